//! The plan of an export: pure data that says what is made, piece by piece, and what each piece is called.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sunting_timeline::scene::Scene;
use sunting_timeline::{FrameRate, MediaId, Project, Time, TimeRange};

use super::boundaries::segment_ranges;
use super::coding::{Rule, VideoCoding, YUV420P, default_crf};
use super::error::ExportError;
use super::film::{Film, Seen};
use super::key::{ENGINE_FORMAT, Keys, KitDigests, segment_key};
use super::platforms::{Platform, platform};
use super::settings::{ExportSettings, most_lines_px, output_rate, output_size};
pub use super::sound_plan::SoundPlan;
use super::sound_plan::{LEAST_BIT_RATE, all_sources_are_mono};
use super::sources::Sources;
pub use super::timing::Timing;
use crate::media::audio::SAMPLE_RATE;
use crate::media::packet::{ColorTags, TimeBase};
use crate::media::versions::library_versions;
use crate::media_paths::MediaPaths;
use crate::render::text::font_digest;
use crate::stop::Stop;

const AUDIO_BIT_RATE_MONO: u32 = 96_000;
const AUDIO_BIT_RATE_STEREO: u32 = 128_000;

/// A complete description of an export, which this process can make, or several processes segment by segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportPlan {
    /// [`ENGINE_FORMAT`] of the engine that made it.
    pub engine_format: u32,
    /// The libraries' versions when it was made.
    pub libraries: String,
    /// Where the frames' times come from.
    pub timing: Timing,
    /// The settings it was planned with: a plan that is read from a file is planned again from them. `None` for a plan
    /// that is never written to a file.
    #[serde(default)]
    pub settings: Option<ExportSettings>,
    /// The project that is exported.
    pub project: Arc<Project>,
    /// The resolved scene of the project. It is not written to files; a plan from a file gets it by being planned
    /// again.
    #[serde(skip)]
    pub seen: Seen,
    /// Where the project's media lie.
    pub paths: Arc<MediaPaths>,
    /// The fingerprints of the media files.
    pub fingerprints: BTreeMap<MediaId, String>,
    /// How the pictures are encoded.
    pub coding: VideoCoding,
    /// They tile the timeline from 0 to [`ExportPlan::duration`], in order.
    pub segments: Vec<Segment>,
    /// What is heard, if anything.
    pub sound: Option<Sound>,
    /// How long the whole video is.
    pub duration: Time,
    /// How players turn the picture; `None` when it is upright.
    pub display_matrix: Option<[i32; 9]>,
    /// The tags that the file will have.
    pub tags: Vec<(String, String)>,
}

/// One piece of the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Its place in the plan, counted from 0.
    pub index: usize,
    /// The part of the timeline that it shows.
    pub timeline_range: TimeRange,
    /// How many are expected in it.
    pub frames: u64,
    /// Instead of the plan's, x264's constant rate factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crf: Option<f32>,
    /// Names what is seen in it, however it is coded.
    pub content: String,
    /// Names its file: that content, coded as the plan says.
    pub key: String,
}

/// Where the sound comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Sound {
    /// Mixed and encoded in one piece.
    Mixed { plan: SoundPlan, key: String },
    /// A media's own packets, from the start of the file.
    Copied(MediaId),
}

impl ExportPlan {
    /// As it is seen and heard.
    pub(super) fn scene(&self) -> &Scene {
        &self.seen.scene
    }

    /// How many frames the result has.
    pub fn frames(&self) -> u64 {
        self.segments.iter().map(|segment| segment.frames).sum()
    }

    /// The same without its sound.
    pub(super) fn silent(&self) -> Self {
        Self { sound: None, ..self.clone() }
    }

    /// The pieces of some indices.
    pub(super) fn pieces(&self, indices: &[usize]) -> Vec<&Segment> {
        indices.iter().filter_map(|&index| self.segments.get(index)).collect()
    }

    /// What the sound takes at its rate; 0 for sound that is copied.
    pub(super) fn sound_bytes(&self) -> u64 {
        let Some(Sound::Mixed { plan, .. }) = &self.sound else { return 0 };
        let bit_rate = plan.coding(all_sources_are_mono(self.scene())).bit_rate;
        (f64::from(bit_rate) * self.duration.as_seconds_f64() / 8.0) as u64
    }

    /// The CRF of a piece.
    pub(super) fn crf_of(&self, segment: &Segment) -> f32 {
        segment.crf.unwrap_or_else(|| self.coding.crf())
    }

