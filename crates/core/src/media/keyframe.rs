//! Reading small pictures of a file quickly: only the keyframe near a time is decoded.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use ffmpeg_next::{Packet, frame};
use sunting_timeline::Time;

use super::conform::Conformer;
use super::decode::VideoReader;
use super::decoded_frame::DecodedFrame;
use super::demux::Demuxer;
use super::kind::Kind;
use super::photo;
use super::sys::decoder::{Decoder, Received};
use super::sys::frame::facts;
use super::sys::input::StreamFacts;
use super::webp::WebpReader;
use crate::error::{MediaError, MediaProblem};
use crate::picture::Picture;

/// A keyframe is sought among so many packets.
const MAX_PACKETS: usize = 3000;
/// How far before the target further attempts at seeking start.
const STEPS_BACK: [Time; 3] = [Time::from_seconds(1), Time::from_seconds(4), Time::from_seconds(16)];
/// Wider ones are squeezed.
const MAX_WIDTH_PX: u64 = 8192;

/// Reads small pictures of a film or photo; asking for them in the order of time is cheapest. Not `Send`.
pub struct KeyframeReader {
    path: PathBuf,
    frames: Frames,
    conformer: Conformer,
    /// The last picture with its frame's time and its height.
    made: Option<(Time, u32, Arc<Picture>)>,
}

/// Who reads the frames.
enum Frames {
    Photo,
    Film(Box<Keyframes>),
    /// From one that stands alone it is never far.
    Webp(Box<WebpReader>),
}

impl KeyframeReader {
    /// Opens a file.
    ///
    /// # Errors
    /// As [`VideoReader::open`].
    pub fn open(path: &Path) -> Result<Self, MediaError> {
        let frames = match Kind::of(path)? {
            Kind::Svg => Frames::Photo,
            Kind::MovingWebp => Frames::Webp(Box::new(WebpReader::open(path)?)),
            Kind::Ffmpeg => Keyframes::open(path)?,
        };
        Ok(Self { path: path.to_owned(), frames, conformer: Conformer::quick(), made: None })
    }

    /// An upright picture, `height_px` (made even) high and as wide as its shape requires, of the last keyframe at or
    /// before `source_time`, or of the first keyframe if there is none before.
    ///
    /// # Errors
    /// As [`VideoReader::next_frame`]; [`MediaProblem::Conversion`].
    pub fn picture_near(&mut self, source_time: Time, height_px: u32) -> Result<Arc<Picture>, MediaError> {
        // Neither side of what is kept in its shape becomes less than what is wanted of the shorter one.
        let frame = self.frame(source_time, height_px as usize)?;
        if let Some((time, made_height, picture)) = &self.made
            && (frame.time, height_px) == (*time, *made_height)
        {
            return Ok(picture.clone());
        }
        let picture = Arc::new(self.small(&frame, height_px)?);
        self.made = Some((frame.time, height_px, picture.clone()));
        Ok(picture)
    }

    /// The last keyframe that is shown at or before `source_time`; the first one when there is none.
    ///
    /// # Errors
    /// As [`VideoReader::next_frame`].
    pub(crate) fn frame_near(&mut self, source_time: Time) -> Result<Rc<DecodedFrame>, MediaError> {
        self.frame(source_time, usize::MAX)
    }

    /// A photo may be smaller than it is, but at least `at_least_px` wide and high.
    fn frame(&mut self, source_time: Time, at_least_px: usize) -> Result<Rc<DecodedFrame>, MediaError> {
        match &mut self.frames {
            Frames::Photo => photo::read(&self.path, (at_least_px, at_least_px)).map(Rc::new),
            Frames::Film(keyframes) => keyframes.frame_near(source_time),
            Frames::Webp(reader) => {
                reader.seek(source_time);
                let frame = reader.next_frame()?;
                frame.map(Rc::new).ok_or_else(|| reader.failed(MediaProblem::Undecodable))
            }
        }
    }

    fn small(&mut self, frame: &DecodedFrame, height_px: u32) -> Result<Picture, MediaError> {
        let (width, height) = frame.shown_size_px();
        let rows = u64::from(height_px.max(2).next_multiple_of(2));
        let columns = (u64::from(width) * rows / u64::from(height.max(1))).clamp(2, MAX_WIDTH_PX);
        let columns = columns.next_multiple_of(2);
        let picture = self.conformer.conform(frame, columns as usize, rows as usize, 0);
        picture.map(Picture::over_squares).map_err(|problem| MediaError::new(&self.path, problem))
    }
}

/// The keyframes of a film that FFmpeg reads.
struct Keyframes {
    demuxer: Demuxer,
    decoder: Decoder,
    stream: StreamFacts,
    /// Nothing was read since it was opened.
    at_start: bool,
    /// The last frame with its keyframe's time: where keyframes are rare, several times share one.
    found: Option<(Time, Rc<DecodedFrame>)>,
    /// For files whose keyframes do not stand alone.
    exact: Option<VideoReader>,
}

