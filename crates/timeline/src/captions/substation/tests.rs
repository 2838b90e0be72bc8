//! SubStation as programs write it, and as it is written back.

use proptest::prelude::*;

use super::super::{Cue, read, tests::any_cues};
use super::*;
use crate::time::TimeRange;

const HEAD: &str = "[Script Info]\nTitle: a\n\n[Events]\n";

fn millis(source: &str) -> Vec<(i64, i64, String)> {
    let read = read(source.as_bytes()).unwrap();
    let parts = |cue: &Cue| (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis());
    read.cues.iter().map(|cue| (parts(cue).0, parts(cue).1, cue.text.clone())).collect()
}

fn told(source: &str) -> Vec<(Option<usize>, usize, &'static str)> {
    let repairs = read(source.as_bytes()).unwrap().repairs;
    repairs.iter().map(|repair| (repair.cue, repair.line, repair.defect.code())).collect()
}

#[test]
fn words_come_without_their_looks() {
    assert_eq!(words(r"{\i1}Satu,{\i0} dua\Ntiga"), "Satu, dua\ntiga");
    assert_eq!(words(r"{\i1{x}Satu{ dua} tiga}"), "Satu tiga}");
    assert_eq!(words("Himpunan {1, 2"), "Himpunan {1, 2");
    assert_eq!(words(r"{\an7}A{\p1}m 0 0 l 100 0 100 100{\p0}B"), "AB");
    assert_eq!(words(r"{\pos(10,20)\p4\bord0}m 0 0\Nl 9 9"), "");
    assert_eq!(words(r"{\p1}m 0 0{\pos(1,2)}l 1 1{\p}Kata"), "Kata");
    assert_eq!(words(r"{\pbo2\pos(1,2)}Kata\hdua"), "Kata dua");
    assert_eq!(words(r"\{1, 2\} \N R&D <Simpan>"), "{1, 2}\nR&D <Simpan>");
    assert_eq!(words(&"{".repeat(300_000)).len(), 300_000);
}

#[test]
fn fields_stand_where_the_file_says_and_words_may_hold_commas() {
    let usual = "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Satu, dua\n";
    let expected = [(1000, 2500, "Satu, dua".to_owned())];
    assert_eq!(millis(usual), expected);
    assert!(!is_substation("1\n00:00:01,000 --> 00:00:02,000\nDialogue: a, b, c, d, e, f, g, h, i, j\n"));
    assert_eq!(
        millis(&format!("{HEAD}Format: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.50,Satu, dua\n")),
        expected
    );
    let old = "Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: Marked=0,0:00:01:00,0:00:02:50,Default,,0000,0000,0000,!Effect,Satu, dua\n";
    assert_eq!(millis(&format!("{HEAD}{old}")), expected);
    assert!(told(usual).is_empty());
}

#[test]
fn what_is_wrong_or_left_out_is_told_with_its_number() {
    let source = format!(
        "{HEAD}Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,catatan\n\
         Dialogue: 0,salah,0:00:01.00,Default,,0,0,0,,A\n\
         Dialogue: 0,0:00:04.00,0:00:03.00,Default,,0,0,0,,B\n\
         Dialogue: 0,0:00:05.00,,Default,,0,0,0,,{{\\pos(1,2)}}C\n\
         Dialogue: 0,0:00:08.00,0:00:09.00,Lain,,0,0,0,,{{\\p1}}m 0 0{{\\p0}}\n"
    );
    assert_eq!(millis(&source), [(3000, 4000, "B".to_owned()), (5000, 7000, "C".to_owned())]);
    let expected = [
        (Some(1), 6, "bad-time"),
        (Some(2), 7, "ends-before-start"),
        (None, 8, "looks"),
        (Some(3), 8, "no-length"),
        (Some(4), 9, "empty"),
    ];
    assert_eq!(told(&source), expected);
}

#[test]
fn what_is_written_has_what_players_need() {
    let range = TimeRange::between(Time::from_millis(3_723_456), Time::from_millis(3_723_457));
    let cue = Cue::new(range, "{a}\\Nb\n\nc".to_owned());
    let written = write_substation(std::slice::from_ref(&cue));
    let line = "Dialogue: 0,1:02:03.46,1:02:03.47,Default,,0,0,0,,\\{a\\}\\\u{2060}Nb\\Nc\r\n";
    assert!(written.starts_with("\u{FEFF}[Script Info]\r\n") && written.ends_with(line), "{written}");
    let old = write_old_substation(&[cue]);
    assert!(old.contains("[V4 Styles]") && old.contains("Dialogue: Marked=0,1:02:03.46,"), "{old}");
}

/// Times in hundredths, which are all that the format has.
fn in_hundredths(cues: Vec<Cue>) -> Vec<Cue> {
    let ten = |time: Time| Time::from_millis(time.as_millis() * 10);
    let rounded = |cue: Cue| Cue {
        timeline_range: TimeRange::between(ten(cue.timeline_range.start()), ten(cue.timeline_range.end())),
        ..cue
    };
    cues.into_iter().map(rounded).collect()
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(cues in any_cues().prop_map(in_hundredths)) {
        for written in [write_substation(&cues), write_old_substation(&cues)] {
            let read = read(written.as_bytes()).unwrap();
            prop_assert_eq!(&read.cues, &cues);
            prop_assert_eq!(read.repairs, vec![]);
        }
    }

    #[test]
    fn words_come_back_whatever_they_are(text in "[a-z{}\\\\Nnhp ,1<>&é]{0,30}") {
        prop_assert_eq!(words(&words::escaped(text.trim())), text.trim());
    }

    #[test]
    fn any_near_event_is_read(text in "(\\[Script Info\\]\n)?((Format:|Dialogue:|Comment:)[0-9:.,StartEndText {}\\\\pNh]{0,60}\n){0,9}") {
        let _ = read(text.as_bytes());
    }
}
