//! Writing a file so that its old or its new content is there at any moment, never half of either.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

/// How the names of half-written files begin.
const PREFIX: &str = ".sunting-";

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
        self.temporary.persist(&self.destination).map_err(|error| error.error)?;
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
        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        file.commit().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(AtomicFile::create(&folder.path().join("missing/b.txt")).is_err());
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
