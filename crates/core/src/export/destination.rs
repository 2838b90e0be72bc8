//! Where the result goes: it is written under another name beside its destination, checked, and only then renamed.

use std::fs::File;
use std::path::Path;

use super::error::ExportError;
use crate::atomic_file::{self, AtomicFile, folder_of};
use crate::disk::largest_file;
use crate::error::MediaProblem;
use crate::media::container::Container;

/// A destination that may be written. Dropped before [`Destination::publish`], it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Destination {
    file: AtomicFile,
    container: Container,
    force: bool,
}

impl Destination {
    /// Checks that the destination may be written, and creates its temporary file.
    ///
    /// # Errors
    /// [`ExportError::UnknownContainer`]; as [`check_destination`]; [`ExportError::Media`] for a folder that is not there
    /// or not writable.
    pub fn claim<'a>(
        path: &Path,
        inputs: impl Iterator<Item = &'a Path> + Clone,
        force: bool,
    ) -> Result<Self, ExportError> {
        let container = Container::from_path(path).ok_or_else(|| ExportError::UnknownContainer(path.to_owned()))?;
        check_destination(path, inputs, force)?;
        // Windows does not replace what somebody plays: better said before the work than after it.
        if cfg!(windows) && path.exists() {
            File::options().append(true).open(path).map_err(|error| ExportError::from_io(path, &error))?;
        }
        let file = AtomicFile::create(path).map_err(|error| ExportError::from_io(path, &error))?;
        Ok(Self { file, container, force })
    }

    /// The file that is written first.
    pub fn part(&self) -> &Path {
        self.file.part()
    }

    /// Where it goes in the end.
    pub fn path(&self) -> &Path {
        self.file.destination()
    }

    pub fn container(&self) -> Container {
        self.container
    }

    /// # Errors
    /// [`ExportError::NotEnoughSpace`] when the destination's folder has less room;
    /// [`MediaProblem::TooLargeForDisk`] when its disk takes no file of that size.
    pub fn check_space(&self, needed_bytes: u64) -> Result<(), ExportError> {
        check_room(self.path(), needed_bytes)
    }

    /// Gives the written file its final name. An existing file is replaced only now.
    ///
    /// # Errors
    /// [`ExportError::DestinationExists`] when another one came in between; [`ExportError::Media`].
    pub fn publish(self) -> Result<(), ExportError> {
        let path = self.path().to_owned();
        put_in_place(self.file, self.force).map_err(|error| not_placed(&path, &error))
    }
}

fn put_in_place(file: AtomicFile, force: bool) -> std::io::Result<()> {
    if force { file.commit() } else { file.commit_new() }
}

fn not_placed(path: &Path, error: &std::io::Error) -> ExportError {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => ExportError::DestinationExists(path.to_owned()),
        _ => ExportError::from_io(path, error),
    }
}

/// Writes content to a destination that was checked, completely or not at all.
///
/// # Errors
/// [`ExportError::DestinationExists`] when a file came in between and is not to be replaced; [`ExportError::Media`].
pub fn write_result(path: &Path, content: &[u8], force: bool) -> Result<(), ExportError> {
    let write = if force { atomic_file::write } else { atomic_file::write_new };
    write(path, content).map_err(|error| not_placed(path, &error))
}

/// Checks whether a result may be written there. It must never overwrite an input, a folder, a pipe or a device, and
/// other files only with `force`. A link counts as what it leads to, but a forced result replaces the link itself.
///
/// # Errors
/// [`MediaProblem::BadName`], [`MediaProblem::IsFolder`]; [`ExportError::DestinationNotRegular`];
/// [`ExportError::DestinationIsInput`]; [`ExportError::DestinationExists`].
pub fn check_destination<'a>(
    path: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
    force: bool,
) -> Result<(), ExportError> {
    atomic_file::check_name(path).map_err(|error| ExportError::from_io(path, &error))?;
    if inputs.into_iter().any(|input| is_same_file(input, path)) {
        return Err(ExportError::DestinationIsInput(path.to_owned()));
    }
    match path.metadata() {
        Ok(facts) if facts.is_dir() => return Err(ExportError::problem(path, MediaProblem::IsFolder)),
        Ok(facts) if !facts.is_file() => return Err(ExportError::DestinationNotRegular(path.to_owned())),
        _ => {}
    }
    let exists = path.symlink_metadata().is_ok();
    if exists && !force { Err(ExportError::DestinationExists(path.to_owned())) } else { Ok(()) }
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

/// Whether both paths lead to the same file, through links or by other spelling.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    // Pipes are not opened: whoever opens one waits for the other end.
    let are_files = a.is_file() && b.is_file();
    a == b || (are_files && same_file::is_same_file(a, b).unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

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
        assert_eq!(folder.names().len(), 2);
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
    fn what_lies_beside_the_destination_is_left_alone() {
        let folder = Folder::new();
        fs::write(folder.path("out.mp4.part"), "mine").unwrap();
        drop(folder.claim("out.mp4", false).unwrap());
        folder.claim("out.mp4", false).unwrap().publish().unwrap();
        assert_eq!(fs::read_to_string(folder.path("out.mp4.part")).unwrap(), "mine");
        assert_eq!(folder.names(), ["in.mp4", "out.mp4", "out.mp4.part"]);
    }

    #[test]
    fn of_two_exports_to_one_name_the_later_is_told_and_both_are_whole() {
        let folder = Folder::new();
        let (first, second) = (folder.claim("out.mp4", false).unwrap(), folder.claim("out.mp4", false).unwrap());
        fs::write(first.part(), "first").unwrap();
        fs::write(second.part(), "second").unwrap();
        second.publish().unwrap();
        assert!(matches!(first.publish(), Err(ExportError::DestinationExists(_))));
        assert_eq!(fs::read_to_string(folder.path("out.mp4")).unwrap(), "second");
        assert_eq!(folder.names(), ["in.mp4", "out.mp4"]);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_links_to_them_are_no_destinations() {
        let folder = Folder::new();
        let made = std::process::Command::new("mkfifo").arg(folder.path("pipe.mp4")).status().unwrap();
        assert!(made.success());
        std::os::unix::fs::symlink("/dev/null", folder.path("null.mp4")).unwrap();
        std::os::unix::fs::symlink(folder.path("none"), folder.path("astray.mp4")).unwrap();
        for name in ["pipe.mp4", "null.mp4"] {
            let refused = folder.claim(name, true);
            assert!(matches!(refused, Err(ExportError::DestinationNotRegular(_))), "{name}");
        }
        assert!(matches!(folder.claim("astray.mp4", false), Err(ExportError::DestinationExists(_))));
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
