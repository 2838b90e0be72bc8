//! What only services can do: they read files, ask the system and work in threads of their own.

use std::path::{Path, PathBuf};

use sunting_timeline::{ClipId, MediaId};

/// What services are asked. Only [`crate::app::App`] carries it out; the window passes it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    Import(Vec<PathBuf>),
    RetryMedia(PathBuf),
    /// Lets go of a file on its way in.
    ForgetIncoming(PathBuf),
    /// Puts in the text subtitles inside a film: the track of that number.
    TakeSubtitles(MediaId, u16),
    /// Puts in the files or the picture on the system's clipboard.
    PasteFiles,
    /// Looks whether words on the system's clipboard are a table.
    LookForTable,
    /// Reads the tables of a file, each of which can become a chart.
    ReadTables(PathBuf),
    /// Looks whether words on the system's clipboard are a script.
    LookForScript,
    /// Reads the script in a file.
    ReadScript(PathBuf),
    /// Finds when a script is spoken in the video; its lines become the subtitles.
    MatchScript(String),
    /// Stops that; nothing has changed then.
    StopMatching,
    /// Looks for sentences that were said twice.
    FindRepeats,
    /// Stops that.
    StopFindingRepeats,
    /// Finds where somebody speaks in the video.
    HearSpeech,
    /// Stops that.
    StopHearing,
    /// Asks for a file or a folder.
    AskPath(PathWish),
    /// A path was typed for a wish; it may lead nowhere.
    TryPath(PathWish, PathBuf),
    /// Opens an empty project.
    NewProject,
    /// Opens the sample project.
    OpenSample,
    Open(PathBuf),
    /// Takes a project off the list of the last ones.
    ForgetRecent(PathBuf),
    Rename(String),
    /// Saves now, and says where.
    SaveAndTell,
    /// Copies the project beside itself.
    DuplicateProject,
    /// Looks which files of the project are gone.
    LookForMissing,
    /// Lists the earlier versions of the project.
    ListVersions,
    /// Shows an earlier version without taking it.
    PreviewVersion(PathBuf),
    UseVersion(PathBuf),
    /// How large the packed project would be.
    WeighProject,
    /// Copies a whole or trimmed project into one file.
    Pack(PathBuf, bool),
    /// Stops that; nothing is left of it then.
    StopPacking,
    /// Really makes five seconds.
    MakeSample,
    /// Puts the video in the queue.
    MakeVideo,
    /// A job of the queue.
    Job(JobWish, u64),
    /// Opens a folder in the file manager.
    OpenFolder(PathBuf),
    /// Which sound devices there are.
    ListSoundDevices,
    /// Which templates lie in the user's folder.
    ListOwnTemplates,
    /// Plays on a sound device, by its name, or on the system's own.
    UseSoundDevice(Option<String>),
    /// A double click on a project opens it. The system keeps that, and says when it is so.
    OpenByDoubleClick(bool),
    CleanCache,
    /// Quits although a job runs.
    QuitAnyway,
}

impl Request {
    /// Whether it changes the project: where nothing can be kept, it is not begun.
    pub fn changes_project(&self) -> bool {
        let is_project = |path: &Path| path.extension().is_some_and(|ending| ending == "sunting");
        match self {
            Self::Import(paths) => paths.iter().any(|path| !is_project(path)),
            Self::RetryMedia(_) | Self::PasteFiles | Self::Rename(_) | Self::UseVersion(_) | Self::MatchScript(_) => {
                true
            }
            Self::ForgetIncoming(_)
            | Self::LookForTable
            | Self::ReadTables(_)
            | Self::LookForScript
            | Self::ReadScript(_)
            | Self::StopMatching
            | Self::FindRepeats
            | Self::StopFindingRepeats
            | Self::HearSpeech
            | Self::StopHearing
            | Self::TakeSubtitles(..)
            | Self::AskPath(_)
            | Self::TryPath(..)
            | Self::NewProject
            | Self::OpenSample
            | Self::Open(_)
            | Self::ForgetRecent(_)
            | Self::SaveAndTell
            | Self::DuplicateProject
            | Self::LookForMissing
            | Self::ListVersions
            | Self::PreviewVersion(_)
            | Self::WeighProject
            | Self::Pack(..)
            | Self::StopPacking
            | Self::MakeSample
            | Self::MakeVideo
            | Self::Job(..)
            | Self::OpenFolder(_)
            | Self::ListSoundDevices
            | Self::ListOwnTemplates
            | Self::UseSoundDevice(_)
            | Self::OpenByDoubleClick(_)
            | Self::CleanCache
            | Self::QuitAnyway => false,
        }
    }
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathWish {
    Import,
    Project,
    /// A subtitle file to read.
    ReadSubtitles,
    /// A subtitle file to write.
    WriteSubtitles,
    /// A file with a table.
    ReadTable,
    /// A missing file of the project; its folder will do as well.
    FindMedia,
    /// A folder below which all missing files are looked for.
    FindBelow,
    /// A missing file of a video in the queue.
    FindForJob(u64),
    /// Another folder for a video in the queue.
    JobFolder(u64),
    /// Another file for a clip.
    Replace(ClipId),
    /// Where a made video goes.
    Result,
    /// Where the packed project goes.
    Moving,
    /// An office's logo.
    Logo,
    /// An office's file from a colleague.
    TakeOffice,
    /// Where the office's file for a colleague goes.
    GiveOffice,
    /// A folder for a project that cannot be saved where it is.
    Elsewhere,
    /// The folder in which projects are made.
    ProjectsFolder,
}

/// What is done with a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobWish {
    /// Stops and keeps what is made.
    Pause,
    Resume,
    Cancel,
    /// Takes a finished one off the list.
    Remove,
    Play,
    /// Puts the file on the clipboard.
    CopyFile,
    ShowInFolder,
    /// Looks for a file that it is made of and that is gone.
    FindFile,
    /// Makes it into another folder.
    ChooseFolder,
    /// Writes down why it failed, for whoever helps.
    SaveReport,
}
