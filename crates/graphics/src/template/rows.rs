//! The rows of a list: one size for all, air between them, hairlines where there is room.

use super::paragraph::Paragraph;
use crate::drawing::Extent;
use crate::fonts::Weight;
use crate::sheet::Sheet;
use crate::type_scale::{SHRINK_STEP, SMALLEST, TypeRole};

/// How far words stand right of the number or box of their row, of the picture's shorter side and the type factor.
pub(super) const INDENT: f32 = 0.125;
/// When the first row comes, in seconds; each further one comes a little later.
pub(super) const FIRST_S: f32 = 0.5;
/// When a note below the rows comes, before their number counts.
pub(super) const NOTE_S: f32 = 0.6;
/// The air of a row: the least before type shrinks, and the most.
const LEAST_AIR: f32 = 0.058;
const MOST_AIR: f32 = 0.105;
/// Rows of several lines have at least so much air, in font sizes: more than lies between their lines.
const LEAST_AIR_OF_LINES: f32 = 0.9;
/// Rows with less air have no hairline between them.
const HAIRLINE_AIR: f32 = 0.04;
const HAIRLINE: f32 = 0.002;

/// Rows as they fit into a field.
pub(super) struct Rows {
    texts: Vec<Paragraph>,
    air_px: f32,
}

/// A row and where it stands.
pub(super) struct Row<'r> {
    /// From 0.
    pub(super) index: usize,
    /// Its upper edge.
    pub(super) y_px: f32,
    /// With its air.
    pub(super) height_px: f32,
    /// The top of its first capitals.
    pub(super) text_y_px: f32,
    /// Its words.
    pub(super) text: &'r Paragraph,
}

impl Rows {
    /// Fits the rows into a field: smaller until each has air.
    pub(super) fn fit(sheet: &Sheet<'_>, texts: &[&str], room_px: f32, height_px: f32) -> Self {
        let role = TypeRole::Body;
        let most_lines = if sheet.shape.is_wide() { 2 } else { 3 };
        let mut rows = Paragraph::alike(sheet, texts, (role, 1.0), Weight::Regular, room_px, most_lines);
        let least_px = sheet.size_px(role) * SMALLEST;
        let least_air_px = sheet.px(LEAST_AIR) * rows.len() as f32;
        while let Some(size_px) = rows.first().map(Paragraph::size_px).filter(|size_px| *size_px > least_px) {
            if total_px(&rows) + least_air_px <= height_px {
                break;
            }
            let size_px = least_px.max(size_px * SHRINK_STEP);
            rows = texts.iter().map(|text| Paragraph::sized(text, size_px, role, Weight::Regular, room_px)).collect();
        }
        let air_px = ((height_px - total_px(&rows)) / rows.len().max(1) as f32).min(sheet.px(MOST_AIR));
        Self { texts: rows, air_px }
    }

    /// Whether a row's last line may be taken for the next row's first.
    pub(super) fn is_tight(&self) -> bool {
        let mut rows = self.texts.iter().filter(|text| text.has_several_lines());
        rows.any(|text| self.air_px < LEAST_AIR_OF_LINES * text.size_px())
    }

    /// Their height with air.
    pub(super) fn height_px(&self) -> f32 {
        total_px(&self.texts) + self.air_px * self.texts.len() as f32
    }

    /// The lowest row, with its air.
    pub(super) fn lowest_px(&self) -> f32 {
        self.texts.iter().map(Paragraph::height_px).fold(f32::INFINITY, f32::min) + self.air_px
    }

    /// The rows in a field: in its middle in wide pictures, else from its top.
    pub(super) fn placed(&self, sheet: &Sheet<'_>, field: Extent) -> Vec<Row<'_>> {
        let spare_px = if sheet.shape.is_wide() { (field.height_px - self.height_px()) / 2.0 } else { 0.0 };
        let mut y_px = field.y_px + spare_px;
        let mut rows = Vec::with_capacity(self.texts.len());
        for (index, text) in self.texts.iter().enumerate() {
            let height_px = text.height_px() + self.air_px;
            rows.push(Row { index, y_px, height_px, text_y_px: y_px + self.air_px / 2.0, text });
            y_px += height_px;
        }
        rows
    }

    /// The hairline above a row, unless it is the first or they stand too close.
    pub(super) fn hairline(&self, sheet: &mut Sheet<'_>, row: &Row<'_>, field: Extent) {
        if row.index > 0 && self.air_px > sheet.px(HAIRLINE_AIR) {
            let y_px = row.y_px + 0.1 * row.text.size_px();
            sheet.rect(field.x_px, y_px, field.width_px, sheet.px(HAIRLINE), sheet.palette.line);
        }
    }
}

fn total_px(rows: &[Paragraph]) -> f32 {
    rows.iter().map(Paragraph::height_px).sum()
}
