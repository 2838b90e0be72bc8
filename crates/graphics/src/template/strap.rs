//! Bands over footage that hug their words, with the mark of the set as high as the first.

use sunting_timeline::Color;

use super::paragraph::Paragraph;
use crate::drawing::Extent;
use crate::motion::Enter;
use crate::sheet::Sheet;

/// Between a band's sides and its words, of the picture's shorter side.
pub(super) const ACROSS: f32 = 0.032;
/// Between a band's edges and its words, of the picture's shorter side.
pub(super) const DOWN: f32 = 0.034;
/// Between the mark and the bands.
const SLIT: f32 = 0.012;
/// Each band comes so much later than what is before it.
const LATER_S: f32 = 0.12;

/// The height of a band around words; nothing where there are none.
pub(super) fn height_px(sheet: &Sheet<'_>, words: &Paragraph) -> f32 {
    if words.is_empty() { 0.0 } else { words.height_px() + 2.0 * sheet.px(DOWN) }
}

/// The mark beside the first band, on a layer of its own; gives back its width.
pub(super) fn tab(sheet: &mut Sheet<'_>, y_px: f32, height_px: f32) -> f32 {
    let left_px = sheet.shape.left_px;
    let width_px = left_px - sheet.px(SLIT);
    sheet.wipe(Enter::tab());
    sheet.rect(0.0, y_px, width_px, height_px, sheet.palette.accent);
    width_px
}

/// An empty band, which comes as the `index`th after the mark.
pub(super) fn band(sheet: &mut Sheet<'_>, index: u8, extent: Extent, fill: Color) {
    sheet.wipe(Enter::wipe(LATER_S * f32::from(index)));
    sheet.rect(extent.x_px, extent.y_px, extent.width_px, extent.height_px, fill);
}

/// The band with the name, its words' top at the usual padding.
pub(super) fn name_band(sheet: &mut Sheet<'_>, name: &Paragraph, y_px: f32, width_px: f32) {
    let x_px = sheet.shape.left_px;
    let palette = sheet.palette;
    band(sheet, 1, Extent { x_px, y_px, width_px, height_px: height_px(sheet, name) }, palette.primary);
    name.draw(sheet, x_px + sheet.px(ACROSS), y_px + sheet.px(DOWN), palette.on, palette.primary);
}
