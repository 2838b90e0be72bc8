use proptest::prelude::*;

use super::any_edit_tests::any_edit;
use super::tests::{after, at, drawn, sample, seconds};
use super::*;
use crate::project::{Clip, ClipId, Content, Project, Text, TrackId, TrackKind};
use crate::scene::Scene;
use crate::time::{FrameRate, Time, TimeRange};

fn span(start: i64, end: i64) -> Span {
    TimeRange::between(seconds(start), seconds(end)).into()
}

/// Frames of 30 a second.
fn frames(start: i64, end: i64) -> TimeRange {
    TimeRange::between(FrameRate::FPS_30.time_of(start), FrameRate::FPS_30.time_of(end))
}

/// Ranges that share no instant, from frames in any order.
fn apart_of(mut edges: Vec<i64>) -> Vec<TimeRange> {
    edges.sort_unstable();
    edges.dedup();
    edges.chunks_exact(2).map(|pair| frames(pair[0], pair[1])).collect()
}

fn remove(ranges: &[TimeRange]) -> Edit {
    Edit::RemoveRanges { ranges: ranges.iter().map(|range| (*range).into()).collect() }
}

/// Where something comes to lie once ranges are gone; `None` for what goes with them.
fn moved(time: Time, ranges: &[TimeRange]) -> Option<Time> {
    let before = ranges.iter().filter(|range| range.end() <= time);
    let removed = before.fold(Time::ZERO, |sum, range| sum + range.duration());
    (!ranges.iter().any(|range| range.contains(time))).then(|| time - removed)
}

fn seen(project: &Project, time: Time) -> Vec<Option<Time>> {
    let scene = Scene::of(project);
    let media = scene.layers_at(time).filter(|layer| layer.source_time_at(time).is_some());
    media.map(|layer| layer.source_time_at(time)).collect()
}

/// A caption for each second and a half of the sample, a second long; a title over all of it.
fn spoken() -> Project {
    let caption = |n: i64| CaptionText {
        start: Time::from_millis(1_500 * n + 200).into(),
        end: Time::from_millis(1_500 * n + 1_200).into(),
        text: format!("Kalimat {n}."),
        unsure: false,
        details: Default::default(),
    };
    let captions = (0..20).map(caption).collect();
    let title = Content::Text(Text::Title { text: "Judul".to_owned(), style: String::new() });
    let edits = [
        Edit::AddCaptions { track: None, captions, style: String::new() },
        Edit::AddTrack { kind: TrackKind::Text, name: "judul".to_owned() },
    ];
    let project = apply_all(&sample(), &edits).unwrap();
    let track = project.tracks.iter().rfind(|track| track.kind == TrackKind::Text).unwrap().id;
    apply(&project, &Edit::Append { track, duration: at(29), content: title }).unwrap()
}

#[test]
fn ranges_are_taken_out_at_once_and_all_gaps_close() {
    let project = after(Edit::RemoveRanges { ranges: vec![span(2, 4), span(9, 12)] });
    assert_eq!(drawn(&project, 0), "4:0-2@0 11:2-7@4 5:7-15@22 6:15-25@5");
    assert_eq!(drawn(&project, 1), "7:6-7");
    assert_eq!(drawn(&project, 2), "9:0-2@0 12:2-7@4 10:7-25@12");
    let overlapping = after(Edit::RemoveRanges { ranges: vec![span(9, 12), span(2, 4), span(3, 4)] });
    assert_eq!(overlapping.duration(), project.duration());
    let nothing = apply(&sample(), &Edit::RemoveRanges { ranges: vec![span(2, 4), span(5, 5)] });
    assert_eq!(nothing, Err(EditError::NothingThere(seconds(5))));
}

#[test]
fn what_was_taken_out_is_put_back_where_it_was_and_is_one_clip_again() {
    let (before, range) = (sample(), TimeRange::between(seconds(3), seconds(9)));
    let part = part_of(&before, range, &[]);
    let removed = apply(&before, &remove(&[range])).unwrap();
    assert_eq!(drawn(&removed, 0), "4:0-3@0 10:3-4@9 5:4-14@20 6:14-24@5");
    let back = apply(&removed, &Edit::InsertPart { at: at(3), part }).unwrap();
    assert_eq!(back.tracks, before.tracks);
}

#[test]
fn a_part_stays_away_from_what_is_locked_and_takes_no_number_twice() {
    let (before, range) = (sample(), TimeRange::between(seconds(7), seconds(13)));
    let part = part_of(&before, range, &[ClipId(7)]);
    assert_eq!(part.tracks[1].clips[0].timeline_range, TimeRange::between(seconds(1), seconds(5)), "the text is whole");
    let text = serde_json::to_string(&part).unwrap();
    assert_eq!(serde_json::from_str::<Part>(&text).unwrap(), part);
    let lock = |track: u64| Edit::SetTrack {
        track: TrackId(track),
        muted: None,
        locked: Some(true),
        hidden: None,
        ends_with_storyline: None,
        name: None,
    };
    // Into the whole film once more: everything of it is there already under its number.
    let twice = apply_all(&before, &[lock(8), Edit::InsertPart { at: at(20), part: part.clone() }]).unwrap();
    assert_eq!(drawn(&twice, 0), "4:0-10@0 5:10-20@20 10:20-23@7 11:23-26@20 6:26-36@5");
    assert_eq!((drawn(&twice, 1), drawn(&twice, 2)), ("7:8-12".to_owned(), "9:0-30@0".to_owned()));
    let gone = Part { tracks: vec![TrackPart { track: TrackId(99), clips: Vec::<Clip>::new() }], ..part };
    assert_eq!(apply(&before, &Edit::InsertPart { at: at(30), part: gone }).unwrap().tracks[0], before.tracks[0]);
}

