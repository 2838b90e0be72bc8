use std::sync::Arc;

use proptest::prelude::*;

use super::graphic_tests::strap;
use super::tests::{after, at, color, sample, seconds};
use super::*;
use crate::history::History;
use crate::own_template::StoredTemplate;
use crate::project::{Canvas, CanvasChoice, ClipId, Content, Fades, MediaId, Project, Speed, Text, TrackId};
use crate::said::CaptionDetails;
use crate::scene::Scene;
use crate::time::{FrameRate, Time, TimeRange};

pub(super) fn any_edit() -> impl Strategy<Value = Edit> {
    let time = || (0_i64..40_000).prop_map(|millis| TimeArg::Ticks(Time::from_millis(millis)));
    let clip = || (4_u64..16).prop_map(ClipId);
    let track = || prop_oneof![Just(TrackId(1)), Just(TrackId(2)), Just(TrackId(8))];
    let edge = || prop_oneof![Just(Edge::In), Just(Edge::Out)];
    let content = || {
        let media = (0_i64..50).prop_map(|start| Content::Media {
            media: MediaId(3),
            source_start: seconds(start),
            speed: Speed::default(),
        });
        let text = Content::Text(Text::Title { text: "Judul".to_owned(), style: String::new() });
        prop_oneof![media, Just(color()), Just(text)]
    };
    prop_oneof![
        (track(), time(), 1_i64..8000, content()).prop_map(|(track, at, ms, content)| Edit::Insert {
            track,
            at,
            duration: Time::from_millis(ms).into(),
            content
        }),
        (track(), time(), 1_i64..8000, content()).prop_map(|(track, at, ms, content)| Edit::Overwrite {
            track,
            at,
            duration: Time::from_millis(ms).into(),
            content
        }),
        (time(), prop::option::of(track())).prop_map(|(at, track)| Edit::Split { at, track }),
        clip().prop_map(|clip| Edit::Join { clip }),
        (clip(), edge(), time()).prop_map(|(clip, edge, to)| Edit::Trim { clip, edge, to }),
        (clip(), edge(), time()).prop_map(|(clip, edge, to)| Edit::RippleTrim { clip, edge, to }),
        (time(), time()).prop_map(|(start, end)| Edit::RemoveRange { start, end }),
        prop::collection::vec((time(), time()), 0..4).prop_map(|ranges| {
            let span = |(start, end)| Span { start, end };
            Edit::RemoveRanges { ranges: ranges.into_iter().map(span).collect() }
        }),
        (clip(), time(), prop::option::of(track())).prop_map(|(clip, to, track)| Edit::Move { clip, to, track }),
        (clip(), 0_usize..6).prop_map(|(clip, index)| Edit::Reorder { clip, index }),
        clip().prop_map(|clip| Edit::Delete { clip }),
        clip().prop_map(|clip| Edit::RippleDelete { clip }),
        prop::collection::vec(clip(), 0..4).prop_map(|clips| Edit::DeleteClips { clips }),
        prop::collection::vec(clip(), 0..4).prop_map(|clips| Edit::RippleDeleteClips { clips }),
        (clip(), any::<bool>()).prop_map(|(clip, later)| match later {
            true => Edit::MoveLater { clip },
            false => Edit::MoveEarlier { clip },
        }),
        clip().prop_map(|clip| Edit::Duplicate { clip }),
        (clip(), -9000_i64..9000).prop_map(|(clip, ms)| Edit::Nudge { clip, by: Time::from_millis(ms).into() }),
        (clip(), -9000_i64..9000).prop_map(|(clip, ms)| Edit::Slip { clip, by: Time::from_millis(ms).into() }),
        (clip(), time()).prop_map(|(clip, to)| Edit::Roll { clip, to }),
        (clip(), time(), time()).prop_map(|(clip, start, end)| Edit::SetClipRange { clip, start, end }),
        (clip(), content()).prop_map(|(clip, content)| Edit::ReplaceContent { clip, content }),
        clip().prop_map(|clip| Edit::MergeCaptions { clip }),
        prop::collection::vec((clip(), time()), 1..3).prop_map(|anchors| {
            let anchors = anchors.into_iter().map(|(clip, start)| CaptionAnchor { clip, start }).collect();
            Edit::RetimeCaptions { anchors }
        }),
        any::<bool>().prop_map(|whole_words| Edit::ReplaceInCaptions {
            find: "a".to_owned(),
            replace: "u".to_owned(),
            whole_words
        }),
        (clip(), any::<bool>()).prop_map(|(clip, unsure)| Edit::SetUnsure { clip, unsure }),
        (clip(), 0_i64..9000).prop_map(|(clip, ms)| Edit::SetDetails {
            clip,
            details: CaptionDetails {
                speaker: "Budi".to_owned(),
                second: "Hello".to_owned(),
                word_starts: vec![Time::from_millis(ms)],
                boxed: ms % 2 == 0,
            },
        }),
        (clip(), time()).prop_map(|(clip, at)| Edit::SplitCaption {
            clip,
            first: "a".to_owned(),
            second: "b".to_owned(),
            at
        }),
        (clip(), 0_i64..4000).prop_map(|(clip, ms)| {
            let fades = Fades::new(Time::from_millis(ms), Time::from_millis(ms / 2));
            Edit::SetFades { clip, fades }
        }),
        (time(), 1_i64..8000).prop_map(|(at, ms)| Edit::AddGraphic {
            track: None,
            at,
            duration: Time::from_millis(ms).into(),
            graphic: strap()
        }),
        (clip(), any::<bool>()).prop_map(|(clip, dark)| Edit::SetDark { clip, dark }),
        (prop_oneof![Just("milik-a"), Just("langkah")], prop::option::of(0_usize..9)).prop_map(|(id, letters)| {
            let svg = letters.and_then(|letters| StoredTemplate::new(&"a".repeat(letters)));
            Edit::SetOwnTemplate { id: id.to_owned(), svg }
        }),
        Just(Edit::FollowFootage { chosen: CanvasChoice::default() }),
        prop_oneof![Just(24.0), Just(25.0), Just(29.97), Just(60.0)].prop_map(|hz| Edit::SetCanvas {
            canvas: Canvas { frame_rate: FrameRate::nearest(hz), ..Canvas::default() }
        }),
    ]
}

