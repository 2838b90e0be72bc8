//! Open readers, chosen by what they read and where they stand: whoever wants a place gets the reader that is nearest to
//! it, unless that one is nearer to another place that is wanted at the same time.

/// So many stay open beside those that are wanted at once.
const SPARE: usize = 2;
/// More are never open, however many are wanted at once.
const MOST: usize = 12;

/// A place that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<K> {
    /// Of what.
    pub key: K,
    /// Where, in units of the pool's own.
    pub at: i64,
}

/// A few open readers.
pub struct ReaderPool<K, R> {
    /// With where each stands; the most recently used last.
    readers: Vec<(Place<K>, R)>,
}

impl<K, R> Default for ReaderPool<K, R> {
    fn default() -> Self {
        Self { readers: Vec::new() }
    }
}

impl<K: Clone + PartialEq, R> ReaderPool<K, R> {
    /// The reader for one of the places that are wanted at once, opened where none fits. It is taken to stand at that
    /// place from now on.
    ///
    /// # Errors
    /// What opening says.
    pub fn reader<E>(
        &mut self,
        wanted: &Place<K>,
        at_once: &[Place<K>],
        open: impl FnOnce(&K) -> Result<R, E>,
    ) -> Result<&mut R, E> {
        let reader = match self.nearest(wanted, at_once) {
            Some(index) => self.readers.remove(index).1,
            None => {
                let most = (at_once.len() + SPARE).min(MOST);
                while self.readers.len() >= most {
                    self.readers.remove(0);
                }
                open(&wanted.key)?
            }
        };
        self.readers.push((wanted.clone(), reader));
        let last = self.readers.len() - 1;
        Ok(&mut self.readers[last].1)
    }

    /// Says where the reader that was used last stands now.
    pub fn moved_to(&mut self, at: i64) {
        if let Some((place, _)) = self.readers.last_mut() {
            place.at = at;
        }
    }

    fn nearest(&self, wanted: &Place<K>, at_once: &[Place<K>]) -> Option<usize> {
        let distance = |place: &Place<K>, from: &Place<K>| place.at.abs_diff(from.at);
        let is_free = |place: &Place<K>| {
            let others = at_once.iter().filter(|other| other.key == place.key);
            others.map(|other| distance(place, other)).all(|other| other >= distance(place, wanted))
        };
        let open = self.readers.iter().enumerate().filter(|(_, (place, _))| place.key == wanted.key && is_free(place));
        open.min_by_key(|(_, (place, _))| distance(place, wanted)).map(|(index, _)| index)
    }

    /// Closes what nobody wants any more.
    pub fn retain(&mut self, is_wanted: impl Fn(&K) -> bool) {
        self.readers.retain(|(place, _)| is_wanted(&place.key));
    }

    /// All that are open.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.readers.iter().map(|(_, reader)| reader)
    }

    /// All that are open, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.readers.iter_mut().map(|(_, reader)| reader)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// Readers are their numbers, in the order in which they were opened.
    #[derive(Default)]
    struct Counted {
        pool: ReaderPool<char, usize>,
        opened: usize,
    }

    impl Counted {
        /// Who reads each of the places that are wanted at once.
        fn frame(&mut self, places: &[(char, i64)]) -> Vec<usize> {
            let wanted: Vec<Place<char>> = places.iter().map(|&(key, at)| Place { key, at }).collect();
            let opened = &mut self.opened;
            let mut read = |place| {
                let open = |_: &char| {
                    *opened += 1;
                    Ok::<usize, Infallible>(*opened)
                };
                *self.pool.reader(place, &wanted, open).unwrap_or_else(|never| match never {})
            };
            wanted.iter().map(&mut read).collect()
        }
    }

    #[test]
    fn two_parts_of_one_file_keep_their_readers_whichever_ends() {
        let mut counted = Counted::default();
        assert_eq!(counted.frame(&[('a', 10)]), [1]);
        assert_eq!(counted.frame(&[('a', 11), ('a', 50)]), [1, 2]);
        assert_eq!(counted.frame(&[('a', 51), ('a', 12)]), [2, 1]);
        assert_eq!(counted.frame(&[('a', 52)]), [2]);
        assert_eq!(counted.frame(&[('a', 14)]), [1]);
        assert_eq!(counted.opened, 2);
    }

    #[test]
    fn a_jump_takes_the_reader_that_is_there() {
        let mut counted = Counted::default();
        assert_eq!(counted.frame(&[('a', 10)]), [1]);
        assert_eq!(counted.frame(&[('a', 5000)]), [1]);
        assert_eq!(counted.frame(&[('a', 5000), ('a', 5000)]), [1, 1], "one place is read once");
    }

    #[test]
    fn five_files_at_once_are_opened_once_each() {
        let mut counted = Counted::default();
        for at in 0..100 {
            let wanted = ['a', 'b', 'c', 'd', 'e'].map(|key| (key, at));
            assert_eq!(counted.frame(&wanted), [1, 2, 3, 4, 5]);
        }
    }

    #[test]
    fn however_many_are_wanted_few_are_open() {
        let mut counted = Counted::default();
        for round in 0..10 {
            counted.frame(&[('z', round)]);
            let many: Vec<(char, i64)> = ('a'..='y').map(|key| (key, round)).collect();
            counted.frame(&many);
            assert!(counted.pool.iter().count() <= MOST);
        }
        counted.frame(&[('z', 0)]);
        counted.pool.retain(|key| *key == 'z');
        assert_eq!(counted.pool.iter().count(), 1);
    }
}
