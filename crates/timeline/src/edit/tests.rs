use crate::described::Described;
use std::sync::Arc;

use super::*;
use crate::history::History;
use crate::project::{
    AudioInfo, Canvas, CanvasChoice, Clip, ClipId, Content, Media, MediaId, Speed, Text, Track, TrackId, TrackKind,
    VideoInfo,
};
use crate::project_text::{from_text, to_text};
use crate::time::{FrameRate, Time, TimeRange};

pub(super) fn seconds(seconds: i64) -> Time {
    Time::from_seconds(seconds)
}

/// Media 3 lasts 60 s; the storyline (1) holds clips 4 = 0..10, 5 = 10..20, 6 = 20..30 playing the source from 0, 20
/// and 5 on; the text track (2) holds caption 7 = 8..12; the audio track 8 holds 9 = 0..30.
pub(super) fn sample() -> Project {
    let mut project = Project::new(Canvas::default());
    let video = VideoInfo { width_px: 1920, height_px: 1080, frame_rate: FrameRate::FPS_30, still: false };
    let audio = Some(AudioInfo::new(48_000, 2));
    let media = Media {
        id: MediaId(3),
        path: "a.mp4".to_owned(),
        fingerprint: String::new(),
        duration: seconds(60),
        video: Some(video),
        audio,
        extra: Default::default(),
    };
    project.media.push(Arc::new(media));
    let source = |start| Content::Media { media: MediaId(3), source_start: seconds(start), speed: Speed::default() };
    let clip = |id, from, to, content| Clip::new(ClipId(id), TimeRange::between(seconds(from), seconds(to)), content);
    Arc::make_mut(&mut project.tracks[0]).clips =
        vec![clip(4, 0, 10, source(0)), clip(5, 10, 20, source(20)), clip(6, 20, 30, source(5))];
    let caption = Text::Caption { text: "Halo".to_owned(), style: String::new() };
    Arc::make_mut(&mut project.tracks[1]).clips = vec![clip(7, 8, 12, Content::Text(caption))];
    project.next_id = 8;
    let mut project = apply(&project, &Edit::AddTrack { kind: TrackKind::Audio, name: "musik".to_owned() }).unwrap();
    Arc::make_mut(&mut project.tracks[2]).clips = vec![clip(9, 0, 30, source(0))];
    project.next_id = 10;
    validate(&project).unwrap();
    project
}

/// Clips of a track as `id:start-end@source`, in seconds.
pub(super) fn drawn(project: &Project, track: usize) -> String {
    let whole = |time: Time| time.as_seconds_f64();
    let one = |clip: &Clip| {
        let source = clip.source_range().map_or(String::new(), |range| format!("@{}", whole(range.start())));
        let range = clip.timeline_range;
        format!("{}:{}-{}{source}", clip.id.0, whole(range.start()), whole(range.end()))
    };
    project.tracks[track].clips.iter().map(one).collect::<Vec<_>>().join(" ")
}

pub(super) fn after(edit: Edit) -> Project {
    apply(&sample(), &edit).unwrap()
}

pub(super) fn at(time: i64) -> TimeArg {
    seconds(time).into()
}

pub(super) fn color() -> Content {
    Content::Color { color: crate::project::Color::rgb(1, 2, 3) }
}

#[test]
fn insert_splits_and_moves_what_follows_on_every_track() {
    let project = after(Edit::Insert { track: TrackId(1), at: at(5), duration: at(2), content: color() });
    assert_eq!(drawn(&project, 0), "4:0-5@0 10:5-7 11:7-12@5 5:12-22@20 6:22-32@5");
    assert_eq!(drawn(&project, 1), "7:10-14");
    assert_eq!(drawn(&project, 2), "9:0-5@0 12:7-32@5");
}

#[test]
fn overwrite_shortens_what_is_there_and_moves_nothing() {
    let project = after(Edit::Overwrite { track: TrackId(1), at: at(5), duration: at(10), content: color() });
    assert_eq!(drawn(&project, 0), "4:0-5@0 10:5-15 5:15-20@25 6:20-30@5");
    assert_eq!(drawn(&project, 2), "9:0-30@0");
}

#[test]
fn append_goes_behind_the_last_clip() {
    let project =
        after(Edit::Append { track: TrackId(1), duration: TimeArg::Text("45f".to_owned()), content: color() });
    assert!(drawn(&project, 0).ends_with(" 10:30-31.5"));
}

