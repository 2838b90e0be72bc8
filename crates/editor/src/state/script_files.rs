//! Files that hold a script.

use std::path::Path;

/// How names of such files end.
const SCRIPT_ENDINGS: [&str; 2] = ["txt", "docx"];

/// Whether a file's name says that it holds a script.
pub fn is_script_file(path: &Path) -> bool {
    let own = path.extension().and_then(|ending| ending.to_str());
    own.is_some_and(|own| SCRIPT_ENDINGS.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}
