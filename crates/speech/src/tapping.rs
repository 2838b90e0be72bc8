//! Times that people tap while the film plays: one tap where each subtitle begins to be spoken.
//!
//! A hand comes late, by its reaction; what is measured of it on the first taps takes the place of what is usual. Where
//! speech begins near by, that is where a subtitle begins. It ends where the speech pauses, or where the next one begins.
//!
//! ```
//! use sunting_speech::Spoken;
//! use sunting_speech::tapping::{Pace, Row, Tapping};
//! use sunting_timeline::captions::reading::Limits;
//! use sunting_timeline::{Time, TimeRange};
//!
//! let ms = Time::from_millis;
//! let row = Row { timeline_range: TimeRange::between(ms(0), ms(900)), text: "Halo.".to_owned(), unsure: true };
//! let mut tapping = Tapping::new(vec![row], 0, None);
//! tapping.tap(ms(3_150), Pace::Normal);
//! let spoken: Spoken = [TimeRange::between(ms(3_000), ms(4_000))].into_iter().collect();
//! let times = tapping.times(&spoken, &Limits::indonesian(false), ms(10_000));
//! assert_eq!(times[0].timeline_range, TimeRange::between(ms(3_000), ms(4_200)));
//! ```

use sunting_timeline::captions::reading::Limits;
use sunting_timeline::{Time, TimeRange};

use crate::spoken::Spoken;

/// How late a hand usually is, in playing time.
const REACTION: Time = Time::from_millis(120);
/// Nobody is later than this by reaction alone.
const LATEST: Time = Time::from_millis(400);
/// So much before a usual tap, and so much behind it, speech is looked for to measure a reaction by.
const MEASURED_BEFORE: Time = Time::from_millis(450);
const MEASURED_BEHIND: Time = Time::from_millis(100);
/// A reaction is measured on at least so many taps, on the first so many of them,
const LEAST_MEASURED: usize = 3;
const MOST_MEASURED: usize = 8;
/// and is believed where half of them lie so close to it.
const SPREAD: Time = Time::from_millis(100);
/// Speech that begins so near is what was meant.
const NEAR: Time = Time::from_millis(200);
/// Two subtitles begin so far apart at least, and none is shorter.
const LEAST: Time = Time::from_millis(200);
/// A pause of this length is no breath inside a sentence.
const SILENCE: Time = Time::from_millis(700);
/// A subtitle stays so long behind its last word.
const BEHIND: Time = Time::from_millis(200);

/// How fast the film plays while somebody taps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// As it is.
    #[default]
    Normal,
    /// Three quarters as fast.
    Slow,
}

impl Pace {
    /// How much of the film passes meanwhile.
    fn film(self, played: Time) -> Time {
        match self {
            Self::Normal => played,
            Self::Slow => played.scaled(3, 4),
        }
    }

    /// How long so much of the film is played.
    fn played(self, film: Time) -> Time {
        match self {
            Self::Normal => film,
            Self::Slow => film.scaled(4, 3),
        }
    }
}

/// A subtitle before it is tapped.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// When it is shown.
    pub timeline_range: TimeRange,
    /// Its words.
    pub text: String,
    /// Whether its times are not sure.
    pub unsure: bool,
}

/// When a subtitle is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowTime {
    /// From when until when.
    pub timeline_range: TimeRange,
    /// Whether that is not sure.
    pub unsure: bool,
}

/// What came of a tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tapped {
    /// The present subtitle begins there.
    Marked,
    /// It came in one go with the one before: nothing is meant by it.
    Bounced,
    /// The one before begins later, at that time.
    BeforeLast(Time),
    /// All have been tapped.
    NoneLeft,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Tap {
    /// Where the film was.
    at: Time,
    pace: Pace,
}

/// A round of tapping: subtitles in their order, and the taps from one of them on.
#[derive(Clone, Debug, PartialEq)]
pub struct Tapping {
    rows: Vec<Row>,
    /// The first that was, or is to be, tapped.
    first: usize,
    /// Of the first one and those behind it.
    taps: Vec<Tap>,
    /// How late the hand was in earlier rounds.
    known_reaction: Time,
}

impl Tapping {
    /// Begins at the row of that number. `reaction` is what was measured of the same hand before.
    pub fn new(rows: Vec<Row>, first: usize, reaction: Option<Time>) -> Self {
        let first = first.min(rows.len());
        Self { rows, first, taps: Vec::new(), known_reaction: reaction.unwrap_or(REACTION) }
    }

    /// All subtitles, as they were at first.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number of the subtitle that the round began with.
    pub fn first(&self) -> usize {
        self.first
    }

    /// The number of the subtitle whose start is tapped next; as many as there are when none is left.
    pub fn present(&self) -> usize {
        self.first + self.taps.len()
    }

    /// How many have been tapped.
    pub fn count(&self) -> usize {
        self.taps.len()
    }

    /// Whether the subtitle of that number has been tapped.
    pub fn is_tapped(&self, row: usize) -> bool {
        (self.first..self.present()).contains(&row)
    }

    /// The present subtitle begins where the film is.
    pub fn tap(&mut self, at: Time, pace: Pace) -> Tapped {
        if self.present() >= self.rows.len() {
            return Tapped::NoneLeft;
        }
        match self.taps.last() {
            Some(last) if at < last.at => return Tapped::BeforeLast(last.at),
            Some(last) if at - last.at < LEAST => return Tapped::Bounced,
            Some(_) => {}
            None => {
                let before = self.first.checked_sub(1).map(|before| self.rows[before].timeline_range.start());
                if let Some(before) = before.filter(|before| at - pace.film(self.known_reaction) < *before + LEAST) {
                    return Tapped::BeforeLast(before);
                }
            }
        }
        self.taps.push(Tap { at, pace });
        Tapped::Marked
    }

