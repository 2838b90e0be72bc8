//! Writing a file so that its old or its new content is there at any moment, never half of either.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{NamedTempFile, TempPath};

use crate::workspace::naming::is_device;

/// How the names of half-written files begin.
const PREFIX: &str = ".sunting-";
/// What a file's name ends in until it is whole.
const PART_ENDING: &str = ".part";
/// Longer names are cut while the file is written.
const LONG_NAME_BYTES: usize = 100;
/// Of 256 bits as hexadecimal digits, enough.
const DIGEST_LETTERS: usize = 16;
/// Only Windows refuses to replace a file that somebody looks at; it is tried so often,
const TRIES: u32 = if cfg!(windows) { 7 } else { 1 };
/// with such pauses between.
const PAUSE: Duration = Duration::from_millis(35);

/// What Windows says of a file that is open elsewhere,
const SHARING_VIOLATION: i32 = 32;
/// and of one of which a part is locked.
const LOCK_VIOLATION: i32 = 33;

/// A new content for a file, written beside it. Dropped without [`AtomicFile::commit`], nothing has happened.
pub struct AtomicFile {
    temporary: NamedTempFile,
    destination: PathBuf,
}

impl AtomicFile {
    /// Starts a new content for `destination`, in a temporary file in the same folder.
    ///
    /// # Errors
    /// What the system says, such as a folder that is missing or may not be written.
    pub fn create(destination: &Path) -> io::Result<Self> {
        check_name(destination)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        // A result is for others too, as far as the user's mask allows; temporary files are not by default.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let temporary = builder.tempfile_in(folder_of(destination))?;
        Ok(Self { temporary, destination: destination.to_owned() })
    }

    /// Puts the content in place: synced, renamed, and the folder synced where folders can be.
    ///
    /// # Errors
    /// What the system says; the old content is untouched then.
    pub fn commit(self) -> io::Result<()> {
        self.temporary.as_file().sync_all()?;
        persist(self.temporary.into_temp_path(), &self.destination)?;
        sync_folder(folder_of(&self.destination));
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

/// Looks whether a file may have that name: one that is too long could not be given to it in the end, and Windows would
/// write what is called `CON.mp4` to the console.
///
/// # Errors
/// [`io::ErrorKind::InvalidFilename`].
pub fn check_name(path: &Path) -> io::Result<()> {
    let is_device = cfg!(windows) && path.file_name().is_some_and(|name| is_device(&name.to_string_lossy()));
    let is_refused = |error: &io::Error| error.kind() == io::ErrorKind::InvalidFilename;
    let is_too_long = path.symlink_metadata().as_ref().is_err_and(is_refused);
    if is_device || is_too_long { Err(io::ErrorKind::InvalidFilename.into()) } else { Ok(()) }
}

/// What a file is called until it is whole: `<name>.part` beside it. What a name may take differs from disk to disk (255
/// bytes, 255 units of UTF-16, 143 bytes where names are encrypted), so a long one is cut, and a digest keeps it apart
/// from others that begin alike: the result is never longer than the name.
pub fn part_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let part = if name.len() <= LONG_NAME_BYTES {
        [name, OsStr::new(PART_ENDING)].into_iter().collect::<OsString>()
    } else {
        let text = name.to_string_lossy();
        let digest = blake3::hash(name.as_encoded_bytes()).to_hex();
        let kept_bytes = LONG_NAME_BYTES - PART_ENDING.len() - 1 - DIGEST_LETTERS;
        format!("{}-{}{PART_ENDING}", beginning(&text, kept_bytes, char::len_utf8), &digest[..DIGEST_LETTERS]).into()
    };
    path.with_file_name(part)
}

/// As many whole letters of a text as are not longer together than `most`, each as long as `length` says.
pub fn beginning(text: &str, most: usize, length: fn(char) -> usize) -> String {
    let mut room = most;
    let fits = |&letter: &char| {
        let left = room.checked_sub(length(letter));
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// Gives a file that content, whole or not at all.
///
/// # Errors
/// What the system says; the old content is untouched then.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(content)?;
    file.commit()
}

/// Gives a file or folder another name, and makes that outlast a power cut. What has that name is replaced, if it is a
/// file.
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

/// Gives a temporary file its name for good. What has that name is replaced. Whether it outlasts a power cut is up to
/// whoever asks for it: see [`sync_folder`].
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

/// Removes half-written files that programs which were killed left in a folder: those that nobody wrote to for so long.
pub fn sweep(folder: &Path, unused_for: Duration) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let facts = entry.metadata().ok().filter(|facts| is_ours && facts.is_file());
        let age = facts.and_then(|facts| facts.modified().ok()?.elapsed().ok());
        if age.is_some_and(|age| age >= unused_for) {
            // What cannot be removed is only hidden.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The folder that a file lies in; the current one for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Makes a rename outlast a power cut. Systems whose folders cannot be opened keep renames by themselves.
pub fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
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
    fn the_name_while_it_is_written_is_never_longer_than_a_long_name() {
        let part = |name: &str| part_of(&Path::new("folder").join(name)).file_name().unwrap().to_owned();
        assert_eq!(part("Rapat.mp4"), "Rapat.mp4.part");
        for name in ["a".repeat(251) + ".mp4", "会".repeat(83) + ".mp4", "🎬".repeat(62) + ".mp4", "b".repeat(101)] {
            let (found, other) = (part(&name), part(&(name.clone() + "x")));
            assert!(found.len() <= name.len() && found != other, "{found:?} and {other:?}");
            assert!(found.to_str().is_some_and(|found| found.ends_with(".part")), "{found:?}");
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

    #[test]
    fn what_a_killed_program_left_is_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in [".sunting-abc", "Rapat.sunting", "sunting-abc"] {
            std::fs::write(path(name), "half").unwrap();
        }
        std::fs::create_dir(path(".sunting-folder")).unwrap();
        sweep(folder.path(), Duration::from_secs(3600));
        assert!(path(".sunting-abc").exists());
        sweep(folder.path(), Duration::ZERO);
        assert!(!path(".sunting-abc").exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
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
