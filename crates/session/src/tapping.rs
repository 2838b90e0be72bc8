//! Subtitles of the project whose times are tapped while the film plays ([`sunting_speech::tapping`]), and a script that
//! becomes some.

pub use sunting_speech::Spoken;
pub use sunting_speech::tapping::{Pace, Row, RowTime, Tapped, Tapping};
use sunting_timeline::captions::reading::Limits;
use sunting_timeline::edit::{CaptionText, Edit};
use sunting_timeline::{ClipId, Time, TimeRange};

use super::caption::{caption_text, is_caption};
use super::script::ReadScript;
use super::session::Session;

/// What a script's lines are spread over where the film is shorter: each takes so long.
const LEAST_LINE: Time = Time::from_millis(200);

impl ReadScript {
    /// The lines of a script spread over a film, each as long as its words are. They are the places from which tapping
    /// begins, and say themselves that they are not sure.
    pub fn spread(&self, limits: &Limits, film: Time) -> Vec<Row> {
        let lines = self.pieces(limits);
        let letters = |text: &str| text.chars().count().max(1) as i64;
        let whole: i64 = lines.iter().map(|line| letters(line)).sum();
        let film = film.max(LEAST_LINE.scaled(whole, 1));
        let mut before = 0;
        let row = |text: String| {
            let start = film.scaled(before, whole);
            before += letters(&text);
            Row { timeline_range: TimeRange::between(start, film.scaled(before, whole)), text, unsure: true }
        };
        lines.into_iter().map(row).collect()
    }
}

impl Session {
    /// The subtitles that can be tapped, in their order.
    pub fn rows_to_tap(&self) -> (Vec<ClipId>, Vec<Row>) {
        let captions = self.subtitles().into_iter().filter(|clip| is_caption(clip));
        let row = |clip: &sunting_timeline::Clip| Row {
            timeline_range: clip.timeline_range,
            text: caption_text(clip).to_owned(),
            unsure: clip.unsure,
        };
        captions.map(|clip| (clip.id, row(clip))).unzip()
    }

    /// The number of the subtitle that tapping begins with: the chosen one, else the one at the playhead or behind it.
    pub fn first_to_tap(&self, clips: &[ClipId]) -> usize {
        let chosen = self.current_subtitle().and_then(|own| clips.iter().position(|clip| *clip == own.id));
        let is_behind = |clip: &ClipId| self.clip(*clip).is_some_and(|own| own.timeline_range.start() >= self.playhead);
        chosen.or_else(|| clips.iter().position(is_behind)).unwrap_or(0)
    }

    /// The edits that make spread lines the subtitles of the video: those that are there give way.
    pub fn putting_in_rows(&self, rows: &[Row]) -> Vec<Edit> {
        let caption = |row: &Row| CaptionText {
            start: row.timeline_range.start().into(),
            end: row.timeline_range.end().into(),
            text: row.text.clone(),
            unsure: row.unsure,
            details: Default::default(),
        };
        self.replacing_subtitles(rows.iter().map(caption).collect())
    }

    /// The edits that show subtitles at other times. A subtitle stops at its neighbours, so that one which goes where
    /// another one is now waits for that.
    ///
    /// ```text
    /// |-a-|-b-|-c-|
    /// |--a--|-b-|-c-|      b waits for c, and a for b
    /// ```
    pub fn retiming(&self, clips: &[ClipId], times: &[RowTime]) -> Vec<Edit> {
        let now: Vec<Option<TimeRange>> =
            clips.iter().map(|clip| self.clip(*clip).map(|own| own.timeline_range)).collect();
        let range_of = |index: usize| now.get(index).copied().flatten();
        let waits_for_last = |index: usize| {
            let before = index.checked_sub(1).and_then(range_of);
            before.is_some_and(|before| times[index].timeline_range.start() < before.end())
        };
        let (behind, before): (Vec<usize>, Vec<usize>) =
            (0..clips.len().min(times.len())).partition(|index| waits_for_last(*index));
        let order = before.into_iter().rev().chain(behind);
        order.flat_map(|index| self.retimed(clips[index], times[index])).collect()
    }

    fn retimed(&self, id: ClipId, time: RowTime) -> Vec<Edit> {
        let Some(clip) = self.clip(id) else { return Vec::new() };
        let range = time.timeline_range;
        let moves = clip.timeline_range != range;
        let (start, end) = (range.start().into(), range.end().into());
        let is_unsure = clip.unsure && !moves;
        let shown = moves.then_some(Edit::SetClipRange { clip: id, start, end });
        let doubt = (is_unsure != time.unsure).then_some(Edit::SetUnsure { clip: id, unsure: time.unsure });
        shown.into_iter().chain(doubt).collect()
    }
}

