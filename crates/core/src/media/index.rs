//! What only a pass over all packets of a file can tell: where a recording's clock starts over, and the presentation
//! times of pictures whose packets have none. It is found once and remembered while the program runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use ffmpeg_next::Packet;
use sunting_timeline::Time;

use super::matroska;
use super::packet_reader::{PacketReader, Wanted};
use super::presentation::{Coded, Presentation, Reordering};
use super::splices::{PacketTimes, SpliceFinder, Splices};
use super::streams::Chosen;
use super::sys::input::{Kind, StreamFacts};
use super::sys::parser::HeaderParser;
use crate::error::{MediaError, MediaProblem};
use crate::stop::Stop;

/// Containers whose clock may start anew: FFmpeg marks the first three as such, and recorders continue the last. In
/// Matroska it does where files were appended.
const RESTARTING: [&str; 4] = ["mpegts", "mpeg", "ogg", "flv"];
/// Those that lead to a byte of the file.
const BYTE_SEEKING: [&str; 2] = ["mpegts", "mpeg"];
/// Places to seek to are so far apart.
const BETWEEN_ANCHORS: Time = Time::from_seconds(1);
/// A packet of sound that says that it lasts longer is wrong.
pub(super) const LONGEST_PACKET: Time = Time::from_seconds(5);
/// Files that are remembered.
const REMEMBERED: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Index {
    /// The pieces, when there are several.
    pub splices: Option<Splices>,
    /// When pictures are shown whose packets do not say it, in the stream's time base.
    presentation: Vec<(PictureKey, i64)>,
    anchors: BTreeMap<usize, Vec<Anchor>>,
    leads_to_bytes: bool,
}

/// What a picture is found by: where in the file the last packet lies whose place is known, and how many came since.
/// Neither decode times nor places tell pictures apart where several share a packet of a program stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PictureKey {
    position: i64,
    since: u32,
}

impl PictureKey {
    /// Before the first packet, and behind a seek.
    pub const UNKNOWN: Self = Self { position: -1, since: 0 };

    /// That of the next packet of the stream.
    pub fn next(self, packet: &Packet) -> Self {
        match packet.position() as i64 {
            position if position >= 0 => Self { position, since: 0 },
            _ => Self { since: self.since.saturating_add(1), ..self },
        }
    }
}

/// A place from which a stream can be decoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    time: Time,
    /// In the file, in bytes.
    pub position: i64,
    /// The piece that it is in.
    pub piece: usize,
}

impl Index {
    /// The index of a file that needs one, judged by its first packets.
    ///
    /// # Errors
    /// As [`PacketReader::open`]; [`MediaProblem::Stopped`].
    pub fn of<'a>(
        reader: &PacketReader,
        chosen: &Chosen,
        mut first: impl Iterator<Item = &'a Packet>,
        stop: Stop<'_>,
    ) -> Result<Option<Arc<Self>>, MediaError> {
        let container = reader.input().container();
        let reorders = chosen.video.as_ref().filter(|video| Reordering::of(&video.codec).is_some());
        let is_undated = |packet: &Packet| packet.pts().is_none() && packet.dts().is_some();
        let lacks_times = reorders.is_some_and(|video| {
            matches!(container.as_str(), "mpeg" | "mxf")
                || first.any(|packet| packet.stream() == video.index && is_undated(packet))
        });
        let appended = container.starts_with("matroska") && matroska::has_another(reader.path());
        let restarts = appended || RESTARTING.contains(&container.as_str());
        if !restarts && !lacks_times {
            return Ok(None);
        }
        let state = FileState::of(reader.path());
        if let Some(index) = state.as_ref().and_then(FileState::recall) {
            return Ok(Some(index));
        }
        let index = Arc::new(Builder::new(reader.path(), restarts, lacks_times)?.build(stop)?);
        if let Some(state) = state {
            state.remember(index.clone());
        }
        Ok(Some(index))
    }

    /// When a picture is shown whose packet does not say it, or not reliably.
    pub fn shown_at(&self, key: PictureKey) -> Option<i64> {
        let found = self.presentation.binary_search_by_key(&key, |&(key, _)| key);
        Some(self.presentation.get(found.ok()?)?.1)
    }

    /// The last place of a stream from which what is played at `time` can be decoded, when the file has several
    /// pieces; `None` when there is no way there but from the start.
    pub fn anchor(&self, stream: usize, time: Time) -> Option<Anchor> {
        let anchors = self.anchors.get(&stream).filter(|_| self.leads_to_bytes)?;
        let after = anchors.partition_point(|anchor| anchor.time <= time);
        anchors.get(after.checked_sub(1)?).copied()
    }
}

