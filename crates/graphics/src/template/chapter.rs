//! Where we are: a page with the number of a part, its heading and a bar for each part.

use sunting_timeline::graphic::Graphic;

use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, FieldKind, Names, Template};
use crate::color::mix;
use crate::fonts::Weight;
use crate::language::Language;
use crate::motion::Enter;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "judul-bagian",
    names: Names::new("Judul bagian", "Chapter"),
    purpose: Names::new("Menyebut sampai di mana kita", "Says where we are"),
    cover: Cover::Page,
    fields: &[
        Field::of("ke", Names::new("Bagian ke", "Part"), FieldKind::Number { least: 1, most: 8 }, "2").required(),
        Field::of("dari", Names::new("Dari", "Of"), FieldKind::Number { least: 2, most: 8 }, "4").required(),
        Field::text("judul", Names::new("Judul", "Title"), 64, "Datang ke kantor kecamatan untuk verifikasi wajah")
            .required(),
    ],
    seconds: 3.0,
    draw,
};

/// The widest heading and the widest row of bars, of the picture's shorter side.
const MOST_WIDTH: f32 = 1.30;
const BARS_WIDTH: f32 = 1.0;
const BAR_HEIGHT: f32 = 0.014;
const BAR_GAP: f32 = 0.016;
/// How far the bars of parts to come are faded into the ground.
const TO_COME: f64 = 0.68;
/// More bars than this cannot be told apart.
const MOST_PARTS: u8 = 8;

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let right_px = if shape.is_wide() { shape.right_px } else { shape.rail_px };
    let room_px = right_px - shape.left_px;
    let title_room_px = room_px.min(MOST_WIDTH * shape.short_px());
    let number = |field: &str| graphic.text(field).trim().parse::<u8>().ok();
    let part = number("ke");
    // A part beyond the last is a slip of the keyboard: better no count than a wrong one.
    let is_counted = |parts: &u8| (part.unwrap_or(1).max(1)..=MOST_PARTS).contains(parts);
    let parts = number("dari").filter(is_counted);
    let kicker = kicker(part, parts, sheet.language);
    let kicker = Paragraph::of(sheet, &kicker, TypeRole::Body, Weight::SemiBold, room_px, 1);
    let title = Paragraph::of(sheet, graphic.text("judul"), TypeRole::Large, Weight::SemiBold, title_room_px, 3);
    let bar_px = if parts.is_some() { sheet.px(BAR_HEIGHT) } else { 0.0 };
    let blocks = [(0.0, kicker.height_px()), (sheet.px(0.06), title.height_px()), (sheet.px(0.10), bar_px)];
    let ([kicker_px, title_px, bars_px], height_px) = stacked(blocks);
    let (x_px, y_px) = (shape.left_px, (shape.top_px + shape.bottom_px - height_px) / 2.0);
    ground(sheet);
    sheet.enter(Enter::fade(0.25));
    kicker.draw(sheet, x_px, y_px + kicker_px, palette.kicker, palette.primary);
    sheet.enter(Enter::rise(0.30));
    title.draw_heading(sheet, y_px + title_px, palette.accent, palette.on, palette.primary);
    sheet.enter(Enter::fade(0.45));
    bars(sheet, part.unwrap_or(0), parts.unwrap_or(0), y_px + bars_px, room_px.min(BARS_WIDTH * shape.short_px()));
}

fn kicker(part: Option<u8>, parts: Option<u8>, language: Language) -> String {
    match (part, parts) {
        (Some(part), Some(parts)) => {
            language.choose(format!("Bagian {part} dari {parts}"), format!("Part {part} of {parts}"))
        }
        (Some(part), None) => language.choose(format!("Bagian {part}"), format!("Part {part}")),
        (None, _) => String::new(),
    }
}

fn ground(sheet: &mut Sheet<'_>) {
    let (width_px, height_px) = (sheet.shape.width_px, sheet.shape.height_px);
    sheet.enter(Enter::wipe(0.0));
    sheet.rect(0.0, 0.0, width_px, height_px, sheet.palette.primary);
}

/// A bar for each part, those that are done in accent.
fn bars(sheet: &mut Sheet<'_>, done: u8, parts: u8, y_px: f32, width_px: f32) {
    let palette = sheet.palette;
    let (gap_px, height_px) = (sheet.px(BAR_GAP), sheet.px(BAR_HEIGHT));
    let bar_px = (width_px - gap_px * f32::from(parts.saturating_sub(1))) / f32::from(parts.max(1));
    for index in 0..parts {
        let fill = if index < done { palette.accent } else { mix(palette.on, palette.primary, TO_COME) };
        sheet.rect(sheet.shape.left_px + f32::from(index) * (bar_px + gap_px), y_px, bar_px, height_px, fill);
    }
}
