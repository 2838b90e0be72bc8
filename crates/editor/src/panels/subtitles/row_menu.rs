//! What can be done with a subtitle.

use eframe::egui::Ui;
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::subtitles::caption_text;
use sunting_timeline::Clip;

use super::super::{Cx, menu};
use super::{listen, ticks};
use crate::state::{Action, Command};

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, clip: &Clip) {
    if menu::entry(ui, cx, &cx.t("subtitle-listen")) {
        listen(cx, clip.id);
    }
    if menu::entry(ui, cx, &cx.t("tap-from-here")) {
        super::commit(cx);
        cx.push(Action::SelectClip(clip.id, false));
        cx.run(Command::TapTimes);
    }
    let entries = [
        ("subtitle-merge", merge(clip, cx.model.session.beside(clip))),
        ("subtitle-split", middle(caption_text(clip)).map(|letter| SubtitleEdit::SplitAt(clip.id, letter))),
        ("subtitle-delete", Some(SubtitleEdit::Delete(clip.id))),
        ("subtitle-shift-all", shift_all(cx, clip)),
        ("subtitle-stretch-all", stretch_all(cx, clip)),
    ];
    for (key, change) in entries {
        let Some(change) = change else { continue };
        if menu::entry(ui, cx, &cx.t(key)) {
            super::commit(cx);
            cx.push(Action::Subtitle(change));
        }
    }
    if menu::entry(ui, cx, &cx.t(Command::RemoveSentence.label())) {
        super::commit(cx);
        cx.push(Action::RemoveSentences(vec![clip.id]));
    }
    if menu::entry(ui, cx, &cx.t("sentences-select")) {
        ticks::select_several(cx, Some(clip.id));
    }
}

/// For subtitles that are all late by the same time.
fn shift_all(cx: &Cx<'_>, clip: &Clip) -> Option<SubtitleEdit> {
    (cx.model.session.playhead != clip.timeline_range.start()).then_some(SubtitleEdit::ShiftAll(clip.id))
}

/// For subtitles that run ever later, because they were made for another rate: once the first one is right.
fn stretch_all(cx: &Cx<'_>, clip: &Clip) -> Option<SubtitleEdit> {
    let session = &cx.model.session;
    let first = session.first_subtitle().filter(|first| first.id != clip.id)?;
    let is_later = session.playhead > first.timeline_range.start();
    (is_later && session.playhead != clip.timeline_range.start()).then_some(SubtitleEdit::StretchAll(clip.id))
}

/// With the next one; the last one with the one before it.
fn merge(clip: &Clip, beside: [Option<&Clip>; 2]) -> Option<SubtitleEdit> {
    match beside {
        [_, Some(_)] => Some(SubtitleEdit::MergeWithNext(clip.id)),
        [Some(_), None] => Some(SubtitleEdit::MergeWithPrevious(clip.id)),
        [None, None] => None,
    }
}

/// The letter behind the gap between two words that is nearest to the middle.
fn middle(text: &str) -> Option<usize> {
    let letters: Vec<char> = text.chars().collect();
    let half = letters.len() / 2;
    let gaps = (1..letters.len().saturating_sub(1)).filter(|at| letters[*at].is_whitespace());
    gaps.min_by_key(|at| at.abs_diff(half)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_between_words_near_its_middle() {
        assert_eq!(middle("Simpan PIN Anda baik-baik."), Some(16));
        assert_eq!(middle("Selesai."), None);
    }
}
