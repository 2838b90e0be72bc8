//! The one thing to do now: logo and name, the call, and a band with the address.

use sunting_timeline::graphic::{CLOSING, Graphic};

use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, FieldKind, Names, Template};
use crate::drawing::{Anchor, Extent};
use crate::fonts::Weight;
use crate::motion::Enter;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: CLOSING,
    names: Names::new("Penutup", "Closing"),
    purpose: Names::new("Menyebut satu hal yang perlu dilakukan sekarang", "Says the one thing to do now"),
    cover: Cover::Page,
    fields: &[
        Field::text("ajakan", Names::new("Ajakan", "Call"), 48, "Aktifkan IKD Anda hari ini").required(),
        Field::text("alamat", Names::new("Alamat", "Address"), 40, "disdukcapil.contoh.go.id").required(),
        Field::text("akun", Names::new("Akun", "Account"), 32, "@disdukcapil.contoh"),
        Field::of("logo", Names::new("Logo kantor", "Office's logo"), FieldKind::Switch { on: true }, ""),
    ],
    seconds: 4.0,
    draw,
};

/// The widest call in a wide picture, of its shorter side.
const MOST_WIDTH: f32 = 1.25;
const NAME_LEADING: f32 = 1.2;
/// Between the logo and the office's name.
const NAME_GAP: f32 = 0.045;
/// Between the office and the call.
const CALL_GAP: f32 = 0.10;
/// Between the lines of the band, and between address and account on one line.
const LINE_GAP: f32 = 0.045;
const BESIDE_GAP: f32 = 0.07;
/// In tall pictures the middle of what is left looks too low.
const TALL_MIDDLE: f32 = 0.42;

/// Address and account as they fit.
struct Foot {
    address: Paragraph,
    account: Paragraph,
    /// Whether both stand on one line.
    is_one_line: bool,
    height_px: f32,
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    sheet.page(palette.paper);
    let foot = foot(sheet, graphic);
    let padding_px = sheet.px(if shape.is_wide() { 0.06 } else { 0.075 });
    let band_px = shape.bottom_px - foot.height_px - padding_px;
    let (room_px, most_lines) = match shape.is_wide() {
        true => (MOST_WIDTH * shape.short_px(), 3),
        false => (shape.rail_px - shape.left_px, 4),
    };
    let call = Paragraph::of(sheet, graphic.text("ajakan"), TypeRole::Large, Weight::SemiBold, room_px, most_lines);
    let (logo_px, name) = office(sheet, graphic);
    let office_px = logo_px.1.max(name.height_px());
    let ([office_y_px, call_y_px], body_px) = stacked([(0.0, office_px), (sheet.px(CALL_GAP), call.height_px())]);
    let above = if shape.is_tall() { TALL_MIDDLE } else { 0.5 };
    let y_px = shape.top_px + (band_px - shape.top_px - body_px) * above;
    sheet.enter(Enter::fade(0.0));
    draw_office(sheet, logo_px, &name, y_px + office_y_px, office_px);
    sheet.enter(Enter::rise(0.25));
    call.draw_heading(sheet, y_px + call_y_px, palette.tab, palette.mark, palette.paper);
    let (width_px, height_px) = (shape.width_px, shape.height_px - band_px);
    sheet.enter(Enter::wipe(0.15));
    sheet.rect(0.0, band_px, width_px, height_px, palette.primary);
    sheet.enter(Enter::fade(0.45));
    draw_foot(sheet, &foot, band_px + padding_px);
}

/// The logo's size and the office's name as they fit.
fn office(sheet: &Sheet<'_>, graphic: &Graphic) -> ((f32, f32), Paragraph) {
    let shape = sheet.shape;
    let with_logo = graphic.switch("logo").unwrap_or(true);
    let logo_px = sheet.px(if shape.is_wide() { 0.20 } else { 0.22 });
    let logo_px = sheet.logo_size_px(logo_px).filter(|_| with_logo).unwrap_or_default();
    let taken_px = if logo_px.0 > 0.0 { logo_px.0 + sheet.px(NAME_GAP) } else { 0.0 };
    let room_px = shape.right_px - shape.left_px - taken_px;
    let name = Paragraph::of(sheet, &sheet.office.name, TypeRole::Body, Weight::SemiBold, room_px, 2);
    (logo_px, name.with_leading(NAME_LEADING))
}

/// The logo with the name beside its middle; without a logo the name alone.
fn draw_office(sheet: &mut Sheet<'_>, logo_px: (f32, f32), name: &Paragraph, y_px: f32, height_px: f32) {
    let palette = sheet.palette;
    let (width_px, logo_height_px) = logo_px;
    let mut x_px = sheet.shape.left_px;
    if width_px > 0.0 {
        let logo_y_px = y_px + (height_px - logo_height_px) / 2.0;
        sheet.logo(Extent { x_px, y_px: logo_y_px, width_px, height_px: logo_height_px }, 1.0);
        x_px += width_px + sheet.px(NAME_GAP);
    }
    name.draw(sheet, x_px, y_px + (height_px - name.height_px()) / 2.0, palette.ink, palette.paper);
}

/// On one line in wide pictures if both fit there, else below each other.
fn foot(sheet: &Sheet<'_>, graphic: &Graphic) -> Foot {
    let shape = sheet.shape;
    let right_px = if shape.is_wide() { shape.right_px } else { shape.rail_px };
    let room_px = right_px - shape.left_px;
    let line =
        |field: &str, weight: Weight| Paragraph::of(sheet, graphic.text(field), TypeRole::Body, weight, room_px, 1);
    let (address, account) = (line("alamat", Weight::SemiBold), line("akun", Weight::Regular));
    let beside_px = address.width_px() + sheet.px(BESIDE_GAP) + account.width_px();
    let is_one_line = shape.is_wide() && beside_px <= room_px;
    let (_, below_px) = stacked([(0.0, address.height_px()), (sheet.px(LINE_GAP), account.height_px())]);
    let height_px = if is_one_line { address.height_px().max(account.height_px()) } else { below_px };
    Foot { address, account, is_one_line, height_px }
}

fn draw_foot(sheet: &mut Sheet<'_>, foot: &Foot, y_px: f32) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let blocks = [(0.0, foot.address.height_px()), (sheet.px(LINE_GAP), foot.account.height_px())];
    let ([address_px, account_px], _) = stacked(blocks);
    foot.address.draw(sheet, shape.left_px, y_px + address_px, palette.on, palette.primary);
    if foot.is_one_line {
        foot.account.draw_at(sheet, (shape.right_px, y_px), palette.on, palette.primary, Anchor::End);
    } else {
        foot.account.draw(sheet, shape.left_px, y_px + account_px, palette.on, palette.primary);
    }
}
