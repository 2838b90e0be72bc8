//! Sentences as lines of subtitles, each with times of its own.

use std::ops::Range;

use sunting_timeline::TimeRange;
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::pieces::pieces;
use sunting_timeline::captions::reading::Limits;

use crate::evidence::{Evidence, Found};
use crate::lineup::LineUp;
use crate::placing::shown;
use crate::script::{Script, Word};
use crate::sound::activity::runs;
use crate::sound::{Sound, time_of};

/// Speech that begins or ends so near is where a line does, in frames.
const NEAR: usize = 15;
/// Up to here methods agree on a start, in frames,
const AT_START: Agreement = Agreement { spread: 50, apart: 30, moved: 50 };
/// and on an end, which is seen less and fades in every room.
const AT_END: Agreement = Agreement { spread: 100, apart: 80, moved: 80 };

/// A line is as like what was heard as its own sounds in another order are, at least;
const LEAST_LIKENESS: f32 = 1.0;
/// and half of all lines of the right script are more so.
const LIKENESS_OF_HALF: f32 = 1.005;
/// What is not much like a line is that line no more often than this.
const UNLIKE_CONFIDENCE: f32 = 0.5;

/// How far methods may lie apart, as [`Found`] has it.
struct Agreement {
    spread: usize,
    apart: usize,
    moved: usize,
}

impl Agreement {
    fn holds(&self, found: &Found) -> bool {
        let is_near = found.apart.is_some_and(|apart| apart <= self.apart);
        is_near && found.spread <= self.spread && found.moved <= self.moved
    }
}

/// A subtitle, and how sure its times are.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedLine {
    /// What is shown, and when.
    pub cue: Cue,
    /// When its words are spoken.
    pub spoken: TimeRange,
    /// How likely its start is right within a second, from 0 to 1.
    pub confidence: f32,
    /// Why it should be looked at; none where it is sure.
    pub doubts: Vec<Doubt>,
}

impl TimedLine {
    /// Whether nothing speaks against its times.
    pub fn is_sure(&self) -> bool {
        self.doubts.is_empty()
    }
}

/// Why the times of a line should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It was not heard: left out, or said otherwise.
    NotHeard,
    /// It was said more than once; the times are those of the first.
    Repeated,
    /// The methods found it at different places.
    Disagreed,
    /// What is heard there is not much like it.
    Unlike,
    /// Letters of it cannot be read.
    Unread,
    /// The speech as a whole is much longer or shorter than the script.
    OtherLength,
}

impl Doubt {
    /// The name by which programs know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotHeard => "not-heard",
            Self::Repeated => "repeated",
            Self::Disagreed => "disagreed",
            Self::Unlike => "unlike",
            Self::Unread => "unread",
            Self::OtherLength => "other-length",
        }
    }
}

/// A line before it has a place on the timeline.
struct Draft {
    text: String,
    /// When it is spoken, in frames.
    spoken: Range<usize>,
    /// As [`LineUp::margin`] has it.
    likeness: f32,
    confidence: f32,
    doubts: Vec<Doubt>,
}

/// The lines of a script, in its order. Every word of the script is in one of them.
pub fn lines(script: &Script, sound: &Sound, evidence: &Evidence, limits: &Limits) -> Vec<TimedLine> {
    let (edges, line_up) = (Edges::of(sound), LineUp::of(sound));
    let mut words = script.words.as_slice();
    let mut first = 0;
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, sentence) in script.sentences.iter().enumerate() {
        let count = words.iter().take_while(|word| word.sentence == index).count();
        let (own, rest) = words.split_at(count);
        let mut token = 0;
        for text in pieces(sentence, limits) {
            let tokens = token..token + text.split_whitespace().count();
            token = tokens.end;
            drafts.push(draft(text, own, first, &tokens, evidence, &edges, &line_up));
        }
        (words, first) = (rest, first + count);
    }
    doubt_other_scripts(&mut drafts);
    placed(drafts, sound.frames(), limits)
}

