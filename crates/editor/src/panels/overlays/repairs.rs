//! What was wrong in a subtitle file, and was mended.

use eframe::egui::{Rect, Ui};

use super::super::Cx;
use super::dialog::{Choice, Dialog};
use crate::look::fonts;
use crate::state::Action;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect, lines: &[String]) {
    let (title, close) = (cx.t("repairs-title"), cx.t("overlay-close"));
    let choices = [Choice { label: &close, is_primary: true, is_safe: true, ..Choice::default() }];
    let dialog = Dialog { title: &title, width: 560.0, choices: &choices, focus: None };
    let chosen = dialog.show(ui, cx, whole, |ui, cx, pen| {
        let theme = *cx.theme();
        pen.words(ui, &cx.t("repairs-line"), fonts::HELP, theme.muted);
        pen.gap(8.0);
        for line in lines {
            pen.words(ui, line, fonts::BODY, theme.ink);
            pen.gap(4.0);
        }
    });
    if chosen.is_some() {
        cx.push(Action::Show(None));
    }
}
