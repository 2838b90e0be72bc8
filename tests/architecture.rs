//! What must never depend on what, read from the sources.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    if folder.is_file() {
        return vec![folder.to_owned()];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of a file, without its tests and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// No file below `folder`, but those that `except` allows, holds any of the words.
fn assert_free(folder: &str, except: &[&str], words: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for path in sources(&root.join(folder)) {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        if name.ends_with("tests.rs") || except.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        let code = code(&path);
        for word in words {
            assert!(!code.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn the_timeline_is_pure() {
    let words = ["std::fs", "std::thread", "std::time::", "std::net", "ffmpeg", "egui", "sunting_core", "unsafe "];
    assert_free("crates/timeline/src", &[], &words);
}

#[test]
fn whoever_draws_mixes_or_names_takes_the_scene() {
    let folders = ["crates/core/src/render", "crates/core/src/audio", "crates/core/src/export/key.rs"];
    folders
        .into_iter()
        .chain(["crates/core/src/export/boundaries.rs"])
        .for_each(|at| assert_free(at, &[], &["Project"]));
}

#[test]
fn what_is_seen_and_heard_is_decided_in_one_place() {
    let resolving = ["crates/timeline/src/scene/resolve.rs"];
    assert_free("crates", &resolving, &["TrackKind::Audio && !track.hidden", "TrackKind::Text && !track.muted"]);
}

#[test]
fn ffmpeg_stays_behind_its_fence_and_unsafe_in_one_folder() {
    let media = "crates/core/src/media/";
    assert_free("crates", &[media], &["ffmpeg_next", "ffmpeg_sys"]);
    assert_free(
        "crates",
        &["crates/core/src/media/sys"],
        &["unsafe {", "unsafe fn", "unsafe impl", "allow(unsafe_code)"],
    );
}

/// Elsewhere a power cut could take a name from what is safe, or give one to what is not.
#[test]
fn names_are_given_and_folders_made_by_those_who_sync_them() {
    let allowed = [
        // These sync.
        "crates/core/src/atomic_file.rs",
        "crates/core/src/folders.rs",
        // What these write can be made again, is checked when it is read, or is a note without which nothing is lost.
        "crates/core/src/glance/cache.rs",
        "crates/core/src/packing/mod.rs",
        "crates/core/src/workspace/open.rs",
        "crates/core/src/export/segment_file.rs",
        "crates/editor/src/log.rs",
        "crates/editor/src/services/files.rs",
        "crates/editor/src/services/sample.rs",
    ];
    let words = ["fs::write(", "fs::rename(", "create_dir(", "create_dir_all(", ".persist(", "hard_link(", "fs::copy("];
    for folder in ["crates/core/src", "crates/session/src", "crates/cli/src", "crates/editor/src"] {
        assert_free(folder, &allowed, &words);
    }
}

#[test]
fn media_knows_no_project() {
    assert_free(
        "crates/core/src/media",
        &[],
        // A file's sound tracks are its own.
        &["Project", "Clip", "TrackId", "TrackKind", "MediaId", "crate::render", "crate::export", "crate::audio"],
    );
}

#[test]
fn render_and_audio_know_no_export() {
    assert_free("crates/core/src/render", &[], &["crate::export"]);
    assert_free("crates/core/src/audio", &[], &["crate::export", "crate::render"]);
}

#[test]
fn playing_and_making_know_nothing_of_each_other() {
    assert_free("crates/core/src/preview", &[], &["crate::export"]);
    assert_free("crates/core/src/export", &[], &["crate::preview"]);
}

#[test]
fn keeping_and_glancing_know_no_export() {
    assert_free("crates/core/src/workspace", &[], &["crate::export"]);
    assert_free("crates/core/src/glance", &[], &["crate::export"]);
}

#[test]
fn the_window_is_in_one_crate_and_core_speaks_no_language() {
    assert_free("crates", &["crates/editor/"], &["egui", "eframe"]);
    assert_free("crates/core/src", &[], &["println!", "eprintln!", "fluent"]);
}

/// A package of `Cargo.lock` and all that it stands on, by name.
fn stands_on(package: &str, lock: &str) -> BTreeSet<String> {
    let (mut found, mut waiting) = (BTreeSet::new(), vec![package.to_owned()]);
    while let Some(name) = waiting.pop() {
        let own = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{name}\"\n")));
        let needs = own.and_then(|entry| entry.split_once("dependencies = [")).map_or("", |(_, needs)| needs);
        if found.insert(name) {
            let names = needs.split('"').skip(1).step_by(2).filter_map(|need| need.split(' ').next());
            waiting.extend(names.map(str::to_owned));
        }
    }
    found
}

#[test]
fn the_session_needs_no_window() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock")).unwrap();
    let drawing = |name: &String| ["egui", "eframe", "winit", "sunting-editor"].iter().any(|own| name.starts_with(own));
    assert!(stands_on("sunting-editor", &lock).iter().any(drawing));
    assert_eq!(stands_on("sunting-session", &lock).into_iter().find(drawing), None);
    assert!(stands_on("sunting-core", &lock).contains("ffmpeg-next"));
    for below in ["sunting-timeline", "sunting-core", "sunting-words"] {
        assert!(!stands_on(below, &lock).contains("sunting-session"), "{below}");
    }
    assert_free("crates/session/src", &[], &["std::fs", "std::thread", "println!"]);
}

