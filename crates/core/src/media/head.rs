//! Recognising a file by its first bytes, before FFmpeg opens it and to explain why FFmpeg could not.

use std::ffi::CStr;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use ffmpeg_next::ffi;

use super::photo::{declared_size, is_too_large};
use super::sys::Code;
use crate::error::{MediaError, MediaProblem};
use crate::ordinary_file;

const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";
/// An animation is announced before the picture, which comes within so many chunks.
const PNG_CHUNKS: usize = 64;

/// A PNG of so many pixels may be decoded to look at it.
const MOST_PIXELS_LOOKED_AT: u64 = 16_000_000;

/// The first bytes of a file, looked at before FFmpeg is.
pub(super) struct Head {
    bytes: Vec<u8>,
    /// A PNG of several frames.
    animated: bool,
    pub size_bytes: u64,
}

impl Head {
    /// Reads them.
    ///
    /// # Errors
    /// [`MediaProblem`]s that need no look by FFmpeg: folders, empty files, playlists.
    pub fn read(path: &Path) -> Result<Self, MediaError> {
        let fail = |problem| Err(MediaError::new(path, problem));
        let refused = |error: &std::io::Error| MediaError::from_io(path, error);
        // FFmpeg opens by name and would wait for a pipe.
        let mut file = ordinary_file::open(path).map_err(|error| refused(&error))?;
        let size_bytes = file.metadata().map_err(|error| refused(&error))?.len();
        if size_bytes == 0 {
            return fail(MediaProblem::Empty);
        }
        let mut bytes = Vec::new();
        (&mut file).take(64).read_to_end(&mut bytes).map_err(|error| refused(&error))?;
        let animated = bytes.starts_with(PNG) && png_frames(&mut file).is_some_and(|frames| frames > 1);
        let head = Self { bytes, animated, size_bytes };
        if head.starts_with(b"#EXTM3U") || head.starts_with(b"ffconcat") {
            return fail(MediaProblem::Playlist);
        }
        Ok(head)
    }

    fn starts_with(&self, magic: &[u8]) -> bool {
        let bytes = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.bytes);
        bytes.starts_with(magic)
    }

    /// The format of a photo, whatever lies behind its first picture; `None` for films and sounds. Photos are opened by
    /// their content: by its name `foto%03d.jpg` would be a row of files.
    pub fn photo_format(&self) -> Option<&'static CStr> {
        let webp = self.starts_with(b"RIFF") && self.bytes.get(8..12) == Some(b"WEBP");
        match () {
            () if self.starts_with(b"\xFF\xD8\xFF") => Some(c"jpeg_pipe"),
            () if self.starts_with(PNG) && !self.animated => Some(c"png_pipe"),
            () if webp => Some(c"webp_pipe"),
            () if self.starts_with(b"BM") => Some(c"bmp_pipe"),
            () if self.starts_with(b"II*\0") || self.starts_with(b"MM\0*") => Some(c"tiff_pipe"),
            () => None,
        }
    }

    /// The size of a PNG that FFmpeg would decode as a whole to describe it, eight bytes a pixel.
    pub fn large_png(&self, path: &Path) -> Option<(u32, u32)> {
        let size = declared_size(path).filter(|_| self.photo_format() == Some(c"png_pipe"))?;
        (u64::from(size.0) * u64::from(size.1) > MOST_PIXELS_LOOKED_AT).then_some(size)
    }

    /// A photo in a container of pieces opens as a movie without streams, one that is too large as nothing.
    pub fn name_photo(&self, path: &Path, problem: MediaProblem) -> MediaProblem {
        if problem != MediaProblem::NoStreams {
            return problem;
        }
        match (self.photo_container(), self.photo_format().and_then(|_| declared_size(path))) {
            (Some(codec), _) => MediaProblem::UnknownCodec { codec: codec.to_owned() },
            (None, Some((width_px, height_px))) if is_too_large(width_px, height_px) => {
                MediaProblem::PhotoTooLarge { width_px, height_px }
            }
            (None, _) => problem,
        }
    }

    /// The photos that come in a movie's clothes (ISO/IEC 23008-12), by their brand.
    fn photo_container(&self) -> Option<&'static str> {
        match (self.bytes.get(4..8)?, self.bytes.get(8..12)?) {
            (b"ftyp", b"heic" | b"heix" | b"mif1" | b"msf1") => Some("HEIC"),
            (b"ftyp", b"avif" | b"avis") => Some("AVIF"),
            _ => None,
        }
    }

    /// Why FFmpeg could not open the file.
    pub fn explain(&self, code: Code) -> MediaProblem {
        let movie = matches!(self.bytes.get(4..8), Some(b"ftyp" | b"moov" | b"mdat" | b"wide"));
        if let Some(codec) = self.photo_container() {
            return MediaProblem::UnknownCodec { codec: codec.to_owned() };
        }
        match code {
            Code(ffi::AVERROR_EXIT) => MediaProblem::TimedOut,
            Code(ffi::AVERROR_INVALIDDATA) if movie => MediaProblem::Incomplete,
            Code(code) if code == ffi::AVERROR(ffi::EACCES) => MediaProblem::PermissionDenied,
            _ => MediaProblem::NotMedia,
        }
    }
}

/// How many frames a PNG announces before its picture (APNG's `acTL`); `None` without an announcement.
fn png_frames(file: &mut File) -> Option<u32> {
    let mut place = PNG.len() as u64;
    for _ in 0..PNG_CHUNKS {
        let mut chunk = [0; 12];
        file.seek(SeekFrom::Start(place)).ok()?;
        file.read_exact(&mut chunk).ok()?;
        let [length, kind, value] = [&chunk[..4], &chunk[4..8], &chunk[8..]];
        let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        match kind {
            b"acTL" => return Some(number(value)),
            b"IDAT" => return None,
            _ => place += 12 + u64::from(number(length)),
        }
    }
    None
}
