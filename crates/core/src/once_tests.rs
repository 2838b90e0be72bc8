//! Nothing is probed, made or read again that was probed, made or read before.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use serde_json::{Value, json};
use sunting_timeline::{AudioTrack, Project, Time, TimeRange};

use crate::counted::{self, Counts};
use crate::export::{
    ExportReport, ExportSettings, RunOptions, TrimMode, Unwatched, export, join, plan, run_segment, trim,
};
use crate::library::Library;
use crate::media::probe::MediaFacts;
use crate::media_cache::{CacheAnswer, CacheItem, CacheRequest, MediaCache};
use crate::media_paths::MediaPaths;
use crate::packing::{Extent, Order, outside, pack};
use crate::project_from_media::project_of_file;
use crate::stop::never;
use crate::store::Folder;
use crate::workspace::finding::find;

const PATIENCE: Duration = Duration::from_secs(60);

/// A film with sound, and a cache.
struct Desk {
    folder: tempfile::TempDir,
    film: PathBuf,
}

impl Desk {
    fn new(picture: &str, seconds: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let film = folder.path().join("film.mp4");
        let (sound, seconds) = (format!("sine=d={seconds}"), seconds.to_string());
        let made = Command::new("ffmpeg")
            .args(["-nostdin", "-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", &sound])
            .args(["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-g", "25", "-pix_fmt", "yuv420p"])
            .args(["-c:a", "aac", "-metadata", "title=Rapat", "-t", &seconds])
            .arg(&film)
            .status();
        assert!(made.unwrap().success());
        Self { folder, film }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn cache(&self) -> PathBuf {
        self.path("cache")
    }

    fn options(&self) -> RunOptions {
        RunOptions { store: self.cache(), memory_bytes: None, force: true }
    }

    fn project(&self) -> (Arc<Project>, Arc<MediaPaths>) {
        let (project, paths) = project_of_file(&Library::open(&self.cache()).facts(&self.film, None, &never).unwrap());
        (Arc::new(project), Arc::new(paths))
    }

    fn export(&self, settings: &ExportSettings) -> ExportReport {
        let (project, paths) = self.project();
        export(&project, &paths, settings, &self.path("out.mp4"), &self.options(), &Unwatched).unwrap()
    }

    /// How often each byte of the stored segments was hashed and read at most since the last call; no byte more than
    /// once and twice.
    fn assert_frugal(&self, what: &str) -> Counts {
        let mut all = Counts::default();
        for (path, counts) in counted::take(&self.cache().join("segments")) {
            let size_bytes = std::fs::metadata(&path).unwrap().len();
            assert!(counts.hashed_bytes <= size_bytes, "{what}: {counts:?} of {size_bytes}");
            assert!(counts.read_bytes <= 2 * size_bytes, "{what}: {counts:?} of {size_bytes}");
            all.hashed_bytes += counts.hashed_bytes;
            all.read_bytes += counts.read_bytes;
        }
        assert!(all.read_bytes > 0, "{what}");
        all
    }

    fn looks(&self) -> (u64, u64) {
        looks_at(&self.film)
    }
}

/// Passes over a film's packets and fingerprints taken of it, since the last call.
fn looks_at(film: &Path) -> (u64, u64) {
    let counts = counted::take(film).remove(film).unwrap_or_default();
    (counts.scans, counts.fingerprints)
}

#[test]
fn each_stored_byte_is_hashed_once_and_read_twice_at_most() {
    let desk = Desk::new("testsrc2=s=320x240:r=25", 20);
    let natural = ExportSettings::default();
    let report = desk.export(&natural);
    let made = desk.assert_frugal("made");
    assert_eq!(desk.export(&natural).segments_reused, report.segments);
    let again = desk.assert_frugal("again");
    assert!(again.hashed_bytes <= made.hashed_bytes && again.read_bytes <= 2 * made.hashed_bytes);
    let (project, paths) = desk.project();
    let planned = plan(&project, &paths, &natural, &Library::open(&desk.cache())).unwrap();
    assert!(planned.segments.len() > 1);
    run_segment(&planned, 0, &desk.options(), &Unwatched).unwrap();
    counted::take(&desk.cache());
    join(&planned, &desk.path("joined.mp4"), &desk.options(), &Unwatched).unwrap();
    desk.assert_frugal("joined");
}

#[test]
fn rounds_below_a_limit_read_no_byte_more_often() {
    let desk = Desk::new("testsrc2=s=320x240:r=25,noise=alls=40:allf=t", 14);
    let natural_bytes = desk.export(&ExportSettings::default()).size_bytes;
    desk.assert_frugal("without a limit");
    let limited = ExportSettings { max_bytes: Some(natural_bytes / 5), ..ExportSettings::default() };
    for what in ["made", "again"] {
        let report = desk.export(&limited);
        assert!(report.size_bytes <= natural_bytes / 5);
        let hashed_bytes = desk.assert_frugal(what).hashed_bytes;
        assert!(hashed_bytes > 3 * report.size_bytes, "it took several rounds: {hashed_bytes}");
    }
}

#[test]
fn what_the_window_looked_at_is_looked_at_by_nobody_again() {
    let desk = Desk::new("testsrc2=s=320x240:r=25", 8);
    // As the window takes a file in: its facts for the list, then its fingerprint.
    let (told, heard) = channel();
    let told = std::sync::Mutex::new(told);
    let wake = Arc::new(move || {
        let _ = told.lock().unwrap().send(());
    });
    let media_cache = MediaCache::start(&desk.cache(), 1 << 30, wake).unwrap();
    media_cache.want(vec![CacheRequest { path: desk.film.clone(), what: CacheItem::Probe }]);
    heard.recv_timeout(PATIENCE).unwrap();
    let [CacheAnswer::Probed { facts: Ok(facts), .. }] = &media_cache.take()[..] else { panic!("no facts") };
    Library::open(&desk.cache()).fingerprint(&desk.film).unwrap();
    assert_eq!(desk.looks(), (1, 1));
    assert_eq!(&Library::open(&desk.cache()).facts(&desk.film, None, &never).unwrap(), facts);

    let report = desk.export(&ExportSettings { keep_metadata: true, ..ExportSettings::default() });
    assert!(report.frames > 0);
    assert_eq!(desk.looks(), (0, 0), "exporting");
    let keep = [TimeRange::between(Time::from_seconds(1), Time::from_seconds(2))];
    trim(&desk.film, &keep, TrimMode::Smart, &desk.path("short.mp4"), &desk.options(), &Unwatched).unwrap();
    assert_eq!(desk.looks(), (0, 0), "trimming");
    let (project, paths) = desk.project();
    let library = Library::open(&desk.cache());
    assert!(!plan(&project, &paths, &ExportSettings::default(), &library).unwrap().segments.is_empty());
    assert_eq!(desk.looks(), (0, 0), "planning");
    for print in [library.fingerprint(&desk.film).unwrap(), String::new()] {
        // By its content; and by its name and facts, where nobody knows its content.
        let sought = with_fingerprint(&project, &print);
        let found = find(&sought, &[sought.media[0].id], desk.folder.path(), &library, &mut || true);
        assert_eq!(found.get(&sought.media[0].id), Some(&desk.film));
        assert_eq!(desk.looks(), (0, 0), "finding");
    }
    for extent in [Extent::Whole, Extent::Used] {
        let order = Order { project: &shown_shortly(&project), paths: &paths, name: "Rapat", extent };
        assert_eq!(outside(&order, &desk.cache(), &Library::open(&desk.cache())).len(), 1);
        let packed = pack(&order, &desk.path("pak.zip"), &desk.options(), &|_, _| true).unwrap();
        assert_eq!((packed.files, packed.kept_whole.len()), (1, 0));
        assert_eq!(desk.looks(), (0, 0), "packing");
    }
    let times = std::fs::metadata(&desk.film).unwrap().modified().unwrap();
    let film = std::fs::File::options().append(true).open(&desk.film).unwrap();
    film.set_modified(times + Duration::from_secs(1)).unwrap();
    desk.export(&ExportSettings::default());
    assert_eq!(desk.looks(), (1, 1), "what changed is looked at again");
}

/// The project with that fingerprint of its first file.
fn with_fingerprint(project: &Project, print: &str) -> Project {
    let mut project = project.clone();
    print.clone_into(&mut Arc::make_mut(&mut project.media[0]).fingerprint);
    project
}

/// The first second of a film alone.
fn shown_shortly(project: &Project) -> Project {
    let mut project = project.clone();
    for track in &mut project.tracks {
        for clip in &mut Arc::make_mut(track).clips {
            clip.timeline_range = TimeRange::between(Time::ZERO, Time::from_seconds(1));
        }
    }
    project
}

#[test]
fn who_wishes_for_the_track_that_was_chosen_gets_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let film = folder.path().join("two.mkv");
    let sounds = ["-f", "lavfi", "-i", "sine=d=2", "-f", "lavfi", "-i", "anullsrc=d=2", "-map", "0", "-map", "1"];
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-nostdin", "-v", "error"]).args(sounds).arg(&film);
    assert!(ffmpeg.status().unwrap().success());
    let library = Library::open(folder.path());
    let facts = library.facts(&film, None, &never).unwrap();
    assert!(facts.audio_track.is_some() && looks_at(&film) == (1, 0));
    assert_eq!(library.facts(&film, facts.audio_track, &never).unwrap(), facts);
    assert_eq!(looks_at(&film), (0, 0));
    let other = AudioTrack::Mix;
    assert_eq!(library.facts(&film, Some(other), &never).unwrap().audio_track, Some(other));
    assert_eq!(looks_at(&film), (1, 0));
}

