//! What people do with a project, without a window: what is open and chosen, where files go that are put in, what tools
//! and subtitles change, what a video is made for and what it will become. The window and the command line both ask here.

pub mod arrange;
mod caption;
mod edit_log;
pub mod film_subtitles;
pub mod hardest;
pub mod import;
pub mod loudness;
pub mod making;
pub mod prediction;
pub mod purpose;
mod selection;
pub mod sentence;
mod session;
pub mod subtitle_file;
pub mod subtitles;
pub mod tools;

pub use edit_log::{Cursor, LogRead};
pub use selection::{Marks, Selection};
pub use session::{Removed, Session};
