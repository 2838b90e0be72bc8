//! Names that have no room for all their letters are still told apart.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use eframe::egui::Context;
use sunting_editor::model::JobView;
use sunting_editor::state::Step;
use sunting_editor::window::Window;
use sunting_session::Session;
use support::shown::{painted_words, shown};
use support::{making, media};

const LAPTOP: [f32; 2] = [1366.0, 688.0];
const WIDE: [f32; 2] = [1920.0, 1000.0];

/// What is painted of a name that begins so, where letters are left out.
fn shortened(size: [f32; 2], start: &str, window: impl FnOnce(&Context) -> Window) -> Vec<String> {
    let mut found = painted_words(&shown(size, window));
    found.retain(|words| words.starts_with(start) && words.contains('…'));
    found.dedup();
    found
}

fn films_of_one_day(context: &Context) -> Window {
    let mut window = media::nothing_placed(context, "id", Step::Trim);
    let mut session = Session::default();
    let storyline = session.project().storyline().unwrap().id;
    for name in ["VID_20261124_094210_0000.mp4", "VID_20261124_101530_0000.mp4"] {
        let film = support::add_media(&mut session, name, 60, 1920, 1080);
        (0..3).for_each(|piece| support::append(&mut session, storyline, film, piece * 20_000, 20_000));
    }
    window.model.session = session;
    window
}

#[test]
fn films_of_one_day_are_told_apart_on_the_timeline() {
    let names = shortened([1640.0, 900.0], "VI", films_of_one_day);
    let ends: Vec<&str> = names.iter().filter_map(|name| name.split_once('…')).map(|(_, end)| end).collect();
    assert_eq!(ends, ["094210_0000.mp4", "101530_0000.mp4"], "{names:?}");
}

#[test]
fn parts_of_one_film_are_told_apart_in_the_queue() {
    let part = |id: u64, number: &str| {
        let name =
            format!("Rapat koordinasi, bagian {number}, dokumentasi lengkap untuk arsip dinas dan kecamatan.mp4");
        JobView { destination: Path::new("/home/rina/Video").join(name), ..making::done(id) }
    };
    let names = shortened([683.0, 344.0], "Rapat", |context| {
        let mut window = support::window(context, "id", Step::Make);
        window.model.queue.list(vec![part(2, "02"), part(1, "01")]);
        window
    });
    assert!(matches!(&names[..], [two, one] if two.contains("02") && one.contains("01")), "{names:?}");
}

#[test]
fn the_place_of_a_moved_project_is_told_as_far_as_there_is_room() {
    let moved_from = |folder: &'static str, size| {
        let said = painted_words(&shown(size, |context| {
            let mut window = support::later_window(context, "id");
            support::change_recents(&mut window, |recents| {
                (recents[0].file, recents[0].is_gone) = (Path::new(folder).join("Rapat.sunting"), true);
            });
            window
        }));
        said.into_iter().find(|words| words.starts_with("Tidak ")).unwrap()
    };
    assert_eq!(moved_from("/home/rina/Sunting/Rapat", WIDE), "Tidak ditemukan di Sunting › Rapat");
    assert_eq!(moved_from("/home/rina/Sunting/Rapat", LAPTOP), "Tidak ada di Sunting › Rapat");
    let long = "/media/Dokumentasi Pelatihan Operator Kecamatan 2026/Rapat koordinasi camat dan lurah se-kabupaten";
    let said = moved_from(long, LAPTOP);
    let (start, end) = said.split_once('…').unwrap();
    assert!(start.starts_with("Tidak ada di Dokum") && end.ends_with("bupaten"), "{said}");
    let beside_the_name = moved_from(long, [683.0, 344.0]);
    assert!(beside_the_name.contains('…') && beside_the_name.ends_with("bupaten"), "{beside_the_name}");
}
