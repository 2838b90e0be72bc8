//! Writing the zip: under another name beside its destination, uncompressed (footage is compressed already), then
//! renamed.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::opened;
use crate::atomic_file::AtomicFile;
use crate::error::{MediaError, MediaProblem};
use crate::export::ExportError;
use crate::naming::safe_name;

/// Copied at once.
const CHUNK: usize = 1 << 20;
/// Larger files need the wide form of a zip's headers; a little earlier does no harm.
const LARGE_BYTES: u64 = u32::MAX as u64 - (CHUNK as u64);
/// The folder of media inside the project's.
const MATERIAL: &str = "Bahan";

/// A zip in the making. Dropped before [`Archive::finish`], it leaves nothing behind.
pub(super) struct Archive {
    zip: ZipWriter<PartFile>,
    destination: PathBuf,
    folder: String,
    replaces: bool,
    failed: bool,
}

impl Archive {
    /// Starts a zip with one folder in it.
    ///
    /// # Errors
    /// [`ExportError::Media`] when the destination's folder is not there or not writable.
    pub fn begin(destination: &Path, folder: &str, replaces: bool) -> Result<Self, ExportError> {
        let file = AtomicFile::create(destination).map_err(|error| ExportError::from_io(destination, &error))?;
        let zip = ZipWriter::new(PartFile { file, failed: false, place: 0, end: 0 });
        Ok(Self { zip, destination: destination.to_owned(), folder: folder.to_owned(), replaces, failed: false })
    }

    /// Whether something in it stayed half written, so that it can no longer become whole.
    pub fn has_failed(&self) -> bool {
        self.failed
    }

    /// Adds a file of the disk; `go_on` hears of the bytes of each step and may stop.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`]; [`ExportError::Media`] with the file that could not be read or written.
    pub fn add_file(
        &mut self,
        name: &str,
        source: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), ExportError> {
        let (file, bytes) = opened(source)?;
        self.start(name, bytes)?;
        let copied = self.copy(source, file, bytes, go_on);
        self.failed |= copied.is_err();
        copied
    }

    fn copy(
        &mut self,
        source: &Path,
        mut file: File,
        bytes: u64,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), ExportError> {
        let (mut chunk, mut done) = (vec![0; CHUNK], 0);
        loop {
            let count = file.read(&mut chunk).map_err(|error| ExportError::from_io(source, &error))?;
            done += count as u64;
            // A file that is still being written has no content yet.
            if done > bytes || (count == 0 && done < bytes) {
                return Err(MediaError::new(source, MediaProblem::Changed).into());
            }
            if count == 0 {
                return Ok(());
            }
            let written = self.zip.write_all(&chunk[..count]);
            written.map_err(|error| self.refused(&error))?;
            if !go_on(count as u64) {
                return Err(ExportError::Cancelled);
            }
        }
    }

    /// Adds a file with this content.
    ///
    /// # Errors
    /// [`ExportError::Media`] with the destination.
    pub fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<(), ExportError> {
        self.start(name, content.len() as u64)?;
        let written = self.zip.write_all(content);
        written.map_err(|error| self.refused(&error))
    }

    fn start(&mut self, name: &str, bytes: u64) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .large_file(bytes >= LARGE_BYTES)
            .unix_permissions(0o644);
        let started = self.zip.start_file(format!("{}/{name}", self.folder), options);
        self.failed |= started.is_err();
        started.map_err(|error| self.refused(&error.into()))
    }

    fn refused(&self, error: &io::Error) -> ExportError {
        ExportError::from_io(&self.destination, error)
    }

    /// Writes the end, puts all on the disk and gives it its name; how many bytes it has.
    ///
    /// # Errors
    /// [`ExportError::DestinationExists`] when another file came in between; [`ExportError::Media`].
    pub fn finish(self) -> Result<u64, ExportError> {
        let destination = &self.destination;
        let fail = |error: io::Error| ExportError::from_io(destination, &error);
        let mut written = self.zip.finish().map_err(|error| fail(error.into()))?;
        let bytes = written.seek(SeekFrom::End(0)).map_err(fail)?;
        let placed = if self.replaces { written.file.commit() } else { written.file.commit_new() };
        placed.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => ExportError::DestinationExists(destination.clone()),
            _ => fail(error),
        })?;
        Ok(bytes)
    }
}

/// Writes nothing more once something was refused, and yet goes on as if it did: a writer of zips that is dropped writes
/// its end, and complains aloud when that fails.
struct PartFile {
    file: AtomicFile,
    failed: bool,
    /// Where the next byte would go, and how long the file would be.
    place: u64,
    end: u64,
}

impl PartFile {
    fn move_to(&mut self, place: u64) -> u64 {
        (self.place, self.end) = (place, self.end.max(place));
        place
    }
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.failed { Ok(bytes.len()) } else { self.file.write(bytes) };
        match &written {
            Ok(count) => drop(self.move_to(self.place + *count as u64)),
            Err(error) => self.failed = error.kind() != io::ErrorKind::Interrupted,
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed { Ok(()) } else { self.file.flush() }
    }
}

impl Seek for PartFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if !self.failed {
            return self.file.seek(to).map(|place| self.move_to(place));
        }
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(by) => self.place.checked_add_signed(by),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
        };
        place.map(|place| self.move_to(place)).ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
}

/// Names inside the folder of media, each once, also on systems for which "A.mp4" and "a.mp4" are one.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// A free name for a file, relative to the project; `ending` replaces its own.
    pub fn free(&mut self, file: &Path, ending: Option<&str>) -> String {
        let text = |part: Option<&std::ffi::OsStr>| part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = safe_name(&text(file.file_stem()));
        let own = text(file.extension());
        let ending = match ending.unwrap_or(&own) {
            "" => String::new(),
            ending => format!(".{ending}"),
        };
        let name =
            |number: u32| if number == 1 { format!("{stem}{ending}") } else { format!("{stem} {number}{ending}") };
        let is_free = |name: &String| !self.taken.contains(&name.to_lowercase());
        let free = (1..u32::MAX).map(name).find(is_free).unwrap_or_else(|| name(u32::MAX));
        self.taken.insert(free.to_lowercase());
        format!("{MATERIAL}/{free}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_get_numbers_and_odd_ones_become_allowed() {
        let mut names = Names::default();
        let mut free = |file: &str, ending| names.free(Path::new(file), ending);
        assert_eq!(free("/a/Rapat é.mp4", None), "Bahan/Rapat é.mp4");
        assert_eq!(free("/b/rapat É.mp4", None), "Bahan/rapat É 2.mp4");
        assert_eq!(free("/b/rapat é.mov", Some("mp4")), "Bahan/rapat é 3.mp4");
        assert_eq!(free("/b/jam 10:15?.mov", None), "Bahan/jam 10 15.mov");
        assert_eq!(free("/b/tanpa", None), "Bahan/tanpa");
    }
}
