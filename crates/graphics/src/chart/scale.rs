//! From values to pixels.

/// A straight scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    low_px: f32,
    high_px: f32,
}

impl Scale {
    /// From the low value to the high one, each with its place.
    pub fn new((low, low_px): (f64, f32), (high, high_px): (f64, f32)) -> Self {
        Self { low, high, low_px, high_px }
    }

    /// For bars: zero is on it, so that lengths are honest. Negative values lie towards `low_px`.
    pub fn of_bars(values: &[f64], low_px: f32, high_px: f32) -> Self {
        let low = values.iter().copied().fold(0.0, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        Self { low, high, low_px, high_px }
    }

    /// The place of a value. Where there is nothing but one value, it is the low end.
    pub fn at_px(&self, value: f64) -> f32 {
        let span = self.high - self.low;
        let part = if span > 0.0 { (value - self.low) / span } else { 0.0 };
        self.low_px + (self.high_px - self.low_px) * part as f32
    }

    /// The place of zero, of the low end where zero lies below it.
    pub fn zero_px(&self) -> f32 {
        self.at_px(0.0_f64.clamp(self.low, self.high.max(self.low)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_start_at_zero_on_either_side() {
        let scale = Scale::of_bars(&[-10.0, 30.0], 100.0, 500.0);
        assert_eq!([-10.0, 0.0, 30.0].map(|value| scale.at_px(value)), [100.0, 200.0, 500.0]);
        assert_eq!(Scale::of_bars(&[5.0, 20.0], 0.0, 100.0).at_px(5.0), 25.0);
        assert_eq!(Scale::of_bars(&[-5.0], 0.0, 100.0).zero_px(), 100.0);
    }

    #[test]
    fn nothing_but_zeros_has_no_length() {
        let scale = Scale::of_bars(&[0.0, 0.0], 100.0, 500.0);
        assert_eq!((scale.at_px(0.0), scale.zero_px()), (100.0, 100.0));
        assert_eq!(Scale::of_bars(&[], 100.0, 500.0).zero_px(), 100.0);
    }

    #[test]
    fn a_scale_without_zero_has_its_foot_for_it() {
        let scale = Scale::new((60.0, 800.0), (90.0, 200.0));
        assert_eq!((scale.zero_px(), scale.at_px(75.0)), (800.0, 500.0));
        assert_eq!(Scale::of_bars(&[1e300, -1e300], 0.0, 2.0).at_px(1e300), 2.0);
    }
}
