//! The window in its system: it hears the services, lets the window do what was asked for, and passes on what only
//! services can do.

#![warn(clippy::wildcard_enum_match_arm)]

mod autosaving;
mod effects;
mod importing;
mod making;
mod missing;
mod news;
mod office;
mod opening;
mod packing;
mod paths;
mod previewing;
mod projects;
mod repeats;
mod room;
mod script;
mod services;
mod sound;
mod speech;
mod surroundings;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, Context, ViewportCommand};
use sunting_core::preview::SoundOutput;
use sunting_core::servers::allow;
use sunting_core::workspace::places::Places;
use sunting_timeline::kit::StoredLogo;

use crate::services::Wake;
use crate::services::files::Task;
use crate::settings::Settings;
use crate::state::script_files::is_script_file;
use crate::state::table_files::is_table_file;
use crate::state::{Overlay, Request};
use crate::window::Window;
use autosaving::Autosaving;
use importing::Importing;
use making::MakingVideos;
use room::Room;
use script::Asked;
use services::Services;
use sound::Sound;
use speech::Speech;

/// Between two frames lies at least this much,
const FRAME: Duration = Duration::from_millis(15);
/// and this much while a video is being made.
const FRAME_WHILE_MAKING: Duration = Duration::from_millis(33);

/// A slow stick takes seconds for a save, a share that is gone for ever.
const PATIENCE: Duration = Duration::from_secs(10);

/// The window and everything that works for it.
pub struct App {
    pub window: Window,
    services: Services,
    autosaving: Autosaving,
    importing: Importing,
    videos: MakingVideos,
    sound: Sound,
    room: Room,
    /// The script that is being matched.
    asked_script: Option<Asked>,
    speech: Speech,
    /// Whether a project is being opened.
    is_opening: bool,
    /// The logo that services were asked to look at last.
    logo_asked: Option<StoredLogo>,
    drawn_at: Instant,
    quits: bool,
}

impl App {
    /// A window with these files, or empty, in the user's own places.
    ///
    /// # Errors
    /// When the system gives no thread or the cache's folder cannot be made.
    pub fn new(context: &Context, files: Vec<PathBuf>) -> anyhow::Result<Self> {
        let places = Places::of_system();
        let for_wake = context.clone();
        let sound = Sound::new(Arc::new(move || for_wake.request_repaint()));
        let device = sound.devices.device(Settings::load(&places.config).sound_device);
        let app = Self::at(context, places, Box::new(device), files)?;
        app.services.double_click.look();
        // The device that the player has tells this one of its trouble.
        Ok(Self { sound, ..app })
    }

    /// A window whose places and sound are given.
    ///
    /// # Errors
    /// As [`App::new`].
    pub fn at(
        context: &Context,
        places: Places,
        sound: Box<dyn SoundOutput>,
        files: Vec<PathBuf>,
    ) -> anyhow::Result<Self> {
        let settings = Settings::load(&places.config);
        settings.common.servers.iter().for_each(|server| allow(server));
        let for_wake = context.clone();
        let wake: Wake = Arc::new(move || for_wake.request_repaint());
        let mut app = Self {
            videos: MakingVideos::start(&places.cache, &wake)?,
            services: Services::start(context, places, sound, &settings, &wake)?,
            window: Window::new(context, settings),
            autosaving: Autosaving::default(),
            importing: Importing::default(),
            sound: Sound::new(wake),
            room: Room::default(),
            asked_script: None,
            speech: Speech::default(),
            is_opening: false,
            logo_asked: None,
            drawn_at: Instant::now(),
            quits: false,
        };
        app.services.files.ask(Task::Recents);
        app.look_for_office();
        app.look_around();
        if !files.is_empty() {
            app.window.asked.push(Request::Import(files).into());
        }
        Ok(app)
    }

    pub fn logic(&mut self, context: &Context) {
        self.hold_back();
        self.hear_system(context);
        self.hear_services(context);
        // Whoever taps to what is heard means this moment, and not that of the last frame.
        self.follow_line();
        self.window.logic(context);
        self.perform_all(context);
        self.follow_preview(context);
        self.follow_project();
        self.follow_sound_of_files();
        self.follow_making();
        self.follow_office(context.text_edit_focused());
        let wishes = std::mem::take(&mut self.window.wishes);
        self.want(&wishes);
        self.window.wishes = wishes;
        self.follow_room();
        self.plan_repaints(context);
    }

