use std::sync::Arc;

use proptest::prelude::*;
use sunting_timeline::graphic::{FieldValue, Graphic, Item};

use super::*;
use crate::check::flaws;
use crate::drawing::{Extent, Form, Layer};
use crate::fit::clean;
use crate::kit::Kit;
use crate::language::Language;
use crate::logo::Logo;
use crate::motion::Motions;
use crate::palette::{Ground, Palette};
use crate::shape::{Shape, ShapeKind};
use crate::sheet::Office;
use crate::test_support::{next_random, palettes};

#[path = "crowded_tests.rs"]
mod crowded;
#[path = "random_tests.rs"]
mod random;

fn logo(width_px: u32, height_px: u32) -> Option<Arc<Logo>> {
    let rgba = [11, 74, 111, 255].repeat((width_px * height_px) as usize);
    Some(Arc::new(Logo { width_px, height_px, rgba, edges_cleared: false, words_left_out: false }))
}

fn around(kind: ShapeKind, over_subtitles: bool) -> Surroundings {
    Surroundings {
        shape: Shape::of_kind(kind),
        palette: Palette::of(&Kit::default(), Ground::Light),
        office: Office { name: "Disdukcapil Kota Contoh".to_owned(), logo: logo(4, 4) },
        language: Language::Indonesian,
        over_subtitles,
    }
}

/// Every shape, with and without subtitles.
fn places() -> impl Iterator<Item = (ShapeKind, bool)> {
    ShapeKind::ALL.into_iter().flat_map(|kind| [(kind, false), (kind, true)])
}

/// The shape that the text of a template has to stay in.
fn shape_of(template: &Template, surroundings: &Surroundings) -> Shape {
    let gives_way = surroundings.over_subtitles && matches!(template.cover, Cover::Page | Cover::Panel);
    if gives_way { surroundings.shape.above_lane() } else { surroundings.shape }
}

fn with(template: &Template, field: &str, value: FieldValue) -> Graphic {
    let mut graphic = template.example();
    graphic.fields.insert(field.to_owned(), value);
    graphic
}

fn with_text(template: &Template, field: &str, text: &str) -> Graphic {
    with(template, field, FieldValue::Text(text.to_owned()))
}

fn with_switch(template: &Template, field: &str, on: bool) -> Graphic {
    with(template, field, FieldValue::Switch(on))
}

fn texts(drawing: &Drawing) -> Vec<String> {
    drawing.lines().map(|line| line.text.clone()).collect()
}

fn rects(layers: &[Layer]) -> impl Iterator<Item = Extent> {
    layers.iter().flat_map(|layer| &layer.marks).filter_map(|mark| match &mark.form {
        Form::Rect { extent, .. } => Some(*extent),
        _ => None,
    })
}

fn lowest_px(drawing: &Drawing) -> f32 {
    rects(&drawing.layers).map(|extent| extent.bottom_px()).fold(0.0, f32::max)
}

#[test]
fn every_example_fits_every_shape_with_and_without_subtitles() {
    for (template, (kind, over_subtitles)) in
        all().iter().flat_map(|template| places().map(move |place| (template, place)))
    {
        let surroundings = around(kind, over_subtitles);
        let drawing = template.lay_out(&template.example(), &surroundings);
        assert_eq!(
            flaws(&drawing, &shape_of(template, &surroundings)),
            [],
            "{} {kind:?} {over_subtitles}",
            template.id
        );
        // Contacts with two sources are too many for what subtitles leave of a square.
        let is_too_much = template.id == "kontak-dan-sumber" && kind == ShapeKind::Square && over_subtitles;
        assert_eq!(drawing.is_crowded(), is_too_much, "{} {kind:?} {over_subtitles}", template.id);
        let is_roomy = matches!(kind, ShapeKind::Wide | ShapeKind::Tall) && !over_subtitles;
        assert!(drawing.shrink == 1.0 || !is_roomy, "{} {kind:?}", template.id);
    }
}

