//! The sum of all that is heard, at any place of the timeline.

use std::path::PathBuf;
use std::sync::Arc;

use sunting_timeline::flatten::{Voice, voices_in};
use sunting_timeline::{AudioTrack, Clip, ClipId, Content, Project, Time, TimeRange};

use super::limiter::{LOOK_AHEAD, Limiter};
use super::tracks::TracksReader;
use crate::error::MediaError;
use crate::media::audio::SAMPLE_RATE;
use crate::media_paths::MediaPaths;

/// A cut never clicks: sound comes and goes within this many samples (3 ms).
const EDGE: i64 = 144;
/// Readers kept open; music, voice and a few overlapping clips.
const MAX_READERS: usize = 8;
/// At and below this gain a clip is silent, in dB.
const SILENCE_DB: f32 = -60.0;

/// Mixes a project. Reading on from where the last read ended is cheap. Not `Send`.
pub struct Mixer {
    project: Arc<Project>,
    paths: Arc<MediaPaths>,
    readers: Vec<(ClipId, TracksReader)>,
    limiter: Limiter,
    /// The sample that the limiter takes next; its output is [`LOOK_AHEAD`] behind.
    next: Option<i64>,
}

/// A clip as it is heard, in samples.
struct Part<'a> {
    clip: &'a Clip,
    path: PathBuf,
    track: Option<AudioTrack>,
    start: i64,
    end: i64,
    /// The reader's sample at `start`.
    source: i64,
    /// Whether it continues what sounded before, or is continued, without a jump.
    joined: (bool, bool),
}

impl Mixer {
    /// A mixer that has read nothing yet.
    pub fn new(project: Arc<Project>, paths: Arc<MediaPaths>) -> Self {
        Self { project, paths, readers: Vec::new(), limiter: Limiter::default(), next: None }
    }

    /// Goes on with an edited project; readers of clips that stay the same stay open.
    pub fn set_project(&mut self, project: Arc<Project>, paths: Arc<MediaPaths>) {
        let source = |project: &Project, paths: &MediaPaths, id: ClipId| {
            let content = &project.find_clip(id)?.1.content;
            let Content::Media { media, speed, .. } = content else { return None };
            Some((paths.of(*media).to_owned(), *speed, project.audio_track(*media)))
        };
        let same = |id: ClipId| source(&self.project, &self.paths, id) == source(&project, &paths, id);
        self.readers.retain(|(id, _)| same(*id));
        (self.project, self.paths, self.next) = (project, paths, None);
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
        let project = self.project.clone();
        let time = |sample: i64| Time::of_sample(sample, SAMPLE_RATE);
        for voice in voices_in(&project, TimeRange::between(time(start), time(end))) {
            let Some(part) = self.part(&voice).filter(|part| part.start < end && start < part.end) else {
                continue;
            };
            let (from, to) = (part.start.max(start), part.end.min(end));
            let samples = self.samples(&part, from, (to - from) as usize)?;
            let gain = decibels(part.clip.gain_db);
            for (at, (pair, out)) in
                samples.chunks_exact(2).zip(sum[2 * (from - start) as usize..].chunks_exact_mut(2)).enumerate()
            {
                let at = from + at as i64;
                let level = gain * edge(&part, at) * voice.level_at(time(at));
                out[0] += pair[0] * level;
                out[1] += pair[1] * level;
            }
        }
        Ok(sum)
    }

    fn part<'a>(&self, voice: &Voice<'a>) -> Option<Part<'a>> {
        let Content::Media { media, source_start, speed } = voice.clip.content else { return None };
        if voice.clip.gain_db <= SILENCE_DB {
            return None;
        }
        let sample = |time: Time| time.to_units(1, i64::from(SAMPLE_RATE)).unwrap_or(0);
        let joined = (
            voice.before.is_some_and(|before| continues(before, voice.clip)),
            voice.after.is_some_and(|after| continues(voice.clip, after)),
        );
        Some(Part {
            clip: voice.clip,
            path: self.paths.of(media).to_owned(),
            track: self.project.audio_track(media),
            start: sample(voice.timeline_range.start()),
            end: sample(voice.timeline_range.end()),
            source: sample(speed.timeline_duration(source_start)),
            joined,
        })
    }

    fn samples(&mut self, part: &Part<'_>, from: i64, frames: usize) -> Result<Vec<f32>, MediaError> {
        let reader = self.reader(part)?;
        reader.seek(part.source + from - part.start)?;
        let mut samples = Vec::with_capacity(2 * frames);
        reader.read(frames, &mut samples)?;
        Ok(samples)
    }

    /// The clip's open reader, now the most recently used.
    fn reader(&mut self, part: &Part<'_>) -> Result<&mut TracksReader, MediaError> {
        let open = self.readers.iter().position(|(clip, _)| *clip == part.clip.id);
        let reader = match open {
            Some(index) => self.readers.remove(index),
            None => {
                let speed = match part.clip.content {
                    Content::Media { speed, .. } => speed,
                    _ => Default::default(),
                };
                (part.clip.id, TracksReader::open(&part.path, speed, part.track)?)
            }
        };
        if self.readers.len() >= MAX_READERS {
            self.readers.remove(0);
        }
        self.readers.push(reader);
        let last = self.readers.len() - 1;
        Ok(&mut self.readers[last].1)
    }
}

/// Whether `after` plays on exactly where `before` ends, in place and in source.
fn continues(before: &Clip, after: &Clip) -> bool {
    let touches = before.timeline_range.end() == after.timeline_range.start();
    let same = before.content.media() == after.content.media() && before.gain_db == after.gain_db;
    let source = before.source_range().zip(after.source_range());
    touches && same && source.is_some_and(|(before, after)| before.end() == after.start())
}

fn decibels(gain_db: f32) -> f32 {
    if gain_db == 0.0 { 1.0 } else { 10.0_f32.powf(gain_db / 20.0) }
}

/// From nothing to all over the first samples of a part, and back over its last ones.
fn edge(part: &Part<'_>, at: i64) -> f32 {
    let ramp = |distance: i64| if distance >= EDGE { 1.0 } else { (distance as f32 + 0.5) / EDGE as f32 };
    let rise = if part.joined.0 || part.start == 0 { 1.0 } else { ramp(at - part.start) };
    let fall = if part.joined.1 { 1.0 } else { ramp(part.end - 1 - at) };
    rise.min(fall)
}
