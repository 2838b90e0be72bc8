//! What a video will become, before it is made: its size, how well it will look, how long making takes.
//!
//! The engine keeps a picture's quality and lets its size follow from what is seen, so that a size can only be
//! foreseen from a figure for the content: bits a pixel, as WhatsApp's picture takes them. Until a sample has measured
//! it, the usual one stands in, and the truth may be a third or three times as much. Once measured, the figure carries
//! from one purpose to another within 30 %; moving pictures of fifteen clips were looked at.

use sunting_core::export::{Foreseen, Platform, default_crf, foresee, sound_share};
use sunting_timeline::flatten::voices;
use sunting_timeline::{Content, Project, Time, Track};

use super::purpose::{Purpose, scaled};

/// The figure for the content before a sample has measured it: the middle of those clips.
pub const USUAL_BITS_PER_PIXEL: f64 = 0.06;
/// What no content falls below.
const LEAST_BITS_PER_PIXEL: f64 = 0.001;
/// The figure's conditions: WhatsApp's size, rate, and its keyframes every other second.
const REFERENCE_PIXELS: f64 = 854.0 * 480.0;
const REFERENCE_RATE: f64 = 30.0;
const REFERENCE_CRF: f32 = 26.0;
const REFERENCE_KEYFRAMES: f64 = 0.5;
/// Bits follow the number of pixels, and of frames, to these powers.
const PIXEL_POWER: f64 = 0.75;
const RATE_POWER: f64 = 0.5;
/// So much CRF halves the bits.
const CRF_OF_HALF: f32 = 5.5;
/// What B-frames leave of them.
const WITH_B_FRAMES: f64 = 0.85;
/// One keyframe takes as much as so many seconds of the rest.
const KEYFRAME_SECONDS: f64 = 0.3;
/// What a photo takes of what moving pictures take.
const STILL: f64 = 0.12;
/// Beside the packets, in bytes: for every picture, and a second's packets of sound.
const PICTURE_OVERHEAD: f64 = 14.0;
const SOUND_OVERHEAD: f64 = 470.0;
/// What the engine aims at below a limit.
const AIM: f64 = 0.985;
/// A CRF so little above the best is not seen,
const UNSEEN_CRF: f32 = 3.0;
/// up to here a phone's screen hides it,
const PHONE_CRF: f32 = 33.0;
/// and up to here it is at least no blur.
const READABLE_CRF: f32 = 36.0;
/// The shorter side below which small words are gone.
const READABLE_PX: u32 = 360;
/// More parts than that nobody sends.
const MOST_PARTS: u32 = 99;
/// What making costs: reading and scaling as much as encoding so many pixels of each picture.
const READING_PIXELS: f64 = 1_400_000.0;
/// Once more, where a limit asks for it.
const ROUNDS_TO_LIMIT: f64 = 2.0;

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
    /// How much more making takes than making the same for WhatsApp without a limit.
    pub work: f64,
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
        Some(side) if side < demand.short_side_px() => scaled(purpose.canvas(project.canvas), side),
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
        work: seen.rounds * work(demand.pixels()) / work(REFERENCE_PIXELS),
    }
}

/// The figure for the content that a sample of the project showed: `bytes` is its file, made for that purpose.
pub fn measured_bits_per_pixel(purpose: Purpose, sample: &Project, duration: Time, bytes: u64) -> f64 {
    let demand = Demand::of(purpose, sample);
    let video_bits = bytes as f64 * 8.0 / duration.as_seconds_f64().max(0.1) - demand.fixed_bits();
    (video_bits / demand.video_bits(1.0)).max(LEAST_BITS_PER_PIXEL)
}

impl Prediction {
    /// How long making takes where `speed` seconds of video are made for WhatsApp in a second; rounded as it is told.
    pub fn making_time(&self, duration: Time, speed: f64) -> Time {
        let seconds = duration.as_seconds_f64() * self.work / speed.max(0.01);
        let rounded = if seconds < 55.0 { (seconds / 10.0).ceil() * 10.0 } else { (seconds / 60.0).round() * 60.0 };
        Time::from_seconds_f64(rounded)
    }
}

/// The speed at which the same machine makes a video for WhatsApp, when it makes pictures of that size at `speed`.
pub fn reference_speed(speed: f64, size_px: (u32, u32)) -> f64 {
    speed * work(f64::from(size_px.0) * f64::from(size_px.1)) / work(REFERENCE_PIXELS)
}

/// Pixels of work for one picture of that size.
fn work(pixels: f64) -> f64 {
    READING_PIXELS + pixels
}

