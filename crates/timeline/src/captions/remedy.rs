//! What would put one subtitle right, and whether it is worth it: nothing is changed here.

use super::Cue;
use super::letters::tidy;
use super::limits::Limits;
use super::lines::break_lines;
use super::pieces::pieces;
use super::reading::{Finding, Shown, findings_of};
use crate::time::{Time, TimeRange};

/// So many subtitles at most make room for one.
const MOST_MOVED: usize = 200;
/// A subtitle that ends earlier than it did is seen for so long, at least.
const LEAST_LEFT: Time = Time::from_millis(300);

/// How far a remedy may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leave {
    /// No subtitle ends later.
    pub latest: Time,
    /// Somebody asked for this very remedy and sees what becomes of it: it may be there before it is spoken, those
    /// behind may move later, letters that no font has may go, one that covers the next may be cut short.
    pub is_asked: bool,
}

/// What comes in the place of a subtitle, and of the times of so many behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Remedy {
    /// Sorted, none empty, none beside another.
    pub own: Vec<Cue>,
    /// When those behind it are shown.
    pub behind: Vec<TimeRange>,
}

/// The remedy for a finding, if there would be less wrong then.
pub(super) fn remedy<S: Shown>(
    subtitles: &[S],
    index: usize,
    finding: Finding,
    limits: &Limits,
    leave: Leave,
) -> Option<Remedy> {
    let remedy = Case { subtitles, index, limits, leave }.remedy(finding)?;
    let before = wrong_before(subtitles, index, &remedy, limits);
    let after = wrong_after(subtitles, index, &remedy, limits);
    // Who asked for it is to see that something is right now.
    let is_better = if leave.is_asked { after.count() < before.count() } else { after < before };
    is_better.then_some(remedy)
}

/// How much is wrong, the worst first. What has less of the first is better whatever else it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Wrong {
    /// It cannot be shown as it is.
    grave: usize,
    /// It is parted badly.
    line_ends: usize,
    /// It is shown too briefly or too long, or too near.
    times: usize,
    /// By so much in all.
    amiss: Time,
}

impl Wrong {
    fn count(self) -> usize {
        self.grave + self.line_ends + self.times
    }

    fn add(&mut self, finding: Finding) {
        match finding {
            Finding::Empty | Finding::UnknownLetters | Finding::Overlaps => self.grave += 1,
            Finding::TooLong | Finding::LongLine | Finding::ManyLines => self.grave += 1,
            Finding::LineEnd => self.line_ends += 1,
            Finding::SmallGap => self.times += 1,
            Finding::TooFast { add: by } | Finding::TooBrief { add: by } | Finding::Lingers { by } => {
                self.times += 1;
                self.amiss = self.amiss + by;
            }
        }
    }
}

fn wrong_before<S: Shown>(subtitles: &[S], index: usize, remedy: &Remedy, limits: &Limits) -> Wrong {
    let mut wrong = Wrong::default();
    for at in index.saturating_sub(1)..=index + remedy.behind.len() {
        findings_of(subtitles, at, limits).into_iter().for_each(|finding| wrong.add(finding));
    }
    wrong
}

fn wrong_after<S: Shown>(subtitles: &[S], index: usize, remedy: &Remedy, limits: &Limits) -> Wrong {
    let as_is = |shown: &S| Cue::new(shown.range(), shown.words().to_owned());
    let (before, behind) = (subtitles[..index].last().map(as_is), &subtitles[index + 1..]);
    let moved = behind.iter().zip(&remedy.behind);
    let moved = moved.map(|(shown, range)| Cue::new(*range, shown.words().to_owned()));
    let mut cues: Vec<Cue> = before.into_iter().chain(remedy.own.iter().cloned()).chain(moved).collect();
    let own = cues.len();
    cues.extend(behind.get(remedy.behind.len()).map(as_is));
    let mut wrong = Wrong::default();
    for at in 0..own {
        findings_of(&cues, at, limits).into_iter().for_each(|finding| wrong.add(finding));
    }
    wrong
}

/// A subtitle among its neighbours.
struct Case<'a, S> {
    subtitles: &'a [S],
    index: usize,
    limits: &'a Limits,
    leave: Leave,
}

