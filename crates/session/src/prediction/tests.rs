//! What is predicted, against what was made and against itself.

use super::super::purpose::Other;
use super::*;
use sunting_timeline::edit::{Edit, apply};
use sunting_timeline::{AudioInfo, Canvas, Color, FrameRate, Media, MediaId, Speed, VideoInfo};

/// Moving pictures with sound of one channel.
fn project(seconds: i64) -> Project {
    with_size(seconds, (1920, 1080))
}

fn with_size(seconds: i64, (width_px, height_px): (u32, u32)) -> Project {
    let project = Project::new(Canvas { width_px: 1920, height_px: 1080, ..Canvas::default() });
    let video = VideoInfo { width_px, height_px, frame_rate: FrameRate::FPS_30, still: false };
    let media = Media {
        id: MediaId(0),
        path: "a.mp4".to_owned(),
        fingerprint: String::new(),
        duration: Time::from_seconds(seconds),
        video: Some(video),
        audio: Some(AudioInfo::new(48_000, 1)),
        extra: Default::default(),
    };
    let project = apply(&project, &Edit::AddMedia { media }).unwrap();
    let media = project.media[0].id;
    let content = Content::Media { media, source_start: Time::ZERO, speed: Speed::default() };
    append(&project, seconds, content)
}

fn append(project: &Project, seconds: i64, content: Content) -> Project {
    let track = project.tracks[0].id;
    apply(project, &Edit::Append { track, duration: Time::from_seconds(seconds).into(), content }).unwrap()
}

fn of(purpose: Purpose, seconds: i64) -> Prediction {
    predict(purpose, &project(seconds), Time::from_seconds(seconds), USUAL_BITS_PER_PIXEL)
}

#[test]
fn longer_videos_fit_worse_and_are_told_to_split() {
    let fits = [1, 2, 5, 8, 12, 30].map(|minutes| of(Purpose::WhatsApp, minutes * 60).fit);
    assert_eq!(fits, [Fit::Well, Fit::Well, Fit::Smaller, Fit::Tight, Fit::Not, Fit::Not]);
    let (short, tight, long) = (of(Purpose::WhatsApp, 60), of(Purpose::WhatsApp, 480), of(Purpose::WhatsApp, 1800));
    assert_eq!((short.size_px, short.parts, tight.size_px), ((1280, 720), 1, (640, 360)));
    assert!(short.bytes < 12_000_000 && (15_500_000..16_000_000).contains(&tight.bytes));
    assert_eq!((tight.parts, long.parts), (2, 4));
    assert!(tight.can_be_made && long.can_be_made, "the sound gives way to the picture");
    assert!(!of(Purpose::WhatsApp, 5400).can_be_made);
}

#[test]
fn split_as_told_it_looks_well_enough() {
    for minutes in [8, 12, 30, 90] {
        let (project, duration) = (project(minutes * 60), Time::from_seconds(minutes * 60));
        let whole = predict(Purpose::WhatsApp, &project, duration, USUAL_BITS_PER_PIXEL);
        let split = predict_in_parts(Purpose::WhatsApp, &project, duration, USUAL_BITS_PER_PIXEL, whole.parts);
        assert!(split.fit <= Fit::Smaller && split.can_be_made, "{minutes}: {split:?}");
        assert_eq!((split.made_parts, split.parts), (whole.parts, whole.parts));
    }
}

#[test]
fn a_status_becomes_as_many_videos_as_it_has_minutes() {
    let status = of(Purpose::Status, 150);
    assert_eq!((status.made_parts, status.parts, status.fit), (3, 3, Fit::Well));
    let minute = of(Purpose::WhatsApp, 60);
    assert_eq!(status.bytes, minute.bytes);
}

#[test]
fn what_is_asked_for_decides_the_size() {
    let bytes = |purpose: Purpose| of(purpose, 60).bytes;
    assert!(bytes(Purpose::Draft) < bytes(Purpose::WhatsApp));
    assert!(bytes(Purpose::WhatsApp) < bytes(Purpose::Facebook));
    assert!(bytes(Purpose::Facebook) < bytes(Purpose::YouTube));
    let own = of(Purpose::Other(Other::Own(3_000_000)), 60);
    assert!(own.bytes <= 3_000_000 && own.fit > Fit::Well);
}

