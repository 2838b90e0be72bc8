//! A subtitle file goes into the video: at once where nothing stands against it, else after one question.

use sunting_session::subtitle_file::{Importing, Onto, SubtitleFile};
use sunting_timeline::Time;
use sunting_timeline::captions::Cue;

use super::Window;
use crate::look::icons;
use crate::state::{Action, Command, Overlay, Step};

impl Window {
    /// A file was read; `repairs` says what was mended in it.
    pub fn take_subtitle_file(&mut self, cues: Vec<Cue>, repairs: Vec<String>) {
        self.keep_words();
        let session = &self.model.session;
        let shift = session.shift_of(&cues, self.first_sound());
        let file = SubtitleFile { cues, repairs, shift, shifts: shift.is_some() };
        let is_asked = session.worded_subtitles() > 0 || shift.is_some();
        self.model.overlays.ask_about(file);
        if is_asked {
            self.apply(Action::Show(Some(Overlay::SubtitleFile)));
        } else {
            self.put_in_subtitles(Onto::Replace);
        }
    }

    /// Puts the file in that was asked about.
    pub(super) fn put_in_subtitles(&mut self, onto: Onto) {
        let Some(file) = self.model.overlays.take_subtitle_file() else { return };
        let cues = file.shifted();
        let Importing { edits, left_out, beyond } = self.model.session.importing(&cues, onto);
        if edits.is_empty() {
            let text = self.model.t("notice-no-subtitle-fits");
            return self.say(icons::INFO, text, None);
        }
        if !self.edit("undo-import-subtitles", &edits) {
            return;
        }
        self.model.chrome.go_to(Step::Text);
        let words = &self.model.words;
        let told = |key: &str, count: usize| words.text(key, &[("count", (count as i64).into())]);
        let mut text = told("notice-subtitles-in", cues.len() - left_out);
        for (key, count) in [("subtitle-file-left-out", left_out), ("subtitle-file-beyond", beyond)] {
            if count > 0 {
                text = format!("{text}. {}", told(key, count));
            }
        }
        self.say(icons::CLOSED_CAPTIONING, text, Some(("cmd-undo", Action::Run(Command::Undo))));
        if !file.repairs.is_empty() {
            self.lay_over(Overlay::Repairs(file.repairs));
        }
    }

    /// When something is first heard in the video, as far as that is known.
    fn first_sound(&self) -> Option<Time> {
        let session = &self.model.session;
        session.project().storyline()?.clips.iter().find_map(|clip| {
            let peaks = self.model.cached_media.peaks.get(session.paths().of(clip.content.media()?))?;
            let source = clip.source_range()?;
            let heard = peaks.heard_from(source)?;
            Some(clip.timeline_range.start() + (heard - source.start()))
        })
    }
}
