//! Trims keep exactly the asked frames, with their times and their form.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;
use std::process::Command;

use sunting_core::export::{ExportError, TrimMode, TrimReport, Unwatched, trim};
use sunting_core::media::probe::{VideoFacts, probe};
use sunting_timeline::{FrameRate, Time, TimeRange};
use support::{X264, ffprobe, numbered_clip, numbers_of, run_options, times_of};

fn cut(path: &Path, keep: &[TimeRange], out: &Path) -> Result<TrimReport, ExportError> {
    trim(path, keep, TrimMode::Smart, out, &run_options(path.parent().unwrap()), &Unwatched)
}

fn millis(start: i64, end: i64) -> TimeRange {
    TimeRange::between(Time::from_millis(start), Time::from_millis(end))
}

fn video_facts(path: &Path) -> VideoFacts {
    probe(path).unwrap().video.unwrap()
}

/// Distances in units of the source's time base.
fn distances(path: &Path) -> Vec<i64> {
    let base = video_facts(path).time_base;
    let units = |time: Time| time.to_units(base.numerator.into(), base.denominator.into()).unwrap();
    times_of(path).windows(2).map(|pair| units(pair[1] - pair[0])).collect()
}

#[test]
fn kept_frames_are_the_asked_ones_at_every_rate() {
    let folder = tempfile::tempdir().unwrap();
    for (n, rate) in ["24000/1001", "25", "30000/1001", "30", "60000/1001"].into_iter().enumerate() {
        let clip = numbered_clip(folder.path(), &format!("{n}.mp4"), 400, rate, &[&X264[..], &["-g", "48"]].concat());
        let rate: FrameRate = rate.parse().unwrap();
        let range = |from, to| TimeRange::between(rate.time_of(from), rate.time_of(to));
        let out = folder.path().join(format!("{n}.out.mp4"));
        let report = cut(&clip, &[range(101, 300), range(7, 8), range(350, 9999)], &out).unwrap();
        let expected: Vec<usize> = (101..300).chain(7..8).chain(350..400).collect();
        assert_eq!(numbers_of(&out), expected, "at {rate}");
        assert_eq!((report.frames, report.frames_copied, report.frames_encoded), (250, 0, 250));
        let times = times_of(&out);
        for (n, &time) in times.iter().enumerate() {
            let off = (time - rate.time_of(n as i64)).as_millis().abs();
            assert!(off == 0, "frame {n} at {rate} is {off} ms off");
        }
    }
}

#[test]
fn a_variable_rate_keeps_its_distances() {
    let folder = tempfile::tempdir().unwrap();
    let uneven = ["-vf", "setpts='(N+0.4*mod(N,3)+2*gt(mod(N,17),9))/25/TB'", "-vsync", "passthrough"];
    let arguments = [&uneven[..], &X264, &["-g", "40", "-video_track_timescale", "90000"]].concat();
    let clip = numbered_clip(folder.path(), "a.mp4", 300, "25", &arguments);
    assert!(video_facts(&clip).variable_frame_rate);
    let source_times = times_of(&clip);
    let out = folder.path().join("out.mp4");
    let range = |from: usize, to: usize| TimeRange::between(source_times[from], source_times[to]);
    cut(&clip, &[range(33, 217), range(10, 20)], &out).unwrap();
    assert_eq!(numbers_of(&out), (33..217).chain(10..20).collect::<Vec<_>>());
    let source = distances(&clip);
    let expected: Vec<i64> = source[33..217].iter().chain(&source[10..19]).copied().collect();
    assert_eq!(video_facts(&out).time_base, video_facts(&clip).time_base);
    let found = distances(&out);
    assert_eq!(found.len(), expected.len());
    for (n, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert!((found - expected).abs() <= 1, "distance {n}: {found} instead of {expected}");
    }
}

#[test]
fn the_form_of_the_source_stays() {
    let folder = tempfile::tempdir().unwrap();
    let deep = ["-pix_fmt", "yuv420p10le", "-vf", "setsar=4/3", "-colorspace", "bt470bg", "-color_range", "tv"];
    let clip = numbered_clip(folder.path(), "a.mp4", 100, "25", &[&deep[..], &X264].concat());
    let turned = folder.path().join("turned.mp4");
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-i"]).arg(&clip).args(["-c", "copy", "-metadata:s:v", "rotate=90"]).arg(&turned);
    assert!(ffmpeg.status().unwrap().success());
    let out = folder.path().join("out.mp4");
    cut(&turned, &[millis(1000, 3000)], &out).unwrap();
    let (before, after) = (video_facts(&turned), video_facts(&out));
    assert_ne!(before.orientation.rotation, 0);
    assert_eq!(after.display_matrix, before.display_matrix);
    assert_eq!((after.coded_width_px, after.coded_height_px), (before.coded_width_px, before.coded_height_px));
    assert_eq!((after.sample_aspect, after.bit_depth, after.color), (before.sample_aspect, 10, before.color));
}

