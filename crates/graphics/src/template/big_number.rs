//! One figure to remember: its label, the number as large as it fits, a sentence and the source.

use sunting_timeline::graphic::Graphic;

use super::figure::{Figure, FigureStyle};
use super::paragraph::{Paragraph, stacked};
use super::{Cover, Field, Names, Template};
use crate::fonts::Weight;
use crate::motion::Enter;
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "angka-besar",
    names: Names::new("Angka besar", "Big number"),
    purpose: Names::new("Menunjukkan satu angka yang perlu diingat", "Shows one figure to remember"),
    cover: Cover::Panel,
    fields: &[
        Field::text("label", Names::new("Label", "Label"), 80, "Anak yang imunisasi dasarnya lengkap di Kota Contoh")
            .required(),
        Field::text("angka", Names::new("Angka", "Number"), 20, "87,4").required(),
        Field::text("satuan", Names::new("Satuan", "Unit"), 12, "%"),
        Field::text("keterangan", Names::new("Keterangan", "Sentence"), 72, "Naik dari 79,2% pada tahun 2023"),
        Field::text(
            "sumber",
            Names::new("Sumber", "Source"),
            80,
            "Sumber: Dinas Kesehatan Kota Contoh, 2024 (data contoh)",
        )
        .required(),
    ],
    seconds: 5.0,
    draw,
};

const STYLE: FigureStyle = FigureStyle { tracking: -0.05, unit: 0.5, unit_tracking: -0.02, gap: 0.08, in_cells: true };
/// How much of a wide picture the panel covers.
const WIDE_PANEL: f32 = 0.61;
/// With less footage than this left above the panel, it covers the picture: no thin strip.
const LEAST_FOOTAGE: f32 = 0.20;
/// The least air between label and number in wide pictures.
const LEAST_AIR: f32 = 0.06;
/// When the number counts, and for how long.
const COUNT_S: (f32, f32) = (0.45, 1.20);

/// The texts as they fit.
struct Texts {
    label: Paragraph,
    figure: Figure,
    sentence: Paragraph,
    source: Paragraph,
}

/// Where the panel and the texts begin.
struct Places {
    panel_px: f32,
    label_px: f32,
    figure_px: f32,
    sentence_px: f32,
    source_px: f32,
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let (shape, palette, x_px) = (sheet.shape, sheet.palette, sheet.shape.left_px);
    let width_px = if shape.is_wide() { WIDE_PANEL * shape.width_px } else { shape.width_px };
    let right_px = if shape.is_wide() { width_px - sheet.px(0.06) } else { shape.rail_px };
    let texts = texts(sheet, graphic, right_px - x_px);
    let places = if shape.is_wide() { places_beside(sheet, &texts) } else { places_below(sheet, &texts) };
    let (y_px, height_px) = (places.panel_px, shape.height_px - places.panel_px);
    sheet.wipe(Enter::wipe(0.0));
    sheet.rect(0.0, y_px, width_px, height_px, palette.paper);
    sheet.enter(Enter::rise(0.25));
    texts.label.draw_heading(sheet, places.label_px, palette.tab, palette.ink, palette.paper);
    sheet.enter(Enter::fade(0.40));
    texts.figure.draw_counting(sheet, (x_px, places.figure_px), palette.mark, palette.paper, Some(COUNT_S));
    sheet.enter(Enter::fade(1.55));
    texts.sentence.draw(sheet, x_px, places.sentence_px, palette.ink, palette.paper);
    sheet.enter(Enter::fade(0.45));
    texts.source.draw(sheet, x_px, places.source_px, palette.muted, palette.paper);
}

fn texts(sheet: &Sheet<'_>, graphic: &Graphic, room_px: f32) -> Texts {
    let text = |field: &str, role: (TypeRole, f32), weight: Weight, most_lines: usize| {
        Paragraph::scaled(sheet, graphic.text(field), role, weight, room_px, most_lines)
    };
    let number = (graphic.text("angka"), graphic.text("satuan"));
    Texts {
        label: text("label", (TypeRole::Sub, 0.92), Weight::SemiBold, 3),
        figure: Figure::fit(sheet, number, sheet.size_px(TypeRole::Figure), room_px, STYLE),
        sentence: text("keterangan", (TypeRole::Body, 0.95), Weight::Regular, 2),
        source: text("sumber", (TypeRole::Note, 1.0), Weight::Regular, 2),
    }
}

/// In wide pictures the panel has the picture's height: label above, source below, the number between them.
fn places_beside(sheet: &mut Sheet<'_>, texts: &Texts) -> Places {
    let shape = sheet.shape;
    let label_px = shape.top_px + sheet.px(0.035);
    let label_end_px = label_px + texts.label.height_px();
    let source_px = shape.bottom_px - texts.source.height_px();
    let blocks = [(0.0, texts.figure.height_px()), (sheet.px(0.075), texts.sentence.height_px())];
    let ([figure_px, sentence_px], height_px) = stacked(blocks);
    let air_px = (source_px - label_end_px - height_px) / 2.0;
    if air_px < sheet.px(LEAST_AIR) {
        sheet.tight("angka");
    }
    let (figure_px, sentence_px) = (label_end_px + air_px + figure_px, label_end_px + air_px + sentence_px);
    Places { panel_px: 0.0, label_px, figure_px, sentence_px, source_px: source_px - sheet.px(0.005) }
}

/// In the others it runs off the foot.
fn places_below(sheet: &Sheet<'_>, texts: &Texts) -> Places {
    let shape = sheet.shape;
    let ([label_px, figure_px, sentence_px, source_px], height_px) = stacked([
        (0.0, texts.label.height_px()),
        (sheet.px(0.095), texts.figure.height_px()),
        (sheet.px(0.07), texts.sentence.height_px()),
        (sheet.px(0.085), texts.source.height_px()),
    ]);
    let y_px = shape.bottom_px - sheet.px(0.005) - height_px;
    let panel_px = y_px - sheet.px(0.075);
    Places {
        panel_px: if panel_px < LEAST_FOOTAGE * shape.height_px { 0.0 } else { panel_px },
        label_px: y_px + label_px,
        figure_px: y_px + figure_px,
        sentence_px: y_px + sentence_px,
        source_px: y_px + source_px,
    }
}
