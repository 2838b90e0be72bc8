//! What is changed about the subtitles' look less often: weight, colour, distance from the edge.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_session::subtitles::{STYLE, SubtitleEdit};
use sunting_timeline::style::TextStyle;
use sunting_timeline::{Color, Edit};

use super::super::{Cx, id, painter};
use super::fields::{self, SliderRow};
use super::page::Page;
use super::sample;
use crate::look::widgets::{self, Button};
use crate::look::{fonts, icons};
use crate::state::Action;

/// Colours of letters that are told apart by everyone.
const COLORS: [(Color, &str); 4] = [
    (Color::rgb(255, 255, 255), "color-white"),
    (Color::rgb(255, 230, 90), "color-yellow"),
    (Color::rgb(130, 230, 255), "color-light-blue"),
    (Color::rgb(16, 16, 16), "color-black"),
];
/// The distance from the edge, in percent of the height.
const MARGINS: (f32, f32) = (2.0, 20.0);

/// The edits that give all subtitles a style.
pub fn set(style: TextStyle) -> Vec<Edit> {
    vec![Edit::SetStyle { style: TextStyle { name: STYLE.to_owned(), ..style } }]
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    page.space(8.0);
    let row = page.row(32.0);
    let words = cx.t("style-bold");
    if widgets::toggle(ui, cx.look(), row, id("style-bold"), &words, style.bold) {
        choose(cx, TextStyle { bold: !style.bold, ..style.clone() });
    }
    page.space(8.0);
    colors(ui, cx, page, style);
    page.space(8.0);
    let row = page.row(32.0);
    let label = cx.t("style-margin");
    let value = (style.margin_y * 100.0).round();
    let slider = SliderRow {
        key: "style-margin",
        label: &label,
        value,
        range: MARGINS,
        step: 1.0,
        words: None,
        of: "style-margin-of",
    };
    if let Some(turn) = slider.show(ui, cx, row) {
        let style = style.clone();
        fields::ask(cx, "undo-style", turn, |percent| set(TextStyle { margin_y: percent / 100.0, ..style }));
    }
    page.space(8.0);
    for (key, is_on, turned) in [
        ("style-highlight", style.highlight, TextStyle { highlight: !style.highlight, ..style.clone() }),
        ("style-speakers", style.speakers, TextStyle { speakers: !style.speakers, ..style.clone() }),
    ] {
        let (row, words) = (page.row(32.0), cx.t(key));
        if widgets::toggle(ui, cx.look(), row, id(key), &words, is_on) {
            choose(cx, turned);
        }
    }
    let usual = style.base();
    if (TextStyle { base: usual.base.clone(), ..style.clone() }) != usual {
        page.space(4.0);
        let words = cx.t("reset");
        let width = cx.look().width(ui.painter(), &words, fonts::HELP_STRONG);
        let rect = Rect::from_min_size(page.row(32.0).min, vec2(width, 32.0));
        let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
        if button.show(ui, cx.look(), rect, id("style-reset")).clicked() {
            choose(cx, usual);
        }
    }
}

fn choose(cx: &mut Cx<'_>, style: TextStyle) {
    let style = TextStyle { name: STYLE.to_owned(), ..style };
    cx.push(Action::Subtitle(SubtitleEdit::SetStyle(style)));
}

fn colors(ui: &Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let row = page.row(32.0);
    look.text(&painter, row.left_center(), &cx.t("style-color"), fonts::BODY, theme.ink);
    for (index, (color, key)) in COLORS.into_iter().enumerate() {
        let left = row.right() - (COLORS.len() - index) as f32 * 36.0 + 4.0;
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(32.0, 32.0));
        let words = cx.t(key);
        let is_chosen = style.color == color;
        let response = ui.interact(rect, id(("style-color", index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &words));
        let plane = rect.shrink(4.0);
        let (width, outline) = if is_chosen { (2.0, theme.accent) } else { (1.0, theme.border) };
        let stroke = Stroke::new(width, outline);
        painter.rect(plane, CornerRadius::same(6), sample::shown(color), stroke, StrokeKind::Outside);
        if is_chosen {
            let ink = if index + 1 == COLORS.len() { sample::shown(COLORS[0].0) } else { sample::shown(COLORS[3].0) };
            look.icon(&painter, plane.center(), icons::CHECK, 14.0, ink);
        }
        if look.keyboard && response.has_focus() {
            look.focus_ring(&painter, plane, 6);
        }
        if response.on_hover_text(words).clicked() && !is_chosen {
            choose(cx, TextStyle { color, ..style.clone() });
        }
    }
}
