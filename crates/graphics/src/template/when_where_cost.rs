//! The three questions of every service, in columns or rows on a panel off the foot.

use sunting_timeline::graphic::Graphic;

use super::examples::part;
use super::paragraph::{Paragraph, stacked};
use super::rows::FIRST_S;
use super::{Cover, Field, FieldKind, Names, Template, strap};
use crate::fonts::Weight;
use crate::icon::Icon;
use crate::motion::{Enter, STAGGER_S};
use crate::sheet::Sheet;
use crate::type_scale::{CAPITAL, TypeRole};

pub(super) const TEMPLATE: Template = Template {
    id: "kapan-di-mana-berapa",
    names: Names::new("Kapan, di mana, berapa", "When, where, cost"),
    purpose: Names::new("Menjawab tiga pertanyaan setiap layanan", "Answers the three questions of every service"),
    cover: Cover::Panel,
    fields: &[
        Field::text("judul", Names::new("Judul", "Title"), 40, "Posyandu Melati, November").required(),
        Field::of(
            "butir",
            Names::new("Jawaban", "Answers"),
            FieldKind::List {
                least: 2,
                most: 4,
                parts: &[
                    Field::of("ikon", Names::new("Ikon", "Icon"), FieldKind::Icon, ""),
                    Field::text("label", Names::new("Label", "Label"), 12, ""),
                    Field::text("isi", Names::new("Isi", "Answer"), 28, "").required(),
                    Field::text("catatan", Names::new("Catatan", "Note"), 40, ""),
                ],
            },
            "calendar-blank|Kapan|Selasa, 24 November|08.00–11.00 WIB\n\
             map-pin|Di mana|Balai RW 05|Jl. Kenanga No. 12, Sukamaju\n\
             coins|Berapa|Gratis|Bawa buku KIA",
        )
        .required(),
    ],
    seconds: 6.0,
    draw,
};

const ICON: f32 = 0.062;
/// An icon at the side of a row, beside one in a column.
const ROW_ICON: f32 = 1.15;
/// Between columns, and between rows.
const COLUMN_GAP: f32 = 0.07;
const ROW_GAP: f32 = 0.085;
/// Above the first line of columns, and of rows.
const COLUMNS_DOWN: f32 = 0.06;
const ROWS_DOWN: f32 = 0.065;
/// Between an icon and its label in a column, and how far words stand right of the icon's edge in a row.
const LABEL_GAP: f32 = 0.022;
const ROW_INDENT: f32 = 0.13;
const HAIRLINE: f32 = 0.002;
/// An answer's size, of its role.
const VALUE: (TypeRole, f32) = (TypeRole::Sub, 0.92);
/// When the panel comes: after the strap on it.
const PANEL_S: f32 = 0.24;

/// One answer as it fits.
struct Answer {
    icon: Option<Icon>,
    label: Paragraph,
    value: Paragraph,
    note: Paragraph,
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    if sheet.shape.is_wide() { columns(sheet, graphic) } else { rows(sheet, graphic) }
}

/// All answers, each kind of line at one size.
fn answers(sheet: &Sheet<'_>, graphic: &Graphic, label_room_px: f32, room_px: f32) -> Vec<Answer> {
    let items = graphic.list("butir");
    let lines = |id: &str, role: (TypeRole, f32), weight: Weight, room_px: f32, most_lines: usize| {
        let texts: Vec<&str> = items.iter().map(|item| part(item, id)).collect();
        Paragraph::alike(sheet, &texts, role, weight, room_px, most_lines)
    };
    let labels = lines("label", (TypeRole::Label, 1.0), Weight::Regular, label_room_px, 1);
    let values = lines("isi", VALUE, Weight::SemiBold, room_px, 2);
    let notes = lines("catatan", (TypeRole::Label, 1.0), Weight::Regular, room_px, 2);
    let icons = items.iter().map(|item| Icon::from_id(part(item, "ikon").trim()));
    let parts = icons.zip(labels).zip(values.into_iter().zip(notes));
    parts.map(|((icon, label), (value, note))| Answer { icon, label, value, note }).collect()
}

/// The panel from there down with the strap on it.
fn ground(sheet: &mut Sheet<'_>, graphic: &Graphic, top_px: f32) {
    let shape = sheet.shape;
    let padding_px = sheet.px(strap::ACROSS);
    let room_px = shape.rail_px - shape.left_px - 2.0 * padding_px;
    let title = Paragraph::of(sheet, graphic.text("judul"), TypeRole::Sub, Weight::SemiBold, room_px, 2);
    let (width_px, height_px) = (shape.width_px, shape.height_px - top_px);
    sheet.wipe(Enter::wipe(PANEL_S));
    sheet.rect(0.0, top_px, width_px, height_px, sheet.palette.paper);
    if !title.is_empty() {
        let height_px = strap::height_px(sheet, &title);
        strap::tab(sheet, top_px - height_px, height_px);
        strap::name_band(sheet, &title, top_px - height_px, title.width_px() + 2.0 * padding_px);
    }
}

