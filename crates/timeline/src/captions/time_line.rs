//! What a line of a caption file says: when a cue is seen, a time that nobody understands, or words.

use super::beside_times::{
    is_negative, is_number_or_marks, leads_nowhere, without_colon, without_since, words_before, words_behind,
};
use super::between::{Between, COLUMNS, bare, has_arrow, is_arrow_head, is_since, is_until};
use super::numbers::{is_blank, is_number};
use super::sbv;
use super::timestamp::{Stamp, frame_rate, in_western_form, may_hold_time, stamps};
use crate::time::Time;

/// Two short times have so many digits.
const LEAST_DIGITS: usize = 5;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// When a cue is seen.
    Times(Times),
    /// It can only be a line of times, but it says none.
    BadTimes,
    /// Where a cue begins it can only be a line of times, which says none; in its midst somebody may say it: "4 --> 6".
    MaybeBadTimes,
    Words,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Times {
    pub start: Time,
    /// `None` when it is missing or makes no time.
    pub end: Option<Time>,
    /// Whether these are two short times, which might also be something that a person says: "10:00 – 11:00".
    pub is_doubtful: bool,
    /// Whether the cue's number stands before the times.
    pub has_number: bool,
    /// Whether they are cells of a table, where words may stand in quotation marks.
    pub is_in_table: bool,
    /// Whether letters were read as the digits that they look like.
    pub has_letters: bool,
    /// Words before and behind the times.
    pub words: String,
}

/// What the lines of times in a text have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Frames count as at this rate.
    pub frame_rate: i64,
    /// Whether the file's times have `-->`. Then a line without it holds no times, unless they are more exact than
    /// anybody would say.
    pub has_arrows: bool,
}

impl Form {
    /// The form of a text with these lines.
    pub fn of(lines: &[&str]) -> Self {
        let form = Self { frame_rate: frame_rate(lines), has_arrows: false };
        let joins_times = |line: &str| match read(line, form) {
            // An arrow among the words of a cell joins no times.
            Line::Times(times) => !times.is_doubtful && !has_arrow(&times.words),
            _ => false,
        };
        let has_arrows = lines.iter().any(|line| has_arrow(line) && joins_times(line));
        Self { has_arrows, ..form }
    }
}

/// Reads a line of a text in that form.
fn read(line: &str, form: Form) -> Line {
    let may_say_times = may_hold_time(line) || form.has_arrows && has_arrow(line);
    if !may_say_times {
        return Line::Words;
    }
    match read_as_it_stands(line, form) {
        Line::Times(times) => Line::Times(times),
        read => with_digits(line).and_then(|line| in_digits(&line, form)).map_or(read, Line::Times),
    }
}

/// Reads the lines of a text in that form, each beside the one before it and the one behind.
pub(super) fn read_all(lines: &[&str], form: Form) -> Vec<Line> {
    let begins_a_cue = |place: usize| {
        let is_before = |before: usize| is_blank(lines[before]) || is_number(lines[before]);
        place.checked_sub(1).is_none_or(is_before) && lines.get(place + 1).is_some_and(|below| !is_blank(below))
    };
    let beside = |(place, line): (usize, &&str)| match read(line, form) {
        Line::MaybeBadTimes if begins_a_cue(place) => Line::BadTimes,
        Line::MaybeBadTimes => Line::Words,
        read => read,
    };
    lines.iter().enumerate().map(beside).collect()
}

/// The times of a line that has an arrow, where letters were exchanged for digits: both, and nothing beside them.
fn in_digits(line: &str, form: Form) -> Option<Times> {
    let Line::Times(times) = read_as_it_stands(line, form) else { return None };
    let is_whole = times.end.is_some() && times.words.is_empty() && !times.is_doubtful;
    is_whole.then_some(Times { has_letters: true, ..times })
}

/// A line that has an arrow, with digits for the letters that look like them; nothing where it has other letters.
fn with_digits(line: &str) -> Option<String> {
    let digit = |letter: char| match letter {
        'O' | 'o' => Some('0'),
        'I' | 'l' | '|' => Some('1'),
        letter if letter.is_alphabetic() => None,
        letter => Some(letter),
    };
    let digits: Option<String> = line.chars().map(digit).collect();
    digits.filter(|digits| digits != line && has_arrow(line))
}

