//! `export`: films for a purpose, one or many.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sunting_core::error::MediaError;
use sunting_core::export::{
    Effort, ExportError, ExportReport, ExportSettings, Forecast, export, forecast, is_same_file, platform,
};
use sunting_core::folders;
use sunting_core::media::container::Container;
use sunting_core::naming::with_room;
use sunting_session::prediction::{foreseen, told_time};
use sunting_session::purpose::Purpose;
use sunting_session::sentence::about;
use sunting_timeline::{FrameRate, Project, Time};

use super::{Outcome, library, run_options};
use crate::args::{Common, Export, Speed, Wishes};
use crate::failure::Failure;
use crate::inputs::{self, Input};
use crate::json;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::shown;
use sunting_words::Messages;

/// What the results in a folder are.
const RESULT_ENDING: &str = ".mp4";

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Export, common: &Common, console: &Console) -> Outcome {
    let settings = settings(&args.wishes)?;
    if args.dry_run {
        return foresee(args, &settings, common, console);
    }
    let jobs = jobs(args)?;
    for (input, output) in &jobs {
        let outcome = refuse_inputs(&args.inputs, output).and_then(|()| {
            let opened = inputs::open_for_export(input, &args.wishes, &library(common))?;
            let report = export_one(&opened, input, output, &settings, common, console)?;
            let mut object = as_json(&console.messages, input, &report);
            let mut words = in_words(&console.messages, &report);
            let warnings = opened.warnings(&console.messages).and_length(&console.messages, &settings, report.duration);
            warnings.add_to(&console.messages, &mut object, &mut words);
            console.report(&object, &words);
            Ok(())
        });
        if !console.settle(outcome) {
            break;
        }
    }
    Ok(())
}

/// Tells what each input would become; nothing is made but a few pieces in the segment store.
fn foresee(args: &Export, settings: &ExportSettings, common: &Common, console: &Console) -> Outcome {
    let container = match &args.output {
        Some(output) => Container::from_path(output).ok_or_else(|| ExportError::UnknownContainer(output.clone()))?,
        None => Container::Mp4,
    };
    for input in &args.inputs {
        let outcome = inputs::open_for_export(input, &args.wishes, &library(common)).and_then(|opened| {
            let teller = ProgressTeller::new(console);
            let seen = forecast(&opened.project, &opened.paths, settings, container, &run_options(common), &teller);
            drop(teller);
            let seen = seen.map_err(|error| Failure::from(error).or_at(input))?;
            let looks = looks(&console.messages, settings, &opened.project, &seen);
            let sentence = foreseen_in_words(&console.messages, input, &seen, looks);
            let mut words = sentence.clone();
            let mut object = json!({
                "input": input.to_string_lossy(),
                "duration": json::seconds(seen.duration),
                "width": seen.width_px,
                "height": seen.height_px,
                "frame_rate": json::rate(seen.frame_rate),
                "size_bytes": seen.size_bytes,
                "limit_bytes": seen.limit_bytes,
                "seconds": seen.seconds,
                "sentence": sentence,
            });
            let warnings = opened.warnings(&console.messages).and_length(&console.messages, settings, seen.duration);
            warnings.add_to(&console.messages, &mut object, &mut words);
            console.report(&object, &words);
            Ok(())
        });
        if !console.settle(outcome) {
            break;
        }
    }
    Ok(())
}

/// What the window says of a picture for the same purpose.
fn looks(messages: &Messages, settings: &ExportSettings, project: &Project, seen: &Forecast) -> Option<String> {
    let purpose = Purpose::of_platform(settings.platform.as_deref()?).filter(|_| seen.width_px > 0)?;
    Some(foreseen(purpose, project, seen)?.looks(messages, purpose))
}

/// `a.mp4: 3:12 → 480p, about 15.6 MB. Sharp enough on a phone, clear sound. …`
fn foreseen_in_words(messages: &Messages, input: &Path, seen: &Forecast, looks: Option<String>) -> String {
    let duration = messages.duration(seen.duration);
    let lines_px = seen.width_px.min(seen.height_px);
    let what = if lines_px > 0 { format!("{duration} → {lines_px}p") } else { duration };
    let key = if looks.is_some() { "export-foreseen-looks" } else { "export-foreseen" };
    let arguments = [
        ("file", shown::path(input).into()),
        ("what", what.into()),
        ("size", about(messages, seen.size_bytes).into()),
        ("looks", looks.unwrap_or_default().into()),
        ("time", messages.in_words(told_time(seen.seconds)).into()),
    ];
    messages.text(key, &arguments)
}

