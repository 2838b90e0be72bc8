//! The ends of lines: what each is called and its last value, beside it and moved apart.

use super::apart::{apart, have_room};
use super::course::{Course, Plot, Series};
use super::names::{fitted, widest_value_px};
use super::value_style::ValueStyle;
use super::{Highlight, page};
use crate::drawing::{Anchor, Form, Stroke};
use crate::fit::Fitted;
use crate::motion::Enter;
use crate::sheet::{Ink, REGULAR, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

/// When names and values come: as their lines are nearly drawn.
const ENDS_AT_S: f32 = 1.10;
/// The most that names take: of the picture's shorter side, and of the field.
const WIDEST_NAME: f32 = 0.36;
const MOST_LINES: usize = 2;
const NAME_LEADING: f32 = 1.15;
/// Between a line's last period and what stands beside it.
const ENDS_GAP: f32 = 0.035;
/// Between a value and the name below it.
const NAME_GAP: f32 = 0.022;
/// Between one line's name and the next one's value.
const LEAST_GAP: f32 = 0.045;
/// How far the first label may stand above the axis' head, in capitals.
const ABOVE_HEAD: f32 = 0.6;
const LIT_DOT: f32 = 0.014;
const OTHER_DOT: f32 = 0.010;
const DOT_EDGE: f32 = 0.004;
/// Between an area's first value and its point, and between the value and a line that would cross it.
const FIRST_GAP: f32 = 0.030;
const LINE_GAP: f32 = 0.012;
/// Where a line has no value at all.
const DASH: &str = "–";

/// What stands at the ends, in the order of the lines.
pub(super) struct Ends {
    names: Vec<Fitted>,
    values: Vec<String>,
    /// Of an area.
    first: Option<String>,
}

impl Ends {
    /// With values written in that style.
    pub fn of(sheet: &Sheet<'_>, course: &Course<'_>, style: &ValueStyle) -> Self {
        let names: Vec<&str> = course.lines.iter().map(|line| line.name).collect();
        let room_px = sheet.px(WIDEST_NAME).min(WIDEST_NAME * page::width_px(sheet));
        let written = |value: Option<(usize, f64)>| value.map(|(_, value)| style.format(value));
        let value = |line: &Series<'_>| written(line.last()).unwrap_or_else(|| DASH.to_owned());
        let area = course.lines.first().filter(|line| course.is_area && line.first() != line.last());
        Self {
            names: fitted(sheet, &names, Highlight::None, room_px, MOST_LINES),
            values: course.lines.iter().map(value).collect(),
            first: area.and_then(|line| written(line.first())),
        }
    }

    /// Their width with the gap before them.
    pub fn width_px(&self, sheet: &Sheet<'_>) -> f32 {
        let names_px = self.names.iter().map(|name| name.width_px(REGULAR)).fold(0.0, f32::max);
        names_px.max(widest_value_px(&self.values, sheet.size_px(TypeRole::Label))) + sheet.px(ENDS_GAP)
    }

    /// Whether all have room beside the axis.
    pub fn have_room(&self, sheet: &Sheet<'_>, plot: &Plot) -> bool {
        have_room(self.names.len(), self.least_px(sheet), self.edges_px(sheet, plot))
    }

    /// The height of a value and the name below it.
    fn height_px(&self, sheet: &Sheet<'_>, name: &Fitted) -> f32 {
        let value_px = CAPITAL * sheet.size_px(TypeRole::Label);
        let name_px = sheet.px(NAME_GAP) + name.height_px(NAME_LEADING);
        if name.lines.is_empty() { value_px } else { value_px + name_px }
    }

    fn highest_px(&self, sheet: &Sheet<'_>) -> f32 {
        self.names.iter().map(|name| self.height_px(sheet, name)).fold(0.0, f32::max)
    }

    /// How far the middles of two stand apart.
    fn least_px(&self, sheet: &Sheet<'_>) -> f32 {
        self.highest_px(sheet) + sheet.px(LEAST_GAP)
    }

    /// Between which their middles stand.
    fn edges_px(&self, sheet: &Sheet<'_>, plot: &Plot) -> (f32, f32) {
        let half_px = self.highest_px(sheet) / 2.0;
        let above_px = ABOVE_HEAD * CAPITAL * sheet.size_px(TypeRole::Label);
        (plot.top_px + half_px - above_px, plot.base_px - half_px)
    }
}

pub(super) fn draw(sheet: &mut Sheet<'_>, plot: &Plot, course: &Course<'_>, ends: &Ends) {
    sheet.enter(Enter::fade(ENDS_AT_S));
    for line in &course.lines {
        draw_dot(sheet, plot, line);
    }
    let end_px = |line: &Series<'_>| line.last().map_or(plot.base_px, |(_, value)| plot.y_px(value));
    let wished_px: Vec<f32> = course.lines.iter().map(end_px).collect();
    let middles_px = apart(&wished_px, ends.least_px(sheet), ends.edges_px(sheet, plot));
    let x_px = plot.left_px + plot.width_px + sheet.px(ENDS_GAP);
    let size_px = sheet.size_px(TypeRole::Label);
    for (((line, name), value), middle_px) in course.lines.iter().zip(&ends.names).zip(&ends.values).zip(middles_px) {
        let y_px = middle_px - ends.height_px(sheet, name) / 2.0;
        let ink = ink(sheet, line);
        let baseline_px = y_px + CAPITAL * size_px;
        sheet.text(x_px, baseline_px, value, size_px, Ink { face: SEMI_BOLD, ..ink }, Anchor::Start);
        sheet.block(x_px, baseline_px + sheet.px(NAME_GAP), name, ink, NAME_LEADING);
    }
    draw_first(sheet, plot, course, ends);
}

fn ink(sheet: &Sheet<'_>, line: &Series<'_>) -> Ink {
    let palette = sheet.palette;
    let fill = if line.is_lit { palette.lit } else { palette.muted };
    Ink { face: REGULAR, fill, ground: palette.paper }
}

fn draw_dot(sheet: &mut Sheet<'_>, plot: &Plot, line: &Series<'_>) {
    let Some((period, value)) = line.last() else { return };
    let (x_px, y_px) = (plot.x_px(period), plot.y_px(value));
    let radius_px = sheet.px(if line.is_lit { LIT_DOT } else { OTHER_DOT });
    let fill = ink(sheet, line).fill;
    let stroke = Some(Stroke { color: sheet.palette.paper, width_px: sheet.px(DOT_EDGE) });
    sheet.add(Form::Circle { x_px, y_px, radius_px, fill, stroke }, None);
}

/// The first value of an area, above its line also where that rises beside it; left of it near the end.
fn draw_first(sheet: &mut Sheet<'_>, plot: &Plot, course: &Course<'_>, ends: &Ends) {
    let (Some(text), Some(line)) = (&ends.first, course.lines.first()) else { return };
    let Some((period, value)) = line.first() else { return };
    let size_px = sheet.size_px(TypeRole::Label);
    let x_px = plot.x_px(period);
    let width_px = SEMI_BOLD.width_px(text, size_px);
    let near_px = plot.y_px(value) - sheet.px(FIRST_GAP);
    let ink = Ink { face: SEMI_BOLD, ..ink(sheet, line) };
    if x_px + width_px > plot.left_px + plot.width_px && x_px - width_px > plot.left_px {
        sheet.text(x_px, near_px, text, size_px, ink, Anchor::End);
    } else {
        let highest_px = highest_px(plot, line, x_px + width_px);
        let baseline_px = if highest_px < near_px { highest_px - sheet.px(LINE_GAP) } else { near_px };
        sheet.text(x_px, baseline_px, text, size_px, ink, Anchor::Start);
    }
}

/// The highest place of a line up to there.
fn highest_px(plot: &Plot, line: &Series<'_>, right_px: f32) -> f32 {
    let known = |(period, value): (usize, &Option<f64>)| value.map(|value| (plot.x_px(period), plot.y_px(value)));
    let points: Vec<(f32, f32)> = line.values.iter().enumerate().filter_map(known).collect();
    let before = points.iter().take_while(|(x_px, _)| *x_px <= right_px).map(|(_, y_px)| *y_px);
    let crossing = points.windows(2).filter_map(|pair| match pair {
        [(left_px, from_px), (x_px, to_px)] if *left_px <= right_px && right_px < *x_px => {
            Some(from_px + (to_px - from_px) * (right_px - left_px) / (x_px - left_px))
        }
        _ => None,
    });
    before.chain(crossing).fold(f32::INFINITY, f32::min)
}
