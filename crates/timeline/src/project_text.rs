//! A project as text: readable JSON with a version.

use serde::Deserialize;

use crate::described::{Argument, Described, Value};
use crate::project::{PROJECT_VERSION, Project};

/// Why a text is no project.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum ProjectTextError {
    /// Not JSON, or not a project's.
    #[error("it is not a Sunting project: {0}")]
    NotAProject(String),
    /// Made by a newer program.
    #[error("it has version {found}, and this program knows versions up to {known}")]
    Newer {
        found: u64,
        /// The newest that can be read.
        known: u32,
    },
}

impl Described for ProjectTextError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotAProject(_) => "not-a-project",
            Self::Newer { .. } => "project-newer",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::NotAProject(detail) => vec![("detail", detail.clone().into())],
            Self::Newer { found, known } => {
                vec![("found", Value::Count(*found)), ("known", Value::Count(u64::from(*known)))]
            }
        }
    }
}

/// One step from a version to the next.
type Migration = fn(&mut Project);

/// The step at index *n* leads from version *n* to *n* + 1. Version 0 was never released: it had no `next_id`.
const MIGRATIONS: [Migration; PROJECT_VERSION as usize] = [add_next_id];

/// Larger texts are read by nobody, and indented they take twice as much: more than is read of a project.
const MOST_INDENTED_BYTES: usize = 16 << 20;

/// The project as JSON, always in the same order; indented unless it is very large.
pub fn to_text(project: &Project) -> String {
    // Plain data with string keys always becomes JSON; were it not so, the empty text would be refused on reading.
    let indented = serde_json::to_string_pretty(project).unwrap_or_default();
    let text = match indented.len() <= MOST_INDENTED_BYTES {
        true => indented,
        false => serde_json::to_string(project).unwrap_or_default(),
    };
    text + "\n"
}

/// Reads a project of this or an older version. Whether it makes sense is for [`crate::validate::validate`] to say.
///
/// # Errors
/// [`ProjectTextError`].
pub fn from_text(text: &str) -> Result<Project, ProjectTextError> {
    let text = without_mark(text);
    let found = check_version(text)?;
    let mut project: Project = serde_json::from_str(text).map_err(refused)?;
    for migrate in MIGRATIONS.iter().skip(found as usize) {
        migrate(&mut project);
    }
    project.version = PROJECT_VERSION;
    Ok(project)
}

/// Reads nothing but the version, which this program has to know.
///
/// # Errors
/// [`ProjectTextError`].
pub fn check_version(text: &str) -> Result<u32, ProjectTextError> {
    #[derive(Deserialize)]
    struct Head {
        version: u64,
    }
    let head: Head = serde_json::from_str(without_mark(text)).map_err(refused)?;
    let known = u32::try_from(head.version).ok().filter(|version| *version <= PROJECT_VERSION);
    known.ok_or(ProjectTextError::Newer { found: head.version, known: PROJECT_VERSION })
}

/// Without the byte order mark that some editors of text put in front.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn refused(error: serde_json::Error) -> ProjectTextError {
    ProjectTextError::NotAProject(error.to_string())
}

fn add_next_id(project: &mut Project) {
    let media = project.media.iter().map(|media| media.id.0);
    let tracks = project.tracks.iter().map(|track| track.id.0);
    let clips = project.tracks.iter().flat_map(|track| track.clips.iter().map(|clip| clip.id.0));
    let highest = media.chain(tracks).chain(clips).max().unwrap_or(0);
    project.next_id = project.next_id.max(highest.saturating_add(1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Canvas, Clip, ClipId, Content, Text};
    use crate::time::{Time, TimeRange};
    use serde_json::Value;
    use std::sync::Arc;

    fn project() -> Project {
        let mut project = Project::new(Canvas::default());
        let text = Text::Caption { text: "Halo \"dunia\"".to_owned(), style: String::new() };
        let range = TimeRange::between(Time::from_millis(1), Time::from_millis(1999));
        let mut clip = Clip::new(ClipId(9), range, Content::Text(text));
        clip.gain_db = -3.3;
        clip.extra = serde_json::from_str(r#"{"warna": "biru"}"#).unwrap();
        Arc::make_mut(&mut project.tracks[1]).clips.push(clip);
        project.extra = serde_json::from_str(r#"{"later": {"a": [1, 2]}}"#).unwrap();
        project.next_id = 10;
        project
    }

    #[test]
    fn a_project_survives_its_text_byte_for_byte() {
        let text = to_text(&project());
        let read = from_text(&text).unwrap();
        assert_eq!(read, project());
        assert_eq!(to_text(&read), text);
    }

    #[test]
    fn a_project_that_begins_with_a_byte_order_mark_is_read() {
        assert_eq!(from_text(&format!("\u{feff}{}", to_text(&project()))).unwrap(), project());
    }

    #[test]
    fn a_project_of_as_many_clips_as_one_may_have_is_not_larger_than_what_is_read() {
        let mut most = project();
        let caption = most.tracks[1].clips[0].clone();
        let clips = (0..crate::validate::MOST_CLIPS as u64).map(|id| Clip { id: ClipId(id), ..caption.clone() });
        Arc::make_mut(&mut most.tracks[1]).clips = clips.collect();
        let text = to_text(&most);
        assert!(text.len() < 48 << 20, "{} bytes", text.len());
        assert_eq!(from_text(&text).unwrap(), most);
    }

    #[test]
    fn an_older_project_is_migrated_and_a_newer_one_refused() {
        let mut value: Value = serde_json::from_str(&to_text(&project())).unwrap();
        value["version"] = 0.into();
        value.as_object_mut().unwrap().remove("next_id");
        assert_eq!(from_text(&value.to_string()).unwrap(), project());
        value["version"] = 2.into();
        assert_eq!(from_text(&value.to_string()), Err(ProjectTextError::Newer { found: 2, known: 1 }));
    }

    #[test]
    fn what_is_no_project_is_refused() {
        for text in ["", "[]", "{}", "{\"version\": 1}", "\u{0}", "{\"version\": \"1\"}"] {
            assert!(from_text(text).is_err(), "{text}");
        }
    }
}
