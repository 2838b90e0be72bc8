//! Nobody takes a draft for the film: a red frame and a tag with the film's clock.

use sunting_timeline::graphic::Graphic;

use super::paragraph::Paragraph;
use super::{Cover, Field, Names, Template};
use crate::drawing::{Anchor, Extent, Form, Line, Stroke};
use crate::fit::{Face, clean};
use crate::fonts::Weight;
use crate::palette::{ON_STAMP, STAMP, STAMP_NOTE};
use crate::sheet::{Ink, REGULAR, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

pub(super) const TEMPLATE: Template = Template {
    id: "stempel-konsep",
    names: Names::new("Stempel KONSEP", "Draft stamp"),
    purpose: Names::new("Agar konsep tidak dikira video yang jadi", "So that nobody takes a draft for the film"),
    cover: Cover::Corner,
    fields: &[
        Field::text("waktu", Names::new("Waktu", "Time"), 12, "0:12,6"),
        Field::text("catatan", Names::new("Catatan", "Note"), 36, "Untuk diperiksa, 24 Nov 2026"),
    ],
    seconds: 0.0,
    draw,
};

const FRAME: f32 = 0.010;
/// Between a tag's sides and its words, and between its edges and its words.
const ACROSS: f32 = 0.026;
const DOWN: f32 = 0.024;
/// The tag's letters, spaced because all are capitals.
const TAG: Face = Face { weight: Weight::SemiBold, tracking: 0.06 };

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (x_px, y_px) = (sheet.shape.left_px, sheet.shape.top_px);
    let height_px = CAPITAL * sheet.size_px(TypeRole::Label) + 2.0 * sheet.px(DOWN);
    sheet.still();
    frame(sheet);
    let tag_px = tag(sheet, x_px, y_px, height_px);
    note(sheet, graphic.text("catatan"), x_px, y_px + height_px);
    // On a layer of its own, for nothing else of the stamp ever changes.
    sheet.still();
    clock(sheet, &clean(graphic.text("waktu")), x_px + tag_px, y_px, height_px);
}

fn frame(sheet: &mut Sheet<'_>) {
    let line_px = sheet.px(FRAME);
    let (width_px, height_px) = (sheet.shape.width_px - line_px, sheet.shape.height_px - line_px);
    let extent = Extent { x_px: line_px / 2.0, y_px: line_px / 2.0, width_px, height_px };
    let stroke = Some(Stroke { color: STAMP, width_px: line_px });
    sheet.add(Form::Rect { extent, radius_px: 0.0, fill: None, stroke }, None);
}

/// The word itself; gives back the tag's width.
fn tag(sheet: &mut Sheet<'_>, x_px: f32, y_px: f32, height_px: f32) -> f32 {
    let word = sheet.language.choose("KONSEP", "DRAFT");
    let size_px = sheet.size_px(TypeRole::Label);
    let (across_px, down_px) = (sheet.px(ACROSS), sheet.px(DOWN));
    let width_px = TAG.width_px(word, size_px) + 2.0 * across_px;
    sheet.rect(x_px, y_px, width_px, height_px, STAMP);
    let ink = Ink { face: TAG, fill: ON_STAMP, ground: STAMP };
    sheet.text(x_px + across_px, y_px + down_px + CAPITAL * size_px, word, size_px, ink, Anchor::Start);
    width_px
}

/// The film's time, each digit in a cell so that it does not tremble.
fn clock(sheet: &mut Sheet<'_>, time: &str, x_px: f32, y_px: f32, height_px: f32) {
    if time.is_empty() {
        return;
    }
    let size_px = sheet.size_px(TypeRole::Label);
    let across_px = sheet.px(ACROSS);
    sheet.rect(x_px, y_px, REGULAR.cells_width_px(time, size_px) + 2.0 * across_px, height_px, STAMP_NOTE);
    let line = Line {
        x_px: x_px + across_px,
        baseline_px: y_px + sheet.px(DOWN) + CAPITAL * size_px,
        text: time.to_owned(),
        size_px,
        face: REGULAR,
        fill: ON_STAMP,
        ground: STAMP_NOTE,
        anchor: Anchor::Start,
        in_cells: true,
    };
    sheet.line(line, None);
}

fn note(sheet: &mut Sheet<'_>, text: &str, x_px: f32, y_px: f32) {
    let (across_px, down_px) = (sheet.px(ACROSS), sheet.px(DOWN));
    let room_px = sheet.shape.right_px - x_px - 2.0 * across_px;
    let note = Paragraph::of(sheet, text, TypeRole::Note, Weight::Regular, room_px, 2);
    if !note.is_empty() {
        sheet.rect(x_px, y_px, note.width_px() + 2.0 * across_px, note.height_px() + 2.0 * down_px, STAMP_NOTE);
        note.draw(sheet, x_px + across_px, y_px + down_px, ON_STAMP, STAMP_NOTE);
    }
}
