//! What is edited, how it is looked at, and everything that can be done: no drawing, no files, no threads.

pub mod action;
pub mod arrange;
pub mod command;
pub mod film_subtitles;
pub mod hardest;
pub mod import;
pub mod keys;
pub mod loudness;
pub mod making;
pub mod moments;
pub mod numbers;
pub mod prediction;
pub mod purpose;
pub mod reasons;
pub mod selection;
pub mod sentences;
pub mod session;
pub mod stray_typing;
pub mod subtitle_file;
pub mod subtitles;
pub mod tools;
pub mod view;

pub use action::{About, Action, Notice, NoticeButton, Overlay, Step};
pub use command::Command;
pub use selection::{Marks, Selection};
pub use session::Session;
