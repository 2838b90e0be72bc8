//! The process that listens, seen from outside: it is given sound piece by piece, and ends whenever it is to.

use std::io::{BufRead, BufReader};
use std::path::{Path, absolute};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use sunting_core::audio::SAMPLE_RATE;
use sunting_core::media_paths::MediaPaths;
use sunting_session::hearing::Hearer;
use sunting_speech::Untimed;
use sunting_timeline::Time;
use sunting_timeline::scene::Scene;
use sunting_transcribe::model::Model;
use sunting_transcribe::packing::Piece;
use sunting_transcribe::resample::{MODEL_RATE, STEP, to_model_rate};
use sunting_transcribe::talk::{Answer, Ask, next, say, send};
use sunting_transcribe::{Heard, words};

use super::WORKER;
use crate::failure::Failure;
use crate::progress::ProgressTeller;

/// Ctrl-C is noticed within this.
const MOMENT: Duration = Duration::from_millis(100);
/// What is never louder is silence, in which models hear what is not there: −60 dB.
const SILENCE: f32 = 0.001;

const _: () = assert!(SAMPLE_RATE as usize == MODEL_RATE as usize * STEP);

/// All words of a film's pieces, in order; a piece is in memory at a time.
///
/// # Errors
/// What went wrong; stopped, where the user wanted that.
pub fn hear(
    model: &Model,
    ask: &Ask,
    scene: &Arc<Scene>,
    paths: &Arc<MediaPaths>,
    pieces: &[Piece],
    teller: &ProgressTeller<'_>,
) -> Result<Vec<Heard>, Failure> {
    let whole = millis(pieces.iter().map(Piece::duration));
    teller.share("progress-model", 0, whole);
    let mut listening = Listening::start(&model.path, ask, teller)?;
    let mut hearer = Hearer::new(scene, paths);
    let (mut heard, mut done) = (Vec::new(), 0);
    for piece in pieces {
        if !teller.share("progress-transcribing", done, whole) {
            return Err(Untimed::Stopped.into());
        }
        let mut samples = Vec::new();
        for stretch in &piece.stretches {
            samples.extend(to_model_rate(&hearer.hear(*stretch)?));
        }
        if samples.iter().any(|sample| sample.abs() > SILENCE) {
            let tokens = listening.answer_to(&samples, || teller.share("progress-transcribing", done, whole))?;
            heard.extend(words(piece, &tokens));
        }
        done += millis([piece.duration()]);
    }
    Ok(heard)
}

fn millis(times: impl IntoIterator<Item = Time>) -> u64 {
    times.into_iter().map(|time| time.as_millis().unsigned_abs()).sum()
}

/// Tells each answer, and at last that no more comes.
fn tell_answers(mut output: impl BufRead, answers: &Sender<Option<Answer>>) {
    loop {
        let answer = next::<Answer>(&mut output).unwrap_or_default();
        let is_end = answer.is_none();
        if answers.send(answer).is_err() || is_end {
            break;
        }
    }
}

/// A process of our own program. Dropped, it ends at once.
struct Listening<'a> {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Option<Answer>>,
    model: &'a Path,
}

impl<'a> Listening<'a> {
    /// Starts it and waits until the model is loaded.
    fn start(model: &'a Path, ask: &Ask, teller: &ProgressTeller<'_>) -> Result<Self, Failure> {
        let not_started =
            |error: std::io::Error| Failure::new("transcribe-failed", vec![("detail", error.to_string().into())]);
        let program = std::env::current_exe().map_err(not_started)?;
        let mut command = Command::new(program);
        command.arg(WORKER).arg(absolute(model).map_err(not_started)?);
        // What whisper.cpp says beside its answers is nothing that users can do something about.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(not_started)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::new("transcribe-ended", Vec::new()).at(model));
        };
        let (teller_of_answers, answers) = channel();
        let mut listening = Self { child, input, answers, model };
        let hearing = move || tell_answers(BufReader::new(output), &teller_of_answers);
        Builder::new().name("answers".to_owned()).spawn(hearing).map_err(not_started)?;
        say(&mut listening.input, ask).map_err(|_| listening.ended())?;
        match listening.answer(&|| teller.share("progress-model", 0, 1))? {
            Answer::Ready => Ok(listening),
            _ => Err(listening.ended()),
        }
    }

    /// What is heard in a piece.
    fn answer_to(
        &mut self,
        samples: &[f32],
        goes_on: impl Fn() -> bool,
    ) -> Result<Vec<sunting_transcribe::talk::Token>, Failure> {
        send(&mut self.input, samples).map_err(|_| self.ended())?;
        match self.answer(&goes_on)? {
            Answer::Heard(tokens) => Ok(tokens),
            _ => Err(self.ended()),
        }
    }

    fn answer(&self, goes_on: &dyn Fn() -> bool) -> Result<Answer, Failure> {
        loop {
            if !goes_on() {
                return Err(Untimed::Stopped.into());
            }
            match self.answers.recv_timeout(MOMENT) {
                Ok(Some(Answer::Failed(detail))) => {
                    return Err(Failure::new("transcribe-failed", vec![("detail", detail.into())]).at(self.model));
                }
                Ok(Some(answer)) => return Ok(answer),
                Err(RecvTimeoutError::Timeout) => {}
                Ok(None) | Err(RecvTimeoutError::Disconnected) => return Err(self.ended()),
            }
        }
    }

    /// It is gone: an exception in whisper.cpp, or the system needed its memory. Ctrl-C ends it, too.
    fn ended(&self) -> Failure {
        if crate::interrupt::is_stopped() {
            return Untimed::Stopped.into();
        }
        Failure::new("transcribe-ended", Vec::new()).at(self.model)
    }
}

impl Drop for Listening<'_> {
    fn drop(&mut self) {
        // One that is gone already needs no end.
        let _ = self.child.kill();
        // Whatever it ended with, it was not asked any more.
        let _ = self.child.wait();
    }
}
