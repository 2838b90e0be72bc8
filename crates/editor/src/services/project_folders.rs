//! Whole project folders: another name, a copy, another place, an earlier version.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use sunting_core::error::MediaError;
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::{ProjectFileError, load_in, save};
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::keeper::material;
use sunting_core::workspace::naming::{free_folder, safe_name};
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace, open};
use sunting_core::workspace::versions;
use sunting_timeline::Project;

/// Gives a project's folder and file another name.
///
/// # Errors
/// [`MediaError`]; both are called then what they were called before.
pub(super) fn rename(place: &ProjectPlace, name: &str) -> Result<ProjectPlace, MediaError> {
    let name = safe_name(name);
    if name == place.name() {
        return Ok(place.clone());
    }
    let parent = place.folder.parent().unwrap_or(&place.folder);
    let folder = free_folder(parent, &name);
    let move_to = |from: &Path, to: &Path| std::fs::rename(from, to).map_err(|error| MediaError::from_io(from, &error));
    let stem = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or(name);
    let file = place.folder.join(format!("{stem}.sunting"));
    move_to(&place.file, &file)?;
    if let Err(error) = move_to(&place.folder, &folder) {
        // The folder keeps its name, so the file gets its own back.
        let _ = move_to(&file, &place.file);
        return Err(error);
    }
    Ok(ProjectPlace::of(&folder.join(format!("{stem}.sunting"))))
}

/// A second folder with the same project; material inside the first one is copied.
///
/// # Errors
/// [`MediaError`] with what could not be copied.
pub(super) fn duplicate(place: &ProjectPlace, name: &str) -> Result<PathBuf, MediaError> {
    let io = |path: &Path, error: &std::io::Error| MediaError::from_io(path, error);
    let parent = place.folder.parent().unwrap_or(&place.folder);
    let folder = free_folder(parent, &safe_name(name));
    std::fs::create_dir_all(&folder).map_err(|error| io(&folder, &error))?;
    for entry in std::fs::read_dir(material(&place.folder)).into_iter().flatten().flatten() {
        copy_into(&entry.path(), &material(&folder), &mut |_, _| true)?;
    }
    let stem = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = folder.join(format!("{stem}.sunting"));
    std::fs::copy(&place.file, &file).map_err(|error| io(&place.file, &error))?;
    Ok(file)
}

/// An earlier version; the newest is kept as one.
///
/// # Errors
/// [`ProjectFileError`].
pub(super) fn version(file: &Path, place: &ProjectPlace) -> Result<(Arc<Project>, Arc<MediaPaths>), ProjectFileError> {
    let io = |error: &std::io::Error| ProjectFileError::from(MediaError::from_io(&place.file, error));
    let newest = std::fs::read(&place.file).map_err(|error| io(&error))?;
    versions::keep_now(&place.folder, &newest, SystemTime::now()).map_err(|error| io(&error))?;
    let loaded = load_in(file, &place.folder)?;
    Ok((Arc::new(loaded.project), Arc::new(loaded.media_paths)))
}

/// Saves a project in a new folder below `parent`, because it cannot be saved `before`. Material that lies there comes
/// along, as far as it can be read. Nothing is left when it cannot be saved here either.
///
/// # Errors
/// [`OpenError`].
pub(super) fn save_elsewhere(
    parent: &Path,
    name: &str,
    project: &Project,
    paths: &Arc<MediaPaths>,
    before: Option<&ProjectPlace>,
) -> Result<Opened, OpenError> {
    let folder = free_folder(parent, &safe_name(name));
    std::fs::create_dir_all(&folder).map_err(|error| ProjectFileError::from(MediaError::from_io(&folder, &error)))?;
    let stem = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = folder.join(format!("{stem}.sunting"));
    let mut paths = MediaPaths::clone(paths);
    for path in paths.0.values_mut() {
        if before.is_some_and(|place| path.starts_with(&place.folder))
            && let Ok(copy) = copy_into(path, &material(&folder), &mut |_, _| true)
        {
            *path = copy;
        }
    }
    let opened = save(project, &paths, &file).map_err(OpenError::from).and_then(|()| open(&file));
    if opened.is_err() {
        // The folder is new: what is half there helps nobody.
        let _ = std::fs::remove_dir_all(&folder);
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::sample_project::unpack;

    #[test]
    fn a_project_saved_elsewhere_has_its_material_with_it_and_the_first_one_stays() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = unpack(here.path(), "Contoh").unwrap();
        let before = open(&file).unwrap();
        let project = before.history().project().clone();
        let paths = Arc::new(before.paths.clone());
        let saved = save_elsewhere(there.path(), "Contoh", &project, &paths, Some(&before.place)).unwrap();
        assert_eq!(saved.place.file, there.path().join("Contoh/Contoh.sunting"));
        assert!(saved.missing.is_empty());
        assert!(saved.paths.0.values().all(|path| path.starts_with(there.path())), "{:?}", saved.paths);
        assert_eq!(saved.history().project().duration(), project.duration());
        assert!(paths.0.values().all(|path| path.exists()));
    }

    #[test]
    fn what_cannot_be_saved_elsewhere_either_leaves_nothing() {
        let here = tempfile::tempdir().unwrap();
        let blocked = here.path().join("file");
        std::fs::write(&blocked, b"").unwrap();
        let before = open(&unpack(here.path(), "Contoh").unwrap()).unwrap();
        let project = before.history().project().clone();
        let paths = Arc::new(before.paths.clone());
        assert!(save_elsewhere(&blocked, "Contoh", &project, &paths, Some(&before.place)).is_err());
        assert_eq!(std::fs::read_dir(here.path()).unwrap().count(), 2);
    }
}
