//! Things that were read last, by what they were read from.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Keeps the newest few of what is read from stored bytes: layouts need it anew at every letter that is typed.
pub(crate) struct Recent<Stored, Read> {
    most: usize,
    /// The newest first; `None` for what was refused.
    known: Mutex<VecDeque<Known<Stored, Read>>>,
}

type Known<Stored, Read> = (Stored, Option<Arc<Read>>);

impl<Stored: Clone + PartialEq, Read> Recent<Stored, Read> {
    /// Keeps at most so many.
    pub const fn new(most: usize) -> Self {
        Self { most, known: Mutex::new(VecDeque::new()) }
    }

    /// What was read from those bytes, or what `read` makes of them now; `None` where they are refused.
    pub fn of(&self, stored: &Stored, read: impl FnOnce(&Stored) -> Option<Read>) -> Option<Arc<Read>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, read)) = known.iter().find(|(own, _)| own == stored) {
            return read.clone();
        }
        let read = read(stored).map(Arc::new);
        known.push_front((stored.clone(), read.clone()));
        known.truncate(self.most);
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_read_once_also_where_they_are_refused() {
        let recent: Recent<i32, i32> = Recent::new(2);
        let mut reads = Vec::new();
        for stored in [1, -1, 1, -1, 2, -1, 1] {
            let found = recent.of(&stored, |&stored| {
                reads.push(stored);
                (stored > 0).then_some(stored * 10)
            });
            assert_eq!(found.as_deref(), (stored > 0).then_some(&(stored * 10)));
        }
        assert_eq!(reads, [1, -1, 2, 1]);
    }
}
