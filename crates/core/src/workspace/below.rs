//! Listing the files below a folder, and comparing the ends of their names.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use crate::servers::{is_allowed, server_behind};

/// What Windows keeps on every disk: what was thrown away is not there to be found.
const OF_SYSTEM: &str = "System Volume Information";

/// At most `most` files, the nearest first, each folder's by name, `deepest` folders deep. Hidden files and folders are
/// left out, the system's own, and links to folders, which may lead in a circle.
pub(super) fn files_below(folder: &Path, deepest: usize, most: usize) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut level = vec![folder.to_owned()];
    for _ in 0..deepest {
        let mut deeper = Vec::new();
        for entry in level.iter().flat_map(|folder| shown_entries(folder)) {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => deeper.push(path),
                Ok(kind) if kind.is_file() => files.push(path),
                Ok(kind) if kind.is_symlink() && stays_near(&path) && path.is_file() => files.push(path),
                _ => {}
            }
            if files.len() >= most {
                return files;
            }
        }
        level = deeper;
    }
    files
}

/// Whether a link leads to no other machine, or to one that the user has said yes to.
fn stays_near(link: &Path) -> bool {
    let link = std::path::absolute(link).unwrap_or_else(|_| link.to_owned());
    server_behind(&link).is_none_or(|server| is_allowed(&server))
}

fn shown_entries(folder: &Path) -> Vec<DirEntry> {
    let mut entries: Vec<DirEntry> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.retain(|entry| {
        let name = entry.file_name();
        !name.to_string_lossy().starts_with(['.', '$']) && name != OF_SYSTEM && !is_marked_hidden(entry)
    });
    entries.sort_by_key(DirEntry::file_name);
    entries
}

/// Whether Windows hides it, or calls it its own.
#[cfg(windows)]
fn is_marked_hidden(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN_OR_SYSTEM: u32 = 0x2 | 0x4;
    entry.metadata().is_ok_and(|facts| facts.file_attributes() & HIDDEN_OR_SYSTEM != 0)
}

/// Elsewhere a name says it.
#[cfg(not(windows))]
fn is_marked_hidden(_entry: &DirEntry) -> bool {
    false
}

/// How a file's name ends, in lower case, without the point.
pub(super) fn ending(file: &Path) -> String {
    file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_the_recycle_bin_is_not_found() {
        let disk = tempfile::tempdir().unwrap();
        for folder in ["$RECYCLE.BIN", OF_SYSTEM, ".Trash-1000", "DCIM"] {
            fs::create_dir(disk.path().join(folder)).unwrap();
            fs::write(disk.path().join(folder).join("a.mp4"), "isi").unwrap();
        }
        assert_eq!(files_below(disk.path(), 8, 100), [disk.path().join("DCIM/a.mp4")]);
    }
}
