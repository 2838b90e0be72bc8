//! What is on the stage, and what the window learns from how it goes.

use std::time::Instant;

use eframe::egui::Context;
use sunting_core::preview::Precision;
use sunting_session::Session;
use sunting_timeline::{ClipId, Time};

use super::App;
use crate::model::PreviewState;
use crate::services::media_cache::MediaCacheService;
use crate::services::preview::PreviewSource;
use crate::state::Step;
use crate::state::sentences::of_error;

impl App {
    /// What is on the stage now.
    pub(super) fn scene(&self) -> PreviewSource {
        let model = &self.window.model;
        match model.viewing.file() {
            Some((media, _)) => PreviewSource::File(media),
            None if model.viewing.version().is_some() => PreviewSource::Sample,
            None if model.chrome.step() == Step::Make && model.making.sample().is_ready() => PreviewSource::Sample,
            None if model.chrome.step() == Step::Make => PreviewSource::Made(model.making.purpose()),
            None => PreviewSource::Video,
        }
    }

    fn shown(&mut self) -> &mut PreviewState {
        &mut self.window.model.preview
    }

    pub(super) fn seek(&mut self, at: Time, precision: Precision) {
        self.shown().wait_since(Instant::now());
        self.services.preview.seek(at, precision);
    }

    /// Nothing plays any more; the playhead stays where it is.
    pub(super) fn stand_still(&mut self) {
        self.shown().note_playing(false);
        self.services.preview.seek(self.window.line(), Precision::Exact);
    }

    /// Another project is there, and no picture of it yet.
    pub(super) fn show_no_picture(&mut self) {
        self.shown().show(None);
    }

    /// Shows the project as it is. While nothing plays, the graphic that is worked on stands still.
    pub(super) fn put_on_stage(&mut self, plays: bool) {
        let scene = self.scene();
        let model = &self.window.model;
        let chosen = model.session.selection.only_clip();
        let is_graphic =
            |clip: &ClipId| model.session.clip(*clip).is_some_and(|clip| Session::graphic_of(clip).is_some());
        let standing = chosen.filter(|clip| !plays && is_graphic(clip));
        if !model.session.is_empty() || matches!(scene, PreviewSource::File(_)) {
            self.services.preview.follow(scene, &model.session, &model.cached_media, standing);
        }
    }

    /// The playhead goes along while something plays.
    pub(super) fn follow_line(&mut self) {
        if self.services.preview.is_playing() && self.scene() != PreviewSource::Sample {
            self.window.follow_line(self.services.preview.position());
        }
    }

    /// The picture, the playhead, and how playing goes.
    pub(super) fn follow_preview(&mut self, context: &Context) {
        let (scene, is_wanted) = (self.scene(), self.window.has_picture());
        self.put_on_stage(self.services.preview.is_playing());
        let model = &mut self.window.model;
        let (width_px, height_px) = self.window.preview_px;
        self.services.preview.set_size(width_px, height_px);
        if self.services.preview.take_picture(context) {
            model.preview.end_waiting();
        }
        let picture =
            self.services.preview.texture().filter(|_| is_wanted).map(|texture| (texture.id(), texture.size()));
        model.preview.show(picture);
        let (was_playing, is_playing) = (model.preview.is_playing(), self.services.preview.is_playing());
        model.preview.note_playing(is_playing);
        let status = self.services.preview.status();
        let problem = status.problem.as_ref().map(|problem| of_error(&model.words, problem));
        let is_shown = picture.is_some() || problem.is_some() || model.session.is_empty();
        model.preview.note_status(status.lighter, status.silent, problem.filter(|_| picture.is_some()));
        MediaCacheService::note_slow(&status.slow, &mut model.cached_media);
        if (is_playing || was_playing) && scene != PreviewSource::Sample {
            self.window.follow_line(self.services.preview.position());
        }
        if was_playing && !is_playing {
            self.window.let_go_of_clip_elsewhere();
        }
        self.tell_shown(is_shown);
        self.tell_of_sound();
    }
}
