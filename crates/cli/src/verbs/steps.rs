//! `plan`, `segment`, `join`: the same export in steps, for a job scheduler.

use std::path::Path;

use serde_json::json;
use sunting_core::atomic_file::folder_of;
use sunting_core::error::MediaError;
use sunting_core::export::{self, ExportPlan};
use sunting_core::json_size::without_mark;
use sunting_core::ordinary_file;
use sunting_core::project_file::server_on_the_way;

use super::export::{as_json, in_words, settings};
use super::{Outcome, library, run_options};
use crate::args::{Common, Join, Plan, Segment};
use crate::failure::Failure;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::shown;
use crate::{destination, inputs, json};

/// A larger file is no plan: it holds a project, and a little for each second of the film.
const MOST_PLAN_BYTES: u64 = 64 << 20;

/// Writes the plan of an export.
///
/// # Errors
/// What went wrong.
pub fn plan(args: &Plan, common: &Common, console: &Console) -> Outcome {
    let settings = settings(&args.wishes)?;
    let library = library(common);
    let input = inputs::open_for_export(&args.input, &args.wishes, &library)?;
    destination::check(&args.output, input.files(&args.input), common.force)?;
    let plan = export::plan(&input.project, &input.paths, &settings, &library);
    let plan = plan.map_err(|error| Failure::from(error).or_at(&args.input))?;
    let text = serde_json::to_vec(&plan);
    let text = text.map_err(|error| Failure::new("plan-unreadable", vec![("detail", error.to_string().into())]))?;
    destination::write(&args.output, &text, common.force)?;
    let (segments, frames) = (plan.segments.len(), plan.frames());
    let object = json!({
        "input": args.input.to_string_lossy(),
        "output": args.output.to_string_lossy(),
        "segments": segments,
        "frames": frames,
        "duration": json::seconds(plan.duration),
    });
    let arguments = [
        ("file", shown::path(&args.output).into()),
        ("segments", segments.into()),
        ("last", segments.saturating_sub(1).into()),
    ];
    console.report(&object, &console.messages.text("plan-done", &arguments));
    Ok(())
}

/// Makes one segment of a plan.
///
/// # Errors
/// What went wrong.
pub fn segment(args: &Segment, common: &Common, console: &Console) -> Outcome {
    let plan = read_plan(&args.plan)?;
    let teller = ProgressTeller::new(console);
    let made = export::run_segment(&plan, args.index, &run_options(common), &teller);
    drop(teller);
    let made = made.map_err(|error| Failure::from(error).or_at(&args.plan))?;
    let object = json!({
        "index": made.index,
        "key": made.key,
        "frames": made.frames,
        "size_bytes": made.bytes,
        "reused": made.reused,
        "seconds": made.seconds,
    });
    let arguments = [
        ("index", made.index.into()),
        ("frames", made.frames.into()),
        ("size", console.messages.size(made.bytes).into()),
        ("seconds", console.messages.seconds(made.seconds).into()),
    ];
    let key = if made.reused { "segment-reused" } else { "segment-done" };
    console.report(&object, &console.messages.text(key, &arguments));
    Ok(())
}

/// Joins a plan whose segments are made.
///
/// # Errors
/// What went wrong.
pub fn join(args: &Join, common: &Common, console: &Console) -> Outcome {
    let plan = read_plan(&args.plan)?;
    if export::is_same_file(&args.plan, &args.output) {
        return Err(Failure::new("destination-is-input", Vec::new()).at(&args.output));
    }
    let teller = ProgressTeller::new(console);
    let report = export::join(&plan, &args.output, &run_options(common), &teller);
    drop(teller);
    let report = report.map_err(|error| Failure::of_output(error, &args.output).or_at(&args.plan))?;
    console.report(&as_json(&console.messages, &args.plan, &report), &in_words(&console.messages, &report));
    Ok(())
}

fn read_plan(path: &Path) -> Result<ExportPlan, Failure> {
    let unreadable = |detail: String| Failure::new("plan-unreadable", vec![("detail", detail.into())]).at(path);
    let bytes = ordinary_file::read(path, MOST_PLAN_BYTES).map_err(|error| MediaError::from_io(path, &error))?;
    let plan: ExportPlan =
        serde_json::from_slice(without_mark(&bytes)).map_err(|error| unreadable(error.to_string()))?;
    let folder = folder_of(path);
    let far = plan.paths.0.values().map(|media| media.to_string_lossy());
    match far.into_iter().find(|media| server_on_the_way(folder, media).is_some()) {
        Some(media) => Err(inputs::on_server(folder, &media).at(path)),
        None => Ok(plan),
    }
}
