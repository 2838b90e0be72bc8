//! Why an edit is refused.

use crate::described::{Argument, Described, Value};
use crate::project::{ClipId, MediaId, TrackId};
use crate::validate::Violation;

/// Why an edit is refused. The project has not changed then.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum EditError {
    /// There is no such clip.
    #[error("there is no clip {}", .0.0)]
    NoClip(ClipId),
    /// There is no such track.
    #[error("there is no track {}", .0.0)]
    NoTrack(TrackId),
    /// There is no such media.
    #[error("there is no media {}", .0.0)]
    NoMedia(MediaId),
    /// There is nothing at that place to work on.
    #[error("there is nothing to do at {0}")]
    NothingThere(crate::time::Time),
    /// The track is locked and cannot be edited.
    #[error("track {} is locked", .0.0)]
    Locked(TrackId),
    /// The clip is not of the kind that the edit is for.
    #[error("clip {} is not of the right kind", .0.0)]
    WrongKind(ClipId),
    /// The media has no such sound track.
    #[error("media {} has {tracks} sound tracks", .media.0)]
    NoAudioTrack { media: MediaId, tracks: u16 },
    /// The file is used by a clip.
    #[error("media {} is in use", .0.0)]
    InUse(MediaId),
    /// The two clips do not continue each other.
    #[error("clip {} is not continued by the one behind it", .0.0)]
    NotJoined(ClipId),
    /// Neither one caption nor two in the order in which they are to follow each other.
    #[error("one caption moves all, or two in their order")]
    AnchorsCross,
    /// Captions would end before the film starts.
    #[error("{count} captions would lie before the start")]
    BeforeStart { count: usize },
    /// A time that is no time.
    #[error("\"{0}\" is not a time")]
    BadTime(String),
    /// The result would break a rule.
    #[error("{0}")]
    Invalid(#[from] Violation),
}

impl Described for EditError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoClip(_) => "edit-no-clip",
            Self::NoTrack(_) => "edit-no-track",
            Self::NoMedia(_) => "edit-no-media",
            Self::NoAudioTrack { .. } => "edit-no-audio-track",
            Self::NothingThere(_) => "edit-nothing-there",
            Self::Locked(_) => "edit-locked",
            Self::WrongKind(_) => "edit-wrong-kind",
            Self::InUse(_) => "edit-in-use",
            Self::NotJoined(_) => "edit-not-joined",
            Self::AnchorsCross => "edit-anchors-cross",
            Self::BeforeStart { .. } => "edit-before-start",
            Self::BadTime(_) => "edit-bad-time",
            Self::Invalid(_) => "edit-invalid",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::NoClip(id) | Self::WrongKind(id) | Self::NotJoined(id) => vec![("id", Value::Count(id.0))],
            Self::NoTrack(id) | Self::Locked(id) => vec![("id", Value::Count(id.0))],
            Self::NoMedia(id) | Self::InUse(id) => vec![("id", Value::Count(id.0))],
            Self::NoAudioTrack { media, tracks } => {
                vec![("id", Value::Count(media.0)), ("count", Value::Count(u64::from(*tracks)))]
            }
            Self::AnchorsCross => Vec::new(),
            Self::BeforeStart { count } => vec![("count", Value::Count(*count as u64))],
            Self::NothingThere(time) => vec![("time", Value::Moment(*time))],
            Self::BadTime(text) => vec![("time", text.clone().into())],
            Self::Invalid(violation) => violation.arguments(),
        }
    }
}
