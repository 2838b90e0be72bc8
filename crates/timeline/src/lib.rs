//! Time, projects, edits, undo and captions as plain data: no FFmpeg, no window, no files, no threads.
//!
//! A [`Project`] lists media files and tracks of clips. It is changed by [`Edit`]s alone, and [`History`] can undo them:
//!
//! ```
//! use std::sync::Arc;
//!
//! use sunting_timeline::{Canvas, Edit, History, Project, Time};
//!
//! let mut history = History::new(Arc::new(Project::new(Canvas::default())));
//! let edit: Edit = serde_json::from_str(
//!     r#"{"edit": "add_captions", "captions": [{"start": "0:01", "end": "0:03", "text": "Selamat datang"}]}"#,
//! )?;
//! history.apply(&edit, "Add captions")?;
//! assert_eq!(history.project().duration(), Time::from_seconds(3));
//!
//! assert!(history.undo());
//! assert_eq!(history.project().duration(), Time::ZERO);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

pub mod audio_track;
pub mod captions;
pub mod clip;
pub mod color;
pub mod described;
pub mod edit;
pub mod extra;
pub mod footage;
pub mod graphic;
pub mod history;
pub mod ids;
pub mod kit;
pub mod own_template;
pub mod project;
pub mod project_text;
pub mod said;
pub mod scene;
pub mod style;
pub mod time;
pub mod validate;

pub use audio_track::AudioTrack;
pub use clip::{Clip, Content, Fades, FitMode, Placement, Speed, Text};
pub use color::Color;
pub use edit::{Edge, Edit, EditError};
pub use extra::Extra;
pub use history::History;
pub use ids::{ClipId, MediaId, TrackId};
pub use project::{AudioInfo, Canvas, CanvasChoice, Marker, Media, MediaById, Project, Track, TrackKind, VideoInfo};
pub use said::CaptionDetails;
pub use style::{HorizontalAnchor, TextStyle, VerticalAnchor};
pub use time::{FrameRate, Time, TimeRange};
