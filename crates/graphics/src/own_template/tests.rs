use std::sync::Arc;

use proptest::prelude::*;
use sunting_timeline::Color;
use sunting_timeline::described::Described;
use sunting_timeline::graphic::{FieldValue, Graphic};
use sunting_timeline::own_template::MOST_TEMPLATE_BYTES;

use super::*;
use crate::drawing::{Drawing, Form};
use crate::fit::clean;
use crate::kit::Kit;
use crate::language::Language;
use crate::logo::Logo;
use crate::picture;
use crate::shape::ShapeKind;
use crate::sheet::{Office, Surroundings};
use crate::type_scale::{CAPITAL, DESCENT};

#[path = "hostile_tests.rs"]
mod hostile;

const EXAMPLE: &str = include_str!("../../../../assets/templates/pengumuman.svg");
const KABAR: &str = "<rect data-field='kabar' x='100' y='100' width='900' height='300' data-lines='2'/>";

pub(super) fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 1920 1080'>\
         {inside}</svg>"
    )
}

pub(super) fn decode(text: &str) -> Result<OwnTemplate, OwnTemplateError> {
    OwnTemplate::decode(text.as_bytes())
}

fn around(kind: ShapeKind) -> Surroundings {
    let rgba = [11, 74, 111, 255].repeat(8);
    let logo = Logo { width_px: 4, height_px: 2, rgba, edges_cleared: false, words_left_out: false };
    Surroundings {
        shape: Shape::of_kind(kind),
        palette: Palette::of(&Kit::default(), Ground::Light),
        office: Office { name: String::new(), logo: Some(Arc::new(logo)) },
        language: Language::Indonesian,
        over_subtitles: false,
    }
}

fn filled(fields: &[(&str, &str)]) -> Graphic {
    let mut graphic = Graphic::new("milik-kabar");
    for (field, words) in fields {
        graphic.fields.insert((*field).to_owned(), FieldValue::Text((*words).to_owned()));
    }
    graphic
}

fn pixel(drawing: &Drawing, (x, y): (usize, usize)) -> [u8; 4] {
    let (width_px, height_px) = (drawing.width_px as usize / 4, drawing.height_px as usize / 4);
    let rgba = picture::whole(drawing, None, (width_px, height_px)).unwrap();
    let at = 4 * (y / 4 * width_px + x / 4);
    [rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]]
}

fn logo_of(drawing: &Drawing) -> Option<Extent> {
    drawing.marks().find_map(|mark| match mark.form {
        Form::Logo { extent, .. } => Some(extent),
        _ => None,
    })
}

#[test]
fn the_example_is_a_template_without_findings() {
    let own = decode(EXAMPLE).unwrap();
    assert_eq!((own.title(), own.shape().kind), ("Pengumuman", ShapeKind::Wide));
    assert_eq!(own.findings(), []);
    let fields: Vec<_> = own.fields().map(|field| (field.id, field.required, field.most_characters)).collect();
    assert_eq!(fields, [("label", false, 32), ("judul", true, 64), ("isi", false, 90)]);
    assert_eq!(own.fields().next().map(|field| field.names.english), Some("Label"));
}

