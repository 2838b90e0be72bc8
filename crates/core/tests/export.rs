//! Exports from start to end, on footage whose frames carry their number.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::Path;

use sunting_core::error::MediaProblem;
use sunting_core::export::{
    ExportError, ExportPlan, ExportReport, ExportSettings, Progress, RunOptions, Unwatched, Watcher, caption_burn,
    export, join, plan, run_segment,
};
use sunting_core::library::Library;
use sunting_core::picture::Picture;
use support::{
    HEIGHT, StopAfter, X264, ffprobe, frames_of, names_in, number_of, numbered_clip, numbers_of, project_of, reseal,
    run_options,
};

type Made = (std::sync::Arc<sunting_timeline::Project>, std::sync::Arc<sunting_core::media_paths::MediaPaths>);

fn run((project, paths): &Made, settings: &ExportSettings, out: &Path, options: &RunOptions) -> ExportReport {
    export(project, paths, settings, out, options, &Unwatched).unwrap()
}

fn pictures(path: &Path) -> Vec<Picture> {
    frames_of(path).into_iter().map(|(_, picture)| picture).collect()
}

#[test]
fn the_frames_are_those_of_the_timeline() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 400, "30000/1001", &[&X264[..], &["-g", "60"]].concat());
    let made = project_of(&clip, &[(200, 150), (10, 45), (390, 10), (200, 1)], None);
    let out = folder.path().join("out.mp4");
    let report = run(&made, &ExportSettings::default(), &out, &run_options(folder.path()));
    let expected: Vec<usize> = (200..350).chain(10..55).chain(390..400).chain(200..201).collect();
    assert_eq!(numbers_of(&out), expected);
    assert_eq!((report.frames, report.segments_reused), (206, 0));
    assert_eq!(report.size_bytes, fs::metadata(&out).unwrap().len());
    assert_eq!(ffprobe(&out, &["-select_streams", "v", "-show_entries", "stream=avg_frame_rate"]), "30000/1001");
    assert_eq!(names_in(folder.path()), ["a.mp4", "out.mp4", "store"]);
}

#[test]
fn for_whatsapp_old_phones_can_play_it() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 300, "60", &[&X264[..], &["-bf", "3"]].concat());
    let out = folder.path().join("out.mp4");
    let settings = ExportSettings { platform: Some("whatsapp".to_owned()), ..ExportSettings::default() };
    let report = run(&project_of(&clip, &[(0, 300)], None), &settings, &out, &run_options(folder.path()));
    assert_eq!(numbers_of(&out), (0..300).step_by(2).collect::<Vec<_>>());
    let entries = "stream=codec_name,profile,width,height,pix_fmt,has_b_frames,color_space,avg_frame_rate";
    assert_eq!(
        ffprobe(&out, &["-select_streams", "v", "-show_entries", entries]),
        "h264,Main,320,192,0,yuv420p,bt709,30/1"
    );
    let sound =
        ffprobe(&out, &["-select_streams", "a", "-show_entries", "stream=codec_name,profile,channels,start_time"]);
    assert_eq!(sound, "aac,LC,1,0.000000");
    let keyframes = ffprobe(&out, &["-select_streams", "v", "-show_entries", "packet=flags"]);
    let places: Vec<usize> =
        keyframes.lines().enumerate().filter(|(_, f)| f.starts_with('K')).map(|(n, _)| n).collect();
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] <= 60), "{places:?}");
    assert_eq!(report.limit_bytes, Some(16_000_000));
    let bytes = fs::read(&out).unwrap();
    assert!(!bytes.windows(4).any(|four| four == b"elst"), "there is an edit list");
}

