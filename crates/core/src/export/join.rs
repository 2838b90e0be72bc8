//! Putting segments and sound together, without encoding anything again.

use std::io;

use sunting_timeline::Time;

use super::destination::Destination;
use super::error::ExportError;
use super::plan::{ExportPlan, Segment, Sound, Timing};
use super::progress::Tracker;
use super::segment::{fraction, planned_parameters};
use super::segment_check::{open_picture, open_sound};
use super::segment_file::{SegmentPackets, StoredSegment};
use super::sound::CopiedSound;
use super::store::SegmentStore;
use super::timestamps::DecodeTimes;
use crate::media::mux::Muxer;
use crate::media::packet::OutputStream;
use crate::media::packet::{EncodedPacket, StreamParameters, TimeBase};

/// What was written, for the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    pub frames: u64,
    /// The number of the first frame of each segment.
    pub segment_starts: Vec<u64>,
    pub has_sound: bool,
    /// Source frames that were concealed or lost.
    pub damaged_frames: u64,
}

/// Writes all segments of a plan and its sound into the destination's temporary file.
///
/// # Errors
/// [`ExportError::SegmentsDiffer`], [`ExportError::Cancelled`]; what the store and the muxer say.
pub(super) fn join(
    plan: &ExportPlan,
    store: &SegmentStore,
    destination: &Destination,
    tracker: &Tracker<'_>,
) -> Result<Joined, ExportError> {
    let mut picture = PicturePackets::open(plan, store, tracker)?;
    let mut sound = plan.sound.as_ref().map(|sound| JoinedSound::open(plan, sound, store, destination)).transpose()?;
    let mut streams = Vec::new();
    let picture_stream = picture.as_ref().map(|picture| {
        streams.push(picture_stream(plan, &picture.parameters));
        streams.len() - 1
    });
    let sound_stream = sound.as_ref().map(|sound| {
        let parameters = sound.parameters();
        streams.push(OutputStream { parameters, display_matrix: None, frame_rate: None, tags: Vec::new() });
        streams.len() - 1
    });
    let fail = |problem| ExportError::problem(destination.path(), problem);
    let mut muxer = Muxer::create(destination.part(), destination.container(), &streams, &plan.tags).map_err(fail)?;
    let mut next_picture = next(&mut picture, |picture| picture.next_packet())?;
    let mut next_sound = next(&mut sound, JoinedSound::next_packet)?;
    loop {
        tracker.check()?;
        let time = |stream: Option<usize>, packet: &Option<EncodedPacket>| {
            let base = streams.get(stream?)?.parameters.time_base;
            packet.as_ref().map(|packet| span(packet.dts, base))
        };
        let (picture_time, sound_time) = (time(picture_stream, &next_picture), time(sound_stream, &next_sound));
        let picture_first = picture_time.is_some_and(|at| sound_time.is_none_or(|sound| at <= sound));
        let (stream, packet) = if picture_first {
            (picture_stream, std::mem::replace(&mut next_picture, next(&mut picture, |it| it.next_packet())?))
        } else {
            (sound_stream, std::mem::replace(&mut next_sound, next(&mut sound, JoinedSound::next_packet)?))
        };
        let (Some(stream), Some(packet)) = (stream, packet) else { break };
        muxer.write(stream, &packet).map_err(fail)?;
    }
    muxer.finish().map_err(fail)?;
    let starts = picture.as_ref().map(|picture| picture.starts.clone()).unwrap_or_default();
    let frames = picture.as_ref().map_or(0, |picture| picture.count as u64);
    let damaged_frames = picture.as_ref().map_or(0, |picture| picture.damaged_frames);
    Ok(Joined { frames, segment_starts: starts, has_sound: sound_stream.is_some(), damaged_frames })
}

fn next<S>(
    source: &mut Option<S>,
    read: impl FnOnce(&mut S) -> Result<Option<EncodedPacket>, ExportError>,
) -> Result<Option<EncodedPacket>, ExportError> {
    source.as_mut().map_or(Ok(None), read)
}

fn span(units: i64, base: TimeBase) -> Time {
    base.time(units).unwrap_or(Time::ZERO)
}

fn picture_stream(plan: &ExportPlan, parameters: &StreamParameters) -> OutputStream {
    let constant = matches!(plan.timing, Timing::Constant(_));
    OutputStream {
        parameters: parameters.clone(),
        display_matrix: plan.display_matrix,
        frame_rate: plan.coding.frame_rate.filter(|_| constant).map(fraction),
        tags: Vec::new(),
    }
}

