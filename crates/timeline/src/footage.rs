//! Choosing a canvas for the footage: its shape, size and frame rate follow the majority of the footage, weighted by
//! length, and not simply the first file.

use std::sync::Arc;

use crate::clip::{Content, Speed};
use crate::project::{Canvas, Media, VideoInfo};
use crate::time::{FrameRate, Time};

/// How long a photo is shown when nobody says otherwise, and what it weighs beside other photos.
const PHOTO_DURATION: Time = Time::from_seconds(5);
/// The shorter sides, in pixels, that a canvas gets unless someone chooses another, the largest first. Text is sharp
/// from 720 on.
pub const LINES_PX: [u32; 2] = [1080, 720];
/// Shapes that differ by a fiftieth at most count as one.
const SAME_SHAPE: f64 = 0.02;
/// Shapes that are taken exactly where the footage's is so near that only even sides keep them apart.
const COMMON_SHAPES: [(u32, u32); 8] = [(16, 9), (9, 16), (4, 3), (3, 4), (1, 1), (4, 5), (3, 2), (2, 3)];
const NEAR_SHAPE: f64 = 0.006;
/// The shapes of canvases end here: wider and higher footage gets borders.
const MOST_RATIO: f64 = 4.0;

/// The canvas for these files; `None` when none of them has a picture. Photos count only if there is no film.
///
/// It has the shape of most of the footage, the largest size of [`LINES_PX`] that at least half of it reaches, and the
/// frame rate of most of it, from 24 to 60.
pub fn canvas_of_footage(media: &[Arc<Media>]) -> Option<Canvas> {
    let is_film = |media: &&Arc<Media>| media.video.is_some() && !media.is_still();
    let has_film = media.iter().any(|media| is_film(&media));
    let pictures = media.iter().filter(|media| !has_film || is_film(media));
    let footage: Vec<(VideoInfo, i64)> = pictures.filter_map(|media| Some((media.video?, weight(media)))).collect();
    let (width, height) = shape(&footage)?;
    let (width_px, height_px) = size_of((width, height), lines(&footage));
    Some(Canvas { width_px, height_px, frame_rate: rate(&footage), ..Canvas::default() })
}

/// Whether two sizes have the same shape, but for a difference that nobody sees.
pub fn is_same_shape(one: (u32, u32), other: (u32, u32)) -> bool {
    (ratio(one) / ratio(other) - 1.0).abs() <= SAME_SHAPE
}

/// How long a clip of a whole file is: the file's duration, or for a photo five seconds.
pub fn usual_duration(media: &Media) -> Time {
    if media.is_still() { PHOTO_DURATION } else { media.duration }
}

/// The content of a clip that shows a file from its start.
pub fn whole_content(media: &Media) -> Content {
    match media.is_still() {
        true => Content::Image { media: media.id },
        false => Content::Media { media: media.id, source_start: Time::ZERO, speed: Speed::default() },
    }
}

/// The size of that shape, with even sides, whose shorter side has so many pixels.
pub fn size_of((width, height): (u32, u32), short_side_px: u32) -> (u32, u32) {
    let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let short = f64::from(short_side_px);
    let side = |own: f64, other: f64| {
        let ratio = (own / other).clamp(1.0, MOST_RATIO);
        ((short * ratio / 2.0).round() as u32) * 2
    };
    (side(width, height), side(height, width))
}

fn ratio((width, height): (u32, u32)) -> f64 {
    f64::from(width.max(1)) / f64::from(height.max(1))
}

/// How much a file counts, in milliseconds.
fn weight(media: &Media) -> i64 {
    usual_duration(media).as_millis().max(1)
}

/// The shape with most footage near it, the first of equals.
fn shape(footage: &[(VideoInfo, i64)]) -> Option<(u32, u32)> {
    let sizes = || footage.iter().map(|(video, millis)| ((video.width_px, video.height_px), *millis));
    let near = |size| sizes().filter(|(other, _)| is_same_shape(*other, size)).map(|(_, millis)| millis).sum();
    let own = heaviest(sizes().map(|(size, _)| (size, near(size))))?;
    let common = COMMON_SHAPES.into_iter().find(|shape| (ratio(*shape) / ratio(own) - 1.0).abs() < NEAR_SHAPE);
    Some(common.unwrap_or(own))
}

fn lines(footage: &[(VideoInfo, i64)]) -> u32 {
    let all: i64 = footage.iter().map(|(_, millis)| millis).sum();
    let reached = |lines: u32| -> i64 {
        let there = footage.iter().filter(|(video, _)| video.width_px.min(video.height_px) >= lines);
        there.map(|(_, millis)| millis).sum()
    };
    let found = LINES_PX.into_iter().find(|lines| 2 * reached(*lines) >= all);
    found.unwrap_or(LINES_PX[LINES_PX.len() - 1])
}

fn rate(footage: &[(VideoInfo, i64)]) -> FrameRate {
    let of = |wanted: FrameRate| -> i64 {
        footage.iter().filter(|(video, _)| canvas_rate(video.frame_rate) == wanted).map(|(_, millis)| millis).sum()
    };
    let rates = footage.iter().map(|(video, _)| canvas_rate(video.frame_rate));
    heaviest(rates.map(|rate| (rate, of(rate)))).unwrap_or(FrameRate::FPS_30)
}

