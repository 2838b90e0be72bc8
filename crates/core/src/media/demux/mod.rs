//! Reading the packets of a file's chosen streams, with source times: time 0 is where the first picture or sound
//! starts, and where the file's own clock starts over, source time simply continues.

mod time_zero;

use std::collections::{BTreeMap, VecDeque};
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use ffmpeg_next::{Packet, ffi};
use sunting_timeline::Time;

use crate::error::{MediaError, MediaProblem};
use crate::media::index::{Index, LONGEST_PACKET, PictureKey, stamp_of};
use crate::media::packet_reader::{PacketReader, Wanted};
use crate::media::photo::jpeg_size;
use crate::media::splices::ClockPlace;
use crate::media::streams::Chosen;
use crate::media::sys::input::{Input, StreamFacts};
use crate::media::sys::unheard_samples;
use crate::media::warning::Warning;
use crate::stop::{Stop, never};

/// A film of JPEGs has at least so many more than its first one.
const MOTION_JPEG_FRAMES: usize = 12;

/// An open file with its chosen streams. Not `Send`.
pub struct Demuxer {
    reader: PacketReader,
    chosen: Chosen,
    index: Option<Arc<Index>>,
    /// Where reading each stream stands, in a file that has an index.
    places: BTreeMap<usize, ClockPlace>,
    /// The last picture that was read.
    picture: PictureKey,
    time_zero: Time,
    peeked: VecDeque<Packet>,
    photo: bool,
    track: Option<u16>,
}

impl Demuxer {
    /// Opens a file, chooses its streams and finds its time 0.
    ///
    /// # Errors
    /// A [`MediaError`] that says why the file cannot be used.
    pub fn open(path: &Path) -> Result<Self, MediaError> {
        Self::open_for(path, None)
    }

    /// The same for a file that may have to be read to its end for that, unless `stop` ends it.
    ///
    /// # Errors
    /// As [`Demuxer::open`]; [`MediaProblem::Stopped`].
    pub fn open_while(path: &Path, stop: Stop<'_>) -> Result<Self, MediaError> {
        Self::open_with(path, None, Wanted::Media, stop)
    }

    /// The same with the sound track of that number, counted from 1, as the chosen sound.
    ///
    /// # Errors
    /// As [`Demuxer::open`]; [`MediaProblem::NoAudioTrack`].
    pub fn open_for(path: &Path, track: Option<u16>) -> Result<Self, MediaError> {
        Self::open_with(path, track, Wanted::Media, &never)
    }

    /// The same with the packets of all subtitles too, from the first one on.
    ///
    /// # Errors
    /// As [`Demuxer::open`].
    pub fn open_with_subtitles(path: &Path) -> Result<Self, MediaError> {
        Self::open_with(path, None, Wanted::Subtitles, &never)
    }

    /// The same with the packets of everything that can go into another file, from the first one on. What the chosen
    /// streams' times lack is mended, the others' times are as they stand.
    ///
    /// # Errors
    /// As [`Demuxer::open_while`].
    pub fn open_to_copy(path: &Path, stop: Stop<'_>) -> Result<Self, MediaError> {
        Self::open_with(path, None, Wanted::All, stop)
    }

    fn open_with(path: &Path, track: Option<u16>, wanted: Wanted, stop: Stop<'_>) -> Result<Self, MediaError> {
        let (reader, chosen) = PacketReader::open(path, track, wanted)?;
        let mut demuxer = Self {
            reader,
            chosen,
            index: None,
            places: BTreeMap::new(),
            picture: PictureKey::UNKNOWN,
            time_zero: Time::ZERO,
            peeked: VecDeque::new(),
            photo: false,
            track,
        };
        demuxer.peek_start()?;
        demuxer.photo = demuxer.reader.is_photo() && !is_motion_jpeg(&demuxer.peeked);
        if demuxer.photo {
            demuxer.peeked.truncate(1);
        }
        demuxer.index = Index::of(&demuxer.reader, &demuxer.chosen, demuxer.peeked.iter(), stop)?;
        let pieces = demuxer.index.as_ref().and_then(|index| index.splices.as_ref());
        demuxer.chosen.warnings.extend(pieces.map(|splices| Warning::Pieces(splices.starts().len())));
        let mut peeked = std::mem::take(&mut demuxer.peeked);
        peeked.iter_mut().for_each(|packet| demuxer.mend(packet));
        demuxer.peeked = peeked;
        demuxer.time_zero = demuxer.find_time_zero();
        if wanted != Wanted::All {
            let subtitles = demuxer.chosen.subtitles.iter().filter(|_| wanted == Wanted::Subtitles);
            let streams = demuxer.chosen.video.iter().chain(&demuxer.chosen.audio).chain(subtitles);
            let used: Vec<usize> = streams.map(|stream| stream.index).collect();
            demuxer.select_all(&used);
        }
        Ok(demuxer)
    }

