//! What can be said on the command line. The words of the help come from the translation files.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::messages::Messages;
use crate::times::{RangeArg, SizeArg, TimeArg};
use sunting_timeline::FrameRate;

/// Everything.
#[derive(Parser)]
#[command(name = "sunting", version, disable_help_subcommand = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub verb: Verb,
}

/// What every verb takes.
#[derive(Args, Clone)]
pub struct Common {
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[arg(long, global = true, value_parser = ["id", "en"])]
    pub lang: Option<String>,
    #[arg(long, global = true)]
    pub force: bool,
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "SIZE")]
    pub memory: Option<SizeArg>,
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
}

/// What to do.
#[derive(Subcommand)]
pub enum Verb {
    Probe(Probe),
    Trim(Trim),
    Caption(Caption),
    Export(Export),
    Plan(Plan),
    Segment(Segment),
    Join(Join),
    Frame(Frame),
    Sheet(Sheet),
    #[command(subcommand)]
    Project(Project),
    Presets,
    Doctor,
    #[command(subcommand)]
    Cache(Cache),
    Completions(Completions),
    #[command(hide = true)]
    Cues(Later),
    #[command(hide = true)]
    Transcribe(Later),
    #[command(hide = true)]
    Check(Later),
}

#[derive(Args)]
pub struct Probe {
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Trim {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(
        long,
        value_name = "A..B",
        required_unless_present = "cut",
        conflicts_with = "cut",
        allow_hyphen_values = true
    )]
    pub keep: Vec<RangeArg>,
    #[arg(long, value_name = "A..B", allow_hyphen_values = true)]
    pub cut: Vec<RangeArg>,
    #[arg(long, short, value_name = "OUT")]
    pub output: PathBuf,
    #[arg(long, value_enum, default_value = "smart")]
    pub mode: Mode,
}

/// Which frames a trim encodes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    Smart,
    Copy,
    Encode,
}

#[derive(Args)]
pub struct Caption {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "CUES")]
    pub cues: PathBuf,
    #[arg(long, short, value_name = "OUT")]
    pub output: PathBuf,
    #[arg(long, conflicts_with = "embed")]
    pub burn: bool,
    #[arg(long)]
    pub embed: bool,
    #[arg(long, value_name = "NAME", default_value = "caption")]
    pub style: String,
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
}

#[derive(Args)]
pub struct Export {
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[arg(long, short, value_name = "OUT", required_unless_present = "out_dir", conflicts_with = "out_dir")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,
    #[command(flatten)]
    pub settings: Settings,
}

/// What an export is to be.
#[derive(Args)]
pub struct Settings {
    #[arg(long = "for", value_name = "PLATFORM")]
    pub platform: Option<String>,
    #[arg(long, value_name = "SIZE")]
    pub max_size: Option<SizeArg>,
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(16..=8192))]
    pub height: Option<u32>,
    #[arg(long, value_name = "N")]
    pub frame_rate: Option<FrameRate>,
    #[arg(long, value_enum, default_value = "balanced")]
    pub speed: Speed,
    #[arg(long)]
    pub keep_metadata: bool,
}

/// How much work the encoder does.
#[derive(Clone, Copy, ValueEnum)]
pub enum Speed {
    Fast,
    Balanced,
    Small,
}

#[derive(Args)]
pub struct Plan {
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    #[arg(long, short, value_name = "PLAN")]
    pub output: PathBuf,
    #[command(flatten)]
    pub settings: Settings,
}

#[derive(Args)]
pub struct Segment {
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    #[arg(value_name = "INDEX")]
    pub index: usize,
}

#[derive(Args)]
pub struct Join {
    #[arg(value_name = "PLAN")]
    pub plan: PathBuf,
    #[arg(long, short, value_name = "OUT")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct Frame {
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub at: TimeArg,
    #[arg(long, short, value_name = "PNG")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct Sheet {
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    #[arg(long, short, value_name = "PNG")]
    pub output: PathBuf,
}

#[derive(Subcommand)]
pub enum Project {
    New(ProjectNew),
    Apply(ProjectApply),
    Show(ProjectShow),
}

#[derive(Args)]
pub struct ProjectNew {
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, short, value_name = "PROJECT")]
    pub output: PathBuf,
}

#[derive(Args)]
pub struct ProjectApply {
    #[arg(value_name = "PROJECT")]
    pub project: PathBuf,
    #[arg(value_name = "EDITS")]
    pub edits: PathBuf,
}

#[derive(Args)]
pub struct ProjectShow {
    #[arg(value_name = "PROJECT")]
    pub project: PathBuf,
}

#[derive(Subcommand)]
pub enum Cache {
    Show,
    Clear,
}

#[derive(Args)]
pub struct Completions {
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// A verb that does not exist yet takes anything and says so.
#[derive(Args)]
pub struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub rest: Vec<OsString>,
}

/// The command with its help in the user's language.
pub fn command(messages: &Messages) -> Command {
    let command = localized(Arguments::command(), "", messages);
    command.about(messages.text("about", &[]))
}

fn localized(command: Command, path: &str, messages: &Messages) -> Command {
    let (options, verbs) = (messages.text("heading-options", &[]), messages.text("heading-verbs", &[]));
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}", messages.text("heading-usage", &[]));
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(verbs)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|argument| {
            let help = messages.text(&argument_key(argument.get_id().as_str()), &[]);
            let heading = if argument.is_positional() { None } else { Some(options.clone()) };
            let argument = argument.help(help).hide_possible_values(false);
            match heading {
                Some(heading) => argument.help_heading(heading),
                None => argument.help_heading(messages.text("heading-arguments", &[])),
            }
        })
        .arg(flag("help", 'h', clap::ArgAction::Help, messages).help_heading(options.clone()));
    if path.is_empty() {
        command = command.arg(flag("version", 'V', clap::ArgAction::Version, messages).help_heading(options));
    }
    for name in names {
        let below = format!("{path}{}{name}", if path.is_empty() { "" } else { "-" });
        command = command.mut_subcommand(&name, |verb| {
            let about = messages.text(&format!("verb-{below}"), &[]);
            localized(verb, &below, messages).about(about)
        });
    }
    command
}

fn flag(name: &'static str, short: char, action: clap::ArgAction, messages: &Messages) -> clap::Arg {
    let help = messages.text(&argument_key(name), &[]);
    clap::Arg::new(name).long(name).short(short).action(action).help(help)
}

/// The name of an argument's help in the translation files.
fn argument_key(id: &str) -> String {
    format!("arg-{}", id.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound_and_its_help_complete_in_both_languages() {
        for language in ["id", "en"] {
            let messages = Messages::new(language);
            let mut command = command(&messages);
            command.build();
            assert_no_raw_keys(&mut command);
            command.debug_assert();
        }
    }

    fn assert_no_raw_keys(command: &mut Command) {
        let help = command.render_long_help().to_string();
        for marker in ["arg-", "verb-", "heading-"] {
            let raw = help.split_whitespace().find(|word| word.starts_with(marker));
            assert_eq!(raw, None, "{} has no words for it", command.get_name());
        }
        command.get_subcommands_mut().filter(|verb| !verb.is_hide_set()).for_each(assert_no_raw_keys);
    }
}