    /// A pointer that moves brings hundreds of frames a second, and without a graphics processor each costs a core what
    /// playing and making need.
    fn hold_back(&mut self) {
        let is_making = self.videos.jobs.is_busy() && !self.services.preview.is_playing();
        let least = if is_making { FRAME_WHILE_MAKING } else { FRAME };
        std::thread::sleep(least.saturating_sub(self.drawn_at.elapsed()));
        self.drawn_at = Instant::now();
    }

    /// Dropped files, and the wish to close.
    fn hear_system(&mut self, context: &Context) {
        let (hovering, dropped, closing, returns) = context.input(|input| {
            let dropped: Vec<PathBuf> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            let returns = input.events.iter().any(|event| matches!(event, egui::Event::WindowFocused(true)));
            (!input.raw.hovered_files.is_empty(), dropped, input.viewport().close_requested(), returns)
        });
        self.window.note_dropping(hovering);
        if returns {
            self.check_copied();
        }
        if let Some(logo) = self.window.dropped_logo(&dropped).map(std::path::Path::to_owned) {
            self.read_logo(logo);
        } else if !dropped.is_empty() {
            self.take_files(dropped);
        }
        if closing && !self.quits && self.window.model.stakes().is_some() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.window.show(Some(Overlay::Leaving));
        }
    }

    /// Files that are dropped or pasted come in; where charts are made, a file with a table becomes one, and where a script
    /// is pasted, a text is read.
    fn take_files(&mut self, files: Vec<PathBuf>) {
        let (tables, media): (Vec<PathBuf>, Vec<PathBuf>) =
            files.into_iter().partition(|file| self.window.makes_charts() && is_table_file(file));
        let (scripts, media): (Vec<PathBuf>, Vec<PathBuf>) =
            media.into_iter().partition(|file| self.window.takes_scripts() && is_script_file(file));
        self.window.asked.extend(scripts.into_iter().next().map(|script| Request::ReadScript(script).into()));
        self.window.asked.extend(tables.into_iter().next().map(|table| Request::ReadTables(table).into()));
        if !media.is_empty() {
            self.window.asked.push(Request::Import(media).into());
        }
    }

    /// Whoever comes back from another program may have copied something there.
    fn check_copied(&self) {
        if let Some(job) = self.window.model.queue.copied() {
            self.services.clipboard.check(job.destination.clone());
        }
    }

    fn want(&mut self, wishes: &[sunting_core::media_cache::CacheRequest]) {
        let model = &mut self.window.model;
        let used = model.session.project().tracks.iter().flat_map(|track| &track.clips);
        let mut playing: Vec<&std::path::Path> = Vec::new();
        for media in used.filter_map(|clip| clip.content.media()) {
            let path = model.session.paths().of(media);
            if !playing.contains(&path) && playing.len() < 64 {
                playing.push(path);
            }
        }
        self.services.media_cache.set_quota(model.settings.common.cache_bytes);
        self.services.media_cache.want(wishes, &playing, &mut model.cached_media);
        self.services.media_cache.rest(model.preview.is_playing() || self.videos.jobs.is_busy());
    }

    /// The next frame comes when there is a reason for one.
    fn plan_repaints(&self, context: &Context) {
        if self.services.preview.is_playing() {
            let soon = self.services.preview.next_due().unwrap_or(Duration::from_millis(15));
            context.request_repaint_after(soon.max(Duration::from_millis(1)));
        }
        if let Some(rest) = self.window.notice_rest() {
            context.request_repaint_after(rest);
        }
        if let Some(wait) = self.importing.wait(&self.window.model.shelf) {
            context.request_repaint_after(wait);
        }
    }

    /// Ends well: the project is saved, the last projects know it.
    pub fn end(&mut self) {
        self.window.keep_words();
        self.keep_office();
        self.remember_project();
        let mut answers = true;
        if self.autosaving.awaits_folders() {
            // The folder is on its way: what was done meanwhile goes into it.
            answers = self.services.files.flush();
            self.hear_all_files();
        }
        self.end_all_keeping();
        if answers {
            self.services.files.flush();
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.ui(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.window.model.look.theme.surface.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _context: Option<&eframe::glow::Context>) {
        self.end();
    }
}
