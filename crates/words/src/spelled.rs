//! Numbers in words, where their digits could be read in two ways.

use crate::messages::Language;

/// Larger numbers are not said in words.
const MOST: f64 = 1e15;
/// So many digits behind the mark are said, one by one.
const MOST_DECIMALS: usize = 6;

const INDONESIAN: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `seribu dua ratus tiga puluh empat`, `satu koma dua tiga empat`; `None` for what is too large to be said so.
pub fn spelled(language: Language, value: f64) -> Option<String> {
    let size = value.abs();
    if size.is_nan() || size >= MOST {
        return None;
    }
    let text = format!("{size:.MOST_DECIMALS$}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let whole: u64 = whole.parse().ok()?;
    let decimals = decimals.trim_end_matches('0');
    let (minus, mark) = match language {
        Language::Id => ("minus", "koma"),
        Language::En => ("minus", "point"),
    };
    let mut words = vec![match language {
        Language::Id => indonesian(whole),
        Language::En => english(whole),
    }];
    if value < 0.0 {
        words.insert(0, minus.to_owned());
    }
    if !decimals.is_empty() {
        words.push(mark.to_owned());
        let digits = decimals.bytes().map(|digit| usize::from(digit - b'0'));
        words.extend(digits.filter_map(|digit| digit_word(language, digit)).map(str::to_owned));
    }
    Some(words.join(" "))
}

fn digit_word(language: Language, digit: usize) -> Option<&'static str> {
    match language {
        Language::Id => INDONESIAN.get(digit).copied(),
        Language::En => ENGLISH.get(digit).copied(),
    }
}

fn indonesian(number: u64) -> String {
    let after = |rest: u64| if rest == 0 { String::new() } else { format!(" {}", indonesian(rest)) };
    let of = |size: u64, one: &str, word: &str| match number / size {
        1 if !one.is_empty() => format!("{one}{}", after(number % size)),
        count => format!("{} {word}{}", indonesian(count), after(number % size)),
    };
    match number {
        0..=11 => INDONESIAN[number as usize].to_owned(),
        12..=19 => format!("{} belas", indonesian(number - 10)),
        20..=99 => of(10, "", "puluh"),
        100..=999 => of(100, "seratus", "ratus"),
        1000..=999_999 => of(1000, "seribu", "ribu"),
        1_000_000..=999_999_999 => of(1_000_000, "", "juta"),
        1_000_000_000..=999_999_999_999 => of(1_000_000_000, "", "miliar"),
        _ => of(1_000_000_000_000, "", "triliun"),
    }
}

fn english(number: u64) -> String {
    let of = |size: u64, word: &str| match number % size {
        0 => format!("{} {word}", english(number / size)),
        rest => format!("{} {word} {}", english(number / size), english(rest)),
    };
    match number {
        0..=19 => ENGLISH[number as usize].to_owned(),
        20..=99 => match number % 10 {
            0 => TENS[number as usize / 10].to_owned(),
            rest => format!("{}-{}", TENS[number as usize / 10], english(rest)),
        },
        100..=999 => of(100, "hundred"),
        1000..=999_999 => of(1000, "thousand"),
        1_000_000..=999_999_999 => of(1_000_000, "million"),
        1_000_000_000..=999_999_999_999 => of(1_000_000_000, "billion"),
        _ => of(1_000_000_000_000, "trillion"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        let id = |value: f64| spelled(Language::Id, value).unwrap();
        let en = |value: f64| spelled(Language::En, value).unwrap();
        assert_eq!(id(1234.0), "seribu dua ratus tiga puluh empat");
        assert_eq!(id(1.234), "satu koma dua tiga empat");
        assert_eq!(
            [11.0, 17.0, 40.0, 100.0, 21_000.0].map(id),
            ["sebelas", "tujuh belas", "empat puluh", "seratus", "dua puluh satu ribu"]
        );
        assert_eq!(id(-1_500_000.0), "minus satu juta lima ratus ribu");
        assert_eq!(en(1234.0), "one thousand two hundred thirty-four");
        assert_eq!(en(0.5), "zero point five");
        assert_eq!([spelled(Language::Id, 1e15), spelled(Language::Id, f64::NAN)], [None, None]);
    }
}
