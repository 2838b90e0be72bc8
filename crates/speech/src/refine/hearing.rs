//! The likeliest way through a script's states for what was heard.

use std::ops::Range;

use super::gaussians::{Gaussians, KINDS, PAUSE};
use super::graph::Graph;
use crate::anchor::band::Band;
use crate::sound::Sound;
use crate::trellis::{NEVER, Row, Sums, Trellis, best_way};

/// Neighbouring frames say nearly the same: each counts for so much.
const FRAME_WEIGHT: f32 = 0.35;

/// What is needed to hear a script in a sound.
pub struct Hearing<'a> {
    pub sound: &'a Sound,
    pub graph: &'a Graph,
    pub gaussians: &'a Gaussians,
    /// The states that are looked at in each frame.
    pub band: &'a Band,
    /// What sounds lose in each frame, because it is as quiet as a pause; empty where that is not known.
    pub quiet: &'a [f32],
}

impl Hearing<'_> {
    /// The state of each frame; empty where nothing leads through.
    pub fn states(&self) -> Vec<usize> {
        best_way(self).iter().map(|(_, state)| *state as usize).collect()
    }

    fn scores(&self, frame: usize) -> [f32; KINDS] {
        let mut scores = self.gaussians.scores(&self.sound.features[frame]).map(|score| score * FRAME_WEIGHT);
        if let Some(quiet) = self.quiet.get(frame) {
            scores[..usize::from(PAUSE)].iter_mut().for_each(|score| *score -= quiet);
        }
        scores
    }
}

impl Trellis for Hearing<'_> {
    fn rows(&self) -> usize {
        self.band.rows()
    }

    fn columns(&self, row: usize) -> Range<usize> {
        self.band.columns(row)
    }

    fn begin(&self, now: &mut Row<'_>) {
        let scores = self.scores(0);
        for &start in &self.graph.starts {
            if let Some(sum) = start.checked_sub(now.first).and_then(|place| now.sums.get_mut(place)) {
                *sum = scores[usize::from(self.graph.states[start].kind)];
            }
        }
    }

    fn step(&self, row: usize, before: &Sums, now: &mut Row<'_>) {
        let scores = self.scores(row);
        let states = &self.graph.states[now.first..];
        for ((place, (sum, way)), state) in now.sums.iter_mut().zip(now.ways.iter_mut()).enumerate().zip(states) {
            let mut best = before.at(now.first + place) + state.stay;
            let mut reached = 0;
            for (index, (from, cost)) in state.from.iter().enumerate() {
                let other = before.at(*from) + cost;
                if other > best {
                    (best, reached) = (other, index as u8 + 1);
                }
            }
            (*sum, *way) = (best + scores[usize::from(state.kind)], reached);
        }
    }

    fn end(&self, column: usize) -> f32 {
        if self.graph.ends.contains(&column) { 0.0 } else { NEVER }
    }

    fn back(&self, row: usize, column: usize, way: u8) -> (usize, usize) {
        match (row, way) {
            (0, _) => (row, column),
            (_, 0) => (row - 1, column),
            (_, way) => (row - 1, self.graph.states[column].from[usize::from(way) - 1].0),
        }
    }
}
