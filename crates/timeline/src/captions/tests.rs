//! Captions as they come.

use super::*;
use crate::time::Time;
use proptest::prelude::*;

pub(super) fn any_cues() -> impl Strategy<Value = Vec<Cue>> {
    let line = "[a-zA-Z0-9éñ&<>\"',.?! -]{0,12}[a-zA-Zé?!]";
    let cue = (0_i64..5000, 1_i64..9000, prop::collection::vec(line, 1..3));
    prop::collection::vec(cue, 1..12).prop_map(|parts| {
        let mut at = 0;
        let mut cues = Vec::new();
        for (gap, length, lines) in parts {
            let start = Time::from_millis(at + gap);
            at += gap + length;
            let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
            let timeline_range = TimeRange::between(start, Time::from_millis(at));
            cues.push(Cue::new(timeline_range, lines.join("\n")));
        }
        cues
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(cues in any_cues()) {
        let subrip = read(write_subrip(&cues).as_bytes()).unwrap();
        prop_assert_eq!(&subrip.cues, &cues);
        prop_assert_eq!((subrip.format, subrip.repairs), (CaptionFormat::SubRip, vec![]));
        let webvtt = read(write_webvtt(&cues).as_bytes()).unwrap();
        prop_assert_eq!(&webvtt.cues, &cues);
        prop_assert_eq!((webvtt.format, webvtt.repairs), (CaptionFormat::WebVtt, vec![]));
        let sbv = read(WriteFormat::Sbv.write(&cues).as_bytes()).unwrap();
        prop_assert_eq!(&sbv.cues, &cues);
        prop_assert_eq!(sbv.repairs, vec![]);
    }

    #[test]
    fn what_was_read_is_written_and_read_the_same(text in "(WEBVTT\n\n)?([0-9:,. \\->]{0,30}\n|[a-z<>{}&;\\\\]{0,9}\n|\n|1\n00:00:01,5 --> 0:00:02\n){0,12}") {
        let Ok(first) = read(text.as_bytes()) else { return Ok(()) };
        let words = |cues: &[Cue]| WriteFormat::Transcript.write(cues);
        for format in [WriteFormat::SubStation, WriteFormat::OldSubStation, WriteFormat::TimedText] {
            let second = read(format.write(&first.cues).as_bytes()).unwrap();
            prop_assert_eq!(words(&second.cues), words(&first.cues), "{:?}", format);
            let third = read(format.write(&second.cues).as_bytes()).unwrap();
            prop_assert_eq!(&third.cues, &second.cues, "{:?}", format);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_near_caption_text_is_read_in_order(text in "(WEBVTT\n\n)?([0-9:,. \\->]{0,30}\n|[a-z<>{}&;\\\\]{0,9}\n|\n|1\n00:00:01,5 --> 0:00:02\n){0,12}") {
        if let Ok(read) = read(text.as_bytes()) {
            prop_assert!(read.cues.iter().all(|cue| !cue.timeline_range.is_empty() && !cue.text.trim().is_empty()));
            prop_assert!(read.cues.is_sorted_by_key(|cue| cue.timeline_range.start()));
            let at = |time| read.cues.iter().filter(|cue| cue.timeline_range.contains(time)).count();
            prop_assert!(read.cues.iter().all(|cue| at(cue.timeline_range.start()) <= MOST_AT_ONCE));
        }
    }
}

fn texts(source: &str) -> Vec<(i64, i64, String)> {
    let cues = read(source.as_bytes()).map_or(Vec::new(), |read| read.cues);
    let millis = |cue: &Cue| (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis());
    cues.into_iter().map(|cue| (millis(&cue).0, millis(&cue).1, cue.text)).collect()
}

fn defects(source: &str) -> Vec<&'static str> {
    read(source.as_bytes()).unwrap().repairs.iter().map(|repair| repair.defect.code()).collect()
}

#[test]
fn a_plain_file_has_nothing_to_mend() {
    let source = "1\r\n00:00:01,000 --> 00:00:02,500\r\nSelamat datang\r\ndi pelatihan\r\n\r\n2\r\n00:01:02,000 --> 00:01:03,000\r\nHalo\r\n";
    let expected = vec![(1000, 2500, "Selamat datang\ndi pelatihan".to_owned()), (62_000, 63_000, "Halo".to_owned())];
    assert_eq!(texts(source), expected);
    assert!(defects(source).is_empty());
}

#[test]
fn times_are_read_as_people_write_them() {
    for line in [
        "00:00:01.000 --> 00:00:02.500",
        "0:00:01,0 -> 0:00:02,5",
        "00:01,000 --> 00:02,500",
        "00:00:01:000 —> 00:00:02:500",
        "-->> 00:00:01,000 --> 00:00:02,500",
        " 00 : 00 : 01 , 000-->00:00:02,500 X1:10 X2:20",
    ] {
        assert_eq!(texts(&format!("1\n{line}\nA\n")), [(1000, 2500, "A".to_owned())], "{line}");
    }
}

#[test]
fn missing_numbers_and_blank_lines_are_no_obstacle() {
    let source = "00:00:01,000 --> 00:00:02,000\nA\n00:00:03,000 --> 00:00:04,000\nB\n7\n00:00:05,000 --> 00:00:06,000\nC\n\nlanjut\n\n8\n00:00:07,000 --> 00:00:08,000\nD";
    let expected = ["A", "B", "C\nlanjut", "D"];
    assert_eq!(texts(source).into_iter().map(|cue| cue.2).collect::<Vec<_>>(), expected);
    assert!(defects(source).contains(&"number-missing"));
}

#[test]
fn overlaps_disorder_and_backward_times_are_mended_and_told() {
    let source = "1\n00:00:05,000 --> 00:00:06,000\nB\n\n2\n00:00:01,000 --> 00:00:05,100\nA\n\n3\n00:00:09,000 --> 00:00:08,000\nC\n\n4\n00:00:10,000 --> 00:00:11,000\n\n";
    assert_eq!(
        texts(source),
        [(1000, 5000, "A".to_owned()), (5000, 6000, "B".to_owned()), (8000, 9000, "C".to_owned())]
    );
    let mut told = defects(source);
    told.sort_unstable();
    assert_eq!(told, ["empty", "ends-before-start", "out-of-order", "overlap"]);
}

#[test]
fn markup_leaves_and_entities_become_letters() {
    let source = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Halo</i> <font color=\"#fff\">dunia</font> &amp; 1 < 2\n";
    assert_eq!(texts(source), [(1000, 2000, "Halo dunia & 1 < 2".to_owned())]);
}

#[test]
fn webvtt_blocks_settings_and_voices_are_understood() {
    let source = "WEBVTT - judul\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nSTYLE\n::cue { color: red }\n\nNOTE\nabaikan\n\nid-1\n00:01.000 --> 00:02.000 line:0 align:start\n<v Budi>Halo &lt;3&nbsp;ya\n\n00:00:03.000 --> 00:00:04.000\n<c.kuning>Dua</c>\n";
    assert_eq!(texts(source), [(1000, 2000, "Halo <3 ya".to_owned()), (3000, 4000, "Dua".to_owned())]);
}

/// A joiner or the choice of a letter's look was taken for words, and written as a cue that shows nothing.
#[test]
fn what_shows_nothing_is_no_cue() {
    let source = "1\n00:00:01,000 --> 00:00:02,000\n\u{FE0F}\u{200D}\n\n2\n00:00:03,000 --> 00:00:04,000\nYa\n";
    assert_eq!((texts(source), defects(source)), (vec![(3000, 4000, "Ya".to_owned())], vec!["empty"]));
}

#[test]
fn what_holds_no_caption_says_so() {
    assert_eq!(read(b"").unwrap_err(), CaptionError::NoCues);
    assert_eq!(read(b"catatan rapat\nhari ini").unwrap_err(), CaptionError::NoCues);
    assert_eq!(read(b"[Script Info]\nTitle: x").unwrap_err(), CaptionError::NoCues);
    assert_eq!(read(b"<tt><body/></tt>").unwrap_err(), CaptionError::NoCues);
}

#[test]
fn a_broken_time_of_sbv_is_told_and_never_shown() {
    let text = b"0:00:01.000,0:00:02.000\nSatu\n\n0:00:0x.000,0:00:06.000\nDua\n\n0:00:07.000,0:00:08.000\nTiga\n";
    let read = read(text).unwrap();
    let said: Vec<&str> = read.cues.iter().map(|cue| cue.text.as_str()).collect();
    assert_eq!(said, ["Satu", "Tiga"]);
    assert_eq!(
        read.repairs.iter().map(|repair| (repair.defect.code(), repair.line)).collect::<Vec<_>>(),
        [("bad-time", 4)]
    );
}
