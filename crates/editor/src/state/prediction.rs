//! What a video will become, before it is made: its size, how well it will look, how long making takes.
//!
//! The engine keeps a picture's quality and lets its size follow from what is seen, so that a size can only be
//! foreseen from a figure for the content: bits a pixel, as a picture of 480 lines takes them. Until the engine's
//! forecast has measured it, the usual one stands in, and the truth may be a third or three times as much. Once measured,
//! the figure carries from one purpose to another within 30 %; a forecast of the purpose itself takes its place.

use std::sync::Arc;

use sunting_core::export::{
    CRF_OF_HALF, Forecast, Foreseen, LIMIT_AIM, PIXEL_POWER, Platform, default_crf, foresee, output_size, sound_share,
};
use sunting_timeline::flatten::voices;
use sunting_timeline::footage::usual_lines_px;
use sunting_timeline::{Canvas, Content, Project, Time, Track};

use super::purpose::Purpose;

/// The figure for the content before a sample has measured it: the middle of those clips.
pub const USUAL_BITS_PER_PIXEL: f64 = 0.06;
/// What no content falls below.
const LEAST_BITS_PER_PIXEL: f64 = 0.001;
/// The figure's conditions: size, rate, and a keyframe every other second.
const REFERENCE_PIXELS: f64 = 854.0 * 480.0;
const REFERENCE_RATE: f64 = 30.0;
const REFERENCE_CRF: f32 = 26.0;
const REFERENCE_KEYFRAMES: f64 = 0.5;
/// Bits follow the number of frames to this power.
const RATE_POWER: f64 = 0.5;
/// What B-frames leave of them.
const WITH_B_FRAMES: f64 = 0.85;
/// One keyframe takes as much as so many seconds of the rest.
const KEYFRAME_SECONDS: f64 = 0.3;
/// What a photo takes of what moving pictures take.
const STILL: f64 = 0.12;
/// Beside the packets, in bytes: for every picture, and a second's packets of sound.
const PICTURE_OVERHEAD: f64 = 14.0;
const SOUND_OVERHEAD: f64 = 470.0;
/// Up to these CRFs a picture looks sharp: from so many lines on a coarser one does.
const SHARP_CRF: f32 = 29.0;
const SHARP_CRF_OF_LARGE: f32 = 31.0;
const LARGE_PX: u32 = 720;
/// Up to here a phone's screen hides it,
const PHONE_CRF: f32 = 33.0;
/// and up to here it is at least no blur.
const READABLE_CRF: f32 = 36.0;
/// The shorter side below which small words are gone.
const READABLE_PX: u32 = 360;
/// More parts than that nobody sends.
const MOST_PARTS: u32 = 99;

/// How well a video will look at the size that it has to have, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Sharp.
    Well,
    /// Sharp enough on a phone.
    Smaller,
    /// Small words are hard to read.
    Tight,
    /// It would blur.
    Not,
}

/// What a video becomes, before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// About, of each part.
    pub bytes: u64,
    /// At most, of each part.
    pub limit_bytes: Option<u64>,
    /// In a word.
    pub fit: Fit,
    /// Into how many videos it is made.
    pub made_parts: u32,
    /// Parts that would look well, or that the longest length asks for.
    pub parts: u32,
    /// In pixels.
    pub size_px: (u32, u32),
    /// Frames a second.
    pub rate: f64,
    /// Whether anything is heard.
    pub has_sound: bool,
    /// False when even the smallest picture would not keep the limit.
    pub can_be_made: bool,
    /// Whether the footage itself has too few pixels to look sharp anywhere.
    pub is_coarse: bool,
    /// How long making takes on this machine, in seconds, once that was measured.
    pub seconds: Option<f64>,
}

/// Predicts for one video, or as many as the longest length asks for. `bits_per_pixel` is measured by a sample, or
/// [`USUAL_BITS_PER_PIXEL`] before there is one.
pub fn predict(purpose: Purpose, project: &Project, duration: Time, bits_per_pixel: f64) -> Prediction {
    predict_in_parts(purpose, project, duration, bits_per_pixel, 1)
}

