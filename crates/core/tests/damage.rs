//! Files that were not copied whole: what is there is used, and what is missing is told.
#![allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sunting_core::error::MediaProblem;
use sunting_core::media::probe::{MediaFacts, probe};
use sunting_core::media::warning::Warning;
use sunting_timeline::Time;

/// A film of twenty seconds whose index stands at its start, as WhatsApp and cameras of phones put it.
fn film(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let made = Command::new("ffmpeg")
        .args([
            "-v",
            "error",
            "-y",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=320x180:r=30:d=20",
            "-f",
            "lavfi",
            "-i",
            "sine=d=20",
        ])
        .args(["-c:v", "libx264", "-preset", "ultrafast", "-g", "30", "-c:a", "aac", "-movflags", "+faststart"])
        .arg(&path)
        .status();
    assert!(made.unwrap().success());
    path
}

fn cut_off(facts: &MediaFacts) -> Option<(Time, Time)> {
    facts.warnings.iter().find_map(|warning| match warning {
        Warning::CutOff { end, whole } => Some((*end, *whole)),
        _ => None,
    })
}

fn damaged(facts: &MediaFacts) -> Option<(u64, Time)> {
    facts.warnings.iter().find_map(|warning| match warning {
        Warning::DamagedPackets { count, from } => Some((*count, *from)),
        _ => None,
    })
}

#[test]
fn a_film_that_was_copied_in_part_says_how_much_of_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.mp4", "a.mov", "a.mkv"] {
        let path = film(folder.path(), name);
        assert_eq!(cut_off(&probe(&path).unwrap()), None, "{name} is whole");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() * 3 / 5]).unwrap();
        let facts = probe(&path).unwrap();
        let (end, whole) = cut_off(&facts).unwrap_or_else(|| panic!("{name}: {:?}", facts.warnings));
        assert_eq!(end, facts.duration);
        assert!((11_000..13_000).contains(&end.as_millis()), "{name}: {end:?}");
        assert!((19_900..20_200).contains(&whole.as_millis()), "{name}: {whole:?}");
    }
}

#[test]
fn zeros_inside_a_film_are_told_as_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = film(folder.path(), "a.mp4");
    assert_eq!(damaged(&probe(&path).unwrap()), None);
    let mut bytes = fs::read(&path).unwrap();
    let hole = bytes.len() * 2 / 5..bytes.len() * 3 / 5;
    bytes[hole].fill(0);
    fs::write(&path, bytes).unwrap();
    let facts = probe(&path).unwrap();
    let (count, from) = damaged(&facts).unwrap_or_else(|| panic!("{:?}", facts.warnings));
    assert!((90..150).contains(&count), "{count} of 600");
    assert!((7000..9500).contains(&from.as_millis()), "{from:?}");
    assert_eq!(facts.duration, Time::from_seconds(20), "all of it is still there to be cut");
}

/// A film of ten pictures a second whose head says that each of its six pictures lasts so many tenths of a second.
fn avi_of_long_pictures(folder: &Path, tenths: u32) -> PathBuf {
    let path = folder.join(format!("{tenths}.avi"));
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=64x48:r=10:d=0.6", "-c:v", "mpeg4"])
        .arg(&path)
        .status();
    assert!(made.unwrap().success());
    let mut bytes = fs::read(&path).unwrap();
    // dwScale and dwRate of the stream's header.
    let head = bytes.windows(4).position(|four| four == b"strh").unwrap();
    assert_eq!(bytes[head + 28..head + 36], [1, 0, 0, 0, 10, 0, 0, 0]);
    bytes[head + 28..head + 32].copy_from_slice(&tenths.to_le_bytes());
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_head_that_promised_715_827_hours_was_believed() {
    let folder = tempfile::tempdir().unwrap();
    let probed = |tenths: u32| probe(&avi_of_long_pictures(folder.path(), tenths)).map(|facts| facts.duration);
    assert_eq!(probed(1).unwrap(), Time::from_millis(600));
    assert_eq!(probed(10 * 600).unwrap(), Time::from_seconds(3600), "a picture every ten minutes");
    for tenths in [u32::MAX, u32::MAX / 2, 10 * 3600 * 24 * 30] {
        let refused = probed(tenths).map_err(|error| error.problem);
        assert_eq!(refused, Err(MediaProblem::Undecodable), "{tenths}");
    }
}
