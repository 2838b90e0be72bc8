//! Some of a group of people as figures. Figures are whole: half a person does not exist.

use sunting_timeline::Color;

use super::Chart;
use super::page::{self, Field};
use crate::drawing::{Change, Form, Growth, Stroke};
use crate::fit::{Face, Fitted, fit};
use crate::fonts::Weight;
use crate::motion::Enter;
use crate::sheet::{Ink, REGULAR, Sheet};
use crate::type_scale::TypeRole;

/// More figures cannot be counted at a glance.
const MOST_FIGURES: usize = 20;
const ROWS: usize = 2;
/// A figure's width, and from one to the next, of its height.
const WIDTH: f32 = 0.44;
const STEP: f32 = 0.60;
/// Between the two rows, of a figure's height.
const ROW_GAP: f32 = 0.10;
const LEAST_FIGURE: f32 = 0.11;
/// The head's radius, and between head and shoulders, of a figure's height.
const HEAD: f32 = 0.125;
const NECK: f32 = 0.045;
/// How far down the arms reach, of the figure's height from its shoulders, and their width of the body's.
const ARMS: f32 = 0.40;
const ARM: f32 = 0.16;
/// The height of round shoulders, of the body's width.
const SHOULDERS: f32 = 0.42;
/// The line around those that are not meant.
const OUTLINE: f32 = 0.003;
/// The words' size, their room beside the figures, and what lies between.
const COUNT_SIZE: f32 = 1.25;
const COUNT_FACE: Face = Face { weight: Weight::SemiBold, tracking: -0.02 };
const WORDS_WIDTH: f32 = 0.40;
const WORDS_GAP: f32 = 0.10;
const COUNT_GAP: f32 = 0.05;
const LINES_BESIDE: usize = 4;
const LINES_BELOW: usize = 2;
/// When figures are filled, one after the other, and when the words come.
const FILL_AT_S: f32 = 0.35;
const NEXT_S: f32 = 0.07;
const FILL_S: f32 = 0.2;
const WORDS_AT_S: f32 = 0.5;

/// "9 dari 10", and what those nine are.
struct Words {
    count: Fitted,
    rest: Fitted,
    height_px: f32,
}

/// Where the figures stand.
struct Figures {
    x_px: f32,
    y_px: f32,
    height_px: f32,
    columns: usize,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, filled: usize, of: usize, words: &str) {
    let field = page::draw(sheet, chart, "");
    let of = of.clamp(1, MOST_FIGURES);
    let filled = filled.min(of);
    let is_beside = sheet.shape.is_flat();
    let room_px = if is_beside { WORDS_WIDTH * field.width_px } else { field.width_px };
    let words = Words::of(sheet, (filled, of), words, room_px);
    let figures = Figures::of(sheet, &field, of, &words, room_px);
    if figures.height_px < sheet.px(LEAST_FIGURE) || words.height_px > field.height_px {
        sheet.tight("piktogram");
    }
    sheet.still();
    for index in 0..of {
        figures.draw_figure(sheet, index, index < filled);
    }
    let gap_px = sheet.px(WORDS_GAP);
    let (x_px, y_px) = match is_beside {
        true => {
            let y_px = figures.y_px + (figures.rows_px() - words.height_px) / 2.0;
            // However high the words are, they stand below the unit and above the source.
            let last_px = (field.bottom_px() - words.height_px).max(field.y_px);
            (figures.x_px + figures.width_px() + gap_px, y_px.clamp(field.y_px, last_px))
        }
        false => (field.x_px, figures.y_px + figures.rows_px() + gap_px),
    };
    words.draw(sheet, x_px, y_px);
}

/// The width of a row of figures, of their height.
fn row_width(columns: usize) -> f32 {
    STEP * columns.saturating_sub(1) as f32 + WIDTH
}

impl Words {
    fn of(sheet: &Sheet<'_>, (filled, of): (usize, usize), words: &str, room_px: f32) -> Self {
        let count = format!("{filled} {} {of}", sheet.language.choose("dari", "of"));
        let count_px = COUNT_SIZE * sheet.size_px(TypeRole::Heading);
        let count = fit(&count, count_px, COUNT_FACE, room_px, 1);
        let most_lines = if sheet.shape.is_flat() { LINES_BESIDE } else { LINES_BELOW };
        let rest = sheet.fit(words, TypeRole::Body, REGULAR, room_px, most_lines);
        let rest_px = match rest.lines.is_empty() {
            true => 0.0,
            false => sheet.px(COUNT_GAP) + rest.height_px(TypeRole::Body.leading()),
        };
        let height_px = count.height_px(1.0) + rest_px;
        Self { count, rest, height_px }
    }

    fn draw(&self, sheet: &mut Sheet<'_>, x_px: f32, y_px: f32) {
        let palette = sheet.palette;
        sheet.enter(Enter::rise(WORDS_AT_S));
        let count_ink = Ink { face: COUNT_FACE, fill: palette.mark, ground: palette.paper };
        let end_px = sheet.block(x_px, y_px, &self.count, count_ink, 1.0);
        let ink = Ink { face: REGULAR, fill: palette.ink, ground: palette.paper };
        let rest_px = end_px + sheet.px(COUNT_GAP);
        sheet.block(x_px, rest_px, &self.rest, ink, TypeRole::Body.leading());
    }
}

