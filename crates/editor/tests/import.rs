//! The media list, the tools, the stage, the transport bar and the notices by their labels.
#![allow(clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use eframe::egui::{Context, Key, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use sunting_core::media_cache::CacheItem;
use sunting_core::workspace::arrival::Foreign;
use sunting_editor::model::Incoming;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::{Command, Request, Step};
use sunting_editor::window::Effect;
use sunting_session::Selection;
use sunting_timeline::Time;

use support::shown::{Shown, shown};

const LAPTOP: [f32; 2] = [1366.0, 688.0];

fn words(harness: &Shown, key: &str) -> String {
    harness.state().model.t(key)
}

fn press(harness: &mut Shown, key: &str) {
    let label = words(harness, key);
    harness.get_by_label(&label).click();
    harness.run_steps(3);
}

fn clips(harness: &Shown) -> usize {
    harness.state().model.session.project().storyline().unwrap().clips.len()
}

#[test]
fn a_click_looks_at_a_file_and_enter_uses_it() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Import));
    let before = clips(&harness);
    let file = harness.state().model.session.project().media[0].id;
    let row = format!("VID_20261124_094210.mp4, {}", words(&harness, "media-used"));
    harness.get_by_label(&row).click();
    harness.run_steps(3);
    assert_eq!(harness.state().model.session.selection, Selection::Media(file));
    assert_eq!(harness.state().model.viewing.file(), Some((file, Time::ZERO)));
    press(&mut harness, "viewer-back");
    assert_eq!(harness.state().model.viewing.file(), None);
    harness.get_by_label(&row).focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(clips(&harness), before + 1);
}

#[test]
fn files_that_wait_are_used_one_by_one_or_all_at_once() {
    let mut harness = shown([1366.0, 1000.0], |context| support::media::unused(context, "id"));
    let before = clips(&harness);
    let warning = format!("{} · {}", words(&harness, "media-portrait"), words(&harness, "media-quiet"));
    assert_eq!(warning, "Video tegak · Suaranya pelan");
    press(&mut harness, "media-use-all");
    assert_eq!(clips(&harness), before + 2);
    let all = words(&harness, "media-use-all");
    assert!(harness.query_by_label(&all).is_none(), "nothing waits any more");
    let gone = harness.state().model.missing.all()[0];
    press(&mut harness, "media-find");
    assert!(harness.state().effects.contains(&Effect::Request(Request::AskPath(PathWish::FindMedia))));
    press(&mut harness, "media-remove");
    assert!(harness.state().model.session.project().find_media(gone).is_none());
}

#[test]
fn what_is_no_media_says_what_to_do_instead() {
    let path = support::folder().join("Paparan.pptx");
    let there = path.clone();
    let mut harness = shown([1366.0, 900.0], move |context| {
        let mut window = support::window(context, "id", Step::Import);
        support::media::coming(&mut window, [(there, Incoming::Foreign(Foreign::PowerPoint))]);
        window
    });
    harness.get_by_label_contains("Simpan Sebagai › PNG");
    press(&mut harness, "media-remove");
    assert!(harness.state().effects.contains(&Effect::Request(Request::ForgetIncoming(path))));
}

#[test]
fn only_rows_in_view_ask_for_pictures() {
    let harness = shown(LAPTOP, |context| {
        let mut window = support::window(context, "id", Step::Import);
        support::media::many(&mut window, 1000);
        window.model.chrome.go_to(Step::Import);
        window
    });
    let height = 48;
    let is_tile = |what: &CacheItem| matches!(what, CacheItem::Thumbnail { height_px, .. } if *height_px == height);
    let asked = harness.state().wishes.iter().filter(|wish| is_tile(&wish.what)).count();
    assert!((3..14).contains(&asked), "{asked}");
}

#[test]
fn a_marked_part_goes_with_the_filled_button() {
    let mut harness = shown(LAPTOP, |context| {
        let mut window = support::window(context, "id", Step::Trim);
        support::choose_and_mark(&mut window);
        window
    });
    let length = harness.state().model.session.duration();
    let button = harness.get_by_label("Buang bagian ini · 2,4 detik");
    button.hover();
    harness.run_steps(2);
    assert_eq!(harness.state().drafts.hovered_tool, Some(Command::Remove));
    harness.get_by_label("Buang bagian ini · 2,4 detik").click();
    harness.run_steps(3);
    assert_eq!(harness.state().model.session.duration(), length - Time::from_millis(2400));
    assert_eq!(harness.state().drafts.hovered_tool, None, "nothing is marked any more");
}

