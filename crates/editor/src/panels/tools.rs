//! What can be done with the clip at the playhead: the left panel of *Potong*.

use eframe::egui::{Pos2, Rect, Response, Ui, pos2, vec2};

use super::{Cx, id, scrolling};
use crate::layout::Class;
use crate::look::widgets::{Button, Weight};
use crate::look::{fonts, icons};
use crate::state::Command;

type Tool = (Command, char);

const BEFORE: Tool = (Command::RemoveBefore, icons::ARROW_LINE_LEFT);
const AFTER: Tool = (Command::RemoveAfter, icons::ARROW_LINE_RIGHT);
const MARK_START: Tool = (Command::MarkStart, icons::FLAG);
const MARK_END: Tool = (Command::MarkEnd, icons::FLAG_CHECKERED);
const WATCH: Tool = (Command::WatchJoin, icons::PLAY_CIRCLE);
/// Those that arrange.
const ARRANGE: [Tool; 5] = [
    (Command::Split, icons::SPLIT_HORIZONTAL),
    (Command::Join, icons::LINK_SIMPLE_HORIZONTAL),
    (Command::MoveEarlier, icons::ARROW_FAT_LEFT),
    (Command::MoveLater, icons::ARROW_FAT_RIGHT),
    (Command::DeleteClip, icons::TRASH),
];
/// Windows below this height have low rows.
const LOW: f32 = 720.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    match cx.model.chrome.class() {
        Class::Wide => wide(ui, cx, rect),
        Class::Medium => medium(ui, cx, rect),
        Class::Compact => compact(ui, cx, rect),
    }
}

/// One column: remove, then arrange.
fn wide(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let total = |row: f32| 112.0 + 9.0 * row;
    let is_low = ui.ctx().content_rect().height() < LOW;
    let fits = |row: &f32| !is_low && total(*row) <= rect.height();
    let height = [40.0, 36.0].into_iter().find(fits).unwrap_or(32.0);
    column(ui, rect, total(height), |ui, top| {
        let (left, right) = (rect.left() + 16.0, rect.right() - 16.0);
        let row = |y: f32| Rect::from_min_max(pos2(left, y), pos2(right, y + height));
        title(ui, cx, pos2(left, top + 18.0), "tools-remove");
        promise(ui, cx, pos2(right, top + 18.0));
        let mut y = top + 32.0;
        for one in [BEFORE, AFTER] {
            tool(ui, cx, row(y), one);
            y += height;
        }
        // The end's icon stands in the middle of the row; "Tandai akhir" needs the rest.
        let half = row(y).center().x;
        tool(ui, cx, row(y).with_max_x(half - 4.0), MARK_START);
        tool(ui, cx, row(y).with_min_x(half), MARK_END);
        y += height + 4.0;
        remove_part(ui, cx, row(y).with_max_y(y + 36.0));
        y += 40.0;
        tool(ui, cx, row(y), WATCH);
        y += height + 4.0;
        cx.look().hline(ui.painter(), left, right, y);
        title(ui, cx, pos2(left, y + 18.0), "tools-arrange");
        y += 32.0;
        for one in ARRANGE {
            tool(ui, cx, row(y), one);
            y += height;
        }
    });
}

/// Two columns with the filled button under both.
fn medium(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    column(ui, rect, 284.0, |ui, top| {
        let (left, right) = (rect.left() + 16.0, rect.right() - 16.0);
        let remove = [BEFORE, AFTER, MARK_START, MARK_END, WATCH];
        let words = remove.map(|(command, _)| cx.look().width(ui.painter(), &cx.t(command.label()), fonts::BUTTON));
        let second = left + words.into_iter().fold(144.0, f32::max) + 52.0;
        title(ui, cx, pos2(left, top + 22.0), "tools-remove");
        title(ui, cx, pos2(second, top + 22.0), "tools-arrange");
        if cx.model.session.is_empty() {
            promise(ui, cx, pos2(right, top + 22.0));
        }
        for (index, (one, other)) in remove.into_iter().zip(ARRANGE).enumerate() {
            let y = top + 38.0 + index as f32 * 36.0;
            let row = |from: f32, to: f32| Rect::from_min_max(pos2(from, y), pos2(to, y + 36.0));
            tool(ui, cx, row(left, second - 8.0), one);
            tool(ui, cx, row(second, right), other);
        }
        let y = top + 236.0;
        remove_part(ui, cx, Rect::from_min_max(pos2(left, y), pos2(right, y + 40.0)));
    });
}

