//! What is on the stage, and what the window learns from how it goes.

use eframe::egui::Context;

use super::App;
use crate::services::stage::Scene;
use crate::state::Step;

impl App {
    /// What is on the stage now.
    pub(super) fn scene(&self) -> Scene {
        let model = &self.window.model;
        match model.stage.viewing {
            Some((media, _)) => Scene::File(media),
            None if model.stage.version.is_some() => Scene::Sample,
            None if model.chrome.step() == Step::Make && model.making.sample.is_ready() => Scene::Sample,
            None if model.chrome.step() == Step::Make => Scene::Made(model.making.purpose),
            None => Scene::Video,
        }
    }

    /// The picture, the red line, and how playing goes.
    pub(super) fn follow_stage(&mut self, context: &Context) {
        let scene = self.scene();
        let model = &mut self.window.model;
        if !model.session.is_empty() || matches!(scene, Scene::File(_)) {
            self.stage.follow(scene, &model.session, &model.glances);
        }
        let (width_px, height_px) = self.window.stage_px;
        self.stage.set_size(width_px, height_px);
        if self.stage.take_picture(context) {
            model.stage.waiting_since = None;
        }
        model.stage.picture = match self.stage.texture() {
            Some(texture) if !model.session.is_empty() || model.stage.viewing.is_some() => {
                Some((texture.id(), texture.size()))
            }
            _ => None,
        };
        let was_playing = model.stage.is_playing;
        model.stage.is_playing = self.stage.is_playing();
        if (model.stage.is_playing || was_playing) && scene != Scene::Sample {
            let at = self.stage.position();
            match &mut model.stage.viewing {
                Some((_, place)) => *place = at,
                None => model.session.playhead = at.min(model.session.duration()),
            }
        }
        if was_playing && !model.stage.is_playing && model.chrome.step() == Step::Trim {
            model.session.let_go_of_clip_elsewhere();
        }
        let status = self.stage.status();
        let has_problem = status.problem.is_some();
        model.stage.is_lighter = status.lighter;
        model.stage.is_silent = status.silent;
        for path in status.slow.iter() {
            if !model.glances.slow.contains(path) {
                model.glances.slow.insert(path.clone());
            }
        }
        model.stage.problem = status
            .problem
            .map(|problem| crate::state::sentences::of_error(&model.words, &problem))
            .filter(|_| model.stage.picture.is_some());
        let has_picture = self.window.model.stage.picture.is_some() || has_problem;
        self.tell_shown(has_picture || self.window.model.session.is_empty());
        self.tell_of_sound();
    }
}
