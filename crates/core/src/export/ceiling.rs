//! What a source took for a picture is the most that is worth spending on it again: what was lost does not come back.
//!
//! The pieces that show one file share a CRF, as its encoder once shared its bits among them. The piece that took most
//! finds it; then all are made.

use std::collections::{BTreeMap, BTreeSet};

use sunting_timeline::{Content, MediaId, Time, TrackKind};

use super::destination::Destination;
use super::error::ExportError;
use super::forecast::{PIECES, spread};
use super::job::{Job, Made};
use super::plan::{ExportPlan, Segment};
use super::rate_control::{CRF_OF_HALF, PIXEL_POWER};
use super::segment_check::{is_made, open_picture};
use super::sources::{Sources, Spent};

/// A picture that was coded twice takes a little more to look the same.
const SECOND_CODING: f64 = 1.22;
/// What a correction aims at.
const AIM: f64 = 0.95;
/// A try that takes so much of what may be taken is fine enough.
const GOOD_FILL: f64 = 0.85;
/// Keeping to the source's rate is not worth more than this: CRFs from which pictures, and letters in them, look poor.
const WORST_CRF: f32 = 36.0;
const WORST_CRF_OF_TEXT: f32 = 28.0;
/// So many bits a second for each pixel cost nobody anything. Slides that stand still take less, but each piece has a
/// whole picture of its own.
const FREE_BITS_A_PIXEL: f64 = 0.35;
/// Tries with one piece,
const PILOT_ROUNDS: usize = 4;
/// and corrections of all of them.
const ROUNDS: usize = 2;

/// The pieces of one file.
struct Group {
    indices: Vec<usize>,
    /// What each piece may take.
    ceilings_bytes: Vec<f64>,
    /// The coarsest that they become.
    worst_crf: f32,
}

impl Group {
    fn all(&self) -> Vec<usize> {
        (0..self.indices.len()).collect()
    }
}

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
    let mut maker = Maker { job, sources, made: BTreeSet::new() };
    let groups = groups(plan, sources);
    groups.values().try_for_each(|group| maker.settle(plan, group))?;
    maker.note(plan, plan.segments.iter());
    job.make(plan, sources, destination)?;
    for group in groups.values() {
        maker.correct(plan, group, &group.all())?;
    }
    let reused = plan.segments.iter().filter(|segment| !maker.made.contains(&segment.key));
    Ok(Made { segments_reused: reused.count() })
}

/// Gives pieces of a plan the CRFs with which they keep to their sources, as far as a few pieces tell: those of the
/// files that some of the `wanted` show.
///
/// # Errors
/// As [`Job::make`].
pub(super) fn settle(
    job: &Job<'_>,
    plan: &mut ExportPlan,
    sources: &Sources,
    wanted: &[usize],
) -> Result<(), ExportError> {
    let mut maker = Maker { job, sources, made: BTreeSet::new() };
    let groups = groups(plan, sources);
    let mut shown = groups.values().filter(|group| group.indices.iter().any(|index| wanted.contains(index)));
    shown.try_for_each(|group| maker.settle(plan, group))
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

fn groups(plan: &ExportPlan, sources: &Sources) -> BTreeMap<MediaId, Group> {
    let mut groups: BTreeMap<MediaId, Group> = BTreeMap::new();
    for segment in &plan.segments {
        let Some((media, spent, bytes)) = shown(plan, segment, sources) else { continue };
        let pixels = f64::from(plan.coding.width_px) * f64::from(plan.coding.height_px);
        let enlarged = (pixels / spent.pixels.max(1) as f64).max(1.0).powf(PIXEL_POWER);
        let free_bytes = FREE_BITS_A_PIXEL * pixels * segment.timeline_range.duration().as_seconds_f64() / 8.0;
        let worst_crf = if shows_text(plan, segment) { WORST_CRF_OF_TEXT } else { WORST_CRF };
        let worst_crf = worst_crf.max(plan.coding.crf());
        let empty = || Group { indices: Vec::new(), ceilings_bytes: Vec::new(), worst_crf };
        let group = groups.entry(media).or_insert_with(empty);
        group.worst_crf = group.worst_crf.min(worst_crf);
        group.indices.push(segment.index);
        group.ceilings_bytes.push((bytes * spent.in_h264 * enlarged * SECOND_CODING).max(free_bytes));
    }
    groups
}

fn shows_text(plan: &ExportPlan, segment: &Segment) -> bool {
    let mut texts = plan.project.tracks.iter().filter(|track| track.kind == TrackKind::Text && !track.hidden);
    texts.any(|track| !track.clips_in(segment.timeline_range).is_empty())
}

/// The one moving picture that a segment shows from edge to edge of its time, and the bytes that it took.
fn shown<'a>(plan: &ExportPlan, segment: &Segment, sources: &'a Sources) -> Option<(MediaId, &'a Spent, f64)> {
    let tracks = plan.project.tracks.iter().filter(|track| track.kind == TrackKind::Video && !track.hidden);
    let clips = tracks.flat_map(|track| track.clips_in(segment.timeline_range));
    let mut seen = clips.filter(|clip| clip.opacity > 0.0);
    let (clip, None) = (seen.next()?, seen.next()) else { return None };
    let Content::Media { media, .. } = clip.content else { return None };
    let range = clip.timeline_range.intersection(segment.timeline_range)?;
    let (start, end) = (clip.source_from_timeline(range.start())?, clip.source_from_timeline(range.end()));
    let end = end.unwrap_or_else(|| start + range.duration());
    let spent = sources.spent(media)?;
    let bytes = spent.between(start, end);
    (bytes > 0.0).then_some((media, spent, bytes))
}

