use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::edit::{CaptionText, Edit, apply};
use crate::project::{Clip, ClipId, Content, Fades, FitMode, Media, Project, Speed, Text, Track, TrackId, VideoInfo};
use crate::said::CaptionDetails;
use crate::style::TextStyle;
use crate::time::FrameRate;

fn seconds(seconds: i64) -> Time {
    Time::from_seconds(seconds)
}

fn range(from: i64, to: i64) -> TimeRange {
    TimeRange::between(seconds(from), seconds(to))
}

/// The storyline plays media 9 from 3 s on over 0..10; a title lies over it at 4..6; music lasts to 20.
fn project() -> Project {
    let mut project = Project::new(Canvas::default());
    let media = Media {
        id: MediaId(9),
        path: String::new(),
        fingerprint: String::new(),
        duration: seconds(60),
        video: Some(VideoInfo { width_px: 64, height_px: 64, frame_rate: FrameRate::FPS_30, still: false }),
        audio: Some(AudioInfo::new(48_000, 2)),
        extra: Default::default(),
    };
    project.media.push(Arc::new(media));
    let source = |start| Content::Media { media: MediaId(9), source_start: start, speed: Speed::default() };
    let clip = |id, start, end, content| Clip::new(ClipId(id), range(start, end), content);
    let title = Content::Text(Text::Title { text: "Judul".to_owned(), style: String::new() });
    Arc::make_mut(&mut project.tracks[0]).clips = vec![clip(3, 0, 10, source(seconds(3)))];
    Arc::make_mut(&mut project.tracks[1]).clips = vec![clip(4, 4, 6, title)];
    project.tracks.push(Arc::new(Track {
        id: TrackId(5),
        kind: TrackKind::Audio,
        clips: vec![clip(6, 0, 20, source(Time::ZERO))],
        ..(*project.tracks[0]).clone()
    }));
    project.next_id = 10;
    project
}

#[test]
fn a_graphic_knows_whether_a_subtitle_is_seen_while_it_is() {
    let graphic = crate::graphic::Graphic::new("nama-dan-jabatan");
    let add = |project: &Project, from: i64, to: i64| {
        let (at, duration) = (seconds(from).into(), seconds(to - from).into());
        apply(project, &Edit::AddGraphic { track: None, at, duration, graphic: graphic.clone() }).unwrap()
    };
    let captions = vec![CaptionText {
        start: seconds(6).into(),
        end: seconds(7).into(),
        text: "Halo".to_owned(),
        unsure: false,
        details: Default::default(),
    }];
    let project = apply(&project(), &Edit::AddCaptions { track: None, captions, style: String::new() }).unwrap();
    let scene = Scene::of(&add(&add(&add(&project, 0, 6), 3, 7), 7, 9));
    let over: Vec<_> = scene.graphics.iter().map(|graphic| graphic.subtitles_top).collect();
    assert_eq!(over, [None, None, Some(IN_LANE)]);
    assert_eq!(scene.graphics.iter().map(|graphic| graphic.total.as_millis()).collect::<Vec<_>>(), [6000, 2000, 4000]);
}

#[test]
fn a_piece_of_a_scene_knows_how_long_its_graphic_has_been_seen() {
    let (at, duration, graphic) = (seconds(2).into(), seconds(6).into(), crate::graphic::Graphic::new("kutipan"));
    let project = apply(&project(), &Edit::AddGraphic { track: None, at, duration, graphic }).unwrap();
    let whole = Scene::of(&project);
    let piece = whole.seen_in(range(5, 9), unmoved);
    let since =
        |scene: &Scene, time: i64| scene.layers_at(seconds(time)).find_map(|layer| layer.seen_since(seconds(time)));
    assert_eq!((since(&whole, 6), since(&piece, 1)), (Some(seconds(4)), Some(seconds(4))));
    assert_eq!((piece.graphics.len(), piece.graphics[0].total), (1, seconds(6)));
    assert_eq!(whole.seen_in(range(0, 2), unmoved).graphics.len(), 0);
}

