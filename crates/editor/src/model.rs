//! Everything that panels may look at. They change nothing: they push [`Action`]s.

mod chrome;
mod earlier_version;
mod glances;
mod job_view;
mod notice_board;
mod overlays;
mod reasons;
mod shape;
mod stakes;
mod subtitles_inside;

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use eframe::egui::TextureId;
use sunting_core::export::Forecast;
use sunting_core::workspace::arrival::Foreign;
use sunting_core::workspace::keeper::SaveState;
use sunting_core::workspace::open::ProjectPlace;
use sunting_core::workspace::recents::Recent;
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
pub use notice_board::NoticeBoard;
pub use overlays::Overlays;
pub use shape::{ratio_of, shape_of};
pub use stakes::Stakes;
pub use subtitles_inside::Inside;

/// A file on its way into the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// It is being looked at.
    Checking,
    /// Someone else is still writing it.
    StillArriving,
    /// It is something else than media.
    Foreign(Foreign),
    /// It cannot be opened: the sentence.
    Failed(String),
}

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

/// Packing the project for another computer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packing {
    /// Bytes with all footage and with only the parts in use, once they are counted.
    pub sizes: Option<(u64, u64)>,
    /// Files that go along although they do not lie in the project's folder.
    pub outside: Vec<PathBuf>,
    /// The file that is made.
    pub destination: PathBuf,
    /// How far it is, 0 to 1, while it is made.
    pub progress: Option<f32>,
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
    /// Where it lies, once it is on the disk.
    pub place: Option<ProjectPlace>,
    /// How safe it is.
    pub save: SaveState,
    /// Whether it can only be looked at: nothing can be written where it lies.
    pub look_only: bool,
    /// How much of the project is copied to another place, 0 to 1, while it is.
    pub saving_copy: Option<f32>,
    /// How the window stands.
    pub chrome: Chrome,
    /// Files on their way in, in the order that they came.
    pub incoming: Vec<(PathBuf, Incoming)>,
    /// How much of a file is copied into the project, 0 to 1.
    pub copying: HashMap<MediaId, f32>,
    /// How many files may still have to be copied into the project.
    pub copies_left: usize,
    /// When files were recorded by the wall's clock, in seconds since 1970.
    pub recorded: HashMap<MediaId, i64>,
    /// A file that came twice lights up until then.
    pub lit: Option<(MediaId, Instant)>,
    /// Media whose files are gone.
    pub missing: Vec<MediaId>,
    /// Media whose sound was found to be quiet.
    pub quiet: HashSet<MediaId>,
    /// Pictures and sound shapes.
    pub glances: Glances,
    /// The stage.
    pub stage: Stage,
    /// Jobs, the newest first.
    pub jobs: Vec<JobView>,
    /// The job whose file is on the clipboard.
    pub copied_job: Option<u64>,
    /// What will be made.
    pub making: Making,
    /// The last projects.
    pub recents: Vec<Recent>,
    /// Earlier versions, while they are shown.
    pub versions: Vec<EarlierVersion>,
    /// Packing the project for another computer.
    pub packing: Packing,
    /// What sound devices there are.
    pub sound_devices: Vec<String>,
    /// Whether a double click on a project opens it; `None` where that is not for the user to say.
    pub opens_by_double_click: Option<bool>,
    /// When this project's window last ended without closing.
    pub ended_suddenly: Option<SystemTime>,
    /// The sentence on the stage.
    pub notice: NoticeBoard,
    /// What lies over everything.
    pub overlays: Overlays,
    /// Bytes of temporary material.
    pub cache_bytes: u64,
    /// The name of the folder of projects, as people read it.
    pub projects_folder: PathBuf,
    /// Where files were downloaded to and where videos are.
    pub folders: (PathBuf, PathBuf),
}

impl Model {
    /// Whether more than half of the project's files are not where they were.
    pub fn misses_most(&self) -> bool {
        2 * self.missing.len() > self.session.project().media.len()
    }

    /// The media that the video shows or plays and whose files are gone.
    pub fn missing_in_video(&self) -> impl Iterator<Item = MediaId> {
        let clips = || self.session.project().tracks.iter().flat_map(|track| &track.clips);
        let is_needed = move |media: &MediaId| clips().any(|clip| clip.content.media() == Some(*media));
        self.missing.iter().copied().filter(is_needed)
    }

    /// Whether what a sentence is about is still so.
    pub fn still_holds(&self, about: About) -> bool {
        match about {
            About::Act => true,
            About::MissingFiles => !self.missing.is_empty(),
            About::NotSaved => self.stakes() == Some(Stakes::Work),
            About::LookOnly => self.look_only,
            About::EarlierVersion => self.stage.version.is_some(),
            About::NoSound => self.stage.is_silent,
            About::StoppedVideo(id) => {
                let is_stopped = |job: &JobView| matches!(job.state, JobState::Paused { is_asked: false, .. });
                self.jobs.iter().any(|job| job.id == id && is_stopped(job))
            }
        }
    }

    /// Notes when a file was recorded, unless nothing says it.
    pub fn note_recorded(&mut self, media: MediaId, recorded_s: i64) {
        if recorded_s > 0 {
            self.recorded.insert(media, recorded_s);
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
            place: None,
            save: SaveState::Saved,
            look_only: false,
            saving_copy: None,
            chrome: Chrome::default(),
            incoming: Vec::new(),
            copying: HashMap::new(),
            copies_left: 0,
            recorded: HashMap::new(),
            lit: None,
            missing: Vec::new(),
            quiet: HashSet::new(),
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
            jobs: Vec::new(),
            copied_job: None,
            making,
            recents: Vec::new(),
            versions: Vec::new(),
            packing: Packing::default(),
            sound_devices: Vec::new(),
            opens_by_double_click: None,
            ended_suddenly: None,
            notice: NoticeBoard::default(),
            overlays: Overlays::default(),
            cache_bytes: 0,
            projects_folder: PathBuf::new(),
            folders: (PathBuf::new(), PathBuf::new()),
            settings,
        }
    }

    /// The sentence of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.text(key, &[])
    }

    /// Whether nothing has been put in yet.
    pub fn is_start(&self) -> bool {
        self.session.project().media.is_empty() && self.incoming.is_empty() && self.session.is_empty()
    }

    /// What the project is called.
    pub fn name(&self) -> String {
        self.place.as_ref().map_or_else(|| self.t("project-new"), ProjectPlace::name)
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
        let (canvas, name) = (self.session.project().canvas, self.t(self.shape()));
        let ratio = ratio_of(canvas.width_px, canvas.height_px).map(|ratio| format!(" {ratio}")).unwrap_or_default();
        format!("{name}{ratio} · {}p", canvas.width_px.min(canvas.height_px))
    }

    /// The job that runs, if one does.
    pub fn running_job(&self) -> Option<&JobView> {
        self.jobs.iter().find(|job| job.is_running())
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
