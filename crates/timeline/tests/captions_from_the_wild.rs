//! Captions as people and programs leave them: nothing that was said is lost, and no time is shown as words.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use sunting_timeline::captions::{CaptionError, CaptionFormat, read};

/// Start and end in milliseconds, and the words.
fn cues(source: &str) -> Vec<(i64, i64, String)> {
    cues_of(source.as_bytes())
}

fn cues_of(bytes: &[u8]) -> Vec<(i64, i64, String)> {
    let read = read(bytes).map_or(Vec::new(), |read| read.cues);
    let millis = |cue: &sunting_timeline::captions::Cue| {
        (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis(), cue.text.clone())
    };
    read.iter().map(millis).collect()
}

fn expected(cues: &[(i64, i64, &str)]) -> Vec<(i64, i64, String)> {
    cues.iter().map(|(start, end, text)| (*start, *end, (*text).to_owned())).collect()
}

fn told(source: &str) -> Vec<(usize, &'static str)> {
    read(source.as_bytes()).unwrap().repairs.iter().map(|repair| (repair.line, repair.defect.code())).collect()
}

/// What nearly every source here says.
fn two() -> Vec<(i64, i64, String)> {
    expected(&[(1000, 3000, "Selamat pagi"), (4000, 6000, "Kedua")])
}

const ROLLING: &str = "WEBVTT\nKind: captions\nLanguage: id\n\n00:00:00.160 --> 00:00:02.429 align:start position:0%\n \nselamat<00:00:00.960><c> datang</c>\n\n00:00:02.429 --> 00:00:02.439 align:start position:0%\nselamat datang\n \n\n00:00:02.439 --> 00:00:05.749 align:start position:0%\nselamat datang\noperator<00:00:03.760><c> sistem</c>\n\n00:00:05.749 --> 00:00:05.759 align:start position:0%\noperator sistem\n \n\n00:00:05.759 --> 00:00:08.000 align:start position:0%\noperator sistem\nhari<00:00:06.000><c> ini</c>\n";

#[test]
fn rolling_captions_say_each_phrase_once() {
    let phrases = expected(&[(160, 2439, "selamat datang"), (2439, 5759, "operator sistem"), (5759, 8000, "hari ini")]);
    assert_eq!(cues(ROLLING), phrases);
    assert_eq!(told(ROLLING), [(5, "rolling")]);
    let converted = "1\n00:00:00,160 --> 00:00:02,429\nselamat datang\n\n2\n00:00:02,429 --> 00:00:02,439\nselamat datang\n\n3\n00:00:02,439 --> 00:00:05,749\nselamat datang\noperator sistem\n\n4\n00:00:05,749 --> 00:00:05,759\noperator sistem\n\n5\n00:00:05,759 --> 00:00:08,000\noperator sistem\nhari ini\n";
    assert_eq!(cues(converted), phrases);
    let without_blinks = "1\n00:00:00,160 --> 00:00:02,439\nselamat datang\n\n2\n00:00:02,439 --> 00:00:05,759\nselamat datang\noperator sistem\n\n3\n00:00:05,759 --> 00:00:08,000\noperator sistem\nhari ini\n";
    assert_eq!(cues(without_blinks), phrases);
}

#[test]
fn a_chorus_that_repeats_stays_as_written() {
    let chorus = "1\n00:00:01,000 --> 00:00:03,000\nMaju terus\n\n2\n00:00:04,000 --> 00:00:06,000\nMaju terus\n\n3\n00:00:06,000 --> 00:00:08,000\nMaju terus\n\n4\n00:00:09,000 --> 00:00:10,000\nMaju terus\npantang mundur\n";
    assert_eq!(cues(chorus).len(), 4);
    assert_eq!(cues(chorus)[3].2, "Maju terus\npantang mundur");
}

#[test]
fn a_line_of_spaces_belongs_to_a_webvtt_cue() {
    let source = "WEBVTT\n\n00:01.000 --> 00:03.000\nSatu\n \t\ndua\n\n00:04.000 --> 00:06.000\n \nTiga\n";
    assert_eq!(cues(source), expected(&[(1000, 3000, "Satu\ndua"), (4000, 6000, "Tiga")]));
}

