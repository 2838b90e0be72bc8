//! Opening things with the system's own programs.

use std::path::Path;

/// Opens a file or folder with the system's own program; whether there is one. May wait for a disk.
pub fn open_with_system(path: &Path) -> bool {
    path.exists() && open::that_detached(path).is_ok()
}

/// Shows a file in the file manager: its folder, with the file chosen where the system can; whether there is one. May
/// wait for a disk.
pub fn show_in_folder(file: &Path) -> bool {
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        // Explorer reads its own line: quotes belong around the path alone, not around the whole argument, and it knows
        // only backslashes.
        let mut argument = std::ffi::OsString::from("/select,\"");
        argument.push(std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
        argument.push("\"");
        if std::process::Command::new("explorer").raw_arg(argument).spawn().is_ok() {
            return true;
        }
    }
    open_with_system(file.parent().unwrap_or(file))
}
