//! What the program and the process that listens for it say to each other: lines of JSON, and sound.
//!
//! The program asks once, with an [`Ask`] on a line, and is answered [`Answer::Ready`] when the model is loaded. Each
//! piece of sound it sends then is a number of samples and the samples; each is answered. An end of the pipe ends it.

use std::io::{self, BufRead, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::packing::MOST_SAMPLES;

/// A longer line is none of ours.
const MOST_LINE_BYTES: u64 = 4 << 20;

/// What is wanted of all pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The code of the language that is spoken, such as `id`.
    pub language: String,
    /// Names and terms that may be said; nothing where it is empty.
    pub prompt: String,
}

/// A part of a word, as the model knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Token {
    /// Its letters, of which the last may be cut. A word begins with a space.
    pub bytes: Vec<u8>,
    /// Within the piece of sound, in milliseconds.
    pub start_ms: i64,
    /// As `start_ms`.
    pub end_ms: i64,
    /// How likely it is, from 0 to 1.
    pub probability: f32,
    /// How likely nobody spoke at all, from 0 to 1.
    pub no_speech: f32,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The model is loaded.
    Ready,
    /// What was heard in a piece.
    Heard(Vec<Token>),
    /// It does not go on; in the engine's words.
    Failed(String),
}

/// Says something on a line.
///
/// # Errors
/// What the system says.
pub fn say(to: &mut impl Write, what: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    to.write_all(&line)?;
    to.flush()
}

/// What is said next; `None` at the end.
///
/// # Errors
/// What the system says; a line that is none of ours.
pub fn next<T: DeserializeOwned>(from: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    from.take(MOST_LINE_BYTES).read_until(b'\n', &mut line)?;
    if line.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_slice(&line)?)) }
}

/// Sends a piece of sound.
///
/// # Errors
/// What the system says.
pub fn send(to: &mut impl Write, samples: &[f32]) -> io::Result<()> {
    let count = u32::try_from(samples.len()).map_err(io::Error::other)?;
    let bytes: Vec<u8> = count.to_le_bytes().into_iter().chain(samples.iter().flat_map(|s| s.to_le_bytes())).collect();
    to.write_all(&bytes)?;
    to.flush()
}

/// The next piece of sound; `None` at the end.
///
/// # Errors
/// What the system says; a piece that is longer than any of ours.
pub fn receive(from: &mut impl Read) -> io::Result<Option<Vec<f32>>> {
    let mut count = [0; 4];
    match from.read_exact(&mut count) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let count = u32::from_le_bytes(count) as usize;
    if count > MOST_SAMPLES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; count * 4];
    from.read_exact(&mut bytes)?;
    let samples = bytes.as_chunks::<4>().0.iter().map(|sample| f32::from_le_bytes(*sample));
    Ok(Some(samples.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_and_sent_arrives() {
        let mut pipe = Vec::new();
        let ask = Ask { language: "id".to_owned(), prompt: "Disdukcapil\nIKD".to_owned() };
        say(&mut pipe, &ask).unwrap();
        send(&mut pipe, &[0.5, -0.25]).unwrap();
        send(&mut pipe, &[]).unwrap();
        let mut from = pipe.as_slice();
        assert_eq!(next::<Ask>(&mut from).unwrap(), Some(ask));
        assert_eq!(receive(&mut from).unwrap(), Some(vec![0.5, -0.25]));
        assert_eq!(receive(&mut from).unwrap(), Some(Vec::new()));
        assert_eq!((receive(&mut from).unwrap(), next::<Ask>(&mut from).unwrap()), (None, None));
    }

    #[test]
    fn a_piece_that_is_too_long_or_torn_is_refused() {
        assert!(receive(&mut u32::MAX.to_le_bytes().as_slice()).is_err());
        assert!(receive(&mut [2, 0, 0, 0, 1, 2].as_slice()).is_err());
    }
}
