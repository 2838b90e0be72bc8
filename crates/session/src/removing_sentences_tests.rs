use sunting_timeline::edit::{CaptionText, Edge, TrackSwitch};
use sunting_timeline::{Content, FrameRate, Media, Speed, TrackKind, VideoInfo};

use super::*;
use crate::subtitles::SubtitleEdit;

fn ms(time: i64) -> Time {
    Time::from_millis(time)
}

fn media(name: &str) -> Edit {
    let video = VideoInfo { width_px: 1920, height_px: 1080, frame_rate: FrameRate::FPS_30, still: false };
    let media = Media {
        id: MediaId(0),
        path: name.to_owned(),
        fingerprint: String::new(),
        duration: Time::from_seconds(60),
        video: Some(video),
        audio: Some(sunting_timeline::AudioInfo::new(48_000, 2)),
        extra: Default::default(),
    };
    Edit::AddMedia { media }
}

fn append(session: &mut Session, file: usize, from_s: i64, length_s: i64) {
    let (track, media) = (session.project().tracks[0].id, session.project().media[file].id);
    let content = Content::Media { media, source_start: Time::from_seconds(from_s), speed: Speed::default() };
    session
        .edit("undo-use", &[Edit::Append { track, duration: Time::from_seconds(length_s).into(), content }])
        .unwrap();
}

/// Six sentences, one after each five seconds from 1 s to 3.4 s on, as they are spoken in a film of half a minute.
fn session() -> Session {
    let mut session = Session::default();
    session.edit("undo-import", &[media("a.mp4"), media("b.mp4")]).unwrap();
    append(&mut session, 0, 0, 30);
    caption_all(&mut session);
    session
}

fn caption_all(session: &mut Session) {
    let caption = |n: i64| CaptionText {
        start: ms(5000 * n + 1000).into(),
        end: ms(5000 * n + 3400).into(),
        text: format!("Kalimat {n}."),
        unsure: false,
        details: Default::default(),
    };
    let captions = (0..6).map(caption).collect();
    session
        .edit("undo-import-subtitles", &[Edit::AddCaptions { track: None, captions, style: String::new() }])
        .unwrap();
}

/// Each file says its sentences from 1.0 s to 3.4 s of each five.
fn peaks(_: MediaId) -> Option<Arc<Peaks>> {
    let level = |at: usize| if (100..340).contains(&(at % 500)) { 90 } else { 1 };
    Some(Arc::new(Peaks::from_levels((0..6000).map(level).collect())))
}

fn subtitle(session: &Session, words: &str) -> ClipId {
    let subtitles = session.subtitles();
    subtitles.iter().find(|clip| caption_text(clip) == words).unwrap().id
}

fn remove(session: &mut Session, numbers: &[i64]) {
    let clips: Vec<ClipId> = numbers.iter().map(|n| subtitle(session, &format!("Kalimat {n}."))).collect();
    let removing = session.removing_sentences(&clips, &peaks).unwrap();
    session.edit("undo-remove-sentence", &removing.edits).unwrap();
    session.keep_removed(removing.sentences);
}

fn bring_back(session: &mut Session, words: &str) -> Time {
    let rows = session.removed_rows();
    let row = rows.iter().find(|row| row.words == words).unwrap();
    let (edit, at) = session.bringing_back(row.number).unwrap();
    session.edit("undo-bring-back", &[edit]).unwrap();
    at
}

/// Words with where they begin, in milliseconds, and what is heard there, in milliseconds of the source.
fn told(session: &Session) -> Vec<(String, i64, i64)> {
    let storyline = session.project().storyline().unwrap();
    let told = |clip: &&Clip| {
        let start = clip.timeline_range.start();
        let source = storyline.clip_at(start).unwrap().source_from_timeline(start).unwrap();
        (caption_text(clip).to_owned(), start.as_millis(), source.as_millis())
    };
    session.subtitles().iter().map(told).collect()
}

fn rows(session: &Session) -> Vec<String> {
    session.removed_rows().into_iter().map(|row| row.words).collect()
}

#[test]
fn two_sentences_go_in_one_step_and_the_others_keep_their_speech() {
    let mut session = session();
    let (before, steps) = (told(&session), session.history().labels().count());
    remove(&mut session, &[1, 4]);
    let left = told(&session);
    assert_eq!(
        left.iter().map(|(words, ..)| words.as_str()).collect::<Vec<_>>(),
        ["Kalimat 0.", "Kalimat 2.", "Kalimat 3.", "Kalimat 5."]
    );
    for (words, start, source) in &left {
        let (_, was, heard) = before.iter().find(|(own, ..)| own == words).unwrap();
        assert_eq!(source, heard, "{words}");
        assert!(start <= was);
    }
    // The pause around a sentence is there half before it and half behind it.
    let cuts = session.removed_rows();
    assert!(cuts.iter().all(|row| (2400..3300).contains(&row.duration.as_millis())), "{cuts:?}");
    assert_eq!(session.history().labels().count(), steps + 1);
    assert_eq!(rows(&session), ["Kalimat 1.", "Kalimat 4."]);
    session.undo();
    assert_eq!((told(&session), rows(&session).len()), (before, 0), "what is there is not brought back");
    session.redo();
    assert_eq!(rows(&session), ["Kalimat 1.", "Kalimat 4."]);
}

