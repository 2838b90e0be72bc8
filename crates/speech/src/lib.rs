//! Timing a script to the speech of a film, without a model file: what Indonesian sounds like is known roughly, and the
//! rest is learnt from the recording itself.
//!
//! A [`Listener`] hears mono sound piece by piece; [`time_script`] finds each sentence in it, by methods that do not know
//! each other's mistakes. Where they disagree, the line says so ([`TimedLine::doubts`]). Where people tap the times
//! themselves, [`tapping`] makes times of their taps.
#![forbid(unsafe_code)]

mod anchor;
mod evidence;
mod lines;
mod lineup;
mod phone;
mod placing;
mod refine;
mod repeats;
mod script;
mod sound;
mod spoken;
mod table;
pub mod tapping;
mod together;
mod trellis;

pub use evidence::QUESTIONS;
pub use lines::{Doubt, TimedLine};
pub use phone::Phone;
pub use placing::shown;
pub use repeats::{Repeat, Utterance, repeats, unlikeness};
pub use script::{LeftOut, Pause, Script, Word, spoken_part};
pub use sound::activity::Activity;
pub use sound::{Ear, FRAME_RATE, Listener, SHAPE, Sound, WIDTH};
pub use spoken::Spoken;
use sunting_timeline::captions::reading::Limits;
use sunting_timeline::described::{Described, ErrorKind};

use evidence::Evidence;

/// Shorter speech has no words, in frames.
const LEAST_SPEECH: usize = 20;

/// Why a script cannot be timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untimed {
    /// The script holds no word.
    #[error("there is no word in the script")]
    NoWords,
    /// The sound holds no speech.
    #[error("nobody speaks in it")]
    NoSpeech,
    /// Somebody stopped it.
    #[error("it was stopped")]
    Stopped,
}

impl Described for Untimed {
    fn code(&self) -> &'static str {
        match self {
            Self::NoWords => "script-no-words",
            Self::NoSpeech => "no-speech",
            Self::Stopped => "timing-stopped",
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::NoWords | Self::NoSpeech => ErrorKind::Failure,
            Self::Stopped => ErrorKind::Stopped,
        }
    }
}

/// The lines of a script with the times at which they are spoken, broken by `limits`. None of its words is dropped: what
/// was not heard has a place where it would be, and says so. `stop` is asked [`QUESTIONS`] times, so whoever counts knows how
/// far it is.
///
/// # Errors
/// [`Untimed`].
pub fn time_script(
    script: &Script,
    sound: &Sound,
    limits: &Limits,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<TimedLine>, Untimed> {
    if script.words.is_empty() {
        return Err(Untimed::NoWords);
    }
    if sound.speech_frames() < LEAST_SPEECH {
        return Err(Untimed::NoSpeech);
    }
    let evidence = Evidence::gather(script, sound, stop).ok_or(Untimed::Stopped)?;
    Ok(lines::lines(script, sound, &evidence, limits))
}
