//! The verbs, one file each.

mod brand;
mod cache;
mod caption;
mod chart;
mod completions;
mod cue_file;
mod cues;
mod doctor;
mod drawn;
mod embed;
mod export;
mod frame;
mod graphic;
mod moving;
mod own_template;
mod presets;
mod probe;
mod project;
mod sheet;
mod steps;
mod template;
mod template_fields;
mod transcribe;
mod trim;

use std::path::PathBuf;

use sunting_core::export::RunOptions;
use sunting_core::library::Library;
use sunting_core::servers::allow;

use crate::args::{Cli, Common, Verb};
use crate::failure::Failure;
use crate::folders;
use crate::output::Console;
use crate::usage;

/// Does what was asked and tells it.
pub fn run(cli: &Cli, console: &Console) {
    let common = &cli.common;
    common.server.iter().for_each(|server| allow(server));
    let outcome = match &cli.verb {
        Verb::Probe(args) => probe::run(args, console),
        Verb::Trim(args) => trim::run(args, common, console),
        Verb::Caption(args) => caption::run(args, common, console),
        Verb::Cues(args) => cues::run(args, common, console),
        Verb::Transcribe(args) => transcribe::run(args, common, console),
        Verb::Export(args) => export::run(args, common, console),
        Verb::Plan(args) => steps::plan(args, common, console),
        Verb::Segment(args) => steps::segment(args, common, console),
        Verb::Join(args) => steps::join(args, common, console),
        Verb::Frame(args) => frame::run(args, common, console),
        Verb::Sheet(args) => sheet::run(args, common, console),
        Verb::Template(args) => template::run(args, console),
        Verb::Graphic(args) => graphic::run(args, common, console),
        Verb::Chart(args) => chart::run(args, common, console),
        Verb::Brand(args) => brand::run(args, common, console),
        Verb::Project(args) => project::run(args, common, console),
        Verb::Presets => presets::run(console),
        Verb::Doctor => doctor::run(common, console),
        Verb::Cache(args) => cache::run(*args, common, console),
        Verb::Completions(args) => completions::run(args, console),
        #[cfg(feature = "transcribe")]
        Verb::Other(words) if words.first().is_some_and(|word| word == transcribe::WORKER) => {
            transcribe::worker::run(words)
        }
        Verb::Other(words) => {
            let verb = words.first().map(|word| word.to_string_lossy()).unwrap_or_default();
            Err(usage::unknown_verb(&verb))
        }
    };
    console.settle(outcome);
}

fn store(common: &Common) -> PathBuf {
    common.store.clone().unwrap_or_else(folders::default_store)
}

fn library(common: &Common) -> Library {
    Library::open(&store(common))
}

fn run_options(common: &Common) -> RunOptions {
    let memory_bytes = common.memory.map(|size| size.0);
    RunOptions { store: store(common), memory_bytes, force: common.force }
}

/// What a verb says when it has nothing to add.
type Outcome = Result<(), Failure>;
