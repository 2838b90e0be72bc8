//! What every chart has around its numbers: the finding, unit and period, the source.

use super::{Chart, NAMES_AT_S};
use crate::fit::{Fitted, fit};
use crate::fonts::Weight;
use crate::language::Language;
use crate::motion::Enter;
use crate::sheet::{Ink, REGULAR, Sheet, face};
use crate::type_scale::{CAPITAL, TypeRole};

/// What is left of the page for the numbers, in reference pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Field {
    pub x_px: f32,
    pub y_px: f32,
    pub width_px: f32,
    pub height_px: f32,
}

impl Field {
    /// Its right edge.
    pub fn right_px(&self) -> f32 {
        self.x_px + self.width_px
    }

    /// Its lower edge.
    pub fn bottom_px(&self) -> f32 {
        self.y_px + self.height_px
    }
}

/// How far the first line stands below the upper edge of the safe area.
const FIRST_GAP: f32 = 0.010;
const UNIT_GAP: f32 = 0.040;
const FIELD_GAP: f32 = 0.075;
const SOURCE_GAP: f32 = 0.065;
/// Headings, units and sources become smaller before they take more lines.
const MOST_LINES: usize = 2;

/// The width of every chart's field: known before the page is drawn.
pub(super) fn width_px(sheet: &Sheet<'_>) -> f32 {
    sheet.shape.rail_px - sheet.shape.left_px
}

/// Draws paper, heading with its mark, unit and source. A remark follows the unit, as a sentence of its own.
pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, remark: &str) -> Field {
    sheet.page(sheet.palette.paper);
    let y_px = draw_words(sheet, chart, remark) + sheet.px(FIELD_GAP);
    let bottom_px = draw_source(sheet, &chart.source) - sheet.px(SOURCE_GAP);
    Field { x_px: sheet.shape.left_px, y_px, width_px: width_px(sheet), height_px: bottom_px - y_px }
}

/// Heading and unit; gives back the last baseline.
fn draw_words(sheet: &mut Sheet<'_>, chart: &Chart, remark: &str) -> f32 {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let room_px = shape.right_at_px(0.0) - shape.left_px;
    let heading_face = face(Weight::SemiBold, TypeRole::Sub);
    let heading = sheet.fit(&chart.heading, TypeRole::Sub, heading_face, room_px, MOST_LINES);
    let unit = sheet.fit(&unit_and(&chart.unit, remark), TypeRole::Label, REGULAR, room_px, MOST_LINES);
    let mut end_px = shape.top_px + sheet.px(FIRST_GAP);
    sheet.enter(Enter::rise(0.0));
    if !heading.lines.is_empty() {
        sheet.tab(end_px, CAPITAL * heading.size_px, palette.tab);
        let ink = Ink { face: heading_face, fill: palette.ink, ground: palette.paper };
        end_px = sheet.block(shape.left_px, end_px, &heading, ink, TypeRole::Sub.leading());
    }
    if !unit.lines.is_empty() {
        let y_px = end_px + sheet.px(UNIT_GAP);
        end_px = sheet.block(shape.left_px, y_px, &unit, muted(sheet), TypeRole::Label.leading());
    }
    end_px
}

/// The source on the bottom line; gives back the top of its first line.
fn draw_source(sheet: &mut Sheet<'_>, source: &str) -> f32 {
    let room_px = width_px(sheet);
    let mut text = fitted_source(sheet, source, room_px);
    if text.lines.is_empty() {
        text = fitted_source(sheet, no_source(sheet.language), room_px);
    }
    let leading = TypeRole::Note.leading();
    let y_px = sheet.shape.bottom_px - text.height_px(leading);
    sheet.enter(Enter::fade(NAMES_AT_S));
    sheet.block(sheet.shape.left_px, y_px, &text, muted(sheet), leading);
    y_px
}

fn fitted_source(sheet: &Sheet<'_>, source: &str, room_px: f32) -> Fitted {
    fit(source, sheet.size_px(TypeRole::Note), REGULAR, room_px, MOST_LINES)
}

fn muted(sheet: &Sheet<'_>) -> Ink {
    Ink { face: REGULAR, fill: sheet.palette.muted, ground: sheet.palette.paper }
}

fn unit_and(unit: &str, remark: &str) -> String {
    let unit = unit.trim();
    match (unit, remark) {
        (_, "") => unit.to_owned(),
        ("", _) => remark.to_owned(),
        _ => format!("{}. {remark}", unit.trim_end_matches('.')),
    }
}

/// Who sees the film is told that nobody said where its numbers come from.
fn no_source(language: Language) -> &'static str {
    language.choose("Sumber belum diisi", "Source not given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_a_sentence_of_its_own() {
        assert_eq!(unit_and("Persen", "Sumbu mulai dari 60%"), "Persen. Sumbu mulai dari 60%");
        assert_eq!(unit_and("Persen, 2026. ", "n = 24"), "Persen, 2026. n = 24");
        assert_eq!(unit_and(" ", "n = 24"), "n = 24");
        assert_eq!(unit_and(" Persen. ", ""), "Persen.");
    }
}
