//! The look of all subtitles: one for the whole video.

use eframe::egui::{Rect, Ui, pos2, vec2};
use sunting_session::subtitles::SubtitleEdit;
use sunting_timeline::style::{TextStyle, VerticalAnchor, offered};

use super::super::{Cx, id, painter};
use super::contrast::{Legibility, legibility};
use super::fields::{self, SliderRow};
use super::page::Page;
use super::{looks, more_style};
use crate::look::widgets::{Button, segmented};
use crate::look::{fonts, icons};
use crate::state::{Action, Command};

/// The letters' size in percent of the picture's shorter side.
const SIZES: (f32, f32) = (3.0, 10.0);
/// Below this they are called small, from that on large.
const SMALL: f32 = 4.5;
const LARGE: f32 = 6.5;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let style = cx.model.session.subtitle_style();
    page.space(4.0);
    let heading = page.heading(ui, cx, "style-title");
    unfold(ui, cx, heading);
    page.space(8.0);
    looks::show(ui, cx, page, &style);
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
        let dark = offered().find(|shipped| shipped.style.name == "dark_box");
        cx.push(Action::Subtitle(SubtitleEdit::SetStyle(
            dark.map_or_else(|| style.base(), |dark| style.with_base(dark)),
        )));
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
