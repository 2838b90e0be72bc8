//! Making one segment: frames in, packets into the store.

use std::sync::Arc;
use std::time::Instant;

use sunting_timeline::{FrameRate, Time};

use super::coding::VideoCoding;
use super::error::ExportError;
use super::plan::{ExportPlan, Segment, Timing};
use super::segment_file::SegmentFacts;
use super::store::PendingSegment;
use super::work::Work;
use crate::media::decode::VideoReader;
use crate::media::decoded_frame::DecodedFrame;
use crate::media::encode::{VideoEncoder, VideoEncoding};
use crate::media::packet::{EncodedPacket, StreamParameters, TimeBase};
use crate::render::renderer::Renderer;

/// Makes segments one after the other and keeps its decoders open in between. It stays with its thread.
pub(super) struct SegmentMaker<'a> {
    work: &'a Work<'a>,
    threads: usize,
    renderer: Option<Renderer>,
    source: Option<SourceFrames>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Took {
    pub bytes: u64,
    /// The seconds until its first picture was there: its file may have to be opened, and the picture found.
    pub opening_s: f64,
    pub coding_s: f64,
}

impl<'a> SegmentMaker<'a> {
    pub fn new(work: &'a Work<'a>, threads: usize) -> Self {
        Self { work, threads, renderer: None, source: None }
    }

    /// Makes one segment and puts it into the store.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`]; what decoding, rendering, encoding and the store say; for a source that changed
    /// meanwhile, nothing is put there.
    pub fn make(&mut self, segment: &Segment) -> Result<Took, ExportError> {
        self.work.tracker.check()?;
        let started = Instant::now();
        let (plan, damaged_before) = (self.work.plan, self.damaged_frames());
        let coding = &plan.coding.at_crf(segment.crf);
        let encoder = VideoEncoder::new(&encoding(coding, clock_of(plan), self.threads))?;
        let parameters = parameters_of(coding, &encoder);
        let pending = self.work.store.create(&segment.key, &parameters)?;
        let mut sink = Sink { encoder, pending, packets: Vec::new(), times: Vec::new(), opened: None };
        match plan.timing {
            Timing::Constant(rate) => self.compose(segment, rate, &mut sink)?,
            Timing::Source => self.keep(segment, &mut sink)?,
        }
        sink.pending.count_damaged(self.damaged_frames() - damaged_before);
        self.work.sources.check()?;
        let opened = sink.opened.unwrap_or(started);
        let bytes = sink.finish()?.bytes;
        let opening_s = (opened - started).as_secs_f64();
        Ok(Took { bytes, opening_s, coding_s: opened.elapsed().as_secs_f64() })
    }

    fn damaged_frames(&self) -> u64 {
        let composed = self.renderer.as_ref().map_or(0, Renderer::damaged_frames);
        composed + self.source.as_ref().map_or(0, |source| source.reader.damaged_frames())
    }

    fn compose(&mut self, segment: &Segment, rate: FrameRate, sink: &mut Sink) -> Result<(), ExportError> {
        let (plan, threads) = (self.work.plan, self.threads);
        let size = (plan.coding.width_px as usize, plan.coding.height_px as usize);
        let (start, scene) = (segment.timeline_range.start(), Arc::new(plan.seen.part(segment.timeline_range)));
        let renderer = match &mut self.renderer {
            Some(renderer) => {
                renderer.set_scene(scene, plan.paths.clone());
                renderer
            }
            none => none.insert(Renderer::new(scene, plan.paths.clone(), size.0, size.1, threads)),
        };
        let first = rate.nearest_frame(start);
        for n in 0..segment.frames as i64 {
            let picture = renderer.frame(rate.time_of(first + n) - start)?;
            let number = sink.number(n);
            sink.encoder.encode_picture(&picture, number, &mut sink.packets)?;
            sink.flush()?;
            self.work.tracker.frame_made()?;
        }
        Ok(())
    }

