//! The borders between panels for what reads the window aloud, and what they leave of the window.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::{Action as Request, Orientation, Role};
use eframe::egui::{Context, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use sunting_editor::layout::{Class, Divider, Wishes, regions};
use sunting_editor::settings::Dividers;
use sunting_editor::state::Step;
use sunting_editor::window::{Effect, Window};

const LEFT: &str = "Lebar panel kiri";
const RIGHT: &str = "Lebar panel kanan";
const TRACKS: &str = "Tinggi jalur";

fn harness() -> Harness<'static, Window> {
    let window = support::window(&Context::default(), "id", Step::Trim);
    let mut harness = Harness::builder().with_size([1366.0, 688.0]).build_ui_state(support::frame, window);
    harness.run();
    harness
}

fn border<'a>(harness: &'a Harness<'_, Window>, label: &'a str) -> Node<'a> {
    harness.get_by_role_and_label(Role::Splitter, label)
}

/// Its extent, the least and the largest one.
fn values(harness: &Harness<'_, Window>, label: &str) -> [f64; 3] {
    let border = border(harness, label);
    let node = border.accesskit_node();
    let node = node.data();
    [node.numeric_value(), node.min_numeric_value(), node.max_numeric_value()].map(Option::unwrap)
}

#[test]
fn a_border_says_where_it_is_how_far_it_goes_and_what_can_be_asked_of_it() {
    let harness = harness();
    assert_eq!(values(&harness, LEFT), [280.0, 280.0, 560.0]);
    assert_eq!(values(&harness, RIGHT), [280.0, 240.0, 520.0]);
    // 60 % of the window would be more, but the work zone keeps 176 below the top bar and above the transport bar.
    assert_eq!(values(&harness, TRACKS), [180.0, 180.0, 688.0 - 56.0 - 48.0 - 176.0]);
    for label in [LEFT, RIGHT, TRACKS] {
        let border = border(&harness, label);
        let node = border.accesskit_node();
        let node = node.data();
        let stands = if label == TRACKS { Orientation::Horizontal } else { Orientation::Vertical };
        assert_eq!((node.orientation(), node.numeric_value_step()), (Some(stands), Some(16.0)), "{label}");
        assert!(node.supports_action(Request::SetValue) && node.supports_action(Request::Increment), "{label}");
        assert_eq!(node.supports_action(Request::Decrement), label == RIGHT, "{label}: at its least or not");
    }
}

#[test]
fn a_border_moves_when_it_is_asked_to_within_its_limits_and_is_kept() {
    let mut harness = harness();
    for (label, least) in [(LEFT, 280.0), (RIGHT, 240.0), (TRACKS, 180.0)] {
        let before = values(&harness, label)[0];
        border(&harness, label).increment_accesskit();
        harness.run();
        assert_eq!(values(&harness, label)[0], before + 16.0, "{label}");
        border(&harness, label).decrement_accesskit();
        harness.run();
        assert_eq!(values(&harness, label)[0], before, "{label}");
        border(&harness, label).set_value_accesskit(300.0);
        harness.run();
        assert_eq!(values(&harness, label)[0], 300.0, "{label}");
        border(&harness, label).set_value_accesskit(0.0);
        harness.run();
        assert_eq!(values(&harness, label)[0], least, "{label}");
        let kept = std::mem::take(&mut harness.state_mut().effects);
        assert_eq!(kept.iter().filter(|effect| **effect == Effect::KeepSettings).count(), 4, "{label}");
    }
}

#[test]
fn how_far_a_border_goes_depends_on_the_other_one() {
    let mut harness = harness();
    border(&harness, RIGHT).set_value_accesskit(520.0);
    harness.run();
    // The stage keeps 320.
    assert_eq!(values(&harness, LEFT)[2], 1366.0 - 320.0 - 520.0);
}

/// By itself the layout leaves the work zone 260 points; a hand may give the timeline up to 60 % of the window, as long
/// as no word above it is cut off.
#[test]
fn the_work_zone_keeps_its_room() {
    for step in [Step::Import, Step::Trim, Step::Text] {
        for (width, height) in [(1366.0, 688.0), (1280.0, 640.0), (1200.0, 600.0), (1093.0, 550.0), (950.0, 500.0)] {
            let size = vec2(width, height);
            for all_tracks_open in [false, true] {
                let wishes = Wishes { step, is_narrow: false, all_tracks_open, dividers: Dividers::default() };
                let class = Class::of(size, Class::Wide);
                let by_itself = regions(size, class, wishes);
                assert!(by_itself.center.height() >= 260.0, "{step:?} {size:?} {}", by_itself.center.height());
                let dividers = Divider::Timeline.moved(wishes.dividers, Some(f32::MAX));
                let by_hand = regions(size, class, Wishes { dividers, ..wishes });
                assert!(by_hand.center.height() >= 176.0, "{step:?} {size:?} {}", by_hand.center.height());
                assert!(by_hand.timeline.height() <= 0.6 * height + 0.1, "{step:?} {size:?}");
            }
        }
    }
}
