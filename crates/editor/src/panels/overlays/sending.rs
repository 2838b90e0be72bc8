//! How a video is sent so that it stays sharp.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::{Cx, id, told};
use super::dialog::Dialog;
use super::pen::{Pen, paragraph};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Request;
use crate::state::request::JobWish;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect, job: u64) {
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
        buttons(ui, cx, pen, job);
        if cx.model.queue.is_copied(job) {
            pen.gap(12.0);
            copied(ui, cx, pen);
        }
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

/// What helps with the video.
fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, job: u64) {
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
            cx.push(Request::Job(wish, job));
        }
        left += width + 8.0;
    }
}

/// That the file is on the clipboard, and what comes next.
fn copied(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen) {
    let theme = cx.theme();
    let text = cx.t("job-copied-whatsapp");
    let words = paragraph(ui, &text, fonts::BODY, theme.accent, pen.width - 28.0);
    let row = pen.row(words.size().y.ceil());
    let response = ui.interact(row, id("sending-copied"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    cx.look().icon(ui.painter(), row.min + vec2(10.0, 10.0), icons::CLIPBOARD, 20.0, theme.accent);
    ui.painter().galley(row.min + vec2(28.0, 0.0), words, theme.accent);
}
