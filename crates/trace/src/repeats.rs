//! What a broken file says a thousand times a second is written once.

use std::time::{Duration, Instant};

/// The same is written again after this long.
const WINDOW: Duration = Duration::from_secs(10);
/// Of more kinds nothing is written in that time.
const MOST_KINDS: usize = 100;

/// What was written lately.
#[derive(Default)]
pub struct Repeats {
    since: Option<Instant>,
    kinds: Vec<u64>,
    left_out: u64,
}

impl Repeats {
    /// Whether a line of that kind is to be written now; if so, how many were left out that nobody was told of yet.
    pub fn admit(&mut self, kind: u64, now: Instant) -> Option<u64> {
        if self.since.is_none_or(|since| now.saturating_duration_since(since) >= WINDOW) {
            self.since = Some(now);
            self.kinds.clear();
        }
        if self.kinds.contains(&kind) || self.kinds.len() >= MOST_KINDS {
            self.left_out += 1;
            return None;
        }
        self.kinds.push(kind);
        Some(self.take_left_out())
    }

    /// How many lines were left out that nobody was told of yet.
    pub fn take_left_out(&mut self) -> u64 {
        std::mem::take(&mut self.left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_comes_once_in_a_while_and_says_how_often_it_was() {
        let (mut repeats, start) = (Repeats::default(), Instant::now());
        assert_eq!(repeats.admit(1, start), Some(0));
        assert_eq!((0..5000).filter_map(|_| repeats.admit(1, start)).count(), 0);
        assert_eq!(repeats.admit(2, start), Some(5000), "another kind is not held up");
        assert_eq!(repeats.admit(1, start + WINDOW), Some(0));
        let admitted = (1000..2000).filter_map(|kind| repeats.admit(kind, start + WINDOW)).count();
        assert_eq!(admitted, MOST_KINDS - 1, "nor do many kinds get through");
        assert_eq!(repeats.admit(1, start + 2 * WINDOW), Some(901));
    }
}