#[test]
fn every_template_is_named_and_asks_for_its_fields_once() {
    for template in all() {
        assert_eq!(find(template.id).map(|found| found.names), Some(template.names));
        let mut ids: Vec<_> = template.fields.iter().map(|field| field.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), template.fields.len(), "{}", template.id);
        assert_eq!(template.missing(&template.example()).count(), 0, "{}", template.id);
    }
    assert_eq!(all().len(), 14);
}

#[test]
fn nothing_filled_in_draws_what_is_there() {
    for (template, kind) in all().iter().flat_map(|template| ShapeKind::ALL.map(|kind| (template, kind))) {
        let graphic = Graphic::new(template.id);
        let drawing = template.lay_out(&graphic, &around(kind, false));
        assert!(drawing.lines().all(|line| !line.text.is_empty()), "{}", template.id);
        let required = template.fields.iter().filter(|field| field.required).count();
        assert_eq!(template.missing(&graphic).count(), required, "{}", template.id);
    }
}

#[test]
fn a_strap_stands_on_its_foot_whatever_it_says_and_for_its_whole_time() {
    let (name, place) = (find("nama-dan-jabatan").unwrap(), find("lokasi").unwrap());
    let graphics = [
        (name, name.example()),
        (name, with_text(name, "jabatan", "")),
        (name, with_text(name, "jabatan", &"Kepala Bidang ".repeat(8))),
        (place, place.example()),
        (place, with_text(place, "jam", "")),
    ];
    for (template, graphic) in graphics {
        for (kind, over_subtitles) in places() {
            let surroundings = around(kind, over_subtitles);
            let shape = surroundings.shape;
            let foot_px = if over_subtitles { shape.raised_foot_px() } else { shape.foot_px };
            let drawing = template.lay_out(&graphic, &surroundings);
            assert!((lowest_px(&drawing) - foot_px).abs() < 0.01, "{} {kind:?}", template.id);
            for (layer, tenth) in drawing.layers.iter().flat_map(|layer| (0..60).map(move |tenth| (layer, tenth))) {
                assert_eq!(layer.state(tenth as f32 / 10.0, 6.0, Motions::Full).offset, 0.0);
            }
        }
    }
}

#[test]
fn subtitles_move_words_but_not_the_ground_of_panels() {
    for id in ["judul-pembuka", "kapan-di-mana-berapa", "angka-besar"] {
        let template = find(id).unwrap();
        for kind in ShapeKind::ALL {
            let surroundings = around(kind, true);
            let drawing = template.lay_out(&template.example(), &surroundings);
            assert!((lowest_px(&drawing) - surroundings.shape.height_px).abs() < 0.01, "{id}");
            assert!(drawing.lines().all(|line| line.baseline_px < surroundings.shape.lane_top_px), "{id}");
        }
    }
}

#[test]
fn a_number_counts_up_and_ends_as_it_was_typed() {
    let template = find("angka-besar").unwrap();
    for typed in ["87,4", "12.400", "Rp1.234.567.890.123", "2026", "87,40", "0", "\u{2212}0,8", "satu dari tiga", "3"] {
        let drawing = template.lay_out(&with_text(template, "angka", typed), &around(ShapeKind::Wide, false));
        assert!(texts(&drawing).iter().any(|text| text == typed), "{typed}: {:?}", texts(&drawing));
        for frame in 0..150 {
            let time_s = frame as f32 / 30.0;
            let changing = drawing.layers.iter().any(|layer| layer.changed_marks(time_s, Motions::Full).is_some());
            assert!(!changing || time_s < 0.45 + 1.2, "{typed} still counts at {time_s}");
        }
    }
}

#[test]
fn reduced_motion_has_nothing_between_clear_and_standing() {
    for template in all() {
        let drawing = template.lay_out(&template.example(), &around(ShapeKind::Wide, false));
        for (layer, frame) in drawing.layers.iter().flat_map(|layer| (0..150).map(move |frame| (layer, frame))) {
            let time_s = frame as f32 / 25.0;
            let state = layer.state(time_s, 6.0, Motions::Reduced);
            assert_eq!((state.offset, state.uncovered), (0.0, 1.0), "{}", template.id);
            let is_clock = template.id == "stempel-konsep";
            assert!(is_clock || layer.changed_marks(time_s, Motions::Reduced).is_none(), "{}", template.id);
        }
    }
}