#[test]
fn tools_that_do_nothing_say_why_and_where_to_begin() {
    for size in [LAPTOP, [1093.0, 550.0], [683.0, 344.0]] {
        let mut harness = shown(size, |context| support::media::nothing_placed(context, "id", Step::Trim));
        let label = words(&harness, "cmd-remove-before");
        let node = harness.get_by_label(&label);
        assert!(node.accesskit_node().is_disabled());
        press(&mut harness, "reason-no-clip");
        assert_eq!(harness.state().model.chrome.step(), Step::Import);
    }
}

#[test]
fn the_transport_bar_plays_zooms_and_is_off_without_a_video() {
    for size in [LAPTOP, [1093.0, 550.0], [900.0, 550.0], [683.0, 344.0]] {
        let mut harness = shown(size, |context| support::window(context, "id", Step::Trim));
        press(&mut harness, "control-play");
        assert!(harness.state().effects.iter().any(|effect| matches!(effect, Effect::Play(_))));
        for key in ["cmd-zoom-in", "cmd-fit-all", "cmd-to-start", "control-volume"] {
            press(&mut harness, key);
        }
        assert_eq!(harness.state().model.session.playhead, Time::ZERO);
    }
    let harness = shown(LAPTOP, |context| support::media::nothing_placed(context, "id", Step::Import));
    for key in ["control-play", "cmd-to-end", "control-volume", "cmd-fit-all", "cmd-zoom-in"] {
        let label = words(&harness, key);
        assert!(harness.get_by_label(&label).accesskit_node().is_disabled(), "{key}");
    }
}

#[test]
fn the_zoom_slider_moves_by_keys_and_keeps_the_red_line() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    let before = harness.state().scale();
    let line = before.x(Time::from_seconds(24));
    let label = words(&harness, "control-zoom");
    harness.get_by_label(&label).focus();
    harness.run_steps(2);
    for _ in 0..5 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
    }
    let after = harness.state().scale();
    assert!(after.px_per_second > before.px_per_second * 1.2, "{after:?}");
    assert!((after.x(Time::from_seconds(24)) - line).abs() < 1.0, "{after:?}");
}

#[test]
fn a_notice_goes_after_six_seconds_and_an_error_stays_until_it_is_closed() {
    let old = |is_error: bool| {
        move |context: &Context| {
            let mut window = support::window(context, "id", Step::Trim);
            support::media::told(&mut window, "5,2 detik dibuang", is_error);
            let notice = window.model.notice.shown().cloned().unwrap();
            let since = Instant::now().checked_sub(Duration::from_secs(7)).unwrap();
            window.model.notice.say(notice, window.model.session.project(), since);
            window
        }
    };
    let harness = shown(LAPTOP, old(false));
    assert_eq!(harness.state().model.notice.shown(), None);
    let mut harness = shown(LAPTOP, old(true));
    harness.get_by_label("5,2 detik dibuang");
    press(&mut harness, "notice-close");
    assert_eq!(harness.state().model.notice.shown(), None);
}

#[test]
fn a_notice_stays_on_the_stage_whatever_it_says() {
    let long = "File ini tidak dapat dibuka. Mungkin belum selesai disalin atau rusak. ".repeat(2);
    for size in [vec2(1366.0, 688.0), vec2(1093.0, 550.0), vec2(683.0, 344.0)] {
        let text = long.clone();
        let harness = shown([size.x, size.y], move |context| {
            let mut window = support::window(context, "id", Step::Trim);
            support::media::told(&mut window, &text, true);
            window
        });
        let card = harness.get_by_label(&long).rect();
        let picture = words(&harness, "viewer-picture");
        let stage = harness.get_by_label(&picture).rect();
        assert!(card.bottom() <= stage.bottom() + 14.0 && card.left() >= 0.0, "{card:?} {stage:?}");
        assert!(card.right() <= stage.right() + 120.0, "{card:?} {stage:?}");
        assert!(card.top() >= stage.top() - 12.0, "{card:?} {stage:?}");
    }
}
