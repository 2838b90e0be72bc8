//! Landing just below a byte limit: the film is encoded part by part, and the bytes that each part took decide the CRF
//! of the rest. So each piece is encoded once instead of once for every guess, and the remaining time is known.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use sunting_timeline::MediaId;

use super::error::ExportError;
use super::job::{Bar, Job, Made, fixed_bytes};
use super::plan::{ExportPlan, Segment};
use super::progress::Stage;
use super::sample::{SampleSums, SampledPiece, Share, crf_for};
use super::sources::Sources;

/// Neighbours whose CRFs differ by no more look alike.
pub(super) const NEAR_CRF: f32 = 2.0;
/// So much of what is left is made at a time; then all of it.
const PARTS: [f64; 3] = [0.5, 0.6, 1.0];
/// CRFs are in such steps, and as long as a pot lands near its aim, nothing is changed: so an edit of one piece leaves
/// the others as they are made.
pub(super) const STEP_CRF: f32 = 0.5;
/// Fewer pieces than that are made at once: workers would wait for each other.
const LEAST_PARTED: usize = 8;
/// Pieces that take this part of what they may, at their finest, need no second look.
const CERTAIN_FILL: f64 = 0.8;
/// Tries with the first pieces.
const FIRST_TRIES: usize = 3;

/// Pieces that share a number of bytes.
pub(super) struct Pot {
    pub indices: Vec<usize>,
    /// What each shows, and takes beside the others.
    pub shares: Vec<Share>,
    /// What all may take.
    pub most_bytes: f64,
    /// The part of it that is aimed at, and those that are near enough.
    pub aim: f64,
    pub landed: RangeInclusive<f64>,
    /// Of what is not made yet,
    pub crf: f32,
    /// and its bounds.
    pub finest_crf: f32,
    pub coarsest_crf: f32,
}

/// A plan on its way into its pots.
pub(super) struct Landing<'a> {
    pub job: &'a Job<'a>,
    pub sources: &'a Sources,
    pub plan: &'a mut ExportPlan,
    pub pots: Vec<Pot>,
    pub made: Made,
    /// That the one pot's room follows from, with the sound as it is made.
    pub limit_bytes: Option<u64>,
    /// The part of what trimming was foreseen to save that it saved.
    pub(super) saved: f64,
}

impl<'a> Landing<'a> {
    pub fn new(
        job: &'a Job<'a>,
        sources: &'a Sources,
        plan: &'a mut ExportPlan,
        pots: Vec<Pot>,
        made: Made,
        limit_bytes: Option<u64>,
    ) -> Self {
        Self { job, sources, plan, pots, made, limit_bytes, saved: 1.0 }
    }

