//! One cell taken apart: its sign, its digits with their marks, and the words around them.

use sunting_timeline::graphic::DecimalMark;

use super::style::{Magnitude, Measure};
use crate::months::is_month;

/// A cell that may be a number, whichever of its marks is the decimal one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Literal {
    pub is_negative: bool,
    /// Digits, points and commas.
    body: String,
    /// Powers of ten from "E+09".
    exponent: i32,
    pub measure: Measure,
    pub magnitude: Magnitude,
    /// What is counted, as written behind the number: "jiwa".
    pub unit: Option<String>,
}

/// What a number's marks say about which of them is the decimal one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Evidence {
    /// There are no marks.
    Nothing,
    /// Both readings make sense; this is the likelier.
    Likely(DecimalMark),
    /// Only this reading makes sense.
    Certain(DecimalMark),
    /// None does.
    Broken,
}

/// Digits of a unit of area or volume: m2.
const POWERS: [char; 2] = ['2', '3'];
/// No unit: what is before it is an hour.
const ZONES: [&str; 3] = ["wib", "wita", "wit"];
/// Beyond it an exponent is no amount of anything.
const MOST_EXPONENT: u32 = 15;
/// Nor is a number beyond this, and sums of such numbers would not be finite.
const MOST_AMOUNT: f64 = 1e30;

impl Literal {
    /// Takes a cell apart. `None` if it is not made like a number.
    pub fn parse(cell: &str) -> Option<Self> {
        let cell = cell.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
        let cell = cell.trim().trim_end_matches(['*', '\'']).trim_end();
        let inner = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let (is_in_brackets, text) = inner.map_or((false, cell), |inner| (true, inner));
        let (is_minus, is_money, text) = without_prefixes(text);
        let end = text.find(|letter: char| !letter.is_ascii_digit() && !is_mark(letter)).unwrap_or(text.len());
        let (body, tail) = text.split_at(end);
        // A letter in a digit's place is no unit.
        if matches!(tail, "O" | "o" | "l" | "I") {
            return None;
        }
        let has_no_cents = body.ends_with([',', '.']) && tail.starts_with(['-', '–', '—', '=']);
        let tail = if has_no_cents { tail.trim_start_matches(['-', '–', '—', '=']) } else { tail };
        let body = joined(body.trim().trim_end_matches([',', '.']))?;
        let mut literal = Self {
            is_negative: is_in_brackets || is_minus,
            body,
            exponent: 0,
            measure: if is_money { Measure::Rupiah } else { Measure::Plain },
            magnitude: Magnitude::One,
            unit: None,
        };
        literal.take_tail(tail.trim()).then_some(literal)
    }

    /// Whether what stands behind the digits belongs to a number.
    fn take_tail(&mut self, tail: &str) -> bool {
        if let Some(exponent) = tail.strip_prefix(['e', 'E']).and_then(|digits| digits.parse::<i32>().ok()) {
            self.exponent = exponent;
            return exponent.unsigned_abs() <= MOST_EXPONENT;
        }
        let mut units = Vec::new();
        let tail = tail.replace('%', " % ");
        for word in tail.split_whitespace() {
            let small = word.trim_end_matches('.').to_lowercase();
            match (small.as_str(), magnitude(word)) {
                ("%" | "persen" | "percent", _) => self.measure = Measure::Percent,
                ("rupiah", _) => self.measure = Measure::Rupiah,
                (_, Some(magnitude)) if units.is_empty() && self.magnitude == Magnitude::One => {
                    self.magnitude = magnitude;
                }
                _ if is_unit(&small) => units.push(word),
                _ => return false,
            }
        }
        self.unit = (!units.is_empty()).then(|| units.join(" "));
        true
    }

    /// Its value where that mark is the decimal one. Always finite, and so are sums of such.
    pub fn value(&self, mark: DecimalMark) -> Option<f64> {
        let (decimal, group) = match mark {
            DecimalMark::Comma => (',', '.'),
            DecimalMark::Point => ('.', ','),
        };
        let (whole, fraction) = match self.body.split_once(decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (self.body.as_str(), None),
        };
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !fraction.is_none_or(is_digits) || !is_whole(whole, group, fraction.is_some()) {
            return None;
        }
        let whole = whole.replace(group, "");
        let exponent = self.exponent + self.magnitude.factor().log10() as i32;
        let value: f64 = format!("0{whole}.{}e{exponent}", fraction.unwrap_or("0")).parse().ok()?;
        let value = Some(value).filter(|value| *value <= MOST_AMOUNT)?;
        Some(if self.is_negative && value != 0.0 { -value } else { value })
    }

