//! The window without the system around it: what is drawn, and what the actions of panels do to it.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod apply;
mod charts;
mod commands;
mod dividers;
mod draw;
mod graphics;
mod letters;
mod making;
mod office;
mod queue;
mod regions;
mod script;
mod sentences;
mod standpoint;
mod subtitle_file;
mod tapping;
mod telling;
mod transport;
mod typing;
mod viewing;

use std::sync::Arc;
use std::time::Instant;

use eframe::egui::{Context, SystemTheme, Theme, ViewportCommand};
use sunting_core::media_cache::CacheRequest;
use sunting_session::Session;
use sunting_timeline::Project;

use crate::look::crisp::Crisp;
use crate::look::{fonts, theme};
use crate::model::{Actions, Model};
use crate::panels::Drafts;
use crate::settings::Settings;
use crate::state::action::Appearance;
use crate::state::stray_typing::StrayTyping;
use crate::state::{Command, keys};

pub use apply::{Effect, NOTICE};

/// What is shown, what is typed, and what is still to be done.
pub struct Window {
    /// Everything that panels look at.
    pub model: Model,
    /// What someone is typing or dragging.
    pub drafts: Drafts,
    /// What panels asked for since the last [`Window::logic`].
    pub asked: Actions,
    /// Pictures and sound shapes that the last frame wanted.
    pub wishes: Vec<CacheRequest>,
    /// What the services are to do.
    pub effects: Vec<Effect>,
    /// The size of the picture on the stage, in device pixels.
    pub preview_px: (usize, usize),
    /// How fast was played last.
    pub rate: i8,
    /// The region that the keyboard goes to.
    focus_region: Option<usize>,
    /// A setting changed how everything looks.
    dress_again: bool,
    /// The tool that ran last, and when.
    last_tool: Option<(Command, Instant)>,
    /// A text had the keyboard when the last frame was drawn.
    was_typing: bool,
    /// What is heard of pasting.
    pasting: keys::Pasting,
    /// What is heard of typing outside every field.
    stray_typing: StrayTyping,
    /// What the letters of this moment have done, in case they turn out to be a word.
    by_letters: Option<letters::Done>,
    /// The project before the drag that is going on.
    before_gesture: Option<Arc<Project>>,
}

impl Window {
    /// A window without a project.
    pub fn new(context: &Context, settings: Settings) -> Self {
        fonts::install(context);
        context.add_plugin(Crisp);
        context.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = Theme::Light;
        });
        let mut window = Self {
            model: Model::new(settings),
            drafts: Drafts::default(),
            asked: Actions::new(),
            wishes: Vec::new(),
            effects: Vec::new(),
            preview_px: (640, 360),
            rate: 1,
            focus_region: None,
            dress_again: false,
            last_tool: None,
            was_typing: false,
            pasting: keys::Pasting::default(),
            stray_typing: StrayTyping::default(),
            by_letters: None,
            before_gesture: None,
        };
        window.dress(context);
        window
    }

    /// The open project.
    pub fn session(&self) -> &Session {
        &self.model.session
    }

    /// Puts on the look that the settings ask for.
    pub fn dress(&mut self, context: &Context) {
        let (is_dark, frame) = match Appearance::of_code(&self.model.settings.appearance) {
            Appearance::Light => (false, SystemTheme::Light),
            Appearance::Dark => (true, SystemTheme::Dark),
            Appearance::System => (context.system_theme() == Some(Theme::Dark), SystemTheme::SystemDefault),
        };
        // The title bar, which the system draws.
        context.send_viewport_cmd(ViewportCommand::SetTheme(frame));
        self.model.look.theme = if is_dark { theme::DARK } else { theme::LIGHT };
        self.model.look.theme.apply(context, self.model.settings.less_motion);
        context.set_zoom_factor(self.model.settings.text_size);
    }
}
