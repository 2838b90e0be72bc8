//! How charts come: marks grow from nothing, numbers count up to what was typed, and then everything stands still.

use super::tests::surroundings;
use super::*;
use crate::drawing::{Form, Layer, Mark};
use crate::motion::{LayerState, Motions};
use crate::shape::ShapeKind;

const TOTAL_S: f32 = 9.0;
/// All has come by then.
const STILL_FROM_S: f32 = 2.0;

fn drawings() -> Vec<(&'static str, Drawing)> {
    let of_kind =
        |kind| examples().into_iter().map(move |chart| (chart.data.id(), lay_out(&chart, &surroundings(kind))));
    ShapeKind::ALL.into_iter().flat_map(of_kind).collect()
}

fn drawing_of(id: &str, kind: ShapeKind) -> Drawing {
    let chart = examples().into_iter().find(|chart| chart.data.id() == id).unwrap();
    lay_out(&chart, &surroundings(kind))
}

/// A layer's marks at a time.
fn at(layer: &Layer, time_s: f32) -> Vec<Mark> {
    layer.changed_marks(time_s, Motions::Full).unwrap_or_else(|| layer.marks.clone())
}

/// Pairs of a mark that changes as it is at a time, and as it stands.
fn changing(layer: &Layer, time_s: impl Fn(&Change) -> f32) -> Vec<(Form, Form)> {
    let pair = |(index, mark): (usize, &Mark)| {
        let time_s = time_s(mark.change.as_ref()?);
        Some((at(layer, time_s)[index].form.clone(), mark.form.clone()))
    };
    layer.marks.iter().enumerate().filter_map(pair).collect()
}

#[test]
fn charts_stand_still_after_they_have_come_and_until_they_go() {
    for (id, drawing) in drawings() {
        assert!(!drawing.is_still(0.6, TOTAL_S, Motions::Full), "{id}");
        for time_s in [STILL_FROM_S, 5.0, TOTAL_S - 0.21] {
            assert!(drawing.is_still(time_s, TOTAL_S, Motions::Full), "{id} {time_s}");
        }
    }
}

#[test]
fn the_paper_is_there_in_the_first_frame() {
    for (id, drawing) in drawings() {
        let page = &drawing.layers[0];
        assert_eq!(page.state(0.0, TOTAL_S, Motions::Full), LayerState::STILL, "{id}");
        let Form::Rect { extent, .. } = &page.marks[0].form else { panic!("{id}") };
        assert_eq!((extent.width_px, extent.height_px), drawing.size_px(), "{id}");
    }
}

#[test]
fn marks_grow_from_nothing() {
    for (id, drawing) in drawings() {
        for (first, last) in drawing.layers.iter().flat_map(|layer| changing(layer, |change| change.at_s)) {
            match (first, last) {
                (Form::Rect { extent, .. }, Form::Rect { extent: whole, .. }) => {
                    assert_eq!(extent.width_px * extent.height_px, 0.0, "{id}");
                    assert!(extent.width_px == whole.width_px || extent.height_px == whole.height_px, "{id}");
                }
                (Form::Sector { from_deg, to_deg, .. }, _) => assert_eq!(to_deg - from_deg, 0.0, "{id}"),
                (Form::Text(line), _) => assert_eq!(line.text, "0,0%", "{id}"),
                (Form::Circle { fill, .. } | Form::Path { fill: Some(fill), .. }, _) => {
                    assert_eq!(fill, surroundings(ShapeKind::Wide).palette.track, "{id}");
                }
                (form, _) => panic!("{id} {form:?}"),
            }
        }
    }
}

#[test]
fn numbers_count_up_with_the_same_decimals_and_end_as_they_were_typed() {
    let drawing = drawing_of("kemajuan", ShapeKind::Wide);
    let number = |text: &str| text.trim_end_matches('%').replace(',', ".").parse::<f64>().unwrap();
    let mut counted = Vec::new();
    for layer in &drawing.layers {
        let Some(Mark { form: Form::Text(last), change: Some(_) }) = layer.marks.first() else { continue };
        let mut before = 0.0;
        for step in 0..60 {
            let Form::Text(line) = &at(layer, step as f32 / 30.0)[0].form else { panic!() };
            let value = number(&line.text);
            assert!(value >= before && value <= number(&last.text), "{} {}", line.text, last.text);
            assert!(line.text.ends_with('%') && line.text.split_once(',').is_some_and(|(_, rest)| rest.len() == 2));
            before = value;
        }
        counted.push(last.text.clone());
    }
    assert_eq!(counted, ["83,1%", "66,5%", "48,9%"]);
}

#[test]
fn marks_begin_one_after_the_other_and_are_drawn_in_time() {
    let changes = |id| {
        let drawing = drawing_of(id, ShapeKind::Tall);
        let changes = drawing.marks().filter_map(|mark| mark.change.clone());
        changes.map(|change| (change.at_s, change.lasts_s)).collect::<Vec<_>>()
    };
    let rows: Vec<(f32, f32)> = (0..4).map(|row| (stagger_s(row, 4), DRAW_S)).collect();
    assert_eq!(changes("bertumpuk"), rows.iter().flat_map(|row| [*row; 3]).collect::<Vec<_>>());
    assert_eq!(changes("donat"), [(0.35, 1.0); 4]);
    assert!(changes("kemajuan").iter().all(|(_, lasts_s)| *lasts_s == 0.8));
    assert_eq!(changes("piktogram").len(), 18);
    assert_eq!(changes("tabel"), []);
}

#[test]
fn shares_are_seen_after_their_row_begins() {
    let drawing = drawing_of("bertumpuk", ShapeKind::Wide);
    let shares = drawing.layers.iter().filter(|layer| {
        layer.marks.iter().all(|mark| matches!(&mark.form, Form::Text(line) if line.text.ends_with('%')))
    });
    let starts: Vec<f32> = shares.map(|layer| layer.enter.at_s).collect();
    assert_eq!(starts, [0, 1, 2, 3].map(|row| stagger_s(row, 4) + VALUE_AFTER_S));
}

#[test]
fn reduced_motion_shows_the_end_and_only_fades() {
    for (id, drawing) in drawings() {
        for layer in &drawing.layers {
            for step in 0..60 {
                let time_s = step as f32 * TOTAL_S / 60.0;
                assert!(layer.changed_marks(time_s, Motions::Reduced).is_none(), "{id}");
                let state = layer.state(time_s, TOTAL_S, Motions::Reduced);
                assert_eq!((state.offset, state.uncovered), (0.0, 1.0), "{id}");
            }
        }
        assert!(drawing.is_still(0.25, TOTAL_S, Motions::Reduced), "{id}");
    }
}
