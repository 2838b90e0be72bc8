//! Nothing that is seen or heard is lost, moved or made longer on the way from a file to what is made of it, whatever
//! its clock does.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod drifting;
mod made_files;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

use support::signals::{X264, assert_near, beeping, beeps, each_second, flashes, flashing, flashing_and_beeping};
use support::{Workplace, ffprobe, frame_times, numbers};

const AAC: [&str; 2] = ["-c:a", "aac"];

/// Of a result, in seconds.
fn duration(path: &Path) -> f64 {
    ffprobe(path, &["-show_entries", "format=duration"])[0].parse().unwrap()
}

fn assert_lasts(path: &Path, seconds: f64) {
    let found = duration(path);
    assert!((found - seconds).abs() <= 0.045, "{}: {found} s instead of {seconds}", path.display());
}

/// What `probe` says, in seconds.
fn probed(place: &Workplace, name: &str) -> f64 {
    place.run(["probe", name]).ok().json()["duration"].as_f64().unwrap()
}

#[test]
fn sound_that_goes_on_after_the_last_picture_stays() {
    let place = Workplace::new();
    let vp8 = ["-c:v", "libvpx", "-b:v", "300k", "-c:a", "libopus"];
    for (name, coding) in [
        ("a.mkv", &[&X264[..], &AAC].concat()[..]),
        ("a.mp4", &[&X264[..], &AAC].concat()),
        ("a.ts", &[&X264[..], &AAC].concat()),
        ("a.webm", &vp8),
        ("a.avi", &["-c:v", "mjpeg", "-c:a", "pcm_s16le"]),
    ] {
        flashing_and_beeping(&place, name, (3.0, 9.0), coding);
        assert!((probed(&place, name) - 9.0).abs() < 0.05, "{name}");
        for output in ["export.mp4", "export.m4a"] {
            place.run(["export", name, "-o", output, "--force"]).ok();
            assert_lasts(&place.path(output), 9.0);
            assert_near(&beeps(&place.path(output)).0, &each_second(0.5, 9), 0.02, name);
        }
        assert_near(&flashes(&place.path("export.mp4")), &each_second(0.52, 3), 0.03, name);
        place.run(["trim", name, "--keep", "5..8", "-o", "trim.mp4", "--force"]).ok();
        assert_lasts(&place.path("trim.mp4"), 3.0);
        assert_near(&beeps(&place.path("trim.mp4")).0, &each_second(0.5, 3), 0.02, name);
        let made = place.run(["project", "new", name, name, "-o", "p.sunting", "--force"]).ok().json();
        assert!((made["duration"].as_f64().unwrap() - 18.0).abs() < 0.1, "{name}: {made}");
    }
}

#[test]
fn a_last_picture_that_its_file_holds_for_long_is_held() {
    let place = Workplace::new();
    let held = ["-f", "lavfi", "-i", "color=gray:s=64x64:r=10:d=1,tpad=stop_duration=20:stop_mode=clone"];
    let once = ["-vf", "select='lt(n\\,10)+gt(n\\,208)'", "-vsync", "vfr"];
    for name in ["a.mp4", "a.mkv"] {
        place.ffmpeg(&[&held[..], &once, &X264, &[name]].concat());
        place.run(["trim", name, "--keep", "0..15", "-o", "trim.mp4", "--force"]).ok();
        assert_lasts(&place.path("trim.mp4"), 15.0);
        assert!((probed(&place, "trim.mp4") - 15.0).abs() < 0.01);
        place.run(["export", "trim.mp4", "-o", "again.mp4", "--force"]).ok();
        assert_lasts(&place.path("again.mp4"), 15.0);
    }
}

#[test]
fn one_picture_under_a_talk_lasts_as_long_as_the_talk() {
    let place = Workplace::new();
    let sound = beeping(6.0);
    let inputs = ["-f", "lavfi", "-i", "color=red:s=64x64:r=25:d=0.04"];
    let sound: Vec<&str> = sound.iter().map(String::as_str).collect();
    place.ffmpeg(&[&inputs[..], &sound, &X264, &AAC, &["-ac", "1", "talk.mp4"]].concat());
    place.run(["export", "talk.mp4", "-o", "out.mp4"]).ok();
    assert_lasts(&place.path("out.mp4"), 6.0);
    assert_near(&beeps(&place.path("out.mp4")).0, &each_second(0.5, 6), 0.02, "a talk");
}

