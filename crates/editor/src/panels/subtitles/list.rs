//! Where every row of the list stands. Measured anew only when the subtitles, the filter or the width change.

use std::ops::Range;
use std::sync::Arc;

use sunting_session::Session;
use sunting_session::removing_sentences::RemovedRow;
use sunting_session::subtitles::caption_text;
use sunting_timeline::captions::reading::Verdict;
use sunting_timeline::{Clip, ClipId, Project, Track};

use super::ticks::Ticks;

/// A row of one line, and of two.
const ROW: f32 = 44.0;
const TALL_ROW: f32 = 56.0;
/// More lines than these are cut.
const MOST_LINES: usize = 8;
/// Beside the words: the time at the left, the word about the speed at the right.
const BESIDE_FINE: f32 = 164.0;
const BESIDE_WARNED: f32 = 228.0;
/// Beside them where ticks stand before the words, and no word behind them.
const BESIDE_TICKED: f32 = 134.0;
/// Beside what was said again, more.
pub(super) const AGAIN: f32 = 148.0;
/// Behind ticks, times and words stand so much further to the right.
pub(super) const INDENT: f32 = 30.0;
/// The row of a sentence that was taken out.
pub(super) const GONE_ROW: f32 = 36.0;
/// What words may be wider than their letters say.
const SPARE: f32 = 16.0;

/// What the list remembers from frame to frame.
#[derive(Default)]
pub struct List {
    pub(super) measured: Measured,
    /// Sentences that are ticked to go.
    pub ticks: Ticks,
    /// The chosen subtitle that was last brought into view.
    pub(super) shown: Option<ClipId>,
    /// The subtitle at the playhead that was last brought into view.
    pub(super) played: Option<ClipId>,
    /// Where the text cursor goes in the field that takes the focus; to the end when this says nothing.
    pub(super) caret: Option<usize>,
    /// Since when letters stand in the field alone.
    pub(super) typed_since_s: f64,
    /// What the field held last, and of which subtitle: what it can take back belongs to these words and no others.
    pub(super) held: Option<(ClipId, String)>,
    /// The hand goes on typing after a step that was taken back, in whatever is there then.
    pub(super) goes_on: bool,
    /// Whether the list was drawn in this frame.
    pub(super) is_drawn: bool,
    /// Of the chosen subtitle, as it was in that project: whether its first finding can be mended, and into how many
    /// pieces it would be split.
    pub(super) remedy: Option<(Arc<Project>, ClipId, bool, usize)>,
    /// Opens the menu of the chosen row.
    pub(super) opens_menu: bool,
}

#[derive(Default)]
pub(super) struct Measured {
    of: Option<(Vec<Arc<Track>>, bool)>,
    view: Option<View>,
    /// Whether something is wrong or unsure, by subtitle.
    faulty: Vec<bool>,
    pub to_check: usize,
    /// The subtitles that are listed.
    pub rows: Vec<usize>,
    /// Where each row begins and ends, as if no row was chosen.
    spans: Vec<(f32, f32)>,
    /// Sentences that were taken out, and where their rows begin.
    pub gone_rows: Vec<(f32, RemovedRow)>,
    end: f32,
    gone: Vec<RemovedRow>,
    /// The project for which they were looked for, and how many were taken out by then.
    gone_of: Option<(Arc<Project>, usize)>,
}

/// What is listed, and how wide.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct View {
    /// Only what is to be checked.
    pub only_findings: bool,
    /// One that is listed in any case: nothing vanishes under the hand.
    pub kept: Option<usize>,
    pub width: f32,
    /// Ticks stand before the rows.
    pub has_ticks: bool,
    /// Of so many sentences is said that they were said again.
    pub said_again: usize,
}

impl Measured {
    /// How many sentences that were taken out are listed.
    pub fn gone(&mut self, session: &Session) -> usize {
        let (project, ever) = (session.project(), session.ever_removed());
        let is_known = self.gone_of.as_ref().is_some_and(|(own, count)| Arc::ptr_eq(own, project) && *count == ever);
        if !is_known {
            let now = session.removed_rows();
            if now != self.gone {
                // They are placed anew.
                self.view = None;
            }
            (self.gone, self.gone_of) = (now, Some((project.clone(), ever)));
        }
        self.gone.len()
    }

    /// Measures what has changed since the last time; `again` says of which sentences is said that they were said again.
    pub fn update(&mut self, session: &Session, view: View, again: &dyn Fn(ClipId) -> bool) {
        self.gone(session);
        let canvas = session.project().canvas;
        let is_portrait = canvas.height_px > canvas.width_px;
        let is_same = |own: &[Arc<Track>]| own.iter().map(Arc::as_ptr).eq(session.subtitle_tracks().map(Arc::as_ptr));
        let known = self.of.as_ref().is_some_and(|(own, portrait)| is_same(own) && *portrait == is_portrait);
        if known && self.view == Some(view) {
            return;
        }
        let subtitles = session.subtitles();
        if !known {
            self.faulty = subtitles.iter().map(|clip| is_faulty(session, clip)).collect();
            self.to_check = self.faulty.iter().filter(|faulty| **faulty).count();
            self.of = Some((session.subtitle_tracks().cloned().collect(), is_portrait));
        }
        self.view = Some(view);
        self.place(session, &subtitles, view, again);
    }

