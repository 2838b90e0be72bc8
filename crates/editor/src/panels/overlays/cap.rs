//! Key caps.

use eframe::egui::{CornerRadius, Key, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::Cx;
use crate::look::fonts;
use crate::state::command::{CommandRow, key_cap};

/// Draws the keys of a command, the taught one first, up to `right_center`; where the first one begins.
pub(super) fn keys(ui: &Ui, cx: &Cx<'_>, right_center: Pos2, row: &CommandRow) -> f32 {
    let mut at = right_center;
    for cap in caps(row).iter().rev() {
        at.x = draw(ui, cx, at, cap) - 4.0;
    }
    at.x
}

/// How much room the keys of a command take.
pub(super) fn width(ui: &Ui, cx: &Cx<'_>, row: &CommandRow) -> f32 {
    caps(row).iter().map(|cap| cap_width(ui, cx, cap) + 4.0).sum()
}

fn caps(row: &CommandRow) -> Vec<String> {
    // A plus sign is typed with the key of the equals sign: one of both is told.
    let told = row.keys.iter().filter(|(_, key)| *key != Key::Equals);
    told.map(|&(modifiers, key)| key_cap(modifiers, key)).collect()
}

fn cap_width(ui: &Ui, cx: &Cx<'_>, text: &str) -> f32 {
    (cx.look().width(ui.painter(), text, fonts::SMALL) + 12.0).ceil().max(20.0)
}

fn draw(ui: &Ui, cx: &Cx<'_>, right_center: Pos2, text: &str) -> f32 {
    let (theme, painter) = (cx.theme(), ui.painter());
    let width = cap_width(ui, cx, text);
    let rect = Rect::from_min_size(right_center - vec2(width, 10.0), vec2(width, 20.0));
    painter.rect(rect, CornerRadius::same(4), theme.surface, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    cx.look().text_center(painter, pos2(rect.center().x, rect.center().y), text, fonts::SMALL, theme.muted);
    rect.left()
}