#[test]
fn words_that_belong_to_no_time_are_told() {
    let webvtt = "WEBVTT\n\n00:01.000 --> 00:03.000\nSatu\n\nhilang\n\n00:04.000 --> 00:06.000\nDua\n";
    assert_eq!((cues(webvtt).len(), told(webvtt)), (2, vec![(6, "no-times")]));
    let subrip = "Salam pembuka\n\n1\n00:00:01,000 --> 00:00:03,000\nSatu\n";
    assert_eq!((cues(subrip).len(), told(subrip)), (1, vec![(1, "no-times")]));
    let doubly_spaced =
        "WEBVTT\n\n1\n\n00:01.000 --> 00:03.000\n\nSelamat pagi\n\n2\n\n00:04.000 --> 00:06.000\n\nKedua\n";
    assert_eq!((cues(doubly_spaced), told(doubly_spaced)), (two(), vec![]));
}

#[test]
fn numbers_are_never_shown() {
    for source in [
        "1\n\n00:00:01,000 --> 00:00:03,000\n\nSelamat pagi\n\n2\n\n00:00:04,000 --> 00:00:06,000\n\nKedua\n",
        "24\n\n00:00:01,000 --> 00:00:03,000\n\nSelamat pagi\n\n25\n\n00:00:04,000 --> 00:00:06,000\n\nKedua\n",
        "1 00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2 00:00:04,000 --> 00:00:06,000\nKedua\n",
        "1. 00:00:01,000 --> 00:00:03,000\nSelamat pagi\n2. 00:00:04,000 --> 00:00:06,000\nKedua\n",
        "1.\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2.\n00:00:04,000 --> 00:00:06,000\nKedua\n",
        "#1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n#2\n00:00:04,000 --> 00:00:06,000\nKedua\n",
        "No. 1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\nNo. 2\n00:00:04,000 --> 00:00:06,000\nKedua\n\n3\n",
        "(1)\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n[2]\n\n00:00:04,000 --> 00:00:06,000\nKedua\n",
        "\u{FEFF}1\u{A0}\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n \n\u{200E}2\n00:00:04,000 --> 00:00:06,000\nKedua\n",
    ] {
        assert_eq!(cues(source), two(), "{source}");
    }
}

#[test]
fn numbers_that_somebody_says_stay() {
    let source = "1\n00:00:01,000 --> 00:00:03,000\nJumlah peserta:\n45\n\n2\n00:00:04,000 --> 00:00:06,000\n2026\n\n3\n00:00:07,000 --> 00:00:09,000\n3\n";
    let said = [(1000, 3000, "Jumlah peserta:\n45"), (4000, 6000, "2026"), (7000, 9000, "3")];
    assert_eq!(cues(source), expected(&said));
    let unnumbered = "00:00:01,000 --> 00:00:03,000\nJumlah peserta:\n45\n\n00:00:04,000 --> 00:00:06,000\n2026\n\n00:00:07,000 --> 00:00:09,000\n3\n";
    assert_eq!(cues(unnumbered), expected(&said));
    let tight = "00:00:01,000 --> 00:00:03,000\nJumlah peserta:\n45\n00:00:04,000 --> 00:00:06,000\n2026\n00:00:07,000 --> 00:00:09,000\n3\n";
    assert_eq!(cues(tight), expected(&said));
    let sbv =
        "0:00:01.000,0:00:03.000\nJumlah peserta:\n45\n\n0:00:04.000,0:00:06.000\n2026\n\n0:00:07.000,0:00:09.000\n3\n";
    assert_eq!(cues(sbv), expected(&said));
    let counted = "WEBVTT\n\n00:01.000 --> 00:03.000\n1\n\n00:04.000 --> 00:06.000\n2\n\n00:07.000 --> 00:09.000\n3\n";
    assert_eq!(cues(counted), expected(&[(1000, 3000, "1"), (4000, 6000, "2"), (7000, 9000, "3")]));
}

