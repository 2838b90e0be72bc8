//! What tools and editing keys work on, by values: the clip at the playhead, and nothing that is out of view.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::Context;
use sunting_core::workspace::standpoint::Standpoint;
use sunting_editor::state::action::Seeking;
use sunting_editor::state::{Action, Command, Step};
use sunting_editor::window::{Effect, Window};
use sunting_session::Selection;
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::tools::Tool;
use sunting_timeline::edit::{CaptionText, Edge, Edit};
use sunting_timeline::{ClipId, Time, TrackId, TrackKind};

fn ms(millis: i64) -> Time {
    Time::from_millis(millis)
}

fn window(step: Step) -> Window {
    support::window(&Context::default(), "id", step)
}

fn seek(window: &mut Window, millis: i64) {
    window.apply(Action::Seek(ms(millis), Seeking::Exact));
}

fn storyline(window: &Window) -> Vec<ClipId> {
    window.model.session.project().storyline().unwrap().clips.iter().map(|clip| clip.id).collect()
}

fn lock(window: &mut Window, track: TrackId, locked: bool) {
    let switch = Edit::SetTrack {
        track,
        muted: None,
        locked: Some(locked),
        hidden: None,
        ends_with_storyline: None,
        name: None,
    };
    window.apply(Action::Edit("undo-track", vec![switch]));
}

fn steps(window: &Window) -> usize {
    window.model.session.history().labels().count()
}

fn told(window: &Window) -> Option<&str> {
    window.model.notice.shown().map(|notice| notice.text.as_str())
}

#[test]
fn after_a_split_and_a_seek_the_clip_under_the_red_line_goes() {
    let mut window = window(Step::Trim);
    let before = storyline(&window);
    seek(&mut window, 3_000);
    window.run(Command::Split);
    seek(&mut window, 28_000);
    let session = &window.model.session;
    assert_eq!(session.selection, Selection::Nothing, "the outline goes along with the playhead");
    assert_eq!(session.would_remove(Tool::Delete), session.clip(before[2]).map(|clip| clip.timeline_range));
    window.run(Command::DeleteClip);
    assert!(!storyline(&window).contains(&before[2]) && storyline(&window).contains(&before[0]));
}

#[test]
fn of_two_pieces_that_meet_at_the_red_line_the_chosen_one_goes() {
    let mut window = window(Step::Trim);
    let first = storyline(&window)[0];
    seek(&mut window, 3_000);
    window.run(Command::Split);
    window.run(Command::Remove);
    assert!(!storyline(&window).contains(&first));
    assert_eq!(window.model.session.playhead, Time::ZERO);
}

#[test]
fn several_chosen_clips_go_wherever_the_red_line_is() {
    let mut window = window(Step::Trim);
    let clips = storyline(&window);
    window.apply(Action::SelectClips(vec![clips[1], clips[2]]));
    seek(&mut window, 60_000);
    window.run(Command::Remove);
    assert_eq!(storyline(&window).len(), clips.len() - 2);
    assert!(!storyline(&window).contains(&clips[1]));
}

#[test]
fn a_refused_use_leaves_no_step_open() {
    let mut window = window(Step::Import);
    let (track, media) = {
        let project = window.model.session.project();
        (project.storyline().unwrap().id, project.media[0].id)
    };
    lock(&mut window, track, true);
    window.apply(Action::UseMedia(vec![media]));
    assert!(told(&window).is_some(), "refused");
    lock(&mut window, track, false);
    let before = steps(&window);
    for millis in [3_000, 9_000] {
        seek(&mut window, millis);
        window.apply(Action::Edit("undo-split", vec![Edit::Split { at: ms(millis).into(), track: Some(track) }]));
    }
    assert_eq!(steps(&window), before + 2, "each is a step of its own");
    let pieces = storyline(&window);
    window.apply(Action::BeginGesture("undo-trim"));
    window.apply(Action::Drag(vec![Edit::RippleTrim { clip: pieces[1], edge: Edge::Out, to: ms(5_000).into() }]));
    window.apply(Action::CancelGesture);
    assert_eq!(storyline(&window), pieces, "a drag takes back nothing but itself");
}

#[test]
fn the_button_that_takes_back_a_removal_goes_with_the_next_step() {
    let mut window = window(Step::Trim);
    seek(&mut window, 3_000);
    window.run(Command::RemoveBefore);
    assert!(told(&window).is_some());
    seek(&mut window, 2_000);
    window.run(Command::Split);
    let split = window.model.t("notice-split");
    assert_eq!(told(&window), Some(split.as_str()), "the button takes back the split, and says so");
}