/// What the user asks, as the engine understands it.
///
/// # Errors
/// `unknown-platform`.
pub fn settings(wishes: &Wishes) -> Result<ExportSettings, Failure> {
    if let Some(name) = &wishes.platform {
        platform(name)?;
    }
    Ok(ExportSettings {
        height_px: wishes.height,
        frame_rate: wishes.frame_rate,
        effort: match wishes.speed {
            Speed::Fast => Effort::Fast,
            Speed::Balanced => Effort::Balanced,
            Speed::Small => Effort::Small,
        },
        platform: wishes.platform.clone(),
        max_bytes: wishes.max_size.map(|size| size.0),
        keep_metadata: wishes.keep_metadata,
        crf: None,
    })
}

/// Each input with its output.
fn jobs(args: &Export) -> Result<Vec<(&Path, PathBuf)>, Failure> {
    let inputs = args.inputs.iter().map(PathBuf::as_path);
    let Some(folder) = &args.out_dir else {
        return match (args.inputs.as_slice(), &args.output) {
            ([input], Some(output)) => Ok(vec![(input, output.clone())]),
            _ => Err(Failure::wrong_usage("several-inputs-one-output", Vec::new())),
        };
    };
    let jobs: Vec<(&Path, PathBuf)> = inputs.map(|input| (input, folder.join(result_name(input)))).collect();
    let mut names = BTreeSet::new();
    if let Some((_, output)) = jobs.iter().find(|(_, output)| !names.insert(output)) {
        return Err(Failure::usage("usage-same-output", Vec::new()).at(output));
    }
    folders::create_all(folder).map_err(|error| MediaError::from_io(folder, &error))?;
    Ok(jobs)
}

fn result_name(input: &Path) -> OsString {
    let stem = input.file_stem().unwrap_or_default();
    match stem.to_str() {
        Some(stem) => with_room(stem, RESULT_ENDING).into(),
        None => [stem, OsStr::new(RESULT_ENDING)].into_iter().collect(),
    }
}

/// The result of one input must not take the place of another.
fn refuse_inputs(inputs: &[PathBuf], output: &Path) -> Result<(), Failure> {
    let is_input = inputs.iter().any(|input| is_same_file(input, output));
    if is_input { Err(Failure::new("destination-is-input", Vec::new()).at(output)) } else { Ok(()) }
}

fn export_one(
    opened: &Input,
    input: &Path,
    output: &Path,
    settings: &ExportSettings,
    common: &Common,
    console: &Console,
) -> Result<ExportReport, Failure> {
    let teller = ProgressTeller::new(console);
    let report = export(&opened.project, &opened.paths, settings, output, &run_options(common), &teller);
    drop(teller);
    report.map_err(|error| Failure::of_output(error, output).or_at(input))
}

/// The report as the contract has it.
pub fn as_json(messages: &Messages, input: &Path, report: &ExportReport) -> Value {
    json!({
        "input": input.to_string_lossy(),
        "output": report.output.to_string_lossy(),
        "duration": json::seconds(report.duration),
        "frames": report.frames,
        "width": report.width_px,
        "height": report.height_px,
        "frame_rate": json::rate(report.frame_rate),
        "size_bytes": report.size_bytes,
        "source_bytes": report.source_bytes,
        "limit_bytes": report.limit_bytes,
        "encoder": report.encoder,
        "segments": report.segments,
        "segments_reused": report.segments_reused,
        "seconds": report.seconds,
        "warnings": warnings_json(messages, report.size_bytes, report.source_bytes),
        "checks": json::checks(&report.checks),
    })
}

/// A result that is so much larger than its source is worth a word.
const LARGER: f64 = 1.25;
/// Less than this costs nobody anything, and a person is not told.
const NOTICED_BYTES: u64 = 20_000;

/// What is to be said of a result that became larger than its source, by its code and in words.
fn larger_than_source(messages: &Messages, size_bytes: u64, source_bytes: Option<u64>) -> Option<String> {
    let source = source_bytes.filter(|&source| size_bytes as f64 > LARGER * source as f64)?;
    Some(messages.text("export-larger", &[("source", messages.size(source).into())]))
}

/// The same for people, where it matters.
pub fn larger_in_words(messages: &Messages, size_bytes: u64, source_bytes: Option<u64>) -> Option<String> {
    let matters = |&source: &u64| size_bytes >= source + NOTICED_BYTES;
    larger_than_source(messages, size_bytes, source_bytes.filter(matters))
}

/// What is to be said of a result, as the contract has it.
pub fn warnings_json(messages: &Messages, size_bytes: u64, source_bytes: Option<u64>) -> Value {
    let larger = larger_than_source(messages, size_bytes, source_bytes);
    larger.into_iter().map(|message| json!({ "code": "larger-than-source", "message": message })).collect()
}

