use super::tests::{after, at, drawn, sample};
use super::*;
use crate::project::{Canvas, ClipId, Content, Text};

#[test]
fn captions_are_split_and_merged() {
    let split =
        Edit::SplitCaption { clip: ClipId(7), first: "Halo.".to_owned(), second: "Apa kabar?".to_owned(), at: at(9) };
    let two = after(split);
    assert_eq!(drawn(&two, 1), "7:8-9 10:9-12");
    let one = apply(&two, &Edit::MergeCaptions { clip: ClipId(7) }).unwrap();
    assert_eq!(drawn(&one, 1), "7:8-12");
    let text = Text::Caption { text: "Halo. Apa kabar?".to_owned(), style: String::new() };
    assert_eq!(one.tracks[1].clips[0].content, Content::Text(text));
}

#[test]
fn captions_keep_their_milliseconds() {
    let caption = |start: &str, end: &str| CaptionText {
        start: TimeArg::Text(start.to_owned()),
        end: TimeArg::Text(end.to_owned()),
        text: "x".to_owned(),
        unsure: false,
        details: Default::default(),
    };
    let captions = vec![caption("0.001", "1.999"), caption("11", "13")];
    let project = after(Edit::AddCaptions { track: None, captions, style: String::new() });
    assert_eq!(drawn(&project, 1), "10:0.001-1.999 7:8-11 11:11-13");
}

/// Captions by start and end in seconds.
fn captions(times: &[(i64, i64)]) -> Edit {
    let caption = |&(start, end): &(i64, i64)| CaptionText {
        start: at(start),
        end: at(end),
        text: "x".to_owned(),
        unsure: false,
        details: Default::default(),
    };
    Edit::AddCaptions { track: None, captions: times.iter().map(caption).collect(), style: String::new() }
}

#[test]
fn captions_that_overlap_each_other_lie_on_two_tracks() {
    let project = apply(&Project::new(Canvas::default()), &captions(&[(0, 9), (1, 3), (4, 6), (5, 8)])).unwrap();
    assert_eq!((drawn(&project, 1), drawn(&project, 2)), ("3:0-9".to_owned(), "4:1-3 6:4-6".to_owned()));
    assert_eq!((drawn(&project, 3), project.tracks.len()), ("7:5-8".to_owned(), 4));
    // Again: what was there gives way, on every track.
    let again = apply(&project, &captions(&[(0, 4), (2, 9)])).unwrap();
    assert_eq!((drawn(&again, 1), drawn(&again, 2)), ("9:0-4".to_owned(), "10:2-9".to_owned()));
    assert_eq!((drawn(&again, 3), again.tracks.len()), (String::new(), 4));
}

#[test]
fn six_thousand_captions_over_as_many_old_ones_are_put_at_once() {
    let old: Vec<(i64, i64)> = (0..6_000).map(|n| (3 * n, 3 * n + 2)).collect();
    let new: Vec<(i64, i64)> = (0..6_000).flat_map(|n| [(3 * n + 1, 3 * n + 3), (3 * n + 2, 3 * n + 4)]).collect();
    let before = apply(&Project::new(Canvas::default()), &captions(&old)).unwrap();
    let after = apply(&before, &captions(&new)).unwrap();
    let counts: Vec<usize> = after.tracks.iter().map(|track| track.clips.len()).collect();
    assert_eq!(counts, [0, 6_001, 6_000]);
}

#[test]
fn captions_that_all_overlap_are_refused_before_there_are_thousands_of_tracks() {
    let all: Vec<(i64, i64)> = (0..5_000).map(|_| (0, 9)).collect();
    let refused = apply(&Project::new(Canvas::default()), &captions(&all));
    assert!(matches!(refused, Err(EditError::Invalid(_))));
}

/// Two captions whose times are unsure, from 1 to 3 and from 4 to 6 seconds.
fn unsure() -> Project {
    let caption = |start: i64| CaptionText {
        start: at(start),
        end: at(start + 2),
        text: "x".to_owned(),
        unsure: true,
        details: Default::default(),
    };
    let captions = vec![caption(1), caption(4)];
    let edit = Edit::AddCaptions { track: None, captions, style: String::new() };
    apply(&Project::new(Canvas::default()), &edit).unwrap()
}

/// Which captions are unsure after an edit.
fn still_unsure(edit: Edit) -> Vec<u64> {
    let project = apply(&unsure(), &edit).unwrap();
    project.tracks[1].clips.iter().filter(|clip| clip.unsure).map(|clip| clip.id.0).collect()
}

#[test]
fn joining_the_halves_of_a_caption_makes_nothing_sure() {
    let clip = ClipId(3);
    let captions = unsure();
    let track = Some(captions.tracks[1].id);
    let halves = apply(&captions, &Edit::Split { at: at(2), track }).unwrap();
    let looked_at = apply(&halves, &Edit::SetUnsure { clip, unsure: false }).unwrap();
    let joined = apply(&looked_at, &Edit::Join { clip }).unwrap();
    assert!(joined.find_clip(clip).unwrap().1.unsure);
}

#[test]
fn whoever_changes_the_time_or_the_words_of_a_caption_has_looked_at_it() {
    assert_eq!(drawn(&unsure(), 1), "3:1-3 4:4-6");
    let clip = ClipId(3);
    let says = |text: &str| Text::Caption { text: text.to_owned(), style: String::new() };
    let by_hand = [
        Edit::SetUnsure { clip, unsure: false },
        Edit::SetClipRange { clip, start: at(1), end: at(2) },
        Edit::Trim { clip, edge: Edge::Out, to: at(2) },
        Edit::Nudge { clip, by: at(1) },
        Edit::Move { clip, to: at(7), track: None },
        Edit::SetText { clip, text: says("y") },
    ];
    for edit in by_hand {
        assert_eq!(still_unsure(edit.clone()), [4], "{edit:?}");
    }
    assert_eq!(still_unsure(Edit::SetText { clip, text: says("x") }), [3, 4]);
    let words = "x".to_owned();
    assert_eq!(still_unsure(Edit::SplitCaption { clip, first: words.clone(), second: words, at: at(2) }), [3, 5, 4]);
    assert_eq!(still_unsure(Edit::MergeCaptions { clip }), [3]);
    assert_eq!(still_unsure(Edit::Duplicate { clip }), [3, 5, 4]);
    let of_film = Edit::SetUnsure { clip: ClipId(4), unsure: true };
    assert_eq!(apply(&sample(), &of_film), Err(EditError::WrongKind(ClipId(4))));
}

#[test]
fn unsure_times_are_kept_in_files() {
    let project = unsure();
    let text = serde_json::to_string(&project).unwrap();
    assert_eq!(serde_json::from_str::<Project>(&text).unwrap(), project);
    let sure = apply(&project, &Edit::SetUnsure { clip: ClipId(3), unsure: false }).unwrap();
    assert_eq!(text.matches("\"unsure\":true").count(), 2);
    assert_eq!(serde_json::to_string(&sure).unwrap().matches("unsure").count(), 1);
}
