//! The videos that are being made, wait, or are made: the newest on top.

mod card;

use eframe::egui::{Rect, ScrollArea, Ui, pos2, vec2};

use super::{Cx, inside, painter};
use crate::layout::Class;
use crate::look::{fonts, icons};

const MARGIN: f32 = 16.0;
const GAP: f32 = 8.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let is_low = cx.model.chrome.class() == Class::Compact;
    let head = if is_low { 36.0 } else { 44.0 };
    header(ui, cx, rect, if is_low { 18.0 } else { 26.0 });
    let list = Rect::from_min_max(pos2(rect.left(), rect.top() + head), rect.max);
    if cx.model.queue.jobs().is_empty() {
        let bottom = rect.bottom() - if is_low { 8.0 } else { MARGIN };
        empty(ui, cx, list.with_max_y(bottom).shrink2(vec2(MARGIN, 0.0)));
        return;
    }
    let jobs = cx.model.queue.jobs();
    let step = card::HEIGHT + GAP;
    inside(ui, list, "queue", |ui| {
        let area = ScrollArea::vertical().id_salt("queue").auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| {
            ui.set_height(jobs.len() as f32 * step);
            let top = ui.max_rect().top();
            // Only what is in view is drawn, and what the keyboard may reach next.
            let first = ((viewport.top() / step).floor() as usize).saturating_sub(1);
            let last = (viewport.bottom() / step).ceil() as usize + 1;
            for (index, job) in jobs.iter().enumerate().take(last).skip(first) {
                let at = pos2(list.left() + MARGIN, top + index as f32 * step);
                let size = vec2(list.width() - 2.0 * MARGIN, card::HEIGHT);
                card::show(ui, cx, job, Rect::from_min_size(at, size));
            }
        });
    });
}

fn header(ui: &Ui, cx: &Cx<'_>, rect: Rect, y: f32) {
    let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter());
    let at = pos2(rect.left() + MARGIN, rect.top() + y);
    let used = look.text(painter, at, &cx.t("queue-title"), fonts::TITLE, theme.ink);
    look.text(painter, at + vec2(used + 12.0, 0.0), &cx.t("queue-line"), fonts::HELP, theme.muted);
}

fn empty(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    let (look, theme, painter) = (cx.look(), cx.theme(), painter(ui));
    look.card(&painter, rect, 8, theme.well, theme.line);
    let words = cx.t("queue-empty");
    let mut middle = rect.center().y;
    if rect.height() >= 96.0 {
        look.icon(&painter, pos2(rect.center().x, middle - 18.0), icons::FILM_SLATE, 24.0, theme.muted);
        middle += 14.0;
    }
    look.text_center(&painter, pos2(rect.center().x, middle), &words, fonts::BODY, theme.muted);
}
