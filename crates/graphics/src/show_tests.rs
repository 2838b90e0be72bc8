use sunting_timeline::Time;
use sunting_timeline::graphic::{Anchor, FieldValue};
use sunting_timeline::scene::IN_LANE;

use super::*;
use crate::check::flaws;
use crate::drawing::Form;
use crate::own_template::OwnTemplate;
use crate::shape::ShapeKind;
use crate::template;

const SIZES_PX: [(u32, u32); 4] = [(1920, 1080), (1080, 1920), (1080, 1080), (1080, 1350)];

fn shown(graphic: Graphic, subtitles_top: Option<f32>) -> ShownGraphic {
    let (kit, total, language) = (None, Time::from_seconds(5), sunting_timeline::graphic::Language::Indonesian);
    ShownGraphic { graphic, own: None, kit, reduced_motion: false, language, total, subtitles_top }
}

fn placed(template: &str, place: Place, subtitles_top: Option<f32>) -> ShownGraphic {
    let graphic = Graphic { place, ..template::find(template).unwrap().example() };
    shown(graphic, subtitles_top)
}

#[test]
fn straps_stand_at_each_of_their_places_as_at_their_usual_one() {
    let movable = template::all().iter().filter(|template| !template.places().is_empty());
    let mut count = 0;
    for (template, size_px) in movable.flat_map(|template| SIZES_PX.map(|size_px| (template, size_px))) {
        let usual = lay_out(&placed(template.id, Place::default(), None), size_px);
        assert!(!usual.marks().any(|mark| matches!(mark.form, Form::Path { .. })), "{}: no path is moved", template.id);
        let shape = Shape::of_picture(size_px.0, size_px.1);
        for anchor in Anchor::ALL.concat() {
            let drawing = lay_out(&placed(template.id, Place { anchor, ..Place::default() }, None), size_px);
            assert_eq!(flaws(&drawing, &shape), [], "{} {anchor:?} {:?}", template.id, shape.kind);
            let (own, usual) = (drawing.bounds().unwrap(), usual.bounds().unwrap());
            assert!((own.width_px - usual.width_px).abs() < 0.1 && (own.height_px - usual.height_px).abs() < 0.1);
            count += 1;
        }
    }
    assert_eq!(count, 2 * 4 * 9);
}

#[test]
fn the_usual_place_moves_nothing() {
    for subtitles_top in [None, Some(IN_LANE)] {
        let own = placed("nama-dan-jabatan", Place::default(), subtitles_top);
        let template = template::find("nama-dan-jabatan").unwrap();
        let laid = template.lay_out(&own.graphic, &surroundings(&own, (1920, 1080)));
        assert_eq!(lay_out(&own, (1920, 1080)), laid);
    }
}

#[test]
fn a_strap_is_never_moved_over_a_subtitle() {
    let down = Place { anchor: Anchor::FootLeft, x: 0.0, y: 0.3 };
    for size_px in SIZES_PX {
        let drawing = lay_out(&placed("lokasi", down, Some(IN_LANE)), size_px);
        let shape = Shape::of_picture(size_px.0, size_px.1);
        assert!(drawing.bounds().unwrap().bottom_px() <= shape.lane_top_px, "{:?}", shape.kind);
    }
}

#[test]
fn what_fills_the_picture_is_not_moved() {
    let place = Place { anchor: Anchor::HeadLeft, x: 0.3, y: -0.3 };
    for id in ["kutipan", "judul-pembuka", "syarat", "angka-besar"] {
        let (moved, usual) = (placed(id, place, None), placed(id, Place::default(), None));
        assert_eq!(lay_out(&moved, (1920, 1080)), lay_out(&usual, (1920, 1080)), "{id}");
        assert_eq!(room(&moved, (1920, 1080)), None);
    }
}

