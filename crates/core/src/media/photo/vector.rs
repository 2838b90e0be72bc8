//! SVG files as photos, drawn as large as they are wanted.

use std::path::Path;

use ffmpeg_next::frame;
use sunting_graphics::logo::{LogoError, MOST_FILE_BYTES};
use sunting_graphics::vector_picture::VectorPicture;

use crate::error::{MediaError, MediaProblem};
use crate::media::conform::fit::is_same_shape;
use crate::media::sys::frame::of_rgba;
use crate::ordinary_file;

/// Larger ones are told to be so large: nothing is drawn larger.
const MOST_SIDE_PX: f32 = 8192.0;
/// Small ones may be said to be so many times larger, so that whole numbers give their shape.
const ENLARGED: [f32; 6] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];

/// Draws an SVG as large as [`super::read`] says.
///
/// # Errors
/// When the file cannot be read or holds more than shapes.
pub fn read(path: &Path, at_least_px: (usize, usize)) -> Result<frame::Video, MediaError> {
    let picture = open(path)?;
    let fail = |problem| MediaError::new(path, problem);
    let (width, height) = wanted_size(picture.size_px(), at_least_px);
    let drawn = picture.draw(width, height).map_err(|error| fail(problem(error)))?;
    let made = of_rgba(drawn.width_px, &drawn.rgba);
    made.map_err(|code| fail(MediaProblem::Conversion(code.text())))
}

/// The width and height that an SVG is told to have, in pixels: those of the file in whole numbers.
///
/// # Errors
/// As [`read`].
pub fn size_px(path: &Path) -> Result<(u32, u32), MediaError> {
    Ok(whole_size(open(path)?.size_px()))
}

fn open(path: &Path) -> Result<VectorPicture, MediaError> {
    let bytes = ordinary_file::read(path, MOST_FILE_BYTES as u64).map_err(|error| MediaError::from_io(path, &error))?;
    VectorPicture::read(&bytes).map_err(|error| MediaError::new(path, problem(error)))
}

fn problem(error: LogoError) -> MediaProblem {
    match error {
        LogoError::FileTooLarge { .. } => MediaProblem::Oversized,
        LogoError::Active | LogoError::External | LogoError::Entities | LogoError::TooComplex => {
            MediaProblem::Svg(error)
        }
        _ => MediaProblem::Undecodable,
    }
}

fn whole_size((width, height): (f32, f32)) -> (u32, u32) {
    let shrunk = (MOST_SIDE_PX / width.max(height)).min(1.0);
    let at = |scale: f32| {
        let side = |length: f32| (length * shrunk * scale).round().clamp(1.0, MOST_SIDE_PX) as u32;
        (side(width), side(height))
    };
    let precise = |(whole_width, whole_height): (u32, u32)| {
        (whole_width as f32 / whole_height as f32 / (width / height) - 1.0).abs() < 0.01
    };
    ENLARGED.into_iter().map(at).find(|size| precise(*size)).unwrap_or_else(|| at(1.0))
}

/// Exactly the wanted size where it has the picture's shape, turned or not, so that it need not be scaled once more.
fn wanted_size(own: (f32, f32), wanted: (usize, usize)) -> (f64, f64) {
    let is_turned = (own.0 > own.1) != (wanted.0 > wanted.1);
    let wanted = if is_turned { (wanted.1, wanted.0) } else { wanted };
    let (across, down) = (wanted.0 as f64 / f64::from(own.0), wanted.1 as f64 / f64::from(own.1));
    if is_same_shape(whole_size(own), (wanted.0 as u32, wanted.1 as u32)) {
        return (wanted.0 as f64, wanted.1 as f64);
    }
    let scale = across.max(down);
    (f64::from(own.0) * scale, f64::from(own.1) * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_is_as_large_as_it_says_or_has_at_least_its_shape() {
        assert_eq!(whole_size((400.0, 300.0)), (400, 300));
        assert_eq!(whole_size((24.0, 24.0)), (24, 24));
        assert_eq!(whole_size((1.0, 1.414)), (32, 45));
        assert_eq!(whole_size((80_000.0, 40_000.0)), (8192, 4096));
    }

    #[test]
    fn it_is_drawn_at_the_very_size_that_is_wanted() {
        assert_eq!(wanted_size((100.0, 50.0), (1920, 960)), (1920.0, 960.0));
        assert_eq!(wanted_size((100.0, 50.0), (960, 1920)), (1920.0, 960.0), "it may be turned");
        assert_eq!(wanted_size((100.0, 50.0), (200, 200)), (400.0, 200.0));
    }
}
