//! Times as people write them in the first column: years, quarters, months, dates.

use crate::language::Language;
use crate::months::{MONTHS, month};

/// Years outside this are amounts, not times.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Two digits from here on are a year of the last century.
const FIRST_OF_LAST_CENTURY: i32 = 70;
/// A period may be so many times as long as another and still be like it: months have 28 to 31 days.
const EVEN: f64 = 1.25;

const WEEKDAYS: [&str; 15] = [
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "minggu",
    "ahad",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const QUARTERS: [&str; 8] = ["triwulan", "tw", "trw", "kuartal", "quarter", "q", "twl", "kw"];
const SEMESTERS: [&str; 4] = ["semester", "smt", "sem", "smstr"];
/// Words that say nothing beside a time.
const FILLERS: [&str; 10] = ["tahun", "thn", "th", "year", "bulan", "bln", "ta", "tgl", "tanggal", "ke"];
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];
/// So long a cell is a sentence.
const LONGEST: usize = 48;

/// What kind of time a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Semester,
    Quarter,
    Month,
    Date,
}

/// A time that may not tell its year.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Period {
    unit: Unit,
    year: Option<i32>,
    /// How far into the year it begins, from 0 to 1.
    part: f64,
}

/// What stands first in a date that is all digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateOrder {
    /// 24/11/2026.
    DayFirst,
    /// 11/24/2026.
    MonthFirst,
}

enum Token {
    Word(String),
    Number { value: i32, digits: usize },
}

/// Where each cell's time begins, in years: 2024.5 is July 2024. Times without a year count from year 0 and run on
/// into the next where they begin again. `None` unless all are different times of one kind.
pub fn periods(cells: &[&str]) -> Option<Vec<f64>> {
    let read = |order| cells.iter().map(|cell| Period::parse(cell, order)).collect::<Option<Vec<_>>>();
    let periods = read(DateOrder::DayFirst).or_else(|| read(DateOrder::MonthFirst))?;
    let unit = periods.first()?.unit;
    let positions = positions(&periods).filter(|_| periods.iter().all(|period| period.unit == unit))?;
    let mut sorted = positions.clone();
    sorted.sort_by(f64::total_cmp);
    let are_different = sorted.windows(2).all(|pair| pair.first() != pair.last());
    are_different.then_some(positions)
}

/// So many cells look like times.
pub fn count_periods(cells: &[&str]) -> usize {
    let is_time = |cell: &&&str| {
        Period::parse(cell, DateOrder::DayFirst).or_else(|| Period::parse(cell, DateOrder::MonthFirst)).is_some()
    };
    cells.iter().filter(is_time).count()
}

/// Whether times are not at like distances from each other.
pub fn are_uneven(positions: &[f64]) -> bool {
    let mut sorted = positions.to_vec();
    sorted.sort_by(f64::total_cmp);
    let gaps = || sorted.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
    let longest = gaps().fold(0.0, f64::max);
    let shortest = gaps().fold(f64::INFINITY, f64::min);
    sorted.len() > 2 && longest > EVEN * shortest
}

/// A date as short as it is still a date: "24 Nov 2026".
pub fn short_date(year: u16, month: u8, day: u8, language: Language) -> String {
    format!("{day} {}", short_month(year, month, language))
}

/// The same without the day: "Nov 2026".
pub(super) fn short_month(year: u16, month: u8, language: Language) -> String {
    let names = usize::from(month).checked_sub(1).and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let name = names.get(language.choose(0, 1)).copied().unwrap_or_default();
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{} {year}", letters.as_str())
}

/// Whether a cell is a plain year.
pub(super) fn is_year(cell: &str) -> bool {
    let period = Period::parse(cell, DateOrder::DayFirst);
    period.is_some_and(|period| period.unit == Unit::Year)
}

