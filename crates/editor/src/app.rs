//! The window's state and its one screen: the picture and a line to scrub along.

use std::path::PathBuf;

use eframe::egui;
use sunting_timeline::Time;

use crate::frames::{News, Player};

/// Everything the window holds.
pub struct App {
    player: Option<Player>,
    duration: Time,
    position: Time,
    texture: Option<egui::TextureHandle>,
    message: Option<String>,
}

impl App {
    /// A window that shows `file`, or how to name one.
    pub fn new(context: &egui::Context, file: Option<PathBuf>) -> Self {
        context.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        let usage = "sunting-editor VIDEO | PROYEK.sunting";
        let (player, message) = match file.map(|file| Player::start(file, context.clone())) {
            None => (None, Some(usage.to_owned())),
            Some(Ok(player)) => (Some(player), None),
            Some(Err(error)) => (None, Some(error.to_string())),
        };
        Self { player, duration: Time::ZERO, position: Time::ZERO, texture: None, message }
    }

    fn hear(&mut self, context: &egui::Context) {
        let Some(player) = &self.player else { return };
        for news in player.news() {
            match news {
                News::Opened { duration } => {
                    self.duration = duration;
                    player.show(self.position);
                }
                News::Frame(image) => match &mut self.texture {
                    Some(texture) => texture.set(image, egui::TextureOptions::LINEAR),
                    None => self.texture = Some(context.load_texture("frame", image, egui::TextureOptions::LINEAR)),
                },
                News::Failed(message) => self.message = Some(message),
            }
        }
    }

    fn scrubber(&mut self, ui: &mut egui::Ui) {
        let mut seconds = self.position.as_seconds_f64();
        ui.spacing_mut().slider_width = ui.available_width() - 120.0;
        let slider = egui::Slider::new(&mut seconds, 0.0..=self.duration.as_seconds_f64()).show_value(false);
        let moved = ui.horizontal(|ui| {
            let moved = ui.add(slider).changed();
            ui.monospace(Time::from_millis(self.position.as_millis()).to_string());
            moved
        });
        if moved.inner {
            self.position = Time::from_seconds_f64(seconds);
            if let Some(player) = &self.player {
                player.show(self.position);
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.hear(&ui.ctx().clone());
        egui::Panel::bottom("scrubber").show(ui, |ui| self.scrubber(ui));
        egui::CentralPanel::default().show(ui, |ui| match (&self.message, &self.texture) {
            (Some(message), _) => {
                ui.centered_and_justified(|ui| ui.label(message));
            }
            (None, Some(texture)) => {
                let image = egui::Image::new(texture).shrink_to_fit().maintain_aspect_ratio(true);
                ui.centered_and_justified(|ui| ui.add(image));
            }
            (None, None) => {
                ui.centered_and_justified(egui::Ui::spinner);
            }
        });
    }
}
