//! Which reader a file needs, told by its first bytes: FFmpeg draws no SVG and moves no WebP.

use std::io::Read;
use std::path::Path;

use sunting_graphics::vector_picture::{HEAD_BYTES, begins_like_svg};

use crate::error::MediaError;
use crate::ordinary_file;

/// Where a WebP says what is in it, and the bit for "it moves" (WebP Container Specification, "Extended File Format").
const WEBP_FLAGS: usize = 20;
const WEBP_MOVES: u8 = 0b10;

/// Who reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// FFmpeg, or nobody.
    Ffmpeg,
    /// A drawing of shapes.
    Svg,
    /// A WebP of several frames.
    MovingWebp,
}

impl Kind {
    /// # Errors
    /// What the system says when the file cannot be read.
    pub fn of(path: &Path) -> Result<Self, MediaError> {
        let refused = |error: std::io::Error| MediaError::from_io(path, &error);
        let mut file = ordinary_file::open(path).map_err(refused)?;
        let mut head = Vec::new();
        (&mut file).take(64).read_to_end(&mut head).map_err(refused)?;
        if is_moving_webp(&head) {
            return Ok(Self::MovingWebp);
        }
        if may_be_svg(&head) {
            file.take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(refused)?;
            if begins_like_svg(&head) {
                return Ok(Self::Svg);
            }
        }
        Ok(Self::Ffmpeg)
    }
}

fn is_moving_webp(head: &[u8]) -> bool {
    let is_extended = head.starts_with(b"RIFF") && head.get(8..16) == Some(b"WEBPVP8X");
    is_extended && head.get(WEBP_FLAGS).is_some_and(|flags| flags & WEBP_MOVES != 0)
}

/// Text in angle brackets, or anything packed by gzip.
fn may_be_svg(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    text.is_empty() || text.starts_with(b"<") || head.starts_with(b"\x1F\x8B")
}
