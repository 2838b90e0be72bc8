//! Times as the window writes and reads them.

use chrono::DateTime;
use sunting_timeline::Time;
use sunting_words::{Language, Messages};

use super::moments;

/// `0:12,6`: always with tenths, so that nothing jumps.
pub fn clock(language: Language, time: Time) -> String {
    let tenths = time.to_units(1, 10).unwrap_or(0).max(0);
    let comma = if language == Language::Id { ',' } else { '.' };
    let (hours, minutes, seconds, tenth) = (tenths / 36_000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
    match hours {
        0 => format!("{minutes}:{seconds:02}{comma}{tenth}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}{comma}{tenth}"),
    }
}

/// `2,4`: seconds with one decimal.
pub fn tenths(language: Language, time: Time) -> String {
    let text = format!("{:.1}", time.as_seconds_f64());
    if language == Language::Id { text.replace('.', ",") } else { text }
}

/// `24 Nov, 09.42`: a moment in seconds since 1970, as its file says it.
pub fn day_and_hour(messages: &Messages, seconds: i64) -> String {
    let moment = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    format!("{}, {}", moments::date(messages, &moment), moments::time(messages, &moment))
}

/// A time that someone typed: `0:12,6`, `12.6`, `2,4 dtk`. None is less than nothing.
pub fn typed(text: &str) -> Option<Time> {
    if text.trim_start().starts_with(['-', '−', '–']) {
        return None;
    }
    let digits: String = text.chars().filter(|letter| letter.is_ascii_digit() || ":.,".contains(*letter)).collect();
    let text = digits.replace(',', ".");
    if text.is_empty() { None } else { text.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_and_read_as_people_do() {
        let time = Time::from_millis(72_640);
        assert_eq!((clock(Language::Id, time), clock(Language::En, time)), ("1:12,6".into(), "1:12.6".into()));
        assert_eq!(clock(Language::Id, Time::from_seconds(3605)), "1:00:05,0");
        assert_eq!(typed("1:12,6"), Some(Time::from_millis(72_600)));
        assert_eq!(typed("2,4 dtk"), Some(Time::from_millis(2400)));
        assert_eq!((typed("dtk"), typed("-3"), typed("− 3 dtk")), (None, None, None));
    }
}
