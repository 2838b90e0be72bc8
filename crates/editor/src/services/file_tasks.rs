//! What is asked of the thread for files, and what it answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use sunting_core::error::{ContentError, MediaError};
use sunting_core::media::probe::MediaFacts;
use sunting_core::media_paths::MediaPaths;
use sunting_core::packing::Sizes;
use sunting_core::project_file::{LoadedProject, ProjectFileError};
use sunting_core::script_file::ScriptError;
use sunting_core::workspace::arrival::Arrival;
use sunting_core::workspace::office::OfficeError;
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace};
use sunting_core::workspace::recents::Recent;
use sunting_graphics::kit_file::KitFile;
use sunting_session::import::Arrived;
use sunting_timeline::captions::{Cue, ReadCues};
use sunting_timeline::kit::StoredLogo;
use sunting_timeline::{MediaId, Project};

use super::Wake;
use super::logo::{LogoProblem, ReadLogo};
use super::path_check::PathProblem;
use super::project_folders::CopyOrder;
use super::report::Report;
use super::subtitle_files::SubtitleError;
use super::table_files::TableFileError;
use crate::model::{EarlierVersion, LogoLook, OwnFile};
use crate::settings::Settings;
use crate::state::request::PathWish;
use crate::state::table_files::NamedTable;

/// Something to be done with files.
pub enum Task {
    Look(Vec<PathBuf>),
    /// Sorts files by when they were recorded.
    Sort(Vec<MediaFacts>),
    /// When was that file of a project recorded, that has these tags?
    Date(PathBuf, Vec<(String, String)>),
    /// Copies a file into a project's folder, when it may soon be gone from where it is.
    Copy(MediaCopy),
    Create(PathBuf, String, Arc<Project>, Arc<MediaPaths>),
    /// Opens a project, for which its folder may stand; beside it, the file of the one that is open.
    Open(PathBuf, Option<PathBuf>),
    /// Unpacks the sample project below that folder, under that name, and opens it.
    Sample(PathBuf, String),
    /// Saves a project once more at another place, on a thread of its own.
    CopyProject(CopyOrder),
    /// Whether a path that was typed leads to what is wished for.
    Try(PathWish, PathBuf),
    /// Lists earlier versions of a project.
    Versions(ProjectPlace),
    /// Reads an earlier version of a project, only to look at it.
    LookAtVersion(PathBuf, PathBuf),
    /// Reads an earlier version of a project; what is there now becomes an earlier one.
    UseVersion(PutAside, ProjectPlace, Arc<MediaPaths>),
    /// Reads subtitles; of a film, the track of that number, else the first.
    ReadSubtitles(PathBuf, Option<u16>),
    WriteSubtitles(PathBuf, Vec<Cue>),
    /// Reads the tables of a text file or a spreadsheet.
    ReadTables(PathBuf),
    /// Reads the words of a script.
    ReadScript(PathBuf),
    /// Writes down why a video was not made.
    SaveReport(Box<Report>),
    /// Lists the last projects.
    Recents,
    /// Reads the user's own templates in a folder.
    OwnTemplates(PathBuf),
    /// Puts a project first among them.
    Remember(Recent),
    /// Takes a project off their list.
    ForgetRecent(PathBuf),
    KeepSettings(Settings),
    /// A name for a result that nobody has yet: folder, stem.
    FreeName(PathBuf, String),
    /// How much room is left where projects and temporary things lie.
    Room(Vec<PathBuf>),
    /// Counts how large a packed project would be, looks what of it lies elsewhere, and names it.
    Weigh {
        project: Arc<Project>,
        paths: Arc<MediaPaths>,
        home: PathBuf,
        /// Where the packed file would go.
        folder: PathBuf,
        name: String,
    },
    /// Opens a file or a folder with the system's own program.
    OpenOutside(PathBuf),
    /// Shows a file in the file manager.
    ShowOutside(PathBuf),
    Find(Search),
    /// Looks which of these files are gone.
    LookForMissing(Arc<MediaPaths>),
    /// Puts pixels from the clipboard into a file of a folder, as PNG.
    KeepPicture(PathBuf, PathBuf),
    /// Removes finished pieces of videos from a cache, but none that an unfinished order needs.
    CleanStore(PathBuf),
    /// Looks for the office's file of this laptop in that folder.
    FindOffice(PathBuf),
    /// Keeps the laptop's office; in a file of its own when it is another one.
    KeepOffice {
        folder: PathBuf,
        file: Box<KitFile>,
        is_new: bool,
    },
    /// Reads an office's logo.
    ReadLogo(PathBuf),
    /// How a project's logo is shown.
    LookAtLogo(StoredLogo),
    /// Reads an office's file of a colleague.
    ReadOffice(PathBuf),
    /// Writes one for a colleague.
    GiveOffice(PathBuf, Box<KitFile>),
    /// Says when everything before it is done.
    Flush(Sender<()>),
}

/// The project that is kept when an earlier version takes its place.
#[derive(Clone, Debug)]
pub struct PutAside {
    pub version: PathBuf,
    pub project: Arc<Project>,
}

