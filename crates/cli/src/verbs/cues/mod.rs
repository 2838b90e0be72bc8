//! `cues`: subtitles by themselves.

mod check;
mod convert;
mod fix;
mod source;
mod time;
pub mod told;

use std::ffi::OsString;
use std::path::Path;

use sunting_timeline::captions::WriteFormat;

use super::Outcome;
use crate::args::{Common, Cues};
use crate::failure::Failure;
use crate::output::Console;
use crate::usage;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Cues, common: &Common, console: &Console) -> Outcome {
    match args {
        Cues::Time(args) => time::run(args, common, console),
        Cues::Check(args) => check::run(args, console),
        Cues::Fix(args) => fix::run(args, common, console),
        Cues::Convert(args) => convert::run(args, common, console),
        Cues::Other(words) => {
            let verb = words.first().map(|word: &OsString| word.to_string_lossy()).unwrap_or_default();
            Err(usage::unknown_verb(&format!("cues {verb}")))
        }
    }
}

/// The format that cues are written in under that name.
pub fn format_of(output: &Path) -> Result<WriteFormat, Failure> {
    let ending = output.extension().unwrap_or_default().to_string_lossy();
    WriteFormat::of_ending(&ending).ok_or_else(|| Failure::wrong_usage("cues-ending", Vec::new()).at(output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_result_says_how_it_is_written() {
        assert_eq!(format_of(Path::new("a.VTT")).ok(), Some(WriteFormat::WebVtt));
        assert_eq!(format_of(Path::new("a.b.ttml")).ok(), Some(WriteFormat::TimedText));
        for name in ["a.mp4", "srt", "a."] {
            let code = format_of(Path::new(name)).err().map(|failure| failure.code().to_owned());
            assert_eq!(code.as_deref(), Some("cues-ending"), "{name}");
        }
    }
}
