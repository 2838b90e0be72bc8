//! Where small results go: pictures, plans, projects. (Films go through the engine's own, stricter way.)

use std::path::Path;

use sunting_core::atomic_file;
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::export::is_same_file;

use crate::failure::Failure;

/// Looks whether a result may be written there.
///
/// # Errors
/// `destination-is-input` and `bad-name`, forced or not; `destination-exists` unless forced; `is-folder`.
pub fn check<'a>(path: &Path, inputs: impl IntoIterator<Item = &'a Path>, force: bool) -> Result<(), Failure> {
    if inputs.into_iter().any(|input| is_same_file(input, path)) {
        return Err(Failure::new("destination-is-input", Vec::new()).at(path));
    }
    atomic_file::check_name(path).map_err(|error| MediaError::from_io(path, &error))?;
    if path.is_dir() {
        return Err(MediaError::new(path, MediaProblem::IsFolder).into());
    }
    let exists = path.symlink_metadata().is_ok();
    if exists && !force { Err(Failure::new("destination-exists", Vec::new()).at(path)) } else { Ok(()) }
}

/// Writes a result, whole or not at all.
///
/// # Errors
/// What the system says.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    atomic_file::write(path, bytes).map_err(|error| Failure::from(MediaError::from_io(path, &error)).for_output(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let (input, output) = (folder.path().join("in.mp4"), folder.path().join("out.png"));
        write(&input, b"film").unwrap();
        let code =
            |path: &Path, force| check(path, [input.as_path()], force).err().map(|failure| failure.code().to_owned());
        assert_eq!(code(&output, false), None);
        assert_eq!(code(&input, true).as_deref(), Some("destination-is-input"));
        assert_eq!(code(folder.path(), true).as_deref(), Some("is-folder"));
        write(&output, b"old").unwrap();
        assert_eq!(code(&output, false).as_deref(), Some("destination-exists"));
        assert_eq!(code(&output, true), None);
    }
}
