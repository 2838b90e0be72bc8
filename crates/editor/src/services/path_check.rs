//! Whether a path that somebody typed leads to what it is typed for.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sunting_core::media::subtitles;
use sunting_core::ordinary_file;
use sunting_core::workspace::arrival::{Arrival, look, projects_in};
use sunting_timeline::captions;

use crate::state::request::PathWish;
use crate::state::table_files::is_table_file;

const UNREADABLE: &str = "path-unreadable";

/// Why a path will not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathProblem {
    /// The key of the sentence that says it.
    pub key: &'static str,
    pub names: String,
}

impl From<&'static str> for PathProblem {
    fn from(key: &'static str) -> Self {
        Self { key, names: String::new() }
    }
}

/// The path that is meant: `~` is where the user is at home, and a project's folder stands for its project.
pub(super) fn meant(wish: PathWish, typed: &Path) -> PathBuf {
    let path = from_home(typed);
    match wish {
        PathWish::Project => project_at(&path).unwrap_or(path),
        _ => path,
    }
}

fn from_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// The project that a path means: a folder stands for the only one in it.
///
/// # Errors
/// Which of several is meant is for the user to say.
pub(super) fn project_at(path: &Path) -> Result<PathBuf, PathProblem> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let mut projects = projects_in(path);
    match projects.len() {
        0 if fs::read_dir(path).is_err() => Err(UNREADABLE.into()),
        0 => Err("path-no-project-in-it".into()),
        1 => Ok(projects.remove(0)),
        _ => Err(several(&projects)),
    }
}

/// Names the projects of which one was meant; the first few of many.
pub fn several(projects: &[PathBuf]) -> PathProblem {
    const MOST: usize = 4;
    let stem = |file: &PathBuf| file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let listed: Vec<String> = projects.iter().take(MOST).map(stem).collect();
    let more = if projects.len() > MOST { ", …" } else { "" };
    PathProblem { key: "path-several-projects", names: format!("{}{more}", listed.join(", ")) }
}

/// Why a path will not do.
pub(super) fn path_problem(wish: PathWish, path: &Path) -> Option<PathProblem> {
    match wish {
        PathWish::Project if path.is_dir() => project_at(path).err(),
        PathWish::Import if let Arrival::Projects(projects) = look(path) => Some(several(&projects)),
        _ => problem(wish, path).map(PathProblem::from),
    }
}

/// The key of the sentence that says it.
fn problem(wish: PathWish, path: &Path) -> Option<&'static str> {
    match wish {
        PathWish::Import | PathWish::Replace(_) => media_problem(path, wish == PathWish::Import),
        PathWish::FindMedia | PathWish::FindForJob(_) => {
            if path.is_dir() {
                folder_problem(path)
            } else {
                media_problem(path, false)
            }
        }
        PathWish::Project => kind_problem(path, |arrival| matches!(arrival, Arrival::Project), "path-no-project"),
        PathWish::ReadSubtitles => {
            let may_hold_them = |ending: &str| captions::ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
            let is_text = path.extension().and_then(|ending| ending.to_str()).is_some_and(may_hold_them);
            let may_be_inside = subtitles::may_hold(path);
            let fits = |arrival: &Arrival| is_text || may_be_inside || matches!(arrival, Arrival::Captions);
            kind_problem(path, fits, "path-no-subtitles")
        }
        PathWish::ReadTable => kind_problem(path, |_| is_table_file(path), "path-no-table"),
        PathWish::FindBelow | PathWish::ProjectsFolder | PathWish::Elsewhere | PathWish::JobFolder(_) => {
            folder_problem(path)
        }
        PathWish::Logo | PathWish::TakeOffice if path.is_dir() => Some("path-is-folder"),
        PathWish::Logo | PathWish::TakeOffice => (!path.exists()).then_some("path-missing"),
        PathWish::WriteSubtitles | PathWish::Result | PathWish::Moving | PathWish::GiveOffice => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            if path.is_dir() { Some("path-no-folder") } else { folder.and_then(folder_problem) }
        }
    }
}

/// What is no media is explained where media come in; here it only has to be something.
fn media_problem(path: &Path, takes_folders: bool) -> Option<&'static str> {
    match look(path) {
        Arrival::Missing => Some(absent(path, "path-missing")),
        Arrival::Folder { .. } if !takes_folders => Some("path-is-folder"),
        Arrival::Projects(_) => Some("path-is-folder"),
        Arrival::Folder { .. } if fs::read_dir(path).is_err() => Some(UNREADABLE),
        Arrival::Folder { files, .. } => files.is_empty().then_some("path-nothing-in-it"),
        _ => unreadable(path),
    }
}