    /// By the file's clock: when the first sample of a packet of sound is heard that is meant to be.
    fn heard_from(&self, packet: &Packet) -> Option<Time> {
        let stream = self.stream(packet.stream())?;
        let time = self.clock_time(stream.index, packet.pts().or(packet.dts())?)?;
        let (unheard, _) = unheard_samples(packet);
        Some(time + Time::of_sample(unheard.into(), stream.sample_rate))
    }

    fn is_sound(&self, stream: usize) -> bool {
        self.chosen.usable_sounds().any(|sound| sound.index == stream)
    }

    fn is_video(&self, stream: usize) -> bool {
        self.chosen.video.as_ref().is_some_and(|video| video.index == stream)
    }

    pub fn path(&self) -> &Path {
        self.reader.path()
    }

    pub fn size_bytes(&self) -> u64 {
        self.reader.size_bytes()
    }

    /// Whether the file is a photo. Then only one packet is read, its first picture, and not what follows it (a gain
    /// map, a preview, a film, leftovers).
    pub fn is_photo(&self) -> bool {
        self.photo
    }

    pub fn video(&self) -> Option<&StreamFacts> {
        self.chosen.video.as_ref()
    }

    pub fn audio(&self) -> Option<&StreamFacts> {
        self.chosen.audio.as_ref()
    }

    /// The file's sound tracks, chosen or not, in its order.
    pub fn sounds(&self) -> &[StreamFacts] {
        &self.chosen.sounds
    }

    /// The file's subtitles, in its order.
    pub fn subtitles(&self) -> &[StreamFacts] {
        &self.chosen.subtitles
    }

    /// What was noticed on opening.
    pub fn warnings(&self) -> &[Warning] {
        &self.chosen.warnings
    }

    /// The open file, for decoders and descriptions.
    pub(in crate::media) fn input(&self) -> &Input {
        self.reader.input()
    }

    /// Reads packets of this stream only, from now on.
    pub fn select(&mut self, stream: usize) {
        self.select_all(&[stream]);
    }

    /// Reads packets of the sounds that are not chosen too, from now on.
    pub(in crate::media) fn add_other_sounds(&mut self) {
        let streams = self.chosen.video.iter().chain(self.chosen.usable_sounds());
        let streams: Vec<usize> = streams.map(|stream| stream.index).collect();
        self.reader.select(&streams);
    }

    fn select_all(&mut self, streams: &[usize]) {
        self.reader.select(streams);
        self.peeked.retain(|packet| streams.contains(&packet.stream()));
    }

    /// The next packet of the chosen streams in the file's order; `None` at the end.
    ///
    /// # Errors
    /// [`MediaProblem::TimedOut`]; unreadable places are skipped.
    pub fn read(&mut self) -> Result<Option<Packet>, MediaError> {
        if let Some(packet) = self.peeked.pop_front() {
            return Ok(Some(packet));
        }
        if self.photo {
            return Ok(None);
        }
        let mut packet = self.reader.read()?;
        if let Some(packet) = &mut packet {
            self.mend(packet);
        }
        Ok(packet)
    }

    /// Gives a packet the times that the container does not say or says by a clock that started anew.
    fn mend(&mut self, packet: &mut Packet) {
        let stream = packet.stream();
        let Some(index) = self.index.clone() else { return };
        let Some(facts) = self.stream(stream).cloned() else { return };
        let place = self.places.entry(stream).or_default();
        let Some(stamp) = stamp_of(packet, &facts, place.expected()) else { return };
        let offset = match &index.splices {
            Some(splices) => splices.follow(stream, place, stamp),
            None => {
                place.advance(stamp);
                Time::ZERO
            }
        };
        let units = |time: Time| facts.time_base.units(time);
        let decoded = packet.dts().or_else(|| units(stamp.decoded).ok());
        let is_video = self.chosen.video.as_ref().is_some_and(|video| video.index == stream);
        if is_video {
            self.picture = self.picture.next(packet);
        }
        let shown = if is_video { index.shown_at(self.picture) } else { None }.or(packet.pts());
        // What the stream's clock cannot count stays where it is.
        let moved = units(offset).unwrap_or(0);
        packet.set_dts(decoded.map(|time| time.saturating_add(moved)));
        packet.set_pts(shown.map(|time| time.saturating_add(moved)));
    }

    /// Whether packets were met whose bytes are not in the file.
    pub fn is_cut_short(&self) -> bool {
        self.reader.is_cut_short()
    }

    /// Whether its clock starts over inside the file, so that the length that the container claims means nothing.
    pub fn is_in_pieces(&self) -> bool {
        self.index.as_ref().is_some_and(|index| index.splices.is_some())
    }

    /// Where a container whose clock starts at 0 says that all of it ends, by source time.
    pub fn declared_end(&self) -> Option<Time> {
        Some(self.input().declared_duration()? - self.time_zero)
    }

