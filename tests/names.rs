//! Results can have every name that a file can have, in every verb that writes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use support::Workplace;

/// Bytes that a name may have on every system that counts bytes.
const LONGEST: usize = 255;

/// The longest name of such letters.
fn longest(letter: &str, ending: &str) -> String {
    letter.repeat((LONGEST - ending.len()) / letter.len()) + ending
}

fn clip(place: &Workplace, name: &str) {
    place.numbered("clip.mp4", "25", 25, &[]);
    std::fs::rename(place.path("clip.mp4"), place.path(name)).unwrap();
}

fn names_in(place: &Workplace, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(place.path(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_name_that_the_source_can_have_the_result_can_have() {
    for letter in ["a", "会", "🎬"] {
        let (place, name) = (Workplace::new(), longest(letter, ".mp4"));
        clip(&place, &name);
        place.run(["export", &name, "--out-dir", "out"]).ok();
        assert_eq!(names_in(&place, "out"), [name.as_str()]);
        std::fs::create_dir(place.path("cut")).unwrap();
        place.run(["trim", &name, "--keep", "0..0.4", "-o", &format!("cut/{name}")]).ok();
        assert_eq!(names_in(&place, "cut"), [name]);
    }
}

#[test]
fn a_shorter_ending_leaves_the_result_its_room() {
    let (place, name) = (Workplace::new(), longest("b", ".ts"));
    place.numbered("clip.ts", "25", 25, &[]);
    std::fs::rename(place.path("clip.ts"), place.path(&name)).unwrap();
    place.run(["export", &name, "--out-dir", "out"]).ok();
    assert_eq!(names_in(&place, "out"), [longest("b", ".mp4")]);
}

#[test]
fn every_verb_that_writes_takes_the_longest_name() {
    let place = Workplace::new();
    place.numbered("clip.mp4", "25", 25, &[]);
    std::fs::write(place.path("s.srt"), "1\n00:00:00,000 --> 00:00:00,500\nHalo\n").unwrap();
    for folder in ["caption", "sound", "frame", "sheet", "plan", "project", "pack"] {
        std::fs::create_dir(place.path(folder)).unwrap();
    }
    let in_folder = |folder: &str, ending: &str| format!("{folder}/{}", longest("c", ending));
    place.run(["caption", "clip.mp4", "--cues", "s.srt", "-o", &in_folder("caption", ".mp4")]).ok();
    place.run(["export", "clip.mp4", "-o", &in_folder("sound", ".m4a")]).ok();
    place.run(["frame", "clip.mp4", "--at", "0,4", "-o", &in_folder("frame", ".png")]).ok();
    place.run(["sheet", "clip.mp4", "-o", &in_folder("sheet", ".png")]).ok();
    place.run(["plan", "clip.mp4", "-o", &in_folder("plan", ".json")]).ok();
    place.run(["project", "new", "clip.mp4", "-o", &in_folder("project", ".sunting")]).ok();
    place.run(["project", "pack", &in_folder("project", ".sunting"), "-o", &in_folder("pack", ".zip")]).ok();
    for folder in ["caption", "sound", "frame", "sheet", "plan", "project", "pack"] {
        let names: Vec<String> =
            names_in(&place, folder).into_iter().filter(|name| !name.starts_with(".sunting")).collect();
        assert_eq!(names.len(), 1, "{folder}: {names:?}");
        assert_eq!(names[0].len(), LONGEST);
    }
}

#[test]
fn a_name_that_no_file_can_have_is_refused_before_the_work() {
    let place = Workplace::new();
    place.numbered("clip.mp4", "25", 25, &[]);
    let name = longest("d", ".mp4") + ".mp4";
    for arguments in [vec!["export", "clip.mp4", "-o", &name], vec!["trim", "clip.mp4", "--keep", "0..", "-o", &name]] {
        let refused = place.run(arguments);
        assert_eq!((refused.exit, refused.error_code().as_str()), (1, "bad-name"));
    }
    assert_eq!(place.files(), ["clip.mp4"]);
}
