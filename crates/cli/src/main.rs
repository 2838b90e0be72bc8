//! The command line of Sunting.

mod args;
mod destination;
mod exit;
mod failure;
mod folders;
mod help;
mod inputs;
mod interrupt;
mod json;
mod log;
mod output;
mod progress;
mod shown;
mod still;
mod times;
mod usage;
mod verbs;
mod warnings;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::Cli;
use exit::Exit;
use log::Log;
use output::Console;
use sunting_words::{Language, Messages, Scope};

/// So many letters of a command line are noted with each line in the program's log.
const MOST_ASKED: usize = 200;

fn main() -> ExitCode {
    interrupt::catch();
    sunting_trace::start(folders::default_store().join("sunting.log"));
    let words: Vec<OsString> = std::env::args_os().collect();
    let early = Early::of(&words);
    let exit = match Cli::try_parse_from(&words) {
        Ok(cli) => run(&cli, &words, &early),
        Err(error) => explain(&error, &words, &early),
    };
    sunting_trace::flush();
    exit.into()
}

fn run(cli: &Cli, words: &[OsString], early: &Early) -> Exit {
    let messages = Messages::new(cli.common.lang.unwrap_or(early.language), Scope::CommandLine);
    // Each line in the program's log says of which run it is.
    let asked: String = log::asked(words).chars().take(MOST_ASKED).collect();
    let _of_run = tracing::error_span!("sunting", asked).entered();
    let log = Log::start(cli.common.log.as_deref(), words);
    let json = cli.common.json || early.json;
    let console = |log| Console::new(messages, json, cli.common.quiet, log);
    match log {
        Ok(log) => {
            let console = console(log);
            verbs::run(cli, &console);
            console.finish()
        }
        Err(failure) => {
            let console = console(Log::silent());
            console.fail(&failure);
            console.finish()
        }
    }
}

/// Shows a help page, or says what is wrong with the command line.
fn explain(error: &clap::Error, words: &[OsString], early: &Early) -> Exit {
    let console = Console::new(Messages::new(early.language, Scope::CommandLine), early.json, false, Log::silent());
    match error.kind() {
        ErrorKind::DisplayVersion => console.page(&error.to_string()),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let page = help::localized(&console.messages).try_get_matches_from(words).err();
            let page = page.map(|page| page.to_string()).unwrap_or_default();
            if error.kind() == ErrorKind::DisplayHelp {
                console.page(&page);
            } else {
                console.remind(&page);
            }
        }
        _ => console.fail(&usage::failure(error)),
    }
    console.finish()
}

/// What has to be known of the command line before it is understood.
struct Early {
    language: Language,
    json: bool,
}

impl Early {
    fn of(words: &[OsString]) -> Self {
        let mut early = Self { language: Language::of_environment(|name| std::env::var_os(name)), json: false };
        let mut options = words.iter().skip(1).take_while(|word| *word != "--").map(|word| word.to_string_lossy());
        while let Some(word) = options.next() {
            early.json |= word == "--json";
            let language = match word.strip_prefix("--lang=") {
                Some(language) => Some(language.to_owned()),
                None if word == "--lang" => options.next().map(|word| word.into_owned()),
                None => None,
            };
            match language.as_deref() {
                Some("id") => early.language = Language::Id,
                Some("en") => early.language = Language::En,
                _ => {}
            }
        }
        early
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_json_are_known_even_when_the_rest_is_wrong() {
        let early = |line: &str| Early::of(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(early("sunting --lang en tirm").language, Language::En);
        assert_eq!(early("sunting probe --lang=en --lang id").language, Language::Id);
        assert!(early("sunting probe --json").json);
        assert!(!early("sunting probe -- --json").json);
    }
}
