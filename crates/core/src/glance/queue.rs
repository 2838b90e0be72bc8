//! The queue of requests: what is still wanted, and in which order. No file is touched here.

use std::collections::HashSet;

use super::{What, Wish};

/// What is to be done for a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// See whether it was made before.
    Look(Wish),
    /// Make it, or a bit of it.
    Make(Wish),
}

#[derive(Clone, Debug)]
struct Open {
    wish: Wish,
    looked: bool,
}

/// The open wishes, most urgent first.
#[derive(Debug, Default)]
pub(super) struct Queue {
    open: Vec<Open>,
}

impl Queue {
    /// Puts these wishes in the place of all others, each once.
    pub fn replace(&mut self, wishes: Vec<Wish>) {
        let before = std::mem::take(&mut self.open);
        let looked: HashSet<Wish> = before.into_iter().filter(|open| open.looked).map(|open| open.wish).collect();
        let open = ordered(wishes).into_iter().map(|wish| Open { looked: looked.contains(&wish), wish });
        self.open = open.collect();
    }

    /// What comes next: facts, then whatever may lie in the cache, then what has to be made. While resting nothing is
    /// made but facts, for which somebody who just added a file is waiting.
    pub fn next(&self, resting: bool) -> Option<Task> {
        let of = |open: &Open| Task::Make(open.wish.clone());
        let first = self.open.first()?;
        if first.wish.what == What::Probe {
            return Some(of(first));
        }
        if let Some(unseen) = self.open.iter().find(|open| !open.looked) {
            return Some(Task::Look(unseen.wish.clone()));
        }
        (!resting).then(|| of(first))
    }

    /// Whether that is still wanted.
    pub fn holds(&self, wish: &Wish) -> bool {
        self.open.iter().any(|open| open.wish == *wish)
    }

    /// Notes that the cache has no answer to that.
    pub fn mark_looked(&mut self, wish: &Wish) {
        self.open.iter_mut().filter(|open| open.wish == *wish).for_each(|open| open.looked = true);
    }

    /// Notes that nothing has been looked for yet: the cache was emptied.
    pub fn forget_looks(&mut self) {
        self.open.iter_mut().for_each(|open| open.looked = false);
    }

    /// Takes a wish off, fulfilled or in vain.
    pub fn finish(&mut self, wish: &Wish) {
        self.open.retain(|open| open.wish != *wish);
    }
}

/// Facts first, proxies last, everything else as it came; but tiles that follow each other and are of one file, in the
/// order of their times.
///
/// ```text
/// proxy a | tile a 4 | tile a 0 | peaks a | probe b | tile a 2
/// probe b | tile a 0 | tile a 4 | peaks a | tile a 2 | proxy a
/// ```
fn ordered(wishes: Vec<Wish>) -> Vec<Wish> {
    let mut seen = HashSet::new();
    let mut wishes: Vec<Wish> = wishes.into_iter().filter(|wish| seen.insert(wish.clone())).collect();
    wishes.sort_by_key(|wish| match wish.what {
        What::Probe => 0,
        What::Tile { .. } | What::Peaks { .. } => 1,
        What::Pace { .. } => 2,
        What::Proxy => 3,
    });
    for run in wishes.chunk_by_mut(|a, b| a.path == b.path && is_tile(a) && is_tile(b)) {
        run.sort_by_key(|wish| match wish.what {
            What::Tile { source_time, .. } => source_time.ticks(),
            _ => 0,
        });
    }
    wishes
}

fn is_tile(wish: &Wish) -> bool {
    matches!(wish.what, What::Tile { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_timeline::Time;

    fn wish(name: &str, what: What) -> Wish {
        Wish { path: name.into(), what }
    }

    fn tile(name: &str, seconds: i64) -> Wish {
        wish(name, What::Tile { source_time: Time::from_seconds(seconds), height_px: 64 })
    }

    #[test]
    fn facts_come_first_proxies_last_and_tiles_of_a_file_in_order() {
        let (proxy, peaks, probe) =
            (wish("a", What::Proxy), wish("a", What::Peaks { track: None }), wish("b", What::Probe));
        let wishes = [&proxy, &tile("a", 4), &tile("a", 0), &peaks, &probe, &tile("a", 2), &tile("a", 4)];
        let found = ordered(wishes.into_iter().cloned().collect());
        assert_eq!(found, [probe, tile("a", 0), tile("a", 4), peaks, tile("a", 2), proxy]);
    }

    #[test]
    fn the_cache_is_asked_for_all_before_anything_is_made() {
        let (peaks, far) = (wish("a", What::Peaks { track: None }), tile("a", 9));
        let mut queue = Queue::default();
        queue.replace(vec![peaks.clone(), far.clone()]);
        assert_eq!(queue.next(false), Some(Task::Look(peaks.clone())));
        queue.mark_looked(&peaks);
        assert_eq!(queue.next(false), Some(Task::Look(far.clone())));
        queue.mark_looked(&far);
        assert_eq!(queue.next(false), Some(Task::Make(peaks.clone())));
        queue.replace(vec![far.clone(), peaks.clone()]);
        assert_eq!(queue.next(false), Some(Task::Make(far.clone())));
        queue.finish(&far);
        assert!(queue.holds(&peaks) && !queue.holds(&far));
        queue.forget_looks();
        assert_eq!(queue.next(false), Some(Task::Look(peaks)));
    }

    #[test]
    fn resting_allows_facts_and_what_lies_in_the_cache() {
        let (probe, peaks) = (wish("b", What::Probe), wish("a", What::Peaks { track: None }));
        let mut queue = Queue::default();
        queue.replace(vec![peaks.clone(), probe.clone()]);
        assert_eq!(queue.next(true), Some(Task::Make(probe.clone())));
        queue.finish(&probe);
        assert_eq!(queue.next(true), Some(Task::Look(peaks.clone())));
        queue.mark_looked(&peaks);
        assert_eq!(queue.next(true), None);
        assert_eq!(queue.next(false), Some(Task::Make(peaks)));
    }

    proptest! {
        #[test]
        fn ordering_loses_nothing_and_keeps_the_ranks(kinds in prop::collection::vec((0_u8..4, 0_u8..3, 0_i64..9), 0..40)) {
            let wishes: Vec<Wish> = kinds.iter().map(|&(kind, name, second)| match kind {
                0 => wish(&name.to_string(), What::Probe),
                1 => tile(&name.to_string(), second),
                2 => wish(&name.to_string(), What::Peaks { track: None }),
                _ => wish(&name.to_string(), What::Proxy),
            }).collect();
            let found = ordered(wishes.clone());
            let set = |wishes: &[Wish]| wishes.iter().cloned().collect::<HashSet<_>>();
            prop_assert_eq!(set(&wishes), set(&found));
            prop_assert_eq!(found.len(), set(&found).len());
            let firsts = found.iter().take_while(|wish| wish.what == What::Probe).count();
            prop_assert!(found[firsts..].iter().all(|wish| wish.what != What::Probe));
            let proxies = found.iter().rev().take_while(|wish| wish.what == What::Proxy).count();
            prop_assert!(found[..found.len() - proxies].iter().all(|wish| wish.what != What::Proxy));
        }
    }
}
