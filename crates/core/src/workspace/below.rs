//! Files below a folder, and how their names end.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// At most `most` files, the nearest first, each folder's by name, `deepest` folders deep. Hidden files and folders are
/// left out, and links to folders, which may lead in a circle.
pub(super) fn files_below(folder: &Path, deepest: usize, most: usize) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut level = vec![folder.to_owned()];
    for _ in 0..deepest {
        let mut deeper = Vec::new();
        for entry in level.iter().flat_map(|folder| shown_entries(folder)) {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => deeper.push(path),
                Ok(kind) if kind.is_file() || path.is_file() => files.push(path),
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

fn shown_entries(folder: &Path) -> Vec<DirEntry> {
    let mut entries: Vec<DirEntry> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.retain(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    entries.sort_by_key(DirEntry::file_name);
    entries
}

/// How a file's name ends, in lower case, without the point.
pub(super) fn ending(file: &Path) -> String {
    file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}