    /// Seeks to a packet from which the frame at `source_time` can be decoded, as far as the container knows.
    ///
    /// # Errors
    /// When the container cannot seek; the caller then rewinds.
    pub fn seek(&mut self, stream: usize, source_time: Time) -> Result<(), MediaError> {
        let clock = source_time + self.time_zero;
        let pieces = self.index.as_ref().filter(|_| self.is_in_pieces());
        self.places = match pieces.map(|index| index.anchor(stream, clock)) {
            // The times of a file in pieces lead nowhere: only its bytes do.
            Some(anchor) => {
                let anchor = anchor.ok_or_else(|| self.no_way())?;
                self.reader.seek_byte(anchor.position)?;
                [(stream, ClockPlace::within(anchor.piece))].into()
            }
            None => {
                let base = self.stream(stream).map(|facts| facts.time_base);
                // What the stream's clock cannot count is reached from the start.
                let target = base.and_then(|base| base.units(clock).ok());
                self.reader.seek(stream, target.unwrap_or(0))?;
                BTreeMap::new()
            }
        };
        self.picture = PictureKey::UNKNOWN;
        self.peeked.clear();
        Ok(())
    }

    fn no_way(&self) -> MediaError {
        MediaError::new(self.path(), MediaProblem::Io("no way there but from the start".to_owned()))
    }

    /// Starts again at the first packet, even in containers that cannot seek.
    ///
    /// # Errors
    /// As [`Demuxer::open`].
    pub fn rewind(&mut self) -> Result<(), MediaError> {
        *self = Self::open_for(self.path(), self.track)?;
        Ok(())
    }

    fn stream(&self, index: usize) -> Option<&StreamFacts> {
        let Chosen { video, sounds, subtitles, .. } = &self.chosen;
        video.iter().chain(sounds).chain(subtitles).find(|stream| stream.index == index)
    }

    fn clock_time(&self, stream: usize, timestamp: i64) -> Option<Time> {
        let base = self.stream(stream)?.time_base;
        base.time(timestamp)
    }

    /// How long so many units of a stream's time base last; nothing when negative or not known.
    pub fn span(&self, stream: usize, units: i64) -> Time {
        self.clock_time(stream, units.max(0)).unwrap_or(Time::ZERO)
    }

    /// The source time of a stream's timestamp.
    pub fn source_time(&self, stream: usize, timestamp: i64) -> Option<Time> {
        Some(self.clock_time(stream, timestamp)? - self.time_zero)
    }

    /// Where time 0 lies by the file's clock.
    pub fn time_zero(&self) -> Time {
        self.time_zero
    }

    /// From when to when a packet of sound is heard, by source time.
    pub fn heard(&self, packet: &Packet) -> Option<(Time, Time)> {
        let facts = self.stream(packet.stream())?;
        let start = self.heard_from(packet)? - self.time_zero;
        let time = self.source_time(facts.index, packet.pts().or(packet.dts())?)?;
        let (_, unheard) = unheard_samples(packet);
        let span = self.span(facts.index, packet.duration()).min(LONGEST_PACKET);
        let end = time + span - Time::of_sample(unheard.into(), facts.sample_rate);
        Some((start, end.max(start)))
    }
}

/// Whether a packet gives no shown frame: an edit list hides it, or (VP8, RFC 6386 9.1; VP9, its bitstream
/// specification 6.2) it is only there to predict from.
pub(in crate::media) fn is_unseen(packet: &Packet, codec: &str) -> bool {
    let data = packet.data().unwrap_or(&[]);
    let (first, last) = (data.first().copied().unwrap_or(0), data.last().copied().unwrap_or(0));
    let superframe = last >> 5 == 0b110;
    let invisible = match codec {
        "vp8" => first & 0b1_0000 == 0,
        // Marker 2, profile below 3, a new frame that is not shown, and no second frame in the same packet.
        "vp9" => !superframe && first >> 6 == 2 && first >> 4 & 3 != 3 && first & 0b1010 == 0,
        _ => false,
    };
    invisible || is_skipped(packet)
}

/// Whether packets are the frames of a film made of JPEGs, instead of a photo with what lies behind it: that is
/// smaller, or it is not so many pictures.
fn is_motion_jpeg(packets: &VecDeque<Packet>) -> bool {
    let mut sizes = packets.iter().map(|packet| packet.data().and_then(|data| jpeg_size(&mut Cursor::new(data))));
    let first = sizes.next().flatten();
    first.is_some() && sizes.filter(|size| *size == first).count() >= MOTION_JPEG_FRAMES
}

/// Whether an edit list hides what this packet holds.
fn is_skipped(packet: &Packet) -> bool {
    crate::media::sys::packet_flags(packet) & ffi::AV_PKT_FLAG_DISCARD != 0
}