    /// How most of the pictures are encoded: with the CRF of most segments, where those have one of their own.
    pub(super) fn coding_of_segments(&self) -> VideoCoding {
        let mut frames_at: BTreeMap<u32, u64> = BTreeMap::new();
        for segment in &self.segments {
            let crf = self.crf_of(segment);
            *frames_at.entry((crf * 100.0).round() as u32).or_default() += segment.frames;
        }
        let most = frames_at.into_iter().max_by_key(|&(_, frames)| frames);
        self.coding.at_crf(most.map(|(hundredths, _)| hundredths as f32 / 100.0))
    }

    /// Gives some segments another CRF, and with it another key.
    pub(super) fn recode(&mut self, indices: &[usize], crf: f32) {
        let (own, coding) = (self.coding.crf(), self.coding.at_crf(Some(crf)));
        for &index in indices {
            if let Some(segment) = self.segments.get_mut(index) {
                segment.crf = Some(crf).filter(|&crf| crf != own);
                segment.key = segment_key(&segment.content, &coding);
            }
        }
    }

    /// Checks that this version of the engine and its libraries makes exactly what the plan promises.
    ///
    /// # Errors
    /// [`ExportError::OtherVersion`].
    pub fn check_version(&self) -> Result<(), ExportError> {
        let same = self.engine_format == ENGINE_FORMAT && self.libraries == library_versions();
        if same { Ok(()) } else { Err(ExportError::OtherVersion) }
    }
}

/// One try to meet a byte limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trial {
    pub short_side_px: u32,
    pub crf: f32,
    /// That the encoder keeps, in bits a second.
    pub max_bit_rate: Option<u32>,
}

/// What a byte limit changes about a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tuning {
    pub short_side_px: Option<u32>,
    pub crf: Option<f32>,
    /// Of the picture, at most, in bits a second.
    pub max_bit_rate: Option<u32>,
    /// Of the sound, at most, in bits a second.
    pub sound_bit_rate: Option<u32>,
}

impl Tuning {
    /// The same for a try. `natural` is the plan without a limit.
    pub fn with(self, trial: Trial, natural: &ExportPlan) -> Self {
        let own_side_px = natural.coding.width_px.min(natural.coding.height_px);
        let is_own = trial.short_side_px == own_side_px;
        Self {
            short_side_px: (!is_own).then_some(trial.short_side_px),
            crf: (!is_own || trial.crf != natural.coding.crf()).then_some(trial.crf),
            max_bit_rate: trial.max_bit_rate,
            ..self
        }
    }

    /// The same with the least sound that can be understood.
    pub fn quietest(self) -> Self {
        Self { sound_bit_rate: Some(LEAST_BIT_RATE), ..self }
    }
}

/// Plans composed pictures at a constant rate.
///
/// # Errors
/// [`ExportError::Nothing`], [`ExportError::UnknownPlatform`], [`ExportError::Cancelled`].
pub(super) fn plan_composed(
    film: &Film,
    sources: &Sources,
    settings: &ExportSettings,
    tuning: Tuning,
    stop: Stop<'_>,
) -> Result<ExportPlan, ExportError> {
    let platform = settings.platform.as_deref().map(platform).transpose()?;
    let scene = &film.seen.scene;
    let rate = output_rate(&scene.canvas, settings.frame_rate, platform);
    let frames = rate.nearest_frame(scene.duration);
    if frames < 1 {
        return Err(ExportError::Nothing);
    }
    let coding = composed_coding(film, rate, platform, settings, tuning);
    let duration = rate.time_of(frames);
    let first_frame_in = |time: Time| rate.time_of((time.ticks() + rate.period().ticks() - 1) / rate.period().ticks());
    let keyframes = |media| sources.keyframes(media);
    let ranges = segment_ranges(scene, duration, keyframes, first_frame_in, |time| rate.snap(time));
    let drafts = ranges.into_iter().map(|range| (range, rate.nearest_frame(range.duration()) as u64)).collect();
    let sound = SoundPlan {
        samples: duration.samples_floor(SAMPLE_RATE),
        bit_rate_mono: platform.map_or(AUDIO_BIT_RATE_MONO, |platform| platform.audio_bit_rate_mono),
        bit_rate_stereo: platform.map_or(AUDIO_BIT_RATE_STEREO, |platform| platform.audio_bit_rate_stereo),
    };
    let sound = tuning.sound_bit_rate.map_or(sound, |bit_rate| sound.within(bit_rate));
    Draft { film, sources, timing: Timing::Constant(rate), coding, duration, sound, stop }.finish(drafts)
}