#[test]
fn a_second_run_makes_nothing_and_a_typo_one_segment() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 900, "30", &[&X264[..], &["-g", "30"]].concat());
    let (options, settings) = (run_options(folder.path()), ExportSettings::default());
    let file = |name: &str| folder.path().join(name);
    let first = project_of(&clip, &[(0, 900)], Some((400, 440, "salah")));
    assert_eq!(run(&first, &settings, &file("1.mp4"), &options).segments_reused, 0);
    let again = run(&first, &settings, &file("2.mp4"), &options);
    assert_eq!((again.segments, again.segments_reused), (5, 5));
    assert_eq!(fs::read(file("1.mp4")).unwrap(), fs::read(file("2.mp4")).unwrap());
    let mended = project_of(&clip, &[(0, 900)], Some((400, 440, "benar")));
    assert_eq!(run(&mended, &settings, &file("3.mp4"), &options).segments_reused, 4);
    let (before, after) = (pictures(&file("1.mp4")), pictures(&file("3.mp4")));
    let changed: Vec<usize> = (0..900).filter(|&n| before[n] != after[n]).collect();
    assert!(changed.contains(&420) && changed.iter().all(|n| (360..540).contains(n)), "{changed:?}");
}

#[test]
fn a_stopped_export_leaves_no_file_and_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 900, "30", &[&X264[..], &["-g", "30"]].concat());
    let (options, settings) = (run_options(folder.path()), ExportSettings::default());
    let (project, paths) = project_of(&clip, &[(0, 900)], None);
    let out = folder.path().join("out.mp4");
    let watcher = StopAfter(700, 0.into());
    let stopped = export(&project, &paths, &settings, &out, &options, &watcher);
    assert!(matches!(stopped, Err(ExportError::Cancelled)), "{stopped:?}");
    assert_eq!(names_in(folder.path()), ["a.mp4", "store"]);
    assert!(names_in(&options.store.join("segments")).iter().all(|name| !name.starts_with(".part")));
    let report = run(&(project, paths), &settings, &out, &options);
    assert!(report.segments_reused >= 1, "{report:?}");
    assert_eq!(numbers_of(&out), (0..900).collect::<Vec<_>>());
}

#[test]
fn neighbours_of_other_crf_join_clean() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 540, "30", &[&X264[..], &["-g", "30"]].concat());
    let (project, paths) = project_of(&clip, &[(0, 540)], None);
    let options = run_options(folder.path());
    let at_crf = |crf| {
        let settings = ExportSettings { crf: Some(crf), ..ExportSettings::default() };
        let planned = plan(&project, &paths, &settings, &Library::nowhere()).unwrap();
        for index in 0..planned.segments.len() {
            run_segment(&planned, index, &options, &Unwatched).unwrap();
        }
        let out = folder.path().join(format!("{crf}.mp4"));
        join(&planned, &out, &options, &Unwatched).unwrap();
        (planned, pictures(&out))
    };
    let ((fine, fine_frames), (coarse, coarse_frames)) = (at_crf(20), at_crf(32));
    assert_eq!(fine.segments.len(), 3);
    let stored = |plan: &ExportPlan| options.store.join("segments").join(&plan.segments[1].key);
    fs::copy(stored(&coarse), stored(&fine)).unwrap();
    reseal(&stored(&fine), |bytes| {
        let (own, key) = (coarse.segments[1].key.as_bytes(), fine.segments[1].key.as_bytes());
        let at = bytes.windows(own.len()).position(|part| part == own).unwrap();
        bytes[at..at + key.len()].copy_from_slice(key);
    });
    let out = folder.path().join("mixed.mp4");
    join(&fine, &out, &options, &Unwatched).unwrap();
    let frames = pictures(&out);
    assert_eq!(frames.len(), 540);
    for (n, frame) in frames.iter().enumerate() {
        let expected = if (180..360).contains(&n) { &coarse_frames[n] } else { &fine_frames[n] };
        assert!(frame == expected, "frame {n} is not what its segment holds");
    }
    assert!(fine_frames[200] != coarse_frames[200]);
}

