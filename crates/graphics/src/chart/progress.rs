//! How far things are to their targets: a bar of 100 % each, a tick at the target, the percent beside or above.

use super::names::{highest_px, muted_ink, widest_px};
use super::page::{self, Field};
use super::{Chart, Highlight, NAMES_AT_S, drawn, known};
use crate::drawing::{Anchor, Change, Extent, Growth, Line, Stroke};
use crate::fit::{Face, Fitted, broken, fit};
use crate::fonts::Weight;
use crate::language::Language;
use crate::motion::{Enter, stagger_s};
use crate::number::{Measure, NumberStyle};
use crate::sheet::{Ink, REGULAR, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

const BAR: f32 = 0.062;
/// The line around an empty bar.
const OUTLINE: f32 = 0.003;
/// Between a bar and what stands beside it.
const BESIDE_GAP: f32 = 0.035;
/// Names beside their bars take at most so much of the field.
const NAMES_WIDTH: f32 = 0.30;
const NAMES_LEADING: f32 = 1.2;
/// Names over their bars are a little larger than labels, and so far from value and bar.
const OVER_NAME: f32 = 1.1;
const OVER_NAME_GAP: f32 = 0.02;
const OVER_GAP: f32 = 0.034;
/// Between a bar and the words of its target, where its name stands beside it and over it.
const TARGET_GAP: f32 = 0.024;
const OVER_TARGET_GAP: f32 = 0.030;
/// Rows beside their names are at most so high; others have at most so much air.
const BESIDE_PITCH: f32 = 0.22;
const OVER_AIR: f32 = 0.11;
/// The lowest row, of what it holds.
const LEAST_PITCH: f32 = 1.15;
/// The tick at the target, its sides in the colour of the paper, and how far it stands out of the bar.
const TICK: f32 = 0.007;
const TICK_SIDES: f32 = 0.012;
const TICK_OUT: f32 = 0.010;
/// So few rows over each other have larger numbers.
const FEW: usize = 3;
const VALUE_FACE: Face = Face { weight: Weight::SemiBold, tracking: -0.03 };
/// When the targets come, and how long a number counts.
const TARGETS_AT_S: f32 = 0.9;
const COUNT_S: f32 = 0.8;
/// What a target is called, in either language.
const TARGET: &str = "Target";

/// What is said of a row.
struct Row {
    name: Fitted,
    percent: Option<f64>,
    target: Option<f64>,
    /// The percent as it is written.
    value: String,
}

/// Where rows and bars stand.
struct Places {
    field: Field,
    is_beside: bool,
    bar_x_px: f32,
    bar_width_px: f32,
    bar_px: f32,
    value_px: f32,
    /// From the top of a row to its bar.
    over_px: f32,
    target_gap_px: f32,
    row_px: f32,
    pitch_px: f32,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, rows: &[(String, f64, f64)]) {
    let field = page::draw(sheet, chart, "");
    if rows.is_empty() {
        return;
    }
    let is_large = rows.len() < FEW && !sheet.shape.is_flat();
    let value_px = sheet.size_px(if is_large { TypeRole::Heading } else { TypeRole::Sub });
    let values: Vec<String> = rows.iter().map(|(_, percent, _)| written(*percent, chart.numbers)).collect();
    let value_room_px = widest_value_px(&values, value_px) + sheet.px(BESIDE_GAP);
    let names: Vec<&str> = rows.iter().map(|(name, ..)| name.as_str()).collect();
    let (names_room_px, names) = fitted_names(sheet, &field, &names, value_room_px);
    let places = match sheet.shape.is_flat() {
        true => Places::beside(sheet, field, value_px, (names_room_px, value_room_px), rows.len()),
        false => Places::over(sheet, field, value_px, highest_px(&names, NAMES_LEADING), rows.len()),
    };
    if places.pitch_px < LEAST_PITCH * places.row_px {
        sheet.tight("kemajuan");
    }
    let row = |((name, value), (_, percent, target)): ((Fitted, String), &(String, f64, f64))| Row {
        name,
        value,
        percent: known(Some(*percent)),
        target: known(Some(*target)),
    };
    let rows: Vec<Row> = names.into_iter().zip(values).zip(rows).map(row).collect();
    places.draw_names(sheet, &rows);
    places.draw_bars(sheet, &rows);
    places.draw_targets(sheet, &rows, chart.numbers.language);
    places.draw_values(sheet, &rows, chart.numbers);
}

/// A percent that is missing is a dash.
fn written(percent: f64, numbers: NumberStyle) -> String {
    known(Some(percent)).map_or_else(|| "–".to_owned(), |percent| numbers.format(percent))
}

/// Targets are round more often than what was reached, and so have decimals of their own.
fn target_style(rows: &[Row], language: Language) -> NumberStyle {
    let targets: Vec<f64> = rows.iter().filter_map(|row| row.target).collect();
    NumberStyle::of_values(&targets, Measure::Percent, language)
}

/// The width of the widest number, with its digits in cells or not.
fn widest_value_px(values: &[String], size_px: f32) -> f32 {
    let width_px = |text: &String| SEMI_BOLD.width_px(text, size_px).max(VALUE_FACE.cells_width_px(text, size_px));
    values.iter().map(width_px).fold(0.0, f32::max)
}

/// The room that names have, and the names at the size of the neediest.
fn fitted_names(sheet: &Sheet<'_>, field: &Field, names: &[&str], value_room_px: f32) -> (f32, Vec<Fitted>) {
    let label_px = sheet.size_px(TypeRole::Label);
    let (room_px, full_px, most_lines) = match sheet.shape.is_flat() {
        true => (widest_px(sheet, names, Highlight::None).min(NAMES_WIDTH * field.width_px), label_px, 2),
        false => (field.width_px - value_room_px - sheet.px(OVER_NAME_GAP), OVER_NAME * label_px, 1),
    };
    let fit_px = room_px.max(full_px);
    let needed_px = names.iter().map(|name| fit(name, full_px, REGULAR, fit_px, most_lines).size_px);
    let size_px = needed_px.fold(full_px, f32::min);
    (room_px, names.iter().map(|name| broken(name, size_px, REGULAR, fit_px)).collect())
}

impl Places {
    /// Names and numbers beside their bars.
    fn beside(sheet: &Sheet<'_>, field: Field, value_px: f32, (names_px, values_px): (f32, f32), count: usize) -> Self {
        let bar_x_px = field.x_px + names_px + sheet.px(BESIDE_GAP);
        let bar_width_px = (field.right_px() - values_px - bar_x_px).max(0.0);
        let (bar_px, target_gap_px) = (sheet.px(BAR), sheet.px(TARGET_GAP));
        let row_px = bar_px + target_gap_px + CAPITAL * sheet.size_px(TypeRole::Note);
        let pitch_px = (field.height_px / count as f32).min(sheet.px(BESIDE_PITCH));
        let (is_beside, over_px) = (true, (pitch_px - row_px) / 2.0);
        Self { field, is_beside, bar_x_px, bar_width_px, bar_px, value_px, over_px, target_gap_px, row_px, pitch_px }
    }

    /// Names and numbers over their bars.
    fn over(sheet: &Sheet<'_>, field: Field, value_px: f32, names_px: f32, count: usize) -> Self {
        let (bar_px, target_gap_px) = (sheet.px(BAR), sheet.px(OVER_TARGET_GAP));
        let over_px = names_px.max(CAPITAL * value_px) + sheet.px(OVER_GAP);
        let row_px = over_px + bar_px + target_gap_px + CAPITAL * sheet.size_px(TypeRole::Note);
        let between = count.saturating_sub(1).max(1) as f32;
        let pitch_px = ((field.height_px - row_px) / between).min(row_px + sheet.px(OVER_AIR));
        let (is_beside, bar_x_px, bar_width_px) = (false, field.x_px, field.width_px);
        Self { field, is_beside, bar_x_px, bar_width_px, bar_px, value_px, over_px, target_gap_px, row_px, pitch_px }
    }

    fn bar_y_px(&self, row: usize) -> f32 {
        self.field.y_px + row as f32 * self.pitch_px + self.over_px
    }

    /// A bar and what it is filled with for a percent.
    fn extent(&self, row: usize, percent: f64) -> Extent {
        let width_px = self.length_px(percent);
        Extent { x_px: self.bar_x_px, y_px: self.bar_y_px(row), width_px, height_px: self.bar_px }
    }

    /// More than everything fills the bar, and less than nothing none of it; the number tells.
    fn length_px(&self, percent: f64) -> f32 {
        self.bar_width_px * (percent.clamp(0.0, 100.0) / 100.0) as f32
    }

    /// Where a row's number stands: beside its bar or over it.
    fn baseline_px(&self, sheet: &Sheet<'_>, row: usize) -> f32 {
        match self.is_beside {
            true => self.bar_y_px(row) + (self.bar_px + CAPITAL * self.value_px) / 2.0,
            false => self.bar_y_px(row) - sheet.px(OVER_GAP),
        }
    }

    fn draw_names(&self, sheet: &mut Sheet<'_>, rows: &[Row]) {
        let ink = Ink { face: REGULAR, fill: sheet.palette.ink, ground: sheet.palette.paper };
        sheet.enter(Enter::fade(NAMES_AT_S));
        for (index, Row { name, .. }) in rows.iter().enumerate() {
            let height_px = name.height_px(NAMES_LEADING);
            let (x_px, y_px, anchor) = match self.is_beside {
                true => {
                    let y_px = self.bar_y_px(index) + (self.bar_px - height_px) / 2.0;
                    (self.bar_x_px - sheet.px(BESIDE_GAP), y_px, Anchor::End)
                }
                false => (self.field.x_px, self.baseline_px(sheet, index) - height_px, Anchor::Start),
            };
            sheet.anchored_block(x_px, y_px, name, ink, NAMES_LEADING, anchor);
        }
    }

    fn draw_bars(&self, sheet: &mut Sheet<'_>, rows: &[Row]) {
        let (palette, outline_px) = (sheet.palette, sheet.px(OUTLINE));
        sheet.still();
        for index in 0..rows.len() {
            let whole = self.extent(index, 100.0);
            let inner = Extent {
                x_px: whole.x_px + outline_px / 2.0,
                y_px: whole.y_px + outline_px / 2.0,
                width_px: (whole.width_px - outline_px).max(0.0),
                height_px: whole.height_px - outline_px,
            };
            sheet.outlined_rect(inner, 0.0, palette.track, Stroke { color: palette.rest, width_px: outline_px });
        }
        for (index, percent) in rows.iter().enumerate().filter_map(|(index, row)| Some((index, row.percent?))) {
            let growth = Growth::Across { from_x_px: self.bar_x_px };
            let change = drawn(index, rows.len(), growth);
            sheet.growing_rect(self.extent(index, percent), palette.mark, change);
        }
    }

    fn draw_targets(&self, sheet: &mut Sheet<'_>, rows: &[Row], language: Language) {
        let (palette, note_px) = (sheet.palette, sheet.size_px(TypeRole::Note));
        let (tick_px, sides_px, out_px) = (sheet.px(TICK), sheet.px(TICK_SIDES), sheet.px(TICK_OUT));
        let (ink, numbers) = (muted_ink(sheet), target_style(rows, language));
        sheet.enter(Enter::fade(TARGETS_AT_S));
        for (index, target) in rows.iter().enumerate().filter_map(|(index, row)| Some((index, row.target?))) {
            // At the ends of the bar, the tick leans on them.
            let last_px = (self.bar_width_px - tick_px / 2.0).max(tick_px / 2.0);
            let x_px = self.bar_x_px + self.length_px(target).clamp(tick_px / 2.0, last_px);
            let y_px = self.bar_y_px(index);
            sheet.rect(x_px - sides_px / 2.0, y_px, sides_px, self.bar_px, palette.paper);
            sheet.rect(x_px - tick_px / 2.0, y_px - out_px, tick_px, self.bar_px + 2.0 * out_px, palette.ink);
            let words = format!("{TARGET} {}", numbers.format(target));
            let width_px = REGULAR.width_px(&words, note_px);
            // Below its tick, but not beyond the bar.
            let last_px = (self.bar_x_px + self.bar_width_px - width_px).max(self.bar_x_px);
            let words_x_px = (x_px - width_px / 2.0).clamp(self.bar_x_px, last_px);
            let baseline_px = y_px + self.bar_px + self.target_gap_px + CAPITAL * note_px;
            sheet.text(words_x_px, baseline_px, &words, note_px, ink, Anchor::Start);
        }
    }

    fn draw_values(&self, sheet: &mut Sheet<'_>, rows: &[Row], style: NumberStyle) {
        let (fill, ground) = (sheet.palette.mark, sheet.palette.paper);
        let (x_px, size_px, face, anchor) = (self.field.right_px(), self.value_px, VALUE_FACE, Anchor::End);
        for (index, row) in rows.iter().enumerate() {
            let at_s = stagger_s(index, rows.len());
            let count = |value| Change { at_s, lasts_s: COUNT_S, growth: Growth::Count { value, style } };
            let (baseline_px, text) = (self.baseline_px(sheet, index), row.value.clone());
            sheet.enter(Enter::fade(at_s));
            let line = Line { x_px, baseline_px, text, size_px, face, fill, ground, anchor, in_cells: true };
            sheet.line(line, row.percent.map(count));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chart::tests::surroundings;
    use crate::chart::{ChartData, lay_out};
    use crate::drawing::{Drawing, Form};
    use crate::shape::ShapeKind;

    fn drawing(rows: &[(&str, f64, f64)], kind: ShapeKind) -> Drawing {
        let values: Vec<f64> = rows.iter().flat_map(|(_, percent, target)| [*percent, *target]).collect();
        let chart = Chart {
            heading: "Judul".into(),
            unit: "Persen".into(),
            source: "Sumber: BPS".into(),
            data: ChartData::Progress(rows.iter().map(|(name, a, b)| ((*name).to_owned(), *a, *b)).collect()),
            highlight: Highlight::None,
            numbers: NumberStyle::of_values(&values, Measure::Percent, Language::Indonesian),
        };
        lay_out(&chart, &surroundings(kind))
    }

    fn filled_px(drawing: &Drawing, kind: ShapeKind) -> Vec<f32> {
        let mark = surroundings(kind).palette.mark;
        let bars = drawing.marks().filter_map(|bar| match &bar.form {
            Form::Rect { extent, fill, .. } if *fill == Some(mark) => Some(extent.width_px),
            _ => None,
        });
        bars.collect()
    }

    #[test]
    fn more_than_everything_fills_the_bar_and_the_number_tells() {
        for kind in ShapeKind::ALL {
            let drawing = drawing(&[("A", 140.0, 120.0), ("B", 50.0, 80.0), ("C", 0.0, 10.0)], kind);
            let bars = filled_px(&drawing, kind);
            assert_eq!(bars.len(), 2, "nothing has no length");
            assert!((bars[0] - 2.0 * bars[1]).abs() < 0.5, "{bars:?}");
            let texts: Vec<&str> = drawing.lines().map(|line| line.text.as_str()).collect();
            for text in ["140%", "50%", "0%", "Target 120%", "Target 80%"] {
                assert!(texts.contains(&text), "{kind:?} {text}");
            }
        }
    }

    #[test]
    fn the_tick_of_a_target_stays_on_its_bar() {
        for kind in ShapeKind::ALL {
            for target in [0.0, 100.0, 120.0] {
                let drawing = drawing(&[("A", 140.0, target), ("B", 50.0, 80.0)], kind);
                let palette = surroundings(kind).palette;
                let rects = |wanted| {
                    let of_fill = move |mark: &crate::drawing::Mark| match &mark.form {
                        Form::Rect { extent, fill, .. } if *fill == Some(wanted) => Some(*extent),
                        _ => None,
                    };
                    drawing.marks().filter_map(of_fill).collect::<Vec<_>>()
                };
                let bar = rects(palette.track)[0];
                let tick = rects(palette.ink).into_iter().min_by(|one, other| one.y_px.total_cmp(&other.y_px)).unwrap();
                assert!(tick.x_px >= bar.x_px - 2.0, "{kind:?} {target}");
                assert!(tick.x_px + tick.width_px <= bar.x_px + bar.width_px + 2.0, "{kind:?} {target}");
                let told = format!("Target {target}%");
                assert!(drawing.lines().any(|line| line.text == told), "{kind:?} {target}");
            }
        }
    }

    #[test]
    fn round_targets_have_no_decimals() {
        let drawing = drawing(&[("A", 83.1, 80.0), ("B", 66.5, 75.0)], ShapeKind::Tall);
        let texts: Vec<&str> = drawing.lines().map(|line| line.text.as_str()).collect();
        assert!(["83,1%", "66,5%", "Target 80%", "Target 75%"].iter().all(|text| texts.contains(text)), "{texts:?}");
    }

    #[test]
    fn a_missing_percent_is_a_dash_and_a_missing_target_no_tick() {
        let drawing = drawing(&[("A", f64::NAN, 50.0), ("B", 20.0, f64::INFINITY)], ShapeKind::Wide);
        let texts: Vec<&str> = drawing.lines().map(|line| line.text.as_str()).collect();
        assert!(texts.contains(&"–") && texts.contains(&"Target 50%"));
        assert_eq!(texts.iter().filter(|text| text.starts_with(TARGET)).count(), 1);
        assert_eq!(filled_px(&drawing, ShapeKind::Wide).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn bars_are_as_long_as_their_percents_of_what_is_to_be_reached(
            percents in proptest::collection::vec(0.1_f64..150.0, 1..4), kind in 0_usize..4
        ) {
            let kind = ShapeKind::ALL[kind];
            let rows: Vec<_> = percents.iter().map(|percent| ("A", *percent, 80.0)).collect();
            let drawing = drawing(&rows, kind);
            let track = surroundings(kind).palette.track;
            let whole_px = drawing.marks().find_map(|mark| match &mark.form {
                Form::Rect { extent, fill, stroke: Some(line), .. } if *fill == Some(track) => {
                    Some(extent.width_px + line.width_px)
                }
                _ => None,
            });
            for (width_px, percent) in filled_px(&drawing, kind).into_iter().zip(&percents) {
                let honest_px = whole_px.unwrap() * (percent.min(100.0) / 100.0) as f32;
                prop_assert!((width_px - honest_px).abs() < 0.5, "{percent}: {width_px} instead of {honest_px}");
            }
        }
    }
}
