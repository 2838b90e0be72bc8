//! Cues as a track of samples that follow each other without a gap, as MPEG-4 and QuickTime hold them.

use std::collections::BTreeSet;

use super::{Cue, shown_lines};
use crate::time::{Time, TimeRange};

/// Cuts cues, in the order of their starts, into samples from time 0 to the last end: silence is a sample without
/// words, and where cues overlap a sample says all of them, one below the other. Times are whole milliseconds.
///
/// ```text
/// cues      [A────────]   [C──]
///               [B──────]
/// samples  []A  [A B  ]B []C  ]
/// ```
pub fn timed_samples(cues: &[Cue]) -> Vec<Cue> {
    let spans: Vec<(i64, i64)> = cues.iter().map(|cue| millis(cue.timeline_range)).collect();
    let bounds: BTreeSet<i64> = spans.iter().flat_map(|(start, end)| [*start, *end]).chain([0]).collect();
    let bounds: Vec<i64> = bounds.into_iter().filter(|bound| *bound >= 0).collect();
    let mut samples = Vec::new();
    let (mut next, mut seen) = (0, Vec::new());
    for pair in bounds.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        seen.retain(|cue: &usize| spans[*cue].1 > start);
        while spans.get(next).is_some_and(|span| span.0 <= start) {
            seen.extend((spans[next].1 > start).then_some(next));
            next += 1;
        }
        let texts: Vec<String> = seen.iter().map(|cue| shown_lines(&cues[*cue].text)).collect();
        let range = TimeRange::between(Time::from_millis(start), Time::from_millis(end));
        samples.push(Cue::new(range, texts.join("\n")));
    }
    samples
}

/// In milliseconds, at least one long.
fn millis(range: TimeRange) -> (i64, i64) {
    let start = range.start().as_millis();
    (start, range.end().as_millis().max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cue(start: i64, end: i64, text: &str) -> Cue {
        let range = TimeRange::between(Time::from_millis(start), Time::from_millis(end));
        Cue::new(range, text.to_owned())
    }

    #[test]
    fn silence_is_empty_and_overlaps_say_both() {
        let cues = [cue(500, 2000, "Satu"), cue(1500, 3000, "Dua\nbaris"), cue(3000, 4000, "Tiga")];
        let expected = [
            cue(0, 500, ""),
            cue(500, 1500, "Satu"),
            cue(1500, 2000, "Satu\nDua\nbaris"),
            cue(2000, 3000, "Dua\nbaris"),
            cue(3000, 4000, "Tiga"),
        ];
        assert_eq!(timed_samples(&cues), expected);
        assert!(timed_samples(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn samples_tile_the_track_and_say_each_cue_for_as_long(spans in prop::collection::vec((0i64..5000, 1i64..2000), 1..12)) {
            let mut spans = spans;
            spans.sort_unstable();
            let name = |index: usize| format!("kata{index}.");
            let cues: Vec<Cue> = spans.iter().enumerate().map(|(index, (start, length))| cue(*start, start + length, &name(index))).collect();
            let samples = timed_samples(&cues);
            prop_assert_eq!(samples[0].timeline_range.start(), Time::ZERO);
            prop_assert!(samples.windows(2).all(|two| two[0].timeline_range.end() == two[1].timeline_range.start()));
            for (index, wanted) in cues.iter().enumerate() {
                let told = samples.iter().filter(|sample| sample.text.lines().any(|line| line == name(index)));
                let total: i64 = told.map(|sample| sample.timeline_range.duration().as_millis()).sum();
                prop_assert_eq!(total, wanted.timeline_range.duration().as_millis());
            }
        }
    }
}
