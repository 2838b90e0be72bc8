//! What looks otherwise is called otherwise: a segment's key covers everything that its pixels follow from. And what is
//! rendered from a segment's part of the scene looks as the whole does there.
#![allow(clippy::unwrap_used)]

mod support;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sunting_core::export::{ExportSettings, plan};
use sunting_core::library::Library;
use sunting_core::media_paths::MediaPaths;
use sunting_core::render::renderer::Renderer;
use sunting_core::render::text::stacking::Stacking;
use sunting_timeline::scene::Scene;
use sunting_timeline::{
    Canvas, Clip, ClipId, Content, FitMode, FrameRate, Media, MediaId, Placement, Project, Speed, Text, TextStyle,
    Time, TimeRange, Track, TrackId, TrackKind, VideoInfo,
};
use support::{MEDIA, X264, numbered_clip, project_of};

const RATE: FrameRate = FrameRate::FPS_30;
const PHOTO: MediaId = MediaId(91);
const WIDTH_PX: usize = 128;

/// One thing that is changed.
#[derive(Clone, Debug)]
enum Change {
    /// Of one of the pictures, by its number.
    Opacity(usize, f32),
    FadeIn(usize, i64),
    FadeOut(usize, i64),
    Placement(usize, FitMode, f32, u16),
    SourceStart(usize, i64),
    Speed(usize, u32, u32),
    /// Of the photo, in frames.
    Photo(i64, i64),
    /// Of one of the captions, which are seen together for a while.
    Words(usize, String),
    CaptionStart(usize, i64),
    Style(f32),
    Hidden(usize),
    /// As probing with other rules would say.
    Shown(u32, u32),
    Canvas(u32),
}

fn change() -> impl Strategy<Value = Change> {
    let mode = prop_oneof![Just(FitMode::Fit), Just(FitMode::Fill), Just(FitMode::BlurredSides)];
    let halves = |(picture, mode, half, turn): (usize, FitMode, u8, u16)| {
        Change::Placement(picture, mode, f32::from(half) / 2.0, turn * 90)
    };
    prop_oneof![
        (0_usize..4, 0_u8..=4).prop_map(|(picture, quarters)| Change::Opacity(picture, f32::from(quarters) / 4.0)),
        (0_usize..4, 0_i64..20).prop_map(|(picture, frames)| Change::FadeIn(picture, frames)),
        (0_usize..4, 0_i64..20).prop_map(|(picture, frames)| Change::FadeOut(picture, frames)),
        (0_usize..4, mode, 1_u8..4, 0_u16..4).prop_map(halves),
        (0_usize..3, 0_i64..20).prop_map(|(picture, frame)| Change::SourceStart(picture, frame)),
        (0_usize..3, 1_u32..4, 1_u32..4).prop_map(|(picture, up, down)| Change::Speed(picture, up, down)),
        (0_i64..60, 30_i64..60).prop_map(|(start, length)| Change::Photo(start, length)),
        (0_usize..2, "[a-c]{1,2}").prop_map(|(caption, words)| Change::Words(caption, words)),
        (0_usize..2, 0_i64..60).prop_map(|(caption, start)| Change::CaptionStart(caption, start)),
        (1_u8..4).prop_map(|size| Change::Style(f32::from(size) * 0.1)),
        (0_usize..4).prop_map(Change::Hidden),
        (1_u32..4, 1_u32..4).prop_map(|(wide, high)| Change::Shown(wide * 60, high * 60)),
        (5_u32..8).prop_map(|side| Change::Canvas(side * 16)),
    ]
}

fn frames(start: i64, length: i64) -> TimeRange {
    TimeRange::between(RATE.time_of(start), RATE.time_of(start + length))
}

/// Three pieces of one film, and the photo above them.
fn picture(project: &mut Project, number: usize) -> &mut Clip {
    let (track, clip) = if number < 3 { (0, number) } else { (2, 0) };
    &mut Arc::make_mut(&mut project.tracks[track]).clips[clip]
}

fn caption(project: &mut Project, number: usize) -> &mut Clip {
    &mut Arc::make_mut(&mut project.tracks[[1, 3][number]]).clips[0]
}

fn changed(project: &mut Project, change: &Change) {
    match change {
        Change::Opacity(number, opacity) => picture(project, *number).opacity = *opacity,
        Change::FadeIn(number, frames) => picture(project, *number).fades.fade_in = RATE.time_of(*frames),
        Change::FadeOut(number, frames) => picture(project, *number).fades.fade_out = RATE.time_of(*frames),
        Change::Placement(number, mode, scale, rotation) => {
            let placement = Placement { mode: *mode, scale: *scale, rotation: *rotation, ..Placement::default() };
            picture(project, *number).placement = placement;
        }
        Change::SourceStart(number, frame) => {
            if let Content::Media { source_start, .. } = &mut picture(project, *number).content {
                *source_start = RATE.time_of(*frame);
            }
        }
        Change::Speed(number, numerator, denominator) => {
            if let Content::Media { speed, .. } = &mut picture(project, *number).content {
                *speed = Speed { numerator: *numerator, denominator: *denominator };
            }
        }
        Change::Photo(start, length) => picture(project, 3).timeline_range = frames(*start, *length),
        Change::Words(number, words) => {
            let text = Text::Caption { text: words.clone(), style: String::new() };
            caption(project, *number).content = Content::Text(text);
        }
        Change::CaptionStart(number, start) => caption(project, *number).timeline_range = frames(*start, 45),
        Change::Style(size) => project.styles = vec![TextStyle { size: *size, ..TextStyle::default() }],
        Change::Hidden(track) => Arc::make_mut(&mut project.tracks[*track]).hidden = true,
        Change::Shown(width_px, height_px) => {
            let video = Arc::make_mut(&mut project.media[0]).video.as_mut().unwrap();
            (video.width_px, video.height_px) = (*width_px, *height_px);
        }
        Change::Canvas(height_px) => project.canvas.height_px = *height_px,
    }
}

