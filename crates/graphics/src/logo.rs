//! An office's logo: from a file that anybody may have made to pixels that can be drawn.

mod colors;
mod edges;
mod pixels;
pub(crate) mod raster;
pub(crate) mod vector;
pub(crate) mod work;

use sunting_timeline::described::{Argument, Described, Value};

pub use self::colors::LogoColors;
use self::pixels::Pixels;
use crate::guarded_svg;
use crate::kit::StoredLogo;

/// The largest file that is read as a logo.
pub const MOST_FILE_BYTES: usize = 8 << 20;
/// The largest picture that is read as a logo.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Nor is one read that is longer: a JPEG cannot be.
pub const MOST_LENGTH_PX: u64 = 65_535;
/// A logo's longer side has at most as many pixels: four times what it is drawn with in a film of 1080 lines.
pub const MOST_SIDE_PX: u32 = 1024;

/// The least alpha that is seen.
const SEEN_ALPHA: u8 = 9;

/// Why a file is no logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum LogoError {
    /// More than [`MOST_FILE_BYTES`].
    #[error("the logo's file has {bytes} bytes")]
    FileTooLarge { bytes: u64 },
    /// More than [`MOST_PIXELS`], or longer than [`MOST_LENGTH_PX`].
    #[error("the logo has {width_px} × {height_px} pixels")]
    TooManyPixels { width_px: u64, height_px: u64 },
    /// Neither PNG nor JPEG nor SVG.
    #[error("the logo is neither PNG nor JPEG nor SVG")]
    UnknownFormat,
    /// Broken, or not what it says it is.
    #[error("the logo cannot be read: {0}")]
    Damaged(String),
    /// An SVG with scripts, or with pages of another kind in it.
    #[error("the logo's SVG holds a program")]
    Active,
    /// An SVG that refers to other files.
    #[error("the logo's SVG refers to other files")]
    External,
    /// An SVG with entities, whose text may unfold without end.
    #[error("the logo's SVG defines entities")]
    Entities,
    /// An SVG that takes too long to draw: too deep, too many parts, or parts that hold themselves.
    #[error("the logo's SVG is too complex")]
    TooComplex,
    /// Nothing can be seen in it.
    #[error("the logo is empty")]
    Empty,
}

impl Described for LogoError {
    fn code(&self) -> &'static str {
        match self {
            Self::FileTooLarge { .. } => "logo-file-too-large",
            Self::TooManyPixels { .. } => "logo-too-many-pixels",
            Self::UnknownFormat => "logo-unknown-format",
            Self::Damaged(_) => "logo-damaged",
            Self::Active => "logo-active",
            Self::External => "logo-external",
            Self::Entities => "logo-entities",
            Self::TooComplex => "logo-too-complex",
            Self::Empty => "logo-empty",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::FileTooLarge { bytes } => {
                vec![("size", Value::Bytes(*bytes)), ("most", Value::Bytes(MOST_FILE_BYTES as u64))]
            }
            Self::TooManyPixels { width_px, height_px } => {
                vec![("width", Value::Count(*width_px)), ("height", Value::Count(*height_px))]
            }
            Self::Damaged(detail) => vec![("detail", detail.clone().into())],
            _ => Vec::new(),
        }
    }
}

/// How many pixels a PNG or JPEG says that it has; `None` where it is neither, or has too many for a logo.
pub(crate) fn pixels_of(bytes: &[u8]) -> Option<u64> {
    raster::pixels_of(bytes).ok()
}

/// What becomes of a plain ground around a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// It is made clear if nothing in the picture is clear yet; never in an SVG.
    Clear,
    /// It stays.
    Keep,
}

/// A logo's pixels, without empty margins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// At most [`MOST_SIDE_PX`], like the height.
    pub width_px: u32,
    /// See the width.
    pub height_px: u32,
    /// Red, green, blue, alpha of every pixel, row by row from the top; alpha is straight.
    pub rgba: Vec<u8>,
    /// Whether a plain ground around it was made clear: that is told.
    pub edges_cleared: bool,
    /// Whether an SVG's words were left out, as there are no fonts for them: that is told.
    pub words_left_out: bool,
}

impl Logo {
    /// Reads a PNG, JPEG or SVG file's bytes.
    ///
    /// # Errors
    /// [`LogoError`].
    pub fn decode(bytes: &[u8], edges: Edges) -> Result<Self, LogoError> {
        if bytes.len() > MOST_FILE_BYTES {
            return Err(LogoError::FileTooLarge { bytes: bytes.len() as u64 });
        }
        if let Some(text) = guarded_svg::text_of(bytes) {
            let (pixels, words_left_out) = vector::drawn(text)?;
            return Self::of(pixels, false, words_left_out);
        }
        let mut pixels = raster::read(bytes)?;
        let edges_cleared = edges == Edges::Clear && edges::clear(&mut pixels);
        Self::of(pixels, edges_cleared, false)
    }

    /// Reads what a kit carries; its edges are as they were stored.
    ///
    /// # Errors
    /// [`LogoError`].
    pub fn of_stored(logo: &StoredLogo) -> Result<Self, LogoError> {
        Self::decode(logo.bytes(), Edges::Keep)
    }

    /// For a kit: as PNG; made smaller if it is so intricate that its file would be too large.
    ///
    /// # Errors
    /// [`LogoError::Damaged`] if its public fields do not fit together.
    pub fn stored(&self) -> Result<StoredLogo, LogoError> {
        let pixels = self.pixels()?;
        let mut side_px = MOST_SIDE_PX;
        loop {
            let png = pixels.shrunk(side_px).to_png()?;
            if let Some(stored) = StoredLogo::new(png) {
                return Ok(stored);
            }
            side_px /= 2;
        }
    }

    /// The colours that a kit takes from it.
    pub fn colors(&self) -> LogoColors {
        LogoColors::of(self.rgba.as_chunks().0)
    }

    /// The same with a longer side of at most so many pixels.
    pub fn shrunk(&self, most_side_px: u32) -> Self {
        let Ok(pixels) = self.pixels() else { return self.clone() };
        let small = pixels.shrunk(most_side_px);
        Self {
            width_px: small.width_px as u32,
            height_px: small.height_px as u32,
            rgba: small.rgba.into_flattened(),
            ..*self
        }
    }

    fn of(pixels: Pixels, edges_cleared: bool, words_left_out: bool) -> Result<Self, LogoError> {
        let Pixels { width_px, height_px, rgba } = pixels.trimmed().ok_or(LogoError::Empty)?;
        let rgba = rgba.into_flattened();
        Ok(Self { width_px: width_px as u32, height_px: height_px as u32, rgba, edges_cleared, words_left_out })
    }

    fn pixels(&self) -> Result<Pixels, LogoError> {
        let (width_px, height_px) = (self.width_px as usize, self.height_px as usize);
        let rgba = self.rgba.as_chunks().0.to_vec();
        let fits = !rgba.is_empty() && rgba.len() == width_px.saturating_mul(height_px);
        let pixels = fits.then_some(Pixels { width_px, height_px, rgba });
        pixels.ok_or_else(|| LogoError::Damaged("its size".to_owned()))
    }
}

#[cfg(test)]
#[path = "logo_tests.rs"]
mod tests;