impl Figures {
    /// As large as they can be beside or over the words.
    fn of(sheet: &Sheet<'_>, field: &Field, count: usize, words: &Words, words_room_px: f32) -> Self {
        let columns = count.div_ceil(ROWS);
        let is_beside = sheet.shape.is_flat();
        let (room_px, across_px) = match is_beside {
            true => (field.height_px, field.width_px - words_room_px - sheet.px(WORDS_GAP)),
            false => (field.height_px - words.height_px - sheet.px(WORDS_GAP), field.width_px),
        };
        let by_height_px = room_px / (ROWS as f32 + ROW_GAP * (ROWS - 1) as f32);
        let height_px = by_height_px.min(across_px / row_width(columns)).max(0.0);
        let mut figures = Self { x_px: field.x_px, y_px: field.y_px, height_px, columns };
        if is_beside {
            figures.y_px += (field.height_px - figures.rows_px()) / 2.0;
        }
        figures
    }

    /// The height of both rows.
    fn rows_px(&self) -> f32 {
        self.height_px * (ROWS as f32 + ROW_GAP)
    }

    /// The width of a row.
    fn width_px(&self) -> f32 {
        self.height_px * row_width(self.columns)
    }

    fn draw_figure(&self, sheet: &mut Sheet<'_>, index: usize, is_filled: bool) {
        let palette = sheet.palette;
        let width_px = WIDTH * self.height_px;
        let (column, row) = (index % self.columns, index / self.columns);
        let x_px = self.x_px + column as f32 * STEP * self.height_px;
        let y_px = self.y_px + row as f32 * (1.0 + ROW_GAP) * self.height_px;
        let head_px = HEAD * self.height_px;
        let (fill, stroke) = match is_filled {
            true => (palette.mark, None),
            false => (palette.track, Some(Stroke { color: palette.rest, width_px: sheet.px(OUTLINE) })),
        };
        let outline_px = stroke.map_or(0.0, |stroke| stroke.width_px);
        let change = || is_filled.then(|| tinted(index, palette.track));
        let (head_x_px, radius_px) = (x_px + width_px / 2.0, (head_px - outline_px / 2.0).max(0.0));
        let head = Form::Circle { x_px: head_x_px, y_px: y_px + head_px, radius_px, fill, stroke };
        sheet.add(head, change());
        let shoulders_px = y_px + 2.0 * head_px + NECK * self.height_px;
        let data = body(x_px, shoulders_px, y_px + self.height_px, width_px, ARMS * self.height_px);
        sheet.add(Form::Path { data, fill: Some(fill), stroke, dash_px: None }, change());
    }
}

fn tinted(index: usize, from: Color) -> Change {
    Change { at_s: FILL_AT_S + index as f32 * NEXT_S, lasts_s: FILL_S, growth: Growth::Tint { from } }
}

/// Round shoulders, arms and legs in one outline.
fn body(x_px: f32, top_px: f32, bottom_px: f32, width_px: f32, arms_px: f32) -> String {
    let (right_px, half_px, arm_px) = (x_px + width_px, width_px / 2.0, ARM * width_px);
    let (side_px, hands_px, high_px) = (top_px + half_px, top_px + arms_px, SHOULDERS * width_px);
    let (leg_right_px, leg_left_px) = (right_px - arm_px, x_px + arm_px);
    format!(
        "M{x_px:.2} {side_px:.2}A{half_px:.2} {high_px:.2} 0 0 1 {right_px:.2} {side_px:.2}V{hands_px:.2}\
         H{leg_right_px:.2}V{bottom_px:.2}H{leg_left_px:.2}V{hands_px:.2}H{x_px:.2}Z"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::surroundings;
    use crate::chart::{ChartData, Highlight, lay_out};
    use crate::check::flaws;
    use crate::drawing::Drawing;
    use crate::language::Language;
    use crate::number::NumberStyle;
    use crate::shape::{Shape, ShapeKind};
    use crate::sheet::Surroundings;

    fn drawing(filled: usize, of: usize, surroundings: &Surroundings) -> Drawing {
        let chart = Chart {
            heading: "Sebagian besar warga sudah punya KTP elektronik".into(),
            unit: "Penduduk wajib KTP, 2026".into(),
            source: "Sumber: BPS".into(),
            data: ChartData::People { filled, of, words: "warga wajib KTP".into() },
            highlight: Highlight::None,
            numbers: NumberStyle::default(),
        };
        lay_out(&chart, surroundings)
    }

    fn heads(drawing: &Drawing, color: Color) -> usize {
        drawing.marks().filter(|mark| matches!(mark.form, Form::Circle { fill, .. } if fill == color)).count()
    }

    #[test]
    fn as_many_figures_are_filled_as_people_are_meant() {
        for (filled, of) in [(0, 5), (2, 5), (9, 10), (10, 10), (13, 20)] {
            for kind in ShapeKind::ALL {
                let surroundings = surroundings(kind);
                let drawing = drawing(filled, of, &surroundings);
                assert_eq!(heads(&drawing, surroundings.palette.mark), filled);
                assert_eq!(heads(&drawing, surroundings.palette.track), of - filled);
                assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), [], "{filled} {of} {kind:?}");
            }
        }
    }

    #[test]
    fn more_people_than_there_are_cannot_be_meant() {
        let english = Surroundings { language: Language::English, ..surroundings(ShapeKind::Wide) };
        let drawing = drawing(12, 10, &english);
        assert!(drawing.lines().any(|line| line.text == "10 of 10"));
    }
}