/// Two columns of buttons that scroll.
fn compact(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let lines = [(BEFORE, AFTER), (MARK_START, MARK_END)];
    let more = [(WATCH, ARRANGE[0]), (ARRANGE[1], ARRANGE[4]), (ARRANGE[2], ARRANGE[3])];
    let head = if cx.model.session.is_empty() { 36.0 } else { 0.0 };
    let total = head + 4.0 + (lines.len() + more.len() + 1) as f32 * 40.0;
    column(ui, rect, total, |ui, top| {
        let (left, right) = (rect.left() + 12.0, rect.right() - 12.0);
        let width = (right - left - 8.0) / 2.0;
        let mut y = top + 4.0;
        if head > 0.0 {
            let words = link_width(ui, cx);
            promise(ui, cx, pos2(left + words, y + 16.0));
            y += head;
        }
        let line = |ui: &mut Ui, cx: &mut Cx<'_>, (one, other): (Tool, Tool), y: f32| {
            let cell = |x: f32| Rect::from_min_size(pos2(x, y), vec2(width, 36.0));
            outlined(ui, cx, cell(left), one);
            outlined(ui, cx, cell(left + width + 8.0), other);
        };
        for pair in lines {
            line(ui, cx, pair, y);
            y += 40.0;
        }
        remove_part(ui, cx, Rect::from_min_max(pos2(left, y), pos2(right, y + 36.0)));
        y += 40.0;
        for pair in more {
            line(ui, cx, pair, y);
            y += 40.0;
        }
    });
}

/// The tools of a panel that may be lower than they are; they begin at that y.
fn column(ui: &mut Ui, rect: Rect, height: f32, add: impl FnOnce(&mut Ui, f32)) {
    // The hairline at the right belongs to the window.
    scrolling(ui, rect.with_max_x(rect.right() - 1.0), "tools", height, |ui, top, _| add(ui, top));
}

fn title(ui: &Ui, cx: &Cx<'_>, at: Pos2, key: &str) {
    cx.look().text(ui.painter(), at, &cx.t(key), fonts::HELP_STRONG, cx.theme().muted);
}

/// Nothing is lost; where there is nothing, the way to put something in. Ends at `right`.
fn promise(ui: &mut Ui, cx: &mut Cx<'_>, right: Pos2) {
    if !cx.model.session.is_empty() {
        let words = cx.t("tools-untouched");
        cx.look().text_right(ui.painter(), right, &words, fonts::HELP, cx.theme().muted);
        return;
    }
    let width = link_width(ui, cx);
    let rect = Rect::from_min_max(right - vec2(width, 16.0), right + vec2(0.0, 16.0));
    let words = cx.t("reason-no-clip");
    let link = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    if link.show(ui, cx.look(), rect, id("tools-import-first")).clicked() {
        cx.run(Command::StepImport);
    }
}

fn link_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    cx.look().width(ui.painter(), &cx.t("reason-no-clip"), fonts::HELP_STRONG)
}

fn tool(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (command, icon): Tool) {
    let label = cx.t(command.label());
    press(ui, cx, rect, command, Button::new(icon, &label).row());
}

fn outlined(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (command, icon): Tool) {
    let label = cx.t(command.label());
    let button = Button { left: true, font: Some(fonts::HELP_STRONG), ..Button::new(icon, &label) };
    press(ui, cx, rect, command, button);
}

/// The marked part goes: filled as soon as there is one.
pub fn remove_part(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let label = match cx.model.session.marked() {
        Some(range) => cx.t1("tools-remove-part", "seconds", cx.tenths(range.duration())),
        None => cx.t(Command::Remove.label()),
    };
    let button = Button { weight: Weight::Filled, font: Some(fonts::NAME), ..Button::words(&label) };
    press(ui, cx, rect, Command::Remove, button);
}

/// Draws a tool as what it can do now. While it is pointed at, the timeline shades what would go.
fn press(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, command: Command, button: Button<'_>) {
    let reason = cx.model.reason(command).map(|key| cx.t(key));
    let response = cx.command(ui, rect, command, button.disabled(reason.as_deref()));
    let is_meant = response.hovered() || (cx.look().keyboard && response.has_focus());
    if reason.is_none() && removes(command) && is_meant {
        cx.drafts.hovered_tool = Some(command);
    }
    keep_in_view(&response);
}

fn removes(command: Command) -> bool {
    matches!(command, Command::RemoveBefore | Command::RemoveAfter | Command::Remove | Command::DeleteClip)
}

fn keep_in_view(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
