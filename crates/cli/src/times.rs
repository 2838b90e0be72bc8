//! Times, ranges and sizes as people write them. Read exactly, never through a float.

use std::str::FromStr;

use sunting_timeline::Time;

/// A place in a film: a time, or a frame counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Time(Time),
    Frame(u64),
}

/// A half-open range `START..END`; what is left out is the start or the end of the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: Option<Moment>,
    pub end: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

/// A text that cannot be read. The message's key in the translation files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadValue(pub &'static str);

const BAD_TIME: BadValue = BadValue("usage-bad-time");
const BAD_RANGE: BadValue = BadValue("usage-bad-range");
const EMPTY_RANGE: BadValue = BadValue("usage-empty-range");
const BAD_SIZE: BadValue = BadValue("usage-bad-size");

/// What stands behind seconds where the program itself writes them.
const SECONDS: [&str; 2] = ["detik", "s"];

/// Reads `12.5`, `12,5 detik`, `1:02.250`, `1:02:03` or `375f`.
impl FromStr for Moment {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        if let Some(number) = text.strip_suffix('f') {
            return whole(number).map(Self::Frame).ok_or(BAD_TIME);
        }
        let number = SECONDS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
        match number.parse::<Time>() {
            Ok(time) if time >= Time::ZERO && !number.trim_start().starts_with('-') => Ok(Self::Time(time)),
            _ => Err(BAD_TIME),
        }
    }
}

/// Reads `A..B`, `A..`, `..B`.
impl FromStr for Span {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let (start, end) = text.split_once("..").ok_or(BAD_RANGE)?;
        let moment = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| BAD_RANGE),
        };
        let span = Self { start: moment(start)?, end: moment(end)? };
        if span.is_surely_empty() { Err(EMPTY_RANGE) } else { Ok(span) }
    }
}

impl Span {
    /// Whether no film has anything in it. A time against a frame number cannot be told here.
    fn is_surely_empty(self) -> bool {
        let start = self.start.unwrap_or(Moment::Time(Time::ZERO));
        match (start, self.end) {
            (Moment::Time(start), Some(Moment::Time(end))) => start >= end,
            (Moment::Frame(start), Some(Moment::Frame(end))) => start >= end,
            (_, Some(Moment::Frame(0))) => true,
            _ => false,
        }
    }
}

const UNITS: [(&str, u64); 9] = [
    ("KIB", 1 << 10),
    ("MIB", 1 << 20),
    ("GIB", 1 << 30),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000),
    ("B", 1),
    ("", 1),
];

/// Reads `16MB`, `15.5MiB`, `15,6 MB`, `16000000`; a part of a byte is left out, so that a limit is never exceeded.
impl FromStr for Size {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let upper = text.trim().to_ascii_uppercase();
        let unit = UNITS.iter().find_map(|(name, bytes)| Some((upper.strip_suffix(name)?, *bytes)));
        let size = unit.and_then(|(number, bytes)| decimal_times(number.trim_end(), bytes));
        size.filter(|&bytes| bytes > 0).map(Self).ok_or(BAD_SIZE)
    }
}

