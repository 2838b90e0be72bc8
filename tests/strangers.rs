//! Projects and files that somebody sent: nothing hangs, nothing of this computer leaves it or is overwritten.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::Workplace;

/// A project of two seconds, p.sunting.
fn project() -> Workplace {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 50, &["-an"]);
    place.run(["project", "new", "a.mp4", "-o", "p.sunting"]).ok();
    place
}

/// Writes p.sunting anew, changed.
fn change(place: &Workplace, change: impl FnOnce(&mut Value)) {
    let path = place.path("p.sunting");
    let mut project: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut project);
    fs::write(path, project.to_string()).unwrap();
}

#[cfg(unix)]
fn pipe(place: &Workplace, name: &str) {
    assert!(std::process::Command::new("mkfifo").arg(place.path(name)).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_pipe_or_an_endless_device_is_refused_at_once_wherever_a_file_is_read() {
    let place = project();
    place.run(["plan", "a.mp4", "-o", "plan.json"]).ok();
    let plan = fs::read_to_string(place.path("plan.json")).unwrap();
    for (number, odd) in ["pipe", "/dev/zero", "/dev/stdin"].into_iter().enumerate() {
        if odd == "pipe" {
            pipe(&place, "pipe");
        }
        let link = format!("odd{number}");
        std::os::unix::fs::symlink(if odd == "pipe" { place.path("pipe") } else { odd.into() }, place.path(&link))
            .unwrap();
        for ending in ["sunting", "mp4", "png", "srt", "json"] {
            fs::rename(place.path(&link), place.path(format!("{link}.{ending}"))).unwrap();
            let name = format!("{link}.{ending}");
            let verbs: &[&[&str]] = match ending {
                "sunting" => &[
                    &["project", "show", &name],
                    &["export", &name, "-o", "o.mp4"],
                    &["project", "pack", &name, "-o", "o.zip"],
                ],
                "mp4" => &[
                    &["probe", &name],
                    &["export", &name, "-o", "o.mp4"],
                    &["caption", "a.mp4", "--cues", &name, "-o", "o.mp4"],
                ],
                "png" => &[&["probe", &name], &["project", "new", "a.mp4", &name, "-o", "q.sunting"]],
                "srt" => &[&["caption", "a.mp4", "--cues", &name, "-o", "o.mp4"]],
                _ => &[
                    &["project", "apply", "p.sunting", &name],
                    &["segment", &name, "0"],
                    &["join", &name, "-o", "o.mp4"],
                ],
            };
            for verb in verbs {
                let since = Instant::now();
                let run = place.run(*verb);
                assert_eq!((run.exit, run.error_code().as_str()), (1, "not-regular"), "{verb:?}");
                assert!(since.elapsed() < Duration::from_secs(20), "{verb:?}");
            }
            fs::rename(place.path(&name), place.path(&link)).unwrap();
        }
        fs::rename(place.path(&link), place.path("odd.mp4")).unwrap();
        fs::write(place.path("odd.json"), plan.replace("a.mp4", "odd.mp4")).unwrap();
        let run = place.run(["segment", "odd.json", "0"]);
        assert_ne!(run.exit, 0, "a plan's own file: {}", run.stdout);
        fs::remove_file(place.path("odd.mp4")).unwrap();
    }
}

#[test]
fn what_nobody_reads_in_a_project_takes_little_memory_and_stays() {
    let place = project();
    change(&place, |project| {
        project["extra"] = serde_json::json!({ "later": vec![serde_json::json!([]); 2_000_000] });
        project["tracks"][0]["clips"][0]["content"]["junk"] = vec![serde_json::json!({"": 0}); 500_000].into();
    });
    let before = place.path("p.sunting").metadata().unwrap().len();
    fs::write(place.path("e.json"), r#"[{"edit": "add_marker", "at": "1", "name": "tanda"}]"#).unwrap();
    let mut command = std::process::Command::new("prlimit");
    let limited = cfg!(unix) && command.arg("--version").stdout(Stdio::null()).status().is_ok();
    if limited {
        // As trees of values it took 600 MB.
        let mut command = std::process::Command::new("prlimit");
        command.arg("--data=300000000").arg(env!("CARGO_BIN_EXE_sunting")).current_dir(place.path(""));
        assert!(command.args(["project", "show", "p.sunting"]).stdout(Stdio::null()).status().unwrap().success());
    }
    place.run(["project", "apply", "p.sunting", "e.json"]).ok();
    let text = fs::read_to_string(place.path("p.sunting")).unwrap();
    assert!(text.contains("later") && text.len() as u64 > before / 2, "what a newer program stored is still there");
}

#[test]
fn more_than_any_project_or_edit_holds_is_refused_by_name() {
    let place = project();
    let before = fs::read(place.path("p.sunting")).unwrap();
    let many = format!("[{}{{}}]", "{},".repeat(1_000_000));
    fs::write(place.path("e.json"), many).unwrap();
    assert_eq!(place.run(["project", "apply", "p.sunting", "e.json"]).error_code(), "oversized");
    fs::File::create(place.path("large.sunting")).unwrap().set_len(65 << 20).unwrap();
    assert_eq!(place.run(["project", "show", "large.sunting"]).error_code(), "oversized");
    assert_eq!(fs::read(place.path("p.sunting")).unwrap(), before);
}

#[test]
fn four_edits_at_once_are_four_edits() {
    let place = project();
    for round in 0..5 {
        let children = (0..4).map(|number| {
            let edits = format!("e{number}.json");
            let frame = 4 * round + number;
            let text = format!(r#"[{{"edit": "add_marker", "at": "{frame}f", "name": "tanda"}}]"#);
            fs::write(place.path(&edits), text).unwrap();
            place.command().args(["project", "apply", "p.sunting", &edits]).stdout(Stdio::null()).spawn().unwrap()
        });
        for mut child in children.collect::<Vec<_>>() {
            assert!(child.wait().unwrap().success());
        }
        let shown = place.run(["project", "show", "p.sunting"]).ok().json();
        assert_eq!(shown["markers"].as_array().unwrap().len(), 4 * (round + 1));
    }
}

#[test]
fn names_reach_the_terminal_only_as_letters() {
    let place = project();
    let evil = "\u{1b}]0;x\u{7}\u{9b}31m\nsunting: beres\u{202e}";
    change(&place, |project| {
        project["tracks"][0]["name"] = evil.into();
        project["media"][0]["path"] = format!("{evil}.mp4").into();
    });
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sunting"));
        let output = command.current_dir(place.path("")).args(arguments).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let file = format!("{}.mp4", evil.replace('/', ""));
    for arguments in [
        &["project", "show", "p.sunting"][..],
        &["export", "p.sunting", "-o", "o.mp4"],
        &["probe", &file],
        &[evil, "x"],
    ] {
        let shown = run(arguments);
        assert!(shown.contains("\\u{1b}]0;x"), "{shown}");
        let acted_upon = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert!(!shown.contains(acted_upon), "{shown:?}");
        assert!(!shown.lines().any(|line| line.starts_with("sunting: beres")), "{shown:?}");
    }
}

#[test]
fn a_server_that_a_project_names_is_asked_only_when_the_user_says_so() {
    let place = project();
    change(&place, |project| project["media"][0]["path"] = r"\\asing\bagi\a.mp4".into());
    assert_eq!(place.run(["export", "p.sunting", "-o", "o.mp4"]).error_code(), "media-on-server");
    let allowed = place.run(["export", "p.sunting", "-o", "o.mp4", "--server", "ASING"]);
    assert_eq!(allowed.error_code(), "media-missing", "it is looked for there");
    place.run(["project", "find", "p.sunting", "."]).ok();
    place.run(["export", "p.sunting", "-o", "o.mp4"]).ok();
}

#[test]
fn a_server_is_not_asked_however_the_way_to_it_is_written() {
    let place = project();
    let steps = "../".repeat(place.path("").components().count());
    for path in [format!("{steps}net/asing/a.mp4"), "/tmp/../net/asing/a.mp4".into(), "/./net/asing/a.mp4".into()] {
        change(&place, |project| project["media"][0]["path"] = path.clone().into());
        assert_eq!(place.run(["export", "p.sunting", "-o", "o.mp4"]).error_code(), "media-on-server", "{path}");
    }
    place.run(["plan", "a.mp4", "-o", "p.json"]).ok();
    let mut plan: Value = serde_json::from_slice(&fs::read(place.path("p.json")).unwrap()).unwrap();
    let (media, _) = plan["paths"].as_object().unwrap().iter().next().unwrap();
    let media = media.clone();
    plan["paths"][media] = "/net/asing/a.mp4".into();
    fs::write(place.path("p.json"), plan.to_string()).unwrap();
    assert_eq!(place.run(["segment", "p.json", "0"]).error_code(), "media-on-server");
    assert_eq!(place.run(["join", "p.json", "-o", "o.mp4"]).error_code(), "media-on-server");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_projects_folder_is_not_followed_to_a_server() {
    let place = project();
    for (name, target) in
        [("satu", "/net/asing/bagi"), ("dua", "//asing/bagi"), ("tiga", r"\\asing\bagi"), ("empat", "satu")]
    {
        std::os::unix::fs::symlink(target, place.path(name)).unwrap();
        change(&place, |project| project["media"][0]["path"] = format!("{name}/a.mp4").into());
        let run = place.run(["export", "p.sunting", "-o", "o.mp4"]);
        assert_eq!(run.error_code(), "media-on-server", "{name}");
        assert!(run.stderr.contains("--server asing"), "{}", run.stderr);
    }
}

#[test]
fn what_editors_of_text_put_in_front_of_a_project_or_its_edits_is_no_damage() {
    let place = project();
    let marked = |name: &str, text: &[u8]| fs::write(place.path(name), [b"\xef\xbb\xbf", text].concat()).unwrap();
    marked("p.sunting", &fs::read(place.path("p.sunting")).unwrap());
    marked("e.json", br#"[{"edit": "add_marker", "at": "1f", "name": "tanda"}]"#);
    place.run(["project", "show", "p.sunting"]).ok();
    let edited = place.run(["project", "apply", "p.sunting", "e.json"]).ok().json();
    assert_eq!(edited["markers"][0]["name"], "tanda");
}

#[test]
fn what_stands_where_notes_are_kept_is_named() {
    let place = project();
    fs::write(place.path("e.json"), "[]").unwrap();
    fs::write(place.path(".sunting"), "milik orang").unwrap();
    let run = place.run(["project", "apply", "p.sunting", "e.json"]);
    assert_eq!(run.error_code(), "in-the-way");
    assert!(run.stderr.contains(".sunting: This stands where"), "{}", run.stderr);
    fs::remove_file(place.path(".sunting")).unwrap();
    fs::create_dir_all(place.path(".sunting/p/lock")).unwrap();
    let run = place.run(["project", "apply", "p.sunting", "e.json"]);
    assert_eq!(run.error_code(), "in-the-way");
    assert!(run.stderr.contains("lock: This stands where"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn edits_through_a_link_go_into_the_project_and_a_pack_never_replaces_it() {
    let place = project();
    std::os::unix::fs::symlink("p.sunting", place.path("tautan.sunting")).unwrap();
    fs::write(place.path("e.json"), r#"[{"edit": "add_marker", "at": "1f", "name": "tanda"}]"#).unwrap();
    place.run(["project", "apply", "tautan.sunting", "e.json"]).ok();
    assert!(place.path("tautan.sunting").is_symlink());
    let shown = place.run(["project", "show", "p.sunting"]).ok().json();
    assert_eq!(shown["markers"].as_array().unwrap().len(), 1);
    for name in ["p.sunting", "tautan.sunting"] {
        let refused = place.run(["--force", "project", "pack", "p.sunting", "-o", name]);
        assert_eq!(refused.error_code(), "destination-is-input", "{name}");
    }
    assert_eq!(place.run(["project", "show", "p.sunting"]).ok().json(), shown);
}

#[test]
fn a_pack_names_what_lies_elsewhere_and_leaves_out_what_is_no_film() {
    let place = project();
    fs::create_dir(place.path("proyek")).unwrap();
    fs::rename(place.path("p.sunting"), place.path("proyek/p.sunting")).unwrap();
    fs::write(place.path("kunci"), "-----BEGIN OPENSSH PRIVATE KEY-----\n").unwrap();
    let mut project: Value = serde_json::from_slice(&fs::read(place.path("proyek/p.sunting")).unwrap()).unwrap();
    project["media"][0]["path"] = "../a.mp4".into();
    let mut key = project["media"][0].clone();
    (key["id"], key["path"]) = (90.into(), "../kunci".into());
    project["media"].as_array_mut().unwrap().push(key);
    project["next_id"] = 91.into();
    fs::write(place.path("proyek/p.sunting"), project.to_string()).unwrap();
    let run = place.run(["project", "pack", "proyek/p.sunting", "-o", "o.zip"]).ok();
    let names = |key: &str| run.json()[key].as_array().unwrap().len();
    assert_eq!((names("outside"), names("left_out"), run.json()["files"].as_u64()), (1, 1, Some(1)));
    assert!(run.stderr.contains("a.mp4"), "{}", run.stderr);
    assert!(!run.stderr.contains("kunci"), "only what is packed is said to be: {}", run.stderr);
    let zip = fs::read(place.path("o.zip")).unwrap();
    assert!(!zip.windows(11).any(|bytes| bytes == b"PRIVATE KEY"));
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_while_packing_has_its_sentence_and_no_other() {
    let place = project();
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let mut command = std::process::Command::new("bash");
    command.current_dir(place.path("")).args(["-c", script, env!("CARGO_BIN_EXE_sunting"), "--lang", "en"]);
    let output = command.args(["project", "pack", "p.sunting", "-o", "o.zip"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(
        !told.contains("ZipWriter") && told.lines().filter(|line| line.starts_with("sunting: ")).count() == 1,
        "{told}"
    );
    assert!(!place.files().iter().any(|name| name.starts_with("o.zip")));
}

#[test]
fn whoever_asks_what_a_file_is_hears_what_it_is_now_and_finds_nothing_written() {
    let place = Workplace::new();
    let film = place.numbered("a.mp4", "25", 25, &["-an"]);
    place.run(["probe", "a.mp4"]).ok();
    assert_eq!(place.files(), ["a.mp4"]);
    assert!(!place.path("store").exists());
    // What is remembered of a file of that size and date is another matter.
    place.run(["export", "a.mp4", "-o", "b.mp4"]).ok();
    let facts = fs::metadata(&film).unwrap();
    fs::write(&film, vec![0; facts.len() as usize]).unwrap();
    fs::File::options().append(true).open(&film).unwrap().set_modified(facts.modified().unwrap()).unwrap();
    assert_eq!(place.run(["probe", "a.mp4"]).error_code(), "not-media");
}
