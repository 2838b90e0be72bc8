//! A sealed record: a mark, the record's own name, its content, and the BLAKE3 hash of all before it. If any of these
//! is wrong, reading it fails with `InvalidData`.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Take, Write};
use std::path::{Path, PathBuf};

use crate::counted::count;
use crate::ordinary_file;

const MARK: &[u8; 8] = b"SUNTING2";
/// A name is 256 bits as hexadecimal text.
pub(super) const NAME_BYTES: usize = 64;
/// Before the content.
pub(crate) const HEAD_BYTES: u64 = (MARK.len() + NAME_BYTES) as u64;
/// Behind it.
const HASH_BYTES: u64 = 32;
/// Hashing larger pieces is several times faster.
const BLOCK_BYTES: usize = 64 << 10;

/// Writes a record whose content comes bit by bit.
pub(crate) struct SealedWriter {
    out: BufWriter<Passing<File>>,
}

impl SealedWriter {
    /// Starts a record in an empty file that will be renamed to `path`.
    pub fn new(file: File, path: &Path) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(BLOCK_BYTES, Passing::hashed(file, path));
        out.write_all(&head_of(path)?)?;
        Ok(Self { out })
    }

    /// Seals the record and hands the file back.
    pub fn finish(self) -> io::Result<File> {
        let Passing { inner: mut file, hasher, .. } = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.write_all(hasher.unwrap_or_default().finalize().as_bytes())?;
        Ok(file)
    }
}

impl Write for SealedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The content of a record as it lies on the disk.
pub(crate) type Content = BufReader<Passing<Take<File>>>;

/// Reads a record for the first time. Nothing of it counts before [`SealedReader::finish`] found it whole.
pub(crate) struct SealedReader {
    content: Content,
}

impl SealedReader {
    /// `InvalidData` is said of what is no record of that name.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = ordinary_file::open_ours(path)?;
        let bytes = file.metadata()?.len().checked_sub(HASH_BYTES).ok_or_else(torn)?;
        let mut content = BufReader::with_capacity(BLOCK_BYTES, Passing::hashed(file.take(bytes), path));
        let mut head = [0; HEAD_BYTES as usize];
        content.read_exact(&mut head)?;
        if head == head_of(path)?.as_slice() { Ok(Self { content }) } else { Err(torn()) }
    }

    /// Checks that everything was complete and unchanged, from the first byte to the last.
    pub fn finish(mut self) -> io::Result<()> {
        io::copy(&mut self.content, &mut io::sink())?;
        let Passing { inner, hasher, .. } = self.content.into_inner();
        let mut stored = [0; HASH_BYTES as usize];
        inner.into_inner().read_exact(&mut stored)?;
        if hasher.unwrap_or_default().finalize() == stored { Ok(()) } else { Err(torn()) }
    }
}

impl Read for SealedReader {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.content.read(bytes)
    }
}

/// Opens a record again that was found whole, `start` bytes from its beginning.
pub(crate) fn reopen(path: &Path, start: u64, size_bytes: u64) -> io::Result<Content> {
    let mut file = ordinary_file::open_ours(path)?;
    if file.metadata()?.len() != size_bytes {
        return Err(torn());
    }
    file.seek(SeekFrom::Start(start))?;
    let content = file.take(size_bytes.saturating_sub(start + HASH_BYTES));
    Ok(BufReader::with_capacity(BLOCK_BYTES, Passing::plain(content, path)))
}

/// The content of a small record.
pub(super) fn read(path: &Path, most_bytes: u64) -> io::Result<Vec<u8>> {
    let mut reader = SealedReader::open(path)?;
    let mut content = Vec::new();
    Read::by_ref(&mut reader).take(most_bytes + 1).read_to_end(&mut content)?;
    reader.finish()?;
    if content.len() as u64 > most_bytes { Err(torn()) } else { Ok(content) }
}

fn head_of(path: &Path) -> io::Result<Vec<u8>> {
    let name = path.file_stem().and_then(|name| name.to_str()).filter(|name| name.len() == NAME_BYTES);
    name.map(|name| [MARK, name.as_bytes()].concat()).ok_or_else(torn)
}

/// What is said of a record that is not whole, another one's or of another version.
pub(crate) fn torn() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the record is torn or of another version")
}

/// A record's bytes on their way from or to the disk.
pub(crate) struct Passing<T> {
    inner: T,
    hasher: Option<Box<blake3::Hasher>>,
    path: PathBuf,
}

impl<T> Passing<T> {
    fn hashed(inner: T, path: &Path) -> Self {
        Self { hasher: Some(Box::default()), ..Self::plain(inner, path) }
    }

    fn plain(inner: T, path: &Path) -> Self {
        Self { inner, hasher: None, path: path.to_owned() }
    }

    fn hash(&mut self, bytes: &[u8]) {
        if let Some(hasher) = &mut self.hasher {
            hasher.update(bytes);
            count(&self.path, |counts| counts.hashed_bytes += bytes.len() as u64);
        }
    }
}

impl<T: Read> Read for Passing<T> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let taken = self.inner.read(bytes)?;
        self.hash(&bytes[..taken]);
        count(&self.path, |counts| counts.read_bytes += taken as u64);
        Ok(taken)
    }
}

impl<T: Write> Write for Passing<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let given = self.inner.write(bytes)?;
        self.hash(&bytes[..given]);
        Ok(given)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(path: &Path, content: &[u8]) {
        let mut writer = SealedWriter::new(File::create(path).unwrap(), path).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap();
    }

    #[test]
    fn a_record_torn_changed_or_renamed_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["a", "b"].map(|digit| folder.path().join(digit.repeat(NAME_BYTES)).with_extension("tile"));
        seal(&path, b"picture");
        assert_eq!(read(&path, 7).unwrap(), b"picture");
        assert!(read(&path, 6).is_err(), "larger than asked for");
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&other, &whole).unwrap();
        assert!(read(&other, 7).is_err(), "a record of another name");
        for at in 0..whole.len() {
            std::fs::write(&path, &whole[..at]).unwrap();
            assert!(read(&path, 7).is_err(), "cut at {at}");
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            std::fs::write(&path, &changed).unwrap();
            assert!(read(&path, 7).is_err(), "changed at {at}");
        }
    }

    #[test]
    fn a_record_that_changed_its_size_is_not_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a".repeat(NAME_BYTES));
        seal(&path, &[7; 100]);
        let size_bytes = std::fs::metadata(&path).unwrap().len();
        let mut content = Vec::new();
        reopen(&path, HEAD_BYTES + 1, size_bytes).unwrap().read_to_end(&mut content).unwrap();
        assert_eq!(content, [7; 99]);
        seal(&path, &[7; 99]);
        assert!(reopen(&path, HEAD_BYTES, size_bytes).is_err());
    }
}
