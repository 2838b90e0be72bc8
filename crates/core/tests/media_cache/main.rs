//! What the window shows of files without playing them is really in them, is kept, and never holds anything up.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod proxies;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sunting_core::error::MediaProblem;
use sunting_core::media::probe::probe;
use sunting_core::media_cache::{CacheAnswer, CacheItem, CacheRequest, MediaCache, Peaks, is_heavy};
use sunting_timeline::{Time, TimeRange};
use support::{HEIGHT, WIDTH, X264, ffprobe, names_in, number_of_luma, numbered_clip, numbers_of, times_of};

const ROOMY: u64 = 1 << 30;
const PATIENCE: Duration = Duration::from_secs(60);

/// A media cache and its wakes.
struct Desk {
    media_cache: MediaCache,
    wakes: Receiver<()>,
}

impl Desk {
    fn open(cache: &Path, quota_bytes: u64) -> Self {
        let (sender, wakes) = channel();
        let sender = Mutex::new(sender);
        let wake = Arc::new(move || {
            let _ = sender.lock().unwrap().send(());
        });
        Self { media_cache: MediaCache::start(cache, quota_bytes, wake).unwrap(), wakes }
    }

    /// Wishes, and everything that comes until every request has its answer.
    fn ask(&self, requests: &[CacheRequest]) -> Vec<CacheAnswer> {
        self.media_cache.want(requests.to_vec());
        self.wait(requests.len())
    }

    fn wait(&self, answers: usize) -> Vec<CacheAnswer> {
        let (mut found, deadline) = (Vec::new(), Instant::now() + PATIENCE);
        while found.iter().filter(|answer| !matches!(answer, CacheAnswer::PeaksGrow { .. })).count() < answers {
            let left = deadline.saturating_duration_since(Instant::now());
            self.wakes.recv_timeout(left).expect("an answer in time");
            found.extend(self.media_cache.take());
        }
        found
    }

    /// What comes within a fifth of a second.
    fn idle(&self) -> Vec<CacheAnswer> {
        std::thread::sleep(Duration::from_millis(200));
        self.media_cache.take()
    }

    fn proxy(&self, path: &Path) -> PathBuf {
        match self.ask(&[request(path, CacheItem::Proxy)]).remove(0) {
            CacheAnswer::Proxy { proxy, .. } => proxy,
            other => panic!("{other:?}"),
        }
    }

    fn peaks(&self, path: &Path) -> Arc<Peaks> {
        match self.ask(&[request(path, CacheItem::Peaks { track: None })]).pop().unwrap() {
            CacheAnswer::Peaks { peaks, .. } => peaks,
            other => panic!("{other:?}"),
        }
    }
}

fn request(path: &Path, what: CacheItem) -> CacheRequest {
    CacheRequest { path: path.to_owned(), what }
}

fn tile(path: &Path, millis: i64, height_px: u32) -> CacheRequest {
    request(path, CacheItem::Thumbnail { source_time: Time::from_millis(millis), height_px })
}

/// Time in ms, size and the number that the picture carries.
fn seen(answer: &CacheAnswer) -> (i64, (u32, u32), usize) {
    let CacheAnswer::Thumbnail { source_time, width_px, height_px, rgba, .. } = answer else { panic!("{answer:?}") };
    assert_eq!(rgba.len(), (4 * width_px * height_px) as usize);
    assert!(rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
    let row = rgba.chunks_exact(4 * *width_px as usize).nth(*height_px as usize / 4).unwrap();
    let greens: Vec<u8> = row.chunks_exact(4).map(|pixel| pixel[1]).collect();
    (source_time.as_millis(), (*width_px, *height_px), number_of_luma(&greens))
}

fn with(more: &[&'static str]) -> Vec<&'static str> {
    [&X264[..], &["-sc_threshold", "0"], more].concat()
}

fn ffmpeg(arguments: &[&str], path: &Path) {
    let done = Command::new("ffmpeg").args(["-v", "error", "-y"]).args(arguments).arg(path).status().unwrap();
    assert!(done.success(), "{}", path.display());
}

#[test]
fn a_tile_is_the_keyframe_at_or_before_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), ROOMY);
    let vp9 =
        ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-crf", "20", "-g", "25", "-c:a", "libopus"];
    let mpeg =
        ["-c:v", "mpeg2video", "-q:v", "3", "-g", "25", "-bf", "2", "-sc_threshold", "1000000000", "-c:a", "mp2"];
    for (name, arguments) in [
        ("plain.mp4", with(&["-g", "25", "-bf", "0"])),
        ("b_frames.mp4", with(&["-g", "25", "-bf", "3"])),
        ("b_frames.mkv", with(&["-g", "25", "-bf", "2"])),
        ("stream.ts", with(&["-g", "25", "-bf", "2"])),
        ("vp9.webm", vp9.to_vec()),
        ("film.mpg", mpeg.to_vec()),
    ] {
        let path = numbered_clip(folder.path(), name, 120, "25", &arguments);
        let millis = [0, 40, 999, 1000, 1001, 1960, 2000, 3999, 4700, 9000, -500];
        let requests: Vec<CacheRequest> = millis.iter().map(|&millis| tile(&path, millis, 96)).collect();
        let found: Vec<_> = desk.ask(&requests).iter().map(seen).collect();
        let frames = probe(&path).unwrap().video.unwrap().frames;
        assert!(frames.keyframes.len() >= 4, "{name}");
        for (millis, size, number) in found {
            let before = frames.keyframes.iter().rfind(|&&time| time <= Time::from_millis(millis));
            let expected = before.map_or(0, |time| time.as_millis() as usize / 40);
            assert_eq!((size, number), ((160, 96), expected), "{name} at {millis} ms");
        }
    }
}

