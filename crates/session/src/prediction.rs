//! Predicting a video before it is made: its size, how good it will look, how long making it takes.
//!
//! The engine keeps the quality constant, so the size depends on the content. The prediction describes the content by
//! one number: bits per pixel in a picture of 480 lines. Until the engine's forecast has measured it, a usual value is
//! assumed, and the real size may be a third of the predicted one or three times as much. Once it is measured for one
//! purpose, it holds for others within 30 %, until the forecast for that purpose replaces it.

use std::sync::Arc;

use sunting_core::export::rate_model::{CRF_OF_HALF, LIMIT_AIM, PIXEL_POWER, index_bytes};
use sunting_core::export::{Forecast, Foreseen, Platform, default_crf, foresee, output_size, sound_share};
use sunting_graphics::day::Day;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Canvas, Content, Project, Time, Track};

use super::purpose::Purpose;

/// The bits per pixel that are assumed before a sample has measured them: the median of those clips.
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
/// Packets of AAC a second at 48 kHz.
const SOUND_PACKETS: f64 = 48_000.0 / 1024.0;
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

/// How good a video will look at the size it has to have, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The picture will be sharp.
    Well,
    /// Sharp enough on a phone.
    Smaller,
    /// Small words are hard to read.
    Tight,
    /// The picture would be blurred.
    Not,
}

/// What a video becomes, before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// About how large each part will be.
    pub bytes: u64,
    /// At most, of each part.
    pub limit_bytes: Option<u64>,
    /// How good the picture will be.
    pub fit: Fit,
    /// Into how many videos it is made.
    pub made_parts: u32,
    /// Parts that would look well, or that the longest length asks for.
    pub parts: u32,
    /// Width and height in pixels.
    pub size_px: (u32, u32),
    /// The frame rate, in frames a second.
    pub rate: f64,
    /// Whether there is any sound in it.
    pub has_sound: bool,
    /// False when even the smallest picture would not keep the limit.
    pub can_be_made: bool,
    /// Whether the footage itself has too few pixels to look sharp anywhere.
    pub is_coarse: bool,
    /// How many seconds making takes on this machine, once that was measured.
    pub seconds: Option<f64>,
}

/// Predicts one video, or several if the purpose's longest length requires that. `bits_per_pixel` is measured by a
/// sample; before there is one, it is [`USUAL_BITS_PER_PIXEL`].
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

/// The bits per pixel that a forecast of the project for that purpose found.
pub fn measured_bits_per_pixel(purpose: Purpose, project: &Project, forecast: &Forecast) -> f64 {
    let demand = Demand::of(purpose, project);
    let seconds = forecast.duration.as_seconds_f64().max(0.1);
    let video_bits = forecast.natural_bytes as f64 * 8.0 / seconds - demand.fixed_bits();
    (video_bits / demand.video_bits(1.0)).max(LEAST_BITS_PER_PIXEL)
}

/// The prediction from a forecast for that purpose; `None` if the video is longer than the purpose allows.
pub fn foreseen(purpose: Purpose, project: &Project, forecast: &Forecast) -> Option<Prediction> {
    let bits_per_pixel = measured_bits_per_pixel(purpose, project, forecast);
    let prediction = predict(purpose, project, forecast.duration, bits_per_pixel);
    (prediction.made_parts == 1).then(|| prediction.measured(purpose, project, forecast))
}

impl Prediction {
    /// This prediction, corrected by a forecast for the same purpose. If there are several videos, only the time is
    /// corrected.
    pub fn measured(self, purpose: Purpose, project: &Project, forecast: &Forecast) -> Self {
        let timed = Self { seconds: Some(forecast.seconds), ..self };
        if self.made_parts > 1 {
            return timed;
        }
        let (width_px, height_px) = (forecast.width_px, forecast.height_px);
        let demand = Demand::of(purpose, project);
        let seen = Foreseen { short_side_px: width_px.min(height_px), crf: forecast.crf };
        let is_kept = forecast.size_bytes == forecast.natural_bytes;
        let fit = if is_kept { demand.kept_fit(seen.short_side_px) } else { demand.fit(Some(seen)) };
        let parts = if fit <= Fit::Smaller { 1 } else { self.parts.max(2) };
        Self { bytes: forecast.size_bytes, size_px: (width_px, height_px), can_be_made: true, fit, parts, ..timed }
    }

    /// How long making takes, as it is told.
    pub fn making_time(&self) -> Option<Time> {
        self.seconds.map(told_time)
    }
}

