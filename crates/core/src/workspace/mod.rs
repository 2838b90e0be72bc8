//! Projects on the disk: where their files lie, and how no work is ever lost.
//!
//! ```text
//! Dokumen/Sunting/Aktivasi IKD/
//!   Aktivasi IKD.sunting          the project, saved as a whole
//!   Bahan/                        copies of what came from sticks and phones
//!   .sunting/Aktivasi IKD/        what belongs to that project, and to no other in the folder:
//!     journal                     every step since that save, on the disk within a second
//!     versions/                   earlier versions: of the last hour, day, week
//!     lock  running               one window at a time; whether the last one ended well
//!     standpoint                  where somebody was in it
//! ```

pub mod arrival;
pub mod autosave;
mod autosave_messages;
mod autosave_worker;
mod below;
pub mod copying;
pub mod editing;
pub mod finding;
pub mod journal;
pub mod office;
pub mod open;
pub mod places;
pub mod project_place;
pub mod recents;
mod renaming;
pub mod settings;
pub mod standpoint;
pub mod versions;

use std::io;
use std::path::{Component, Path, PathBuf};

use project_place::ProjectPlace;

use crate::error::{MediaError, MediaProblem};
use crate::ordinary_file::check_folder;

/// What is hidden beside a project's file.
fn hidden(place: &ProjectPlace) -> PathBuf {
    let stem = place.file.file_stem().unwrap_or_default();
    // Of "...sunting" the stem is "..", which would be the project's folder itself.
    let is_name = matches!(Path::new(stem).components().next(), Some(Component::Normal(_)));
    let name = if is_name { stem } else { place.file.file_name().unwrap_or_default() };
    place.folder.join(".sunting").join(name)
}

/// Looks whether what is hidden beside a project lies there: a folder that came from somebody else may hold links in
/// its place, and nothing is written where they lead.
fn check_hidden(place: &ProjectPlace) -> io::Result<()> {
    let secret = hidden(place);
    secret.parent().map_or(Ok(()), check_folder)?;
    check_folder(&secret)
}

/// What has to be a folder there, and what has to be a file, where it is there at all.
const FILES: [&str; 4] = ["journal", "journal.new", "lock", "running"];

/// Looks whether what is hidden beside a project can be kept there, and names what is in the way.
///
/// # Errors
/// [`MediaProblem::InTheWay`], [`MediaProblem::IsLink`], and what the system says.
fn check_room(place: &ProjectPlace) -> Result<(), MediaError> {
    let (secret, in_the_way) = (hidden(place), |path: &Path| MediaError::new(path, MediaProblem::InTheWay));
    for folder in secret.parent().into_iter().chain([secret.as_path()]) {
        check_folder(folder).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory => in_the_way(folder),
            _ => MediaError::from_io(folder, &error),
        })?;
    }
    // A link in the place of this one is left alone, and no versions are kept.
    let versions = versions::folder_of(place);
    if versions.symlink_metadata().is_ok_and(|facts| facts.is_file()) {
        return Err(in_the_way(&versions));
    }
    let mut files = FILES.iter().map(|name| secret.join(name));
    match files.find(|file| file.symlink_metadata().is_ok_and(|facts| facts.is_dir())) {
        Some(folder) => Err(in_the_way(&folder)),
        None => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests;
