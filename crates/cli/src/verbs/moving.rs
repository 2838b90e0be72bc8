//! `project pack` and `project versions`: a project for another computer, and the project as it was before.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde_json::json;
use sunting_core::atomic_file::folder_of;
use sunting_core::export::is_same_file;
use sunting_core::packing::{self, Extent, Order, Packed};
use sunting_core::project_file::{self, LoadedProject};
use sunting_core::workspace::editing::look;
use sunting_core::workspace::open::ProjectPlace;
use sunting_core::workspace::versions::list;
use sunting_timeline::MediaId;

use super::{Outcome, library, run_options};
use crate::args::Common;
use crate::failure::Failure;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::shown;
use sunting_words::Messages;

/// Packs a project into one zip.
///
/// # Errors
/// What went wrong.
pub fn pack(path: &Path, used: bool, output: &Path, common: &Common, console: &Console) -> Outcome {
    if is_same_file(path, output) {
        return Err(Failure::new("destination-is-input", Vec::new()).at(output));
    }
    let loaded = look(path)?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let extent = if used { Extent::Used } else { Extent::Whole };
    let order = Order { project: &loaded.project, paths: &loaded.media_paths, name: &name, extent };
    let outside = packing::outside(&order, folder_of(path), &library(common));
    console.note(&outside_in_words(&outside, &console.messages));
    let teller = ProgressTeller::new(console);
    let packed = packing::pack(&order, output, &run_options(common), &|done, whole| {
        teller.share("progress-packing", done, whole)
    });
    drop(teller);
    let packed = packed.map_err(|error| Failure::of_output(error, output))?;
    let object = json!({
        "output": packed.output.to_string_lossy(),
        "size_bytes": packed.size_bytes,
        "files": packed.files,
        "kept_whole": packed.kept_whole.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>(),
        "outside": outside.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>(),
        "left_out": packed.left_out.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>(),
        "missing": packed.missing.iter().map(|id| name_of(&loaded, *id)).collect::<Vec<_>>(),
    });
    console.report(&object, &in_words(&packed, &loaded, &console.messages));
    Ok(())
}

fn name_of(loaded: &LoadedProject, media: MediaId) -> String {
    loaded.project.find_media(media).map(|media| media.path.clone()).unwrap_or_default()
}

/// Told before anything is packed, so that whoever packs what somebody sent can still stop.
fn outside_in_words(outside: &[PathBuf], messages: &Messages) -> String {
    let head = messages.text("pack-outside", &[("count", outside.len().into())]);
    let files = outside.iter().map(|file| format!("  {}", shown::path(file)));
    if outside.is_empty() { String::new() } else { std::iter::once(head).chain(files).collect::<Vec<_>>().join("\n") }
}

fn in_words(packed: &Packed, loaded: &LoadedProject, messages: &Messages) -> String {
    let arguments = [
        ("file", shown::path(&packed.output).into()),
        ("count", packed.files.into()),
        ("size", messages.size(packed.size_bytes).into()),
    ];
    let mut lines = vec![messages.text("pack-done", &arguments)];
    for file in &packed.kept_whole {
        let name = shown::path(file);
        lines.push(format!("  {}", messages.text("pack-whole", &[("name", name.into())])));
    }
    for file in &packed.left_out {
        lines.push(format!("  {}", messages.text("pack-left-out", &[("name", shown::path(file).into())])));
    }
    for id in &packed.missing {
        lines.push(format!(
            "  {}",
            messages.text("project-missing", &[("name", shown::name(&name_of(loaded, *id)).into())])
        ));
    }
    lines.join("\n")
}

/// Lists the earlier versions of a project, the newest first; each is a project file like any other.
///
/// # Errors
/// What went wrong.
pub fn versions(path: &Path, console: &Console) -> Outcome {
    project_file::load(path)?;
    let versions = list(&ProjectPlace::of(path));
    let seconds = |at: std::time::SystemTime| at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let object = json!({
        "path": path.to_string_lossy(),
        "versions": versions.iter().map(|version| json!({
            "file": version.file.to_string_lossy(),
            "saved_at": seconds(version.saved_at),
        })).collect::<Vec<_>>(),
    });
    let messages = &console.messages;
    let mut lines = vec![messages.text("versions-shown", &[("count", versions.len().into())])];
    for version in &versions {
        let minutes = version.saved_at.elapsed().unwrap_or_default().as_secs() / 60;
        let age = [("file", shown::path(&version.file).into()), ("minutes", minutes.into())];
        lines.push(format!("  {}", messages.text("versions-one", &age)));
    }
    console.report(&object, &lines.join("\n"));
    Ok(())
}
