//! What would be lost or stopped if the window closed now.

use super::{JobState, Model};

/// What is at stake, from what would be lost to what only stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stakes {
    /// The work is not on the disk.
    Work,
    /// The project is being copied to another place.
    ProjectCopy,
    /// Files from a stick are being copied into the project.
    MediaCopies,
    /// The project is being packed.
    Packing,
    /// A video is being made.
    Video,
}

impl Model {
    /// What closing would lose or stop, the worst first.
    pub fn stakes(&self) -> Option<Stakes> {
        let is_work = !self.session.project().media.is_empty() || !self.session.is_empty();
        let is_refused = self.safety.save().is_refused();
        let is_made = self.queue.jobs().iter().any(|job| job.is_running() || job.state == JobState::Waiting);
        [
            (is_work && (self.safety.place().is_none() || is_refused), Stakes::Work),
            (self.safety.copied_part().is_some(), Stakes::ProjectCopy),
            (self.shelf.copies_left() > 0, Stakes::MediaCopies),
            (self.packing.progress().is_some(), Stakes::Packing),
            (is_made, Stakes::Video),
        ]
        .into_iter()
        .find_map(|(holds, stakes)| holds.then_some(stakes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use std::path::Path;
    use sunting_core::error::{MediaError, MediaProblem};
    use sunting_core::project_file::ProjectFileError;
    use sunting_core::workspace::autosave::SaveState;
    use sunting_core::workspace::open::ProjectPlace;
    use sunting_session::Session;
    use sunting_timeline::{Edit, Media, MediaId, Time};

    #[test]
    fn work_that_is_not_on_the_disk_is_not_closed_without_a_question() {
        let mut model = Model::new(Settings::default());
        assert_eq!(model.stakes(), None, "an empty window");
        model.packing.note_progress(Some(0.5));
        assert_eq!(model.stakes(), Some(Stakes::Packing));
        model.shelf.note_copies_left(1);
        assert_eq!(model.stakes(), Some(Stakes::MediaCopies));
        model.safety.note_copied(Some(0.5));
        assert_eq!(model.stakes(), Some(Stakes::ProjectCopy));
        let refused = MediaError::new("a.sunting", MediaProblem::DiskFull);
        model.safety.note_save(SaveState::Failed(ProjectFileError::from(refused)));
        assert_eq!(model.stakes(), Some(Stakes::ProjectCopy), "nothing was done yet");
        model.session = with_a_file();
        assert_eq!(model.stakes(), Some(Stakes::Work), "its folder is not made");
        model.safety.lie_at(ProjectPlace::of(Path::new("/a/a.sunting")));
        assert_eq!(model.stakes(), Some(Stakes::Work), "the disk refuses");
        model.safety.note_save(SaveState::Ended);
        assert_eq!(model.stakes(), Some(Stakes::Work), "nobody saves");
        model.safety.note_save(SaveState::Saved);
        assert_eq!(model.stakes(), Some(Stakes::ProjectCopy));
    }

    fn with_a_file() -> Session {
        let media = Media {
            id: MediaId(0),
            path: "a.mp4".to_owned(),
            fingerprint: String::new(),
            duration: Time::from_seconds(1),
            video: None,
            audio: None,
            extra: Default::default(),
        };
        let mut session = Session::default();
        session.edit("undo-import", &[Edit::AddMedia { media }]).unwrap();
        session
    }
}
