//! What is found out or made once is not found out or read again.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use sunting_timeline::Project;

use crate::counted::{self, Counts};
use crate::export::{ExportReport, ExportSettings, RunOptions, Unwatched, export, join, plan, run_segment};
use crate::media::probe::probe;
use crate::media_paths::MediaPaths;
use crate::single::project_of_file;

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
        let (project, paths) = project_of_file(&probe(&self.film).unwrap());
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
    let planned = plan(&project, &paths, &natural).unwrap();
    assert!(planned.segments.len() > 1);
    run_segment(&planned, 0, &desk.options(), &Unwatched).unwrap();
    counted::take(&desk.cache());
    join(&planned, &desk.path("joined.mp4"), &desk.options(), &Unwatched).unwrap();
    desk.assert_frugal("joined");
}
