//! Lying bars: rankings, long names. Names stand beside their bars in flat pictures, above them in the others.

use super::names::{
    fitted, highest_px, ink, muted_ink, needed_row_px, no_data, value_ink, value_size_px, widest_px, widest_value_px,
};
use super::page::{self, Field};
use super::scale::Scale;
use super::value_style::ValueStyle;
use super::{Chart, NAMES_AT_S, VALUE_AFTER_S, drawn, known};
use crate::drawing::{Anchor, Extent, Growth};
use crate::fit::{Fitted, fit};
use crate::motion::{Enter, stagger_s};
use crate::sheet::{REGULAR, Sheet};
use crate::type_scale::{CAPITAL, DESCENT, TypeRole};

/// Measures that differ by where the names stand; parts of the picture's shorter side, or of the pitch of rows.
struct Measures {
    widest_pitch: f32,
    bar_part: f32,
    thickest_bar: f32,
    /// The least pitch, in capitals.
    least_pitch: f32,
}

const BESIDE: Measures = Measures { widest_pitch: 0.165, bar_part: 0.62, thickest_bar: 0.085, least_pitch: 1.55 };
const ABOVE: Measures = Measures { widest_pitch: 0.20, bar_part: 0.40, thickest_bar: 0.062, least_pitch: 2.6 };
const THINNEST_BAR: f32 = 0.028;
/// The most that names beside bars take of the field.
const NAMES_PART: f32 = 0.36;
/// Names that need all their width are not broken by what rounding leaves.
const NAMES_SPARE_PX: f32 = 2.0;
const NAME_BESIDE_GAP: f32 = 0.035;
const NAME_ABOVE_GAP: f32 = 0.026;
const NAME_LEADING: f32 = 1.18;
/// From this pitch on, a name beside its bar has room for two lines.
const TWO_LINES_PITCH: f32 = 0.125;
const VALUE_GAP: f32 = 0.018;
/// A value with its gap, and a little air at the edge of the field.
const VALUE_ROOM: f32 = 0.028;
/// The most that the widest value takes beside the bars: on one side, on each of two.
const VALUE_PART: f32 = 0.45;
const VALUE_PART_OF_TWO: f32 = 0.30;
/// With values smaller than this part of their size, what they have in common is told once instead.
const LEAST_WITH_WORDS: f32 = 0.85;
const NO_DATA_GAP: f32 = 0.020;
const ZERO_LINE: f32 = 0.004;
/// How far the zero line of a single bar stands out of it.
const ZERO_LINE_END: f32 = 0.006;

struct Bars<'a> {
    chart: &'a Chart,
    values: Vec<Option<f64>>,
    names: Vec<Fitted>,
    style: ValueStyle,
    value_px: f32,
    field: Field,
    /// The left edge of bars and values.
    left_px: f32,
    pitch_px: f32,
    bar_px: f32,
    /// From the top of a row to the top of its bar.
    bar_offset_px: f32,
    scale: Scale,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, rows: &[(String, Option<f64>)]) {
    let bars = Bars::of(sheet, chart, rows);
    if bars.is_tight(sheet) {
        sheet.tight(chart.data.id());
    }
    bars.draw_names(sheet);
    bars.draw_missing(sheet);
    bars.draw_bars(sheet);
    bars.draw_values(sheet);
}

impl<'a> Bars<'a> {
    /// Draws the page and places everything on it.
    fn of(sheet: &mut Sheet<'_>, chart: &'a Chart, rows: &[(String, Option<f64>)]) -> Self {
        let is_flat = sheet.shape.is_flat();
        let measures = if is_flat { BESIDE } else { ABOVE };
        let values: Vec<Option<f64>> = rows.iter().map(|(_, value)| known(*value)).collect();
        let numbers: Vec<f64> = values.iter().copied().flatten().collect();
        let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        let names_px = names_width_px(sheet, &names, chart);
        let offset_px = if is_flat { names_px + sheet.px(NAME_BESIDE_GAP) } else { 0.0 };
        let (style, value_px) = values_in(sheet, chart, &numbers, page::width_px(sheet) - offset_px);

        let field = page::draw(sheet, chart, &style.remark(sheet.language));
        let pitch_px = (field.height_px / rows.len().max(1) as f32).min(sheet.px(measures.widest_pitch));
        let most_lines = if is_flat && pitch_px > sheet.px(TWO_LINES_PITCH) { 2 } else { 1 };
        let names = fitted(sheet, &names, chart.highlight, names_px, most_lines);
        let bar_px = (measures.bar_part * pitch_px).min(sheet.px(measures.thickest_bar));
        let bar_offset_px = match is_flat {
            true => (pitch_px - bar_px) / 2.0,
            false => highest_px(&names, NAME_LEADING) + sheet.px(NAME_ABOVE_GAP),
        };
        let left_px = field.x_px + offset_px;
        let (scale_left_px, scale_right_px) = sides(sheet, &numbers, &style, value_px);
        let scale = Scale::of_bars(&numbers, left_px + scale_left_px, field.right_px() - scale_right_px);
        Self { chart, values, names, style, value_px, field, left_px, pitch_px, bar_px, bar_offset_px, scale }
    }