/// Times on one line. Where only some tell their year, the others are of the year before them.
fn positions(periods: &[Period]) -> Option<Vec<f64>> {
    let has_year = periods.first()?.year.is_some();
    let begins_again = |pair: &[Period]| match pair {
        [one, other] => other.year.is_none() && other.part < one.part,
        _ => false,
    };
    // A list that goes backwards begins again all the time: it stays in its year.
    let runs_on = has_year || periods.windows(2).filter(|pair| begins_again(pair)).count() <= 1;
    let mut year = 0;
    let mut before: Option<f64> = None;
    let mut positions = Vec::with_capacity(periods.len());
    for period in periods {
        match period.year {
            Some(own) if has_year => year = own,
            Some(_) => return None,
            None if runs_on && before.is_some_and(|before| period.part < before) => year += 1,
            None => {}
        }
        before = Some(period.part);
        positions.push(f64::from(year) + period.part);
    }
    Some(positions)
}

impl Period {
    fn parse(cell: &str, order: DateOrder) -> Option<Self> {
        let cell = cell.trim().trim_end_matches(['*', ')', ' ', '.', ',']);
        if cell.is_empty() || cell.len() > LONGEST {
            return None;
        }
        if cell.contains(char::is_alphabetic) { in_words(cell) } else { in_digits(cell, order) }
    }

    fn year(year: i32) -> Option<Self> {
        YEARS.contains(&year).then_some(Self { unit: Unit::Year, year: Some(year), part: 0.0 })
    }

    fn part_of(unit: Unit, number: i32, parts: i32, year: Option<i32>) -> Option<Self> {
        let part = f64::from(number - 1) / f64::from(parts);
        (1..=parts).contains(&number).then_some(Self { unit, year, part })
    }

    fn month(month: i32, year: Option<i32>) -> Option<Self> {
        Self::part_of(Unit::Month, month, 12, year)
    }

