//! Whole projects: a copy at another place, an earlier version.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use sunting_core::error::MediaError;
use sunting_core::folders;
use sunting_core::media_paths::MediaPaths;
use sunting_core::naming::{free_folder, safe_name};
use sunting_core::project_file::{LoadedProject, ProjectFileError, load_in, save, to_bytes};
use sunting_core::swallowed::OrWarn;
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace, open};
use sunting_core::workspace::project_place::material;
use sunting_core::workspace::versions;
use sunting_timeline::Project;

/// An earlier version; what is there now, saved or not, is put aside.
///
/// # Errors
/// [`ProjectFileError`].
pub(super) fn version(
    file: &Path,
    place: &ProjectPlace,
    project: &Project,
    paths: &MediaPaths,
) -> Result<LoadedProject, ProjectFileError> {
    let loaded = load_in(file, &place.folder)?;
    let now = to_bytes(project, paths, &place.folder)?;
    let refused = |error: std::io::Error| MediaError::from_io(&place.file, &error);
    versions::put_aside(place, &now, SystemTime::now()).map_err(refused)?;
    Ok(loaded)
}

/// A project that is to be saved once more at another place.
#[derive(Clone, Debug)]
pub struct CopyOrder {
    pub place: ProjectPlace,
    /// As it is now, saved or not.
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    /// The folder in which the copy gets its own.
    pub parent: PathBuf,
    /// What the copy is called, when nothing there is called so yet.
    pub name: String,
    /// The key of the sentence that tells of it.
    pub told: &'static str,
}

/// Saves a project once more, with the material inside its folder as far as that can be read, and opens the copy. What
/// is there already stays: the copy gets a folder of its own, and nothing is left of one that fails. `progress` hears
/// 0 to 1.
///
/// # Errors
/// [`OpenError`] with the file that it happened to.
pub(super) fn copy(order: &CopyOrder, progress: &mut dyn FnMut(f32)) -> Result<Opened, OpenError> {
    let folder = free_folder(&order.parent, &safe_name(&order.name));
    let made = folders::create(&folder).map_err(|error| MediaError::from_io(&folder, &error));
    made.map_err(ProjectFileError::from)?;
    let opened = fill(order, &folder, progress).map_err(OpenError::from).and_then(|file| open(&file));
    if opened.is_err() {
        // The folder is new: what is half there helps nobody.
        std::fs::remove_dir_all(&folder).or_warn("removing a new folder", &folder);
    }
    opened
}

/// Puts material and project into a new folder; the project's file comes last.
fn fill(order: &CopyOrder, folder: &Path, progress: &mut dyn FnMut(f32)) -> Result<PathBuf, ProjectFileError> {
    let inside = own_files(order);
    let size = |file: &Path| std::fs::metadata(file).map_or(0, |facts| facts.len());
    let all: u64 = inside.iter().map(|file| size(file)).sum();
    let (mut paths, mut before, mut told) = (MediaPaths::clone(&order.paths), 0, 0);
    for file in &inside {
        let copied = copy_into(file, &material(folder), &mut |done, _| {
            let percent = (before + done) * 100 / all.max(1);
            if percent > told {
                told = percent;
                progress(percent as f32 / 100.0);
            }
            true
        });
        before += size(file);
        match copied {
            Ok(copy) => paths.0.values_mut().filter(|path| *path == file).for_each(|path| path.clone_from(&copy)),
            // What cannot be read stays where it is: the rest is safe all the same.
            Err(error) if error.path == *file => {}
            Err(error) => return Err(error.into()),
        }
    }
    let stem = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = folder.join(format!("{stem}.sunting"));
    save(&order.project, &paths, &file)?;
    Ok(file)
}

/// The files inside a project's folder that its copy needs: all material, for what was taken off the list can come
/// back, and media that lie elsewhere in the folder.
fn own_files(order: &CopyOrder) -> Vec<PathBuf> {
    let home = &order.place.folder;
    let entries = std::fs::read_dir(material(home)).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    for path in order.paths.0.values() {
        if path.starts_with(home) && path.is_file() && !files.contains(path) {
            files.push(path.clone());
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::sample_project::unpack;

    fn order(root: &Path, parent: &Path) -> CopyOrder {
        let opened = open(&unpack(root, "Contoh").unwrap()).unwrap();
        let (project, paths) = (opened.history().project().clone(), Arc::new(opened.paths.clone()));
        let parent = parent.to_owned();
        CopyOrder { place: opened.place, project, paths, parent, name: "Contoh".to_owned(), told: "" }
    }

    #[test]
    fn a_copy_has_its_material_and_touches_neither_the_first_nor_what_is_there() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let order = order(here.path(), there.path());
        let first = std::fs::read(&order.place.file).unwrap();
        std::fs::create_dir(there.path().join("Contoh")).unwrap();
        let mut heard = Vec::new();
        let copied = copy(&order, &mut |part| heard.push(part)).unwrap();
        assert_eq!(copied.place.file, there.path().join("Contoh 2/Contoh 2.sunting"));
        assert!(copied.missing.is_empty());
        assert!(copied.paths.0.values().all(|path| path.starts_with(there.path())), "{:?}", copied.paths);
        assert_eq!(copied.history().project().duration(), order.project.duration());
        assert_eq!(heard.last(), Some(&1.0));
        assert!(order.paths.0.values().all(|path| path.exists()));
        assert_eq!(std::fs::read(&order.place.file).unwrap(), first);
        assert_eq!(std::fs::read_dir(there.path().join("Contoh")).unwrap().count(), 0);
    }

    #[test]
    fn what_was_not_saved_is_kept_when_an_earlier_version_is_taken() {
        let root = tempfile::tempdir().unwrap();
        let order = order(root.path(), root.path());
        let earlier = root.path().join("earlier.sunting");
        std::fs::copy(&order.place.file, &earlier).unwrap();
        let unsaved = Project::new(order.project.canvas);
        let mut paths = MediaPaths::clone(&order.paths);
        paths.0.clear();
        let loaded = version(&earlier, &order.place, &unsaved, &paths).unwrap();
        assert!(loaded.missing.is_empty() && loaded.project.duration() == order.project.duration());
        let kept = load_in(&versions::list(&order.place)[0].file, &order.place.folder).unwrap();
        assert!(kept.project.media.is_empty(), "as it was, not as it was last saved");
    }

    #[test]
    fn what_cannot_be_saved_there_either_leaves_nothing() {
        let here = tempfile::tempdir().unwrap();
        let blocked = here.path().join("file");
        std::fs::write(&blocked, b"").unwrap();
        assert!(copy(&order(here.path(), &blocked), &mut |_| {}).is_err());
        assert_eq!(std::fs::read_dir(here.path()).unwrap().count(), 2);
    }
}