#[test]
fn lines_break_at_the_same_words_at_every_size() {
    for template in all() {
        let lines = |width_px: u32, height_px: u32| {
            let shape = Shape::of_picture(width_px, height_px);
            let surroundings = Surroundings { shape, ..around(ShapeKind::Wide, false) };
            texts(&template.lay_out(&template.example(), &surroundings))
        };
        let reference = lines(1920, 1080);
        for (width_px, height_px) in [(426, 240), (854, 480), (1280, 720), (3840, 2160)] {
            assert_eq!(lines(width_px, height_px), reference, "{} {height_px}", template.id);
        }
    }
}

#[test]
fn a_stamp_changes_only_its_clock() {
    let stamp = find("stempel-konsep").unwrap();
    let at = |time: &str| stamp.lay_out(&with_text(stamp, "waktu", time), &around(ShapeKind::Wide, false));
    let drawing = at("0:59,8");
    let (clock, still) = drawing.layers.split_last().unwrap();
    let clock_at = |time_s: f32, motions| {
        let marks = clock.changed_marks(time_s, motions).unwrap();
        let line = marks.iter().find_map(|mark| match &mark.form {
            Form::Text(line) => Some(line.clone()),
            _ => None,
        });
        let ground = marks.iter().find_map(|mark| match &mark.form {
            Form::Rect { extent, .. } => Some(extent.width_px),
            _ => None,
        });
        (line.unwrap().text, ground.unwrap())
    };
    for motions in [Motions::Full, Motions::Reduced] {
        assert_eq!(
            [0.0, 0.1, 0.2, 0.25, 600.0].map(|time_s| clock_at(time_s, motions).0),
            ["0:59,8", "0:59,9", "1:00,0", "1:00,0", "10:59,8"]
        );
        assert!(still.iter().all(|layer| layer.changed_marks(3.0, motions).is_none()));
        let last = drawing.layers.iter().map(|layer| layer.state(59.99, 60.0, motions));
        assert!(last.into_iter().all(|state| state == crate::motion::LayerState::STILL), "to the last frame");
    }
    assert!(clock_at(600.0, Motions::Full).1 > clock_at(0.0, Motions::Full).1, "its ground is as wide as it");
    assert_eq!(still, &at("9:00,0").layers[..still.len()]);
    // No layer is as large as the picture: each is blended in its own box.
    assert!(rects(still).all(|extent| extent.width_px * extent.height_px < 0.1 * 1920.0 * 1080.0));
    assert_eq!(at("").layers.len(), still.len());
    let words = at("besok");
    assert!(words.layers.iter().all(|layer| layer.changed_marks(3.0, Motions::Full).is_none()));
    assert!(texts(&words).iter().any(|text| text == "besok"));
}

#[test]
fn the_stamp_of_a_draft_says_when_it_was_made() {
    let made_on = crate::day::Day { year: 2026, month: 11, day: 24 };
    let words = |language| {
        let surroundings = Surroundings { language, ..around(ShapeKind::Tall, true) };
        let stamp = of_draft(made_on, language);
        texts(&find(&stamp.template).unwrap().lay_out(&stamp, &surroundings))
    };
    assert_eq!(words(Language::Indonesian), ["KONSEP", "Untuk diperiksa, 24\u{a0}Nov 2026", "0:00,0"]);
    assert_eq!(words(Language::English), ["DRAFT", "For review, 24\u{a0}Nov 2026", "0:00.0"]);
}

#[test]
fn without_a_logo_the_layout_closes_up() {
    let without = |template: &Template| {
        let office = Office { logo: None, ..around(ShapeKind::Wide, false).office };
        template.lay_out(&template.example(), &Surroundings { office, ..around(ShapeKind::Wide, false) })
    };
    assert!(without(find("logo-di-sudut").unwrap()).layers.is_empty());
    let closing = find("penutup").unwrap();
    let (bare, full) = (without(closing), closing.lay_out(&closing.example(), &around(ShapeKind::Wide, false)));
    let name_px = |drawing: &Drawing| drawing.lines().find(|line| line.text.contains("Kota Contoh")).unwrap().x_px;
    assert!(name_px(&bare) < name_px(&full));
    assert_eq!(bare, closing.lay_out(&with_switch(closing, "logo", false), &around(ShapeKind::Wide, false)));
}