impl<S: Shown> Case<'_, S> {
    fn remedy(&self, finding: Finding) -> Option<Remedy> {
        let own = self.subtitles.get(self.index)?;
        let (text, range) = (own.words(), own.range());
        match finding {
            Finding::Empty => Some(Remedy { own: Vec::new(), behind: Vec::new() }),
            Finding::UnknownLetters if !self.leave.is_asked => None,
            Finding::UnknownLetters => self.with_text(without_unknown(text, self.limits)),
            Finding::LongLine | Finding::ManyLines | Finding::LineEnd => {
                self.with_text(break_lines(text, self.limits.line_length))
            }
            Finding::Overlaps | Finding::SmallGap => self.ending_before_next(),
            Finding::TooFast { add } | Finding::TooBrief { add } => {
                let (range, behind) = self.lengthened(range.duration() + add)?;
                Some(Remedy { own: vec![Cue::new(range, text.to_owned())], behind })
            }
            Finding::Lingers { by } => self.ending_at(range.end() - by),
            Finding::TooLong => self.parted(),
        }
    }

    fn with_text(&self, text: String) -> Option<Remedy> {
        let timeline_range = self.subtitles[self.index].range();
        Some(Remedy { own: vec![Cue::new(timeline_range, text)], behind: Vec::new() })
    }

    fn ending_at(&self, end: Time) -> Option<Remedy> {
        let own = &self.subtitles[self.index];
        let timeline_range = TimeRange::new(own.range().start(), end).filter(|range| range.duration() >= LEAST_LEFT)?;
        Some(Remedy { own: vec![Cue::new(timeline_range, own.words().to_owned())], behind: Vec::new() })
    }

    /// Ends with a gap before the next one. Two who speak at once stay both where nobody asked.
    fn ending_before_next(&self) -> Option<Remedy> {
        let own = &self.subtitles[self.index];
        let end = self.subtitles.get(self.index + 1)?.range().start() - self.limits.gap;
        let is_read = end - own.range().start() >= self.limits.reading_time(own.words());
        if self.leave.is_asked || is_read { self.ending_at(end) } else { None }
    }

    /// Gives it that much time: what is free behind it, and where somebody asked, what is free before it; then those
    /// behind it move on. Its own times and those of these.
    fn lengthened(&self, wanted: Time) -> Option<(TimeRange, Vec<TimeRange>)> {
        let (subtitles, index, gap) = (self.subtitles, self.index, self.limits.gap);
        let range = subtitles[index].range();
        let latest = self.leave.latest.max(range.end());
        let next = subtitles.get(index + 1).map_or(Time::MAX, |next| next.range().start() - gap);
        let end = (range.start() + wanted).min(next.max(range.end()).min(latest));
        let missing = wanted - (end - range.start());
        let start = match missing > Time::ZERO && self.leave.is_asked {
            true => (range.start() - missing).max(self.free_from()).min(range.start()),
            false => range.start(),
        };
        let behind = if self.leave.is_asked { moved_on(subtitles, index, start + wanted, gap) } else { None };
        let behind = behind.filter(|moved| moved.last().map_or(start + wanted, |last| last.end()) <= latest);
        let (end, behind) = match behind {
            Some(behind) => (start + wanted, behind),
            // No room for all of it: what there is is better than nothing.
            None => (end, Vec::new()),
        };
        let changed = TimeRange::new(start, end)?;
        (changed != range).then_some((changed, behind))
    }

    /// From when on nothing else is seen before it starts, with a gap.
    fn free_from(&self) -> Time {
        let ends = self.subtitles[..self.index].iter().map(|before| before.range().end() + self.limits.gap);
        ends.max().unwrap_or(Time::ZERO).max(Time::ZERO)
    }

    /// In pieces, with time by their length, and more of it where they would be too fast.
    fn parted(&self) -> Option<Remedy> {
        let own = &self.subtitles[self.index];
        let texts = pieces(own.words(), self.limits);
        if texts.len() < 2 {
            return None;
        }
        let times: Vec<Time> = texts.iter().map(|text| self.limits.reading_time(text).max(LEAST_LEFT)).collect();
        let gap = if self.limits.tells_gaps { self.limits.gap } else { Time::ZERO };
        let needed = times.iter().fold(Time::ZERO, |all, time| all + *time + gap) - gap;
        let longer = (needed > own.range().duration()).then(|| self.lengthened(needed)).flatten();
        let (range, behind) = longer.unwrap_or((own.range(), Vec::new()));
        let mut rest = times.iter().fold(Time::ZERO, |all, time| all + *time);
        let (count, mut start, mut parts) = (texts.len(), range.start(), Vec::new());
        for (at, (text, time)) in texts.into_iter().zip(times).enumerate() {
            let is_last = at + 1 == count;
            let share = (range.end() - start).scaled(time.as_millis(), rest.as_millis().max(1));
            // Whole milliseconds, as files have them.
            let next = if is_last { range.end() } else { start + Time::from_millis(share.as_millis()) };
            let end = if is_last { next } else { next - gap };
            let timeline_range = TimeRange::new(start, end).filter(|range| !range.is_empty())?;
            parts.push(Cue::new(timeline_range, text));
            (start, rest) = (next, rest - time);
        }
        // What covers the next one is not parted behind its start: words would change places.
        let next = self.subtitles.get(self.index + 1).map(Shown::range);
        let next = behind.first().copied().or(next).map(TimeRange::start);
        let is_in_order = parts.last().zip(next).is_none_or(|(last, next)| last.timeline_range.start() <= next);
        is_in_order.then_some(Remedy { own: parts, behind })
    }
}

/// When the subtitles behind one are shown if it ends at a time: each keeps its length, and what was between two of them
/// up to the usual gap. `None` where too many would have to move.
fn moved_on<S: Shown>(subtitles: &[S], index: usize, end: Time, gap: Time) -> Option<Vec<TimeRange>> {
    let mut moved = Vec::new();
    let (mut own_end, mut new_end) = (subtitles[index].range().end(), end);
    for range in subtitles[index + 1..].iter().map(Shown::range) {
        let between = (range.start() - own_end).max(Time::ZERO).min(gap);
        let start = new_end + between;
        if start <= range.start() {
            break;
        }
        if moved.len() == MOST_MOVED {
            return None;
        }
        let shifted = range.shifted(start - range.start());
        moved.push(shifted);
        (own_end, new_end) = (range.end(), shifted.end());
    }
    Some(moved)
}

/// A text without what no font has; the words around it close up.
fn without_unknown(text: &str, limits: &Limits) -> String {
    let known: String = tidy(text).chars().filter(|letter| (limits.can_draw)(*letter)).collect();
    let lines = known.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
