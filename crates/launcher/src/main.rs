//! `Sunting.exe` at the root of the Windows zip: opens the editor, which lies with its libraries in the folder `program`.
//!
//! A double click inside a zip unpacks that one file alone. The editor would end there in Windows' own box about a missing
//! library; this program needs none, and says what to do.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod trouble;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use trouble::Trouble;

fn main() -> ExitCode {
    let own = env::current_exe().unwrap_or_default();
    let editor = editor_beside(&own);
    match Command::new(&editor).args(env::args_os().skip(1)).spawn() {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            let trouble = Trouble::of(&resolved(&own), &resolved(&env::temp_dir()), editor.exists(), &error);
            say(&trouble.sentences());
            ExitCode::FAILURE
        }
    }
}

fn editor_beside(own: &Path) -> PathBuf {
    own.with_file_name("program").join(format!("sunting-editor{}", env::consts::EXE_SUFFIX))
}

/// The temporary folder is often known by a short name, such as `C:\Users\BUDISA~1`.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn say(text: &str) {
    rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Sunting").set_description(text).show();
}
