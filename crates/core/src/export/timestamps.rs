//! The decode time of each packet of the joined video stream.

/// Decode times of a whole stream from its presentation times.
///
/// The decode times are the presentation times in order, late by as few places as it takes for no packet to be shown
/// before it is decoded. The first few, which have no time of their own left, take those of the end, one round
/// earlier: so the distances are positive and add up to the whole duration, whatever the frame rate does.
///
/// ```text
/// shown      0 40 80 120        packets in the order of decoding: 0 120 40 80
/// decoded  -40  0 40  80        two places late would be too many: 120 >= 0, 40 >= 40
/// ```
pub(super) struct DecodeTimes {
    sorted: Vec<i64>,
    delay: usize,
    total: i64,
}

impl DecodeTimes {
    /// From the presentation times in the order of decoding, all of them different, and the time at which the last
    /// frame ends.
    pub fn new(decode_order: &[i64], end: i64) -> Self {
        let mut sorted = decode_order.to_vec();
        sorted.sort_unstable();
        let place = |pts: &i64| sorted.partition_point(|other| other < pts);
        let late = decode_order.iter().enumerate().map(|(n, pts)| n.saturating_sub(place(pts)));
        let delay = late.max().unwrap_or(0);
        let start = sorted.first().copied().unwrap_or(0);
        let last = sorted.last().copied().unwrap_or(0);
        Self { sorted, delay, total: end.max(last + 1) - start }
    }

    /// Of packet `n` in the order of decoding.
    pub fn of(&self, n: usize) -> i64 {
        let count = self.sorted.len().max(1);
        let at = |place: usize| self.sorted.get(place).copied().unwrap_or(0);
        match n.checked_sub(self.delay) {
            Some(place) => at(place % count) + if place >= count { self.total } else { 0 },
            None => at((count + n).saturating_sub(self.delay)) - self.total,
        }
    }

    /// Until the next packet is decoded.
    pub fn duration(&self, n: usize) -> i64 {
        if self.delay == 0 && n + 1 == self.sorted.len() {
            return self.sorted.first().copied().unwrap_or(0) + self.total - self.of(n);
        }
        self.of(n + 1) - self.of(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(decode_order: &[i64], end: i64) -> Vec<(i64, i64)> {
        let times = DecodeTimes::new(decode_order, end);
        (0..decode_order.len()).map(|n| (times.of(n), times.duration(n))).collect()
    }

    #[test]
    fn without_b_frames_packets_are_decoded_when_they_are_shown() {
        assert_eq!(all(&[0, 3, 4, 9], 11), [(0, 3), (3, 1), (4, 5), (9, 2)]);
        assert_eq!(all(&[5], 9), [(5, 4)]);
    }

    #[test]
    fn b_frames_delay_by_as_little_as_works() {
        assert_eq!(all(&[0, 2, 1, 3], 4), [(-1, 1), (0, 1), (1, 1), (2, 1)]);
        let pyramid: Vec<i64> = all(&[0, 4, 2, 1, 3], 5).iter().map(|times| times.0).collect();
        assert_eq!(pyramid, [-2, -1, 0, 1, 2]);
    }

    proptest! {
        #[test]
        fn decode_times_rise_and_never_pass_the_presentation(
            distances in prop::collection::vec(1_i64..50, 1..60),
            swaps in prop::collection::vec((0_usize..60, 1_usize..5), 0..20),
        ) {
            let mut pts: Vec<i64> = distances.iter().scan(0, |sum, distance| { let at = *sum; *sum += distance; Some(at) }).collect();
            let end = pts[pts.len() - 1] + distances[distances.len() - 1];
            for (at, by) in swaps {
                if at > 0 && at + by < pts.len() {
                    pts.swap(at, at + by);
                }
            }
            let found = all(&pts, end);
            for (n, &(dts, duration)) in found.iter().enumerate() {
                prop_assert!(dts <= pts[n] && duration > 0);
                prop_assert_eq!(found.get(n + 1).map_or(dts + duration, |next| next.0), dts + duration);
            }
            prop_assert_eq!(found.iter().map(|times| times.1).sum::<i64>(), end);
        }
    }
}