#[test]
fn merged_subtitles_are_not_called_removed() {
    let mut window = window(Step::Text);
    let first = window.model.session.subtitles()[0].id;
    window.apply(Action::Subtitle(SubtitleEdit::MergeWithNext(first)));
    assert_eq!(window.model.session.subtitles().len(), support::SUBTITLES.len() - 1);
    assert_eq!(told(&window), None);
}

#[test]
fn what_does_not_close_up_leaves_the_red_line_alone() {
    let mut window = window(Step::Trim);
    let sound = window.model.session.track_of(TrackKind::Audio).unwrap();
    let (track, clip) = (sound.id, sound.clips[0].id);
    seek(&mut window, 10_000);
    window.apply(Action::SelectClip(clip, false));
    window.run(Command::RemoveBefore);
    let session = &window.model.session;
    assert_eq!(session.project().find_track(track).unwrap().clips[0].timeline_range.start(), ms(10_000));
    assert_eq!((session.playhead, session.tool_clip().map(|clip| clip.id)), (ms(10_000), Some(clip)));
}

#[test]
fn nothing_is_cut_where_the_video_is_not_in_view() {
    let mut window = window(Step::Make);
    let before = window.model.session.project().clone();
    for command in [Command::Remove, Command::RemoveBefore, Command::Split, Command::Cut, Command::RotateClip] {
        window.run(command);
        assert_eq!(told(&window), Some(window.model.t("reason-in-make").as_str()));
    }
    assert_eq!(*window.model.session.project(), before);
    window.run(Command::Undo);
    assert_ne!(*window.model.session.project(), before, "taking back is told with its name");
}

#[test]
fn an_editing_key_first_gives_back_the_file_that_is_looked_at() {
    let mut window = window(Step::Import);
    let before = window.model.session.project().clone();
    let media = before.media[1].id;
    window.apply(Action::ViewMedia(media));
    window.run(Command::Remove);
    assert_eq!((window.model.viewing.file(), &window.model.session.selection), (None, &Selection::Nothing));
    assert_eq!(*window.model.session.project(), before, "what it would cut was out of sight");
    window.run(Command::Remove);
    assert_ne!(*window.model.session.project(), before);
}

#[test]
fn a_subtitle_that_has_no_room_says_so() {
    let mut window = support::window_without_subtitles(&Context::default(), "id");
    let end = window.model.session.duration();
    let captions = vec![
        CaptionText {
            start: Time::ZERO.into(),
            end: ms(2_000).into(),
            text: "satu".to_owned(),
            unsure: false,
            details: Default::default(),
        },
        CaptionText {
            start: ms(2_000).into(),
            end: ms(4_000).into(),
            text: "dua".to_owned(),
            unsure: false,
            details: Default::default(),
        },
    ];
    window.apply(Action::Edit("undo-import", vec![Edit::AddCaptions { track: None, captions, style: String::new() }]));
    let count = window.model.session.subtitles().len();
    let reason = window.model.t("reason-no-free-time");
    for millis in [1_000, end.as_millis()] {
        window.model.notice.clear();
        seek(&mut window, millis);
        window.forget_last_tool();
        window.run(Command::NewSubtitle);
        assert_eq!((window.model.session.subtitles().len(), told(&window)), (count, Some(reason.as_str())));
    }
}

#[test]
fn copying_nothing_leaves_the_clipboard_alone() {
    let mut window = support::empty_window(&Context::default(), "id");
    window.run(Command::Copy);
    assert!(!window.effects.iter().any(|effect| matches!(effect, Effect::CopyText(_))));
}