/// A picture of ten frames a second that is held from 2.9 s to 25.1 s, of thirty, with or without sound.
fn slides(place: &Workplace, name: &str, options: &[&str], is_silent: bool) {
    let sound = beeping(30.0);
    let picture = "color=gray:s=64x64:r=10:d=30,geq=lum='16+N/2':cb=128:cr=128,select='lt(t\\,2.95)+gt(t\\,25.05)'";
    let inputs = ["-f", "lavfi", "-i", picture];
    let sound: Vec<&str> = if is_silent { Vec::new() } else { sound.iter().map(String::as_str).collect() };
    let coding = ["-vsync", "vfr", "-c:v", "libx264", "-crf", "10", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "1"];
    place.ffmpeg(&[&inputs[..], &sound, &coding, options, &[name]].concat());
}

#[test]
fn a_cut_inside_a_held_picture_is_made_where_it_was_asked_for() {
    let place = Workplace::new();
    for (name, options, is_silent) in [
        ("a.mp4", &["-bf", "2"][..], false),
        ("b.mkv", &["-bf", "0"], false),
        ("c.mp4", &["-bf", "2"], true),
        ("d.mkv", &["-bf", "2"], true),
    ] {
        slides(&place, name, options, is_silent);
        for (option, range, seconds) in [
            ("--keep", "1..10", 9),
            ("--keep", "1..20", 19),
            ("--keep", "12..28", 16),
            ("--keep", "12..15", 3),
            ("--cut", "12..15", 27),
        ] {
            for output in ["out.mp4", "out.mkv"] {
                place.run(["trim", name, option, range, "-o", output, "--force"]).ok();
                let made = place.path(output);
                assert_lasts(&made, seconds as f64);
                if !is_silent {
                    assert_near(&beeps(&made).0, &each_second(0.5, seconds), 0.02, &format!("{name} {option} {range}"));
                }
            }
        }
        place.run(["trim", name, "--keep", "12..15", "-o", "still.mp4", "--force"]).ok();
        assert_eq!(frame_times(&place.path("still.mp4")), [0.0], "{name}: one picture all along");
    }
}

#[test]
fn sound_before_the_first_picture_stays() {
    let place = Workplace::new();
    let vp8 = ["-c:v", "libvpx", "-b:v", "300k", "-c:a", "libopus"];
    std::fs::write(place.path("beep.srt"), "1\n00:00:02,500 --> 00:00:02,900\n████████████\n").unwrap();
    for (name, coding) in [
        ("a.mp4", &[&X264[..], &AAC].concat()[..]),
        ("a.mkv", &[&X264[..], &["-c:a", "flac"]].concat()),
        ("a.ts", &[&X264[..], &["-c:a", "mp2"]].concat()),
        ("a.webm", &vp8),
    ] {
        let (sound, picture) = (beeping(5.6), flashing(4.0));
        let inputs: Vec<&str> = sound.iter().map(String::as_str).collect();
        let late: Vec<&str> = picture.iter().map(String::as_str).collect();
        let mapped = ["-map", "1:v", "-map", "0:a", "-ac", "1"];
        place.ffmpeg(&[&inputs[..], &["-itsoffset", "1.6"], &late, &mapped, coding, &[name]].concat());
        for verb in [
            &["export", name, "-o", "out.mp4", "--force"][..],
            &["caption", name, "--cues", "beep.srt", "-o", "out.mp4", "--force"],
            &["trim", name, "--keep", "0..", "-o", "out.mp4", "--force"],
        ] {
            place.run(verb).ok();
            let made = place.path("out.mp4");
            let what = format!("{verb:?}");
            assert!((duration(&made) - 5.6).abs() <= 0.06, "{what}: {}", duration(&made));
            assert_near(&beeps(&made).0, &each_second(0.5, 6), 0.03, &what);
            assert_near(&flashes(&made), &each_second(2.12, 4), 0.045, &what);
        }
        place.run(["trim", name, "--keep", "1..3", "-o", "out.mp4", "--force"]).ok();
        assert_near(&beeps(&place.path("out.mp4")).0, &each_second(0.5, 2), 0.03, name);
        assert_near(&flashes(&place.path("out.mp4")), &[1.12], 0.045, name);
    }
}

