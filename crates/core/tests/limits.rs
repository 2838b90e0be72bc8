//! Promises in bytes where little is shown or heard, and little time is.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use sunting_core::export::{ExportError, ExportReport, ExportSettings, Forecast, Unwatched, export, forecast};
use sunting_core::media::container::Container;
use sunting_core::media::probe::probe;
use sunting_core::project_from_media::project_of_file;
use support::run_options;

/// A picture that stands still over silence, longer than what is made whole before a limit is refused.
fn still(folder: &Path) -> PathBuf {
    let picture = "testsrc2=s=640x360:r=10:d=0.1,loop=-1:1,trim=duration=66";
    made(folder, "still.mp4", &["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", "anullsrc=d=66", "-c:a", "aac"])
}

fn made(folder: &Path, name: &str, inputs: &[&str]) -> PathBuf {
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.current_dir(folder).args(["-nostdin", "-v", "error"]).args(inputs);
    ffmpeg.args(["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", name]);
    assert!(ffmpeg.status().unwrap().success(), "{inputs:?}");
    folder.join(name)
}

fn limited(folder: &Path, film: &Path, name: &str, max_bytes: Option<u64>) -> Result<ExportReport, ExportError> {
    let (project, paths) = project_of_file(&probe(film).unwrap());
    let settings = ExportSettings { max_bytes, ..ExportSettings::default() };
    let (out, options) = (folder.join(name), run_options(folder));
    export(&Arc::new(project), &Arc::new(paths), &settings, &out, &options, &Unwatched)
}

fn foreseen(folder: &Path, film: &Path, container: Container, max_bytes: u64) -> Result<Forecast, ExportError> {
    let (project, paths) = project_of_file(&probe(film).unwrap());
    let settings = ExportSettings { max_bytes: Some(max_bytes), ..ExportSettings::default() };
    forecast(&Arc::new(project), &Arc::new(paths), &settings, container, &run_options(folder), &Unwatched)
}

/// The size that a message says is enough.
fn enough<T: std::fmt::Debug>(refused: Result<T, ExportError>) -> u64 {
    let Err(ExportError::LimitTooSmall { least_bytes, .. }) = refused else { panic!("{refused:?}") };
    least_bytes
}

#[test]
fn what_stands_still_may_be_as_small_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let film = still(folder.path());
    let natural_bytes = limited(folder.path(), &film, "natural.mp4", None).unwrap().size_bytes;
    // Sound at its least rate and twelve bytes a picture would take more.
    assert!(natural_bytes < 230_000, "{natural_bytes}");
    let tight_bytes = natural_bytes * 9 / 10;
    let seen = foreseen(folder.path(), &film, Container::Mp4, tight_bytes).unwrap();
    let report = limited(folder.path(), &film, "tight.mp4", Some(tight_bytes)).unwrap();
    assert!(
        report.size_bytes <= tight_bytes && seen.size_bytes <= tight_bytes,
        "{} of {tight_bytes}",
        report.size_bytes
    );
}

#[test]
fn a_size_that_is_said_to_be_enough_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    let film = still(folder.path());
    let moving = made(folder.path(), "moving.mp4", &["-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=3"]);
    for (film, name) in [(&film, "still-made.mp4"), (&film, "still-made.m4a"), (&moving, "moving-made.mp4")] {
        let enough_bytes = enough(limited(folder.path(), film, name, Some(5_000)));
        let report = limited(folder.path(), film, name, Some(enough_bytes)).unwrap();
        assert!(report.size_bytes <= enough_bytes, "{name}: {} of {enough_bytes}", report.size_bytes);
    }
    enough(foreseen(folder.path(), &film, Container::Mp4, 5_000));
    enough(foreseen(folder.path(), &film, Container::M4a, 5_000));
}

