//! Reading the times in caption files, in all the forms that people write.

use std::ops::Range;

use super::letters::is_unseen;
use crate::time::Time;

/// The longest time that is believed, in hours.
const MAX_HOURS: i64 = 999;
/// Digits in one field; more are no part of a time.
const MAX_DIGITS: usize = 4;
/// Hours, minutes, seconds and frames or a fraction.
const MOST_FIELDS: usize = 4;
/// More digits of a fraction of a second are dropped.
const MAX_FRACTION: usize = 9;
/// Frame rates that editors count in, the usual one first.
const FRAME_RATES: [i64; 4] = [25, 30, 50, 60];

/// A time found in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    /// Where it stands, in letters.
    pub place: Range<usize>,
    /// `None` when its numbers make no time.
    pub time: Option<Time>,
    /// Whether it has hours, a fraction or frames, so that it is hardly something that a person says.
    pub is_full: bool,
    /// With a fraction of a second, or frames.
    pub has_fraction: bool,
    /// Behind its third colon, where editors count frames.
    frames: Option<i64>,
}

/// A line's letters, one for one, in the form that times are looked for in: Western digits and marks, unseen letters as
/// spaces.
pub(super) fn in_western_form(line: &str) -> Vec<char> {
    let in_form = |letter: char| match letter {
        ' '..='~' => letter,
        letter if is_unseen(letter) => ' ',
        letter => western(letter),
    };
    line.chars().map(in_form).collect()
}

/// Whether a line may hold a time: most do not.
pub(super) fn may_hold_time(line: &str) -> bool {
    line.contains(char::is_numeric)
}

/// The times of a line, from left to right; frames count as at `frame_rate`.
pub(super) fn stamps(letters: &[char], frame_rate: i64) -> Vec<Stamp> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let scanner = Scanner { letters, at };
        if let Some(time) = scanner.behind_number() {
            at = time;
            continue;
        }
        match scanner.stamp(frame_rate) {
            // `X1:10` is a place on the screen, `<00:01.000>` the time of a word.
            Some(stamp) if at == 0 || !letters[at - 1].is_ascii_alphabetic() && letters[at - 1] != '<' => {
                at = stamp.place.end;
                found.push(stamp);
            }
            Some(stamp) => at = stamp.place.end,
            None if letters[at].is_ascii_digit() => at = scanner.behind_digits(),
            None => at += 1,
        }
    }
    found
}

/// The frame rate that the times of a text count frames in: the first usual one that all of them fit in.
pub(super) fn frame_rate(lines: &[&str]) -> i64 {
    let most =
        lines.iter().filter(|line| may_hold_time(line)).flat_map(|line| stamps(&in_western_form(line), FRAME_RATES[0]));
    let most = most.filter_map(|stamp| stamp.frames).max();
    FRAME_RATES.into_iter().find(|rate| most.is_none_or(|most| most < *rate)).unwrap_or(FRAME_RATES[0])
}

/// Reads one time from its first digit on.
#[derive(Clone, Copy)]
struct Scanner<'a> {
    letters: &'a [char],
    at: usize,
}

