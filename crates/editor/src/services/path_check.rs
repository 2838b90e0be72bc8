//! Whether a path that somebody typed leads to what it is typed for.

use std::path::{Path, PathBuf};

use sunting_core::workspace::arrival::{Arrival, look};

use crate::state::action::PathWish;

/// `~` is where the user is at home.
pub(super) fn from_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// The key of the sentence that says why a path will not do.
pub(super) fn path_problem(wish: PathWish, path: &Path) -> Option<&'static str> {
    match wish {
        PathWish::Import | PathWish::Replace(_) => media_problem(path, wish == PathWish::Import),
        PathWish::Project => kind_problem(path, |arrival| matches!(arrival, Arrival::Project), "path-no-project"),
        PathWish::ReadSubtitles => {
            kind_problem(path, |arrival| matches!(arrival, Arrival::Captions), "path-no-subtitles")
        }
        PathWish::FindMedia(_) | PathWish::ProjectsFolder | PathWish::Elsewhere => {
            (!path.is_dir()).then_some("path-no-folder")
        }
        PathWish::WriteSubtitles | PathWish::Result | PathWish::Moving => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let is_free = !path.is_dir() && folder.is_none_or(Path::is_dir);
            (!is_free).then_some("path-no-folder")
        }
    }
}

/// What is no media is explained where media come in; here it only has to be something.
fn media_problem(path: &Path, takes_folders: bool) -> Option<&'static str> {
    match look(path) {
        Arrival::Missing => Some("path-missing"),
        Arrival::Folder(_) if !takes_folders => Some("path-is-folder"),
        Arrival::Folder(files) if !files.iter().any(|file| matches!(look(file), Arrival::Media)) => {
            Some("path-nothing-in-it")
        }
        _ => None,
    }
}

fn kind_problem(path: &Path, fits: impl Fn(&Arrival) -> bool, key: &'static str) -> Option<&'static str> {
    match look(path) {
        Arrival::Missing => Some("path-missing"),
        Arrival::Folder(_) => Some("path-is-folder"),
        arrival => (!fits(&arrival)).then_some(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wish_has_its_reasons() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("kosong")).unwrap();
        std::fs::write(at("a.srt"), "1\n00:00:01,000 --> 00:00:02,000\nSatu\n").unwrap();
        std::fs::write(at("a.txt"), "tulisan").unwrap();
        let problem = |wish, name: &str| path_problem(wish, &at(name));
        assert_eq!(problem(PathWish::Import, "tidak ada.mp4"), Some("path-missing"));
        assert_eq!(problem(PathWish::Import, "kosong"), Some("path-nothing-in-it"));
        assert_eq!(problem(PathWish::ReadSubtitles, "a.srt"), None);
        assert_eq!(problem(PathWish::ReadSubtitles, "a.txt"), Some("path-no-subtitles"));
        assert_eq!(problem(PathWish::Project, "kosong"), Some("path-is-folder"));
        assert_eq!(problem(PathWish::Project, "a.srt"), Some("path-no-project"));
        assert_eq!(problem(PathWish::ProjectsFolder, "kosong"), None);
        assert_eq!(problem(PathWish::ProjectsFolder, "a.txt"), Some("path-no-folder"));
        assert_eq!(problem(PathWish::Result, "baru.mp4"), None);
        assert_eq!(problem(PathWish::Result, "tidak ada/baru.mp4"), Some("path-no-folder"));
    }

    #[test]
    fn the_tilde_is_home() {
        let home = std::env::home_dir().unwrap();
        assert_eq!(from_home(Path::new("~/a.mp4")), home.join("a.mp4"));
        assert_eq!(from_home(Path::new("/~/a.mp4")), Path::new("/~/a.mp4"));
    }
}
