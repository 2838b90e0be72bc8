//! What all of the app asks: threads of their own, each answers with news.

use anyhow::Context as _;
use eframe::egui::Context;
use sunting_core::error::MediaError;
use sunting_core::preview::SoundOutput;
use sunting_core::workspace::places::Places;
use sunting_session::repeats::{RepeatError, Repeated};
use sunting_session::script::{MatchError, Matching, TimedLine};
use sunting_session::tapping::Spoken;

use crate::services::Wake;
use crate::services::clipboard::ClipboardService;
use crate::services::dialogs::Dialogs;
use crate::services::double_click::DoubleClick;
use crate::services::files::Files;
use crate::services::long_task::LongTask;
use crate::services::media_cache::MediaCacheService;
use crate::services::packer::Packer;
use crate::services::preview::PreviewService;
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
    /// A script finds its times.
    pub script_matcher: LongTask<Matching, Result<Vec<TimedLine>, MatchError>>,
    /// Sentences that were said twice are looked for.
    pub repeat_finder: LongTask<f32, Result<Vec<Repeated>, RepeatError>>,
    /// Where somebody speaks.
    pub speech_listener: LongTask<(), Result<Option<Spoken>, MediaError>>,
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
            script_matcher: LongTask::new("script", wake.clone()),
            repeat_finder: LongTask::new("repeats", wake.clone()),
            speech_listener: LongTask::new("speech", wake.clone()),
            double_click: DoubleClick::new(wake.clone()),
            places,
        })
    }
}