#[test]
fn one_bad_byte_does_not_spoil_the_other_letters() {
    let source = b"1\n00:00:01,000 --> 00:00:03,000\n\xE2\x80\x9CSelamat pagi\xE2\x80\x9D \xE2\x80\x93 caf\xC3\xA9\n\n2\n00:00:04,000 --> 00:00:06,000\nHari Jum\x92at\n";
    let right = expected(&[(1000, 3000, "“Selamat pagi” – café"), (4000, 6000, "Hari Jum’at")]);
    assert_eq!(cues_of(source), right);
    let repairs = read(source).unwrap().repairs;
    assert_eq!((repairs.len(), repairs[0].line, repairs[0].defect.code()), (1, 7, "broken-letter"));
}

#[test]
fn subtitles_that_went_through_word_or_excel_are_read() {
    for source in [
        "1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2\n00:00:04,000 → 00:00:06,000\nKedua\n",
        "1\n00:00:01,000 \u{F0E0} 00:00:03,000\nSelamat pagi\n\n2\n00:00:04,000 – 00:00:06,000\nKedua\n",
        "1\n00.00.01,000 --> 00.00.03,000\nSelamat pagi\n\n2\n00.00.04.000 --> 00.00.06.000\nKedua\n",
        "1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2\n\u{202A}00:00:04,000\u{202C} \u{200F}--> 00:00:06,000\nKedua\n",
        "1\t00:00:01,000 --> 00:00:03,000\tSelamat pagi\n2\t00:00:04,000 --> 00:00:06,000\tKedua\n",
        "No\tMulai\tSelesai\tTeks\n1\t00:00:01,000\t00:00:03,000\tSelamat pagi\t\n2\t00:00:04,000\t00:00:06,000\tKedua\t\n",
        "00:00:01,000\t00:00:03,000\tSelamat pagi\n00:00:04,000\t00:00:06,000\t\"Kedua\"\n",
        "Selamat pagi\t00:00:01,000\t00:00:03,000\nKedua\t00:00:04,000\t00:00:06,000\n",
        "No,Start,End,Text\n1,00:00:01.000,00:00:03.000,Selamat pagi\n2,00:00:04.000,00:00:06.000,Kedua\n",
        "1\tSelamat pagi\t00:00:01,000\t00:00:03,000\n2\tKedua\t00:00:04,000\t00:00:06,000\n",
        "1;00:00:01,000;00:00:03,000;Selamat pagi\n2;00:00:04,000;00:00:06,000;Kedua\n",
        "1,\"00:00:01,000\",\"00:00:03,000\",\"Selamat pagi\"\n2,\"00:00:04,000\",\"00:00:06,000\",\"Kedua\"\n",
        "1\n00:00:01,000-->00:00:03,000\nSelamat pagi\n\n2\n00:00:04,000 --&gt; 00:00:06,000\nKedua\n",
        "Selamat pagi\n00:00:01,000 --> 00:00:03,000\n\nKedua\n00:00:04,000 --> 00:00:06,000\n",
    ] {
        assert_eq!(cues(source), two(), "{source}");
        let utf16: Vec<u8> = source.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cues_of(&[b"\xFF\xFE".as_slice(), &utf16].concat()), two(), "{source}");
    }
    let ansi =
        b"1\r\n00:00:01,000 \xE0 00:00:03,000\r\nSelamat pagi\r\n\r\n2\r\n00:00:04,000 \xE0 00:00:06,000\r\nKedua\r\n";
    assert_eq!(cues_of(ansi), two());
    let cells = "1\t00:00:01,000\t00:00:03,000\t\"Kata \"\"ya\"\"\ndua baris\"\n2\t00:00:04,000\t00:00:06,000\tKedua\n";
    assert_eq!(cues(cells)[0].2, "Kata \"ya\"\ndua baris");
}

