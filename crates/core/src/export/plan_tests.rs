//! Plans tile the timeline, and only what an edit touches gets another key.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use sunting_timeline::graphic::{FieldValue, Graphic, GraphicsLook};
use sunting_timeline::kit::{Kit, StoredLogo};
use sunting_timeline::{
    AudioInfo, Canvas, Clip, ClipId, Content, FrameRate, Media, MediaId, Project, Speed, Text, Time, TimeRange, Track,
    TrackId, TrackKind, VideoInfo,
};

use super::film::Film;
use super::plan::{ExportPlan, Sound, Timing, Tuning, plan_composed};
use super::settings::ExportSettings;
use super::sources::Sources;
use crate::media_paths::MediaPaths;
use crate::stop::never;

const MEDIA: MediaId = MediaId(90);

/// A clip by its length and its start in the source, in frames at 30 a second.
type Piece = (i64, i64);

fn project(pieces: &[Piece], captions: &[(i64, i64, &str)]) -> Project {
    let mut project = Project::new(Canvas::default());
    let video = VideoInfo { width_px: 1920, height_px: 1080, frame_rate: FrameRate::FPS_30, still: false };
    project.media.push(Arc::new(Media {
        id: MEDIA,
        path: "a.mp4".to_owned(),
        fingerprint: String::new(),
        duration: Time::from_seconds(600),
        video: Some(video),
        audio: Some(AudioInfo::new(48_000, 2)),
        extra: Default::default(),
    }));
    let at = |frame: i64| FrameRate::FPS_30.time_of(frame);
    let mut start = 0;
    let clips = pieces.iter().enumerate().map(|(n, &(length, source))| {
        let range = TimeRange::between(at(start), at(start + length));
        start += length;
        let content = Content::Media { media: MEDIA, source_start: at(source), speed: Speed::default() };
        Clip::new(ClipId(100 + n as u64), range, content)
    });
    Arc::make_mut(&mut project.tracks[0]).clips = clips.collect();
    let texts = captions.iter().enumerate().map(|(n, &(from, to, text))| {
        let text = Text::Caption { text: text.to_owned(), style: String::new() };
        Clip::new(ClipId(500 + n as u64), TimeRange::between(at(from), at(to)), Content::Text(text))
    });
    Arc::make_mut(&mut project.tracks[1]).clips = texts.collect();
    project
}

/// A keyframe every two seconds.
fn sources(fingerprint: &str) -> Sources {
    Sources::invented(MEDIA, fingerprint, (0..300).map(|n| Time::from_seconds(2 * n)).collect())
}

fn planned(project: Project, settings: &ExportSettings) -> ExportPlan {
    let paths = Arc::new(MediaPaths::default());
    plan_composed(&Film::of(&Arc::new(project), &paths), &sources("f"), settings, Tuning::default(), &never).unwrap()
}

fn keys(pieces: &[Piece], captions: &[(i64, i64, &str)]) -> Vec<String> {
    let plan = planned(project(pieces, captions), &ExportSettings::default());
    plan.segments.into_iter().map(|segment| segment.key).collect()
}

fn new_keys(before: &[String], after: &[String]) -> usize {
    let known: BTreeSet<&String> = before.iter().collect();
    after.iter().filter(|key| !known.contains(key)).count()
}