/// The layer of an answer.
fn enter(sheet: &mut Sheet<'_>, index: usize) {
    sheet.enter(Enter::rise(FIRST_S + index as f32 * STAGGER_S));
}

fn columns(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let shape = sheet.shape;
    let (gap_px, icon_px) = (sheet.px(COLUMN_GAP), sheet.px(ICON) * shape.type_factor);
    let count = graphic.list("butir").len().max(1) as f32;
    let column_px = (shape.right_px - shape.left_px - gap_px * (count - 1.0)) / count;
    let answers = answers(sheet, graphic, column_px - icon_px - sheet.px(LABEL_GAP), column_px);
    let head_px = answers.iter().map(|answer| answer.label.height_px()).fold(icon_px, f32::max);
    let blocks = |answer: &Answer| {
        stacked([
            (0.0, head_px),
            (sheet.px(0.045), answer.value.height_px()),
            (sheet.px(0.048), answer.note.height_px()),
        ])
    };
    let places: Vec<_> = answers.iter().map(blocks).collect();
    let height_px = places.iter().map(|(_, height_px)| *height_px).fold(0.0, f32::max);
    let y_px = shape.bottom_px - height_px;
    ground(sheet, graphic, y_px - sheet.px(COLUMNS_DOWN));
    for (index, (answer, (tops_px, _))) in answers.iter().zip(&places).enumerate() {
        enter(sheet, index);
        let x_px = shape.left_px + index as f32 * (column_px + gap_px);
        if index > 0 {
            sheet.rect(x_px - gap_px / 2.0, y_px, sheet.px(HAIRLINE), height_px, sheet.palette.line);
        }
        column(sheet, answer, (x_px, y_px), head_px, *tops_px);
    }
}

fn column(sheet: &mut Sheet<'_>, answer: &Answer, (x_px, y_px): (f32, f32), head_px: f32, tops_px: [f32; 3]) {
    let palette = sheet.palette;
    let [_, value_px, note_px] = tops_px;
    let icon_px = sheet.px(ICON) * sheet.shape.type_factor;
    let mut label_x_px = x_px;
    if let Some(icon) = answer.icon {
        sheet.icon(icon, x_px + icon_px / 2.0, y_px + head_px / 2.0, icon_px, palette.mark);
        label_x_px += icon_px + sheet.px(LABEL_GAP);
    }
    let label_y_px = y_px + (head_px - answer.label.height_px()) / 2.0;
    answer.label.draw(sheet, label_x_px, label_y_px, palette.muted, palette.paper);
    answer.value.draw(sheet, x_px, y_px + value_px, palette.ink, palette.paper);
    answer.note.draw(sheet, x_px, y_px + note_px, palette.muted, palette.paper);
}

fn rows(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let shape = sheet.shape;
    let gap_px = sheet.px(ROW_GAP);
    let text_x_px = shape.left_px + sheet.px(ROW_INDENT) * shape.type_factor;
    let room_px = shape.rail_px - text_x_px;
    let answers = answers(sheet, graphic, room_px, room_px);
    let blocks = |answer: &Answer| {
        stacked([
            (0.0, answer.label.height_px()),
            (sheet.px(0.032), answer.value.height_px()),
            (sheet.px(0.034), answer.note.height_px()),
        ])
    };
    let places: Vec<_> = answers.iter().map(blocks).collect();
    let rows_px: f32 = places.iter().map(|(_, height_px)| *height_px).sum();
    let gaps_px = gap_px * answers.len().saturating_sub(1) as f32;
    let mut y_px = shape.bottom_px - rows_px - gaps_px;
    ground(sheet, graphic, y_px - sheet.px(ROWS_DOWN));
    for (index, (answer, (tops_px, height_px))) in answers.iter().zip(&places).enumerate() {
        enter(sheet, index);
        if index > 0 {
            let width_px = shape.rail_px - shape.left_px;
            sheet.rect(shape.left_px, y_px - gap_px / 2.0, width_px, sheet.px(HAIRLINE), sheet.palette.line);
        }
        row(sheet, answer, text_x_px, y_px, *tops_px);
        y_px += height_px + gap_px;
    }
}

fn row(sheet: &mut Sheet<'_>, answer: &Answer, x_px: f32, y_px: f32, [label_px, value_px, note_px]: [f32; 3]) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    if let Some(icon) = answer.icon {
        let icon_px = sheet.px(ICON) * shape.type_factor;
        let middle_x_px = shape.left_px + icon_px / 2.0 + sheet.px(0.005);
        let middle_y_px = y_px + CAPITAL * sheet.size_px(TypeRole::Label) / 2.0 + sheet.px(0.01);
        sheet.icon(icon, middle_x_px, middle_y_px, ROW_ICON * icon_px, palette.mark);
    }
    answer.label.draw(sheet, x_px, y_px + label_px, palette.muted, palette.paper);
    answer.value.draw(sheet, x_px, y_px + value_px, palette.ink, palette.paper);
    answer.note.draw(sheet, x_px, y_px + note_px, palette.muted, palette.paper);
}
