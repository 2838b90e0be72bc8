//! The whole window with real services, on files of its own.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; a fixture may fail loudly")]

use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use sunting_core::preview::Silence;
use sunting_core::workspace::places::Places;
use sunting_editor::app::App;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::{Action, Command};

/// A film of so many seconds with a tone, named as a phone names it.
pub fn film(folder: &Path, name: &str, seconds: u32) -> PathBuf {
    let path = folder.join(name);
    let picture = format!("testsrc2=size=320x180:rate=30:duration={seconds}");
    let sound = format!("sine=frequency=440:duration={seconds}");
    let made = Program::new("ffmpeg")
        .args(["-v", "error", "-y", "-f", "lavfi", "-i", &picture, "-f", "lavfi", "-i", &sound])
        .args(["-c:v", "libx264", "-preset", "ultrafast", "-g", "30", "-c:a", "aac", "-shortest"])
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    path
}

/// The window with services of its own below a folder.
pub struct Desk {
    pub harness: Harness<'static, App>,
    pub root: tempfile::TempDir,
}

impl Desk {
    /// A window with these files.
    pub fn at(root: tempfile::TempDir, files: Vec<PathBuf>) -> Self {
        let places = Places::under(root.path());
        let mut harness = Harness::builder()
            .with_size([1366.0, 688.0])
            .with_max_steps(8)
            .build_eframe(move |context| App::at(&context.egui_ctx, places, Box::new(Silence), files).unwrap());
        harness.step();
        Self { harness, root }
    }

    /// The window itself.
    pub fn app(&mut self) -> &mut App {
        self.harness.state_mut()
    }

    /// Lets the window live until something holds.
    pub fn until(&mut self, what: &str, holds: impl Fn(&App) -> bool) {
        let since = Instant::now();
        while !holds(self.harness.state()) {
            assert!(since.elapsed() < Duration::from_secs(60), "{what} did not happen");
            self.harness.step();
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Asks for something, as panels do.
    pub fn ask(&mut self, action: impl Into<Action>) {
        self.app().window.asked.push(action.into());
        self.harness.step();
        self.harness.step();
    }

    /// Answers a question for a path.
    pub fn answer(&mut self, wish: PathWish, path: PathBuf) {
        self.app().got_path(wish, vec![path]);
        self.harness.step();
        self.harness.step();
    }

    /// Runs a command.
    pub fn run(&mut self, command: Command) {
        self.ask(Action::Run(command));
    }
}
