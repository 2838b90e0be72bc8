//! A project as text: readable JSON with a version.

use serde_json::Value;

use crate::project::{PROJECT_VERSION, Project};

/// Why a text is no project.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProjectTextError {
    /// Not JSON, or not a project's.
    #[error("it is not a Sunting project: {0}")]
    NotAProject(String),
    /// Made by a newer program.
    #[error("it has version {found}, and this program knows versions up to {known}")]
    Newer {
        /// Its version.
        found: u64,
        /// The newest that can be read.
        known: u32,
    },
}

impl ProjectTextError {
    /// The name of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAProject(_) => "not-a-project",
            Self::Newer { .. } => "project-newer",
        }
    }

    /// What its message mentions.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAProject(detail) => vec![("detail", detail.clone())],
            Self::Newer { found, known } => vec![("found", found.to_string()), ("known", known.to_string())],
        }
    }
}

/// One step from a version to the next.
type Migration = fn(&mut Value);

/// The step at index *n* leads from version *n* to *n* + 1. Version 0 was never released: it had no `next_id`.
const MIGRATIONS: [Migration; PROJECT_VERSION as usize] = [add_next_id];

/// The project as pretty JSON, always in the same order.
pub fn to_text(project: &Project) -> String {
    // Plain data with string keys always becomes JSON; were it not so, the empty text would be refused on reading.
    serde_json::to_string_pretty(project).unwrap_or_default() + "\n"
}

/// Reads a project of this or an older version. Whether it makes sense is for [`crate::validate::validate`] to say.
///
/// # Errors
/// [`ProjectTextError`].
pub fn from_text(text: &str) -> Result<Project, ProjectTextError> {
    let refuse = |error: serde_json::Error| ProjectTextError::NotAProject(error.to_string());
    let mut value: Value = serde_json::from_str(text).map_err(refuse)?;
    let version = value.get("version").and_then(Value::as_u64);
    let found = version.ok_or_else(|| ProjectTextError::NotAProject("no version".to_owned()))?;
    if found > u64::from(PROJECT_VERSION) {
        return Err(ProjectTextError::Newer { found, known: PROJECT_VERSION });
    }
    for migrate in &MIGRATIONS[found as usize..] {
        migrate(&mut value);
    }
    value["version"] = PROJECT_VERSION.into();
    serde_json::from_value(value).map_err(refuse)
}

fn add_next_id(value: &mut Value) {
    fn highest(value: &Value) -> u64 {
        match value {
            Value::Object(fields) => {
                let own = fields.get("id").and_then(Value::as_u64).unwrap_or(0);
                fields.values().map(highest).fold(own, u64::max)
            }
            Value::Array(items) => items.iter().map(highest).max().unwrap_or(0),
            _ => 0,
        }
    }
    let next = highest(value).saturating_add(1);
    if let Value::Object(fields) = value {
        fields.entry("next_id").or_insert_with(|| next.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Canvas, Clip, ClipId, Content, Text};
    use crate::time::{Time, TimeRange};
    use std::sync::Arc;

    fn project() -> Project {
        let mut project = Project::new(Canvas::default());
        let text = Text::Caption { text: "Halo \"dunia\"".to_owned(), style: String::new() };
        let range = TimeRange::between(Time::from_millis(1), Time::from_millis(1999));
        let mut clip = Clip::new(ClipId(9), range, Content::Text(text));
        clip.gain_db = -3.3;
        clip.extra.insert("warna".to_owned(), Value::from("biru"));
        Arc::make_mut(&mut project.tracks[1]).clips.push(clip);
        project.extra.insert("later".to_owned(), serde_json::json!({"a": [1, 2]}));
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
