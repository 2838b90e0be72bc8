//! Checking whether a Matroska or WebM file is complete (RFC 8794, RFC 9559 5.1): its header says how long it should
//! be. Nothing else is read here.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::ordinary_file;

/// More than the header of such a file and the start of its segment take.
const HEAD_BYTES: u64 = 4096;
const EBML: u64 = 0x1A45_DFA3;
const SEGMENT: u64 = 0x1853_8067;

/// Whether the file holds as many bytes as its segment says; `false` where that cannot be told.
pub(super) fn is_whole(path: &Path) -> bool {
    let whole = || {
        let mut file = ordinary_file::open(path).ok()?;
        Some(end_of_first(&mut file)? <= file.metadata().ok()?.len())
    };
    whole().unwrap_or(false)
}

/// Whether the file holds fewer bytes than its segment says; `false` where that cannot be told.
pub(super) fn is_cut_short(path: &Path) -> bool {
    let missing = || {
        let mut file = ordinary_file::open(path).ok()?;
        Some(end_of_first(&mut file)? > file.metadata().ok()?.len())
    };
    missing().unwrap_or(false)
}

/// Whether another file of this kind was appended to it.
pub(super) fn has_another(path: &Path) -> bool {
    let follows = || {
        let mut file = ordinary_file::open(path).ok()?;
        let end = end_of_first(&mut file)?;
        file.seek(SeekFrom::Start(end)).ok()?;
        let mut head = [0; 4];
        file.read_exact(&mut head).ok()?;
        Some(u64::from(u32::from_be_bytes(head)) == EBML)
    };
    follows().unwrap_or(false)
}

fn end_of_first(file: &mut File) -> Option<u64> {
    let mut head = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut head).ok()?;
    segment_end(&head)
}

/// Where the segment ends, in bytes from the file's start.
fn segment_end(head: &[u8]) -> Option<u64> {
    let (id, id_bytes) = number(head, false)?;
    let (size, size_bytes) = number(head.get(id_bytes..)?, true)?;
    let at = id_bytes + size_bytes + usize::try_from(size).ok()?;
    let (segment, segment_bytes) = number(head.get(at..)?, false)?;
    let (length, length_bytes) = number(head.get(at + segment_bytes..)?, true)?;
    // All ones: nobody knew when the head was written.
    let unknown = (1 << (7 * length_bytes)) - 1;
    let known = id == EBML && segment == SEGMENT && length != unknown;
    known.then_some((at + segment_bytes + length_bytes) as u64).and_then(|start| start.checked_add(length))
}

/// A number of variable length and the bytes that it takes, with or without the bit that marks its length.
fn number(bytes: &[u8], strip: bool) -> Option<(u64, usize)> {
    let first = *bytes.first()?;
    let length = first.leading_zeros() as usize + 1;
    let taken = bytes.get(..length).filter(|_| length <= 8)?;
    let value = taken.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
    Some((if strip { value & !(1 << (7 * length)) } else { value }, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_file_is_not_whole() {
        let head = [&[0x1A, 0x45, 0xDF, 0xA3, 0x82, 0, 0][..], &[0x18, 0x53, 0x80, 0x67, 0x40, 0x10]].concat();
        assert_eq!(segment_end(&head), Some(13 + 16));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mkv");
        std::fs::write(&path, [head.clone(), vec![0; 16]].concat()).unwrap();
        assert!(is_whole(&path));
        std::fs::write(&path, [head.clone(), vec![0; 15]].concat()).unwrap();
        assert!(!is_whole(&path));
        let live = [&head[..11], &[0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]].concat();
        assert_eq!(segment_end(&live), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = segment_end(&bytes);
        }
    }
}
