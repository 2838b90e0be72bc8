//! What people do with a project, without a window: what is open and chosen, where added files are placed, what tools
//! and subtitle edits do, what a video is made for and what it will become. Both the window and the command line use
//! it.
//!
//! ```
//! use std::path::Path;
//!
//! use sunting_core::media::probe::probe;
//! use sunting_session::Session;
//! use sunting_session::import::Arrived;
//! use sunting_timeline::Time;
//!
//! // A file that is put into an empty project goes into the video by itself, as one step.
//! let facts = probe(Path::new("../../assets/sample/Isi formulir.mp4"))?;
//! let mut session = Session::of_files(&[Arrived { facts, fingerprint: String::new() }])?;
//! assert_eq!(session.duration(), Time::from_seconds(9));
//! session.undo();
//! assert!(session.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod arrange;
mod caption;
pub mod charts;
pub mod complexity;
mod edit_log;
pub mod film_subtitles;
pub mod graphic_findings;
mod graphic_kind;
pub mod graphics;
pub mod hearing;
pub mod import;
pub mod loudness;
pub mod making;
mod places;
pub mod prediction;
pub mod purpose;
pub mod reading_time;
mod removed_sentence;
pub mod removing_sentences;
pub mod repeats;
pub mod script;
mod selection;
pub mod sentence;
mod session;
pub mod stage;
pub mod subtitle_file;
pub mod subtitles;
pub mod tapping;
pub mod tools;

pub use edit_log::{Cursor, LogRead};
pub use removed_sentence::RemovedSentence;
pub use selection::{Marks, Selection};
pub use session::{Removed, Session};
