//! The editor's window: empty, or with the project or the media files named on the command line.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use sunting_core::workspace::places::Places;
use sunting_editor::renderer::show_window;
use sunting_editor::settings::Settings;
use sunting_words::{Language, Messages, Scope};

fn main() -> ExitCode {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let places = Places::of_system();
    sunting_trace::start(places.log());
    let ended = match show_window(&files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_no_window(&places, &error.to_string());
            ExitCode::FAILURE
        }
    };
    sunting_trace::flush();
    ended
}

/// There is no window to say it in: a message box where the system has one, and the console.
fn say_no_window(places: &Places, detail: &str) {
    tracing::error!("{detail}");
    let language = Language::from_code(&Settings::load(&places.config).common.language).unwrap_or(Language::Id);
    let words = Messages::new(language, Scope::Window);
    let text = words.text("window-error-no-window", &[("log", places.log().display().to_string().into())]);
    // Without a console there is nobody to read it.
    let _ = writeln!(std::io::stderr(), "{text}\n{detail}");
    rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Sunting").set_description(text).show();
}
