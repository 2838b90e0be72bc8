//! What a lesson that follows along needs: each step comes out of the editor as an `Edit`, and a place that is still to
//! be filled says what is to come there.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Rect, Shape};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use sunting_core::workspace::journal::Entry;
use sunting_editor::state::action::Seeking;
use sunting_editor::state::{Action, Command, Step};
use sunting_editor::window::Window;
use sunting_session::LogRead;
use sunting_timeline::edit::{Edge, Edit};
use sunting_timeline::{ClipId, History, Time, project_text};

const PROMPT: &str = "Wawancara dengan warga";

fn clip(window: &Window, index: usize) -> ClipId {
    window.model.session.project().storyline().unwrap().clips[index].id
}

fn trim(clip: ClipId, millis: i64) -> Vec<Edit> {
    vec![Edit::RippleTrim { clip, edge: Edge::Out, to: Time::from_millis(millis).into() }]
}

#[test]
fn who_hears_every_step_of_the_editor_has_the_same_project() {
    let mut window = support::window(&Context::default(), "id", Step::Trim);
    let mut follower = History::new(window.model.session.project().clone());
    let cursor = window.model.session.follow();
    let mut edits = 0;
    let mut act = |window: &mut Window, action: Action| {
        window.forget_last_tool();
        window.apply(action);
        let LogRead::New(heard) = window.model.session.read(&cursor) else { panic!("all was read") };
        edits += heard.iter().filter(|entry| matches!(entry, Entry::Edit { .. })).count();
        heard.iter().for_each(|entry| entry.replay(&mut follower));
        let text = |project| project_text::to_text(project);
        if !window.model.session.is_dragging() {
            assert_eq!(text(follower.project()), text(window.model.session.project()));
            // Who follows does not know the steps before that.
            if let Some(label) = follower.labels().next() {
                assert_eq!(Some(label), window.model.session.history().labels().next());
            }
        }
    };
    let first = clip(&window, 0);
    act(&mut window, Action::Seek(Time::from_seconds(3), Seeking::Exact));
    act(&mut window, Action::Run(Command::Split));
    act(&mut window, Action::Run(Command::NewSubtitle));
    // A drag that is kept, one that is let go of, and something that is refused.
    for end in [Action::EndGesture, Action::CancelGesture] {
        act(&mut window, Action::BeginGesture("undo-trim"));
        act(&mut window, Action::Drag(trim(first, 2500)));
        act(&mut window, Action::Drag(trim(first, 2000)));
        act(&mut window, end);
    }
    act(&mut window, Action::Edit("undo-delete", vec![Edit::Delete { clip: ClipId(9999) }]));
    act(&mut window, Action::Run(Command::Undo));
    act(&mut window, Action::Run(Command::Redo));
    act(&mut window, Action::Run(Command::RemoveBefore));
    assert!(edits >= 6, "{edits}");
}

/// Every shape in a frame, what shapes are made of too.
fn flat(shape: &Shape) -> Vec<&Shape> {
    match shape {
        Shape::Vec(shapes) => shapes.iter().flat_map(flat).collect(),
        shape => vec![shape],
    }
}

#[test]
fn a_place_to_fill_is_dashed_and_says_what_is_to_come() {
    let mut window = support::window(&Context::default(), "id", Step::Trim);
    support::odd_tracks(&mut window);
    let mut harness = Harness::builder().with_size([1920.0, 1000.0]).build_ui_state(support::frame, window);
    harness.run();
    let label = harness.state().model.words.text("tracks-slot", &[("name", PROMPT.into())]);
    let is_slot = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|found| found.starts_with(&label));
    let place: Rect = harness.get_all_by_role(Role::ListItem).find(is_slot).unwrap().rect();
    let shapes: Vec<&Shape> = harness.output().shapes.iter().flat_map(|clipped| flat(&clipped.shape)).collect();
    let near = place.expand(1.0);
    let dashes = shapes.iter().filter(|shape| {
        let Shape::LineSegment { points, .. } = shape else { return false };
        points.iter().all(|point| near.contains(*point))
    });
    assert!(dashes.count() > 8, "a dashed outline");
    let words = shapes.iter().filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None });
    let said: Vec<_> = words.filter(|text| near.contains(text.pos)).map(|text| text.galley.text()).collect();
    assert!(
        said.iter().any(|text| !text.is_empty() && PROMPT.starts_with(text.trim_end_matches('…'))),
        "{said:?} in {place:?}"
    );
}
