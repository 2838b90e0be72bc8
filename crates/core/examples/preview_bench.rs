//! How quickly a clip is shown and how smoothly it plays, as the window would do it: `preview_bench [--proxy] CLIP`.
//! Prints one JSON object; times in milliseconds.
#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use sunting_core::media::probe::probe;
use sunting_core::media_cache::{CacheAnswer, CacheItem, CacheRequest, MediaCache};
use sunting_core::media_paths::MediaPaths;
use sunting_core::preview::{Player, Precision, Rate, ShownFrame, Silence};
use sunting_core::project_from_media::project_of_file;
use sunting_timeline::{FrameRate, Time};

/// The viewer's picture in a window of 1366 × 688.
const SIZE_PX: (usize, usize) = (676, 380);
const SEEKS: usize = 40;
const PLAYED: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(20);

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let clip = words.iter().find(|word| !word.starts_with("--")).ok_or("preview_bench [--proxy] CLIP")?;
    let facts = probe(Path::new(clip))?;
    let (project, paths) = project_of_file(&facts);
    let folder = tempfile::tempdir()?;
    let pictures =
        if words.iter().any(|word| word == "--proxy") { light(&paths, folder.path())? } else { paths.clone() };
    let (rate, duration) = (project.canvas.frame_rate, project.duration());

    let player = Player::start(Box::new(Silence), Arc::new(|| {}))?;
    player.set_size(SIZE_PX.0, SIZE_PX.1);
    let start = Instant::now();
    player.show(Arc::new(project), Arc::new(paths), Arc::new(pictures));
    let opened = until(&player, Time::ZERO, start)?;
    let mut places = Places { seed: 1, rate, duration };
    let rough = seeks(&player, &mut places, Precision::Rough)?;
    let exact = seeks(&player, &mut places, Precision::Exact)?;
    let (first, status) = play(&player)?;
    let report = json!({
        "clip": Path::new(clip).file_name().map(|name| name.to_string_lossy()),
        "opened_ms": opened,
        "rough_ms": { "p50": percentile(&rough, 50), "p95": percentile(&rough, 95) },
        "exact_ms": { "p50": percentile(&exact, 50), "p95": percentile(&exact, 95) },
        "play": {
            "first_ms": first,
            "shown": status.shown,
            "dropped": status.dropped,
            "dropped_percent": 100.0 * status.dropped as f64 / (status.shown + status.dropped).max(1) as f64,
            "lighter": status.lighter,
        },
        "peak_bytes": peak_bytes(),
    });
    println!("{report}");
    Ok(())
}

/// The proxies that stand in for the files.
fn light(paths: &MediaPaths, cache: &Path) -> Result<MediaPaths, Box<dyn Error>> {
    let media_cache = MediaCache::start(cache, u64::MAX, Arc::new(|| {}))?;
    let mut light = MediaPaths::default();
    for (media, path) in &paths.0 {
        media_cache.want(vec![CacheRequest { path: path.clone(), what: CacheItem::Proxy }]);
        light.0.insert(*media, proxy(&media_cache)?);
    }
    Ok(light)
}

fn proxy(media_cache: &MediaCache) -> Result<PathBuf, Box<dyn Error>> {
    loop {
        for answer in media_cache.take() {
            match answer {
                CacheAnswer::Proxy { proxy, .. } => return Ok(proxy),
                CacheAnswer::Failed { error, .. } => return Err(error.into()),
                _ => {}
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Frames all over the clip, the same in every run.
struct Places {
    seed: u64,
    rate: FrameRate,
    duration: Time,
}

impl Places {
    fn next(&mut self) -> Time {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let frames = self.rate.frame_at(self.duration).max(1);
        self.rate.time_of((self.seed >> 33) as i64 % frames)
    }
}

fn seeks(player: &Player, places: &mut Places, precision: Precision) -> Result<Vec<u64>, Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..SEEKS {
        let at = places.next();
        let start = Instant::now();
        player.seek(at, precision);
        times.push(until(player, at, start)?);
        // A hand does not stop at once either.
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(times)
}

/// Waits for the picture of a time; milliseconds since `start`.
fn until(player: &Player, at: Time, start: Instant) -> Result<u64, Box<dyn Error>> {
    loop {
        let shown = take(player).is_some_and(|time| time == at);
        if shown {
            return Ok(start.elapsed().as_millis() as u64);
        }
        if start.elapsed() > PATIENCE {
            return Err(format!("no picture at {at}: {:?}", player.status()).into());
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

fn take(player: &Player) -> Option<Time> {
    let ShownFrame { rgba, timeline_time, .. } = player.take_frame()?;
    player.recycle(rgba);
    Some(timeline_time)
}

/// Plays from the start; when the first new picture came, and how it went.
fn play(player: &Player) -> Result<(u64, sunting_core::preview::Status), Box<dyn Error>> {
    let start = Instant::now();
    player.seek(Time::ZERO, Precision::Exact);
    until(player, Time::ZERO, start)?;
    let (start, mut first) = (Instant::now(), None);
    player.play(Rate::times(1));
    while start.elapsed() < PLAYED && player.is_playing() {
        if take(player).is_some() {
            first = first.or(Some(start.elapsed().as_millis() as u64));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let status = player.status();
    player.pause();
    Ok((first.ok_or("nothing was shown")?, status))
}

fn percentile(times: &[u64], percent: usize) -> u64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or(0)
}

/// The most memory that was resident, where the system tells.
fn peak_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
