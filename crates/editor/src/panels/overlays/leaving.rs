//! A video is being made while the window is to be closed.

use eframe::egui::{Rect, Ui};

use super::super::Cx;
use super::dialog::{Choice, Dialog};
use crate::look::fonts;
use crate::state::Action;

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let (title, stay, close) = (cx.t("leaving-title"), cx.t("leaving-stay"), cx.t("leaving-close"));
    let choices = [
        Choice { label: &stay, is_safe: true, ..Choice::default() },
        Choice { label: &close, is_primary: true, ..Choice::default() },
    ];
    let dialog = Dialog { title: &title, width: 480.0, choices: &choices, focus: None };
    let chosen = dialog.show(ui, cx, whole, |ui, cx, pen| {
        let percent = cx.model.running_job().map_or(0, |job| job.percent());
        let line = cx.t1("leaving-line", "percent", percent.to_string());
        pen.words(ui, &line, fonts::BODY, cx.theme().ink);
    });
    match chosen {
        Some(0) => cx.push(Action::Show(None)),
        Some(_) => cx.push(Action::QuitAnyway),
        None => {}
    }
}
