//! Files that are still being written. Each has a new, random name and belongs to one writer, and can be told from the
//! leftovers of a program that was killed: while it is written, it is locked.
//!
//! Windows instead keeps the file from being removed, because a lock would also keep out the muxer, which opens the
//! file by its name.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use same_file::Handle;
use tempfile::NamedTempFile;

use crate::naming::folder_of;

const PREFIX: &str = ".sunting-";
const ENDING: &str = ".part";
/// Letters and digits between both.
const RANDOM_LETTERS: usize = 16;

/// Makes an empty one in a folder.
///
/// # Errors
/// What the system says.
pub(crate) fn create_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(ENDING).rand_bytes(RANDOM_LETTERS).make_in(folder, |path| {
        let file = options().open(path)?;
        let is_kept = cfg!(windows) || !matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock));
        // Between making and locking it another program may have taken it for one that was left; then comes another name.
        let is_ours = is_kept && path.symlink_metadata().is_ok();
        if is_ours { Ok(file) } else { Err(io::ErrorKind::AlreadyExists.into()) }
    })
}

/// As any new file: others may read it as far as the user's mask allows.
fn options() -> OpenOptions {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        let shared_for_reading_and_writing = 3;
        options.share_mode(shared_for_reading_and_writing);
    }
    options
}

/// Looks whether that name still leads to that file.
///
/// # Errors
/// When it leads to another one or to none.
pub(crate) fn check_is(file: &File, path: &Path) -> io::Result<()> {
    let is_link = path.symlink_metadata()?.is_symlink();
    let is_same = !is_link && Handle::from_file(file.try_clone()?)? == Handle::from_path(path)?;
    if is_same { Ok(()) } else { Err(io::Error::other("another program replaced the file while it was written")) }
}

/// Removes what killed programs left in a folder: files with such names that nobody is writing.
pub fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = || entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_part_name(&entry.file_name()) && is_file() {
            remove_abandoned(&entry.path());
        }
    }
}

/// Removes the leftovers of a file that will not be written any more, including the empty file of the final name that
/// older versions of this program created first.
pub fn sweep_beside(destination: &Path) {
    sweep(folder_of(destination));
    let mut older = destination.as_os_str().to_owned();
    older.push(ENDING);
    let older = Path::new(&older);
    if older.symlink_metadata().is_ok_and(|facts| facts.is_file() && facts.len() == 0) {
        remove_abandoned(older);
    }
}

fn is_part_name(name: &OsStr) -> bool {
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(ENDING));
    random.is_some_and(|random| random.len() == RANDOM_LETTERS && random.bytes().all(|it| it.is_ascii_alphanumeric()))
}

fn remove_abandoned(path: &Path) {
    let opened = File::options().read(true).write(true).open(path);
    if let Ok(file) = opened
        && file.try_lock().is_ok()
    {
        // What cannot be removed is only hidden.
        let _ = std::fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_left_is_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let left = ".sunting-0123456789abcDEF.part";
        let foreign =
            [".sunting-abc.part", "Rapat.mp4.part", ".sunting-0123456789abcDEF", "sunting-0123456789abcDEF.part"];
        for name in foreign.iter().chain([&left]) {
            std::fs::write(path(name), "half").unwrap();
        }
        std::fs::create_dir(path(".sunting-0123456789abcDE0.part")).unwrap();
        let alive = create_in(folder.path()).unwrap();
        sweep(folder.path());
        assert!(!path(left).exists());
        assert!(alive.path().exists() && foreign.iter().all(|name| path(name).exists()));
        let (file, kept) = alive.into_parts();
        drop(file);
        sweep(folder.path());
        assert!(!kept.exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), foreign.len() + 1);
    }

    #[test]
    fn what_is_being_written_is_never_swept_away_by_others_that_start() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        sweep(folder.path());
                        let made = create_in(folder.path()).unwrap();
                        assert!(check_is(made.as_file(), made.path()).is_ok());
                    }
                });
            }
        });
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