/// Where a figure stood twice, window and command line made other films of the same files.
#[test]
fn what_films_are_reckoned_and_placed_by_stands_once() {
    let reckoning = ["PIXEL_POWER:", "CRF_OF_HALF:", "LIMIT_AIM:", "PACKET_BYTES:", "0.985"];
    assert_free("crates", &["crates/core/src/export/rate_model.rs"], &reckoning);
    assert_free("crates", &["crates/timeline/src/footage.rs"], &["PHOTO_DURATION", "SAME_SHAPE", "abs() > 0.02"]);
    assert_free("crates", &["crates/session/src/import.rs"], &["UNDER_TALK_DB", "-13.98"]);
}

#[test]
fn sound_devices_are_the_windows_affair() {
    assert_free("crates", &["crates/editor/src/sound_output.rs"], &["cpal"]);
}

#[test]
fn panels_draw_and_ask_but_do_nothing_themselves() {
    assert_free("crates/editor/src/panels", &[], &["std::fs", "std::thread", "&mut Project"]);
}

/// A disk or a server that does not answer must not make the window stand still.
#[test]
fn the_thread_of_the_window_asks_no_disk() {
    let elsewhere =
        ["services", "main.rs", "renderer.rs", "sound_output.rs"].map(|part| format!("crates/editor/src/{part}"));
    let words = [
        "fs::read",
        "fs::write",
        "fs::remove",
        "fs::create",
        "fs::rename",
        "fs::copy",
        "fs::metadata",
        "File::open",
        ".exists()",
        ".is_file()",
        ".is_dir()",
        ".metadata()",
        ".symlink_metadata()",
        ".read_dir()",
        "canonicalize(",
        "path::absolute(",
        "is_same_file(",
        "free_file(",
        "free_folder(",
        "free_bytes(",
        "ordinary_file::",
        "atomic_file::",
        "core::folders::",
        "project_file::load",
        "project_file::save",
        "versions::list(",
        "take_lock(",
    ];
    assert_free("crates/editor/src", &elsewhere.each_ref().map(String::as_str), &words);
}

#[test]
fn files_are_read_through_one_door() {
    let door = "crates/core/src/ordinary_file.rs";
    // A folder is opened to be synced.
    let folders = "crates/core/src/atomic_file.rs";
    for folder in ["core", "session", "cli", "editor", "words", "launcher"] {
        let words = ["fs::read(", "File::open(", "fs::read_to_string("];
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
        "crates/cli/",
        "crates/editor/",
    ];
    assert_free("crates", &edges, &["as_seconds_f64", "from_seconds_f64"]);
}

#[test]
fn files_stay_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates");
    for path in sources(&root).into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let lines = code(&path).lines().count();
        assert!(lines <= 450, "{} has {lines} lines", path.display());
    }
}
