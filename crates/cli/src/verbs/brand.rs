//! `brand`: an office's colours and logo, taken from a logo file.

use std::path::Path;

use serde_json::{Value, json};
use sunting_core::error::MediaError;
use sunting_core::ordinary_file;
use sunting_graphics::color::contrast;
use sunting_graphics::kit_file::{KitFile, MOST_FILE_BYTES};
use sunting_graphics::logo::{Edges, Logo};
use sunting_graphics::palette::{Ground, Palette};
use sunting_timeline::Color;
use sunting_timeline::kit::Kit;

use super::Outcome;
use crate::args::{Brand, Common};
use crate::destination;
use crate::failure::Failure;
use crate::output::Console;
use crate::shown;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Brand, common: &Common, console: &Console) -> Outcome {
    destination::check(&args.output, [args.logo.as_path()], common.force)?;
    let bytes = bytes_of(&args.logo, sunting_graphics::logo::MOST_FILE_BYTES)?;
    let logo = Logo::decode(&bytes, Edges::Clear).map_err(|error| Failure::from(error).at(&args.logo))?;
    let colors = logo.colors();
    let kit = Kit {
        name: args.name.clone(),
        primary: args.primary.unwrap_or(colors.primary),
        accent: args.accent.unwrap_or(colors.accent),
        logo: Some(logo.stored().map_err(|error| Failure::from(error).at(&args.logo))?),
        ..Kit::default()
    };
    let palette = Palette::of(&kit, Ground::Light);
    destination::write(&args.output, KitFile::new(kit.clone()).to_text().as_bytes(), common.force)?;
    let object = json!({
        "output": args.output.to_string_lossy(),
        "name": kit.name,
        "edges_cleared": logo.edges_cleared,
        "adjusted": !palette.adjusted.is_empty(),
        "roles": roles(&palette),
    });
    console.report(&object, &in_words(args, &kit, &logo, &palette, console));
    Ok(())
}

/// A whole small file.
///
/// # Errors
/// What the system says; `file-too-large`.
pub fn bytes_of(path: &Path, most_bytes: usize) -> Result<Vec<u8>, Failure> {
    Ok(ordinary_file::read(path, most_bytes as u64).map_err(|error| MediaError::from_io(path, &error))?)
}

/// The office's look in a file of `sunting brand`.
///
/// # Errors
/// What is wrong with the file.
pub fn kit_of(path: &Path) -> Result<Kit, Failure> {
    let bytes = bytes_of(path, MOST_FILE_BYTES)?;
    Ok(KitFile::from_bytes(&bytes).map_err(|error| Failure::from(error).at(path))?.kit)
}

fn in_words(args: &Brand, kit: &Kit, logo: &Logo, palette: &Palette, console: &Console) -> String {
    let arguments = [
        ("file", shown::path(&args.output).into()),
        ("primary", String::from(kit.primary).into()),
        ("accent", String::from(kit.accent).into()),
    ];
    let mut lines = vec![console.messages.text("brand-done", &arguments)];
    for (is_so, key) in [(logo.edges_cleared, "brand-edges-cleared"), (!palette.adjusted.is_empty(), "brand-adjusted")]
    {
        if is_so {
            lines.push(console.messages.text(key, &[]));
        }
    }
    lines.join("\n")
}

/// Each role's colour, and its contrast to what it stands on.
fn roles(palette: &Palette) -> Value {
    let role = |name: &str, color: Color, ground: Color| {
        let contrast = (contrast(color, ground) * 100.0).round() / 100.0;
        json!({ "role": name, "color": String::from(color), "on": String::from(ground), "contrast": contrast })
    };
    let (paper, primary) = (palette.paper, palette.primary);
    json!([
        role("ink", palette.ink, paper),
        role("muted", palette.muted, paper),
        role("on", palette.on, primary),
        role("accent", palette.accent, primary),
        role("kicker", palette.kicker, primary),
        role("tab", palette.tab, paper),
        role("mark", palette.mark, paper),
        role("on_mark", palette.on_mark, palette.mark),
        role("rest", palette.rest, paper),
        role("lit", palette.lit, paper),
        role("track", palette.track, paper),
        role("half", palette.ink, palette.half),
        role("tint", palette.ink, palette.tint),
    ])
}