#[test]
fn transcripts_of_other_programs_are_read() {
    for source in [
        "[00:01.000 --> 00:03.000]  Selamat pagi\n[00:04.000 --> 00:06.000]  Kedua\n",
        "[00:00:01.000 --> 00:00:03.000]   Selamat pagi\n[00:00:04.000 --> 00:00:06.000]   Kedua\n",
        "[1.00s -> 3.00s] Selamat pagi\n[4.00s -> 6.00s] Kedua\n",
        "0:00:01.000,0:00:03.000\nSelamat pagi\n\n0:00:04.000,0:00:06.000\nKedua\n",
        "00:00:01.00,00:00:03.00\nSelamat pagi\n\n00:00:04.00,00:00:06.00\nKedua\n",
        "start\tend\ttext\n1000\t3000\tSelamat pagi\n4000\t6000\tKedua\n",
        "1.000000\t3.000000\tSelamat pagi\n4.000000\t6.000000\tKedua\n",
        "00:00:01:00 - 00:00:03:00\nSelamat pagi\n\n00:00:04:00 - 00:00:06:00\nKedua\n",
        "00;00;01;00 - 00;00;03;00\nSelamat pagi\n\n00;00;04;00 - 00;00;06;00\nKedua\n",
        "0:01 - 0:03\nSelamat pagi\n0:04 - 0:06\nKedua\n",
    ] {
        assert_eq!(cues(source), two(), "{source}");
        assert_eq!(told(source), [], "{source}");
    }
    let transcript = "0:01\nSelamat pagi\n0:04\nKedua\nlanjut\n";
    assert_eq!(cues(transcript), expected(&[(1000, 4000, "Selamat pagi"), (4000, 5000, "Kedua\nlanjut")]));
    assert_eq!(cues("1\n0:01\nSelamat pagi\n\n2\n0:04\nKedua\n")[0].2, "Selamat pagi");
    assert_eq!(cues("[00:01.00] Selamat pagi\n[00:04.00] Kedua\n")[0], (1000, 4000, "Selamat pagi".to_owned()));
    assert_eq!(read(transcript.as_bytes()).unwrap().format, CaptionFormat::Transcript);
    let thirtieths = "00:00:01:15 - 00:00:02:29\nA\n";
    assert_eq!(cues(thirtieths), expected(&[(1500, 2966, "A")]));
}

#[test]
fn a_time_that_is_not_understood_is_told_and_never_shown() {
    let source = "1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2\n00:00:0x,000 --> 00:00:06,000\nHilang\n\n3\n00:00:07,000 --> 00:00:09,000\nTiga\n";
    assert_eq!(cues(source), expected(&[(1000, 3000, "Selamat pagi"), (7000, 9000, "Tiga")]));
    assert_eq!(told(source), [(6, "bad-time")]);
    let webvtt = source.replacen("1\n", "WEBVTT\n\n", 1).replace(',', ".");
    assert_eq!(told(&webvtt), [(7, "bad-time")]);
    let none = read(b"1\n00:00:0x,000 --> 00:00:06,000\nHilang\n").unwrap_err();
    assert_eq!(none, CaptionError::BadTimes { line: 2, text: "00:00:0x,000 --> 00:00:06,000".to_owned() });
}

#[test]
fn people_may_speak_of_times() {
    let words = "Pukul 10:00 -> 11:00\nRapat 10.00 - 11.00\n10:00 – 11:30\nSkor 2:1, lalu 3:1";
    let source = format!("1\n00:00:01,000 --> 00:00:03,000\n{words}\n\n2\n00:00:04,000 --> 00:00:06,000\nB\n");
    assert_eq!(cues(&source)[0].2, words);
}

#[test]
fn words_between_two_times_are_not_shown_and_their_cues_are_not_lost() {
    for until in ["sampai", "s.d.", "s/d", "sd", "S/D", "sampai dengan", "hingga", "to", "until", "–"] {
        for source in [
            format!("00:01 {until} 00:03\nSelamat pagi\n\n00:04 {until} 00:06\nKedua\n"),
            format!("00:01 {until} 00:03 Selamat pagi\n00:04 {until} 00:06 Kedua\n"),
            format!("1. Dari 00:00:01 {until} 00:00:03: Selamat pagi\n2. Dari 00:00:04 {until} 00:00:06: Kedua\n"),
            format!("[00:01] {until} [00:03]\nSelamat pagi\n[00:04] {until} [00:06]\nKedua\n"),
            format!("1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2\n00:00:04,000 {until} 00:00:06,000\nKedua\n"),
        ] {
            assert_eq!(cues(&source), two(), "{source}");
        }
        let words = format!("Pukul 10:00 {until} 11:00\n10:00 {until} 11:00\n10:00:00 {until} 11:00:00");
        let said = format!("1\n00:00:01,000 --> 00:00:03,000\n{words}\n");
        assert_eq!(cues(&said)[0].2, words, "{said}");
        let transcript = format!("0:01\n10:00 {until} 11:00\n0:04\nKedua\n0:06\nKetiga\n");
        assert_eq!(cues(&transcript).len(), 3, "{transcript}");
    }
    let broken = "1\n00:00:01,000 --> 00:00:03,000\nA\n\n2\n00:00:0x,000 sampai 00:00:06,000\nB\n";
    assert_eq!((cues(broken).len(), told(broken)), (1, vec![(6, "bad-time")]));
}

