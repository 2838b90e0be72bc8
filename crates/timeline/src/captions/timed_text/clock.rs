//! The times of TTML (TTML2, 12.3.1): clocks with a fraction or frames, and numbers of hours, minutes, seconds,
//! milliseconds, frames or ticks.

use crate::time::Time;

/// The longest time that is believed, in hours.
const MAX_HOURS: i64 = 999;
/// More digits of a fraction are dropped.
const MAX_FRACTION: usize = 6;
/// Rates beyond this are none.
const MAX_RATE: i64 = 1_000_000_000;
/// Frames a second where a file does not say.
const USUAL_FRAME_RATE: i64 = 30;
/// Frames that are not counted at the start of a minute in drop-frame time code, but for each tenth minute.
const DROPPED: i64 = 2;

/// What the times of a file count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// As they are counted: 30 of NTSC's 29.97.
    frame_rate: i64,
    /// What the frame rate is multiplied with.
    multiplier: (i64, i64),
    sub_frame_rate: i64,
    tick_rate: Option<i64>,
    has_own_frame_rate: bool,
    /// Whether clocks are time code, which counts frames and not time.
    is_time_code: bool,
    drops_frames: bool,
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            frame_rate: USUAL_FRAME_RATE,
            multiplier: (1, 1),
            sub_frame_rate: 1,
            tick_rate: None,
            has_own_frame_rate: false,
            is_time_code: false,
            drops_frames: false,
        }
    }
}

impl Clock {
    /// Takes what an attribute of the root says; values that make no sense are left out.
    pub fn take(&mut self, name: &str, value: &str) {
        let rate = || value.trim().parse::<i64>().ok().filter(|rate| (1..=MAX_RATE).contains(rate));
        match name {
            "frameRate" => {
                self.has_own_frame_rate = rate().is_some();
                self.frame_rate = rate().unwrap_or(self.frame_rate);
            }
            "subFrameRate" => self.sub_frame_rate = rate().unwrap_or(self.sub_frame_rate),
            "tickRate" => self.tick_rate = rate(),
            "frameRateMultiplier" => self.multiplier = fraction(value).unwrap_or(self.multiplier),
            "timeBase" => self.is_time_code = value.trim() == "smpte",
            "dropMode" => self.drops_frames = value.trim() == "dropNTSC",
            _ => {}
        }
    }

    /// The time that a text says, in whole milliseconds.
    pub fn time(&self, text: &str) -> Option<Time> {
        let text = text.trim();
        let time = if text.contains(':') { self.clock_time(text) } else { self.offset_time(text) }?;
        let is_believed = time <= Time::from_seconds(MAX_HOURS * 3600);
        is_believed.then(|| Time::from_millis(time.as_millis()))
    }

    /// `01:02:03`, with `.5`, `,5`, `:12` or `:12.1` behind it; the hours may be missing.
    fn clock_time(&self, text: &str) -> Option<Time> {
        let (clock, fraction) = text.split_once(['.', ',']).map_or((text, None), |(clock, rest)| (clock, Some(rest)));
        let fields: Option<Vec<i64>> = clock.split([':', ';']).map(number).collect();
        let (hours, minutes, seconds, frames) = match fields?.as_slice() {
            [minutes, seconds] => (0, *minutes, *seconds, None),
            [hours, minutes, seconds] => (*hours, *minutes, *seconds, None),
            [hours, minutes, seconds, frames] => (*hours, *minutes, *seconds, Some(*frames)),
            _ => return None,
        };
        let seconds = hours.min(MAX_HOURS + 1) * 3600 + minutes.min(MAX_RATE) * 60 + seconds.min(MAX_RATE);
        match (frames, fraction) {
            (Some(frames), sub_frames) => self.of_frames(seconds, frames, sub_frames.map_or(Some(0), number)?),
            (None, Some(fraction)) => Some(Time::from_seconds(seconds) + part(fraction, 1, 1)?),
            (None, None) if self.is_time_code => self.of_frames(seconds, 0, 0),
            (None, None) => Some(Time::from_seconds(seconds)),
        }
    }

    fn of_frames(&self, seconds: i64, frames: i64, sub_frames: i64) -> Option<Time> {
        let (numerator, denominator) = self.frame_span();
        let sub_frames = Time::from_units(sub_frames, numerator, denominator.checked_mul(self.sub_frame_rate)?)?;
        if !self.is_time_code {
            return Some(Time::from_seconds(seconds) + Time::from_units(frames, numerator, denominator)? + sub_frames);
        }
        let minutes = seconds / 60;
        let dropped = if self.drops_frames { DROPPED * (minutes - minutes / 10) } else { 0 };
        let counted = seconds.checked_mul(self.frame_rate)?.checked_add(frames)? - dropped;
        Some(Time::from_units(counted, numerator, denominator)? + sub_frames)
    }

