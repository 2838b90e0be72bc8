//! Where the files of the open project lie: the one place that writes it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::media_paths::MediaPaths;
use sunting_timeline::MediaId;

use super::session::Session;

impl Session {
    /// Where its media files lie.
    pub fn paths(&self) -> &Arc<MediaPaths> {
        &self.paths
    }

    /// A media's file is there now.
    pub fn media_lies_at(&mut self, media: MediaId, path: PathBuf) {
        Arc::make_mut(&mut self.paths).0.insert(media, path);
    }

    /// The project's folder has another name or another place, and with it the files in it.
    pub fn folder_moved(&mut self, from: &Path, to: &Path) {
        self.paths = Arc::new(self.paths.moved(from, to));
    }

    /// Takes the places to which the files were copied, but for a file that was found or copied elsewhere since `asked`.
    pub fn files_copied(&mut self, copied: MediaPaths, asked: &MediaPaths) {
        let paths = Arc::make_mut(&mut self.paths);
        for (media, path) in copied.0 {
            if paths.of(media) == asked.of(media) {
                paths.0.insert(media, path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_found_meanwhile_stays_where_it_was_found() {
        let (kept, found) = (MediaId(1), MediaId(2));
        let paths = |place: &str| MediaPaths([kept, found].map(|id| (id, PathBuf::from(place))).into());
        let mut session = Session::new(Session::default().history().clone(), Arc::new(paths("before")));
        session.media_lies_at(found, "there".into());
        session.files_copied(paths("copy"), &paths("before"));
        assert_eq!(session.paths().of(kept), Path::new("copy"));
        assert_eq!(session.paths().of(found), Path::new("there"));
    }
}
