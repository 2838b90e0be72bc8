//! Thumbnails of files, and the form in which they are cached.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_timeline::Time;

use crate::error::MediaError;
use crate::media::keyframe::KeyframeReader;
use crate::picture::Picture;

/// Pictures of a larger side are nobody's.
const MAX_SIDE_PX: usize = 8192;
/// The highest that is made.
const MAX_HEIGHT_PX: u32 = 2160;

/// Makes pictures of one file after another, with one file open.
#[derive(Default)]
pub(super) struct ThumbnailMaker {
    open: Option<(PathBuf, KeyframeReader)>,
}

impl ThumbnailMaker {
    /// The picture of the keyframe at or before a source time, `height_px` (made even, at most 2160) high.
    ///
    /// # Errors
    /// As [`KeyframeReader::open`] and [`KeyframeReader::picture_near`].
    pub fn make(&mut self, path: &Path, source_time: Time, height_px: u32) -> Result<Arc<Picture>, MediaError> {
        // A reader that failed is not used again.
        let reader = match self.open.take().filter(|(open, _)| open == path) {
            Some((_, reader)) => reader,
            None => KeyframeReader::open(path)?,
        };
        let (_, reader) = self.open.insert((path.to_owned(), reader));
        let made = reader.picture_near(source_time, height_px.min(MAX_HEIGHT_PX));
        if made.is_err() {
            self.close();
        }
        made
    }

    /// Lets go of the file that is open.
    pub fn close(&mut self) {
        self.open = None;
    }
}

/// A picture as bytes: width and height, then the planes' rows. A third of what it takes on the screen.
pub(super) fn pack(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 + picture.width() * picture.height() * 3 / 2);
    bytes.extend_from_slice(&(picture.width() as u32).to_le_bytes());
    bytes.extend_from_slice(&(picture.height() as u32).to_le_bytes());
    for plane in &picture.planes {
        (0..plane.height()).for_each(|y| bytes.extend_from_slice(plane.row(y)));
    }
    bytes
}

/// The picture of such bytes; `None` when they are none.
pub(super) fn unpack(bytes: &[u8]) -> Option<Picture> {
    let (width, rest) = bytes.split_first_chunk::<4>()?;
    let (height, mut samples) = rest.split_first_chunk::<4>()?;
    let (width, height) = (u32::from_le_bytes(*width) as usize, u32::from_le_bytes(*height) as usize);
    let sane = |side: usize| side > 0 && side <= MAX_SIDE_PX && side.is_multiple_of(2);
    if !sane(width) || !sane(height) || samples.len() != width * height * 3 / 2 {
        return None;
    }
    let mut picture = Picture::black(width, height);
    for plane in &mut picture.planes {
        for y in 0..plane.height() {
            let (row, rest) = samples.split_at(plane.width());
            plane.row_mut(y).copy_from_slice(row);
            samples = rest;
        }
    }
    Some(picture)
}

/// A picture's pixels as the screen takes them.
pub(super) fn rgba(picture: &Picture) -> Arc<[u8]> {
    let rgb = picture.to_rgb();
    rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_unpacked_as_it_was_packed() {
        let mut picture = Picture::filled(6, 4, [50, 100, 150]);
        picture.planes[0].row_mut(3)[5] = 200;
        picture.planes[2].row_mut(1)[0] = 7;
        let bytes = pack(&picture);
        assert_eq!(bytes.len(), 8 + 6 * 4 * 3 / 2);
        assert_eq!(unpack(&bytes), Some(picture));
        assert_eq!(unpack(&bytes[..bytes.len() - 1]), None);
        assert_eq!(unpack(&[0; 8]), None);
        assert_eq!(unpack(&[]), None);
    }

    #[test]
    fn pixels_are_opaque() {
        assert_eq!(*rgba(&Picture::filled(2, 2, [235, 128, 128])), [255; 16]);
    }
}
