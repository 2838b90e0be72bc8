//! A number and its unit in one line, as large as the line allows; and how a typed number counts up to itself.

use sunting_timeline::Color;

use super::paragraph::Paragraph;
use crate::drawing::{Anchor, Change, Growth, Line};
use crate::fit::{Face, clean};
use crate::fonts::Weight;
use crate::language::Language;
use crate::number::{Magnitude, Measure, NumberStyle};
use crate::sheet::Sheet;
use crate::type_scale::{CAPITAL, SHRINK_STEP, SMALLEST, TypeRole};

/// A number in one line shrinks to this part of its size.
const SMALLEST_FIGURE: f32 = 0.30;
/// Round digits look indented by so much of their size.
const OVERHANG: f32 = 0.03;

/// How a number and its unit stand together.
#[derive(Clone, Copy)]
pub(super) struct FigureStyle {
    /// The number's tracking.
    pub(super) tracking: f32,
    /// The unit's size, of the number's.
    pub(super) unit: f32,
    /// The unit's tracking.
    pub(super) unit_tracking: f32,
    /// Between number and unit, of the number's size.
    pub(super) gap: f32,
    /// Whether each digit stands in a cell of the same width.
    pub(super) in_cells: bool,
}

/// A number and its unit as they fit.
pub(super) enum Figure {
    /// In one line.
    Line(FigureLine),
    /// Too long for one line even when it is small.
    Paragraph(Paragraph),
}

/// A number and its unit in one line.
pub(super) struct FigureLine {
    value: String,
    unit: String,
    style: FigureStyle,
    size_px: f32,
    least_unit_px: f32,
}

impl Figure {
    /// Fits them into `room_px`, at most as large as `size_px`.
    pub(super) fn fit(
        sheet: &Sheet<'_>,
        (value, unit): (&str, &str),
        size_px: f32,
        room_px: f32,
        style: FigureStyle,
    ) -> Self {
        let one_line = |text: &str| clean(text).replace('\n', " ");
        let least_unit_px = sheet.size_px(TypeRole::Note) * SMALLEST;
        let mut line = FigureLine { value: one_line(value), unit: one_line(unit), style, size_px, least_unit_px };
        while line.width_px() > room_px && line.size_px > SMALLEST_FIGURE * size_px {
            line.size_px *= SHRINK_STEP;
        }
        if line.width_px() <= room_px {
            return Self::Line(line);
        }
        let text = format!("{} {}", line.value, line.unit);
        Self::Paragraph(Paragraph::of(sheet, &text, TypeRole::Sub, Weight::SemiBold, room_px, 2))
    }

    /// The same, not larger than that.
    pub(super) fn at_most(mut self, most_px: f32) -> Self {
        if let Self::Line(line) = &mut self {
            line.size_px = line.size_px.min(most_px);
        }
        self
    }

    /// The number's size.
    pub(super) fn size_px(&self) -> f32 {
        match self {
            Self::Line(line) => line.size_px,
            Self::Paragraph(text) => text.size_px(),
        }
    }

    /// From the top of its digits to its last baseline; nothing where it is empty.
    pub(super) fn height_px(&self) -> f32 {
        match self {
            Self::Line(line) if line.value.is_empty() && line.unit.is_empty() => 0.0,
            Self::Line(line) => CAPITAL * line.size_px,
            Self::Paragraph(text) => text.height_px(),
        }
    }

    /// Draws it with the top of its digits at `y_px`.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, x_px: f32, y_px: f32, fill: Color, ground: Color) {
        self.draw_counting(sheet, (x_px, y_px), fill, ground, None);
    }

    /// The same; a line counts from 0 to its number from `at_s` for `lasts_s`, if it is one.
    pub(super) fn draw_counting(
        &self,
        sheet: &mut Sheet<'_>,
        (x_px, y_px): (f32, f32),
        fill: Color,
        ground: Color,
        count_s: Option<(f32, f32)>,
    ) {
        match self {
            Self::Line(line) => {
                let count = count_s.and_then(|span_s| line.count(sheet.language, span_s));
                line.draw(sheet, (x_px, y_px + CAPITAL * line.size_px), fill, ground, count);
            }
            Self::Paragraph(text) => text.draw(sheet, x_px, y_px, fill, ground),
        }
    }
}

