//! Nobody takes a draft for the film: a red frame and a tag with the film's clock.

use sunting_timeline::graphic::{DRAFT_STAMP, FieldValue, Graphic, Language};

use super::paragraph::Paragraph;
use super::{Cover, Field, Names, Template};
use crate::clock::{self, Clock};
use crate::day::Day;
use crate::drawing::{Anchor, Change, Extent, Line};
use crate::fit::{Face, clean};
use crate::fonts::Weight;
use crate::palette::{ON_STAMP, STAMP, STAMP_NOTE};
use crate::sheet::{Ink, REGULAR, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

pub(super) const TEMPLATE: Template = Template {
    id: DRAFT_STAMP,
    names: Names::new("Stempel KONSEP", "Draft stamp"),
    purpose: Names::new("Agar konsep tidak dikira video yang jadi", "So that nobody takes a draft for the film"),
    cover: Cover::Corner,
    fields: &[
        // The film's time when the stamp begins; it runs from there.
        Field::text(TIME, Names::new("Waktu", "Time"), 12, "0:12,6"),
        Field::text(NOTE, Names::new("Catatan", "Note"), 36, "Untuk diperiksa, 24 Nov 2026"),
    ],
    seconds: 0.0,
    draw,
};

const TIME: &str = "waktu";
const NOTE: &str = "catatan";
const FRAME: f32 = 0.010;
/// Between a tag's sides and its words, and between its edges and its words.
const ACROSS: f32 = 0.026;
const DOWN: f32 = 0.024;
/// The tag's letters, spaced because all are capitals.
const TAG: Face = Face { weight: Weight::SemiBold, tracking: 0.06 };

/// The stamp of a draft that was made on that day, whose clock starts at the film's start.
pub fn of_draft(made_on: Day, language: Language) -> Graphic {
    let day = made_on.written(language);
    let note = language.choose(format!("Untuk diperiksa, {day}"), format!("For review, {day}"));
    let mut stamp = Graphic::new(DRAFT_STAMP);
    stamp.fields.insert(TIME.to_owned(), FieldValue::Text(clock::written(0.0, language)));
    stamp.fields.insert(NOTE.to_owned(), FieldValue::Text(note));
    stamp
}

/// Has the clock of a stamp start at that time of the film, to the millisecond: it shows tenths, but the next of them
/// begins in time.
pub fn start_clock_at(stamp: &mut Graphic, millis: u64) {
    let (minutes, seconds, millis) = (millis / 60_000, millis / 1000 % 60, millis % 1000);
    let text = format!("{minutes}:{seconds:02},{millis:03}");
    stamp.fields.insert(TIME.to_owned(), FieldValue::Text(text));
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (x_px, y_px) = (sheet.shape.left_px, sheet.shape.top_px);
    let height_px = CAPITAL * sheet.size_px(TypeRole::Label) + 2.0 * sheet.px(DOWN);
    frame(sheet);
    sheet.stay();
    let tag_px = tag(sheet, x_px, y_px, height_px);
    note(sheet, graphic.text(NOTE), x_px, y_px + height_px);
    // On a layer of its own, for nothing else of the stamp ever changes.
    sheet.stay();
    time(sheet, &clean(graphic.text(TIME)), Extent { x_px: x_px + tag_px, y_px, width_px: 0.0, height_px });
}

/// Its sides are layers of their own: as one, it would be blended over the whole picture.
fn frame(sheet: &mut Sheet<'_>) {
    let line_px = sheet.px(FRAME);
    let (width_px, height_px) = (sheet.shape.width_px, sheet.shape.height_px);
    let between_px = height_px - 2.0 * line_px;
    let sides = [
        (0.0, 0.0, width_px, line_px),
        (0.0, height_px - line_px, width_px, line_px),
        (0.0, line_px, line_px, between_px),
        (width_px - line_px, line_px, line_px, between_px),
    ];
    for (x_px, y_px, width_px, height_px) in sides {
        sheet.stay();
        sheet.rect(x_px, y_px, width_px, height_px, STAMP);
    }
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

/// The film's time, each digit in a cell so that it does not tremble. Words that are no time stand as they are.
fn time(sheet: &mut Sheet<'_>, typed: &str, place: Extent) {
    if typed.is_empty() {
        return;
    }
    let (size_px, margin_px) = (sheet.size_px(TypeRole::Label), sheet.px(ACROSS));
    let clock = clock::read(typed).map(|starts_at_s| Clock {
        starts_at_s,
        language: sheet.language,
        face: REGULAR,
        size_px,
        margin_px,
    });
    let text = clock.as_ref().map_or_else(|| typed.to_owned(), |clock| clock.text_at(0.0));
    let change = clock.map(Change::clock);
    let extent = Extent { width_px: REGULAR.cells_width_px(&text, size_px) + 2.0 * margin_px, ..place };
    sheet.growing_rect(extent, STAMP_NOTE, change.clone());
    let line = Line {
        x_px: place.x_px + margin_px,
        baseline_px: place.y_px + sheet.px(DOWN) + CAPITAL * size_px,
        text,
        size_px,
        face: REGULAR,
        fill: ON_STAMP,
        ground: STAMP_NOTE,
        anchor: Anchor::Start,
        in_cells: true,
    };
    sheet.line(line, change);
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