#[test]
fn a_tile_is_upright_has_square_pixels_and_an_even_size() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), ROOMY);
    let size_of = |path: &Path, height| seen(&desk.ask(&[tile(path, 0, height)])[0]).1;
    let flat = numbered_clip(folder.path(), "flat.mp4", 3, "25", &X264);
    assert_eq!(size_of(&flat, 63), (106, 64));
    let turned = folder.path().join("turned.mp4");
    ffmpeg(&["-i", flat.to_str().unwrap(), "-c", "copy", "-metadata:s:v", "rotate=90"], &turned);
    assert_eq!(size_of(&turned, 320), (192, 320));
    let stretched = numbered_clip(folder.path(), "stretched.mp4", 3, "25", &with(&["-aspect", "10:3"]));
    assert_eq!(size_of(&stretched, 96), (320, 96));
}

#[test]
fn a_photo_gives_its_tile_whatever_the_time() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), ROOMY);
    for name in ["foto.jpg", "foto.png"] {
        let path = folder.path().join(name);
        ffmpeg(&["-f", "lavfi", "-i", "color=white:s=64x48", "-frames:v", "1"], &path);
        for millis in [0, 7000] {
            let found = desk.ask(&[tile(&path, millis, 24)]);
            let CacheAnswer::Thumbnail { width_px, height_px, rgba, .. } = &found[0] else { panic!("{found:?}") };
            assert_eq!((*width_px, *height_px), (32, 24), "{name}");
            assert!(rgba.iter().all(|&value| value >= 250), "{name}: {:?}", &rgba[..8]);
        }
    }
}

#[test]
fn peaks_are_where_the_clicks_are_and_as_loud_as_the_tone() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), ROOMY);
    let clicks = folder.path().join("clicks.wav");
    // A click in the right channel alone, at 0.25 s of each second; 0.8 of full scale.
    let source = "aevalsrc='0|0.8*between(mod(t,1),0.25,0.2502)':s=44100:d=3";
    ffmpeg(&["-f", "lavfi", "-i", source], &clicks);
    let peaks = desk.peaks(&clicks);
    assert_eq!(peaks.end(), Time::from_seconds(3));
    let levels = peaks.level(TimeRange::between(Time::ZERO, Time::from_seconds(3)), 300);
    for (n, &level) in levels.iter().enumerate() {
        match n % 100 {
            25 => assert!(level > 170, "{level} at {n}"),
            // The resampler rings a little around a click.
            24 | 26 => {}
            _ => assert!(level < 3, "{level} at {n}"),
        }
    }
    let tone = folder.path().join("tone.wav");
    ffmpeg(&["-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*1000*t)':s=48000:d=2"], &tone);
    let levels = desk.peaks(&tone).level(TimeRange::between(Time::ZERO, Time::from_seconds(2)), 40);
    assert!(levels.iter().all(|level| (126..=128).contains(level)), "{levels:?}");
}