#[test]
fn the_room_tells_where_a_graphic_stands() {
    let place = Place { anchor: Anchor::FootRight, x: -0.1, y: -0.2 };
    let own = placed("nama-dan-jabatan", place, None);
    let (at, drawn) = (room(&own, (1080, 1920)).unwrap().at(place), lay_out(&own, (1080, 1920)).bounds().unwrap());
    assert!((at.x_px - drawn.x_px).abs() < 0.1 && (at.y_px - drawn.y_px).abs() < 0.1);
    assert_eq!(Shape::of_picture(1080, 1920).kind, ShapeKind::Tall);
}

#[test]
fn a_strap_stands_above_the_highest_of_the_subtitles_that_it_is_seen_with() {
    for (template, size_px) in
        ["nama-dan-jabatan", "lokasi"].into_iter().flat_map(|id| SIZES_PX.map(|size_px| (id, size_px)))
    {
        let shape = Shape::of_picture(size_px.0, size_px.1);
        let gap_px = |subtitles_top: f32, top_px: f32| {
            let drawing = lay_out(&placed(template, Place::default(), Some(subtitles_top)), size_px);
            assert!(drawing.bounds().unwrap().y_px >= 0.0, "{template} {:?}", shape.kind);
            top_px - drawing.bounds().unwrap().bottom_px()
        };
        let lane_top = shape.lane_top_px / shape.height_px;
        for lines_top in [lane_top - 0.04, lane_top - 0.1] {
            let gap_px = gap_px(lines_top, lines_top * shape.height_px);
            assert!((gap_px - 0.03 * 1080.0).abs() < 0.1, "{template} {:?}: {gap_px}", shape.kind);
        }
        let in_lane_px = gap_px(lane_top + 0.05, shape.lane_top_px);
        assert!((in_lane_px - 0.03 * 1080.0).abs() < 0.1, "one line of subtitles lowers nothing: {in_lane_px}");
        gap_px(0.0, 0.0);
    }
}

#[test]
fn what_fills_the_picture_ends_above_the_highest_subtitle_where_its_words_fit_there() {
    let lowest_px = |id: &str, subtitles_top: f32| {
        let drawing = lay_out(&placed(id, Place::default(), Some(subtitles_top)), (1080, 1920));
        drawing.lines().map(|line| line.baseline_px).fold(0.0, f32::max)
    };
    let three_lines = 0.66;
    for id in ["kutipan", "judul-pembuka", "syarat", "angka-besar", "langkah"] {
        assert!(lowest_px(id, three_lines) <= three_lines * 1920.0 - 0.03 * 1080.0 + 1.1, "{id}");
    }
    assert_eq!(lowest_px("langkah", 0.3), lowest_px("langkah", IN_LANE), "there is no room for six steps above it");
}

/// A graphic of an own template with a panel at that height, as high as that, and words in it.
fn own(panel: (f32, f32), place: Place, subtitles_top: Option<f32>) -> ShownGraphic {
    let (y, height) = panel;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1920 1080'><rect x='300' y='{y}' width='800' \
         height='{height}' fill='#102030'/><rect data-field='kabar' x='340' y='{}' width='700' height='120' \
         fill='none'/></svg>",
        y + 20.0
    );
    let template = OwnTemplate::decode(svg.as_bytes()).unwrap();
    let mut graphic = Graphic { place, ..Graphic::new("milik-kabar") };
    graphic.fields.insert("kabar".to_owned(), FieldValue::Text("Kantor tutup".to_owned()));
    ShownGraphic { own: Some(template.stored().clone()), ..shown(graphic, subtitles_top) }
}

