//! The parts of an office's file (a spreadsheet, a letter), unpacked once against a limit before anything reads them.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// All parts together have at most so many bytes.
const MOST_BYTES: usize = 64 << 20;
/// They have at most so many bytes for each of the file …
const MOST_RATIO: usize = 300;
/// … where they have more than this.
const SMALL: usize = 4 << 20;
/// Such a file has a few parts for each sheet and picture.
const MOST_PARTS: usize = 10_000;
/// What the list of parts has before each.
const ENTRY: &[u8] = b"PK\x01\x02";
const ZIP: &[u8] = b"PK";
/// How the files of Excel up to 2003 begin, and those with a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// What a compound file with a password has inside, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Why a file is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// It has a password.
    #[error("it has a password")]
    Locked,
    /// It is of the kind that Office wrote up to 2003.
    #[error("it is a file of Office up to 2003")]
    Old,
    /// It is of another kind.
    #[error("it is no file of parts")]
    Other,
    /// Unpacked, it has more bytes or parts than any such file.
    #[error("it is too large")]
    TooLarge,
    /// It is broken.
    #[error("it is damaged")]
    Damaged,
}

/// The parts that words and numbers are read from, by their names in the file. Pictures are left out.
pub struct Unpacked {
    parts: Vec<(String, Vec<u8>)>,
}

impl Unpacked {
    /// Unpacks a file.
    ///
    /// # Errors
    /// [`UnpackError`].
    pub fn of(bytes: &[u8]) -> Result<Self, UnpackError> {
        if bytes.starts_with(COMPOUND) {
            let is_locked = contains(bytes, ENCRYPTED);
            return Err(if is_locked { UnpackError::Locked } else { UnpackError::Old });
        }
        if !bytes.starts_with(ZIP) {
            return Err(UnpackError::Other);
        }
        let entries = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count();
        if bytes.len() > MOST_BYTES || entries > MOST_PARTS {
            return Err(UnpackError::TooLarge);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| UnpackError::Damaged)?;
        let mut left = MOST_BYTES.min(SMALL.max(MOST_RATIO * bytes.len()));
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(error_of)?;
            let name = part.name().map_err(error_of)?.replace('\\', "/");
            if !is_read(&name) {
                continue;
            }
            let mut content = Vec::new();
            let most = u64::try_from(left + 1).unwrap_or(u64::MAX);
            part.take(most).read_to_end(&mut content).map_err(|_| UnpackError::Damaged)?;
            left = left.checked_sub(content.len()).ok_or(UnpackError::TooLarge)?;
            parts.push((name, content));
        }
        Ok(Self { parts })
    }

    /// A part by its name, whatever the size of its letters.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        let found = self.parts.iter().rfind(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, content)| content.as_slice())
    }

    /// The parts whose names end so.
    pub fn parts_ending<'a>(&'a self, end: &str) -> impl Iterator<Item = &'a [u8]> {
        let end = end.to_ascii_lowercase();
        let is_so = move |name: &str| name.to_ascii_lowercase().ends_with(&end);
        self.parts.iter().filter(move |(name, _)| is_so(name)).map(|(_, content)| content.as_slice())
    }

    /// A file of these parts alone, not compressed: whoever reads it reads no more than what is here.
    ///
    /// # Errors
    /// [`UnpackError::Damaged`] where a part's name is none.
    pub fn packed(&self) -> Result<Vec<u8>, UnpackError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            writer.start_file(name.as_str(), options).map_err(|_| UnpackError::Damaged)?;
            writer.write_all(content).map_err(|_| UnpackError::Damaged)?;
        }
        Ok(writer.finish().map_err(|_| UnpackError::Damaged)?.into_inner())
    }
}

/// Whether some bytes stand among others.
pub(crate) fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn is_read(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "mimetype" || [".xml", ".rels"].iter().any(|end| name.ends_with(end))
}

fn error_of(error: ZipError) -> UnpackError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => UnpackError::Locked,
        _ => UnpackError::Damaged,
    }
}