fn kind_problem(path: &Path, fits: impl Fn(&Arrival) -> bool, key: &'static str) -> Option<&'static str> {
    match look(path) {
        Arrival::Missing => Some(absent(path, "path-missing")),
        Arrival::Folder { .. } | Arrival::Projects(_) => Some("path-is-folder"),
        arrival if !fits(&arrival) => Some(key),
        _ => unreadable(path),
    }
}

fn folder_problem(path: &Path) -> Option<&'static str> {
    (!path.is_dir()).then(|| absent(path, "path-no-folder"))
}

/// In a folder that nobody may look into, something may well be there.
fn absent(path: &Path, key: &'static str) -> &'static str {
    let is_shut = fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied);
    if is_shut { UNREADABLE } else { key }
}

fn unreadable(path: &Path) -> Option<&'static str> {
    ordinary_file::open(path).is_err().then_some(UNREADABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wish_has_its_reasons() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("kosong")).unwrap();
        fs::write(at("a.srt"), "1\n00:00:01,000 --> 00:00:02,000\nSatu\n").unwrap();
        fs::write(at("a.txt"), "tulisan").unwrap();
        fs::write(at("a.pdf"), "%PDF-").unwrap();
        let problem = |wish, name: &str| path_problem(wish, &at(name)).map(|problem| problem.key);
        assert_eq!(problem(PathWish::Import, "tidak ada.mp4"), Some("path-missing"));
        assert_eq!(problem(PathWish::Import, "kosong"), Some("path-nothing-in-it"));
        assert_eq!(problem(PathWish::ReadSubtitles, "a.srt"), None);
        assert_eq!(problem(PathWish::ReadSubtitles, "a.txt"), None);
        fs::write(at("a.mkv"), "film").unwrap();
        assert_eq!(problem(PathWish::ReadSubtitles, "a.mkv"), None);
        assert_eq!(problem(PathWish::ReadSubtitles, "a.pdf"), Some("path-no-subtitles"));
        assert_eq!(problem(PathWish::Project, "kosong"), Some("path-no-project-in-it"));
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

    #[test]
    fn a_folder_has_to_hold_something_to_put_in() {
        let root = tempfile::tempdir().unwrap();
        let problem = |name: &str, files: &[(&str, &[u8])]| {
            let folder = root.path().join(name);
            fs::create_dir(&folder).unwrap();
            files.iter().for_each(|(file, bytes)| fs::write(folder.join(file), bytes).unwrap());
            path_problem(PathWish::Import, &folder).map(|problem| problem.key)
        };
        let letters: &[(&str, &[u8])] =
            &[("surat.docx", b"PK\x03\x04"), ("daftar.txt", b"isi"), ("tabel.xlsx", b"PK\x03\x04")];
        assert_eq!(problem("surat", letters), Some("path-nothing-in-it"));
        assert_eq!(problem("film", &[letters[0], ("a.MP4", b"isi")]), None);
        // These are explained where they come in.
        assert_eq!(problem("ponsel", &[("IMG_1.HEIC", b"\0\0\0\x18ftypheic")]), None);
        assert_eq!(problem("unduhan", &[("a.mp4.crdownload", b"")]), None);
    }

    #[test]
    fn a_folder_with_one_project_stands_for_it() {
        let root = tempfile::tempdir().unwrap();
        let (folder, project) = (root.path(), root.path().join("Rapat.sunting"));
        assert_eq!(meant(PathWish::Project, folder), folder);
        fs::write(&project, "").unwrap();
        assert_eq!(meant(PathWish::Project, folder), project);
        assert_eq!(meant(PathWish::Import, folder), folder);
        fs::write(root.path().join("Rapat 2.sunting"), "").unwrap();
        assert_eq!(meant(PathWish::Project, folder), folder);
        let problem = path_problem(PathWish::Project, folder).unwrap();
        assert_eq!((problem.key, problem.names.as_str()), ("path-several-projects", "Rapat 2, Rapat"));
    }

    #[cfg(unix)]
    #[test]
    fn what_may_not_be_read_is_not_called_missing() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let (shut, file) = (root.path().join("tertutup"), root.path().join("a.srt"));
        fs::create_dir(&shut).unwrap();
        fs::write(shut.join("b.mp4"), "isi").unwrap();
        fs::write(&file, "1\n00:00:01,000 --> 00:00:02,000\nSatu\n").unwrap();
        let shut_all = |mode: u32| {
            for path in [&shut, &file] {
                fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            }
        };
        shut_all(0o000);
        // Whoever administers the machine may read everything.
        if fs::read_dir(&shut).is_err() {
            let told = Some(PathProblem::from(UNREADABLE));
            assert_eq!(path_problem(PathWish::Import, &shut), told);
            assert_eq!(path_problem(PathWish::Import, &shut.join("b.mp4")), told);
            assert_eq!(path_problem(PathWish::Project, &shut), told);
            assert_eq!(path_problem(PathWish::Elsewhere, &shut.join("dalam")), told);
            assert_eq!(path_problem(PathWish::ReadSubtitles, &file), told);
        }
        shut_all(0o700);
        assert_eq!(path_problem(PathWish::Import, &shut), None);
    }
}
