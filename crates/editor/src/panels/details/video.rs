//! Nothing is selected: the video itself.

use eframe::egui::{CornerRadius, Popup, Ui, pos2};
use sunting_timeline::Media;

use super::super::{Cx, id, menu, told};
use super::facts;
use super::page::Page;
use crate::layout::Class;
use crate::look::widgets::Button;
use crate::look::{Look, fonts, icons};
use crate::model::readable;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let model = cx.model;
    let row = page.row(48.0);
    let at = pos2(row.left(), row.top() + 28.0);
    cx.look().text(ui.painter(), at, &cx.t("details-about-video"), fonts::TITLE, cx.theme().ink);
    hint(ui, cx, page);
    page.space(8.0);
    facts::row(ui, cx, page, "details-length", &cx.clock(model.session.duration()));
    shape(ui, cx, page);
    facts::row(ui, cx, page, "details-contents", &contents(cx));
    if let Some(place) = model.safety.place() {
        facts::row(ui, cx, page, "details-saved-in", &readable(&place.folder, facts::PATH_PARTS));
        page.space(8.0);
        facts::open_folder(ui, cx, page, &place.folder);
    }
}

/// "Klik klip di bawah untuk mengaturnya".
fn hint(ui: &Ui, cx: &Cx<'_>, page: &mut Page) {
    let (theme, look, painter) = (cx.theme(), cx.look(), ui.painter());
    let words = Look::spaced(&cx.t("details-hint"), fonts::HELP, theme.ink, page.width() - 56.0, 3);
    let words = painter.layout_job(words);
    let card = page.row(words.size().y.max(16.0) + 24.0);
    painter.rect_filled(card, CornerRadius::same(8), theme.soft);
    look.icon(painter, pos2(card.left() + 20.0, card.center().y), icons::INFO, 18.0, theme.accent);
    painter.galley(pos2(card.left() + 40.0, card.center().y - words.size().y / 2.0), words, theme.ink);
    told(ui, card, &cx.t("details-hint"));
}

/// The video's shape; where the transport bar has no room for it, it is chosen here.
fn shape(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let words = cx.model.shape_words();
    if cx.model.chrome.class() != Class::Compact {
        facts::row(ui, cx, page, "details-shape", &words);
        return;
    }
    let row = page.row(36.0);
    let at = pos2(row.left(), row.center().y);
    cx.look().text(ui.painter(), at, &cx.t("details-shape"), fonts::BODY, cx.theme().muted);
    let button = Button { opens_menu: true, ..Button::new(icons::FRAME_CORNERS, &words) };
    let width = cx.look().width(ui.painter(), &words, fonts::BUTTON) + 84.0;
    let place = row.with_min_x(row.left() + 88.0).with_max_x(row.left() + 88.0 + width);
    let response = button.show(ui, cx.look(), place.shrink2(eframe::egui::vec2(0.0, 2.0)), id("details-shape"));
    Popup::menu(&response).show(|ui| menu::shapes(ui, cx));
}

/// "3 video, 1 suara": the files that are used.
fn contents(cx: &Cx<'_>) -> String {
    let session = &cx.model.session;
    let used = |kind: fn(&Media) -> bool| {
        let media = session.project().media.iter();
        media.filter(|media| kind(media) && session.is_used(media.id)).count()
    };
    let is_video = |media: &Media| media.video.is_some() && !media.is_still();
    let counts = [
        ("contents-videos", used(is_video)),
        ("contents-photos", used(Media::is_still)),
        ("contents-sounds", used(|media| media.video.is_none())),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| cx.t1(key, "count", count.to_string()))
        .collect();
    if told.is_empty() { cx.t("contents-nothing") } else { told.join(", ") }
}
