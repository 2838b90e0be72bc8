//! A pool of open readers. When several places are wanted at once, each gets a reader of its own: the one of the same
//! file that reaches it soonest.

/// So many stay open beside those that are wanted at once.
const SPARE: usize = 2;
/// More are never open, however many are wanted at once.
pub const MOST_OPEN: usize = 12;

/// A place that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<K> {
    pub key: K,
    /// Where, in units of the pool's own.
    pub at: i64,
}

pub struct ReaderPool<K, R> {
    /// The most recently used last.
    slots: Vec<Slot<K, R>>,
    /// How many are wanted at once.
    wanted: usize,
    /// What a reader has counted, such as damage, and the sum of those that are closed.
    count: fn(&R) -> u64,
    counted: u64,
}

struct Slot<K, R> {
    reader: R,
    key: K,
    at: i64,
    /// The place that it is kept for, of those that are wanted at once.
    kept_for: Option<i64>,
}

impl<K: Clone + PartialEq, R> ReaderPool<K, R> {
    /// An empty pool. `count` reads a counter of a reader, and the pool adds these up.
    pub fn counting(count: fn(&R) -> u64) -> Self {
        Self { slots: Vec::new(), wanted: 0, count, counted: 0 }
    }

    /// Announces all places that are wanted for one frame, before their readers are asked for.
    pub fn prepare(&mut self, places: &[Place<K>]) {
        self.wanted = places.len();
        self.slots.iter_mut().for_each(|slot| slot.kept_for = None);
        let mut pairs: Vec<((bool, u64), usize, &Place<K>)> = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let own = places.iter().filter(|place| place.key == slot.key);
            pairs.extend(own.map(|place| ((place.at < slot.at, place.at.abs_diff(slot.at)), index, place)));
        }
        // Going back is a seek, however short the way.
        pairs.sort_by_key(|(way, ..)| *way);
        for (_, index, place) in pairs {
            let is_kept = |slot: &Slot<K, R>| slot.key == place.key && slot.kept_for == Some(place.at);
            if self.slots[index].kept_for.is_none() && !self.slots.iter().any(is_kept) {
                self.slots[index].kept_for = Some(place.at);
            }
        }
    }

    /// The reader for a place; it is opened if the pool has none.
    ///
    /// # Errors
    /// What opening says.
    pub fn reader<E>(&mut self, place: &Place<K>, open: impl FnOnce(&K) -> Result<R, E>) -> Result<&mut R, E> {
        let is_kept = |slot: &Slot<K, R>| slot.key == place.key && slot.kept_for == Some(place.at);
        let slot = match self.slots.iter().position(is_kept) {
            Some(index) => self.slots.remove(index),
            None => {
                let reader = open(&place.key)?;
                self.make_room();
                Slot { reader, key: place.key.clone(), at: place.at, kept_for: Some(place.at) }
            }
        };
        self.slots.push(slot);
        let last = self.slots.len() - 1;
        Ok(&mut self.slots[last].reader)
    }

    /// Notes the position of the reader that was asked for last.
    pub fn moved_to(&mut self, at: i64) {
        if let Some(slot) = self.slots.last_mut() {
            slot.at = at;
        }
    }

    fn make_room(&mut self) {
        while self.slots.len() >= (self.wanted + SPARE).min(MOST_OPEN) {
            let unwanted = self.slots.iter().position(|slot| slot.kept_for.is_none()).unwrap_or(0);
            self.counted += (self.count)(&self.slots.remove(unwanted).reader);
        }
    }

    /// Closes what nobody wants any more.
    pub fn retain(&mut self, is_wanted: impl Fn(&K) -> bool) {
        let count = self.count;
        let closed = self.slots.iter().filter(|slot| !is_wanted(&slot.key)).map(|slot| count(&slot.reader));
        self.counted += closed.sum::<u64>();
        self.slots.retain(|slot| is_wanted(&slot.key));
    }

    /// What all readers have counted, also those that are closed.
    pub fn counted(&self) -> u64 {
        self.counted + self.slots.iter().map(|slot| (self.count)(&slot.reader)).sum::<u64>()
    }

    /// All that are open, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.slots.iter_mut().map(|slot| &mut slot.reader)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// Readers are their numbers, in the order in which they were opened; each has met one damage.
    struct Counted {
        pool: ReaderPool<char, usize>,
        opened: usize,
    }

    impl Counted {
        fn new() -> Self {
            Self { pool: ReaderPool::counting(|_| 1), opened: 0 }
        }

        /// Who reads each of the places that are wanted at once.
        fn frame(&mut self, places: &[(char, i64)]) -> Vec<usize> {
            let wanted: Vec<Place<char>> = places.iter().map(|&(key, at)| Place { key, at }).collect();
            self.pool.prepare(&wanted);
            let mut read = |place: &Place<char>| {
                let opened = &mut self.opened;
                let open = |_: &char| {
                    *opened += 1;
                    Ok::<usize, Infallible>(*opened)
                };
                let reader = *self.pool.reader(place, open).unwrap_or_else(|never| match never {});
                self.pool.moved_to(place.at);
                reader
            };
            wanted.iter().map(&mut read).collect()
        }
    }

    #[test]
    fn two_parts_of_one_file_keep_their_readers_whichever_ends() {
        let mut counted = Counted::new();
        assert_eq!(counted.frame(&[('a', 10)]), [1]);
        assert_eq!(counted.frame(&[('a', 11), ('a', 50)]), [1, 2]);
        assert_eq!(counted.frame(&[('a', 51), ('a', 12)]), [2, 1]);
        assert_eq!(counted.frame(&[('a', 52)]), [2]);
        assert_eq!(counted.frame(&[('a', 14)]), [1]);
        assert_eq!(counted.opened, 2);
    }

    #[test]
    fn a_jump_takes_the_reader_that_is_there() {
        let mut counted = Counted::new();
        assert_eq!(counted.frame(&[('a', 10)]), [1]);
        assert_eq!(counted.frame(&[('a', 5000)]), [1]);
        assert_eq!(counted.frame(&[('a', 5000), ('a', 5000)]), [1, 1], "one place is read once");
    }

    #[test]
    fn two_layers_a_frame_apart_never_open_the_file_again() {
        for apart in 0..4 {
            let mut counted = Counted::new();
            for at in 0..100 {
                counted.frame(&[('a', at), ('a', at + apart)]);
            }
            assert!(counted.opened <= 2, "{} for layers {apart} apart", counted.opened);
        }
    }

    #[test]
    fn five_files_at_once_are_opened_once_each() {
        let mut counted = Counted::new();
        for at in 0..100 {
            let wanted = ['a', 'b', 'c', 'd', 'e'].map(|key| (key, at));
            assert_eq!(counted.frame(&wanted), [1, 2, 3, 4, 5]);
        }
    }

    #[test]
    fn however_many_are_wanted_few_are_open_and_what_they_met_stays_counted() {
        let mut counted = Counted::new();
        for round in 0..10 {
            counted.frame(&[('z', round)]);
            let many: Vec<(char, i64)> = ('a'..='y').map(|key| (key, round)).collect();
            counted.frame(&many);
            assert!(counted.pool.slots.len() <= MOST_OPEN);
            assert_eq!(counted.pool.counted(), counted.opened as u64);
        }
        counted.frame(&[('z', 0)]);
        counted.pool.retain(|key| *key == 'z');
        assert_eq!((counted.pool.slots.len(), counted.pool.counted()), (1, counted.opened as u64));
    }
}
