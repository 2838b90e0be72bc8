use super::*;
use proptest::prelude::*;
use sunting_session::loudness::gain_of;
use sunting_timeline::{AudioInfo, MediaId, Speed};

fn ms(millis: i64) -> Time {
    Time::from_millis(millis)
}

fn range(start: i64, end: i64) -> TimeRange {
    TimeRange::between(ms(start), ms(end))
}

fn track(kind: TrackKind, clips: Vec<Clip>) -> Track {
    Track { clips, ..Track::new(TrackId(1), kind) }
}

fn sound(id: u64, start: i64, end: i64, source_start: i64) -> Clip {
    let content = Content::Media { media: MediaId(9), source_start: ms(source_start), speed: Speed::default() };
    Clip::new(ClipId(id), range(start, end), content)
}

fn media() -> Media {
    Media {
        id: MediaId(9),
        path: String::new(),
        fingerprint: String::new(),
        duration: ms(10_000),
        video: None,
        audio: Some(AudioInfo::new(48_000, 2)),
        extra: Default::default(),
    }
}

#[test]
fn an_edge_stops_at_its_source_its_neighbours_and_its_other_edge() {
    let track = track(TrackKind::Audio, vec![sound(1, 0, 2000, 0), sound(2, 3000, 5000, 500), sound(3, 9000, 9500, 0)]);
    let limit = |edge, ripples| limits(&track, 1, Some(&media()), edge, ripples, ms(100));
    assert_eq!(limit(Edge::In, true), range(2500, 4900));
    assert_eq!(limit(Edge::In, false), range(2500, 4900));
    assert_eq!(limit(Edge::Out, true), range(3100, 12_500));
    assert_eq!(limit(Edge::Out, false), range(3100, 9000));
    let first = limits(&track, 0, Some(&media()), Edge::In, false, ms(100));
    assert_eq!(first, range(0, 1900));
}

#[test]
fn a_trim_tells_the_change_and_the_new_length() {
    let mut trim = Trim {
        clip: ClipId(2),
        edge: Edge::In,
        ripples: true,
        range: range(3000, 5000),
        limits: range(2500, 4900),
        offset: Time::ZERO,
        line: Time::ZERO,
        targets: Arc::from([]),
        to: ms(3400),
        snapped: None,
        ends: None,
    };
    assert_eq!((trim.lengths(), trim.picture(ms(40))), ((ms(-400), ms(1600)), ms(3000)));
    trim.ripples = false;
    assert_eq!(trim.picture(ms(40)), ms(3400));
    trim.edge = Edge::Out;
    trim.to = ms(5600);
    assert_eq!((trim.lengths(), trim.picture(ms(40))), ((ms(600), ms(2600)), ms(5560)));
    assert_eq!(trim.edits(), [Edit::Trim { clip: ClipId(2), edge: Edge::Out, to: ms(5600).into() }]);
    trim.ends = Some((TrackId(1), ms(5500)));
    assert!(trim.outlasts() && trim.edits().len() == 2, "music is let go before it outlasts the video");
    trim.to = ms(5000);
    assert!(trim.edits().is_empty());
}

#[test]
fn a_clip_moves_into_free_room_or_up_to_its_neighbours() {
    let track = track(TrackKind::Text, vec![sound(1, 0, 1000, 0), sound(2, 2000, 3000, 0), sound(3, 6000, 7000, 0)]);
    let moving = |to| Move {
        clip: ClipId(1),
        clips: Arc::from([ClipId(1)]),
        range: range(0, 1000),
        offset: Time::ZERO,
        targets: Arc::from([]),
        to,
        snapped: None,
    };
    let free = Edit::Move { clip: ClipId(1), to: ms(4000).into(), track: None };
    assert_eq!(moving(ms(4000)).edits(&track), [free]);
    let stops = Edit::Nudge { clip: ClipId(1), by: ms(1500).into() };
    assert_eq!(moving(ms(1500)).edits(&track), [stops]);
    assert!(moving(Time::ZERO).edits(&track).is_empty());
}

#[test]
fn several_clips_move_with_the_foremost_first() {
    let track = track(TrackKind::Text, vec![sound(1, 0, 1000, 0), sound(2, 1000, 2000, 0)]);
    let moving = |to| Move {
        clip: ClipId(1),
        clips: Arc::from([ClipId(1), ClipId(2)]),
        range: range(500, 1500),
        offset: Time::ZERO,
        targets: Arc::from([]),
        to,
        snapped: None,
    };
    let nudge = |clip, by| Edit::Nudge { clip: ClipId(clip), by: ms(by).into() };
    assert_eq!(moving(ms(800)).edits(&track), [nudge(2, 300), nudge(1, 300)]);
    assert_eq!(moving(ms(400)).edits(&track), [nudge(1, -100), nudge(2, -100)]);
}

#[test]
fn a_fade_keeps_whole_tenths_and_leaves_the_other_one_its_room() {
    let before = Fades::new(ms(0), ms(600));
    let fade =
        |edge| Fade { clip: ClipId(1), edge, range: range(1000, 3000), is_cut_off: false, before, fades: before };
    assert_eq!(fade(Edge::In).at(ms(1520)).fade_in, ms(500));
    assert_eq!(fade(Edge::In).at(ms(9000)).fade_in, ms(1400));
    assert_eq!(fade(Edge::In).at(ms(500)).fade_in, Time::ZERO);
    assert_eq!(fade(Edge::Out).at(ms(2000)).fade_out, ms(1000));
}

#[test]
fn a_clip_is_put_between_the_halves_that_the_hand_is_on() {
    let clips = [sound(1, 0, 1000, 0), sound(2, 1000, 3000, 0), sound(3, 3000, 4000, 0)];
    let cut = |at| cut_at(&clips, ms(at));
    assert_eq!([cut(0), cut(499), cut(500), cut(1900), cut(2000), cut(9000)], [0, 0, 1, 1, 2, 3]);
    assert_eq!([place_before(0, 3), place_before(2, 0), place_before(1, 1), place_before(1, 2)], [2, 0, 1, 1]);
}

#[test]
fn loudness_is_told_in_percent() {
    assert_eq!((percent_of(0.0), percent_of(-60.0), gain_of(0.0)), (100.0, 0.0, -60.0));
    assert!((percent_of(6.0) - 199.5).abs() < 0.1 && (gain_of(20.0) + 13.98).abs() < 0.01);
    assert_eq!((louder(100.0, 10.0), louder(190.0, 50.0), louder(10.0, -50.0)), (120.0, 200.0, 0.0));
}

proptest! {
    #[test]
    fn percent_becomes_gain_and_percent_again(percent in 1.0f32..200.0) {
        prop_assert!((percent_of(gain_of(percent)) - percent).abs() < 0.1);
    }

    #[test]
    fn limits_hold_the_edge_where_it_is(source in 0_i64..5000, length in 1_i64..5000, ripples in any::<bool>()) {
        let track = track(TrackKind::Audio, vec![sound(1, 2000, 2000 + length, source)]);
        for (edge, at) in [(Edge::In, ms(2000)), (Edge::Out, ms(2000 + length))] {
            let limits = limits(&track, 0, Some(&media()), edge, ripples, ms(100));
            prop_assert!(limits.start() <= at && at <= limits.end(), "{edge:?} {limits:?}");
        }
    }
}
