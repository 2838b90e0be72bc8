//! `project`: making, showing and editing projects without the window.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use sunting_core::atomic_file::folder_of;
use sunting_core::error::MediaError;
use sunting_core::json_size::{check_values, without_mark};
use sunting_core::library::Library;
use sunting_core::ordinary_file;
use sunting_core::project_file::{self, LoadedProject, place_of};
use sunting_core::project_from_media::media_of;
use sunting_core::stop::never;
use sunting_core::workspace::editing::{hold, look};
use sunting_core::workspace::finding;
use sunting_session::Session;
use sunting_session::import::Arrived;
use sunting_session::making::following;
use sunting_timeline::edit::{Edit, apply_in_place};
use sunting_timeline::{AudioTrack, Clip, Content, Media, MediaById, MediaId, Text, Track, TrackKind};

use super::{Outcome, library, moving};
use crate::args::{Common, Project};
use crate::failure::Failure;
use crate::output::Console;
use crate::shown;
use crate::{destination, inputs, interrupt, json};
use sunting_words::Messages;

/// Whoever else edits the project is waited for so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(action: &Project, common: &Common, console: &Console) -> Outcome {
    match action {
        Project::New { files, audio_track, output } => new(files, *audio_track, output, common, console),
        Project::Show { project } => show(project, console),
        Project::Apply { project, edits } => apply_edits(project, edits, &library(common), console),
        Project::Find { project, folder } => find_missing(project, folder, &library(common), console),
        Project::Pack { project, used, output } => moving::pack(project, *used, output, common, console),
        Project::Versions { project } => moving::versions(project, console),
    }
}

fn new(
    files: &[PathBuf],
    audio_track: Option<AudioTrack>,
    output: &Path,
    common: &Common,
    console: &Console,
) -> Outcome {
    destination::check(output, files.iter().map(PathBuf::as_path), common.force)?;
    let (mut found, library) = (Vec::new(), library(common));
    // Every file that does not fit is told, not only the first.
    for file in files {
        console.settle(arrived(file, audio_track, &library).map(|file| found.push(file)));
    }
    if found.len() < files.len() {
        return Ok(());
    }
    let film = Session::of_files(&found)?;
    let (project, paths) = (film.project(), film.paths());
    let kept: HashSet<&PathBuf> = paths.0.values().collect();
    for copy in found.iter().filter(|file| !kept.contains(&file.facts.path)) {
        console.note(&console.messages.text("project-copy", &[("name", shown::path(&copy.facts.path).into())]));
    }
    project_file::save(project, paths, output).map_err(|error| Failure::of_output(error, output))?;
    let (project, media_paths) = (project.as_ref().clone(), paths.as_ref().clone());
    let loaded = LoadedProject { project, media_paths, missing: Vec::new() };
    tell(output, &loaded, console);
    Ok(())
}

fn arrived(file: &Path, audio_track: Option<AudioTrack>, library: &Library) -> Result<Arrived, Failure> {
    Ok(Arrived { facts: library.facts(file, audio_track, &never)?, fingerprint: taken(file, library)? })
}

fn show(path: &Path, console: &Console) -> Outcome {
    tell(path, &look(path)?, console);
    Ok(())
}

fn apply_edits(path: &Path, edits: &Path, library: &Library, console: &Console) -> Outcome {
    let steps = read_steps(edits)?;
    let mut held = hold(path, PATIENCE)?;
    let (loaded, path) = (&mut held.loaded, held.file.as_path());
    for (index, step) in steps.into_iter().enumerate() {
        let applied = match added_file(&step) {
            Some(file) => add_file(loaded, folder_of(path), &file, library),
            None => apply_step(loaded, folder_of(path), step),
        };
        applied.map_err(|failure| failure.or_at(edits).in_edit(index + 1))?;
    }
    project_file::save(&loaded.project, &loaded.media_paths, path)?;
    tell(path, &project_file::load(path)?, console);
    Ok(())
}

fn read_steps(path: &Path) -> Result<Vec<Value>, Failure> {
    let text = ordinary_file::read(path, project_file::MOST_BYTES);
    let text = text.and_then(|text| check_values(&text).map(|()| text));
    let text = text.map_err(|error| MediaError::from_io(path, &error))?;
    serde_json::from_slice(without_mark(&text)).map_err(|error| unreadable(&error).at(path))
}

fn unreadable(error: &serde_json::Error) -> Failure {
    Failure::new("edits-unreadable", vec![("detail", error.to_string().into())])
}

/// `folder` is the project's: paths in edits start there.
fn apply_step(loaded: &mut LoadedProject, folder: &Path, step: Value) -> Outcome {
    let edit: Edit = serde_json::from_value(step).map_err(|error| unreadable(&error))?;
    apply_edit(loaded, &edit)?;
    if let Edit::SetMediaPath { media, path } = &edit {
        match place_of(folder, path) {
            Some(place) => loaded.media_paths.0.insert(*media, place),
            None => loaded.media_paths.0.remove(media),
        };
    }
    Ok(())
}

fn apply_edit(loaded: &mut LoadedProject, edit: &Edit) -> Outcome {
    Ok(apply_in_place(&mut loaded.project, edit)?)
}

fn find_missing(path: &Path, place: &Path, library: &Library, console: &Console) -> Outcome {
    let mut held = hold(path, PATIENCE)?;
    let (loaded, path) = (&mut held.loaded, held.file.as_path());
    std::fs::metadata(place).map_err(|error| MediaError::from_io(place, &error))?;
    let hold = interrupt::hold();
    let found = finding::find(&loaded.project, &loaded.missing, place, library, &mut || !interrupt::is_stopped());
    drop(hold);
    loaded.media_paths.0.extend(found);
    project_file::save(&loaded.project, &loaded.media_paths, path)?;
    show(path, console)
}

