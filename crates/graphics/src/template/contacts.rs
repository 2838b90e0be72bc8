//! Where to ask, and what it rests on.

use sunting_timeline::graphic::Graphic;

use super::examples::{filled_rows, part};
use super::paragraph::Paragraph;
use super::rows::{FIRST_S, INDENT, NOTE_S};
use super::{Cover, Field, FieldKind, Names, Template, split};
use crate::drawing::Extent;
use crate::fonts::Weight;
use crate::icon::Icon;
use crate::language::Language;
use crate::motion::{Enter, STAGGER_S};
use crate::sheet::Sheet;
use crate::type_scale::TypeRole;

pub(super) const TEMPLATE: Template = Template {
    id: "kontak-dan-sumber",
    names: Names::new("Kontak dan sumber", "Contact, sources"),
    purpose: Names::new("Menyebut tempat bertanya dan dasarnya", "Says where to ask, and what it rests on"),
    cover: Cover::Page,
    fields: &[
        Field::text("judul", Names::new("Judul", "Title"), 40, "Masih ada pertanyaan?").required(),
        Field::of(
            "kontak",
            Names::new("Kontak", "Contacts"),
            FieldKind::List {
                least: 1,
                most: 4,
                parts: &[
                    Field::of("jenis", Names::new("Jenis", "Kind"), FieldKind::Icon, ""),
                    Field::text("teks", Names::new("Kontak", "Contact"), 40, "").required(),
                ],
            },
            "whatsapp-logo|0800-0000-0000\nphone|(021) 000 0000\nglobe-simple|disdukcapil.contoh.go.id",
        )
        .required(),
        Field::of(
            "sumber",
            Names::new("Dasar dan sumber", "Basis and sources"),
            FieldKind::List {
                least: 0,
                most: 3,
                parts: &[Field::text("teks", Names::new("Sumber", "Source"), 90, "").required()],
            },
            "Peraturan Menteri Dalam Negeri Nomor 72 Tahun 2022\nDiperbarui 24 November 2026",
        ),
    ],
    seconds: 7.0,
    draw,
};

const ICON: f32 = 0.072;
/// Between a contact's kind and its words, and below them.
const KIND_GAP: f32 = 0.030;
const CONTACT_GAP: f32 = 0.075;
/// A contact's size, of its role.
const CONTACT: (TypeRole, f32) = (TypeRole::Body, 1.08);
const HAIRLINE: f32 = 0.003;
/// Below the hairline, below the heading of the sources, and below each source.
const SOURCES_DOWN: f32 = 0.05;
const SOURCES_HEAD_GAP: f32 = 0.035;
const SOURCE_GAP: f32 = 0.03;

/// A contact as it fits.
struct Contact {
    icon: Option<Icon>,
    kind: Paragraph,
    text: Paragraph,
}

fn draw(sheet: &mut Sheet<'_>, graphic: &Graphic) {
    let kicker = sheet.language.choose("Kontak", "Contact");
    let field = split::draw(sheet, kicker, graphic.text("judul"));
    let indent_px = sheet.px(INDENT) * sheet.shape.type_factor;
    let contacts = contacts(sheet, graphic, field.width_px - indent_px);
    let heights_px: Vec<f32> = contacts.iter().map(|contact| contact.height_px(sheet)).collect();
    let sources: Vec<&str> = filled_rows(graphic, "sumber", "teks").into_iter().map(|(_, text)| text).collect();
    let sources = Paragraph::alike(sheet, &sources, (TypeRole::Note, 1.0), Weight::Regular, field.width_px, 2);
    let used_px = heights_px.iter().sum::<f32>() + sources_height_px(sheet, &sources);
    let spare_px = if sheet.shape.is_wide() { ((field.height_px - used_px) / 2.0).max(0.0) } else { 0.0 };
    let mut y_px = field.y_px + spare_px;
    for (index, (contact, height_px)) in contacts.iter().zip(&heights_px).enumerate() {
        sheet.enter(Enter::rise(FIRST_S + index as f32 * STAGGER_S));
        draw_contact(sheet, contact, field.x_px, indent_px, y_px);
        y_px += height_px;
    }
    if !sources.is_empty() {
        sheet.enter(Enter::fade(NOTE_S + contacts.len() as f32 * STAGGER_S));
        draw_sources(sheet, &sources, Extent { y_px, ..field });
    }
}

