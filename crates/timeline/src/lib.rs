//! Time, projects, edits, undo and captions as plain data: no FFmpeg, no window, no files, no threads.
#![forbid(unsafe_code)]

pub mod captions;
pub mod edit;
pub mod flatten;
pub mod history;
pub mod project;
pub mod project_text;
pub mod style;
pub mod time;
pub mod validate;

pub use project::{
    AudioInfo, Canvas, Clip, ClipId, Color, Content, Fades, FitMode, Marker, Media, MediaId, Placement, Project, Speed,
    Text, Track, TrackId, TrackKind, VideoInfo,
};
pub use style::{HorizontalAnchor, TextStyle, VerticalAnchor};
pub use time::{FrameRate, Time, TimeRange};