/// Size in pixels and rate, where there is a picture, and length.
fn shape(messages: &Messages, size_px: (u32, u32), frame_rate: Option<FrameRate>, duration: Time) -> Vec<String> {
    let picture = (size_px.0 > 0).then(|| format!("{} × {}", size_px.0, size_px.1));
    let rate = frame_rate.map(|rate| messages.frame_rate(rate));
    picture.into_iter().chain(rate).chain([messages.duration(duration)]).collect()
}

/// What was made and what it took, and whether it became larger than its source.
pub fn in_words(messages: &Messages, report: &ExportReport) -> String {
    let mut parts = shape(messages, (report.width_px, report.height_px), report.frame_rate, report.duration);
    let size = messages.size(report.size_bytes);
    parts.push(match report.limit_bytes {
        Some(limit) => messages.text("size-of-limit", &[("size", size.into()), ("limit", messages.size(limit).into())]),
        None => size,
    });
    let arguments = [
        ("file", shown::path(&report.output).into()),
        ("what", parts.join(", ").into()),
        ("seconds", messages.seconds(report.seconds).into()),
        ("reused", report.segments_reused.into()),
        ("segments", report.segments.into()),
    ];
    let key = if report.segments_reused > 0 { "export-done-reused" } else { "export-done" };
    let larger = larger_in_words(messages, report.size_bytes, report.source_bytes);
    std::iter::once(messages.text(key, &arguments)).chain(larger).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Cli, Verb};
    use clap::Parser;
    use sunting_timeline::Canvas;
    use sunting_words::{Language, Scope};

    fn export_args(line: &str) -> Export {
        match Cli::try_parse_from(line.split(' ')).unwrap().verb {
            Verb::Export(args) => args,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn many_inputs_need_a_folder_and_different_names() {
        let folder = tempfile::tempdir().unwrap();
        let code = |line: &str| jobs(&export_args(line)).err().map(|failure| failure.code().to_owned());
        assert_eq!(code("sunting export a.mp4 b.mp4 -o c.mp4").as_deref(), Some("several-inputs-one-output"));
        let out = folder.path().join("hasil");
        let line = format!("sunting export a.b.mov x/a.b.mp4 --out-dir {}", out.display());
        assert_eq!(code(&line).as_deref(), Some("usage"));
        let args = export_args(&format!("sunting export a.b.mov -- --out-dir {}", out.display()).replace("-- ", ""));
        assert_eq!(jobs(&args).unwrap()[0].1, out.join("a.b.mp4"));
        assert!(out.is_dir());
    }

    #[test]
    fn a_dry_run_says_what_the_window_says() {
        let seen = Forecast {
            width_px: 854,
            height_px: 480,
            frame_rate: Some(FrameRate::FPS_30),
            duration: Time::from_seconds(192),
            size_bytes: 15_634_000,
            natural_bytes: 30_000_000,
            limit_bytes: Some(16_000_000),
            crf: 31.5,
            seconds: 44.0,
        };
        let said = |language: Language, platform: Option<&str>| {
            let messages = Messages::new(language, Scope::CommandLine);
            let settings = ExportSettings { platform: platform.map(str::to_owned), ..ExportSettings::default() };
            let looks = looks(&messages, &settings, &Project::new(Canvas::default()), &seen);
            foreseen_in_words(&messages, Path::new("a.mp4"), &seen, looks)
        };
        assert_eq!(
            said(Language::En, Some("whatsapp")),
            "a.mp4: 3:12 → 480p, about 15.6 MB. Sharp enough on a phone. Making it takes about 45 seconds here."
        );
        assert_eq!(
            said(Language::Id, Some("whatsapp")),
            "a.mp4: 3:12 → 480p, sekitar 15,6 MB. Gambar cukup tajam di layar ponsel. Membuatnya perlu sekitar 45 detik \
             di sini."
        );
        let plain = "a.mp4: 3:12 → 480p, about 15.6 MB. Making it takes about 45 seconds here.";
        for unknown in [None, Some("tiktok"), Some("whatsapp-status")] {
            assert_eq!(said(Language::En, unknown), plain, "{unknown:?}");
        }
    }

    #[test]
    fn wishes_reach_the_engine() {
        let args =
            export_args("sunting export a.mov -o b.mp4 --for whatsapp --max-size 15.5MB --speed small --height 480");
        let settings = settings(&args.wishes).unwrap();
        assert_eq!(
            (settings.max_bytes, settings.height_px, settings.effort),
            (Some(15_500_000), Some(480), Effort::Small)
        );
        let unknown = export_args("sunting export a.mov -o b.mp4 --for nowhere");
        assert_eq!(super::settings(&unknown.wishes).unwrap_err().code(), "unknown-platform");
    }
}
