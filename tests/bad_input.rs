//! Bad input gets its exit status and its sentence, and nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::process::{Command, Stdio};

use support::{Workplace, numbers};

fn small(place: &Workplace) {
    place.numbered("a.mp4", "25", 50, &[]);
}

#[test]
fn what_is_no_video_is_refused_by_name() {
    let place = Workplace::new();
    fs::create_dir(place.path("folder")).unwrap();
    fs::write(place.path("empty.mp4"), "").unwrap();
    fs::write(place.path("text.mp4"), "Notulen rapat\n".repeat(300)).unwrap();
    fs::write(place.path("list.m3u8"), "#EXTM3U\n#EXTINF:5,\nhttp://10.0.0.1/a.ts\n").unwrap();
    fs::write(place.path("concat.mp4"), "ffconcat version 1.0\nfile /etc/passwd\n").unwrap();
    place.ffmpeg(&["-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", "sound.mp4"]);
    for (name, code) in [
        ("missing.mp4", "not-found"),
        ("folder", "is-folder"),
        ("empty.mp4", "empty-file"),
        ("text.mp4", "not-media"),
        ("list.m3u8", "playlist"),
        ("concat.mp4", "playlist"),
    ] {
        for verb in
            [&["probe", name][..], &["trim", name, "--keep", "0..1", "-o", "o.mp4"], &["export", name, "-o", "o.mp4"]]
        {
            let run = place.run(verb);
            assert_eq!((run.exit, run.error_code().as_str()), (1, code), "{verb:?}");
            assert!(run.stderr.contains(name), "the message names the file: {}", run.stderr);
        }
    }
    assert_eq!(place.run(["trim", "sound.mp4", "--keep", "0..1", "-o", "o.mp4"]).error_code(), "no-picture-to-export");
    assert_eq!(place.run(["export", "sound.mp4", "-o", "o.mp4"]).error_code(), "no-picture-to-export");
    assert!(!place.files().iter().any(|name| name.starts_with("o.mp4")));
}

#[test]
fn a_codec_without_a_decoder_is_named() {
    let place = Workplace::new();
    small(&place);
    let bytes = fs::read(place.path("a.mp4")).unwrap();
    let at = bytes.windows(4).position(|window| window == b"avc1").unwrap();
    let at = bytes[at + 4..].windows(4).position(|window| window == b"avc1").map_or(at, |next| at + 4 + next);
    let mut changed = bytes.clone();
    changed[at..at + 4].copy_from_slice(b"zzz9");
    fs::write(place.path("odd.mp4"), changed).unwrap();
    let run = place.run(["export", "odd.mp4", "-o", "o.mp4"]);
    assert_eq!(run.exit, 1);
    assert!(["unknown-codec", "no-picture-to-export"].contains(&run.error_code().as_str()), "{}", run.stdout);
}

/// Another name of a.mp4, of the system's kind.
#[cfg(unix)]
fn another_way(place: &Workplace) -> &'static str {
    std::os::unix::fs::symlink(place.path("a.mp4"), place.path("link.mp4")).unwrap();
    "link.mp4"
}

#[cfg(windows)]
fn another_way(_: &Workplace) -> &'static str {
    "A.MP4"
}

#[test]
fn destinations_are_never_lost() {
    let place = Workplace::new();
    small(&place);
    let before = fs::read(place.path("a.mp4")).unwrap();
    fs::write(place.path("there.mp4"), "precious").unwrap();
    let refused = |arguments: &[&str]| place.run(arguments).error_code();
    assert_eq!(refused(&["export", "a.mp4", "-o", "there.mp4"]), "destination-exists");
    assert_eq!(refused(&["trim", "a.mp4", "--keep", "0..1", "-o", "there.mp4"]), "destination-exists");
    assert_eq!(fs::read(place.path("there.mp4")).unwrap(), b"precious");
    assert_eq!(refused(&["export", "a.mp4", "-o", "a.mp4", "--force"]), "destination-is-input");
    fs::hard_link(place.path("a.mp4"), place.path("hard.mp4")).unwrap();
    for name in ["hard.mp4", "./a.mp4", another_way(&place)] {
        assert_eq!(refused(&["export", "a.mp4", "-o", name, "--force"]), "destination-is-input", "{name}");
    }
    assert_eq!(refused(&["export", "a.mp4", "-o", "nowhere/o.mp4"]), "folder-not-found");
    assert_eq!(refused(&["export", "a.mp4", "-o", "o.xyz"]), "unknown-container");
    assert_eq!(fs::read(place.path("a.mp4")).unwrap(), before);
    place.run(["export", "a.mp4", "-o", "there.mp4", "--force"]).ok();
    assert_eq!(numbers(&place.path("there.mp4")).len(), 50);
    assert!(place.files().iter().all(|name| !name.ends_with(".part")));
}

#[test]
fn a_log_that_cannot_be_written_is_told_and_the_work_is_done() {
    let place = Workplace::new();
    small(&place);
    let run = place.run(["export", "a.mp4", "-o", "o.mp4", "--log", "nowhere/log.txt"]);
    assert_eq!((run.exit, run.error_code().as_str()), (1, "not-found"));
    assert_eq!(numbers(&place.path("o.mp4")).len(), 50);
    let run = place.run(["export", "a.mp4", "-o", "p.mp4", "--log", "p.mp4"]);
    assert_eq!(run.error_code(), "destination-exists");
    assert_eq!(numbers(&place.path("p.mp4")).len(), 50);
}