#[test]
fn captions_quoted_in_a_mail_are_read_without_their_marks() {
    for mark in ["> ", ">", ">> ", "> > "] {
        let quoted = |source: &str| source.lines().map(|line| format!("{mark}{line}\n")).collect::<String>();
        for source in [
            "1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n2\n00:00:04,000 --> 00:00:06,000\nKedua",
            "WEBVTT\n\n00:01.000 --> 00:03.000\nSelamat pagi\n\n00:04.000 --> 00:06.000\nKedua",
            "00:01 - 00:03\nSelamat pagi\n00:04 - 00:06\nKedua",
        ] {
            assert_eq!(cues(&quoted(source)), two(), "{}", quoted(source));
        }
        let mail =
            format!("Pada 10:30 Budi menulis:\n\n{}\nSalam,\nBudi\n", quoted("00:00:01,000 --> 00:00:03,000\nSatu"));
        assert_eq!(cues(&mail), expected(&[(1000, 3000, "Satu")]));
        assert_eq!(told(&mail), [(1, "no-times"), (6, "no-times"), (7, "no-times")]);
    }
    let broken = "> 00:00:01,000 --> 00:00:03,000\n> Kalimat yang panjang ini\ndipotong\n";
    assert_eq!(cues(broken)[0].2, "Kalimat yang panjang ini\ndipotong");
    let speakers =
        "1\n00:00:01,000 --> 00:00:03,000\n>> BUDI: pukul 10:00\n\n2\n00:00:04,000 --> 00:00:06,000\n> ANI: ya\n";
    assert_eq!(cues(speakers), expected(&[(1000, 3000, ">> BUDI: pukul 10:00"), (4000, 6000, "> ANI: ya")]));
}

#[test]
fn words_before_a_number_are_not_shown() {
    for label in ["Subtitle", "Subtitel", "SUBTITLE #", "No.", "NO", "Nomor", "Teks:", "[Subtitle", "Takarir -"] {
        let beneath = format!(
            "{label} 1\n00:00:01,000 --> 00:00:03,000\nSelamat pagi\n\n{label} 2\n\n00:00:04,000 --> 00:00:06,000\nKedua\n"
        );
        let beside = format!(
            "{label} 1: 00:00:01,000 --> 00:00:03,000\nSelamat pagi\n{label} 2: 00:00:04,000 --> 00:00:06,000\nKedua\n"
        );
        let transcript =
            format!("{label} 1\n0:01\nSelamat pagi\n\n{label} 2\n0:04\nKedua\n\n{label} 3\n0:06\nKetiga\n");
        assert_eq!(cues(&beneath), two(), "{beneath}");
        assert_eq!(cues(&beside), two(), "{beside}");
        assert_eq!(cues(&transcript)[..1], [(1000, 4000, "Selamat pagi".to_owned())], "{transcript}");
    }
    let said = "00:00:01,000 --> 00:00:03,000\nSubtitle 7\n\n00:00:04,000 --> 00:00:06,000\nNo. 2\n";
    assert_eq!(cues(said), expected(&[(1000, 3000, "Subtitle 7"), (4000, 6000, "No. 2")]));
}

