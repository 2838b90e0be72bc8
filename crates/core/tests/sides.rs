//! A picture of another shape, with its sides blurred, is made once for as long as it is shown.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use sunting_core::media_paths::MediaPaths;
use sunting_core::picture::Picture;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Content, FitMode, FrameRate, Placement, Project};
use support::{HEIGHT, MEDIA, WIDTH, X264, numbered_clip, project_of};

/// A film of 30 pictures a second on a canvas of 60, turned upright with blurred sides.
fn upright(folder: &Path) -> (Project, Arc<MediaPaths>) {
    let film = numbered_clip(folder, "a.mp4", 30, "30", &X264);
    let (project, paths) = project_of(&film, &[(0, 30)], None);
    let mut project = (*project).clone();
    project.canvas.frame_rate = FrameRate::FPS_60;
    let placement = Placement { mode: FitMode::BlurredSides, rotation: 90, ..Placement::default() };
    Arc::make_mut(&mut project.tracks[0]).clips[0].placement = placement;
    (project, paths)
}

fn rendered(project: &Project, paths: Arc<MediaPaths>, pictures: i64) -> Vec<Arc<Picture>> {
    let mut renderer = Renderer::new(Arc::new(Scene::of(project)), paths, WIDTH, HEIGHT, 1);
    (0..pictures).map(|number| renderer.frame(FrameRate::FPS_60.time_of(number)).unwrap()).collect()
}

fn made_anew(pictures: &[Arc<Picture>]) -> usize {
    pictures.windows(2).filter(|pair| !Arc::ptr_eq(&pair[0], &pair[1])).count()
}

#[test]
fn a_frame_that_is_shown_twice_is_blurred_once() {
    let folder = tempfile::tempdir().unwrap();
    let (project, paths) = upright(folder.path());
    // Frames are nearest to the middle of two pictures each.
    let anew = made_anew(&rendered(&project, paths, 41));
    assert_eq!(anew, 20, "one for each frame of the film");
}

#[test]
fn a_photo_with_blurred_sides_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut project, _) = upright(folder.path());
    let photo = folder.path().join("photo.jpg");
    let source = ["-f", "lavfi", "-i", "color=white:s=320x192", "-frames:v", "1"];
    let made = Command::new("ffmpeg").args(["-v", "error"]).args(source).arg(&photo).status().unwrap();
    assert!(made.success());
    Arc::make_mut(&mut project.tracks[0]).clips[0].content = Content::Image { media: MEDIA };
    let pictures = rendered(&project, Arc::new(MediaPaths([(MEDIA, photo)].into())), 30);
    assert_eq!(made_anew(&pictures), 0);
    let row = pictures[0].planes[0].row(HEIGHT / 2);
    assert!(row[4] > 100 && row[4] < row[WIDTH / 2], "sides of {}, a middle of {}", row[4], row[WIDTH / 2]);
}
