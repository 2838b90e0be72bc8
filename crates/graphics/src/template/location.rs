//! An address without a map: a strap with a pin.

use sunting_timeline::graphic::Graphic;

use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, Names, Template, strap};
use crate::drawing::Extent;
use crate::fonts::Weight;
use crate::icon::Icon;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "lokasi",
    names: Names::new("Lokasi", "Place"),
    purpose: Names::new("Menyebut alamat, tanpa peta", "Gives an address, without a map"),
    cover: Cover::Strap,
    fields: &[
        Field::text("tempat", Names::new("Nama tempat", "Place"), 48, "Mal Pelayanan Publik").required(),
        Field::text(
            "alamat",
            Names::new("Alamat", "Address"),
            90,
            "Jl. Pahlawan No. 45, Kelurahan Sukamaju, Kota Contoh",
        )
        .required(),
        Field::text("patokan", Names::new("Patokan", "Landmark"), 60, "Seberang Pasar Baru, lantai 2"),
        Field::text("jam", Names::new("Jam buka", "Opening hours"), 48, "Senin–Jumat, 08.00–15.00 WIB"),
    ],
    seconds: 6.0,
    draw,
};

/// How much of a wide picture's width the strap covers at most.
const MOST_WIDTH: f32 = 0.64;
/// The clock, of a label's size, and what stands between it and the hours.
const CLOCK: f32 = 1.05;
const CLOCK_GAP: f32 = 0.02;
/// Above the landmark, and above the hours.
const LANDMARK_GAP: f32 = 0.036;
const HOURS_GAP: f32 = 0.046;
/// The pin, and how much of the mark's width it takes at most.
const PIN: f32 = 0.062;
const PIN_PART: f32 = 0.86;

/// The lines of the second band as they fit, and where they begin from the top of the first.
struct Lines {
    address: Paragraph,
    landmark: Paragraph,
    hours: Paragraph,
    tops_px: [f32; 3],
    height_px: f32,
    clock_px: f32,
    /// How far the hours stand right of the others, beside their clock.
    indent_px: f32,
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let padding_px = sheet.px(strap::ACROSS);
    let most_px = if shape.is_wide() { MOST_WIDTH * shape.width_px } else { shape.rail_px - shape.left_px };
    let room_px = most_px - 2.0 * padding_px;
    let name = Paragraph::of(sheet, graphic.text("tempat"), TypeRole::Sub, Weight::SemiBold, room_px, 2);
    let lines = Lines::fit(sheet, graphic, room_px);
    let width_px = name.width_px().max(lines.width_px()) + 2.0 * padding_px;
    let name_height_px = strap::height_px(sheet, &name);
    let height_px = if lines.height_px > 0.0 { lines.height_px + 2.0 * sheet.px(strap::DOWN) } else { 0.0 };
    let (x_px, y_px) = (shape.left_px, sheet.foot_px() - name_height_px - height_px);
    if !name.is_empty() {
        pin(sheet, y_px, name_height_px);
        strap::name_band(sheet, &name, y_px, width_px);
    }
    let y_px = y_px + name_height_px;
    strap::band(sheet, 2, Extent { x_px, y_px, width_px, height_px }, palette.paper);
    lines.draw(sheet, x_px + padding_px, y_px + sheet.px(strap::DOWN));
}

impl Lines {
    fn fit(sheet: &Sheet<'_>, graphic: &Graphic, room_px: f32) -> Self {
        let clock_px = CLOCK * sheet.size_px(TypeRole::Label);
        let indent_px = clock_px + sheet.px(CLOCK_GAP);
        let line = |field: &str, weight: Weight, room_px: f32| {
            Paragraph::of(sheet, graphic.text(field), TypeRole::Label, weight, room_px, 2)
                .with_leading(TypeRole::Body.leading())
        };
        let address = line("alamat", Weight::Regular, room_px);
        let landmark = line("patokan", Weight::Regular, room_px);
        let hours = line("jam", Weight::SemiBold, room_px - indent_px);
        let (tops_px, height_px) = stacked([
            (0.0, address.height_px()),
            (sheet.px(LANDMARK_GAP), landmark.height_px()),
            (sheet.px(HOURS_GAP), hours.height_px()),
        ]);
        Self { address, landmark, hours, tops_px, height_px, clock_px, indent_px }
    }

    fn width_px(&self) -> f32 {
        let hours_px = if self.hours.is_empty() { 0.0 } else { self.hours.width_px() + self.indent_px };
        self.address.width_px().max(self.landmark.width_px()).max(hours_px)
    }

    fn draw(&self, sheet: &mut Sheet<'_>, x_px: f32, y_px: f32) {
        let palette = sheet.palette;
        let [address_px, landmark_px, hours_px] = self.tops_px.map(|top_px| y_px + top_px);
        self.address.draw(sheet, x_px, address_px, palette.ink, palette.paper);
        self.landmark.draw(sheet, x_px, landmark_px, palette.muted, palette.paper);
        if !self.hours.is_empty() {
            let middle_px = hours_px + self.hours.capital_px() / 2.0;
            sheet.icon(Icon::Clock, x_px + self.clock_px / 2.0, middle_px, self.clock_px, palette.mark);
            self.hours.draw(sheet, x_px + self.indent_px, hours_px, palette.ink, palette.paper);
        }
    }
}

/// The mark of the set, wearing a pin.
fn pin(sheet: &mut Sheet<'_>, y_px: f32, height_px: f32) {
    let tab_px = strap::tab(sheet, y_px, height_px);
    let size_px = sheet.px(PIN).min(PIN_PART * tab_px);
    sheet.icon(Icon::MapPin, tab_px / 2.0, y_px + height_px / 2.0, size_px, sheet.palette.primary);
}