#[test]
fn an_export_in_steps_is_the_export() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 300, "25", &X264);
    let (project, paths) = project_of(&clip, &[(0, 300)], Some((10, 60, "halo")));
    let file = |name: &str| folder.path().join(name);
    let options = run_options(folder.path());
    let text = serde_json::to_string(&plan(&project, &paths, &ExportSettings::default(), &Library::nowhere()).unwrap())
        .unwrap();
    let planned: ExportPlan = serde_json::from_str(&text).unwrap();
    let early = join(&planned, &file("steps.mp4"), &options, &Unwatched);
    assert!(matches!(early, Err(ExportError::SegmentsMissing { missing: 2, count: 2 })), "{early:?}");
    for index in [1, 0] {
        let report = run_segment(&planned, index, &options, &Unwatched).unwrap();
        assert_eq!((report.frames, report.reused), (planned.segments[index].frames, false));
    }
    assert!(run_segment(&planned, 0, &options, &Unwatched).unwrap().reused);
    assert!(matches!(run_segment(&planned, 2, &options, &Unwatched), Err(ExportError::NoSegment { .. })));
    join(&planned, &file("steps.mp4"), &options, &Unwatched).unwrap();
    let other_store = RunOptions { store: file("other"), ..run_options(folder.path()) };
    run(&(project, paths), &ExportSettings::default(), &file("whole.mp4"), &other_store);
    let all = (0..300).collect::<Vec<_>>();
    assert_eq!((numbers_of(&file("steps.mp4")), numbers_of(&file("whole.mp4"))), (all.clone(), all));
}

#[test]
fn a_plan_of_another_engine_or_of_a_changed_source_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 60, "25", &X264);
    let (project, paths) = project_of(&clip, &[(0, 60)], None);
    let options = run_options(folder.path());
    let planned = plan(&project, &paths, &ExportSettings::default(), &Library::nowhere()).unwrap();
    let older = ExportPlan { engine_format: 0, ..planned.clone() };
    assert!(matches!(run_segment(&older, 0, &options, &Unwatched), Err(ExportError::OtherVersion)));
    let mut bytes = fs::read(&clip).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&clip, bytes).unwrap();
    let changed = run_segment(&planned, 0, &options, &Unwatched);
    assert!(
        matches!(&changed, Err(ExportError::Media(error)) if error.problem == MediaProblem::Changed),
        "{changed:?}"
    );
    let limited = ExportSettings { max_bytes: Some(1), ..ExportSettings::default() };
    assert!(matches!(plan(&project, &paths, &limited, &Library::nowhere()), Err(ExportError::LimitNeedsResults)));
}

#[test]
fn a_byte_limit_is_a_promise() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 360, "30", &X264);
    let made = project_of(&clip, &[(0, 360)], None);
    let options = run_options(folder.path());
    let file = |name: &str| folder.path().join(name);
    let fine = ExportSettings { crf: Some(8), ..ExportSettings::default() };
    let free = run(&made, &fine, &file("free.mp4"), &options).size_bytes;
    let limit = free * 6 / 10;
    let settings = ExportSettings { max_bytes: Some(limit), ..fine };
    let report = run(&made, &settings, &file("limited.mp4"), &options);
    assert!(report.size_bytes <= limit && report.size_bytes * 100 >= limit * 50, "{} of {limit}", report.size_bytes);
    assert_eq!(report.limit_bytes, Some(limit));
    let impossible = ExportSettings { max_bytes: Some(9_000), ..ExportSettings::default() };
    let refused = export(&made.0, &made.1, &impossible, &file("no.mp4"), &options, &Unwatched);
    assert!(matches!(refused, Err(ExportError::LimitTooSmall { limit_bytes: 9_000, .. })), "{refused:?}");
    assert!(!file("no.mp4").exists() && !file("no.mp4.part").exists());
}

