//! Saying what is wrong with a command line, in the user's language.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::Failure;
use crate::times::BadValue;

/// Verbs that are announced and not there yet.
const LATER: [&str; 1] = ["check"];

pub fn failure(error: &clap::Error) -> Failure {
    let named = |kind| context(error, kind);
    let value = named(ContextKind::InvalidValue);
    let is_missing = value.is_empty();
    let (argument, value) = (("argument", named(ContextKind::InvalidArg).into()), ("value", value.into()));
    match error.kind() {
        ErrorKind::ValueValidation | ErrorKind::InvalidValue | ErrorKind::InvalidUtf8 => {
            let typed = error.source().and_then(|source| source.downcast_ref::<BadValue>());
            let key = match (typed, is_missing) {
                (Some(bad), _) => bad.0,
                (None, true) => "usage-value-missing",
                (None, false) => "usage-bad-value",
            };
            Failure::usage(key, vec![argument, value])
        }
        ErrorKind::UnknownArgument => Failure::usage("usage-unknown-argument", vec![argument]),
        ErrorKind::MissingRequiredArgument => Failure::usage("usage-missing", vec![argument]),
        ErrorKind::ArgumentConflict => {
            Failure::usage("usage-conflict", vec![argument, ("other", named(ContextKind::PriorArg).into())])
        }
        ErrorKind::MissingSubcommand => Failure::usage("usage-verb-missing", Vec::new()),
        ErrorKind::InvalidSubcommand => {
            Failure::usage("usage-unknown-verb", vec![("verb", named(ContextKind::InvalidSubcommand).into())])
        }
        _ => Failure::usage("usage-other", vec![("detail", first_line(error).into())]),
    }
}

/// A verb that is not among those that exist.
pub fn unknown_verb(verb: &str) -> Failure {
    if LATER.contains(&verb) {
        Failure::wrong_usage("not-yet", vec![("what", verb.into())])
    } else {
        Failure::usage("usage-unknown-verb", vec![("verb", verb.into())])
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Cli;
    use crate::exit::Exit;
    use clap::Parser;
    use sunting_words::{Language, Messages, Scope};

    fn told(line: &str) -> String {
        let error = Cli::try_parse_from(line.split(' ')).unwrap_err();
        let failure = failure(&error);
        assert_eq!((failure.exit, failure.code()), (Exit::Usage, "usage"));
        failure.message(&Messages::new(Language::En, Scope::CommandLine))
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(told("sunting trim a.mp4 --keep 3..2 -o b.mp4").contains("3..2"));
        assert!(told("sunting trim a.mp4 --keep x -o b.mp4").contains("1:02..1:30"));
        assert!(told("sunting trim a.mp4 -o b.mp4").contains("--keep"));
        assert!(told("sunting trim a.mp4 --keep 1..2 --cut 3..4 -o b.mp4").contains("--cut"));
        assert!(told("sunting export a.mp4 -o b.mp4 --max-size 16XB").contains("16XB"));
        assert!(told("sunting export a.mp4 -o b.mp4 --frame-rate 17.3").contains("17.3"));
        assert!(told("sunting export a.mp4 -o b.mp4 --height 3").contains("--height"));
        assert!(told("sunting probe --bogus a.mp4").contains("--bogus"));
        assert!(told("sunting export a.mp4 --max-size").contains("--max-size"));
        assert!(told("sunting project nwe").contains("nwe"));
    }

    #[test]
    fn verbs_to_come_say_so() {
        assert_eq!(unknown_verb("check").code(), "not-yet");
        assert_eq!(unknown_verb("check").exit, Exit::Usage);
        assert_eq!(unknown_verb("prboe").code(), "usage");
    }
}
