//! The editor's window: empty, or with the project or the media files named on the command line.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;

use anyhow::Context;
use eframe::egui;
use sunting_editor::app::App;

fn main() -> anyhow::Result<()> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size([1366.0, 688.0])
            .with_min_inner_size([640.0, 320.0])
            .with_title("Sunting")
            .with_app_id("sunting"),
        dithering: false,
        ..Default::default()
    };
    eframe::run_native("sunting", options, Box::new(|context| Ok(Box::new(App::new(&context.egui_ctx, files)?))))
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("the window could not be opened; the command line program `sunting` does everything without one")
}
