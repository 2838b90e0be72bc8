//! A heading on the office's colour and content on paper: beside each other in wide pictures, below in the others.

use super::paragraph::{Paragraph, stacked};
use crate::drawing::Extent;
use crate::fonts::Weight;
use crate::motion::Enter;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

/// How much of a wide picture the panel covers.
const WIDE_PANEL: f32 = 0.385;

/// Draws paper, panel, kicker and heading; gives back where the content stands.
pub(super) fn draw(sheet: &mut Sheet<'_>, kicker: &str, heading: &str) -> Extent {
    sheet.page(sheet.palette.paper);
    if sheet.shape.is_wide() { beside(sheet, kicker, heading) } else { above(sheet, kicker, heading) }
}

fn beside(sheet: &mut Sheet<'_>, kicker: &str, heading: &str) -> Extent {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let panel_px = WIDE_PANEL * shape.width_px;
    let room_px = panel_px - shape.left_px - sheet.px(0.05);
    let kicker = Paragraph::of(sheet, kicker, TypeRole::Label, Weight::SemiBold, room_px, 1);
    let heading = Paragraph::of(sheet, heading, TypeRole::Heading, Weight::SemiBold, room_px, 4);
    ground(sheet, panel_px, shape.height_px);
    head(sheet, &kicker, &heading, shape.top_px + sheet.px(0.035), sheet.px(0.05));
    let office = Paragraph::of(sheet, &sheet.office.name, TypeRole::Note, Weight::Regular, room_px, 2);
    sheet.enter(Enter::fade(0.45));
    office.draw(sheet, shape.left_px, shape.bottom_px - office.height_px(), palette.on, palette.primary);
    let x_px = panel_px + sheet.px(0.065);
    let (width_px, height_px) = (shape.right_px - x_px, shape.bottom_px - shape.top_px);
    Extent { x_px, y_px: shape.top_px, width_px, height_px }
}

fn above(sheet: &mut Sheet<'_>, kicker: &str, heading: &str) -> Extent {
    let shape = sheet.shape;
    let room_px = shape.right_px - shape.left_px;
    let kicker = Paragraph::of(sheet, kicker, TypeRole::Label, Weight::SemiBold, room_px, 1);
    let heading = Paragraph::of(sheet, heading, TypeRole::Heading, Weight::SemiBold, room_px, 3);
    let (y_px, gap_px) = (shape.top_px + sheet.px(0.01), sheet.px(0.045));
    let (_, head_px) = stacked([(0.0, kicker.height_px()), (gap_px, heading.height_px())]);
    let panel_px = y_px + head_px + sheet.px(0.075);
    ground(sheet, shape.width_px, panel_px);
    head(sheet, &kicker, &heading, y_px, gap_px);
    let y_px = panel_px + sheet.px(0.055);
    let width_px = shape.rail_px - shape.left_px;
    Extent { x_px: shape.left_px, y_px, width_px, height_px: shape.bottom_px - y_px }
}

fn ground(sheet: &mut Sheet<'_>, width_px: f32, height_px: f32) {
    sheet.enter(Enter::wipe(0.0));
    sheet.rect(0.0, 0.0, width_px, height_px, sheet.palette.primary);
}

fn head(sheet: &mut Sheet<'_>, kicker: &Paragraph, heading: &Paragraph, y_px: f32, gap_px: f32) {
    let (x_px, palette) = (sheet.shape.left_px, sheet.palette);
    let ([kicker_px, heading_px], _) = stacked([(0.0, kicker.height_px()), (gap_px, heading.height_px())]);
    sheet.enter(Enter::fade(0.25));
    kicker.draw(sheet, x_px, y_px + kicker_px, palette.kicker, palette.primary);
    sheet.enter(Enter::rise(0.30));
    heading.draw_heading(sheet, y_px + heading_px, palette.accent, palette.on, palette.primary);
}