    /// What its marks say.
    pub fn evidence(&self) -> Evidence {
        if !self.body.contains([',', '.']) {
            return self.value(DecimalMark::Comma).map_or(Evidence::Broken, |_| Evidence::Nothing);
        }
        match (self.value(DecimalMark::Comma), self.value(DecimalMark::Point)) {
            (Some(_), None) => Evidence::Certain(DecimalMark::Comma),
            (None, Some(_)) => Evidence::Certain(DecimalMark::Point),
            (Some(_), Some(_)) if self.body.contains('.') => Evidence::Likely(DecimalMark::Comma),
            (Some(_), Some(_)) => Evidence::Likely(DecimalMark::Point),
            (None, None) => Evidence::Broken,
        }
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | ' ' | '\'' | '’')
}

/// What is left behind signs and "Rp", in any order, and what these were.
fn without_prefixes(text: &str) -> (bool, bool, &str) {
    let (mut is_minus, mut is_money, mut text) = (false, false, text.trim_start());
    loop {
        if let Some(rest) = text.strip_prefix(['-', '−', '–']).filter(|_| !is_minus) {
            (is_minus, text) = (true, rest.trim_start());
        } else if let Some(rest) = text.strip_prefix('+') {
            text = rest.trim_start();
        } else if let Some(rest) = without_currency(text).filter(|_| !is_money) {
            (is_money, text) = (true, rest.trim_start());
        } else {
            return (is_minus, is_money, text);
        }
    }
}

fn without_currency(text: &str) -> Option<&str> {
    let names = ["rp.", "rp", "idr"];
    let strip = |name: &&str| text.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name));
    names.iter().find(|name| strip(name).is_some()).and_then(|name| text.get(name.len()..))
}

/// Digits without the blanks and apostrophes between groups of three. `None` if there are no digits, or the groups
/// are none.
fn joined(body: &str) -> Option<String> {
    let mut parts = body.split([' ', '\'', '’']);
    let first = parts.next().filter(|first| !first.is_empty())?;
    let mut joined = first.to_owned();
    let is_group = |part: &str| {
        let digits = part.find([',', '.']).unwrap_or(part.len());
        digits == 3
    };
    for part in parts {
        if !is_group(part) || joined.contains([',', '.']) {
            return None;
        }
        joined.push_str(part);
    }
    joined.contains(|letter: char| letter.is_ascii_digit()).then_some(joined)
}

/// Whether the part before the decimal mark is plain digits or groups of three. A number does not lead with zeros.
fn is_whole(whole: &str, group: char, has_fraction: bool) -> bool {
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    if !is_digits(first) || (first.len() > 1 && first.starts_with('0')) {
        return false;
    }
    match rest.as_slice() {
        [] => !first.is_empty() || has_fraction,
        rest => {
            let is_group = |part: &&str| part.len() == 3 && is_digits(part);
            (1..=3).contains(&first.len()) && first != "0" && rest.iter().all(is_group)
        }
    }
}

fn magnitude(word: &str) -> Option<Magnitude> {
    let word = word.trim_end_matches('.');
    match word.to_lowercase().as_str() {
        "rb" | "ribu" | "thousand" => Some(Magnitude::Thousand),
        "jt" | "juta" | "million" => Some(Magnitude::Million),
        "miliar" | "milyar" | "billion" => Some(Magnitude::Billion),
        "triliun" | "trilyun" | "trillion" => Some(Magnitude::Trillion),
        // A small m is a metre.
        _ if word == "M" => Some(Magnitude::Billion),
        _ if word == "T" => Some(Magnitude::Trillion),
        _ => None,
    }
}

/// Whether a word, in small letters, may stand behind a number as what is counted.
fn is_unit(word: &str) -> bool {
    let is_word = word.starts_with(|letter: char| letter.is_alphabetic() || letter == '/' || letter == '°');
    let letters = word.trim_end_matches(POWERS);
    let has_digits = letters.contains(|letter: char| letter.is_ascii_digit() || letter == ':');
    is_word && !has_digits && !ZONES.contains(&word) && !is_month(word)
}
