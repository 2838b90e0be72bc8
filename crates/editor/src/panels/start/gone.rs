//! A project of the list whose file is not where it was: moved, removed, or on a stick that is not there.

use eframe::egui::{CornerRadius, Painter, Rect, Ui, pos2, vec2};
use sunting_core::workspace::recents::Recent;

use super::super::{Cx, id, name_line, painter, told};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::model::readable;
use crate::state::request::PathWish;
use crate::state::{Action, Request};

/// Rows higher than this have room for three lines.
const HIGH: f32 = 48.0;

/// A path with fewer letters leads nobody there.
const LEAST_PLACE: usize = 13;

/// Draws the row: what is not found and where, and what can be done about it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, (row, picture): (Rect, f32), recent: &Recent) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let tile = row.with_max_x(row.left() + picture);
    painter.rect_filled(tile, CornerRadius::same(6), theme.hover);
    look.icon(&painter, tile.center(), icons::LINK_BREAK, 24.0, theme.muted);
    let left = tile.right() + 12.0;
    let room = row.right() - left;
    let place = readable(recent.file.parent().unwrap_or(&recent.file), 2);
    let is_high = row.height() > HIGH;
    // Where there is no room for three lines, the name shares its line.
    let beside_name = room - look.width(&painter, &recent.name(), fonts::NAME) - 12.0;
    let line = not_found_in(cx, &painter, &place, if is_high { room } else { beside_name });
    let line_width = look.width(&painter, &line, fonts::SMALL);
    let y = row.top() + 8.0;
    let name_room = if is_high { room } else { room - line_width - 12.0 };
    let name_width = name_line(ui, &look, pos2(left, y), &recent.name(), (fonts::NAME, theme.ink), name_room);
    let at = if is_high { pos2(left, y + 18.0) } else { pos2(left + name_width + 12.0, y) };
    look.text(&painter, at, &line, fonts::SMALL, theme.warn);
    let whole = placed(cx, "recent-gone-in", &place);
    let sentence = format!("{}: {whole}", recent.name());
    told(ui, Rect::from_min_size(at - vec2(0.0, 8.0), vec2(line_width, 16.0)), &sentence).on_hover_text(&whole);
    ways_out(ui, cx, pos2(left, at.y + if is_high { 22.0 } else { 20.0 }), recent);
}

/// Where it was, as far as there is room: in fewer words, and of a long path the middle goes.
fn not_found_in(cx: &Cx<'_>, painter: &Painter, place: &str, room: f32) -> String {
    let look = cx.look();
    let whole = placed(cx, "recent-gone-in", place);
    if look.width(painter, &whole, fonts::SMALL) <= room {
        return whole;
    }
    let room = room - look.width(painter, &placed(cx, "recent-gone-from", ""), fonts::SMALL);
    let shown = look.middle_elided(painter, place, fonts::SMALL, room);
    let is_telling = shown == place || shown.chars().count() >= LEAST_PLACE;
    if is_telling { placed(cx, "recent-gone-from", &shown) } else { cx.t("recent-gone") }
}

/// A folder may be called like a number, and is not written like one.
fn placed(cx: &Cx<'_>, key: &str, place: &str) -> String {
    cx.words().text(key, &[("place", place.into())])
}

/// Looks for it, or takes it off the list.
fn ways_out(ui: &mut Ui, cx: &mut Cx<'_>, at: eframe::egui::Pos2, recent: &Recent) {
    let look = *cx.look();
    let ways = [
        ("recent-find", Action::from(Request::AskPath(PathWish::Project))),
        ("media-remove", Request::ForgetRecent(recent.file.clone()).into()),
    ];
    let mut left = at.x;
    for (key, action) in ways {
        let label = cx.t(key);
        let width = look.width(ui.painter(), &label, fonts::HELP_STRONG);
        let rect = Rect::from_min_size(pos2(left, at.y - 16.0), vec2(width.max(32.0), 32.0));
        let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&label).link() };
        let response = button.show(ui, &look, rect, id((key, &recent.file)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(recent.name()));
        if response.clicked() {
            cx.push(action);
        }
        left = rect.right() + 16.0;
    }
}
