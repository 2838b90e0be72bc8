//! What few offices change: how the logo lies over the film, and how everything moves.

use eframe::egui::{Rect, Ui, pos2};
use sunting_timeline::Edit;
use sunting_timeline::graphic::{CornerLogo, GraphicsLook};

use super::super::super::{Cx, id};
use super::super::fields::{self, SliderRow, Turn};
use super::super::page::Page;
use super::{TAKE, to_colleagues};
use crate::look::fonts;
use crate::look::widgets::{Button, toggle};
use crate::state::Action;
use crate::state::office::OfficeEdit;

/// How opaque a logo may be, in percent.
const OPACITIES: (f32, f32) = (40.0, 100.0);

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, look: &GraphicsLook) {
    unfold(ui, cx, page);
    if !cx.drafts.office_page.is_unfolded {
        return;
    }
    let has_logo = look.kit.as_ref().is_some_and(|kit| kit.logo.is_some());
    if let Some(logo) = look.corner_logo.filter(|_| has_logo) {
        opacity(ui, cx, page, look, logo);
        let row = page.row(36.0);
        if toggle(ui, cx.look(), row, id("office-plate"), &cx.t("office-plate"), logo.plate) {
            let logo = CornerLogo { plate: !logo.plate, ..logo };
            cx.push(Action::Office(OfficeEdit::CornerLogo(Some(logo))));
        }
    }
    let row = page.row(36.0);
    if toggle(ui, cx.look(), row, id("office-motion"), &cx.t("office-less-motion"), look.reduced_motion) {
        cx.push(Action::Office(OfficeEdit::ReducedMotion(!look.reduced_motion)));
    }
    if look.kit.is_some() {
        to_colleagues(ui, cx, page.row(36.0), TAKE);
    }
}

fn unfold(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let words = cx.t(if cx.drafts.office_page.is_unfolded { "style-less" } else { "style-more" });
    let row = page.row(32.0);
    let width = cx.look().width(ui.painter(), &words, fonts::HELP_STRONG).max(32.0);
    let rect = Rect::from_min_max(pos2(row.right() - width, row.top()), row.max);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    if button.show(ui, cx.look(), rect, id("office-more")).clicked() {
        cx.drafts.office_page.is_unfolded = !cx.drafts.office_page.is_unfolded;
    }
}

fn opacity(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, look: &GraphicsLook, logo: CornerLogo) {
    let label = cx.t("office-opacity");
    let slider = SliderRow {
        key: "office-opacity",
        label: &label,
        value: f32::from(logo.opacity_percent),
        range: OPACITIES,
        step: 5.0,
        words: None,
        of: "office-opacity-of",
    };
    let Some(turn) = slider.show(ui, cx, page.row(36.0)) else { return };
    let at = |percent: f32| CornerLogo { opacity_percent: percent.round() as u8, ..logo };
    if let Turn::Set(percent) = turn {
        return cx.push(Action::Office(OfficeEdit::CornerLogo(Some(at(percent)))));
    }
    let edits =
        |percent| vec![Edit::SetGraphicsLook { look: GraphicsLook { corner_logo: Some(at(percent)), ..look.clone() } }];
    fields::ask(cx, "undo-office", turn, edits);
    if turn == Turn::End {
        // The laptop goes along with what the hand let go of.
        cx.push(Action::Office(OfficeEdit::CornerLogo(Some(logo))));
    }
}
