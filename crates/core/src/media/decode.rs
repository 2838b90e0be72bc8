//! Reading the frames of a file's picture stream, in presentation order, from any source time on.
//!
//! ```
//! use std::path::Path;
//!
//! use sunting_core::media::conform::Conformer;
//! use sunting_core::media::decode::VideoReader;
//! use sunting_timeline::Time;
//!
//! let mut reader = VideoReader::open(Path::new("../../assets/sample/Isi formulir.mp4"), 1)?;
//! reader.seek(Time::from_millis(2010))?;
//! let frame = reader.next_frame()?.ok_or("it has not ended")?;
//! assert_eq!(frame.time, Time::from_seconds(2));
//!
//! // Upright, with square pixels, in the one form that everything is composed in.
//! let picture = Conformer::new().conform(&frame, 428, 240, 0)?;
//! assert_eq!((picture.width(), picture.height()), (428, 240));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::VecDeque;
use std::path::Path;

use ffmpeg_next::{Packet, frame};
use sunting_timeline::{FrameRate, Time};

use super::decoded_frame::DecodedFrame;
use super::demux::Demuxer;
use super::sys::decoder::{Decoder, Received};
use super::sys::deinterlace::Deinterlacer;
use super::sys::frame::facts;
use super::sys::input::StreamFacts;
use crate::error::{MediaError, MediaProblem};

/// So many packets in a row that give no frame end the file.
const MAX_FRUITLESS_PACKETS: u32 = 3000;
/// So many frames before the target of a seek, all are decoded; further back only those that others need.
const CAREFUL_FRAMES: i64 = 3;
/// How far before the target a second attempt at seeking starts; doubled each time.
const STEP_BACK: Time = Time::from_seconds(1);
const MAX_STEPS_BACK: u32 = 5;

/// What is done with frames that hold two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fields {
    /// They stay as they are.
    Keep,
    /// They are made into whole frames.
    Weave,
}

/// How carefully frames are decoded and scaled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DecodeEffort {
    #[default]
    Full,
    /// Decoded as they are, but scaled quickly.
    Quick,
    NoLoopFilter,
    /// Without smoothing, and without the frames that no other frame needs.
    ReferencesOnly,
}

/// Reads the frames of a file's picture stream. Not `Send`: it stays with the thread that opened it.
pub struct VideoReader {
    demuxer: Demuxer,
    decoder: Decoder,
    stream: StreamFacts,
    fields: Fields,
    deinterlacer: Option<Deinterlacer>,
    threads: usize,
    effort: DecodeEffort,
    /// While seeking: frames before this time that no other frame needs are left out.
    hurry_to: Option<Time>,
    fallback_period: Time,
    first_packet: Option<Packet>,
    primed: bool,
    at_end: bool,
    from_start: bool,
    seen_any: bool,
    last_time: Option<Time>,
    ready: VecDeque<DecodedFrame>,
    damaged: u64,
    /// After a seek that may end between keyframes: what comes before the next one would be shown in grey.
    awaits_key: bool,
}

impl VideoReader {
    /// Opens a file, to be decoded by so many threads. Interlaced frames stay as they are stored.
    ///
    /// # Errors
    /// As [`probe`](super::probe::probe); [`MediaProblem::NoVideo`].
    pub fn open(path: &Path, threads: usize) -> Result<Self, MediaError> {
        Self::open_with(path, threads, Fields::Keep)
    }

    /// Opens a file for its frames, with or without their fields.
    ///
    /// # Errors
    /// As [`VideoReader::open`].
    pub(crate) fn open_with(path: &Path, threads: usize, fields: Fields) -> Result<Self, MediaError> {
        let mut demuxer = Demuxer::open(path)?;
        let fail = |problem| MediaError::new(path, problem);
        let stream = demuxer.video().cloned().ok_or_else(|| fail(MediaProblem::NoVideo))?;
        demuxer.select(stream.index);
        let codec = stream.codec.clone();
        let decoder = Decoder::open(demuxer.input(), stream.index, threads)
            .map_err(|_| fail(MediaProblem::UnknownCodec { codec }))?;
        let rate = if stream.average_rate_hz > 0.0 { stream.average_rate_hz } else { 25.0 };
        Ok(Self {
            demuxer,
            decoder,
            stream,
            fields,
            deinterlacer: None,
            threads,
            effort: DecodeEffort::Full,
            hurry_to: None,
            fallback_period: FrameRate::nearest(rate).period(),
            first_packet: None,
            primed: false,
            at_end: false,
            from_start: true,
            seen_any: false,
            last_time: None,
            ready: VecDeque::new(),
            damaged: 0,
            awaits_key: false,
        })
    }

    /// Frames that were concealed or lost so far.
    pub fn damaged_frames(&self) -> u64 {
        self.damaged
    }

    /// The next frame in presentation order; `None` at the end.
    ///
    /// # Errors
    /// [`MediaProblem::TimedOut`]; [`MediaProblem::Undecodable`] when frames are there but none could be decoded.
    pub fn next_frame(&mut self) -> Result<Option<DecodedFrame>, MediaError> {
        match self.ready.pop_front() {
            Some(frame) => Ok(Some(frame)),
            None => self.decode_next(),
        }
    }

