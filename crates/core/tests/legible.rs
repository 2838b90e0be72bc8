//! Captions that are too like the picture behind them get a box, and no others.
#![allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]

use std::sync::Arc;

use sunting_core::caption_boxes::{boxed_captions, with_boxes};
use sunting_core::media_paths::MediaPaths;
use sunting_core::picture::Picture;
use sunting_core::render::legible::worst_contrast;
use sunting_core::render::renderer::Renderer;
use sunting_graphics::palette::TEXT_CONTRAST;
use sunting_timeline::edit::{CaptionText, Edit, apply, apply_all};
use sunting_timeline::scene::Scene;
use sunting_timeline::{Canvas, Color, Content, Project, TextStyle, Time, TrackKind};

const WHITE: Color = Color::rgb(255, 255, 255);
const BLACK: Color = Color::rgb(0, 0, 0);

/// Two seconds of each colour with a caption over it.
fn film(style: &TextStyle, colors: &[Color]) -> Arc<Project> {
    let canvas = Canvas { width_px: 854, height_px: 480, ..Canvas::default() };
    let mut project = Project::new(canvas);
    let track = project.storyline().unwrap().id;
    let at = |index: usize| Time::from_seconds(2 * index as i64);
    for color in colors {
        let content = Content::Color { color: *color };
        project = apply(&project, &Edit::Append { track, duration: Time::from_seconds(2).into(), content }).unwrap();
    }
    let caption = |index: usize| CaptionText {
        start: at(index).into(),
        end: at(index + 1).into(),
        text: "Bawa KTP asli".to_owned(),
        unsure: false,
        details: Default::default(),
    };
    let captions = (0..colors.len()).map(caption).collect();
    let add = Edit::AddCaptions { track: None, captions, style: style.name.clone() };
    Arc::new(apply_all(&project, &[add, Edit::SetStyle { style: style.clone() }]).unwrap())
}

fn paths() -> Arc<MediaPaths> {
    Arc::new(MediaPaths::default())
}

fn boxed(project: &Arc<Project>) -> Arc<Project> {
    with_boxes(project, &paths(), &|_, _| true).unwrap()
}

fn flags(project: &Project) -> Vec<bool> {
    let texts = project.tracks.iter().filter(|track| track.kind == TrackKind::Text);
    texts.flat_map(|track| &track.clips).map(|clip| clip.details.boxed).collect()
}

fn frame(scene: Scene, at: Time) -> Arc<Picture> {
    Renderer::new(Arc::new(scene), paths(), 854, 480, 1).frame(at).unwrap()
}

#[test]
fn white_letters_over_feathers_could_not_be_read() {
    let style = TextStyle::shipped("outline").unwrap();
    let project = boxed(&film(&style, &[WHITE, BLACK, Color::rgb(90, 90, 90), Color::rgb(140, 140, 140)]));
    assert_eq!(flags(&project), [true, false, false, true]);
    assert_eq!(boxed_captions(&project), 2);
    // Twice is as once, and what can be read later has no box any more.
    assert!(Arc::ptr_eq(&boxed(&project), &project) || *boxed(&project) == *project);
    let dark = apply(&project, &Edit::SetStyle { style: TextStyle { color: BLACK, ..style } }).unwrap();
    assert_eq!(flags(&boxed(&Arc::new(dark))), [false, true, true, false]);
}

#[test]
fn a_box_is_seen_and_the_same_in_each_part_of_a_film() {
    let project = boxed(&film(&TextStyle::shipped("outline").unwrap(), &[WHITE, BLACK]));
    let whole = frame(Scene::of(&project), Time::from_seconds(1));
    let part = Scene::of(&project);
    let range = sunting_timeline::TimeRange::between(Time::from_millis(500), Time::from_millis(1500));
    let part = frame(part.seen_in(range, |_| 0.0), Time::from_millis(500));
    assert_eq!(*whole, *part);
    let darkest =
        |picture: &Picture, y: usize| picture.planes[0].row(y)[300..554].iter().filter(|luma| **luma < 80).count();
    let most = (380..470).map(|y| darkest(&whole, y)).max().unwrap();
    assert!(most > 200, "no box: {most} dark pixels in a row");
}

#[test]
fn a_style_may_do_without() {
    let shipped = TextStyle::shipped("outline").unwrap();
    let without = film(&TextStyle { auto_box: false, ..shipped.clone() }, &[WHITE]);
    assert_eq!(flags(&boxed(&without)), [false]);
    let with_box = film(&TextStyle::shipped("dark_box").unwrap(), &[WHITE]);
    assert_eq!(flags(&boxed(&with_box)), [false]);
    // Put off later, the box that was found needed is not shown.
    let needed = boxed(&film(&shipped, &[WHITE]));
    let off = apply(&needed, &Edit::SetStyle { style: TextStyle { auto_box: false, ..shipped } }).unwrap();
    assert_eq!(Scene::of(&off).words[0].style.box_color.a, 0);
    assert!(Scene::of(&needed).words[0].style.box_color.a > 0);
}

#[test]
fn whoever_stops_it_keeps_the_project() {
    let project = film(&TextStyle::shipped("outline").unwrap(), &[WHITE, WHITE]);
    let stopped = with_boxes(&project, &paths(), &|done, _| done == 0).unwrap();
    assert!(Arc::ptr_eq(&stopped, &project));
}

#[test]
fn up_to_five_of_a_hundred_pixels_may_be_worse() {
    let with_white = |white: usize| {
        let pixels = (0..1000).map(|index| if index < white { WHITE } else { BLACK });
        worst_contrast(WHITE, pixels).unwrap()
    };
    assert!((with_white(50) - 21.0).abs() < 1e-9 && (with_white(51) - 1.0).abs() < 1e-9);
    // #767676 on white is the lightest grey that has 4.5:1 (WCAG's own example).
    let gray = |level: u8| worst_contrast(WHITE, std::iter::once(Color::rgb(level, level, level))).unwrap();
    assert!(gray(0x76) >= TEXT_CONTRAST && gray(0x77) < TEXT_CONTRAST);
    assert_eq!(worst_contrast(WHITE, std::iter::empty()), None);
}
