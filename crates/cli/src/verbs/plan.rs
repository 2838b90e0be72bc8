//! `sunting plan`, `segment` and `join`: an export in steps, for a job scheduler.

use std::io::Write;
use std::path::Path;

use serde_json::json;
use sunting_core::atomic_file::AtomicFile;
use sunting_core::export::{self, ExportPlan};

use super::export::{engine_settings, give_report};
use crate::args::{Join, Plan, Segment};
use crate::context::{Context, path_text};
use crate::failure::{FAILED, Failure};
use crate::input;

/// Writes the plan of an export.
pub fn plan(context: &Context, verb: &Plan) -> Result<(), Failure> {
    if verb.output.exists() && !context.options().force {
        return Err(Failure::new("destination-exists", FAILED).at(&verb.output));
    }
    let input = input::open(&verb.input)?;
    let plan = export::plan(&input.project, &input.paths, &engine_settings(&verb.settings))?;
    let fail = |error: std::io::Error| Failure::io(&verb.output, &error);
    let text = serde_json::to_string_pretty(&plan).map_err(|error| fail(error.into()))?;
    let mut file = AtomicFile::create(&verb.output).map_err(fail)?;
    file.write_all(text.as_bytes()).map_err(fail)?;
    file.commit().map_err(fail)?;
    let count = plan.segments.len();
    let object = json!({
        "output": path_text(&verb.output),
        "segments": count,
        "frames": plan.frames(),
        "duration": plan.duration.as_seconds_f64(),
    });
    let arguments = [("file", path_text(&verb.output)), ("count", count.to_string())];
    context.give(&object, &context.text("planned", &arguments));
    Ok(())
}

/// Makes one segment of a plan.
pub fn segment(context: &Context, verb: &Segment) -> Result<(), Failure> {
    let plan = read_plan(&verb.plan)?;
    let report = export::run_segment(&plan, verb.index, context.options(), &context.progress())?;
    let object = json!({
        "index": report.index,
        "key": report.key,
        "frames": report.frames,
        "size_bytes": report.bytes,
        "reused": report.reused,
        "seconds": report.seconds,
    });
    let arguments = [("index", report.index.to_string()), ("frames", report.frames.to_string())];
    context.give(&object, &context.text("segment-made", &arguments));
    Ok(())
}

/// Joins a plan whose segments are made.
pub fn join(context: &Context, verb: &Join) -> Result<(), Failure> {
    let plan = read_plan(&verb.plan)?;
    let report = export::join(&plan, &verb.output, context.options(), &context.progress())?;
    give_report(context, &report);
    Ok(())
}

fn read_plan(path: &Path) -> Result<ExportPlan, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::io(path, &error))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let arguments = vec![("detail", error.to_string())];
        Failure { arguments, ..Failure::new("not-a-plan", FAILED) }.at(path)
    })
}
