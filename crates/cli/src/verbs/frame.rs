//! `sunting frame`: one frame as a picture.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::media::conform::Conformer;
use sunting_core::media::decode::{Fields, VideoReader};
use sunting_core::media::probe::VideoFacts;
use sunting_core::picture::Picture;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::Time;

use crate::args::Frame;
use crate::context::{Context, path_text};
use crate::failure::Failure;
use crate::times::TimeArg;
use crate::{input, png_file};

/// Writes the frame at a time: of a file by its own frames, of a project by its canvas's.
pub fn run(context: &Context, verb: &Frame) -> Result<(), Failure> {
    let input = input::open(&verb.input)?;
    let (picture, time) = match input.facts.as_ref().and_then(|facts| facts.video.as_ref()) {
        Some(video) => of_file(&verb.input, video, verb.at)?,
        None => {
            let canvas = input.project.canvas;
            let time = verb.at.on_canvas(canvas.frame_rate);
            let (width, height) = (canvas.width_px as usize, canvas.height_px as usize);
            let mut renderer = Renderer::new(input.project, input.paths, width, height, 1);
            (renderer.frame(time)?, time)
        }
    };
    png_file::write(&picture, &verb.output, context.options().force)?;
    let object = json!({
        "output": path_text(&verb.output),
        "time": time.as_seconds_f64(),
        "width": picture.width(),
        "height": picture.height(),
    });
    let arguments = [("file", path_text(&verb.output)), ("time", time.to_string())];
    context.give(&object, &context.text("frame-written", &arguments));
    Ok(())
}

fn of_file(path: &Path, video: &VideoFacts, at: TimeArg) -> Result<(Arc<Picture>, Time), Failure> {
    let number = video.frames.nearest(at.in_file(&video.frames)).min(video.frames.times.len().saturating_sub(1));
    let mut reader = VideoReader::open_with(path, 1, Fields::Weave)?;
    reader.seek(video.frames.start_of(number))?;
    let frame = reader.next_frame()?.ok_or_else(|| MediaError::new(path, MediaProblem::Undecodable))?;
    let even = |side: u32| (side as usize).next_multiple_of(2);
    let picture = Conformer::new().conform(&frame, even(video.width_px), even(video.height_px), 0);
    let picture = picture.map_err(|problem| MediaError::new(path, problem))?;
    Ok((Arc::new(picture), frame.time))
}
