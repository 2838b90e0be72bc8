//! Opening a file, choosing its streams, and reading their packets from source time 0 on.

use std::collections::VecDeque;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use ffmpeg_next::{Packet, ffi};
use sunting_timeline::Time;

use super::head::Head;
use super::photo::jpeg_size;
use super::streams::{Chosen, choose};
use super::sys::Code;
use super::sys::input::{Input, StreamFacts};
use super::warning::Warning;
use crate::error::{MediaError, MediaProblem};

/// H.264 and HEVC reorder at most 16 frames, so the first shown one is among so many.
const REORDER_PACKETS: usize = 17;
/// A start that an edit list skips is at most this long before it counts as the start all the same.
const SKIPPED_PACKETS: usize = 600;
/// A film of JPEGs has at least so many more than its first one.
const MOTION_JPEG_FRAMES: usize = 12;
/// So many unreadable packets in a row end the file.
const MAX_FAILURES: u32 = 32;

/// An open file with its chosen streams. Not `Send`.
pub struct Demuxer {
    path: PathBuf,
    input: Input,
    size_bytes: u64,
    chosen: Chosen,
    time_zero: Time,
    selected: Vec<usize>,
    peeked: VecDeque<Packet>,
    failures: u32,
    cut_short: bool,
    photo: bool,
    /// The wanted sound track.
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

    /// The same with the sound track of that number, counted from 1, as the chosen sound.
    ///
    /// # Errors
    /// As [`Demuxer::open`]; [`MediaProblem::NoAudioTrack`].
    pub fn open_for(path: &Path, track: Option<u16>) -> Result<Self, MediaError> {
        Self::open_with(path, track, false)
    }

    /// The same with the packets of all subtitles too, from the first one on.
    ///
    /// # Errors
    /// As [`Demuxer::open`].
    pub fn open_with_subtitles(path: &Path) -> Result<Self, MediaError> {
        Self::open_with(path, None, true)
    }

    fn open_with(path: &Path, track: Option<u16>, with_subtitles: bool) -> Result<Self, MediaError> {
        let fail = |problem| MediaError::new(path, problem);
        let head = Head::read(path)?;
        let mut input = Input::open(path, head.photo_format()).map_err(|code| fail(head.explain(code)))?;
        let is_photo = head.photo_format().is_some();
        let chosen =
            choose(&input.streams(), is_photo, track).map_err(|problem| fail(head.name_photo(path, problem)))?;
        let subtitles = chosen.subtitles.iter().filter(|_| with_subtitles);
        let streams = chosen.video.iter().chain(&chosen.audio).chain(subtitles);
        let used: Vec<usize> = streams.map(|stream| stream.index).collect();
        input.select(&used);
        let mut demuxer = Self {
            path: path.to_owned(),
            input,
            size_bytes: head.size_bytes,
            chosen,
            time_zero: Time::ZERO,
            selected: used,
            peeked: VecDeque::new(),
            failures: 0,
            cut_short: false,
            photo: false,
            track,
        };
        demuxer.find_time_zero()?;
        demuxer.photo = is_photo && !is_motion_jpeg(&demuxer.peeked);
        if demuxer.photo {
            demuxer.peeked.truncate(1);
        }
        Ok(demuxer)
    }

    /// Time 0 is the first shown video frame after edit lists, without video the first sound sample.
    fn find_time_zero(&mut self) -> Result<(), MediaError> {
        let Some(stream) = self.chosen.video.as_ref().or(self.chosen.audio.as_ref()) else { return Ok(()) };
        let (index, is_video) = (stream.index, self.chosen.video.is_some());
        let enough = if is_video { REORDER_PACKETS } else { 1 };
        let (mut first, mut shown, mut seen) = (None, 0, 0);
        while shown < enough && seen < SKIPPED_PACKETS {
            let Some(packet) = self.next_from_file()? else { break };
            if packet.stream() == index {
                seen += 1;
                if let Some(time) = packet.pts().or(packet.dts()).filter(|_| !is_skipped(&packet)) {
                    first = Some(first.map_or(time, |first: i64| first.min(time)));
                    shown += 1;
                }
            }
            self.peeked.push_back(packet);
        }
        self.time_zero = first.and_then(|first| self.clock_time(index, first)).unwrap_or(Time::ZERO);
        Ok(())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// In bytes.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Whether the file is a photo. It has one packet then, its first picture: what lies behind (a gain map, a preview, a
    /// film, leftovers) is not read.
    pub fn is_photo(&self) -> bool {
        self.photo
    }

    /// The chosen picture stream.
    pub fn video(&self) -> Option<&StreamFacts> {
        self.chosen.video.as_ref()
    }

    /// The chosen sound stream.
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
        &self.input
    }

