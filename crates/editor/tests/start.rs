//! The start page and what leads on from it.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::{Context, CursorIcon};
use egui_kittest::kittest::{NodeT, Queryable};
use sunting_editor::state::request::PathWish;
use sunting_editor::state::{Request, Step};
use sunting_editor::window::{Effect, Window};

use support::shown::{Shown, shown};

const LAPTOP: [f32; 2] = [1366.0, 688.0];
const SMALL: [f32; 2] = [683.0, 344.0];

fn words(harness: &Shown, key: &str) -> String {
    harness.state().model.t(key)
}

/// Clicks at the left end of what has that label, where no button lies on it.
fn click_at_left(harness: &mut Shown, key: &str) {
    let rect = harness.get_by_label(&words(harness, key)).rect();
    let at = rect.left_center() + eframe::egui::vec2(6.0, 0.0);
    harness.hover_at(at);
    harness.run_steps(2);
    assert_eq!(harness.output().platform_output.cursor_icon, CursorIcon::PointingHand, "{key}");
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
}

fn asks_for(harness: &mut Shown, wish: PathWish) -> bool {
    let asked = Effect::Request(Request::AskPath(wish));
    std::mem::take(&mut harness.state_mut().effects).contains(&asked)
}

#[test]
fn the_dashed_zone_and_the_dashed_track_can_be_clicked() {
    for (size, recents) in [(LAPTOP, false), (LAPTOP, true), (SMALL, false), (SMALL, true)] {
        let mut harness = shown(size, |context| match recents {
            true => support::later_window(context, "id"),
            false => support::empty_window(context, "id"),
        });
        for key in ["start-title", "tracks-empty"] {
            click_at_left(&mut harness, key);
            assert!(asks_for(&mut harness, PathWish::Import), "{key} {size:?}");
        }
    }
}

#[test]
fn the_dashed_track_leads_to_the_files_that_wait() {
    let mut harness = shown(LAPTOP, |context| support::media::nothing_placed(context, "id", Step::Trim));
    click_at_left(&mut harness, "tracks-empty");
    assert_eq!(harness.state().model.chrome.step(), Step::Import);
    click_at_left(&mut harness, "tracks-empty");
    assert!(asks_for(&mut harness, PathWish::Import));
}

fn with_gone(context: &Context, gone: &[usize]) -> Window {
    let mut window = support::later_window(context, "id");
    support::change_recents(&mut window, |recents| gone.iter().for_each(|index| recents[*index].is_gone = true));
    window
}

#[test]
fn a_moved_project_is_told_where_it_stood_with_ways_out() {
    for size in [LAPTOP, [1093.0, 550.0], SMALL] {
        let mut harness = shown(size, |context| with_gone(context, &[0]));
        harness.get_by_label("Aktivasi IKD: Tidak ditemukan di Sunting › Aktivasi IKD");
        harness.get_by_label(&words(&harness, "recent-find")).click();
        harness.run_steps(3);
        assert!(asks_for(&mut harness, PathWish::Project), "{size:?}");
        let file = harness.state().model.surroundings.recents()[0].file.clone();
        harness.get_by_label(&words(&harness, "media-remove")).click();
        harness.run_steps(3);
        assert!(harness.state().effects.contains(&Effect::Request(Request::ForgetRecent(file))), "{size:?}");
        harness.get_by_label(&words(&harness, "continue")).click();
        harness.run_steps(3);
        let next = harness.state().model.surroundings.recents()[1].file.clone();
        let opened = Effect::Request(Request::Open(next));
        assert!(harness.state().effects.contains(&opened), "what is there goes on: {size:?}");
    }
}

#[test]
fn where_every_project_was_moved_the_page_is_not_as_on_the_first_day() {
    let harness = shown(LAPTOP, |context| with_gone(context, &[0, 1, 2, 3, 4, 5, 6]));
    harness.get_by_label("Loket pelayanan: Tidak ditemukan di Sunting › Loket pelayanan");
    harness.get_by_label(&words(&harness, "open-other"));
    assert!(harness.query_by_label(&words(&harness, "continue")).is_none());
    let find = words(&harness, "recent-find");
    let told: Vec<_> = harness.query_all_by_label(&find).map(|node| node.accesskit_node().description()).collect();
    assert!(told.contains(&Some("Aktivasi IKD".to_owned())), "each says which one it looks for: {told:?}");
}
