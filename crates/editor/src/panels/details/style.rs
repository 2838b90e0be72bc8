//! The look of all subtitles: one for the whole video.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_session::subtitles::{SubtitleEdit, SubtitleLook, office_style};
use sunting_timeline::style::{TextStyle, VerticalAnchor};

use super::super::{Cx, id, painter};
use super::contrast::{Legibility, legibility};
use super::fields::{self, SliderRow};
use super::page::Page;
use super::{more_style, sample};
use crate::look::widgets::{Button, segmented};
use crate::look::{fonts, icons};
use crate::state::{Action, Command};

/// The letters' size in percent of the picture's shorter side.
const SIZES: (f32, f32) = (3.0, 10.0);
/// Below this they are called small, from that on large.
const SMALL: f32 = 4.5;
const LARGE: f32 = 6.5;
/// A sample, and the words under it.
const SAMPLE: f32 = 44.0;
const UNDER: f32 = 28.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let style = cx.model.session.subtitle_style();
    page.space(4.0);
    let heading = page.heading(ui, cx, "style-title");
    unfold(ui, cx, heading);
    page.space(8.0);
    looks(ui, cx, page, &style);
    page.space(8.0);
    size(ui, cx, page, &style);
    page.space(8.0);
    position(ui, cx, page, &style);
    if cx.drafts.more_style {
        more_style::show(ui, cx, page, &style);
    }
    page.space(4.0);
    verdict(ui, cx, page, &style);
    page.space(16.0);
    save(ui, cx, page);
}

fn unfold(ui: &mut Ui, cx: &mut Cx<'_>, heading: Rect) {
    let words = cx.t(if cx.drafts.more_style { "style-less" } else { "style-more" });
    let width = cx.look().width(ui.painter(), &words, fonts::HELP_STRONG).max(32.0);
    let y = heading.top() + 18.0;
    let rect = Rect::from_min_max(pos2(heading.right() - width, y - 16.0), pos2(heading.right(), y + 16.0));
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    if button.show(ui, cx.look(), rect, id("style-more")).clicked() {
        cx.drafts.more_style = !cx.drafts.more_style;
    }
}

fn looks(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    let row = page.row(SAMPLE + UNDER);
    let width = (row.width() - 8.0) / 3.0;
    let kit = cx.model.session.project().graphics_look.kit.clone();
    let office = kit.map(|kit| office_style(&kit, style));
    let is_office = office.as_ref() == Some(style);
    let chosen = Some(SubtitleLook::of(style)).filter(|_| !is_office);
    for (index, look) in SubtitleLook::ALL.into_iter().enumerate() {
        let left = row.left() + index as f32 * (width + 4.0);
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
        // The chosen one as it is, with all that was changed about it.
        let is_chosen = chosen == Some(look);
        let own = if is_chosen { style.clone() } else { look.over(style) };
        if one_look(ui, cx, rect, &own, (words_of(look), is_chosen)) && !is_chosen {
            cx.push(Action::Subtitle(SubtitleEdit::SetStyle(own)));
        }
    }
    if let Some(own) = office {
        page.space(4.0);
        let row = page.row(SAMPLE + UNDER);
        let rect = row.with_max_x(row.left() + width);
        if one_look(ui, cx, rect, &own, ("style-office", is_office)) && !is_office {
            cx.push(Action::Subtitle(SubtitleEdit::SetStyle(own)));
        }
    }
}

/// The key of what a look is called.
fn words_of(look: SubtitleLook) -> &'static str {
    match look {
        SubtitleLook::DarkBox => "style-dark-box",
        SubtitleLook::Outline => "style-outline",
        SubtitleLook::LightBox => "style-light-box",
    }
}

