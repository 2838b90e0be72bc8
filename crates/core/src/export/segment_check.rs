//! Checking that a stored segment is what its plan asks for. The store's folder may be shared or come from a stranger,
//! and a correct hash only says that a file is complete.

use super::error::ExportError;
use super::plan::{ExportPlan, Segment, SoundPlan, Timing};
use super::segment_file::StoredSegment;
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
) -> Result<StoredSegment, ExportError> {
    let stored = store.open_segment(&segment.key)?;
    let is_it = fits_coding(plan, &stored) && has_its_frames(plan, segment, &stored);
    if is_it { Ok(stored) } else { Err(store.foreign(&segment.key)) }
}

/// Opens the made sound.
///
/// # Errors
/// As [`SegmentStore::open_segment`], also for one that is not as long or as coded as its plan asks for.
pub(super) fn open_sound(store: &SegmentStore, sound: &SoundPlan, key: &str) -> Result<StoredSegment, ExportError> {
    let stored = store.open_segment(key)?;
    if is_coded_so(sound, &stored) && has_its_samples(sound, &stored) { Ok(stored) } else { Err(store.foreign(key)) }
}

fn fits_coding(plan: &ExportPlan, stored: &StoredSegment) -> bool {
    let (coding, found) = (&plan.coding, stored.parameters());
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
fn has_its_frames(plan: &ExportPlan, segment: &Segment, stored: &StoredSegment) -> bool {
    let mut shown = stored.shown().to_vec();
    shown.sort_unstable();
    let are_apart = shown.windows(2).all(|pair| pair[0] < pair[1]);
    let are_there = match plan.timing {
        Timing::Constant(_) => shown.iter().copied().eq(0..segment.frames as i64),
        // Frames of one time are moved apart by one unit each.
        Timing::Source => {
            let length = plan.coding.time_base.units(segment.timeline_range.duration());
            length.is_ok_and(|length| shown.iter().all(|pts| (0..=length + shown.len() as i64).contains(pts)))
        }
    };
    are_apart && are_there && (shown.is_empty() || stored.starts_with_keyframe())
}

fn is_coded_so(sound: &SoundPlan, stored: &StoredSegment) -> bool {
    [false, true].into_iter().any(|is_mono| {
        let coding = sound.coding(is_mono);
        let encoder = AudioEncoder::new(coding.sample_rate, coding.channels, coding.bit_rate.into());
        encoder.is_ok_and(|encoder| encoder.parameters() == *stored.parameters())
    })
}

fn has_its_samples(sound: &SoundPlan, stored: &StoredSegment) -> bool {
    let TimeBase { denominator: sample_rate, .. } = stored.parameters().time_base;
    let samples = i128::from(sound.samples) * i128::from(sample_rate) / i128::from(SAMPLE_RATE);
    let needed = samples as i64 / SAMPLES_A_PACKET;
    let shown = stored.shown();
    let rises = shown.windows(2).all(|pair| pair[0] < pair[1]);
    let starts_soon = shown.first().is_none_or(|&first| first > -SAMPLES_A_PACKET);
    let ends_in_time = shown.last().is_none_or(|&last| last <= (needed + LAST_PACKETS) * SAMPLES_A_PACKET);
    rises && starts_soon && ends_in_time && (needed..=needed + LAST_PACKETS).contains(&(shown.len() as i64))
}
