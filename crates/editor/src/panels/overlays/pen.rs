//! Where the next thing of a dialog's body goes.

use std::sync::Arc;

use eframe::egui::{Color32, Galley, Rect, Ui, pos2, vec2};

use super::super::{Cx, told};
use crate::look::Look;
use crate::look::fonts::{self, Type};

/// Goes down a column, from one thing to the next.
pub(super) struct Pen {
    pub left: f32,
    pub width: f32,
    /// How far down it is.
    pub y: f32,
}

impl Pen {
    /// The next so many points of the column.
    pub fn row(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        self.y += height;
        rect
    }

    pub fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// Words, in as many lines as they take.
    pub fn words(&mut self, ui: &Ui, text: &str, font: Type, color: Color32) {
        let galley = paragraph(ui, text, font, color, self.width);
        let row = self.row(galley.size().y.ceil());
        ui.painter().galley(row.min, galley, color);
        told(ui, row, text);
    }

    /// The heading of what follows.
    pub fn heading(&mut self, ui: &Ui, cx: &Cx<'_>, text: &str) {
        let row = self.row(28.0);
        cx.look().text(ui.painter(), pos2(row.left(), row.center().y), text, fonts::HELP_STRONG, cx.theme().muted);
        told(ui, row, text);
    }

    pub fn step(&mut self, ui: &Ui, cx: &Cx<'_>, number: usize, text: &str) {
        let (theme, painter) = (cx.theme(), ui.painter());
        let center = pos2(self.left + 10.0, self.y + 10.0);
        painter.circle_filled(center, 10.0, theme.soft);
        cx.look().text_center(painter, center, &number.to_string(), fonts::SMALL_STRONG, theme.accent);
        let galley = paragraph(ui, text, fonts::BODY, theme.ink, self.width - 28.0);
        let row = self.row(galley.size().y.ceil());
        painter.galley(pos2(row.left() + 28.0, row.top()), galley, theme.ink);
        told(ui, row, &format!("{number}. {text}"));
        self.gap(8.0);
    }
}

/// A text of several lines, with the room between them that reading wants.
pub(super) fn paragraph(ui: &Ui, text: &str, font: Type, color: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout_job(Look::spaced(text, font, color, width, usize::MAX))
}
