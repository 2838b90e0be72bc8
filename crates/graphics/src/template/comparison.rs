//! Before and after, or one and the other: two halves that run off the picture, with an arrow where it is a change.

use sunting_timeline::Color;
use sunting_timeline::graphic::{Graphic, Item};

use super::examples::part;
use super::figure::{Figure, FigureStyle};
use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, FieldKind, Names, Template};
use crate::drawing::{Extent, Form};
use crate::fonts::Weight;
use crate::icon::Icon;
use crate::motion::Enter;
use crate::shape::ShapeKind;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "perbandingan",
    names: Names::new("Perbandingan", "Comparison"),
    purpose: Names::new("Membandingkan sebelum dan sesudah, atau A dan B", "Compares before and after, or A and B"),
    cover: Cover::Page,
    fields: &[
        Field::text("judul", Names::new("Judul", "Title"), 56, "Izin usaha mikro kini lebih cepat").required(),
        Field::of(
            "sisi",
            Names::new("Dua sisi", "Two sides"),
            FieldKind::List {
                least: 2,
                most: 2,
                parts: &[
                    Field::text("label", Names::new("Label", "Label"), 24, "").required(),
                    Field::text("nilai", Names::new("Nilai", "Value"), 8, "").required(),
                    Field::text("satuan", Names::new("Satuan", "Unit"), 12, ""),
                    Field::text("catatan", Names::new("Catatan", "Note"), 56, ""),
                ],
            },
            "Sebelumnya|14|hari kerja|Datang ke tiga kantor, enam dokumen\n\
             Mulai Januari 2026|3|hari kerja|Satu kali daftar lewat situs, dua dokumen",
        )
        .required(),
        Field::of(
            "perubahan",
            Names::new("Perubahan dari waktu ke waktu", "A change over time"),
            FieldKind::Switch { on: true },
            "",
        ),
        Field::text("sumber", Names::new("Sumber", "Source"), 80, ""),
    ],
    seconds: 6.0,
    draw,
};

const STYLE: FigureStyle = FigureStyle { tracking: -0.03, unit: 0.32, unit_tracking: 0.0, gap: 0.10, in_cells: false };
/// The disc behind the arrow, and the arrow on it.
const DISC_RADIUS: f32 = 0.052;
const ARROW: f32 = 1.1;
/// The least air above and below the words of a half.
const LEAST_AIR: f32 = 0.05;
/// Above the source.
const SOURCE_GAP: f32 = 0.03;
/// When the halves, their words, the source and the arrow come.
const FIRST_S: f32 = 0.25;
const SECOND_S: f32 = 0.45;
const WORDS_LATER_S: f32 = 0.2;
const SOURCE_S: f32 = 0.65;
const ARROW_S: f32 = 0.85;

/// A half of what is left below the heading.
struct Half {
    /// Runs off the picture where it meets its edges.
    ground: Extent,
    /// Words end above it.
    bottom_px: f32,
    text_x_px: f32,
    room_px: f32,
    colors: Colors,
    at_s: f32,
}

/// The colours of a half.
#[derive(Clone, Copy)]
struct Colors {
    ground: Color,
    label: Color,
    words: Color,
}

/// The words of a half as they fit.
struct Side {
    label: Paragraph,
    figure: Figure,
    note: Paragraph,
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    sheet.page(palette.paper);
    let end_px = title(sheet, graphic.text("judul"));
    let top_px = end_px + sheet.px(if shape.is_wide() { 0.085 } else { 0.07 });
    let room_px = if shape.is_wide() { shape.width_px / 2.0 } else { shape.rail_px } - shape.left_px - sheet.px(0.09);
    let source = Paragraph::of(sheet, graphic.text("sumber"), TypeRole::Note, Weight::Regular, room_px, 2);
    let source_px = if source.is_empty() { 0.0 } else { source.height_px() + sheet.px(SOURCE_GAP) };
    let [first, second] = halves(sheet, top_px, shape.bottom_px - source_px);
    let [first_side, second_side] = sides(sheet, graphic.list("sisi"), [&first, &second]);
    half_with_words(sheet, &first, &first_side);
    let figure_px = half_with_words(sheet, &second, &second_side);
    let lowest = if shape.is_wide() { &first } else { &second };
    sheet.enter(Enter::fade(SOURCE_S));
    let source_y_px = shape.bottom_px - source.height_px();
    source.draw(sheet, lowest.text_x_px, source_y_px, lowest.colors.words, lowest.colors.ground);
    if graphic.switch("perubahan").unwrap_or(true) {
        arrow(sheet, &second, figure_px);
    }
}

/// The heading on paper; gives back its last baseline.
fn title(sheet: &mut Sheet<'_>, text: &str) -> f32 {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let room_px = shape.right_px - shape.left_px;
    let title = Paragraph::of(sheet, text, TypeRole::Heading, Weight::SemiBold, room_px, 2);
    let y_px = shape.top_px + sheet.px(0.02);
    sheet.enter(Enter::rise(0.0));
    title.draw_heading(sheet, y_px, palette.tab, palette.ink, palette.paper);
    y_px + title.height_px()
}

