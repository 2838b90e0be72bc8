//! Where the timeline is cut into segments.
//!
//! At the edges of picture clips, and inside a clip near multiples of 6 s of *source* time, so that trimming or
//! rippling one clip moves no boundary of another and none further inside the same one.

use std::collections::BTreeSet;

use sunting_timeline::scene::{Scene, Shown};
use sunting_timeline::{MediaId, Speed, Time, TimeRange};

/// The usual length of a segment.
const STEP: Time = Time::from_seconds(6);
/// Where keyframes are rarer, a boundary does not wait for one.
const KEYFRAMES_AT_LEAST_EVERY: Time = Time::from_seconds(8);
/// A shorter rest goes to its neighbour.
const SHORTEST: Time = Time::from_seconds(1);

/// Cuts `[0, duration)` into ranges that tile it. `keyframes` gives a media's keyframes by source time. `first_from`
/// moves a timeline time to the first start of an output frame from there on, `nearest` to the nearest one.
pub(super) fn segment_ranges<'a>(
    scene: &Scene,
    duration: Time,
    keyframes: impl Fn(MediaId) -> &'a [Time],
    first_from: impl Fn(Time) -> Time,
    nearest: impl Fn(Time) -> Time,
) -> Vec<TimeRange> {
    let mut edges = BTreeSet::from([Time::ZERO, duration]);
    edges.extend(picture_cuts(scene).into_iter().map(first_from));
    let edges: Vec<Time> = edges.into_iter().filter(|&edge| edge >= Time::ZERO && edge <= duration).collect();
    let mut ranges = Vec::new();
    for pair in edges.windows(2) {
        let region = TimeRange::between(pair[0], pair[1]);
        let mut start = region.start();
        for boundary in inner_boundaries(scene, region, &keyframes) {
            let boundary = nearest(boundary);
            if boundary - start >= SHORTEST && region.end() - boundary >= SHORTEST {
                ranges.extend(TimeRange::new(start, boundary));
                start = boundary;
            }
        }
        ranges.extend(TimeRange::new(start, region.end()));
    }
    ranges
}

/// Where a picture comes or goes; texts are drawn over it and cut nothing.
fn picture_cuts(scene: &Scene) -> BTreeSet<Time> {
    scene.pictures().flat_map(|layer| [layer.range.start(), layer.range.end()]).collect()
}

/// Timeline times inside a region without cuts, by the source of its lowest moving picture.
fn inner_boundaries<'a>(scene: &Scene, region: TimeRange, keyframes: &impl Fn(MediaId) -> &'a [Time]) -> Vec<Time> {
    let lead = scene.layers_at(region.start()).find_map(|layer| match layer.shown {
        Shown::Film { file, speed, .. } => Some((file, speed, layer.source_time_at(region.start())?)),
        _ => None,
    });
    let (keyframes, speed, source_start) = lead
        .map_or((&[][..], Speed::default(), Time::ZERO), |(file, speed, start)| {
            (keyframes(scene.files[file].media), speed, start)
        });
    let source = TimeRange::from_duration(source_start, speed.source_duration(region.duration()));
    let found = source_boundaries(source, speed.source_duration(STEP), keyframes);
    found.into_iter().map(|time| region.start() + speed.timeline_duration(time - source_start)).collect()
}

/// The boundaries inside a source range. Whether a place is one depends on the source alone, not on the range.
fn source_boundaries(range: TimeRange, step: Time, keyframes: &[Time]) -> Vec<Time> {
    let step_ticks = step.ticks().max(1);
    let place = |n: i64| nearest_keyframe(Time::from_ticks(n.saturating_mul(step_ticks)), keyframes);
    let first = range.start().ticks().div_euclid(step_ticks) - 1;
    let last = range.end().ticks().div_euclid(step_ticks) + 2;
    let places = (first..=last).filter(|&n| place(n) - place(n - 1) >= SHORTEST).map(place);
    places.filter(|place| range.contains(*place)).collect()
}

/// The keyframe nearest to `time`, a tie to the later one; `time` itself where keyframes are rare.
fn nearest_keyframe(time: Time, keyframes: &[Time]) -> Time {
    let after = keyframes.partition_point(|&keyframe| keyframe <= time);
    let (Some(&before), Some(&next)) = (after.checked_sub(1).and_then(|n| keyframes.get(n)), keyframes.get(after))
    else {
        return time;
    };
    match () {
        () if next - before > KEYFRAMES_AT_LEAST_EVERY => time,
        () if time - before < next - time => before,
        () => next,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(times: &[i64]) -> Vec<Time> {
        times.iter().map(|&s| Time::from_seconds(s)).collect()
    }

    fn of(start: i64, end: i64, keyframes: &[i64]) -> Vec<i64> {
        let range = TimeRange::between(Time::from_seconds(start), Time::from_seconds(end));
        let found = source_boundaries(range, STEP, &seconds(keyframes));
        found.iter().map(|time| time.as_millis() / 1000).collect()
    }

    #[test]
    fn boundaries_lie_at_keyframes_near_multiples_of_six_seconds() {
        assert_eq!(of(0, 20, &[0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]), [0, 6, 12, 18]);
        assert_eq!(of(0, 24, &[0, 5, 10, 15, 20, 25]), [0, 5, 10, 20]);
        assert_eq!(of(3, 24, &[0, 5, 10, 15, 20, 25]), [5, 10, 20]);
    }

    #[test]
    fn rare_keyframes_do_not_hold_boundaries_up() {
        assert_eq!(of(0, 25, &[0]), [0, 6, 12, 18, 24]);
        assert_eq!(of(0, 25, &[0, 10, 20]), [0, 6, 12, 18, 24]);
        assert_eq!(of(0, 25, &[0, 8, 16, 24]), [0, 8, 16, 24]);
    }

    #[test]
    fn trimming_a_source_range_keeps_the_boundaries_inside_it() {
        let keyframes: Vec<i64> = (0..40).map(|n| n * 3 + n % 2).collect();
        let whole = of(0, 100, &keyframes);
        for start in 0..50 {
            let kept: Vec<i64> = whole.iter().copied().filter(|&place| place >= start && place < 90).collect();
            assert_eq!(of(start, 90, &keyframes), kept);
        }
    }
}
