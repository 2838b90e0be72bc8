//! Numbers as they are spoken in Indonesian.

const ONES: [&str; 10] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
/// What comes behind a number and is spoken before its currency.
pub const MAGNITUDES: [&str; 4] = ["ribu", "juta", "miliar", "triliun"];
/// Longer ones without dots are read digit by digit.
const MOST_DIGITS: usize = 7;

/// A whole number: `1250` is "seribu dua ratus lima puluh".
pub fn cardinal(number: u64) -> String {
    let with_rest = |head: String, rest: u64| match rest {
        0 => head,
        rest => format!("{head} {}", cardinal(rest)),
    };
    match number {
        0..=9 => ONES[number as usize].to_owned(),
        10 => "sepuluh".to_owned(),
        11 => "sebelas".to_owned(),
        12..=19 => format!("{} belas", cardinal(number - 10)),
        20..=99 => with_rest(format!("{} puluh", cardinal(number / 10)), number % 10),
        100..=199 => with_rest("seratus".to_owned(), number % 100),
        200..=999 => with_rest(format!("{} ratus", cardinal(number / 100)), number % 100),
        1000..=1999 => with_rest("seribu".to_owned(), number % 1000),
        _ => {
            let large =
                [(1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"), (1000, "ribu")];
            let (unit, name) = large.into_iter().find(|(unit, _)| number >= *unit).unwrap_or((1000, "ribu"));
            with_rest(format!("{} {name}", cardinal(number / unit)), number % unit)
        }
    }
}

/// Digits one by one; all else is silent.
pub fn digits(text: &str) -> String {
    let names: Vec<&str> = text.chars().filter_map(|digit| Some(ONES[digit.to_digit(10)? as usize])).collect();
    names.join(" ")
}

/// What digits with points, commas, colons, hyphens and slashes between them say; `None` if it is no number.
pub fn spoken(text: &str) -> Option<String> {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    number(text).or_else(|| clock(text)).or_else(|| date(text)).or_else(|| joined(text)).or_else(|| {
        // What is left is a code: "1.2.3", "12:30:05".
        text.chars().all(|letter| letter.is_ascii_digit() || ".,:/-–".contains(letter)).then(|| digits(text))
    })
}

/// A number with points between thousands and a comma before decimals.
fn number(text: &str) -> Option<String> {
    let (whole, decimals) = match text.split_once(',') {
        Some((_, decimals)) if !is_digits(decimals) => return None,
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let is_in_thousands = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    if !groups.iter().all(|group| is_digits(group)) || groups.len() > 1 && !is_in_thousands {
        return None;
    }
    let plain = groups.concat();
    let is_code = groups.len() == 1 && (plain.len() > 1 && plain.starts_with('0') || plain.len() > MOST_DIGITS);
    let head = if is_code { digits(&plain) } else { plain.parse().map_or_else(|_| digits(&plain), cardinal) };
    Some(match decimals {
        // Cents that are none are not spoken: "Rp5.000,00".
        Some(decimals) if decimals.bytes().all(|digit| digit == b'0') => head,
        Some(decimals) => format!("{head} koma {}", digits(decimals)),
        None => head,
    })
}

/// `08.30` or `8:30`.
fn clock(text: &str) -> Option<String> {
    let (hours, minutes) = text.split_once(['.', ':'])?;
    let in_range = |digits: &str, most: u64| digits.parse::<u64>().ok().filter(|number| *number <= most);
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (in_range(hours, 24)?, in_range(minutes, 59)?);
    let minutes = if minutes == 0 { String::new() } else { format!(" {}", cardinal(minutes)) };
    Some(format!("{}{minutes}", cardinal(hours)))
}

/// Day, month, year.
fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let value = |part: &str, most: u64| part.parse::<u64>().ok().filter(|number| (1..=most).contains(number));
    let (day, month) = (value(day, 31)?, value(month, 12)?);
    let year = value(year, 2999).filter(|_| year.len() == 4)?;
    Some(format!("{} {} {}", cardinal(day), MONTHS[month as usize - 1], cardinal(year)))
}

/// Two numbers: from–to, or a fraction; more of them are a code such as a telephone number.
fn joined(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '–', '/']).collect();
    let [first, second] = parts.as_slice() else { return None };
    let (from, to) = (number(first).or_else(|| clock(first))?, number(second).or_else(|| clock(second))?);
    let small = |part: &str| part.parse::<u64>().ok().filter(|number| *number <= 10);
    match (text.contains('/'), small(first).zip(small(second))) {
        (true, Some((above, below))) if above < below => Some(format!("{from} per {to}")),
        _ if first.starts_with('0') && is_digits(first) && first.len() > 2 => Some(digits(text)),
        _ => Some(format!("{from} sampai {to}")),
    }
}

/// A Roman number up to 89, in capitals.
pub fn roman(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut number = 0;
    for (letters, value) in [("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)] {
        let mut times = 0;
        while let Some(behind) = rest.strip_prefix(letters).filter(|_| times < 3) {
            (rest, number, times) = (behind, number + value, times + 1);
        }
    }
    (rest.is_empty() && number > 0).then_some(number)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> String {
        spoken(text).unwrap_or_default()
    }

    #[test]
    fn one_of_a_kind_is_se_up_to_a_thousand() {
        let names = [10, 11, 100, 1000, 1_000_000].map(cardinal);
        assert_eq!(names, ["sepuluh", "sebelas", "seratus", "seribu", "satu juta"]);
        assert_eq!(cardinal(0), "nol");
        assert_eq!(cardinal(2024), "dua ribu dua puluh empat");
        assert_eq!(cardinal(1_115_917), "satu juta seratus lima belas ribu sembilan ratus tujuh belas");
    }

    #[test]
    fn points_part_thousands_and_commas_decimals() {
        assert_eq!(said("1.500"), "seribu lima ratus");
        assert_eq!(said("2,75"), "dua koma tujuh lima");
        assert_eq!(said("5.000,00"), "lima ribu");
    }

    #[test]
    fn clocks_dates_and_ranges() {
        assert_eq!(said("08.30"), "delapan tiga puluh");
        assert_eq!(said("15:00"), "lima belas");
        assert_eq!(said("08.00-15.30"), "delapan sampai lima belas tiga puluh");
        assert_eq!(said("17-08-1945"), "tujuh belas Agustus seribu sembilan ratus empat puluh lima");
        assert_eq!(said("10–12"), "sepuluh sampai dua belas");
        assert_eq!(said("2023/2024"), "dua ribu dua puluh tiga sampai dua ribu dua puluh empat");
        assert_eq!(said("1/2"), "satu per dua");
    }

    #[test]
    fn codes_are_read_digit_by_digit() {
        assert_eq!(said("0812"), "nol delapan satu dua");
        assert_eq!(said("12345678"), "satu dua tiga empat lima enam tujuh delapan");
        assert_eq!(said("0812-3456-7890"), digits("081234567890"));
        assert_eq!(said("1.2.3"), "satu dua tiga");
        assert_eq!(spoken("abc"), None);
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(["IV", "XII", "XXXIX"].map(roman), [Some(4), Some(12), Some(39)]);
        assert_eq!([roman("IIII"), roman("VX"), roman("")], [None; 3]);
    }

    proptest! {
        #[test]
        fn every_number_has_a_name_of_its_own(a in 0_u64..3_000_000_000, b in 0_u64..3_000_000_000) {
            prop_assert_eq!(cardinal(a) == cardinal(b), a == b);
        }

        #[test]
        fn nothing_is_too_odd(text in "[0-9.,:/–-]{1,20}") {
            spoken(&text);
        }
    }
}