fn sound_key(plan: &ExportPlan) -> &str {
    match &plan.sound {
        Some(Sound::Mixed { key, .. }) => key,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_long_clip_is_cut_at_keyframes_near_multiples_of_six_seconds() {
    let plan = planned(project(&[(30 * 20, 30)], &[]), &ExportSettings::default());
    let starts: Vec<i64> = plan.segments.iter().map(|s| s.timeline_range.start().as_millis()).collect();
    assert_eq!(starts, [0, 5_000, 11_000, 17_000]);
    assert_eq!(plan.segments.iter().map(|s| s.frames).collect::<Vec<_>>(), [150, 180, 180, 90]);
    assert_eq!(plan.timing, Timing::Constant(FrameRate::FPS_30));
}

#[test]
fn a_typo_changes_one_segment() {
    let before = keys(&[(1800, 0)], &[(60, 100, "satu"), (1020, 1070, "dua"), (1500, 1550, "tiga")]);
    let after = keys(&[(1800, 0)], &[(60, 100, "satu"), (1020, 1070, "duwa"), (1500, 1550, "tiga")]);
    assert_eq!(before.len(), 10);
    assert_eq!(new_keys(&before, &after), 1);
}

#[test]
fn moving_a_clip_changes_no_key() {
    let before = keys(&[(600, 0), (900, 3000)], &[]);
    let after = keys(&[(900, 3000), (600, 0)], &[]);
    assert_eq!(new_keys(&before, &after), 0);
}

#[test]
fn what_decides_the_pixels_changes_every_key() {
    let base = keys(&[(900, 0)], &[]);
    let with = |settings: &ExportSettings| {
        let plan = planned(project(&[(900, 0)], &[]), settings);
        plan.segments.into_iter().map(|segment| segment.key).collect::<Vec<_>>()
    };
    let default = ExportSettings::default;
    for settings in [
        ExportSettings { height_px: Some(480), ..default() },
        ExportSettings { crf: Some(30), ..default() },
        ExportSettings { platform: Some("whatsapp".to_owned()), ..default() },
        ExportSettings { effort: super::Effort::Fast, ..default() },
        ExportSettings { frame_rate: FrameRate::new(15, 1), ..default() },
    ] {
        assert_eq!(new_keys(&base, &with(&settings)), base.len(), "{settings:?}");
    }
    let shared = Arc::new(project(&[(900, 0)], &[]));
    let paths = Arc::new(MediaPaths::default());
    let other =
        plan_composed(&Film::of(&shared, &paths), &sources("g"), &default(), Tuning::default(), &never).unwrap();
    assert!(other.segments.iter().all(|segment| !base.contains(&segment.key)));
}

#[test]
fn gain_changes_the_sound_and_no_picture() {
    let before = planned(project(&[(900, 0)], &[]), &ExportSettings::default());
    let mut louder = project(&[(900, 0)], &[]);
    Arc::make_mut(&mut louder.tracks[0]).clips[0].gain_db = 6.0;
    let after = planned(louder, &ExportSettings::default());
    assert_eq!(before.segments, after.segments);
    assert_ne!(sound_key(&before), sound_key(&after));
}

#[test]
fn a_fade_changes_only_the_segments_that_it_reaches() {
    let before = keys(&[(1800, 0)], &[]);
    let mut faded = project(&[(1800, 0)], &[]);
    let fades = sunting_timeline::Fades::new(Time::ZERO, Time::from_seconds(2));
    Arc::make_mut(&mut faded.tracks[0]).clips[0].fades = fades;
    let after: Vec<String> =
        planned(faded, &ExportSettings::default()).segments.into_iter().map(|segment| segment.key).collect();
    assert_eq!(new_keys(&before, &after), 1);
    assert_eq!(before[..9], after[..9]);
}

#[test]
fn a_caption_over_all_others_does_not_tie_them_together() {
    let words = |last: &str| {
        let short: Vec<(i64, i64, &str)> =
            (0..10).map(|n| (180 * n + 60, 180 * n + 120, if n == 9 { last } else { "kata" })).collect();
        let mut all = project(&[(1800, 0)], &short);
        let mut above = (*all.tracks[1]).clone();
        above.id = TrackId(900);
        above.clips.truncate(1);
        above.clips[0].id = ClipId(901);
        above.clips[0].timeline_range = TimeRange::between(Time::ZERO, Time::from_seconds(60));
        all.tracks.push(Arc::new(above));
        let plan = planned(all, &ExportSettings::default());
        assert_eq!(plan.scene().words[10].stands_on.len(), 10);
        plan.segments.into_iter().map(|segment| segment.key).collect::<Vec<_>>()
    };
    assert_eq!(new_keys(&words("satu"), &words("dua")), 1);
}

#[test]
fn a_plan_survives_json() {
    let plan = planned(project(&[(300, 7)], &[(0, 90, "halo")]), &ExportSettings::default());
    let text = serde_json::to_string(&plan).unwrap();
    // What it looks like is found again by planning.
    assert_eq!(serde_json::from_str::<ExportPlan>(&text).unwrap(), ExportPlan { seen: Default::default(), ..plan });
}

#[test]
fn an_empty_project_has_nothing_to_export() {
    let shared = Arc::new(project(&[], &[]));
    let (paths, settings) = (Arc::new(MediaPaths::default()), ExportSettings::default());
    let refused = plan_composed(&Film::of(&shared, &paths), &sources("f"), &settings, Tuning::default(), &never);
    assert!(matches!(refused, Err(super::ExportError::Nothing)));
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec((1_i64..900, 0_i64..9000), 1..8)
}

fn rates() -> impl Strategy<Value = Option<FrameRate>> {
    prop::sample::select(vec![None, FrameRate::new(25, 1), FrameRate::new(60, 1), FrameRate::new(24_000, 1001)])
}

proptest! {
    #[test]
    fn segments_tile_the_timeline_exactly(pieces in pieces(), frame_rate in rates()) {
        let settings = ExportSettings { frame_rate, ..ExportSettings::default() };
        let plan = planned(project(&pieces, &[(5, 400, "kata")]), &settings);
        let rate = frame_rate.unwrap_or(FrameRate::FPS_30);
        let mut end = Time::ZERO;
        for (index, segment) in plan.segments.iter().enumerate() {
            prop_assert_eq!(segment.index, index);
            prop_assert_eq!(segment.timeline_range.start(), end);
            end = segment.timeline_range.end();
            prop_assert_eq!(rate.snap(end), end);
            prop_assert_eq!(rate.time_of(segment.frames as i64), segment.timeline_range.duration());
            prop_assert!(segment.frames > 0);
            prop_assert!(segment.timeline_range.duration() <= Time::from_seconds(9));
        }
        prop_assert_eq!(end, plan.duration);
        prop_assert_eq!(plan.frames() as i64, rate.nearest_frame(plan.duration));
    }

    #[test]
    fn trimming_or_moving_one_clip_leaves_the_others_keys(
        before in pieces(),
        which in 0_usize..8,
        cut in 1_i64..200,
        inserted in 1_i64..300,
    ) {
        let which = which % before.len();
        let mut after = before.clone();
        after[which].0 = (after[which].0 - cut).max(1);
        after.insert(0, (inserted, 17_000));
        let (known, found) = (keys(&before, &[]), keys(&after, &[]));
        let own = |piece: Piece| keys(&[piece], &[]).len();
        let touched = own(after[0]) + 2;
        prop_assert!(new_keys(&known, &found) <= touched, "{} of {} are new", new_keys(&known, &found), found.len());
    }

    #[test]
    fn trimming_the_start_of_a_clip_leaves_the_keys_further_inside(cut in 1_i64..170) {
        let (before, after) = (keys(&[(1800, 0)], &[]), keys(&[(1800 - cut, cut)], &[]));
        prop_assert!(new_keys(&before, &after) <= 2);
    }
}

#[test]
fn every_byte_of_an_offices_look_is_part_of_the_names() {
    let kit = |name: &str, logo: &[u8]| {
        let (name, logo) = (name.to_owned(), StoredLogo::new(logo.to_vec()));
        Some(Arc::new(Kit { name, logo, ..Kit::default() }))
    };
    let keys = |kit: Option<Arc<Kit>>| {
        let mut project = project(&[(1800, 0)], &[]);
        project.graphics_look = GraphicsLook { kit, ..GraphicsLook::default() };
        let mut graphic = Graphic::new("nama-dan-jabatan");
        graphic.fields.insert("nama".to_owned(), FieldValue::Text("Siti".to_owned()));
        for (number, at) in [(0, 60), (1, 400)] {
            let range = TimeRange::between(FrameRate::FPS_30.time_of(at), FrameRate::FPS_30.time_of(at + 90));
            let clip = Clip::new(ClipId(700 + number), range, Content::Graphic(graphic.clone()));
            let track = Track { clips: vec![clip], ..Track::new(TrackId(800 + number), TrackKind::Graphic) };
            project.tracks.push(Arc::new(track));
        }
        planned(project, &ExportSettings::default()).segments.into_iter().map(|segment| segment.key).collect::<Vec<_>>()
    };
    let base = keys(kit("Dinas", &[1, 2, 3]));
    assert_eq!(new_keys(&base, &keys(kit("Dinas", &[1, 2, 3]))), 0);
    for other in [kit("Dinas", &[1, 2, 4]), kit("Dinas", &[1, 2]), kit("Dines", &[1, 2, 3]), kit("Dinas", &[]), None] {
        let new = new_keys(&base, &keys(other));
        assert!((1..base.len()).contains(&new), "{new} of {}", base.len());
    }
}
