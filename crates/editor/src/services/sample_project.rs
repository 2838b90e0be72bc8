//! The project that shows how it goes: it ships with the program and is unpacked like any other.

use std::path::{Path, PathBuf};

use sunting_core::atomic_file;
use sunting_core::error::MediaError;
use sunting_core::folders;
use sunting_core::naming::{free_folder, safe_name};
use sunting_core::swallowed::OrWarn;
use sunting_core::workspace::project_place::material;

const PROJECT: &[u8] = include_bytes!("../../../../assets/sample/contoh.sunting");
const FILES: [(&str, &[u8]); 4] = [
    ("Kantor pelayanan.mp4", include_bytes!("../../../../assets/sample/Kantor pelayanan.mp4")),
    ("Aktivasi IKD.mp4", include_bytes!("../../../../assets/sample/Aktivasi IKD.mp4")),
    ("Isi formulir.mp4", include_bytes!("../../../../assets/sample/Isi formulir.mp4")),
    ("musik-tenang.m4a", include_bytes!("../../../../assets/sample/musik-tenang.m4a")),
];

/// Makes a folder of that name, or the next free one, with the project and its material; the project's file.
///
/// # Errors
/// [`MediaError`] with what could not be written.
pub fn unpack(projects: &Path, name: &str) -> Result<PathBuf, MediaError> {
    let folder = free_folder(projects, &safe_name(name));
    let filled = fill(&folder);
    if filled.is_err() {
        // The folder is new: what is half there helps nobody.
        std::fs::remove_dir_all(&folder).or_warn("removing a new folder", &folder);
    }
    filled
}

fn fill(folder: &Path) -> Result<PathBuf, MediaError> {
    let home = material(folder);
    folders::create_all(&home).map_err(|error| MediaError::from_io(&home, &error))?;
    for (name, bytes) in FILES {
        write(&home.join(name), bytes)?;
    }
    let stem = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = folder.join(format!("{stem}.sunting"));
    write(&file, PROJECT)?;
    Ok(file)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), MediaError> {
    atomic_file::write(path, bytes).map_err(|error| MediaError::from_io(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_core::workspace::open::open;
    use sunting_timeline::TrackKind;

    #[test]
    fn it_opens_with_all_its_material_and_one_subtitle_to_mend() {
        let root = tempfile::tempdir().unwrap();
        let file = unpack(root.path(), "Proyek contoh").unwrap();
        assert_eq!(unpack(root.path(), "Proyek contoh").unwrap().file_stem().unwrap(), "Proyek contoh 2");
        let opened = open(&file).unwrap();
        assert!(opened.missing.is_empty(), "{:?}", opened.missing);
        let session = sunting_session::Session::new(opened.history(), std::sync::Arc::new(opened.paths.clone()));
        assert_eq!(session.project().storyline().unwrap().clips.len(), 3);
        assert!(session.track_of(TrackKind::Audio).unwrap().ends_with_storyline);
        assert!(session.subtitles().len() >= 6);
        let to_check = session.subtitles().into_iter().filter(|clip| !session.findings(clip).is_empty());
        assert_eq!(to_check.count(), 1);
    }
}
