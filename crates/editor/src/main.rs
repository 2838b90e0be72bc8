//! The editor's window: empty, or with the project or the media files named on the command line.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use sunting_core::workspace::places::Places;
use sunting_editor::log::write_log;
use sunting_editor::renderer::show_window;
use sunting_editor::settings::Settings;
use sunting_words::{Language, Messages, Scope};

fn main() -> ExitCode {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let places = Places::of_system();
    log_panics(&places);
    let log = |text: &str| write_log(&places.log(), text);
    match show_window(&files, log) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_no_window(&places, &error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// A panic is written down where a help desk can find it; the default message goes on to the console.
fn log_panics(places: &Places) {
    let file = places.log();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        write_log(&file, &panic.to_string());
        usual(panic);
    }));
}

/// There is no window to say it in: a message box where the system has one, and the console.
fn say_no_window(places: &Places, detail: &str) {
    write_log(&places.log(), detail);
    let language = Language::from_code(&Settings::load(&places.config).common.language).unwrap_or(Language::Id);
    let words = Messages::new(language, Scope::Window);
    let text = words.text("window-error-no-window", &[("log", places.log().display().to_string().into())]);
    // Without a console there is nobody to read it.
    let _ = writeln!(std::io::stderr(), "{text}\n{detail}");
    rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Sunting").set_description(text).show();
}
