//! A script is read, finds its times in the background, and becomes the subtitles.

use std::path::Path;
use std::sync::Arc;

use sunting_core::error::{ContentError, MediaError};
use sunting_session::script::{MatchError, Matching, ReadScript, TimedLine, Untimed, match_to_sound, sounds_alike};
use sunting_timeline::{Project, Time};

use super::App;
use crate::services::long_task::TaskNews;

/// What is being matched: the script, and the project as it was then.
pub(super) struct Asked {
    text: String,
    project: Arc<Project>,
}

impl App {
    /// Begins to look for a script in what is heard now.
    pub(super) fn match_script(&mut self, text: String) {
        self.window.keep_words();
        let session = self.window.session();
        let (project, paths, limits) = (session.project().clone(), session.paths().clone(), session.limits());
        let whole = session.duration();
        let (script, heard) = (ReadScript::of(&text), project.clone());
        self.services.script_matcher.start(
            move |tell| match_to_sound(&script, &heard, &paths, &limits, &|matching| tell(matching, matching.share())),
            |error| Err(ContentError::File(MediaError::from_io(Path::new(""), error))),
        );
        self.asked_script = Some(Asked { text, project });
        let begins = Matching::Listening(Time::ZERO, whole);
        self.window.model.script_matching.note_progress(Some(begins));
    }

    pub(super) fn stop_matching(&mut self) {
        self.services.script_matcher.stop();
        self.asked_script = None;
        self.window.model.script_matching.note_progress(None);
    }

    /// How far it is, or what came of it. While the hand holds something on the timeline, it waits.
    pub(super) fn hear_script_matcher(&mut self) {
        if self.window.session().is_dragging() {
            return;
        }
        for news in self.services.script_matcher.news() {
            match news {
                TaskNews::Progress(progress) => {
                    self.window.model.script_matching.note_progress(Some(progress));
                }
                TaskNews::Done(found) => self.script_matched(found),
            }
        }
    }

    /// Times are those of the sound that was heard: where that is another one by now, they are of no use.
    fn script_matched(&mut self, found: Result<Vec<TimedLine>, MatchError>) {
        self.window.model.script_matching.note_progress(None);
        let Some(Asked { text, project }) = self.asked_script.take() else { return };
        match found {
            Ok(lines) => {
                let now = self.window.session().project();
                if Arc::ptr_eq(now, &project) || sounds_alike(now, &project) {
                    self.window.put_in_script(&lines);
                } else {
                    self.window.tell_other_sound(text);
                }
            }
            Err(ContentError::Content(Untimed::Stopped)) => {}
            Err(error) => self.window.complain_of(&error),
        }
    }
}