struct Builder {
    reader: PacketReader,
    video: Option<StreamFacts>,
    sounds: Vec<StreamFacts>,
    finder: Option<SpliceFinder>,
    container: String,
    /// Of the piece that the picture is in.
    ordering: Option<Ordering>,
    key: PictureKey,
    index: Index,
}

impl Builder {
    fn new(path: &Path, restarts: bool, lacks_times: bool) -> Result<Self, MediaError> {
        let (reader, chosen) = PacketReader::open(path, None, Wanted::Media)?;
        let streams = chosen.video.iter().map(|video| (video.index, true));
        let streams = streams.chain(chosen.usable_sounds().map(|sound| (sound.index, false)));
        let finder = restarts.then(|| SpliceFinder::new(streams));
        let ordering = chosen.video.as_ref().filter(|_| lacks_times);
        let ordering = ordering.and_then(|video| Ordering::new(&reader, video, 0));
        let container = reader.input().container();
        let leads_to_bytes = BYTE_SEEKING.contains(&container.as_str());
        let index = Index { leads_to_bytes, ..Index::default() };
        Ok(Self {
            reader,
            video: chosen.video,
            sounds: chosen.sounds,
            finder,
            container,
            ordering,
            key: PictureKey::UNKNOWN,
            index,
        })
    }

    fn build(mut self, stop: Stop<'_>) -> Result<Index, MediaError> {
        while let Some(packet) = self.reader.read()? {
            if stop() {
                return Err(MediaError::new(self.reader.path(), MediaProblem::Stopped));
            }
            let facts = self.video.iter().chain(&self.sounds).find(|facts| facts.index == packet.stream());
            let Some(facts) = facts.cloned() else { continue };
            let piece = self.place(&packet, &facts);
            if self.video.as_ref().is_some_and(|video| video.index == facts.index) {
                self.order(&packet, piece, &facts);
            }
        }
        self.close_piece();
        self.index.presentation.sort_unstable();
        self.index.splices = self.finder.take().and_then(SpliceFinder::finish);
        match &self.index.splices {
            None => self.index.anchors.clear(),
            Some(splices) => {
                for anchor in self.index.anchors.values_mut().flatten() {
                    anchor.time = anchor.time + splices.offset(anchor.piece);
                }
            }
        }
        Ok(self.index)
    }

    /// The piece that a packet is in; where seeking may lead is noted.
    fn place(&mut self, packet: &Packet, facts: &StreamFacts) -> usize {
        let Some(finder) = &mut self.finder else { return 0 };
        let expected = finder.expected(facts.index);
        let Some(stamp) = stamp_of(packet, facts, expected) else { return 0 };
        let piece = finder.push(facts.index, stamp);
        let anchors = self.index.anchors.entry(facts.index).or_default();
        let is_apart =
            anchors.last().is_none_or(|last| last.piece != piece || stamp.shown - last.time >= BETWEEN_ANCHORS);
        if packet.is_key() && packet.position() >= 0 && packet.dts().is_some() && is_apart {
            anchors.push(Anchor { time: stamp.shown, position: packet.position() as i64, piece });
        }
        piece
    }

    fn order(&mut self, packet: &Packet, piece: usize, facts: &StreamFacts) {
        if self.ordering.as_ref().is_some_and(|ordering| ordering.piece != piece) {
            self.close_piece();
            self.ordering = Ordering::new(&self.reader, facts, piece);
        }
        self.key = self.key.next(packet);
        if let Some(ordering) = &mut self.ordering {
            ordering.push(packet, self.key, &self.container);
        }
    }

