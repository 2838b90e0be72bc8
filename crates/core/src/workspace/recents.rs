//! The projects that were open last.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sunting_timeline::Time;

use crate::ordinary_file::{self, SMALL_BYTES};
use crate::{atomic_file, folders};

/// More are not remembered.
const MOST: usize = 24;

/// A project that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its file.
    pub file: PathBuf,
    /// When it was last open, in seconds since 1970.
    pub opened_s: u64,
    /// How long its video was.
    pub duration: Time,
    /// The file and the source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
}

impl Recent {
    /// The project's name.
    pub fn name(&self) -> String {
        self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

fn file_in(config: &Path) -> PathBuf {
    config.join("projects.json")
}

/// The projects that are still there, the last one first.
pub fn list(config: &Path) -> Vec<Recent> {
    let text = ordinary_file::read_ours(&file_in(config), SMALL_BYTES).unwrap_or_default();
    let all: Vec<Value> = serde_json::from_slice(&text).unwrap_or_default();
    // One that is broken does not hide the others.
    let known = all.into_iter().take(MOST).filter_map(|one| serde_json::from_value::<Recent>(one).ok());
    known.filter(|recent| recent.file.is_file()).collect()
}

/// Puts a project first.
///
/// # Errors
/// As the system says.
pub fn remember(config: &Path, mut recent: Recent) -> std::io::Result<()> {
    recent.opened_s = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut all = list(config);
    all.retain(|other| other.file != recent.file);
    all.insert(0, recent);
    all.truncate(MOST);
    folders::create_all(config)?;
    atomic_file::write(&file_in(config), &serde_json::to_vec_pretty(&all)?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_last_is_first_and_the_dead_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let recent = |name: &str| {
            let file = folder.path().join(name);
            fs::write(&file, "").unwrap();
            Recent { file, opened_s: 0, duration: Time::ZERO, picture: None }
        };
        for name in ["a.sunting", "b.sunting", "a.sunting"] {
            remember(folder.path(), recent(name)).unwrap();
        }
        let names = || list(folder.path()).iter().map(Recent::name).collect::<Vec<_>>();
        assert_eq!(names(), ["a", "b"]);
        fs::remove_file(folder.path().join("a.sunting")).unwrap();
        assert_eq!(names(), ["b"]);
    }
}
