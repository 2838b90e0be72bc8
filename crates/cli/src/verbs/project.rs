//! `sunting project`: build, edit and show projects without the window.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sunting_core::atomic_file::folder_of;
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::{load, save};
use sunting_core::single::{media_of, project_from_media};
use sunting_timeline::edit::{Edit, apply};
use sunting_timeline::{Content, MediaId, Project};

use crate::args::{self, ProjectApply, ProjectNew, ProjectShow};
use crate::context::{Context, path_text};
use crate::failure::{FAILED, Failure};

/// Runs one of the three.
pub fn run(context: &Context, verb: &args::Project) -> Result<(), Failure> {
    match verb {
        args::Project::New(verb) => new(context, verb),
        args::Project::Apply(verb) => apply_edits(context, verb),
        args::Project::Show(verb) => show(context, verb),
    }
}

fn new(context: &Context, verb: &ProjectNew) -> Result<(), Failure> {
    if verb.output.exists() && !context.options().force {
        return Err(Failure::new("destination-exists", FAILED).at(&verb.output));
    }
    let files: Vec<_> = verb.files.iter().map(|file| probe(file)).collect::<Result<_, _>>()?;
    let (project, paths) = project_from_media(&files);
    save(&project, &paths, &verb.output)?;
    give(context, &project, &verb.output);
    Ok(())
}

fn apply_edits(context: &Context, verb: &ProjectApply) -> Result<(), Failure> {
    let loaded = load(&verb.project)?;
    let (mut project, mut paths) = (loaded.project, loaded.media_paths);
    let bytes = std::fs::read(&verb.edits).map_err(|error| Failure::io(&verb.edits, &error))?;
    let edits: Vec<Value> = serde_json::from_slice(&bytes).map_err(|error| not_edits(&verb.edits, &error))?;
    for value in edits {
        if let Some(file) = added_file(&value) {
            let path = folder_of(&verb.project).join(file);
            project = add_file(&project, &mut paths, &path)?;
            continue;
        }
        let edit: Edit = serde_json::from_value(value).map_err(|error| not_edits(&verb.edits, &error))?;
        project = apply(&project, &edit).map_err(|error| Failure::from(error).at(&verb.edits))?;
    }
    save(&project, &paths, &verb.project)?;
    give(context, &project, &verb.project);
    Ok(())
}

fn not_edits(path: &Path, error: &serde_json::Error) -> Failure {
    let arguments = vec![("detail", error.to_string())];
    Failure { arguments, ..Failure::new("not-edits", FAILED) }.at(path)
}

/// `{"edit": "add_media", "path": "b.mp4"}`: the facts are looked up here, relative to the project.
fn added_file(value: &Value) -> Option<PathBuf> {
    let added = value.get("edit")?.as_str()? == "add_media";
    value.get("path").filter(|_| added)?.as_str().map(PathBuf::from)
}

fn add_file(project: &Project, paths: &mut MediaPaths, path: &Path) -> Result<Project, Failure> {
    let media = media_of(MediaId(project.next_id), &probe(path)?);
    paths.0.insert(media.id, path.to_owned());
    Ok(apply(project, &Edit::AddMedia { media })?)
}

fn show(context: &Context, verb: &ProjectShow) -> Result<(), Failure> {
    let loaded = load(&verb.project)?;
    for media in &loaded.missing {
        let file = path_text(loaded.media_paths.of(*media));
        context.warn(&context.text("warning-media-missing", &[("file", file)]));
    }
    give(context, &loaded.project, &verb.project);
    Ok(())
}

fn give(context: &Context, project: &Project, path: &Path) {
    let mut object = serde_json::to_value(project).unwrap_or_default();
    object["path"] = json!(path_text(path));
    object["duration"] = json!(project.duration().as_seconds_f64());
    let canvas = project.canvas;
    let arguments = [
        ("file", path_text(path)),
        ("shape", format!("{}×{}", canvas.width_px, canvas.height_px)),
        ("rate", canvas.frame_rate.to_string()),
        ("duration", context.messages.duration(project.duration().as_seconds_f64())),
    ];
    let mut lines = vec![context.text("project-line", &arguments)];
    for track in &project.tracks {
        lines.push(format!("  {:?} {}", track.kind, track.id.0));
        for clip in &track.clips {
            lines.push(format!("    {:>4}  {}  {}", clip.id.0, clip.timeline_range, what(project, &clip.content)));
        }
    }
    context.give(&object, &lines.join("\n"));
}

fn what(project: &Project, content: &Content) -> String {
    match content {
        Content::Media { media, source_start, .. } => {
            let path = project.find_media(*media).map_or("", |media| media.path.as_str());
            format!("{path} @ {source_start}")
        }
        Content::Image { media } => project.find_media(*media).map_or(String::new(), |media| media.path.clone()),
        Content::Text(text) => format!("{text:?}"),
        Content::Color { color } => String::from(*color),
        Content::Slot { prompt } => format!("[{prompt}]"),
    }
}