/// Where most lines are no more like what was heard than their sounds in another order, it is another script, and all
/// that seems sure is so by chance.
fn doubt_other_scripts(drafts: &mut [Draft]) {
    let alike = drafts.iter().filter(|draft| draft.likeness > LIKENESS_OF_HALF).count();
    if alike * 2 < drafts.len() {
        let others = drafts.iter_mut().filter(|draft| !draft.doubts.contains(&Doubt::Unlike));
        others.for_each(|draft| draft.doubts.push(Doubt::Unlike));
        drafts.iter_mut().for_each(|draft| draft.confidence = draft.confidence.min(UNLIKE_CONFIDENCE));
    }
}

fn draft(
    text: String,
    words: &[Word],
    first_word: usize,
    tokens: &Range<usize>,
    evidence: &Evidence,
    edges: &Edges,
    line_up: &LineUp<'_>,
) -> Draft {
    let own: Vec<usize> = (0..words.len()).filter(|word| tokens.contains(&words[*word].token)).collect();
    // A piece of marks alone lies behind the word before it.
    let nearest = words.iter().rposition(|word| word.token < tokens.end).unwrap_or(0);
    let (from, to) = own.first().zip(own.last()).map_or((nearest, nearest), |(from, to)| (*from, *to));
    let (start, end) = (evidence.start(first_word + from), evidence.end(first_word + to));
    let mut doubts = doubts(&start, &end);
    let repeated = own.iter().filter(|word| evidence.is_repeated(first_word + **word)).count();
    if repeated * 2 > own.len() {
        doubts.push(Doubt::Repeated);
    }
    if own.is_empty() || own.iter().any(|word| words[*word].guessed) {
        doubts.push(Doubt::Unread);
    }
    let spoken = edges.snapped(start.at..end.at.max(start.at + 1));
    if !evidence.is_of_like_length {
        doubts.push(Doubt::OtherLength);
    }
    let likeness = line_up.margin(&words[from..=to], &spoken);
    if likeness < LEAST_LIKENESS {
        doubts.push(Doubt::Unlike);
    }
    let most = if likeness < LEAST_LIKENESS { UNLIKE_CONFIDENCE } else { 1.0 };
    Draft { text, spoken, likeness, confidence: confidence(&start).min(most), doubts }
}

fn doubts(start: &Found, end: &Found) -> Vec<Doubt> {
    match (start.apart, end.apart) {
        (Some(_), Some(_)) if AT_START.holds(start) && AT_END.holds(end) => Vec::new(),
        (Some(_), Some(_)) => vec![Doubt::Disagreed],
        _ => vec![Doubt::NotHeard],
    }
}

/// How often a start was right within a second where the methods were so far apart.
fn confidence(found: &Found) -> f32 {
    const MEASURED: [(f32, f32); 6] =
        [(0.0, 0.99), (30.0, 0.98), (50.0, 0.95), (100.0, 0.85), (200.0, 0.5), (400.0, 0.3)];
    let Some(apart) = found.apart else { return 0.2 };
    let apart = apart.max(found.spread).max(found.moved) as f32;
    let next = MEASURED.iter().position(|(known, _)| *known >= apart).unwrap_or(MEASURED.len());
    match (next.checked_sub(1).map(|before| MEASURED[before]), MEASURED.get(next)) {
        (Some((a, from)), Some((b, to))) => from + (to - from) * (apart - a) / (b - a),
        (_, known) => known.map_or(0.3, |(_, known)| *known),
    }
}