#[cfg(unix)]
#[test]
fn what_a_killed_export_left_is_gone_after_the_next_one_and_nothing_else() {
    let place = Workplace::new();
    small(&place);
    let left = ".sunting-0123456789abcdef.part";
    for name in [left, "o.mp4.part"] {
        fs::write(place.path(name), "half").unwrap();
    }
    place.run(["export", "a.mp4", "-o", "o.mp4"]).ok();
    assert_eq!(place.files(), ["a.mp4", "o.mp4", "o.mp4.part"]);
    assert_eq!(fs::read(place.path("o.mp4.part")).unwrap(), b"half");
}

#[test]
fn clearing_the_store_while_videos_are_made_breaks_none() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 500, &[]);
    place.run(["export", "a.mp4", "-o", "earlier.mp4"]).ok();
    for round in 0..5 {
        let name = format!("{round}.mp4");
        let mut child =
            place.command().args(["export", "a.mp4", "-o", name.as_str()]).stdout(Stdio::null()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            place.run(["cache", "clear"]).ok();
        }
        assert!(child.wait().unwrap().success());
        assert_eq!(numbers(&place.path(&name)).len(), 500);
    }
}

#[test]
fn wrong_usage_is_exit_two() {
    let place = Workplace::new();
    small(&place);
    for arguments in [
        &["trim", "a.mp4", "-o", "o.mp4"][..],
        &["trim", "a.mp4", "--keep", "2..1", "-o", "o.mp4"],
        &["trim", "a.mp4", "--keep", "x..1", "-o", "o.mp4"],
        &["trim", "a.mp4", "--keep", "0..1", "--cut", "1..2", "-o", "o.mp4"],
        &["export", "a.mp4", "--max-size", "big", "-o", "o.mp4"],
        &["export", "a.mp4", "--for", "orkut", "-o", "o.mp4"],
        &["nonsense"],
        &["export", "a.mp4", "a.mp4", "-o", "o.mp4"],
        &["trim", "a.mp4", "--mode", "copy", "--keep", "0..1", "-o", "o.mp4"],
        &["caption", "a.mp4", "--cues", "c.srt", "--language", "id", "-o", "o.mp4"],
        &["cues", "shift", "c.srt"],
        &["transcribe", "a.mp4", "--model", "m", "-o", "c.srt"],
        &["check", "a.mp4", "--for", "whatsapp"],
    ] {
        let run = place.run(arguments);
        assert_eq!(run.exit, 2, "{arguments:?}: {}", run.stdout);
        run.error_code();
    }
    assert_eq!(place.run(["trim", "a.mp4", "--keep", "9..10", "-o", "o.mp4"]).error_code(), "range-beyond-end");
    assert_eq!(place.files(), ["a.mp4"]);
}

/// Names that are more than a name to some program.
#[cfg(unix)]
fn odd_names() -> Vec<OsString> {
    use std::os::unix::ffi::OsStringExt;
    let latin1 = OsString::from_vec(b"caf\xE9.mp4".to_vec());
    let names = ["10:30.mp4", "apa?.mp4", "foto%03d.mp4", "-rf.mp4", "a b'c\".mp4", "http:x.mp4"];
    names.map(OsString::from).into_iter().chain([latin1]).collect()
}

#[cfg(windows)]
fn odd_names() -> Vec<OsString> {
    ["kafé 日本.mp4", "100% [a]{b}^&%TEMP%.mp4", "foto%03d.mp4", "-rf.mp4", "a b'c.mp4", "~1.mp4"]
        .map(OsString::from)
        .into()
}

#[test]
fn odd_names_are_only_names() {
    let place = Workplace::new();
    small(&place);
    for name in odd_names() {
        fs::copy(place.path("a.mp4"), place.path(&name)).unwrap();
        let mut output = OsString::from("o-");
        output.push(&name);
        let arguments = [OsStr::new("export"), OsStr::new("-o"), &output, OsStr::new("--"), &name];
        let report = place.run(arguments).ok().json();
        assert_eq!(report["frames"], 50, "{name:?}");
        assert_eq!(numbers(&place.path(&output)).len(), 50, "{name:?}");
        let mut output = OsString::from("t-");
        output.push(&name);
        place
            .run([
                OsStr::new("trim"),
                OsStr::new("--keep"),
                OsStr::new("0..1"),
                OsStr::new("-o"),
                &output,
                OsStr::new("--"),
                &name,
            ])
            .ok();
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    let place = Workplace::new();
    small(&place);
    let run = place.run(["export", "a.mp4", "-o", "/proc/o.mp4"]);
    assert_eq!(run.exit, 1);
    assert!(
        ["permission-denied", "folder-not-found", "not-enough-space"].contains(&run.error_code().as_str()),
        "{}",
        run.stdout
    );
}

#[test]
fn a_full_disk_leaves_nothing_behind() {
    let place = Workplace::new();
    place.numbered("a.mp4", "25", 250, &["-vf", "scale=1280:720,noise=alls=60:allf=t", "-crf", "24"]);
    let disk = place.path("disk");
    fs::create_dir(&disk).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=300k", "tmpfs"]).arg(&disk).status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("no permission to mount a small disk: skipped");
        return;
    }
    fs::write(disk.join("mine.txt"), "precious").unwrap();
    let run = place.run(["export", "a.mp4", "-o", "disk/o.mp4"]);
    let left: Vec<_> = fs::read_dir(&disk).unwrap().flatten().map(|entry| entry.file_name()).collect();
    let _ = Command::new("umount").arg(&disk).status();
    assert_eq!(run.exit, 1, "{}", run.stdout);
    assert!(["disk-full", "not-enough-space"].contains(&run.error_code().as_str()), "{}", run.stdout);
    assert_eq!(left, ["mine.txt"]);
}