struct Maker<'a> {
    job: &'a Job<'a>,
    sources: &'a Sources,
    /// Keys of what this run made.
    made: BTreeSet<String>,
}

impl Maker<'_> {
    /// Notes what is not there yet.
    fn note<'s>(&mut self, plan: &ExportPlan, segments: impl Iterator<Item = &'s Segment>) {
        let missing = segments.filter(|segment| !is_made(&self.job.store, plan, segment));
        self.made.extend(missing.map(|segment| segment.key.clone()));
    }

    /// Finds the CRF of a group by its richest piece, then by a few spread over it.
    fn settle(&mut self, plan: &mut ExportPlan, group: &Group) -> Result<(), ExportError> {
        self.find_crf(plan, group)?;
        self.correct(plan, group, &spread(group.indices.len(), PIECES))
    }

    /// The bytes of some pieces, made now where they are not there.
    fn bytes(&mut self, plan: &ExportPlan, indices: &[usize]) -> Result<f64, ExportError> {
        let silent = ExportPlan { sound: None, ..plan.clone() };
        let segments: Vec<&Segment> = indices.iter().filter_map(|&index| silent.segments.get(index)).collect();
        self.note(&silent, segments.iter().copied());
        self.job.make_some(&silent, self.sources, &segments)?;
        let bytes = segments.iter().map(|segment| Ok(open_picture(&self.job.store, &silent, segment)?.facts().bytes));
        bytes.sum::<Result<u64, ExportError>>().map(|bytes| bytes as f64)
    }

    /// Finds the CRF of a group with its richest piece: the finest of those tried that keeps to the ceiling.
    fn find_crf(&mut self, plan: &mut ExportPlan, group: &Group) -> Result<(), ExportError> {
        let pieces = group.indices.iter().zip(&group.ceilings_bytes);
        let Some((&pilot, &ceiling_bytes)) = pieces.max_by(|a, b| a.1.total_cmp(b.1)) else { return Ok(()) };
        let natural = plan.coding.crf();
        let (mut above, mut below) = (None::<(f32, f64)>, None::<(f32, f64)>);
        let mut crf = natural;
        for _ in 0..PILOT_ROUNDS {
            plan.recode(&[pilot], crf);
            let fill = self.bytes(plan, &[pilot])? / ceiling_bytes;
            if fill <= 1.0 {
                below = Some((crf, fill));
            } else {
                above = Some((crf, fill));
            }
            let is_done = fill <= 1.0 && (crf <= natural || fill >= GOOD_FILL);
            let next = match (above, below) {
                (Some((fine, more)), Some((coarse, fewer))) => {
                    fine + (coarse - fine) * ((more / AIM).log2() / (more / fewer).log2()) as f32
                }
                _ => crf + (CRF_OF_HALF * (fill / AIM).log2()) as f32,
            };
            let next = in_steps(next.clamp(natural, group.worst_crf));
            if is_done || next == crf {
                break;
            }
            crf = next;
        }
        let found = below.or(above).map_or(natural, |(crf, _)| crf);
        plan.recode(&group.indices, found);
        Ok(())
    }

    /// Makes a group coarser as long as those of its pieces take more than they may.
    fn correct(&mut self, plan: &mut ExportPlan, group: &Group, pieces: &[usize]) -> Result<(), ExportError> {
        let indices: Vec<usize> = pieces.iter().filter_map(|&piece| group.indices.get(piece)).copied().collect();
        let ceiling_bytes: f64 = pieces.iter().filter_map(|&piece| group.ceilings_bytes.get(piece)).sum();
        for _ in 0..ROUNDS {
            let fill = self.bytes(plan, &indices)? / ceiling_bytes;
            let crf = indices.first().and_then(|&index| plan.segments.get(index)?.crf);
            let crf = crf.unwrap_or_else(|| plan.coding.crf());
            let next = in_steps((crf + (CRF_OF_HALF * (fill / AIM).log2()) as f32).min(group.worst_crf));
            if fill <= 1.0 || next <= crf {
                break;
            }
            plan.recode(&group.indices, next);
        }
        self.bytes(plan, &indices).map(|_| ())
    }
}

/// Steps of a twentieth keep the options readable.
fn in_steps(crf: f32) -> f32 {
    (crf * 20.0).ceil() / 20.0
}

impl Spent {
    /// The bytes of pictures between two source times.
    fn between(&self, start: Time, end: Time) -> f64 {
        let (start, end) = (start.as_seconds_f64().max(0.0), end.as_seconds_f64());
        let of_second = |(second, &bytes): (usize, &u64)| {
            let (from, to) = (second as f64, second as f64 + 1.0);
            bytes as f64 * (end.min(to) - start.max(from)).clamp(0.0, 1.0)
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
        let spent = Spent { picture_bytes: vec![100, 200, 400], in_h264: 1.0, pixels: 1, sound_bit_rate: 0 };
        let between = |start, end| spent.between(Time::from_millis(start), Time::from_millis(end));
        assert_eq!([between(0, 3000), between(500, 1500), between(2750, 9000)], [700.0, 150.0, 100.0]);
    }
}
