use super::*;
use crate::captions::reading::tests::project;
use crate::captions::reading::{Shown, findings_of};
use proptest::prelude::*;

const LIMITS: fn() -> Limits = || Limits::indonesian(false);

/// With a film of so many seconds.
fn with_film(project: &Project, seconds: i64) -> Project {
    let track = project.storyline().unwrap().id;
    let content = Content::Color { color: crate::Color::rgb(1, 2, 3) };
    apply(project, &Edit::Append { track, duration: Time::from_seconds(seconds).into(), content }).unwrap()
}

fn all_wrong(project: &Project) -> usize {
    let clips = &project.tracks[1].clips;
    (0..clips.len()).map(|index| findings_of(clips, index, &LIMITS()).len()).sum()
}

fn fixed(project: &Project, index: usize) -> Option<Project> {
    let clips = &project.tracks[1].clips;
    let finding = *findings_of(clips, index, &LIMITS()).first()?;
    let edits = fix(project, clips[index].id, &finding, &LIMITS());
    let mut after = project.clone();
    for edit in &edits {
        after = apply(&after, edit).unwrap();
    }
    (!edits.is_empty()).then_some(after)
}

fn told(project: &Project) -> Vec<(i64, i64, String)> {
    let told = |clip: &Clip| {
        let range = clip.timeline_range;
        (range.start().as_millis(), range.end().as_millis(), clip.words().to_owned())
    };
    project.tracks[1].clips.iter().map(told).collect()
}

#[test]
fn a_fast_subtitle_takes_the_free_time_behind_it_then_before_it() {
    let text = "Unduh aplikasi IKD, lalu isi NIK,\nalamat email, dan nomor ponsel.";
    let before = project(&[(0, 18_000, "a"), (21_800, 24_200, text), (25_800, 29_000, "b")]);
    let add = Time::from_millis(1400);
    assert_eq!(findings_of(&before.tracks[1].clips, 1, &LIMITS()), [Finding::TooFast { add }]);
    assert_eq!(told(&fixed(&before, 1).unwrap())[1], (21_800, 25_600, text.to_owned()));
    let tight = project(&[(21_800, 24_200, text), (24_500, 29_000, "b")]);
    assert_eq!(told(&fixed(&tight, 0).unwrap())[0], (20_617, 24_417, text.to_owned()));
}

#[test]
fn lines_typed_edge_to_edge_move_on_for_one_that_is_too_fast() {
    let text = "Unduh aplikasi IKD, lalu isi NIK,\nalamat email, dan nomor ponsel.";
    let before =
        project(&[(0, 3000, "a b"), (3000, 5400, text), (5400, 8000, "c d"), (8000, 9000, "e"), (14_000, 15_000, "f")]);
    let after = fixed(&with_film(&before, 20), 1).unwrap();
    let times: Vec<(i64, i64)> = told(&after).iter().map(|(start, end, _)| (*start, *end)).collect();
    assert_eq!(times, [(0, 3000), (3000, 6800), (6800, 9400), (9400, 10_400), (14_000, 15_000)]);
    assert_eq!(all_wrong(&after), 0);
}

#[test]
fn nothing_moves_beyond_the_end_of_the_film() {
    let text = "Unduh aplikasi IKD, lalu isi NIK,\nalamat email, dan nomor ponsel.";
    let before = with_film(&project(&[(0, 2400, text), (2400, 5000, "c d")]), 5);
    assert_eq!(fixed(&before, 0), None, "there is no time at all");
}

