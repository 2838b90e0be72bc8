//! Most of a project's files are somewhere else: one folder mends it.

use eframe::egui::{Rect, Ui};

use super::super::Cx;
use super::dialog::{Choice, Dialog};
use crate::look::fonts;
use crate::state::request::PathWish;
use crate::state::{Action, Request};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let (title, later) = (cx.t("missing-title"), cx.t("missing-later"));
    let (below, find) = (cx.t("missing-find"), cx.t("media-find"));
    let choices = [
        Choice { label: &later, is_safe: true, ..Choice::default() },
        Choice { label: &below, ..Choice::default() },
        Choice { label: &find, is_primary: true, ..Choice::default() },
    ];
    let dialog = Dialog { title: &title, width: 480.0, choices: &choices, focus: None };
    let model = cx.model;
    let (gone, all) = (model.missing.all().len(), model.session.project().media.len());
    let chosen = dialog.show(ui, cx, whole, |ui, cx, pen| {
        let counts = [("missing", gone.into()), ("all", all.into())];
        pen.words(ui, &cx.words().text("missing-line", &counts), fonts::BODY, cx.theme().ink);
    });
    let Some(chosen) = chosen else { return };
    cx.push(Action::Show(None));
    match chosen {
        1 => cx.push(Request::AskPath(PathWish::FindBelow)),
        2 => cx.push(Request::AskPath(PathWish::FindMedia)),
        _ => {}
    }
}
