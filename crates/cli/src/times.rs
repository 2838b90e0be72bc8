//! Times, ranges and sizes as they are typed, read exactly.

use std::str::FromStr;

use sunting_timeline::{FrameRate, Time, TimeRange};

use sunting_core::media::scan::FrameTimes;

/// A time, or a frame by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeArg {
    /// `12.5`, `1:02.250`, `1:02:03`.
    Time(Time),
    /// `375f`.
    Frame(u32),
}

impl FromStr for TimeArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(number) = text.strip_suffix('f') {
            let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            return number.parse().ok().filter(|_| digits).map(Self::Frame).ok_or_else(|| format!("{text}?"));
        }
        let time: Time = text.parse().map_err(|error: sunting_timeline::time::ParseTimeError| error.to_string())?;
        if time < Time::ZERO { Err(format!("{text} < 0")) } else { Ok(Self::Time(time)) }
    }
}

impl TimeArg {
    /// The source time in a file whose frames are these.
    pub fn in_file(self, frames: &FrameTimes) -> Time {
        match self {
            Self::Time(time) => time,
            Self::Frame(number) => frames.start_of(number as usize),
        }
    }

    /// The time on a canvas.
    pub fn on_canvas(self, rate: FrameRate) -> Time {
        match self {
            Self::Time(time) => rate.snap(time),
            Self::Frame(number) => rate.time_of(i64::from(number)),
        }
    }
}

/// `START..END`; either may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeArg {
    start: Option<TimeArg>,
    end: Option<TimeArg>,
}

impl FromStr for RangeArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (start, end) = text.split_once("..").ok_or_else(|| format!("{text}: START..END"))?;
        let side = |text: &str| if text.is_empty() { Ok(None) } else { text.parse().map(Some) };
        let range = Self { start: side(start)?, end: side(end)? };
        let backwards = match (range.start, range.end) {
            (Some(TimeArg::Time(start)), Some(TimeArg::Time(end))) => start >= end,
            (Some(TimeArg::Frame(start)), Some(TimeArg::Frame(end))) => start >= end,
            _ => false,
        };
        if backwards { Err(format!("{text}: START < END")) } else { Ok(range) }
    }
}

impl RangeArg {
    /// The range of source times in a file whose frames are these; an end beyond the file is its end.
    pub fn in_file(self, frames: &FrameTimes) -> TimeRange {
        let start = self.start.map_or(Time::ZERO, |start| start.in_file(frames));
        let end = self.end.map_or(frames.end, |end| end.in_file(frames)).min(frames.end);
        // A start beyond the end stays there: the engine says so by name.
        TimeRange::from_duration(start, end - start)
    }
}

/// What is left of a file when ranges are cut out of it, in order.
pub fn complement(cuts: &[TimeRange], end: Time) -> Vec<TimeRange> {
    let mut cuts = cuts.to_vec();
    cuts.sort_by_key(|cut| cut.start());
    let mut kept = Vec::new();
    let mut from = Time::ZERO;
    for cut in cuts {
        if from < cut.start() {
            kept.push(TimeRange::between(from, cut.start().min(end)));
        }
        from = from.max(cut.end());
    }
    if from < end {
        kept.push(TimeRange::between(from, end));
    }
    kept
}

/// `16MB`, `16MiB`, `1.5GB`, `900kB`, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeArg(pub u64);

const UNITS: [(&str, u64); 8] = [
    ("KIB", 1 << 10),
    ("MIB", 1 << 20),
    ("GIB", 1 << 30),
    ("KB", 1000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("B", 1),
    ("", 1),
];

impl FromStr for SizeArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || format!("{text}: 16MB, 16MiB, 1.5GB");
        let upper = text.trim().to_ascii_uppercase();
        let (number, unit) =
            UNITS.iter().find_map(|(name, unit)| Some((upper.strip_suffix(name)?, *unit))).ok_or_else(refuse)?;
        let (whole, fraction) = number.trim().split_once('.').unwrap_or((number.trim(), "0"));
        let digits = |text: &str| !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(refuse());
        }
        let scale = 10_u128.pow(fraction.len() as u32);
        let parts = whole.parse::<u128>().ok().zip(fraction.parse::<u128>().ok()).ok_or_else(refuse)?;
        let bytes = (parts.0 * scale + parts.1) * u128::from(unit) / scale;
        u64::try_from(bytes).ok().filter(|&bytes| bytes > 0).map(Self).ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frames() -> FrameTimes {
        let times = (0..10).map(|n| Time::from_millis(100 * n)).collect();
        FrameTimes { times, end: Time::from_seconds(1), keyframes: vec![] }
    }

    fn range(text: &str) -> (i64, i64) {
        let range = text.parse::<RangeArg>().unwrap().in_file(&frames());
        (range.start().as_millis(), range.end().as_millis())
    }

    #[test]
    fn ranges_may_be_open_and_mix_times_with_frames() {
        assert_eq!(range("0.2..0.5"), (200, 500));
        assert_eq!(range("3f.."), (300, 1000));
        assert_eq!(range("..7f"), (0, 700));
        assert_eq!(range("0:00.1..99"), (100, 1000));
        assert_eq!(range("5..6"), (5000, 5000));
        for wrong in ["1", "2..1", "1..1", "5f..5f", "a..b", "-1..2", "1..2..3", "1f5..2", "+1f..9f"] {
            assert!(wrong.parse::<RangeArg>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_not_cut_is_kept() {
        let at = |start: i64, end: i64| TimeRange::between(Time::from_seconds(start), Time::from_seconds(end));
        let end = Time::from_seconds(10);
        assert_eq!(complement(&[at(5, 7), at(0, 1), at(6, 8)], end), [at(1, 5), at(8, 10)]);
        assert!(complement(&[at(0, 10)], end).is_empty());
    }

    #[test]
    fn sizes_are_exact() {
        let size = |text: &str| text.parse::<SizeArg>().map(|size| size.0);
        assert_eq!(size("16MB"), Ok(16_000_000));
        assert_eq!(size("16MiB"), Ok(16_777_216));
        assert_eq!(size("1.5 gb"), Ok(1_500_000_000));
        assert_eq!(size("900kB"), Ok(900_000));
        for wrong in ["", "MB", "-1MB", "0", "1,5MB", "1e6", "16XB", "1..2MB"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            let _ = (text.parse::<RangeArg>(), text.parse::<TimeArg>(), text.parse::<SizeArg>());
        }
    }
}
