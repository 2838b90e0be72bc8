//! Renaming a project: its file, the hidden files beside it, and its folder if that is the project's own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::project_place::ProjectPlace;
use super::{hidden, versions};
use crate::atomic_file::rename as move_to;
use crate::error::MediaError;
use crate::naming::{numbered, safe_name};
use crate::swallowed::OrWarn;

/// Gives a project that name, or the next free one. Nothing inside may be open: Windows would refuse.
///
/// # Errors
/// [`MediaError`]; all is called then what it was called before.
pub(super) fn rename(place: &ProjectPlace, name: &str) -> Result<ProjectPlace, MediaError> {
    let name = safe_name(name);
    if name == place.name() {
        return Ok(place.clone());
    }
    let steps = |number| steps_to(place, &numbered(&name, number));
    let is_free = |steps: &[RenameStep]| steps.iter().all(|step| !is_taken(&step.to, &step.from));
    let steps = (1..u32::MAX).map(steps).find(|steps| is_free(steps)).unwrap_or_default();
    for (done, step) in steps.iter().enumerate() {
        if let Err(error) = move_to(&step.from, &step.to) {
            // What has its new name already gets its old one back.
            for step in steps[..done].iter().rev() {
                move_to(&step.to, &step.from).or_warn("giving an old name back", &step.to);
            }
            return Err(MediaError::from_io(&step.from, &error));
        }
    }
    let file = steps.first().map_or_else(|| place.file.clone(), |step| step.to.clone());
    let folder = steps.iter().find(|step| step.from == place.folder).map_or(&place.folder, |step| &step.to);
    Ok(ProjectPlace::of(&folder.join(file.file_name().unwrap_or_default())))
}

/// A project whose file was given another name by hand keeps what is hidden beside it: that is the only one whose file
/// is not there.
pub(super) fn follow_by_hand(place: &ProjectPlace) {
    let secret = hidden(place);
    let Some(all) = secret.parent().filter(|_| !secret.exists()) else { return };
    let is_left = |secret: &PathBuf| {
        let stem = secret.file_name().unwrap_or_default().to_string_lossy();
        secret.symlink_metadata().is_ok_and(|facts| facts.is_dir())
            && !place.folder.join(format!("{stem}.sunting")).exists()
    };
    let entries = std::fs::read_dir(all).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut left = entries.filter(is_left);
    if let (Some(only), None) = (left.next(), left.next()) {
        // Without it, earlier versions are only not listed.
        move_to(&only, &secret).or_warn("following a project that was renamed", &place.file);
    }
}

/// One of the names that change together.
struct RenameStep {
    from: PathBuf,
    to: PathBuf,
}

/// The file first, and the folder around all at last. A folder that is called otherwise than the project is not the
/// project's own: it may be where everything is downloaded to.
fn steps_to(place: &ProjectPlace, name: &str) -> Vec<RenameStep> {
    let mut steps = vec![RenameStep { from: place.file.clone(), to: place.folder.join(format!("{name}.sunting")) }];
    for newest in versions::newest_beside(place) {
        let own = newest.file_name().unwrap_or_default().to_string_lossy();
        let rest = own.strip_prefix(&place.name()).unwrap_or_default();
        steps.push(RenameStep { to: newest.with_file_name(format!("{name}{rest}")), from: newest.clone() });
    }
    let secret = hidden(place);
    if secret.exists() {
        steps.push(RenameStep { to: secret.with_file_name(name), from: secret });
    }
    if place.folder.file_name() == place.file.file_stem() {
        steps.push(RenameStep { to: place.folder.with_file_name(name), from: place.folder.clone() });
    }
    steps
}

/// Whether somebody else has that name. Where "rapat" is the same as "Rapat", it is there already, and yet free.
fn is_taken(name: &Path, now: &Path) -> bool {
    name.symlink_metadata().is_ok() && (!differ_in_case_only(name, now) || is_listed(name))
}

fn differ_in_case_only(a: &Path, b: &Path) -> bool {
    let lower = |path: &Path| path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    lower(a) == lower(b)
}

fn is_listed(path: &Path) -> bool {
    let entries = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let name: Option<&OsStr> = path.file_name();
    entries.into_iter().any(|entry| Some(entry.file_name().as_os_str()) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn project(folder: &Path, stem: &str) -> ProjectPlace {
        let place = ProjectPlace::of(&folder.join(format!("{stem}.sunting")));
        fs::create_dir_all(hidden(&place)).unwrap();
        fs::write(&place.file, stem).unwrap();
        fs::write(hidden(&place).join("journal"), stem).unwrap();
        place
    }

    #[test]
    fn the_folder_of_everything_keeps_its_name() {
        let root = tempfile::tempdir().unwrap();
        let downloads = root.path().join("Downloads");
        let other = project(&downloads, "Lain");
        let renamed = rename(&project(&downloads, "Rapat"), "Rapat Desa").unwrap();
        assert_eq!(renamed.file, downloads.join("Rapat Desa.sunting"));
        assert_eq!(fs::read_to_string(hidden(&renamed).join("journal")).unwrap(), "Rapat");
        assert_eq!(rename(&renamed, "Lain").unwrap().file, downloads.join("Lain 2.sunting"));
        assert_eq!(fs::read_to_string(&other.file).unwrap(), "Lain");
    }

    #[test]
    fn its_own_folder_goes_with_a_project_and_a_taken_one_stays() {
        let root = tempfile::tempdir().unwrap();
        let place = project(&root.path().join("Rapat"), "Rapat");
        fs::create_dir(root.path().join("Desa")).unwrap();
        let renamed = rename(&place, "Desa").unwrap();
        assert_eq!(renamed.file, root.path().join("Desa 2/Desa 2.sunting"));
        assert!(renamed.file.is_file() && hidden(&renamed).join("journal").is_file() && !place.folder.exists());
    }

    #[test]
    fn other_capitals_are_no_second_name() {
        let root = tempfile::tempdir().unwrap();
        let renamed = rename(&project(&root.path().join("rapat"), "rapat"), "Rapat").unwrap();
        assert_eq!(renamed.file, root.path().join("Rapat/Rapat.sunting"));
        // Where capitals count, another project may have that name.
        project(&root.path().join("RAPAT"), "RAPAT");
        let beside = is_listed(&root.path().join("RAPAT")) && is_listed(&root.path().join("Rapat"));
        let expected = if beside { "RAPAT 2" } else { "RAPAT" };
        assert_eq!(rename(&renamed, "RAPAT").unwrap().name(), expected);
    }

    #[test]
    fn a_file_renamed_by_hand_takes_only_what_nobody_else_owns() {
        let root = tempfile::tempdir().unwrap();
        let (place, other) = (project(root.path(), "Rapat"), project(root.path(), "Lain"));
        let renamed = ProjectPlace::of(&root.path().join("Rapat Desa.sunting"));
        fs::rename(&place.file, &renamed.file).unwrap();
        follow_by_hand(&renamed);
        assert_eq!(fs::read_to_string(hidden(&renamed).join("journal")).unwrap(), "Rapat");
        assert_eq!(fs::read_to_string(hidden(&other).join("journal")).unwrap(), "Lain");
    }

    #[test]
    fn what_cannot_be_renamed_whole_keeps_its_name() {
        let root = tempfile::tempdir().unwrap();
        let place = project(&root.path().join("Rapat"), "Rapat");
        fs::remove_file(&place.file).unwrap();
        assert!(rename(&place, "Desa").is_err());
        assert!(hidden(&place).join("journal").is_file());
    }
}
