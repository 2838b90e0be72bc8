//! The queue of requests: what is still wanted, and in which order. No file is touched here.

use std::collections::HashSet;

use super::{CacheItem, CacheRequest};

/// What is to be done for a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// See whether it was made before.
    Look(CacheRequest),
    /// Make it, or a bit of it.
    Make(CacheRequest),
}

#[derive(Clone, Debug)]
struct Open {
    request: CacheRequest,
    looked: bool,
}

/// The open requests, most urgent first.
#[derive(Debug, Default)]
pub(super) struct Queue {
    open: Vec<Open>,
}

impl Queue {
    /// Puts these requests in the place of all others, each once.
    pub fn replace(&mut self, requests: Vec<CacheRequest>) {
        let before = std::mem::take(&mut self.open);
        let looked: HashSet<CacheRequest> =
            before.into_iter().filter(|open| open.looked).map(|open| open.request).collect();
        let open = ordered(requests).into_iter().map(|request| Open { looked: looked.contains(&request), request });
        self.open = open.collect();
    }

    /// What comes next: facts, then whatever may lie in the cache, then what has to be made. While resting nothing is
    /// made but facts, for which somebody who just added a file is waiting.
    pub fn next(&self, resting: bool) -> Option<Task> {
        let of = |open: &Open| Task::Make(open.request.clone());
        let first = self.open.first()?;
        if first.request.what == CacheItem::Probe {
            return Some(of(first));
        }
        if let Some(unseen) = self.open.iter().find(|open| !open.looked) {
            return Some(Task::Look(unseen.request.clone()));
        }
        (!resting).then(|| of(first))
    }

    /// Whether that is still wanted.
    pub fn holds(&self, request: &CacheRequest) -> bool {
        self.open.iter().any(|open| open.request == *request)
    }

    /// Notes that the cache has no answer to that.
    pub fn mark_looked(&mut self, request: &CacheRequest) {
        self.open.iter_mut().filter(|open| open.request == *request).for_each(|open| open.looked = true);
    }

    /// Notes that nothing has been looked for yet: the cache was emptied.
    pub fn forget_looks(&mut self) {
        self.open.iter_mut().for_each(|open| open.looked = false);
    }

    /// Takes a request off, fulfilled or in vain.
    pub fn finish(&mut self, request: &CacheRequest) {
        self.open.retain(|open| open.request != *request);
    }
}

/// Facts first, proxies last, everything else as it came; but tiles that follow each other and are of one file, in the
/// order of their times.
///
/// ```text
/// proxy a | tile a 4 | tile a 0 | peaks a | probe b | tile a 2
/// probe b | tile a 0 | tile a 4 | peaks a | tile a 2 | proxy a
/// ```
fn ordered(requests: Vec<CacheRequest>) -> Vec<CacheRequest> {
    let mut seen = HashSet::new();
    let mut requests: Vec<CacheRequest> = requests.into_iter().filter(|request| seen.insert(request.clone())).collect();
    requests.sort_by_key(|request| match request.what {
        CacheItem::Probe => 0,
        CacheItem::Thumbnail { .. } | CacheItem::Peaks { .. } => 1,
        CacheItem::SeekSpeed { .. } => 2,
        CacheItem::Proxy => 3,
    });
    for run in requests.chunk_by_mut(|a, b| a.path == b.path && is_tile(a) && is_tile(b)) {
        run.sort_by_key(|request| match request.what {
            CacheItem::Thumbnail { source_time, .. } => source_time.ticks(),
            _ => 0,
        });
    }
    requests
}

fn is_tile(request: &CacheRequest) -> bool {
    matches!(request.what, CacheItem::Thumbnail { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_timeline::Time;

    fn request(name: &str, what: CacheItem) -> CacheRequest {
        CacheRequest { path: name.into(), what }
    }

    fn tile(name: &str, seconds: i64) -> CacheRequest {
        request(name, CacheItem::Thumbnail { source_time: Time::from_seconds(seconds), height_px: 64 })
    }

    #[test]
    fn facts_come_first_proxies_last_and_tiles_of_a_file_in_order() {
        let (proxy, peaks, probe) = (
            request("a", CacheItem::Proxy),
            request("a", CacheItem::Peaks { track: None }),
            request("b", CacheItem::Probe),
        );
        let requests = [&proxy, &tile("a", 4), &tile("a", 0), &peaks, &probe, &tile("a", 2), &tile("a", 4)];
        let found = ordered(requests.into_iter().cloned().collect());
        assert_eq!(found, [probe, tile("a", 0), tile("a", 4), peaks, tile("a", 2), proxy]);
    }

    #[test]
    fn the_cache_is_asked_for_all_before_anything_is_made() {
        let (peaks, far) = (request("a", CacheItem::Peaks { track: None }), tile("a", 9));
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
        let (probe, peaks) = (request("b", CacheItem::Probe), request("a", CacheItem::Peaks { track: None }));
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
            let requests: Vec<CacheRequest> = kinds.iter().map(|&(kind, name, second)| match kind {
                0 => request(&name.to_string(), CacheItem::Probe),
                1 => tile(&name.to_string(), second),
                2 => request(&name.to_string(), CacheItem::Peaks { track: None }),
                _ => request(&name.to_string(), CacheItem::Proxy),
            }).collect();
            let found = ordered(requests.clone());
            let set = |requests: &[CacheRequest]| requests.iter().cloned().collect::<HashSet<_>>();
            prop_assert_eq!(set(&requests), set(&found));
            prop_assert_eq!(found.len(), set(&found).len());
            let firsts = found.iter().take_while(|request| request.what == CacheItem::Probe).count();
            prop_assert!(found[firsts..].iter().all(|request| request.what != CacheItem::Probe));
            let proxies = found.iter().rev().take_while(|request| request.what == CacheItem::Proxy).count();
            prop_assert!(found[..found.len() - proxies].iter().all(|request| request.what != CacheItem::Proxy));
        }
    }
}
