//! What is heard of a project, as speech is looked for in it.

use std::sync::Arc;

use sunting_core::audio::SAMPLE_RATE;
use sunting_core::audio::mix::Mixer;
use sunting_core::error::MediaError;
use sunting_core::media_paths::MediaPaths;
use sunting_speech::{Ear, Listener, Sound, Spoken};
use sunting_timeline::scene::Scene;
use sunting_timeline::{Time, TimeRange};

/// So much is mixed at a time, in samples.
const BLOCK: usize = SAMPLE_RATE as usize;

/// Listens to all of a scene, as it is mixed after cuts, gains and fades; `tell` is told how much of how much, and says
/// whether to go on. `None` where it does not. An hour of it takes 40 MB.
///
/// # Errors
/// The [`MediaError`] of the first file that cannot be read.
pub fn listen(
    scene: &Arc<Scene>,
    paths: &Arc<MediaPaths>,
    tell: &dyn Fn(Time, Time) -> bool,
) -> Result<Option<Sound>, MediaError> {
    let mut listener = Listener::new(SAMPLE_RATE);
    let is_whole = hear_all(scene, paths, tell, |mono| listener.hear(mono))?;
    Ok(is_whole.then(|| Sound::of(listener)))
}

/// When somebody speaks in a scene, by the same rules. An hour of it takes 2 MB.
///
/// # Errors
/// As [`listen`].
pub fn listen_for_speech(
    scene: &Arc<Scene>,
    paths: &Arc<MediaPaths>,
    tell: &dyn Fn(Time, Time) -> bool,
) -> Result<Option<Spoken>, MediaError> {
    let mut ear = Ear::new(SAMPLE_RATE);
    let is_whole = hear_all(scene, paths, tell, |mono| ear.hear(mono))?;
    Ok(is_whole.then(|| Spoken::of(&ear.activity())))
}

/// Hears stretches of a scene, one after the other.
pub struct Hearer {
    mixer: Mixer,
}

impl Hearer {
    /// Of a scene and where its files lie.
    pub fn new(scene: &Arc<Scene>, paths: &Arc<MediaPaths>) -> Self {
        Self { mixer: Mixer::new(scene.clone(), paths.clone()) }
    }

    /// The mono sound of a stretch, of [`SAMPLE_RATE`]; all of it is in memory.
    ///
    /// # Errors
    /// The [`MediaError`] of the first file that cannot be read.
    pub fn hear(&mut self, stretch: TimeRange) -> Result<Vec<f32>, MediaError> {
        let [from, to] = [stretch.start(), stretch.end()].map(|time| time.samples_floor(SAMPLE_RATE));
        self.mono(from, (to - from).max(0))
    }

    fn mono(&mut self, from: i64, samples: i64) -> Result<Vec<f32>, MediaError> {
        let stereo = self.mixer.read(from, samples as usize)?;
        Ok(stereo.chunks_exact(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect())
    }
}

/// Gives all of a scene's sound to somebody, block by block; whether `tell` let it come to the end.
fn hear_all(
    scene: &Arc<Scene>,
    paths: &Arc<MediaPaths>,
    tell: &dyn Fn(Time, Time) -> bool,
    mut hear: impl FnMut(&[f32]),
) -> Result<bool, MediaError> {
    let mut hearer = Hearer::new(scene, paths);
    let whole = scene.duration.samples_floor(SAMPLE_RATE);
    let mut at = 0;
    while at < whole {
        if !tell(Time::of_sample(at, SAMPLE_RATE), scene.duration) {
            return Ok(false);
        }
        let samples = (whole - at).min(BLOCK as i64);
        hear(&hearer.mono(at, samples)?);
        at += samples;
    }
    Ok(true)
}
