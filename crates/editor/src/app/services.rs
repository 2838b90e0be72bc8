//! What all of the app asks: threads of their own, each answers with news.

use anyhow::Context as _;
use eframe::egui::Context;
use sunting_core::preview::SoundOutput;
use sunting_core::workspace::places::Places;

use crate::services::Wake;
use crate::services::clipboard::ClipboardService;
use crate::services::dialogs::Dialogs;
use crate::services::double_click::DoubleClick;
use crate::services::files::Files;
use crate::services::media_cache::MediaCacheService;
use crate::services::packer::Packer;
use crate::services::preview::PreviewService;
use crate::services::script_matcher::ScriptMatcher;
use crate::settings::Settings;

/// What all of the app asks, and where things lie.
pub(super) struct Services {
    pub context: Context,
    pub places: Places,
    pub files: Files,
    pub media_cache: MediaCacheService,
    pub preview: PreviewService,
    pub clipboard: ClipboardService,
    pub dialogs: Dialogs,
    pub packer: Packer,
    pub script_matcher: ScriptMatcher,
    pub double_click: DoubleClick,
}

impl Services {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system gives none, or the cache's folder cannot be made.
    pub fn start(
        context: &Context,
        places: Places,
        sound: Box<dyn SoundOutput>,
        settings: &Settings,
        wake: &Wake,
    ) -> anyhow::Result<Self> {
        let preview = PreviewService::start(sound, wake.clone()).context("starting the preview")?;
        preview.set_volume(settings.volume);
        Ok(Self {
            context: context.clone(),
            files: Files::start(places.config.clone(), &places.cache, wake.clone()).context("starting the files")?,
            media_cache: MediaCacheService::start(&places.cache, settings.common.cache_bytes, wake.clone())
                .with_context(|| format!("opening the cache of pictures in {}", places.cache.display()))?,
            preview,
            clipboard: ClipboardService::start(wake.clone()).context("starting the clipboard")?,
            dialogs: Dialogs::new(wake.clone()),
            packer: Packer::new(places.cache.clone(), wake.clone()),
            script_matcher: ScriptMatcher::new(wake.clone()),
            double_click: DoubleClick::new(wake.clone()),
            places,
        })
    }
}
