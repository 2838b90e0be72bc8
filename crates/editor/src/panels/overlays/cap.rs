//! Key caps.

use eframe::egui::{CornerRadius, Key, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::Cx;
use crate::look::fonts;
use crate::state::command::{Row, key_cap};

/// Draws the keys of a command, the taught one first, up to `right_center`; where the first one begins.
pub(super) fn keys(ui: &Ui, cx: &Cx<'_>, right_center: Pos2, row: &Row) -> f32 {
    // A plus sign is typed with the key of the equals sign: one of both is told.
    let told = row.keys.iter().filter(|(_, key)| *key != Key::Equals);
    let caps: Vec<String> = told.map(|&(modifiers, key)| key_cap(modifiers, key)).collect();
    let mut at = right_center;
    for cap in caps.iter().rev() {
        at.x = draw(ui, cx, at, cap) - 4.0;
    }
    at.x
}

fn draw(ui: &Ui, cx: &Cx<'_>, right_center: Pos2, text: &str) -> f32 {
    let (theme, painter) = (cx.theme(), ui.painter());
    let width = (cx.look().width(painter, text, fonts::SMALL) + 12.0).ceil().max(20.0);
    let rect = Rect::from_min_size(right_center - vec2(width, 10.0), vec2(width, 20.0));
    painter.rect(rect, CornerRadius::same(4), theme.surface, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    cx.look().text_center(painter, pos2(rect.center().x, rect.center().y), text, fonts::SMALL, theme.muted);
    rect.left()
}
