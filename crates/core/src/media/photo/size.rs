//! Reading a photo's size from its header, without decoding it.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use crate::ordinary_file;

/// The largest photo that is opened, in pixels: what the largest sensors of phones give.
pub const MAX_PIXELS: u64 = 200_000_000;
/// No longer than the longest JPEG.
const MAX_SIDE_PX: u32 = 65_535;

/// Whether a photo is larger than what can be opened.
pub fn is_too_large(width_px: u32, height_px: u32) -> bool {
    width_px.max(height_px) > MAX_SIDE_PX || u64::from(width_px) * u64::from(height_px) > MAX_PIXELS
}

/// Width and height that a JPEG or PNG declares, in pixels.
pub fn declared_size(path: &Path) -> Option<(u32, u32)> {
    let mut file = BufReader::new(ordinary_file::open(path).ok()?);
    let mut first = [0; 24];
    file.read_exact(&mut first).ok()?;
    if first.starts_with(b"\x89PNG\r\n\x1A\n") {
        let side = |at: usize| first[at..at + 4].iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        return Some((side(16), side(20)));
    }
    file.rewind().ok()?;
    jpeg_size(&mut file)
}

/// Width and height in a JPEG's frame header (ITU-T T.81, B.2.2), in pixels.
pub fn jpeg_size(jpeg: &mut (impl Read + Seek)) -> Option<(u32, u32)> {
    let mut two = [0; 2];
    jpeg.read_exact(&mut two).ok()?;
    if two != [0xFF, 0xD8] {
        return None;
    }
    loop {
        jpeg.read_exact(&mut two).ok()?;
        let [0xFF, marker] = two else { return None };
        if marker == 0xFF {
            jpeg.seek(SeekFrom::Current(-1)).ok()?;
            continue;
        }
        let mut length = [0; 2];
        jpeg.read_exact(&mut length).ok()?;
        match marker {
            // Those between are tables (DHT, JPG, DAC).
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let mut frame = [0; 5];
                jpeg.read_exact(&mut frame).ok()?;
                let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
                return Some((side(frame[3], frame[4]), side(frame[1], frame[2])));
            }
            0xD9 | 0xDA => return None,
            _ => {
                let rest = i64::from(u16::from_be_bytes(length)).checked_sub(2)?;
                jpeg.seek(SeekFrom::Current(rest)).ok()?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    #[test]
    fn a_jpeg_says_its_size_behind_its_notes() {
        let mut jpeg = b"\xFF\xD8\xFF\xE1\x00\x06Exif\xFF\xC4\x00\x03\x00\xFF".to_vec();
        jpeg.extend(b"\xFF\xC2\x00\x0B\x08\x23\x28\x2E\xE0\x01\x01\x11\x00");
        assert_eq!(jpeg_size(&mut Cursor::new(&jpeg)), Some((12_000, 9000)));
        assert_eq!(jpeg_size(&mut Cursor::new(b"\xFF\xD8\xFF\xDA\x00\x02")), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_jpeg_or_not(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let jpeg = [b"\xFF\xD8".as_slice(), &bytes].concat();
            let _ = jpeg_size(&mut Cursor::new(&jpeg));
        }
    }
}
