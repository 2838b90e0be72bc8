//! What the window can be asked to do.

use sunting_session::purpose::Purpose;
use sunting_session::subtitle_file::Onto;
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::tapping::Pace;
use sunting_timeline::graphic::{FieldValue, Graphic, Place, Table};
use sunting_timeline::own_template::StoredTemplate;
use sunting_timeline::{ClipId, Edit, MediaId, Time, TimeRange};

use super::command::Command;
use super::office::OfficeEdit;
use super::request::{PathWish, Request};
use crate::layout::Divider;
use crate::look::icons;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Step {
    #[default]
    Import,
    /// Removing what is not needed.
    Trim,
    Text,
    Make,
}

impl Step {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::Import, Self::Trim, Self::Text, Self::Make];

    /// The command that goes there.
    pub fn command(self) -> Command {
        match self {
            Self::Import => Command::StepImport,
            Self::Trim => Command::StepTrim,
            Self::Text => Command::StepText,
            Self::Make => Command::StepMake,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Trim => "trim",
            Self::Text => "text",
            Self::Make => "make",
        }
    }
}

/// What lies over everything else.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    Palette,
    /// Keys and how things are done.
    Help,
    Settings,
    /// Earlier versions of the project.
    Versions,
    /// Packing the project for another computer.
    Moving,
    /// How to get footage from a phone.
    Phone,
    /// How the finished file of a job is sent.
    Sending(u64),
    /// A path field where there is no system dialog.
    PathField(PathWish),
    /// A job runs while the window is to be closed.
    Leaving,
    /// More than half of the project's files are not where they were.
    Missing,
    /// What becomes of a subtitle file.
    SubtitleFile,
    /// What was wrong in a subtitle file.
    Repairs(Vec<String>),
}

/// How exactly a place is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeking {
    /// While the hand still moves.
    Dragging,
    Exact,
}

/// A button of a notice.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeButton {
    /// The key of its words.
    pub label: &'static str,
    pub action: Box<Action>,
}

/// What a sentence on the stage is about. What is no longer so is not said any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Something that was done, or failed: it goes after a while; an error when it is closed, or when it has been there
    /// for that while and something else is done.
    #[default]
    Act,
    /// Files of the project are gone.
    MissingFiles,
    /// The work is not on the disk.
    NotSaved,
    /// The project can only be looked at.
    LookOnly,
    /// An earlier version is looked at.
    EarlierVersion,
    /// There is no sound device.
    NoSound,
    /// A video of the queue was not finished.
    StoppedVideo(u64),
}

/// A sentence on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub icon: char,
    /// Stays until it is closed.
    pub is_error: bool,
    pub about: About,
    /// At most one.
    pub button: Option<NoticeButton>,
}

impl Notice {
    /// A sentence that goes by itself.
    pub fn plain(icon: char, text: String) -> Self {
        Self { text, icon, is_error: false, about: About::Act, button: None }
    }

    /// Why something did not work; it stays until it is closed.
    pub fn complaint(text: String) -> Self {
        Self { text, icon: icons::WARNING, is_error: true, about: About::Act, button: None }
    }

    /// The same with a button.
    #[must_use]
    pub fn with(self, label: &'static str, action: impl Into<Action>) -> Self {
        Self { button: Some(NoticeButton { label, action: Box::new(action.into()) }), ..self }
    }

    /// The same of how something is: it goes when that is so no more.
    #[must_use]
    pub fn about(self, about: About) -> Self {
        Self { about, ..self }
    }
}