#[test]
fn a_long_subtitle_is_split_at_lines_sentences_commas() {
    let words =
        "Aktivasinya gratis dan selesai dalam sepuluh menit, tetapi siapkan dulu ponsel, NIK, dan alamat email Anda.";
    let halves = told(&fixed(&project(&[(0, 10_000, words)]), 0).unwrap());
    assert_eq!(halves.len(), 2);
    assert!(halves[0].2.ends_with("menit,"), "{halves:?}");
    assert!(halves.iter().all(|(_, _, half)| half.lines().all(|line| line.chars().count() <= 42)), "{halves:?}");
    assert_eq!(halves[0].1, halves[1].0);
    let own = "Baris satu dari Word\nBaris dua dari Word, agak panjang\nParagraf tiga yang juga dari Word";
    let texts = |project: &Project| told(project).into_iter().map(|(_, _, text)| text).collect::<Vec<_>>();
    let at_lines = texts(&fixed(&project(&[(0, 9_000, own)]), 0).unwrap());
    assert_eq!(
        at_lines,
        ["Baris satu dari Word\nBaris dua dari Word, agak panjang", "Paragraf tiga yang juga dari Word"]
    );
    let sentences =
        "Ini kalimat pertama yang cukup panjang untuk dibaca. Lalu, kalimat kedua, yang juga cukup panjang, menyusul.";
    let at_sentence = texts(&fixed(&project(&[(0, 9_000, sentences)]), 0).unwrap());
    assert!(at_sentence[0].ends_with("dibaca."), "{at_sentence:?}");
}

#[test]
fn splitting_a_long_and_fast_one_makes_time_and_lessens_what_is_wrong() {
    let long = "Satu subtitel yang terlalu panjang karena seluruh naskah ditempel ke dalamnya, tanpa jeda dan tanpa baris baru, \
                sampai seratus lebih huruf.";
    let before = with_film(&project(&[(0, 3000, long), (3000, 6000, "berikutnya"), (6000, 9000, "terakhir")]), 60);
    let after = fixed(&before, 0).unwrap();
    assert_eq!(all_wrong(&after), 0, "{:?}", told(&after));
    let words = |project: &Project| {
        told(project).iter().map(|(_, _, text)| text.replace('\n', " ")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(words(&after), words(&before));
}

#[test]
fn letters_that_no_font_has_go_and_the_words_stay() {
    let limits = Limits { can_draw: |letter| letter.is_ascii(), ..LIMITS() };
    let project = project(&[(0, 3000, "Halo 漢字 semua\nسلام")]);
    let clips = &project.tracks[1].clips;
    assert_eq!(findings_of(clips, 0, &limits), [Finding::UnknownLetters]);
    let edits = fix(&project, clips[0].id, &Finding::UnknownLetters, &limits);
    let after = apply(&project, &edits[0]).unwrap();
    assert_eq!(told(&after)[0].2, "Halo semua");
    assert_eq!(findings_of(&after.tracks[1].clips, 0, &limits), []);
}

proptest! {
    /// However lines lie, whatever is mended leaves less wrong than there was, and no word goes.
    #[test]
    fn mending_never_adds_to_what_is_wrong(
        lengths in prop::collection::vec((1_usize..30, 300_i64..4000, 0_i64..300), 1..8), film in 5_i64..60,
    ) {
        let mut at = 0;
        let texts: Vec<String> = lengths.iter().map(|(words, _, _)| vec!["kata,"; *words].join(" ")).collect();
        let captions: Vec<(i64, i64, &str)> = lengths.iter().zip(&texts).map(|((_, length, gap), text)| {
            let start = at + gap;
            at = start + length;
            (start, at, text.as_str())
        }).collect();
        let before = with_film(&project(&captions), film);
        for index in 0..captions.len() {
            if let Some(after) = fixed(&before, index) {
                prop_assert!(all_wrong(&after) < all_wrong(&before), "{:?}\n{:?}", told(&before), told(&after));
                let count = |project: &Project| told(project).iter().map(|(_, _, text)| text.matches("kata").count()).sum::<usize>();
                prop_assert_eq!(count(&before), count(&after));
                let end = |project: &Project| told(project).last().map(|(_, end, _)| *end);
                prop_assert!(end(&after) <= end(&before).max(Some(film * 1000)));
            }
        }
    }
}