fn read_as_it_stands(line: &str, form: Form) -> Line {
    let needs_fraction = form.has_arrows && !has_arrow(line);
    let line = line.replace("&gt;", ">");
    let parts = Parts { original: line.chars().collect(), letters: in_western_form(&line), needs_fraction };
    let found = stamps(&parts.letters, form.frame_rate);
    let between = |index: usize| Some((index, Between::of(parts.between(&found[index..index + 2]))?));
    let pair = (1..found.len()).find_map(|end| between(end - 1));
    let times = match (pair, found.first()) {
        (Some((index, between)), _) => parts.pair(&found[index..], between),
        (None, Some(start)) => parts.start_alone(start),
        (None, None) => None,
    };
    match times {
        Some(times) => Line::Times(times),
        None if parts.are_meant_as_times(&found) => Line::BadTimes,
        None if form.has_arrows => parts.beside_arrows(&found),
        None if sbv::are_clocks(&parts.letters) => Line::MaybeBadTimes,
        None => Line::Words,
    }
}

/// A line as it stands, and letter for letter in the form that times are looked for in.
struct Parts {
    original: Vec<char>,
    letters: Vec<char>,
    /// Whether times without a fraction of a second are something that a person says.
    needs_fraction: bool,
}

impl Parts {
    fn between(&self, pair: &[Stamp]) -> &[char] {
        &self.letters[pair[0].place.end..pair[1].place.start]
    }

    /// The first two of these times, with that between them.
    fn pair(&self, found: &[Stamp], between: Between) -> Option<Times> {
        let pair = &found[..2];
        if self.needs_fraction && !pair.iter().all(|stamp| stamp.has_fraction) {
            return None;
        }
        let before = &self.letters[..pair[0].place.start];
        let (is_bare, is_exact) = (is_number_or_marks(before), pair.iter().all(|stamp| stamp.has_fraction));
        let has_words = !is_bare && !is_number_or_marks(without_since(before));
        let has_full = pair.iter().any(|stamp| stamp.is_full);
        let are_full = pair.iter().all(|stamp| stamp.is_full);
        let is_clear = match between {
            Between::Arrow => has_full || self.has("-->") && !has_words,
            Between::Column => are_full,
            Between::Mark => are_full && is_bare || is_exact && !has_words,
            // "10:00:00 sampai 11:00:00" is said, thousandths are not.
            Between::Word => is_exact && !has_words,
            Between::Brackets => false,
        };
        // "Pukul 10:00 -> 11:00" is something that a person says.
        if !is_clear && has_words {
            return None;
        }
        let start = if is_negative(before) { Time::ZERO } else { pair[0].time? };
        let is_end_negative = between == Between::Arrow && is_negative(self.between(pair));
        let is_column = |pair: &[Stamp]| Between::of(self.between(pair)) == Some(Between::Column);
        // A table may say the duration as well.
        let last = found[1..].windows(2).take_while(|pair| is_column(pair)).last().map_or(&pair[1], |pair| &pair[1]);
        let behind: String = self.original[last.place.end..].iter().collect();
        let is_cut_off = !last.is_full && pair[0].is_full && behind.trim() == ":";
        let behind = if leads_nowhere(&behind) { "" } else { behind.as_str() };
        let behind = without_colon(behind.trim_start_matches('"').trim_start_matches([']', ')', '}']));
        let is_in_table = between == Between::Column || behind.starts_with(COLUMNS);
        let words_before = if has_words { words_before(&self.original[..pair[0].place.start]) } else { String::new() };
        let words = [words_before, words_behind(behind, is_in_table)];
        Some(Times {
            start,
            end: if is_end_negative { Some(Time::ZERO) } else { pair[1].time.filter(|_| !is_cut_off) },
            is_doubtful: !is_clear,
            has_letters: false,
            has_number: !has_words && before.iter().any(char::is_ascii_digit),
            is_in_table,
            words: words.join(" ").trim().to_owned(),
        })
    }

    /// A start with an arrow behind it that leads to no time.
    fn start_alone(&self, start: &Stamp) -> Option<Times> {
        let (before, behind) = (&self.letters[..start.place.start], &self.letters[start.place.end..]);
        let leads_on = String::from_iter(behind).trim_start().starts_with("-->");
        (leads_on && is_number_or_marks(before)).then_some(())?;
        let has_number = before.iter().any(char::is_ascii_digit);
        let start = if is_negative(before) { Time::ZERO } else { start.time? };
        let words = String::new();
        Some(Times { start, end: None, is_doubtful: false, has_number, is_in_table: false, has_letters: false, words })
    }

    fn has(&self, text: &str) -> bool {
        String::from_iter(&self.letters).contains(text)
    }

