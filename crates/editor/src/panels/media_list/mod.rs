//! The files of the project and those on their way in: the left panel of *Masukkan*.

mod coming;
mod file;
mod rows;
mod tile;

use eframe::egui::{Rect, Ui, pos2, vec2};
use sunting_timeline::MediaId;

use super::{Cx, id, painter, scrolling};
use crate::layout::Class;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::{Action, Command};
use rows::{RowKind, Rows};

/// Between rows, in points.
const GAP: f32 = 4.0;
/// Below the rows: how footage comes from a phone.
const PHONE: f32 = 40.0;
/// Rows this far out of view are drawn as well, so that Tab reaches them.
const AHEAD: f32 = 68.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    // The hairline at the right belongs to the window.
    let rect = rect.with_max_x(rect.right() - 1.0);
    let rows = Rows::of(ui, cx, rect.width());
    let head = head_height(cx, &rows);
    if cx.model.chrome.class() == Class::Compact {
        list(ui, cx, rect, &rows, head);
    } else {
        header(ui, cx, rect.with_max_y(rect.top() + head), &rows);
        list(ui, cx, rect.with_min_y(rect.top() + head), &rows, 0.0);
    }
}

fn head_height(cx: &Cx<'_>, rows: &Rows<'_>) -> f32 {
    let title = if cx.model.chrome.class() == Class::Compact { 44.0 } else { 56.0 };
    if rows.unused.len() > 1 { title + 36.0 } else { title }
}

/// Title, "Tambah", and how many files wait.
fn header(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, rows: &Rows<'_>) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (margin, top) = if cx.model.chrome.class() == Class::Compact { (12.0, 4.0) } else { (16.0, 10.0) };
    let (left, right) = (rect.left() + margin, rect.right() + 1.0 - margin);
    let center = rect.top() + top + 18.0;
    look.text(&painter, pos2(left, center), &cx.t("media-title"), fonts::TITLE, theme.ink);
    let label = cx.t("media-add");
    let button = Rect::from_min_max(pos2(right - 112.0, center - 18.0), pos2(right, center + 18.0));
    cx.command(ui, button, Command::ImportFiles, Button::new(icons::PLUS, &label));
    if rows.unused.len() > 1 {
        let center = center + 38.0;
        let waiting = cx.t1("media-waiting", "count", rows.unused.len().to_string());
        look.text(&painter, pos2(left, center), &waiting, fonts::HELP, theme.muted);
        let label = cx.t("media-use-all");
        let width = look.width(&painter, &label, fonts::BUTTON) + 24.0;
        let button = Rect::from_min_max(pos2(right - width.max(112.0), center - 16.0), pos2(right, center + 16.0));
        if Button::words(&label).show(ui, &look, button, id("use-all")).clicked() {
            cx.push(Action::UseMedia(rows.unused.clone()));
        }
    }
}

/// The rows that are in view. In a compact window the header scrolls with them.
fn list(ui: &mut Ui, cx: &mut Cx<'_>, area: Rect, rows: &Rows<'_>, head: f32) {
    let margin = if cx.model.chrome.class() == Class::Compact { 4.0 } else { 8.0 };
    let all = head + rows.height + PHONE;
    scrolling(ui, area, "media-list", all, |ui, top, viewport| {
        if head > 0.0 {
            header(ui, cx, Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), head)), rows);
        }
        let in_view = viewport.translate(vec2(0.0, -head)).expand2(vec2(0.0, AHEAD));
        let wanted = to_be_seen(ui, cx, rows);
        for (index, row) in rows.list.iter().enumerate() {
            let y = top + head + row.top;
            let plane =
                Rect::from_min_max(pos2(area.left() + margin, y), pos2(area.right() + 1.0 - margin, y + row.height));
            if wanted == Some(index) {
                ui.scroll_to_rect(plane, None);
            }
            if row.top > in_view.bottom() || row.top + row.height < in_view.top() {
                continue;
            }
            match &row.kind {
                RowKind::File(entry) => file::show(ui, cx, plane, entry, rows),
                RowKind::Coming(entry) => coming::show(ui, cx, plane, entry, rows),
            }
        }
        let foot = head + rows.height;
        if viewport.expand2(vec2(0.0, AHEAD)).y_range().contains(foot) {
            let (left, right) = (area.left() + margin + 8.0, area.right() + 1.0 - margin - 8.0);
            from_phone(ui, cx, Rect::from_min_max(pos2(left, top + foot), pos2(right, top + foot + PHONE)));
        }
    });
}

/// Further footage comes from a phone as the first did.
fn from_phone(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect) {
    let label = cx.t(Command::FromPhone.label());
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::new(icons::DEVICE_MOBILE, &label).row() };
    let response = cx.command(ui, row, Command::FromPhone, button);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// The row that just came in or was asked for again: it is scrolled to, once.
fn to_be_seen(ui: &Ui, cx: &Cx<'_>, rows: &Rows<'_>) -> Option<usize> {
    let memory = id("media-seen");
    let lit: Option<MediaId> = cx.model.shelf.lit().map(|(media, _)| media);
    let now = (rows.list.len(), lit);
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<(usize, Option<MediaId>)>(memory);
        data.insert_temp(memory, now);
        before
    });
    let (count, was_lit) = before.filter(|before| *before != now)?;
    match lit.filter(|_| lit != was_lit) {
        Some(lit) => rows.list.iter().position(|row| matches!(&row.kind, RowKind::File(file) if file.media.id == lit)),
        None => rows.list.len().checked_sub(1).filter(|last| *last >= count),
    }
}
