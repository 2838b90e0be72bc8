//! Upright bars: few periods, ordered groups.

use super::names::{fitted, highest_px, ink, muted_ink, smallest_value_px, value_ink, value_size_px, widest_value_px};
use super::scale::Scale;
use super::value_style::ValueStyle;
use super::{Chart, NAMES_AT_S, VALUE_AFTER_S, drawn, known, page};
use crate::drawing::{Anchor, Extent, Growth};
use crate::fit::Fitted;
use crate::motion::{Enter, stagger_s};
use crate::number::NumberStyle;
use crate::sheet::{SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, DESCENT, TypeRole};

/// The most that a column takes of the picture's shorter side, with the air around it.
const WIDEST_STEP: f32 = 0.30;
/// What the column itself, its name and its value take of that.
const COLUMN_PART: f32 = 0.64;
const NAME_PART: f32 = 0.94;
const VALUE_PART: f32 = 0.98;
const VALUE_GAP: f32 = 0.024;
/// Above the highest column, so that its value stays in the field.
const VALUE_ROOM: f32 = 0.028;
const DASH_GAP: f32 = 0.022;
const NAME_GAP: f32 = 0.034;
/// Between the plot and the lower edge of the field, beside the names.
const FOOT_GAP: f32 = 0.038;
const FOOT_LINE: f32 = 0.004;
const NAME_LEADING: f32 = 1.2;
const MOST_LINES: usize = 2;
const LEAST_HEIGHT: f32 = 0.19;
/// With values smaller than this part of their size, what they have in common is told once instead.
const LEAST_WITH_WORDS: f32 = 0.85;
/// Where a value is missing.
const DASH: &str = "–";

struct Columns<'a> {
    chart: &'a Chart,
    values: Vec<Option<f64>>,
    names: Vec<Fitted>,
    style: ValueStyle,
    value_px: f32,
    left_px: f32,
    step_px: f32,
    /// The lower edge of the plot, above the names.
    base_px: f32,
    scale: Scale,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, rows: &[(String, Option<f64>)]) {
    let columns = Columns::of(sheet, chart, rows);
    columns.draw_names(sheet);
    columns.draw_columns(sheet);
    columns.draw_values(sheet);
}

impl<'a> Columns<'a> {
    /// Draws the page and places everything on it.
    fn of(sheet: &mut Sheet<'_>, chart: &'a Chart, rows: &[(String, Option<f64>)]) -> Self {
        let values: Vec<Option<f64>> = rows.iter().map(|(_, value)| known(*value)).collect();
        let numbers: Vec<f64> = values.iter().copied().flatten().collect();
        let step_px = (page::width_px(sheet) / rows.len().max(1) as f32).min(sheet.px(WIDEST_STEP));
        let room_px = VALUE_PART * step_px;
        let style = style_in(sheet, chart, &numbers, room_px);
        let texts: Vec<String> = numbers.iter().map(|value| style.format(*value)).collect();
        let value_px = value_size_px(sheet, &texts, room_px);
        let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        let names = fitted(sheet, &names, chart.highlight, NAME_PART * step_px, MOST_LINES);

        let field = page::draw(sheet, chart, &style.remark(sheet.language));
        let base_px = field.bottom_px() - highest_px(&names, NAME_LEADING) - sheet.px(FOOT_GAP);
        let high_px = field.y_px + CAPITAL * value_px + sheet.px(VALUE_ROOM);
        let is_any_below = numbers.iter().any(|value| *value < 0.0);
        let below_px = if is_any_below { (CAPITAL + DESCENT) * value_px + sheet.px(VALUE_ROOM) } else { 0.0 };
        if base_px - high_px < sheet.px(LEAST_HEIGHT) || widest_value_px(&texts, value_px) > room_px {
            sheet.tight(chart.data.id());
        }
        let scale = Scale::of_bars(&numbers, base_px - below_px, high_px);
        Self { chart, values, names, style, value_px, left_px: field.x_px, step_px, base_px, scale }
    }

    fn middle_px(&self, index: usize) -> f32 {
        self.left_px + (index as f32 + 0.5) * self.step_px
    }

    fn draw_names(&self, sheet: &mut Sheet<'_>) {
        sheet.enter(Enter::fade(NAMES_AT_S));
        let y_px = self.base_px + sheet.px(NAME_GAP);
        for (index, name) in self.names.iter().enumerate() {
            let ink = ink(sheet, self.chart.highlight, index);
            sheet.anchored_block(self.middle_px(index), y_px, name, ink, NAME_LEADING, Anchor::Middle);
        }
        let baseline_px = self.scale.zero_px() - sheet.px(DASH_GAP);
        for (index, _) in self.values.iter().enumerate().filter(|(_, value)| value.is_none()) {
            let ink = muted_ink(sheet);
            sheet.text(self.middle_px(index), baseline_px, DASH, self.value_px, ink, Anchor::Middle);
        }
    }

    fn draw_columns(&self, sheet: &mut Sheet<'_>) {
        sheet.still();
        let zero_px = self.scale.zero_px();
        let width_px = COLUMN_PART * self.step_px;
        for (index, value) in self.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let end_px = self.scale.at_px(*value);
            let (x_px, y_px) = (self.middle_px(index) - width_px / 2.0, end_px.min(zero_px));
            let extent = Extent { x_px, y_px, width_px, height_px: (end_px - zero_px).abs() };
            let is_lit = self.chart.highlight.is_lit(index);
            let fill = if is_lit { sheet.palette.lit } else { sheet.palette.rest };
            let change = drawn(index, self.values.len(), Growth::Upwards { from_y_px: zero_px });
            sheet.growing_rect(extent, fill, change);
        }
        let width_px = self.step_px * self.values.len() as f32;
        sheet.rect(self.left_px, zero_px, width_px, sheet.px(FOOT_LINE), sheet.palette.ink);
    }

    /// On the outer side of their columns.
    fn draw_values(&self, sheet: &mut Sheet<'_>) {
        let gap_px = sheet.px(VALUE_GAP);
        for (index, value) in self.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let end_px = self.scale.at_px(*value);
            let baseline_px = if *value < 0.0 { end_px + gap_px + CAPITAL * self.value_px } else { end_px - gap_px };
            sheet.enter(Enter::fade(stagger_s(index, self.values.len()) + VALUE_AFTER_S));
            let ink = value_ink(sheet, self.chart.highlight, index);
            let text = self.style.format(*value);
            sheet.text(self.middle_px(index), baseline_px, &text, self.value_px, ink, Anchor::Middle);
        }
    }
}

/// How values are written that have so much room each. Only where they would be too small do they lose digits.
fn style_in(sheet: &Sheet<'_>, chart: &Chart, numbers: &[f64], room_px: f32) -> ValueStyle {
    let fits = |style: &ValueStyle, size_px: f32| {
        numbers.iter().all(|value| SEMI_BOLD.width_px(&style.format(*value), size_px) <= room_px)
    };
    let with_words_px = LEAST_WITH_WORDS * sheet.size_px(TypeRole::Label);
    let exact = ValueStyle::that_fits(chart.numbers, |style| fits(style, with_words_px));
    if fits(&exact, smallest_value_px(sheet)) {
        return exact;
    }
    let NumberStyle { measure, language, .. } = chart.numbers;
    let thousands = NumberStyle::of_ticks(numbers, measure, language);
    ValueStyle::that_fits(thousands, |style| fits(style, with_words_px))
}
