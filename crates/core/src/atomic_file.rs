//! Replacing a file atomically: at any moment it holds either all of its old content or all of its new content.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempPath;

pub use crate::naming::folder_of;
use crate::naming::is_device;
use crate::part_file;

/// Only Windows refuses to replace a file that somebody looks at; it is tried so often,
const TRIES: u32 = if cfg!(windows) { 7 } else { 1 };
/// with such pauses between.
const PAUSE: Duration = Duration::from_millis(35);

/// What Windows says of a file that is open elsewhere,
const SHARING_VIOLATION: i32 = 32;
/// and of one of which a part is locked.
const LOCK_VIOLATION: i32 = 33;

/// New content for a file, written to a temporary file beside it. If it is dropped before it is committed, the file
/// stays as it was.
#[derive(Debug)]
pub struct AtomicFile {
    /// Closed before the path is removed, which Windows asks for.
    file: File,
    part: TempPath,
    destination: PathBuf,
}

impl AtomicFile {
    /// Starts new content for `destination`, in a temporary file in the same folder. Temporary files that killed
    /// programs left there are removed.
    ///
    /// # Errors
    /// What the system says, such as a folder that is missing or may not be written.
    pub fn create(destination: &Path) -> io::Result<Self> {
        check_name(destination)?;
        let folder = folder_of(destination);
        part_file::sweep(folder);
        let (file, part) = part_file::create_in(folder)?.into_parts();
        Ok(Self { file, part, destination: destination.to_owned() })
    }

    /// Where the content is written until it is whole.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Where it goes in the end.
    pub fn destination(&self) -> &Path {
        &self.destination
    }

    /// Sets the time of the last change, for content that is a copy of an older file.
    ///
    /// # Errors
    /// What the system says.
    pub fn set_modified(&self, moment: SystemTime) -> io::Result<()> {
        self.file.set_modified(moment)
    }

    /// Puts the content in place: the file is synced and renamed, and the folder is synced where the system can do
    /// that. A file of that name is replaced; a link is itself replaced, not the file that it leads to.
    ///
    /// # Errors
    /// What the system says; the old content is untouched then.
    pub fn commit(self) -> io::Result<()> {
        self.publish(persist)
    }

    /// The same, but only if nothing has that name yet: if several programs try, one succeeds.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`], and what the system says.
    pub fn commit_new(self) -> io::Result<()> {
        self.publish(persist_new)
    }

    fn publish(self, rename: impl FnOnce(TempPath, &Path) -> io::Result<()>) -> io::Result<()> {
        let Self { part, file, destination } = self;
        file.sync_all()?;
        part_file::check_is(&file, &part)?;
        // Windows renames no file that is kept from being removed. Elsewhere it stays locked until it has its name.
        let held = Some(file).filter(|_| cfg!(not(windows)));
        rename(part, &destination)?;
        drop(held);
        sync_folder(folder_of(&destination));
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for AtomicFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Checks whether a file may have that name. The final rename would fail for one that is too long, and Windows would
/// write a file called `CON.mp4` to the console.
///
/// # Errors
/// [`io::ErrorKind::InvalidFilename`].
pub fn check_name(path: &Path) -> io::Result<()> {
    let is_device = cfg!(windows) && path.file_name().is_some_and(|name| is_device(&name.to_string_lossy()));
    let is_refused = |error: &io::Error| error.kind() == io::ErrorKind::InvalidFilename;
    let is_too_long = path.symlink_metadata().as_ref().is_err_and(is_refused);
    if is_device || is_too_long { Err(io::ErrorKind::InvalidFilename.into()) } else { Ok(()) }
}

/// Gives a file that content, completely or not at all.
///
/// # Errors
/// What the system says; the old content is untouched then.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(content)?;
    file.commit()
}

/// Creates a file with that content, completely or not at all.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`], and what the system says.
pub fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(content)?;
    file.commit_new()
}

/// Renames a file or folder so that the new name survives a power cut. An existing file of that name is replaced.
///
/// # Errors
/// What the system says.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let held = if from.is_dir() { from } else { to };
    patiently(TRIES, || std::fs::rename(from, to)).map_err(|error| named(error, held))?;
    sync_folder(folder_of(to));
    if folder_of(from) != folder_of(to) {
        sync_folder(folder_of(from));
    }
    Ok(())
}

/// Gives a temporary file its final name, replacing what has it. The rename survives a power cut only if the caller
/// also calls [`sync_folder`].
///
/// # Errors
/// What the system says; the temporary file is removed then.
pub fn persist(temporary: TempPath, to: &Path) -> io::Result<()> {
    let mut waiting = Some(temporary);
    let persisted = patiently(TRIES, || match waiting.take().map(|path| path.persist(to)) {
        Some(Err(error)) => {
            waiting = Some(error.path);
            Err(error.error)
        }
        Some(Ok(())) | None => Ok(()),
    });
    persisted.map_err(|error| named(error, to))
}

