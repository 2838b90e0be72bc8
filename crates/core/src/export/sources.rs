//! What an export has to know about the files it reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sunting_timeline::scene::{Layer, Scene, Shown};
use sunting_timeline::{MediaId, Time};

use super::error::ExportError;
use super::film::Film;
use crate::library::{Library, Stamp};
use crate::media::probe::{MediaFacts, VideoFacts};
use crate::stop::Stop;

#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// `None` for one that is invented.
    stamp: Option<Stamp>,
    fingerprint: String,
    /// Of the moving picture, by source time.
    keyframes: Vec<Time>,
    /// Of what moves or sounds.
    spent: Option<Spent>,
    /// There is nothing to mend in its sound.
    is_sound_steady: bool,
    tags: Vec<(String, String)>,
}

/// What a file's streams take.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spent {
    /// Of the picture, by whole seconds of source time.
    pub picture_bytes: Vec<u64>,
    /// The end of the last picture, in seconds of source time. The last second of pictures is rarely complete.
    pub picture_end_s: f64,
    /// How many times the bits H.264 takes for the same picture.
    pub in_h264: f64,
    /// Of a picture as it is shown.
    pub pixels: u64,
    /// Of all that is not picture, in bits a second; 0 when not known.
    pub sound_bit_rate: u32,
}

impl Spent {
    pub fn of(facts: &MediaFacts) -> Self {
        let video = facts.video.as_ref();
        let picture_bytes = video.map(|video| video.picture_bytes.clone()).unwrap_or_default();
        let other_bytes = facts.size_bytes.saturating_sub(picture_bytes.iter().sum());
        let seconds = facts.duration.as_seconds_f64();
        let heard = facts.audio.is_some() && seconds > 0.0;
        Self {
            in_h264: video.map_or(1.0, |video| in_h264(&video.codec)),
            pixels: video.map_or(0, |video| u64::from(video.width_px) * u64::from(video.height_px)),
            sound_bit_rate: if heard { (other_bytes as f64 * 8.0 / seconds) as u32 } else { 0 },
            picture_end_s: video.map_or(0.0, picture_end_s),
            picture_bytes,
        }
    }
}

/// When the last picture has been on screen as long as the others.
fn picture_end_s(video: &VideoFacts) -> f64 {
    let last = video.frames.times.last().map_or(0.0, |time| time.as_seconds_f64());
    last + video.frame_rate.period().as_seconds_f64()
}

/// Later codecs need fewer bits: what comparisons of encoders of one time agree on.
fn in_h264(codec: &str) -> f64 {
    match codec {
        "hevc" | "vp9" => 1.5,
        "av1" => 2.0,
        _ => 1.0,
    }
}

/// The files of a film.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources(BTreeMap<MediaId, Source>);

impl Sources {
    /// Finds the facts of every file that is seen or heard.
    ///
    /// # Errors
    /// [`ExportError::MediaMissing`]; [`ExportError::Media`] for files that cannot be read; [`ExportError::Cancelled`].
    pub fn look(film: &Film, library: &Library, stop: Stop<'_>) -> Result<Self, ExportError> {
        let scene = &film.seen.scene;
        let (mut sources, moving) = (BTreeMap::new(), moving_files(scene));
        for (index, file) in scene.files.iter().enumerate() {
            if stop() {
                return Err(ExportError::Cancelled);
            }
            let path = film.paths.of(file.media);
            if path.as_os_str().is_empty() {
                return Err(ExportError::MediaMissing(film.name_of(file.media)));
            }
            let mut source = Source::named(path, library)?;
            let is_moving = moving.contains(&index);
            // The tags of the first one may be wanted.
            if is_moving || index == 0 {
                let facts = library.facts(path, file.audio.and_then(|audio| audio.track), stop)?;
                source = if is_moving { source.with(&facts) } else { Source { tags: facts.tags, ..source } };
            }
            source.check()?;
            sources.insert(file.media, source);
        }
        Ok(Self(sources))
    }

    /// A file whose facts are known already.
    ///
    /// # Errors
    /// [`ExportError::Media`] when it cannot be read.
    pub fn of_file(media: MediaId, facts: &MediaFacts, library: &Library) -> Result<Self, ExportError> {
        Ok(Self([(media, Source::named(&facts.path, library)?.with(facts))].into()))
    }

    /// A source that is no file.
    #[cfg(test)]
    pub fn invented(media: MediaId, fingerprint: &str, keyframes: Vec<Time>) -> Self {
        let source = Source { fingerprint: fingerprint.to_owned(), keyframes, ..Source::default() };
        Self([(media, source)].into())
    }

    pub fn fingerprints(&self) -> BTreeMap<MediaId, String> {
        self.0.iter().map(|(&media, source)| (media, source.fingerprint.clone())).collect()
    }

    pub fn keyframes(&self, media: MediaId) -> &[Time] {
        self.0.get(&media).map_or(&[], |source| &source.keyframes)
    }

    /// How many bytes a media's streams take, if it is known.
    pub fn spent(&self, media: MediaId) -> Option<&Spent> {
        self.0.get(&media).and_then(|source| source.spent.as_ref())
    }

    /// Whether a media's sound needs no correction, so that it may be copied.
    pub fn is_sound_steady(&self, media: MediaId) -> bool {
        self.0.get(&media).is_some_and(|source| source.is_sound_steady)
    }

    /// The tags of the first file that is seen; of the first that is heard, where none is.
    pub fn first_tags(&self, scene: &Scene) -> Vec<(String, String)> {
        let first = scene.files.first().and_then(|file| self.0.get(&file.media));
        first.map(|source| source.tags.clone()).unwrap_or_default()
    }

    /// # Errors
    /// [`crate::error::MediaProblem::Changed`] when a file is no longer what it was.
    pub fn check(&self) -> Result<(), ExportError> {
        self.0.values().try_for_each(Source::check)
    }
}

impl Source {
    fn named(path: &Path, library: &Library) -> Result<Self, ExportError> {
        let failed = |error| ExportError::from_io(path, &error);
        let stamp = Some(Stamp::of(path).map_err(failed)?);
        Ok(Self { stamp, fingerprint: library.fingerprint(path).map_err(failed)?, ..Self::default() })
    }

    fn with(self, facts: &MediaFacts) -> Self {
        Self {
            keyframes: facts.video.as_ref().map(|video| video.frames.keyframes.clone()).unwrap_or_default(),
            spent: Some(Spent::of(facts)),
            is_sound_steady: facts.audio.as_ref().is_some_and(|audio| audio.is_steady),
            tags: facts.tags.clone(),
            ..self
        }
    }

    fn check(&self) -> Result<(), ExportError> {
        self.stamp.as_ref().map_or(Ok(()), Stamp::check).map_err(ExportError::from)
    }
}

/// The places of the files that are used in the course of time: films, and all that is heard.
fn moving_files(scene: &Scene) -> BTreeSet<usize> {
    let films = scene.pictures().filter(|layer| matches!(layer.shown, Shown::Film { .. })).filter_map(Layer::file);
    films.chain(scene.all_voices().map(|voice| voice.file)).collect()
}