#[test]
fn a_wide_logo_stays_in_its_corner() {
    let corner = find("logo-di-sudut").unwrap();
    for (kind, (width_px, height_px)) in ShapeKind::ALL.into_iter().flat_map(|kind| [(kind, (40, 4)), (kind, (4, 40))])
    {
        for on_left in [false, true] {
            let office = Office { name: String::new(), logo: logo(width_px, height_px) };
            let surroundings = Surroundings { office, ..around(kind, false) };
            let drawing = corner.lay_out(&with_switch(corner, "kiri", on_left), &surroundings);
            let shape = surroundings.shape;
            for extent in rects(&drawing.layers) {
                assert!(extent.x_px >= shape.left_px - 0.01 && extent.right_px() <= shape.right_px + 0.01);
                assert!(extent.width_px < 0.25 * 1080.0 && extent.y_px >= shape.top_px - 0.01);
            }
        }
    }
}

#[test]
fn a_logo_is_as_see_through_as_chosen_but_never_lost() {
    let corner = find("logo-di-sudut").unwrap();
    let opacity = |typed: &str| {
        let drawing = corner.lay_out(&with_text(corner, "opasitas", typed), &around(ShapeKind::Wide, false));
        drawing.marks().find_map(|mark| match &mark.form {
            Form::Logo { opacity, .. } => Some(*opacity),
            _ => None,
        })
    };
    assert_eq!(["", "60", "60%", "5", "900"].map(opacity), [1.0, 0.6, 0.6, 0.4, 1.0].map(Some));
}

#[test]
fn the_step_explained_now_is_the_one_that_stands_out() {
    let steps = find("langkah").unwrap();
    let surroundings = around(ShapeKind::Wide, false);
    let drawing = steps.lay_out(&with_text(steps, "aktif", "2"), &surroundings);
    let palette = &surroundings.palette;
    for line in drawing.lines().filter(|line| line.ground != palette.primary) {
        let is_active = ["2", "Isi NIK, alamat email,", "dan nomor ponsel"].contains(&line.text.as_str());
        assert_eq!(line.fill == palette.muted, !is_active, "{}", line.text);
        assert_eq!(line.ground == palette.tint, is_active, "{}", line.text);
    }
    let none = steps.lay_out(&with_text(steps, "aktif", "9"), &surroundings);
    assert_eq!(none, steps.lay_out(&steps.example(), &surroundings));
}

#[test]
fn an_arrow_stands_only_between_before_and_after() {
    let comparison = find("perbandingan").unwrap();
    for kind in ShapeKind::ALL {
        let has_arrow = |graphic: &Graphic| {
            let drawing = comparison.lay_out(graphic, &around(kind, false));
            drawing.marks().any(|mark| matches!(mark.form, Form::Circle { .. }))
        };
        assert!(has_arrow(&comparison.example()));
        assert!(!has_arrow(&with_switch(comparison, "perubahan", false)));
        let with_source = with_text(comparison, "sumber", "Sumber: DPMPTSP Kota Contoh, 2026 (data contoh)");
        let drawing = comparison.lay_out(&with_source, &around(kind, false));
        assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), []);
        assert!(texts(&drawing).concat().contains("DPMPTSP"));
    }
}

#[test]
fn a_chapter_has_a_bar_for_each_part_and_speaks_the_language_of_the_film() {
    let chapter = find("judul-bagian").unwrap();
    let surroundings = Surroundings { language: Language::English, ..around(ShapeKind::Wide, false) };
    let drawing = chapter.lay_out(&chapter.example(), &surroundings);
    assert_eq!(texts(&drawing)[0], "Part 2 of 4");
    assert_eq!(rects(&drawing.layers).filter(|extent| extent.height_px < 20.0).count(), 4);
    for odd in ["900", "1", "-1", "dua"] {
        let drawing = chapter.lay_out(&with_text(chapter, "dari", odd), &surroundings);
        assert_eq!(texts(&drawing)[0], "Part 2", "{odd}");
    }
}
