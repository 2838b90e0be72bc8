//! One subtitle: when it is seen, and what it says besides its words.

use eframe::egui::{Ui, pos2};
use sunting_timeline::Clip;

use super::super::Cx;
use super::page::Page;
use super::{locking, said, times};
use crate::look::fonts;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let (theme, look) = (*cx.theme(), *cx.look());
    let subtitles = cx.model.session.subtitles();
    let index = subtitles.iter().position(|other| other.id == clip.id).unwrap_or_default();
    let (number, count) = ((index + 1).to_string(), subtitles.len().to_string());
    let title = cx.words().text("details-subtitle", &[("number", number.into()), ("count", count.into())]);
    let row = page.row(40.0);
    look.text(ui.painter(), pos2(row.left(), row.top() + 24.0), &title, fonts::NAME, theme.ink);
    locking::unless_locked(ui, cx, page, &[clip], |ui, cx, page| {
        times::show(ui, cx, page, clip);
        said::show(ui, cx, page, clip);
    });
}