    /// Reads packets of this stream only, from now on.
    pub fn select(&mut self, stream: usize) {
        self.input.select(&[stream]);
        self.selected = vec![stream];
        self.peeked.retain(|packet| packet.stream() == stream);
    }

    /// The next packet of the chosen streams in the file's order; `None` at the end.
    ///
    /// # Errors
    /// [`MediaProblem::TimedOut`]; unreadable places are skipped.
    pub fn read(&mut self) -> Result<Option<Packet>, MediaError> {
        match self.peeked.pop_front() {
            Some(packet) => Ok(Some(packet)),
            None if self.photo => Ok(None),
            None => self.next_from_file(),
        }
    }

    fn next_from_file(&mut self) -> Result<Option<Packet>, MediaError> {
        let mut packet = Packet::empty();
        loop {
            match self.input.read(&mut packet) {
                // What was read ahead to describe the streams comes although it is no longer wanted.
                Ok(Some(())) if !self.selected.contains(&packet.stream()) => {}
                Ok(Some(())) if self.is_cut_off(&packet) => {
                    self.failures += 1;
                    self.cut_short = true;
                }
                Ok(Some(())) => {
                    self.failures = 0;
                    return Ok(Some(packet));
                }
                Ok(None) => return Ok(None),
                Err(Code(ffi::AVERROR_EXIT)) => return Err(MediaError::new(&self.path, MediaProblem::TimedOut)),
                Err(_) => self.failures += 1,
            }
            if self.failures > MAX_FAILURES {
                return Ok(None);
            }
        }
    }

    /// Whether the packet's bytes end beyond the file's.
    fn is_cut_off(&self, packet: &Packet) -> bool {
        let end = packet.position() as i64 + packet.size() as i64;
        packet.position() >= 0 && end >= self.size_bytes as i64 && (packet.is_corrupt() || end > self.size_bytes as i64)
    }

    /// Whether packets were met whose bytes are not in the file.
    pub fn is_cut_short(&self) -> bool {
        self.cut_short
    }

    /// Goes to a place from which the frame at `source_time` can be decoded, as far as the container knows.
    ///
    /// # Errors
    /// When the container cannot seek; the caller then rewinds.
    pub fn seek(&mut self, stream: usize, source_time: Time) -> Result<(), MediaError> {
        let base = self.stream(stream).map(|facts| facts.time_base);
        let clock = source_time + self.time_zero;
        let target = base.and_then(|base| clock.to_units(base.numerator.into(), base.denominator.into()));
        let fail = |code: Code| MediaError::new(&self.path, MediaProblem::Io(code.text()));
        self.input.seek(stream, target.unwrap_or(0)).map_err(fail)?;
        self.peeked.clear();
        self.failures = 0;
        Ok(())
    }

    /// Starts again at the first packet, whatever the container can do.
    ///
    /// # Errors
    /// As [`Demuxer::open`].
    pub fn rewind(&mut self) -> Result<(), MediaError> {
        *self = Self::open_for(&self.path.clone(), self.track)?;
        Ok(())
    }

    fn stream(&self, index: usize) -> Option<&StreamFacts> {
        let Chosen { video, audio, subtitles, .. } = &self.chosen;
        video.iter().chain(audio).chain(subtitles).find(|stream| stream.index == index)
    }

    fn clock_time(&self, stream: usize, timestamp: i64) -> Option<Time> {
        let base = self.stream(stream)?.time_base;
        Time::from_units(timestamp, base.numerator.into(), base.denominator.into())
    }

    /// How long so many units of a stream's time base last; nothing when negative or not known.
    pub fn span(&self, stream: usize, units: i64) -> Time {
        self.clock_time(stream, units.max(0)).unwrap_or(Time::ZERO)
    }

    /// The source time of a stream's timestamp.
    pub fn source_time(&self, stream: usize, timestamp: i64) -> Option<Time> {
        Some(self.clock_time(stream, timestamp)? - self.time_zero)
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

/// Whether packets are the frames of a film made of JPEGs, instead of a photo with what lies behind it: that is smaller,
/// or it is not so many pictures.
fn is_motion_jpeg(packets: &VecDeque<Packet>) -> bool {
    let mut sizes = packets.iter().map(|packet| packet.data().and_then(|data| jpeg_size(&mut Cursor::new(data))));
    let first = sizes.next().flatten();
    first.is_some() && sizes.filter(|size| *size == first).count() >= MOTION_JPEG_FRAMES
}

/// Whether an edit list hides what this packet holds.
fn is_skipped(packet: &Packet) -> bool {
    super::sys::packet_flags(packet) & ffi::AV_PKT_FLAG_DISCARD != 0
}