    fn date(year: Option<i32>, month: i32, day: i32) -> Option<Self> {
        let is_leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
        let days = [31, 28 + i32::from(is_leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let at = usize::try_from(month).ok()?.checked_sub(1)?;
        let before: i32 = days.iter().take(at).sum();
        let part = f64::from(before + day - 1) / f64::from(days.iter().sum::<i32>());
        (1..=*days.get(at)?).contains(&day).then_some(Self { unit: Unit::Date, year, part })
    }
}

/// "2024", "2024/2025", "24/11/2026", "24.11.2026", "2026-11-24", "11/2026".
fn in_digits(cell: &str, order: DateOrder) -> Option<Period> {
    let mark = cell.chars().find(|letter| !letter.is_ascii_digit());
    let Some(mark) = mark else {
        return if cell.len() == 4 { Period::year(cell.parse().ok()?) } else { None };
    };
    let numbers: Vec<(i32, usize)> = cell.split(mark).map(number).collect::<Option<_>>()?;
    match (numbers.as_slice(), mark) {
        ([(first, 4), second], '/' | '-' | '–') if follows(*first, *second) => Period::year(*first),
        ([(first, 4), (second, 4)], '-' | '–') if second > first && YEARS.contains(second) => Period::year(*first),
        ([(year, 4), (month, 2)], '-') if YEARS.contains(year) => Period::month(*month, Some(*year)),
        ([(month, 1 | 2), (year, 4)], '/' | '-') if YEARS.contains(year) => Period::month(*month, Some(*year)),
        ([(year, 4), (month, 1 | 2), (day, 1 | 2)], '-' | '/') if YEARS.contains(year) => {
            Period::date(Some(*year), *month, *day)
        }
        ([(first, 1 | 2), (second, 1 | 2), year], '/' | '-')
        | ([(first, 1 | 2), (second, 1 | 2), year @ (_, 4)], '.') => {
            let year = full_year(*year)?;
            match order {
                DateOrder::DayFirst => Period::date(Some(year), *second, *first),
                DateOrder::MonthFirst => Period::date(Some(year), *first, *second),
            }
        }
        _ => None,
    }
}

/// "November 2026", "24 Nov 2026", "Triwulan I 2026", "Q1", "Semester 2", "Tahun 2024".
fn in_words(cell: &str) -> Option<Period> {
    let tokens = tokens(cell)?;
    let word = |text: &str, names: &[&str]| names.contains(&text);
    match tokens.as_slice() {
        [Token::Number { value, digits: 4 }] => Period::year(*value),
        [Token::Number { value, digits: 4 }, Token::Number { value: next, digits }]
            if follows(*value, (*next, *digits)) =>
        {
            Period::year(*value)
        }
        [Token::Word(name), rest @ ..] if word(name, &QUARTERS) => ordinal(Unit::Quarter, 4, rest),
        [Token::Word(name), rest @ ..] if word(name, &SEMESTERS) => ordinal(Unit::Semester, 2, rest),
        [year @ Token::Number { digits: 4, .. }, Token::Word(name), part] if word(name, &QUARTERS) => {
            Period::part_of(Unit::Quarter, ordinal_number(part)?, 4, Some(token_year(year)?))
        }
        [Token::Word(name)] => Period::month(month(name)?, None),
        [Token::Word(name), year @ Token::Number { .. }]
        | [year @ Token::Number { digits: 4, .. }, Token::Word(name)] => {
            Period::month(month(name)?, Some(token_year(year)?))
        }
        [Token::Number { value, digits: 1 | 2 }, Token::Word(name)] => Period::date(None, month(name)?, *value),
        [Token::Number { value, digits: 1 | 2 }, Token::Word(name), year]
        | [Token::Word(name), Token::Number { value, digits: 1 | 2 }, year @ Token::Number { digits: 4, .. }] => {
            Period::date(Some(token_year(year)?), month(name)?, *value)
        }
        _ => None,
    }
}

/// The part of a year behind "Triwulan", and its year, which may be one of two.
fn ordinal(unit: Unit, parts: i32, tokens: &[Token]) -> Option<Period> {
    let (number, rest) = tokens.split_first()?;
    let year = match rest {
        [] => None,
        [year] => Some(token_year(year)?),
        [year @ Token::Number { value, digits: 4 }, Token::Number { value: next, digits }]
            if follows(*value, (*next, *digits)) =>
        {
            Some(token_year(year)?)
        }
        _ => return None,
    };
    Period::part_of(unit, ordinal_number(number)?, parts, year)
}

fn ordinal_number(token: &Token) -> Option<i32> {
    match token {
        Token::Number { value, digits: 1 } => Some(*value),
        Token::Number { .. } => None,
        Token::Word(word) => i32::try_from(ROMAN.iter().position(|roman| roman == word)? + 1).ok(),
    }
}

fn token_year(token: &Token) -> Option<i32> {
    match token {
        Token::Number { value, digits } => full_year((*value, *digits)),
        Token::Word(_) => None,
    }
}

/// Words in small letters and numbers, without what says nothing. `None` if something else stands there.
fn tokens(cell: &str) -> Option<Vec<Token>> {
    let small = cell.to_lowercase();
    let mut tokens = Vec::new();
    let mut rest = small.as_str();
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let is_alike = |letter: char| if is_digit { letter.is_ascii_digit() } else { letter.is_alphabetic() };
        let end = rest.find(|letter| !is_alike(letter)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match run {
            "" if " \u{a0}./-–,'’".contains(first) => {}
            "" => return None,
            run if is_digit => {
                let (value, digits) = number(run)?;
                tokens.push(Token::Number { value, digits });
            }
            word if FILLERS.contains(&word) || WEEKDAYS.contains(&word) => {}
            word => tokens.push(Token::Word(word.to_owned())),
        }
        rest = if run.is_empty() { rest.get(first.len_utf8()..)? } else { after };
    }
    Some(tokens)
}

/// Up to four digits and how many they are.
fn number(digits: &str) -> Option<(i32, usize)> {
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok().map(|value| (value, digits.len()))).flatten()
}

/// A year of four digits, or of two.
fn full_year((value, digits): (i32, usize)) -> Option<i32> {
    match digits {
        4 => Some(value).filter(|year| YEARS.contains(year)),
        2 if value >= FIRST_OF_LAST_CENTURY => Some(1900 + value),
        2 => Some(2000 + value),
        _ => None,
    }
}

/// Whether a number is the year after the first, in full or in two digits.
fn follows(first: i32, (second, digits): (i32, usize)) -> bool {
    match digits {
        4 => second == first + 1,
        2 => second == (first + 1) % 100,
        _ => false,
    }
}
