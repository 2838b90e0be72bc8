//! Where projects live, and how nothing is ever lost.
//!
//! ```text
//! Dokumen/Sunting/Aktivasi IKD/
//!   Aktivasi IKD.sunting          the project, saved as a whole
//!   Bahan/                        copies of what came from sticks and phones
//!   .sunting/journal              every step since that save, on the disk within a second
//!   .sunting/versions/            earlier versions: of the last hour, day, week
//!   .sunting/lock  running        one window at a time; whether the last one ended well
//! ```

pub mod arrival;
mod below;
pub mod copying;
pub mod finding;
pub mod journal;
pub mod keeper;
pub mod naming;
pub mod open;
pub mod places;
pub mod recents;
pub mod settings;
pub mod versions;

use std::path::{Path, PathBuf};

/// The hidden folder inside a project's folder.
fn hidden(folder: &Path) -> PathBuf {
    folder.join(".sunting")
}
