//! Where projects live, and how nothing is ever lost.
//!
//! ```text
//! Dokumen/Sunting/Aktivasi IKD/
//!   Aktivasi IKD.sunting          the project, saved as a whole
//!   Bahan/                        copies of what came from sticks and phones
//!   .sunting/Aktivasi IKD/        what belongs to that project, and to no other in the folder:
//!     journal                     every step since that save, on the disk within a second
//!     versions/                   earlier versions: of the last hour, day, week
//!     lock  running               one window at a time; whether the last one ended well
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
mod renaming;
pub mod settings;
pub mod versions;

use std::path::PathBuf;

use open::ProjectPlace;

/// What is hidden beside a project's file.
fn hidden(place: &ProjectPlace) -> PathBuf {
    place.folder.join(".sunting").join(place.file.file_stem().unwrap_or_default())
}