proptest! {
    #[test]
    fn nothing_but_the_ranges_is_lost(edges in prop::collection::vec(0_i64..900, 2..12), frame in 0_i64..900) {
        let ranges = apart_of(edges);
        prop_assume!(!ranges.is_empty());
        let (before, project) = (spoken(), apply(&spoken(), &remove(&ranges)).unwrap());
        let removed = ranges.iter().fold(Time::ZERO, |sum, range| sum + range.duration());
        prop_assert_eq!(project.tracks[0].end(), seconds(30) - removed);
        let time = FrameRate::FPS_30.time_of(frame);
        if let Some(now) = moved(time, &ranges) {
            prop_assert_eq!(seen(&project, now), seen(&before, time));
        }
    }

    #[test]
    fn captions_stay_with_their_speech(edges in prop::collection::vec(0_i64..900, 2..12)) {
        let ranges = apart_of(edges);
        prop_assume!(!ranges.is_empty());
        let (before, project) = (spoken(), apply(&spoken(), &remove(&ranges)).unwrap());
        for caption in &before.tracks[1].clips {
            let own = caption.timeline_range;
            if ranges.iter().all(|range| !range.overlaps(own)) {
                let now = project.find_clip(caption.id).unwrap().1.timeline_range;
                prop_assert_eq!(Some(now.start()), moved(own.start(), &ranges));
                prop_assert_eq!(now.duration(), own.duration());
            }
        }
    }

    #[test]
    fn at_once_is_the_same_as_one_by_one_from_the_back(
        edits in prop::collection::vec(any_edit(), 0..12), edges in prop::collection::vec(0_i64..1200, 2..12),
    ) {
        let ranges = apart_of(edges);
        prop_assume!(!ranges.is_empty());
        let project = edits.iter().fold(sample(), |project, edit| apply(&project, edit).unwrap_or(project));
        let one_by_one: Vec<Edit> = ranges.iter().rev().map(|range| remove(&[*range])).collect();
        prop_assert_eq!(apply(&project, &remove(&ranges)), apply_all(&project, &one_by_one));
    }

    #[test]
    fn each_part_is_put_back_in_any_order_of_others_that_went(
        edges in prop::collection::vec(0_i64..870, 4..12), order in any::<prop::sample::Index>(),
    ) {
        let ranges = apart_of(edges);
        prop_assume!(ranges.len() >= 2);
        let before = spoken();
        let part = order.index(ranges.len());
        let kept = part_of(&before, ranges[part], &[]);
        let project = apply(&before, &remove(&ranges)).unwrap();
        let back = apply(&project, &Edit::InsertPart { at: moved_start(ranges[part], &ranges), part: kept }).unwrap();
        let others: Vec<TimeRange> = ranges.iter().copied().filter(|range| *range != ranges[part]).collect();
        let without = apply(&before, &remove(&others)).unwrap();
        prop_assert_eq!(pieces(&back), pieces(&without));
    }

    #[test]
    fn put_back_into_whatever_was_made_of_it_the_project_is_valid(
        edits in prop::collection::vec(any_edit(), 0..12), start in 0_i64..900, length in 1_i64..300, at in 0_i64..1200,
    ) {
        let (before, range) = (spoken(), frames(start, start + length));
        let (part, at) = (part_of(&before, range, &[ClipId(7)]), FrameRate::FPS_30.time_of(at));
        let project = edits.iter().fold(before, |project, edit| apply(&project, edit).unwrap_or(project));
        let back = apply(&project, &Edit::InsertPart { at: at.into(), part });
        prop_assert!(back.is_ok() || matches!(back, Err(EditError::NothingThere(_))), "{:?}", back);
    }
}

/// Where a range begins once those before it are gone.
fn moved_start(range: TimeRange, ranges: &[TimeRange]) -> TimeArg {
    let before = ranges.iter().filter(|own| own.end() <= range.start());
    (range.start() - before.fold(Time::ZERO, |sum, own| sum + own.duration())).into()
}

/// What lies where on each track, whatever its numbers.
fn pieces(project: &Project) -> Vec<Vec<(TimeRange, Option<Time>)>> {
    let piece = |clip: &Clip| (clip.timeline_range, clip.source_range().map(TimeRange::start));
    project
        .tracks
        .iter()
        .filter(|track| track.kind != TrackKind::Text)
        .map(|track| track.clips.iter().map(piece).collect())
        .collect()
}