fn decimal_times(number: &str, bytes: u64) -> Option<u64> {
    let (integer, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let scale = 10_u128.checked_pow(u32::try_from(fraction.len()).ok().filter(|&digits| digits <= 18)?)?;
    let value = u128::from(whole(integer)?) * scale + u128::from(whole(fraction)?);
    u64::try_from(value.checked_mul(u128::from(bytes))? / scale).ok()
}

fn whole(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_words::{Language, Messages, Scope};

    fn moment(text: &str) -> Result<Moment, BadValue> {
        text.parse()
    }

    #[test]
    fn times_are_seconds_clock_times_or_frames() {
        assert_eq!(moment("12.5"), Ok(Moment::Time(Time::from_millis(12_500))));
        assert_eq!(moment("1:02.250"), Ok(Moment::Time(Time::from_millis(62_250))));
        assert_eq!(moment("1:02:03"), Ok(Moment::Time(Time::from_seconds(3723))));
        assert_eq!(moment("375f"), Ok(Moment::Frame(375)));
        for written in ["0:01,5", "1,5", "1,5 detik", "1.5 s", "1.500"] {
            assert_eq!(moment(written), Ok(Moment::Time(Time::from_millis(1_500))), "{written}");
        }
        for bad in ["", "f", "-1", "-0", "-3f", "+3f", "1.5f", "1,5f", "1:60", "1,", "1,5,2", "s", "abc", "1e3"] {
            assert_eq!(moment(bad), Err(BAD_TIME), "{bad}");
        }
    }

    #[test]
    fn ranges_may_leave_an_end_out_and_hold_something() {
        let span = |text: &str| text.parse::<Span>();
        let seconds = |seconds| Some(Moment::Time(Time::from_seconds(seconds)));
        assert_eq!(span("1..2"), Ok(Span { start: seconds(1), end: seconds(2) }));
        assert_eq!(span("0:01,0..2,0"), Ok(Span { start: seconds(1), end: seconds(2) }));
        assert_eq!(span("3.."), Ok(Span { start: seconds(3), end: None }));
        assert_eq!(span("..100f"), Ok(Span { start: None, end: Some(Moment::Frame(100)) }));
        assert_eq!(span(".."), Ok(Span { start: None, end: None }));
        for empty in ["2..2", "3..2", "..0", "..0f", "9f..9f", "1.5..1.5"] {
            assert_eq!(span(empty), Err(EMPTY_RANGE), "{empty}");
        }
        for bad in ["", "1", "1.2", "1-2", "a..b", "1...2"] {
            assert_eq!(span(bad), Err(BAD_RANGE), "{bad}");
        }
    }

    #[test]
    fn sizes_have_decimal_and_binary_units() {
        let size = |text: &str| text.parse::<Size>().map(|size| size.0);
        assert_eq!(size("16MB"), Ok(16_000_000));
        assert_eq!(size("16MiB"), Ok(16_777_216));
        assert_eq!(size("15.5 mb"), Ok(15_500_000));
        assert_eq!(size("0.0000015MB"), Ok(1));
        assert_eq!(size("300"), Ok(300));
        assert_eq!(size("1GiB"), Ok(1 << 30));
        assert_eq!((size("1,5MB"), size("769,7 kB"), size("1,500kB")), (Ok(1_500_000), Ok(769_700), Ok(1_500)));
        for bad in [
            "",
            "MB",
            "-1MB",
            "1.MB",
            ".5MB",
            "0",
            "0.1B",
            "16XB",
            "1e3",
            "99999999999TB",
            "1,5,2MB",
            "1.500,5MB",
            ",5MB",
        ] {
            assert_eq!(size(bad), Err(BAD_SIZE), "{bad}");
        }
    }

    fn in_both_languages() -> [Messages; 2] {
        [Language::Id, Language::En].map(|language| Messages::new(language, Scope::CommandLine))
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(millis in 0_i64..400_000_000, bytes in 1_u64..3_000_000_000_000) {
            for messages in in_both_languages() {
                let time = Time::from_millis(millis);
                for text in [messages.duration(time), messages.clock(time), messages.exact_seconds(time)] {
                    let Ok(Moment::Time(read)) = text.parse() else { panic!("{text}") };
                    prop_assert!((read - time).max(time - read) <= Time::from_millis(50), "{}", text);
                }
                let text = messages.size(bytes);
                let Ok(Size(read)) = text.parse() else { panic!("{text}") };
                prop_assert!(read.abs_diff(bytes) <= (bytes / 19).max(1), "{}", text);
            }
        }

        #[test]
        fn a_time_of_so_many_microseconds_is_read_exactly(micros in 0_u64..400_000_000_000) {
            let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
            let ticks = i64::try_from(u128::from(micros) * 7056 / 10).unwrap();
            // 705.6 ticks a microsecond: the nearest one counts.
            let Ok(Moment::Time(time)) = text.parse() else { panic!("{text}") };
            prop_assert!((time.ticks() - ticks).abs() <= 1);
            prop_assert_eq!(time.to_units(1, 1_000_000), Some(micros as i64));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,24}") {
            let _ = text.parse::<Moment>();
            let _ = text.parse::<Span>();
            let _ = text.parse::<Size>();
        }

        #[test]
        fn near_times_are_read_or_refused_without_a_panic(text in "[0-9:.,fMKGiBb-]{0,24}") {
            let _ = text.parse::<Moment>();
            let _ = text.parse::<Span>();
            let _ = text.parse::<Size>();
        }

        #[test]
        fn a_size_is_what_its_digits_say(whole in 0_u64..1_000_000, thousandths in 0_u64..1000) {
            prop_assume!(whole + thousandths > 0);
            let text = format!("{whole}.{thousandths:03}kB");
            prop_assert_eq!(text.parse::<Size>(), Ok(Size(whole * 1000 + thousandths)));
        }

        #[test]
        fn a_range_prints_and_reads_back(start in 0_u32..100_000, length in 1_u32..100_000, frames in any::<bool>()) {
            let end = start + length;
            let text = if frames { format!("{start}f..{end}f") } else { format!("{start}..{end}") };
            let of = |n: u32| Some(if frames { Moment::Frame(n.into()) } else { Moment::Time(Time::from_seconds(n.into())) });
            prop_assert_eq!(text.parse::<Span>(), Ok(Span { start: of(start), end: of(end) }));
        }
    }
}