proptest! {
    #[test]
    fn any_edits_leave_a_valid_project_and_can_all_be_undone(edits in prop::collection::vec(any_edit(), 1..25)) {
        let start = Arc::new(sample());
        let mut history = History::new(start.clone());
        for edit in &edits {
            // apply() validates; what is refused leaves everything as it was.
            let before = history.project().clone();
            if history.apply(edit, "x").is_err() {
                prop_assert!(Arc::ptr_eq(&before, history.project()));
            }
        }
        let end = history.project().clone();
        while history.undo() {}
        prop_assert_eq!(history.project(), &start);
        while history.redo() {}
        prop_assert_eq!(history.project(), &end);
    }

    #[test]
    fn edits_in_place_give_what_they_give_one_by_one(edits in prop::collection::vec(any_edit(), 1..12)) {
        let one_by_one = edits.iter().try_fold(sample(), |project, edit| apply(&project, edit));
        let mut project = sample();
        let in_place = edits.iter().try_for_each(|edit| apply_in_place(&mut project, edit)).map(|()| project);
        prop_assert_eq!(in_place, one_by_one);
    }

    #[test]
    fn edits_of_one_step_are_the_same_as_one_after_the_other(edits in prop::collection::vec(any_edit(), 0..12)) {
        let start = sample();
        let (mut by_one, mut taken) = (start.clone(), Vec::new());
        for edit in edits {
            if let Ok(after) = apply(&by_one, &edit) {
                by_one = after;
                taken.push(edit);
            }
        }
        prop_assert_eq!(apply_all(&start, &taken).unwrap(), by_one);
        let refused = [taken, vec![Edit::Delete { clip: ClipId(9999) }]].concat();
        prop_assert!(apply_all(&start, &refused).is_err());
    }

    #[test]
    fn clips_deleted_at_once_leave_what_they_leave_one_by_one_from_the_back(
        edits in prop::collection::vec(any_edit(), 0..12), seconds in prop::collection::vec(0_i64..40, 0..4),
        track in 0_usize..3, is_chosen in prop::collection::vec(any::<bool>(), 16),
    ) {
        let marks = seconds.into_iter().map(|second| Edit::AddMarker { at: at(second), name: String::new() });
        let all = edits.into_iter().chain(marks);
        let project = all.fold(sample(), |project, edit| apply(&project, &edit).unwrap_or(project));
        let clips = project.tracks[track].clips.iter().map(|clip| clip.id).zip(is_chosen);
        let chosen: Vec<ClipId> = clips.filter_map(|(clip, is_chosen)| is_chosen.then_some(clip)).collect();
        let one_by_one: Vec<Edit> = chosen.iter().rev().map(|clip| Edit::RippleDelete { clip: *clip }).collect();
        // One by one, an edge between two frames may take the clip before it along.
        if let Ok(one_by_one) = apply_all(&project, &one_by_one) {
            let at_once = apply(&project, &Edit::RippleDeleteClips { clips: chosen });
            prop_assert_eq!(at_once, Ok(one_by_one));
        }
    }

    #[test]
    fn the_clips_in_a_range_are_those_that_overlap_it(edits in prop::collection::vec(any_edit(), 0..8), a in 0_i64..40_000, b in 0_i64..40_000) {
        let project = edits.iter().fold(sample(), |project, edit| apply(&project, edit).unwrap_or(project));
        let range = TimeRange::between(Time::from_millis(a), Time::from_millis(b));
        for track in &project.tracks {
            let overlapping: Vec<_> = track.clips.iter().filter(|clip| clip.timeline_range.overlaps(range)).collect();
            prop_assert_eq!(track.clips_in(range).iter().collect::<Vec<_>>(), overlapping);
        }
    }

    #[test]
    fn a_removed_range_shortens_the_storyline_by_its_length(a in 0_i64..900, b in 0_i64..900) {
        prop_assume!(a != b);
        let rate = FrameRate::FPS_30;
        let (start, end) = (rate.time_of(a.min(b)), rate.time_of(a.max(b)));
        let project = after(Edit::RemoveRange { start: start.into(), end: end.into() });
        prop_assert_eq!(project.tracks[0].end(), seconds(30) - (end - start));
    }

    #[test]
    fn a_split_changes_nothing_that_is_seen(cut in 1_i64..899, frame in 0_i64..900) {
        let rate = FrameRate::FPS_30;
        let split = after(Edit::Split { at: rate.time_of(cut).into(), track: None });
        let seen = |project: &Project| {
            let (scene, at) = (Scene::of(project), rate.time_of(frame));
            scene.layers_at(at).map(|layer| (layer.source_time_at(at), layer.level.at(at))).collect::<Vec<_>>()
        };
        prop_assert_eq!(seen(&split), seen(&sample()));
    }
}