#[test]
fn a_page_on_one_line_is_no_single_cue() {
    for source in [
        "<p>1</p><p>00:00:01,000 --&gt; 00:00:03,000</p><p>Selamat pagi</p><p>2</p><p>00:00:04,000 --> 00:00:06,000</p><p>Kedua</p>",
        "<div>1</div><div>00:00:01,000 --> 00:00:03,000</div><div>Selamat&nbsp;pagi</div><div><br></div><div>2</div><div>00:00:04,000&nbsp;--&gt;&nbsp;00:00:06,000</div><div>Kedua</div>",
        "1<br>00:00:01,000 --> 00:00:03,000<br>Selamat pagi<br><br>2<br>00:00:04,000 --> 00:00:06,000<br/>Kedua",
        "<table><tr><td>1</td><td>00:00:01,000</td><td>00:00:03,000</td><td>Selamat pagi</td></tr><tr><td>2</td><td>00:00:04,000</td><td>00:00:06,000</td><td>Kedua</td></tr></table>",
        "<table>\n<tbody>\n<tr>\n  <th>No<th>Mulai<th>Selesai<th>Teks\n<tr>\n  <td>\n   <p>1</p>\n  <td><p>00:00:01,000</p></td>\n  <td><p>00:00:03,000</p></td>\n  <td><p><span>Selamat\n pagi</span></p></td>\n</tr>\n<tr><td>2</td><td>00:00:04,000</td><td>00:00:06,000</td><td>Kedua</td></tr></tbody></table>",
        "<!DOCTYPE html>\n<html><head><title>Rapat 10:00</title><style>p { a: 00:00:01,000 --> 00:00:03,000 }</style></head>\n<body><!-- 1 --><p class=MsoNormal\n style='x'>1<o:p></o:p></p>\n<p>00:00:01,000\n&rarr; 00:00:03,000</p>\n<p>Selamat\npagi<p>2<p>00:00:04,000 &#8211; 00:00:06,000<p><b>Kedua</b></body></html>",
        "<p>00:01 sampai 00:03</p><p>Selamat pagi</p><p>00:04 sampai 00:06</p><p>Kedua</p>",
        "<p>00:01 - 00:03<br>Selamat pagi</p>\n<p>00:04 - 00:06<br>Kedua</p>\n",
    ] {
        assert_eq!(cues(source), two(), "{source}");
    }
    let cell = "<tr><td>00:00:01,000</td><td>00:00:03,000</td><td><p>Satu &lt;Simpan&gt;</p><p>dua</p></td></tr>";
    assert_eq!(cues(cell), expected(&[(1000, 3000, "Satu <Simpan>\ndua")]));
    let lines = "<p>00:00:01,000 --> 00:00:03,000</p><p>A</p>\n<p>00:00:0x,000 --> 00:00:06,000</p><p>B</p>\n";
    assert_eq!(told(lines), [(2, "bad-time")]);
}

#[test]
fn words_about_elements_of_pages_stay() {
    let words = "Tulis <p>Halo</p> di <body>\nlalu <tr><td> <Simpan>";
    let source = format!("1\n00:00:01,000 --> 00:00:03,000\n{words}\n\n2\n00:00:04,000 --> 00:00:06,000\nB<br>C\n");
    assert_eq!(cues(&source), expected(&[(1000, 3000, words), (4000, 6000, "B\nC")]));
}

#[test]
fn a_page_full_of_open_brackets_is_read_at_once() {
    for bracket in ["<", "<p", "<style>", "<!--", "&", "</", "<td> ", "<p> <br>"] {
        let _ = read(format!("<html><tr>00:00:01,000 --> 00:00:03,000 {}", bracket.repeat(300_000)).as_bytes());
        let _ = read(format!("<tr>00:00:01,000 --> 00:00:03,000 {}", bracket.repeat(300_000)).as_bytes());
    }
}

#[test]
fn a_time_without_words_ends_the_phrase_before_it() {
    let lrc = "[ti:Mars]\n[00:01.00] Selamat pagi\n[00:03.00]\n[00:04.00] Kedua\n[00:06.00]\n";
    assert_eq!(cues(lrc), two());
    assert_eq!(cues("0:01\nSelamat pagi\n0:03\n\n0:04\nKedua\n0:06\n"), two());
}

#[test]
fn a_chorus_with_several_times_is_shown_at_each_of_them() {
    let lrc = "[00:01.00][00:09.00] Maju\n[00:03.00]\n[00:04.00] Kedua\n[00:06.00]\n[00:11.00]\n";
    assert_eq!(cues(lrc), expected(&[(1000, 3000, "Maju"), (4000, 6000, "Kedua"), (9000, 11_000, "Maju")]));
    assert_eq!(cues("[00:00:01.00][00:00:03.00] Selamat pagi\n[00:00:04.00][00:00:06.00] Kedua\n"), two());
}