#[test]
fn a_stamp_that_lasts_longer_renamed_every_piece_of_the_film() {
    let with_stamp = |lasts: i64| {
        let graphic = crate::graphic::Graphic::new(crate::graphic::DRAFT_STAMP);
        let (at, duration) = (Time::ZERO.into(), seconds(lasts).into());
        Scene::of(&apply(&project(), &Edit::AddGraphic { track: None, at, duration, graphic }).unwrap())
    };
    let (short, long) = (with_stamp(9), with_stamp(20));
    for piece in [range(0, 4), range(4, 8)] {
        assert_eq!(short.seen_in(piece, unmoved), long.seen_in(piece, unmoved), "{piece:?}");
    }
    let its_end = range(5, 9);
    assert_ne!(short.seen_in(its_end, unmoved), long.seen_in(its_end, unmoved), "it leaves in the one");
    assert_eq!(long.seen_in(its_end, unmoved).graphics[0].total, seconds(9) + LEAVING);
}

/// With an office's logo in the corner.
fn with_logo(project: &Project) -> Project {
    use crate::graphic::{CornerLogo, GraphicsLook};
    let logo = crate::kit::StoredLogo::new(vec![1, 2, 3]);
    let kit = Some(Arc::new(crate::kit::Kit { logo, ..Default::default() }));
    let look = GraphicsLook { kit, corner_logo: Some(CornerLogo::default()), ..Default::default() };
    apply(project, &Edit::SetGraphicsLook { look }).unwrap()
}

fn logo_times(scene: &Scene) -> Vec<TimeRange> {
    let is_logo = |layer: &&Layer| matches!(layer.shown, Shown::Logo { .. });
    scene.layers_in(range(0, 100)).filter(is_logo).map(|layer| layer.range).collect()
}

#[test]
fn the_logo_is_seen_as_long_as_the_film_but_for_the_closing_page() {
    let project = with_logo(&project());
    assert_eq!(logo_times(&Scene::of(&project)), [range(0, 20)]);
    let closing = |at: i64| Edit::AddGraphic {
        track: None,
        at: seconds(at).into(),
        duration: seconds(4).into(),
        graphic: crate::graphic::Graphic::new(crate::graphic::CLOSING),
    };
    let closed = apply(&project, &closing(6)).unwrap();
    assert_eq!(logo_times(&Scene::of(&closed)), [range(0, 6), range(10, 20)]);
    let twice = apply(&closed, &closing(8)).unwrap();
    assert_eq!(logo_times(&Scene::of(&twice)), [range(0, 6), range(12, 20)]);
    assert!(logo_times(&Scene::of_files(&project)).is_empty());
    let mut heard = project;
    Arc::make_mut(&mut heard.tracks[0]).clips.clear();
    assert!(logo_times(&Scene::of(&heard)).is_empty(), "a sound is no film because of it");
}

#[test]
fn a_logo_names_a_piece_wherever_it_lies_and_by_nothing_but_itself() {
    let plain = with_logo(&project());
    let scene = Scene::of(&plain);
    let colors = |range: TimeRange| {
        let mut part = scene.seen_in(range, unmoved);
        part.bands.retain(|band| band.layers.iter().any(|layer| matches!(layer.shown, Shown::Logo { .. })));
        (part.bands, part.graphics)
    };
    assert_eq!(colors(range(11, 13)), colors(range(15, 17)));
    let mut other = plain.clone();
    let kit = other.graphics_look.kit.as_mut().map(Arc::make_mut).unwrap();
    (kit.name, kit.primary) = ("Dinas".to_owned(), crate::color::Color::rgb(1, 2, 3));
    assert_eq!(Scene::of(&other), scene);
    other.graphics_look.corner_logo.as_mut().unwrap().opacity_percent = 60;
    assert!(Scene::of(&other) != scene);
    assert_eq!(scene.own_frames(range(0, 2)), None, "frames under a logo are not copied");
}

#[test]
fn the_stamp_lies_over_the_logo_and_the_logo_over_all_else() {
    let mut project = with_logo(&project());
    let stamp = Clip::new(ClipId(50), range(0, 10), Content::Graphic(crate::graphic::Graphic::new("stempel-konsep")));
    let track = Track { clips: vec![stamp], ..Track::new(TrackId(51), TrackKind::Graphic) };
    project.tracks.push(Arc::new(track));
    let scene = Scene::of(&project);
    let seen: Vec<&Shown> = scene.layers_at(seconds(5)).map(|layer| &layer.shown).collect();
    assert!(matches!(seen[..], [Shown::Film { .. }, Shown::Text { .. }, Shown::Logo { .. }, Shown::Graphic { .. }]));
}