#[cfg(test)]
mod tests {
    use sunting_timeline::{Color, Content};

    use super::*;

    fn ms(millis: i64) -> Time {
        Time::from_millis(millis)
    }

    /// A minute of one colour with the lines of a script.
    fn session(script: &str) -> Session {
        let mut session = Session::default();
        let track = session.project().tracks[0].id;
        let content = Content::Color { color: Color::rgb(1, 2, 3) };
        session.edit("undo-use", &[Edit::Append { track, duration: Time::from_seconds(60).into(), content }]).unwrap();
        let rows = ReadScript::of(script).spread(&session.limits(), session.duration());
        session.tap_times("undo-tap", &session.putting_in_rows(&rows)).unwrap();
        session
    }

    fn told(session: &Session) -> Vec<(i64, i64, bool)> {
        let subtitles = session.subtitles().into_iter();
        let millis = |time: Time| time.as_millis();
        subtitles
            .map(|clip| (millis(clip.timeline_range.start()), millis(clip.timeline_range.end()), clip.unsure))
            .collect()
    }

    const SCRIPT: &str = "NARATOR:\nSelamat pagi. Apa kabar hari ini? Baik. Sampai jumpa.";

    #[test]
    fn the_lines_of_a_script_are_spread_over_the_film_and_say_that_they_are_not_sure() {
        let session = session(SCRIPT);
        let times = told(&session);
        assert_eq!((times.len(), times[0].0, times[3].1), (4, 0, 60_000));
        assert!(times.windows(2).all(|pair| pair[0].1 == pair[1].0) && times.iter().all(|time| time.2));
        assert!(times[1].1 - times[1].0 > 2 * (times[2].1 - times[2].0), "{times:?}");
        // Where the film is much too short, none is lost.
        let brief = ReadScript::of(SCRIPT).spread(&session.limits(), ms(10));
        assert!(brief.iter().all(|row| row.timeline_range.duration() >= LEAST_LINE));
    }

    #[test]
    fn a_round_of_taps_is_one_step_and_taps_that_are_taken_back_leave_nothing() {
        let mut session = session(SCRIPT);
        let (steps, before) = (session.history().labels().count(), told(&session));
        let (clips, rows) = session.rows_to_tap();
        let mut tapping = Tapping::new(rows, 0, None);
        let limits = session.limits();
        let mut hand = |session: &mut Session, at: Option<i64>| {
            match at {
                Some(at) => drop(tapping.tap(ms(at), Pace::Normal)),
                None => drop(tapping.back()),
            }
            let times = tapping.times(&Spoken::default(), &limits, session.duration());
            session.tap_times("undo-tap", &session.retiming(&clips, &times)).unwrap();
            let is_as_meant = |(clip, time): (&ClipId, &RowTime)| {
                let own = session.clip(*clip).unwrap();
                (own.timeline_range, own.unsure) == (time.timeline_range, time.unsure)
            };
            assert!(clips.iter().zip(&times).all(is_as_meant), "{times:?} {:?}", told(session));
        };
        for at in [40_120, 50_120] {
            hand(&mut session, Some(at));
        }
        // They went far behind where they were, and the rest made way for them.
        assert_eq!(
            told(&session)[..3].iter().map(|time| (time.0, time.2)).collect::<Vec<_>>(),
            [(40_000, false), (50_000, false), (before[2].0.max(50_200), true)]
        );
        hand(&mut session, None);
        hand(&mut session, None);
        assert_eq!(told(&session), before);
        for at in [3_120, 5_120, 7_120, 9_120] {
            hand(&mut session, Some(at));
        }
        assert!(told(&session).iter().all(|time| !time.2));
        assert_eq!(session.history().labels().count(), steps, "the script and its times are one step");
        session.undo();
        assert!(session.subtitles().is_empty());
    }

    #[test]
    fn it_begins_with_the_chosen_one_or_with_what_comes_next() {
        let mut session = session(SCRIPT);
        let (clips, _) = session.rows_to_tap();
        session.selection = crate::Selection::clip(clips[2]);
        assert_eq!(session.first_to_tap(&clips), 2);
        session.selection = crate::Selection::Nothing;
        session.playhead = session.clip(clips[1]).unwrap().timeline_range.start();
        assert_eq!(session.first_to_tap(&clips), 1);
    }
}
