//! Frames look as they did, or the engine's number is another one: segments of an older engine would be taken for new
//! ones. `SUNTING_RENEW_GOLDEN=1` writes `golden/scene.json` anew.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use sunting_core::export::ENGINE_FORMAT;
use sunting_core::picture::{Picture, Plane};
use sunting_core::render::renderer::Renderer;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Clip, ClipId, Color, Content, Fades, FitMode, FrameRate, Placement, Project, Text, TimeRange};
use support::{numbered_clip, project_of};

/// Scalers of other processors round otherwise.
const TOLERANCE: u64 = 2;
/// Means are taken of so many columns and rows.
const GRID: (usize, usize) = (12, 8);

/// A film that fades in and whose second half has blurred sides, a colour over it, a title and captions.
fn project(folder: &Path) -> (Project, Arc<sunting_core::media_paths::MediaPaths>) {
    let lossless = ["-c:v", "libx264", "-qp", "0", "-c:a", "aac"];
    let clip = numbered_clip(folder, "a.mp4", 100, "30", &lossless);
    let (project, paths) = project_of(&clip, &[(0, 50), (50, 50)], Some((5, 60, "Halo, dunia")));
    let mut project = (*project).clone();
    (project.canvas.width_px, project.canvas.height_px) = (480, 270);
    let at = |from, to| TimeRange::between(FrameRate::FPS_30.time_of(from), FrameRate::FPS_30.time_of(to));
    let storyline = Arc::make_mut(&mut project.tracks[0]);
    storyline.clips[0].fades = Fades::new(FrameRate::FPS_30.time_of(20), sunting_timeline::Time::ZERO);
    storyline.clips[1].placement = Placement { mode: FitMode::BlurredSides, rotation: 90, ..Placement::default() };
    let title = Content::Text(Text::Title { text: "Judul".to_owned(), style: String::new() });
    let color = Content::Color { color: Color { r: 200, g: 40, b: 40, a: 128 } };
    let words = Arc::make_mut(&mut project.tracks[1]);
    words.clips.push(Clip::new(ClipId(60), at(60, 80), title));
    let mut above = words.clone();
    above.id = sunting_timeline::TrackId(70);
    let other = Content::Text(Text::Caption { text: "Di atasnya".to_owned(), style: String::new() });
    above.clips = vec![Clip::new(ClipId(71), at(30, 50), other), Clip::new(ClipId(72), at(80, 90), color)];
    project.tracks.push(Arc::new(above));
    (project, paths)
}

fn means(plane: &Plane) -> Vec<u64> {
    let (columns, rows) = GRID;
    let span = |at: usize, count: usize, length: usize| at * length / count..(at + 1) * length / count;
    let mean = |x, y| {
        let values = span(y, rows, plane.height()).flat_map(|y| plane.row(y)[span(x, columns, plane.width())].iter());
        let (sum, count) = values.fold((0, 0), |(sum, count), &value| (sum + u64::from(value), count + 1));
        sum / count
    };
    (0..rows).flat_map(|y| (0..columns).map(move |x| mean(x, y))).collect()
}

fn frame(picture: &Picture) -> Vec<Vec<u64>> {
    picture.planes.iter().map(means).collect()
}

#[test]
fn pixels_that_change_need_another_engine_format() {
    let folder = tempfile::tempdir().unwrap();
    let (project, paths) = project(folder.path());
    let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), paths, 480, 270, 1);
    let mut picture = |number: i64| frame(&renderer.frame(FrameRate::FPS_30.time_of(number)).unwrap());
    let frames: Vec<Vec<Vec<u64>>> = (0..10).map(|n| picture(10 * n + 5)).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/scene.json");
    if std::env::var_os("SUNTING_RENEW_GOLDEN").is_some() {
        std::fs::write(&path, json!({ "engine_format": ENGINE_FORMAT, "frames": frames }).to_string()).unwrap();
    }
    let golden: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(golden["engine_format"], ENGINE_FORMAT, "write the golden frames of this engine");
    let known: Vec<Vec<Vec<u64>>> = serde_json::from_value(golden["frames"].clone()).unwrap();
    let pairs = known.iter().flatten().flatten().zip(frames.iter().flatten().flatten());
    let worst = pairs.map(|(known, own)| known.abs_diff(*own)).max().unwrap();
    assert!(worst <= TOLERANCE, "frames differ by {worst}: raise ENGINE_FORMAT, then write the golden frames");
}