#[test]
fn overlapping_cues_stay_both() {
    let nested = "1\n00:00:00,500 --> 00:00:11,000\nJUDUL\n\n2\n00:00:02,000 --> 00:00:04,000\nSelamat pagi\n\n3\n00:00:06,000 --> 00:00:08,000\nMari mulai\n";
    let right = [(500, 11_000, "JUDUL"), (2000, 4000, "Selamat pagi"), (6000, 8000, "Mari mulai")];
    assert_eq!((cues(nested), told(nested)), (expected(&right), vec![]));
    let partly = "1\n00:00:01,000 --> 00:00:04,000\nA\n\n2\n00:00:03,000 --> 00:00:06,000\nB\n";
    assert_eq!((cues(partly), told(partly)), (expected(&[(1000, 4000, "A"), (3000, 6000, "B")]), vec![]));
    let same = "1\n00:00:01,000 --> 00:00:04,000\nA\n\n2\n00:00:01,000 --> 00:00:04,000\nB\n\n3\n00:00:05,000 --> 00:00:06,000\nC\n\n4\n00:00:05,000 --> 00:00:08,000\nD\n";
    assert_eq!(cues(same), expected(&[(1000, 4000, "A\nB"), (5000, 6000, "C"), (5000, 8000, "D")]));
}

#[test]
fn a_moment_of_overlap_is_none() {
    let source = "1\n00:00:01,000 --> 00:00:04,080\nA\n\n2\n00:00:04,000 --> 00:00:06,000\nB\n";
    assert_eq!(cues(source), expected(&[(1000, 4000, "A"), (4000, 6000, "B")]));
    assert_eq!(told(source), [(2, "overlap")]);
}

#[test]
fn more_cues_at_a_time_than_a_picture_holds_end_the_first_one() {
    let cue = |index: i64| format!("{index}\n00:00:0{index},000 --> 00:00:20,000\nKata {index}\n\n");
    let all = cues(&(1..7).map(cue).collect::<String>());
    assert_eq!(all.iter().map(|cue| cue.1).collect::<Vec<_>>(), [5000, 6000, 20_000, 20_000, 20_000, 20_000]);
}

#[test]
fn forms_that_are_not_read_are_refused() {
    for source in [
        "{\\rtf1\\ansi 00:00:01,000 --> 00:00:03,000\\par Halo}",
        "{\"segments\": [{\"start\": 1.0, \"end\": 3.0, \"text\": \"Halo\"}]}",
        "<timedtext><p t=\"1000\" d=\"2000\">Halo</p></timedtext>",
        "{25}{75}Halo\n",
        "catatan rapat\nhari ini\n",
    ] {
        assert_eq!(read(source.as_bytes()).unwrap_err(), CaptionError::NoCues, "{source}");
    }
}

/// A line of times in one of its usual forms.
fn line_of_times(start: i64, end: i64, form: usize) -> String {
    let time = |millis: i64, mark: char| {
        format!(
            "{:02}:{:02}:{:02}{mark}{:03}",
            millis / 3_600_000,
            millis / 60_000 % 60,
            millis / 1000 % 60,
            millis % 1000
        )
    };
    match form {
        0 => format!("{} --> {}", time(start, ','), time(end, ',')),
        1 => format!("{} → {}", time(start, '.'), time(end, '.')),
        2 => format!("{},{}", time(start, '.'), time(end, '.')),
        3 => format!("[{} --> {}]", time(start, '.'), time(end, '.')),
        _ => format!("{}\t{}", time(start, ','), time(end, ',')),
    }
}

