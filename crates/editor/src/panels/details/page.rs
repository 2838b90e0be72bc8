//! A page of rows, one under the other.

use eframe::egui::{Rect, Ui, pos2};

use super::super::{Cx, id, painter_up_to};
use crate::look::fonts;
use crate::look::widgets::Button;

/// Left and right of everything.
const PADDING: f32 = 16.0;

/// Where the next row goes.
pub struct Page {
    pub outer: (f32, f32),
    pub left: f32,
    pub right: f32,
    /// The top of the next row.
    pub y: f32,
    /// Where the panel ends while nothing is scrolled.
    end: f32,
    /// What is kept free below the last row.
    pub margin: f32,
}

impl Page {
    /// A page in a panel; `top` is where its content begins, wherever it is scrolled to.
    pub fn new(panel: Rect, top: f32) -> Self {
        let (left, right) = (panel.left(), panel.right());
        Self {
            outer: (left, right),
            left: left + PADDING,
            right: right - PADDING,
            y: top,
            end: top + panel.height(),
            margin: PADDING,
        }
    }

    /// The last row, below a line from edge to edge: at the panel's foot where there is room.
    pub fn foot(&mut self, ui: &Ui, cx: &Cx<'_>, height: f32) -> Rect {
        self.y = self.y.max(self.end - height);
        self.edge(ui, cx);
        self.margin = 0.0;
        self.row(height)
    }

    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    pub fn row(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_max(pos2(self.left, self.y), pos2(self.right, self.y + height));
        self.y += height;
        rect
    }

    pub fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// The end of a section.
    pub fn line(&mut self, ui: &Ui, cx: &Cx<'_>) {
        self.space(8.0);
        cx.look().hline(ui.painter(), self.left, self.right, self.y);
    }

    /// The end of what is about the selection.
    pub fn wide_line(&mut self, ui: &Ui, cx: &Cx<'_>) {
        self.space(16.0);
        self.edge(ui, cx);
    }

    /// A line from edge to edge, also where a scroll bar has its room.
    pub fn edge(&self, ui: &Ui, cx: &Cx<'_>) {
        let (left, right) = self.outer;
        cx.look().hline(&painter_up_to(ui, right), left, right, self.y);
    }

    /// What a section is about. Its first row follows.
    pub fn heading(&mut self, ui: &Ui, cx: &Cx<'_>, key: &str) -> Rect {
        let rect = self.row(28.0);
        let at = pos2(rect.left(), rect.top() + 18.0);
        cx.look().text(ui.painter(), at, &cx.t(key), fonts::HELP_STRONG, cx.theme().muted);
        rect
    }
}

/// "Kembalikan" at the right end of a row, when something was changed in a section; seen while the pointer or the
/// keyboard is in there. Whether it was pressed.
pub fn reset(ui: &mut Ui, cx: &Cx<'_>, key: &'static str, row: Rect, section: Rect) -> bool {
    let words = cx.t("reset");
    let width = cx.look().width(ui.painter(), &words, fonts::HELP_STRONG);
    let rect = Rect::from_min_max(pos2(row.right() - width, row.center().y - 16.0), row.right_center() + DOWN);
    let own = id(("reset", key));
    let focused = ui.memory(|memory| memory.focused());
    let place = focused.and_then(|focused| ui.ctx().read_response(focused)).map(|response| response.rect);
    let is_reached = place.is_some_and(|place| section.contains(place.center())) || focused == Some(own);
    if !is_reached && !ui.rect_contains_pointer(section) {
        // Unseen, the keyboard still comes by.
        ui.interact(rect, own, eframe::egui::Sense::focusable_noninteractive());
        return false;
    }
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    button.show(ui, cx.look(), rect, own).clicked()
}

const DOWN: eframe::egui::Vec2 = eframe::egui::vec2(0.0, 16.0);
