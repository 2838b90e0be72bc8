//! `frame`: one composed frame as a picture file.

use serde_json::json;
use sunting_core::render::renderer::Renderer;

use super::{Outcome, library};
use crate::args::{Common, Frame};
use crate::output::Console;
use crate::shown;
use crate::{destination, inputs, json, still};

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Frame, common: &Common, console: &Console) -> Outcome {
    let input = inputs::open(&args.input, &library(common))?;
    input.require_picture(&args.input)?;
    destination::check(&args.output, input.files(&args.input), common.force)?;
    let time = input.time_of(args.at).map_err(|failure| failure.or_at(&args.input))?;
    let canvas = input.project.canvas;
    let (width_px, height_px) = (canvas.width_px as usize, canvas.height_px as usize);
    let mut renderer = Renderer::new(input.scene(), input.paths.clone(), width_px, height_px, 1);
    let picture = renderer.frame(time)?;
    still::write_png(&picture, &args.output, common.force)?;
    let object = json!({
        "output": args.output.to_string_lossy(),
        "time": json::seconds(time),
        "width": picture.width(),
        "height": picture.height(),
    });
    let arguments = [
        ("file", shown::path(&args.output).into()),
        ("time", console.messages.exact_seconds(time).into()),
        ("width", picture.width().into()),
        ("height", picture.height().into()),
    ];
    console.report(&object, &console.messages.text("frame-done", &arguments));
    Ok(())
}
