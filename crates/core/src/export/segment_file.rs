//! The file of one finished segment: packets with what a muxer has to know of them, sealed by a hash.
//!
//! ```text
//! magic  format number  length, header as JSON   { key, parameters }
//! 1  pts dts duration flags length, bytes        one packet, again and again
//! 2  length, facts as JSON                       { packets, bytes, damaged_frames }
//! BLAKE3 of all before
//! ```
//! Numbers are little-endian. A file that is torn anywhere or fails its hash counts as not made.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::media::packet::{EncodedPacket, StreamParameters};
use crate::ordinary_file;

const MAGIC: &[u8; 8] = b"SUNTPKT\n";
const FORMAT: u32 = 1;
const PACKET: u8 = 1;
const FACTS: u8 = 2;
const HASH_BYTES: u64 = 32;
/// The header before its JSON: magic, format number, length.
const PREAMBLE_BYTES: u64 = 16;
/// No packet and no header is longer; what claims to be is torn.
const MAX_LENGTH: u32 = 256 << 20;

#[derive(Serialize, Deserialize)]
struct Header {
    key: String,
    parameters: StreamParameters,
}

/// What was measured while a segment was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentFacts {
    /// Frames of picture or blocks of sound.
    pub packets: u64,
    /// All packets together, without headers.
    pub bytes: u64,
    /// Source frames that were concealed or lost.
    pub damaged_frames: u64,
}

/// Writes a segment file, packet after packet.
pub struct SegmentWriter {
    out: BufWriter<File>,
    hasher: blake3::Hasher,
    facts: SegmentFacts,
}

impl SegmentWriter {
    /// Starts a segment file in an empty, writable file.
    ///
    /// # Errors
    /// What the system says when it cannot be written.
    pub fn new(file: File, key: &str, parameters: &StreamParameters) -> io::Result<Self> {
        let mut writer =
            Self { out: BufWriter::new(file), hasher: blake3::Hasher::new(), facts: SegmentFacts::default() };
        writer.put(MAGIC)?;
        writer.put(&FORMAT.to_le_bytes())?;
        writer.put_json(&Header { key: key.to_owned(), parameters: parameters.clone() })?;
        Ok(writer)
    }

    /// Appends a packet.
    ///
    /// # Errors
    /// What the system says when it cannot be written.
    pub fn write(&mut self, packet: &EncodedPacket) -> io::Result<()> {
        self.put(&[PACKET])?;
        for number in [packet.pts, packet.dts, packet.duration] {
            self.put(&number.to_le_bytes())?;
        }
        self.put(&[u8::from(packet.keyframe)])?;
        self.put(&length_of(&packet.data)?.to_le_bytes())?;
        self.put(&packet.data)?;
        self.facts.packets += 1;
        self.facts.bytes += packet.data.len() as u64;
        Ok(())
    }

    /// Counts source frames that were concealed or lost.
    pub fn count_damaged(&mut self, frames: u64) {
        self.facts.damaged_frames += frames;
    }

    /// Seals the file and hands it back, to be synced and renamed.
    ///
    /// # Errors
    /// What the system says when it cannot be written.
    pub fn finish(mut self) -> io::Result<(File, SegmentFacts)> {
        self.put(&[FACTS])?;
        let facts = self.facts;
        self.put_json(&facts)?;
        let hash = self.hasher.finalize();
        self.out.write_all(hash.as_bytes())?;
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((file, facts))
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.update(bytes);
        self.out.write_all(bytes)
    }

    fn put_json<T: Serialize>(&mut self, value: &T) -> io::Result<()> {
        let text = serde_json::to_vec(value)?;
        self.put(&length_of(&text)?.to_le_bytes())?;
        self.put(&text)
    }
}

fn length_of(bytes: &[u8]) -> io::Result<u32> {
    u32::try_from(bytes.len()).ok().filter(|&length| length <= MAX_LENGTH).ok_or_else(torn)
}

/// A packet's place in its stream, without its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PacketTimes {
    /// When it is shown or heard.
    pub pts: i64,
    /// How long it lasts.
    pub duration: i64,
    /// Whether decoding can start here.
    pub keyframe: bool,
}

/// Reads a segment file whose hash was found right, packet after packet.
#[derive(Debug)]
pub struct SegmentReader {
    input: BufReader<File>,
    parameters: StreamParameters,
    facts: SegmentFacts,
    /// Where the first packet lies, in bytes.
    start: u64,
    packets_read: u64,
    at_end: bool,
}

impl SegmentReader {
    /// Opens the segment of that key, having checked every byte of it.
    ///
    /// # Errors
    /// `NotFound` and whatever else the system says; `InvalidData` for a torn file or one of another key or format.
    pub fn open(path: &Path, key: &str) -> io::Result<Self> {
        let mut file = ordinary_file::open_ours(path)?;
        check_hash(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        let mut input = BufReader::new(file);
        let mut preamble = [0; PREAMBLE_BYTES as usize - 4];
        input.read_exact(&mut preamble)?;
        let expected = [MAGIC.as_slice(), &FORMAT.to_le_bytes()].concat();
        let header: Header = read_json(&mut input)?;
        if preamble != expected.as_slice() || header.key != key {
            return Err(torn());
        }
        let start = input.stream_position()?;
        let (parameters, facts) = (header.parameters, SegmentFacts::default());
        let mut reader = Self { input, parameters, facts, start, packets_read: 0, at_end: false };
        let mut bytes = 0;
        while let Some((_, _, length)) = reader.next_head()? {
            reader.input.seek_relative(length.into())?;
            bytes += u64::from(length);
        }
        reader.facts = read_json(&mut reader.input)?;
        if (reader.facts.packets, reader.facts.bytes) != (reader.packets_read, bytes) {
            return Err(torn());
        }
        reader.rewind()?;
        Ok(reader)
    }

    /// Goes back to the first packet.
    ///
    /// # Errors
    /// What the system says.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.input.seek(SeekFrom::Start(self.start))?;
        (self.packets_read, self.at_end) = (0, false);
        Ok(())
    }

