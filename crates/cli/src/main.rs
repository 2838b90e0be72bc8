//! The command line of Sunting: every verb of the engine, for people, scripts and tests.

mod args;
mod context;
mod failure;
mod input;
mod messages;
mod png_file;
mod progress;
mod times;
mod verbs;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::{Arguments, command};
use context::Context;
use failure::Failure;
use messages::Messages;

fn main() -> ExitCode {
    let raw: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let messages = Messages::for_arguments(&raw);
    let arguments = match command(&messages).try_get_matches_from(&raw) {
        Ok(matches) => Arguments::from_arg_matches(&matches),
        Err(error) => Err(error),
    };
    match arguments {
        Ok(arguments) => {
            let context = Context::new(&arguments.common, messages);
            ExitCode::from(verbs::run(&context, arguments))
        }
        Err(error) if !error.use_stderr() => {
            // Nobody listens to a closed pipe; help has been asked for and given as far as it can be.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        Err(error) => {
            let json = raw.iter().any(|argument| argument == "--json");
            let failure = Failure::usage(error.to_string().trim_end().to_owned());
            ExitCode::from(context::report_failure(&messages, json, &failure))
        }
    }
}