fn unmoved(_: usize) -> f32 {
    0.0
}

/// What is seen at a time: films by their source times, words without one.
fn seen(project: &Project, time: Time) -> Vec<Option<Time>> {
    Scene::of(project).layers_at(time).map(|layer| layer.source_time_at(time)).collect()
}

#[test]
fn layers_come_from_below_with_their_source_times() {
    let project = project();
    assert_eq!(seen(&project, seconds(3)), [Some(seconds(6))]);
    assert_eq!(seen(&project, seconds(4)), [Some(seconds(7)), None]);
    assert_eq!(seen(&project, seconds(6)), [Some(seconds(9))]);
    assert!(seen(&project, seconds(10)).is_empty());
}

#[test]
fn hidden_tracks_clear_clips_slots_and_lost_files_are_not_seen() {
    let change = |change: fn(&mut Project)| {
        let mut project = project();
        change(&mut project);
        seen(&project, seconds(4))
    };
    let film = [Some(seconds(7))];
    assert_eq!(change(|project| Arc::make_mut(&mut project.tracks[1]).hidden = true), film);
    assert_eq!(change(|project| Arc::make_mut(&mut project.tracks[0]).clips[0].opacity = 0.0), [None]);
    let slot = |project: &mut Project| {
        Arc::make_mut(&mut project.tracks[0]).clips[0].content = Content::Slot { prompt: "Apa?".to_owned() };
    };
    assert_eq!(change(slot), [None]);
    assert_eq!(change(|project| project.media.clear()), [None]);
}

#[test]
fn fades_reach_half_way_in_the_middle() {
    let mut project = project();
    let fades = Fades { fade_in: seconds(2), fade_out: seconds(4), ..Fades::default() };
    Arc::make_mut(&mut project.tracks[0]).clips[0].fades = fades;
    let scene = Scene::of(&project);
    let film = &scene.bands[0].layers[0];
    assert_eq!([0, 1, 2, 6, 8, 10].map(|s| film.level.at(seconds(s))), [0.0, 0.5, 1.0, 1.0, 0.5, 0.0]);
    assert_eq!(scene.voices[0][0].level.at(seconds(1)), 0.5);
    Arc::make_mut(&mut project.tracks[0]).clips[0].fades.picture = false;
    let scene = Scene::of(&project);
    assert!(scene.bands[0].layers[0].level.is_full());
    assert_eq!(scene.voices[0][0].level.at(seconds(1)), 0.5);
    Arc::make_mut(&mut project.tracks[0]).clips[0].fades.sound = false;
    assert!(Scene::of(&project).voices[0][0].level.is_full());
}

#[test]
fn what_goes_on_behind_a_cut_is_known_whatever_else_is_heard() {
    let split = apply(&project(), &Edit::Split { at: seconds(4).into(), track: Some(TrackId(1)) }).unwrap();
    let scene = Scene::of(&split);
    let joints =
        |voices: &[Voice]| voices.iter().map(|voice| (voice.continues, voice.is_continued)).collect::<Vec<_>>();
    assert_eq!(joints(&scene.voices[0]), [(false, true), (true, false)]);
    assert_eq!(joints(&scene.voices[1]), [(false, false)]);
    let later: Vec<Time> = scene.voices_in(range(4, 6)).map(|voice| voice.range.start()).collect();
    assert_eq!(later, [seconds(4), seconds(0)], "track by track");
}

#[test]
fn music_may_end_with_the_storyline_and_muted_tracks_are_silent() {
    let mut project = project();
    let ends = |project: &Project| Scene::of(project).all_voices().map(|voice| voice.range.end()).collect::<Vec<_>>();
    assert_eq!(ends(&project), [seconds(10), seconds(20)]);
    Arc::make_mut(&mut project.tracks[2]).ends_with_storyline = true;
    assert_eq!(ends(&project), [seconds(10), seconds(10)]);
    let music = Scene::of(&project).voices[1][0].level.clone();
    assert_eq!([music.at(seconds(9)), music.at(Time::from_millis(9500))], [1.0, 0.5]);
    Arc::make_mut(&mut project.tracks[0]).muted = true;
    assert_eq!(ends(&project), [seconds(10)]);
    Arc::make_mut(&mut project.tracks[2]).clips[0].muted = true;
    assert!(Scene::of(&project).voices.is_empty());
}