#[test]
fn one_comes_back_alone_to_its_place_and_its_film_is_whole_again() {
    let mut session = session();
    let before = session.project().clone();
    remove(&mut session, &[1, 2, 4]);
    assert_eq!(rows(&session), ["Kalimat 1.", "Kalimat 2.", "Kalimat 4."]);
    bring_back(&mut session, "Kalimat 2.");
    assert_eq!(rows(&session), ["Kalimat 1.", "Kalimat 4."]);
    bring_back(&mut session, "Kalimat 1.");
    bring_back(&mut session, "Kalimat 4.");
    assert_eq!(session.project().tracks, before.tracks);
    session.undo();
    assert_eq!(rows(&session), ["Kalimat 4."]);
}

#[test]
fn it_comes_back_also_when_what_was_around_it_was_changed_meanwhile() {
    let mut session = session();
    remove(&mut session, &[3]);
    let storyline = session.project().storyline().unwrap().clone();
    let [before, behind] = [&storyline.clips[0], &storyline.clips[1]];
    let edits = [
        Edit::RippleTrim { clip: before.id, edge: Edge::Out, to: (before.timeline_range.end() - ms(500)).into() },
        Edit::MoveLater { clip: before.id },
    ];
    session.edit("undo-move", &edits).unwrap();
    let _ = behind;
    let at = bring_back(&mut session, "Kalimat 3.");
    // Its source goes on in the clip behind, which stands first now.
    assert_eq!(at, Time::ZERO);
    let told = told(&session);
    assert_eq!(told[0].0, "Kalimat 3.");
    assert_eq!(told[0].2, 16_000);
}

#[test]
fn a_sentence_that_was_a_clip_of_its_own_comes_back_between_its_neighbours() {
    let mut session = Session::default();
    session.edit("undo-import", &[media("a.mp4"), media("b.mp4"), media("c.mp4")]).unwrap();
    for file in 0..3 {
        append(&mut session, file, 0, 5);
    }
    let caption = |start: i64, end: i64, n: i64| CaptionText {
        start: ms(start).into(),
        end: ms(end).into(),
        text: format!("Kalimat {n}."),
        unsure: false,
        details: Default::default(),
    };
    let captions = vec![caption(1000, 3400, 0), caption(5000, 10_000, 1), caption(11_000, 13_400, 2)];
    session
        .edit("undo-import-subtitles", &[Edit::AddCaptions { track: None, captions, style: String::new() }])
        .unwrap();
    let clip = subtitle(&session, "Kalimat 1.");
    let nothing = |_| None;
    let removing = session.removing_sentences(&[clip], &nothing).unwrap();
    session.edit("undo-remove-sentence", &removing.edits).unwrap();
    session.keep_removed(removing.sentences);
    assert_eq!(session.duration(), Time::from_seconds(10));
    assert_eq!(bring_back(&mut session, "Kalimat 1."), Time::from_seconds(5));
    assert_eq!(session.duration(), Time::from_seconds(15));
}

#[test]
fn where_nothing_is_left_around_it_it_says_so() {
    let mut session = session();
    remove(&mut session, &[1]);
    let all: Vec<ClipId> = session.project().storyline().unwrap().clips.iter().map(|clip| clip.id).collect();
    session.edit("undo-delete", &[Edit::RippleDeleteClips { clips: all }]).unwrap();
    append(&mut session, 1, 0, 5);
    let row = &session.removed_rows()[0];
    assert_eq!((row.at, session.bringing_back(row.number)), (None, Err("reason-no-place")));
    session.undo();
    session.undo();
    bring_back(&mut session, "Kalimat 1.");
}

#[test]
fn a_subtitle_that_is_deleted_after_it_came_back_brings_nothing_twice() {
    let mut session = session();
    remove(&mut session, &[1]);
    bring_back(&mut session, "Kalimat 1.");
    let delete = SubtitleEdit::Delete(subtitle(&session, "Kalimat 1."));
    let (label, edits) = session.subtitle_edits(&delete, None);
    session.edit(label, &edits).unwrap();
    assert_eq!(rows(&session).len(), 0);
    assert_eq!(session.bringing_back(0), Err("reason-is-there"));
}

#[test]
fn locked_tracks_lose_and_get_nothing() {
    let mut session = session();
    remove(&mut session, &[1]);
    let lock = TrackSwitch::Locked(true).of(session.project().tracks[0].id);
    session.edit("undo-track", &[lock]).unwrap();
    let clip = subtitle(&session, "Kalimat 2.");
    assert_eq!(session.removing_sentences(&[clip], &peaks), Err("reason-locked"));
    assert_eq!(session.bringing_back(0), Err("reason-locked"));
}

#[test]
fn music_under_all_does_not_hide_the_pauses() {
    let mut session = session();
    let add = Edit::AddTrack { kind: TrackKind::Audio, name: String::new() };
    session.edit("undo-track", &[add]).unwrap();
    let music = session.project().tracks.last().unwrap().id;
    let content =
        Content::Media { media: session.project().media[1].id, source_start: Time::ZERO, speed: Speed::default() };
    let switch = TrackSwitch::EndsWithStoryline(true).of(music);
    session
        .edit("undo-use", &[Edit::Append { track: music, duration: Time::from_seconds(30).into(), content }, switch])
        .unwrap();
    let voice = session.project().media[0].id;
    let loud = |id: MediaId| match id == voice {
        true => peaks(id),
        false => Some(Arc::new(Peaks::from_levels(vec![200; 6000]))),
    };
    let clip = subtitle(&session, "Kalimat 1.");
    let cuts = session.cuts_of(&[clip], &loud);
    assert_eq!(cuts, session.cuts_of(&[clip], &peaks));
    assert_eq!(cuts[0].timeline_range.start().as_millis() / 100, 57);
}
