//! The mixer: the sum of everything that is heard at a place of the timeline.

use std::path::PathBuf;
use std::sync::Arc;

use sunting_timeline::scene::{Scene, Voice};
use sunting_timeline::{AudioTrack, Speed, Time, TimeRange};

use super::limiter::{LOOK_AHEAD, Limiter};
use super::tracks::TracksReader;
use crate::error::MediaError;
use crate::media::audio::SAMPLE_RATE;
use crate::media_paths::MediaPaths;
use crate::reader_pool::{Place, ReaderPool};

/// A cut never clicks: sound comes and goes within this many samples (3 ms).
const EDGE: i64 = 144;
/// At and below this gain a voice is silent, in dB.
const SILENCE_DB: f32 = -60.0;

/// Mixes the sound of a scene. Continuing where the last read ended is cheap. Not `Send`.
pub struct Mixer {
    scene: Arc<Scene>,
    paths: Arc<MediaPaths>,
    readers: ReaderPool<Played, TracksReader>,
    limiter: Limiter,
    /// The sample that the limiter takes next; its output is [`LOOK_AHEAD`] behind.
    next: Option<i64>,
}

#[derive(Clone, Debug, PartialEq)]
struct Played {
    path: PathBuf,
    speed: Speed,
    track: Option<AudioTrack>,
}

/// A place with the samples from there on.
type Read = (Place<Played>, Vec<f32>);

/// A voice in samples, as far as it is heard in a block.
struct Part<'a> {
    voice: &'a Voice,
    start: i64,
    end: i64,
    /// What of it is in the block,
    from: i64,
    to: i64,
    /// and where that is read.
    place: Place<Played>,
}

impl Mixer {
    /// A mixer that has read nothing yet.
    pub fn new(scene: Arc<Scene>, paths: Arc<MediaPaths>) -> Self {
        Self { scene, paths, readers: ReaderPool::counting(|_| 0), limiter: Limiter::default(), next: None }
    }

    /// Continues with an edited scene. Readers that it still needs stay open.
    pub fn set_scene(&mut self, scene: Arc<Scene>, paths: Arc<MediaPaths>) {
        (self.scene, self.paths, self.next) = (scene, paths, None);
        let Self { scene, paths, readers, .. } = self;
        readers.retain(|own| {
            let mut voices = scene.all_voices().filter(|voice| (voice.speed, voice.track) == (own.speed, own.track));
            voices.any(|voice| paths.of(scene.files[voice.file].media) == own.path)
        });
    }

    /// So many stereo samples from `start` on, interleaved, at 48 kHz.
    ///
    /// # Errors
    /// The [`MediaError`] of the first file that cannot be read.
    pub fn read(&mut self, start: i64, frames: usize) -> Result<Vec<f32>, MediaError> {
        if self.next != Some(start + LOOK_AHEAD as i64) {
            self.limiter = Limiter::default();
            let ahead = self.sum(start, LOOK_AHEAD)?;
            self.limit(&ahead);
        }
        let fresh = self.sum(start + LOOK_AHEAD as i64, frames)?;
        self.next = Some(start + (LOOK_AHEAD + frames) as i64);
        Ok(self.limit(&fresh))
    }

    fn limit(&mut self, samples: &[f32]) -> Vec<f32> {
        samples.chunks_exact(2).flat_map(|pair| self.limiter.push([pair[0], pair[1]])).collect()
    }

    fn sum(&mut self, start: i64, frames: usize) -> Result<Vec<f32>, MediaError> {
        let mut sum = vec![0.0; 2 * frames];
        let end = start + frames as i64;
        let scene = self.scene.clone();
        let time = |sample: i64| Time::of_sample(sample, SAMPLE_RATE);
        let voices = scene.voices_in(TimeRange::between(time(start), time(end)));
        let parts: Vec<Part<'_>> = voices.filter_map(|voice| self.part(voice, start, end)).collect();
        let read = self.read_all(&parts)?;
        for part in parts {
            let Some((_, samples)) = read.iter().find(|(place, _)| *place == part.place) else { continue };
            let gain = decibels(part.voice.gain_db);
            let out = sum[2 * (part.from - start) as usize..].chunks_exact_mut(2);
            for (at, (pair, out)) in (part.from..).zip(samples.chunks_exact(2).zip(out)) {
                let level = gain * edge(&part, at) * part.voice.level.at(time(at));
                out[0] += pair[0] * level;
                out[1] += pair[1] * level;
            }
        }
        Ok(sum)
    }

    fn played(&self, voice: &Voice) -> Played {
        let path = self.paths.of(self.scene.files[voice.file].media).to_owned();
        Played { path, speed: voice.speed, track: voice.track }
    }

    fn part<'a>(&self, voice: &'a Voice, block_start: i64, block_end: i64) -> Option<Part<'a>> {
        let sample = |time: Time| time.to_units(1, i64::from(SAMPLE_RATE)).unwrap_or(0);
        let (start, end) = (sample(voice.range.start()), sample(voice.range.end()));
        let (from, to) = (start.max(block_start), end.min(block_end));
        if from >= to || voice.gain_db <= SILENCE_DB {
            return None;
        }
        let at = sample(voice.speed.timeline_duration(voice.source_start)) + from - start;
        Some(Part { voice, start, end, from, to, place: Place { key: self.played(voice), at } })
    }

    /// The samples at each place: what is heard twice at once is read once.
    fn read_all(&mut self, parts: &[Part<'_>]) -> Result<Vec<Read>, MediaError> {
        let mut wanted: Vec<(Place<Played>, usize)> = Vec::new();
        for part in parts {
            let frames = (part.to - part.from) as usize;
            match wanted.iter_mut().find(|(place, _)| *place == part.place) {
                Some((_, most)) => *most = frames.max(*most),
                None => wanted.push((part.place.clone(), frames)),
            }
        }
        let places: Vec<Place<Played>> = wanted.iter().map(|(place, _)| place.clone()).collect();
        self.readers.prepare(&places);
        wanted.into_iter().map(|(place, frames)| Ok((place.clone(), self.samples(&place, frames)?))).collect()
    }

    fn samples(&mut self, place: &Place<Played>, frames: usize) -> Result<Vec<f32>, MediaError> {
        let open = |Played { path, speed, track }: &Played| TracksReader::open(path, *speed, *track);
        let reader = self.readers.reader(place, open)?;
        reader.seek(place.at)?;
        let mut samples = Vec::with_capacity(2 * frames);
        reader.read(frames, &mut samples)?;
        self.readers.moved_to(place.at + frames as i64);
        Ok(samples)
    }
}

fn decibels(gain_db: f32) -> f32 {
    if gain_db == 0.0 { 1.0 } else { 10.0_f32.powf(gain_db / 20.0) }
}

/// From nothing to all over the first samples of a part, and back over its last ones.
fn edge(part: &Part<'_>, at: i64) -> f32 {
    let ramp = |distance: i64| if distance >= EDGE { 1.0 } else { (distance as f32 + 0.5) / EDGE as f32 };
    let rise = if part.voice.continues || part.start == 0 { 1.0 } else { ramp(at - part.start) };
    let fall = if part.voice.is_continued { 1.0 } else { ramp(part.end - 1 - at) };
    rise.min(fall)
}
