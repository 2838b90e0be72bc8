//! Draws the example of every template, as SVG and over photos as PNG.
//!
//! `cargo run -p sunting-graphics --example sheet -- FOLDER SHAPE HEIGHT [FRAMES]`; SHAPE: 16x9, 9x16, 1x1 or 4x5.
//! In the folder of frames a template looks for `ID.SHAPE.jpg`, then `ID.jpg`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use sunting_graphics::fonts::{FAMILY, database};
use sunting_graphics::kit::Kit;
use sunting_graphics::language::Language;
use sunting_graphics::logo::Logo;
use sunting_graphics::palette::{Ground, Palette};
use sunting_graphics::shape::{Shape, ShapeKind};
use sunting_graphics::sheet::{Office, Surroundings};
use sunting_graphics::{svg, template};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, shape_name, height, frames @ ..] = arguments.as_slice() else {
        return Err("FOLDER SHAPE HEIGHT [FRAMES]".into());
    };
    let shape = Shape::of_kind(kind(shape_name)?);
    let height_px: u32 = height.parse()?;
    let frames = frames.first().map(Path::new);
    std::fs::create_dir_all(folder)?;
    for template in template::all() {
        let drawing = template.lay_out(&template.example(), &surroundings(shape));
        let document = svg::document(&drawing);
        let path = Path::new(folder).join(format!("{}.{shape_name}", template.id));
        std::fs::write(path.with_added_extension("svg"), &document)?;
        let frame = frames.and_then(|frames| frame(frames, template.id, shape_name));
        let picture = over_frame(&document, shape, frame.as_deref(), height_px)?;
        write_png(&path.with_added_extension("png"), &picture)?;
    }
    Ok(())
}

fn kind(name: &str) -> Result<ShapeKind, String> {
    match name {
        "16x9" => Ok(ShapeKind::Wide),
        "9x16" => Ok(ShapeKind::Tall),
        "1x1" => Ok(ShapeKind::Square),
        "4x5" => Ok(ShapeKind::Portrait),
        _ => Err(format!("no shape: {name}")),
    }
}

fn surroundings(shape: Shape) -> Surroundings {
    Surroundings {
        shape,
        palette: Palette::of(&Kit::default(), Ground::Light),
        office: Office { name: "Disdukcapil Kota Contoh".to_owned(), logo: Some(Arc::new(disc())) },
        language: Language::Indonesian,
        over_subtitles: false,
    }
}

/// A logo of nobody: a disc.
fn disc() -> Logo {
    const SIDE_PX: u32 = 240;
    let is_inside =
        |x: u32, y: u32| (2 * x).abs_diff(SIDE_PX).pow(2) + (2 * y).abs_diff(SIDE_PX).pow(2) <= SIDE_PX.pow(2);
    let pixels = (0..SIDE_PX).flat_map(|y| (0..SIDE_PX).map(move |x| (x, y)));
    let rgba = pixels.flat_map(|(x, y)| [11, 74, 111, if is_inside(x, y) { 255 } else { 0 }]).collect();
    Logo { width_px: SIDE_PX, height_px: SIDE_PX, rgba, edges_cleared: false, words_left_out: false }
}

fn frame(frames: &Path, id: &str, shape: &str) -> Option<PathBuf> {
    [format!("{id}.{shape}.jpg"), format!("{id}.jpg")].iter().map(|name| frames.join(name)).find(|path| path.exists())
}

fn over_frame(document: &str, shape: Shape, frame: Option<&Path>, height_px: u32) -> Result<Pixmap, Box<dyn Error>> {
    let (head, marks) = document.split_once('\n').ok_or("no document")?;
    let ground = frame.map_or_else(
        || "<rect width='100%' height='100%' fill='#808890'/>".to_owned(),
        |frame| {
            let name = frame.display();
            format!("<image href='{name}' width='100%' height='100%' preserveAspectRatio='xMidYMid slice'/>")
        },
    );
    let options = usvg::Options { fontdb: database(), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&format!("{head}{ground}{marks}"), &options)?;
    let scale = height_px as f32 / shape.height_px;
    let mut picture = Pixmap::new((shape.width_px * scale).round() as u32, height_px).ok_or("no memory")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    Ok(picture)
}

fn write_png(path: &Path, picture: &Pixmap) -> Result<(), Box<dyn Error>> {
    let mut encoder = png::Encoder::new(std::fs::File::create(path)?, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header()?.write_image_data(picture.data())?;
    Ok(())
}
