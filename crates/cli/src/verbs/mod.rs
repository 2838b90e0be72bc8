//! One file for each verb.

mod cache;
mod caption;
mod doctor;
mod export;
mod frame;
mod plan;
mod presets;
mod probe;
mod project;
mod sheet;
mod trim;

use clap::CommandFactory;

use crate::args::{Arguments, Verb};
use crate::context::Context;
use crate::failure::Failure;

/// Runs what was asked; the exit status.
pub fn run(context: &Context, arguments: Arguments) -> u8 {
    context.note(&format!("sunting {} {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS));
    let result = match &arguments.verb {
        Verb::Probe(verb) => return probe::run(context, verb),
        Verb::Export(verb) => return export::run(context, verb),
        Verb::Trim(verb) => trim::run(context, verb),
        Verb::Caption(verb) => caption::run(context, verb),
        Verb::Plan(verb) => plan::plan(context, verb),
        Verb::Segment(verb) => plan::segment(context, verb),
        Verb::Join(verb) => plan::join(context, verb),
        Verb::Frame(verb) => frame::run(context, verb),
        Verb::Sheet(verb) => sheet::run(context, verb),
        Verb::Project(verb) => project::run(context, verb),
        Verb::Presets => presets::run(context),
        Verb::Doctor => doctor::run(context),
        Verb::Cache(verb) => cache::run(context, verb),
        Verb::Completions(verb) => {
            let mut command = Arguments::command();
            clap_complete::generate(verb.shell, &mut command, "sunting", &mut std::io::stdout());
            Ok(())
        }
        Verb::Cues(_) => Err(Failure::not_yet("sunting cues")),
        Verb::Transcribe(_) => Err(Failure::not_yet("sunting transcribe")),
        Verb::Check(_) => Err(Failure::not_yet("sunting check")),
    };
    result.map_or_else(|failure| context.fail(&failure), |()| 0)
}