#[test]
fn the_sound_is_copied_from_the_start_and_encoded_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let clip =
        numbered_clip(folder.path(), "a.mp4", 150, "30", &[&X264[..], &["-ar", "44100", "-b:a", "96k"]].concat());
    let sound =
        |path: &Path| ffprobe(path, &["-select_streams", "a", "-show_entries", "stream=sample_rate,start_time"]);
    let (from_start, later) = (folder.path().join("1.mp4"), folder.path().join("2.mp4"));
    cut(&clip, &[millis(0, 2000)], &from_start).unwrap();
    assert!(sound(&from_start).starts_with("44100,0.0"), "{}", sound(&from_start));
    cut(&clip, &[millis(1000, 3000)], &later).unwrap();
    assert_eq!(sound(&later), "48000,0.000000");
}

#[test]
fn picture_and_sound_stay_together() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 600, "30", &[&X264[..], &["-b:a", "192k"]].concat());
    let out = folder.path().join("out.mp4");
    // Cut where frame 0 of the result is frame 47: clicks come 47/30 s earlier.
    let rate = FrameRate::FPS_30;
    cut(&clip, &[TimeRange::between(rate.time_of(47), rate.time_of(590))], &out).unwrap();
    for options in [&[][..], &["-ignore_editlist", "1"]] {
        let mut command = Command::new("ffmpeg");
        command.args(["-v", "error"]).args(options).arg("-i").arg(&out);
        let raw = command.args(["-f", "f32le", "-ac", "1", "-ar", "48000", "-"]).output().unwrap().stdout;
        let samples: Vec<f32> = raw.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        for second in [2_i64, 10, 19] {
            let expected = second * 48_000 - 47 * 1600;
            let start = (expected - 9600) as usize;
            let window = &samples[start..start + 19_200];
            let loudest = (0..window.len()).max_by(|&a, &b| window[a].abs().total_cmp(&window[b].abs())).unwrap();
            let off_ms = (start + loudest) as f64 / 48.0 - expected as f64 / 48.0;
            assert!((-1.0..6.0).contains(&off_ms), "{off_ms} ms at {second} s with {options:?}");
        }
    }
}

#[test]
fn ranges_that_cannot_be_kept_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 50, "25", &X264);
    let out = folder.path().join("out.mp4");
    assert!(matches!(cut(&clip, &[millis(2000, 3000)], &out), Err(ExportError::RangeBeyondEnd { .. })));
    assert!(matches!(cut(&clip, &[millis(1001, 1003)], &out), Err(ExportError::EmptyRange(_))));
    let copy = trim(&clip, &[millis(0, 1000)], TrimMode::Copy, &out, &run_options(folder.path()), &Unwatched);
    assert!(matches!(copy, Err(ExportError::NotYet(_))));
    let same = trim(&clip, &[millis(0, 1000)], TrimMode::Smart, &clip, &run_options(folder.path()), &Unwatched);
    assert!(matches!(same, Err(ExportError::DestinationIsInput(_))));
    assert!(!out.exists());
}

/// Natural and phone footage, where it is there.
#[test]
fn real_footage_keeps_its_frames() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.is_dir() {
        println!("no corpus beside the project: skipped");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "phone/mediabunny__cursed-vfr.mp4",
        "phone/DVR-Scan__traffic_camera_vfr.mp4",
        "phone/media__sample_edit_list.mp4",
        "phone/rails__rotated_video.mp4",
        "phone/assets-for-api-docs__bee0.ts",
    ] {
        let source = corpus.join(name);
        let times = video_facts(&source).frames.times;
        let last = times.len() / 2;
        let first = last / 2;
        let out = folder.path().join("out.mp4");
        let options = sunting_core::export::RunOptions { force: true, ..run_options(folder.path()) };
        let range = TimeRange::between(times[first], times[last]);
        trim(&source, &[range], TrimMode::Encode, &out, &options, &Unwatched).unwrap();
        let base = video_facts(&source).time_base;
        let unit = Time::from_units(1, base.numerator.into(), base.denominator.into()).unwrap();
        let kept = video_facts(&out).frames.times;
        assert_eq!(kept.len(), last - first, "{name}");
        for (n, &time) in kept.iter().enumerate() {
            let expected = times[first + n] - times[first];
            let off = (time - expected).max(expected - time);
            assert!(off <= unit + Time::from_ticks(10), "{name}: frame {n} at {time} instead of {expected}");
        }
    }
}