/// The first of those that weigh most.
fn heaviest<T>(weighed: impl Iterator<Item = (T, i64)>) -> Option<T> {
    let heavier = |best: (T, i64), next: (T, i64)| if next.1 > best.1 { next } else { best };
    weighed.reduce(heavier).map(|(found, _)| found)
}

/// The canvas's frame rate for footage of that rate. Of slow footage, frames are repeated: 12.5 becomes 25, 15 becomes
/// 30. Of very fast footage, every second or third frame is shown.
pub fn canvas_rate(rate: FrameRate) -> FrameRate {
    let (numerator, denominator) = rate.fraction();
    let is_usual = |rate: &FrameRate| (23.0..=60.1).contains(&rate.as_f64());
    let repeated = (1..=6).filter_map(|times| FrameRate::new(numerator * times, denominator));
    let thinned = (2..=10).filter_map(|part| FrameRate::new(numerator, denominator * part));
    repeated.chain(thinned).find(is_usual).unwrap_or(FrameRate::FPS_30)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::project::{MediaId, Project};

    fn film(width_px: u32, height_px: u32, hz: f64, seconds: i64) -> Arc<Media> {
        let video = VideoInfo { width_px, height_px, frame_rate: FrameRate::nearest(hz), still: seconds == 0 };
        Arc::new(Media {
            id: MediaId(1),
            path: "a.mp4".to_owned(),
            fingerprint: String::new(),
            duration: Time::from_seconds(seconds),
            video: Some(video),
            audio: None,
            extra: Default::default(),
        })
    }

    fn photo(width_px: u32, height_px: u32) -> Arc<Media> {
        film(width_px, height_px, 30.0, 0)
    }

    fn decided(media: &[Arc<Media>]) -> (u32, u32, String) {
        let canvas = canvas_of_footage(media).unwrap();
        (canvas.width_px, canvas.height_px, canvas.frame_rate.to_string())
    }

    #[test]
    fn a_small_first_clip_does_not_make_the_whole_film_small() {
        let small = film(320, 180, 15.0, 12);
        let others = [film(1920, 1080, 30.0, 20), film(1280, 720, 25.0, 14)];
        assert_eq!(decided(&[std::slice::from_ref(&small), others.as_slice()].concat()), (1280, 720, "30".to_owned()));
        let longer = [small.clone(), film(1920, 1080, 30.0, 40), film(1280, 720, 25.0, 14)];
        assert_eq!(decided(&longer), (1920, 1080, "30".to_owned()));
        assert_eq!(decided(&[small]), (1280, 720, "30".to_owned()));
    }

    #[test]
    fn an_odd_clip_among_twenty_decides_nothing() {
        let mut clips = vec![film(240, 80, 10.0, 3)];
        clips.extend((0..19).map(|_| film(1920, 1080, 29.97, 6)));
        assert_eq!(decided(&clips), (1920, 1080, "30000/1001".to_owned()));
        let upright = [film(1920, 1080, 30.0, 10), film(1080, 1920, 30.0, 6), film(1080, 1920, 30.0, 6)];
        assert_eq!(decided(&upright).0, 1080);
    }

    #[test]
    fn photos_decide_only_where_there_is_no_film() {
        let photos: Vec<_> = (0..30).map(|_| photo(3024, 4032)).collect();
        assert_eq!(decided(&photos), (1080, 1440, "30".to_owned()));
        let with_film = [photos, vec![film(1280, 720, 25.0, 8)]].concat();
        assert_eq!(decided(&with_film), (1280, 720, "25".to_owned()));
        assert_eq!(canvas_of_footage(&[]), None);
    }

    #[test]
    fn more_than_full_hd_becomes_full_hd_and_slow_motion_a_usual_rate() {
        assert_eq!(decided(&[film(3840, 2160, 60.0, 9)]), (1920, 1080, "60".to_owned()));
        assert_eq!(decided(&[film(854, 480, 12.5, 9)]), (1280, 720, "25".to_owned()));
        let slow = Arc::new(Media {
            video: Some(VideoInfo {
                frame_rate: FrameRate::new(240, 1).unwrap(),
                ..film(1280, 720, 30.0, 9).video.unwrap()
            }),
            ..(*film(1280, 720, 30.0, 9)).clone()
        });
        assert_eq!(decided(&[slow]), (1280, 720, "60".to_owned()));
    }

    #[test]
    fn slow_pictures_are_repeated_on_a_faster_canvas() {
        for (hz, expected) in
            [(10.0, "30"), (12.5, "25"), (15.0, "30"), (20.0, "40"), (23.976, "24000/1001"), (60.0, "60")]
        {
            assert_eq!(canvas_rate(FrameRate::nearest(hz)).to_string(), expected, "{hz}");
        }
    }

    proptest! {
        #[test]
        fn any_footage_gives_a_canvas_that_a_project_may_have(
            files in prop::collection::vec((1_u32..9000, 1_u32..9000, 1.0_f64..240.0, 0_i64..9000), 1..12),
        ) {
            let media: Vec<_> = files.iter().map(|(w, h, hz, s)| film(*w, *h, *hz, *s)).collect();
            let canvas = canvas_of_footage(&media).unwrap();
            prop_assert!(crate::validate::validate(&Project::new(canvas)).is_ok(), "{canvas:?}");
            prop_assert!(LINES_PX.contains(&canvas.width_px.min(canvas.height_px)));
            prop_assert!((23.0..=60.1).contains(&canvas.frame_rate.as_f64()));
        }
    }
}
