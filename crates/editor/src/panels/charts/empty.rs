//! No chart is chosen: the ways to one, and the sheets of a file of which one is to be chosen.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Event, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_graphics::table::Table;

use super::super::{Cx, id, menu};
use super::sheets::Clipboard;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::request::PathWish;
use crate::state::{Action, Request};

const ROW: f32 = 52.0;
const GAP: f32 = 8.0;
/// In a narrower panel words begin sooner.
const NARROW: f32 = 300.0;

/// Asks what the clipboard holds, when the tab comes into view and when somebody comes back from another program.
pub fn look_at_clipboard(ui: &Ui, cx: &mut Cx<'_>) {
    let frame = ui.ctx().cumulative_frame_nr();
    let charts = &mut cx.drafts.charts;
    let was_seen = charts.seen_in + 1 >= frame && charts.clipboard != Clipboard::Unknown;
    charts.seen_in = frame;
    let comes_back = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::WindowFocused(true))));
    if !was_seen || comes_back {
        if charts.clipboard == Clipboard::Unknown {
            charts.clipboard = Clipboard::Asked;
        }
        cx.push(Request::LookForTable);
    }
}

/// "5 baris, 2 kolom".
pub fn size_of(cx: &Cx<'_>, table: &Table) -> String {
    let (rows, columns) = (table.rows.len() as i64, table.columns.len() as i64);
    cx.words().text("charts-size", &[("rows", rows.into()), ("columns", columns.into())])
}

/// What is on the clipboard, or why nothing can be pasted.
fn on_clipboard(cx: &Cx<'_>) -> Result<String, String> {
    match &cx.drafts.charts.clipboard {
        Clipboard::Holds(table) => Ok(cx.t1("charts-on-clipboard", "size", size_of(cx, table))),
        Clipboard::Unknown | Clipboard::Asked | Clipboard::Nothing => Err(cx.t("charts-no-clipboard")),
    }
}

/// Draws the page from a height on; where it ends.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> f32 {
    let (left, width) = (rect.left() + 16.0, rect.width() - 32.0);
    let mut y = rect.top() + 12.0;
    y = line(ui, cx, pos2(left, y), width, "charts-title", fonts::TITLE, true) + 6.0;
    y = line(ui, cx, pos2(left, y), width, "charts-lead", fonts::HELP, false) + 12.0;
    let held = on_clipboard(cx);
    let is_off = held.is_err();
    let about = held.unwrap_or_else(|reason| reason);
    let ways = [
        (icons::CLIPBOARD, "charts-paste", about, is_off),
        (icons::FOLDER_OPEN, "charts-open", cx.t("charts-open-kinds"), false),
        (icons::KEYBOARD, "charts-type", cx.t("charts-type-about"), false),
    ];
    for (index, (icon, key, about, is_off)) in ways.into_iter().enumerate() {
        let (is_taken, bottom) = way(ui, cx, pos2(left, y), width, (icon, key, &about, is_off));
        y = bottom + GAP;
        if is_taken {
            take(cx, index);
        }
    }
    y += 4.0;
    line(ui, cx, pos2(left, y), width, "charts-heads-help", fonts::HELP, false)
}

/// Goes a way: by the table on the clipboard, by a file, by typing.
fn take(cx: &mut Cx<'_>, way: usize) {
    match (way, &cx.drafts.charts.clipboard) {
        (0, Clipboard::Holds(table)) => {
            let table = table.clone();
            cx.push(Action::AddChart(table));
        }
        (0, _) => {}
        (1, _) => cx.push(Request::AskPath(PathWish::ReadTable)),
        _ => cx.push(Action::TypeChart),
    }
}

/// The same ways in a menu.
pub fn items(ui: &mut Ui, cx: &mut Cx<'_>) {
    let reason = on_clipboard(cx).err();
    if menu::entry_unless(ui, cx, &cx.t("charts-paste"), reason.as_deref()) {
        take(cx, 0);
    }
    for (way, key) in [(1, "charts-open"), (2, "charts-type")] {
        if menu::entry(ui, cx, &cx.t(key)) {
            take(cx, way);
        }
    }
}

/// Words in as many lines as they need; where they end.
fn line(ui: &Ui, cx: &Cx<'_>, at: Pos2, width: f32, key: &str, font: fonts::Type, leads: bool) -> f32 {
    let ink = if leads { cx.theme().ink } else { cx.theme().muted };
    let lines = cx.look().lines(ui.painter(), &cx.t(key), font, ink, width, 4);
    let height = lines.size().y;
    ui.painter().galley(at, lines, ink);
    at.y + height
}