#[test]
fn what_is_known_of_a_file_is_known_of_its_copy() {
    let desk = Desk::new("testsrc2=s=64x48:r=25", 1);
    let (library, copy) = (Library::open(&desk.cache()), desk.path("copy.mp4"));
    let (facts, print) = (library.facts(&desk.film, None, &never).unwrap(), library.fingerprint(&desk.film).unwrap());
    std::fs::copy(&desk.film, &copy).unwrap();
    library.copied(&desk.film, &copy);
    let of_copy = Library::open(&desk.cache());
    assert_eq!(of_copy.facts(&copy, None, &never).unwrap(), MediaFacts { path: copy.clone(), ..facts });
    assert_eq!((of_copy.fingerprint(&copy).unwrap(), looks_at(&copy)), (print, (0, 0)));
    std::fs::write(&copy, "another").unwrap();
    assert!(of_copy.facts(&copy, None, &never).is_err() && of_copy.fingerprint(&copy).is_ok());
    assert_eq!(looks_at(&copy).1, 1);
}

#[test]
fn a_whole_record_that_no_file_can_have_is_as_good_as_none() {
    let desk = Desk::new("testsrc2=s=64x48:r=25", 3);
    let known = || Library::open(&desk.cache());
    let (facts, print) = (known().facts(&desk.film, None, &never).unwrap(), known().fingerprint(&desk.film).unwrap());
    assert_eq!(desk.looks(), (1, 1));
    let folder = Folder::open(&desk.cache().join("sources")).unwrap();
    let record = |ending: &str| {
        let entries = folder.entries().unwrap();
        entries.into_iter().find(|entry| entry.path.extension().is_some_and(|own| own == ending)).unwrap().path
    };
    let whole = serde_json::to_value(&facts).unwrap();
    let forged = |at: &str, value: Value| {
        let mut content = whole.clone();
        *content.pointer_mut(at).unwrap_or_else(|| panic!("no {at}")) = value;
        folder.write(&record("facts"), &serde_json::to_vec(&content).unwrap()).unwrap();
    };
    for (at, value) in [
        ("/size_bytes", json!(1)),
        ("/duration", json!(i64::MAX)),
        ("/duration", json!(0)),
        ("/still", json!(true)),
        ("/video/frames/end", json!(i64::MAX)),
        ("/video/frames/first_seen", json!(-1)),
        ("/video/frames/times/0", json!(-5)),
        ("/video/frames/times/3", json!(0)),
        ("/video/frames/times", json!([])),
        ("/video/frames/keyframes/1", json!(0)),
        ("/video/frames/keyframes/1", json!(7)),
        ("/video/width_px", json!(0)),
        ("/video/width_px", json!(4_000_000_000_u32)),
        ("/video/coded_height_px", json!(0)),
        ("/video/sample_aspect", json!([0, 0])),
        ("/video/orientation/rotation", json!(45)),
        ("/video/frame_rate", json!("1")),
        ("/video/measured_rate_hz", json!(0.0)),
        ("/video/time_base/denominator", json!(0)),
        ("/video/keyframe_interval", json!(i64::MAX)),
        ("/video/picture_bytes", json!([u64::MAX, u64::MAX])),
        ("/video/bit_depth", json!(0)),
        ("/video/color/matrix", json!(-9)),
        ("/audio/channels", json!(0)),
        ("/audio/sample_rate", json!(0)),
        ("/audio/end", json!(-1)),
        ("/audio_track", json!("9")),
        ("/audio_tracks/0/number", json!(0)),
        ("/warnings", json!([{ "CutOff": { "end": 0, "whole": -3 } }])),
    ] {
        forged(at, value);
        assert_eq!(known().facts(&desk.film, None, &never).unwrap(), facts, "{at}");
        assert_eq!(desk.looks(), (1, 0), "{at} was believed");
        assert_eq!(known().facts(&desk.film, None, &never).unwrap(), facts, "{at}");
        assert_eq!(desk.looks(), (0, 0), "{at} was not mended");
    }
    for wrong in ["", "no fingerprint", &print[1..]] {
        folder.write(&record("print"), wrong.as_bytes()).unwrap();
        assert_eq!((known().fingerprint(&desk.film).unwrap(), desk.looks()), (print.clone(), (0, 1)), "{wrong}");
    }
}

#[test]
fn what_cannot_be_remembered_is_found_out_again() {
    let desk = Desk::new("testsrc2=s=64x48:r=25", 1);
    std::fs::write(desk.cache(), "no folder").unwrap();
    let library = Library::open(&desk.cache());
    for _ in 0..2 {
        assert!(library.facts(&desk.film, None, &never).is_ok());
        assert_eq!(library.fingerprint(&desk.film).unwrap().len(), 64);
    }
    assert_eq!(desk.looks(), (2, 1));
}
