//! Parts of a whole in several rows: each fills its bar, and the parts have one order and one key.

use sunting_timeline::Color;

use super::names::{highest_px, no_data};
use super::page::{self, Field};
use super::shares::{ShareRows, Shares};
use super::{Chart, Highlight, NAMES_AT_S, VALUE_AFTER_S, drawn, names};
use crate::drawing::{Anchor, Extent, Growth};
use crate::fit::{Face, Fitted, broken, fit};
use crate::motion::{Enter, stagger_s};
use crate::sheet::{Ink, REGULAR, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

/// Between the key and the first row.
const KEY_GAP: f32 = 0.065;
/// Between a square of the key and its name, and between a name and the next square.
const KEY_NAME_GAP: f32 = 0.018;
const KEY_NEXT_GAP: f32 = 0.055;
/// Between lines of the key, of its letters.
const KEY_LINE_GAP: f32 = 1.35 - CAPITAL;
/// Between two parts.
const PART_GAP: f32 = 0.005;
/// The widest column of names, of the field, and what lies between it and the bars.
const NAMES_WIDTH: f32 = 0.30;
const NAMES_GAP: f32 = 0.035;
const NAMES_LEADING: f32 = 1.18;
/// Rows that are higher have room for two lines.
const TWO_LINES_PITCH: f32 = 0.125;
/// Names over their bar, which is at most so high, with so much air in each row.
const OVER_GAP: f32 = 0.028;
const OVER_AIR: f32 = 0.075;
const HIGHEST_BAR: f32 = 0.105;
/// Rows are at most so high, where names stand beside and over their bar.
const BESIDE_PITCH: f32 = 0.17;
const OVER_PITCH: f32 = 0.235;
/// A bar beside its name, of its row.
const BAR: f32 = 0.66;
/// The lowest bar, in capitals.
const LEAST_BAR: f32 = 1.5;
/// Beside a share there is at least so much of its part left.
const SHARE_AIR: f32 = 0.008;
/// A share that would have to be smaller than this is not written.
const SMALLEST_SHARE: f32 = 0.75;

/// A row in which a part is missing.
const MISSING: &[f64] = &[f64::NAN];

/// Where rows and bars stand.
struct Rows {
    names: Vec<Fitted>,
    name_face: Face,
    is_beside: bool,
    field: Field,
    bar_x_px: f32,
    bar_px: f32,
    /// Names over their bars are so high together with the gap below them.
    over_px: f32,
    pitch_px: f32,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, parts: &[String], rows: &[(String, Vec<f64>)]) {
    let is_whole = |values: &[f64]| values.len() == parts.len();
    let values = rows.iter().map(|(_, values)| if is_whole(values) { values.as_slice() } else { MISSING });
    let shares = ShareRows::of(values, chart.numbers);
    let mut field = page::draw(sheet, chart, shares.remark(sheet.language));
    let colors: Vec<Color> = sheet.palette.series(parts.len()).iter().copied().cycle().take(parts.len()).collect();
    sheet.enter(Enter::fade(NAMES_AT_S));
    let key_end_px = draw_key(sheet, &field, parts, &colors) + sheet.px(KEY_GAP);
    field = Field { y_px: key_end_px, height_px: field.bottom_px() - key_end_px, ..field };
    let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
    let Some(rows) = Rows::of(sheet, field, &names) else { return };
    if rows.bar_px < LEAST_BAR * CAPITAL * sheet.size_px(TypeRole::Label) {
        sheet.tight("bertumpuk");
    }
    rows.draw_names(sheet);
    rows.draw_bars(sheet, &shares, &colors);
    rows.draw_shares(sheet, &shares, &colors);
}

/// Names in the order and colours of the parts: the only key there is. Gives back where it ends.
fn draw_key(sheet: &mut Sheet<'_>, field: &Field, parts: &[String], colors: &[Color]) -> f32 {
    let (square_px, next_px) = (CAPITAL * sheet.size_px(TypeRole::Label), sheet.px(KEY_NEXT_GAP));
    let name_px = square_px + sheet.px(KEY_NAME_GAP);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let names = names::fitted(sheet, &parts, Highlight::None, field.width_px - name_px, 1);
    let ink = Ink { face: REGULAR, fill: sheet.palette.ink, ground: sheet.palette.paper };
    let leading = TypeRole::Label.leading();
    let line_px = KEY_LINE_GAP * sheet.size_px(TypeRole::Label);
    let (mut x_px, mut y_px, mut end_px) = (field.x_px, field.y_px, field.y_px);
    for (name, color) in names.iter().zip(colors) {
        let width_px = name_px + name.width_px(REGULAR);
        if x_px > field.x_px && x_px + width_px > field.right_px() {
            (x_px, y_px) = (field.x_px, end_px + line_px);
        }
        sheet.rect(x_px, y_px, square_px, square_px, *color);
        // A smaller name stands on the same line as its square.
        let first_px = y_px + square_px - CAPITAL * name.size_px;
        end_px = end_px.max(y_px + square_px).max(sheet.block(x_px + name_px, first_px, name, ink, leading));
        x_px += width_px + next_px;
    }
    end_px
}

impl Rows {
    /// `None` where there are none.
    fn of(sheet: &Sheet<'_>, field: Field, names: &[&str]) -> Option<Self> {
        let count = names.len();
        if count == 0 {
            return None;
        }
        let share_px = field.height_px / count as f32;
        if sheet.shape.is_flat() {
            let widest_px = names::widest_px(sheet, names, Highlight::None).min(NAMES_WIDTH * field.width_px);
            let pitch_px = share_px.min(sheet.px(BESIDE_PITCH));
            let most_lines = if pitch_px > sheet.px(TWO_LINES_PITCH) { 2 } else { 1 };
            let names = names::fitted(sheet, names, Highlight::None, widest_px, most_lines);
            let bar_x_px = field.x_px + widest_px + sheet.px(NAMES_GAP);
            let bar_px = BAR * pitch_px;
            let (name_face, is_beside, over_px) = (REGULAR, true, 0.0);
            return Some(Self { names, name_face, is_beside, field, bar_x_px, bar_px, over_px, pitch_px });
        }
        let pitch_px = share_px.min(sheet.px(OVER_PITCH));
        let names = alike(sheet, names, SEMI_BOLD, field.width_px);
        let name_px = highest_px(&names, NAMES_LEADING).max(CAPITAL * sheet.size_px(TypeRole::Label));
        let bar_px = (pitch_px - name_px - sheet.px(OVER_AIR)).min(sheet.px(HIGHEST_BAR));
        let (bar_x_px, over_px) = (field.x_px, name_px + sheet.px(OVER_GAP));
        Some(Self { names, name_face: SEMI_BOLD, is_beside: false, field, bar_x_px, bar_px, over_px, pitch_px })
    }

    fn row_y_px(&self, row: usize) -> f32 {
        self.field.y_px + row as f32 * self.pitch_px
    }

    /// The top of a row's bar.
    fn bar_y_px(&self, row: usize) -> f32 {
        let above_px = if self.is_beside { (self.pitch_px - self.bar_px) / 2.0 } else { self.over_px };
        self.row_y_px(row) + above_px
    }

    /// The baseline of letters of a size in the middle of a row's bar.
    fn baseline_px(&self, row: usize, size_px: f32) -> f32 {
        self.bar_y_px(row) + (self.bar_px + CAPITAL * size_px) / 2.0
    }

    fn width_px(&self) -> f32 {
        (self.field.right_px() - self.bar_x_px).max(0.0)
    }

    fn draw_names(&self, sheet: &mut Sheet<'_>) {
        let ink = Ink { face: self.name_face, fill: sheet.palette.ink, ground: sheet.palette.paper };
        sheet.enter(Enter::fade(NAMES_AT_S));
        for (row, name) in self.names.iter().enumerate() {
            if self.is_beside {
                let y_px = self.bar_y_px(row) + (self.bar_px - name.height_px(NAMES_LEADING)) / 2.0;
                let x_px = self.bar_x_px - sheet.px(NAMES_GAP);
                sheet.anchored_block(x_px, y_px, name, ink, NAMES_LEADING, Anchor::End);
            } else {
                sheet.block(self.field.x_px, self.row_y_px(row), name, ink, NAMES_LEADING);
            }
        }
    }

    /// From where to where each part of a row goes, from the bar's left end; the gap lies before it.
    fn spans_px(&self, sheet: &Sheet<'_>, shares: &Shares) -> Vec<(f32, f32)> {
        let Shares::Known(shares) = shares else { return Vec::new() };
        let (width_px, gap_px) = (self.width_px(), sheet.px(PART_GAP));
        let mut from_px = 0.0;
        let mut span_px = |(index, part): (usize, f64)| {
            let long_px = width_px * part as f32;
            // However small a part is, half of its length is seen.
            let gap_px = if index == 0 { 0.0 } else { gap_px.min(long_px / 2.0) };
            let span = (from_px + gap_px, from_px + long_px);
            from_px += long_px;
            span
        };
        shares.iter().map(|share| share.part).enumerate().map(&mut span_px).collect()
    }

    fn draw_bars(&self, sheet: &mut Sheet<'_>, shares: &ShareRows, colors: &[Color]) {
        sheet.still();
        for (row, shares) in shares.rows.iter().enumerate() {
            for ((from_px, to_px), color) in self.spans_px(sheet, shares).into_iter().zip(colors) {
                let (x_px, y_px) = (self.bar_x_px + from_px, self.bar_y_px(row));
                let extent = Extent { x_px, y_px, width_px: to_px - from_px, height_px: self.bar_px };
                let growth = Growth::Across { from_x_px: self.bar_x_px };
                sheet.growing_rect(extent, *color, drawn(row, self.names.len(), growth));
            }
        }
    }

    fn draw_shares(&self, sheet: &mut Sheet<'_>, shares: &ShareRows, colors: &[Color]) {
        for (row, of_row) in shares.rows.iter().enumerate() {
            sheet.enter(Enter::fade(stagger_s(row, self.names.len()) + VALUE_AFTER_S));
            let spans_px = self.spans_px(sheet, of_row);
            match of_row {
                Shares::Unknown => self.draw_words(sheet, row, no_data(sheet.language)),
                Shares::Nothing => self.draw_words(sheet, row, &shares.zero()),
                Shares::Known(known) => {
                    for ((share, span_px), color) in known.iter().zip(spans_px).zip(colors) {
                        self.draw_share(sheet, row, &shares.format(*share), span_px, *color);
                    }
                }
            }
        }
    }

    /// A share inside its part: a little smaller in a narrow one, else silent.
    fn draw_share(&self, sheet: &mut Sheet<'_>, row: usize, text: &str, (from_px, to_px): (f32, f32), ground: Color) {
        let full_px = sheet.size_px(TypeRole::Label);
        let room_px = to_px - from_px - sheet.px(SHARE_AIR);
        let size_px = full_px * (room_px / SEMI_BOLD.width_px(text, full_px)).min(1.0);
        if size_px >= SMALLEST_SHARE * full_px {
            let ink = Ink { face: SEMI_BOLD, fill: sheet.palette.on_color(ground), ground };
            let x_px = self.bar_x_px + (from_px + to_px) / 2.0;
            sheet.text(x_px, self.baseline_px(row, size_px), text, size_px, ink, Anchor::Middle);
        }
    }

    /// What stands where there is no bar.
    fn draw_words(&self, sheet: &mut Sheet<'_>, row: usize, words: &str) {
        let size_px = sheet.size_px(TypeRole::Label);
        let ink = names::muted_ink(sheet);
        sheet.text(self.bar_x_px, self.baseline_px(row, size_px), words, size_px, ink, Anchor::Start);
    }
}

/// Names in one line each, at the size of the neediest.
fn alike(sheet: &Sheet<'_>, names: &[&str], face: Face, room_px: f32) -> Vec<Fitted> {
    let full_px = sheet.size_px(TypeRole::Label);
    let size_px = names.iter().map(|name| fit(name, full_px, face, room_px, 1).size_px).fold(full_px, f32::min);
    names.iter().map(|name| broken(name, size_px, face, room_px)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chart::tests::surroundings;
    use crate::chart::{ChartData, lay_out};
    use crate::check::flaws;
    use crate::drawing::{Drawing, Form};
    use crate::language::Language;
    use crate::number::{Measure, NumberStyle};
    use crate::shape::{Shape, ShapeKind};

    fn drawing(rows: &[Vec<f64>], measure: Measure, kind: ShapeKind) -> Drawing {
        let parts = rows.iter().map(Vec::len).max().unwrap_or(0);
        let row = |(index, values): (usize, &Vec<f64>)| (format!("Desa {index}"), values.clone());
        let chart = Chart {
            heading: "Judul".into(),
            unit: "Persen".into(),
            source: "Sumber: BPS".into(),
            data: ChartData::Stacked {
                parts: (0..parts).map(|part| format!("Bagian {part}")).collect(),
                rows: rows.iter().enumerate().map(row).collect(),
            },
            highlight: Highlight::None,
            numbers: NumberStyle::of_values(&rows.concat(), measure, Language::Indonesian),
        };
        lay_out(&chart, &surroundings(kind))
    }

    /// The parts' bars, by their row's place.
    fn bars(drawing: &Drawing) -> Vec<Vec<Extent>> {
        let growing = drawing.marks().filter(|mark| mark.change.is_some());
        let extents = growing.filter_map(|mark| match &mark.form {
            Form::Rect { extent, .. } => Some(*extent),
            _ => None,
        });
        let mut rows: Vec<Vec<Extent>> = Vec::new();
        for extent in extents {
            match rows.last_mut() {
                Some(row) if row[0].y_px == extent.y_px => row.push(extent),
                _ => rows.push(vec![extent]),
            }
        }
        rows
    }

    fn texts(drawing: &Drawing) -> Vec<&str> {
        drawing.lines().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn a_row_without_a_part_has_no_bar_and_a_row_of_zeros_says_so() {
        let rows = [vec![40.0, 60.0], vec![f64::NAN, 60.0], vec![0.0, 0.0]];
        for kind in ShapeKind::ALL {
            let drawing = drawing(&rows, Measure::Percent, kind);
            assert_eq!(bars(&drawing).len(), 1);
            for text in ["40%", "60%", "belum ada data", "0%"] {
                assert!(texts(&drawing).contains(&text), "{kind:?} {text}");
            }
            assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), []);
        }
    }

    #[test]
    fn percents_that_do_not_add_up_are_told_after_the_unit() {
        let drawing = drawing(&[vec![48.0, 50.0]], Measure::Percent, ShapeKind::Wide);
        let words = texts(&drawing).join(" ");
        assert!(words.contains("Persen. Jumlah tidak tepat 100% karena pembulatan"), "{words}");
        assert!(words.contains("48%") && words.contains("50%"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn every_row_fills_its_bar_by_the_shares_of_its_parts(
            rows in proptest::collection::vec(proptest::collection::vec(0.1_f64..1e6, 3), 1..5), kind in 0_usize..4
        ) {
            let drawing = drawing(&rows, Measure::Plain, ShapeKind::ALL[kind]);
            let gap_px = PART_GAP * 1080.0;
            let bars = bars(&drawing);
            prop_assert_eq!(bars.len(), rows.len());
            let (left_px, right_px) = (bars[0][0].x_px, bars[0][2].right_px());
            for (bars, values) in bars.iter().zip(&rows) {
                prop_assert!((bars[0].x_px - left_px).abs() < 0.5 && (bars[2].right_px() - right_px).abs() < 1.0);
                let mut end = 0.0;
                for (bar, value) in bars.iter().zip(values) {
                    end += value / values.iter().sum::<f64>();
                    let meant_px = left_px + (right_px - left_px) * end as f32;
                    prop_assert!((bar.right_px() - meant_px).abs() < 0.5 && bar.width_px > 0.0);
                }
                let between_px = bars[1].x_px - bars[0].right_px();
                prop_assert!((0.0..=gap_px + 0.01).contains(&between_px));
            }
        }
    }
}