    /// `12.5s`, `1.5h`, `250ms`, `75f`, `9000000t`; a number alone counts seconds.
    fn offset_time(&self, text: &str) -> Option<Time> {
        let metric = text.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(text.len());
        let (value, metric) = text.split_at(metric);
        let (numerator, denominator) = match metric {
            "h" => (3600, 1),
            "m" => (60, 1),
            "s" | "" => (1, 1),
            "ms" => (1, 1000),
            "f" => self.frame_span(),
            "t" => self.tick_span(),
            _ => return None,
        };
        let (whole, fraction) = value.trim().split_once(['.', ',']).unwrap_or((value.trim(), "0"));
        let whole = Time::from_units(number(whole)?, numerator, denominator)?;
        Some(whole + part(fraction, numerator, denominator)?)
    }

    /// The seconds of a frame, as a fraction.
    fn frame_span(&self) -> (i64, i64) {
        let (numerator, denominator) = self.multiplier;
        (denominator, self.frame_rate.saturating_mul(numerator))
    }

    /// Those of a tick: without a rate of its own, one of a frame's parts where there are frames, else a second.
    fn tick_span(&self) -> (i64, i64) {
        match (self.tick_rate, self.has_own_frame_rate) {
            (Some(rate), _) => (1, rate),
            (None, true) => {
                let (numerator, denominator) = self.frame_span();
                (numerator, denominator.saturating_mul(self.sub_frame_rate))
            }
            (None, false) => (1, 1),
        }
    }
}

/// A number in ASCII digits and nothing else.
fn number(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Digits behind a point, of units of `numerator / denominator` seconds.
fn part(digits: &str, numerator: i64, denominator: i64) -> Option<Time> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let kept = digits.get(..digits.len().min(MAX_FRACTION)).filter(|_| is_number)?;
    let scale = 10_i64.checked_pow(u32::try_from(kept.len()).ok()?)?;
    Time::from_units(number(kept)?, numerator, denominator.checked_mul(scale)?)
}

/// `1000 1001`, or as some write it `1000:1001`.
fn fraction(value: &str) -> Option<(i64, i64)> {
    let (numerator, denominator) = value.trim().split_once([' ', ':'])?;
    let small = |text: &str| number(text.trim()).filter(|number| (1..=1_000_000).contains(number));
    Some((small(numerator)?, small(denominator)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(attributes: &[(&str, &str)], text: &str) -> Option<i64> {
        let mut clock = Clock::default();
        attributes.iter().for_each(|(name, value)| clock.take(name, value));
        clock.time(text).map(Time::as_millis)
    }

    #[test]
    fn times_without_frames() {
        for (text, expected) in [
            ("00:00:01.500", 1500),
            ("01:02:03", 3_723_000),
            ("00:00:01,25", 1250),
            ("00:01.5", 1500),
            ("12.5s", 12_500),
            ("1.5m", 90_000),
            ("0.5h", 1_800_000),
            ("250ms", 250),
            (" 7 s", 7000),
            ("00:00:00.123456789012345678901", 123),
        ] {
            assert_eq!(millis(&[], text), Some(expected), "{text}");
        }
        for text in
            ["", "s", "-1s", "1:2:3:4:5", "00:00:0x", "+5s", "99999:00:00", "9999999999999999999s", "1..5s", "1d"]
        {
            assert_eq!(millis(&[], text), None, "{text}");
        }
    }

    #[test]
    fn frames_and_ticks_count_as_the_file_says() {
        assert_eq!(millis(&[], "00:00:01:15"), Some(1500));
        assert_eq!(millis(&[("frameRate", "25")], "00:00:01:05"), Some(1200));
        assert_eq!(millis(&[("frameRate", "25"), ("subFrameRate", "2")], "00:00:01:05.1"), Some(1220));
        assert_eq!(millis(&[("frameRate", "24"), ("frameRateMultiplier", "1000 1001")], "24f"), Some(1001));
        assert_eq!(millis(&[("tickRate", "10000000")], "15000000t"), Some(1500));
        assert_eq!(millis(&[("frameRate", "25")], "50t"), Some(2000));
        assert_eq!(millis(&[], "3t"), Some(3000));
        assert_eq!(millis(&[("frameRate", "0"), ("tickRate", "x")], "30f"), Some(1000));
    }

    #[test]
    fn time_code_counts_frames_and_not_time() {
        let ntsc = [("timeBase", "smpte"), ("frameRate", "30"), ("frameRateMultiplier", "1000 1001")];
        assert_eq!(millis(&ntsc, "01:00:00:00"), Some(3_603_600));
        let drops = [&ntsc[..], &[("dropMode", "dropNTSC")]].concat();
        // SMPTE ST 12-1: an hour of drop-frame time code is 3.6 ms short of one.
        assert_eq!(millis(&drops, "01:00:00;00"), Some(3_599_996));
        assert_eq!(millis(&drops, "00:01:00;02"), Some(60_060));
    }
}
