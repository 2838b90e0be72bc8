//! What is written in subtitles, as it goes into the project.

use sunting_session::Selection;
use sunting_session::subtitles::caption_text;
use sunting_session::subtitles::{MOST_NEW, SubtitleEdit};
use sunting_timeline::edit::Edit;
use sunting_timeline::{ClipId, Time};

use super::Window;
use crate::look::icons;
use crate::state::Action;

/// A quiet spot that comes sooner is a breath before the talk.
const LEAST_TALK: Time = Time::from_seconds(1);

impl Window {
    pub(super) fn change_subtitle(&mut self, change: &SubtitleEdit) {
        let quiet = if *change == SubtitleEdit::New { self.next_quiet() } else { None };
        let (label, edits) = self.model.session.subtitle_edits(change, quiet);
        if let (SubtitleEdit::SetText(clip, _), [edit]) = (change, &edits[..]) {
            return self.type_words(label, *clip, edit);
        }
        if edits.is_empty() && *change == SubtitleEdit::New {
            let text = self.model.t("reason-no-free-time");
            self.say(icons::INFO, text, None);
        }
        let before: Vec<ClipId> = self.model.session.subtitles().iter().map(|clip| clip.id).collect();
        if edits.is_empty() || !self.edit(label, &edits) {
            return;
        }
        let is_new = |clip: &ClipId| !before.contains(clip);
        let new = self.model.session.subtitles().iter().map(|clip| clip.id).rfind(is_new);
        if let Some(clip) = new {
            self.model.session.selection = Selection::clip(clip);
            self.bring_line_into(clip);
            self.drafts.focus_subtitle = Some(clip);
            self.drafts.subtitle = None;
        }
    }

    fn type_words(&mut self, label: &'static str, clip: ClipId, edit: &Edit) {
        self.leave_file();
        self.forget_undo_button();
        if let Err(error) = self.model.session.type_words(label, clip, edit) {
            self.refuse(&error);
        }
    }

    /// Keeps the words that still stand in their field alone: the project is about to be left.
    pub fn keep_words(&mut self) {
        let typed = self.drafts.subtitle.take();
        let is_new = |clip, text: &str| self.model.session.clip(clip).is_some_and(|own| caption_text(own) != text);
        if let Some((clip, text)) = typed.filter(|(clip, text)| is_new(*clip, text)) {
            self.apply(Action::Subtitle(SubtitleEdit::SetText(clip, text)));
        }
        self.keep_used();
    }

    /// Where the talk at the playhead falls quiet next.
    fn next_quiet(&self) -> Option<Time> {
        let session = &self.model.session;
        let clip = session.project().storyline()?.clip_at(session.playhead)?;
        let peaks = self.model.peaks_of(clip.content.media()?)?;
        let now = clip.source_from_timeline(session.playhead)?;
        let quiet = peaks.quiet_after(now + LEAST_TALK, MOST_NEW - LEAST_TALK)?;
        Some(session.playhead + (quiet - now)).filter(|quiet| *quiet < clip.timeline_range.end())
    }
}
