//! Earlier versions of the made-up project.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use sunting_core::workspace::versions::Version;
use sunting_editor::model::{EarlierVersion, VersionContent};
use sunting_timeline::Time;

use super::{FILES, folder};

/// Six of them: before the last ones there were fewer subtitles, or none.
pub fn earlier() -> Vec<EarlierVersion> {
    let version = |(seconds, subtitles): (u64, usize)| EarlierVersion {
        version: Version {
            file: PathBuf::from(format!("{seconds}.sunting")),
            saved_at: SystemTime::now() - Duration::from_secs(seconds),
        },
        content: Some(VersionContent {
            duration: Time::from_millis(64_400),
            clips: 6,
            subtitles,
            picture: Some((folder().join("Bahan").join(FILES[1].0), Time::from_seconds(3 + subtitles as i64))),
        }),
    };
    [(20, 12), (2000, 12), (9000, 8), (90_000, 0), (200_000, 0), (400_000, 0)].map(version).to_vec()
}
