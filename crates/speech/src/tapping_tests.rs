//! Taps of hands that are slow, quick, sleepy, and wrong.

use proptest::prelude::*;

use super::*;

const WORDS: &str = "Selamat pagi";

fn ms(millis: i64) -> Time {
    Time::from_millis(millis)
}

fn range(start: i64, end: i64) -> TimeRange {
    TimeRange::between(ms(start), ms(end))
}

fn rows(ranges: &[(i64, i64)]) -> Vec<Row> {
    let row =
        |(start, end): &(i64, i64)| Row { timeline_range: range(*start, *end), text: WORDS.to_owned(), unsure: true };
    ranges.iter().map(row).collect()
}

fn spoken(ranges: &[(i64, i64)]) -> Spoken {
    ranges.iter().map(|(start, end)| range(*start, *end)).collect()
}

/// Each start and end in milliseconds, and whether it is unsure.
fn times(tapping: &Tapping, spoken: &Spoken) -> Vec<(i64, i64, bool)> {
    let times = tapping.times(spoken, &Limits::indonesian(false), ms(60_000));
    let millis = |time: Time| time.as_millis();
    times
        .iter()
        .map(|time| (millis(time.timeline_range.start()), millis(time.timeline_range.end()), time.unsure))
        .collect()
}

#[test]
fn taps_lose_the_reaction_and_go_to_speech_near_by() {
    let heard = spoken(&[(2_000, 4_500), (6_000, 7_500), (20_000, 24_000)]);
    let mut tapping = Tapping::new(rows(&[(0, 20_000), (20_000, 40_000), (40_000, 60_000)]), 0, None);
    for at in [2_300, 6_150, 10_000] {
        assert_eq!(tapping.tap(ms(at), Pace::Normal), Tapped::Marked);
    }
    // The first is drawn to 2.0 s from 2.18, the second from 6.03; the third is far from any speech.
    let all = [(2_000, 4_700, false), (6_000, 7_700, false), (9_880, 16_880, false)];
    assert_eq!(times(&tapping, &heard)[..2], all[..2]);
    assert_eq!(times(&tapping, &heard)[2].0, all[2].0);
    assert_eq!((tapping.present(), tapping.tap(ms(30_000), Pace::Normal)), (3, Tapped::NoneLeft));
}

#[test]
fn a_hand_with_a_reaction_of_its_own_is_measured_on_its_first_taps() {
    let starts = [1_000, 5_000, 9_000, 13_000];
    let heard = spoken(&starts.map(|start| (start, start + 2_000)));
    let spread = rows(&[(0, 9_000), (9_000, 18_000), (18_000, 27_000), (27_000, 36_000), (36_000, 45_000)]);
    let mut tapping = Tapping::new(spread.clone(), 0, None);
    for (start, late) in starts.into_iter().zip([330, 310, 390, 300]) {
        tapping.tap(ms(start + late), Pace::Normal);
    }
    assert_eq!(tapping.reaction(&heard), ms(330));
    // Where no speech is near, that is what helps.
    tapping.tap(ms(50_330), Pace::Normal);
    assert_eq!(times(&tapping, &heard)[4].0, 50_000);
    let again = Tapping::new(spread.clone(), 0, Some(tapping.reaction(&heard)));
    assert_eq!(again.reaction(&heard), ms(330), "nothing was tapped in this round");
    // A hand that goes by something else than the speech tells nothing.
    let mut wild = Tapping::new(spread, 0, None);
    for (start, late) in starts.into_iter().zip([10, 390, 200, -90]) {
        wild.tap(ms(start + late), Pace::Normal);
    }
    assert_eq!(wild.reaction(&heard), REACTION);
}

#[test]
fn while_the_film_plays_slowly_a_hand_is_as_late_in_less_of_it() {
    let mut tapping = Tapping::new(rows(&[(0, 9_000)]), 0, None);
    tapping.tap(ms(5_090), Pace::Slow);
    assert_eq!(times(&tapping, &Spoken::default())[0].0, 5_000);
    let heard = spoken(&[(1_000, 2_000), (5_000, 6_000), (9_000, 9_900)]);
    let mut slow = Tapping::new(rows(&[(0, 9_000), (9_000, 18_000), (18_000, 27_000)]), 0, None);
    for start in [1_000, 5_000, 9_000] {
        slow.tap(ms(start + 225), Pace::Slow);
    }
    assert_eq!(slow.reaction(&heard), ms(300));
}

#[test]
fn what_was_not_tapped_keeps_its_times_unless_it_is_in_the_way() {
    let mut tapping = Tapping::new(rows(&[(0, 3_000), (3_000, 6_000), (6_000, 6_150), (6_300, 9_000)]), 1, None);
    tapping.tap(ms(2_620), Pace::Normal);
    let nothing = Spoken::default();
    let kept = [(0, 2_500, true), (2_500, 5_917, false), (6_000, 6_150, true), (6_300, 9_000, true)];
    assert_eq!(times(&tapping, &nothing), kept);
    assert_eq!(tapping.back(), Some(ms(2_620)));
    tapping.tap(ms(6_120), Pace::Normal);
    let moved = [(0, 3_000, true), (6_000, 6_200, false), (6_200, 6_400, true), (6_400, 9_000, true)];
    assert_eq!(times(&tapping, &nothing), moved);
}

