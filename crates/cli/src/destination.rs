//! Where small results go: pictures, plans, projects. (Films go through the engine's own, stricter way.)

use std::path::Path;

use sunting_core::export::{check_destination, write_result};

use crate::failure::Failure;

/// Looks whether a result may be written there.
///
/// # Errors
/// `destination-is-input`, `bad-name`, `is-folder` and `destination-not-regular`, forced or not; `destination-exists` unless forced.
pub fn check<'a>(path: &Path, inputs: impl IntoIterator<Item = &'a Path>, force: bool) -> Result<(), Failure> {
    check_destination(path, inputs, force).map_err(Failure::from)
}

/// Writes a result, whole or not at all.
///
/// # Errors
/// `destination-exists` when a file came in between, unless forced; what the system says.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    write_result(path, bytes, force).map_err(|error| Failure::of_output(error, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let (input, output) = (folder.path().join("in.mp4"), folder.path().join("out.png"));
        write(&input, b"film", false).unwrap();
        let code =
            |path: &Path, force| check(path, [input.as_path()], force).err().map(|failure| failure.code().to_owned());
        assert_eq!(code(&output, false), None);
        assert_eq!(code(&input, true).as_deref(), Some("destination-is-input"));
        assert_eq!(code(folder.path(), true).as_deref(), Some("is-folder"));
        write(&output, b"old", false).unwrap();
        assert_eq!(code(&output, false).as_deref(), Some("destination-exists"));
        assert_eq!(code(&output, true), None);
        let later = write(&output, b"new", false).err().map(|failure| failure.code().to_owned());
        assert_eq!(later.as_deref(), Some("destination-exists"));
        write(&output, b"new", true).unwrap();
    }
}
