//! The process that listens, from inside. What happens in whisper.cpp happens to it alone.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use sunting_core::priority::lower_priority;
use sunting_transcribe::engine::Engine;
use sunting_transcribe::talk::{Answer, Ask, next, receive, say};

use crate::failure::Failure;
use crate::verbs::Outcome;

/// Listens to what comes on stdin, and answers on stdout, until nothing comes any more. `words` are the command line's.
///
/// # Errors
/// What the system says of the pipes; what whisper.cpp says is an answer.
pub fn run(words: &[OsString]) -> Outcome {
    let model = words.get(1).map(Path::new).unwrap_or(Path::new(""));
    // Threads that it starts are as patient.
    lower_priority();
    let mut output = io::stdout().lock();
    let done = listen(model, &mut output);
    done.map_err(|error| Failure::new("transcribe-failed", vec![("detail", error.to_string().into())]).at(model))
}

fn listen(model: &Path, output: &mut impl Write) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let Some(ask) = next::<Ask>(&mut input)? else { return Ok(()) };
    let mut engine = match Engine::load(model) {
        Ok(engine) => engine,
        Err(error) => return say(output, &Answer::Failed(error.to_string())),
    };
    say(output, &Answer::Ready)?;
    while let Some(samples) = receive(&mut input)? {
        let answer = engine.hear(&ask, &samples).unwrap_or_else(|error| Answer::Failed(error.to_string()));
        say(output, &answer)?;
    }
    Ok(())
}
