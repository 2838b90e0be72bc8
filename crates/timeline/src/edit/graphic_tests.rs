use std::sync::Arc;

use super::tests::{at, drawn, sample};
use super::*;
use crate::graphic::{Anchor, Appear, FieldValue, Graphic, GraphicsLook, Place, Table};
use crate::history::History;
use crate::kit::Kit;
use crate::own_template::{MOST_OWN_TEMPLATES, MOST_TEMPLATE_BYTES, StoredTemplate};
use crate::project::{ClipId, Content, TrackKind};
use crate::project_text::{from_text, to_text};
use crate::scene::Scene;

pub(super) fn strap() -> Graphic {
    let mut graphic = Graphic::new("nama-dan-jabatan");
    graphic.fields.insert("nama".to_owned(), FieldValue::Text("Siti".to_owned()));
    graphic
}

fn added(project: &Project, start: i64, duration: i64) -> Project {
    let edit = Edit::AddGraphic { track: None, at: at(start), duration: at(duration), graphic: strap() };
    apply(project, &edit).unwrap()
}

fn graphic(project: &Project, clip: u64) -> &Graphic {
    match &project.find_clip(ClipId(clip)).unwrap().1.content {
        Content::Graphic(graphic) => graphic,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_whose_marks_were_chosen_is_read_out_of_an_edit_as_it_was_written() {
    let marked = Table {
        columns: vec!["a".to_owned(), "b".to_owned()],
        rows: vec![vec!["x".to_owned(), "1.234".to_owned()]],
        decimal_marks: [(1, crate::graphic::DecimalMark::Comma)].into(),
    };
    let graphic = Graphic { table: Some(marked.clone()), ..Graphic::new("grafik-batang") };
    for edit in [
        Edit::SetTable { clip: ClipId(3), table: marked },
        Edit::AddGraphic { track: None, at: at(1), duration: at(5), graphic },
    ] {
        let text = serde_json::to_string(&edit).unwrap();
        assert_eq!(serde_json::from_str::<Edit>(&text).unwrap(), edit, "{text}");
    }
}

#[test]
fn graphics_lie_between_pictures_and_captions_and_never_on_each_other() {
    let project = added(&added(&added(&sample(), 2, 5), 4, 5), 20, 5);
    let kinds: Vec<TrackKind> = project.tracks.iter().map(|track| track.kind).collect();
    let (video, graphic) = (TrackKind::Video, TrackKind::Graphic);
    assert_eq!(kinds, [video, graphic, graphic, TrackKind::Text, TrackKind::Audio]);
    assert_eq!([drawn(&project, 1), drawn(&project, 2)], ["11:2-7 14:20-25", "13:4-9"]);
}

#[test]
fn fields_tables_and_templates_are_changed_one_by_one() {
    let project = added(&sample(), 2, 5);
    let clip = ClipId(11);
    let field = |value| Edit::SetField { clip, field: "jabatan".to_owned(), value };
    let named = apply(&project, &field(Some(FieldValue::Text("Lurah".to_owned())))).unwrap();
    assert_eq!(graphic(&named, 11).text("jabatan"), "Lurah");
    assert_eq!(graphic(&apply(&named, &field(None)).unwrap(), 11), graphic(&project, 11));
    let table = Table { columns: vec!["Bulan".to_owned()], rows: vec![vec!["Jan".to_owned()]], ..Table::default() };
    let edits = [
        Edit::SetTable { clip, table: table.clone() },
        Edit::SetTemplate { clip, template: "grafik-batang".to_owned() },
        Edit::SetDark { clip, dark: true },
    ];
    let chart = apply_all(&named, &edits).unwrap();
    let expected =
        Graphic { template: "grafik-batang".to_owned(), table: Some(table), dark: true, ..graphic(&named, 11).clone() };
    assert_eq!(graphic(&chart, 11), &expected);
    assert_eq!(apply(&project, &Edit::SetDark { clip: ClipId(4), dark: true }), Err(EditError::WrongKind(ClipId(4))));
}

#[test]
fn graphics_that_no_program_could_draw_are_refused() {
    let project = added(&sample(), 2, 5);
    let clip = ClipId(11);
    let uneven = Table { columns: vec!["a".to_owned()], rows: vec![Vec::new()], ..Table::default() };
    let long = FieldValue::Text("x".repeat(50_000));
    for edit in [
        Edit::SetTable { clip, table: uneven },
        Edit::SetTable {
            clip,
            table: Table { columns: vec![String::new(); 51], rows: Vec::new(), ..Table::default() },
        },
        Edit::SetField { clip, field: "nama".to_owned(), value: Some(long) },
        Edit::SetField {
            clip,
            field: "butir".to_owned(),
            value: Some(FieldValue::List(vec![Default::default(); 101])),
        },
    ] {
        assert!(apply(&project, &edit).is_err(), "{edit:?}");
    }
}

#[test]
fn the_look_is_of_the_whole_project_and_comes_back_from_its_text() {
    let kit = Some(Arc::new(Kit { name: "Disdukcapil".to_owned(), ..Kit::default() }));
    let look = GraphicsLook { kit, reduced_motion: true, ..Default::default() };
    let project = apply(&added(&sample(), 2, 5), &Edit::SetGraphicsLook { look: look.clone() }).unwrap();
    assert_eq!(project.graphics_look, look);
    let text = to_text(&project);
    assert_eq!(from_text(&text), Ok(project));
}

#[test]
fn a_title_goes_with_the_clip_that_it_was_put_over() {
    let project = added(&sample(), 2, 5);
    let second = project.storyline().unwrap().clips[1].id;
    let moved = apply(&project, &Edit::Reorder { clip: second, index: 0 }).unwrap();
    let length = moved.storyline().unwrap().clips[0].timeline_range.duration();
    let first = project.storyline().unwrap().clips[0].timeline_range;
    assert!(first.contains(crate::Time::from_seconds(2)));
    let is_of_graphics = |track: &&Arc<crate::Track>| track.kind == TrackKind::Graphic;
    let start = |project: &Project| project.tracks.iter().find(is_of_graphics).unwrap().clips[0].timeline_range.start();
    assert_eq!(start(&moved), start(&project) + length);
}

#[test]
fn a_graphic_is_shortened_by_what_is_taken_out_under_it() {
    let project = added(&sample(), 2, 5);
    let shorter = apply(&project, &Edit::RemoveRange { start: at(4), end: at(6) }).unwrap();
    assert_eq!(drawn(&shorter, 1), "11:2-5");
}

#[test]
fn a_place_and_a_move_are_written_only_where_they_were_chosen() {
    let project = added(&sample(), 2, 5);
    let clip = ClipId(11);
    let usual = to_text(&project);
    assert!(!usual.contains("place\"") && !usual.contains("appear"), "{usual}");
    let place = Place { anchor: Anchor::FootRight, x: 0.0, y: -0.25 };
    let edits = [Edit::SetPlace { clip, place }, Edit::SetAppear { clip, appear: Appear::AtOnce }];
    let moved = apply_all(&project, &edits).unwrap();
    assert_eq!((graphic(&moved, 11).place, graphic(&moved, 11).appear), (place, Appear::AtOnce));
    let text = to_text(&moved);
    assert_eq!(from_text(&text), Ok(moved));
    assert_eq!(serde_json::to_string(&place).unwrap(), r#"{"anchor":"foot_right","y":-0.25}"#);
}

#[test]
fn no_graphic_stands_beside_the_picture() {
    let project = added(&sample(), 2, 5);
    for beside in [1.5, f32::NAN, f32::INFINITY] {
        for place in [Place { x: beside, ..Place::default() }, Place { y: -beside, ..Place::default() }] {
            assert!(apply(&project, &Edit::SetPlace { clip: ClipId(11), place }).is_err(), "{place:?}");
        }
    }
}

fn set_own(id: &str, svg: &str) -> Edit {
    Edit::SetOwnTemplate { id: id.to_owned(), svg: StoredTemplate::new(svg) }
}

#[test]
fn a_template_of_ones_own_travels_with_the_project_and_is_shown_with_its_graphics() {
    let graphic = Graphic::new("milik-rapat");
    let add = Edit::AddGraphic { track: None, at: at(2), duration: at(5), graphic };
    let project = apply_all(&sample(), &[set_own("milik-rapat", "<svg/>"), add]).unwrap();
    assert_eq!(from_text(&to_text(&project)).as_ref(), Ok(&project));
    let own = |project: &Project| Scene::of(project).graphics[0].own.as_ref().map(|own| own.svg().to_owned());
    assert_eq!(own(&project).as_deref(), Some("<svg/>"));
    let changed = apply(&project, &set_own("milik-rapat", "<svg></svg>")).unwrap();
    assert_ne!(Scene::of(&changed).graphics, Scene::of(&project).graphics);
    let dressed = apply(&project, &Edit::SetGraphicsLook { look: GraphicsLook::default() }).unwrap();
    assert_eq!(own(&dressed).as_deref(), Some("<svg/>"));
    let removed: Edit = serde_json::from_str(r#"{"edit":"set_own_template","id":"milik-rapat"}"#).unwrap();
    let mut history = History::new(Arc::new(project.clone()));
    history.apply(&removed, "x").unwrap();
    assert_eq!(own(history.project()), None);
    history.undo();
    assert_eq!(**history.project(), project);
}

#[test]
fn templates_of_ones_own_have_their_own_ids_and_are_not_too_many() {
    assert!(matches!(apply(&sample(), &set_own("langkah", "<svg/>")), Err(EditError::Invalid(_))));
    let many = (0..=MOST_OWN_TEMPLATES).map(|number| set_own(&format!("milik-{number}"), "<svg/>"));
    assert!(matches!(apply_all(&sample(), &many.collect::<Vec<_>>()), Err(EditError::Invalid(_))));
    let large = "a".repeat(MOST_TEMPLATE_BYTES);
    let fit = (0..4).map(|number| set_own(&format!("milik-{number}"), &large)).collect::<Vec<_>>();
    let project = apply_all(&sample(), &fit).unwrap();
    assert!(matches!(apply(&project, &set_own("milik-5", "<svg/>")), Err(EditError::Invalid(_))));
}