impl FigureLine {
    fn face(&self) -> Face {
        Face { weight: Weight::SemiBold, tracking: self.style.tracking }
    }

    fn unit_face(&self) -> Face {
        Face { weight: Weight::SemiBold, tracking: self.style.unit_tracking }
    }

    fn unit_px(&self) -> f32 {
        (self.style.unit * self.size_px).max(self.least_unit_px)
    }

    fn width_px(&self) -> f32 {
        let value = match self.style.in_cells {
            true => self.face().cells_width_px(&self.value, self.size_px),
            false => self.face().width_px(&self.value, self.size_px),
        };
        let unit = self.unit_face().width_px(&self.unit, self.unit_px());
        if self.unit.is_empty() { value } else { value + self.style.gap * self.size_px + unit }
    }

    fn count(&self, language: Language, (at_s, lasts_s): (f32, f32)) -> Option<Change> {
        let (value, style) = counted(&self.value, language)?;
        Some(Change { at_s, lasts_s, growth: Growth::Count { value, style } })
    }

    fn draw(
        &self,
        sheet: &mut Sheet<'_>,
        (x_px, baseline_px): (f32, f32),
        fill: Color,
        ground: Color,
        count: Option<Change>,
    ) {
        let (size_px, anchor) = (self.size_px, Anchor::Start);
        let line = |x_px: f32, text: &str, size_px: f32, face: Face, in_cells: bool| {
            let text = text.to_owned();
            Line { x_px, baseline_px, text, size_px, face, fill, ground, anchor, in_cells }
        };
        let mut next_px = x_px;
        if !self.value.is_empty() {
            let value_px = x_px - OVERHANG * size_px;
            let value = line(value_px, &self.value, size_px, self.face(), self.style.in_cells);
            next_px = sheet.line(value, count) + self.style.gap * size_px;
        }
        if !self.unit.is_empty() {
            sheet.line(line(next_px, &self.unit, self.unit_px(), self.unit_face(), false), None);
        }
    }
}

/// The number that a text shows and how it is written; `None` where no style writes it as it was typed: then it does
/// not count, for it would not end as it stands.
fn counted(text: &str, language: Language) -> Option<(f64, NumberStyle)> {
    let languages = [language, language.choose(Language::English, Language::Indonesian)];
    let measures = [Measure::Plain, Measure::Rupiah, Measure::Percent, Measure::Year];
    let styles = languages.into_iter().flat_map(|language| measures.map(|measure| (language, measure)));
    styles.into_iter().find_map(|(language, measure)| {
        let mark = language.choose(',', '.');
        let is_part = |letter: &char| letter.is_ascii_digit() || *letter == mark;
        let digits: String = text.chars().filter(is_part).collect::<String>().replace(mark, ".");
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let size: f64 = digits.parse().ok()?;
        let value = if text.starts_with('\u{2212}') { -size } else { size };
        let style = NumberStyle { language, measure, magnitude: Magnitude::One, decimals };
        (style.format(value) == text).then_some((value, style))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_number_counts_only_if_it_ends_as_it_was_typed() {
        let value = |text: &str| counted(text, Language::Indonesian).map(|(value, _)| value);
        let counting = [
            ("87,4", 87.4),
            ("87,40", 87.4),
            ("12.400", 12_400.0),
            ("Rp1.234.567.890.123", 1_234_567_890_123.0),
            ("\u{2212}0,8", -0.8),
            ("87,4%", 87.4),
            ("2026", 2026.0),
            ("87.4", 87.4),
            ("1.234,5", 1234.5),
        ];
        for (text, number) in counting {
            assert_eq!(value(text), Some(number), "{text}");
        }
        for text in ["", "-0,8", "12 400", "1 dari 3", "Rp 5.000", "007", "1,23 juta", "1.23.4", "…", "lima"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
