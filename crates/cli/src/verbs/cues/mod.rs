//! `cues`: subtitles by themselves.

mod check;
mod fix;
mod source;
mod time;
mod told;

use std::ffi::{OsStr, OsString};
use std::path::Path;

use sunting_timeline::captions::{Cue, write_subrip, write_webvtt};

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
        Cues::Other(words) => {
            let verb = words.first().map(|word: &OsString| word.to_string_lossy()).unwrap_or_default();
            Err(usage::unknown_verb(&format!("cues {verb}")))
        }
    }
}

/// How cues are written into a file of that name.
fn writer_for(output: &Path) -> Result<fn(&[Cue]) -> String, Failure> {
    let ending = output.extension().unwrap_or_default().to_ascii_lowercase();
    match ending {
        ending if ending == OsStr::new("srt") => Ok(write_subrip),
        ending if ending == OsStr::new("vtt") => Ok(write_webvtt),
        _ => Err(Failure::wrong_usage("cues-ending", Vec::new()).at(output)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_result_says_how_it_is_written() {
        let cue: [Cue; 0] = [];
        assert_eq!(writer_for(Path::new("a.VTT")).unwrap()(&cue), "WEBVTT\n\n");
        assert_eq!(writer_for(Path::new("a.srt")).unwrap()(&cue), "");
        assert_eq!(
            writer_for(Path::new("a.mp4")).err().map(|failure| failure.code().to_owned()).as_deref(),
            Some("cues-ending")
        );
    }
}
