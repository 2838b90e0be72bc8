//! What must never depend on what, read from the sources.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod crates;
mod dependencies;
mod invented;
mod plan;
mod rules;
mod source;
mod swallowed;
mod writers;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crates::{Crate, Sources};
use plan::{HOUSES, TOOLKIT};
use rules::{circles_told, floors_told, names_told, neighbours_told};

/// Everything in Rust below `crates`.
static SOURCES: LazyLock<Sources> = LazyLock::new(|| {
    let mut found = Sources::new();
    gather(&root().join("crates"), &mut found);
    found
});

/// The crates, in the order of [`HOUSES`].
static CRATES: LazyLock<Vec<Crate>> =
    LazyLock::new(|| HOUSES.iter().map(|house| Crate::read(&SOURCES, house.first)).collect());

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn gather(folder: &Path, found: &mut Sources) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

fn assert_none(told: Vec<String>) {
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

/// No file below `folder`, but those that `except` allows, names any of the words.
fn assert_free(folder: &str, except: &[&str], words: &[&str]) {
    assert_none(CRATES.iter().flat_map(|house| names_told(&house.names(), folder, except, words)).collect());
}

/// The code of a file, without its tests and comments.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// No other file holds any of these letters.
fn assert_stands_in(home: &str, letters: &[&str]) {
    for (file, text) in SOURCES.iter().filter(|(file, _)| *file != home && !file.contains("tests")) {
        let found = letters.iter().find(|letters| code(text).contains(**letters));
        assert_eq!(found, None, "{file}: it stands in {home}");
    }
}

#[test]
fn no_files_need_each_other() {
    assert_none(CRATES.iter().flat_map(|house| circles_told(&house.arrows())).collect());
}

#[test]
fn arrows_run_down_from_floor_to_floor() {
    for (house, plan) in CRATES.iter().zip(&HOUSES).filter(|(_, plan)| !plan.floors.is_empty()) {
        let src = plan.first.rsplit_once('/').unwrap().0;
        let names = house.names();
        assert_none(floors_told(src, plan.floors, names.keys().copied(), &house.arrows()));
        for room in plan.floors.concat() {
            let is_there = SOURCES.keys().any(|file| {
                file.strip_prefix(&format!("{src}/{room}")).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
            });
            assert!(is_there, "{src}/{room} is on a floor of the plan, and is gone");
        }
    }
}

#[test]
fn panels_do_not_know_each_other() {
    let told = |house: &Crate| neighbours_told("crates/editor/src/panels", &TOOLKIT, &house.arrows());
    assert_none(CRATES.iter().flat_map(told).collect());
}

#[test]
fn the_timeline_is_pure() {
    let words =
        ["std::fs", "std::thread", "std::time", "std::net", "ffmpeg_next", "egui", "eframe", "sunting_core", "unsafe"];
    assert_free("crates/timeline/src", &[], &words);
}

#[test]
fn whoever_draws_mixes_or_names_takes_the_scene() {
    for at in ["render/", "audio/"] {
        assert_free(&format!("crates/core/src/{at}"), &[], &["Project"]);
    }
    // What is exported comes as a project, and a plan keeps it to be planned once more.
    let doors =
        ["film", "forecast", "mod", "plan", "steps", "trim"].map(|file| format!("crates/core/src/export/{file}"));
    assert_free("crates/core/src/export/", &doors.each_ref().map(String::as_str), &["Project"]);
}

/// Whether a track is seen or heard is asked where it is resolved and edited, and where it is shown.
#[test]
fn what_is_seen_and_heard_is_decided_in_one_place() {
    let allowed = [
        "crates/timeline/src/scene/",
        "crates/timeline/src/edit/",
        "crates/cli/src/verbs/project.rs",
        // Whether the only subtitles are hidden.
        "crates/editor/src/panels/make/plan.rs",
        "crates/editor/src/panels/notice.rs",
        // The switches themselves.
        "crates/editor/src/panels/timeline/",
        "crates/editor/src/panels/details/sound.rs",
        "crates/session/src/arrange.rs",
    ];
    for flag in ["hidden", "muted"] {
        let read = CRATES.iter().flat_map(|house| house.fields(flag));
        // A theme and a palette have a muted ink.
        let of_tracks = read
            .filter(|(file, on)| !matches!(*on, "theme" | "palette") && !file.starts_with("crates/editor/src/look/"));
        let elsewhere = of_tracks.filter(|(file, _)| !allowed.iter().any(|it| file.starts_with(it)));
        assert_none(elsewhere.map(|(file, on)| format!("{file} asks for {on}.{flag}")).collect());
    }
}

#[test]
fn ffmpeg_stays_behind_its_fence_and_unsafe_in_one_folder() {
    assert_free("crates", &["crates/core/src/media/"], &["ffmpeg_next", "ffmpeg_sys_next"]);
    assert_free("crates", &["crates/core/src/media/sys"], &["unsafe"]);
}

/// Elsewhere a power cut could take a name from what is safe, or give one to what is not.
#[test]
fn names_are_given_and_folders_made_by_those_who_sync_them() {
    let allowed = [
        // These sync.
        "crates/core/src/atomic_file.rs",
        "crates/core/src/folders.rs",
        // What these write can be made again, is checked when it is read, or is a note without which nothing is lost.
        "crates/core/src/packing/mod.rs",
        "crates/core/src/workspace/open.rs",
        "crates/core/src/export/segment_file.rs",
        "crates/editor/src/services/files.rs",
        "crates/editor/src/services/sample.rs",
    ];
    let words = ["fs::write", "fs::rename", "create_dir", "create_dir_all", ".persist()", "fs::hard_link", "fs::copy"];
    for folder in ["crates/core/src", "crates/session/src", "crates/cli/src", "crates/editor/src"] {
        assert_free(folder, &allowed, &words);
    }
}

#[test]
fn media_knows_no_project() {
    // A file's sound tracks are its own.
    assert_free("crates/core/src/media/", &[], &["Project", "Clip", "TrackId", "TrackKind", "MediaId"]);
}

#[test]
fn the_window_is_in_one_crate_and_core_speaks_no_language() {
    assert_free("crates", &["crates/editor/"], &["egui", "eframe"]);
    assert_free("crates/core/src", &[], &["println!", "eprintln!", "fluent_bundle", "sunting_words"]);
}

#[test]
fn what_people_do_needs_no_window_and_no_disk() {
    assert_free("crates/session/src", &[], &["egui", "eframe", "std::fs", "std::thread", "println!"]);
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let drawing = |name: &String| ["egui", "eframe", "winit", "sunting-editor"].iter().any(|own| name.starts_with(own));
    assert!(dependencies::stands_on("sunting-editor", &lock).iter().any(drawing));
    assert_eq!(dependencies::stands_on("sunting-session", &lock).into_iter().find(drawing), None);
    assert!(dependencies::stands_on("sunting-core", &lock).contains("ffmpeg-next"));
    for below in ["sunting-timeline", "sunting-core", "sunting-words"] {
        assert!(!dependencies::stands_on(below, &lock).contains("sunting-session"), "{below}");
    }
    // Keys and what is typed come from egui.
    let keys = ["command.rs", "keys.rs", "stray_typing.rs"].map(|file| format!("crates/editor/src/state/{file}"));
    assert_free("crates/editor/src/state", &keys.each_ref().map(String::as_str), &["egui", "eframe"]);
}

/// Where a figure stood twice, window and command line made other films of the same files.
#[test]
fn what_films_are_reckoned_and_placed_by_stands_once() {
    let reckoning = ["PIXEL_POWER:", "CRF_OF_HALF:", "LIMIT_AIM:", "PACKET_BYTES:", "0.985"];
    assert_stands_in("crates/core/src/export/rate_model.rs", &reckoning);
    assert_stands_in("crates/timeline/src/footage.rs", &["const PHOTO_DURATION", "const SAME_SHAPE", "abs() > 0.02"]);
    assert_stands_in("crates/session/src/import.rs", &["const UNDER_TALK_DB", "-13.98"]);
}

/// Libraries say what goes wrong; who listens is the programs' affair.
#[test]
fn programs_alone_know_the_log() {
    let programs = ["crates/cli/", "crates/editor/", "crates/trace/"];
    assert_free("crates", &programs, &["sunting_trace", "tracing_subscriber"]);
}

#[test]
fn sound_devices_are_the_windows_affair() {
    assert_free("crates", &["crates/editor/src/sound_output.rs"], &["cpal"]);
}

/// Else a line could not know what else changes what it reads.
#[test]
fn each_part_of_the_model_has_one_writer() {
    let src = "crates/editor/src";
    let parts = writers::parts(&SOURCES, &format!("{src}/model.rs"));
    let named: Vec<&str> = parts.iter().map(|part| part.field.as_str()).collect();
    let expected = [
        "safety",
        "chrome",
        "shelf",
        "missing",
        "cached_media",
        "preview",
        "viewing",
        "queue",
        "making",
        "packing",
        "script_matching",
        "repeat_search",
        "surroundings",
        "office",
        "notice",
        "overlays",
    ];
    assert_eq!(named, expected);
    for part in &parts {
        let is_there = SOURCES.keys().any(|file| file.starts_with(&format!("{src}/{}", part.writer)));
        assert!(is_there, "{}: there is no {}", part.field, part.writer);
    }
    assert_none(CRATES.iter().flat_map(|house| writers::changes_told(house, src, &parts)).collect());
}

#[test]
fn panels_draw_and_ask_but_do_nothing_themselves() {
    assert_free("crates/editor/src/panels", &[], &["std::fs", "std::thread", "&mut Project"]);
}

/// A disk or a server that does not answer must not make the window stand still.
#[test]
fn the_thread_of_the_window_asks_no_disk() {
    let elsewhere =
        ["services/", "main.rs", "renderer.rs", "sound_output.rs"].map(|part| format!("crates/editor/src/{part}"));
    let words = [
        "fs::read",
        "fs::read_dir",
        "fs::read_to_string",
        "fs::write",
        "fs::remove_dir",
        "fs::remove_dir_all",
        "fs::remove_file",
        "fs::create_dir",
        "fs::create_dir_all",
        "fs::rename",
        "fs::copy",
        "fs::metadata",
        "fs::symlink_metadata",
        "File::open",
        ".exists()",
        ".is_file()",
        ".is_dir()",
        ".metadata()",
        ".symlink_metadata()",
        ".read_dir()",
        "canonicalize",
        "path::absolute",
        "is_same_file",
        "free_file",
        "free_folder",
        "free_bytes",
        "ordinary_file",
        "atomic_file",
        "sunting_core::folders",
        "project_file::load",
        "project_file::save",
        "versions::list",
        "take_lock",
    ];
    assert_free("crates/editor/src", &elsewhere.each_ref().map(String::as_str), &words);
}

#[test]
fn files_are_read_through_one_door() {
    let door = "crates/core/src/ordinary_file.rs";
    // A folder is opened to be synced.
    let folders = "crates/core/src/atomic_file.rs";
    for folder in ["core", "session", "cli", "editor", "words", "launcher"] {
        let words = ["fs::read", "File::open", "fs::read_to_string"];
        assert_free(&format!("crates/{folder}/src"), &[door, folders], &words);
    }
}

#[test]
fn names_are_shown_on_a_terminal_in_one_way() {
    assert_free("crates/cli/src", &["crates/cli/src/shown.rs"], &[".display()"]);
}

#[test]
fn float_seconds_stay_at_the_edges() {
    let edges = [
        "crates/timeline/src/time/",
        "crates/core/src/media/",
        "crates/core/src/export/",
        "crates/session/src/prediction.rs",
        // How long words take to be read, and how things move, is no place on a timeline.
        "crates/session/src/graphics.rs",
        "crates/session/src/reading_time.rs",
        "crates/core/src/render/graphic.rs",
        "crates/cli/",
        "crates/editor/",
    ];
    assert_free("crates", &edges, &["as_seconds_f64", "from_seconds_f64"]);
}

#[test]
fn files_stay_short() {
    for (file, text) in SOURCES.iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        let lines = code(text).lines().count();
        assert!(lines <= 450, "{file} has {lines} lines");
    }
}