    /// Goes to a source time: [`VideoReader::next_frame`] then yields the frame on screen at that time, or the first
    /// one for times before it, or the last one for times beyond it.
    ///
    /// # Errors
    /// As [`VideoReader::next_frame`].
    pub fn seek(&mut self, source_time: Time) -> Result<(), MediaError> {
        self.prime()?;
        if self.seek_in_a_hurry(source_time)? {
            return Ok(());
        }
        let mut target = source_time;
        for step in 0..=MAX_STEPS_BACK {
            if target <= Time::ZERO || self.demuxer.seek(self.stream.index, target).is_err() {
                break;
            }
            self.from_start = false;
            self.restart_decoding();
            if self.advance_to(source_time)? {
                return Ok(());
            }
            target = source_time - STEP_BACK.scaled(1 << (2 * step), 1);
        }
        self.rewind()?;
        self.advance_to(source_time).map(|_| ())
    }

    /// The same, but on the way frames that no other frame needs are left out. Whether the frame on screen was found:
    /// it was when one close before the target came, because all of those are decoded. Damage is concealed from
    /// whatever was decoded before, so there it is not.
    fn seek_in_a_hurry(&mut self, source_time: Time) -> Result<bool, MediaError> {
        let careful = source_time - self.fallback_period.scaled(CAREFUL_FRAMES, 1);
        if self.stream.interlaced || careful <= Time::ZERO {
            return Ok(false);
        }
        if self.demuxer.seek(self.stream.index, source_time).is_err() {
            return Ok(false);
        }
        self.from_start = false;
        self.restart_decoding();
        self.hurry_to = Some(careful);
        let damaged = self.damaged;
        let reached = self.advance_to(source_time);
        self.hurry_to = None;
        self.apply_effort();
        Ok(reached? && self.damaged == damaged && self.ready.front().is_some_and(|frame| frame.time >= careful))
    }

    /// How carefully the next frames are decoded.
    pub(crate) fn set_effort(&mut self, effort: DecodeEffort) {
        if self.effort != effort {
            self.effort = effort;
            self.apply_effort();
        }
    }

    fn apply_effort(&mut self) {
        self.decoder.skip_loop_filter(matches!(self.effort, DecodeEffort::NoLoopFilter | DecodeEffort::ReferencesOnly));
        self.decoder.skip_unreferenced(self.effort == DecodeEffort::ReferencesOnly);
    }

    /// A decoder that never saw the first packet may lack what only that one says (x264's build number, without
    /// which 4:4:4 decodes to green).
    fn prime(&mut self) -> Result<(), MediaError> {
        if self.primed {
            return Ok(());
        }
        self.primed = true;
        if self.first_packet.is_none() {
            self.first_packet = self.demuxer.read()?;
        }
        if let Some(packet) = &self.first_packet {
            // A first packet that does not decode by itself still says what it has to say.
            let _ = self.decoder.send(Some(packet));
        }
        Ok(())
    }

    fn restart_decoding(&mut self) {
        self.decoder.flush();
        self.deinterlacer = None;
        self.at_end = false;
        self.last_time = None;
        self.ready.clear();
        self.awaits_key = !self.from_start && self.stream.codec == "hevc";
    }

    fn rewind(&mut self) -> Result<(), MediaError> {
        self.demuxer.rewind()?;
        self.from_start = true;
        self.demuxer.select(self.stream.index);
        let decoder = Decoder::open(self.demuxer.input(), self.stream.index, self.threads);
        self.decoder = decoder.map_err(|_| self.undecodable())?;
        self.apply_effort();
        self.restart_decoding();
        Ok(())
    }

    /// Decodes up to the frame on screen at `source_time`; whether that frame was reached, and not passed at once.
    fn advance_to(&mut self, source_time: Time) -> Result<bool, MediaError> {
        let mut on_screen: Option<DecodedFrame> = None;
        while let Some(frame) = self.decode_next()? {
            let passed = frame.time > source_time;
            if passed {
                let reached = on_screen.is_some();
                self.ready.extend(on_screen);
                self.ready.push_back(frame);
                return Ok(reached);
            }
            on_screen = Some(frame);
        }
        let reached = on_screen.is_some();
        self.ready.extend(on_screen);
        Ok(reached)
    }

    fn decode_next(&mut self) -> Result<Option<DecodedFrame>, MediaError> {
        match self.fields {
            Fields::Keep => self.decode_stored(),
            Fields::Weave => self.decode_whole(),
        }
    }