impl Scanner<'_> {
    fn letter(&self, at: usize) -> char {
        self.letters.get(at).copied().unwrap_or('\n')
    }

    fn behind_digits(&self) -> usize {
        (self.at..self.letters.len()).find(|&at| !self.letters[at].is_ascii_digit()).unwrap_or(self.letters.len())
    }

    fn behind_spaces(&self, from: usize) -> usize {
        (from..self.letters.len()).find(|&at| self.letters[at] != ' ').unwrap_or(self.letters.len())
    }

    /// The digits from here on, which it steps over.
    fn digits(&mut self) -> String {
        let end = self.behind_digits();
        let digits = self.letters[self.at..end].iter().collect();
        self.at = end;
        digits
    }

    /// Steps over a separator out of `among` when digits follow. Colons may stand apart, full stops may not.
    fn separator(&mut self, among: &[char]) -> Option<char> {
        let at = self.behind_spaces(self.at);
        let next = self.behind_spaces(at + 1);
        let is_tight = next - self.at == 1;
        let found = Some(self.letter(at)).filter(|letter| among.contains(letter))?;
        (self.letter(next).is_ascii_digit() && (is_tight || found != '.')).then(|| {
            self.at = next;
            found
        })
    }

    /// Whether a space stands behind the next mark: `00: 01: 02`.
    fn is_loose(self) -> bool {
        self.letter(self.behind_spaces(self.at) + 1) == ' '
    }

    /// One more field behind `mark`, which it steps over, unless the digits begin another time: `0:01;0:03`, or the words
    /// behind it: `0:01: 5 orang`.
    fn field(&mut self, mark: char, is_loose: bool, fields: &mut Vec<String>) -> bool {
        let mut ahead = *self;
        if ahead.is_loose() != is_loose {
            return false;
        }
        if ahead.separator(&[mark]).is_none() {
            return false;
        }
        let digits = ahead.digits();
        let goes_on = mark == ';' && ahead.letter(ahead.at) == ':';
        if !goes_on {
            self.at = ahead.at;
            fields.push(digits);
        }
        !goes_on
    }

    /// A fraction behind the seconds, which it steps over. `0:00:01,0:00:03` are two times.
    fn fraction(&mut self) -> Option<String> {
        let mut ahead = *self;
        ahead.separator(&[',', '.'])?;
        let digits = ahead.digits();
        let goes_on = [':', '.'].contains(&ahead.letter(ahead.at)) && ahead.letter(ahead.at + 1).is_ascii_digit();
        (!goes_on).then(|| {
            self.at = ahead.at;
            digits
        })
    }

    /// Where a time begins behind a cue's number: in `2: 00:01`, but not in `00: 01: 02`, as translators leave it.
    fn behind_number(self) -> Option<usize> {
        let is_number = self.letter(self.at).is_ascii_digit();
        let colon = self.behind_digits();
        let time = self.behind_spaces(colon + 1);
        let digits = Self { at: time, ..self }.behind_digits();
        let is_tight = self.letter(digits) == ':' && self.letter(digits + 1).is_ascii_digit();
        (is_number && self.letter(colon) == ':' && time > colon + 1 && digits > time && is_tight).then_some(time)
    }

    fn stamp(mut self, frame_rate: i64) -> Option<Stamp> {
        let start = self.at;
        if !self.letter(start).is_ascii_digit() {
            return None;
        }
        let mut fields = vec![self.digits()];
        let mark = self.letter(self.behind_spaces(self.at));
        let (is_dotted, is_loose) = (mark == '.', self.is_loose());
        while fields.len() < MOST_FIELDS && self.field(mark, is_loose, &mut fields) {}
        if fields.len() == 3 && mark == ':' {
            self.field(';', is_loose, &mut fields);
        }
        let is_endless = fields.len() == MOST_FIELDS
            && !is_dotted
            && self.is_loose() == is_loose
            && self.separator(&[':']).is_some();
        let mut fraction = self.fraction();
        if is_dotted && fields.len() == 2 && fraction.is_none() && self.letter(self.at) == 's' {
            fraction = fields.pop();
            self.at += 1;
        } else if fraction.is_none()
            && fields.len() > 2
            && fields.last().is_some_and(|last| last.len() == 3 || last.len() > 3 && !is_dotted)
        {
            fraction = fields.pop();
        }
        let in_dots = |fields: &[String]| fields.len() > 1 && fields[1..].iter().all(|field| field.len() == 2);
        let is_time = match (fields.len(), is_dotted) {
            (1, _) => self.letter(self.at - 1) == 's',
            (2, true) => in_dots(&fields) && fraction.is_some(),
            (MOST_FIELDS, true) => in_dots(&fields) && fraction.is_none(),
            (_, true) => in_dots(&fields),
            (length, false) => mark == ':' || length == MOST_FIELDS,
        };
        if !is_time || self.letter(self.at).is_ascii_alphabetic() {
            return None;
        }
        let mut frames: Option<i64> = None;
        if fields.len() == MOST_FIELDS {
            let last = fields.pop();
            if is_dotted { fraction = last } else { frames = last.and_then(|last| last.parse().ok()) }
        }
        let has_fraction = fraction.is_some() || frames.is_some();
        let is_full = has_fraction || (fields.len() == 3 && !is_dotted);
        let time = time_of(&fields, fraction.as_deref()).filter(|_| !is_endless).map(|time| match frames {
            Some(frames) => time + Time::from_millis(frames.min(9999) * 1000 / frame_rate),
            None => time,
        });
        Some(Stamp { place: start..self.at, time, is_full, has_fraction, frames })
    }
}

