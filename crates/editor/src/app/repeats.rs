//! Sentences that were said twice are looked for in the background, and offered.

use std::path::Path;

use sunting_core::error::{ContentError, MediaError};
use sunting_session::repeats::{RepeatError, Repeated, find_repeats};
use sunting_session::script::Untimed;

use super::App;
use crate::services::long_task::TaskNews;

impl App {
    /// Begins to look for them in what is heard now.
    pub(super) fn find_repeats(&mut self) {
        self.window.keep_words();
        let session = self.window.session();
        let (project, paths, spoken) = (session.project().clone(), session.paths().clone(), session.spoken());
        self.services.repeat_finder.start(
            move |tell| find_repeats(&project, &paths, &spoken, &|share| tell(share, share)),
            |error| Err(ContentError::File(MediaError::from_io(Path::new(""), error))),
        );
        self.window.model.repeat_search.note_share(Some(0.0));
    }

    pub(super) fn stop_finding_repeats(&mut self) {
        self.services.repeat_finder.stop();
        self.window.model.repeat_search.note_share(None);
    }

    /// How far it is, or what came of it.
    pub(super) fn hear_repeat_finder(&mut self) {
        for news in self.services.repeat_finder.news() {
            match news {
                TaskNews::Progress(share) => self.window.model.repeat_search.note_share(Some(share)),
                TaskNews::Done(found) => self.repeats_found(found),
            }
        }
    }

    fn repeats_found(&mut self, found: Result<Vec<Repeated>, RepeatError>) {
        self.window.model.repeat_search.note_share(None);
        match found {
            Ok(repeats) => self.window.offer_repeats(&repeats),
            Err(ContentError::Content(Untimed::Stopped)) => {}
            Err(error) => self.window.complain_of(&error),
        }
    }
}