    /// Takes the last tap back, or goes to the subtitle before the first; where the film was at that, or where that one
    /// begins. `None` where there is none before.
    pub fn back(&mut self) -> Option<Time> {
        if let Some(tap) = self.taps.pop() {
            return Some(tap.at);
        }
        self.first = self.first.checked_sub(1)?;
        self.rows.get(self.first).map(|row| row.timeline_range.start())
    }

    /// The earliest that the first one may begin: behind the one before it.
    fn floor(&self) -> Time {
        let before = self.first.checked_sub(1).and_then(|before| self.rows.get(before));
        before.map_or(Time::ZERO, |row| row.timeline_range.start() + LEAST)
    }

    /// How late the hand is, in playing time: the middle of what its first taps lie behind the speech that they are
    /// meant for. What was known before, where that cannot be told.
    pub fn reaction(&self, spoken: &Spoken) -> Time {
        let lateness = |tap: &Tap| {
            let usual = tap.at - tap.pace.film(REACTION);
            let (from, to) = (usual - tap.pace.film(MEASURED_BEFORE), usual + tap.pace.film(MEASURED_BEHIND));
            let mut starts = spoken.starts_in(from, to);
            let start = starts.next()?;
            // Of two nobody knows which one was meant.
            starts.next().is_none().then(|| tap.pace.played(tap.at - start))
        };
        let mut late: Vec<Time> = self.taps.iter().filter_map(lateness).take(MOST_MEASURED).collect();
        late.sort_unstable();
        let Some(middle) = late.get(late.len() / 2).copied().filter(|_| late.len() >= LEAST_MEASURED) else {
            return self.known_reaction;
        };
        let close = late.iter().filter(|own| (**own - middle).ticks().abs() <= SPREAD.ticks()).count();
        if 2 * close > late.len() { middle.clamp(Time::ZERO, LATEST) } else { self.known_reaction }
    }

    /// When each subtitle is shown, after all taps: those that were tapped are sure and follow each other; the one before
    /// them ends where they begin; of the rest all keep their times that are not in the way. `end` is the film's.
    pub fn times(&self, spoken: &Spoken, limits: &Limits, end: Time) -> Vec<RowTime> {
        let as_was = |row: &Row| RowTime { timeline_range: row.timeline_range, unsure: row.unsure };
        let mut times: Vec<RowTime> = self.rows.iter().map(as_was).collect();
        let starts = self.starts(spoken);
        let (Some(first), Some(last)) = (starts.first(), starts.last()) else { return times };
        for time in times.iter_mut().take(self.first) {
            let range = time.timeline_range;
            time.timeline_range = TimeRange::between(range.start(), range.end().min(*first));
        }
        make_way(&mut times[self.present()..], *last + LEAST);
        let rest = times.get(self.present()).map(|time| time.timeline_range.start());
        for (index, start) in starts.iter().enumerate() {
            let next = starts.get(index + 1).copied().or(rest);
            let row = self.first + index;
            let range =
                TimeRange::between(*start, shown_until(*start, next, &self.rows[row].text, spoken, limits, end));
            times[row] = RowTime { timeline_range: range, unsure: false };
        }
        times
    }

    /// Where those that were tapped begin.
    fn starts(&self, spoken: &Spoken) -> Vec<Time> {
        let reaction = self.reaction(spoken);
        let mut earliest = self.floor();
        let start = |tap: &Tap| {
            let meant = tap.at - tap.pace.film(reaction);
            let heard = spoken.start_near(meant, NEAR).filter(|start| *start >= earliest);
            let start = heard.unwrap_or(meant).max(earliest);
            earliest = start + LEAST;
            start
        };
        self.taps.iter().map(start).collect()
    }
}

/// Those that begin before `earliest` begin later, one after the other, and are not sure any more.
fn make_way(rest: &mut [RowTime], mut earliest: Time) {
    let mut moved = 0;
    for time in rest.iter_mut() {
        let range = time.timeline_range;
        if range.start() >= earliest {
            break;
        }
        let shown = TimeRange::between(earliest, range.end().max(earliest + LEAST));
        *time = RowTime { timeline_range: shown, unsure: true };
        earliest = earliest + LEAST;
        moved += 1;
    }
    for index in 0..moved {
        let next = rest.get(index + 1).map_or(Time::MAX, |time| time.timeline_range.start());
        let range = rest[index].timeline_range;
        rest[index].timeline_range = TimeRange::between(range.start(), range.end().min(next));
    }
}

/// Until its words are spoken and read, or the next one begins.
fn shown_until(start: Time, next: Option<Time>, text: &str, spoken: &Spoken, limits: &Limits, end: Time) -> Time {
    let next = next.unwrap_or(end.max(start + LEAST));
    let to_read = limits.reading_time(text);
    let longest = start + to_read.max(limits.most);
    let silent = spoken.end_of_speech(start, next, SILENCE).map(|silent| silent + BEHIND);
    silent.unwrap_or(next).max(start + to_read).min(longest).min(limits.free_until(start, next)).max(start + LEAST)
}

#[cfg(test)]
#[path = "tapping_tests.rs"]
mod tests;
