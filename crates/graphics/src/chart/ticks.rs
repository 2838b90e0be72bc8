//! The marks of an axis: few, and at numbers that people count in.

/// A line that varies by less than this part of its largest value may start above zero.
const LITTLE_CHANGE: f64 = 0.35;
/// With less change than this, values are alike as far as numbers can tell.
const NO_CHANGE: f64 = 1e-9;
/// So many marks at most. The steps lie so close that there are three at least.
const MOST: f64 = 5.0;
/// A mark that a value misses by this part of a step holds it.
const NEARLY: f64 = 1e-9;
/// Smaller numbers count as zero.
const NOTHING: f64 = 1e-300;

/// The marks of an axis for some values, from its foot to its head: three to five that cover them, at steps of 1, 2, 2.5
/// or 5 × 10ⁿ.
///
/// The foot is zero, or negative where values are. A line whose values vary little may start higher, at the mark below
/// the least value, unless it `starts_at_zero`. Values that are not finite do not count.
///
/// ```
/// use sunting_graphics::chart::ticks;
///
/// assert_eq!(ticks(&[41.0, 126.0], true), [0.0, 50.0, 100.0, 150.0]);
/// assert_eq!(ticks(&[69.3, 87.4], false), [60.0, 70.0, 80.0, 90.0]);
/// ```
pub fn ticks(values: &[f64], starts_at_zero: bool) -> Vec<f64> {
    let finite = || values.iter().copied().filter(|value| value.is_finite());
    let least = finite().fold(f64::INFINITY, f64::min);
    let (low, high) = (finite().fold(0.0, f64::min), finite().fold(0.0, f64::max));
    let change = (high - least) / high;
    if !starts_at_zero && least > NOTHING && (NO_CHANGE..LITTLE_CHANGE).contains(&change) {
        return covering(least, high, true);
    }
    if high - low < NOTHING {
        return vec![0.0, 1.0, 2.0];
    }
    covering(low, high, false)
}

/// The marks of the smallest step that is not too small.
fn covering(low: f64, high: f64, is_foot_below: bool) -> Vec<f64> {
    let first = (high - low).log10().floor() as i32 - 1;
    let mut steps = (first..).flat_map(|power| [1.0, 2.0, 2.5, 5.0].map(|digits| Step { digits, power }));
    let marks = steps.find_map(|step| {
        let foot =
            if is_foot_below { (step.count(low) - NEARLY).ceil() - 1.0 } else { (step.count(low) + NEARLY).floor() };
        let count = (step.count(high) - NEARLY).ceil() - foot + 1.0;
        (count <= MOST).then(|| (0..count as u32).map(|mark| step.times(foot + f64::from(mark))).collect())
    });
    marks.unwrap_or_default()
}

/// The distance of two marks.
#[derive(Clone, Copy)]
struct Step {
    digits: f64,
    power: i32,
}

impl Step {
    /// How many steps a value is.
    fn count(self, value: f64) -> f64 {
        value / self.times(1.0)
    }

    /// So many steps. Powers that are divided by are whole, so that 0.3 is the nearest number to it.
    fn times(self, count: f64) -> f64 {
        let scale = 10f64.powi(self.power.abs());
        if self.power < 0 { count * self.digits / scale } else { count * self.digits * scale }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_are_numbers_that_people_count_in() {
        assert_eq!(ticks(&[0.12, 0.58], true), [0.0, 0.2, 0.4, 0.6]);
        assert_eq!(ticks(&[9_900.0], true), [0.0, 2500.0, 5000.0, 7500.0, 10_000.0]);
        assert_eq!(ticks(&[-40.0, 120.0], true), [-50.0, 0.0, 50.0, 100.0, 150.0]);
        assert_eq!(ticks(&[-3.0, -8.0], false), [-8.0, -6.0, -4.0, -2.0, 0.0]);
    }

    #[test]
    fn a_line_starts_higher_only_if_it_varies_little() {
        assert_eq!(ticks(&[65.0, 100.0], false)[0], 0.0);
        assert_eq!(ticks(&[66.0, 100.0], false)[0], 60.0);
        assert_eq!(ticks(&[66.0, 100.0], true)[0], 0.0);
        assert_eq!(ticks(&[50.0, 50.0], false)[0], 0.0);
        // Below the least value, so that no line lies on the foot.
        assert_eq!(ticks(&[80.0, 100.0], false)[0], 70.0);
    }

    #[test]
    fn without_a_value_there_is_still_an_axis() {
        for values in [&[][..], &[0.0, 0.0], &[f64::NAN, f64::INFINITY], &[1e-320]] {
            assert_eq!(ticks(values, false), [0.0, 1.0, 2.0], "{values:?}");
        }
    }

    proptest! {
        #[test]
        fn three_to_five_marks_cover_the_values_at_even_steps(
            values in prop::collection::vec(-1.0_f64..1.0, 1..9), power in -12_i32..200, base in 0.0_f64..20.0,
            starts_at_zero: bool
        ) {
            let values: Vec<f64> = values.iter().map(|value| (value + base) * 10f64.powi(power)).collect();
            let ticks = ticks(&values, starts_at_zero);
            prop_assert!((3..=5).contains(&ticks.len()), "{ticks:?}");
            let step = ticks[1] - ticks[0];
            let (foot, head) = (ticks[0], ticks[ticks.len() - 1]);
            prop_assert!(values.iter().all(|value| (foot - 1e-6 * step..=head + 1e-6 * step).contains(value)), "{ticks:?}");
            prop_assert!(ticks.windows(2).all(|pair| ((pair[1] - pair[0]) / step - 1.0).abs() < 1e-6), "{ticks:?}");
            let digits = step / 10f64.powf(step.log10().floor());
            let is_nice = [1.0, 2.0, 2.5, 5.0, 10.0].iter().any(|nice| (digits / nice - 1.0).abs() < 1e-6);
            prop_assert!(is_nice, "{step}");
            prop_assert!(!starts_at_zero || (foot <= 0.0 && head >= 0.0), "{ticks:?}");
        }
    }
}
