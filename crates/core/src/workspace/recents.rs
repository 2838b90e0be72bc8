//! The projects that were open last.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sunting_timeline::Time;

use super::open::last_saved;
use super::project_place::ProjectPlace;
use crate::ordinary_file::{self, SMALL_BYTES};
use crate::swallowed::{OrWarn, if_there};
use crate::{atomic_file, folders};

/// More are not remembered.
const MOST: usize = 24;

/// A project that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// The path of the project's file.
    pub file: PathBuf,
    /// When it was last worked on, in seconds since 1970.
    pub opened_s: u64,
    /// How long its video was.
    pub duration: Time,
    /// The file and the source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
    /// The code of the purpose that its video was last made for; empty where none was chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Whether its file is not where it was.
    #[serde(skip)]
    pub is_gone: bool,
}

impl Recent {
    /// The name of the project, without an ending.
    pub fn name(&self) -> String {
        self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

fn file_in(config: &Path) -> PathBuf {
    config.join("projects.json")
}

fn seconds(moment: SystemTime) -> u64 {
    moment.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// The projects that were open, the last one first. Projects whose file is missing are listed as gone, because they may
/// have been moved or lie on a stick.
pub fn list(config: &Path) -> Vec<Recent> {
    const DOING: &str = "reading the list of projects";
    let file = file_in(config);
    let text = if_there(ordinary_file::read_ours(&file, SMALL_BYTES), DOING, &file);
    let all: Option<Vec<Value>> = text.and_then(|text| serde_json::from_slice(&text).or_warn(DOING, &file));
    // One that is broken does not hide the others.
    let known = all.into_iter().flatten().take(MOST).filter_map(|one| serde_json::from_value::<Recent>(one).ok());
    known.map(seen_now).collect()
}

/// As it is on the disk now. Who ended suddenly did not say until when there was work: the project's files do.
fn seen_now(mut recent: Recent) -> Recent {
    recent.is_gone = !recent.file.is_file();
    if let Some(saved) = last_saved(&ProjectPlace::of(&recent.file)) {
        recent.opened_s = recent.opened_s.max(seconds(saved));
    }
    recent
}

/// Puts a project first in the list. An entry of the same name and length that is gone is taken for the same project,
/// moved.
///
/// # Errors
/// As the system says.
pub fn remember(config: &Path, mut recent: Recent) -> std::io::Result<()> {
    recent.opened_s = seconds(SystemTime::now());
    let mut all = list(config);
    let is_it_moved = |other: &Recent| {
        other.is_gone && other.file.file_name() == recent.file.file_name() && other.duration == recent.duration
    };
    all.retain(|other| other.file != recent.file && !is_it_moved(other));
    all.insert(0, recent);
    all.truncate(MOST);
    write(config, &all)
}

/// Takes a project off the list; the project itself stays as it is.
///
/// # Errors
/// As the system says.
pub fn forget(config: &Path, file: &Path) -> std::io::Result<()> {
    let mut all = list(config);
    all.retain(|recent| recent.file != file);
    write(config, &all)
}

fn write(config: &Path, all: &[Recent]) -> std::io::Result<()> {
    folders::create_all(config)?;
    atomic_file::write(&file_in(config), &serde_json::to_vec_pretty(all)?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn recent(file: PathBuf) -> Recent {
        Recent { file, opened_s: 0, duration: Time::ZERO, picture: None, purpose: String::new(), is_gone: false }
    }

    #[test]
    fn a_project_that_was_moved_is_told_as_gone_until_it_is_found_or_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let (config, away) = (folder.path(), folder.path().join("Arsip"));
        fs::create_dir(&away).unwrap();
        let at = |name: &str| config.join(name);
        for name in ["a.sunting", "b.sunting", "a.sunting"] {
            fs::write(at(name), "").unwrap();
            remember(config, recent(at(name))).unwrap();
        }
        let listed = || list(config).iter().map(|recent| (recent.name(), recent.is_gone)).collect::<Vec<_>>();
        assert_eq!(listed(), [("a".to_owned(), false), ("b".to_owned(), false)]);
        fs::rename(at("a.sunting"), away.join("a.sunting")).unwrap();
        assert_eq!(listed(), [("a".to_owned(), true), ("b".to_owned(), false)]);
        remember(config, recent(at("b.sunting"))).unwrap();
        assert_eq!(listed(), [("b".to_owned(), false), ("a".to_owned(), true)], "others are opened meanwhile");
        remember(config, recent(away.join("a.sunting"))).unwrap();
        assert_eq!(listed(), [("a".to_owned(), false), ("b".to_owned(), false)], "it was found");
        fs::remove_file(away.join("a.sunting")).unwrap();
        remember(config, Recent { duration: Time::from_seconds(9), ..recent(at("a.sunting")) }).unwrap();
        assert_eq!(list(config).len(), 3, "another one of that name may lie on a stick");
        fs::write(away.join("a.sunting"), "").unwrap();
        forget(config, &at("a.sunting")).unwrap();
        fs::remove_file(at("b.sunting")).unwrap();
        forget(config, &at("b.sunting")).unwrap();
        assert_eq!(listed(), [("a".to_owned(), false)]);
    }

    #[test]
    fn a_sudden_end_leaves_the_time_of_the_last_work_not_of_the_opening() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Rapat.sunting");
        fs::write(&file, "").unwrap();
        remember(folder.path(), recent(file)).unwrap();
        let opened_s = list(folder.path())[0].opened_s;
        let journal = folder.path().join(".sunting/Rapat/journal");
        fs::create_dir_all(journal.parent().unwrap()).unwrap();
        let later = UNIX_EPOCH + std::time::Duration::from_secs(opened_s + 540);
        fs::File::create(journal).unwrap().set_modified(later).unwrap();
        assert_eq!(list(folder.path())[0].opened_s, opened_s + 540);
    }
}
