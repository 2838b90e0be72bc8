//! What is on the stage and where in it: the video with its red line, or for a while a file, an earlier version, a
//! sample.

use std::path::PathBuf;

use sunting_core::preview::Precision;
use sunting_session::Selection;
use sunting_timeline::{MediaId, Time};

use super::{Effect, Window};
use crate::state::Step;
use crate::state::action::Seeking;
use crate::state::sample::Sample;

impl Window {
    /// Moves the playhead, or the place in the file that is looked at.
    pub(super) fn move_playhead(&mut self, to: Time, seeking: Seeking) {
        let length = self.length();
        let model = &mut self.model;
        let at = model.session.project().canvas.frame_rate.snap(to).clamp(Time::ZERO, length);
        if !model.viewing.go_to(at) {
            model.session.playhead = at;
            if model.chrome.step() == Step::Trim && !model.session.is_dragging() {
                model.session.let_go_of_clip_elsewhere();
            }
        }
        let precision = if seeking == Seeking::Dragging { Precision::Rough } else { Precision::Exact };
        self.effects.push(Effect::Seek(at, precision));
    }

    /// Where the stage is: in the video or in the file that is looked at.
    pub fn line(&self) -> Time {
        self.model.viewing.file().map_or(self.model.session.playhead, |(_, at)| at)
    }

    /// Whether there is anything to be shown on the stage.
    pub fn has_picture(&self) -> bool {
        !self.model.session.is_empty() || self.model.viewing.file().is_some()
    }

    /// How long is what is on the stage.
    pub fn length(&self) -> Time {
        let session = &self.model.session;
        let file = self.model.viewing.file().and_then(|(media, _)| session.project().find_media(media));
        file.map_or_else(|| session.duration(), |media| media.duration)
    }

    /// Playing has come so far.
    pub fn follow_line(&mut self, at: Time) {
        let model = &mut self.model;
        if !model.viewing.go_to(at) {
            model.session.playhead = at.min(model.session.duration());
        }
    }

    /// Playing has ended where another clip is than the chosen one.
    pub fn let_go_of_clip_elsewhere(&mut self) {
        if self.model.chrome.step() == Step::Trim {
            self.model.session.let_go_of_clip_elsewhere();
        }
    }

    /// Looks at a file of the list, unless it is gone.
    pub(super) fn view_media(&mut self, media: MediaId) {
        self.model.session.selection = Selection::Media(media);
        let is_missing = self.model.missing.has(media);
        self.model.viewing.look_at((!is_missing).then_some(media));
        self.effects.extend([Effect::Pause, Effect::Seek(Time::ZERO, Precision::Exact)]);
    }

    /// Looks at an earlier version of the project.
    pub fn look_back_at(&mut self, version: PathBuf) {
        self.leave_file();
        self.show(None);
        self.model.viewing.look_back_at(version);
    }

    /// Looking at a file is a loan: whatever works on the video gives it back.
    pub fn leave_file(&mut self) {
        let looks_back = self.model.viewing.leave_version();
        if self.model.making.sample().is_ready() || looks_back {
            self.note_sample(Sample::None);
            self.back_to_the_line();
        }
        if self.model.viewing.leave_file() {
            if let Selection::Media(_) = self.model.session.selection {
                self.model.session.selection = Selection::Nothing;
            }
            self.back_to_the_line();
        }
    }

    fn back_to_the_line(&mut self) {
        self.effects.extend([Effect::Pause, Effect::Seek(self.model.session.playhead, Precision::Exact)]);
    }

    /// Another project is there: nothing of the last one is looked at.
    pub(super) fn view_anew(&mut self) {
        self.model.viewing.leave_version();
        self.model.viewing.leave_file();
    }
}
