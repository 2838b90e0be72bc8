//! The editor's window: it shows a composed frame of the project or media file named on the command line.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod app;
mod frames;
mod open;

use std::path::PathBuf;

use anyhow::Context;
use eframe::egui;

fn main() -> anyhow::Result<()> {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([960.0, 600.0]).with_title("Sunting"),
        dithering: false,
        ..Default::default()
    };
    eframe::run_native("sunting", options, Box::new(|context| Ok(Box::new(app::App::new(&context.egui_ctx, file)))))
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("the window could not be opened; the command line program `sunting` does everything without one")
}
