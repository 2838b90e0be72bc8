//! Edits of all captions at once: their times, and words in them.

use std::sync::Arc;

use super::{CaptionAnchor, EditError};
use crate::project::{Clip, ClipId, Content, Project, Text, Track};
use crate::time::{Time, TimeRange};

/// One anchor moves all captions as far as itself:
///
/// ```text
/// |--a--|  |-b-|    |--c--|
///     |--a--|  |-b-|    |--c--|
/// ```
///
/// Two stretch them, so that both come to lie where they are said; what lies before and behind goes on at that pace:
///
/// ```text
/// |-a-|-b-|  |-c-|  |-d-|          anchors a and c
/// |--a--|--b--|   |--c--|   |--d--|
/// ```
///
/// What would begin before the start begins there. Locked tracks stay as they are.
pub(super) fn retime(project: &mut Project, anchors: &[CaptionAnchor]) -> Result<(), EditError> {
    let rate = project.canvas.frame_rate;
    let old_start = |id: ClipId| {
        let clip = project.find_clip(id).ok_or(EditError::NoClip(id))?.1;
        if is_caption(clip) { Ok(clip.timeline_range.start()) } else { Err(EditError::WrongKind(id)) }
    };
    let points = anchors.iter().map(|anchor| Ok((old_start(anchor.clip)?, anchor.start.resolve(rate)?)));
    let points: Vec<(Time, Time)> = points.collect::<Result<_, EditError>>()?;
    let pace = Pace::through(&points)?;
    let gone = open_tracks(project)
        .flat_map(|track| &track.clips)
        .filter(|clip| is_caption(clip) && pace.of(clip.timeline_range.end()) <= Time::ZERO);
    match gone.count() {
        0 => {}
        count => return Err(EditError::BeforeStart { count }),
    }
    for track in project.tracks.iter_mut().filter(|track| is_open(track)) {
        let track = Arc::make_mut(track);
        track.clips.iter_mut().filter(|clip| is_caption(clip)).for_each(|clip| {
            let range = clip.timeline_range;
            let start = pace.of(range.start()).max(Time::ZERO);
            clip.timeline_range = TimeRange::between(start, pace.of(range.end()));
            for word in &mut clip.details.word_starts {
                *word = (pace.of(range.start() + *word) - start).max(Time::ZERO);
            }
            super::support::shrink_fades(clip);
        });
        track.clips.sort_by_key(|clip| clip.timeline_range.start());
    }
    Ok(())
}

/// A straight line from old times to new ones.
struct Pace {
    old: Time,
    new: Time,
    /// New ticks that go by in so many old ones; both positive.
    ticks: (i64, i64),
}

impl Pace {
    fn through(points: &[(Time, Time)]) -> Result<Self, EditError> {
        match points {
            [(old, new)] => Ok(Self { old: *old, new: *new, ticks: (1, 1) }),
            [(old, new), (other_old, other_new)] => {
                let (gone, goes) = (*other_old - *old, *other_new - *new);
                let is_forward = (gone > Time::ZERO && goes > Time::ZERO) || (gone < Time::ZERO && goes < Time::ZERO);
                let ticks = (goes.ticks().saturating_abs(), gone.ticks().saturating_abs());
                if is_forward { Ok(Self { old: *old, new: *new, ticks }) } else { Err(EditError::AnchorsCross) }
            }
            _ => Err(EditError::AnchorsCross),
        }
    }

    fn of(&self, time: Time) -> Time {
        self.new + (time - self.old).scaled(self.ticks.0, self.ticks.1)
    }
}

/// Writes other words wherever some stand in captions, in either language. Locked tracks stay as they are, and so does
/// whether times are sure.
///
/// ```text
/// |-"Dinas Sosail"-|  |-"Kata Dinas Sosail"-|
/// |-"Dinas Sosial"-|  |-"Kata Dinas Sosial"-|
/// ```
pub(super) fn replace(project: &mut Project, find: &str, put: &str, whole_words: bool) {
    let found = |text: &str| Some(replaced(text, find, put, whole_words)).filter(|new| new != text);
    for track in project.tracks.iter_mut().filter(|track| is_open(track)) {
        let is_touched = |clip: &Clip| {
            words(clip).is_some_and(|text| found(text).is_some() || found(&clip.details.second).is_some())
        };
        if !track.clips.iter().any(is_touched) {
            continue;
        }
        for clip in &mut Arc::make_mut(track).clips {
            if let Content::Text(Text::Caption { text, .. }) = &mut clip.content {
                *text = found(text).unwrap_or_else(|| std::mem::take(text));
                let second = &mut clip.details.second;
                *second = found(second).unwrap_or_else(|| std::mem::take(second));
            }
        }
    }
}