#[test]
fn peaks_of_a_long_file_grow_at_most_four_times_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.m4a");
    let source = "aevalsrc='0.3*sin(2*PI*300*t)':s=48000:d=1800";
    ffmpeg(&["-f", "lavfi", "-i", source, "-c:a", "aac", "-b:a", "64k"], &path);
    let desk = Desk::open(folder.path(), ROOMY);
    let started = Instant::now();
    let found = desk.ask(&[request(&path, CacheItem::Peaks { track: None })]);
    let seconds = started.elapsed().as_secs();
    let ends: Vec<Time> = found
        .iter()
        .map(|answer| match answer {
            CacheAnswer::PeaksGrow { peaks, .. } | CacheAnswer::Peaks { peaks, .. } => peaks.end(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(ends.is_sorted() && ends.len() as u64 <= 4 * (seconds + 1) + 1, "{} in {seconds} s", ends.len());
    let off = (*ends.last().unwrap() - Time::from_seconds(1800)).as_millis();
    assert!(off.abs() < 100, "{off} ms");
}

#[test]
fn what_was_made_is_found_again_after_a_restart_without_decoding() {
    let folder = tempfile::tempdir().unwrap();
    let path = numbered_clip(folder.path(), "a.mp4", 60, "25", &with(&["-g", "25"]));
    let cache = folder.path().join("cache");
    let requests = [
        tile(&path, 0, 48),
        tile(&path, 1000, 48),
        request(&path, CacheItem::Peaks { track: None }),
        request(&path, CacheItem::Proxy),
    ];
    let first = Desk::open(&cache, ROOMY);
    let made = first.ask(&requests);
    assert_eq!(first.media_cache.made_count(), 4);
    drop(first);
    // The same content under another name is the same file.
    let copy = folder.path().join("copy.mp4");
    std::fs::copy(&path, &copy).unwrap();
    for path in [&path, &copy] {
        let again = Desk::open(&cache, ROOMY);
        let requests = requests.clone().map(|request| CacheRequest { path: path.clone(), ..request });
        let found = again.ask(&requests);
        assert_eq!(again.media_cache.made_count(), 0);
        assert!(again.media_cache.size_bytes() > 0);
        for (made, found) in made.iter().zip(&found) {
            match (made, found) {
                (CacheAnswer::Thumbnail { rgba: made, .. }, CacheAnswer::Thumbnail { rgba: found, .. }) => {
                    assert!(made == found)
                }
                (CacheAnswer::Peaks { peaks: made, .. }, CacheAnswer::Peaks { peaks: found, .. }) => {
                    assert_eq!(made, found)
                }
                (CacheAnswer::Proxy { proxy: made, .. }, CacheAnswer::Proxy { proxy: found, .. }) => {
                    assert_eq!(made, found)
                }
                other => panic!("{other:?}"),
            }
        }
    }
    let desk = Desk::open(&cache, ROOMY);
    desk.media_cache.clear();
    assert!(matches!(desk.wait(1)[..], [CacheAnswer::Cleared]));
    assert!(names_in(&cache.join("glance")).is_empty());
    desk.ask(&requests);
    assert_eq!(desk.media_cache.made_count(), 4);
}

#[test]
fn the_cache_keeps_its_quota() {
    let folder = tempfile::tempdir().unwrap();
    let path = numbered_clip(folder.path(), "a.mp4", 60, "25", &with(&["-g", "5"]));
    let cache = folder.path().join("cache");
    let desk = Desk::open(&cache, 40_000);
    let requests: Vec<CacheRequest> = (0..60).map(|n| tile(&path, 40 * n, 48)).collect();
    assert_eq!(desk.ask(&requests).len(), 60);
    let files = std::fs::read_dir(cache.join("glance")).unwrap();
    let bytes: u64 = files.map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes <= 40_000 && bytes > 25_000, "{bytes} bytes");
    desk.idle();
    assert_eq!(desk.media_cache.size_bytes(), bytes);
}

#[test]
fn facts_come_one_by_one_and_before_everything_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = numbered_clip(folder.path(), "a.mp4", 50, "25", &X264);
    let clips: Vec<PathBuf> = (0..30).map(|n| folder.path().join(format!("clip{n}.mp4"))).collect();
    for clip in &clips {
        std::fs::copy(&path, clip).unwrap();
    }
    let desk = Desk::open(folder.path(), ROOMY);
    let proxies = clips[..2].iter().map(|clip| request(clip, CacheItem::Proxy));
    let tiles = clips.iter().map(|clip| tile(clip, 0, 32));
    let probes = clips.iter().map(|clip| request(clip, CacheItem::Probe));
    let requests: Vec<CacheRequest> = proxies.chain(tiles).chain(probes).collect();
    let found = desk.ask(&requests);
    for (answer, clip) in found.iter().zip(&clips) {
        let CacheAnswer::Probed { path, facts: Ok(facts) } = answer else { panic!("{answer:?}") };
        assert_eq!((path, facts.video.as_ref().unwrap().frames.times.len()), (clip, 50));
    }
    assert!(found[30..60].iter().all(|answer| matches!(answer, CacheAnswer::Thumbnail { .. })));
    assert!(found[60..].iter().all(|answer| matches!(answer, CacheAnswer::Proxy { .. })));
    // One film serves both names of the same content.
    assert_eq!(names_in(&folder.path().join("glance")).iter().filter(|name| name.ends_with("mp4")).count(), 1);
}