/// Beside each other in wide pictures, else below each other; words end above `bottom_px`.
fn halves(sheet: &Sheet<'_>, top_px: f32, bottom_px: f32) -> [Half; 2] {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let earlier = Colors { ground: palette.half, label: palette.ink, words: palette.ink };
    let later = Colors { ground: palette.primary, label: palette.kicker, words: palette.on };
    let (width_px, height_px) = (shape.width_px, shape.height_px - top_px);
    let left_px = shape.left_px;
    if shape.is_wide() {
        let width_px = width_px / 2.0;
        let text_px = width_px + sheet.px(0.075);
        let (room_px, second_room_px) = (width_px - left_px - sheet.px(0.09), shape.right_px - text_px);
        let first = Extent { x_px: 0.0, y_px: top_px, width_px, height_px };
        let second = Extent { x_px: width_px, ..first };
        [
            Half { ground: first, bottom_px, text_x_px: left_px, room_px, colors: earlier, at_s: FIRST_S },
            Half {
                ground: second,
                bottom_px,
                text_x_px: text_px,
                room_px: second_room_px,
                colors: later,
                at_s: SECOND_S,
            },
        ]
    } else {
        let half_px = (bottom_px - top_px) / 2.0;
        let (seam_px, room_px) = (top_px + half_px, shape.rail_px - left_px);
        let first = Extent { x_px: 0.0, y_px: top_px, width_px, height_px: half_px };
        let second = Extent { y_px: seam_px, height_px: height_px - half_px, ..first };
        [
            Half { ground: first, bottom_px: seam_px, text_x_px: left_px, room_px, colors: earlier, at_s: FIRST_S },
            Half { ground: second, bottom_px, text_x_px: left_px, room_px, colors: later, at_s: SECOND_S },
        ]
    }
}

/// The words of both halves, their numbers at one size.
fn sides(sheet: &Sheet<'_>, items: &[Item], halves: [&Half; 2]) -> [Side; 2] {
    let empty = Item::new();
    let [first, second] = [0, 1].map(|index| items.get(index).unwrap_or(&empty));
    let [first_room_px, second_room_px] = halves.map(|half| half.room_px);
    let (first, second) = (side(sheet, first, first_room_px), side(sheet, second, second_room_px));
    let most_px = first.figure.size_px().min(second.figure.size_px());
    [first, second].map(|side| Side { figure: side.figure.at_most(most_px), ..side })
}

fn side(sheet: &Sheet<'_>, item: &Item, room_px: f32) -> Side {
    let shape = sheet.shape;
    let label_role = if shape.kind == ShapeKind::Square { TypeRole::Label } else { TypeRole::Body };
    let note_role = if shape.is_flat() { TypeRole::Label } else { TypeRole::Body };
    let figure = match shape.kind {
        ShapeKind::Wide => 0.85,
        ShapeKind::Square => 0.50,
        ShapeKind::Tall | ShapeKind::Portrait => 0.74,
    };
    let figure_px = figure * sheet.size_px(TypeRole::Figure);
    let number = (part(item, "nilai"), part(item, "satuan"));
    Side {
        label: Paragraph::of(sheet, part(item, "label"), label_role, Weight::SemiBold, room_px, 1),
        figure: Figure::fit(sheet, number, figure_px, room_px, STYLE),
        note: Paragraph::of(sheet, part(item, "catatan"), note_role, Weight::Regular, room_px, 3)
            .with_leading(TypeRole::Body.leading()),
    }
}

/// A half and its words in the middle of its height; gives back the middle of its number.
fn half_with_words(sheet: &mut Sheet<'_>, half: &Half, side: &Side) -> f32 {
    let Extent { x_px, y_px, width_px, height_px } = half.ground;
    let Colors { ground, label, words } = half.colors;
    let is_square = sheet.shape.kind == ShapeKind::Square;
    let (label_gap_px, note_gap_px) =
        if is_square { (sheet.px(0.036), sheet.px(0.042)) } else { (sheet.px(0.055), sheet.px(0.06)) };
    let ([label_px, figure_px, note_px], words_px) = stacked([
        (0.0, side.label.height_px()),
        (label_gap_px, side.figure.height_px()),
        (note_gap_px, side.note.height_px()),
    ]);
    let air_px = (half.bottom_px - y_px - words_px) / 2.0;
    if air_px < sheet.px(LEAST_AIR) {
        sheet.tight("sisi");
    }
    let top_px = y_px + air_px;
    sheet.enter(Enter::wipe(half.at_s));
    sheet.rect(x_px, y_px, width_px, height_px, ground);
    sheet.enter(Enter::rise(half.at_s + WORDS_LATER_S));
    side.label.draw(sheet, half.text_x_px, top_px + label_px, label, ground);
    side.figure.draw(sheet, half.text_x_px, top_px + figure_px, words, ground);
    side.note.draw(sheet, half.text_x_px, top_px + note_px, words, ground);
    top_px + figure_px + side.figure.height_px() / 2.0
}

/// The arrow on the seam, beside the later number or above its half.
fn arrow(sheet: &mut Sheet<'_>, later: &Half, figure_px: f32) {
    let (shape, palette) = (sheet.shape, sheet.palette);
    let radius_px = sheet.px(DISC_RADIUS);
    let (icon, x_px, y_px) = match shape.is_wide() {
        true => (Icon::ArrowRight, later.ground.x_px, figure_px),
        false => (Icon::ArrowDown, shape.rail_px - radius_px, later.ground.y_px),
    };
    sheet.enter(Enter::fade(ARROW_S));
    sheet.add(Form::Circle { x_px, y_px, radius_px, fill: palette.accent, stroke: None }, None);
    sheet.icon(icon, x_px, y_px, ARROW * radius_px, palette.on_color(palette.accent));
}