#[test]
fn an_own_template_that_reaches_into_the_lane_rises_as_a_whole_above_the_subtitles() {
    let at = |panel, subtitles_top| {
        let drawing = lay_out(&own(panel, Place::default(), subtitles_top), (1920, 1080));
        let line = drawing.lines().next().unwrap();
        (drawing.bounds().unwrap(), line.baseline_px)
    };
    let strap = (760.0, 200.0);
    let ((usual, usual_words), (lifted, words)) = (at(strap, None), at(strap, Some(IN_LANE)));
    assert_eq!([usual.x_px, usual.y_px, usual.width_px, usual.height_px].map(f32::round), [300.0, 760.0, 800.0, 200.0]);
    assert!((lifted.bottom_px() - (0.774 - 0.03) * 1080.0).abs() < 0.1, "{lifted:?}");
    assert!((usual_words - words - (usual.y_px - lifted.y_px)).abs() < 0.01, "its words with it");
    let (higher, _) = at(strap, Some(0.7));
    assert!((higher.bottom_px() - (0.7 - 0.03) * 1080.0).abs() < 0.1, "{higher:?}");
    assert_eq!(at((500.0, 300.0), Some(IN_LANE)), at((500.0, 300.0), None), "it is not in the way");
    assert_eq!(at((0.0, 1080.0), Some(IN_LANE)), at((0.0, 1080.0), None), "what fills the picture stays");
    let (high, _) = at((20.0, 1000.0), Some(IN_LANE));
    assert!((0.0..0.01).contains(&high.y_px), "and nothing leaves it: {high:?}");
}

#[test]
fn an_own_template_is_moved_from_where_it_was_drawn_and_stays_in_the_safe_area() {
    let at = |place: Place, subtitles_top: Option<f32>| {
        let own = own((500.0, 200.0), place, subtitles_top);
        let drawn = lay_out(&own, (1920, 1080)).bounds().unwrap();
        let told = room(&own, (1920, 1080)).unwrap().at(place);
        assert!((told.x_px - drawn.x_px).abs() < 0.1 && (told.y_px - drawn.y_px).abs() < 0.1, "{told:?} {drawn:?}");
        (drawn.x_px.round(), drawn.y_px.round(), drawn.right_px().round(), drawn.bottom_px().round())
    };
    let by = |x: f32, y: f32| Place { anchor: Anchor::FootLeft, x, y };
    assert_eq!(at(by(0.0, 0.0), None), (300.0, 500.0, 1100.0, 700.0));
    assert_eq!(at(by(0.1, -0.1), None), (492.0, 392.0, 1292.0, 592.0));
    assert_eq!(at(by(-1.0, 1.0), None), (96.0, 804.0, 896.0, 1004.0));
    assert_eq!(at(by(1.0, -1.0), None), (1024.0, 70.0, 1824.0, 270.0));
    assert_eq!(at(by(0.0, 1.0), Some(IN_LANE)).3, 804.0, "above the subtitles");
    let page = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1920 1080'><rect width='1920' height='1080'/>\
                <rect data-field='kabar' x='100' y='100' width='900' height='200' fill='none'/></svg>";
    let page = OwnTemplate::decode(page.as_bytes()).unwrap().stored().clone();
    let page = ShownGraphic { own: Some(page), ..own((0.0, 1080.0), by(0.3, 0.3), None) };
    assert_eq!(room(&page, (1920, 1080)), None, "a page has no room");
    assert_eq!(lay_out(&page, (1920, 1080)).bounds().map(|bounds| (bounds.x_px, bounds.y_px)), Some((0.0, 0.0)));
}

#[test]
fn a_prompt_is_fainter_than_words_and_can_be_read() {
    use crate::color::contrast;
    for template in template::all().iter().filter(|template| template.fields.iter().any(|field| field.required)) {
        let typed = template.example();
        let asked = template.fields.iter().filter(|field| field.required).map(|field| field.id.to_owned());
        let prompts = Graphic { prompts: asked.collect(), ..typed.clone() };
        let [prompts, typed] = [prompts, typed].map(|graphic| lay_out(&shown(graphic, None), (1920, 1080)));
        let pairs: Vec<_> = prompts.lines().zip(typed.lines()).collect();
        assert!(pairs.iter().any(|(prompt, typed)| prompt.fill != typed.fill), "{}", template.id);
        for (prompt, typed) in pairs {
            let [faint, usual] = [prompt, typed].map(|line| contrast(line.fill, line.ground));
            assert!(prompt.text == typed.text && (4.5..=usual).contains(&faint), "{} {}", template.id, prompt.text);
        }
    }
}