    /// What a line is in a text whose times have arrows, if it has no word: times that cannot be read, wherever it stands
    /// or where a cue begins.
    fn beside_arrows(&self, found: &[Stamp]) -> Line {
        let count = |is: fn(&char) -> bool| self.letters.iter().filter(|letter| is(letter)).count();
        let (digits, colons) =
            (count(|letter| letter.is_ascii_digit() || "OoIl".contains(*letter)), count(|&it| it == ':'));
        let exact = found.iter().filter(|stamp| stamp.has_fraction).count();
        let is_bare = !self.letters.iter().any(|letter| letter.is_alphabetic() && !"OoIlhmsd".contains(*letter));
        match (self.has("-->"), is_bare) {
            (true, true) if digits >= LEAST_DIGITS || colons > 1 => Line::BadTimes,
            (true, true) => Line::MaybeBadTimes,
            (_, true) if exact > 0 => Line::MaybeBadTimes,
            _ if exact > 1 => Line::MaybeBadTimes,
            _ => Line::Words,
        }
    }

    /// Whether nobody would say this line: an arrow of SubRip beside a clock, or clocks and marks and hardly a word.
    fn are_meant_as_times(&self, found: &[Stamp]) -> bool {
        let words = self.letters.split(|letter| letter.is_whitespace() || is_arrow_head(*letter));
        let clocks = words.filter(|word| is_clock(word) && (!self.needs_fraction || has_fraction(word)));
        let is_full = |stamp: &&Stamp| if self.needs_fraction { stamp.has_fraction } else { stamp.is_full };
        let clocks = clocks.count().max(found.iter().filter(is_full).count());
        let is_said = |word: &[char]| word.len() > 2 && !is_until(&bare(word)) && !is_since(&bare(word));
        let has_word = self.letters.split(|letter| !letter.is_alphabetic()).any(is_said);
        let has_arrow = self.letters.iter().any(|letter| is_arrow_head(*letter));
        match (self.has("-->"), has_word) {
            (true, _) => clocks > 0 || !found.is_empty(),
            (false, false) => clocks > 1 || clocks > 0 && has_arrow,
            (false, true) => false,
        }
    }
}

/// Whether a word is made like a time, be it one or not: digits with colons between, and hardly a letter.
fn is_clock(word: &[char]) -> bool {
    let count = |is: fn(char) -> bool| word.iter().filter(|letter| is(**letter)).count();
    let (digits, letters) = (count(|letter| letter.is_ascii_digit()), count(char::is_alphabetic));
    let (colons, points) = (count(|letter| ":;".contains(letter)), count(|letter| ",.[]()".contains(letter)));
    let is_nothing_else = digits + letters + colons + points == word.len();
    is_nothing_else && digits > letters && (colons > 1 || colons == 1 && points > 0)
}