#[test]
fn a_name_that_ends_in_m4a_asks_for_the_sound_alone() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 90, "30", &X264);
    let out = folder.path().join("out.m4a");
    let made = project_of(&clip, &[(30, 60)], None);
    let report = run(&made, &ExportSettings::default(), &out, &run_options(folder.path()));
    assert_eq!((report.frames, report.width_px, report.segments), (0, 0, 0));
    assert_eq!(ffprobe(&out, &["-show_entries", "stream=codec_type"]), "audio");
}

#[test]
fn a_broken_source_fails_the_export_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 90, "30", &X264);
    let (project, paths) = project_of(&clip, &[(0, 90)], None);
    fs::remove_file(&clip).unwrap();
    let out = folder.path().join("out.mp4");
    let failed = export(&project, &paths, &ExportSettings::default(), &out, &run_options(folder.path()), &Unwatched);
    assert!(matches!(&failed, Err(ExportError::Media(error)) if error.problem == MediaProblem::NotFound), "{failed:?}");
    assert_eq!(names_in(folder.path()), ["store"]);
}

/// Touches a file as soon as a job makes frames.
struct Touch<'a>(&'a Path);

impl Watcher for Touch<'_> {
    fn progress(&self, progress: &Progress) {
        if progress.frames_total > 0 {
            let file = fs::File::options().append(true).open(self.0).unwrap();
            file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        }
    }
    fn is_cancelled(&self) -> bool {
        false
    }
}

#[test]
fn a_source_that_changes_meanwhile_leaves_no_segment() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 90, "30", &X264);
    let (project, paths) = project_of(&clip, &[(0, 90)], None);
    let (out, options) = (folder.path().join("out.mp4"), run_options(folder.path()));
    let failed = export(&project, &paths, &ExportSettings::default(), &out, &options, &Touch(&clip));
    assert!(matches!(&failed, Err(ExportError::Media(error)) if error.problem == MediaProblem::Changed), "{failed:?}");
    assert_eq!(names_in(&options.store.join("segments")), [""; 0]);
    assert!(!out.exists());
}

#[test]
fn burning_captions_in_keeps_size_rate_and_sound() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&X264[..], &["-ar", "44100", "-ac", "1", "-b:a", "70k"]].concat();
    let clip = numbered_clip(folder.path(), "a.mp4", 90, "25", &arguments);
    let (project, paths) = project_of(&clip, &[(0, 90)], Some((30, 60, "Selamat pagi")));
    let out = folder.path().join("out.mp4");
    let report = caption_burn(&clip, &project, &paths, &out, &run_options(folder.path()), &Unwatched).unwrap();
    assert!(report.encoder.contains("preset=faster crf=18 "), "{}", report.encoder);
    assert_eq!(numbers_of(&out), (0..90).collect::<Vec<_>>());
    let sound = |path: &Path| {
        let packets = ffprobe(path, &["-select_streams", "a", "-show_entries", "packet=size"]);
        packets.lines().map(|line| line.trim_end_matches(',').to_owned()).collect::<Vec<_>>()
    };
    let (before, after) = (sound(&clip), sound(&out));
    assert!(before.ends_with(&after[..after.len() - 1]) || before.windows(after.len()).any(|part| part == after));
    let (plain, burnt) = (pictures(&clip), pictures(&out));
    let white = |picture: &Picture| {
        (HEIGHT / 2..HEIGHT).map(|y| picture.planes[0].row(y).iter().filter(|&&luma| luma > 225).count()).sum::<usize>()
    };
    assert_eq!(plain.iter().map(white).max(), Some(0));
    let shown: Vec<usize> = (0..90).filter(|&n| white(&burnt[n]) > 20).collect();
    assert_eq!(shown, (30..60).collect::<Vec<_>>());
}

#[test]
fn numbers_survive_the_round_trip() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mkv", 1000, "60", &["-c:v", "libx264", "-crf", "30", "-c:a", "aac"]);
    let numbers: Vec<usize> = frames_of(&clip).iter().map(|(_, picture)| number_of(picture)).collect();
    assert_eq!(numbers, (0..1000).collect::<Vec<_>>());
}