/// A text with other words in the place of some. Small and capital letters are told apart.
///
/// ```
/// use sunting_timeline::edit::replaced;
///
/// assert_eq!(replaced("RT 1, RT 12", "RT 1", "RT 3", true), "RT 3, RT 12");
/// assert_eq!(replaced("RT 1, RT 12", "RT 1", "RT 3", false), "RT 3, RT 32");
/// ```
pub fn replaced(text: &str, find: &str, put: &str, whole_words: bool) -> String {
    if find.is_empty() {
        return text.to_owned();
    }
    let ends_word = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    let (mut made, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(find) {
        let (before, behind) = (&rest[..at], &rest[at + find.len()..]);
        let letter_before = before.chars().next_back().or_else(|| made.chars().next_back());
        let is_word = ends_word(letter_before) && ends_word(behind.chars().next());
        made.push_str(before);
        made.push_str(if is_word || !whole_words { put } else { find });
        rest = behind;
    }
    made + rest
}

fn words(clip: &Clip) -> Option<&str> {
    match &clip.content {
        Content::Text(Text::Caption { text, .. }) => Some(text),
        _ => None,
    }
}

fn is_caption(clip: &Clip) -> bool {
    words(clip).is_some()
}

fn is_open(track: &Track) -> bool {
    !track.locked && track.clips.iter().any(is_caption)
}

fn open_tracks(project: &Project) -> impl Iterator<Item = &Track> {
    project.tracks.iter().map(AsRef::as_ref).filter(|track| is_open(track))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CaptionDetails;
    use crate::edit::tests::{at, seconds};
    use crate::edit::{CaptionText, Edit, apply};
    use crate::project::{Canvas, TrackId, TrackKind};
    use proptest::prelude::*;

    /// Captions with these starts and ends in seconds; their ids count from 3.
    fn film(ranges: &[(i64, i64)]) -> Project {
        let caption = |&(start, end): &(i64, i64)| {
            let text = format!("kata {start}");
            CaptionText { start: at(start), end: at(end), text, unsure: false, details: Default::default() }
        };
        let captions = ranges.iter().map(caption).collect();
        let edit = Edit::AddCaptions { track: None, captions, style: String::new() };
        apply(&Project::new(Canvas::default()), &edit).unwrap()
    }

    fn text_track(project: &Project) -> &Track {
        project.tracks.iter().find(|track| track.kind == TrackKind::Text).unwrap()
    }

    fn ranges(project: &Project) -> Vec<(i64, i64)> {
        let millis = |clip: &Clip| (clip.timeline_range.start().as_millis(), clip.timeline_range.end().as_millis());
        text_track(project).clips.iter().map(millis).collect()
    }

    fn anchored(anchors: &[(u64, i64)]) -> Edit {
        let anchor = |&(id, start): &(u64, i64)| CaptionAnchor { clip: ClipId(id), start: at(start) };
        Edit::RetimeCaptions { anchors: anchors.iter().map(anchor).collect() }
    }

    #[test]
    fn one_anchor_moves_all_and_two_stretch_all() {
        let project = film(&[(1, 3), (4, 6), (10, 12)]);
        let moved = apply(&project, &anchored(&[(4, 6)])).unwrap();
        assert_eq!(ranges(&moved), [(3000, 5000), (6000, 8000), (12_000, 14_000)]);
        // 9 old seconds take 18.
        let stretched = apply(&project, &anchored(&[(3, 2), (5, 20)])).unwrap();
        assert_eq!(ranges(&stretched), [(2000, 6000), (8000, 12_000), (20_000, 24_000)]);
        let other_order = apply(&project, &anchored(&[(5, 20), (3, 2)])).unwrap();
        assert_eq!(ranges(&other_order), ranges(&stretched));
    }

    #[test]
    fn words_go_with_what_stretches_their_caption() {
        let mut project = film(&[(1, 3), (4, 6)]);
        let starts = [0, 500, 1500].map(Time::from_millis).to_vec();
        let details = CaptionDetails { word_starts: starts, ..CaptionDetails::default() };
        project = apply(&project, &Edit::SetDetails { clip: ClipId(3), details }).unwrap();
        let starts = |project: &Project| {
            text_track(project).clips[0].details.word_starts.iter().map(|start| start.as_millis()).collect::<Vec<_>>()
        };
        assert_eq!(starts(&apply(&project, &anchored(&[(3, 2), (4, 8)])).unwrap()), [0, 1000, 3000]);
        // The first second of it lies before the start.
        assert_eq!(starts(&apply(&project, &anchored(&[(4, 2)])).unwrap()), [0, 0, 500]);
    }

    #[test]
    fn nothing_is_lost_before_the_start() {
        let project = film(&[(1, 3), (4, 6)]);
        assert_eq!(ranges(&apply(&project, &anchored(&[(4, 2)])).unwrap()), [(0, 1000), (2000, 4000)]);
        assert_eq!(apply(&project, &anchored(&[(4, 1)])), Err(EditError::BeforeStart { count: 1 }));
    }

    #[test]
    fn anchors_that_say_nothing_or_cross_are_refused() {
        let project = film(&[(1, 3), (4, 6)]);
        for anchors in [&[][..], &[(3, 5), (4, 2)], &[(3, 5), (3, 6)], &[(3, 1), (4, 4), (4, 5)]] {
            assert_eq!(apply(&project, &anchored(anchors)), Err(EditError::AnchorsCross), "{anchors:?}");
        }
        assert_eq!(apply(&project, &anchored(&[(99, 5)])), Err(EditError::NoClip(ClipId(99))));
    }

    #[test]
    fn locked_tracks_keep_their_times_and_words() {
        let project = film(&[(1, 3)]);
        let track: TrackId = text_track(&project).id;
        let locked = apply(&project, &crate::edit::TrackSwitch::Locked(true).of(track)).unwrap();
        assert_eq!(ranges(&apply(&locked, &anchored(&[(3, 5)])).unwrap()), [(1000, 3000)]);
        let replace = Edit::ReplaceInCaptions { find: "kata".into(), replace: "k".into(), whole_words: false };
        assert_eq!(apply(&locked, &replace).unwrap(), locked);
    }

    #[test]
    fn words_are_replaced_in_every_caption_that_has_them() {
        let project = film(&[(1, 3), (4, 6), (10, 12)]);
        let replace = Edit::ReplaceInCaptions { find: "kata 1".into(), replace: "Kata satu".into(), whole_words: true };
        let after = apply(&project, &replace).unwrap();
        let said: Vec<&str> = text_track(&after).clips.iter().filter_map(words).collect();
        assert_eq!(said, ["Kata satu", "kata 4", "kata 10"]);
        assert_eq!(replaced("aaa", "aa", "b", false), "ba");
        assert_eq!(replaced("é-mail é", "é", "e", true), "e-mail e");
        assert_eq!(replaced("apa", "", "x", false), "apa");
        assert_eq!(replaced("satusatu satu", "satu", "dua", true), "satusatu dua");
    }

    proptest! {
        #[test]
        fn both_languages_are_replaced_in_and_all_else_is_kept(
            texts in prop::collection::vec(("[ab ,]{0,12}", "[ab ,]{0,12}"), 1..6),
            find in "[ab]{1,2}",
            whole_words in any::<bool>(),
        ) {
            let caption = |(index, (text, second)): (usize, &(String, String))| CaptionText {
                start: at(2 * index as i64),
                end: at(2 * index as i64 + 1),
                text: text.clone(),
                unsure: false,
                details: CaptionDetails { second: second.clone(), ..CaptionDetails::default() },
            };
            let captions = texts.iter().enumerate().map(caption).collect();
            let add = Edit::AddCaptions { track: None, captions, style: String::new() };
            let before = apply(&Project::new(Canvas::default()), &add).unwrap();
            // A letter that is nowhere else: put back, all is as it was.
            let there = Edit::ReplaceInCaptions { find: find.clone(), replace: "z".into(), whole_words };
            let after = apply(&before, &there).unwrap();
            for (clip, (text, second)) in text_track(&after).clips.iter().zip(&texts) {
                prop_assert_eq!(words(clip).unwrap(), replaced(text, &find, "z", whole_words));
                prop_assert_eq!(&clip.details.second, &replaced(second, &find, "z", whole_words));
            }
            let back = Edit::ReplaceInCaptions { find: "z".into(), replace: find, whole_words: false };
            prop_assert_eq!(apply(&after, &back).unwrap(), before);
        }

        #[test]
        fn stretching_keeps_order_and_gaps_and_there_and_back_is_the_same(
            lengths in prop::collection::vec((0_i64..3, 1_i64..5), 2..20),
            to in (20_i64..60, 1_i64..200),
        ) {
            let mut end = 30;
            let spans: Vec<(i64, i64)> = lengths.iter().map(|(gap, length)| {
                let start = end + gap;
                end = start + length;
                (start, end)
            }).collect();
            let project = film(&spans);
            let last = 2 + spans.len() as u64;
            let there = apply(&project, &anchored(&[(3, to.0), (last, to.0 + to.1)])).unwrap();
            let track = text_track(&there);
            prop_assert_eq!(track.clips.len(), spans.len());
            prop_assert!(track.clips.windows(2).all(|two| two[0].timeline_range.end() <= two[1].timeline_range.start()));
            prop_assert_eq!(track.clips[0].timeline_range.start(), seconds(to.0));
            prop_assert_eq!(track.clips[spans.len() - 1].timeline_range.start(), seconds(to.0 + to.1));
            let back = apply(&there, &anchored(&[(3, spans[0].0), (last, spans[spans.len() - 1].0)])).unwrap();
            for (clip, (start, end)) in text_track(&back).clips.iter().zip(&spans) {
                let off = |time: Time, wanted: i64| (time - seconds(wanted)).max(seconds(wanted) - time);
                prop_assert!(off(clip.timeline_range.start(), *start) <= Time::from_millis(1));
                prop_assert!(off(clip.timeline_range.end(), *end) <= Time::from_millis(1));
            }
        }
    }
}