/// The packets of all segments, one after the other, with the times of the whole.
struct PicturePackets<'a> {
    plan: &'a ExportPlan,
    store: &'a SegmentStore,
    base: TimeBase,
    left: std::slice::Iter<'a, Segment>,
    reader: Option<(SegmentPackets, i64)>,
    parameters: StreamParameters,
    times: DecodeTimes,
    starts: Vec<u64>,
    damaged_frames: u64,
    count: usize,
}

impl<'a> PicturePackets<'a> {
    /// Reads the times of all packets, so that decode times can be given; `None` for a plan without pictures.
    fn open(plan: &'a ExportPlan, store: &'a SegmentStore, tracker: &Tracker<'_>) -> Result<Option<Self>, ExportError> {
        let base = plan.coding.time_base;
        let (mut parameters, mut shown, mut starts, mut damaged_frames) =
            (None::<StreamParameters>, Vec::new(), Vec::new(), 0);
        for segment in &plan.segments {
            tracker.check()?;
            let stored = open_picture(store, plan, segment)?;
            let planned = match &parameters {
                Some(planned) => planned,
                None => parameters.insert(planned_parameters(plan)?),
            };
            if planned != stored.parameters() {
                return Err(ExportError::SegmentsDiffer(segment.index));
            }
            let offset = base.units(segment.timeline_range.start())?;
            damaged_frames = stored.facts().damaged_frames.saturating_add(damaged_frames);
            if stored.facts().packets > 0 {
                starts.push(shown.len() as u64);
            }
            shown.extend(stored.shown().iter().map(|pts| offset + pts));
        }
        let end = base.units(plan.duration)?;
        Ok(parameters.map(|parameters| Self {
            plan,
            store,
            base,
            left: plan.segments.iter(),
            reader: None,
            parameters,
            times: DecodeTimes::new(&shown, end),
            starts,
            damaged_frames,
            count: 0,
        }))
    }

    fn next_packet(&mut self) -> Result<Option<EncodedPacket>, ExportError> {
        loop {
            if let Some((reader, offset)) = &mut self.reader {
                let packet = reader.next_packet().map_err(|error| unread(self.store, &error))?;
                if let Some(mut packet) = packet {
                    packet.pts += *offset;
                    packet.dts = self.times.of(self.count);
                    packet.duration = self.times.duration(self.count);
                    self.count += 1;
                    return Ok(Some(packet));
                }
            }
            let Some(segment) = self.left.next() else { return Ok(None) };
            let packets = open_picture(self.store, self.plan, segment)?.packets();
            let offset = self.base.units(segment.timeline_range.start())?;
            self.reader = Some((packets.map_err(|error| unread(self.store, &error))?, offset));
        }
    }
}

fn unread(store: &SegmentStore, error: &io::Error) -> ExportError {
    ExportError::from_io(store.root(), error)
}

enum JoinedSound<'a> {
    Stored(StoredSegment, SegmentPackets, &'a SegmentStore),
    Copied(Box<CopiedSound>),
}

impl<'a> JoinedSound<'a> {
    fn open(
        plan: &ExportPlan,
        sound: &Sound,
        store: &'a SegmentStore,
        destination: &Destination,
    ) -> Result<Self, ExportError> {
        match sound {
            Sound::Mixed { plan, key } => {
                let stored = open_sound(store, plan, key)?;
                let packets = stored.packets().map_err(|error| unread(store, &error))?;
                Ok(Self::Stored(stored, packets, store))
            }
            Sound::Copied(media) => {
                let (path, track) = (plan.paths.of(*media), plan.project.audio_track(*media));
                let copied = CopiedSound::open(path, track, destination.container(), plan.duration)?;
                copied.map(|copied| Self::Copied(Box::new(copied))).ok_or(ExportError::NoSound)
            }
        }
    }

    fn parameters(&self) -> StreamParameters {
        match self {
            Self::Stored(stored, ..) => stored.parameters().clone(),
            Self::Copied(copied) => copied.parameters(),
        }
    }

    fn next_packet(&mut self) -> Result<Option<EncodedPacket>, ExportError> {
        match self {
            Self::Stored(_, packets, store) => packets.next_packet().map_err(|error| unread(store, &error)),
            Self::Copied(copied) => copied.next_packet(),
        }
    }
}
