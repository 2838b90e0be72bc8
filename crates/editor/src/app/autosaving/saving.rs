//! Work that the disk does not take: said once on the stage, with a way out, and again when it is safe.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_core::workspace::autosave::SaveState;

use super::kept::Kept;
use crate::app::App;
use crate::look::icons;
use crate::state::request::PathWish;
use crate::state::sentences::of_error;
use crate::state::{About, Notice, Request};

/// An autosave that lives this long was not ended by the project alone.
const AGAIN: Duration = Duration::from_secs(60);

impl App {
    /// Hears how safe the work is.
    pub(super) fn hear_saving(&mut self, state: SaveState) {
        // Between two tries nothing is known: what was not saved is not.
        if state == SaveState::Saving && self.autosaving.told_not_saved {
            return;
        }
        self.safety().note_save(state.clone());
        match state {
            SaveState::Saved if std::mem::take(&mut self.autosaving.told_not_saved) => {
                let text = self.window.t("saved-here");
                self.window.say(icons::CHECK_CIRCLE, text, None);
            }
            SaveState::Failed(error) => {
                let text = of_error(self.window.words(), &error);
                self.tell_not_saved(text, "save-elsewhere");
            }
            SaveState::Ended => {
                let text = self.window.t("notice-saving-ended");
                self.tell_not_saved(text, "save-elsewhere");
                self.take_over();
            }
            SaveState::Saved | SaveState::Saving => {}
        }
    }

    /// Another autosave goes on where one has ended; what was told stands until all is safe. One that ends soon after
    /// is left, for this project may be what ends it.
    fn take_over(&mut self) {
        let model = &mut self.window.model;
        let Some(place) = model.safety.place().cloned() else { return };
        if self.autosaving.took_over.is_some_and(|when| when.elapsed() < AGAIN) {
            return self.services.context.request_repaint_after(AGAIN);
        }
        self.autosaving.took_over = Some(Instant::now());
        let context = self.services.context.clone();
        let wake = Arc::new(move || context.request_repaint());
        let kept = Kept::take_over(place, &mut model.session, wake);
        if let Ok(kept) = kept.inspect_err(|error| tracing::warn!("starting an autosave: {error}")) {
            self.autosaving.begin(kept);
        }
    }

    /// Says why the work is not saved; `label` leads to where it could be. Each trouble is told once, however often the
    /// disk is tried.
    pub(super) fn tell_not_saved(&mut self, text: String, label: &'static str) {
        if std::mem::replace(&mut self.autosaving.told_not_saved, true) {
            return;
        }
        let elsewhere = Request::AskPath(PathWish::Elsewhere);
        self.window.tell(Notice::complaint(text).about(About::NotSaved).with(label, elsewhere));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use eframe::egui::Context;
    use sunting_core::media_paths::MediaPaths;
    use sunting_core::preview::Silence;
    use sunting_core::workspace::open::{create, open};
    use sunting_core::workspace::places::Places;
    use sunting_timeline::{Canvas, Edit, Project, Time};

    use super::*;

    #[test]
    fn work_that_nobody_saves_any_more_is_told_and_saved_by_the_next_autosave() {
        let root = tempfile::tempdir().unwrap();
        let context = Context::default();
        let mut app = App::at(&context, Places::under(root.path()), Box::new(Silence), Vec::new()).unwrap();
        let opened = create(root.path(), "Rapat", &Project::new(Canvas::default()), &MediaPaths::default()).unwrap();
        let file = opened.place.file.clone();
        app.window.model.safety.lie_at(opened.place.clone());
        let times = AtomicUsize::new(0);
        let fails_once = Arc::new(move || assert!(times.fetch_add(1, Ordering::SeqCst) != 0, "a planted fault"));
        let session = &mut app.window.model.session;
        app.autosaving.begin(Kept::start(opened.place, opened.lock.unwrap(), session, fails_once).unwrap());
        let mark = Edit::AddMarker { at: Time::from_seconds(1).into(), name: "a".to_owned() };
        app.window.model.session.edit("undo-split", &[mark]).unwrap();
        let since = Instant::now();
        let mut told = Vec::new();
        while *app.window.model.safety.save() != SaveState::Saved || told.len() < 2 {
            app.logic(&context);
            let text = app.window.model.notice.shown().map(|notice| notice.text.clone());
            told.extend(text.filter(|text| told.last() != Some(text)));
            assert!(since.elapsed() < Duration::from_secs(20), "{told:?}");
        }
        assert_eq!(told, ["notice-saving-ended", "saved-here"].map(|key| app.window.model.t(key)));
        app.end();
        assert_eq!(open(&file).unwrap().project.markers.len(), 1);
    }
}