#[test]
fn the_example_is_drawn_in_every_shape_and_in_the_office_s_colours() {
    let own = decode(EXAMPLE).unwrap();
    let example = own.example("milik-pengumuman");
    let drawing = own.lay_out(&example, &around(ShapeKind::Wide));
    let words: Vec<_> = drawing.lines().map(|line| line.text.as_str()).collect();
    assert_eq!(words.len(), 6, "{words:?}");
    assert_eq!((drawing.shrink, pixel(&drawing, (1140, 180))), (1.0, [0x0B, 0x4A, 0x6F, 255]));
    assert_eq!(pixel(&drawing, (1300, 600))[3], 0);
    let logo = logo_of(&drawing).unwrap();
    assert_eq!((logo.width_px, logo.height_px), (244.0, 122.0));
    // What the logo stands on goes with it.
    let plate = (1560, 200);
    assert_eq!(pixel(&drawing, plate)[3], 255);
    let without = Surroundings { office: Office::default(), ..around(ShapeKind::Wide) };
    assert_eq!(pixel(&own.lay_out(&example, &without), plate)[3], 0);
    let red = Kit { primary: Color::rgb(0xC8, 0x10, 0x2E), ..Kit::default() };
    let surroundings = Surroundings { palette: Palette::of(&red, Ground::Light), ..around(ShapeKind::Wide) };
    assert_eq!(pixel(&own.lay_out(&example, &surroundings), (1140, 180)), [0xC8, 0x10, 0x2E, 255]);
    // In a film held upright it lies whole in the middle.
    let tall = own.lay_out(&example, &around(ShapeKind::Tall));
    let [top, panel] = [(640, 500), (640, 760)].map(|at| pixel(&tall, at)[3]);
    assert_eq!((tall.width_px, tall.height_px, top, panel), (1080.0, 1920.0, 0, 255));
    assert!(tall.lines().all(|line| line.extent().right_px() <= 1080.0 && line.baseline_px < 1264.0));
}

#[test]
fn a_box_stands_where_it_is_seen_whatever_moves_its_group_and_whatever_its_unit() {
    let moved = "<g transform='translate(200 100) scale(2)'><rect data-field='a' x='10' y='20' width='300' height='60' \
                 data-align='kanan' data-valign='bawah'/></g>";
    let own = decode(&svg(moved)).unwrap();
    let extent = own.boxes[0].extent;
    let found = [extent.x_px, extent.y_px, extent.width_px, extent.height_px].map(f32::round);
    assert_eq!(found, [220.0, 140.0, 600.0, 120.0]);
    let drawing = own.lay_out(&filled(&[("a", "Kata")]), &around(ShapeKind::Wide));
    let line = drawing.lines().next().unwrap();
    assert!((line.extent().right_px() - 820.0).abs() < 0.1 && (line.extent().bottom_px() - 260.0).abs() < 0.1);
    let millimetres = "<svg xmlns='http://www.w3.org/2000/svg' width='192mm' height='108mm' viewBox='0 0 192 108'>\
                       <rect data-field='a' x='19.2' y='10.8' width='96' height='54'/></svg>";
    let extent = decode(millimetres).unwrap().boxes[0].extent;
    assert!((extent.x_px - 192.0).abs() < 0.5 && (extent.height_px - 540.0).abs() < 0.5, "{extent:?}");
}

#[test]
fn a_shape_that_belongs_to_the_logo_is_hidden_whatever_its_style() {
    let plates = "<g data-logo='alas'><rect width='300' height='300'/></g>\
                  <rect data-logo='alas' data-fill='paper' y='400' width='300' height='300'/>\
                  <rect data-logo='alas' style='fill:#f00' x='400' width='300' height='300'/>";
    let own = decode(&svg(&format!("{plates}{KABAR}"))).unwrap();
    let graphic = filled(&[("kabar", "Kata")]);
    let seen = |surroundings: &Surroundings| {
        let drawing = own.lay_out(&graphic, surroundings);
        [(40, 40), (40, 440), (440, 40)].map(|at| pixel(&drawing, at)[3])
    };
    assert_eq!(seen(&around(ShapeKind::Wide)), [255; 3]);
    assert_eq!(seen(&Surroundings { office: Office::default(), ..around(ShapeKind::Wide) }), [0; 3]);
}

#[test]
fn a_page_of_854_by_480_covers_its_picture_to_the_last_row() {
    let page = "<svg xmlns='http://www.w3.org/2000/svg' width='854' height='480' viewBox='0 0 854 480'>\
                <rect width='854' height='480' fill='#102030'/>\
                <rect data-field='a' x='427' y='240' width='427' height='240' fill='none'/></svg>";
    let own = decode(page).unwrap();
    let extent = own.boxes[0].extent;
    let found = [extent.x_px, extent.y_px, extent.right_px(), extent.bottom_px()].map(|px| (px * 100.0).round());
    assert_eq!(found, [96000.0, 54000.0, 192_000.0, 108_000.0]);
    let drawing = own.lay_out(&filled(&[]), &around(ShapeKind::Wide));
    let rgba = picture::whole(&drawing, None, (854, 480)).unwrap();
    let clear = rgba.chunks_exact(4).filter(|pixel| pixel[3] != 255).count();
    assert_eq!((rgba.len(), clear), (854 * 480 * 4, 0));
}

