//! Draws a chart of each kind with its example: `charts FOLDER [wide|tall|square|portrait] [HEIGHT_PX]`.

use std::error::Error;
use std::path::Path;

use sunting_graphics::chart;
use sunting_graphics::kit::Kit;
use sunting_graphics::language::Language;
use sunting_graphics::palette::{Ground, Palette};
use sunting_graphics::picture;
use sunting_graphics::shape::{Shape, ShapeKind};
use sunting_graphics::sheet::{Office, Surroundings};
use sunting_graphics::svg;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("charts FOLDER [wide|tall|square|portrait] [HEIGHT_PX]")?;
    let (kind, suffix) = match arguments.next().as_deref() {
        None | Some("wide") => (ShapeKind::Wide, "16x9"),
        Some("tall") => (ShapeKind::Tall, "9x16"),
        Some("square") => (ShapeKind::Square, "1x1"),
        Some("portrait") => (ShapeKind::Portrait, "4x5"),
        Some(other) => return Err(format!("no shape is called {other}").into()),
    };
    let shape = Shape::of_kind(kind);
    let height_px: usize = arguments.next().map_or(Ok(shape.height_px as usize), |height_px| height_px.parse())?;
    let width_px = (height_px as f32 * shape.width_px / shape.height_px).round() as usize;
    let surroundings = Surroundings {
        shape,
        palette: Palette::of(&Kit::default(), Ground::Light),
        office: Office::default(),
        language: Language::Indonesian,
        over_subtitles: false,
    };
    for chart in chart::examples() {
        let drawing = chart::lay_out(&chart, &surroundings);
        let file = Path::new(&folder).join(format!("grafik-{}.{suffix}", chart.data.id()));
        std::fs::write(file.with_added_extension("svg"), svg::document(&drawing))?;
        let rgba = picture::whole(&drawing, None, (width_px, height_px))?;
        write_png(&file.with_added_extension("png"), (width_px, height_px), &rgba)?;
    }
    Ok(())
}

/// The page covers the whole picture, so that nothing is premultiplied.
fn write_png(path: &Path, (width_px, height_px): (usize, usize), rgba: &[u8]) -> Result<(), Box<dyn Error>> {
    let file = std::io::BufWriter::new(std::fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, u32::try_from(width_px)?, u32::try_from(height_px)?);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(rgba)?;
    Ok(())
}
