//! Opening things with the system's own programs.

use std::path::{Path, PathBuf};
use std::thread::Builder;

/// Opens a file or folder with the system's own program. Returns at once.
pub fn open_with_system(path: PathBuf) {
    let _ = Builder::new().name("opener".to_owned()).spawn(move || {
        // Whether a program is there is the system's business; nothing is lost without it.
        let _ = open::that_detached(path);
    });
}

/// Shows a file in the file manager: its folder, with the file chosen where the system can.
pub fn show_in_folder(file: &Path) {
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        // Explorer reads its own line: quotes belong around the path alone, not around the whole argument, and it knows
        // only backslashes.
        let mut argument = std::ffi::OsString::from("/select,\"");
        argument.push(std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
        argument.push("\"");
        if std::process::Command::new("explorer").raw_arg(argument).spawn().is_ok() {
            return;
        }
    }
    open_with_system(file.parent().unwrap_or(file).to_owned());
}