#[test]
fn words_can_be_read_on_the_fill_of_their_box() {
    let dark = KABAR.replace("/>", " style='fill:#102030'/>");
    let graphic = filled(&[("kabar", "Kabar")]);
    let own = decode(&svg(&dark)).unwrap();
    let drawing = own.lay_out(&graphic, &around(ShapeKind::Wide));
    let line = drawing.lines().next().unwrap();
    assert_eq!((line.fill, line.ground), (Color::rgb(255, 255, 255), Color::rgb(0x10, 0x20, 0x30)));
    assert!(!own.findings().iter().any(|finding| matches!(finding, Finding::Faint { .. } | Finding::NoGround { .. })));
    let faint = decode(&svg(&dark.replace("data-lines", "data-color='#203040' data-lines"))).unwrap();
    assert!(
        faint.findings().iter().any(|finding| matches!(finding, Finding::Faint { contrast, .. } if *contrast < 2.0))
    );
}

#[test]
fn what_may_be_read_badly_is_told() {
    let told = |inside: &str| {
        let mut codes: Vec<_> = decode(&svg(inside)).unwrap().findings().iter().map(Described::code).collect();
        codes.dedup();
        codes.join(" ").replace("own-template-", "")
    };
    let none = "style='fill:none'";
    let place = |y: u32| format!("x='200' y='{y}' width='900' height='120' {none}");
    assert_eq!(told(&format!("<rect data-field='a' {}/>", place(200))), "no-example no-ground");
    let example = "data-example='Satu'";
    assert_eq!(told(&format!("<rect data-field='a' {example} {}/>", place(860))), "subtitles no-ground");
    assert_eq!(told(&format!("<rect data-field='a' {example} {}/>", place(10))), "edge no-ground");
    let page = "<rect width='1920' height='1080' fill='#fff'/>";
    assert_eq!(told(&format!("{page}<rect data-field='a' {example} {}/>", place(200))), "");
    let two = format!("{page}<rect data-field='a' {example} {}/>", place(200)).repeat(2).replacen("'a'", "'b'", 1);
    assert_eq!(told(&two), "overlap");
    let long = format!(
        "{page}<text x='9' y='90'>Tetap</text><rect data-field='a' data-line='2' \
                        data-example='{}' {}/>",
        "panjang ".repeat(12),
        place(200)
    );
    assert_eq!(told(&long), "fixed-words unknown-attribute smaller");
}

#[test]
fn fixed_words_are_drawn_whatever_font_they_ask_for() {
    let words = "<text x='100' y='800' font-family='Comic Sans MS' font-size='200'>MMMM</text>";
    let own = decode(&svg(&format!("{KABAR}{words}"))).unwrap();
    let drawing = own.lay_out(&Graphic::new("milik-kabar"), &around(ShapeKind::Wide));
    let rgba = picture::whole(&drawing, None, (480, 270)).unwrap();
    let seen = rgba.chunks_exact(4).skip(480 * 160).filter(|pixel| pixel[3] > 200).count();
    assert!(seen > 1000, "{seen}");
}

#[test]
fn office_colours_go_before_whatever_colours_an_element() {
    let inside = "<style>.a { fill: #00ff00 }</style><rect class='a' fill='red' style='fill:blue' data-fill='accent' \
                  width='1920' height='1080'/>";
    let own = decode(&svg(&format!("{inside}{KABAR}"))).unwrap();
    let drawing = own.lay_out(&Graphic::new("milik-kabar"), &around(ShapeKind::Wide));
    assert_eq!(pixel(&drawing, (1800, 900)), [0xF5, 0xB3, 0x35, 255]);
}

