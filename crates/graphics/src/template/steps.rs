//! What to do, in order: numbered rows, one of which may be the one that is explained now.

use sunting_timeline::graphic::Graphic;

use super::examples::filled_rows;
use super::rows::{FIRST_S, INDENT, Row, Rows};
use super::{Cover, Field, FieldKind, Names, Template, split};
use crate::color::contrast;
use crate::drawing::{Anchor, Extent};
use crate::motion::{Enter, STAGGER_S};
use crate::palette::TEXT_CONTRAST;
use crate::sheet::{Ink, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, TypeRole};

pub(super) const TEMPLATE: Template = Template {
    id: "langkah",
    names: Names::new("Daftar langkah", "Steps"),
    purpose: Names::new("Menyebut apa yang dilakukan, berurutan", "Says what to do, in order"),
    cover: Cover::Page,
    fields: &[
        Field::text("judul", Names::new("Judul", "Title"), 48, "Aktivasi Identitas Kependudukan Digital").required(),
        Field::of(
            "butir",
            Names::new("Langkah", "Steps"),
            FieldKind::List {
                least: 3,
                most: 6,
                parts: &[Field::text("teks", Names::new("Langkah", "Step"), 60, "").required()],
            },
            "Unduh aplikasi Identitas Kependudukan Digital\nIsi NIK, alamat email, dan nomor ponsel\n\
             Ambil foto wajah di tempat yang terang\nTunjukkan ponsel ke petugas untuk memindai kode\n\
             Buka email, lalu tekan tautan aktivasi",
        )
        .required(),
        Field::of(
            "aktif",
            Names::new("Langkah yang dijelaskan", "Step explained now"),
            FieldKind::Number { least: 1, most: 6 },
            "",
        ),
    ],
    seconds: 8.0,
    draw,
};

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let rows = filled_rows(graphic, "butir", "teks");
    let steps: Vec<&str> = rows.iter().map(|(_, text)| *text).collect();
    let count = steps.len();
    let kicker = sheet.language.choose(format!("{count} langkah"), format!("{count} steps"));
    let active = graphic.text("aktif").trim().parse().ok().filter(|step| (1..=count).contains(step));
    let field = split::draw(sheet, if count == 0 { "" } else { &kicker }, graphic.text("judul"));
    let room_px = field.width_px - sheet.px(INDENT) * sheet.shape.type_factor;
    let rows = Rows::fit(sheet, &steps, room_px, field.height_px);
    if rows.is_tight() {
        sheet.tight("butir");
    }
    for row in rows.placed(sheet, field) {
        sheet.enter(Enter::rise(FIRST_S + row.index as f32 * STAGGER_S));
        if active.is_none() {
            rows.hairline(sheet, &row, field);
        }
        step(sheet, &row, field, active.map(|active| active == row.index + 1));
    }
}

/// A number and its words; `is_active` tells whether it is the one explained, if there is one.
fn step(sheet: &mut Sheet<'_>, row: &Row<'_>, field: Extent, is_active: Option<bool>) {
    let palette = sheet.palette;
    let ground = if is_active == Some(true) { palette.tint } else { palette.paper };
    let (number_fill, fill) = match is_active {
        Some(false) => (palette.muted, palette.muted),
        // A kit's colour that just can be read on paper cannot on a tint of itself.
        Some(true) if contrast(palette.mark, ground) < TEXT_CONTRAST => (palette.ink, palette.ink),
        _ => (palette.mark, palette.ink),
    };
    if is_active == Some(true) {
        let x_px = field.x_px - sheet.px(0.03);
        sheet.rect(x_px, row.y_px, sheet.shape.width_px - x_px, row.height_px, palette.tint);
        sheet.rect(x_px, row.y_px, sheet.px(0.012), row.height_px, palette.tab);
    }
    let number_px = sheet.size_px(TypeRole::Heading);
    let baseline_px = row.text_y_px + (row.text.capital_px() + CAPITAL * number_px) / 2.0;
    let ink = Ink { face: SEMI_BOLD, fill: number_fill, ground };
    sheet.text(field.x_px, baseline_px, &(row.index + 1).to_string(), number_px, ink, Anchor::Start);
    let indent_px = sheet.px(INDENT) * sheet.shape.type_factor;
    row.text.draw(sheet, field.x_px + indent_px, row.text_y_px, fill, ground);
}