    fn is_tight(&self, sheet: &Sheet<'_>) -> bool {
        let is_flat = sheet.shape.is_flat();
        let measures = if is_flat { BESIDE } else { ABOVE };
        let name_px = self.names.first().map_or(0.0, |name| name.size_px);
        let value_px = (CAPITAL / 2.0 + DESCENT) * self.value_px;
        let row_px = match is_flat {
            true => needed_row_px(&self.names, NAME_LEADING).max((CAPITAL + DESCENT) * self.value_px),
            false => self.bar_offset_px + self.bar_px / 2.0 + value_px.max(self.bar_px / 2.0),
        };
        let texts: Vec<String> = self.values.iter().flatten().map(|value| self.style.format(*value)).collect();
        let values_px = widest_value_px(&texts, self.value_px);
        let room_px = values_part(&self.values) * (self.field.right_px() - self.left_px) - sheet.px(VALUE_ROOM);
        self.bar_px < sheet.px(THINNEST_BAR)
            || self.pitch_px < measures.least_pitch * CAPITAL * name_px
            || self.pitch_px < row_px
            || values_px > room_px
    }

    fn row_px(&self, index: usize) -> f32 {
        self.field.y_px + index as f32 * self.pitch_px
    }

    fn bar_y_px(&self, index: usize) -> f32 {
        self.row_px(index) + self.bar_offset_px
    }

    /// Where a value stands beside its bar.
    fn baseline_px(&self, index: usize, size_px: f32) -> f32 {
        self.bar_y_px(index) + self.bar_px / 2.0 + CAPITAL * size_px / 2.0
    }

    fn draw_names(&self, sheet: &mut Sheet<'_>) {
        sheet.enter(Enter::fade(NAMES_AT_S));
        for (index, name) in self.names.iter().enumerate() {
            let ink = ink(sheet, self.chart.highlight, index);
            if sheet.shape.is_flat() {
                let x_px = self.left_px - sheet.px(NAME_BESIDE_GAP);
                let y_px = self.row_px(index) + (self.pitch_px - name.height_px(NAME_LEADING)) / 2.0;
                sheet.anchored_block(x_px, y_px, name, ink, NAME_LEADING, Anchor::End);
            } else {
                sheet.block(self.field.x_px, self.row_px(index), name, ink, NAME_LEADING);
            }
        }
    }

    /// On the side of zero that has more room.
    fn draw_missing(&self, sheet: &mut Sheet<'_>) {
        let (zero_px, gap_px) = (self.scale.zero_px(), sheet.px(NO_DATA_GAP));
        let right_px = self.field.right_px() - zero_px - gap_px;
        let left_px = zero_px - gap_px - self.left_px;
        let full_px = sheet.size_px(TypeRole::Label);
        let text = fit(no_data(sheet.language), full_px, REGULAR, right_px.max(left_px).max(full_px), 1);
        let (x_px, anchor) = match text.width_px(REGULAR) <= right_px || right_px > left_px {
            true => (zero_px + gap_px, Anchor::Start),
            false => (zero_px - gap_px, Anchor::End),
        };
        for (index, _) in self.values.iter().enumerate().filter(|(_, value)| value.is_none()) {
            let y_px = self.baseline_px(index, text.size_px) - CAPITAL * text.size_px;
            let ink = muted_ink(sheet);
            sheet.anchored_block(x_px, y_px, &text, ink, NAME_LEADING, anchor);
        }
    }