/// The same for a video that is made in at least so many parts.
pub fn predict_in_parts(
    purpose: Purpose,
    project: &Project,
    duration: Time,
    bits_per_pixel: f64,
    parts: u32,
) -> Prediction {
    let demand = Demand::of(purpose, project);
    let video_bits = demand.video_bits(bits_per_pixel);
    let seconds = duration.as_seconds_f64().max(0.1);
    let longest = purpose.longest().map_or(f64::INFINITY, Time::as_seconds_f64);
    let least_parts = ((seconds / longest).ceil() as u32).max(1);
    let limit_bytes = purpose.limit_bytes();
    let outcome = |parts: u32| demand.outcome(video_bits, (seconds / f64::from(parts)).min(longest), limit_bytes);
    let made_parts = parts.max(least_parts);
    // Parts by length are as long as they may be; only further ones are of the same length.
    let seen = if made_parts == least_parts {
        demand.outcome(video_bits, seconds.min(longest), limit_bytes)
    } else {
        outcome(made_parts)
    };
    let good = (made_parts..=MOST_PARTS).find(|parts| outcome(*parts).fit <= Fit::Smaller).unwrap_or(MOST_PARTS);
    let size_px = match seen.short_side_px {
        Some(side) if side < demand.short_side_px() => output_size(&demand.canvas, None, Some(side)),
        _ => demand.size_px,
    };
    Prediction {
        bytes: seen.bytes,
        limit_bytes,
        fit: seen.fit,
        made_parts,
        parts: if seen.fit <= Fit::Smaller { made_parts } else { good },
        size_px,
        rate: demand.rate,
        has_sound: demand.sound_bits > 0.0,
        can_be_made: seen.short_side_px.is_some(),
        is_coarse: demand.footage_lines_px < READABLE_PX,
        seconds: None,
    }
}

/// The figure for the content that a forecast of the project for that purpose found.
pub fn measured_bits_per_pixel(purpose: Purpose, project: &Project, forecast: &Forecast) -> f64 {
    let demand = Demand::of(purpose, project);
    let seconds = forecast.duration.as_seconds_f64().max(0.1);
    let video_bits = forecast.natural_bytes as f64 * 8.0 / seconds - demand.fixed_bits();
    (video_bits / demand.video_bits(1.0)).max(LEAST_BITS_PER_PIXEL)
}

impl Prediction {
    /// The same as a forecast of the purpose measured it; of several videos only the time.
    pub fn measured(self, purpose: Purpose, project: &Project, forecast: &Forecast) -> Self {
        let timed = Self { seconds: Some(forecast.seconds), ..self };
        if self.made_parts > 1 {
            return timed;
        }
        let (width_px, height_px) = (forecast.width_px, forecast.height_px);
        let demand = Demand::of(purpose, project);
        let seen = Foreseen { short_side_px: width_px.min(height_px), crf: forecast.crf };
        let is_kept = forecast.size_bytes == forecast.natural_bytes;
        let fit = if is_kept { demand.own_fit() } else { demand.fit(Some(seen)) };
        let parts = if fit <= Fit::Smaller { 1 } else { self.parts.max(2) };
        Self { bytes: forecast.size_bytes, size_px: (width_px, height_px), can_be_made: true, fit, parts, ..timed }
    }

    /// How long making takes, as it is told: within what such a figure knows.
    pub fn making_time(&self) -> Option<Time> {
        let seconds = self.seconds?;
        let step = match seconds {
            ..60.0 => 5.0,
            60.0..300.0 => 15.0,
            _ => 60.0,
        };
        Some(Time::from_seconds_f64(((seconds / step).round() * step).max(5.0)))
    }
}

/// What a purpose asks of a project's content.
struct Demand {
    canvas: Canvas,
    size_px: (u32, u32),
    crf: f32,
    /// From which its viewers call a picture sharp, and what the footage has.
    sharp_lines_px: u32,
    footage_lines_px: u32,
    rate: f64,
    /// Of the figure for the content, through size and quality.
    scale: f64,
    /// Part of the time in which something moves; photos count a little.
    moving: f64,
    /// Of the content, through B-frames and keyframes that are rarer or more frequent than the reference's.
    structure: f64,
    /// In bits a second.
    sound_bits: f64,
}

/// How a limit changes a video of some length.
struct Outcome {
    bytes: u64,
    fit: Fit,
    /// `None` when it cannot be made at all.
    short_side_px: Option<u32>,
}

impl Demand {
    fn of(purpose: Purpose, project: &Project) -> Self {
        let platform = purpose.platform();
        let shaped = purpose.project(&Arc::new(project.clone()));
        let (width_px, height_px) = purpose.size_px(&shaped);
        let pixels = f64::from(width_px) * f64::from(height_px);
        let crf = platform.and_then(|own| own.crf).map_or_else(|| default_crf(width_px, height_px), f32::from);
        let interval_s = platform.map_or(8.0, |own| f64::from(own.max_keyframe_interval_ms) / 1000.0);
        let b_frames = if platform.is_none_or(|own| own.b_frames > 0) { WITH_B_FRAMES } else { 1.0 };
        let own_lines_px = width_px.min(height_px);
        Self {
            canvas: shaped.canvas,
            size_px: (width_px, height_px),
            crf,
            sharp_lines_px: purpose.sharp_lines_px(),
            footage_lines_px: usual_lines_px(&shaped).map_or(own_lines_px, |lines| lines.min(own_lines_px)),
            rate: purpose.rate(project.canvas),
            scale: (pixels / REFERENCE_PIXELS).powf(PIXEL_POWER) * bits_at(crf),
            moving: moving_part(project),
            structure: b_frames + KEYFRAME_SECONDS * (interval_s.recip() - REFERENCE_KEYFRAMES),
            sound_bits: sound_bits(project, platform),
        }
    }

