//! What looks otherwise is called otherwise: a segment's key covers everything that its pixels follow from.
#![allow(clippy::unwrap_used)]

mod support;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sunting_core::export::{ExportSettings, plan};
use sunting_core::render::renderer::Renderer;
use sunting_timeline::scene::Scene;
use sunting_timeline::{FitMode, FrameRate, Placement, Project, TextStyle, Time};
use support::{X264, numbered_clip, project_of};

/// One thing that is changed.
#[derive(Clone, Debug)]
enum Change {
    Opacity(f32),
    FadeIn(i64),
    Placement(FitMode, f32, u16),
    SourceStart(i64),
    Words(String),
    Style(f32),
    Hidden(usize),
    /// As probing with other rules would say.
    Shown(u32, u32),
    Canvas(u32),
}

fn change() -> impl Strategy<Value = Change> {
    let mode = prop_oneof![Just(FitMode::Fit), Just(FitMode::Fill), Just(FitMode::BlurredSides)];
    prop_oneof![
        (0_u8..=4).prop_map(|quarters| Change::Opacity(f32::from(quarters) / 4.0)),
        (0_i64..20).prop_map(Change::FadeIn),
        (mode, 1_u8..4, 0_u16..4).prop_map(|(mode, half, turn)| Change::Placement(
            mode,
            f32::from(half) / 2.0,
            turn * 90
        )),
        (0_i64..30).prop_map(Change::SourceStart),
        "[a-c]{1,2}".prop_map(Change::Words),
        (1_u8..4).prop_map(|size| Change::Style(f32::from(size) * 0.1)),
        (0_usize..2).prop_map(Change::Hidden),
        (1_u32..4, 1_u32..4).prop_map(|(wide, high)| Change::Shown(wide * 60, high * 60)),
        (5_u32..8).prop_map(|side| Change::Canvas(side * 16)),
    ]
}

fn changed(project: &mut Project, change: &Change) {
    let rate = FrameRate::FPS_30;
    match change {
        Change::Opacity(opacity) => Arc::make_mut(&mut project.tracks[0]).clips[0].opacity = *opacity,
        Change::FadeIn(frames) => Arc::make_mut(&mut project.tracks[0]).clips[0].fades.fade_in = rate.time_of(*frames),
        Change::Placement(mode, scale, rotation) => {
            let placement = Placement { mode: *mode, scale: *scale, rotation: *rotation, ..Placement::default() };
            Arc::make_mut(&mut project.tracks[0]).clips[0].placement = placement;
        }
        Change::SourceStart(frame) => {
            let clip = &mut Arc::make_mut(&mut project.tracks[0]).clips[0];
            if let sunting_timeline::Content::Media { source_start, .. } = &mut clip.content {
                *source_start = rate.time_of(*frame);
            }
        }
        Change::Words(words) => {
            let clip = &mut Arc::make_mut(&mut project.tracks[1]).clips[0];
            let text = sunting_timeline::Text::Caption { text: words.clone(), style: String::new() };
            clip.content = sunting_timeline::Content::Text(text);
        }
        Change::Style(size) => project.styles = vec![TextStyle { size: *size, ..TextStyle::default() }],
        Change::Hidden(track) => Arc::make_mut(&mut project.tracks[*track]).hidden = true,
        Change::Shown(width_px, height_px) => {
            let video = Arc::make_mut(&mut project.media[0]).video.as_mut().unwrap();
            (video.width_px, video.height_px) = (*width_px, *height_px);
        }
        Change::Canvas(height_px) => project.canvas.height_px = *height_px,
    }
}

#[test]
fn what_looks_otherwise_has_another_key() {
    let folder = tempfile::tempdir().unwrap();
    let clip = numbered_clip(folder.path(), "a.mp4", 60, "30", &X264);
    let (project, paths) = project_of(&clip, &[(0, 20)], Some((2, 18, "a")));
    let mut base = (*project).clone();
    (base.canvas.width_px, base.canvas.height_px) = (128, 96);
    let looks_of: RefCell<BTreeMap<String, Vec<u8>>> = RefCell::default();
    let mut runner = TestRunner::new(Config { cases: 120, ..Config::default() });
    let seen = Cell::new(0);
    let result = runner.run(&prop::collection::vec(change(), 0..4), |changes| {
        let mut project = base.clone();
        changes.iter().for_each(|change| changed(&mut project, change));
        let project = Arc::new(project);
        let Ok(planned) = plan(&project, &paths, &ExportSettings::default()) else { return Ok(()) };
        let size = (128, project.canvas.height_px as usize);
        let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), paths.clone(), size.0, size.1, 1);
        let mut looks = blake3::Hasher::new();
        for frame in [0, 7, 19] {
            let picture =
                renderer.frame(FrameRate::FPS_30.time_of(frame).min(project.duration().max(Time::ZERO))).unwrap();
            let planes = picture.planes.iter();
            planes.for_each(|plane| (0..plane.height()).for_each(|y| _ = looks.update(plane.row(y))));
        }
        let looks = looks.finalize().as_bytes().to_vec();
        seen.set(seen.get() + 1);
        let [segment] = planned.segments.as_slice() else { panic!("{} segments", planned.segments.len()) };
        let known = looks_of.borrow_mut().entry(segment.content.clone()).or_insert_with(|| looks.clone()).clone();
        prop_assert_eq!(known, looks, "one name for two looks: {:?}", changes);
        Ok(())
    });
    result.unwrap();
    let names = looks_of.borrow().len();
    assert!(seen.get() > 60 && names > 30, "{} scenes with {names} names", seen.get());
}
