//! What a help desk reads later: why there is no window, why the program ended, what was not kept.

use std::fs::{OpenOptions, create_dir_all};
use std::io::Write;
use std::path::Path;

/// Adds a line that says when.
pub fn write_log(file: &Path, text: &str) {
    let folder = file.parent().unwrap_or(file);
    let opened = create_dir_all(folder).and_then(|()| OpenOptions::new().create(true).append(true).open(file));
    if let Ok(mut log) = opened {
        // A log that cannot be written changes nothing for whoever reads the message.
        let _ = writeln!(log, "{} {text}", chrono::Local::now().format("%Y-%m-%d %H:%M:%S"));
    }
}