/// What is done on the page where the times of subtitles are tapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TapAct {
    /// Opens it with the script that was pasted.
    Script,
    /// The present subtitle begins to be spoken; where nothing plays, the film begins to.
    Mark,
    /// One back.
    Back,
    /// How fast the film plays there.
    Pace(Pace),
    /// Leaves it; what was tapped stays.
    Leave,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the table.
    Run(Command),
    /// Nothing itself: passes on what services are asked.
    Ask(Request),
    Seek(Time, Seeking),
    /// Chooses a clip alone, or one more.
    SelectClip(ClipId, bool),
    SelectClips(Vec<ClipId>),
    /// Chooses a file of the media list and shows it.
    ViewMedia(MediaId),
    /// Back from a file, or from a sample, to the video.
    LeaveFile,
    SelectNothing,
    /// Chooses nothing, so that colours and logo of the office are seen.
    ShowOffice,
    Mark(Option<TimeRange>),
    /// Edits as one step with that label.
    Edit(&'static str, Vec<Edit>),
    /// Begins a drag: all until [`Action::EndGesture`] is one step.
    BeginGesture(&'static str),
    /// Edits inside a drag, from the project as it was when the drag began.
    Drag(Vec<Edit>),
    EndGesture,
    /// Ends a drag and takes back what it did.
    CancelGesture,
    /// Puts media of the list at the end of the video.
    UseMedia(Vec<MediaId>),
    /// Puts media of the list before the so-many-th clip of the video.
    PlaceMedia(MediaId, usize),
    /// Puts sound of the list in at a time.
    PlaceSound(MediaId, Time),
    /// Takes an unused file off the list.
    RemoveMedia(MediaId),
    Subtitle(SubtitleEdit),
    /// Takes these subtitles out of the video with their speech.
    RemoveSentences(Vec<ClipId>),
    /// Brings a sentence back that was taken out, by its number.
    BringBack(usize),
    /// Plays two subtitles, one right after the other.
    HearBoth(ClipId, ClipId),
    Tap(TapAct),
    /// Puts a title, card or chart in at the playhead.
    AddGraphic(Graphic),
    /// The same with a user's own template.
    AddOwnGraphic(Graphic, StoredTemplate),
    /// Goes to a graphic that something is wrong with.
    ShowGraphic(ClipId),
    /// Chooses a graphic, and goes to its words: to that field, or to the first one.
    WriteInto(ClipId, Option<String>),
    /// What a field of a graphic holds while it is typed.
    TypeField(ClipId, String, Option<FieldValue>),
    /// Where a graphic stands while keys move it: a run of them is one step.
    TypePlace(ClipId, Place),
    /// The numbers of a chart while they are typed.
    TypeTable(ClipId, Table),
    /// Changes the colours and logo of the office.
    Office(OfficeEdit),
    /// What is typed from now on is a step of its own.
    EndTyping,
    /// Makes a chart of a table, and puts it in at the playhead.
    AddChart(Box<sunting_graphics::table::Table>),
    /// Puts a chart in whose table is still to be typed.
    TypeChart,
    /// Whether the subtitle file that is asked about is shifted.
    ShiftSubtitleFile(bool),
    /// Puts the subtitle file in that is asked about.
    PutInSubtitles(Onto),
    ChoosePurpose(Purpose),
    /// How the video goes on after making: by these sizes.
    SplitInto(u32),
    /// The largest file for a purpose of one's own, in bytes; chooses that purpose.
    SetOwnSize(u64),
    /// Takes back so many steps.
    UndoSteps(usize),
    /// The preview's loudness, 0 to 1.
    SetVolume(f32),
    /// Where the timeline is looked at: the time at the lane's left margin.
    Scroll(Time),
    /// How many points a second takes, and the time at the lane's left margin from then on.
    ZoomTo(f32, Time),
    /// Shows an overlay, or none.
    Show(Option<Overlay>),
    /// Moves a border between panels, in points of the panel; `None` puts it back.
    Divide(Divider, Option<f32>),
    /// The borders stay where they are, also at the next start.
    KeepDividers,
    Notify(Notice),
    CloseNotice,
    Set(Setting),
    OpenTracks,
}

impl Action {
    /// Whether it changes the project: where nothing can be kept, it is not begun.
    pub fn changes_project(&self) -> bool {
        match self {
            Self::Run(command) => command.changes_project(),
            Self::Ask(request) => request.changes_project(),
            Self::Tap(act) => matches!(act, TapAct::Script | TapAct::Mark | TapAct::Back),
            Self::Edit(..)
            | Self::BeginGesture(_)
            | Self::UseMedia(_)
            | Self::PlaceMedia(..)
            | Self::PlaceSound(..)
            | Self::RemoveMedia(_)
            | Self::Subtitle(_)
            | Self::RemoveSentences(_)
            | Self::BringBack(_)
            | Self::AddGraphic(_)
            | Self::AddOwnGraphic(..)
            | Self::TypeField(..)
            | Self::TypePlace(..)
            | Self::TypeTable(..)
            | Self::Office(_)
            | Self::AddChart(_)
            | Self::TypeChart
            | Self::PutInSubtitles(_)
            | Self::UndoSteps(_) => true,
            // A drag that was not begun moves nothing.
            Self::Drag(_) | Self::EndGesture | Self::CancelGesture | Self::EndTyping => false,
            Self::Seek(..)
            | Self::SelectClip(..)
            | Self::SelectClips(_)
            | Self::HearBoth(..)
            | Self::SelectNothing
            | Self::ShowOffice
            | Self::ShowGraphic(_)
            | Self::WriteInto(..)
            | Self::ViewMedia(_)
            | Self::LeaveFile
            | Self::Mark(_)
            | Self::ShiftSubtitleFile(_)
            | Self::ChoosePurpose(_)
            | Self::SplitInto(_)
            | Self::SetOwnSize(_)
            | Self::SetVolume(_)
            | Self::Scroll(_)
            | Self::ZoomTo(..)
            | Self::Show(_)
            | Self::Divide(..)
            | Self::KeepDividers
            | Self::Notify(_)
            | Self::CloseNotice
            | Self::Set(_)
            | Self::OpenTracks => false,
        }
    }
}

impl From<Request> for Action {
    fn from(request: Request) -> Self {
        Self::Ask(request)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// Indonesian or English.
    Language(sunting_words::Language),
    /// Light, dark, or as the system.
    Appearance(Appearance),
    /// egui's zoom factor.
    TextSize(f32),
    LessMotion(bool),
    /// A sound device by its name, or the system's own.
    SoundDevice(Option<String>),
    CacheQuota(u64),
    /// Panels as they were at first.
    ResetLayout,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    Light,
    Dark,
}

impl Appearance {
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The appearance of that code.
    pub fn of_code(code: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|appearance| appearance.code() == code).unwrap_or_default()
    }
}
