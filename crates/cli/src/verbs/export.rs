//! `sunting export`: files for phones and platforms.

use std::path::{Path, PathBuf};

use serde_json::json;
use sunting_core::export::{Effort, ExportReport, ExportSettings, export};

use crate::args::{Export, Settings, Speed};
use crate::context::{Context, path_text};
use crate::failure::{Failure, STOPPED, USAGE};
use crate::input;

/// Exports each input; one failure does not stop the rest, but Ctrl-C does.
pub fn run(context: &Context, verb: &Export) -> u8 {
    if verb.output.is_some() && verb.inputs.len() > 1 {
        return context.fail(&Failure::new("one-output-many-inputs", USAGE));
    }
    if let Some(folder) = &verb.out_dir
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        return context.fail(&Failure::io(folder, &error));
    }
    let mut exit = 0;
    for path in &verb.inputs {
        let destination = match (&verb.output, &verb.out_dir) {
            (Some(output), _) => output.clone(),
            (None, folder) => beside(path, folder.as_deref().unwrap_or(Path::new("."))),
        };
        match export_one(context, path, &verb.settings, &destination) {
            Ok(report) => give_report(context, &report),
            Err(failure) => {
                exit = context.fail(&failure).max(exit);
                if failure.exit == STOPPED {
                    return STOPPED;
                }
            }
        }
    }
    exit
}

fn beside(input: &Path, folder: &Path) -> PathBuf {
    let mut name = input.file_stem().unwrap_or_default().to_owned();
    name.push(".mp4");
    folder.join(name)
}

fn export_one(
    context: &Context,
    path: &Path,
    settings: &Settings,
    destination: &Path,
) -> Result<ExportReport, Failure> {
    let input = input::open(path)?;
    let settings = engine_settings(settings);
    let progress = context.progress();
    Ok(export(&input.project, &input.paths, &settings, destination, context.options(), &progress)?)
}

/// The engine's settings as they were typed.
pub fn engine_settings(settings: &Settings) -> ExportSettings {
    ExportSettings {
        height_px: settings.height,
        frame_rate: settings.frame_rate,
        effort: match settings.speed {
            Speed::Fast => Effort::Fast,
            Speed::Balanced => Effort::Balanced,
            Speed::Small => Effort::Small,
        },
        platform: settings.platform.clone(),
        max_bytes: settings.max_size.map(|size| size.0),
        keep_metadata: settings.keep_metadata,
        crf: None,
    }
}

/// Tells what an export made.
pub fn give_report(context: &Context, report: &ExportReport) {
    let messages = &context.messages;
    let object = json!({
        "output": path_text(&report.output),
        "duration": report.duration.as_seconds_f64(),
        "frames": report.frames,
        "width": report.width_px,
        "height": report.height_px,
        "frame_rate": report.frame_rate.map(|rate| rate.as_f64()),
        "size_bytes": report.size_bytes,
        "limit_bytes": report.limit_bytes,
        "encoder": report.encoder,
        "segments": report.segments,
        "segments_reused": report.segments_reused,
        "seconds": report.seconds,
        "checks": report.checks,
    });
    let words = messages.text(
        if report.frames > 0 { "exported" } else { "exported-sound" },
        &[
            ("file", path_text(&report.output)),
            ("duration", messages.duration(report.duration.as_seconds_f64())),
            ("shape", format!("{}×{}", report.width_px, report.height_px)),
            ("size", messages.size(report.size_bytes)),
            ("seconds", messages.number(report.seconds, 1)),
        ],
    );
    context.note(&object.to_string());
    context.give(&object, &words);
}
