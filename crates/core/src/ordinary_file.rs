//! Reading files safely. All reading goes through here: only ordinary files are opened, opening never blocks, and never
//! more is read than was asked for.
//!
//! A path in a project that somebody was sent may lead to a pipe that nobody writes to, to a device without an end, or
//! through a link to somewhere else. So a path is examined before it is opened, because merely opening some devices has
//! effects; it is opened without waiting; and the open file is examined again, because it may be another one by then.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Most files of settings, notes and lists, in bytes.
pub const SMALL_BYTES: u64 = 1 << 20;

/// Why a file is not read that the system would let us read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A pipe, a device, a socket.
    #[error("it is not a regular file")]
    NotRegular,
    /// It only leads to another file or folder.
    #[error("it is a link to another place")]
    IsLink,
    /// A file of its kind holds no more.
    #[error("it holds more than any file of its kind")]
    TooLarge,
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::other(refusal)
    }
}

/// The [`Refusal`] that an error carries, if it is one.
pub fn refusal(error: &io::Error) -> Option<Refusal> {
    error.get_ref()?.downcast_ref().copied()
}

/// Opens a file that the user named, or that is named in something the user opened.
///
/// # Errors
/// What the system says; a [`Refusal`].
pub fn open(path: &Path) -> io::Result<File> {
    check(&path.metadata()?)?;
    checked(without_waiting(0).read(true).open(path)?)
}

/// Opens a file that only this program writes. A link in its place is not followed.
///
/// # Errors
/// As [`open`].
pub fn open_ours(path: &Path) -> io::Result<File> {
    check(&path.symlink_metadata()?)?;
    checked(ours().read(true).open(path)?)
}

/// Opens a file that only this program writes, for appending, and creates it if there is none. If there is a link, pipe
/// or the like in its place, that is removed.
///
/// # Errors
/// As [`open`].
pub fn make_ours(path: &Path) -> io::Result<File> {
    if path.symlink_metadata().is_ok_and(|facts| !facts.is_file() && !facts.is_dir()) {
        std::fs::remove_file(path)?;
    }
    checked(ours().append(true).create(true).open(path)?)
}

/// Reads a whole file that the user named, or that is named in something the user opened.
///
/// # Errors
/// As [`open`].
pub fn read(path: &Path, most_bytes: u64) -> io::Result<Vec<u8>> {
    whole(open(path)?, most_bytes)
}

/// Reads a whole file that only this program writes.
///
/// # Errors
/// As [`open`].
pub fn read_ours(path: &Path, most_bytes: u64) -> io::Result<Vec<u8>> {
    whole(open_ours(path)?, most_bytes)
}

/// Checks that a folder that only this program fills is really a folder and not a link to another one. It may be
/// missing.
///
/// # Errors
/// As [`open`].
pub fn check_folder(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(facts) if facts.is_symlink() => Err(Refusal::IsLink.into()),
        Ok(facts) if !facts.is_dir() => Err(io::ErrorKind::NotADirectory.into()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn whole(file: File, most_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // Its length may not be what it says, or change while it is read.
    file.take(most_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most_bytes { Err(Refusal::TooLarge.into()) } else { Ok(bytes) }
}

fn checked(file: File) -> io::Result<File> {
    check(&file.metadata()?).map(|()| file)
}

fn check(facts: &Metadata) -> io::Result<()> {
    match () {
        () if facts.is_symlink() => Err(Refusal::IsLink.into()),
        () if facts.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        () if !facts.is_file() => Err(Refusal::NotRegular.into()),
        () => Ok(()),
    }
}

#[cfg(unix)]
fn without_waiting(flags: i32) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.custom_flags(libc::O_NONBLOCK | flags);
    options
}

#[cfg(unix)]
fn ours() -> OpenOptions {
    without_waiting(libc::O_NOFOLLOW)
}

/// Windows waits for no pipe.
#[cfg(not(unix))]
fn without_waiting(_: i32) -> OpenOptions {
    OpenOptions::new()
}

/// Windows has no way of opening that refuses links and yet reads what a cloud keeps for the user: what was looked at
/// before has to do. Nobody puts links into a folder while it is opened; they come in it.
#[cfg(not(unix))]
fn ours() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn more_than_a_file_of_its_kind_has_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert_eq!(refusal(&read(&path, 4).unwrap_err()), Some(Refusal::TooLarge));
        assert_eq!(read(folder.path(), 5).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        assert_eq!(read(&folder.path().join("b"), 5).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_sockets_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (pipe, socket) = (folder.path().join("pipe"), folder.path().join("socket"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for path in [&pipe, &socket, Path::new("/dev/zero"), Path::new("/dev/null"), Path::new("/dev/tty")] {
            for opened in [open(path), open_ours(path)] {
                assert_eq!(refusal(&opened.unwrap_err()), Some(Refusal::NotRegular), "{}", path.display());
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_what_is_the_users_but_not_from_what_is_ours() {
        let folder = tempfile::tempdir().unwrap();
        let (film, link) = (folder.path().join("film"), folder.path().join("link"));
        fs::write(&film, "precious").unwrap();
        std::os::unix::fs::symlink(&film, &link).unwrap();
        assert_eq!(read(&link, 10).unwrap(), b"precious");
        assert_eq!(refusal(&read_ours(&link, 10).unwrap_err()), Some(Refusal::IsLink));
        drop(make_ours(&link).unwrap());
        assert!(link.symlink_metadata().unwrap().is_file());
        assert_eq!(fs::read(&film).unwrap(), b"precious");
        let away = folder.path().join("away");
        std::os::unix::fs::symlink(folder.path(), &away).unwrap();
        assert_eq!(refusal(&check_folder(&away).unwrap_err()), Some(Refusal::IsLink));
        assert!(check_folder(folder.path()).is_ok() && check_folder(&folder.path().join("none")).is_ok());
        assert!(check_folder(&film).is_err());
    }
}
