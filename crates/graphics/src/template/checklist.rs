//! What to bring, and what not: rows with a box, and a note below.

use sunting_timeline::graphic::Graphic;

use super::examples::filled_rows;
use super::paragraph::Paragraph;
use super::rows::{FIRST_S, INDENT, NOTE_S, Row, Rows};
use super::{Cover, Field, FieldKind, Names, Template, split};
use crate::drawing::{Extent, Form, Stroke};
use crate::fonts::Weight;
use crate::icon::Icon;
use crate::motion::{Enter, STAGGER_S};
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "syarat",
    names: Names::new("Syarat", "Checklist"),
    purpose: Names::new("Menyebut apa yang dibawa, dan apa yang tidak", "Says what to bring, and what not"),
    cover: Cover::Page,
    fields: &[
        Field::text("judul", Names::new("Judul", "Title"), 48, "Syarat akta kelahiran").required(),
        Field::of(
            "butir",
            Names::new("Syarat", "Items"),
            FieldKind::List {
                least: 2,
                most: 6,
                parts: &[
                    Field::text("teks", Names::new("Syarat", "Item"), 56, "").required(),
                    Field::of("perlu", Names::new("Perlu", "Needed"), FieldKind::Switch { on: true }, ""),
                ],
            },
            "Surat keterangan lahir dari bidan atau rumah sakit|ya\nKartu keluarga asli|ya\n\
             Buku nikah atau akta perkawinan orang tua|ya\nSurat pengantar RT dan RW|tidak",
        )
        .required(),
        Field::text("catatan", Names::new("Catatan", "Note"), 80, "Bawa dokumen asli. Petugas memindai di tempat."),
    ],
    seconds: 7.0,
    draw,
};

/// What a row's part `perlu` says when the thing is not needed.
const NOT_NEEDED: &str = "tidak";
/// A box before a row.
const BOX: f32 = 0.074;
/// How far a note stands below the rows, and its words from its sides and upper edge.
const NOTE_GAP: f32 = 0.03;
const NOTE_ACROSS: f32 = 0.03;
const NOTE_DOWN: f32 = 0.0375;

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let items = filled_rows(graphic, "butir", "teks");
    let texts: Vec<&str> = items.iter().map(|(_, text)| *text).collect();
    let kicker = sheet.language.choose("Yang perlu dibawa", "What to bring");
    let mut field = split::draw(sheet, kicker, graphic.text("judul"));
    let note_room_px = field.width_px - 2.0 * sheet.px(NOTE_ACROSS);
    let note = Paragraph::of(sheet, graphic.text("catatan"), TypeRole::Label, Weight::Regular, note_room_px, 2);
    let note_px = if note.is_empty() { 0.0 } else { note.height_px() + 2.0 * sheet.px(NOTE_DOWN) };
    let gap_px = if note.is_empty() { 0.0 } else { sheet.px(NOTE_GAP) };
    field.height_px -= note_px + gap_px;
    let room_px = field.width_px - sheet.px(INDENT) * sheet.shape.type_factor;
    let rows = Rows::fit(sheet, &texts, room_px, field.height_px);
    if rows.is_tight() {
        sheet.tight("butir");
    }
    let box_px = (sheet.px(BOX) * sheet.shape.type_factor).min(0.8 * rows.lowest_px());
    for (row, (item, _)) in rows.placed(sheet, field).iter().zip(&items) {
        sheet.enter(Enter::rise(FIRST_S + row.index as f32 * STAGGER_S));
        rows.hairline(sheet, row, field);
        let is_needed = item.get("perlu").is_none_or(|needed| needed.trim() != NOT_NEEDED);
        item_row(sheet, row, field.x_px, box_px, is_needed);
    }
    if !note.is_empty() {
        let rows_px = if sheet.shape.is_wide() { field.height_px } else { rows.height_px() };
        let (y_px, height_px) = (field.y_px + rows_px + gap_px, note_px);
        sheet.enter(Enter::fade(NOTE_S + items.len() as f32 * STAGGER_S));
        note_below(sheet, &note, Extent { y_px, height_px, ..field });
    }
}

fn item_row(sheet: &mut Sheet<'_>, row: &Row<'_>, x_px: f32, box_px: f32, is_needed: bool) {
    let palette = sheet.palette;
    let middle_px = row.text_y_px + row.text.capital_px() / 2.0;
    let (center_px, top_px) = (x_px + box_px / 2.0, middle_px - box_px / 2.0);
    if is_needed {
        let extent = Extent { x_px, y_px: top_px, width_px: box_px, height_px: box_px };
        let radius_px = sheet.px(0.010);
        sheet.add(Form::Rect { extent, radius_px, fill: Some(palette.mark), stroke: None }, None);
        sheet.icon(Icon::Check, center_px, middle_px, 0.72 * box_px, palette.on_mark);
    } else {
        let (line_px, inner_px) = (sheet.px(0.006), box_px - sheet.px(0.006));
        let (x_px, y_px) = (x_px + line_px / 2.0, top_px + line_px / 2.0);
        let extent = Extent { x_px, y_px, width_px: inner_px, height_px: inner_px };
        let stroke = Stroke { color: palette.muted, width_px: line_px };
        sheet.outlined_rect(extent, sheet.px(0.008), palette.paper, stroke);
        sheet.icon(Icon::X, center_px, middle_px, 0.62 * box_px, palette.muted);
    }
    let indent_px = sheet.px(INDENT) * sheet.shape.type_factor;
    let fill = if is_needed { palette.ink } else { palette.muted };
    row.text.draw(sheet, x_px + indent_px, row.text_y_px, fill, palette.paper);
}

fn note_below(sheet: &mut Sheet<'_>, note: &Paragraph, extent: Extent) {
    let palette = sheet.palette;
    sheet.rect(extent.x_px, extent.y_px, extent.width_px, extent.height_px, palette.tint);
    let (x_px, y_px) = (extent.x_px + sheet.px(NOTE_ACROSS), extent.y_px + sheet.px(NOTE_DOWN));
    note.draw(sheet, x_px, y_px, palette.ink, palette.tint);
}