#[test]
fn photos_take_less_and_silence_takes_nothing() {
    let photos = append(&Project::new(Canvas::default()), 60, Content::Color { color: Color::rgb(9, 9, 9) });
    let prediction = predict(Purpose::WhatsApp, &photos, Time::from_seconds(60), USUAL_BITS_PER_PIXEL);
    assert!(prediction.bytes < of(Purpose::WhatsApp, 60).bytes / 5 && !prediction.has_sound);
}

fn forecast(size_bytes: u64, natural_bytes: u64, (width_px, height_px): (u32, u32), crf: f32) -> Forecast {
    let (frame_rate, duration) = (Some(FrameRate::FPS_30), Time::from_seconds(60));
    let limit_bytes = Some(16_000_000);
    let seconds = 41.0;
    Forecast { width_px, height_px, frame_rate, duration, size_bytes, natural_bytes, limit_bytes, crf, seconds }
}

#[test]
fn what_a_forecast_measured_is_promised() {
    let (film, duration) = (project(60), Time::from_seconds(60));
    for purpose in [Purpose::WhatsApp, Purpose::YouTube, Purpose::Archive] {
        let predicted = predict(purpose, &film, duration, 0.04);
        let seen = forecast(predicted.bytes, predicted.bytes, predicted.size_px, 26.0);
        let measured = measured_bits_per_pixel(purpose, &film, &seen);
        assert!((measured - 0.04).abs() < 0.0005, "{purpose:?}: {measured}");
    }
    let before = predict(Purpose::WhatsApp, &film, duration, USUAL_BITS_PER_PIXEL);
    assert_eq!(before.making_time(), None, "nothing is said of a time that nobody measured");
    let seen = forecast(9_000_000, 9_000_000, (1280, 720), 26.0);
    let promised = before.measured(Purpose::WhatsApp, &film, &seen);
    assert_eq!((promised.bytes, promised.size_px, promised.fit), (9_000_000, (1280, 720), Fit::Well));
    assert_eq!(promised.making_time(), Some(Time::from_seconds(40)));
    let tight = forecast(15_700_000, 40_000_000, (640, 360), 35.0);
    let promised = before.measured(Purpose::WhatsApp, &film, &tight);
    assert_eq!((promised.bytes, promised.fit), (15_700_000, Fit::Tight));
}

#[test]
fn one_video_that_is_longer_than_its_place_takes_has_no_promise() {
    let seen = forecast(9_000_000, 9_000_000, (854, 480), 26.0);
    let fit = |purpose: Purpose, seen: &Forecast| foreseen(purpose, &project(60), seen).map(|seen| seen.fit);
    assert_eq!(fit(Purpose::Status, &seen), Some(Fit::Well));
    let longer = Forecast { duration: Time::from_seconds(61), ..seen };
    assert_eq!((fit(Purpose::Status, &longer), fit(Purpose::WhatsApp, &longer)), (None, Some(Fit::Well)));
    let small = Forecast { width_px: 426, height_px: 240, ..seen };
    assert_eq!(fit(Purpose::WhatsApp, &small), Some(Fit::Smaller), "a height that was asked for");
}

#[test]
fn a_larger_picture_is_never_called_worse_than_a_smaller_one() {
    let (film, duration) = (project(136), Time::from_seconds(136));
    let fit = |purpose: Purpose, size: (u32, u32), crf: f32| {
        let before = predict(purpose, &film, duration, USUAL_BITS_PER_PIXEL);
        before.measured(purpose, &film, &forecast(15_000_000, 30_000_000, size, crf)).fit
    };
    let (email, chat) = (Purpose::Other(Other::Email), Purpose::WhatsApp);
    assert_eq!((fit(email, (1280, 720), 30.9), fit(chat, (854, 480), 26.0)), (Fit::Well, Fit::Well));
}

#[test]
fn small_footage_is_never_called_sharp() {
    let film = with_size(60, (320, 180));
    for purpose in [Purpose::WhatsApp, Purpose::YouTube, Purpose::Archive, Purpose::Other(Other::Email)] {
        let prediction = predict(purpose, &film, Time::from_seconds(60), USUAL_BITS_PER_PIXEL);
        assert!(prediction.is_coarse && prediction.fit > Fit::Well, "{purpose:?}: {prediction:?}");
    }
    let medium = predict(Purpose::YouTube, &with_size(60, (854, 480)), Time::from_seconds(60), 0.06);
    assert_eq!((medium.fit, medium.is_coarse), (Fit::Smaller, false));
    assert_eq!(predict(Purpose::WhatsApp, &with_size(60, (854, 480)), Time::from_seconds(60), 0.06).fit, Fit::Well);
}
