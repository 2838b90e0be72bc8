//! The office of this laptop: its colours, logo, and the names and sources that were used, in one file that can be given
//! to colleagues.
//!
//! It lies in `Dokumen/Sunting/Kantor`, named after the office. Whatever else lies there is left alone: of several
//! files, the one that was written last is the laptop's.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sunting_graphics::kit_file::{EXTENSION, KitFile, KitFileError, MOST_FILE_BYTES};

use crate::atomic_file;
use crate::error::{ContentError, MediaError};
use crate::folders::create_all;
use crate::naming::{free_file, safe_name, with_ending};
use crate::ordinary_file;
use crate::swallowed::OrWarn;

/// The folder below that of new projects.
const FOLDER: &str = "Kantor";
/// The name of an office's file that has none itself.
const UNNAMED: &str = "Kantor";
/// So many files are looked at.
const MOST_FILES: usize = 200;

/// Why an office's file cannot be read.
pub type OfficeError = ContentError<KitFileError>;

/// Where offices' files lie, below the folder of projects in the user's documents.
pub fn folder(projects: &Path) -> PathBuf {
    projects.join(FOLDER)
}

/// Reads an office's file.
///
/// # Errors
/// [`OfficeError`].
pub fn read(path: &Path) -> Result<KitFile, OfficeError> {
    let bytes = ordinary_file::read(path, MOST_FILE_BYTES as u64).map_err(|error| MediaError::from_io(path, &error))?;
    KitFile::from_bytes(&bytes).map_err(ContentError::Content)
}

/// The laptop's office and its file; `None` when there is none yet.
///
/// # Errors
/// Why the newest of the files cannot be read, if none of them can.
pub fn find(folder: &Path) -> Result<Option<(PathBuf, KitFile)>, OfficeError> {
    let mut refused = None;
    for path in newest_first(folder) {
        match read(&path) {
            Ok(file) => return Ok(Some((path, file))),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    refused.map_or(Ok(None), Err)
}

fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_FILES).map(|entry| entry.path());
    let is_office = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
    let written = |path: &PathBuf| path.metadata().and_then(|facts| facts.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut files: Vec<(SystemTime, PathBuf)> = entries.filter(is_office).map(|path| (written(&path), path)).collect();
    files.sort();
    files.into_iter().rev().map(|(_, path)| path).collect()
}

/// Keeps the laptop's office, in the file that it had before or in a new one; where it lies then. When the office was
/// renamed, so is its file.
///
/// # Errors
/// [`MediaError`]; the file from before is there still.
pub fn keep(folder: &Path, before: Option<&Path>, file: &KitFile) -> Result<PathBuf, MediaError> {
    let name = match file.kit.name.trim() {
        "" => UNNAMED.to_owned(),
        name => safe_name(name),
    };
    if let Some(before) = before.filter(|before| is_named(before, &name)) {
        write(before, file)?;
        return Ok(before.to_owned());
    }
    create_all(folder).map_err(|error| MediaError::from_io(folder, &error))?;
    let path = free_file(folder, &name, EXTENSION);
    atomic_file::write_new(&path, file.to_text().as_bytes()).map_err(|error| MediaError::from_io(&path, &error))?;
    if let Some(before) = before {
        // The same is in the new one.
        fs::remove_file(before).or_warn("removing the office's file of its old name", before);
    }
    Ok(path)
}

/// Whether a file is called so, maybe with a number behind it.
fn is_named(path: &Path, name: &str) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let rest = stem.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(|rest| rest.parse::<u32>().is_ok()))
}

/// Writes an office's file for colleagues; where it lies, with its ending.
///
/// # Errors
/// [`MediaError`].
pub fn give(path: &Path, file: &KitFile) -> Result<PathBuf, MediaError> {
    let path = with_ending(path, EXTENSION);
    write(&path, file)?;
    Ok(path)
}

fn write(path: &Path, file: &KitFile) -> Result<(), MediaError> {
    atomic_file::write(path, file.to_text().as_bytes()).map_err(|error| MediaError::from_io(path, &error))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sunting_timeline::kit::Kit;

    use super::*;

    fn office(name: &str) -> KitFile {
        KitFile::new(Kit { name: name.to_owned(), ..Kit::default() })
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_office_is_kept_in_one_file_that_follows_its_name() {
        let root = tempfile::tempdir().unwrap();
        let folder = folder(root.path());
        assert_eq!(find(&folder), Ok(None));
        let first = keep(&folder, None, &office("")).unwrap();
        assert_eq!(names(&folder), ["Kantor.kantor"]);
        let second = keep(&folder, Some(&first), &office("Dinas A/B")).unwrap();
        assert_eq!(names(&folder), ["Dinas A B.kantor"]);
        let mut file = office("Dinas A/B");
        file.remember_source("BPS");
        assert_eq!(keep(&folder, Some(&second), &file), Ok(second.clone()));
        assert_eq!(find(&folder), Ok(Some((second, file))));
    }

    #[test]
    fn a_file_of_that_name_is_not_overwritten_and_the_one_written_last_is_the_laptops() {
        let root = tempfile::tempdir().unwrap();
        let first = keep(root.path(), None, &office("Dinas")).unwrap();
        let old = SystemTime::now() - Duration::from_secs(60);
        fs::File::options().write(true).open(&first).unwrap().set_modified(old).unwrap();
        let second = keep(root.path(), None, &office("Dinas")).unwrap();
        assert_eq!(names(root.path()), ["Dinas 2.kantor", "Dinas.kantor"]);
        assert_eq!(keep(root.path(), Some(&second), &office("Dinas")), Ok(second.clone()), "its number stays");
        assert_eq!(find(root.path()).unwrap().unwrap().0, second);
        fs::write(&second, "rusak").unwrap();
        assert_eq!(find(root.path()).unwrap().unwrap().0, first, "one that can be read");
        fs::write(&first, "rusak").unwrap();
        assert!(matches!(find(root.path()), Err(OfficeError::Content(KitFileError::NotAKit(_)))));
    }

    #[test]
    fn what_is_given_has_its_ending() {
        let root = tempfile::tempdir().unwrap();
        let given = give(&root.path().join("Untuk Rina"), &office("Dinas")).unwrap();
        assert_eq!(names(root.path()), ["Untuk Rina.kantor"]);
        assert_eq!(read(&given), Ok(office("Dinas")));
        assert!(matches!(read(&root.path().join("lain.kantor")), Err(OfficeError::File(_))));
    }
}
