//! A file of the list: what it is, where it lies, and into the video with it.

use std::path::Path;

use eframe::egui::Ui;
use sunting_core::media::probe::MediaFacts;
use sunting_timeline::{Media, MediaId, Time};

use super::super::Cx;
use super::facts;
use super::page::Page;
use crate::look::icons;
use crate::model::readable;
use crate::state::{Action, numbers};

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, id: MediaId) {
    let model = cx.model;
    let Some(media) = model.session.project().find_media(id) else { return };
    let path = model.session.paths().of(id);
    facts::head(ui, cx, page, id, Time::ZERO, &cx.t("details-about-file"));
    page.space(8.0);
    if media.duration > Time::ZERO {
        facts::row(ui, cx, page, "details-length", &cx.clock(media.duration));
    }
    if !media.is_still() {
        let sound = if media.audio.is_some() { "details-has-sound" } else { "details-no-sound" };
        facts::row(ui, cx, page, "details-sound", &cx.t(sound));
    }
    if let Some(seconds) = model.shelf.recorded_s(id) {
        facts::row(ui, cx, page, "details-recorded", &numbers::day_and_hour(cx.words(), seconds));
    }
    if let Some(found) = model.cached_media.facts.get(path) {
        facts::row(ui, cx, page, "details-file-size", &cx.words().size(found.size_bytes));
        contents(ui, cx, page, found);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    facts::row(ui, cx, page, "details-saved-in", &readable(folder, facts::PATH_PARTS));
    page.space(8.0);
    use_button(ui, cx, page, media);
    facts::open_folder(ui, cx, page, folder);
    remove_button(ui, cx, page, media);
    facts::technical(ui, cx, page, id, None);
}

/// What else is in the file: subtitles, recordings that were joined.
fn contents(ui: &Ui, cx: &Cx<'_>, page: &mut Page, found: &MediaFacts) {
    let texts = found.subtitles.iter().filter(|subtitles| subtitles.text).count();
    let pictures = found.subtitles.len() - texts;
    for (count, key) in [(texts, "details-inside-text"), (pictures, "details-inside-pictures")] {
        if count > 0 {
            facts::row(ui, cx, page, "details-inside", &cx.t1(key, "count", count.to_string()));
        }
    }
    if let Some(count) = found.pieces() {
        facts::row(ui, cx, page, "details-pieces", &cx.t1("details-pieces-count", "count", count.to_string()));
    }
}

fn use_button(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, media: &Media) {
    if !cx.model.session.is_used(media.id) {
        if facts::button(ui, cx, page, "details-use", icons::PLUS) {
            cx.push(Action::UseMedia(vec![media.id]));
        }
        page.space(8.0);
    }
}

fn remove_button(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, media: &Media) {
    if cx.model.session.is_used(media.id) {
        return;
    }
    page.space(8.0);
    if facts::button(ui, cx, page, "media-remove", icons::TRASH) {
        cx.push(Action::RemoveMedia(media.id));
    }
}
