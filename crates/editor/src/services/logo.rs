//! An office's logo: read from a file, and as it is shown in the window.

use std::path::{Path, PathBuf};

use sunting_core::error::{ContentError, MediaError};
use sunting_core::ordinary_file;
use sunting_graphics::logo::{Edges, Logo, LogoError, MOST_FILE_BYTES};
use sunting_timeline::Color;
use sunting_timeline::kit::StoredLogo;

use crate::model::LogoLook;

/// A logo's longer side in the window, in pixels: enough at every scale of the screen.
const SHOWN_PX: u32 = 192;

/// Why a logo cannot be taken.
pub type LogoProblem = ContentError<LogoError>;

/// A logo that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadLogo {
    pub file: PathBuf,
    pub look: LogoLook,
    /// The two colours that an office takes from it.
    pub primary: Color,
    pub accent: Color,
    /// Whether its plain edges were made clear.
    pub edges_cleared: bool,
    /// Whether an SVG's words were left out.
    pub words_left_out: bool,
}

/// Reads a logo's file.
///
/// # Errors
/// [`LogoProblem`].
pub(super) fn read_logo(path: &Path) -> Result<ReadLogo, LogoProblem> {
    let bytes = ordinary_file::read(path, MOST_FILE_BYTES as u64).map_err(|error| MediaError::from_io(path, &error))?;
    let logo = Logo::decode(&bytes, Edges::Clear).map_err(ContentError::Content)?;
    let colors = logo.colors();
    let look = look_of(&logo, logo.stored().map_err(ContentError::Content)?);
    Ok(ReadLogo {
        file: path.to_owned(),
        look,
        primary: colors.primary,
        accent: colors.accent,
        edges_cleared: logo.edges_cleared,
        words_left_out: logo.words_left_out,
    })
}

/// A logo of a project as it is shown; `None` where it cannot be read.
pub(super) fn look_at(stored: &StoredLogo) -> Option<LogoLook> {
    Logo::of_stored(stored).ok().map(|logo| look_of(&logo, stored.clone()))
}

fn look_of(logo: &Logo, stored: StoredLogo) -> LogoLook {
    let small = logo.shrunk(SHOWN_PX);
    let size_px = (small.width_px as usize, small.height_px as usize);
    LogoLook { stored, size_px, rgba: small.rgba, colors: logo.colors().candidates }
}

#[cfg(test)]
mod tests {
    use sunting_timeline::described::Described;

    use super::*;

    const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 200'>\
        <rect width='400' height='200' fill='#0a3f8f'/><rect width='90' height='200' fill='#f2b705'/></svg>";

    #[test]
    fn a_logo_gives_its_colours_and_is_shown_small() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logo.svg");
        std::fs::write(&file, SVG).unwrap();
        let read = read_logo(&file).unwrap();
        assert_eq!((read.primary, read.accent), (Color::rgb(0x0A, 0x3F, 0x8F), Color::rgb(0xF2, 0xB7, 0x05)));
        assert_eq!((read.look.size_px, read.look.rgba.len()), ((192, 96), 192 * 96 * 4));
        assert_eq!(look_at(&read.look.stored).unwrap().colors, read.look.colors);
    }

    #[test]
    fn what_is_no_logo_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logo.png");
        assert_eq!(read_logo(&file).unwrap_err().code(), "not-found");
        std::fs::write(&file, "GIF89a").unwrap();
        assert_eq!(read_logo(&file).unwrap_err().code(), "logo-unknown-format");
    }
}