pub enum News {
    /// A task ended by a fault of its own.
    Fault,
    Looked(Vec<(PathBuf, Arrival)>),
    /// Something from the clipboard could not be kept.
    NotKept(MediaError),
    /// In order of recording, with the moment by the wall's clock, in seconds since 1970.
    Sorted(Vec<(Arrived, i64)>),
    /// A file that was probed, and is longer now.
    Grown(PathBuf),
    /// When that file was recorded by the wall's clock, in seconds since 1970.
    Dated(PathBuf, i64),
    /// How far copying is, 0 to 1.
    Copying(MediaId, f32),
    Copied(MediaCopy, Result<PathBuf, MediaError>),
    Opened(Result<Box<Opened>, OpenError>),
    /// It is the one that is open, however its path was written.
    IsOpen,
    /// No project is opened: why that path leads to none.
    NoProject(PathProblem),
    /// A new project's folder is there.
    Created(Result<Box<Opened>, OpenError>),
    /// How far copying the project is, 0 to 1.
    CopyingProject(f32),
    /// The copy of a project, open, and what it is the copy of.
    ProjectCopied(CopyOrder, Result<Box<Opened>, OpenError>),
    /// A typed path, and why it does not lead there.
    Tried(PathWish, PathBuf, Option<PathProblem>),
    /// The newest first.
    Versions(Vec<EarlierVersion>),
    /// An earlier version that is only looked at, and its file.
    VersionSeen(Result<(Arc<Project>, Arc<MediaPaths>), ProjectFileError>, PathBuf),
    /// The sizes of a packed project, the files that do not lie in its folder, and where it would go.
    Weighed(Sizes, Vec<PathBuf>, PathBuf),
    /// An earlier version that is taken.
    Version(Result<LoadedProject, ProjectFileError>, PutAside),
    /// Subtitles, and what was mended.
    ReadSubtitles(Result<ReadCues, SubtitleError>, PathBuf),
    WroteSubtitles(Result<PathBuf, MediaError>),
    /// The tables of a file, in the order of its sheets.
    ReadTables(Result<Vec<NamedTable>, TableFileError>, PathBuf),
    /// The words of a script, and its file.
    ReadScript(Result<String, ContentError<ScriptError>>, PathBuf),
    SavedReport(Result<PathBuf, MediaError>),
    /// The last projects.
    Recents(Vec<Recent>),
    OwnTemplates(Vec<OwnFile>),
    /// A name that nobody has yet.
    FreeName(PathBuf),
    /// Free bytes where there are the fewest.
    Room(u64),
    /// No program of the system opens that.
    NotOpened(PathBuf),
    /// Missing files that were found, and the video in the queue that they were looked for.
    Found(Option<u64>, Vec<Moved>),
    /// The files that are gone.
    Missing(Vec<PathBuf>),
    /// The laptop's office, if it has one.
    OfficeFound(Result<Option<KitFile>, OfficeError>),
    /// The office could not be kept.
    OfficeNotKept(MediaError),
    /// A logo that was chosen, and its file.
    LogoRead(Result<Box<ReadLogo>, LogoProblem>, PathBuf),
    /// How a logo is shown.
    LogoSeen(Box<LogoLook>),
    /// A colleague's office, and its file.
    OfficeRead(Result<Box<KitFile>, OfficeError>, PathBuf),
    /// Where the file for a colleague lies.
    OfficeGiven(Result<PathBuf, MediaError>),
}

impl News {
    /// Whether it is about the project that was open when it was asked for, and about no other.
    pub fn is_of_project(&self) -> bool {
        matches!(
            self,
            Self::Looked(_)
                | Self::Sorted(_)
                | Self::Grown(_)
                | Self::Dated(..)
                | Self::Copying(..)
                | Self::Copied(..)
                | Self::Opened(_)
                | Self::IsOpen
                | Self::NoProject(_)
                | Self::Created(_)
                | Self::Versions(_)
                | Self::VersionSeen(..)
                | Self::Version(..)
                | Self::Weighed(..)
                | Self::ReadSubtitles(..)
                | Self::ReadTables(..)
                | Self::ReadScript(..)
                | Self::Found(None, _)
                | Self::Missing(_)
                | Self::LogoRead(..)
                | Self::OfficeRead(..)
        )
    }
}

/// A file to be copied, if it may soon be gone. A media's number alone does not say which: each project counts anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaCopy {
    pub media: MediaId,
    pub from: PathBuf,
    /// The folder of the project that it is for.
    pub folder: PathBuf,
}

/// Files that are gone, and where they may be.
#[derive(Clone)]
pub struct Search {
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    /// A folder, or one of the files.
    pub place: PathBuf,
    /// The video in the queue that waits for them; none: the project that is open.
    pub job: Option<u64>,
}

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it is in the project that it was looked for.
    pub media: MediaId,
    /// Where it was; empty where that was not to be touched.
    pub from: PathBuf,
    pub to: PathBuf,
}

impl Moved {
    /// Whether that path led to it. A path that nobody knows is that of any file.
    pub fn was_at(&self, path: &Path) -> bool {
        self.from == path && !path.as_os_str().is_empty()
    }
}

#[derive(Clone)]
pub(super) struct Tell {
    outbox: Sender<(u64, News)>,
    wake: Wake,
    project: u64,
}

impl Tell {
    pub fn new(outbox: Sender<(u64, News)>, wake: Wake, project: u64) -> Self {
        Self { outbox, wake, project }
    }

    pub fn tell(&self, news: News) {
        // Nobody listens any more when the window is gone.
        let _ = self.outbox.send((self.project, news));
        self.wake();
    }

    /// Something has changed that the window looks at by itself.
    pub fn wake(&self) {
        (self.wake)();
    }
}
