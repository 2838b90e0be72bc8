//! Everything that panels may look at. They change nothing: they push [`Action`]s.

mod cached_media;
mod chrome;
mod earlier_version;
mod job_view;
mod making;
mod missing;
mod notice_board;
mod office;
mod overlays;
mod own_files;
mod packing;
mod preview;
mod queue;
mod reasons;
mod repeat_search;
mod safety;
mod script_matching;
mod shape;
mod shelf;
mod stakes;
mod subtitles_inside;
mod surroundings;
mod viewing;

use std::path::{Component, Path};
use std::sync::Arc;

use sunting_core::media_cache::Peaks;
use sunting_core::naming::{safe_name, with_room};
use sunting_core::workspace::open::ProjectPlace;
use sunting_graphics::kit_file;
use sunting_session::Session;
use sunting_timeline::MediaId;
use sunting_words::{Language, Messages, Scope};

use crate::look::Look;
use crate::look::theme::LIGHT;
use crate::settings::{Dividers, Settings};
use crate::state::{About, Action};

pub use cached_media::CachedMedia;
pub use chrome::Chrome;
pub use earlier_version::{EarlierVersion, VersionContent};
pub use job_view::{Failure, JobState, JobView, Remedy};
pub use making::Making;
pub use missing::Missing;
pub use notice_board::NoticeBoard;
pub use office::{LogoLook, Office};
pub use overlays::Overlays;
pub use own_files::{OwnFile, RefusedTemplate};
pub use packing::Packing;
pub use preview::PreviewState;
pub use queue::Queue;
pub use repeat_search::RepeatSearch;
pub use safety::Safety;
pub use script_matching::ScriptMatching;
pub use shape::{ratio_of, shape_of, shape_words};
pub use shelf::{Incoming, Shelf};
pub use stakes::Stakes;
pub use subtitles_inside::Inside;
pub use surroundings::Surroundings;
pub use viewing::Viewing;

pub struct Model {
    pub words: Messages,
    pub look: Look,
    pub settings: Settings,
    pub session: Session,
    /// Where it lies, and how safe it is.
    pub safety: Safety,
    pub chrome: Chrome,
    pub shelf: Shelf,
    /// Media whose files are gone.
    pub missing: Missing,
    pub cached_media: CachedMedia,
    /// The picture that is shown, and how playing goes.
    pub preview: PreviewState,
    /// What is looked at instead of the video.
    pub viewing: Viewing,
    /// The videos that were ordered.
    pub queue: Queue,
    pub making: Making,
    /// Packing the project for another computer.
    pub packing: Packing,
    /// A script finds its times.
    pub script_matching: ScriptMatching,
    /// Sentences that were said twice are looked for.
    pub repeat_search: RepeatSearch,
    /// What there is on this computer.
    pub surroundings: Surroundings,
    /// The office of this laptop.
    pub office: Office,
    /// The sentence on the stage.
    pub notice: NoticeBoard,
    pub overlays: Overlays,
}

impl Model {
    /// How loud a file is, as far as that is known.
    pub fn peaks_of(&self, media: MediaId) -> Option<Arc<Peaks>> {
        self.cached_media.peaks.get(self.session.paths().of(media)).cloned()
    }

    /// Whether more than half of the project's files are not where they were.
    pub fn misses_most(&self) -> bool {
        2 * self.missing.all().len() > self.session.project().media.len()
    }

    /// The media that the video shows or plays and whose files are gone.
    pub fn missing_in_video(&self) -> impl Iterator<Item = MediaId> {
        let clips = || self.session.project().tracks.iter().flat_map(|track| &track.clips);
        let is_needed = move |media: &MediaId| clips().any(|clip| clip.content.media() == Some(*media));
        self.missing.all().iter().copied().filter(is_needed)
    }

    /// Whether what a sentence is about is still so.
    pub fn still_holds(&self, about: About) -> bool {
        match about {
            About::Act => true,
            About::MissingFiles => !self.missing.all().is_empty(),
            About::NotSaved => self.stakes() == Some(Stakes::Work),
            About::LookOnly => self.safety.look_only(),
            About::EarlierVersion => self.viewing.version().is_some(),
            About::NoSound => self.preview.is_silent(),
            About::StoppedVideo(id) => {
                let is_stopped = |job: &JobView| matches!(job.state, JobState::Paused { is_asked: false, .. });
                self.queue.jobs().iter().any(|job| job.id == id && is_stopped(job))
            }
        }
    }

    /// Where the borders between panels stand in this step.
    pub fn dividers(&self) -> Dividers {
        self.settings.dividers.get(self.chrome.step().code()).copied().unwrap_or_default()
    }

    /// A model without a project.
    pub fn new(settings: Settings) -> Self {
        let language = Language::from_code(&settings.common.language).unwrap_or(Language::Id);
        Self {
            words: Messages::new(language, Scope::Window),
            look: Look { theme: LIGHT, keyboard: false },
            session: Session::default(),
            safety: Safety::default(),
            chrome: Chrome::default(),
            shelf: Shelf::default(),
            missing: Missing::default(),
            cached_media: CachedMedia::default(),
            preview: PreviewState::default(),
            viewing: Viewing::default(),
            queue: Queue::default(),
            making: Making::default(),
            packing: Packing::default(),
            script_matching: ScriptMatching::default(),
            repeat_search: RepeatSearch::default(),
            surroundings: Surroundings::default(),
            office: Office::default(),
            notice: NoticeBoard::default(),
            overlays: Overlays::default(),
            settings,
        }
    }

    /// The sentence of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.text(key, &[])
    }

    /// Whether nothing has been put in yet.
    pub fn is_start(&self) -> bool {
        self.session.project().media.is_empty() && self.shelf.incoming().is_empty() && self.session.is_empty()
    }

    /// What the project is called.
    pub fn name(&self) -> String {
        self.safety.place().map_or_else(|| self.t("project-new"), ProjectPlace::name)
    }

    /// Whether the canvas is upright or square.
    pub fn is_narrow(&self) -> bool {
        let canvas = self.session.project().canvas;
        canvas.width_px <= canvas.height_px
    }

    /// How the office's file for a colleague is called at first.
    pub fn office_file_name(&self) -> String {
        let look = &self.session.project().graphics_look;
        let name = look.kit.as_ref().map(|kit| kit.name.trim()).filter(|name| !name.is_empty());
        let name = name.map_or_else(|| self.t("office-title"), str::to_owned);
        with_room(&safe_name(&name), &format!(".{}", kit_file::EXTENSION))
    }

    /// The key of the canvas's shape.
    pub fn shape(&self) -> &'static str {
        let canvas = self.session.project().canvas;
        shape_of(canvas.width_px, canvas.height_px)
    }

    /// The canvas's shape and size in words: "Mendatar 16:9 · 1080p".
    pub fn shape_words(&self) -> String {
        shape_words(&self.words, self.session.project().canvas)
    }
}

/// A path as people read it: `Dokumen › Sunting › Aktivasi IKD`, its last parts.
pub fn readable(path: &Path, parts: usize) -> String {
    // Behind a drive's letter the root is a part of its own.
    let named = path.components().filter(|part| *part != Component::RootDir);
    let names: Vec<String> = named.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let from = names.len().saturating_sub(parts);
    names[from..].join(" › ")
}

pub type Actions = Vec<Action>;
