//! What a source took for a picture is the most that is worth spending on it again: what was lost does not come back.
//!
//! The pieces that show one file share a CRF, as its encoder once shared its bits among them: they are a pot.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use sunting_timeline::scene::Shown;
use sunting_timeline::{MediaId, Time};

use super::destination::Destination;
use super::error::ExportError;
use super::job::{Job, Made};
use super::landing::{Landing, Pot};
use super::plan::{ExportPlan, Segment};
use super::rate_model::PIXEL_POWER;
use super::sample::{Share, shares, telling};
use super::sources::{Sources, Spent};

/// A picture that was coded twice takes a little more to look the same.
const SECOND_CODING: f64 = 1.22;
/// What is aimed at, of what may be taken, and what is near enough.
const AIM: f64 = 0.93;
const LANDED: RangeInclusive<f64> = 0.88..=0.97;
/// Keeping to the source's rate is not worth more than this: CRFs from which pictures, and letters in them, look poor.
const WORST_CRF: f32 = 36.0;
const WORST_CRF_OF_TEXT: f32 = 28.0;
/// So many bits a second for each pixel cost nobody anything. Slides that stand still take less, but each piece has a
/// whole picture of its own.
const FREE_BITS_A_PIXEL: f64 = 0.35;

/// Makes a plan's pieces, coarser where they would take more than their source did.
///
/// # Errors
/// As [`Job::make`].
pub(super) fn make_within_sources(
    job: &Job<'_>,
    plan: &mut ExportPlan,
    sources: &Sources,
    destination: &Destination,
) -> Result<Made, ExportError> {
    job.check_room(plan, destination)?;
    let mut landing = begin_within_sources(job, plan, sources)?;
    landing.begin_others()?;
    landing.land()?;
    Ok(landing.made)
}

/// Begins with a few pieces of a film: the files that they show have their CRF then.
///
/// # Errors
/// As [`Job::make`].
pub(super) fn begin_within_sources<'a>(
    job: &'a Job<'a>,
    plan: &'a mut ExportPlan,
    sources: &'a Sources,
) -> Result<Landing<'a>, ExportError> {
    let shares = shares(plan, sources);
    let first = telling(&shares);
    let first_of = |pot: &Pot| pot.indices.iter().copied().find(|index| first.contains(index));
    let (shown, others): (Vec<Pot>, Vec<Pot>) =
        pots(plan, sources).into_values().partition(|pot| first_of(pot).is_some());
    let pilots: Vec<usize> = shown.iter().filter_map(first_of).collect();
    let mut landing = Landing { job, sources, plan, pots: shown, made: Made::default(), limit_bytes: None };
    landing.begin(&pilots)?;
    landing.begin(&first)?;
    landing.pots.extend(others);
    Ok(landing)
}

/// What all pieces of each file may take.
pub(super) fn ceilings_bytes(plan: &ExportPlan, sources: &Sources) -> BTreeMap<MediaId, f64> {
    pots(plan, sources).into_iter().map(|(media, pot)| (media, pot.most_bytes)).collect()
}

/// The one moving picture that a segment shows, the bytes that it took in its file, and how many pixels it has.
pub(super) fn shown_bytes(plan: &ExportPlan, segment: &Segment, sources: &Sources) -> Option<(MediaId, f64, f64)> {
    let (media, spent, bytes) = shown(plan, segment, sources)?;
    Some((media, bytes * spent.in_h264, spent.pixels.max(1) as f64))
}

/// What the shown and heard parts of the sources took; `None` where not all of it is known to be one file at a time.
pub(super) fn source_bytes(plan: &ExportPlan, sources: &Sources) -> Option<u64> {
    let pictures = plan.segments.iter().map(|segment| {
        let (_, spent, bytes) = shown(plan, segment, sources)?;
        let seconds = segment.timeline_range.duration().as_seconds_f64();
        Some(bytes + f64::from(spent.sound_bit_rate) * seconds / 8.0)
    });
    pictures.sum::<Option<f64>>().map(|bytes| bytes as u64).filter(|&bytes| bytes > 0)
}