    fn keep(&mut self, segment: &Segment, sink: &mut Sink) -> Result<(), ExportError> {
        let own = self.work.plan.scene().own_frames(segment.timeline_range).ok_or(ExportError::Nothing)?;
        let range = own.source_range;
        let source = match &mut self.source {
            Some(source) => source,
            None => self.source.insert(SourceFrames::open(self.work.plan, own.file, self.threads)?),
        };
        source.seek(range.start())?;
        let base = self.work.plan.coding.time_base;
        let mut last = None;
        // A first picture that comes after all of it is on screen all the same.
        while let Some(frame) = source.next_before(if last.is_none() { Time::MAX } else { range.end() })? {
            let units = base.units(frame.time - range.start())?;
            // The first one is on screen from the start, whether it came earlier or comes later.
            let pts = last.map_or(0, |last: i64| units.max(last + 1));
            last = Some(pts);
            let number = sink.number(pts);
            sink.encoder.encode_frame(&frame, number, &mut sink.packets)?;
            sink.flush()?;
            self.work.tracker.frame_made()?;
        }
        Ok(())
    }
}

/// What the encoder's clock counts.
fn clock_of(plan: &ExportPlan) -> FrameRate {
    plan.coding.frame_rate.unwrap_or(plan.scene().canvas.frame_rate)
}

/// What a segment says of its packets: all of one plan say the same.
///
/// # Errors
/// As [`VideoEncoder::new`].
pub(super) fn planned_parameters(plan: &ExportPlan) -> Result<StreamParameters, ExportError> {
    let encoder = VideoEncoder::new(&encoding(&plan.coding, clock_of(plan), 1))?;
    Ok(parameters_of(&plan.coding, &encoder))
}

fn parameters_of(coding: &VideoCoding, encoder: &VideoEncoder) -> StreamParameters {
    StreamParameters { time_base: coding.time_base, ..encoder.parameters() }
}

/// How the encoder is opened: it counts frames. Were it told the ticks of a source's clock, x264 would write them into
/// the stream as its frame rate, and readers would take a frame to last one tick.
fn encoding(coding: &VideoCoding, clock: FrameRate, threads: usize) -> VideoEncoding {
    let (numerator, denominator) = fraction(clock);
    VideoEncoding {
        width_px: coding.width_px,
        height_px: coding.height_px,
        time_base: TimeBase { numerator: denominator, denominator: numerator },
        frame_rate: Some((numerator, denominator)),
        pixel_format: coding.pixel_format,
        sample_aspect: coding.sample_aspect,
        color: coding.color,
        options: coding.options.clone(),
        threads,
    }
}

/// A rate as FFmpeg takes it.
pub(super) fn fraction(rate: FrameRate) -> (i32, i32) {
    let (numerator, denominator) = rate.fraction();
    (numerator as i32, denominator as i32)
}

/// The encoder and the file behind it.
struct Sink {
    encoder: VideoEncoder,
    pending: PendingSegment,
    packets: Vec<EncodedPacket>,
    /// When the frame of each number is shown, in the coding's time base.
    times: Vec<i64>,
    /// When the first picture was there.
    opened: Option<Instant>,
}

impl Sink {
    /// The number of the next frame, which is shown at `pts`.
    fn number(&mut self, pts: i64) -> i64 {
        self.opened.get_or_insert_with(Instant::now);
        self.times.push(pts);
        self.times.len() as i64 - 1
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        for mut packet in self.packets.drain(..) {
            packet.pts = self.times.get(packet.pts.max(0) as usize).copied().unwrap_or(packet.pts);
            self.pending.write(&packet)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<SegmentFacts, ExportError> {
        self.encoder.end(&mut self.packets)?;
        self.flush()?;
        self.pending.finish()
    }
}

/// The frames of the one source of a trim, read on from segment to segment.
struct SourceFrames {
    reader: VideoReader,
    /// Read, but of the next segment.
    ahead: Option<DecodedFrame>,
}

impl SourceFrames {
    fn open(plan: &ExportPlan, file: usize, threads: usize) -> Result<Self, ExportError> {
        let path = plan.paths.of(plan.scene().files[file].media);
        Ok(Self { reader: VideoReader::open(path, threads)?, ahead: None })
    }

    /// Goes to the frame on screen at `start`.
    fn seek(&mut self, start: Time) -> Result<(), ExportError> {
        if self.ahead.as_ref().is_none_or(|frame| frame.time != start) {
            self.reader.seek(start)?;
            self.ahead = None;
        }
        Ok(())
    }

    fn next_before(&mut self, end: Time) -> Result<Option<DecodedFrame>, ExportError> {
        if self.ahead.is_none() {
            self.ahead = self.reader.next_frame()?;
        }
        let inside = self.ahead.as_ref().is_some_and(|frame| frame.time < end);
        Ok(if inside { self.ahead.take() } else { None })
    }
}
