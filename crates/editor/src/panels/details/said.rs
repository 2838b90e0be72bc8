//! What a subtitle says besides its words: who speaks, and the same in a second language.

use eframe::egui::{Ui, pos2};
use sunting_session::subtitles::SubtitleEdit;
use sunting_timeline::{CaptionDetails, Clip};

use super::super::{Cx, id};
use super::page::Page;
use crate::look::fonts;
use crate::look::widgets::field;
use crate::state::Action;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let details = &clip.details;
    page.space(4.0);
    if let Some(speaker) = line(ui, cx, page, clip, ("subtitle-speaker", &details.speaker)) {
        change(cx, clip, CaptionDetails { speaker, ..details.clone() });
    }
    if let Some(second) = line(ui, cx, page, clip, ("subtitle-second", &details.second)) {
        change(cx, clip, CaptionDetails { second, ..details.clone() });
    }
}

fn change(cx: &mut Cx<'_>, clip: &Clip, details: CaptionDetails) {
    cx.push(Action::Subtitle(SubtitleEdit::SetDetails(clip.id, details)));
}

/// A field of one line under its label; what was typed, when the field is left.
fn line(ui: &mut Ui, cx: &Cx<'_>, page: &mut Page, clip: &Clip, (key, known): (&str, &String)) -> Option<String> {
    let (look, label) = (*cx.look(), cx.t(key));
    let row = page.row(20.0);
    look.text(ui.painter(), pos2(row.left(), row.center().y - 2.0), &label, fonts::SMALL, cx.theme().muted);
    // Of a clip's own, so that what is typed never comes to another.
    let own = id((key, clip.id.0));
    let held = ui.data(|data| data.get_temp::<String>(own));
    let mut text = held.filter(|_| ui.memory(|memory| memory.has_focus(own))).unwrap_or_else(|| known.clone());
    let response = field(ui, &look, page.row(32.0), own, &label, &mut text, fonts::BODY);
    ui.data_mut(|data| data.insert_temp(own, text.clone()));
    page.space(4.0);
    let text = text.trim().to_owned();
    (response.lost_focus() && text != *known).then_some(text)
}
