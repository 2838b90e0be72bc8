//! The same in two languages: cues of a second file, laid to those of the first that they are seen with.

use super::Cue;
use crate::time::{Time, TimeRange};

/// What a second file says with each cue of the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondLanguage {
    /// For each range of the first, in its order; empty where nothing is said with it.
    pub texts: Vec<String>,
    /// Cues of the second that are seen with none of the first.
    pub left_out: usize,
}

impl SecondLanguage {
    /// Lays each cue to the range that it shares the most time with; several in one follow each other. Both are sorted by
    /// their starts.
    pub fn of(first: &[TimeRange], second: &[Cue]) -> Self {
        let mut own = Self { texts: vec![String::new(); first.len()], left_out: 0 };
        // The first range that may still reach a cue: those before have all ended.
        let mut from = 0;
        for cue in second {
            let range = cue.timeline_range;
            while first.get(from).is_some_and(|first| first.end() <= range.start()) {
                from += 1;
            }
            let near = first.iter().enumerate().skip(from).take_while(|(_, first)| first.start() < range.end());
            let shared = near.map(|(index, first)| (shared(*first, range), index));
            let most = shared.max_by_key(|(shared, index)| (*shared, std::cmp::Reverse(*index)));
            let text = most.filter(|(shared, _)| *shared > Time::ZERO).and_then(|(_, index)| own.texts.get_mut(index));
            match text {
                Some(text) => append(text, &cue.text),
                None => own.left_out += 1,
            }
        }
        own
    }
}

fn shared(one: TimeRange, other: TimeRange) -> Time {
    one.intersection(other).map_or(Time::ZERO, TimeRange::duration)
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange::between(Time::from_millis(start), Time::from_millis(end))
    }

    fn cue(start: i64, end: i64, text: &str) -> Cue {
        Cue::new(range(start, end), text.to_owned())
    }

    #[test]
    fn each_cue_goes_to_the_one_it_is_seen_with_the_longest() {
        let first = [range(0, 2000), range(2000, 5000), range(6000, 7000)];
        let second = [
            cue(100, 1900, "One."),
            cue(1900, 3000, "Two."),
            cue(3000, 5200, "Two more."),
            cue(5200, 5900, "Nobody says this."),
            cue(8000, 9000, "Nor this."),
        ];
        let laid = SecondLanguage::of(&first, &second);
        assert_eq!((laid.texts, laid.left_out), (vec!["One.".into(), "Two. Two more.".into(), String::new()], 2));
    }
}
