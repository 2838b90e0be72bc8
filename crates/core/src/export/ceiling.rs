//! An upper limit on the bits of each piece: never more than its source file spent on the same pictures, because detail
//! that the source has lost does not come back.
//!
//! All pieces that show one file share a CRF, as its first encoder shared its bits among them. They form a "pot".

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use sunting_timeline::MediaId;
use sunting_timeline::scene::Shown;

use super::destination::Destination;
use super::error::ExportError;
use super::job::{Job, Made};
use super::landing::{Landing, Pot};
use super::plan::{ExportPlan, Segment};
use super::rate_model::PIXEL_POWER;
use super::sample::{Share, shares, telling};
use super::sources::Sources;
use super::spending::shown;

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
    let mut landing = Landing::new(job, sources, plan, shown, Made::default(), None);
    landing.begin(&pilots)?;
    landing.begin(&first)?;
    landing.pots.extend(others);
    Ok(landing)
}

/// What all pieces of each file may take.
pub(super) fn ceilings_bytes(plan: &ExportPlan, sources: &Sources) -> BTreeMap<MediaId, f64> {
    pots(plan, sources).into_iter().map(|(media, pot)| (media, pot.most_bytes)).collect()
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
    plan.scene()
        .layers_in(segment.timeline_range)
        .any(|layer| matches!(layer.shown, Shown::Text { .. } | Shown::Graphic { .. }))
}