impl Keyframes {
    fn open(path: &Path) -> Result<Frames, MediaError> {
        let mut demuxer = Demuxer::open(path)?;
        let fail = |problem| MediaError::new(path, problem);
        let stream = demuxer.video().cloned().ok_or_else(|| fail(MediaProblem::NoVideo))?;
        if demuxer.is_photo() {
            return Ok(Frames::Photo);
        }
        demuxer.select(stream.index);
        let codec = stream.codec.clone();
        let mut decoder =
            Decoder::open(demuxer.input(), stream.index, 1).map_err(|_| fail(MediaProblem::UnknownCodec { codec }))?;
        decoder.skip_loop_filter(true);
        Ok(Frames::Film(Box::new(Self { demuxer, decoder, stream, at_start: true, found: None, exact: None })))
    }

    /// The last keyframe that is shown at or before `source_time`; the first one when there is none.
    ///
    /// # Errors
    /// As [`VideoReader::next_frame`].
    fn frame_near(&mut self, source_time: Time) -> Result<Rc<DecodedFrame>, MediaError> {
        let packet = self.keyframe_before(source_time)?;
        let time = packet.as_ref().and_then(|packet| self.time_of(packet));
        if let (Some(time), Some((found, frame))) = (time, &self.found)
            && time == *found
        {
            return Ok(frame.clone());
        }
        let alone = packet.and_then(|packet| self.decode_alone(&packet));
        let frame = Rc::new(match alone {
            Some(frame) => frame,
            None => self.exact_frame(source_time)?,
        });
        self.found = time.map(|time| (time, frame.clone()));
        Ok(frame)
    }

    fn time_of(&self, packet: &Packet) -> Option<Time> {
        self.demuxer.source_time(self.stream.index, packet.pts().or(packet.dts())?)
    }

    /// Goes to the last keyframe shown at or before a time. Containers seek by the time of decoding, and some to any
    /// packet, so the first attempt may find one that is shown too late.
    fn keyframe_before(&mut self, source_time: Time) -> Result<Option<Packet>, MediaError> {
        if source_time > Time::ZERO && self.seek(source_time) {
            let found = self.next_keyframe()?;
            if let Some(packet) = found.filter(|packet| self.time_of(packet).is_some_and(|time| time <= source_time)) {
                return Ok(Some(packet));
            }
        }
        for step in STEPS_BACK {
            let target = source_time - step;
            if target <= Time::ZERO || !self.seek(target) {
                break;
            }
            if let Some(packet) = self.last_keyframe_up_to(source_time)? {
                return Ok(Some(packet));
            }
        }
        self.rewind()?;
        if source_time <= Time::ZERO { self.next_keyframe() } else { self.last_keyframe_up_to(source_time) }
    }

    fn seek(&mut self, target: Time) -> bool {
        self.at_start = false;
        self.demuxer.seek(self.stream.index, target).is_ok()
    }

    fn rewind(&mut self) -> Result<(), MediaError> {
        if !std::mem::replace(&mut self.at_start, false) {
            self.demuxer.rewind()?;
            self.demuxer.select(self.stream.index);
        }
        Ok(())
    }

    fn next_keyframe(&mut self) -> Result<Option<Packet>, MediaError> {
        for _ in 0..MAX_PACKETS {
            match self.demuxer.read()? {
                Some(packet) if packet.is_key() => return Ok(Some(packet)),
                Some(_) => {}
                None => break,
            }
        }
        Ok(None)
    }

    fn last_keyframe_up_to(&mut self, source_time: Time) -> Result<Option<Packet>, MediaError> {
        let mut last = None;
        for _ in 0..MAX_PACKETS {
            let Some(packet) = self.demuxer.read()? else { break };
            if packet.is_key() {
                if self.time_of(&packet).is_none_or(|time| time > source_time) {
                    break;
                }
                last = Some(packet);
            }
        }
        Ok(last)
    }

    /// Decodes one keyframe and nothing after it; `None` when it does not stand alone.
    fn decode_alone(&mut self, packet: &Packet) -> Option<DecodedFrame> {
        self.decoder.flush();
        self.decoder.send(Some(packet)).ok()?;
        // A decoder that is already draining says so, which changes nothing.
        let _ = self.decoder.send(None);
        let mut frame = frame::Video::empty();
        let received = self.decoder.receive(&mut frame);
        if !matches!(received, Ok(Received::Frame)) || facts(&frame).damaged {
            return None;
        }
        let time = self.time_of(packet).unwrap_or(Time::ZERO);
        Some(DecodedFrame::of_stream(frame, time, &self.stream))
    }

    fn exact_frame(&mut self, source_time: Time) -> Result<DecodedFrame, MediaError> {
        let path = self.demuxer.path().to_owned();
        let reader = match &mut self.exact {
            Some(reader) => reader,
            None => self.exact.insert(VideoReader::open(&path, 1)?),
        };
        reader.seek(source_time)?;
        reader.next_frame()?.ok_or_else(|| MediaError::new(path, MediaProblem::Undecodable))
    }
}