    fn short_side_px(&self) -> u32 {
        self.size_px.0.min(self.size_px.1)
    }

    /// In bits a second, as long as nothing limits them.
    fn video_bits(&self, bits_per_pixel: f64) -> f64 {
        let rate = REFERENCE_RATE * (self.rate / REFERENCE_RATE).powf(RATE_POWER);
        bits_per_pixel * REFERENCE_PIXELS * rate * self.moving * self.structure * self.scale
    }

    /// Sound and container, in bits a second.
    fn fixed_bits(&self) -> f64 {
        self.fixed_bits_with(self.sound_bits)
    }

    fn fixed_bits_with(&self, sound_bits: f64) -> f64 {
        let sound = if sound_bits > 0.0 { sound_bits + SOUND_OVERHEAD * 8.0 } else { 0.0 };
        sound + PICTURE_OVERHEAD * self.rate * 8.0
    }

    fn outcome(&self, video_bits: f64, seconds: f64, limit_bytes: Option<u64>) -> Outcome {
        let natural = (video_bits + self.fixed_bits()) * seconds / 8.0;
        let most = limit_bytes.map_or(f64::INFINITY, |limit| limit as f64 * LIMIT_AIM);
        let whole_bits = most * 8.0 / seconds;
        let sound_bits = f64::from(sound_share(self.sound_bits as u32, whole_bits));
        let budget_bits = whole_bits - self.fixed_bits_with(sound_bits);
        let own = Foreseen { short_side_px: self.short_side_px(), crf: self.crf };
        if video_bits <= budget_bits {
            let short_side_px = Some(own.short_side_px);
            return Outcome { bytes: natural as u64, fit: self.own_fit(), short_side_px };
        }
        let seen = foresee(own, video_bits / 1000.0, budget_bits / 1000.0);
        let Some(seen) = seen else { return Outcome { bytes: most as u64, fit: Fit::Not, short_side_px: None } };
        // On a smaller picture the best quality may leave room.
        let smaller = f64::from(seen.short_side_px) / f64::from(own.short_side_px);
        let bits = video_bits * smaller.powf(2.0 * PIXEL_POWER) * bits_at(seen.crf) / bits_at(own.crf);
        let bytes = (bits + self.fixed_bits_with(sound_bits)) * seconds / 8.0;
        Outcome { bytes: bytes.min(most) as u64, fit: self.fit(Some(seen)), short_side_px: Some(seen.short_side_px) }
    }

    /// How the picture looks that no limit changes.
    fn own_fit(&self) -> Fit {
        if self.lines_are_few(self.short_side_px()) { Fit::Smaller } else { Fit::Well }
    }

    /// Whether viewers miss lines in a picture of that shorter side: its own, or those that the footage never had.
    fn lines_are_few(&self, short_side_px: u32) -> bool {
        short_side_px.min(self.footage_lines_px) < self.sharp_lines_px
    }

    fn fit(&self, seen: Option<Foreseen>) -> Fit {
        let Some(seen) = seen else { return Fit::Not };
        let sharp_crf = if seen.short_side_px < LARGE_PX { SHARP_CRF } else { SHARP_CRF_OF_LARGE };
        match seen.crf {
            _ if seen.short_side_px < self.short_side_px().min(READABLE_PX) => Fit::Not,
            crf if crf <= sharp_crf && !self.lines_are_few(seen.short_side_px) => Fit::Well,
            ..=PHONE_CRF => Fit::Smaller,
            ..=READABLE_CRF => Fit::Tight,
            _ => Fit::Not,
        }
    }
}

/// Bits at a CRF, as a part of those at the reference's.
fn bits_at(crf: f32) -> f64 {
    (f64::from(REFERENCE_CRF - crf) / CRF_OF_HALF).exp2()
}

fn moving_part(project: &Project) -> f64 {
    let clips = project.storyline().map_or(&[][..], |track: &Track| track.clips.as_slice());
    let of = |weight: fn(&Content) -> f64| -> f64 {
        clips.iter().map(|clip| clip.timeline_range.duration().as_seconds_f64() * weight(&clip.content)).sum()
    };
    let all = of(|_| 1.0);
    if all > 0.0 { of(|content| if matches!(content, Content::Media { .. }) { 1.0 } else { STILL }) / all } else { 1.0 }
}

fn sound_bits(project: &Project, platform: Option<&Platform>) -> f64 {
    let channels = voices(project).into_iter().filter_map(|voice| {
        let media = voice.clip.content.media().and_then(|id| project.find_media(id))?;
        media.audio.map(|audio| audio.channels)
    });
    match (channels.max(), platform) {
        (None, _) => 0.0,
        (Some(1), Some(platform)) => f64::from(platform.audio_bit_rate_mono),
        (Some(_), Some(platform)) => f64::from(platform.audio_bit_rate_stereo),
        (Some(_), None) => 128_000.0,
    }
}

#[cfg(test)]
mod tests {
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
        let (frame_rate, duration) = (FrameRate::FPS_30, Time::from_seconds(60));
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
}