#[test]
fn split_and_join_are_each_others_inverse() {
    let split = after(Edit::Split { at: at(9), track: Some(TrackId(1)) });
    assert_eq!(drawn(&split, 0), "4:0-9@0 10:9-10@9 5:10-20@20 6:20-30@5");
    let joined = apply(&split, &Edit::Join { clip: ClipId(4) }).unwrap();
    assert_eq!(joined.tracks, sample().tracks);
    assert_eq!(apply(&sample(), &Edit::Join { clip: ClipId(4) }), Err(EditError::NotJoined(ClipId(4))));
    let all = after(Edit::Split { at: at(9), track: None });
    assert_eq!([drawn(&all, 1), drawn(&all, 2)], ["7:8-9 11:9-12", "9:0-9@0 12:9-30@9"]);
}

#[test]
fn trim_opens_a_gap_and_stops_at_neighbour_and_source() {
    let trim = |clip, edge, to| drawn(&after(Edit::Trim { clip: ClipId(clip), edge, to }), 0);
    assert_eq!(trim(5, Edge::Out, at(15)), "4:0-10@0 5:10-15@20 6:20-30@5");
    assert_eq!(trim(5, Edge::In, at(12)), "4:0-10@0 5:12-20@22 6:20-30@5");
    assert_eq!(trim(5, Edge::In, at(3)), "4:0-10@0 5:10-20@20 6:20-30@5");
    assert_eq!(trim(6, Edge::Out, at(99)), "4:0-10@0 5:10-20@20 6:20-75@5");
    assert_eq!(trim(4, Edge::Out, at(0)), format!("4:0-{}@0 5:10-20@20 6:20-30@5", 1.0 / 30.0));
}

#[test]
fn ripple_trim_moves_what_follows() {
    let trim = |clip, edge, to| drawn(&after(Edit::RippleTrim { clip: ClipId(clip), edge, to }), 0);
    assert_eq!(trim(4, Edge::Out, at(6)), "4:0-6@0 5:6-16@20 6:16-26@5");
    assert_eq!(trim(4, Edge::Out, at(13)), "4:0-13@0 5:13-23@20 6:23-33@5");
    assert_eq!(trim(5, Edge::In, at(13)), "4:0-10@0 5:10-17@23 6:17-27@5");
    assert_eq!(trim(5, Edge::In, at(7)), "4:0-10@0 5:10-23@17 6:23-33@5");
}

#[test]
fn remove_range_is_felt_on_every_unlocked_track() {
    let project = after(Edit::RemoveRange { start: at(9), end: at(11) });
    assert_eq!(drawn(&project, 0), "4:0-9@0 5:9-18@21 6:18-28@5");
    assert_eq!(drawn(&project, 1), "7:8-10");
    assert_eq!(drawn(&project, 2), "9:0-9@0 10:9-28@11");
    let lock = TrackSwitch::Locked(true).of(TrackId(8));
    let project = apply(&after(lock), &Edit::RemoveRange { start: at(9), end: at(11) }).unwrap();
    assert_eq!(drawn(&project, 2), "9:0-30@0");
}

#[test]
fn music_that_ends_with_the_video_plays_on_under_cuts_and_bits_of_text_go() {
    let ends = TrackSwitch::EndsWithStoryline(true).of(TrackId(8));
    let before = after(ends);
    let remove = |start: &str, end: &str| {
        let time = |text: &str| TimeArg::Text(text.to_owned());
        apply(&before, &Edit::RemoveRange { start: time(start), end: time(end) }).unwrap()
    };
    assert_eq!(drawn(&remove("9", "11"), 2), "9:0-30@0");
    assert_eq!(remove("9", "11").duration(), seconds(28));
    assert_eq!(drawn(&remove("8.4", "20"), 1), "");
    assert_eq!(drawn(&remove("8.5", "20"), 1), "7:8-8.5");
    assert_eq!(drawn(&remove("2", "11.5"), 1), "7:2-2.5");
    assert_eq!(drawn(&remove("2", "11.6"), 1), "");
}

#[test]
fn texts_move_with_the_clip_that_they_start_under() {
    let swapped = after(Edit::MoveLater { clip: ClipId(4) });
    assert_eq!(drawn(&swapped, 0), "5:0-10@20 4:10-20@0 6:20-30@5");
    assert_eq!(drawn(&swapped, 1), "7:18-22");
    assert_eq!(apply(&swapped, &Edit::MoveEarlier { clip: ClipId(4) }).unwrap().tracks, sample().tracks);
    let refused = |edit: Edit| apply(&sample(), &edit).unwrap_err().code();
    assert_eq!(refused(Edit::MoveEarlier { clip: ClipId(4) }), "edit-nothing-there");
    assert_eq!(refused(Edit::MoveLater { clip: ClipId(6) }), "edit-nothing-there");
}

