//! Whether a stored segment is what its plan asks for. The store's folder may be shared or come from a stranger, and a
//! right hash only says that a file is whole.

use super::error::ExportError;
use super::plan::{ExportPlan, Segment, SoundPlan, Timing};
use super::segment_file::SegmentReader;
use super::store::SegmentStore;
use crate::media::audio::SAMPLE_RATE;
use crate::media::encode_audio::AudioEncoder;
use crate::media::packet::{StreamKind, TimeBase};

/// How many samples of one channel a packet of sound holds.
const SAMPLES_A_PACKET: i64 = 1024;
/// What the encoder needs to come to an end.
const LAST_PACKETS: i64 = 4;

/// Whether a segment of the picture is made, whole and what the plan asks for.
pub(super) fn is_made(store: &SegmentStore, plan: &ExportPlan, segment: &Segment) -> bool {
    open_picture(store, plan, segment).is_ok()
}

/// Whether the sound is made, whole and what its plan asks for.
pub(super) fn is_sound_made(store: &SegmentStore, sound: &SoundPlan, key: &str) -> bool {
    open_sound(store, sound, key).is_ok()
}

/// Opens a made segment of the picture.
///
/// # Errors
/// As [`SegmentStore::open_segment`], also for one that does not show what the plan asks for.
pub(super) fn open_picture(
    store: &SegmentStore,
    plan: &ExportPlan,
    segment: &Segment,
) -> Result<SegmentReader, ExportError> {
    let mut reader = store.open_segment(&segment.key)?;
    let fits = fits_coding(plan, &reader) && has_its_frames(plan, segment, &mut reader).unwrap_or(false);
    rewound(reader).filter(|_| fits).ok_or_else(|| store.foreign(&segment.key))
}

/// Opens the made sound.
///
/// # Errors
/// As [`SegmentStore::open_segment`], also for one that is not as long or as coded as its plan asks for.
pub(super) fn open_sound(store: &SegmentStore, sound: &SoundPlan, key: &str) -> Result<SegmentReader, ExportError> {
    let mut reader = store.open_segment(key)?;
    let fits = is_coded_so(sound, &reader) && has_its_samples(sound, &mut reader).unwrap_or(false);
    rewound(reader).filter(|_| fits).ok_or_else(|| store.foreign(key))
}

fn rewound(mut reader: SegmentReader) -> Option<SegmentReader> {
    reader.rewind().ok().map(|()| reader)
}

fn fits_coding(plan: &ExportPlan, reader: &SegmentReader) -> bool {
    let (coding, found) = (&plan.coding, reader.parameters());
    let kind = StreamKind::Video {
        width_px: coding.width_px,
        height_px: coding.height_px,
        pixel_format: coding.pixel_format,
        sample_aspect: coding.sample_aspect,
        color: coding.color,
    };
    found.kind == kind && found.time_base == coding.time_base
}

/// Composed frames are all there, each at its place. How many of a source's own frames come is known only from them, so
/// they only have to lie inside.
fn has_its_frames(plan: &ExportPlan, segment: &Segment, reader: &mut SegmentReader) -> std::io::Result<bool> {
    let (mut shown, mut starts_with_keyframe) = (Vec::new(), None);
    while let Some(times) = reader.next_times()? {
        starts_with_keyframe.get_or_insert(times.keyframe);
        shown.push(times.pts);
    }
    shown.sort_unstable();
    let are_apart = shown.windows(2).all(|pair| pair[0] < pair[1]);
    let are_there = match plan.timing {
        Timing::Constant(_) => shown.iter().copied().eq(0..segment.frames as i64),
        // Frames of one time are moved apart by one unit each.
        Timing::Source => {
            let length = plan.coding.time_base.units(segment.timeline_range.duration()).unwrap_or(0);
            let last = length + shown.len() as i64;
            shown.iter().all(|pts| (0..=last).contains(pts))
        }
    };
    Ok(are_apart && are_there && starts_with_keyframe != Some(false))
}

fn is_coded_so(sound: &SoundPlan, reader: &SegmentReader) -> bool {
    [false, true].into_iter().any(|is_mono| {
        let coding = sound.coding(is_mono);
        let encoder = AudioEncoder::new(coding.sample_rate, coding.channels, coding.bit_rate.into());
        encoder.is_ok_and(|encoder| encoder.parameters() == *reader.parameters())
    })
}

fn has_its_samples(sound: &SoundPlan, reader: &mut SegmentReader) -> std::io::Result<bool> {
    let TimeBase { denominator: sample_rate, .. } = reader.parameters().time_base;
    let samples = i128::from(sound.samples) * i128::from(sample_rate) / i128::from(SAMPLE_RATE);
    let needed = samples as i64 / SAMPLES_A_PACKET;
    let (mut count, mut rises, mut before) = (0, true, -SAMPLES_A_PACKET);
    while let Some(times) = reader.next_times()? {
        rises &= before < times.pts && times.pts <= (needed + LAST_PACKETS) * SAMPLES_A_PACKET;
        before = times.pts;
        count += 1;
    }
    Ok(rises && (needed..=needed + LAST_PACKETS).contains(&count))
}