fn pots(plan: &ExportPlan, sources: &Sources) -> BTreeMap<MediaId, Pot> {
    let mut pots: BTreeMap<MediaId, Pot> = BTreeMap::new();
    let crf = plan.coding.crf();
    for segment in &plan.segments {
        let Some((media, spent, bytes)) = shown(plan, segment, sources) else { continue };
        let pixels = f64::from(plan.coding.width_px) * f64::from(plan.coding.height_px);
        let enlarged = (pixels / spent.pixels.max(1) as f64).max(1.0).powf(PIXEL_POWER);
        let free_bytes = FREE_BITS_A_PIXEL * pixels * segment.timeline_range.duration().as_seconds_f64() / 8.0;
        let worst_crf = if shows_text(plan, segment) { WORST_CRF_OF_TEXT } else { WORST_CRF };
        let empty = || Pot {
            indices: Vec::new(),
            shares: Vec::new(),
            most_bytes: 0.0,
            aim: AIM,
            landed: LANDED,
            crf,
            finest_crf: crf,
            coarsest_crf: WORST_CRF,
        };
        let pot = pots.entry(media).or_insert_with(empty);
        let most_bytes = (bytes * spent.in_h264 * enlarged * SECOND_CODING).max(free_bytes);
        pot.coarsest_crf = pot.coarsest_crf.min(worst_crf).max(crf);
        pot.most_bytes += most_bytes;
        pot.indices.push(segment.index);
        pot.shares.push(Share { media: Some(media), weight: most_bytes });
    }
    pots
}

fn shows_text(plan: &ExportPlan, segment: &Segment) -> bool {
    plan.scene().layers_in(segment.timeline_range).any(|layer| matches!(layer.shown, Shown::Text { .. }))
}

/// The one moving picture that a segment shows from edge to edge of its time, and the bytes that it took.
fn shown<'a>(plan: &ExportPlan, segment: &Segment, sources: &'a Sources) -> Option<(MediaId, &'a Spent, f64)> {
    let mut seen = plan.scene().pictures_in(segment.timeline_range);
    let (layer, None) = (seen.next()?, seen.next()) else { return None };
    let Shown::Film { file, .. } = layer.shown else { return None };
    let range = layer.range.intersection(segment.timeline_range)?;
    let (start, end) = (layer.source_time_at(range.start())?, layer.source_time_at(range.end())?);
    let media = plan.scene().files[file].media;
    let spent = sources.spent(media)?;
    let bytes = spent.between(start, end);
    (bytes > 0.0).then_some((media, spent, bytes))
}

impl Spent {
    /// The bytes of pictures between two source times.
    fn between(&self, start: Time, end: Time) -> f64 {
        let (start, end) = (start.as_seconds_f64().max(0.0), end.as_seconds_f64());
        let of_second = |(second, &bytes): (usize, &u64)| {
            let from = second as f64;
            let to = if self.picture_end_s > from { self.picture_end_s.min(from + 1.0) } else { from + 1.0 };
            bytes as f64 * ((end.min(to) - start.max(from)) / (to - from)).clamp(0.0, 1.0)
        };
        self.picture_bytes
            .iter()
            .enumerate()
            .skip(start as usize)
            .take_while(|(second, _)| (*second as f64) < end)
            .map(of_second)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_by_parts_of_seconds() {
        let spent = Spent { picture_bytes: vec![100, 200, 400], in_h264: 1.0, picture_end_s: 3.0, ..Spent::default() };
        let between = |start, end| spent.between(Time::from_millis(start), Time::from_millis(end));
        assert_eq!([between(0, 3000), between(500, 1500), between(2750, 9000)], [700.0, 150.0, 100.0]);
    }

    #[test]
    fn half_a_second_took_all_of_its_bytes() {
        let spent = Spent { picture_bytes: vec![100, 200], in_h264: 1.0, picture_end_s: 1.5, ..Spent::default() };
        let between = |start, end| spent.between(Time::from_millis(start), Time::from_millis(end));
        assert_eq!([between(0, 1500), between(1250, 1500), between(1000, 1600)], [300.0, 100.0, 200.0]);
    }
}