fn one_look(ui: &Ui, cx: &Cx<'_>, rect: Rect, style: &TextStyle, (key, is_chosen): (&'static str, bool)) -> bool {
    let (theme, look, painter) = (cx.theme(), cx.look(), painter(ui));
    let words = cx.t(key);
    let response = ui.interact(rect, id(("style-look", key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &words));
    let picture = Rect::from_min_size(rect.min, vec2(rect.width(), SAMPLE));
    sample::show(&painter, picture, style, &cx.t("style-sample"));
    if is_chosen {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(picture.expand(1.0), CornerRadius::same(7), stroke, StrokeKind::Inside);
    }
    let at = pos2(rect.center().x, picture.bottom() + 16.0);
    let (font, ink) =
        if is_chosen || response.hovered() { (fonts::SMALL_STRONG, theme.accent) } else { (fonts::SMALL, theme.ink) };
    look.text_center(&painter, at, &words, font, ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, picture, 6);
    }
    response.clicked()
}

fn size(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    let row = page.row(32.0);
    let label = cx.t("style-size");
    let value = style.size * 100.0;
    let words = cx.t(match value {
        ..SMALL => "style-size-small",
        LARGE.. => "style-size-large",
        _ => "style-size-medium",
    });
    let slider = SliderRow {
        key: "style-size",
        label: &label,
        value,
        range: SIZES,
        step: 0.5,
        words: Some(&words),
        of: "style-size-of",
    };
    if let Some(turn) = slider.show(ui, cx, row) {
        let style = style.clone();
        fields::ask(cx, "undo-style", turn, |percent| more_style::set(TextStyle { size: percent / 100.0, ..style }));
    }
}

fn position(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    let row = page.row(32.0);
    cx.look().text(ui.painter(), row.left_center(), &cx.t("style-position"), fonts::BODY, cx.theme().ink);
    let (bottom, top) = (cx.t("style-bottom"), cx.t("style-top"));
    let chosen = usize::from(style.vertical == VerticalAnchor::Top);
    let place = row.with_min_x(row.right() - 144.0);
    let clicked = segmented(ui, cx.look(), place, id("style-position"), &[&bottom, &top], chosen);
    if let Some(index) = clicked {
        let vertical = [VerticalAnchor::Bottom, VerticalAnchor::Top][index];
        let style = cx.model.session.style_at(vertical);
        cx.push(Action::Subtitle(SubtitleEdit::SetStyle(style)));
    }
}

/// Whether it can be read, as measured; else what helps.
fn verdict(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    let row = page.row(32.0);
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (icon, ink, text, key) = match legibility(style) {
        Legibility::Easy => (icons::CHECK_CIRCLE, theme.ok, theme.ink, "style-easy"),
        Legibility::NeedsBox => (icons::WARNING, theme.warn, theme.warn, "style-needs-box"),
        Legibility::TooAlike => (icons::WARNING, theme.warn, theme.warn, "style-too-alike"),
    };
    look.icon(&painter, pos2(row.left() + 9.0, row.center().y), icon, 16.0, ink);
    look.text(&painter, pos2(row.left() + 26.0, row.center().y), &cx.t(key), fonts::HELP, text);
    if legibility(style) == Legibility::Easy {
        return;
    }
    let words = cx.t("style-fix");
    let width = look.width(&painter, &words, fonts::BUTTON) + 32.0;
    let rect = Rect::from_min_size(page.row(32.0).min, vec2(width, 32.0));
    if Button::words(&words).show(ui, &look, rect, id("style-fix")).clicked() {
        let style = SubtitleLook::DarkBox.over(style);
        cx.push(Action::Subtitle(SubtitleEdit::SetStyle(style)));
    }
}

fn save(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let (words, reason) = (cx.t(Command::SaveSubtitles.label()), cx.t("subtitles-none-yet"));
    let is_empty = cx.model.session.subtitles().is_empty();
    let button = Button::new(icons::FLOPPY_DISK, &words).disabled(is_empty.then_some(reason.as_str()));
    let rect = page.row(36.0);
    if button.show(ui, cx.look(), rect, id("save-subtitles")).clicked() {
        cx.run(Command::SaveSubtitles);
    }
}
