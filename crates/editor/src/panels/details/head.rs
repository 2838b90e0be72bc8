//! What a graphic's details are about: its kind, and how long it is seen.

use eframe::egui::{Rect, Ui, pos2, vec2};
use sunting_graphics::chart_kind::ChartKind;

use super::super::Cx;
use super::page::Page;
use crate::layout::Class;
use crate::look::{chart_icon, fonts};

/// Draws it; in a low window in one row, so that the first field is in view.
pub(super) fn show(ui: &Ui, cx: &Cx<'_>, page: &mut Page, kind: Option<ChartKind>, name: &str, about: &str) {
    let (theme, look) = (*cx.theme(), *cx.look());
    if cx.model.chrome.class() == Class::Compact {
        let row = page.row(26.0);
        look.text(ui.painter(), row.left_center(), name, fonts::NAME, theme.ink);
        let beside = row.width() - look.width(ui.painter(), name, fonts::NAME) - 12.0;
        if look.width(ui.painter(), about, fonts::SMALL) <= beside {
            look.text_right(ui.painter(), row.right_center(), about, fonts::SMALL, theme.muted);
        }
        return;
    }
    let row = page.row(48.0);
    let mut left = row.left();
    if let Some(kind) = kind {
        let square = Rect::from_min_size(pos2(left, row.top() + 8.0), vec2(40.0, 40.0));
        ui.painter().rect_filled(square, 6.0, theme.well);
        chart_icon::paint(ui.painter(), Rect::from_center_size(square.center(), vec2(20.0, 20.0)), kind, theme.ink);
        left = square.right() + 12.0;
    }
    look.text(ui.painter(), pos2(left, row.top() + 19.0), name, fonts::NAME, theme.ink);
    look.text(ui.painter(), pos2(left, row.top() + 39.0), about, fonts::HELP, theme.muted);
    page.line(ui, cx);
}