#[test]
fn duplicates_and_pasted_clips_make_room_on_the_storyline_only() {
    let twice = after(Edit::Duplicate { clip: ClipId(4) });
    assert_eq!(drawn(&twice, 0), "4:0-10@0 10:10-20@0 5:20-30@20 6:30-40@5");
    assert_eq!(drawn(&twice, 1), "7:8-10 11:20-22");
    let copied = sample().tracks[1].clips.clone();
    let pasted = after(Edit::Paste { clips: copied, at: at(11), track: Some(TrackId(2)) });
    assert_eq!(drawn(&pasted, 1), "7:8-11 10:11-15");
    let none = Edit::Paste { clips: Vec::new(), at: at(1), track: None };
    assert_eq!(apply(&sample(), &none).unwrap_err().code(), "edit-nothing-there");
}

#[test]
fn nudge_slip_roll_and_typed_ends_stop_where_they_must() {
    let nudged = |by: i64| drawn(&after(Edit::Nudge { clip: ClipId(7), by: at(by) }), 1);
    assert_eq!((nudged(2), nudged(-20)), ("7:10-14".to_owned(), "7:0-4".to_owned()));
    let between = |by: i64| drawn(&after(Edit::Nudge { clip: ClipId(5), by: at(by) }), 0);
    assert_eq!(between(3), "4:0-10@0 5:10-20@20 6:20-30@5");
    let slipped = |by: i64| drawn(&after(Edit::Slip { clip: ClipId(5), by: at(by) }), 0);
    assert_eq!(slipped(5), "4:0-10@0 5:10-20@25 6:20-30@5");
    assert_eq!(slipped(90), "4:0-10@0 5:10-20@50 6:20-30@5");
    let rolled = |to: i64| drawn(&after(Edit::Roll { clip: ClipId(4), to: at(to) }), 0);
    assert_eq!(rolled(12), "4:0-12@0 5:12-20@22 6:20-30@5");
    assert_eq!(rolled(7), "4:0-7@0 5:7-20@17 6:20-30@5");
    let typed = |start, end| drawn(&after(Edit::SetClipRange { clip: ClipId(7), start: at(start), end: at(end) }), 1);
    assert_eq!(typed(3, 6), "7:3-6");
}

#[test]
fn files_are_forgotten_only_when_no_clip_uses_them() {
    assert_eq!(apply(&sample(), &Edit::RemoveMedia { media: MediaId(3) }).unwrap_err().code(), "edit-in-use");
    let moved = after(Edit::SetMediaPath { media: MediaId(3), path: "b.mp4".to_owned() });
    assert_eq!(moved.media[0].path, "b.mp4");
    let source = Content::Media { media: MediaId(3), source_start: seconds(56), speed: Speed::default() };
    let replaced = after(Edit::ReplaceContent { clip: ClipId(5), content: source });
    assert_eq!(drawn(&replaced, 0), "4:0-10@0 5:10-14@56 6:20-30@5");
}

#[test]
fn move_reorder_and_delete() {
    assert_eq!(
        drawn(&after(Edit::Move { clip: ClipId(4), to: at(15), track: None }), 0),
        "5:10-15@20 4:15-25@0 6:25-30@10"
    );
    assert_eq!(drawn(&after(Edit::Reorder { clip: ClipId(4), index: 2 }), 0), "5:0-10@20 6:10-20@5 4:20-30@0");
    assert_eq!(drawn(&after(Edit::Delete { clip: ClipId(5) }), 0), "4:0-10@0 6:20-30@5");
    let several = after(Edit::DeleteClips { clips: vec![ClipId(6), ClipId(7), ClipId(4)] });
    assert_eq!([drawn(&several, 0), drawn(&several, 1)], ["5:10-20@20", ""]);
    let project = after(Edit::RippleDelete { clip: ClipId(5) });
    assert_eq!([drawn(&project, 0), drawn(&project, 1)], ["4:0-10@0 6:10-20@5", "7:8-10"]);
    let several = after(Edit::RippleDeleteClips { clips: vec![ClipId(4), ClipId(6)] });
    assert_eq!([drawn(&several, 0), drawn(&several, 1), drawn(&several, 2)], ["5:0-10@20", "7:0-2", "9:0-10@10"]);
    let overlapping = after(Edit::RippleDeleteClips { clips: vec![ClipId(5), ClipId(7)] });
    assert_eq!([drawn(&overlapping, 0), drawn(&overlapping, 1)], ["4:0-8@0 6:8-18@5", ""], "8..20 goes once");
}

#[test]
fn a_new_frame_rate_snaps_without_overlaps() {
    let canvas = Canvas { frame_rate: FrameRate::new(24_000, 1001).unwrap(), ..Canvas::default() };
    let project = after(Edit::SetCanvas { canvas });
    assert_eq!(project.tracks[0].clips.len(), 3);
    assert_eq!(project.tracks[0].clips[1].timeline_range.start(), canvas.frame_rate.snap(seconds(10)));
}