/// `{"edit": "add_media", "path": "b.mp4"}`: a file whose facts are still to be found, relative to the project.
fn added_file(step: &Value) -> Option<String> {
    let adds = step.get("edit")?.as_str()? == "add_media";
    step.get("path").filter(|_| adds)?.as_str().map(str::to_owned)
}

fn add_file(loaded: &mut LoadedProject, folder: &Path, stored: &str, library: &Library) -> Outcome {
    let path = place_of(folder, stored).ok_or_else(|| inputs::on_server(folder, stored))?;
    let id = MediaId(loaded.project.next_id);
    let facts = library.facts(&path, None, &never)?;
    let media = Media { fingerprint: taken(&path, library)?, ..media_of(id, &facts) };
    loaded.media_paths.0.insert(id, path);
    apply_edit(loaded, &Edit::AddMedia { media })?;
    following(&loaded.project).iter().try_for_each(|edit| apply_edit(loaded, edit))
}

fn taken(path: &Path, library: &Library) -> Result<String, Failure> {
    Ok(library.fingerprint(path).map_err(|error| MediaError::from_io(path, &error))?)
}

fn tell(path: &Path, loaded: &LoadedProject, console: &Console) {
    console.report(&as_json(path, loaded), &in_words(path, loaded, &console.messages));
}

fn as_json(path: &Path, loaded: &LoadedProject) -> Value {
    let project = &loaded.project;
    let missing: HashSet<MediaId> = loaded.missing.iter().copied().collect();
    json!({
        "path": path.to_string_lossy(),
        "version": project.version,
        "canvas": {
            "width": project.canvas.width_px,
            "height": project.canvas.height_px,
            "frame_rate": project.canvas.frame_rate.as_f64(),
            "frame_rate_exact": project.canvas.frame_rate.to_string(),
            "sample_rate": project.canvas.sample_rate,
        },
        "duration": json::seconds(project.duration()),
        "media": project.media.iter().map(|media| json!({
            "id": media.id,
            "path": media.path,
            "duration": json::seconds(media.duration),
            "audio_track": media.audio.and_then(|audio| audio.track),
            "audio_tracks": media.audio.map_or(0, |audio| audio.tracks),
            "missing": missing.contains(&media.id),
        })).collect::<Vec<_>>(),
        "tracks": project.tracks.iter().map(|track| track_json(track)).collect::<Vec<_>>(),
        "markers": project.markers.iter().map(|marker| json!({
            "time": json::seconds(marker.time),
            "name": marker.name,
        })).collect::<Vec<_>>(),
    })
}

fn track_json(track: &Track) -> Value {
    json!({
        "id": track.id,
        "kind": track.kind,
        "name": track.name,
        "muted": track.muted,
        "locked": track.locked,
        "hidden": track.hidden,
        "clips": track.clips.iter().map(|clip| json!({
            "id": clip.id,
            "start": json::seconds(clip.timeline_range.start()),
            "end": json::seconds(clip.timeline_range.end()),
            "content": content_json(clip),
        })).collect::<Vec<_>>(),
    })
}

/// As the project's file has it, with the source time in seconds.
fn content_json(clip: &Clip) -> Value {
    let mut content = json!(clip.content);
    if let Some(range) = clip.source_range() {
        content["source_start"] = json::seconds(range.start());
    }
    content
}

fn in_words(path: &Path, loaded: &LoadedProject, messages: &Messages) -> String {
    let project = &loaded.project;
    let (canvas, media) = (&project.canvas, project.media_by_id());
    let mut lines = vec![
        shown::path(path),
        format!(
            "  {} × {}, {}, {}",
            canvas.width_px,
            canvas.height_px,
            messages.frame_rate(canvas.frame_rate),
            messages.duration(project.duration())
        ),
    ];
    for track in &project.tracks {
        let kind = match track.kind {
            TrackKind::Video => "track-video",
            TrackKind::Audio => "track-audio",
            TrackKind::Text => "track-text",
            TrackKind::Graphic => "track-graphic",
        };
        let kind = messages.text(kind, &[]);
        let name = if track.name.is_empty() { kind } else { format!("{kind} \"{}\"", shown::name(&track.name)) };
        let arguments = [("id", track.id.0.into()), ("name", name.into()), ("count", track.clips.len().into())];
        lines.push(format!("  {}", messages.text("project-track", &arguments)));
        lines.extend(track.clips.iter().map(|clip| format!("    {}", clip_words(&media, clip, messages))));
    }
    for id in &loaded.missing {
        let name = media.get(*id).map(|media| media.path.clone()).unwrap_or_default();
        lines.push(format!("  {}", messages.text("project-missing", &[("name", shown::name(&name).into())])));
    }
    lines.join("\n")
}

fn clip_words(files: &MediaById<'_>, clip: &Clip, messages: &Messages) -> String {
    let what = match &clip.content {
        Content::Media { media, .. } | Content::Image { media } => {
            files.get(*media).map(|media| media.path.clone()).unwrap_or_default()
        }
        Content::Text(Text::Caption { text, .. } | Text::Title { text, .. }) => text.replace('\n', " / "),
        Content::Text(Text::LowerThird { name, role, .. }) => format!("{name} / {role}"),
        Content::Graphic(graphic) => format!("{}: {}", graphic.template, graphic.title().replace('\n', " / ")),
        Content::Color { color } => String::from(*color),
        Content::Slot { prompt } => prompt.clone(),
    };
    let (start, end) = (clip.timeline_range.start(), clip.timeline_range.end());
    format!("{:>4}  {} – {}  {}", clip.id.0, messages.clock(start), messages.clock(end), shown::name(&what))
}