proptest! {
    #[test]
    fn any_words_beside_cues_are_read_or_refused(text in "(\\PC{0,12}\n|[0-9:.,;\\-> \t\\[\\]]{0,24}\n|00:00:0[0-9x],[0-9]{3} (-->|→|-|à) 00:00:0[0-9]\n|\n){0,16}") {
        let _ = read(text.as_bytes());
        let _ = read(format!("WEBVTT\n\n{text}").as_bytes());
    }

    #[test]
    fn words_of_understood_cues_survive_in_every_form(
        texts in prop::collection::vec("[a-zA-Z]{3,9}( [a-zA-Z]{1,9}){0,3}", 2..8),
        form in 0_usize..5,
        numbered: bool,
    ) {
        let mut source = String::new();
        let mut right = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let start = 1000 + 2500 * index as i64;
            let number = if numbered { format!("{}\n", index + 1) } else { String::new() };
            source += &format!("{number}{}\n{text}\n\n", line_of_times(start, start + 2000, form));
            right.push((start, start + 2000, text.clone()));
        }
        prop_assert_eq!(cues(&source), right);
    }

    #[test]
    fn a_line_that_looks_like_times_is_a_cue_or_told(bad in "0[0-9]:[0-9a-z]{2}:[0-9]{1,5},[0-9]{3} (-->|→|—>) 00:[0-9o]{2}:0[0-9],000") {
        let source = format!("1\n00:00:01,000 --> 00:00:03,000\nSatu\n\n2\n{bad}\nDua\n");
        let read = read(source.as_bytes()).unwrap();
        let is_told = read.repairs.iter().any(|repair| repair.line == 6 && repair.defect.code() == "bad-time");
        prop_assert!(is_told || read.cues.iter().any(|cue| cue.text == "Dua"), "{:?}", read);
        prop_assert!(read.cues.iter().all(|cue| !cue.text.contains(':')), "{:?}", read);
    }
}

#[test]
fn thousands_of_cues_of_one_time_are_read_at_once_and_what_has_no_room_is_told() {
    // Each compared with all others, or the joined words copied for each, they would take minutes.
    for end in ["00:00:01,000", "00:00:03,000"] {
        let source: String =
            (0..60_000).map(|number| format!("00:00:01,000 --> {end}\nKalimat nomor {number}\n\n")).collect();
        let read = read(source.as_bytes()).unwrap();
        assert_eq!(read.cues.len(), 1);
        let said = read.cues[0].text.lines().count();
        let left_out = read.repairs.iter().filter(|repair| repair.defect.code() == "too-many-at-once").count();
        assert_eq!((said, left_out), (16, 60_000 - 16));
    }
}

#[test]
fn a_cue_without_length_ends_where_the_next_later_one_starts() {
    let source = "00:00:01,000 --> 00:00:01,000\nSatu\n\n00:00:02,000 --> 00:00:02,000\nDua\n\n00:00:02,000 --> 00:00:04,500\nTiga\n\n00:00:04,000 --> 00:00:04,000\nEmpat\n";
    let read = expected(&[(1000, 2000, "Satu"), (2000, 4000, "Dua"), (2000, 4500, "Tiga"), (4000, 6000, "Empat")]);
    assert_eq!(cues(source), read);
}

#[test]
fn a_transcript_with_thousands_of_lines_behind_a_time_is_read_at_once() {
    let source = format!("[00:01] Satu\n{}[00:09] Dua\n", "baris\n".repeat(200_000));
    let read = cues(&source);
    let lines = read.iter().map(|cue| cue.2.lines().count());
    assert_eq!((lines.sum::<usize>(), read.last().unwrap().2.as_str()), (200_002, "Dua"));
    assert!(read.iter().all(|cue| cue.2.chars().count() <= 10_000));
}

#[test]
fn hours_that_somebody_writes_in_a_cue_stay_its_words() {
    for said in ["00:10:00 - 00:20:00", "Jam 10:00:00 -> 11:00:00", "10:00:00 sd 11:00:00"] {
        let words = format!("Acara\n{said}\nselesai");
        let read = vec![(1000, 3000, words.clone()), (4000, 6000, "Kedua".to_owned())];
        let subrip = format!("1\n00:00:01,000 --> 00:00:03,000\n{words}\n\n2\n00:00:04,000 --> 00:00:06,000\nKedua\n");
        assert_eq!(cues(&subrip), read, "{subrip}");
        let webvtt = format!("WEBVTT\n\n00:01.000 --> 00:03.000\n{words}\n\n00:04.000 --> 00:06.000\nKedua\n");
        assert_eq!(cues(&webvtt), read, "{webvtt}");
    }
    let table = "1\t00:00:01\t00:00:03\tLangkah 1 --> 2\n2\t00:00:04\t00:00:06\tKedua\n";
    assert_eq!(cues(table), expected(&[(1000, 3000, "Langkah 1 --> 2"), (4000, 6000, "Kedua")]));
}