#[test]
fn while_resting_nothing_is_decoded_but_facts_and_the_cache_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = numbered_clip(folder.path(), "a.mp4", 50, "25", &X264);
    let desk = Desk::open(folder.path(), ROOMY);
    desk.ask(&[tile(&path, 0, 32)]);
    desk.media_cache.rest(true);
    let requests =
        [tile(&path, 0, 32), tile(&path, 1000, 32), request(&path, CacheItem::Probe), request(&path, CacheItem::Proxy)];
    desk.media_cache.want(requests.to_vec());
    let found = desk.idle();
    assert!(matches!(found[..], [CacheAnswer::Probed { .. }, CacheAnswer::Thumbnail { .. }]), "{found:?}");
    assert_eq!(desk.media_cache.made_count(), 1);
    while desk.wakes.try_recv().is_ok() {}
    desk.media_cache.rest(false);
    assert!(matches!(desk.wait(2)[..], [CacheAnswer::Thumbnail { .. }, CacheAnswer::Proxy { .. }]));
}

#[test]
fn a_proxy_lets_tiles_pass_and_what_is_no_longer_wanted_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let long = folder.path().join("long.mp4");
    let source = "testsrc2=size=1280x720:rate=30:duration=40";
    ffmpeg(&["-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast", "-g", "30"], &long);
    let cache = folder.path().join("cache");
    let films = || names_in(&cache.join("glance")).iter().filter(|name| name.ends_with(".mp4")).count();
    let desk = Desk::open(&cache, ROOMY);
    let proxy = request(&long, CacheItem::Proxy);
    desk.media_cache.want(vec![proxy.clone()]);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(films(), 1, "one is in the making");
    let started = Instant::now();
    desk.media_cache.want(vec![proxy.clone(), tile(&long, 5000, 48)]);
    assert!(matches!(desk.wait(1)[..], [CacheAnswer::Thumbnail { .. }]));
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    assert_eq!(films(), 1, "it goes on");
    desk.media_cache.want(Vec::new());
    desk.idle();
    assert_eq!(films(), 0, "nobody wants it");
    desk.media_cache.want(vec![proxy]);
    std::thread::sleep(Duration::from_millis(500));
    let started = Instant::now();
    drop(desk);
    assert!(started.elapsed() < Duration::from_millis(150), "{:?}", started.elapsed());
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(films(), 0, "nothing is left behind");
}

#[test]
fn what_cannot_be_had_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), ROOMY);
    let [missing, text, tone] = ["hilang.mp4", "surat.mp4", "nada.wav"].map(|name| folder.path().join(name));
    std::fs::write(&text, "bukan video").unwrap();
    ffmpeg(&["-f", "lavfi", "-i", "sine=d=0.2"], &tone);
    let silent = numbered_clip(folder.path(), "diam.mp4", 10, "25", &["-c:v", "libx264", "-an"]);
    let problem_of = |path: &Path, what| match desk.ask(&[request(path, what)]).remove(0) {
        CacheAnswer::Failed { path: found, what: failed, error } => {
            assert_eq!((found.as_path(), failed), (path, what));
            error.problem
        }
        CacheAnswer::Probed { facts: Err(error), .. } => error.problem,
        other => panic!("{other:?}"),
    };
    let tile = CacheItem::Thumbnail { source_time: Time::ZERO, height_px: 32 };
    for what in [CacheItem::Probe, tile, CacheItem::Peaks { track: None }, CacheItem::Proxy] {
        assert_eq!(problem_of(&missing, what), MediaProblem::NotFound, "{what:?}");
        assert_eq!(problem_of(&text, what), MediaProblem::NotMedia, "{what:?}");
    }
    assert_eq!(
        [problem_of(&tone, tile), problem_of(&tone, CacheItem::Proxy)],
        [MediaProblem::NoVideo, MediaProblem::NoVideo]
    );
    assert_eq!(problem_of(&silent, CacheItem::Peaks { track: None }), MediaProblem::NoAudio);
    assert!(
        matches!(desk.ask(&[request(&silent, tile)])[..], [CacheAnswer::Thumbnail { .. }]),
        "it goes on after failures"
    );
}