    fn close_piece(&mut self) {
        let Some(ordering) = self.ordering.take() else { return };
        let (piece, duration) = (ordering.piece, ordering.duration);
        let shown: Vec<(PictureKey, i64)> = ordering.presentation.finish().collect();
        let extent = shown.iter().map(|(_, time)| *time).min().zip(shown.iter().map(|(_, time)| *time).max());
        if let (Some(finder), Some(video), Some((first, last))) = (&mut self.finder, &self.video, extent) {
            let time = |units: i64| video.time_base.time(units).unwrap_or(Time::ZERO);
            finder.set_pictures(piece, time(first), time(last + duration));
        }
        self.index.presentation.extend(shown);
    }
}

/// Dates the pictures of one piece.
struct Ordering {
    piece: usize,
    parser: HeaderParser,
    presentation: Presentation<PictureKey>,
    /// When the next picture is decoded if all last as long as they say.
    expected: Option<i64>,
    duration: i64,
}

impl Ordering {
    fn new(reader: &PacketReader, video: &StreamFacts, piece: usize) -> Option<Self> {
        let presentation = Presentation::new(Reordering::of(&video.codec)?);
        let parser = HeaderParser::new(reader.input(), video.index).ok()?;
        Some(Self { piece, parser, presentation, expected: None, duration: 0 })
    }

    fn push(&mut self, packet: &Packet, key: PictureKey, container: &str) {
        let header = self.parser.read(packet);
        let duration = packet.duration();
        let Some(dts) = packet.dts().or(self.expected) else { return };
        // Where several pictures share a packet of a program stream, its time may be given to the one before or after,
        // and those of the others are guessed: counting is right until a packet's own time is off by more than that.
        let is_near = |expected: &i64| packet.position() < 0 || (dts - expected).abs() * 2 <= 3 * duration;
        let decoded = self.expected.filter(|expected| container == "mpeg" && is_near(expected)).unwrap_or(dts);
        (self.expected, self.duration) = (Some(decoded + duration), duration);
        // AVI has no presentation times and MXF has them elsewhere; FFmpeg makes some up.
        let shown = packet.pts().filter(|_| !matches!(container, "avi" | "mxf") && decoded == dts);
        self.presentation.push(Coded { key, decoded, shown, header });
    }
}

/// What a packet says of time by its file's clock; `expected` stands in for a decode time that it does not say.
pub(super) fn stamp_of(packet: &Packet, facts: &StreamFacts, expected: Option<Time>) -> Option<PacketTimes> {
    let time = |units: i64| facts.time_base.time(units);
    let decoded = packet.dts().or(packet.pts()).and_then(time).or(expected)?;
    let shown = packet.pts().and_then(time).unwrap_or(decoded);
    let duration = time(packet.duration().max(0)).unwrap_or(Time::ZERO);
    let duration = if facts.kind == Kind::Audio { duration.min(LONGEST_PACKET) } else { duration };
    Some(PacketTimes { decoded, shown, duration })
}

/// A file as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FileState {
    path: PathBuf,
    size_bytes: u64,
    modified: SystemTime,
}

static KNOWN: Mutex<Vec<(FileState, Arc<Index>)>> = Mutex::new(Vec::new());

impl FileState {
    fn of(path: &Path) -> Option<Self> {
        let facts = std::fs::metadata(path).ok()?;
        Some(Self { path: path.to_owned(), size_bytes: facts.len(), modified: facts.modified().ok()? })
    }

    fn recall(&self) -> Option<Arc<Index>> {
        let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|(state, _)| state == self).map(|(_, index)| index.clone())
    }

    fn remember(self, index: Arc<Index>) {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(state, _)| state.path != self.path);
        if known.len() >= REMEMBERED {
            known.remove(0);
        }
        known.push((self, index));
    }
}
