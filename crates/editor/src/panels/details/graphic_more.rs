//! Where a graphic stands, and what is chosen about it less often: how it comes, its ground, its kind.

use eframe::egui::{Popup, Rect, Ui, pos2};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_graphics::template::{self, Cover};
use sunting_session::graphics::language_of;
use sunting_timeline::graphic::{Anchor, Appear, Graphic, Place};
use sunting_timeline::{Clip, Edit};

use super::super::{Cx, id, menu};
use super::nine_places;
use super::page::Page;
use crate::look::fonts;
use crate::look::widgets::{Button, segmented};
use crate::state::{Action, places};

const APPEAR: [(Appear, &str); 3] =
    [(Appear::Moving, "appear-moving"), (Appear::Fading, "appear-fading"), (Appear::AtOnce, "appear-at-once")];

/// The places that the template offers, as buttons; where it was moved freely, none of them is chosen.
pub(super) fn position(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    let anchors = template::find(&graphic.template).map_or(&[][..], |template| template.places());
    if anchors.is_empty() {
        return;
    }
    let chosen = anchors.iter().position(|anchor| graphic.place == Place { anchor: *anchor, ..Place::default() });
    let words: Vec<String> = anchors.iter().map(|anchor| cx.t(words_of(*anchor))).collect();
    if let Some(index) = labelled(ui, cx, page, "graphic-position", &words, chosen) {
        let place = Place { anchor: anchors[index], ..Place::default() };
        cx.push(Action::Edit("undo-graphic-place", vec![Edit::SetPlace { clip: clip.id, place }]));
    }
}

fn words_of(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::FootLeft => "position-left",
        Anchor::FootRight => "position-right",
        Anchor::HeadLeft => "position-head",
        // No template has these among the few that it offers at once.
        _ => places::words_of(anchor),
    }
}

/// "Lainnya…" at the end of a row.
pub(super) fn unfold(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect) {
    let words = cx.t(if cx.drafts.more_graphic { "style-less" } else { "style-more" });
    let width = cx.look().width(ui.painter(), &words, fonts::HELP_STRONG).max(32.0);
    let rect = row.with_min_x(row.right() - width);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    if button.show(ui, cx.look(), rect, id("graphic-more")).clicked() {
        cx.drafts.more_graphic = !cx.drafts.more_graphic;
    }
}

/// What it unfolds: how the graphic comes, its ground, its kind.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    if !cx.drafts.more_graphic {
        return;
    }
    if template::find(&graphic.template).is_some_and(|template| !template.places().is_empty()) {
        nine_places::show(ui, cx, page, clip, graphic);
    }
    let words = APPEAR.map(|(_, key)| cx.t(key));
    let chosen = APPEAR.iter().position(|(appear, _)| *appear == graphic.appear);
    if let Some(index) = labelled(ui, cx, page, "graphic-appear", &words, chosen) {
        let edit = Edit::SetAppear { clip: clip.id, appear: APPEAR[index].0 };
        cx.push(Action::Edit("undo-graphic-appear", vec![edit]));
    }
    page.space(8.0);
    let words = ["graphic-light", "graphic-dark"].map(|key| cx.t(key));
    if let Some(index) = labelled(ui, cx, page, "graphic-ground", &words, Some(usize::from(graphic.dark))) {
        let edit = Edit::SetDark { clip: clip.id, dark: index == 1 };
        cx.push(Action::Edit("undo-graphic-dark", vec![edit]));
    }
    if !graphic.template.starts_with(CHART_PREFIX) {
        page.space(8.0);
        kind(ui, cx, page.row(36.0), clip, graphic);
    }
    page.space(8.0);
}

/// The button that makes another kind of it; the words come along.
fn kind(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, clip: &Clip, graphic: &Graphic) {
    let words = cx.t("graphic-kind");
    let button = Button { opens_menu: true, ..Button::words(&words) };
    let response = button.show(ui, cx.look(), row, id("graphic-kind"));
    let language = language_of(cx.words().language());
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        menu::scrolled(ui, |ui| {
            for template in template::all().iter().filter(|template| template.cover != Cover::Corner) {
                if menu::choice(ui, cx, template.names.of(language), template.id == graphic.template) {
                    chosen = Some(template.id);
                }
            }
        });
    });
    if let Some(template) = chosen {
        let edits = cx.model.session.changing_kind(clip.id, template);
        cx.push(Action::Edit("undo-graphic-kind", edits));
    }
}

/// Words and a few choices in a row: beside each other, or below where there is little room.
fn labelled(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &mut Page,
    key: &'static str,
    words: &[String],
    chosen: Option<usize>,
) -> Option<usize> {
    let label = cx.t(key);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let width = |words: &str, font| cx.look().width(ui.painter(), words, font);
    let choices: f32 = words.iter().map(|words| width(words, fonts::BUTTON) + 16.0).sum();
    let is_beside = width(&label, fonts::BODY) + 12.0 + choices <= page.width();
    let row = page.row(if is_beside { 32.0 } else { 24.0 });
    cx.look().text(ui.painter(), pos2(row.left(), row.center().y), &label, fonts::BODY, cx.theme().ink);
    let place = match is_beside {
        true => row.with_min_x((row.right() - choices.max(172.0)).max(row.left() + width(&label, fonts::BODY) + 12.0)),
        false => page.row(32.0),
    };
    let picked = segmented(ui, cx.look(), place, id(key), &words, chosen.unwrap_or(words.len()));
    page.space(4.0);
    picked
}
