//! Correcting a sound clock that drifts: how much the sound is stretched to stay in time, without anybody hearing it.
//!
//! A recorder's clock and its samples do not quite agree. The difference between a packet's time and the time that
//! follows from counting samples is smoothed, because the times of single packets jitter, and corrected by a PI
//! controller (a proportional and an integral part), so that a constant drift leaves no constant lag.

/// The clock of a recording is off by at most this part; more is heard as a change of pitch.
const MOST: f64 = 0.025;
/// Errors are smoothed over so long, in seconds.
const SMOOTHING_S: f64 = 0.7;
/// Below this, in seconds, nobody sees or hears it, and the samples pass as they are.
const UNNOTICED_S: f64 = 0.006;
/// Stretch for each second of error.
const PROPORTIONAL: f64 = 0.8;
/// Change of stretch in a second for each second of error.
const INTEGRAL: f64 = 0.2;

/// Watches one stream of sound.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Drift {
    smoothed_s: f64,
    lasting: f64,
    is_steered: bool,
}

impl Drift {
    /// Is told by how many seconds a packet is late (its clock compared to its place) and how long it is. Returns by
    /// which factor the sound is stretched from now on; `None` while it stays unchanged.
    pub fn steer(&mut self, late_s: f64, packet_s: f64) -> Option<f64> {
        self.smoothed_s += (late_s - self.smoothed_s) * (packet_s / SMOOTHING_S).min(1.0);
        self.is_steered |= self.smoothed_s.abs() > UNNOTICED_S;
        if !self.is_steered {
            return None;
        }
        self.lasting = (self.lasting + INTEGRAL * self.smoothed_s * packet_s).clamp(-MOST, MOST);
        Some((PROPORTIONAL * self.smoothed_s + self.lasting).clamp(-MOST, MOST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PACKET_S: f64 = 1024.0 / 48_000.0;

    /// The largest and the last error over a minute of a clock that is off by `drift`, with packets whose times wander.
    fn errors(drift: f64, wander_s: impl Fn(usize) -> f64) -> (f64, f64) {
        let (mut steering, mut placed_s, mut largest, mut last) = (Drift::default(), 0.0, 0.0_f64, 0.0);
        for n in 0..(60.0 / PACKET_S) as usize {
            let clock_s = n as f64 * PACKET_S * (1.0 + drift);
            let stretch = steering.steer(clock_s + wander_s(n) - placed_s, PACKET_S).unwrap_or(0.0);
            last = clock_s - placed_s;
            largest = largest.max(f64::abs(last));
            placed_s += PACKET_S * (1.0 + stretch);
        }
        (largest, last)
    }

    #[test]
    fn a_clock_that_is_right_is_left_alone() {
        let mut steering = Drift::default();
        assert!((0..5000).all(|n| steering.steer(0.0005 - 0.001 * f64::from(n % 2), PACKET_S).is_none()));
    }

    #[test]
    fn times_that_wander_around_the_truth_are_left_alone() {
        let mut steering = Drift::default();
        assert!((0..5000).all(|n| steering.steer(0.03 * f64::sin(f64::from(n) * 2.4), PACKET_S).is_none()));
    }

    proptest! {
        #[test]
        fn drift_within_two_hundredths_never_lags_noticeably(thousandths in -20.0_f64..20.0) {
            let (largest, last) = errors(thousandths / 1000.0, |n| 0.0005 * ((n * 7 % 3) as f64 - 1.0));
            prop_assert!(largest < 0.045, "{largest}");
            prop_assert!(last.abs() < 0.007, "{last}");
        }
    }
}
