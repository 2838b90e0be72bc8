//! TTML as programs write it, and as it is written back.

use proptest::prelude::*;

use super::super::{Cue, read, tests::any_cues};
use super::*;
use crate::time::{Time, TimeRange};

fn millis(body: &str) -> Vec<(i64, i64, String)> {
    let read = read(body.as_bytes()).unwrap();
    let parts = |cue: &Cue| (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis());
    read.cues.iter().map(|cue| (parts(cue).0, parts(cue).1, cue.text.clone())).collect()
}

fn told(source: &str) -> Vec<(Option<usize>, usize, &'static str)> {
    let repairs = read(source.as_bytes()).unwrap().repairs;
    repairs.iter().map(|repair| (repair.cue, repair.line, repair.defect.code())).collect()
}

fn one(start: i64, end: i64, text: &str) -> (i64, i64, String) {
    (start, end, text.to_owned())
}

#[test]
fn paragraphs_are_cues() {
    let source = "<?xml version='1.0' encoding='UTF-8'?>\n<tt xmlns='http://www.w3.org/ns/ttml'>\n<head><metadata><title>Judul</title></metadata></head>\n<body><div>\n<p begin='00:00:01.000' end='00:00:02.500'>Selamat   pagi<br/>\n   Bapak &amp; <span>Ibu&nbsp;&#33;</span></p>\n<p begin='3s' dur='1.5s'><![CDATA[1 < 2]]></p>\n</div></body></tt>";
    assert_eq!(millis(source), [one(1000, 2500, "Selamat pagi\nBapak & Ibu !"), one(3000, 4500, "1 < 2")]);
    assert!(told(source).is_empty());
    let prefixed = "<tt:tt xmlns:tt='a' xmlns:x='b' x:frameRate='25'><tt:body><tt:p begin='00:00:01:05' end='50f'>A</tt:p></tt:body></tt:tt>";
    assert_eq!(millis(prefixed), [one(1200, 2000, "A")]);
}

#[test]
fn nested_times_count_from_what_is_around_them() {
    let source =
        "<tt><body begin='10s'><div begin='1s' end='5s'><p begin='1s' end='9s'>A</p><p>B</p></div></body></tt>";
    assert_eq!(millis(source), [one(11_000, 15_000, "B"), one(12_000, 15_000, "A")]);
    let parts = "<tt><body><p begin='1s' end='9s'> <span begin='1s' end='2s'>Satu</span> <span begin='3s'>dua</span> </p></body></tt>";
    assert_eq!(millis(parts), [one(2000, 3000, "Satu"), one(4000, 9000, "dua")]);
    let sequence = "<tt><body><div timeContainer='seq'><p dur='2s'>A</p><p begin='1s' dur='1s'>B</p></div></body></tt>";
    assert_eq!(millis(sequence), [one(0, 2000, "A"), one(3000, 4000, "B")]);
    let broken =
        "<tt><p begin='0s' end='6s' timeContainer='seq'><span dur='2s'>A</span><br/><span dur='2s'>B</span></p></tt>";
    assert_eq!(millis(broken), [one(0, 2000, "A"), one(2000, 4000, "B")], "a break took all the time that was left");
}

#[test]
fn what_is_left_out_ends_with_its_own_end() {
    let source =
        "<tt><head><metadata><x><metadata></metadata></metadata></head><body><p begin='1s' end='2s'>A</p></body></tt>";
    assert_eq!(millis(source), [one(1000, 2000, "A")]);
}

#[test]
fn spaces_are_kept_where_the_file_says_so() {
    let source = "<tt xml:space='preserve'><p begin='1s' end='2s'>A  b\n  c</p><p begin='3s' end='4s' xml:space='default'>A  b\n  c</p></tt>";
    assert_eq!(millis(source), [one(1000, 2000, "A  b\nc"), one(3000, 4000, "A b c")]);
}

#[test]
fn what_is_wrong_or_left_out_is_told_with_its_number() {
    let source = "<tt>\n<p begin='x' end='2s'>A</p>\n<p begin='5s' end='4s'>B</p>\n<p begin='6s' end='7s'></p>\n<p>C</p>\n<p begin='8s' end='salah'>D</p>\n<p begin='20s' end='21s' tts:color='red'>E</p>\n<p begin='30s";
    assert_eq!(millis(source), [one(4000, 5000, "B"), one(8000, 10_000, "D"), one(20_000, 21_000, "E")]);
    let expected = [
        (Some(1), 2, "bad-time"),
        (Some(2), 3, "ends-before-start"),
        (Some(3), 4, "empty"),
        (None, 5, "no-times"),
        (Some(5), 6, "no-length"),
        (None, 7, "looks"),
        (None, 8, "cut-off"),
    ];
    assert_eq!(told(source), expected);
}

#[test]
fn elements_that_do_not_match_lose_no_words() {
    let source = "<tt><body><p begin='1s' end='2s'>A <span>b</p><p begin='3s' end='4s'>C & D</i></p></body></tt>";
    assert_eq!(millis(source), [one(1000, 2000, "A b"), one(3000, 4000, "C & D")]);
    let deep = format!("<tt><p begin='1s' end='2s'>A{}B</p></tt>", "<span>".repeat(200_000));
    assert_eq!(millis(&deep), [one(1000, 2000, "A")]);
}

#[test]
fn other_xml_is_none() {
    for source in ["<rss><p begin='1s' end='2s'>A</p></rss>", "<tt", "<!-- <tt> -->", "<?xml version='1.0'?>"] {
        assert!(!is_timed_text(source), "{source}");
    }
    assert!(is_timed_text("\n<?xml version='1.0'?><!DOCTYPE tt><!-- a --><tt/>"));
}

#[test]
fn what_is_written_is_whole_xml() {
    let range = TimeRange::between(Time::from_millis(1500), Time::from_millis(3_723_456));
    let cue = Cue::new(range, "<R&D>\n\nb\u{7}".to_owned());
    let written = write_timed_text(&[cue]);
    let line = "    <p begin=\"00:00:01.500\" end=\"01:02:03.456\">&lt;R&amp;D&gt;<br/>b</p>\n";
    assert!(written.contains(line), "{written}");
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(cues in any_cues()) {
        let read = read(write_timed_text(&cues).as_bytes()).unwrap();
        prop_assert_eq!(&read.cues, &cues);
        prop_assert_eq!(read.repairs, vec![]);
    }

    #[test]
    fn any_near_markup_is_read(text in "<tt( frameRate='[0-9]{0,9}')?>(<(p|span|div|br|body)( (begin|end|dur)='[0-9:.,smhft]{0,9}')?( timeContainer='seq')?/?>|</(p|span|div|tt)>|[a-z&;<]{0,4}){0,20}") {
        let _ = read(text.as_bytes());
    }
}
