//! What edges are drawn to: other edges, the playhead, the marks.

use std::sync::Arc;

use sunting_session::Session;
use sunting_timeline::{ClipId, Project, Time, TimeRange};

/// Edges this close are drawn together, in points.
pub(super) const REACH_PX: f32 = 8.0;

/// Every time that edges are drawn to, sorted; edges of the clips in `without` do not count. Only edges within `part`
/// count: what follows a trimmed storyline clip moves along and is no target.
pub(super) fn targets(session: &Session, without: &[ClipId], part: Option<TimeRange>) -> Arc<[Time]> {
    let is_target = |time: &Time| part.is_none_or(|part| part.start() <= *time && *time <= part.end());
    let mut times: Vec<Time> = edges(session.project(), without).filter(is_target).collect();
    times.extend([Some(session.playhead), session.marks.start, session.marks.end].into_iter().flatten());
    times.push(Time::ZERO);
    times.sort_unstable();
    times.dedup();
    times.into()
}

fn edges<'a>(project: &'a Project, without: &'a [ClipId]) -> impl Iterator<Item = Time> + 'a {
    let clips = project.tracks.iter().flat_map(|track| &track.clips).filter(|clip| !without.contains(&clip.id));
    clips.flat_map(|clip| [clip.timeline_range.start(), clip.timeline_range.end()])
}

/// The target nearest to a time, if one is within reach.
pub(super) fn nearest(targets: &[Time], wanted: Time, reach: Time) -> Option<Time> {
    let after = targets.partition_point(|target| *target < wanted);
    let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|index| targets.get(index));
    let near = near.copied().min_by_key(|target| distance(*target, wanted));
    near.filter(|target| distance(*target, wanted) <= reach)
}

/// Where a range comes to lie when either of its ends is drawn to a target: its start, and the target.
pub(super) fn nearest_to_range(targets: &[Time], range: TimeRange, reach: Time) -> Option<(Time, Time)> {
    let ends =
        [range.start(), range.end()].map(|end| nearest(targets, end, reach).map(|target| (target - end, target)));
    let nearer = ends.into_iter().flatten().min_by_key(|(by, _)| distance(*by, Time::ZERO));
    nearer.map(|(by, target)| (range.start() + by, target))
}

fn distance(a: Time, b: Time) -> Time {
    if a > b { a - b } else { b - a }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ms(millis: i64) -> Time {
        Time::from_millis(millis)
    }

    #[test]
    fn the_nearest_target_within_reach_counts() {
        let targets = [ms(0), ms(1000), ms(1100)];
        assert_eq!(nearest(&targets, ms(1040), ms(100)), Some(ms(1000)));
        assert_eq!(nearest(&targets, ms(1060), ms(100)), Some(ms(1100)));
        assert_eq!(nearest(&targets, ms(1300), ms(100)), None);
        assert_eq!(nearest(&targets, ms(-50), ms(100)), Some(ms(0)));
        assert_eq!(nearest(&[], ms(5), ms(100)), None);
    }

    #[test]
    fn a_range_is_drawn_by_whichever_end_is_nearer() {
        let targets = [ms(1000), ms(2000)];
        let range = |start, end| TimeRange::between(ms(start), ms(end));
        assert_eq!(nearest_to_range(&targets, range(1050, 1500), ms(80)), Some((ms(1000), ms(1000))));
        assert_eq!(nearest_to_range(&targets, range(1060, 1980), ms(80)), Some((ms(1080), ms(2000))));
        assert_eq!(nearest_to_range(&targets, range(1200, 1700), ms(80)), None);
    }

    proptest! {
        #[test]
        fn no_target_is_nearer_than_the_one_found(mut at in prop::collection::vec(0_i64..5000, 1..40), wanted in 0_i64..5000) {
            at.sort_unstable();
            let targets: Vec<Time> = at.iter().map(|millis| ms(*millis)).collect();
            let found = nearest(&targets, ms(wanted), ms(10_000)).unwrap();
            prop_assert!(targets.iter().all(|target| distance(*target, ms(wanted)) >= distance(found, ms(wanted))));
        }
    }
}
