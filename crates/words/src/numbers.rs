//! Numbers, sizes and durations as people read them.

use sunting_timeline::{FrameRate, Time};

use crate::messages::{Language, Messages};

/// A number with so many decimals; trailing zeros are left out. Indonesian writes a comma.
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    written(language, &format!("{value:.decimals$}"))
}

fn written(language: Language, text: &str) -> String {
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    match language {
        Language::Id => text.replace('.', ","),
        Language::En => text.to_owned(),
    }
}

/// Seconds with so many decimals, a tie rounded up; never through a float.
fn seconds_of(language: Language, time: Time, decimals: u32) -> String {
    let unit = 10_i64.pow(decimals);
    let units = time.to_units(1, unit).unwrap_or(0);
    let sign = if units < 0 { "-" } else { "" };
    let (units, unit, digits) = (units.unsigned_abs(), unit.unsigned_abs(), decimals as usize);
    written(language, &format!("{sign}{}.{:0digits$}", units / unit, units % unit))
}

/// `0:12`: whole seconds, for labels.
pub fn short_clock(time: Time) -> String {
    let seconds = time.to_units(1, 1).unwrap_or(0).max(0);
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

impl Messages {
    /// `15,6 MB`; decimal units, as platforms count.
    pub fn size(&self, bytes: u64) -> String {
        let (value, unit) = match bytes {
            0..1000 => (bytes as f64, "B"),
            1000..1_000_000 => (bytes as f64 / 1e3, "kB"),
            1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "MB"),
            _ => (bytes as f64 / 1e9, "GB"),
        };
        format!("{} {unit}", number(self.language(), value, 1))
    }

    /// `12,5 detik` below a minute, else as [`Messages::clock`].
    pub fn duration(&self, time: Time) -> String {
        if time >= Time::from_seconds(60) {
            return self.clock(time);
        }
        self.in_seconds(seconds_of(self.language(), time, 1))
    }

    /// `12,5 detik`.
    pub fn seconds(&self, seconds: f64) -> String {
        self.in_seconds(number(self.language(), seconds, 1))
    }

    /// `12,345 detik`, to the millisecond.
    pub fn exact_seconds(&self, time: Time) -> String {
        self.in_seconds(seconds_of(self.language(), time, 3))
    }

    fn in_seconds(&self, number: String) -> String {
        self.text("duration-seconds", &[("seconds", number.into())])
    }

    /// `3:05,2` or `1:03:05`: a time as on a clock, to the tenth of a second.
    pub fn clock(&self, time: Time) -> String {
        let tenths = time.to_units(1, 10).unwrap_or(0).max(0);
        let (seconds, tenth) = (tenths / 10, tenths % 10);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let whole = match hours {
            0 => format!("{minutes}:{seconds:02}"),
            hours => format!("{hours}:{minutes:02}:{seconds:02}"),
        };
        match (tenth, self.language()) {
            (0, _) => whole,
            (tenth, Language::Id) => format!("{whole},{tenth}"),
            (tenth, Language::En) => format!("{whole}.{tenth}"),
        }
    }

    /// `1 menit 2 detik`: whole seconds.
    pub fn in_words(&self, time: Time) -> String {
        let seconds = (time.as_millis() + 500) / 1000;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let part = |key: &str, count: i64| self.text(key, &[("count", count.into())]);
        let parts = [("time-hours", hours), ("time-minutes", minutes), ("time-seconds", seconds)];
        let said: Vec<String> =
            parts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| part(key, count)).collect();
        if said.is_empty() { part("time-seconds", 0) } else { said.join(" ") }
    }

    /// `30 gambar per detik`.
    pub fn frame_rate(&self, rate: FrameRate) -> String {
        self.text("frame-rate", &[("rate", number(self.language(), rate.as_f64(), 2).into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Scope;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let (indonesian, english) =
            (Messages::new(Language::Id, Scope::CommandLine), Messages::new(Language::En, Scope::CommandLine));
        assert_eq!(indonesian.size(15_640_000), "15,6 MB");
        assert_eq!(english.size(16_000_000), "16 MB");
        assert_eq!(english.size(999), "999 B");
        assert_eq!(indonesian.duration(Time::from_millis(12_500)), "12,5 detik");
        assert_eq!(indonesian.duration(Time::from_millis(185_250)), "3:05,3");
        assert_eq!(indonesian.duration(Time::from_millis(250)), "0,3 detik");
        assert_eq!(english.exact_seconds(Time::from_millis(-12_340)), "-12.34 s");
        assert_eq!(english.exact_seconds(Time::from_seconds(20)), "20 s");
        assert_eq!(english.clock(Time::from_seconds(3785)), "1:03:05");
        assert_eq!(indonesian.in_words(Time::from_seconds(62)), "1 menit 2 detik");
        assert_eq!(english.in_words(Time::from_seconds(62)), "1 minute 2 seconds");
        assert_eq!(number(Language::Id, 30000.0 / 1001.0, 2), "29,97");
        assert_eq!(number(Language::En, 100.0, 0), "100");
    }
}
