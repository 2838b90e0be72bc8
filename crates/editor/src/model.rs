//! Everything that panels may look at. They change nothing: they push [`Action`]s.

mod chrome;
mod earlier_version;
mod glances;
mod job_view;
mod missing;
mod notice_board;
mod overlays;
mod packing;
mod queue;
mod reasons;
mod safety;
mod shape;
mod shelf;
mod stakes;
mod subtitles_inside;
mod surroundings;

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use eframe::egui::TextureId;
use sunting_core::export::Forecast;
use sunting_core::workspace::open::ProjectPlace;
use sunting_session::Session;
use sunting_session::prediction::{Prediction, USUAL_BITS_PER_PIXEL};
use sunting_session::purpose::{Other, Purpose, USUAL_OWN_BYTES};
use sunting_timeline::{MediaId, Project, Time};
use sunting_words::{Language, Messages, Scope};

use crate::look::Look;
use crate::look::theme::LIGHT;
use crate::settings::{Dividers, Settings};
use crate::state::sample::Sample;
use crate::state::{About, Action};

pub use chrome::Chrome;
pub use earlier_version::{EarlierVersion, VersionContent};
pub use glances::Glances;
pub use job_view::{Failure, JobState, JobView, Remedy};
pub use missing::Missing;
pub use notice_board::NoticeBoard;
pub use overlays::Overlays;
pub use packing::Packing;
pub use queue::Queue;
pub use safety::Safety;
pub use shape::{ratio_of, shape_of, shape_words};
pub use shelf::{Incoming, Shelf};
pub use stakes::Stakes;
pub use subtitles_inside::Inside;
pub use surroundings::Surroundings;

/// The stage.
pub struct Stage {
    /// The picture and its size in pixels.
    pub picture: Option<(TextureId, [usize; 2])>,
    /// Whether it plays.
    pub is_playing: bool,
    /// Whether its pictures are less than they could be.
    pub is_lighter: bool,
    /// Whether there is no sound device.
    pub is_silent: bool,
    /// Why there is no picture.
    pub problem: Option<String>,
    /// The file that is looked at instead of the video, and where in it.
    pub viewing: Option<(MediaId, Time)>,
    /// An earlier version of the project that is looked at.
    pub version: Option<PathBuf>,
    /// The preview's loudness.
    pub volume: f32,
    /// A seek that is not answered yet, since then.
    pub waiting_since: Option<Instant>,
}

/// What will be made.
pub struct Making {
    /// For what.
    pub purpose: Purpose,
    /// What it becomes.
    pub prediction: Option<Prediction>,
    /// What the content takes, by the last forecast; what is usual before there is one.
    pub bits_per_pixel: f64,
    /// The last forecast, of which project as it was edited, and for what.
    pub forecast: Option<(Arc<Project>, Purpose, Forecast)>,
    /// Whether the prediction rests on a forecast for its purpose.
    pub is_measured: bool,
    /// Into how many videos.
    pub parts: u32,
    /// Where it goes.
    pub destination: PathBuf,
    /// What was chosen last under "other".
    pub other: Other,
    /// The largest file of a purpose of one's own.
    pub own_bytes: u64,
    /// Five seconds of it.
    pub sample: Sample,
}

impl Making {
    /// Another project is there: nothing is known of what its content takes, nor what it is for.
    pub fn begin_anew(&mut self) {
        (self.bits_per_pixel, self.forecast) = (USUAL_BITS_PER_PIXEL, None);
        (self.other, self.own_bytes) = (Other::default(), USUAL_OWN_BYTES);
        self.choose(Purpose::default());
    }

    /// Chooses a purpose: what was said about the one before is forgotten, but what its content takes.
    pub fn choose(&mut self, purpose: Purpose) {
        if let Purpose::Other(other) = purpose {
            self.other = other;
        }
        if let Purpose::Other(Other::Own(bytes)) = purpose {
            self.own_bytes = bytes;
        }
        self.purpose = purpose;
        (self.prediction, self.is_measured) = (None, false);
        self.parts = 1;
        self.sample = Sample::None;
    }
}

/// All of it.
pub struct Model {
    /// The sentences.
    pub words: Messages,
    /// The colours.
    pub look: Look,
    /// The settings.
    pub settings: Settings,
    /// The project.
    pub session: Session,
    /// Where it lies, and how safe it is.
    pub safety: Safety,
    /// How the window stands.
    pub chrome: Chrome,
    /// The list of files.
    pub shelf: Shelf,
    /// Media whose files are gone.
    pub missing: Missing,
    /// Pictures and sound shapes.
    pub glances: Glances,
    /// The stage.
    pub stage: Stage,
    /// The videos that were ordered.
    pub queue: Queue,
    /// What will be made.
    pub making: Making,
    /// Packing the project for another computer.
    pub packing: Packing,
    /// What there is on this computer.
    pub surroundings: Surroundings,
    /// The sentence on the stage.
    pub notice: NoticeBoard,
    /// What lies over everything.
    pub overlays: Overlays,
}

impl Model {
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
            About::EarlierVersion => self.stage.version.is_some(),
            About::NoSound => self.stage.is_silent,
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
        let making = Making {
            purpose: Purpose::default(),
            prediction: None,
            bits_per_pixel: USUAL_BITS_PER_PIXEL,
            forecast: None,
            is_measured: false,
            parts: 1,
            destination: PathBuf::new(),
            other: Other::default(),
            own_bytes: USUAL_OWN_BYTES,
            sample: Sample::None,
        };
        Self {
            words: Messages::new(language, Scope::Window),
            look: Look { theme: LIGHT, keyboard: false },
            session: Session::default(),
            safety: Safety::default(),
            chrome: Chrome::default(),
            shelf: Shelf::default(),
            missing: Missing::default(),
            glances: Glances::default(),
            stage: Stage {
                picture: None,
                is_playing: false,
                is_lighter: false,
                is_silent: false,
                problem: None,
                viewing: None,
                version: None,
                volume: settings.volume,
                waiting_since: None,
            },
            queue: Queue::default(),
            making,
            packing: Packing::default(),
            surroundings: Surroundings::default(),
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

/// What panels ask for.
pub type Actions = Vec<Action>;
