//! How loud clips are: percent of what was recorded.

use eframe::egui::{PointerButton, Rect, Ui};
use sunting_session::loudness::{LOUDEST_PERCENT, gain_of, percent_of};
use sunting_timeline::{Clip, ClipId, Edit};

use super::super::{Cx, id};
use super::fields::{self, SliderRow};
use super::page::{Page, reset};
use crate::look::widgets;
use crate::state::{Action, Command};

/// Closer than this is as recorded.
const AS_RECORDED_DB: f32 = 0.05;

/// Draws the section for clips; the first one stands for all.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clips: &[&Clip]) {
    let Some(first) = clips.first() else { return };
    let heading = page.heading(ui, cx, "details-sound");
    let ids: Vec<ClipId> = clips.iter().map(|clip| clip.id).collect();
    volume(ui, cx, page, (heading, first.gain_db), &ids);
    let words = cx.t("details-mute");
    let row = page.row(32.0);
    if widgets::toggle(ui, cx.look(), row, id("details-mute"), &words, first.muted) {
        cx.run(Command::MuteClip);
    }
}

fn volume(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, (heading, gain_db): (Rect, f32), clips: &[ClipId]) {
    let row = page.row(32.0);
    let label = cx.t("details-volume");
    let gains = |gain_db: f32| clips.iter().map(|clip| Edit::SetGain { clip: *clip, gain_db }).collect::<Vec<Edit>>();
    let is_changed = gain_db.abs() > AS_RECORDED_DB;
    let reset_asked = is_changed && reset(ui, cx, "volume", heading, heading.union(row));
    let twice =
        ui.rect_contains_pointer(row) && ui.input(|input| input.pointer.button_double_clicked(PointerButton::Primary));
    if reset_asked || (twice && is_changed) {
        cx.push(Action::Edit("undo-volume", gains(0.0)));
        return;
    }
    let value = percent_of(gain_db).round();
    let slider = SliderRow {
        key: "volume",
        label: &label,
        value,
        range: (0.0, LOUDEST_PERCENT),
        step: 5.0,
        words: None,
        of: "details-volume-of",
    };
    if let Some(turn) = slider.show(ui, cx, row) {
        fields::ask(cx, "undo-volume", turn, |percent| gains(gain_of(percent)));
    }
}