/// Whether digits stand behind a mark of a fraction.
fn has_fraction(clock: &[char]) -> bool {
    clock.windows(2).any(|pair| matches!(pair, [',' | '.', digit] if digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How most lines are read.
    const FORM: Form = Form { frame_rate: 25, has_arrows: false };

    fn times(line: &str) -> Option<(i64, Option<i64>, String)> {
        match read(line, FORM) {
            Line::Times(times) if !times.is_doubtful => {
                Some((times.start.as_millis(), times.end.map(Time::as_millis), times.words))
            }
            _ => None,
        }
    }

    #[test]
    fn every_form_of_a_line_of_times_says_the_same() {
        for line in [
            "00:00:01,000 --> 00:00:03,000",
            "00:00:01,000-->00:00:03,000",
            "00:00:01,000 --&gt; 00:00:03,000",
            "00:00:01,000 → 00:00:03,000",
            "00:00:01,000 \u{F0E0} 00:00:03,000",
            "00:00:01,000 à 00:00:03,000",
            "00:00:01,000 – 00:00:03,000",
            "00:00:01,000 —> 00:00:03,000",
            "00:00:01,000 == > 00:00:03,000",
            "00.00.01,000 --> 00.00.03,000",
            "00.00.01.000 --> 00.00.03.000",
            "\u{202A}00:00:01,000\u{202C} --> \u{200E}00:00:03,000",
            "-->> 00:00:01,000 --> 00:00:03,000",
            "1 00:00:01,000 --> 00:00:03,000",
            "1. 00:00:01,000 --> 00:00:03,000 X1:10 X2:20",
            "[00:01.000 --> 00:03.000]",
            "00:01.000 --> 00:03.000 align:start position:0%",
            "00:00:01:00 - 00:00:03:00",
            "00;00;01;00 - 00;00;03;00",
            "0:00:01.000,0:00:03.000",
            "1\t00:00:01,000\t00:00:03,000\t",
            "[1.00s -> 3.00s]",
            "0:01 --> 0:03",
            "00:00:01,000 sd 00:00:03,000",
            "00:00:01,000 s.d. 00:00:03,000",
            "[00:00:01,000] S/D [00:00:03,000]",
            "Dari 00:00:01,000 sampai dengan 00:00:03,000",
            "No. 2: 00:00:01,000 hingga 00:00:03,000",
            "Subtitle 2 00:00:01,000 --> 00:00:03,000",
        ] {
            assert_eq!(times(line), Some((1000, Some(3000), String::new())), "{line}");
        }
    }

    #[test]
    fn words_before_and_behind_the_times_are_kept() {
        for line in [
            "[00:01.000 --> 00:03.000]  - Halo: \"ya\"",
            "00:00:01,000 --> 00:00:03,000 - Halo: \"ya\"",
            "1\t00:00:01,000 --> 00:00:03,000\t- Halo: \"ya\"",
            "1\t00:00:01,000\t00:00:03,000\t- Halo: \"ya\"\t\t",
            "2;00:00:01,000;00:00:03,000;- Halo: \"ya\"",
            "- Halo: \"ya\"\t00:00:01,000\t00:00:03,000",
            "1\t- Halo: \"ya\"\t00:00:01,000\t00:00:03,000",
            "1\t00:00:01,000\t00:00:03,000\t00:00:02,000\t- Halo: \"ya\"",
            "- Halo: \"ya\" [00:00:01,000 --> 00:00:03,000]",
        ] {
            let (start, end, words) = times(line).unwrap_or_default();
            assert_eq!((start, end), (1000, Some(3000)), "{line}");
            assert_eq!(words, "- Halo: \"ya\"", "{line}");
        }
    }

    #[test]
    fn what_a_person_says_is_no_line_of_times() {
        for line in [
            "Pukul 10:00 -> 11:00",
            "Pukul 10:00:00 - 11:00:00 istirahat",
            "Buka 10.00 - 15.00",
            "12.05.2026 - 14.05.2026",
            "Skor 2:1",
            "Menu → File (2)",
            "Langkah 1 --> 2",
            "1:02",
            "selamat<00:00:00.960><c> datang</c><00:00:01.520><c> di</c>",
        ] {
            assert_eq!(read(line, FORM), Line::Words, "{line}");
        }
    }

    #[test]
    fn a_time_that_nobody_understands_is_known_as_one() {
        for line in [
            "00:00:0a,000 --> 00:00:03,000",
            "--> 00:00:03,000",
            "00:00:a1,000 → 00:00:03,000",
            "1:2:3:4:5:6 --> 7:8:9:1:2:3",
            "99999:00:00,000 --> 00:00:03,000",
            "00:00:0a,000 sampai 00:00:03,000",
            "dari 00:00:a1,000 s.d. 00:00:03,000",
        ] {
            assert_eq!(read(line, FORM), Line::BadTimes, "{line}");
        }
        assert_eq!(times("00:00:01,000 --> "), Some((1000, None, String::new())));
    }

    #[test]
    fn clocks_in_the_words_of_a_file_with_arrows_are_no_times() {
        let form = Form { has_arrows: true, ..FORM };
        for line in [
            "00:10:00 - 00:20:00",
            "Jam 10:00:00 -> 11:00:00",
            "10:00:00 sd 11:00:00",
            "10:00:00, 11:00:00",
            "10:00:00 → 11:00:00",
            "08:00:00\t09:00:00\tApel",
            "10:00 - 11:00",
        ] {
            assert_eq!(read(line, form), Line::Words, "{line}");
        }
        for line in [
            "00:00:01,000 → 00:00:03,000",
            "00:00:01,000 – 00:00:03,000",
            "00:00:01 --> 00:00:03",
            "00:00:01 --&gt; 00:00:03",
            "00:00:01:00 - 00:00:03:00",
        ] {
            assert!(matches!(read(line, form), Line::Times(times) if times.start.as_millis() == 1000), "{line}");
        }
        assert_eq!(read("00:00:a1,000 → 00:00:03,000", form), Line::BadTimes);
    }

    #[test]
    fn letters_with_colons_behind_the_times_are_words() {
        for said in ["B: C:", ":)", "A:"] {
            let line = format!("00:00:01,000 --> 00:00:03,000 {said}");
            assert_eq!(times(&line), Some((1000, Some(3000), said.to_owned())), "{line}");
        }
        assert_eq!(times("00:00:01.000 --> 00:00:03.000 A:start L:90%"), Some((1000, Some(3000), String::new())));
    }
}
