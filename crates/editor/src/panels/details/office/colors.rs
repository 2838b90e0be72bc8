//! The office's two colours: one of the logo's, or typed.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Popup, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_graphics::color::contrast;
use sunting_timeline::Color;
use sunting_timeline::kit::Kit;

use super::super::super::{Cx, id};
use super::super::page::Page;
use super::super::sample::shown;
use super::logo::colors_of;
use crate::look::widgets::field;
use crate::look::{fonts, icons};
use crate::state::Action;
use crate::state::office::OfficeEdit;

const SWATCH: f32 = 28.0;
/// Where a colour is written.
const HEX: f32 = 92.0;
/// A colour of the logo, and how far they stand apart.
const CHIP: f32 = 24.0;
const PITCH: f32 = 32.0;

/// One of the two.
struct Part {
    key: &'static str,
    color: Color,
    edit: fn(Color) -> OfficeEdit,
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, kit: &Kit) {
    let offered = colors_of(cx, kit.logo.as_ref()).map(|look| look.colors.clone()).unwrap_or_default();
    let parts = [
        Part { key: "office-primary", color: kit.primary, edit: OfficeEdit::Primary },
        Part { key: "office-accent", color: kit.accent, edit: OfficeEdit::Accent },
    ];
    for part in parts {
        row(ui, cx, page, &part, &offered);
    }
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, part: &Part, offered: &[Color]) {
    let (theme, look, label) = (*cx.theme(), *cx.look(), cx.t(part.key));
    let row = page.row(36.0);
    let swatch = Rect::from_min_size(pos2(row.left(), row.center().y - SWATCH / 2.0), vec2(SWATCH, SWATCH));
    let outline = Stroke::new(1.0, theme.line);
    ui.painter().rect(swatch, CornerRadius::same(6), shown(part.color), outline, StrokeKind::Inside);
    look.text(ui.painter(), pos2(swatch.right() + 12.0, row.center().y), &label, fonts::BODY, theme.ink);
    if offered.len() > 1 {
        of_logo(ui, cx, part, swatch, offered);
    }
    let place = Rect::from_min_max(pos2(row.right() - HEX, row.top() + 2.0), pos2(row.right(), row.bottom() - 2.0));
    let own = id(part.key);
    let draft = cx.drafts.texts.get(part.key).filter(|_| ui.memory(|memory| memory.has_focus(own)));
    let mut text = draft.cloned().unwrap_or_else(|| String::from(part.color));
    let response = field(ui, &look, place, own, &label, &mut text, fonts::HELP_STRONG);
    if response.changed()
        && let Some(color) = typed(&text).filter(|color| *color != part.color)
    {
        cx.push(Action::Office((part.edit)(color)));
    }
    cx.drafts.texts.insert(part.key, text);
}

/// A colour of six digits, with or without the sign before it.
fn typed(text: &str) -> Option<Color> {
    let digits = text.trim().trim_start_matches('#');
    if digits.len() == 6 { Color::try_from(format!("#{digits}")).ok() } else { None }
}

/// The swatch unfolds the colours of the logo.
fn of_logo(ui: &Ui, cx: &mut Cx<'_>, part: &Part, swatch: Rect, offered: &[Color]) {
    let (look, name) = (*cx.look(), cx.t(part.key));
    let response = ui.interact(swatch.expand(2.0), id((part.key, "of-logo")), Sense::click());
    let words = cx.t1("office-of-logo", "name", name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let [white, black] = [Color::rgb(255, 255, 255), Color::rgb(0, 0, 0)];
    let ink = if contrast(white, part.color) > contrast(black, part.color) { white } else { black };
    look.icon(ui.painter(), swatch.center(), icons::CARET_DOWN, 14.0, shown(ink));
    if response.hovered() || look.keyboard && response.has_focus() {
        look.focus_ring(ui.painter(), swatch, 6);
    }
    Popup::menu(&response).show(|ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            offered.iter().for_each(|color| chip(ui, cx, part, *color));
        });
    });
}

/// A colour of the logo to choose.
fn chip(ui: &mut Ui, cx: &mut Cx<'_>, part: &Part, color: Color) {
    let (theme, look, is_chosen) = (*cx.theme(), *cx.look(), color == part.color);
    let (hit, response) = ui.allocate_exact_size(vec2(PITCH, PITCH), Sense::click());
    let words = format!("{} {}", cx.t(part.key), String::from(color));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &words));
    let plane = Rect::from_center_size(hit.center(), vec2(CHIP, CHIP)).shrink(2.0);
    let stroke = if is_chosen { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.border) };
    let grown = if response.hovered() || is_chosen { plane.expand(2.0) } else { plane };
    ui.painter().rect(grown, CornerRadius::same(6), shown(color), stroke, StrokeKind::Outside);
    if response.has_focus() {
        look.focus_ring(ui.painter(), grown, 6);
    }
    if response.clicked() {
        ui.close();
        if !is_chosen {
            cx.push(Action::Office((part.edit)(color)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_taken_when_it_is_whole() {
        let blue = Some(Color::rgb(0x12, 0x3E, 0x6B));
        assert_eq!(["#123E6B", "123e6b", " #123E6B "].map(typed), [blue; 3]);
        assert_eq!(["", "#123E6", "#123E6BF", "biru"].map(typed), [None; 4]);
    }
}
