//! Reading the sound of a media file: one of its sound tracks, or the sum of all of them.

use std::path::Path;

use sunting_timeline::{AudioTrack, Speed};

use crate::error::MediaError;
use crate::media::audio::AudioReader;
use crate::media::tracks::usable_tracks;

/// Reads one track, or the sum of all that can be decoded. Not `Send`: it stays with the thread that opened it.
pub struct TracksReader {
    readers: Vec<AudioReader>,
    /// What one of several gave.
    one: Vec<f32>,
}

impl TracksReader {
    /// Opens a file for a sound track; without `track`, for the one that was chosen for the file.
    ///
    /// # Errors
    /// As [`AudioReader::open`].
    pub fn open(path: &Path, speed: Speed, track: Option<AudioTrack>) -> Result<Self, MediaError> {
        let numbers = match track {
            None => vec![None],
            Some(AudioTrack::Number(number)) => vec![Some(number)],
            Some(AudioTrack::Mix) => usable_tracks(path)?.into_iter().map(Some).collect(),
        };
        let readers = numbers.into_iter().map(|number| AudioReader::open(path, speed, number));
        Ok(Self { readers: readers.collect::<Result<_, _>>()?, one: Vec::new() })
    }

    /// Goes to a sample.
    ///
    /// # Errors
    /// As [`AudioReader::seek`].
    pub fn seek(&mut self, sample: i64) -> Result<(), MediaError> {
        self.readers.iter_mut().try_for_each(|reader| reader.seek(sample))
    }

    /// Adds up to `frames` stereo samples to `out`, interleaved; fewer only at the end. Returns how many.
    ///
    /// # Errors
    /// As [`AudioReader::read`].
    pub fn read(&mut self, frames: usize, out: &mut Vec<f32>) -> Result<usize, MediaError> {
        let [first, others @ ..] = self.readers.as_mut_slice() else { return Ok(0) };
        let start = out.len();
        let mut most = first.read(frames, out)?;
        for reader in others {
            self.one.clear();
            let read = reader.read(frames, &mut self.one)?;
            most = most.max(read);
            out.resize(out.len().max(start + 2 * read), 0.0);
            out[start..].iter_mut().zip(&self.one).for_each(|(sum, sample)| *sum += sample);
        }
        Ok(most)
    }
}