    fn decode_stored(&mut self) -> Result<Option<DecodedFrame>, MediaError> {
        let mut fruitless = 0;
        loop {
            let mut frame = frame::Video::empty();
            match self.decoder.receive(&mut frame) {
                Ok(Received::Frame) => return Ok(Some(self.dated(frame))),
                Ok(Received::End) if self.seen_any || !self.from_start => return Ok(None),
                Ok(Received::End) => return Err(self.undecodable()),
                Ok(Received::NeedsMore) => self.feed()?,
                Err(_) => {
                    self.damaged += 1;
                    self.feed()?;
                }
            }
            fruitless += 1;
            if fruitless > MAX_FRUITLESS_PACKETS {
                return Err(self.undecodable());
            }
        }
    }

    fn undecodable(&self) -> MediaError {
        MediaError::new(self.demuxer.path(), MediaProblem::Undecodable)
    }

    fn feed(&mut self) -> Result<(), MediaError> {
        if self.at_end {
            self.decoder.flush();
            // Asked again after the end, a decoder that failed while it drained has nothing left.
            let _ = self.decoder.send(None);
            return Ok(());
        }
        let mut next = self.demuxer.read()?;
        while self.awaits_key && next.as_ref().is_some_and(|packet| !packet.is_key()) {
            next = self.demuxer.read()?;
        }
        self.awaits_key = false;
        match next {
            Some(packet) => {
                if self.first_packet.is_none() {
                    self.first_packet = Some(packet.clone());
                    self.primed = true;
                }
                if let Some(careful) = self.hurry_to {
                    let time = packet.pts().and_then(|pts| self.demuxer.source_time(self.stream.index, pts));
                    let far = time.is_some_and(|time| time < careful);
                    self.decoder.skip_unreferenced(far || self.effort == DecodeEffort::ReferencesOnly);
                }
                self.damaged += u64::from(self.decoder.send(Some(&packet)).is_err());
            }
            None => {
                self.at_end = true;
                // A decoder that is already draining says so, which changes nothing.
                let _ = self.decoder.send(None);
            }
        }
        Ok(())
    }

    /// Gives a frame its source time. A missing or backward one follows the frame before.
    fn dated(&mut self, frame: frame::Video) -> DecodedFrame {
        let facts = facts(&frame);
        self.damaged += u64::from(facts.damaged);
        let said = facts.timestamp.and_then(|timestamp| self.demuxer.source_time(self.stream.index, timestamp));
        let time = match (said, self.last_time) {
            (Some(said), Some(last)) if said > last => said,
            (Some(said), None) => said,
            (_, Some(last)) => last + self.fallback_period,
            (None, None) => Time::ZERO,
        };
        self.last_time = Some(time);
        self.seen_any = true;
        DecodedFrame::of_stream(frame, time, &self.stream)
    }

    fn decode_whole(&mut self) -> Result<Option<DecodedFrame>, MediaError> {
        loop {
            if let Some(filter) = &mut self.deinterlacer {
                let mut frame = frame::Video::empty();
                match filter.receive(&mut frame) {
                    Ok(Received::Frame) => return Ok(Some(self.redated(frame))),
                    Ok(Received::End) => return Ok(None),
                    Ok(Received::NeedsMore) => {}
                    Err(code) => return Err(self.filter_failed(&code.text())),
                }
            }
            let decoded = self.decode_stored()?;
            match (&mut self.deinterlacer, decoded) {
                (None, Some(frame)) if !frame.facts().interlaced && !self.stream.interlaced => return Ok(Some(frame)),
                (None, None) => return Ok(None),
                (Some(filter), None) => {
                    let ended = filter.send(None);
                    ended.map_err(|code| self.filter_failed(&code.text()))?;
                }
                (_, Some(frame)) => self.filter(frame)?,
            }
        }
    }

    /// Through the filter, a frame's timestamp is its source time in ticks, so that mending happens once.
    fn filter(&mut self, mut decoded: DecodedFrame) -> Result<(), MediaError> {
        use super::packet::TimeBase;
        let fits = self.deinterlacer.as_ref().is_some_and(|filter| filter.takes(decoded.facts()));
        if !fits {
            let ticks = TimeBase { numerator: 1, denominator: sunting_timeline::time::TICKS_PER_SECOND as i32 };
            let filter = Deinterlacer::new(decoded.facts(), ticks).map_err(|code| self.filter_failed(&code.text()))?;
            self.deinterlacer = Some(filter);
        }
        let ticks = decoded.time.ticks();
        decoded.frame_mut().set_pts(Some(ticks));
        let sent = self.deinterlacer.as_mut().map_or(Ok(()), |filter| filter.send(Some(decoded.frame_mut())));
        sent.map_err(|code| self.filter_failed(&code.text()))
    }

    fn redated(&self, frame: frame::Video) -> DecodedFrame {
        let time = Time::from_ticks(frame.pts().unwrap_or(0));
        DecodedFrame::of_stream(frame, time, &self.stream)
    }

    /// A problem with this reader's file.
    pub(crate) fn failed(&self, problem: MediaProblem) -> MediaError {
        MediaError::new(self.demuxer.path(), problem)
    }

    fn filter_failed(&self, detail: &str) -> MediaError {
        MediaError::new(self.demuxer.path(), MediaProblem::Conversion(detail.to_owned()))
    }
}
