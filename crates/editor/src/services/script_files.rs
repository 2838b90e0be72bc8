//! Files with scripts, as text.

use std::path::Path;

use sunting_core::error::MediaError;
use sunting_core::ordinary_file;
use sunting_timeline::captions::decode::decode;

/// The longest script that is read: some four hours of speech.
pub(super) const MOST_BYTES: u64 = 256 << 10;

/// The words of a script file.
///
/// # Errors
/// [`MediaError`].
pub(super) fn read_script(path: &Path) -> Result<String, MediaError> {
    let bytes = ordinary_file::read(path, MOST_BYTES).map_err(|error| MediaError::from_io(path, &error))?;
    Ok(decode(&bytes).0)
}