/// Plans sound alone.
///
/// # Errors
/// [`ExportError::Cancelled`].
pub(super) fn plan_sound(
    film: &Film,
    sources: &Sources,
    sound: SoundPlan,
    stop: Stop<'_>,
) -> Result<ExportPlan, ExportError> {
    let rate = film.seen.scene.canvas.frame_rate;
    let coding = composed_coding(film, rate, None, &ExportSettings::default(), Tuning::default());
    let duration = film.seen.scene.duration;
    Draft { film, sources, timing: Timing::Constant(rate), coding, duration, sound, stop }.finish(Vec::new())
}

fn composed_coding(
    film: &Film,
    rate: FrameRate,
    platform: Option<&Platform>,
    settings: &ExportSettings,
    tuning: Tuning,
) -> VideoCoding {
    let scene = &film.seen.scene;
    let most_px = most_lines_px(scene, film.project.canvas_choice, platform);
    let short_side_px = tuning.short_side_px.map_or(most_px, |side| side.min(most_px));
    let (width_px, height_px) = output_size(&scene.canvas, settings.height_px, Some(short_side_px));
    let asked = settings.crf.or(platform.and_then(|platform| platform.crf)).map(f32::from);
    let crf = tuning.crf.or(asked).unwrap_or_else(|| default_crf(width_px, height_px));
    let (numerator, denominator) = rate.fraction();
    VideoCoding {
        width_px,
        height_px,
        time_base: TimeBase { numerator: denominator as i32, denominator: numerator as i32 },
        frame_rate: Some(rate),
        pixel_format: YUV420P,
        sample_aspect: (1, 1),
        color: ColorTags::BT709,
        options: Rule::composed(settings.effort, crf, rate, platform).within(tuning.max_bit_rate).options(
            width_px,
            height_px,
            rate.as_f64(),
        ),
    }
}

/// A plan whose keys are still to be found.
pub(super) struct Draft<'a> {
    pub film: &'a Film,
    pub sources: &'a Sources,
    pub timing: Timing,
    pub coding: VideoCoding,
    pub duration: Time,
    pub sound: SoundPlan,
    pub stop: Stop<'a>,
}

impl Draft<'_> {
    /// Names the pieces, given as ranges with the number of frames in each.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`].
    pub fn finish(self, ranges: Vec<(TimeRange, u64)>) -> Result<ExportPlan, ExportError> {
        let (libraries, fingerprints, scene) = (library_versions(), self.sources.fingerprints(), &self.film.seen.scene);
        let fonts = if scene.has_letters() { hex(font_digest()) } else { String::new() };
        let (kits, timing) = (KitDigests::of(scene), self.timing);
        let keys =
            Keys { fingerprints: &fingerprints, timing, font_digest: &fonts, kits: &kits, libraries: &libraries };
        let segment = |(index, (timeline_range, frames))| {
            if (self.stop)() {
                return Err(ExportError::Cancelled);
            }
            let content = keys.content(&self.film.seen.part(timeline_range));
            let key = segment_key(&content, &self.coding);
            Ok(Segment { index, timeline_range, frames, crf: None, content, key })
        };
        let segments = ranges.into_iter().enumerate().map(segment).collect::<Result<_, ExportError>>()?;
        let heard = scene.heard();
        let own = heard_bit_rate(&heard, self.sources).map_or(self.sound, |own| self.sound.of_source(own));
        let is_heard = !heard.voices.is_empty();
        let sound = is_heard.then(|| Sound::Mixed { plan: own, key: keys.sound(&heard, &own) });
        Ok(ExportPlan {
            engine_format: ENGINE_FORMAT,
            timing: self.timing,
            settings: None,
            project: self.film.project.clone(),
            seen: self.film.seen.clone(),
            paths: self.film.paths.clone(),
            coding: self.coding,
            segments,
            sound,
            duration: self.duration,
            display_matrix: None,
            tags: Vec::new(),
            libraries,
            fingerprints,
        })
    }
}

/// What all that is heard took at most, in bits a second; `None` where one of them does not say.
fn heard_bit_rate(heard: &Scene, sources: &Sources) -> Option<u32> {
    let rates = heard.files.iter().map(|file| Some(sources.spent(file.media)?.sound_bit_rate).filter(|&rate| rate > 0));
    rates.collect::<Option<Vec<u32>>>()?.into_iter().max()
}

fn hex(digest: [u8; 32]) -> String {
    blake3::Hash::from(digest).to_hex().to_string()
}