fn contacts(sheet: &Sheet<'_>, graphic: &Graphic, room_px: f32) -> Vec<Contact> {
    let rows = filled_rows(graphic, "kontak", "teks");
    let texts: Vec<&str> = rows.iter().map(|(_, text)| *text).collect();
    let texts = Paragraph::alike(sheet, &texts, CONTACT, Weight::SemiBold, room_px, 1);
    let contact = |(item, text)| {
        let icon = Icon::from_id(part(item, "jenis").trim());
        let kind = icon.map_or("", |icon| kind(icon, sheet.language));
        Contact { icon, kind: Paragraph::of(sheet, kind, TypeRole::Note, Weight::Regular, room_px, 1), text }
    };
    rows.iter().map(|(item, _)| *item).zip(texts).map(contact).collect()
}

/// What an icon stands for, as people call it.
fn kind(icon: Icon, language: Language) -> &'static str {
    match icon {
        Icon::WhatsappLogo => "WhatsApp",
        Icon::Phone => language.choose("Telepon", "Telephone"),
        Icon::GlobeSimple => language.choose("Situs", "Website"),
        Icon::EnvelopeSimple => "Email",
        Icon::MapPin => language.choose("Alamat", "Address"),
        Icon::Clock | Icon::CalendarBlank => language.choose("Jam layanan", "Opening hours"),
        _ => "",
    }
}

impl Contact {
    /// The height of its lines.
    fn lines_px(&self, sheet: &Sheet<'_>) -> f32 {
        let gap_px = if self.kind.is_empty() { 0.0 } else { sheet.px(KIND_GAP) };
        self.kind.height_px() + gap_px + self.text.height_px()
    }

    /// With the air below it.
    fn height_px(&self, sheet: &Sheet<'_>) -> f32 {
        self.lines_px(sheet) + sheet.px(CONTACT_GAP)
    }
}

fn draw_contact(sheet: &mut Sheet<'_>, contact: &Contact, x_px: f32, indent_px: f32, y_px: f32) {
    let palette = sheet.palette;
    let lines_px = contact.lines_px(sheet);
    if let Some(icon) = contact.icon {
        let icon_px = sheet.px(ICON) * sheet.shape.type_factor;
        sheet.icon(icon, x_px + icon_px / 2.0, y_px + lines_px / 2.0, icon_px, palette.mark);
    }
    contact.kind.draw(sheet, x_px + indent_px, y_px, palette.muted, palette.paper);
    let text_y_px = y_px + lines_px - contact.text.height_px();
    contact.text.draw(sheet, x_px + indent_px, text_y_px, palette.ink, palette.paper);
}

fn sources_head(sheet: &Sheet<'_>, room_px: f32) -> Paragraph {
    let head = sheet.language.choose("Dasar dan sumber", "Basis and sources");
    Paragraph::of(sheet, head, TypeRole::Note, Weight::SemiBold, room_px, 1)
}

/// From the hairline to below the last source; nothing where there are none.
fn sources_height_px(sheet: &Sheet<'_>, sources: &[Paragraph]) -> f32 {
    if sources.is_empty() {
        return 0.0;
    }
    let head_px = sources_head(sheet, f32::INFINITY).height_px();
    let each_px = |source: &Paragraph| source.height_px() + sheet.px(SOURCE_GAP);
    sheet.px(SOURCES_DOWN) + head_px + sheet.px(SOURCES_HEAD_GAP) + sources.iter().map(each_px).sum::<f32>()
}

fn draw_sources(sheet: &mut Sheet<'_>, sources: &[Paragraph], field: Extent) {
    let palette = sheet.palette;
    let Extent { x_px, y_px, width_px, .. } = field;
    sheet.rect(x_px, y_px, width_px, sheet.px(HAIRLINE), palette.line);
    let mut next_px = y_px + sheet.px(SOURCES_DOWN);
    let head = sources_head(sheet, width_px);
    head.draw(sheet, x_px, next_px, palette.muted, palette.paper);
    next_px += head.height_px() + sheet.px(SOURCES_HEAD_GAP);
    for source in sources {
        source.draw(sheet, x_px, next_px, palette.muted, palette.paper);
        next_px += source.height_px() + sheet.px(SOURCE_GAP);
    }
}
