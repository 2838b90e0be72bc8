//! The sample project, from unpacking to a video that a phone can play.
#![allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]

use std::sync::Arc;

use sunting_core::export::{ExportSettings, RunOptions, Unwatched, export};
use sunting_core::media::probe::probe;
use sunting_core::workspace::open::open;
use sunting_editor::services::sample_project::unpack;

#[test]
fn the_sample_project_becomes_a_video_for_whatsapp() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&unpack(folder.path(), "Proyek contoh").unwrap()).unwrap();
    let project = opened.history().project().clone();
    let out = folder.path().join("Proyek contoh.mp4");
    let settings = ExportSettings { platform: Some("whatsapp".to_owned()), ..ExportSettings::default() };
    let options = RunOptions { store: folder.path().join("store"), memory_bytes: None, force: false };
    let report = export(&project, &Arc::new(opened.paths.clone()), &settings, &out, &options, &Unwatched).unwrap();
    assert!(report.size_bytes < 16_000_000, "{}", report.size_bytes);

    let made = probe(&out).unwrap();
    let video = made.video.unwrap();
    assert_eq!((video.codec.as_str(), video.coded_height_px), ("h264", 480));
    assert!(made.audio.is_some());
    let expected = project.duration().as_millis();
    assert!((made.duration.as_millis() - expected).abs() < 100, "{} of {expected} ms", made.duration.as_millis());
}
