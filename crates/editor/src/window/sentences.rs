//! Sentences are taken out of the video, and brought back.

use std::collections::BTreeMap;

use sunting_session::repeats::Repeated;
use sunting_timeline::{ClipId, TimeRange};

use super::{Effect, Window};
use crate::look::icons;
use crate::state::action::Seeking;
use crate::state::text_tab::TextTab;
use crate::state::{Action, Command, Step};

impl Window {
    /// Takes the chosen subtitle, or the one at the playhead, out with its speech.
    pub(super) fn remove_sentence(&mut self) {
        if let Some(id) = self.model.session.current_subtitle().map(|clip| clip.id) {
            self.apply(Action::RemoveSentences(vec![id]));
        }
    }

    /// Takes subtitles out with their speech, as one step; the playhead stands where the first of them was.
    pub(super) fn remove_sentences(&mut self, clips: &[ClipId]) {
        self.keep_words();
        let removing = self.model.session.removing_sentences(clips, &|media| self.model.peaks_of(media));
        let removing = match removing {
            Ok(removing) if removing.edits.is_empty() => return,
            Ok(removing) => removing,
            Err(reason) => return self.say_reason(reason),
        };
        if !self.edit("undo-remove-sentence", &removing.edits) {
            return;
        }
        let first = removing.sentences.first().map(|(range, _)| range.start());
        self.model.session.keep_removed(removing.sentences);
        self.drafts.subtitles.ticks.close();
        if let Some(at) = first {
            self.move_playhead(at, Seeking::Exact);
        }
    }

    /// Brings a sentence back to its place.
    pub(super) fn bring_back(&mut self, number: usize) {
        self.keep_words();
        match self.model.session.bringing_back(number) {
            Ok((edit, at)) => {
                if self.edit("undo-bring-back", &[edit]) {
                    self.move_playhead(at, Seeking::Exact);
                    let text = self.t("notice-sentence-back");
                    self.say(icons::CHECK_CIRCLE, text, Some(("cmd-undo", Action::Run(Command::Undo))));
                }
            }
            Err(reason) => self.say_reason(reason),
        }
    }

    fn say_reason(&mut self, reason: &str) {
        let text = self.t(reason);
        self.say(icons::INFO, text, None);
    }

    /// Plays two sentences, one right after the other.
    pub(super) fn hear_both(&mut self, first: ClipId, second: ClipId) {
        let range = |clip: ClipId| self.model.session.clip(clip).map(|clip| clip.timeline_range);
        let Some((first, second)) = range(first).zip(range(second)) else { return };
        let between = TimeRange::new(first.end(), second.start()).filter(|between| !between.is_empty());
        self.leave_file();
        self.effects.push(Effect::PlayPart(TimeRange::between(first.start(), second.end()), between));
    }

    /// Shows ticks before the subtitles; the keyboard goes to the one at the playhead.
    pub(super) fn select_sentences(&mut self) {
        self.keep_words();
        self.go_to(Step::Text);
        self.drafts.text_tab = TextTab::Subtitles;
        self.drafts.script.close();
        self.model.chrome.open_details(false);
        let session = &mut self.model.session;
        let here = session.current_subtitle().map(|clip| clip.id);
        let first = || session.subtitles().first().map(|clip| clip.id);
        let focus = here.or_else(first);
        session.selection = Default::default();
        self.drafts.subtitles.ticks.open(focus);
        self.model.look.keyboard = true;
    }

    /// Ticks the sentences that were said again, of each the earlier time.
    pub fn offer_repeats(&mut self, repeats: &[Repeated]) {
        let session = &self.model.session;
        let is_there =
            |repeat: &&Repeated| session.clip(repeat.earlier).is_some() && session.clip(repeat.later).is_some();
        let again: BTreeMap<ClipId, ClipId> =
            repeats.iter().filter(is_there).map(|repeat| (repeat.earlier, repeat.later)).collect();
        let key = if again.is_empty() { "notice-no-repeats" } else { "notice-repeats" };
        let text = self.model.words.text(key, &[("count", again.len().into())]);
        self.say(icons::EAR, text, None);
        if self.drafts.subtitles.ticks.is_on() {
            self.drafts.subtitles.ticks.offer(again);
        }
    }
}