#[test]
fn silence_alone_takes_less_than_its_rate() {
    let folder = tempfile::tempdir().unwrap();
    let film = still(folder.path());
    let seen = foreseen(folder.path(), &film, Container::M4a, 60_000).unwrap();
    assert_eq!((seen.width_px, seen.height_px, seen.frame_rate), (0, 0, None));
    let report = limited(folder.path(), &film, "silence.m4a", Some(60_000)).unwrap();
    assert!(report.size_bytes <= 60_000, "{}", report.size_bytes);
    assert!(seen.size_bytes.abs_diff(report.size_bytes) * 20 < report.size_bytes, "{seen:?}, {}", report.size_bytes);
}

#[test]
fn a_part_of_a_second_is_as_good_as_a_whole_one() {
    let folder = tempfile::tempdir().unwrap();
    let noisy = |seconds: &str| format!("testsrc2=s=640x360:r=25:d={seconds},noise=alls=12:allf=t");
    let [part, whole] = ["0.2", "1"].map(|seconds| {
        let film = made(folder.path(), &format!("{seconds}.mp4"), &["-f", "lavfi", "-i", &noisy(seconds)]);
        limited(folder.path(), &film, &format!("{seconds}-made.mp4"), None).unwrap()
    });
    assert_eq!(part.encoder, whole.encoder);
}

/// Sharp lines take almost as much at a coarser CRF: 62 pieces were made of the 7 of such a film, one round after the
/// other.
#[test]
fn what_hardly_follows_its_crf_is_not_made_over_and_over() {
    let folder = tempfile::tempdir().unwrap();
    let film = made(folder.path(), "lines.mp4", &["-f", "lavfi", "-i", "testsrc=s=640x360:r=5:d=40"]);
    let report = limited(folder.path(), &film, "lines-made.mp4", Some(165_000)).unwrap();
    assert!((150_000..=165_000).contains(&report.size_bytes), "{}", report.size_bytes);
    let pieces = std::fs::read_dir(run_options(folder.path()).store.join("segments")).unwrap().count();
    assert!(pieces < report.segments * 6, "{pieces} for {}", report.segments);
}

/// A source that was coded coarsely allows less than its pictures take, whatever their CRF.
#[test]
fn a_film_that_is_made_whole_beforehand_is_made_as_it_was_foreseen() {
    let folder = tempfile::tempdir().unwrap();
    let coarse = ["-f", "lavfi", "-i", "testsrc2=s=1280x720:r=24:d=8,noise=alls=30:allf=t", "-crf", "48"];
    let film = made(folder.path(), "coarse.mp4", &coarse);
    let (project, paths) = project_of_file(&probe(&film).unwrap());
    let (project, paths, options) = (Arc::new(project), Arc::new(paths), run_options(folder.path()));
    let settings = ExportSettings::default();
    let seen = forecast(&project, &paths, &settings, Container::Mp4, &options, &Unwatched).unwrap();
    let report = limited(folder.path(), &film, "coarse-made.mp4", None).unwrap();
    assert_eq!(report.segments_reused, report.segments);
    assert!(seen.size_bytes.abs_diff(report.size_bytes) * 100 < report.size_bytes, "{seen:?}, {}", report.size_bytes);
}

/// Sound had three tenths of any limit, also of one that nothing had to give way to, and lost a channel by it.
#[test]
fn what_fits_as_it_is_keeps_its_sound() {
    let folder = tempfile::tempdir().unwrap();
    let slide = ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=10:d=0.1,loop=-1:1,trim=duration=30"];
    let music =
        ["-f", "lavfi", "-i", "anoisesrc=d=30:c=pink:a=0.3:seed=4,aformat=channel_layouts=stereo", "-c:a", "aac"];
    let film = made(folder.path(), "slide.mp4", &[&slide[..], &music[..]].concat());
    let natural = limited(folder.path(), &film, "natural.mp4", None).unwrap();
    let limit_bytes = natural.size_bytes * 4 / 3;
    let report = limited(folder.path(), &film, "limited.mp4", Some(limit_bytes)).unwrap();
    assert_eq!((report.size_bytes, report.encoder), (natural.size_bytes, natural.encoder));
    let seen = foreseen(folder.path(), &film, Container::Mp4, limit_bytes).unwrap();
    assert!(seen.size_bytes.abs_diff(report.size_bytes) * 12 < report.size_bytes, "{seen:?}, {}", report.size_bytes);
}
