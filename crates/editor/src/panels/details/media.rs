//! A file of the list: what it is, where it lies, and into the video with it.

use std::path::Path;

use chrono::{DateTime, Utc};
use eframe::egui::Ui;
use sunting_core::media::probe::MediaFacts;
use sunting_core::workspace::arrival::recorded_at_s;
use sunting_timeline::{Media, MediaId, Time};
use sunting_words::Language;

use super::super::Cx;
use super::facts;
use super::page::Page;
use crate::look::icons;
use crate::model::readable;
use crate::state::Action;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, id: MediaId) {
    let model = cx.model;
    let Some(media) = model.session.project().find_media(id) else { return };
    let path = model.session.paths.of(id);
    let found = model.glances.facts.get(path);
    facts::head(ui, cx, page, id, Time::ZERO, &cx.t("details-about-file"));
    page.space(8.0);
    if media.duration > Time::ZERO {
        facts::row(ui, cx, page, "details-length", &cx.clock(media.duration));
    }
    let sound = if media.audio.is_some() { "details-has-sound" } else { "details-no-sound" };
    facts::row(ui, cx, page, "details-sound", &cx.t(sound));
    if let Some(found) = found {
        if let Some(recorded) = recorded(cx, found) {
            facts::row(ui, cx, page, "details-recorded", &recorded);
        }
        facts::row(ui, cx, page, "details-file-size", &cx.words().size(found.size_bytes));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    facts::row(ui, cx, page, "details-saved-in", &readable(folder, facts::PATH_PARTS));
    page.space(8.0);
    use_button(ui, cx, page, media);
    facts::open_folder(ui, cx, page, folder);
    facts::technical(ui, cx, page, id, None);
}

fn use_button(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, media: &Media) {
    if !cx.model.session.is_used(media.id) {
        if facts::button(ui, cx, page, "details-use", icons::PLUS) {
            cx.push(Action::UseMedia(vec![media.id]));
        }
        page.space(8.0);
    }
}

/// "24 Nov 2026, 10.15", as the file or its name says it.
fn recorded(cx: &Cx<'_>, facts: &MediaFacts) -> Option<String> {
    // The name alone: the disk is not asked while drawing.
    let name = facts.path.file_name().map(Path::new)?;
    let moment: DateTime<Utc> = DateTime::from_timestamp(recorded_at_s(&facts.tags, name), 0)?;
    if moment.timestamp() == 0 {
        return None;
    }
    let month = cx.t(&moment.format("month-%-m").to_string());
    let time = moment.format(if cx.words().language() == Language::Id { "%H.%M" } else { "%H:%M" });
    Some(format!("{} {month} {}, {time}", moment.format("%-d"), moment.format("%Y")))
}
