//! The window in its system.

use std::path::PathBuf;

use eframe::egui;
use sunting_core::workspace::settings::Settings;

use crate::window::Window;

/// The window and everything that works for it.
pub struct App {
    window: Window,
}

impl App {
    /// A window with these files, or empty.
    pub fn new(context: &egui::Context, _files: Vec<PathBuf>) -> Self {
        Self { window: Window::new(context, Settings::default()) }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.window.logic(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.ui(ui);
    }
}
