//! Names that are too wide for their place lose their middle. In a list they are still told apart: where two would look
//! the same, all from the first letter in which they differ stays, and of the start what there is room for.

/// What stands between the parts of a name says nothing beside "…".
pub const BETWEEN: [char; 4] = [' ', '.', '_', '-'];
/// So many of the last letters stay: "10.mp4".
const LEAST_END: usize = 6;

/// Before the end at least so much of the start stays: "VI…".
const LEAST_START: usize = 2;

/// A name of a list as it fits: what goes of its middle leaves it unlike the others.
pub fn fitting<'a>(
    name: &str,
    others: impl IntoIterator<Item = &'a str>,
    mut fits: impl FnMut(&str) -> bool,
) -> String {
    if fits(name) {
        return name.to_owned();
    }
    let name = Name::among(name, others);
    let (mut most, mut too_many) = (0, name.letters());
    while too_many - most > 1 {
        let kept = usize::midpoint(most, too_many);
        if fits(&name.shortened(kept)) { most = kept } else { too_many = kept }
    }
    name.shortened(most)
}

/// A name, and what it shares with others.
pub struct Name {
    letters: Vec<char>,
    /// How many letters each of the others shares with it at the start and at the end.
    shared: Vec<(usize, usize)>,
}

impl Name {
    /// A name on its own.
    pub fn alone(name: &str) -> Self {
        Self::among(name, [])
    }

    /// A name in a list of such names; itself may be among them.
    pub fn among<'a>(name: &str, others: impl IntoIterator<Item = &'a str>) -> Self {
        let shared = |other: &str| {
            let start = name.chars().zip(other.chars()).take_while(|(own, other)| own == other).count();
            let end = name.chars().rev().zip(other.chars().rev()).take_while(|(own, other)| own == other).count();
            (start, end)
        };
        let others = others.into_iter().filter(|other| *other != name);
        Self { letters: name.chars().collect(), shared: others.map(shared).collect() }
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.letters.len()
    }

    /// The name with so many of its letters.
    pub fn shortened(&self, kept: usize) -> String {
        let end = self.end(kept);
        let head: String = self.letters[..kept - end].iter().collect();
        format!("{}…{}", head.trim_end_matches(BETWEEN), self.tail(end))
    }

    /// So many of its last letters, without what stands between parts before them.
    fn tail(&self, end: usize) -> String {
        let tail: String = self.letters[self.letters.len() - end..].iter().collect();
        tail.trim_start_matches(BETWEEN).to_owned()
    }

    /// How many of the kept letters are its last ones: half of them, if no other name looks the same then; else all from
    /// the first that differs on, if that leaves room for a start; else as many as tell it apart.
    fn end(&self, kept: usize) -> usize {
        let usual = kept / 2;
        let is_alike = |end: usize| move |(start, same_end): &&(usize, usize)| *start >= kept - end && *same_end >= end;
        let Some(first) = self.shared.iter().filter(is_alike(usual)).map(|(start, _)| *start).min() else {
            return usual;
        };
        let from_there = (self.letters.len() - first).max(usual);
        if from_there + LEAST_START <= kept {
            return from_there;
        }
        let is_long_enough = |end: &usize| self.tail(*end).chars().count() >= LEAST_END;
        let ends = (usual..kept).chain((LEAST_END.min(usual)..usual).rev().filter(is_long_enough));
        let mut apart = ends.filter(|end| !self.shared.iter().any(|other| is_alike(*end)(&other)));
        apart.next().unwrap_or(usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(names: &[&str], kept: usize) -> Vec<String> {
        names.iter().map(|name| Name::among(name, names.iter().copied()).shortened(kept)).collect()
    }

    #[test]
    fn films_of_one_camera_and_one_day_are_told_apart() {
        let names = ["VID_20261124_094210_0000.mp4", "VID_20261124_101530_0000.mp4", "VID_20261124_103355_0000.mp4"];
        assert_eq!(all(&names, 18), ["VID…094210_0000.mp4", "VID…101530_0000.mp4", "VID…103355_0000.mp4"]);
        let alone = Name::alone(names[0]).shortened(18);
        assert_eq!(alone, "VID_20261…0000.mp4", "where nothing is like it, as much of the start as of the end");
    }

    fn in_width(name: &str, others: &[&str], width: usize) -> String {
        fitting(name, others.iter().copied(), |shown| shown.chars().count() <= width)
    }

    #[test]
    fn the_middle_goes_and_the_ends_stay() {
        let at = |width| in_width("WhatsApp Video 10.15.30.mp4", &[], width);
        assert_eq!(at(27), "WhatsApp Video 10.15.30.mp4");
        assert_eq!(at(21), "WhatsApp Vi…15.30.mp4");
        assert_eq!((at(3), at(0)), ("W…4".to_owned(), "…".to_owned()));
    }

    #[test]
    fn what_differs_at_the_start_keeps_its_start() {
        let names =
            ["Rapat Koordinasi Camat - rekaman layar penuh.mp4", "Rapat Koordinasi Lurah - rekaman layar penuh.mp4"];
        let short = all(&names, 24);
        assert_ne!(short[0], short[1], "{short:?}");
        assert!(short[0].starts_with("Rapat Koordinasi C") && short[0].ends_with(".mp4"), "{short:?}");
    }

    proptest! {
        #[test]
        fn what_is_left_fits(name in "[a-z .]{0,40}", width in 1usize..50) {
            prop_assert!(in_width(&name, &[], width).chars().count() <= width);
        }

        #[test]
        fn whatever_the_names_as_many_letters_are_kept_as_fit(
            names in proptest::collection::vec("[ab_]{1,24}", 1..6), kept in 1usize..20,
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for name in &names {
                let kept = kept.min(name.chars().count());
                let short = Name::among(name, names.iter().copied()).shortened(kept);
                prop_assert!(short.chars().count() <= kept + 1);
            }
        }
    }
}
