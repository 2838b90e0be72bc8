//! How loud clips are. A project says it in decibels, people are told percent of what was recorded.

/// As loud as a clip gets.
pub const LOUDEST_PERCENT: f32 = 200.0;
/// Silence.
const SILENT_DB: f32 = -60.0;

/// A loudness in percent: 100 is as recorded.
pub fn percent_of(gain_db: f32) -> f32 {
    if gain_db <= SILENT_DB { 0.0 } else { 100.0 * 10_f32.powf(gain_db / 20.0) }
}

/// The gain of a loudness in percent.
pub fn gain_of(percent: f32) -> f32 {
    (20.0 * (percent / 100.0).max(f32::MIN_POSITIVE).log10()).max(SILENT_DB)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_percent_is_as_recorded() {
        assert_eq!([100.0, 0.0].map(gain_of), [0.0, SILENT_DB]);
        assert_eq!([0.0, SILENT_DB].map(percent_of), [100.0, 0.0]);
        assert_eq!([20.0, 40.0, 200.0].map(|percent| percent_of(gain_of(percent)).round()), [20.0, 40.0, 200.0]);
    }
}