/// A number of seconds, rounded to the precision that such a prediction has.
pub fn told_time(seconds: f64) -> Time {
    let step = match seconds {
        ..60.0 => 5.0,
        60.0..300.0 => 15.0,
        _ => 60.0,
    };
    Time::from_seconds_f64(((seconds / step).round() * step).max(5.0))
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
    has_b_frames: bool,
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
        let shaped = purpose.project(&Arc::new(project.clone()), Day::default());
        let scene = Scene::of_files(&shaped);
        let (width_px, height_px) = purpose.size_px(&scene, shaped.canvas_choice);
        let pixels = f64::from(width_px) * f64::from(height_px);
        let crf = platform.and_then(|own| own.crf).map_or_else(|| default_crf(width_px, height_px), f32::from);
        let interval_s = platform.map_or(8.0, |own| f64::from(own.max_keyframe_interval_ms) / 1000.0);
        let has_b_frames = platform.is_none_or(|own| own.b_frames > 0);
        let b_frames = if has_b_frames { WITH_B_FRAMES } else { 1.0 };
        let own_lines_px = width_px.min(height_px);
        Self {
            canvas: shaped.canvas,
            size_px: (width_px, height_px),
            crf,
            sharp_lines_px: purpose.sharp_lines_px(),
            footage_lines_px: scene.usual_lines_px().map_or(own_lines_px, |lines| lines.min(own_lines_px)),
            rate: purpose.rate(project.canvas),
            scale: (pixels / REFERENCE_PIXELS).powf(PIXEL_POWER) * bits_at(crf),
            moving: moving_part(project),
            structure: b_frames + KEYFRAME_SECONDS * (interval_s.recip() - REFERENCE_KEYFRAMES),
            has_b_frames,
            sound_bits: sound_bits(&scene, platform),
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
        let sound_packets = if sound_bits > 0.0 { SOUND_PACKETS } else { 0.0 };
        sound_bits + 8.0 * index_bytes(self.rate, sound_packets, self.has_b_frames)
    }

    fn outcome(&self, video_bits: f64, seconds: f64, limit_bytes: Option<u64>) -> Outcome {
        let natural = (video_bits + self.fixed_bits()) * seconds / 8.0;
        let most = limit_bytes.map_or(f64::INFINITY, |limit| limit as f64 * LIMIT_AIM);
        let whole_bits = most * 8.0 / seconds;
        let sound_bits = f64::from(sound_share(self.sound_bits as u32, whole_bits));
        let budget_bits = whole_bits - self.fixed_bits_with(sound_bits);
        let own = Foreseen { short_side_px: self.short_side_px(), crf: self.crf };
        if natural <= most || video_bits <= budget_bits {
            let shared = (video_bits + self.fixed_bits_with(sound_bits)) * seconds / 8.0;
            let bytes = if natural <= most { natural } else { shared } as u64;
            let short_side_px = Some(own.short_side_px);
            return Outcome { bytes, fit: self.kept_fit(own.short_side_px), short_side_px };
        }
        let seen = foresee(own, video_bits / 1000.0, budget_bits / 1000.0);
        let Some(seen) = seen else { return Outcome { bytes: most as u64, fit: Fit::Not, short_side_px: None } };
        // On a smaller picture the best quality may leave room.
        let smaller = f64::from(seen.short_side_px) / f64::from(own.short_side_px);
        let bits = video_bits * smaller.powf(2.0 * PIXEL_POWER) * bits_at(seen.crf) / bits_at(own.crf);
        let bytes = (bits + self.fixed_bits_with(sound_bits)) * seconds / 8.0;
        Outcome { bytes: bytes.min(most) as u64, fit: self.fit(Some(seen)), short_side_px: Some(seen.short_side_px) }
    }

    /// How a picture of that shorter side looks that no limit changes.
    fn kept_fit(&self, short_side_px: u32) -> Fit {
        if self.lines_are_few(short_side_px) { Fit::Smaller } else { Fit::Well }
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

fn sound_bits(scene: &Scene, platform: Option<&Platform>) -> f64 {
    let channels = scene.all_voices().filter_map(|voice| scene.files[voice.file].audio.map(|audio| audio.channels));
    match (channels.max(), platform) {
        (None, _) => 0.0,
        (Some(1), Some(platform)) => f64::from(platform.audio_bit_rate_mono),
        (Some(_), Some(platform)) => f64::from(platform.audio_bit_rate_stereo),
        (Some(_), None) => 128_000.0,
    }
}

#[cfg(test)]
mod tests;
