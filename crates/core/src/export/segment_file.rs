//! The file of one finished segment: its packets, and what a muxer has to know to write them.
//!
//! ```text
//! format number  length, header as JSON          { parameters }
//! 1  pts dts duration flags length, bytes        one packet, again and again
//! 2  length, facts as JSON                       { packets, bytes, damaged_frames }
//! ```
//! Numbers are little-endian. A file that is damaged anywhere counts as missing.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::media::packet::{EncodedPacket, StreamParameters};
use crate::store::{Content, HEAD_BYTES, SealedReader, SealedWriter, reopen, torn};

const FORMAT: u32 = 2;
const PACKET: u8 = 1;
const FACTS: u8 = 2;
/// No packet and no header is longer; what claims to be is torn.
const MAX_LENGTH: u32 = 256 << 20;
const LENGTH_BYTES: u64 = 4;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct SegmentHeader {
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

/// What is known of a whole segment without reading it again.
#[derive(Clone, Debug)]
pub(super) struct SegmentIndex {
    parameters: StreamParameters,
    facts: SegmentFacts,
    /// When each packet is shown or heard, in their order.
    shown: Vec<i64>,
    starts_with_keyframe: bool,
    /// Where the first packet lies, in bytes.
    start: u64,
    size_bytes: u64,
}

impl SegmentIndex {
    fn new(parameters: StreamParameters, header_bytes: u64) -> Self {
        let start = HEAD_BYTES + 2 * LENGTH_BYTES + header_bytes;
        let facts = SegmentFacts::default();
        Self { parameters, facts, shown: Vec::new(), starts_with_keyframe: false, start, size_bytes: 0 }
    }

    /// Reads a segment for the first time: every byte of it is checked.
    ///
    /// # Errors
    /// `NotFound` and whatever else the system says; `InvalidData` for a torn file or one of another key or format.
    pub fn check(path: &Path) -> io::Result<Self> {
        let size_bytes = path.symlink_metadata()?.len();
        let mut input = SealedReader::open(path)?;
        if read_array(&mut input)? != FORMAT.to_le_bytes() {
            return Err(torn());
        }
        let (header, header_bytes): (SegmentHeader, _) = read_json(&mut input)?;
        let mut index = Self { size_bytes, ..Self::new(header.parameters, header_bytes) };
        while let Some(head) = PacketHead::read(&mut input)? {
            let length = u64::from(head.length);
            if io::copy(&mut input.by_ref().take(length), &mut io::sink())? < length {
                return Err(torn());
            }
            index.add(head.pts, head.is_keyframe, length);
        }
        let (facts, _): (SegmentFacts, _) = read_json(&mut input)?;
        input.finish()?;
        if (facts.packets, facts.bytes) != (index.facts.packets, index.facts.bytes) {
            return Err(torn());
        }
        Ok(Self { facts, ..index })
    }

    /// What was measured while it was made.
    pub fn facts(&self) -> SegmentFacts {
        self.facts
    }

    /// Whether a file may still be the one that was checked.
    pub fn is_of(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok_and(|facts| facts.is_file() && facts.len() == self.size_bytes)
    }

    fn add(&mut self, pts: i64, is_keyframe: bool, bytes: u64) {
        self.starts_with_keyframe |= self.shown.is_empty() && is_keyframe;
        self.shown.push(pts);
        self.facts.packets += 1;
        self.facts.bytes += bytes;
    }
}

/// Writes a segment, packet after packet.
pub(super) struct SegmentWriter {
    out: SealedWriter,
    index: SegmentIndex,
}

impl SegmentWriter {
    /// Starts a segment in an empty file that will be renamed to `path`.
    ///
    /// # Errors
    /// What the system says when it cannot be written.
    pub fn new(file: File, path: &Path, parameters: &StreamParameters) -> io::Result<Self> {
        let mut out = SealedWriter::new(file, path)?;
        out.write_all(&FORMAT.to_le_bytes())?;
        let header_bytes = write_json(&mut out, &SegmentHeader { parameters: parameters.clone() })?;
        Ok(Self { out, index: SegmentIndex::new(parameters.clone(), header_bytes) })
    }

    /// Appends a packet.
    ///
    /// # Errors
    /// What the system says when it cannot be written.
    pub fn write(&mut self, packet: &EncodedPacket) -> io::Result<()> {
        self.out.write_all(&[PACKET])?;
        for number in [packet.pts, packet.dts, packet.duration] {
            self.out.write_all(&number.to_le_bytes())?;
        }
        self.out.write_all(&[u8::from(packet.keyframe)])?;
        self.out.write_all(&length_of(&packet.data)?.to_le_bytes())?;
        self.out.write_all(&packet.data)?;
        self.index.add(packet.pts, packet.keyframe, packet.data.len() as u64);
        Ok(())
    }

    /// Counts source frames that were concealed or lost.
    pub fn count_damaged(&mut self, frames: u64) {
        self.index.facts.damaged_frames += frames;
    }

    /// Seals the file and hands it back, to be synced and renamed, with what is known of it.
    ///
    /// # Errors
    /// What the system says when it cannot be written.
    pub fn finish(mut self) -> io::Result<(File, SegmentIndex)> {
        self.out.write_all(&[FACTS])?;
        write_json(&mut self.out, &self.index.facts)?;
        let file = self.out.finish()?;
        let size_bytes = file.metadata()?.len();
        Ok((file, SegmentIndex { size_bytes, ..self.index }))
    }
}

/// A segment that was found whole.
#[derive(Clone, Debug)]
pub struct StoredSegment {
    path: PathBuf,
    index: Arc<SegmentIndex>,
}

impl StoredSegment {
    pub(super) fn new(path: PathBuf, index: Arc<SegmentIndex>) -> Self {
        Self { path, index }
    }

    /// What a muxer has to know.
    pub fn parameters(&self) -> &StreamParameters {
        &self.index.parameters
    }

    /// What was measured while it was made.
    pub fn facts(&self) -> SegmentFacts {
        self.index.facts
    }

    /// When each packet is shown or heard, in their order.
    pub fn shown(&self) -> &[i64] {
        &self.index.shown
    }

    /// Whether decoding can start with its first packet.
    pub fn starts_with_keyframe(&self) -> bool {
        self.index.starts_with_keyframe
    }

    /// Its packets, read again.
    ///
    /// # Errors
    /// What the system says; `InvalidData` when the file is not what it was.
    pub fn packets(&self) -> io::Result<SegmentPackets> {
        let input = reopen(&self.path, self.index.start, self.index.size_bytes)?;
        Ok(SegmentPackets { input, index: Arc::clone(&self.index), read: SegmentFacts::default() })
    }
}

/// Reads the packets of a segment that was found whole.
pub struct SegmentPackets {
    input: Content,
    index: Arc<SegmentIndex>,
    read: SegmentFacts,
}

impl SegmentPackets {
    /// The next packet; `None` after the last one.
    ///
    /// # Errors
    /// What the system says; `InvalidData` when the file is not what it was.
    pub fn next_packet(&mut self) -> io::Result<Option<EncodedPacket>> {
        let Some(&shown) = self.index.shown.get(self.read.packets as usize) else { return Ok(None) };
        let head = PacketHead::read(&mut self.input)?.filter(|head| head.pts == shown).ok_or_else(torn)?;
        let PacketHead { pts, dts, duration, is_keyframe, length } = head;
        self.read.packets += 1;
        self.read.bytes += u64::from(length);
        let is_last = self.read.packets == self.index.facts.packets;
        let left_bytes = self.index.facts.bytes.checked_sub(self.read.bytes).ok_or_else(torn)?;
        if is_last && left_bytes > 0 {
            return Err(torn());
        }
        let mut data = vec![0; length as usize];
        self.input.read_exact(&mut data)?;
        Ok(Some(EncodedPacket { pts, dts, duration, keyframe: is_keyframe, data }))
    }
}

struct PacketHead {
    pts: i64,
    dts: i64,
    duration: i64,
    is_keyframe: bool,
    length: u32,
}

impl PacketHead {
    /// `None` where the facts follow.
    fn read(input: &mut impl Read) -> io::Result<Option<Self>> {
        match read_array::<1>(input)? {
            [PACKET] => {}
            [FACTS] => return Ok(None),
            _ => return Err(torn()),
        }
        let [pts, dts, duration] = [(); 3].map(|()| read_array(input).map(i64::from_le_bytes));
        let [keyframe] = read_array(input)?;
        let (pts, dts, duration, length) = (pts?, dts?, duration?, read_length(input)?);
        Ok(Some(Self { pts, dts, duration, is_keyframe: keyframe != 0, length }))
    }
}

fn length_of(bytes: &[u8]) -> io::Result<u32> {
    u32::try_from(bytes.len()).ok().filter(|&length| length <= MAX_LENGTH).ok_or_else(torn)
}

/// How long it is comes along, in bytes.
fn write_json<T: Serialize>(out: &mut impl Write, value: &T) -> io::Result<u64> {
    let text = serde_json::to_vec(value)?;
    out.write_all(&length_of(&text)?.to_le_bytes())?;
    out.write_all(&text)?;
    Ok(text.len() as u64)
}

fn read_json<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<(T, u64)> {
    let length = u64::from(read_length(input)?);
    // Nothing is sealed yet: no more is taken than there is.
    let mut text = Vec::new();
    input.take(length).read_to_end(&mut text)?;
    Ok((serde_json::from_slice(&text)?, length))
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

    fn path_in(folder: &Path) -> PathBuf {
        folder.join("abcd".repeat(16))
    }

    fn write(path: &Path) -> SegmentIndex {
        let mut writer = SegmentWriter::new(File::create(path).unwrap(), path, &parameters()).unwrap();
        for pts in 0..3 {
            writer.write(&packet(pts)).unwrap();
        }
        writer.count_damaged(2);
        writer.finish().unwrap().1
    }

    fn packets_of(path: &Path, index: SegmentIndex) -> io::Result<Vec<EncodedPacket>> {
        let mut packets = StoredSegment::new(path.to_owned(), Arc::new(index)).packets()?;
        let mut all = Vec::new();
        while let Some(packet) = packets.next_packet()? {
            all.push(packet);
        }
        Ok(all)
    }

    #[test]
    fn packets_come_back_as_they_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = path_in(folder.path());
        let written = write(&path);
        let read = SegmentIndex::check(&path).unwrap();
        for index in [written, read] {
            assert_eq!(index.facts, SegmentFacts { packets: 3, bytes: 18, damaged_frames: 2 });
            assert_eq!((&index.parameters, &index.shown[..]), (&parameters(), &[0, 1, 2][..]));
            assert!(index.starts_with_keyframe && index.is_of(&path));
            assert_eq!(packets_of(&path, index).unwrap(), [packet(0), packet(1), packet(2)]);
        }
    }

    #[test]
    fn a_file_torn_or_changed_at_any_byte_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = path_in(folder.path());
        write(&path);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            std::fs::write(&path, &whole[..at]).unwrap();
            assert!(SegmentIndex::check(&path).is_err(), "cut at {at}");
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            std::fs::write(&path, &changed).unwrap();
            assert!(SegmentIndex::check(&path).is_err(), "changed at {at}");
        }
    }

    #[test]
    fn a_file_that_changes_after_it_was_checked_gives_no_other_times() {
        let folder = tempfile::tempdir().unwrap();
        let path = path_in(folder.path());
        let index = write(&path);
        let whole = std::fs::read(&path).unwrap();
        let first = index.start as usize;
        for at in [first, first + 1, first + 26] {
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            std::fs::write(&path, &changed).unwrap();
            assert!(packets_of(&path, index.clone()).is_err(), "changed at {at}");
        }
        std::fs::write(&path, &whole[1..]).unwrap();
        assert!(packets_of(&path, index).is_err(), "cut");
    }
}
