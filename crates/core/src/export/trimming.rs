//! Trimming: pieces that are made and take a little too much are made coarser, as few of them and by as little as it takes.

use super::error::ExportError;
use super::landing::{Landing, Pot, STEP_CRF};
use super::sample::times_less;

/// Tries, in steps of so much CRF where half of it is not enough.
const LAST_TRIES: usize = 4;
const LAST_STEP_CRF: f32 = 1.0;
/// The part of what there is room for that is aimed at.
const LAST_AIM: f64 = 0.99;
/// Of what a coarser CRF is foreseen to save, content that it hardly changes saves this part or more.
const LEAST_SAVED: f64 = 0.25;

/// A way of making pieces.
type Make<'a> = fn(&mut Landing<'a>, &[usize]) -> Result<(), ExportError>;

/// A piece that may be coarser.
#[derive(Clone, Copy)]
struct Coarser {
    index: usize,
    crf: f32,
    next_crf: f32,
    /// What that would save, were sizes to follow CRFs as usual.
    saving_bytes: f64,
}

impl<'a> Landing<'a> {
    /// Makes what is too large once more.
    ///
    /// # Errors
    /// As [`Landing::land`].
    pub fn trim(&mut self) -> Result<(), ExportError> {
        self.trim_by(Self::make)
    }

    /// The same of a film that is made whole to tell what it takes; any other is not changed.
    ///
    /// # Errors
    /// As [`Landing::land`].
    pub fn trim_sample(&mut self) -> Result<(), ExportError> {
        if self.missing().is_empty() { self.trim_by(Self::sample) } else { Ok(()) }
    }

    fn trim_by(&mut self, make: Make<'a>) -> Result<(), ExportError> {
        for _ in 0..LAST_TRIES {
            let before_bytes = self.made_bytes();
            let (mut coarser, mut foreseen_bytes) = (Vec::new(), 0.0);
            for pot in 0..self.pots.len() {
                let (pieces, saving_bytes) = self.coarsen(pot);
                coarser.extend(pieces);
                foreseen_bytes += saving_bytes;
            }
            if coarser.is_empty() {
                break;
            }
            make(self, &coarser)?;
            let saved_bytes = before_bytes - self.made_bytes();
            self.saved = (saved_bytes / foreseen_bytes.max(1.0)).clamp(LEAST_SAVED, 1.0);
        }
        Ok(())
    }

    fn made_bytes(&self) -> f64 {
        (0..self.pots.len()).map(|pot| self.seen(pot).bytes).sum()
    }

    /// Where a pot that is made takes too much: recodes as many of its pieces as it takes, the finest and then the
    /// largest first, by as little as is enough. Which they are, and how many bytes that is foreseen to save were sizes to
    /// follow CRFs as usual.
    fn coarsen(&mut self, pot: usize) -> (Vec<usize>, f64) {
        let own = &self.pots[pot];
        let too_many = self.seen(pot).bytes - own.most_bytes;
        if too_many <= 0.0 {
            return (Vec::new(), 0.0);
        }
        let too_many = (too_many + own.most_bytes * (1.0 - LAST_AIM)) / self.saved;
        let mut pieces = self.coarser_by(own, STEP_CRF);
        if pieces.iter().map(|piece| piece.saving_bytes).sum::<f64>() < too_many {
            pieces = self.coarser_by(own, LAST_STEP_CRF);
        }
        let (mut again, mut foreseen_bytes) = (Vec::new(), 0.0);
        for Coarser { index, next_crf, saving_bytes, .. } in pieces {
            if foreseen_bytes >= too_many {
                break;
            }
            foreseen_bytes += saving_bytes;
            self.plan.recode(&[index], next_crf);
            again.push(index);
        }
        (again, foreseen_bytes)
    }

    /// The pieces of a pot that may be coarser, the finest and then the largest first.
    fn coarser_by(&self, pot: &Pot, step_crf: f32) -> Vec<Coarser> {
        let coarsest = pot.indices.iter().map(|&index| self.crf_of(index)).fold(pot.crf, f32::max);
        let coarser = |&index: &usize| {
            let crf = self.crf_of(index);
            let next_crf = pot.bounded((crf + step_crf).max(coarsest));
            let bytes = self.made.bytes_of(&self.plan.segments[index]).unwrap_or(0) as f64;
            Coarser { index, crf, next_crf, saving_bytes: bytes * (1.0 - 1.0 / times_less(next_crf - crf)) }
        };
        let mut pieces: Vec<Coarser> =
            pot.indices.iter().map(coarser).filter(|piece| piece.next_crf > piece.crf).collect();
        pieces.sort_by(|a, b| a.crf.total_cmp(&b.crf).then(b.saving_bytes.total_cmp(&a.saving_bytes)));
        pieces
    }
}