#[test]
fn the_whole_fades_in_and_out() {
    let drawing = decode(EXAMPLE).unwrap().lay_out(&filled(&[("judul", "Satu")]), &around(ShapeKind::Wide));
    assert_eq!(drawing.layers.len(), 1);
    let opacity = |time_s| drawing.layers[0].state(time_s, 5.0, crate::motion::Motions::Full).opacity;
    assert_eq!((opacity(0.0), opacity(2.0), opacity(5.0)), (0.0, 1.0, 0.0));
}

/// The lines of a box, and whether all of them are in it with all their letters.
fn check_words(own: &OwnTemplate, words: &str, kind: ShapeKind) -> Result<(), TestCaseError> {
    let drawing = own.lay_out(&filled(&[("a", words)]), &around(kind));
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let drawn: String = drawing.lines().map(|line| letters(&line.text)).collect();
    prop_assert_eq!(drawn, letters(&clean(words)));
    let (shape, picture) = (own.shape(), Shape::of_kind(kind));
    let scale = (picture.width_px / shape.width_px).min(picture.height_px / shape.height_px);
    let extent = own.boxes[0].extent;
    let left_px = (picture.width_px - shape.width_px * scale) / 2.0 + extent.x_px * scale;
    let top_px = (picture.height_px - shape.height_px * scale) / 2.0 + extent.y_px * scale;
    for line in drawing.lines() {
        let place = line.extent();
        let across = place.x_px >= left_px - 0.1 && place.right_px() <= left_px + extent.width_px * scale + 0.1;
        let down = line.baseline_px - CAPITAL * line.size_px >= top_px - 0.1
            && line.baseline_px + DESCENT * line.size_px <= top_px + extent.height_px * scale + 0.1;
        prop_assert!(across && down, "{:?} in {:?}", line, extent);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn words_stay_in_their_boxes_and_none_is_lost(
        x in 0_u32..1800, y in 0_u32..1000, width in 30_u32..1900, height in 30_u32..1080, lines in 1_u32..6,
        role in 0_usize..6, align in 0_usize..3, valign in 0_usize..3, kind in 0_usize..4,
        words in "([A-Za-z0-9.@é]{1,30}[ \n]?){0,40}"
    ) {
        let (width, height) = (width.min(1920 - x), height.min(1080 - y));
        prop_assume!(width >= 30 && height >= 30);
        let role = ["catatan", "label", "isi", "sub", "judul", "besar"][role];
        let (align, valign) = (["kiri", "tengah", "kanan"][align], ["atas", "tengah", "bawah"][valign]);
        let inside = format!(
            "<rect data-field='a' data-lines='{lines}' data-role='{role}' data-align='{align}' data-valign='{valign}' \
             x='{x}' y='{y}' width='{width}' height='{height}'/>"
        );
        check_words(&decode(&svg(&inside)).unwrap(), &words, ShapeKind::ALL[kind])?;
    }

    #[test]
    fn no_numbers_make_trouble(numbers in prop::array::uniform6(prop_oneof![
        Just("NaN"), Just("inf"), Just("-1e38"), Just("1e39"), Just("1e-40"), Just("0"), Just("-5"), Just("50%"),
        Just("300"), Just("900"), Just("9999999999999999999999")
    ]), view in any::<bool>()) {
        let [a, b, c, d, e, f] = numbers;
        let page = if view { format!("viewBox='0 0 {e} {f}'") } else { format!("width='{e}' height='{f}'") };
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' {page}><rect data-field='a' x='{a}' y='{b}' width='{c}' \
             height='{d}'/><g transform='scale({e} {f})'><path d='M{a} {b}L{c} {d}A{e} {f} 0 0 0 {a} {b}' \
             stroke='red' stroke-width='{e}' stroke-dasharray='{f} 1e-9'/></g></svg>"
        );
        if let Ok(own) = decode(&text) {
            own.findings();
            check_words(&own, "Satu kata", ShapeKind::Tall)?;
        }
    }
}