    /// Finds the CRF of the pots that contain some of the `first` pieces, by making these pieces.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn begin(&mut self, first: &[usize]) -> Result<(), ExportError> {
        let mut missing = first.to_vec();
        for _ in 0..FIRST_TRIES {
            self.sample(&missing)?;
            self.begin_again();
            self.aim_all();
            missing = first.iter().copied().filter(|&index| !self.is_made(index)).collect();
            if missing.is_empty() {
                break;
            }
        }
        self.sample(&missing)
    }

    /// Finds the CRF of the pots of which nothing is made yet, by making the largest piece of each.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn begin_others(&mut self) -> Result<(), ExportError> {
        let mut pilots = self.pilots();
        for _ in 0..FIRST_TRIES {
            if pilots.is_empty() {
                break;
            }
            self.make(&pilots)?;
            self.begin_again();
            self.aim_all();
            pilots.retain(|&index| !self.is_made(index));
        }
        Ok(())
    }

    /// The parts in which everything that is missing will be made, if sizes are as predicted.
    pub fn coming_parts(&self) -> Vec<Vec<usize>> {
        let mut parts = vec![self.pilots()];
        let mut missing = self.missing();
        missing.retain(|index| !parts[0].contains(index));
        for part in PARTS {
            let next = self.next_part(part, &missing);
            missing.retain(|index| next.binary_search(index).is_err());
            parts.push(next);
        }
        parts
    }

    /// The largest piece of each pot of which nothing is made yet.
    pub fn pilots(&self) -> Vec<usize> {
        let unseen = self.pots.iter().filter(|pot| !pot.indices.iter().any(|&index| self.is_made(index)));
        unseen.filter_map(Pot::richest).collect()
    }

    /// The files of the pots whose pieces are as coarse as they may be.
    pub fn coarsest(&self) -> BTreeSet<MediaId> {
        let is_coarsest = |pot: &&Pot| pot.indices.iter().all(|&index| self.crf_of(index) >= pot.coarsest_crf);
        self.pots.iter().filter(is_coarsest).filter_map(|pot| pot.shares.first()?.media).collect()
    }

    /// Marks pieces as missing again whose quality differs too much from what their pot needs.
    pub fn begin_again(&mut self) {
        (0..self.pots.len()).for_each(|pot| self.forget_far(pot));
    }

    /// Makes all parts, each with a quality that follows from the bytes of those before it.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn land(&mut self) -> Result<(), ExportError> {
        self.aim_all();
        for part in PARTS {
            let indices = self.next_part(part, &self.missing());
            self.make(&indices)?;
            self.aim_all();
        }
        self.trim()
    }

    /// Adjusts the CRF of all missing pieces to the bytes that the finished ones leave.
    pub fn aim_all(&mut self) {
        (0..self.pots.len()).for_each(|pot| self.aim(pot));
    }

    /// About how many bytes a pot takes when its missing pieces are made at its CRF.
    pub fn estimate_bytes(&self, pot: usize) -> f64 {
        let seen = self.seen(pot);
        seen.bytes + seen.missing_bytes
    }

    fn is_made(&self, index: usize) -> bool {
        self.plan.segments.get(index).is_some_and(|segment| self.made.bytes_of(segment).is_some())
    }

    pub(super) fn crf_of(&self, index: usize) -> f32 {
        self.plan.segments.get(index).map_or_else(|| self.plan.coding.crf(), |segment| self.plan.crf_of(segment))
    }

    /// Makes pieces without the sound.
    pub(super) fn sample(&mut self, indices: &[usize]) -> Result<(), ExportError> {
        let silent = self.plan.silent();
        let made = self.job.sample(&silent, self.sources, &silent.pieces(indices))?;
        self.made.add(made);
        Ok(())
    }

    pub(super) fn make(&mut self, indices: &[usize]) -> Result<(), ExportError> {
        let frames = |segment: &Segment| self.made.bytes_of(segment).map_or(0, |_| segment.frames);
        let all: u64 = self.plan.segments.iter().map(frames).sum();
        let before = all - self.plan.pieces(indices).into_iter().map(frames).sum::<u64>();
        let bar = Bar { stage: Stage::Encoding, before, total: self.plan.frames() };
        let made = self.job.make_part(self.plan, self.sources, &self.plan.pieces(indices), bar)?;
        self.made.add(made);
        if let Some(limit_bytes) = self.limit_bytes {
            let room_bytes = limit_bytes.saturating_sub(fixed_bytes(self.job, self.plan)) as f64;
            self.pots.iter_mut().for_each(|pot| pot.most_bytes = room_bytes);
        }
        Ok(())
    }

    pub(super) fn missing(&self) -> Vec<usize> {
        (0..self.plan.segments.len()).filter(|&index| !self.is_made(index)).collect()
    }

    /// The next of the missing pieces: so much of what is left in each pot, and all that is in none.
    fn next_part(&self, part: f64, missing: &[usize]) -> Vec<usize> {
        if missing.len() < LEAST_PARTED || self.is_certain() {
            return missing.to_vec();
        }
        let mut later = BTreeSet::new();
        for pot in &self.pots {
            let in_pot: Vec<usize> =
                pot.indices.iter().copied().filter(|index| missing.binary_search(index).is_ok()).collect();
            let taken = (in_pot.len() as f64 * part).ceil() as usize;
            later.extend(in_pot.into_iter().skip(taken));
        }
        missing.iter().copied().filter(|index| !later.contains(index)).collect()
    }

    fn is_certain(&self) -> bool {
        (0..self.pots.len()).all(|index| {
            let pot = &self.pots[index];
            pot.crf <= pot.finest_crf && self.estimate_bytes(index) <= pot.most_bytes * CERTAIN_FILL
        })
    }

    fn forget_far(&mut self, pot: usize) {
        let Some(even) = self.even_crf(pot) else { return };
        let is_far = |index: usize| self.is_made(index) && (self.crf_of(index) - even).abs() > NEAR_CRF;
        let indices = &self.pots[pot].indices;
        if indices.iter().any(|&index| is_far(index)) {
            let again = indices.iter().copied().filter(|&index| is_far(index) || !self.is_made(index)).collect();
            self.recode(pot, again, even);
        }
    }

    fn aim(&mut self, pot: usize) {
        let Some(even) = self.even_crf(pot) else { return };
        let (seen, own) = (self.seen(pot), &self.pots[pot]);
        if own.landed.contains(&(self.estimate_bytes(pot) / own.most_bytes)) {
            return;
        }
        let missing: Vec<usize> = own.indices.iter().copied().filter(|&index| !self.is_made(index)).collect();
        if missing.is_empty() {
            return;
        }
        let rest = crf_for(seen.missing_at_0, own.most_bytes * own.aim - seen.bytes);
        let crf = own.bounded(rest.clamp(even - NEAR_CRF, even + NEAR_CRF));
        self.recode(pot, missing, crf);
    }

    /// The CRF with which all of a pot would land, as far as what is made tells; `None` where nothing is.
    fn even_crf(&self, pot: usize) -> Option<f32> {
        let (seen, own) = (self.seen(pot), &self.pots[pot]);
        let crf = || own.bounded(crf_for(seen.made_at_0 + seen.missing_at_0, own.most_bytes * own.aim));
        (seen.bytes > 0.0).then(crf)
    }

    fn recode(&mut self, pot: usize, indices: Vec<usize>, crf: f32) {
        self.plan.recode(&indices, crf);
        self.pots[pot].crf = crf;
    }

    pub(super) fn seen(&self, pot: usize) -> SampleSums {
        let own = &self.pots[pot];
        let pieces = own.indices.iter().zip(&own.shares).filter_map(|(&index, share)| {
            let segment = self.plan.segments.get(index)?;
            Some(SampledPiece { share: *share, crf: self.plan.crf_of(segment), bytes: self.made.bytes_of(segment) })
        });
        SampleSums::of(pieces)
    }
}

impl Pot {
    pub(super) fn bounded(&self, crf: f32) -> f32 {
        in_steps(crf).clamp(self.finest_crf, self.coarsest_crf.max(self.finest_crf))
    }

    /// The piece that takes most.
    pub fn richest(&self) -> Option<usize> {
        let pieces = self.indices.iter().zip(&self.shares);
        pieces.max_by(|a, b| a.1.weight.total_cmp(&b.1.weight)).map(|(&index, _)| index)
    }
}

/// The next CRF in steps that is no finer.
pub(super) fn in_steps(crf: f32) -> f32 {
    (crf / STEP_CRF).ceil() * STEP_CRF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pot_keeps_its_bounds_in_steps() {
        let pot = Pot {
            indices: Vec::new(),
            shares: Vec::new(),
            most_bytes: 0.0,
            aim: 1.0,
            landed: 0.9..=1.0,
            crf: 26.0,
            finest_crf: 24.0,
            coarsest_crf: 36.0,
        };
        let crfs = [f32::NEG_INFINITY, 26.01, f32::INFINITY].map(|crf| pot.bounded(crf));
        assert_eq!(crfs, [24.0, 26.5, 36.0]);
    }
}