#[test]
fn a_part_is_the_same_wherever_it_lies_and_whatever_else_there_is() {
    let mut fading = project();
    Arc::make_mut(&mut fading.tracks[0]).clips[0].fades.fade_in = seconds(1);
    let part = Scene::of(&fading).seen_in(range(7, 9), unmoved);
    assert_eq!(part, Scene::of(&project()).seen_in(range(7, 9), unmoved), "a fade that is over counts for nothing");
    let at_start = apply(
        &Project { tracks: vec![fading.tracks[0].clone()], ..fading.clone() },
        &Edit::RemoveRange { start: Time::ZERO.into(), end: seconds(7).into() },
    );
    assert_eq!(part, Scene::of(&at_start.unwrap()).seen_in(range(0, 2), unmoved));
    assert_eq!((part.files.len(), part.words.len(), part.duration), (1, 0, seconds(2)));
    assert_eq!(part.layers_at(seconds(1)).next().unwrap().source_time_at(seconds(1)), Some(seconds(11)));
}

#[test]
fn the_size_of_a_file_is_part_of_what_is_seen() {
    let seen = |change: fn(&mut VideoInfo)| {
        let mut project = project();
        let media = Arc::make_mut(&mut project.media[0]);
        change(media.video.as_mut().unwrap());
        Scene::of(&project).seen_in(range(0, 2), unmoved)
    };
    assert_eq!(seen(|_| ()), seen(|video| video.frame_rate = FrameRate::FPS_60));
    assert_ne!(seen(|_| ()), seen(|video| video.width_px = 32));
    assert_ne!(seen(|_| ()), seen(|video| video.still = true), "a photo is not a film");
}

#[test]
fn a_files_own_frames_are_told_from_all_else() {
    let own = |change: fn(&mut Clip), from: i64, to: i64| {
        let mut project = project();
        change(&mut Arc::make_mut(&mut project.tracks[0]).clips[0]);
        Scene::of(&project).own_frames(range(from, to)).map(|own| own.source_range)
    };
    assert_eq!(own(|_| (), 0, 4), Some(range(3, 7)));
    assert_eq!(own(|_| (), 3, 5), None, "a title lies over it");
    assert_eq!(own(|_| (), 8, 12), None, "it ends before");
    assert_eq!(own(|clip| clip.opacity = 0.5, 0, 4), None);
    assert_eq!(own(|clip| clip.fades.fade_in = seconds(1), 0, 4), None);
    assert_eq!(own(|clip| clip.fades.fade_in = seconds(1), 1, 4), Some(range(4, 7)), "the fade is over");
    assert_eq!(own(|clip| clip.placement.mode = FitMode::Fill, 0, 4), None);
}

#[test]
fn captions_stand_on_those_that_they_are_seen_with() {
    let captions = [(0, 4, "satu"), (3, 6, "dua"), (5, 8, "tiga")].map(|(start, end, text)| CaptionText {
        start: seconds(start).into(),
        end: seconds(end).into(),
        text: text.to_owned(),
        unsure: false,
        details: Default::default(),
    });
    let add = Edit::AddCaptions { track: None, captions: captions.into(), style: String::new() };
    let scene = Scene::of(&apply(&Project::new(Canvas::default()), &add).unwrap());
    let says = |words: usize| match &scene.words[words].text {
        Text::Caption { text, .. } => text.as_str(),
        other => panic!("{other:?}"),
    };
    let below = |text: &str| {
        let words = (0..scene.words.len()).find(|&words| says(words) == text).unwrap();
        scene.words[words].stands_on.iter().map(|&words| says(words)).collect::<Vec<_>>()
    };
    assert_eq!((below("satu"), below("dua"), below("tiga")), (vec![], vec!["satu", "tiga"], vec![]));
    // A part holds what it shows, moved; the others decide nothing more.
    let part =
        scene.seen_in(TimeRange::between(Time::from_millis(4200), Time::from_millis(4800)), |words| words as f32);
    assert_eq!(
        part.words.iter().map(|words| (words.stands_on.len(), words.shift_px > 0.0)).collect::<Vec<_>>(),
        [(0, true)]
    );
}

