//! Where the result goes: written beside its destination, looked at, and only then renamed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::error::ExportError;
use crate::atomic_file::{self, folder_of, part_of};
use crate::disk::largest_file;
use crate::error::MediaProblem;
use crate::media::mux::Container;

/// A destination that may be written. Dropped before [`Destination::publish`], it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Destination {
    path: PathBuf,
    part: PathBuf,
    container: Container,
    force: bool,
}

impl Destination {
    /// Looks whether the destination may be written, and starts its `.part` file.
    ///
    /// # Errors
    /// [`MediaProblem::BadName`]; [`ExportError::UnknownContainer`]; [`ExportError::DestinationIsInput`], forced or not;
    /// [`ExportError::DestinationExists`]; [`ExportError::Media`] for a folder that is not there or not writable.
    pub fn claim<'a>(
        path: &Path,
        inputs: impl Iterator<Item = &'a Path> + Clone,
        force: bool,
    ) -> Result<Self, ExportError> {
        atomic_file::check_name(path).map_err(|error| ExportError::from_io(path, &error))?;
        let container = Container::from_path(path).ok_or_else(|| ExportError::UnknownContainer(path.to_owned()))?;
        let part = part_of(path);
        if inputs.clone().any(|input| is_same_file(input, path) || is_same_file(input, &part)) {
            return Err(ExportError::DestinationIsInput(path.to_owned()));
        }
        let destination = Self { path: path.to_owned(), part, container, force };
        destination.refuse_existing()?;
        if path.is_dir() {
            return Err(ExportError::problem(path, MediaProblem::IsFolder));
        }
        // Windows does not replace what somebody plays: better said before the work than after it.
        if cfg!(windows) && path.exists() {
            File::options().append(true).open(path).map_err(|error| ExportError::from_io(path, &error))?;
        }
        File::create(&destination.part).map_err(|error| ExportError::from_io(path, &error))?;
        Ok(destination)
    }

    fn refuse_existing(&self) -> Result<(), ExportError> {
        let exists = fs::symlink_metadata(&self.path).is_ok();
        if exists && !self.force { Err(ExportError::DestinationExists(self.path.clone())) } else { Ok(()) }
    }

    /// The file that is written first.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Where it goes in the end.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn container(&self) -> Container {
        self.container
    }

    /// # Errors
    /// [`ExportError::NotEnoughSpace`] when the destination's folder has less room;
    /// [`MediaProblem::TooLargeForDisk`] when its disk takes no file of that size.
    pub fn check_space(&self, needed_bytes: u64) -> Result<(), ExportError> {
        check_room(&self.path, needed_bytes)
    }

    /// Gives the written file its name; the existing one, if any, goes only now.
    ///
    /// # Errors
    /// [`ExportError::DestinationExists`] when another one came in between; [`ExportError::Media`].
    pub fn publish(self) -> Result<(), ExportError> {
        self.refuse_existing()?;
        let synced = File::options().append(true).open(&self.part).and_then(|file| file.sync_all());
        let renamed = synced.and_then(|()| atomic_file::rename(&self.part, &self.path));
        renamed.map_err(|error| ExportError::from_io(&self.path, &error))?;
        atomic_file::sync_folder(folder_of(&self.path));
        Ok(())
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove.
        let _ = fs::remove_file(&self.part);
    }
}

/// Looks whether a file of that size can be where `path` says.
///
/// # Errors
/// [`MediaProblem::TooLargeForDisk`]; [`ExportError::NotEnoughSpace`].
pub(crate) fn check_room(path: &Path, needed_bytes: u64) -> Result<(), ExportError> {
    let folder = folder_of(path);
    if largest_file(folder).is_some_and(|most_bytes| needed_bytes > most_bytes) {
        return Err(ExportError::problem(path, MediaProblem::TooLargeForDisk));
    }
    check_space(folder, needed_bytes)
}

/// # Errors
/// [`ExportError::NotEnoughSpace`] when the folder has less room. A folder that cannot tell has enough.
pub(super) fn check_space(folder: &Path, needed_bytes: u64) -> Result<(), ExportError> {
    match fs4::available_space(folder) {
        Ok(free_bytes) if free_bytes < needed_bytes => {
            Err(ExportError::NotEnoughSpace { path: folder.to_owned(), needed_bytes, free_bytes })
        }
        _ => Ok(()),
    }
}

