//! `sheet`: a contact sheet, so that a film is seen at a glance.

use std::sync::Arc;

use serde_json::json;
use sunting_core::picture::{Picture, Plane};
use sunting_core::render::renderer::{RenderError, Renderer};
use sunting_core::render::text::TextRenderer;
use sunting_timeline::{Canvas, Color, HorizontalAnchor, Text, TextStyle, Time, VerticalAnchor};

use super::{Outcome, library};
use crate::args::{Common, Sheet};
use crate::failure::Failure;
use crate::inputs::Input;
use crate::output::Console;
use crate::shown;
use crate::{destination, inputs, json, still};

/// Of a tile.
const LONGER_SIDE_PX: u32 = 320;
/// Around and between tiles; even, as pictures are.
const GAP_PX: usize = 8;
/// Light grey, as Y, Cb, Cr.
const PAPER: [u8; 3] = [218, 128, 128];
const MAX_TILES: i64 = 20;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Sheet, common: &Common, console: &Console) -> Outcome {
    let input = inputs::open(&args.input, &library(common))?;
    input.require_picture(&args.input)?;
    destination::check(&args.output, input.files(&args.input), common.force)?;
    let times = times(&input);
    let sheet = draw(&input, &times, console).map_err(|failure| failure.or_at(&args.input))?;
    still::write_png(&sheet, &args.output, common.force)?;
    let object = json!({
        "output": args.output.to_string_lossy(),
        "times": times.iter().map(|time| json::seconds(*time)).collect::<Vec<_>>(),
        "width": sheet.width(),
        "height": sheet.height(),
    });
    let arguments = [("file", shown::path(&args.output).into()), ("count", times.len().into())];
    console.report(&object, &console.messages.text("sheet-done", &arguments));
    Ok(())
}

/// The middles of equal parts, on frame starts; fewer for films of few frames.
fn times(input: &Input) -> Vec<Time> {
    let (rate, duration) = (input.project.canvas.frame_rate, input.project.duration());
    let frames = rate.nearest_frame(duration).max(1);
    let tiles = frames.min(MAX_TILES);
    (0..tiles).map(|tile| rate.time_of((2 * tile + 1) * frames / (2 * tiles))).collect()
}

fn draw(input: &Input, times: &[Time], console: &Console) -> Result<Picture, Failure> {
    let (width, height) = tile_size(&input.project.canvas);
    let columns = if width > height { 4 } else { 5 }.min(times.len());
    let rows = times.len().div_ceil(columns);
    let side = |tiles: usize, tile: usize| tiles * (tile + GAP_PX) + GAP_PX;
    let mut sheet = Picture::filled(side(columns, width), side(rows, height), PAPER);
    let mut renderer = Renderer::new(input.scene(), input.paths.clone(), width, height, 1);
    let mut texts = TextRenderer::new();
    for (index, &time) in times.iter().enumerate() {
        let mut tile = renderer.frame(time)?;
        let label = label(console.messages.clock(time));
        texts.draw_onto(Arc::make_mut(&mut tile), &label, &label_style()).map_err(RenderError::from)?;
        let at = (GAP_PX + index % columns * (width + GAP_PX), GAP_PX + index / columns * (height + GAP_PX));
        paste(&mut sheet, &tile, at);
    }
    Ok(sheet)
}

/// Width and height in pixels, made even.
fn tile_size(canvas: &Canvas) -> (usize, usize) {
    let longer = canvas.width_px.max(canvas.height_px);
    let scaled = |side: u32| ((side * LONGER_SIDE_PX.min(longer) / longer) as usize).next_multiple_of(2).max(2);
    (scaled(canvas.width_px), scaled(canvas.height_px))
}

fn label(text: String) -> Text {
    Text::Caption { text, style: String::new() }
}

fn label_style() -> TextStyle {
    TextStyle {
        size: 0.1,
        outline_width: 0.0,
        box_color: Color { r: 0, g: 0, b: 0, a: 200 },
        horizontal: HorizontalAnchor::Left,
        vertical: VerticalAnchor::Top,
        margin_x: 0.03,
        margin_y: 0.03,
        max_lines: 1,
        ..TextStyle::default()
    }
}

/// Copies a picture into a larger one, at an even place.
fn paste(sheet: &mut Picture, tile: &Picture, (x, y): (usize, usize)) {
    for (target, source) in sheet.planes.iter_mut().zip(&tile.planes) {
        let step = if source.width() < tile.width() { 2 } else { 1 };
        paste_plane(target, source, (x / step, y / step));
    }
}

fn paste_plane(target: &mut Plane, source: &Plane, (x, y): (usize, usize)) {
    for row in 0..source.height() {
        target.row_mut(y + row)[x..x + source.width()].copy_from_slice(source.row(row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_keep_the_shape_and_are_even() {
        let size = |width_px, height_px| tile_size(&Canvas { width_px, height_px, ..Canvas::default() });
        assert_eq!(size(1920, 1080), (320, 180));
        assert_eq!(size(1080, 1920), (180, 320));
        assert_eq!(size(100, 60), (100, 60));
        assert_eq!(size(8192, 16), (320, 2));
    }

    #[test]
    fn a_tile_lands_where_it_belongs_in_every_plane() {
        let mut sheet = Picture::filled(16, 12, [218, 128, 128]);
        paste(&mut sheet, &Picture::filled(4, 4, [16, 90, 200]), (8, 4));
        assert_eq!(sheet.planes[0].row(4)[6..14], [218, 218, 16, 16, 16, 16, 218, 218]);
        assert_eq!(sheet.planes[1].row(3)[3..7], [128, 90, 90, 128]);
        assert_eq!(sheet.planes[2].row(4)[4], 128);
    }
}
