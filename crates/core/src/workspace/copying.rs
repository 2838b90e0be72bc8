//! Copying a file into the project's folder, completely or not at all.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::atomic_file::AtomicFile;
use crate::disk::largest_file;
use crate::error::{MediaError, MediaProblem};
use crate::folders;
use crate::naming::free_file;
use crate::ordinary_file::{self, check_folder};

/// Copied at once.
const CHUNK: usize = 1 << 20;

/// Copies a file into a folder, under its own name or the next free one, and returns the new path. If a file of the
/// same name and content is there already, that is used. `progress` is told how many bytes are done and of how many;
/// the copy stops when it returns `false`.
///
/// # Errors
/// [`MediaError`] with the file that it happened to: the source is not there any more (the stick was pulled out), it
/// changed, the disk is full or takes no file of that size. Nothing is left then.
pub fn copy_into(
    source: &Path,
    folder: &Path,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<PathBuf, MediaError> {
    let read = |error: &io::Error| MediaError::from_io(source, error);
    // It came with the project, and nothing is written where a link in its place leads.
    check_folder(folder)
        .and_then(|()| folders::create_all(folder))
        .map_err(|error| MediaError::from_io(folder, &error))?;
    let mut file = ordinary_file::open(source).map_err(|error| read(&error))?;
    let facts = file.metadata().map_err(|error| read(&error))?;
    let name = source.file_name().map(Path::new).unwrap_or(source);
    let same = folder.join(name);
    if is_same_content(source, &same) {
        return Ok(same);
    }
    let text = |part: Option<&std::ffi::OsStr>| part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let target = free_file(folder, &text(name.file_stem()), &text(name.extension()));
    if largest_file(folder).is_some_and(|most_bytes| facts.len() > most_bytes) {
        return Err(MediaError::new(source, MediaProblem::TooLargeForDisk));
    }
    let write = |error: &io::Error| MediaError::from_io(&target, error);
    let mut copy = AtomicFile::create(&target).map_err(|error| write(&error))?;
    let (mut chunk, mut done) = (vec![0; CHUNK], 0);
    loop {
        let count = file.read(&mut chunk).map_err(|error| if source.exists() { read(&error) } else { gone(source) })?;
        if count == 0 {
            break;
        }
        copy.write_all(&chunk[..count]).map_err(|error| write(&error))?;
        done += count as u64;
        if !progress(done, facts.len()) {
            return Err(read(&io::Error::from(io::ErrorKind::Interrupted)));
        }
    }
    if done < facts.len() {
        let changed = MediaError::new(source, MediaProblem::Changed);
        return Err(if source.exists() { changed } else { gone(source) });
    }
    if let Ok(modified) = facts.modified() {
        // Of a film without tags it is all that says when it was recorded; where a disk takes none, the film matters more.
        let _ = copy.set_modified(modified);
    }
    copy.commit().map_err(|error| write(&error))?;
    Ok(target)
}

fn gone(source: &Path) -> MediaError {
    MediaError::new(source, MediaProblem::NotFound)
}

fn is_same_content(a: &Path, b: &Path) -> bool {
    let print = |path: &Path| crate::fingerprint::fingerprint(path).ok();
    b.is_file() && print(a).is_some() && print(a) == print(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_copy_is_whole_found_again_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let (stick, home) = (folder.path().join("stik"), folder.path().join("Bahan"));
        fs::create_dir_all(&stick).unwrap();
        let source = stick.join("a.mp4");
        fs::write(&source, vec![7; 3 * CHUNK + 5]).unwrap();
        let mut told = Vec::new();
        let recorded = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_439_170_000);
        fs::File::options().append(true).open(&source).unwrap().set_modified(recorded).unwrap();
        let copy = copy_into(&source, &home, &mut |done, whole| {
            told.push((done, whole));
            true
        });
        assert_eq!(copy.unwrap(), home.join("a.mp4"));
        assert_eq!(fs::metadata(home.join("a.mp4")).unwrap().modified().unwrap(), recorded, "when it was recorded");
        assert_eq!(told.last().unwrap().0, told.last().unwrap().1);
        assert_eq!(copy_into(&source, &home, &mut |_, _| true).unwrap(), home.join("a.mp4"));
        fs::write(&source, "lain").unwrap();
        assert_eq!(copy_into(&source, &home, &mut |_, _| true).unwrap(), home.join("a 2.mp4"));
    }

    #[test]
    fn stopped_or_gone_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("a.mp4");
        fs::write(&source, vec![7; 3 * CHUNK]).unwrap();
        let home = folder.path().join("Bahan");
        assert!(copy_into(&source, &home, &mut |done, _| done < 2 * CHUNK as u64).is_err());
        assert!(copy_into(&folder.path().join("hilang.mp4"), &home, &mut |_, _| true).is_err());
        assert_eq!(fs::read_dir(&home).unwrap().count(), 0);
    }

    #[test]
    fn a_source_that_shrinks_or_goes_while_it_is_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (source, home) = (folder.path().join("a.mp4"), folder.path().join("Bahan"));
        let copied = |after: &dyn Fn()| {
            fs::write(&source, vec![7; 3 * CHUNK]).unwrap();
            let copied = copy_into(&source, &home, &mut |_, _| {
                fs::File::options().write(true).open(&source).ok().map(|file| file.set_len(10));
                after();
                true
            });
            assert_eq!(fs::read_dir(&home).unwrap().count(), 0);
            copied.unwrap_err().problem
        };
        assert_eq!(copied(&|| {}), MediaProblem::Changed);
        assert_eq!(copied(&|| drop(fs::remove_file(&source))), MediaProblem::NotFound);
    }
}
