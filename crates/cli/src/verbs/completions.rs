//! `completions`: what a shell needs to complete our words.

use super::Outcome;
use crate::args::Completions;
use crate::help;
use crate::output::Console;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Completions, console: &Console) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::localized(&console.messages), "sunting", &mut script);
    console.page(&String::from_utf8_lossy(&script));
    Ok(())
}
