//! Where somebody speaks in the video: found once for each way that it sounds.

use std::path::Path;
use std::sync::Arc;

use sunting_core::error::MediaError;
use sunting_core::media_paths::MediaPaths;
use sunting_session::hearing::listen_for_speech;
use sunting_session::script::sounds_alike;
use sunting_session::tapping::Spoken;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Project, Time};
use tracing::warn;

use super::App;
use crate::services::long_task::TaskNews;

/// What is being listened to, and what was heard last.
#[derive(Default)]
pub(super) struct Speech {
    asked: Option<Arc<Project>>,
    known: Option<(Arc<Project>, Spoken)>,
}

impl App {
    /// Tells where somebody speaks: at once, if that is known.
    pub(super) fn hear_speech(&mut self) {
        let session = self.window.session();
        let (project, paths) = (session.project().clone(), session.paths().clone());
        let is_alike = |own: &Arc<Project>| Arc::ptr_eq(own, &project) || sounds_alike(own, &project);
        if let Some((_, spoken)) = self.speech.known.as_ref().filter(|(own, _)| is_alike(own)) {
            self.window.note_spoken(spoken.clone());
        } else if !self.speech.asked.as_ref().is_some_and(is_alike) {
            self.window.note_spoken(Spoken::default());
            self.listen(project.clone(), paths);
            self.speech.asked = Some(project);
        }
    }

    pub(super) fn stop_hearing(&mut self) {
        self.services.speech_listener.stop();
        self.speech.asked = None;
    }

    pub(super) fn hear_speech_listener(&mut self) {
        for news in self.services.speech_listener.news() {
            match news {
                TaskNews::Progress(()) => {}
                TaskNews::Done(Ok(spoken)) => self.speech_heard(spoken),
                // Taps are times without it too.
                TaskNews::Done(Err(error)) => warn!("listening for speech: {error}"),
            }
        }
    }

    fn listen(&mut self, project: Arc<Project>, paths: Arc<MediaPaths>) {
        self.services.speech_listener.start(
            move |tell| {
                let scene = Arc::new(Scene::of(&project));
                // Nobody is shown how far it is.
                listen_for_speech(&scene, &paths, &|_: Time, _: Time| tell((), 0.0))
            },
            |error| Err(MediaError::from_io(Path::new(""), error)),
        );
    }

    fn speech_heard(&mut self, spoken: Option<Spoken>) {
        if let (Some(spoken), Some(project)) = (spoken, self.speech.asked.take()) {
            self.window.note_spoken(spoken.clone());
            self.speech.known = Some((project, spoken));
        }
    }
}