/// The same where nothing has that name.
fn persist_new(temporary: TempPath, to: &Path) -> io::Result<()> {
    match temporary.persist_noclobber(to) {
        Ok(()) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(error.error),
        // A disk that knows no such way: an empty file takes the name, which only one can make, and is replaced.
        Err(error) => {
            File::options().write(true).create_new(true).open(to)?;
            persist(error.path, to).inspect_err(|_| drop(std::fs::remove_file(to)))
        }
    }
}

/// Tries again, up to so many times in all, what the system refuses while an indexer or a virus scanner looks at a file.
fn patiently(tries: u32, mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let mut result = attempt();
    for _ in 1..tries {
        if !result.as_ref().is_err_and(may_pass) {
            break;
        }
        std::thread::sleep(PAUSE);
        result = attempt();
    }
    result
}

/// Whether it may be so only because somebody looks at the file.
fn may_pass(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || is_held(error)
}

/// Whether Windows says that another program has the file open.
pub(crate) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Windows calls it denied access, too, where a file that everybody may write is open elsewhere, or one in a folder.
fn named(error: io::Error, held: &Path) -> io::Error {
    let is_writable = || std::fs::metadata(held).is_ok_and(|facts| facts.is_dir() || !facts.permissions().readonly());
    let is_open = cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied && is_writable();
    if is_open { io::Error::from_raw_os_error(SHARING_VIOLATION) } else { error }
}

/// Makes renames in a folder survive a power cut. On systems where folders cannot be opened, renames are safe anyway.
pub fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // Shares that cannot sync a folder say so each time, and there is nothing else to do.
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "old").unwrap();
        let mut abandoned = AtomicFile::create(&path).unwrap();
        abandoned.write_all(b"half").unwrap();
        drop(abandoned);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        write(&path, b"new").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(AtomicFile::create(&folder.path().join("missing/b.txt")).is_err());
    }

    #[test]
    fn of_several_that_write_a_new_file_exactly_one_succeeds() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0..50 {
            let path = folder.path().join(format!("{round}.txt"));
            let won = std::thread::scope(|scope| {
                let writers: Vec<_> = (0..4_u8)
                    .map(|n| {
                        scope.spawn({
                            let path = &path;
                            move || write_new(path, &[n; 100]).map(|()| n)
                        })
                    })
                    .collect();
                writers.into_iter().filter_map(|writer| writer.join().unwrap().ok()).collect::<Vec<_>>()
            });
            assert_eq!(won.len(), 1, "{won:?}");
            assert_eq!(std::fs::read(&path).unwrap(), [won[0]; 100]);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 50);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_destinations_place_is_replaced_and_not_what_it_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let (film, link) = (folder.path().join("film"), folder.path().join("link"));
        std::fs::write(&film, "precious").unwrap();
        std::os::unix::fs::symlink(&film, &link).unwrap();
        assert_eq!(write_new(&link, b"new").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        write(&link, b"new").unwrap();
        assert_eq!(
            (std::fs::read(&film).unwrap(), std::fs::read(&link).unwrap()),
            (b"precious".to_vec(), b"new".to_vec())
        );
    }

    #[test]
    fn what_was_swapped_while_it_was_written_gets_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let file = AtomicFile::create(&path).unwrap();
        let part = file.part().to_owned();
        std::fs::write(folder.path().join("other"), "other").unwrap();
        // Windows lets nobody replace it in the first place.
        if std::fs::rename(folder.path().join("other"), &part).is_ok() {
            assert!(file.commit().is_err());
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_name_that_no_file_can_have_is_refused_before_the_work() {
        let folder = tempfile::tempdir().unwrap();
        assert!(check_name(&folder.path().join("a".repeat(251) + ".mp4")).is_ok());
        let refused = check_name(&folder.path().join("a".repeat(252) + ".mp4")).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidFilename);
    }

    #[test]
    fn a_file_that_a_scanner_holds_for_a_moment_is_replaced_all_the_same() {
        let refused = |kind: io::ErrorKind, times: u32| {
            let mut tried = 0;
            let result = patiently(3, || {
                tried += 1;
                if tried > times { Ok(()) } else { Err(io::Error::from(kind)) }
            });
            (result.is_ok(), tried)
        };
        assert_eq!(refused(io::ErrorKind::PermissionDenied, 2), (true, 3));
        assert_eq!(refused(io::ErrorKind::PermissionDenied, 9), (false, 3));
        assert_eq!(refused(io::ErrorKind::StorageFull, 1), (false, 1));
    }

    #[cfg(windows)]
    #[test]
    fn a_file_that_a_player_has_open_is_told_and_untouched() {
        use crate::error::{MediaError, MediaProblem};
        use std::os::windows::fs::OpenOptionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        std::fs::write(&path, "old").unwrap();
        let shared_for_reading = 1;
        let player = File::options().read(true).share_mode(shared_for_reading).open(&path).unwrap();
        let error = write(&path, b"new").unwrap_err();
        assert_eq!(MediaError::from_io(&path, &error).problem, MediaProblem::InUse);
        drop(player);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        write(&path, b"new").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_a_result_as_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        let (plain, ours) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&plain, "").unwrap();
        AtomicFile::create(&ours).unwrap().commit().unwrap();
        assert_eq!(mode(&plain), mode(&ours));
    }
}
