//! Lines over time, and one filled down to zero.

use super::Chart;
use super::course::{Course, FIRST_PART, Plot, Series};
use super::line_axis::{self, Axis};
use super::line_ends::{self, Ends};
use super::names::highest_px;
use super::page::{self, Field};
use super::scale::Scale;
use super::value_style::ValueStyle;
use crate::color::mix;
use crate::drawing::{Form, Stroke};
use crate::motion::Enter;
use crate::sheet::Sheet;
use crate::type_scale::{CAPITAL, TypeRole};

/// When lines are drawn.
const LINES_AT_S: f32 = 0.40;
const LIT_LINE: f32 = 0.0105;
const OTHER_LINE: f32 = 0.006;
const BRIDGE_LINE: f32 = 0.004;
const BRIDGE_DASH: (f32, f32) = (0.004, 0.016);
/// How much paper is in the colour of a filled area.
const AREA_PAPER: f64 = 0.62;
const LEAST_HEIGHT: f32 = 0.19;
/// Less of the field than this is too little for lines: what values have in common is told once instead.
const LEAST_WIDTH_PART: f32 = 0.45;

impl Plot {
    /// Beside an axis and the ends of the lines.
    fn of(sheet: &Sheet<'_>, field: Field, course: &Course<'_>, axis: &Axis, ends: &Ends) -> Self {
        let (axis_px, ends_px) = (axis.width_px(sheet), ends.width_px(sheet));
        let (left_px, width_px) = (field.x_px + axis_px, field.width_px - axis_px - ends_px);
        let (first_px, last_px) = (left_px + FIRST_PART * width_px, left_px + width_px);
        let periods = line_axis::fitted_periods(sheet, &course.periods, field, (first_px, last_px));
        let periods_px = highest_px(&periods, line_axis::PERIOD_LEADING);
        let base_px = field.bottom_px() - periods_px - sheet.px(line_axis::PERIODS_GAP);
        let top_px = field.y_px + CAPITAL * sheet.size_px(TypeRole::Note);
        let scale = Scale::new((axis.foot(), base_px), (axis.head(), top_px));
        Self { field, left_px, width_px, top_px, base_px, periods, scale, parts: course.parts.clone() }
    }
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, course: &Course<'_>) {
    let axis = Axis::of(&course.numbers(), course.is_area, chart.numbers);
    let room_px = page::width_px(sheet);
    let style = ValueStyle::that_fits(chart.numbers, |style| {
        let sides_px = axis.width_px(sheet) + Ends::of(sheet, course, style).width_px(sheet);
        room_px - sides_px >= LEAST_WIDTH_PART * room_px
    });
    let remark = style.remark(sheet.language);
    let axis = if remark.is_empty() { axis } else { axis.without_words(chart.numbers) };
    let ends = Ends::of(sheet, course, &style);
    let remarks: Vec<String> =
        [remark].into_iter().filter(|remark| !remark.is_empty()).chain(axis.remark(sheet.language)).collect();

    let field = page::draw(sheet, chart, &remarks.join(". "));
    let plot = Plot::of(sheet, field, course, &axis, &ends);
    if plot.base_px - plot.top_px < sheet.px(LEAST_HEIGHT) || !ends.have_room(sheet, &plot) {
        sheet.tight(chart.data.id());
    }
    line_axis::draw(sheet, &plot, &axis);
    draw_lines(sheet, &plot, course);
    line_ends::draw(sheet, &plot, course, &ends);
}

/// Those that are meant over the others.
fn draw_lines(sheet: &mut Sheet<'_>, plot: &Plot, course: &Course<'_>) {
    sheet.enter(Enter::draw(LINES_AT_S));
    let (lit, others): (Vec<_>, Vec<_>) = course.lines.iter().partition(|line| line.is_lit);
    for line in others.into_iter().chain(lit) {
        draw_line(sheet, plot, line, course.is_area);
    }
}

fn draw_line(sheet: &mut Sheet<'_>, plot: &Plot, line: &Series<'_>, is_area: bool) {
    let palette = sheet.palette;
    let (color, width_px) = match line.is_lit {
        true => (palette.lit, sheet.px(LIT_LINE)),
        false => (palette.muted, sheet.px(OTHER_LINE)),
    };
    let runs: Vec<Vec<(f32, f32)>> = line
        .runs()
        .iter()
        .map(|run| run.iter().map(|(period, value)| (plot.x_px(*period), plot.y_px(*value))).collect())
        .collect();
    if is_area {
        let fill = mix(palette.lit, palette.paper, AREA_PAPER);
        for run in &runs {
            let data = filled(run, plot.zero_px());
            sheet.add(Form::Path { data, fill: Some(fill), stroke: None, dash_px: None }, None);
        }
    }
    for run in &runs {
        draw_run(sheet, run, Stroke { color, width_px });
    }
    let dash_px = Some((sheet.px(BRIDGE_DASH.0), sheet.px(BRIDGE_DASH.1)));
    let stroke = Some(Stroke { color, width_px: sheet.px(BRIDGE_LINE) });
    for (before, after) in runs.iter().zip(runs.iter().skip(1)) {
        let ends: Vec<(f32, f32)> = before.last().into_iter().chain(after.first()).copied().collect();
        sheet.add(Form::Path { data: path(&ends), fill: None, stroke, dash_px }, None);
    }
}

/// A value between two gaps is a dot.
fn draw_run(sheet: &mut Sheet<'_>, run: &[(f32, f32)], stroke: Stroke) {
    let form = match run {
        [(x_px, y_px)] => {
            let (x_px, y_px, radius_px) = (*x_px, *y_px, stroke.width_px / 2.0);
            Form::Circle { x_px, y_px, radius_px, fill: stroke.color, stroke: None }
        }
        _ => Form::Path { data: path(run), fill: None, stroke: Some(stroke), dash_px: None },
    };
    sheet.add(form, None);
}

fn path(points: &[(f32, f32)]) -> String {
    let points: Vec<String> = points.iter().map(|(x_px, y_px)| format!("{x_px:.2} {y_px:.2}")).collect();
    format!("M{}", points.join("L"))
}

/// What lies between some points and zero.
fn filled(points: &[(f32, f32)], zero_px: f32) -> String {
    let ends = points.last().into_iter().chain(points.first()).map(|(x_px, _)| (*x_px, zero_px));
    let all: Vec<(f32, f32)> = points.iter().copied().chain(ends).collect();
    format!("{}Z", path(&all))
}