    fn place(&mut self, session: &Session, clips: &[&Clip], view: View, again: &dyn Fn(ClipId) -> bool) {
        let listed = |index: &usize| !view.only_findings || self.faulty[*index] || view.kept == Some(*index);
        self.rows = (0..clips.len()).filter(listed).collect();
        let mut top = 0.0;
        self.spans.clear();
        self.gone_rows.clear();
        let mut gone = self.gone.iter().filter(|_| !view.only_findings).peekable();
        for index in &self.rows {
            let start = clips[*index].timeline_range.start();
            while let Some(row) = gone.next_if(|row| row.at.is_some_and(|at| at <= start)) {
                self.gone_rows.push((top, row.clone()));
                top += GONE_ROW;
            }
            let is_fine = !self.faulty[*index] && session.reading(clips[*index]).verdict == Verdict::Fine;
            let beside = match view.has_ticks {
                true if again(clips[*index].id) => BESIDE_TICKED + AGAIN,
                true => BESIDE_TICKED,
                false if is_fine => BESIDE_FINE,
                false => BESIDE_WARNED,
            };
            let bottom = top + height(lines_of_both(clips[*index], view.width - beside));
            self.spans.push((top, bottom));
            top = bottom;
        }
        for row in gone {
            self.gone_rows.push((top, row.clone()));
            top += GONE_ROW;
        }
        self.end = top;
    }

    /// How tall all rows are.
    pub fn total(&self) -> f32 {
        self.end
    }

    /// Where a row begins and ends.
    pub fn span(&self, row: usize) -> (f32, f32) {
        self.spans.get(row).copied().unwrap_or((self.end, self.end))
    }

    /// The rows between two heights, and one more at either side for the keyboard to go to.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.spans.partition_point(|(at, _)| *at <= top).saturating_sub(2);
        let last = self.spans.partition_point(|(at, _)| *at < bottom) + 1;
        first..last.min(self.rows.len())
    }
}

/// Whether something is wrong with a subtitle or its second language, or unsure.
fn is_faulty(session: &Session, clip: &Clip) -> bool {
    clip.unsure || !session.findings(clip).is_empty() || !session.second_findings(clip).is_empty()
}

/// How many lines a subtitle takes with its second language.
fn lines_of_both(clip: &Clip, width: f32) -> usize {
    let second = clip.details.second.as_str();
    let below = if second.trim().is_empty() { 0 } else { lines_of(second, width) };
    (lines_of(caption_text(clip), width) + below).min(MOST_LINES)
}

/// How many lines a text takes, without laying it out: rather one too many than one too few.
pub(super) fn lines_of(text: &str, width: f32) -> usize {
    let lines_in = |width: f32| text.lines().map(|line| wrapped(line, width.max(64.0))).sum::<usize>();
    // Every row has room for two; from three on, a line more does less harm than a line less.
    let lines = if lines_in(width) <= 2 { lines_in(width) } else { lines_in(width - SPARE) };
    lines.clamp(1, MOST_LINES)
}

/// How many lines of that width the words of a line take.
fn wrapped(line: &str, width: f32) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split_whitespace() {
        let own = word.chars().map(letter_width).sum::<f32>();
        let after = if used > 0.0 { used + letter_width(' ') + own } else { own };
        if after <= width {
            used = after;
            continue;
        }
        lines += usize::from(used > 0.0);
        // A word that is longer than a line is broken.
        lines += (own / width) as usize;
        used = own % width;
    }
    lines
}

/// How wide letters like this one are in the body's font, in points.
fn letter_width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' => 4.0,
        'f' | 'r' | 't' | '(' | ')' | '/' | '-' | '"' => 5.6,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 13.0,
        'A'..='Z' => 9.6,
        '0'..='9' => 9.1,
        'a'..='z' => 8.0,
        _ => 10.0,
    }
}

fn height(lines: usize) -> f32 {
    match lines {
        1 => ROW,
        2 => TALL_ROW,
        lines => 16.0 + 20.0 * lines as f32,
    }
}

/// The lines that a row of that height has room for.
pub(super) fn lines_in(height: f32) -> usize {
    (((height - 4.0) / 20.0).floor() as usize).max(2)
}

#[cfg(test)]
mod tests {
    use sunting_timeline::{Content, Text, Time, TimeRange};

    use super::*;

    #[test]
    fn a_row_is_as_tall_as_its_words() {
        let lines = [
            lines_of("Siapkan ponsel, NIK, dan alamat email.", 276.0),
            lines_of("Aktivasinya gratis dan selesai\ndalam sepuluh menit.", 276.0),
            lines_of(&"panjang sekali ".repeat(40), 276.0),
            lines_of("", 276.0),
        ];
        assert_eq!(lines, [1, 2, MOST_LINES, 1]);
        assert_eq!([1, 2, 3].map(height), [44.0, 56.0, 76.0]);
        assert_eq!([44.0, 56.0, 76.0].map(lines_in), [2, 2, 3]);
    }

    #[test]
    fn a_row_has_room_for_its_second_language() {
        let content = Content::Text(Text::Caption { text: "Bawa KTP asli.".to_owned(), style: String::new() });
        let range = TimeRange::between(Time::ZERO, Time::from_seconds(2));
        let mut clip = Clip::new(ClipId(1), range, content);
        assert_eq!(lines_of_both(&clip, 276.0), 1);
        clip.details.second = "Bring your ID card.".to_owned();
        assert_eq!(lines_of_both(&clip, 276.0), 2);
        clip.details.second = "long words ".repeat(80);
        assert_eq!(lines_of_both(&clip, 276.0), MOST_LINES);
    }

    #[test]
    fn only_the_rows_in_view_are_given() {
        let spans = (0..2000).map(|row| (row as f32 * ROW, (row + 1) as f32 * ROW)).collect();
        let measured = Measured { rows: (0..2000).collect(), spans, end: 2000.0 * ROW, ..Measured::default() };
        assert_eq!(measured.between(440.0, 880.0), 9..21);
        assert_eq!(measured.between(0.0, 100.0), 0..4);
        assert_eq!(measured.total(), 88_000.0);
    }
}
