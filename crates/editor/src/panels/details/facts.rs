//! Rows of what is known: a word at the left, what it says at the right.

use std::path::Path;

use eframe::egui::{CornerRadius, Rect, Ui, pos2, vec2};
use sunting_core::media::probe::MediaFacts;
use sunting_timeline::{MediaId, Time};
use sunting_words::numbers::number;

use super::super::{Cx, id, name_line, painter, told};
use super::page::Page;
use crate::look::Look;
use crate::look::brush::covering;
use crate::look::widgets::{Button, Weight};
use crate::look::{fonts, icons};
use crate::state::Request;

/// Where what is said begins.
const VALUE_LEFT: f32 = 88.0;
/// The height at which pictures of files are asked for; the list of files asks for the same.
const PICTURE_PX: u32 = 48;
/// Of a path, so many of its last parts are shown.
pub const PATH_PARTS: usize = 3;

pub fn row(ui: &Ui, cx: &Cx<'_>, page: &mut Page, key: &str, value: &str) {
    let (theme, painter) = (cx.theme(), ui.painter());
    let label = painter.layout_job(Look::spaced(&cx.t(key), fonts::BODY, theme.muted, VALUE_LEFT - 8.0, 2));
    let room = page.width() - VALUE_LEFT;
    let galley = painter.layout_job(Look::spaced(value, fonts::BODY, theme.ink, room, 6));
    let rect = page.row(galley.size().y.max(label.size().y) + 8.0);
    let top = rect.top() + 4.0;
    painter.galley(pos2(rect.left(), top), label, theme.muted);
    painter.galley(pos2(rect.left() + VALUE_LEFT, top), galley, theme.ink);
    told(ui, rect, &format!("{}: {value}", cx.t(key)));
}

/// A button over the whole width.
pub fn button(ui: &mut Ui, cx: &Cx<'_>, page: &mut Page, key: &'static str, icon: char) -> bool {
    let words = cx.t(key);
    let rect = page.row(36.0);
    Button::new(icon, &words).show(ui, cx.look(), rect, id(("details-button", key))).clicked()
}

pub fn open_folder(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, folder: &Path) {
    if button(ui, cx, page, "open-folder", icons::FOLDER_OPEN) {
        cx.push(Request::OpenFolder(folder.to_owned()));
    }
}

/// The head of a page: a picture of the file, its name, and a line about it.
pub fn head(ui: &Ui, cx: &mut Cx<'_>, page: &mut Page, media: MediaId, at: Time, about: &str) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let rect = page.row(64.0);
    let picture = Rect::from_min_size(rect.min + vec2(0.0, 14.0), vec2(64.0, 36.0));
    tile(ui, cx, picture, media, at);
    let left = picture.right() + 12.0;
    let room = rect.right() - left;
    let name = cx.model.session.file_name(media);
    name_line(ui, &look, pos2(left, rect.top() + 24.0), &name, (fonts::HELP_NAME, theme.ink), room);
    let about = look.lines(&painter, about, fonts::SMALL, theme.muted, room, 2);
    painter.galley(pos2(left, rect.top() + 34.0), about, theme.muted);
    page.edge(ui, cx);
}

fn tile(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, media: MediaId, at: Time) {
    let (theme, look, model) = (*cx.theme(), *cx.look(), cx.model);
    let painter = ui.painter();
    let Some(known) = model.session.project().find_media(media) else { return };
    if known.video.is_none() {
        painter.rect_filled(rect, CornerRadius::same(4), theme.sound.fill);
        look.icon(painter, rect.center(), icons::MUSIC_NOTES, 18.0, theme.sound.strong);
        return;
    }
    let whole_second = Time::from_seconds(at.as_millis().div_euclid(1000));
    let texture = cx.poster(model.session.paths().of(media), PICTURE_PX, whole_second);
    let Some(texture) = texture else {
        painter.rect_filled(rect, CornerRadius::same(4), theme.hover);
        let icon = if known.is_still() { icons::IMAGE } else { icons::FILM_STRIP };
        look.icon(painter, rect.center(), icon, 18.0, theme.muted);
        return;
    };
    let uv = covering(texture.size_vec2(), rect.size());
    look.texture(painter, rect, 4, texture.id(), uv, eframe::egui::Color32::WHITE);
}

/// "Rincian teknis", folded or not: the only place for technical words.
pub fn technical(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, media: MediaId, gain_db: Option<f32>) {
    let model = cx.model;
    let facts = model.cached_media.facts.get(model.session.paths().of(media));
    if facts.is_none() && gain_db.is_none() {
        return;
    }
    page.space(8.0);
    let words = cx.t("technical-details");
    let icon = if cx.drafts.technical { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let button =
        Button { weight: Weight::Quiet, left: true, font: Some(fonts::HELP_STRONG), ..Button::new(icon, &words) };
    let rect = page.row(32.0).translate(vec2(-8.0, 0.0));
    if button.show(ui, cx.look(), rect, id("details-technical")).clicked() {
        cx.drafts.technical = !cx.drafts.technical;
    }
    if !cx.drafts.technical {
        return;
    }
    page.space(4.0);
    if let Some(gain_db) = gain_db {
        let value = format!("{} dB", number(cx.words().language(), f64::from(gain_db), 1));
        row(ui, cx, page, "details-volume", &value);
    }
    if let Some(facts) = facts {
        streams(ui, cx, page, facts);
    }
}

fn streams(ui: &Ui, cx: &Cx<'_>, page: &mut Page, facts: &MediaFacts) {
    row(ui, cx, page, "technical-container", &facts.container);
    if let Some(video) = &facts.video {
        let profile = if video.profile.is_empty() { String::new() } else { format!(" ({})", video.profile) };
        row(ui, cx, page, "details-picture", &format!("{}{profile}", video.codec));
        row(ui, cx, page, "technical-size", &format!("{} × {}", video.width_px, video.height_px));
        if !facts.still {
            row(ui, cx, page, "technical-rate", &cx.words().frame_rate(video.frame_rate));
        }
    }
    if let Some(audio) = &facts.audio {
        let rate = number(cx.words().language(), f64::from(audio.sample_rate) / 1000.0, 1);
        let value = format!("{}, {rate} kHz, {}", audio.codec, audio.channels);
        row(ui, cx, page, "details-sound", &value);
    }
}