/// Pieces of 4 and 3 s, appended to each other; the second one's clock starts at `offset`.
fn appended(place: &Workplace, name: &str, format: &str, coding: &[&str], offset: &str) {
    for (piece, seconds, offset) in [("one", 4.0, "0"), ("two", 3.0, offset)] {
        let coding = [coding, &["-output_ts_offset", offset, "-f", format]].concat();
        flashing_and_beeping(place, piece, (seconds, seconds), &coding);
    }
    let read = |piece: &str| std::fs::read(place.path(piece)).unwrap();
    std::fs::write(place.path(name), [read("one"), read("two")].concat()).unwrap();
}

#[test]
fn pieces_with_clocks_of_their_own_follow_each_other() {
    let place = Workplace::new();
    let mpeg2 = ["-c:v", "mpeg2video", "-bf", "2", "-g", "12", "-b:v", "1M"];
    let h264 = [&X264[..], &AAC].concat();
    appended(&place, "restarts.ts", "mpegts", &h264, "0");
    appended(&place, "hour.ts", "mpegts", &h264, "3600");
    appended(&place, "wraps.ts", "mpegts", &h264, "95438.6");
    appended(&place, "restarts.mpg", "mpeg", &[&mpeg2[..], &["-c:a", "mp2"]].concat(), "0");
    appended(&place, "hour.mpg", "mpeg", &[&mpeg2[..], &["-c:a", "mp2"]].concat(), "3600");
    appended(&place, "restarts.vob", "vob", &[&mpeg2[..], &["-c:a", "ac3"]].concat(), "0");
    appended(&place, "restarts.mkv", "matroska", &h264, "0");
    for name in ["restarts.ts", "hour.ts", "wraps.ts", "restarts.mpg", "hour.mpg", "restarts.vob", "restarts.mkv"] {
        let facts = place.run(["probe", name]).ok().json();
        assert_eq!(facts["video"]["frames"], 175, "{name}");
        let told = facts["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "pieces");
        assert!(told, "{name}: {}", facts["warnings"]);
        place.run(["export", name, "-o", "out.mp4", "--force"]).ok();
        assert_lasts(&place.path("out.mp4"), 7.0);
        assert_near(&flashes(&place.path("out.mp4")), &each_second(0.52, 7), 0.03, name);
        assert_near(&beeps(&place.path("out.mp4")).0, &each_second(0.5, 7), 0.03, name);
        for (range, count) in [("5..", 2), ("3..6", 3)] {
            place.run(["trim", name, "--keep", range, "-o", "out.mp4", "--force"]).ok();
            assert_lasts(&place.path("out.mp4"), count as f64);
            assert_near(&flashes(&place.path("out.mp4")), &each_second(0.52, count), 0.03, name);
            assert_near(&beeps(&place.path("out.mp4")).0, &each_second(0.5, count), 0.03, name);
        }
    }
}

#[test]
fn short_pieces_and_continued_recordings_follow_each_other_too() {
    let place = Workplace::new();
    let coding = [&X264[..], &AAC, &["-f", "mpegts"]].concat();
    flashing_and_beeping(&place, "short", (1.0, 1.0), &coding);
    let short = std::fs::read(place.path("short")).unwrap();
    std::fs::write(place.path("short.ts"), short.repeat(6)).unwrap();
    for (piece, seconds) in [("one", 4.0), ("two", 2.0)] {
        flashing_and_beeping(
            &place,
            piece,
            (seconds, seconds),
            &[&X264[..], &AAC, &["-ar", "44100", "-f", "flv"]].concat(),
        );
    }
    let read = |piece: &str| std::fs::read(place.path(piece)).unwrap();
    // A recorder that goes on writes no second head, which takes 13 bytes.
    std::fs::write(place.path("continued.flv"), [&read("one")[..], &read("two")[13..]].concat()).unwrap();
    for name in ["short.ts", "continued.flv"] {
        place.run(["export", name, "-o", "out.mp4", "--force"]).ok();
        assert_lasts(&place.path("out.mp4"), 6.0);
        assert_near(&flashes(&place.path("out.mp4")), &each_second(0.52, 6), 0.045, name);
        assert_near(&beeps(&place.path("out.mp4")).0, &each_second(0.5, 6), 0.03, name);
    }
}

#[test]
fn sound_alone_lies_under_the_film_and_ends_with_it() {
    let place = Workplace::new();
    flashing_and_beeping(&place, "film.mp4", (2.0, 2.0), &[&X264[..], &AAC].concat());
    let sound = beeping(3.0);
    let input: Vec<&str> = sound.iter().map(String::as_str).collect();
    place.ffmpeg(&[&input[..], &["sound.mp3"]].concat());
    for files in [["film.mp4", "sound.mp3"], ["sound.mp3", "film.mp4"]] {
        place.run([&["project", "new"][..], &files, &["-o", "p.sunting", "--force"]].concat()).ok();
        place.run(["export", "p.sunting", "-o", "out.mp4", "--force"]).ok();
        assert_lasts(&place.path("out.mp4"), 2.0);
        assert_near(&beeps(&place.path("out.mp4")).0, &each_second(0.5, 2), 0.045, &format!("{files:?}"));
    }
}

#[test]
fn a_trim_before_the_first_picture_shows_it() {
    let place = Workplace::new();
    let (sound, picture) = (beeping(5.0), flashing(2.0));
    let inputs: Vec<&str> = sound.iter().map(String::as_str).collect();
    let late: Vec<&str> = picture.iter().map(String::as_str).collect();
    let mapped = ["-map", "1:v", "-map", "0:a", "-ac", "1"];
    place.ffmpeg(&[&inputs[..], &["-itsoffset", "2"], &late, &mapped, &X264, &AAC, &["late.mkv"]].concat());
    place.run(["trim", "late.mkv", "--keep", "0..1", "-o", "out.mp4"]).ok();
    assert_eq!(frame_times(&place.path("out.mp4")), [0.0]);
    assert_lasts(&place.path("out.mp4"), 1.0);
}

#[test]
fn a_film_is_as_long_as_the_longest_of_its_sounds() {
    let place = Workplace::new();
    let (short, long, picture) = (beeping(3.0), beeping(6.0), flashing(3.0));
    let inputs: Vec<&str> = picture.iter().chain(&short).chain(&long).map(String::as_str).collect();
    let mapped = ["-map", "0:v", "-map", "1:a", "-map", "2:a", "-ac", "1"];
    place.ffmpeg(&[&inputs[..], &mapped, &X264, &AAC, &["two.mkv"]].concat());
    for track in ["1", "2"] {
        for (option, range, seconds) in [("--keep", "1..", 5.0), ("--cut", "0..1", 5.0), ("--keep", "25f..", 5.0)] {
            place.run(["trim", "two.mkv", "--audio-track", track, option, range, "-o", "out.mp4", "--force"]).ok();
            assert_lasts(&place.path("out.mp4"), seconds);
        }
    }
}

#[test]
fn chained_voice_notes_follow_each_other() {
    let place = Workplace::new();
    for (name, codec) in [("a.opus", "libopus"), ("a.ogg", "libvorbis")] {
        for (piece, seconds) in [("one", 4.0), ("two", 3.0)] {
            let sound = beeping(seconds);
            let input: Vec<&str> = sound.iter().map(String::as_str).collect();
            place.ffmpeg(&[&input[..], &["-c:a", codec, "-f", "ogg", piece]].concat());
        }
        let read = |piece: &str| std::fs::read(place.path(piece)).unwrap();
        std::fs::write(place.path(name), [read("one"), read("two")].concat()).unwrap();
        place.run(["export", name, "-o", "out.m4a", "--force"]).ok();
        assert_lasts(&place.path("out.m4a"), 7.0);
        assert_near(&beeps(&place.path("out.m4a")).0, &each_second(0.5, 7), 0.02, name);
        place.run(["trim", name, "--keep", "5..", "-o", "out.m4a", "--force"]).ok();
        assert_near(&beeps(&place.path("out.m4a")).0, &each_second(0.5, 2), 0.02, name);
    }
}

#[test]
fn pictures_without_times_of_their_own_come_in_their_order() {
    let place = Workplace::new();
    let pyramid = ["-bf", "3", "-b_strategy", "0", "-x264-params", "b-pyramid=normal:ref=4", "-g", "30"];
    let mpeg4 = ["-c:v", "mpeg4", "-bf", "2", "-q:v", "2", "-g", "12"];
    let mpeg2 = ["-c:v", "mpeg2video", "-q:v", "2", "-g", "12", "-c:a", "mp2"];
    for (name, rate, options) in [
        ("h264.avi", "25", &[&pyramid[..], &["-c:a", "pcm_s16le"]].concat()[..]),
        ("h264-ntsc.avi", "30000/1001", &["-c:a", "pcm_s16le"]),
        ("open.avi", "25", &["-x264-params", "open-gop=1", "-g", "10", "-c:a", "pcm_s16le"]),
        ("mpeg4.avi", "25", &[&mpeg4[..], &["-c:a", "pcm_s16le"]].concat()),
        ("b.mpg", "25", &[&mpeg2[..], &["-bf", "2"]].concat()),
        ("no-b.mpg", "25", &[&mpeg2[..], &["-bf", "0", "-b:v", "200k"]].concat()),
        ("mpeg1.mpg", "25", &["-c:v", "mpeg1video", "-bf", "2", "-q:v", "2", "-c:a", "mp2"]),
        ("ntsc.vob", "30000/1001", &[&mpeg2[..], &["-bf", "2", "-f", "vob"]].concat()),
    ] {
        let source = place.numbered(name, rate, 120, options);
        let name = source.file_name().unwrap().to_str().unwrap();
        assert_eq!(place.run(["probe", name]).ok().json()["video"]["frames"], 120, "{name}");
        place.run(["export", name, "-o", "out.mp4", "--force"]).ok();
        let all: Vec<u32> = (0..120).collect();
        assert_eq!(numbers(&place.path("out.mp4"))[..118], all[..118], "{name}");
        place.run(["trim", name, "--keep", "70f..90f", "-o", "out.mp4", "--force"]).ok();
        assert_eq!(numbers(&place.path("out.mp4")), all[70..90], "{name}");
    }
}

#[test]
fn sound_alone_is_trimmed() {
    let place = Workplace::new();
    let sound = beeping(6.0);
    let input: Vec<&str> = sound.iter().map(String::as_str).collect();
    place.ffmpeg(&["-f", "lavfi", "-i", "color=red:s=64x64:d=0.04", "-frames:v", "1", "cover.jpg"]);
    let cover = ["-i", "cover.jpg", "-map", "0:a", "-map", "1:v", "-c:v", "copy", "-disposition:v", "attached_pic"];
    for (name, options) in [
        ("cover.mp3", &cover[..]),
        ("a.mp3", &[]),
        ("a.m4a", &AAC),
        ("a.flac", &[]),
        ("a.ogg", &["-c:a", "libvorbis"]),
        ("a.wav", &[]),
    ] {
        place.ffmpeg(&[&input[..], options, &[name]].concat());
        for (arguments, seconds, expected) in [
            (&["--keep", "1..3"][..], 2.0, &[0.5, 1.5][..]),
            (&["--cut", "1..3"], 4.0, &[0.5, 1.5, 2.5, 3.5]),
            (&["--keep", "4.2..5", "--keep", "0..1"], 1.8, &[0.3, 1.3]),
        ] {
            place.run([&["trim", name][..], arguments, &["-o", "out.m4a", "--force"]].concat()).ok();
            assert_lasts(&place.path("out.m4a"), seconds);
            assert_near(&beeps(&place.path("out.m4a")).0, expected, 0.02, &format!("{name} {arguments:?}"));
        }
        assert_eq!(place.run(["trim", name, "--keep", "7..", "-o", "b.m4a"]).error_code(), "range-beyond-end");
    }
    flashing_and_beeping(&place, "film.mp4", (4.0, 4.0), &[&X264[..], &AAC].concat());
    place.run(["trim", "film.mp4", "--keep", "1..3", "-o", "film.m4a"]).ok();
    assert_near(&beeps(&place.path("film.m4a")).0, &[0.5, 1.5], 0.02, "the sound of a film");
}