/// One way to a chart: its icon, what it is called, what there is to say about it, and whether it leads nowhere now.
/// Whether it was taken, and where it ends.
fn way(ui: &mut Ui, cx: &Cx<'_>, at: Pos2, width: f32, (icon, key, about, is_off): Way<'_>) -> (bool, f32) {
    let (look, theme, label) = (*cx.look(), *cx.theme(), cx.t(key));
    let (ink, muted) = if is_off { (theme.off, theme.off) } else { (theme.ink, theme.muted) };
    let words_left = if width < NARROW { 44.0 } else { 52.0 };
    let lines = look.lines(ui.painter(), about, fonts::SMALL, muted, width - words_left - 10.0, 2);
    let rect = Rect::from_min_size(at, vec2(width, (lines.size().y + 38.0).max(ROW)));
    let sense = if is_off { Sense::focusable_noninteractive() } else { Sense::click() };
    let response = ui.interact(rect, id(("charts-way", key)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !is_off, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(about);
        if is_off {
            node.set_disabled();
        }
    });
    let fill = if response.hovered() && !is_off { theme.hover } else { theme.surface };
    let border = if is_off { theme.line } else { theme.border };
    ui.painter().rect(rect, CornerRadius::same(6), fill, Stroke::new(1.0, border), StrokeKind::Inside);
    look.icon(ui.painter(), pos2(rect.left() + words_left / 2.0, rect.center().y), icon, 20.0, ink);
    look.text(ui.painter(), pos2(rect.left() + words_left, rect.top() + 18.0), &label, fonts::NAME, ink);
    ui.painter().galley(pos2(rect.left() + words_left, rect.top() + 28.0), lines, muted);
    if look.keyboard && response.has_focus() {
        look.focus_ring(ui.painter(), rect, 6);
    }
    (response.clicked(), rect.bottom())
}

/// An icon, a key, what there is to say, and whether it is off.
type Way<'a> = (char, &'static str, &'a str, bool);

/// The sheets of a file as rows, the first with numbers chosen. Where the page ends.
pub fn sheets(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> f32 {
    let Some(mut offered) = cx.drafts.charts.sheets.take() else { return rect.top() };
    let (look, theme) = (*cx.look(), *cx.theme());
    let (left, width) = (rect.left() + 16.0, rect.width() - 32.0);
    let mut y = rect.top() + 12.0;
    y = line(ui, cx, pos2(left, y), width, "charts-which-sheet", fonts::TITLE, true) + 6.0;
    let name = look.middle_elided(ui.painter(), &offered.file, fonts::HELP, width);
    look.text(ui.painter(), pos2(left, y + 9.0), &name, fonts::HELP, theme.muted);
    y += 28.0;
    for (index, named) in offered.tables.iter().enumerate() {
        let row = Rect::from_min_size(pos2(left, y), vec2(width, 44.0));
        let is_chosen = index == offered.chosen;
        let response = ui.interact(row, id(("charts-sheet", index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &named.sheet));
        let fill = if is_chosen {
            theme.soft
        } else if response.hovered() {
            theme.hover
        } else {
            theme.surface
        };
        let stroke = if is_chosen { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.line) };
        ui.painter().rect(row, CornerRadius::same(6), fill, stroke, StrokeKind::Inside);
        let size = size_of(cx, &named.table);
        let room = width - 40.0 - look.width(ui.painter(), &size, fonts::SMALL);
        let sheet = look.middle_elided(ui.painter(), &named.sheet, fonts::BUTTON, room);
        look.text(ui.painter(), pos2(row.left() + 12.0, row.center().y), &sheet, fonts::BUTTON, theme.ink);
        look.text_right(ui.painter(), pos2(row.right() - 12.0, row.center().y), &size, fonts::SMALL, theme.muted);
        if look.keyboard && response.has_focus() {
            look.focus_ring(ui.painter(), row, 6);
        }
        if response.clicked() {
            offered.chosen = index;
        }
        y += 50.0;
    }
    let (go, cancel) = (cx.t("charts-new"), cx.t("overlay-cancel"));
    let button = Rect::from_min_size(pos2(left, y + 4.0), vec2(160.0, 36.0));
    let is_done = Button::words(&go).filled().show(ui, &look, button, id("charts-take-sheet")).clicked();
    let back = Rect::from_min_size(pos2(button.right() + 8.0, y + 4.0), vec2(96.0, 36.0));
    let is_left = Button::words(&cancel).show(ui, &look, back, id("charts-no-sheet")).clicked();
    if is_done && offered.chosen < offered.tables.len() {
        let table = offered.tables.swap_remove(offered.chosen).table;
        cx.push(Action::AddChart(Box::new(table)));
    } else if !is_left {
        cx.drafts.charts.sheets = Some(offered);
    }
    button.bottom() + 8.0
}
