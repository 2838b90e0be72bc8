//! SVG files as photos: sharp at any size, clear where nothing is drawn, and nothing but pictures.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::error::MediaProblem;
use sunting_core::fingerprint::fingerprint;
use sunting_core::media::keyframe::KeyframeReader;
use sunting_core::media::probe::probe;
use sunting_core::picture::Picture;
use sunting_core::project_from_media::project_of_file;
use sunting_core::render::renderer::Renderer;
use sunting_graphics::logo::LogoError;
use sunting_timeline::Time;
use sunting_timeline::described::Described;
use sunting_timeline::scene::Scene;

fn svg(folder: &Path, name: &str, inner: &str) -> PathBuf {
    let path = folder.join(name);
    let text =
        format!("<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' width='64' height='48'>{inner}</svg>");
    std::fs::write(&path, text).unwrap();
    path
}

fn frame(path: &Path, (width, height): (usize, usize)) -> Arc<Picture> {
    let (project, paths) = project_of_file(&probe(path).unwrap());
    Renderer::new(Arc::new(Scene::of(&project)), Arc::new(paths), width, height, 1).frame(Time::ZERO).unwrap()
}

#[test]
fn an_svg_is_a_photo_of_the_size_that_it_says() {
    let folder = tempfile::tempdir().unwrap();
    // Names are not believed.
    let path = svg(folder.path(), "gambar.png", "<rect width='64' height='48' fill='#f00'/>");
    let facts = probe(&path).unwrap();
    assert_eq!((facts.container.as_str(), facts.still, facts.duration), ("svg", true, Time::ZERO));
    let video = facts.video.unwrap();
    assert_eq!((video.codec.as_str(), video.width_px, video.height_px, video.may_be_clear()), ("svg", 64, 48, true));
    assert!(!fingerprint(&path).unwrap().is_empty());
    let frame = frame(&path, (640, 480));
    assert_eq!([0, 1, 2].map(|plane| frame.planes[plane].row(100)[100]), [63, 102, 240]);
}

#[test]
fn a_small_svg_is_sharp_on_a_large_canvas() {
    let folder = tempfile::tempdir().unwrap();
    let path = svg(folder.path(), "a.svg", "<rect x='32' width='32' height='48' fill='#fff'/>");
    let frame = frame(&path, (1920, 1440));
    let row = frame.planes[0].row(700);
    assert_eq!((row[957], row[962]), (16, 235), "the edge is at 960 and no wider: {:?}", &row[950..970]);
}

#[test]
fn small_pictures_of_an_svg_have_squares_where_it_is_clear() {
    let folder = tempfile::tempdir().unwrap();
    let path = svg(folder.path(), "a.svg", "<rect x='32' width='32' height='48'/>");
    let small = KeyframeReader::open(&path).unwrap().picture_near(Time::ZERO, 48).unwrap();
    assert_eq!((small.width(), small.height()), (64, 48));
    let row = small.planes[0].row(4);
    assert_eq!((row[4], row[12], row[60]), (110, 150, 16), "gray, gray, and the black rectangle");
}

#[test]
fn an_svg_with_more_than_a_picture_in_it_is_refused_with_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    for (inner, error) in [
        ("<script>alert(1)</script>", LogoError::Active),
        ("<image href='file:///etc/passwd'/>", LogoError::External),
        ("<g id='a'><use href='#a'/></g>", LogoError::TooComplex),
    ] {
        let problem = probe(&svg(folder.path(), "a.svg", inner)).unwrap_err().problem;
        assert_eq!(problem, MediaProblem::Svg(error.clone()));
        assert_eq!(problem.code(), error.code());
    }
    let broken = folder.path().join("broken.svg");
    std::fs::write(&broken, "<svg xmlns='http://www.w3.org/2000/svg'><rect>").unwrap();
    assert_eq!(probe(&broken).unwrap_err().problem, MediaProblem::Undecodable);
    let page = folder.path().join("page.svg");
    std::fs::write(&page, "<html><body>Rapat</body></html>").unwrap();
    assert_eq!(probe(&page).unwrap_err().problem, MediaProblem::NotMedia);
}
