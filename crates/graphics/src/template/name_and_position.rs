//! Who speaks: two bands of one width at the foot.

use sunting_timeline::graphic::Graphic;

use super::paragraph::Paragraph;
use super::{Cover, Field, Names, Template, strap};
use crate::drawing::Extent;
use crate::fonts::Weight;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "nama-dan-jabatan",
    names: Names::new("Nama dan jabatan", "Name and position"),
    purpose: Names::new("Menyebut siapa yang berbicara", "Says who speaks"),
    cover: Cover::Strap,
    fields: &[
        Field::text("nama", Names::new("Nama", "Name"), 52, "Dra. Siti Rahmawati, M.Si.").required(),
        Field::text(
            "jabatan",
            Names::new("Jabatan", "Position"),
            80,
            "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Contoh",
        ),
    ],
    seconds: 5.0,
    draw,
};

/// The second band is a little flatter than the first.
const SECOND_DOWN: f32 = 0.95 * strap::DOWN;

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let padding_px = sheet.px(strap::ACROSS);
    let room_px = most_width_px(sheet) - 2.0 * padding_px;
    let name = Paragraph::of(sheet, graphic.text("nama"), TypeRole::Sub, Weight::SemiBold, room_px, 2);
    let position = Paragraph::of(sheet, graphic.text("jabatan"), TypeRole::Label, Weight::Regular, room_px, 2)
        .with_leading(TypeRole::Body.leading());
    let name_height_px = strap::height_px(sheet, &name);
    let second_down_px = sheet.px(SECOND_DOWN);
    let position_height_px = if position.is_empty() { 0.0 } else { position.height_px() + 2.0 * second_down_px };
    let width_px = name.width_px().max(position.width_px()) + 2.0 * padding_px;
    let (x_px, y_px) = (shape.left_px, sheet.foot_px() - name_height_px - position_height_px);
    strap::tab(sheet, y_px, name_height_px);
    strap::name_band(sheet, &name, y_px, width_px);
    if !position.is_empty() {
        let y_px = y_px + name_height_px;
        strap::band(sheet, 2, Extent { x_px, y_px, width_px, height_px: position_height_px }, palette.paper);
        position.draw(sheet, x_px + padding_px, y_px + second_down_px, palette.ink, palette.paper);
    }
}

fn most_width_px(sheet: &Sheet<'_>) -> f32 {
    let shape = sheet.shape;
    match (shape.is_wide(), shape.is_flat()) {
        (true, _) => 0.62 * shape.width_px,
        (false, true) => 0.80 * shape.width_px,
        (false, false) => shape.rail_px - shape.left_px,
    }
}
