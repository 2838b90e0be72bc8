//! The picture that is shown, and how playing goes.

use std::time::Instant;

use eframe::egui::TextureId;

/// The picture that is shown, and how playing goes. Written by `app/previewing.rs`.
#[derive(Default)]
pub struct PreviewState {
    picture: Option<(TextureId, [usize; 2])>,
    is_playing: bool,
    is_lighter: bool,
    is_silent: bool,
    problem: Option<String>,
    waiting_since: Option<Instant>,
}

impl PreviewState {
    /// The picture and its size in pixels.
    pub fn picture(&self) -> Option<(TextureId, [usize; 2])> {
        self.picture
    }

    pub fn is_playing(&self) -> bool {
        self.is_playing
    }

    /// Whether its pictures are less than they could be.
    pub fn is_lighter(&self) -> bool {
        self.is_lighter
    }

    /// Whether there is no sound device.
    pub fn is_silent(&self) -> bool {
        self.is_silent
    }

    /// Why there is no picture.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// A seek that is not answered yet, since then.
    pub fn waiting_since(&self) -> Option<Instant> {
        self.waiting_since
    }

    /// Shows a picture with its size in pixels, or none.
    pub fn show(&mut self, picture: Option<(TextureId, [usize; 2])>) {
        self.picture = picture;
    }

    pub fn note_playing(&mut self, is_playing: bool) {
        self.is_playing = is_playing;
    }

    /// Notes how the player fares. What stands in the way of a picture is told where one was shown.
    pub fn note_status(&mut self, is_lighter: bool, is_silent: bool, problem: Option<String>) {
        (self.is_lighter, self.is_silent, self.problem) = (is_lighter, is_silent, problem);
    }

    /// A picture is asked for.
    pub fn wait_since(&mut self, asked: Instant) {
        self.waiting_since = Some(asked);
    }

    pub fn end_waiting(&mut self) {
        self.waiting_since = None;
    }
}