#[test]
fn a_file_let_go_between_clips_lies_there_and_music_plays_on() {
    let mut window = window(Step::Import);
    let track = window.model.session.track_of(TrackKind::Audio).unwrap().id;
    let ends =
        Edit::SetTrack { track, muted: None, locked: None, hidden: None, ends_with_storyline: Some(true), name: None };
    window.apply(Action::Edit("undo-track", vec![ends]));
    let project = window.model.session.project().clone();
    let (media, music) = (project.media[0].clone(), project.find_track(track).unwrap().clips.len());
    let cut = project.storyline().unwrap().clips[2].timeline_range.start();
    let last_words = window.model.session.subtitles().last().unwrap().timeline_range.start();
    window.apply(Action::PlaceMedia(media.id, 2));
    let session = &window.model.session;
    let placed = &session.project().storyline().unwrap().clips[2];
    assert_eq!((placed.content.media(), placed.timeline_range.start()), (Some(media.id), cut));
    assert_eq!(session.project().find_track(track).unwrap().clips.len(), music, "the music is not cut");
    let moved = session.subtitles().last().unwrap().timeline_range.start() - last_words;
    assert_eq!(moved, placed.timeline_range.duration(), "subtitles stay with their pictures");
    assert_eq!(session.history().labels().next(), Some("undo-use"));
}

#[test]
fn back_from_teks_the_tools_of_potong_cut_the_video() {
    let mut window = window(Step::Text);
    seek(&mut window, 22_600);
    let subtitle = window.model.session.subtitles()[5].id;
    window.apply(Action::SelectClip(subtitle, false));
    window.run(Command::StepTrim);
    let session = &window.model.session;
    let under_line = session.project().storyline().unwrap().clip_at(session.playhead).unwrap().id;
    assert_eq!((session.tool_clip().map(|clip| clip.id), &session.selection), (Some(under_line), &Selection::Nothing));
    for tool in [Tool::RemoveBefore, Tool::RemoveAfter, Tool::Split, Tool::Delete] {
        assert!(session.tool(tool).is_ok(), "{tool:?}");
    }
    // Where no subtitle is, too.
    window.run(Command::StepText);
    window.apply(Action::SelectClip(subtitle, false));
    seek(&mut window, 50_500);
    window.run(Command::StepTrim);
    assert!(window.model.session.tool(Tool::Split).is_ok());
}

#[test]
fn after_the_music_is_deleted_the_tools_work_on_the_video_and_the_line_stays() {
    let mut window = window(Step::Trim);
    let music = window.model.session.track_of(TrackKind::Audio).unwrap().clips[0].id;
    seek(&mut window, 10_000);
    window.apply(Action::SelectClip(music, false));
    window.run(Command::DeleteClip);
    assert!(window.model.session.clip(music).is_none());
    assert_eq!(window.model.session.playhead, ms(10_000));
    let notice = window.model.notice.shown().cloned().unwrap();
    assert_eq!(notice.text, "64,4 detik suara dibuang");
    assert_eq!(*notice.button.unwrap().action, Action::Run(Command::Undo));
    assert!(window.model.session.tool(Tool::Split).is_ok());
    window.run(Command::Undo);
    assert!(window.model.session.clip(music).is_some());
}

#[test]
fn trimming_sound_is_told_as_trimming_video_is() {
    for (command, seconds) in [(Command::RemoveBefore, "10,0"), (Command::RemoveAfter, "54,4")] {
        let mut window = window(Step::Trim);
        let music = window.model.session.track_of(TrackKind::Audio).unwrap().clips[0].id;
        seek(&mut window, 10_000);
        window.apply(Action::SelectClip(music, false));
        window.run(command);
        assert_eq!(told(&window), Some(format!("{seconds} detik suara dibuang").as_str()));
        assert_eq!(window.model.session.playhead, ms(10_000));
    }
}

#[test]
fn choosing_or_moving_a_clip_brings_the_red_line_into_it() {
    let mut window = window(Step::Trim);
    let clips = storyline(&window);
    seek(&mut window, 3_000);
    window.apply(Action::SelectClip(clips[3], false));
    let inside = |window: &Window, clip| {
        let session = &window.model.session;
        session.clip(clip).unwrap().timeline_range.contains(session.playhead)
            && session.tool_clip().map(|own| own.id) == Some(clip)
    };
    assert!(inside(&window, clips[3]));
    // As a drag along the storyline ends.
    window.apply(Action::Edit("tracks-undo-reorder", vec![Edit::Reorder { clip: clips[3], index: 0 }]));
    window.apply(Action::SelectClip(clips[3], false));
    assert!(inside(&window, clips[3]));
    let before = window.model.session.clip(clips[0]).unwrap().timeline_range.duration();
    window.run(Command::RemoveBefore);
    assert_eq!(window.model.session.clip(clips[0]).unwrap().timeline_range.duration(), before);
}

