//! Files of any kind, put right.

use super::*;
use crate::captions::profile::{INDONESIAN, PROFILES};
use crate::captions::{read, write_subrip};
use proptest::prelude::*;

fn cue((start, end, text): (i64, i64, &str)) -> Cue {
    Cue::new(TimeRange::between(Time::from_millis(start), Time::from_millis(end)), text.to_owned())
}

fn told(cues: &[Cue]) -> Vec<(i64, i64, &str)> {
    let range = |cue: &Cue| (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis());
    cues.iter().map(|cue| (range(cue).0, range(cue).1, cue.text.as_str())).collect()
}

fn fixed(cues: &[(i64, i64, &str)]) -> Fixed {
    fix_all(&cues.iter().copied().map(cue).collect::<Vec<_>>(), &INDONESIAN.limits())
}

fn codes(fixed: &Fixed) -> Vec<(usize, &'static str)> {
    fixed.fixes.iter().map(|fix| (fix.cue, fix.finding.code())).collect()
}

#[test]
fn what_is_right_stays_as_it_is() {
    let fine = [(0, 2000, "Selamat datang\ndi kantor kelurahan."), (2066, 4000, "– Sudah?\n– Belum.")];
    let fixed = fixed(&fine);
    assert_eq!(told(&fixed.cues), fine);
    assert_eq!(fixed.fixes, []);
}

#[test]
fn each_is_put_right_between_its_neighbours() {
    let long = "Warga yang belum memiliki identitas kependudukan digital dapat datang langsung ke kantor kelurahan.";
    let fixed =
        fixed(&[(1000, 1200, "Ya."), (3000, 12_000, "Terima kasih."), (12_010, 20_000, long), (21_000, 22_000, " ")]);
    assert_eq!(
        told(&fixed.cues),
        [
            (1000, 1833, "Ya."),
            (3000, 10_000, "Terima kasih."),
            (12_010, 15_869, "Warga yang belum memiliki\nidentitas kependudukan"),
            (15_935, 20_000, "digital dapat datang langsung\nke kantor kelurahan."),
        ]
    );
    assert_eq!(codes(&fixed), [(0, "too-brief"), (1, "lingers"), (2, "too-long"), (3, "empty")]);
}

#[test]
fn two_who_speak_at_once_both_stay_and_one_that_ends_a_little_late_is_shortened() {
    let at_once = [(0, 3000, "Jakarta, 17 Agustus 2025"), (200, 2000, "Selamat pagi.")];
    assert_eq!(told(&fixed(&at_once).cues), at_once);
    let late = fixed(&[(0, 3000, "Selamat pagi."), (2500, 4000, "Silakan duduk.")]);
    assert_eq!(told(&late.cues)[0], (0, 2434, "Selamat pagi."));
}

#[test]
fn letters_that_no_font_has_stay_because_nobody_was_asked() {
    let limits = Limits { can_draw: |letter| letter.is_ascii(), ..INDONESIAN.limits() };
    let cues = [cue((0, 3000, "Halo 漢字"))];
    assert_eq!(fix_all(&cues, &limits).cues, cues);
}

fn any_cues() -> impl Strategy<Value = Vec<Cue>> {
    let word = "(di|ke|yang|dan|untuk|kata|kata,|selesai\\.|undang-undang|Rp|1,2|triliun|Dr\\.|Budi|-|–|\\PC{1,5}|[a-z]{30,50})";
    let text = prop::collection::vec((word, "[ \n]"), 0..25)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| word + &gap).collect::<String>());
    prop::collection::vec((-500_i64..3000, 1_i64..12_000, text), 0..6).prop_map(|parts| {
        let mut at = 0;
        let mut cues: Vec<Cue> = parts
            .iter()
            .map(|(gap, length, text)| {
                let start = (at + gap).max(0);
                at = start + length;
                cue((start, at, text))
            })
            .collect();
        cues.sort_by_key(|cue| cue.timeline_range.start());
        cues
    })
}

fn overlaps(cues: &[Cue]) -> usize {
    let ranges: Vec<TimeRange> = cues.iter().map(|cue| cue.timeline_range).collect();
    let behind = |at: usize| ranges[at + 1..].iter().filter(|other| other.overlaps(ranges[at])).count();
    (0..ranges.len()).map(behind).sum()
}

fn is_one_at_a_time(cues: &[Cue]) -> bool {
    overlaps(cues) == 0
}

proptest! {
    #[test]
    fn words_stay_in_order_nothing_comes_to_overlap_and_once_is_enough(cues in any_cues(), profile in 0..PROFILES.len()) {
        let limits = PROFILES[profile].limits();
        let fixed = fix_all(&cues, &limits);
        let words = |cues: &[Cue]| cues.iter().flat_map(|cue| cue.text.split_whitespace()).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(words(&fixed.cues), words(&cues));
        prop_assert!(fixed.cues.is_sorted_by_key(|cue| cue.timeline_range.start()));
        prop_assert!(fixed.cues.iter().all(|cue| !cue.timeline_range.is_empty()));
        prop_assert!(!is_one_at_a_time(&cues) || is_one_at_a_time(&fixed.cues), "{:?}", told(&fixed.cues));
        prop_assert_eq!(&fix_all(&fixed.cues, &limits).cues, &fixed.cues);
        let count = |cues: &[Cue]| (0..cues.len()).map(|at| findings_of(cues, at, &limits).len()).sum::<usize>();
        prop_assert!(count(&fixed.cues) <= count(&cues) || fixed.cues.len() > cues.len());
    }

    #[test]
    fn a_file_that_was_put_right_reads_back_as_right(cues in any_cues()) {
        let limits = INDONESIAN.limits();
        let Ok(first) = read(write_subrip(&cues).as_bytes()) else { return Ok(()) };
        let fixed = fix_all(&first.cues, &limits);
        let Ok(again) = read(write_subrip(&fixed.cues).as_bytes()) else { return Ok(()) };
        if again.cues == fixed.cues {
            prop_assert_eq!(fix_all(&again.cues, &limits).fixes, vec![]);
        }
    }
}
