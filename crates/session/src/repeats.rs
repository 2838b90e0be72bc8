//! Sentences that were said twice are found by how they sound: the last time is the one to keep.

use std::sync::Arc;

use sunting_core::error::ContentError;
use sunting_core::media_paths::MediaPaths;
use sunting_speech::{FRAME_RATE, Untimed, Utterance, repeats};
use sunting_timeline::scene::Scene;
use sunting_timeline::{ClipId, Project, Time, TimeRange};

use super::caption::caption_text;
use super::hearing::listen;
use super::session::Session;

/// Hearing takes most of the time.
const HEARING: f32 = 0.8;

/// A subtitle as it is spoken.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenSubtitle {
    /// The subtitle.
    pub clip: ClipId,
    /// When it is shown.
    pub timeline_range: TimeRange,
    /// Its words.
    pub words: String,
}

/// A sentence that was said again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The subtitle of the first time.
    pub earlier: ClipId,
    /// The subtitle of the next time.
    pub later: ClipId,
}

/// Why repeated sentences could not be looked for.
pub type RepeatError = ContentError<Untimed>;

impl Session {
    /// All subtitles by their start, for [`find_repeats`].
    pub fn spoken(&self) -> Vec<SpokenSubtitle> {
        let spoken = |clip: &sunting_timeline::Clip| SpokenSubtitle {
            clip: clip.id,
            timeline_range: clip.timeline_range,
            words: caption_text(clip).to_owned(),
        };
        self.subtitles().into_iter().map(spoken).collect()
    }
}

/// The sentences of a project that are said again soon, as it is heard after cuts. `tell` is told how much is done, 0 to 1,
/// and says whether to go on.
///
/// # Errors
/// [`RepeatError`]; [`Untimed::Stopped`] when `tell` says so.
pub fn find_repeats(
    project: &Project,
    paths: &Arc<MediaPaths>,
    spoken: &[SpokenSubtitle],
    tell: &dyn Fn(f32) -> bool,
) -> Result<Vec<Repeated>, RepeatError> {
    let scene = Arc::new(Scene::of(project));
    let share = |done: Time, whole: Time| done.as_millis() as f32 / (whole.as_millis() as f32).max(1.0);
    let sound = listen(&scene, paths, &|done, whole| tell(HEARING * share(done, whole)))?;
    let sound = sound.ok_or(ContentError::Content(Untimed::Stopped))?;
    let frame = |time: Time| usize::try_from(time.samples_floor(FRAME_RATE as u32)).unwrap_or(0);
    let own = |subtitle: &SpokenSubtitle| {
        let range = subtitle.timeline_range;
        (frame(range.start())..frame(range.end()), subtitle.words.clone())
    };
    let heard: Vec<_> = spoken.iter().map(own).collect();
    let sentences: Vec<Utterance<'_>> =
        heard.iter().map(|(frames, words)| Utterance { frames: frames.clone(), words }).collect();
    let compared = |done: usize| tell(HEARING + (1.0 - HEARING) * done as f32 / sentences.len().max(1) as f32);
    let found = repeats(&sound, &sentences, &compared).ok_or(ContentError::Content(Untimed::Stopped))?;
    let again = |pair: &sunting_speech::Repeat| {
        Some(Repeated { earlier: spoken.get(pair.earlier)?.clip, later: spoken.get(pair.later)?.clip })
    };
    Ok(found.iter().filter_map(again).collect())
}