proptest! {
    #[test]
    fn a_part_shows_what_the_whole_shows(
        start in 0_i64..400, length in 1_i64..200, frame in 0_i64..200, cut in 1_i64..299,
        fade_in in 0_i64..60, fade_out in 0_i64..60, speed in prop_oneof![Just((1, 1)), Just((2, 1)), Just((10, 11))],
    ) {
        let rate = FrameRate::FPS_30;
        let mut project = apply(&project(), &Edit::Split { at: rate.time_of(cut).into(), track: None }).unwrap();
        let clip = &mut Arc::make_mut(&mut project.tracks[0]).clips[0];
        clip.fades = Fades { fade_in: rate.time_of(fade_in), fade_out: rate.time_of(fade_out), ..Fades::default() };
        clip.opacity = 0.75;
        if let Content::Media { speed: own, .. } = &mut clip.content {
            *own = Speed { numerator: speed.0, denominator: speed.1 };
        }
        let scene = Scene::of(&project);
        let range = TimeRange::from_duration(rate.time_of(start), rate.time_of(length));
        let at = rate.time_of(frame % length);
        let shown = |scene: &Scene, at: Time| {
            // A start that is rounded to a tick may be a tick away.
            let ticks = |layer: &Layer| layer.source_time_at(at).map(|time| time.ticks() / 10);
            scene.layers_at(at).map(|layer| (ticks(layer), layer.level.at(at))).collect::<Vec<_>>()
        };
        let (part, whole) = (shown(&scene.seen_in(range, unmoved), at), shown(&scene, range.start() + at));
        prop_assert_eq!(part.len(), whole.len());
        for ((own, level), (known, known_level)) in part.into_iter().zip(whole) {
            prop_assert!(own.zip(known).is_none_or(|(own, known)| own.abs_diff(known) <= 1));
            prop_assert_eq!(level, known_level);
        }
    }
}

#[test]
fn a_part_says_the_words_that_are_said_in_it() {
    let details =
        CaptionDetails { speaker: "Budi".to_owned(), second: "Good morning".to_owned(), ..CaptionDetails::default() };
    let caption = |start: i64, text: &str| CaptionText {
        start: seconds(start).into(),
        end: seconds(start + 4).into(),
        text: text.to_owned(),
        unsure: false,
        details: details.clone(),
    };
    // Four words of two syllables, one each second.
    let captions = vec![caption(0, "satu dua tiga lima"), caption(4, "RINA: ya [tawa] ya")];
    let add = Edit::AddCaptions { track: None, captions, style: String::new() };
    let plain = apply(&Project::new(Canvas::default()), &add).unwrap();
    let words = &Scene::of(&plain).words[0];
    assert_eq!((words.speaker.as_ref(), words.spoken.len(), words.second.as_str()), (None, 0, "Good morning"));
    let style = TextStyle { highlight: true, speakers: true, ..TextStyle::default() };
    let shown = apply(&plain, &Edit::SetStyle { style }).unwrap();
    let scene = Scene::of(&shown);
    let said = |scene: &Scene, words: usize| {
        let spoken = scene.words[words].spoken.iter();
        spoken.map(|spoken| (spoken.start.as_millis(), spoken.word)).collect::<Vec<_>>()
    };
    assert_eq!(said(&scene, 0), [(0, 0), (1000, 1), (2000, 2), (3000, 3)]);
    assert_eq!(said(&scene, 1), [(4000, 1), (6000, 3)], "names and sounds are not said");
    assert_eq!(scene.words[1].speaker, Some(Speaker { name: "Budi".to_owned(), number: 0 }));
    let part = scene.seen_in(TimeRange::between(Time::from_millis(1500), seconds(3)), unmoved);
    assert_eq!(said(&part, 0), [(0, 1), (500, 2)]);
    assert_eq!(part.words[0].word_at(Time::from_millis(499)), Some(1));
}
