//! One file that holds the project and its footage, for another computer.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use sunting_core::disk::FAT_MOST_BYTES;

use super::super::{Cx, id, name_line};
use super::dialog::{Choice, Dialog};
use super::pen::Pen;
use crate::look::widgets::{Button, progress_bar};
use crate::look::{fonts, icons};
use crate::model::readable;
use crate::state::request::PathWish;
use crate::state::{Action, Request};

/// So many files outside the project's folder are named, and how many there are.
const OUTSIDE_NAMED: usize = 3;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let title = cx.t("moving-title");
    let (cancel, start) = (cx.t("overlay-cancel"), cx.t("moving-start"));
    let (counting, wait) = (cx.t("moving-counting"), cx.t("moving-wait"));
    let packing = &cx.model.packing;
    let not_yet = match (packing.progress(), packing.sizes()) {
        (Some(_), _) => Some(wait.as_str()),
        (None, None) => Some(counting.as_str()),
        (None, Some(_)) => None,
    };
    let choices = [
        Choice { label: &cancel, ..Choice::default() },
        // A file more loses nothing.
        Choice { label: &start, is_primary: true, is_safe: true, disabled: not_yet },
    ];
    let dialog = Dialog { title: &title, width: 560.0, choices: &choices, focus: None };
    match dialog.show(ui, cx, whole, body) {
        Some(0) => {
            // Whatever else covers it lets it go on, and its end is told.
            if packing.progress().is_some() {
                cx.push(Request::StopPacking);
            }
            cx.push(Action::Show(None));
        }
        Some(_) => cx.push(Request::Pack(packing.destination().to_owned(), !cx.drafts.pack_used_only)),
        None => {}
    }
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let theme = *cx.theme();
    pen.words(ui, &cx.t("moving-line"), fonts::BODY, theme.ink);
    pen.gap(16.0);
    let sizes = cx.model.packing.sizes();
    let whole_size = sizes.map(|(all, _)| all);
    let used_size = sizes.map(|(_, used)| used);
    let used_only = cx.drafts.pack_used_only;
    if choice(ui, cx, pen.row(60.0), ("moving-whole", "moving-whole-line"), whole_size, !used_only) {
        cx.drafts.pack_used_only = false;
    }
    pen.gap(8.0);
    if choice(ui, cx, pen.row(60.0), ("moving-used", "moving-used-line"), used_size, used_only) {
        cx.drafts.pack_used_only = true;
    }
    let chosen = if used_only { used_size } else { whole_size };
    if chosen.is_some_and(|bytes| bytes > FAT_MOST_BYTES) {
        pen.gap(8.0);
        let row = pen.row(20.0);
        cx.look().icon(ui.painter(), pos2(row.left() + 8.0, row.center().y), icons::WARNING, 16.0, theme.warn);
        let at = pos2(row.left() + 24.0, row.center().y);
        cx.look().text(ui.painter(), at, &cx.t("moving-too-big"), fonts::HELP, theme.warn);
    }
    outside(ui, cx, pen);
    pen.gap(16.0);
    destination(ui, cx, pen);
    if let Some(progress) = cx.model.packing.progress() {
        pen.gap(12.0);
        let percent = ((progress * 100.0) as u32).to_string();
        pen.words(ui, &cx.t1("moving-running", "percent", percent), fonts::HELP, theme.muted);
        pen.gap(4.0);
        progress_bar(ui, cx.look(), pen.row(8.0), progress);
    }
}

/// Names what would leave this computer although it does not lie with the project: whoever was sent the project by
/// somebody may not know of it.
fn outside(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen) {
    let files = cx.model.packing.outside();
    if files.is_empty() {
        return;
    }
    let mut names: Vec<String> = files.iter().take(OUTSIDE_NAMED).map(|file| readable(file, 2)).collect();
    if files.len() > OUTSIDE_NAMED {
        names.push("…".to_owned());
    }
    pen.gap(8.0);
    let line = [("count", files.len().into()), ("files", names.join(", ").into())];
    pen.words(ui, &cx.words().text("moving-outside", &line), fonts::HELP, cx.theme().warn);
}

/// One of the two choices; whether it was clicked.
fn choice(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    keys: (&'static str, &str),
    bytes: Option<u64>,
    is_chosen: bool,
) -> bool {
    let (look, theme) = (cx.look(), cx.theme());
    let (title, line) = (cx.t(keys.0), cx.t(keys.1));
    let size = bytes.map_or_else(|| cx.t("moving-counting"), |bytes| cx.words().size(bytes));
    let response = ui.interact(rect, id(keys.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(size.as_str()));
    let painter = ui.painter();
    let (fill, stroke) = match (is_chosen, response.hovered()) {
        (true, _) => (theme.soft, Stroke::new(2.0, theme.accent)),
        (false, true) => (theme.hover, Stroke::new(1.0, theme.border)),
        (false, false) => (theme.surface, Stroke::new(1.0, theme.border)),
    };
    painter.rect(rect, CornerRadius::same(8), fill, stroke, StrokeKind::Inside);
    let dot = pos2(rect.left() + 24.0, rect.center().y);
    let ring = if is_chosen { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.5, theme.border) };
    painter.circle(dot, 8.0, theme.surface, ring);
    if is_chosen {
        painter.circle_filled(dot, 4.0, theme.accent);
    }
    look.text(painter, pos2(rect.left() + 48.0, dot.y - 10.0), &title, fonts::NAME, theme.ink);
    look.text(painter, pos2(rect.left() + 48.0, dot.y + 10.0), &line, fonts::HELP, theme.muted);
    look.text_right(painter, pos2(rect.right() - 16.0, dot.y), &size, fonts::BUTTON, theme.ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(painter, rect, 8);
    }
    response.clicked()
}

fn destination(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let row = pen.row(36.0);
    let (label, choose) = (cx.t("moving-to"), cx.t("moving-choose"));
    let y = row.center().y;
    let label_width = look.text(ui.painter(), pos2(row.left(), y), &label, fonts::BODY, theme.muted);
    let width = (look.width(ui.painter(), &choose, fonts::BUTTON) + 40.0).ceil();
    let button = Rect::from_min_size(pos2(row.right() - width, row.top()), vec2(width, 36.0));
    if Button::words(&choose).show(ui, &look, button, id("moving-choose")).clicked() {
        cx.push(Request::AskPath(PathWish::Moving));
    }
    let left = row.left() + label_width + 12.0;
    let place = readable(cx.model.packing.destination(), 3);
    name_line(ui, &look, pos2(left, y), &place, (fonts::BODY, theme.ink), button.left() - left - 12.0);
}
