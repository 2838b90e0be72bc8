//! Writing a file so that its old or its new content is there at any moment, never half of either.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

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
        builder.prefix(".sunting-");
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
