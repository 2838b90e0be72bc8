//! The axis of lines: marks at round numbers, the names of periods, a tooth where it does not start at zero.

use super::course::Plot;
use super::names::{fitted, muted_ink};
use super::page::Field;
use super::ticks::ticks;
use super::{Highlight, NAMES_AT_S};
use crate::drawing::{Anchor, Form, Stroke};
use crate::fit::Fitted;
use crate::language::Language;
use crate::motion::Enter;
use crate::number::{Measure, NumberStyle};
use crate::sheet::{Ink, REGULAR, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

/// Between an axis and the names of its periods.
pub(super) const PERIODS_GAP: f32 = 0.045;
/// Names of periods are one line, unless one is so long that it is divided.
pub(super) const PERIOD_LEADING: f32 = 1.2;
/// Between the numbers of an axis and its lines, and as much again before them.
const NUMBERS_GAP: f32 = 0.020;
const NUMBERS_ROOM: f32 = 0.030;
/// The least distance of two names of periods.
const NAMES_APART: f32 = 0.030;
const HAIRLINE: f32 = 0.0025;
const FOOT_LINE: f32 = 0.004;
/// Lines of the axis start so far above their value.
const RAISED: f32 = 0.001;
/// The tooth: its unit, and where it starts from the axis' left end.
const TOOTH: f32 = 0.014;
const TOOTH_START: f32 = -0.8;
/// A number that misses its text by this part of its last digit is told by it.
const EXACT: f64 = 1e-6;

/// Marks and how they are written.
pub(super) struct Axis {
    /// From the foot to the head.
    ticks: Vec<f64>,
    labels: Vec<String>,
}

impl Axis {
    /// For some values, whose measure and language the numbers have. Where the marks of an axis that starts higher could
    /// not be told apart as they are written, it starts at zero.
    pub fn of(values: &[f64], starts_at_zero: bool, numbers: NumberStyle) -> Self {
        let style = |ticks: &[f64]| NumberStyle::of_ticks(ticks, numbers.measure, numbers.language);
        let mut marks = ticks(values, starts_at_zero);
        if !marks.iter().all(|tick| is_exact(*tick, style(&marks))) {
            marks = ticks(values, true);
        }
        let style = style(&marks);
        Self { labels: marks.iter().map(|tick| style.format(*tick)).collect(), ticks: marks }
    }

    /// The same without "Rp" and "juta", as its values are then.
    pub fn without_words(self, numbers: NumberStyle) -> Self {
        let measure = if numbers.measure == Measure::Rupiah { Measure::Plain } else { numbers.measure };
        let bare: Vec<f64> = self.ticks.iter().map(|tick| tick / numbers.magnitude.factor()).collect();
        let style = NumberStyle::in_full(&bare, measure, numbers.language);
        Self { labels: bare.iter().map(|tick| style.format(*tick)).collect(), ..self }
    }

    /// Its lowest value.
    pub fn foot(&self) -> f64 {
        self.ticks.first().copied().unwrap_or_default()
    }

    /// Its highest value.
    pub fn head(&self) -> f64 {
        self.ticks.last().copied().unwrap_or_default()
    }

    /// What has to be told about it: that it does not start at zero.
    pub fn remark(&self, language: Language) -> Option<String> {
        let label = self.labels.first().filter(|_| self.foot() > 0.0)?;
        Some(format!("{} {label}", language.choose("Sumbu mulai dari", "The axis starts at")))
    }

    /// The width of its numbers with their air.
    pub fn width_px(&self, sheet: &Sheet<'_>) -> f32 {
        let size_px = sheet.size_px(TypeRole::Note);
        let widest_px = self.labels.iter().map(|label| REGULAR.width_px(label, size_px)).fold(0.0, f32::max);
        widest_px + sheet.px(NUMBERS_ROOM)
    }

    /// The line that is drawn as the foot: zero, or the lowest where zero is not on the axis.
    fn is_foot(&self, tick: f64) -> bool {
        tick == if self.foot() > 0.0 { self.foot() } else { 0.0 }
    }
}

/// Whether a number is what is written of it.
fn is_exact(number: f64, style: NumberStyle) -> bool {
    let digits = number / style.magnitude.factor() * 10f64.powi(i32::try_from(style.decimals).unwrap_or_default());
    (digits - digits.round()).abs() <= EXACT * digits.abs().max(1.0)
}

/// Names of periods that lie between `first_px` and `last_px`, so small that the first and the last can stand there.
pub(super) fn fitted_periods(
    sheet: &Sheet<'_>,
    periods: &[&str],
    field: Field,
    (first_px, last_px): (f32, f32),
) -> Vec<Fitted> {
    let gap_px = sheet.px(NAMES_APART);
    // The first begins in the field or around its period, the last is around its own or ends in the field.
    let from_edge_px = (last_px - field.x_px - gap_px) / 1.5;
    let around_px = last_px - first_px - gap_px;
    let room_px = from_edge_px.min(around_px).min((field.width_px - gap_px) / 2.0);
    let room_px = if periods.len() > 1 { room_px } else { field.width_px };
    fitted(sheet, periods, Highlight::None, room_px, 1)
}

pub(super) fn draw(sheet: &mut Sheet<'_>, plot: &Plot, axis: &Axis) {
    sheet.enter(Enter::fade(NAMES_AT_S));
    draw_ticks(sheet, plot, axis);
    if axis.foot() > 0.0 {
        draw_tooth(sheet, plot);
    }
    draw_periods(sheet, plot);
}

fn draw_ticks(sheet: &mut Sheet<'_>, plot: &Plot, axis: &Axis) {
    let (palette, size_px, ink) = (sheet.palette, sheet.size_px(TypeRole::Note), muted_ink(sheet));
    let (width_px, raised_px) = (plot.axis_width_px(sheet), sheet.px(RAISED));
    for (tick, label) in axis.ticks.iter().zip(&axis.labels) {
        let y_px = plot.y_px(*tick);
        let (height_px, fill) = match axis.is_foot(*tick) {
            true => (sheet.px(FOOT_LINE), palette.ink),
            false => (sheet.px(HAIRLINE), palette.line),
        };
        sheet.rect(plot.left_px, y_px - raised_px, width_px, height_px, fill);
        let x_px = plot.left_px - sheet.px(NUMBERS_GAP);
        sheet.text(x_px, y_px + CAPITAL * size_px / 2.0, label, size_px, ink, Anchor::End);
    }
}

/// Says in the foot line that a part of the axis is left out.
fn draw_tooth(sheet: &mut Sheet<'_>, plot: &Plot) {
    let palette = sheet.palette;
    let unit_px = sheet.px(TOOTH);
    let (x_px, y_px) = (plot.left_px + TOOTH_START * unit_px, plot.base_px);
    sheet.rect(x_px, y_px - 1.2 * unit_px, 3.4 * unit_px, 2.6 * unit_px, palette.paper);
    let data = format!(
        "M{x_px:.2} {:.2}l{:.2} {:.2}l{:.2} {:.2}l{:.2} {:.2}",
        y_px + sheet.px(RAISED),
        0.8 * unit_px,
        -unit_px,
        1.1 * unit_px,
        2.0 * unit_px,
        0.9 * unit_px,
        -unit_px
    );
    let stroke = Some(Stroke { color: palette.ink, width_px: sheet.px(FOOT_LINE) });
    sheet.add(Form::Path { data, fill: None, stroke, dash_px: None }, None);
}

fn draw_periods(sheet: &mut Sheet<'_>, plot: &Plot) {
    let widths_px: Vec<f32> = plot.periods.iter().map(|name| name.width_px(REGULAR)).collect();
    let place = |(period, width_px): (usize, &f32)| {
        let (left_px, right_px) = (plot.field.x_px + width_px / 2.0, plot.field.right_px() - width_px / 2.0);
        plot.x_px(period).min(right_px).max(left_px)
    };
    let middles_px: Vec<f32> = widths_px.iter().enumerate().map(place).collect();
    let widest_px = widths_px.iter().copied().fold(0.0, f32::max);
    let last = middles_px.len().saturating_sub(1);
    let y_px = plot.base_px + sheet.px(PERIODS_GAP);
    for period in shown(&middles_px, widest_px + sheet.px(NAMES_APART)) {
        let palette = sheet.palette;
        let fill = if period == 0 || period == last { palette.ink } else { palette.muted };
        let ink = Ink { face: REGULAR, fill, ground: palette.paper };
        if let (Some(name), Some(x_px)) = (plot.periods.get(period), middles_px.get(period)) {
            sheet.anchored_block(*x_px, y_px, name, ink, PERIOD_LEADING, Anchor::Middle);
        }
    }
}

/// Which names are shown so that all are apart: the first and the last, and of the others as many as fit. Every n-th is
/// easier to read, and taken if no more would fit otherwise.
fn shown(middles_px: &[f32], least_px: f32) -> Vec<usize> {
    let Some(last) = middles_px.len().checked_sub(1).filter(|last| *last > 0) else {
        return (0..middles_px.len()).collect();
    };
    let at = |period: usize| middles_px.get(period).copied().unwrap_or_default();
    let are_apart = |one: usize, other: usize| at(other) - at(one) >= least_px;
    let mut most = vec![0];
    for period in 1..last {
        if most.last().is_some_and(|before| are_apart(*before, period)) && are_apart(period, last) {
            most.push(period);
        }
    }
    most.push(last);
    let every = |step: usize| (0..=last).step_by(step).collect::<Vec<_>>();
    let is_good =
        |periods: &Vec<usize>| periods.windows(2).all(|pair| matches!(pair, [one, other] if are_apart(*one, *other)));
    let even = (1..=last).filter(|step| last.is_multiple_of(*step)).map(every).find(is_good);
    even.filter(|even| even.len() >= most.len()).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(count: usize) -> Vec<f32> {
        (0..count).map(|place| 100.0 * place as f32).collect()
    }

    #[test]
    fn the_first_and_the_last_period_are_always_named() {
        assert_eq!(shown(&places(7), 90.0), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(shown(&places(7), 190.0), [0, 2, 4, 6]);
        assert_eq!(shown(&places(9), 290.0), [0, 4, 8]);
        assert_eq!(shown(&places(6), 190.0), [0, 2, 5]);
        assert_eq!(shown(&places(6), 900.0), [0, 5]);
        assert_eq!((shown(&[5.0], 900.0), shown(&[], 9.0)), (vec![0], vec![]));
    }

    #[test]
    fn uneven_periods_are_named_where_there_is_room() {
        assert_eq!(shown(&[0.0, 10.0, 200.0, 290.0, 300.0], 90.0), [0, 2, 4]);
    }

    #[test]
    fn an_axis_whose_marks_would_look_alike_starts_at_zero() {
        let percents = NumberStyle::of_values(&[87.41, 87.44], Measure::Percent, Language::Indonesian);
        let axis = Axis::of(&[87.41, 87.44], false, percents);
        assert_eq!((axis.foot(), axis.remark(Language::Indonesian)), (0.0, None));
        let axis = Axis::of(&[69.3, 87.4], false, percents);
        assert_eq!(axis.remark(Language::Indonesian).as_deref(), Some("Sumbu mulai dari 60%"));
        assert_eq!(axis.remark(Language::English).as_deref(), Some("The axis starts at 60%"));
    }

    #[test]
    fn an_axis_without_words_counts_as_its_values_do() {
        let numbers = NumberStyle::of_values(&[4e8, 1.23e9], Measure::Rupiah, Language::Indonesian);
        let axis = Axis::of(&[4e8, 1.23e9], false, numbers);
        assert_eq!(axis.labels, ["Rp0,0", "Rp0,5\u{a0}miliar", "Rp1,0\u{a0}miliar", "Rp1,5\u{a0}miliar"]);
        assert_eq!(axis.without_words(numbers).labels, ["0,0", "0,5", "1,0", "1,5"]);
    }
}
