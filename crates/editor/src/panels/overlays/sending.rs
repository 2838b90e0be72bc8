//! How a video is sent so that it stays sharp.

use eframe::egui::{CornerRadius, Rect, Ui, pos2, vec2};

use super::super::{Cx, id, told};
use super::dialog::Dialog;
use super::pen::{Pen, paragraph};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::services::jobs::JobState;
use crate::state::Action;
use crate::state::action::JobWish;

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let title = cx.t("sending-title");
    let dialog = Dialog { title: &title, width: 520.0, choices: &[], focus: None };
    dialog.show(ui, cx, whole, |ui, cx, pen| {
        why(ui, cx, pen);
        pen.gap(16.0);
        for (index, key) in ["sending-1", "sending-2", "sending-3"].into_iter().enumerate() {
            pen.step(ui, cx, index + 1, &cx.t(key));
        }
        pen.gap(8.0);
        pen.words(ui, &cx.t("sending-fast"), fonts::BODY, cx.theme().ink);
        pen.gap(16.0);
        buttons(ui, cx, pen);
    });
}

fn why(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen) {
    let (theme, painter) = (cx.theme(), ui.painter());
    let text = cx.t("sending-why");
    let words = paragraph(ui, &text, fonts::BODY, theme.ink, pen.width - 68.0);
    let card = pen.row(words.size().y.ceil() + 24.0);
    painter.rect_filled(card, CornerRadius::same(8), theme.soft);
    cx.look().icon(painter, card.min + vec2(28.0, 24.0), icons::WHATSAPP_LOGO, 24.0, theme.accent);
    painter.galley(card.min + vec2(52.0, 12.0), words, theme.ink);
    told(ui, card, &text);
}

/// What helps with the video that was made last.
fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let Some(job) = cx.model.jobs.iter().find(|job| matches!(job.state, JobState::Done { .. })) else { return };
    let row = pen.row(36.0);
    let (copy, show) = (cx.t("sending-copy"), cx.t("sending-show"));
    let wishes = [
        (Button::new(icons::COPY, &copy).filled(), JobWish::CopyFile),
        (Button::new(icons::FOLDER_OPEN, &show), JobWish::ShowInFolder),
    ];
    let mut left = row.left();
    for (button, wish) in wishes {
        let width = (cx.look().width(ui.painter(), button.label, fonts::BUTTON) + 66.0).ceil();
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(width, 36.0));
        if button.show(ui, cx.look(), rect, id(("sending", button.label))).clicked() {
            cx.push(Action::Job(wish, job.id));
        }
        left += width + 8.0;
    }
}