/// Where speech begins and ends.
struct Edges {
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Edges {
    fn of(sound: &Sound) -> Self {
        let (starts, ends) = runs(&sound.activity.speech, true).into_iter().map(|run| (run.start, run.end)).unzip();
        Self { starts, ends }
    }

    /// The frames from the nearest start of speech to the nearest end, if they are near.
    fn snapped(&self, spoken: Range<usize>) -> Range<usize> {
        let near = |edges: &[usize], at: usize| {
            let next = edges.partition_point(|edge| *edge < at);
            let around = edges[next.saturating_sub(1)..(next + 1).min(edges.len())].iter().copied();
            around.filter(|edge| edge.abs_diff(at) <= NEAR).min_by_key(|edge| edge.abs_diff(at)).unwrap_or(at)
        };
        let start = near(&self.starts, spoken.start);
        start..near(&self.ends, spoken.end).max(start + 1)
    }
}

/// Gives each line its place.
fn placed(drafts: Vec<Draft>, frames: usize, limits: &Limits) -> Vec<TimedLine> {
    let spoken = |draft: &Draft| TimeRange::between(time_of(draft.spoken.start), time_of(draft.spoken.end));
    let lines: Vec<(TimeRange, &str)> = drafts.iter().map(|draft| (spoken(draft), draft.text.as_str())).collect();
    let shown = shown(&lines, time_of(frames), limits);
    let timed = drafts.into_iter().zip(shown).map(|(draft, shown)| TimedLine {
        spoken: spoken(&draft),
        cue: Cue::new(shown, draft.text),
        confidence: draft.confidence,
        doubts: draft.doubts,
    });
    timed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_timeline::Time;

    fn draft(spoken: Range<usize>) -> Draft {
        Draft { text: "Selamat pagi".to_owned(), spoken, likeness: 1.1, confidence: 1.0, doubts: Vec::new() }
    }

    fn millis(lines: &[TimedLine]) -> Vec<(i64, i64)> {
        let range = |line: &TimedLine| line.cue.timeline_range;
        lines.iter().map(|line| (range(line).start().as_millis(), range(line).end().as_millis())).collect()
    }

    #[test]
    fn lines_come_a_little_early_and_stay_to_be_read_if_there_is_time() {
        let limits = Limits::indonesian(false);
        let lines = placed(vec![draft(100..150), draft(400..600), draft(605..700)], 1000, &limits);
        assert_eq!(millis(&lines), [(900, 1900), (3900, 5867), (5950, 7200)]);
    }

    #[test]
    fn lines_that_were_not_heard_get_a_moment_before_what_was() {
        let limits = Limits::indonesian(false);
        let lines = placed(vec![draft(0..300), draft(310..311), draft(310..311), draft(310..500)], 600, &limits);
        assert_eq!(millis(&lines), [(0, 2517), (2600, 2800), (2800, 3000), (3000, 5200)]);
    }

    #[test]
    fn methods_that_lie_apart_are_believed_less() {
        let found = |apart: usize, spread: usize| Found { at: 100, spread, apart: Some(apart), moved: 0 };
        let beliefs = [found(0, 0), found(10, 40), found(10, 150), found(900, 0)].map(|found| confidence(&found));
        assert!(beliefs.is_sorted_by(|a, b| a > b), "{beliefs:?}");
        assert_eq!(doubts(&found(31, 0), &found(0, 0)), [Doubt::Disagreed]);
        assert_eq!(doubts(&Found { apart: None, ..found(0, 0) }, &found(0, 0)), [Doubt::NotHeard]);
    }

    #[test]
    fn lines_of_another_script_are_all_doubted() {
        let like = |likeness: f32| Draft { likeness, ..draft(0..9) };
        let sure = |likenesses: [f32; 4]| {
            let mut drafts = likenesses.map(like);
            doubt_other_scripts(&mut drafts);
            drafts.iter().filter(|draft| draft.doubts.is_empty()).count()
        };
        assert_eq!([sure([1.04, 1.02, 1.01, 1.0]), sure([1.02, 1.0, 1.003, 0.98])], [4, 0]);
    }

    proptest! {
        #[test]
        fn lines_never_overlap_and_never_are_empty(
            places in prop::collection::vec((0_usize..1000, 1_usize..300), 1..40), frames in 50_usize..2000,
        ) {
            let drafts = places.iter().map(|(start, length)| draft(*start..start + length)).collect();
            let lines = placed(drafts, frames, &Limits::indonesian(false));
            let ranges: Vec<TimeRange> = lines.iter().map(|line| line.cue.timeline_range).collect();
            prop_assert!(ranges.iter().all(|range| !range.is_empty() && range.start() >= Time::ZERO));
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
    }
}