/// Whether both names lead to one file, by whatever link or spelling.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    // Pipes are not opened: whoever opens one waits for the other end.
    let are_files = a.is_file() && b.is_file();
    a == b || (are_files && same_file::is_same_file(a, b).unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            let folder = Self(tempfile::tempdir().unwrap());
            fs::write(folder.path("in.mp4"), "input").unwrap();
            folder
        }
        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }
        fn claim(&self, name: &str, force: bool) -> Result<Destination, ExportError> {
            let input = self.path("in.mp4");
            Destination::claim(&self.path(name), [input.as_path()].into_iter(), force)
        }
        fn names(&self) -> Vec<String> {
            let mut names: Vec<String> = fs::read_dir(self.0.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        }
    }

    #[test]
    fn a_result_appears_whole_and_a_failure_leaves_nothing() {
        let folder = Folder::new();
        let destination = folder.claim("out.mp4", false).unwrap();
        assert_eq!(folder.names(), ["in.mp4", "out.mp4.part"]);
        drop(destination);
        assert_eq!(folder.names(), ["in.mp4"]);
        let destination = folder.claim("out.mp4", false).unwrap();
        fs::write(destination.part(), "result").unwrap();
        destination.publish().unwrap();
        assert_eq!(folder.names(), ["in.mp4", "out.mp4"]);
        assert_eq!(fs::read_to_string(folder.path("out.mp4")).unwrap(), "result");
    }

    #[test]
    fn an_existing_file_stays_unless_forced() {
        let folder = Folder::new();
        fs::write(folder.path("out.mp4"), "old").unwrap();
        assert!(matches!(folder.claim("out.mp4", false), Err(ExportError::DestinationExists(_))));
        let destination = folder.claim("out.mp4", true).unwrap();
        drop(destination);
        assert_eq!(fs::read_to_string(folder.path("out.mp4")).unwrap(), "old");
    }

    #[test]
    fn a_file_that_came_in_between_is_not_replaced() {
        let folder = Folder::new();
        let destination = folder.claim("out.mp4", false).unwrap();
        fs::write(folder.path("out.mp4"), "new").unwrap();
        assert!(matches!(destination.publish(), Err(ExportError::DestinationExists(_))));
        assert_eq!(folder.names(), ["in.mp4", "out.mp4"]);
    }

    #[test]
    fn an_input_is_never_a_destination_forced_or_not() {
        let folder = Folder::new();
        assert!(matches!(folder.claim("in.mp4", true), Err(ExportError::DestinationIsInput(_))));
        fs::hard_link(folder.path("in.mp4"), folder.path("hard.mp4")).unwrap();
        assert!(matches!(folder.claim("hard.mp4", true), Err(ExportError::DestinationIsInput(_))));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path("in.mp4"), folder.path("link.mp4")).unwrap();
            assert!(matches!(folder.claim("link.mp4", true), Err(ExportError::DestinationIsInput(_))));
        }
        #[cfg(windows)]
        assert!(matches!(folder.claim("IN.MP4", true), Err(ExportError::DestinationIsInput(_))));
        assert_eq!(fs::read_to_string(folder.path("in.mp4")).unwrap(), "input");
    }

    #[test]
    fn what_cannot_be_written_is_said_at_once() {
        let folder = Folder::new();
        assert!(matches!(folder.claim("out.avi", false), Err(ExportError::UnknownContainer(_))));
        let missing = folder.claim("none/out.mp4", false);
        assert!(matches!(missing, Err(ExportError::Media(error)) if error.path == folder.path("none/out.mp4")));
        fs::create_dir(folder.path("dir.mp4")).unwrap();
        assert!(folder.claim("dir.mp4", true).is_err());
        assert!(matches!(check_space(folder.0.path(), u64::MAX), Err(ExportError::NotEnoughSpace { .. })));
    }

    #[cfg(windows)]
    #[test]
    fn what_windows_would_not_write_is_said_before_the_work() {
        use std::os::windows::fs::OpenOptionsExt;
        let folder = Folder::new();
        for name in ["CON.mp4", "nul.mp4", "COM1.kamera.mp4"] {
            let refused = folder.claim(name, true);
            assert!(
                matches!(refused, Err(ExportError::Media(error)) if error.problem == MediaProblem::BadName),
                "{name}"
            );
        }
        fs::write(folder.path("out.mp4"), "old").unwrap();
        let shared_for_reading = 1;
        let player = File::options().read(true).share_mode(shared_for_reading).open(folder.path("out.mp4")).unwrap();
        let refused = folder.claim("out.mp4", true);
        assert!(matches!(refused, Err(ExportError::Media(error)) if error.problem == MediaProblem::InUse));
        drop(player);
        assert_eq!(folder.names(), ["in.mp4", "out.mp4"]);
    }
}
