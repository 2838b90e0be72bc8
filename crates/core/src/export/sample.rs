//! Estimating how many bytes a film takes by encoding a few pieces of it. They are kept in the segment store, so that
//! the export itself can reuse them.

use std::collections::BTreeMap;

use sunting_timeline::MediaId;

use super::job::Made;
use super::plan::{ExportPlan, Segment};
use super::rate_model::CRF_OF_HALF;
use super::sources::Sources;
use super::spending::shown_bytes;

/// So many pieces tell what a film takes,
const PIECES: usize = 6;
/// with those of the files that would take at least this part of it,
const NOTICED_PART: f64 = 0.03;
/// and so many whether it takes far too much.
pub(super) const FEW_PIECES: usize = 3;
/// A film of so few pieces is made whole to tell what it takes: a part of it would tell little, and all takes seconds.
const SHORT: usize = 3;
/// A piece takes what its source took to this power: what was hard for the first encoder is a little less so for ours.
const SOURCE_POWER: f64 = 0.8;

/// Indices of so many pieces, as evenly as they go, away from both ends; half of the pieces at most.
pub(super) fn spread(shares: &[Share], wanted: usize) -> Vec<usize> {
    let count = shares.len();
    let wanted = wanted.min(count.div_ceil(2));
    (0..wanted).map(|n| (2 * n + 1) * count / (2 * wanted)).collect()
}

/// Pieces that tell what a film takes: some are [`spread`] over it, and of each file that takes a noticed part of it
/// there is one.
pub(super) fn telling(shares: &[Share]) -> Vec<usize> {
    if shares.len() <= SHORT {
        return (0..shares.len()).collect();
    }
    let mut chosen = spread(shares, PIECES);
    let all: f64 = shares.iter().map(|share| share.weight).sum();
    let mut files: BTreeMap<Option<MediaId>, (f64, usize)> = BTreeMap::new();
    for (index, share) in shares.iter().enumerate() {
        let file = files.entry(share.media).or_insert((0.0, index));
        file.0 += share.weight;
        if share.weight > shares[file.1].weight {
            file.1 = index;
        }
    }
    files.retain(|media, file| {
        file.0 >= NOTICED_PART * all && chosen.iter().all(|&index| shares[index].media != *media)
    });
    chosen.extend(files.values().map(|file| file.1).take(PIECES));
    chosen.sort_unstable();
    chosen
}

/// What a piece shows, and how much it takes beside the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    /// `None` for a photo, or several files at once.
    pub media: Option<MediaId>,
    pub weight: f64,
}

/// The shares of a plan's pieces, by what their sources took; by their length where that is not known.
pub(super) fn shares(plan: &ExportPlan, sources: &Sources) -> Vec<Share> {
    let seconds = |segment: &Segment| segment.timeline_range.duration().as_seconds_f64().max(0.001);
    let known = |segment: &Segment| {
        let (media, bytes, pixels) = shown_bytes(plan, segment, sources)?;
        let weight = (bytes / seconds(segment) / pixels).powf(SOURCE_POWER) * seconds(segment);
        Some(Share { media: Some(media), weight })
    };
    let all: Vec<Option<Share>> = plan.segments.iter().map(known).collect();
    let lengths = plan.segments.iter().zip(&all).filter(|(_, known)| known.is_some());
    let known_s: f64 = lengths.map(|(segment, _)| seconds(segment)).sum();
    let usual = all.iter().flatten().map(|share| share.weight).sum::<f64>() / known_s.max(0.001);
    let usual = if usual > 0.0 { usual } else { 1.0 };
    let filled = plan.segments.iter().zip(all);
    filled.map(|(segment, known)| known.unwrap_or(Share { media: None, weight: usual * seconds(segment) })).collect()
}

/// What the pictures of each file take, about, with what is made of them.
pub(super) fn bytes_of_files(plan: &ExportPlan, shares: &[Share], made: &Made) -> BTreeMap<Option<MediaId>, f64> {
    let piece = |segment, share: &Share| SampledPiece {
        share: *share,
        crf: plan.crf_of(segment),
        bytes: made.bytes_of(segment),
    };
    let files = Files::of(plan.segments.iter().zip(shares).map(|(segment, share)| piece(segment, share)));
    files.of_file.iter().map(|(media, file)| (*media, file.bytes + files.at_0(file) * file.missing_coded)).collect()
}

/// A piece that is made, or not yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct SampledPiece {
    pub share: Share,
    pub crf: f32,
    pub bytes: Option<u64>,
}

/// What the pieces that are made tell of those that are not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SampleSums {
    pub bytes: f64,
    /// What the finished pieces would take at CRF 0, by the model,
    pub made_at_0: f64,
    /// what the others would take at CRF 0,
    pub missing_at_0: f64,
    /// and what they take at the CRF that is planned for them.
    pub missing_bytes: f64,
}

