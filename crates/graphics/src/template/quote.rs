//! A person speaks in writing: a page with a quotation mark made of two cut blocks.

use sunting_timeline::graphic::Graphic;

use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, Names, Template};
use crate::drawing::Form;
use crate::fonts::Weight;
use crate::motion::Enter;
use crate::shape::ShapeKind;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "kutipan",
    names: Names::new("Kutipan", "Quote"),
    purpose: Names::new("Membiarkan seseorang berbicara lewat tulisan", "Lets a person speak in writing"),
    cover: Cover::Page,
    fields: &[
        Field::text(
            "teks",
            Names::new("Kutipan", "Quote"),
            180,
            "Warga tidak perlu lagi membawa fotokopi KTP. Cukup tunjukkan ponsel di loket, petugas memindai kodenya.",
        )
        .required(),
        Field::text("nama", Names::new("Nama", "Name"), 52, "Bambang Wicaksono").required(),
        Field::text("jabatan", Names::new("Jabatan", "Position"), 80, "Lurah Sukamaju, Kota Contoh"),
    ],
    seconds: 6.0,
    draw,
};

/// The widest line in a wide picture, of its shorter side.
const MOST_WIDTH: f32 = 1.42;
const LEADING: f32 = 1.22;
const NAME_LEADING: f32 = 1.2;
/// The quotation mark: its height, the distance of its blocks, and their side.
const MARK_HEIGHT: f32 = 0.115;
const MARK_STEP: f32 = 0.115;
const BLOCK: f32 = 0.082;
/// How much of a block's width its tail keeps.
const TAIL: f32 = 0.62;

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let room_px = match shape.is_wide() {
        true => (shape.right_px - shape.left_px).min(MOST_WIDTH * shape.short_px()),
        false => shape.rail_px - shape.left_px,
    };
    let most_lines = match shape.kind {
        ShapeKind::Wide => 5,
        // Eight lines and a long name are too high for a square even at their smallest.
        ShapeKind::Square => 6,
        ShapeKind::Tall | ShapeKind::Portrait => 8,
    };
    let words = Paragraph::of(sheet, graphic.text("teks"), TypeRole::Heading, Weight::Regular, room_px, most_lines)
        .with_leading(LEADING);
    let name = Paragraph::of(sheet, graphic.text("nama"), TypeRole::Body, Weight::SemiBold, room_px, 2)
        .with_leading(NAME_LEADING);
    let position = Paragraph::of(sheet, graphic.text("jabatan"), TypeRole::Label, Weight::Regular, room_px, 2);
    let ([mark_px, words_px, name_px, position_px], height_px) = stacked([
        (0.0, sheet.px(MARK_HEIGHT)),
        (sheet.px(0.085), words.height_px()),
        (sheet.px(0.105), name.height_px()),
        (sheet.px(if name.is_empty() { 0.105 } else { 0.035 }), position.height_px()),
    ]);
    let (x_px, y_px) = (shape.left_px, (shape.top_px + shape.bottom_px - height_px) / 2.0);
    sheet.page(palette.paper);
    quotation_mark(sheet, y_px + mark_px);
    sheet.enter(Enter::rise(0.2));
    words.draw(sheet, x_px, y_px + words_px, palette.ink, palette.paper);
    sheet.enter(Enter::fade(0.55));
    name.draw(sheet, x_px, y_px + name_px, palette.mark, palette.paper);
    position.draw(sheet, x_px, y_px + position_px, palette.muted, palette.paper);
}

fn quotation_mark(sheet: &mut Sheet<'_>, y_px: f32) {
    let (height_px, block_px) = (sheet.px(MARK_HEIGHT), sheet.px(BLOCK));
    sheet.enter(Enter::wipe(0.0));
    sheet.tab(y_px, height_px, sheet.palette.tab);
    let (bottom, middle) = (y_px + height_px, y_px + height_px - block_px);
    for index in 0..2_u8 {
        let left = sheet.shape.left_px + f32::from(index) * sheet.px(MARK_STEP);
        let (tail, right) = (left + TAIL * block_px, left + block_px);
        let outline = format!("M{left:.2} {bottom:.2}V{middle:.2}L{tail:.2} {y_px:.2}H{right:.2}");
        let data = format!("{outline}L{tail:.2} {middle:.2}H{right:.2}V{bottom:.2}Z");
        sheet.add(Form::Path { data, fill: Some(sheet.palette.mark), stroke: None, dash_px: None }, None);
    }
}