/// What a purpose asks of a project's content.
struct Demand {
    size_px: (u32, u32),
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
    rounds: f64,
}

impl Demand {
    fn of(purpose: Purpose, project: &Project) -> Self {
        let platform = purpose.platform();
        let (width_px, height_px) = purpose.size_px(project.canvas);
        let pixels = f64::from(width_px) * f64::from(height_px);
        let crf = platform.and_then(|own| own.crf).map_or_else(|| default_crf(width_px, height_px), f32::from);
        let interval_s = platform.map_or(8.0, |own| f64::from(own.max_keyframe_interval_ms) / 1000.0);
        let b_frames = if platform.is_none_or(|own| own.b_frames > 0) { WITH_B_FRAMES } else { 1.0 };
        Self {
            size_px: (width_px, height_px),
            rate: purpose.rate(project.canvas),
            scale: (pixels / REFERENCE_PIXELS).powf(PIXEL_POWER) * bits_at(crf),
            moving: moving_part(project),
            structure: b_frames + KEYFRAME_SECONDS * (interval_s.recip() - REFERENCE_KEYFRAMES),
            sound_bits: sound_bits(project, platform),
        }
    }

    fn pixels(&self) -> f64 {
        f64::from(self.size_px.0) * f64::from(self.size_px.1)
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
        let most = limit_bytes.map_or(f64::INFINITY, |limit| limit as f64 * AIM);
        let whole_bits = most * 8.0 / seconds;
        let sound_bits = f64::from(sound_share(self.sound_bits as u32, whole_bits));
        let budget_bits = whole_bits - self.fixed_bits_with(sound_bits);
        if video_bits <= budget_bits {
            let short_side_px = Some(self.short_side_px());
            return Outcome { bytes: natural as u64, fit: Fit::Well, short_side_px, rounds: 1.0 };
        }
        let seen = foresee(self.short_side_px(), video_bits / 1000.0, budget_bits / 1000.0);
        let short_side_px = seen.map(|seen| seen.short_side_px);
        Outcome { bytes: natural.min(most) as u64, fit: self.fit(seen), short_side_px, rounds: ROUNDS_TO_LIMIT }
    }

    fn fit(&self, seen: Option<Foreseen>) -> Fit {
        let own = self.short_side_px();
        let Some(seen) = seen else { return Fit::Not };
        match seen.crf {
            crf if seen.short_side_px == own && crf <= default_crf(own, own) + UNSEEN_CRF => Fit::Well,
            _ if seen.short_side_px < own.min(READABLE_PX) => Fit::Not,
            ..=PHONE_CRF => Fit::Smaller,
            ..=READABLE_CRF => Fit::Tight,
            _ => Fit::Not,
        }
    }
}

/// Bits at a CRF, as a part of those at the reference's.
fn bits_at(crf: f32) -> f64 {
    f64::from((REFERENCE_CRF - crf) / CRF_OF_HALF).exp2()
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
        let canvas = Canvas { width_px: 1920, height_px: 1080, ..Canvas::default() };
        let project = Project::new(canvas);
        let video = VideoInfo { width_px: 1920, height_px: 1080, frame_rate: FrameRate::FPS_30, still: false };
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
        assert_eq!((short.size_px, short.parts, tight.size_px), ((854, 480), 1, (640, 360)));
        assert!(short.bytes < 7_000_000 && (15_500_000..16_000_000).contains(&tight.bytes));
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

    #[test]
    fn what_a_sample_measured_predicts_the_sample() {
        let (sample, duration) = (project(5), Time::from_seconds(5));
        for purpose in [Purpose::WhatsApp, Purpose::YouTube, Purpose::Archive] {
            let predicted = predict(purpose, &sample, duration, 0.04);
            let measured = measured_bits_per_pixel(purpose, &sample, duration, predicted.bytes);
            assert!((measured - 0.04).abs() < 0.0005, "{purpose:?}: {measured}");
        }
    }

    #[test]
    fn more_pixels_and_a_limit_take_longer() {
        let time = |purpose: Purpose, seconds: i64| of(purpose, seconds).making_time(Time::from_seconds(seconds), 2.5);
        assert_eq!(time(Purpose::WhatsApp, 60), Time::from_seconds(30));
        assert_eq!(time(Purpose::YouTube, 60), Time::from_seconds(50));
        assert_eq!(time(Purpose::WhatsApp, 300), Time::from_seconds(240));
        assert!(reference_speed(1.3, (1920, 1080)) > 2.4 && reference_speed(2.5, (854, 480)) == 2.5);
    }
}