/// The time of hours, minutes and seconds, as far as they are there, and a fraction's digits.
fn time_of(fields: &[String], fraction: Option<&str>) -> Option<Time> {
    let mut seconds = 0_i64;
    for field in fields {
        if field.len() > MAX_DIGITS {
            return None;
        }
        seconds = seconds * 60 + field.parse::<i64>().ok()?;
    }
    let fraction = fraction.unwrap_or("0");
    if seconds > MAX_HOURS * 3600 || fraction.len() > MAX_FRACTION {
        return None;
    }
    let missing = u32::try_from(MAX_FRACTION - fraction.len()).ok()?;
    let fraction = fraction.parse::<i64>().ok()? * 10_i64.pow(missing);
    Some(Time::from_millis(seconds * 1000 + (fraction + 500_000) / 1_000_000))
}

/// Arabic-Indic, Persian and full-width digits and marks in their Western form; every space is one.
fn western(letter: char) -> char {
    let shifted = |zero: u32| char::from_u32(u32::from('0') + u32::from(letter) - zero).unwrap_or(letter);
    match letter {
        '\u{660}'..='\u{669}' => shifted(0x660),
        '\u{6F0}'..='\u{6F9}' => shifted(0x6F0),
        '\u{FF10}'..='\u{FF19}' => shifted(0xFF10),
        '：' | '\u{A789}' | '\u{2236}' => ':',
        '，' | '\u{66B}' | '\u{60C}' => ',',
        '．' => '.',
        '\t' => '\t',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// `HH:MM:SS` and milliseconds behind `separator`.
pub(super) fn written(time: Time, separator: char) -> String {
    let millis = time.as_millis().max(0);
    let (hours, minutes, seconds) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{separator}{:03}", millis % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(line: &str) -> Vec<i64> {
        let found = stamps(&in_western_form(line), 25);
        found.into_iter().map(|stamp| stamp.time.map_or(-1, Time::as_millis)).collect()
    }

    #[test]
    fn times_are_found_in_every_form() {
        for (line, expected) in [
            ("00:00:01,5", 1500),
            ("1:02", 62_000),
            (" 00 : 00 : 01 , 000", 1000),
            ("00.00.01,000", 1000),
            ("00.00.01.000", 1000),
            ("00.01,000", 1000),
            ("00.01.000", 1000),
            ("00:00:01:500", 1500),
            ("00;00;01;05", 1200),
            ("00:00:01:05", 1200),
            ("٠٠:٠٠:٠١,٠٠٠", 1000),
            ("00：00：01，000", 1000),
            ("\u{200E}00:00:01,000\u{200E}", 1000),
            ("1.25s", 1250),
            ("1000:00:00", -1),
            ("00: 00: 01, 000", 1000),
            ("2: 00:00:01,000", 1000),
            ("No. 2: 0:01", 1000),
            ("0:01: 5 orang", 1000),
        ] {
            assert_eq!(millis(line), [expected], "{line}");
        }
    }

    #[test]
    fn neighbours_are_two_times_and_numbers_are_none() {
        assert_eq!(millis("0:00:01.000,0:00:03.000"), [1000, 3000]);
        assert_eq!(millis("0:00:01,0:00:03"), [1000, 3000]);
        assert_eq!(millis("00:00:01,000, 00:00:03,000"), [1000, 3000]);
        for line in ["Rp 1.000.000", "10.00 dan 3.5", "12.05.2026", "X1:10 X2:20", "<00:01.000>", "192.168.1.1", "1,5"]
        {
            assert_eq!(millis(line), [0_i64; 0], "{line}");
        }
    }
}
