//! Identifying a file by its content, so that a copy on a stick or another machine counts as the same file.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::counted::count;
use crate::ordinary_file;

const EDGE_BYTES: u64 = 1 << 20;
const BLOCK_BYTES: u64 = 64 << 10;
const BLOCKS: u64 = 16;

/// The fingerprint of a file as hexadecimal text: BLAKE3 over its size, its first and last MiB and 16 blocks of 64 KiB
/// spread evenly between. Neither its path nor its date counts. A file of at most 3 MiB is hashed whole.
///
/// # Errors
/// What the system says when the file cannot be read.
pub fn fingerprint(path: &Path) -> io::Result<String> {
    count(path, |counts| counts.fingerprints += 1);
    let mut file = ordinary_file::open(path)?;
    let size = file.metadata()?.len();
    let mut hasher = blake3::Hasher::new();
    hasher.update(&size.to_le_bytes());
    for (start, length) in hashed_ranges(size) {
        file.seek(SeekFrom::Start(start))?;
        let copied = io::copy(&mut (&mut file).take(length), &mut hasher)?;
        if copied < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The parts of a file of `size` bytes that count, as start and length.
fn hashed_ranges(size: u64) -> Vec<(u64, u64)> {
    if size <= 2 * EDGE_BYTES + BLOCKS * BLOCK_BYTES {
        return vec![(0, size)];
    }
    let room = size - 2 * EDGE_BYTES - BLOCK_BYTES;
    let blocks = (0..BLOCKS).map(|n| (EDGE_BYTES + room / (BLOCKS - 1) * n, BLOCK_BYTES));
    let first = std::iter::once((0, EDGE_BYTES));
    first.chain(blocks).chain([(size - EDGE_BYTES, EDGE_BYTES)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.bin");
        std::fs::write(&path, bytes).unwrap();
        fingerprint(&path).unwrap()
    }

    #[test]
    fn the_name_does_not_count_and_the_content_does() {
        let mut bytes: Vec<u8> = (0..5_000_000_u32).map(|n| (n >> 8) as u8).collect();
        let first = of(&bytes);
        assert_eq!(first, of(&bytes));
        assert_eq!(first.len(), 64);
        for at in [0, 1_048_576, 4_999_999] {
            bytes[at] ^= 1;
            assert_ne!(first, of(&bytes), "byte {at}");
            bytes[at] ^= 1;
        }
        bytes.push(0);
        assert_ne!(first, of(&bytes));
    }

    #[test]
    fn ranges_stay_inside_the_file_and_do_not_overlap() {
        for size in [0, 1, 3 << 20, (3 << 20) + 1, 7_654_321, 5_000_000_000] {
            let mut end = 0;
            for (start, length) in hashed_ranges(size) {
                assert!(start >= end && start + length <= size, "size {size}");
                end = start + length;
            }
            assert_eq!(end, size);
        }
    }
}