impl SampleSums {
    /// What a file's pieces took tells of its others.
    pub fn of(pieces: impl Iterator<Item = SampledPiece>) -> Self {
        let files = Files::of(pieces);
        let mut seen = Self { bytes: files.whole.bytes, made_at_0: files.whole.at_0, ..Self::default() };
        for file in files.of_file.values() {
            seen.missing_at_0 += files.at_0(file) * file.missing;
            seen.missing_bytes += files.at_0(file) * file.missing_coded;
        }
        seen
    }
}

/// How many times less a CRF takes than 0.
pub(super) fn times_less(crf: f32) -> f64 {
    (f64::from(crf) / CRF_OF_HALF).exp2()
}

/// The CRF with which what would take `bytes_at_0` at 0 takes so much.
pub(super) fn crf_for(bytes_at_0: f64, bytes: f64) -> f32 {
    (CRF_OF_HALF * (bytes_at_0 / bytes.max(1.0)).log2()) as f32
}

/// Pieces by the files that they show.
#[derive(Default)]
struct Files {
    of_file: BTreeMap<Option<MediaId>, File>,
    whole: File,
}

#[derive(Clone, Copy, Default)]
struct File {
    bytes: f64,
    at_0: f64,
    /// Of the pieces that are made,
    weight: f64,
    /// of the others, and the part of that which their CRF leaves.
    missing: f64,
    missing_coded: f64,
}

impl Files {
    fn of(pieces: impl Iterator<Item = SampledPiece>) -> Self {
        let mut files = Self::default();
        for SampledPiece { share: Share { media, weight }, crf, bytes } in pieces {
            for file in [files.of_file.entry(media).or_default(), &mut files.whole] {
                match bytes {
                    Some(bytes) => {
                        file.bytes += bytes as f64;
                        file.at_0 += bytes as f64 * times_less(crf);
                        file.weight += weight;
                    }
                    None => {
                        file.missing += weight;
                        file.missing_coded += weight / times_less(crf);
                    }
                }
            }
        }
        files
    }

    /// What so much weight of a file takes at CRF 0: as what is made of it; as the whole film's where nothing is.
    fn at_0(&self, file: &File) -> f64 {
        let known = if file.weight > 0.0 { file } else { &self.whole };
        known.at_0 / known.weight.max(f64::MIN_POSITIVE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(weights: &[f64], wanted: usize) -> Vec<usize> {
        let shares: Vec<Share> = weights.iter().map(|&weight| Share { media: None, weight }).collect();
        spread(&shares, wanted)
    }

    #[test]
    fn what_is_made_of_a_file_tells_of_its_rest() {
        let piece = |media, weight, crf, bytes| SampledPiece {
            share: Share { media: Some(MediaId(media)), weight },
            crf,
            bytes,
        };
        let pieces = [
            piece(1, 1.0, 26.0, Some(600)),
            piece(1, 2.0, 31.5, None),
            piece(2, 1.0, 26.0, Some(100)),
            piece(2, 1.0, 26.0, None),
            piece(3, 2.0, 26.0, None),
        ];
        let seen = SampleSums::of(pieces.into_iter());
        let at = |crf: f32| (seen.missing_at_0 / times_less(crf)).round();
        assert_eq!((seen.bytes, at(26.0), at(31.5)), (700.0, 1200.0 + 100.0 + 700.0, 1000.0));
        assert_eq!(seen.missing_bytes.round(), 600.0 + 100.0 + 700.0);
        assert!((crf_for(seen.missing_at_0, 1000.0) - 31.5).abs() < 1e-3);
        assert_eq!(crf_for(0.0, 300.0), f32::NEG_INFINITY);
    }

    #[test]
    fn pieces_are_spread_over_the_film_and_its_files() {
        assert_eq!(chosen(&[1.0; 24], 6), [2, 6, 10, 14, 18, 22]);
        assert_eq!(chosen(&[1.0; 7], 6), [0, 2, 4, 6]);
        assert_eq!([1, 2, 3].map(|count| chosen(&vec![2.0; count], 6).len()), [1, 1, 2]);
        assert_eq!(chosen(&[], 6), [0; 0]);
        let share = |index: u64| Share { media: Some(MediaId(index / 12)), weight: 1.0 };
        let mut shares: Vec<Share> = (0..24).map(share).collect();
        assert_eq!(telling(&shares), spread(&shares, 6));
        assert_eq!(telling(&shares[..3]), [0, 1, 2]);
        shares.extend([Share { media: Some(MediaId(7)), weight: 1.0 }, Share { media: None, weight: 0.1 }]);
        assert_eq!(telling(&shares).last(), Some(&24));
    }
}
