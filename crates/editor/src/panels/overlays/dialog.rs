//! The frame of a dialog: title, body, choices at its foot. What does not fit scrolls inside.

use eframe::egui::{Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::super::{Cx, id, inside};
use super::pen::Pen;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Action;

/// Title and what closes it.
const HEAD: f32 = 60.0;
/// The choices at the foot.
const FOOT: f32 = 76.0;
/// Between a dialog's edge and what it holds.
const PADDING: f32 = 24.0;
/// Between a dialog and the window's edge.
const MARGIN: f32 = 16.0;

/// A choice at the foot.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choice<'a> {
    pub label: &'a str,
    /// The one thing to do next.
    pub is_primary: bool,
    /// It loses nothing: it has the focus at first.
    pub is_safe: bool,
    /// Why it cannot be chosen now.
    pub disabled: Option<&'a str>,
}

/// A dialog; what it asks stands in its body.
pub(super) struct Dialog<'a> {
    pub title: &'a str,
    /// Where there is room for it.
    pub width: f32,
    /// From left to right; the primary one stands last.
    pub choices: &'a [Choice<'a>],
    /// What has the focus at first, when no choice has.
    pub focus: Option<Id>,
}

impl Dialog<'_> {
    /// Draws it in the middle; the choice that was made.
    pub fn show(
        &self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        whole: Rect,
        body: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut Pen),
    ) -> Option<usize> {
        let foot = if self.choices.is_empty() { PADDING } else { FOOT };
        let width = self.width.min(whole.width() - 2.0 * MARGIN);
        let height = (HEAD + cx.drafts.overlay.body_height + foot).min(whole.height() - 2.0 * MARGIN);
        let corner = (whole.center() - vec2(width, height) / 2.0).round();
        let card = Rect::from_min_size(corner, vec2(width, height));
        // Clicks on the card are no clicks on the veil.
        ui.interact(card, id("overlay-card"), Sense::CLICK);
        cx.look().floating(ui.painter(), card, 12);
        let close = self.head(ui, cx, card);
        let room = Rect::from_min_max(
            pos2(card.left() + 8.0, card.top() + HEAD),
            pos2(card.right() - 8.0, (card.bottom() - foot).max(card.top() + HEAD)),
        );
        let column = (card.left() + PADDING, width - 2.0 * PADDING);
        cx.drafts.overlay.body_height = inside(ui, room, "overlay-body", |ui| scrolled(ui, cx, column, body));
        let chosen = self.foot(ui, cx, card);
        if cx.drafts.overlay.is_new {
            let safe = self.choices.iter().position(|choice| choice.is_safe).map(choice_id);
            ui.memory_mut(|memory| memory.request_focus(safe.or(self.focus).unwrap_or(close)));
        }
        chosen
    }

    fn head(&self, ui: &mut Ui, cx: &mut Cx<'_>, card: Rect) -> Id {
        let y = card.top() + 32.0;
        cx.look().text(ui.painter(), pos2(card.left() + PADDING, y), self.title, fonts::TITLE, cx.theme().ink);
        let close = Rect::from_center_size(pos2(card.right() - 32.0, y), vec2(36.0, 36.0));
        let label = cx.t("overlay-close");
        if Button::icon(icons::X, &label).show(ui, cx.look(), close, id("overlay-close")).clicked() {
            cx.push(Action::Show(None));
        }
        id("overlay-close")
    }

    fn foot(&self, ui: &mut Ui, cx: &Cx<'_>, card: Rect) -> Option<usize> {
        let look = cx.look();
        let widths: Vec<f32> = self
            .choices
            .iter()
            .map(|choice| (look.width(ui.painter(), choice.label, fonts::BUTTON) + 40.0).max(96.0).ceil())
            .collect();
        let mut left = card.right() - PADDING - widths.iter().sum::<f32>() - 8.0 * (widths.len() as f32 - 1.0);
        let mut chosen = None;
        for (index, (choice, width)) in self.choices.iter().zip(widths).enumerate() {
            let rect = Rect::from_min_size(pos2(left, card.bottom() - 60.0), vec2(width, 36.0));
            let button = Button::words(choice.label).disabled(choice.disabled);
            let button = if choice.is_primary { button.filled() } else { button };
            if button.show(ui, look, rect, choice_id(index)).clicked() {
                chosen = Some(index);
            }
            left += width + 8.0;
        }
        chosen
    }
}

fn choice_id(index: usize) -> Id {
    id(("overlay-choice", index))
}

/// The body in a column from `column.0` on, `column.1` wide; its height.
fn scrolled(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    column: (f32, f32),
    body: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut Pen),
) -> f32 {
    let page = ui.max_rect().height() - 40.0;
    let turned = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
        count(Key::PageUp) - count(Key::PageDown)
    });
    let area = ScrollArea::vertical().auto_shrink(false).id_salt("overlay-scroll");
    let shown = area.show(ui, |ui| {
        let from = ui.cursor().min.y;
        let mut pen = Pen { left: column.0, width: column.1, y: from };
        body(ui, cx, &mut pen);
        let content = Rect::from_min_size(pos2(column.0, from), vec2(column.1, pen.y - from));
        ui.allocate_rect(content, Sense::hover());
        follow_focus(ui, content);
        if turned != 0.0 {
            ui.scroll_with_delta(vec2(0.0, turned * page));
        }
        content.height()
    });
    shown.inner
}

/// What the keyboard goes to comes into view.
fn follow_focus(ui: &Ui, content: Rect) {
    let focused = ui.memory(|memory| memory.focused()).and_then(|focused| ui.ctx().read_response(focused));
    let Some(focused) = focused.filter(|response| response.gained_focus()) else { return };
    let is_of_frame = focused.id == id("overlay-close") || (0..4).any(|index| focused.id == choice_id(index));
    if !is_of_frame && content.contains(focused.rect.center()) {
        ui.scroll_to_rect(focused.rect.expand(8.0), None);
    }
}