#[test]
fn what_goes_back_takes_back_and_then_goes_before_the_first() {
    let mut tapping = Tapping::new(rows(&[(0, 3_000), (3_000, 6_000), (6_000, 9_000)]), 1, None);
    let before = times(&tapping, &Spoken::default());
    tapping.tap(ms(3_500), Pace::Normal);
    assert!(tapping.is_tapped(1) && !tapping.is_tapped(0) && !tapping.is_tapped(2));
    assert_eq!((tapping.back(), tapping.present()), (Some(ms(3_500)), 1));
    assert_eq!(times(&tapping, &Spoken::default()), before);
    assert_eq!((tapping.back(), tapping.present()), (Some(ms(0)), 0));
    assert_eq!((tapping.back(), tapping.present()), (None, 0));
}

#[test]
fn a_bounce_is_no_tap_and_nothing_begins_before_the_one_before_it() {
    let mut tapping = Tapping::new(rows(&[(1_000, 3_000), (3_000, 6_000), (6_000, 9_000)]), 1, None);
    assert_eq!(tapping.tap(ms(900), Pace::Normal), Tapped::BeforeLast(ms(1_000)));
    assert_eq!(tapping.tap(ms(4_000), Pace::Normal), Tapped::Marked);
    assert_eq!(tapping.tap(ms(4_150), Pace::Normal), Tapped::Bounced);
    assert_eq!(tapping.tap(ms(2_000), Pace::Normal), Tapped::BeforeLast(ms(4_000)));
    assert_eq!(tapping.count(), 1);
    // At the very start of the film there is nothing before.
    let mut first = Tapping::new(rows(&[(0, 3_000)]), 0, None);
    assert_eq!(first.tap(ms(20), Pace::Normal), Tapped::Marked);
    assert_eq!(times(&first, &Spoken::default())[0].0, 0);
}

#[test]
fn two_taps_are_never_drawn_to_one_start() {
    let mut tapping = Tapping::new(rows(&[(0, 9_000), (9_000, 18_000)]), 0, None);
    tapping.tap(ms(2_020), Pace::Normal);
    tapping.tap(ms(2_270), Pace::Normal);
    let heard = times(&tapping, &spoken(&[(2_000, 5_000)]));
    assert_eq!((heard[0].0, heard[1].0), (2_000, 2_200));
}

proptest! {
    #[test]
    fn subtitles_never_overlap_and_none_is_lost(
        lengths in prop::collection::vec((0_i64..3_000, 100_i64..4_000), 1..20),
        first in 0_usize..20,
        taps in prop::collection::vec((0_i64..6_000, any::<bool>(), any::<bool>()), 0..30),
        speech in prop::collection::vec((120_i64..2_000, 60_i64..4_000), 0..20),
    ) {
        let mut end = 0;
        let ranges: Vec<(i64, i64)> = lengths.iter().map(|(gap, length)| {
            let start = end + gap;
            end = start + length;
            (start, end)
        }).collect();
        let mut heard = 0;
        let runs: Vec<(i64, i64)> = speech.iter().map(|(gap, length)| {
            let start = heard + gap;
            heard = start + length;
            (start, heard)
        }).collect();
        let (own, runs) = (rows(&ranges), spoken(&runs));
        let mut tapping = Tapping::new(own.clone(), first, None);
        let mut at = 0;
        for (step, slow, back) in taps {
            at += step;
            let before = tapping.clone();
            if back {
                tapping.back();
            }
            let was = tapping.clone();
            let tapped = tapping.tap(ms(at), if slow { Pace::Slow } else { Pace::Normal });
            if tapped == Tapped::Marked {
                let mut again = tapping.clone();
                again.back();
                prop_assert_eq!(&again, &was);
            } else {
                prop_assert_eq!(&tapping, &was);
            }
            prop_assert!(back || tapped != Tapped::Marked || tapping.present() == before.present() + 1);
        }
        let times = tapping.times(&runs, &Limits::indonesian(false), ms(60_000));
        prop_assert_eq!(times.len(), own.len());
        let ranges: Vec<TimeRange> = times.iter().map(|time| time.timeline_range).collect();
        prop_assert!(ranges.iter().all(|range| !range.is_empty() && range.start() >= Time::ZERO));
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{ranges:?}");
        for (index, (time, row)) in times.iter().zip(&own).enumerate() {
            if tapping.is_tapped(index) {
                prop_assert!(!time.unsure && time.timeline_range.duration() >= LEAST);
            } else {
                let is_kept = time.timeline_range.start() == row.timeline_range.start();
                prop_assert!(is_kept || index >= tapping.present() && time.unsure);
                prop_assert!(is_kept || time.timeline_range.duration() >= LEAST);
            }
        }
        if tapping.count() == 0 {
            prop_assert!(times.iter().zip(&own).all(|(time, row)| time.timeline_range == row.timeline_range));
        }
    }

    #[test]
    fn a_tap_moves_by_reaction_and_reach_alone(at in 1_000_i64..50_000, speech in prop::collection::vec(500_i64..4_000, 0..20)) {
        let mut start = 0;
        let runs: Vec<(i64, i64)> = speech.iter().map(|gap| {
            start += gap;
            (start, start + 300)
        }).collect();
        let mut tapping = Tapping::new(rows(&[(0, 60_000)]), 0, None);
        tapping.tap(ms(at), Pace::Normal);
        let begins = times(&tapping, &spoken(&runs))[0].0;
        let nearest = runs.iter().map(|(start, _)| *start).min_by_key(|start| (start - (at - 120)).abs());
        match nearest.filter(|start| (start - (at - 120)).abs() <= 200) {
            Some(start) => prop_assert_eq!(begins, start),
            None => prop_assert_eq!(begins, at - 120),
        }
    }
}
