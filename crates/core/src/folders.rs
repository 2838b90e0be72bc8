//! Making folders that survive a power cut. A folder's own name has to be on the disk too: without it, the files in it
//! are lost, however safely they were written.

use std::fs;
use std::io;
use std::path::Path;

use crate::atomic_file::{folder_of, sync_folder};

/// Makes a folder that is not there yet.
///
/// # Errors
/// What the system says, also when something of that name is there.
pub fn create(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)?;
    sync_folder(folder_of(folder));
    Ok(())
}

/// Makes a folder and those above it, as far as they are not there yet.
///
/// # Errors
/// What the system says.
pub fn create_all(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !is_there(above)).collect();
    fs::create_dir_all(folder)?;
    missing.iter().for_each(|made| sync_folder(folder_of(made)));
    Ok(())
}

/// What is relative starts from a folder that is there.
fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_made_once_and_a_file_is_none() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("a/b/c");
        create_all(&deep).unwrap();
        create_all(&deep).unwrap();
        assert!(deep.is_dir() && create(&deep).is_err());
        create(&deep.join("d")).unwrap();
        fs::write(deep.join("file"), "").unwrap();
        assert!(create_all(&deep.join("file")).is_err() && create_all(&deep.join("file/e")).is_err());
    }
}
