//! What can go wrong with an export, a trim or the segment store.

use std::io;
use std::path::{Path, PathBuf};

use sunting_timeline::described::{Argument, Described, ErrorKind, Value};
use sunting_timeline::{Time, TimeRange};

use crate::error::{MediaError, MediaProblem};
use crate::render::renderer::RenderError;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum ExportError {
    /// A source or a written file could not be used.
    #[error(transparent)]
    Media(MediaError),
    /// A frame could not be composed.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// An encoder or the muxer failed.
    #[error(transparent)]
    Problem(#[from] MediaProblem),
    /// No kind of file ends so.
    #[error("{}: the name has to end in .mp4, .mov, .m4a or .mkv", .0.display())]
    UnknownContainer(PathBuf),
    /// The destination is there and was not to be replaced.
    #[error("{}: the file exists", .0.display())]
    DestinationExists(PathBuf),
    /// The destination is a pipe, a device or a socket.
    #[error("{}: this is no file", .0.display())]
    DestinationNotRegular(PathBuf),
    /// The destination is one of the inputs, by its name or by a link.
    #[error("{}: this is one of the inputs", .0.display())]
    DestinationIsInput(PathBuf),
    /// The disk has not enough room for the result.
    #[error("{}: {needed_bytes} bytes are needed and {free_bytes} are free", path.display())]
    NotEnoughSpace { path: PathBuf, needed_bytes: u64, free_bytes: u64 },
    /// The project has no clip.
    #[error("there is nothing to export")]
    Nothing,
    /// The project has sound alone and the destination is a video file.
    #[error("there is sound but no picture: name the output .m4a")]
    NoPicture,
    /// The destination is a sound file and nothing sounds.
    #[error("there is no sound")]
    NoSound,
    /// The project names a media without a file.
    #[error("the file of \"{0}\" is missing")]
    MediaMissing(String),
    /// There is no platform of that name.
    #[error("there is no platform \"{0}\"")]
    UnknownPlatform(String),
    /// The kept range starts beyond the end.
    #[error("the range {range} starts beyond the end at {duration}")]
    RangeBeyondEnd { range: TimeRange, duration: Time },
    /// A kept range holds no frame.
    #[error("the range {0} holds no frame")]
    EmptyRange(TimeRange),
    /// Announced, but not built yet.
    #[error("{0} is not there yet")]
    NotYet(&'static str),
    /// The plan was made by another version of the engine.
    #[error("the plan was made by another version of the engine")]
    OtherVersion,
    /// The plan is not what this engine plans for what it says is asked.
    #[error("the plan was changed after it was made")]
    PlanChanged,
    /// The plan has fewer segments.
    #[error("there is no segment {index}: the plan has {count}")]
    NoSegment { index: usize, count: usize },
    /// Some segments of the plan are not in the store.
    #[error("{missing} of {count} segments are not made yet")]
    SegmentsMissing { missing: usize, count: usize },
    /// A segment's parameter sets differ from the first one's.
    #[error("segment {0} does not fit the others: its parameter sets differ")]
    SegmentsDiffer(usize),
    /// A byte limit needs all results, so it cannot be planned in steps.
    #[error("a byte limit cannot be planned in steps")]
    LimitNeedsResults,
    /// The content does not fit into so few bytes.
    #[error("{duration} cannot be made smaller than {least_bytes} bytes; the limit is {limit_bytes}")]
    LimitTooSmall {
        limit_bytes: u64,
        /// What could be reached, or is predicted.
        least_bytes: u64,
        /// How long the export is.
        duration: Time,
        /// Whether it is more than sound.
        has_picture: bool,
    },
    /// The result is not what was planned.
    #[error("{}: the result failed its check \"{check}\": {detail}", path.display())]
    CheckFailed { path: PathBuf, check: &'static str, detail: String },
    /// A file of the store or a preset is not what it should be.
    #[error("{}: {detail}", path.display())]
    Store { path: PathBuf, detail: String },
    /// A copy would not show and play the same at the same times.
    #[error("{}: it cannot be copied without its pictures or sounds moving", .0.display())]
    NotCopied(PathBuf),
    /// The user stopped the job.
    #[error("stopped")]
    Cancelled,
    /// A worker thread ended by a fault.
    #[error("a worker failed: {0}")]
    Worker(String),
}

impl From<MediaError> for ExportError {
    fn from(error: MediaError) -> Self {
        if error.problem == MediaProblem::Stopped { Self::Cancelled } else { Self::Media(error) }
    }
}

impl ExportError {
    /// What the system said about a file.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        Self::Media(MediaError::from_io(path, error))
    }

    /// A problem with a file.
    pub fn problem(path: &Path, problem: MediaProblem) -> Self {
        Self::Media(MediaError::new(path, problem))
    }
}

impl Described for ExportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Media(error) => error.code(),
            Self::Render(error) => error.code(),
            Self::Problem(problem) => problem.code(),
            Self::UnknownContainer(_) => "unknown-container",
            Self::DestinationExists(_) => "destination-exists",
            Self::DestinationNotRegular(_) => "destination-not-regular",
            Self::DestinationIsInput(_) => "destination-is-input",
            Self::NotEnoughSpace { .. } => "not-enough-space",
            Self::Nothing => "nothing-to-export",
            Self::NoPicture => "no-picture-to-export",
            Self::NoSound => "no-sound-to-export",
            Self::MediaMissing(_) => "media-missing",
            Self::UnknownPlatform(_) => "unknown-platform",
            Self::RangeBeyondEnd { .. } => "range-beyond-end",
            Self::EmptyRange(_) => "empty-range",
            Self::NotYet(_) => "not-yet",
            Self::OtherVersion => "plan-of-other-version",
            Self::PlanChanged => "plan-changed",
            Self::NoSegment { .. } => "no-such-segment",
            Self::SegmentsMissing { .. } => "segments-missing",
            Self::SegmentsDiffer(_) => "segments-differ",
            Self::LimitNeedsResults => "limit-needs-results",
            Self::LimitTooSmall { .. } => "limit-too-small",
            Self::CheckFailed { .. } => "check-failed",
            Self::Store { .. } => "store",
            Self::NotCopied(_) => "not-copied",
            Self::Cancelled => "cancelled",
            Self::Worker(_) => "worker-failed",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::Media(error) => error.arguments(),
            Self::Render(error) => error.arguments(),
            Self::Problem(problem) => problem.arguments(),
            Self::NotEnoughSpace { needed_bytes, free_bytes, .. } => {
                vec![("needed", Value::Bytes(*needed_bytes)), ("free", Value::Bytes(*free_bytes))]
            }
            Self::MediaMissing(name) | Self::UnknownPlatform(name) => vec![("name", name.clone().into())],
            Self::RangeBeyondEnd { range, duration } => {
                vec![("range", range.to_string().into()), ("duration", Value::Length(*duration))]
            }
            Self::EmptyRange(range) => vec![("range", range.to_string().into())],
            Self::NotYet(what) => vec![("what", (*what).into())],
            Self::NoSegment { index, count } => {
                vec![("index", Value::Count(*index as u64)), ("count", Value::Count(*count as u64))]
            }
            Self::SegmentsMissing { missing, count } => {
                vec![("missing", Value::Count(*missing as u64)), ("count", Value::Count(*count as u64))]
            }
            Self::SegmentsDiffer(index) => vec![("index", Value::Count(*index as u64))],
            Self::LimitTooSmall { limit_bytes, least_bytes, duration, has_picture } => vec![
                ("kind", if *has_picture { "video" } else { "sound" }.into()),
                ("limit", Value::Bytes(*limit_bytes)),
                ("least", Value::Bytes(*least_bytes)),
                ("duration", Value::Length(*duration)),
            ],
            Self::CheckFailed { check, detail, .. } => {
                vec![("check", (*check).into()), ("detail", detail.clone().into())]
            }
            Self::Store { detail, .. } | Self::Worker(detail) => vec![("detail", detail.clone().into())],
            _ => Vec::new(),
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::Media(error) => error.file(),
            Self::Render(error) => error.file(),
            Self::DestinationExists(path) | Self::DestinationIsInput(path) | Self::UnknownContainer(path) => Some(path),
            Self::DestinationNotRegular(path) | Self::NotCopied(path) => Some(path),
            Self::NotEnoughSpace { path, .. } | Self::CheckFailed { path, .. } | Self::Store { path, .. } => Some(path),
            _ => None,
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::Media(error) => error.kind(),
            Self::Render(error) => error.kind(),
            Self::Problem(problem) => problem.kind(),
            Self::UnknownContainer(_)
            | Self::UnknownPlatform(_)
            | Self::EmptyRange(_)
            | Self::NotYet(_)
            | Self::LimitNeedsResults => ErrorKind::WrongUsage,
            Self::Cancelled => ErrorKind::Stopped,
            _ => ErrorKind::Failure,
        }
    }
}
