//! `sunting sheet`: a contact sheet with times.

use serde_json::json;
use sunting_core::picture::Picture;
use sunting_core::render::compose::{ComposeLayer, compose};
use sunting_core::render::geometry::Rect;
use sunting_core::render::renderer::Renderer;
use sunting_core::render::text::TextRenderer;
use sunting_timeline::{HorizontalAnchor, Text, TextStyle, Time};

use crate::args::Sheet;
use crate::context::{Context, path_text};
use crate::failure::{FAILED, Failure};
use crate::{input, png_file};

const COLUMNS: usize = 4;
const ROWS: usize = 4;
/// The longer side of one picture.
const TILE_PX: usize = 320;
const GAP_PX: usize = 4;

/// Writes sixteen frames, evenly spread, into one picture.
pub fn run(context: &Context, verb: &Sheet) -> Result<(), Failure> {
    let input = input::open(&verb.input)?;
    let (canvas, duration) = (input.project.canvas, input.project.duration());
    if duration == Time::ZERO {
        return Err(Failure::new("nothing-to-export", FAILED).at(&verb.input));
    }
    let longer = canvas.width_px.max(canvas.height_px) as usize;
    let side = |px: u32| (px as usize * TILE_PX / longer).next_multiple_of(2).max(2);
    let tile = (side(canvas.width_px), side(canvas.height_px));
    let mut renderer = Renderer::new(input.project, input.paths, tile.0, tile.1, 1);
    let mut texts = TextRenderer::new();
    let count = (COLUMNS * ROWS) as i64;
    let mut layers = Vec::new();
    for n in 0..count {
        let time = canvas.frame_rate.snap(duration.scaled(n, count));
        let mut picture = (*renderer.frame(time)?).clone();
        label(&mut picture, &mut texts, time)?;
        let (column, row) = (n as usize % COLUMNS, n as usize / COLUMNS);
        let rect = Rect {
            x_px: (GAP_PX + column * (tile.0 + GAP_PX)) as i32,
            y_px: (GAP_PX + row * (tile.1 + GAP_PX)) as i32,
            width_px: tile.0,
            height_px: tile.1,
        };
        layers.push(ComposeLayer::Picture { picture: picture.into(), rect, opacity: 1.0 });
    }
    let size = (GAP_PX + COLUMNS * (tile.0 + GAP_PX), GAP_PX + ROWS * (tile.1 + GAP_PX));
    let sheet = compose(&layers, size);
    png_file::write(&sheet, &verb.output, context.options().force)?;
    let object = json!({"output": path_text(&verb.output), "frames": count, "width": size.0, "height": size.1});
    context.give(&object, &context.text("sheet-written", &[("file", path_text(&verb.output))]));
    Ok(())
}

/// Writes the time into a corner.
fn label(picture: &mut Picture, texts: &mut TextRenderer, time: Time) -> Result<(), Failure> {
    let caption = Text::Caption { text: Time::from_millis(time.as_millis()).to_string(), style: String::new() };
    let style = TextStyle {
        size: 0.09,
        horizontal: HorizontalAnchor::Left,
        margin_x: 0.0,
        margin_y: 0.0,
        ..TextStyle::shipped("caption_box").unwrap_or_default()
    };
    let size = (picture.width(), picture.height());
    let overlay = texts.draw(&caption, &style, (size.0 as u32, size.1 as u32), size);
    let overlay = overlay.map_err(sunting_core::render::renderer::RenderError::from)?;
    if let Some(overlay) = overlay {
        overlay.blend(picture, 1.0);
    }
    Ok(())
}