#[test]
fn with_a_start_mark_only_del_takes_the_part_up_to_the_red_line_and_the_mark() {
    let mut window = window(Step::Trim);
    let (clips, length) = (storyline(&window), window.model.session.duration());
    seek(&mut window, 2_000);
    window.run(Command::MarkStart);
    window.run(Command::Remove);
    assert_eq!(storyline(&window), clips, "nothing lies between mark and line");
    assert_eq!(told(&window), Some(window.model.t("reason-no-marks").as_str()));
    seek(&mut window, 4_000);
    window.forget_last_tool();
    window.run(Command::Remove);
    assert_eq!(length - window.model.session.duration(), ms(2_000));
    assert!(window.model.session.marks.is_empty());
    window.run(Command::MarkStart);
    window.run(Command::DeleteClip);
    assert!(window.model.session.marks.is_empty(), "a mark goes with its clip");
}

#[test]
fn after_removing_what_follows_the_last_picture_that_is_left_is_seen() {
    let mut window = window(Step::Trim);
    let first = storyline(&window)[0];
    seek(&mut window, 3_000);
    window.run(Command::RemoveAfter);
    let session = &window.model.session;
    let range = session.clip(first).unwrap().timeline_range;
    assert_eq!(range.end(), ms(3_000));
    assert!(range.contains(session.playhead) && session.playhead > ms(2_900));
    assert_eq!(session.tool(Tool::RemoveAfter), Err("reason-at-edge"), "a second press takes no picture more");
}

#[test]
fn what_a_single_key_did_is_told_with_a_way_back() {
    let mut window = window(Step::Trim);
    seek(&mut window, 3_000);
    window.run(Command::Split);
    assert_eq!(told(&window), Some("Klip dibagi di garis merah"));
    window.run(Command::NudgeLater);
    assert_eq!(told(&window), Some(window.model.t("reason-video-keeps-order").as_str()));
    let subtitle = window.model.session.subtitles()[11].id;
    window.apply(Action::SelectClip(subtitle, false));
    let before = window.model.session.clip(subtitle).unwrap().timeline_range;
    window.run(Command::NudgeLater);
    assert!(window.model.session.clip(subtitle).unwrap().timeline_range.start() > before.start());
    assert_eq!(told(&window), Some("Klip digeser lebih akhir"));
}

#[test]
fn no_reason_is_given_that_is_not_true() {
    let mut window = window(Step::Trim);
    assert_eq!(window.model.session.tool(Tool::Split).err(), None);
    seek(&mut window, 0);
    assert_eq!(window.model.session.tool(Tool::Split), Err("reason-at-edge"), "nothing was split at the start");
    let second = window.model.session.project().storyline().unwrap().clips[1].timeline_range.start();
    seek(&mut window, second.as_millis());
    assert_eq!(window.model.session.tool(Tool::Split), Err("reason-already-split"));
}

#[test]
fn step_line_and_zoom_are_taken_up_again() {
    let mut before = window(Step::Text);
    seek(&mut before, 21_000);
    before.apply(Action::ZoomTo(90.0, ms(12_000)));
    let mut after = window(Step::Import);
    after.stand_at(&before.standpoint());
    assert_eq!((after.model.chrome.step(), after.model.session.playhead), (Step::Text, ms(21_000)));
    assert_eq!(after.model.chrome.view(), before.model.chrome.view());
    // A line behind the end, as the newest steps may be gone, is at the end.
    let nonsense = Standpoint { step: 9, playhead: Time::MAX, scroll: ms(-5), px_per_second: Some(f32::NAN) };
    after.stand_at(&nonsense);
    assert_eq!((after.model.chrome.step(), after.model.session.playhead), (Step::Text, after.model.session.duration()));
    assert_eq!((after.model.chrome.view().scroll, after.model.chrome.view().px_per_second), (Time::ZERO, None));
}

#[test]
fn music_lies_where_it_was_let_go() {
    let mut window = window(Step::Import);
    let music = window.model.session.track_of(TrackKind::Audio).unwrap().clips[0].clone();
    let media = music.content.media().unwrap();
    window.apply(Action::Edit("undo-delete", vec![Edit::Delete { clip: music.id }]));
    window.apply(Action::PlaceSound(media, ms(14_000)));
    let track = window.model.session.track_of(TrackKind::Audio).unwrap();
    assert_eq!(track.clips.iter().map(|clip| clip.timeline_range.start()).collect::<Vec<_>>(), [ms(14_000)]);
    assert_eq!(window.model.session.history().labels().next(), Some("undo-use"));
}
