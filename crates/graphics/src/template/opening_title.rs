//! Whose film this is, and about what: a panel off the left and lower edge.

use sunting_timeline::graphic::Graphic;

use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, FieldKind, Names, Template};
use crate::fonts::Weight;
use crate::motion::Enter;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "judul-pembuka",
    names: Names::new("Judul pembuka", "Opening title"),
    purpose: Names::new("Menyebut ini video siapa, dan tentang apa", "Says whose film this is, and about what"),
    cover: Cover::Panel,
    fields: &[
        Field::text("label", Names::new("Label", "Label"), 32, "Disdukcapil Kota Contoh"),
        Field::text("judul", Names::new("Judul", "Title"), 64, "Cara mengaktifkan Identitas Kependudukan Digital")
            .required(),
        Field::text("anak-judul", Names::new("Anak judul", "Subtitle"), 72, "Lima langkah, sekitar 10 menit, gratis"),
        Field::of(
            "foto",
            Names::new("Gambar tetap terlihat", "Footage stays visible"),
            FieldKind::Switch { on: true },
            "",
        ),
    ],
    seconds: 5.0,
    draw,
};

/// How much of a wide picture the panel covers.
const WIDE_PANEL: f32 = 0.66;
/// The second line, of its role.
const SECOND_LINE: f32 = 1.04;

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let room_px = room_px(sheet);
    let label = Paragraph::of(sheet, graphic.text("label"), TypeRole::Label, Weight::SemiBold, room_px, 1);
    let most_lines = if shape.is_flat() { 3 } else { 4 };
    let title = Paragraph::of(sheet, graphic.text("judul"), TypeRole::Large, Weight::SemiBold, room_px, most_lines);
    let second = (TypeRole::Label, SECOND_LINE);
    let second = Paragraph::scaled(sheet, graphic.text("anak-judul"), second, Weight::Regular, room_px, 2)
        .with_leading(TypeRole::Body.leading());
    let (gap_px, second_gap_px) = (sheet.px(0.050), sheet.px(0.062));
    let ([label_px, title_px, second_px], height_px) =
        stacked([(0.0, label.height_px()), (gap_px, title.height_px()), (second_gap_px, second.height_px())]);
    let (x_px, y_px) = (shape.left_px, shape.bottom_px - sheet.px(0.01) - height_px);
    ground(sheet, graphic, y_px - sheet.px(0.065));
    sheet.enter(Enter::fade(0.25));
    label.draw(sheet, x_px, y_px + label_px, palette.kicker, palette.primary);
    sheet.enter(Enter::rise(0.30));
    title.draw_heading(sheet, y_px + title_px, palette.accent, palette.on, palette.primary);
    sheet.enter(Enter::rise(0.45));
    second.draw(sheet, x_px, y_px + second_px, palette.on, palette.primary);
}

fn room_px(sheet: &Sheet<'_>) -> f32 {
    let shape = sheet.shape;
    let right_px = if shape.is_wide() { WIDE_PANEL * shape.width_px - sheet.px(0.07) } else { shape.rail_px };
    right_px - shape.left_px
}

/// The panel from there down, or the whole picture.
fn ground(sheet: &mut Sheet<'_>, graphic: &Graphic, top_px: f32) {
    let shape = sheet.shape;
    let over_footage = graphic.switch("foto").unwrap_or(true);
    let y_px = if over_footage { top_px } else { 0.0 };
    let part = if over_footage && shape.is_wide() { WIDE_PANEL } else { 1.0 };
    let (width_px, height_px) = (part * shape.width_px, shape.height_px - y_px);
    sheet.wipe(Enter::wipe(0.0));
    sheet.rect(0.0, y_px, width_px, height_px, sheet.palette.primary);
}