    /// What a muxer has to know.
    pub fn parameters(&self) -> &StreamParameters {
        &self.parameters
    }

    /// What was measured while it was made.
    pub fn facts(&self) -> SegmentFacts {
        self.facts
    }

    /// The next packet; `None` after the last one.
    ///
    /// # Errors
    /// What the system says; `InvalidData` when the file is not what it was on opening.
    pub fn next_packet(&mut self) -> io::Result<Option<EncodedPacket>> {
        let Some((times, dts, length)) = self.next_head()? else { return Ok(None) };
        let mut data = vec![0; length as usize];
        self.input.read_exact(&mut data)?;
        let PacketTimes { pts, duration, keyframe } = times;
        Ok(Some(EncodedPacket { pts, dts, duration, keyframe, data }))
    }

    /// The next packet's times, without reading its bytes; `None` after the last one.
    ///
    /// # Errors
    /// As [`SegmentReader::next_packet`].
    pub fn next_times(&mut self) -> io::Result<Option<PacketTimes>> {
        let Some((times, _, length)) = self.next_head()? else { return Ok(None) };
        self.input.seek_relative(length.into())?;
        Ok(Some(times))
    }

    fn next_head(&mut self) -> io::Result<Option<(PacketTimes, i64, u32)>> {
        if self.at_end {
            return Ok(None);
        }
        match read_array::<1>(&mut self.input)? {
            [PACKET] => {}
            [FACTS] => {
                self.at_end = true;
                return Ok(None);
            }
            _ => return Err(torn()),
        }
        let [pts, dts, duration] = [(); 3].map(|()| read_array(&mut self.input).map(i64::from_le_bytes));
        let [keyframe] = read_array(&mut self.input)?;
        let length = read_length(&mut self.input)?;
        self.packets_read += 1;
        Ok(Some((PacketTimes { pts: pts?, duration: duration?, keyframe: keyframe != 0 }, dts?, length)))
    }
}

fn check_hash(file: &mut File) -> io::Result<()> {
    let size = file.metadata()?.len();
    let content = size.checked_sub(HASH_BYTES).filter(|&content| content >= PREAMBLE_BYTES).ok_or_else(torn)?;
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut Read::by_ref(file).take(content), &mut hasher)?;
    let stored = read_array::<{ HASH_BYTES as usize }>(file)?;
    if hasher.finalize() == stored { Ok(()) } else { Err(torn()) }
}

fn read_json<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<T> {
    let mut text = vec![0; read_length(input)? as usize];
    input.read_exact(&mut text)?;
    Ok(serde_json::from_slice(&text)?)
}

fn read_length(input: &mut impl Read) -> io::Result<u32> {
    let length = u32::from_le_bytes(read_array(input)?);
    if length <= MAX_LENGTH { Ok(length) } else { Err(torn()) }
}

fn read_array<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn torn() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the segment file is torn or of another version")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::media::packet::{ColorTags, StreamKind, TimeBase};

    pub fn parameters() -> StreamParameters {
        StreamParameters {
            codec_id: 27,
            extradata: vec![0, 0, 0, 1, 103, 66],
            time_base: TimeBase { numerator: 1, denominator: 30 },
            profile: 100,
            level: 30,
            bit_rate: 0,
            kind: StreamKind::Video {
                width_px: 64,
                height_px: 48,
                pixel_format: 0,
                sample_aspect: (1, 1),
                color: ColorTags::BT709,
            },
        }
    }

    pub fn packet(pts: i64) -> EncodedPacket {
        EncodedPacket { pts, dts: pts - 1, duration: 1, keyframe: pts == 0, data: vec![pts as u8; 5 + pts as usize] }
    }

    fn write(path: &Path) -> SegmentFacts {
        let mut writer = SegmentWriter::new(File::create(path).unwrap(), "abc", &parameters()).unwrap();
        for pts in 0..3 {
            writer.write(&packet(pts)).unwrap();
        }
        writer.count_damaged(2);
        writer.finish().unwrap().1
    }

    #[test]
    fn packets_come_back_as_they_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let facts = write(&path);
        assert_eq!(facts, SegmentFacts { packets: 3, bytes: 18, damaged_frames: 2 });
        let mut reader = SegmentReader::open(&path, "abc").unwrap();
        assert_eq!(reader.parameters(), &parameters());
        assert_eq!(reader.facts(), facts);
        let times = reader.next_times().unwrap().unwrap();
        assert_eq!(times, PacketTimes { pts: 0, duration: 1, keyframe: true });
        assert_eq!(reader.next_packet().unwrap().unwrap(), packet(1));
        assert_eq!(reader.next_packet().unwrap().unwrap(), packet(2));
        assert_eq!(reader.next_packet().unwrap(), None);
        assert_eq!(reader.next_packet().unwrap(), None);
        assert!(SegmentReader::open(&path, "abd").is_err());
    }

    #[test]
    fn a_file_torn_or_changed_at_any_byte_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write(&path);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            std::fs::write(&path, &whole[..at]).unwrap();
            assert!(SegmentReader::open(&path, "abc").is_err(), "cut at {at}");
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            std::fs::write(&path, &changed).unwrap();
            assert!(SegmentReader::open(&path, "abc").is_err(), "changed at {at}");
        }
    }
}