#[test]
fn the_canvas_follows_the_footage_until_someone_chooses() {
    let fresh = Project { canvas_choice: CanvasChoice::default(), ..after(Edit::SetCanvas { canvas: small() }) };
    let none = CanvasChoice::default();
    let followed = apply(&fresh, &Edit::FollowFootage { chosen: none }).unwrap();
    let lines = |project: &Project| project.canvas.width_px.min(project.canvas.height_px);
    assert!([720, 1080].contains(&lines(&followed)), "{:?}", followed.canvas);
    let chosen = apply(&followed, &Edit::SetCanvas { canvas: small() }).unwrap();
    assert_eq!((lines(&chosen), chosen.canvas_choice), (180, CanvasChoice::all()));
    let sized = CanvasChoice { size: true, ..none };
    let sized = apply(&chosen, &Edit::FollowFootage { chosen: sized }).unwrap();
    assert_eq!(lines(&sized), 180, "what is chosen stays");
}

#[test]
fn a_project_from_before_keeps_its_canvas() {
    let mut text: serde_json::Value = serde_json::from_str(&to_text(&Project::new(small()))).unwrap();
    text.as_object_mut().unwrap().remove("canvas_choice");
    let old = from_text(&text.to_string()).unwrap();
    assert_eq!((old.canvas, old.canvas_choice), (small(), CanvasChoice::all()));
}

fn small() -> Canvas {
    Canvas { width_px: 320, height_px: 180, ..Canvas::default() }
}

#[test]
fn refusals_say_why_and_change_nothing() {
    let refused = |edit: &Edit| apply(&sample(), edit).unwrap_err().code();
    assert_eq!(refused(&Edit::Delete { clip: ClipId(99) }), "edit-no-clip");
    assert_eq!(refused(&Edit::RippleDeleteClips { clips: vec![ClipId(4), ClipId(99)] }), "edit-no-clip");
    assert_eq!(refused(&Edit::RemoveTrack { track: TrackId(99) }), "edit-no-track");
    assert_eq!(refused(&Edit::SetGain { clip: ClipId(4), gain_db: f32::NAN }), "edit-invalid");
    assert_eq!(refused(&Edit::Rotate { clip: ClipId(4), degrees: 45 }), "edit-invalid");
    assert_eq!(refused(&Edit::Split { at: at(300), track: None }), "edit-nothing-there");
    assert_eq!(refused(&Edit::Append { track: TrackId(2), duration: at(1), content: color() }), "edit-invalid");
    assert_eq!(refused(&Edit::RemoveRange { start: TimeArg::Text("besok".to_owned()), end: at(1) }), "edit-bad-time");
}

#[test]
fn an_edit_shares_the_tracks_that_it_does_not_touch() {
    let before = sample();
    let after = apply(&before, &Edit::SetGain { clip: ClipId(4), gain_db: -6.0 }).unwrap();
    assert!(!Arc::ptr_eq(&before.tracks[0], &after.tracks[0]));
    assert!(Arc::ptr_eq(&before.tracks[1], &after.tracks[1]) && Arc::ptr_eq(&before.tracks[2], &after.tracks[2]));
}

#[test]
fn edits_are_read_from_json_as_people_write_them() {
    let text = r#"[{"edit": "remove_range", "start": "1:02.250", "end": "2000f"},
        {"edit": "set_gain", "clip": 4, "gain_db": -6},
        {"edit": "split", "at": 705600000}]"#;
    let edits: Vec<Edit> = serde_json::from_str(text).unwrap();
    assert_eq!(edits[2], Edit::Split { at: Time::from_seconds(1).into(), track: None });
    let back: Vec<Edit> = serde_json::from_str(&serde_json::to_string(&edits).unwrap()).unwrap();
    assert_eq!(back, edits);
    assert!(serde_json::from_str::<Edit>(r#"{"edit": "split", "at": 1, "trak": 2}"#).is_err());
}

#[test]
fn a_gesture_is_one_step_and_an_empty_one_none() {
    let mut history = History::new(Arc::new(sample()));
    history.begin_gesture("geser");
    for gain in [-1.0, -2.0, -3.0] {
        history.apply(&Edit::SetGain { clip: ClipId(4), gain_db: gain }, "").unwrap();
    }
    history.end_gesture();
    history.begin_gesture("kosong");
    history.end_gesture();
    assert_eq!(history.labels().collect::<Vec<_>>(), ["geser"]);
    assert!(history.undo() && !history.undo());
    assert_eq!(**history.project(), sample());
}

#[test]
fn the_track_type_is_plain_data() {
    fn assert_send_sync<T: Send + Sync>() {}
    assert_send_sync::<Track>();
    assert_send_sync::<Project>();
}
