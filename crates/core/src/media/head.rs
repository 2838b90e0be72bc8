//! The first bytes of a file say what it is before FFmpeg looks, and explain why it could not be opened.

use std::ffi::CStr;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use ffmpeg_next::ffi;

use super::sys::Code;
use crate::error::{MediaError, MediaProblem};

/// The first bytes of a file, looked at before FFmpeg is.
pub(super) struct Head {
    bytes: Vec<u8>,
    /// Of the whole file.
    pub size_bytes: u64,
}

impl Head {
    /// Reads them.
    ///
    /// # Errors
    /// [`MediaProblem`]s that need no look by FFmpeg: folders, empty files, playlists.
    pub fn read(path: &Path) -> Result<Self, MediaError> {
        let fail = |problem| Err(MediaError::new(path, problem));
        let facts = std::fs::metadata(path).map_err(|error| MediaError::from_io(path, &error))?;
        if facts.is_dir() {
            return fail(MediaProblem::IsFolder);
        }
        if !facts.is_file() {
            return fail(MediaProblem::NotRegular);
        }
        if facts.len() == 0 {
            return fail(MediaProblem::Empty);
        }
        let file = File::open(path).map_err(|error| MediaError::from_io(path, &error))?;
        let mut bytes = Vec::new();
        file.take(64).read_to_end(&mut bytes).map_err(|error| MediaError::from_io(path, &error))?;
        let head = Self { bytes, size_bytes: facts.len() };
        if head.starts_with(b"#EXTM3U") || head.starts_with(b"ffconcat") {
            return fail(MediaProblem::Playlist);
        }
        Ok(head)
    }

    fn starts_with(&self, magic: &[u8]) -> bool {
        let bytes = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.bytes);
        bytes.starts_with(magic)
    }

    /// Photos are opened by their content: by its name `foto%03d.jpg` would be a row of files.
    pub fn forced_format(&self) -> Option<&'static CStr> {
        let webp = self.starts_with(b"RIFF") && self.bytes.get(8..12) == Some(b"WEBP");
        match () {
            () if self.starts_with(b"\xFF\xD8\xFF") => Some(c"jpeg_pipe"),
            () if self.starts_with(b"\x89PNG\r\n\x1A\n") => Some(c"png_pipe"),
            () if webp => Some(c"webp_pipe"),
            () if self.starts_with(b"BM") => Some(c"bmp_pipe"),
            () if self.starts_with(b"II*\0") || self.starts_with(b"MM\0*") => Some(c"tiff_pipe"),
            () => None,
        }
    }

    /// A photo in a container of pieces opens as a movie without streams.
    pub fn name_photo(&self, problem: MediaProblem) -> MediaProblem {
        match (self.photo_container(), problem) {
            (Some(codec), MediaProblem::NoStreams) => MediaProblem::UnknownCodec { codec: codec.to_owned() },
            (_, problem) => problem,
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