    fn draw_bars(&self, sheet: &mut Sheet<'_>) {
        sheet.still();
        let zero_px = self.scale.zero_px();
        for (index, value) in self.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let end_px = self.scale.at_px(*value);
            let (x_px, width_px) = (end_px.min(zero_px), (end_px - zero_px).abs());
            let extent = Extent { x_px, y_px: self.bar_y_px(index), width_px, height_px: self.bar_px };
            let is_lit = self.chart.highlight.is_lit(index);
            let fill = if is_lit { sheet.palette.lit } else { sheet.palette.rest };
            let change = drawn(index, self.values.len(), Growth::Across { from_x_px: zero_px });
            sheet.growing_rect(extent, fill, change);
        }
        self.draw_zero(sheet);
    }

    /// One line beside all bars, or one at each where names stand between them.
    fn draw_zero(&self, sheet: &mut Sheet<'_>) {
        let (ink, width_px) = (sheet.palette.ink, sheet.px(ZERO_LINE));
        let x_px = self.scale.zero_px() - width_px / 2.0;
        if sheet.shape.is_flat() {
            let height_px = self.pitch_px * self.values.len() as f32;
            sheet.rect(x_px, self.field.y_px, width_px, height_px, ink);
            return;
        }
        let end_px = sheet.px(ZERO_LINE_END);
        for (index, _) in self.values.iter().enumerate().filter(|(_, value)| value.is_some()) {
            sheet.rect(x_px, self.bar_y_px(index) - end_px, width_px, self.bar_px + 2.0 * end_px, ink);
        }
    }

    /// On the outer side of their bars.
    fn draw_values(&self, sheet: &mut Sheet<'_>) {
        let gap_px = sheet.px(VALUE_GAP);
        for (index, value) in self.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let end_px = self.scale.at_px(*value);
            let (x_px, anchor) =
                if *value < 0.0 { (end_px - gap_px, Anchor::End) } else { (end_px + gap_px, Anchor::Start) };
            sheet.enter(Enter::fade(stagger_s(index, self.values.len()) + VALUE_AFTER_S));
            let ink = value_ink(sheet, self.chart.highlight, index);
            let baseline_px = self.baseline_px(index, self.value_px);
            sheet.text(x_px, baseline_px, &self.style.format(*value), self.value_px, ink, anchor);
        }
    }
}

/// The width that names may take: that of the widest, within their part of the field where they stand beside bars.
fn names_width_px(sheet: &Sheet<'_>, names: &[&str], chart: &Chart) -> f32 {
    let width_px = page::width_px(sheet);
    match sheet.shape.is_flat() {
        true => (NAMES_PART * width_px).min(widest_px(sheet, names, chart.highlight) + NAMES_SPARE_PX),
        false => width_px,
    }
}

/// The most of the room beside names that the widest value takes.
fn values_part(values: &[Option<f64>]) -> f32 {
    let is_any = |wanted: fn(&f64) -> bool| values.iter().flatten().any(wanted);
    if is_any(|value| *value < 0.0) && is_any(|value| *value >= 0.0) { VALUE_PART_OF_TWO } else { VALUE_PART }
}

/// How values are written, and their size, where bars and values have that room.
fn values_in(sheet: &Sheet<'_>, chart: &Chart, numbers: &[f64], room_px: f32) -> (ValueStyle, f32) {
    let values: Vec<Option<f64>> = numbers.iter().copied().map(Some).collect();
    let room_px = values_part(&values) * room_px - sheet.px(VALUE_ROOM);
    let texts = |style: &ValueStyle| numbers.iter().map(|value| style.format(*value)).collect::<Vec<_>>();
    let style = ValueStyle::that_fits(chart.numbers, |style| {
        widest_value_px(&texts(style), LEAST_WITH_WORDS * sheet.size_px(TypeRole::Label)) <= room_px
    });
    (style, value_size_px(sheet, &texts(&style), room_px))
}

/// What values take left and right of the bars.
fn sides(sheet: &Sheet<'_>, numbers: &[f64], style: &ValueStyle, value_px: f32) -> (f32, f32) {
    let texts: Vec<String> = numbers.iter().map(|value| style.format(*value)).collect();
    let room_px = widest_value_px(&texts, value_px) + sheet.px(VALUE_ROOM);
    let is_any_below = numbers.iter().any(|value| *value < 0.0);
    let is_any_above = numbers.iter().any(|value| *value >= 0.0) || numbers.is_empty();
    (if is_any_below { room_px } else { 0.0 }, if is_any_above { room_px } else { 0.0 })
}