/// Three pieces of a film, a photo over the second cut, and two captions that are seen together over the first.
fn base(folder: &std::path::Path) -> (Project, Arc<MediaPaths>) {
    let clip = numbered_clip(folder, "a.mp4", 90, "30", &X264);
    let (project, paths) = project_of(&clip, &[(0, 40), (20, 40), (40, 40)], Some((10, 45, "a")));
    let photo = folder.join("b.png");
    let pattern = ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=96x64", "-frames:v", "1"];
    assert!(Command::new("ffmpeg").args(pattern).arg(&photo).status().unwrap().success());
    let (mut project, mut paths) = ((*project).clone(), (*paths).clone());
    project.canvas = Canvas { width_px: WIDTH_PX as u32, height_px: 96, ..project.canvas };
    let video = Some(VideoInfo { width_px: 96, height_px: 64, frame_rate: RATE, still: true });
    project.media.push(Arc::new(Media { id: PHOTO, video, audio: None, ..(*project.media[0]).clone() }));
    paths.0.insert(PHOTO, photo);
    let placement = Placement { scale: 0.5, x: 0.1, ..Placement::default() };
    let above = Clip { placement, ..Clip::new(ClipId(60), frames(70, 30), Content::Image { media: PHOTO }) };
    let text = Text::Caption { text: "b".to_owned(), style: String::new() };
    let other = Clip::new(ClipId(61), frames(20, 45), Content::Text(text));
    for (id, kind, clip) in [(80, TrackKind::Video, above), (81, TrackKind::Text, other)] {
        project.tracks.push(Arc::new(Track { clips: vec![clip], ..Track::new(TrackId(id), kind) }));
    }
    assert_eq!(project.media[0].id, MEDIA);
    (project, Arc::new(paths))
}

/// A hash of some frames of a scene.
fn looks(scene: &Arc<Scene>, paths: &Arc<MediaPaths>, times: &[Time]) -> String {
    let mut renderer = Renderer::new(scene.clone(), paths.clone(), WIDTH_PX, scene.canvas.height_px as usize, 1);
    let mut hasher = blake3::Hasher::new();
    for &time in times {
        let picture = renderer.frame(time).unwrap();
        let planes = picture.planes.iter();
        planes.for_each(|plane| (0..plane.height()).for_each(|y| _ = hasher.update(plane.row(y))));
    }
    hasher.finalize().to_hex().to_string()
}

#[test]
fn what_looks_otherwise_has_another_key() {
    let folder = tempfile::tempdir().unwrap();
    let (base, paths) = base(folder.path());
    let looks_of: RefCell<BTreeMap<String, String>> = RefCell::default();
    let mut runner = TestRunner::new(Config { cases: 100, ..Config::default() });
    let (seen, starts) = (Cell::new(0), RefCell::new(BTreeSet::new()));
    let result = runner.run(&prop::collection::vec(change(), 0..6), |changes| {
        let mut project = base.clone();
        changes.iter().for_each(|change| changed(&mut project, change));
        let project = Arc::new(project);
        let Ok(planned) = plan(&project, &paths, &ExportSettings::default(), &Library::nowhere()) else {
            return Ok(());
        };
        let scene = Arc::new(Scene::of(&project));
        let mut stacking = Stacking::default();
        let shifts_px: Vec<f32> = (0..scene.words.len()).map(|words| stacking.shift_px(&scene, words)).collect();
        for segment in &planned.segments {
            let range = segment.timeline_range;
            let last = i64::try_from(segment.frames).unwrap() - 1;
            let own = [0, last / 3, last / 2, last].map(|frame| RATE.time_of(frame));
            let whole = looks(&scene, &paths, &own.map(|time| range.start() + time));
            let part = Arc::new(scene.seen_in(range, |words| shifts_px[words]));
            prop_assert_eq!(&looks(&part, &paths, &own), &whole, "a part looks otherwise: {:?}", changes);
            let known = looks_of.borrow_mut().entry(segment.content.clone()).or_insert_with(|| whole.clone()).clone();
            prop_assert_eq!(known, whole, "one name for two looks: {:?}", changes);
            seen.set(seen.get() + 1);
            starts.borrow_mut().insert(range.start());
        }
        Ok(())
    });
    result.unwrap();
    let (names, starts) = (looks_of.borrow().len(), starts.borrow().len());
    assert!(seen.get() > 200 && names > 70 && starts > 5, "{} parts, {names} names, {starts} starts", seen.get());
}
