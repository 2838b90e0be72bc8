//! Fixing subtitles that cannot be read in their time. A fix for one subtitle never makes another one worse.

use super::letters::tidy;
use super::reading::{Finding, Limits, break_lines, caption_words, findings_of, fits, letters_in};
use crate::clip::{Clip, Content, Text};
use crate::edit::{Edit, apply};
use crate::project::{ClipId, Project};
use crate::time::{Time, TimeRange};

/// So many subtitles at most make room for one.
const MOST_MOVED: usize = 200;

/// The edits that fix a finding; none if the result would be no better.
///
/// If there is no free time around a subtitle, the subtitles after it are moved later, because lines that were typed
/// one after the other touch each other. None is moved beyond the end of the film.
pub fn fix(project: &Project, id: ClipId, finding: &Finding, limits: &Limits) -> Vec<Edit> {
    let mut mending = Mending { project: project.clone(), edits: Vec::new(), limits: *limits };
    let before = mending.wrong(id, 0);
    let Some((moved, pieces)) = mending.mend(id, finding) else { return Vec::new() };
    let improves = mending.wrong(id, moved + pieces) < before + wrong_behind(project, id, moved, limits);
    if improves { mending.edits } else { Vec::new() }
}

/// How many subtitles a text that is too long is split into.
pub fn pieces_of(text: &str, limits: &Limits) -> usize {
    pieces(text, limits).len()
}

/// How much is wrong with the subtitles behind one that would move.
fn wrong_behind(project: &Project, id: ClipId, moved: usize, limits: &Limits) -> usize {
    let Some((track, index)) = place_of(project, id) else { return 0 };
    (index + 1..index + 1 + moved).map(|at| findings_of(&project.tracks[track].clips, at, limits).len()).sum()
}

fn place_of(project: &Project, id: ClipId) -> Option<(usize, usize)> {
    project.tracks.iter().enumerate().find_map(|(track, own)| {
        let index = own.clips.iter().position(|clip| clip.id == id)?;
        Some((track, index))
    })
}

/// A project on which edits are tried.
struct Mending {
    project: Project,
    edits: Vec<Edit>,
    limits: Limits,
}

impl Mending {
    /// How much is wrong with a subtitle and with so many behind it.
    fn wrong(&self, id: ClipId, behind: usize) -> usize {
        let Some((track, index)) = place_of(&self.project, id) else { return 0 };
        let clips = &self.project.tracks[track].clips;
        (index..=index + behind).map(|at| findings_of(clips, at, &self.limits).len()).sum()
    }

    fn does(&mut self, edit: Edit) -> Option<()> {
        self.project = apply(&self.project, &edit).ok()?;
        self.edits.push(edit);
        Some(())
    }

    fn clips(&self, id: ClipId) -> Option<(&[Clip], usize)> {
        let (track, index) = place_of(&self.project, id)?;
        Some((&self.project.tracks[track].clips, index))
    }

    /// Mends it; how many subtitles behind it moved, and how many new ones there are.
    fn mend(&mut self, id: ClipId, finding: &Finding) -> Option<(usize, usize)> {
        let (clips, index) = self.clips(id)?;
        let clip = clips[index].clone();
        let range = clip.timeline_range;
        match finding {
            Finding::Empty => self.does(Edit::Delete { clip: id }).map(|()| (0, 0)),
            Finding::UnknownLetters => {
                let text = without_unknown(caption_words(&clip), &self.limits);
                self.does(Edit::SetText { clip: id, text: says(&clip, text) }).map(|()| (0, 0))
            }
            Finding::Overlaps => {
                let end = clips.get(index + 1)?.timeline_range.start() - self.limits.gap;
                self.set_range(id, TimeRange::new(range.start(), end)?).map(|()| (0, 0))
            }
            Finding::TooFast { add } | Finding::TooBrief { add } => {
                self.lengthen(id, range.duration() + *add).map(|moved| (moved, 0))
            }
            Finding::TooLong => self.split(&clip),
        }
    }

    fn set_range(&mut self, id: ClipId, range: TimeRange) -> Option<()> {
        self.does(Edit::SetClipRange { clip: id, start: range.start().into(), end: range.end().into() })
    }

    /// Gives a subtitle that much time: what is free behind it, then before it; then those behind it move on. How many.
    fn lengthen(&mut self, id: ClipId, wanted: Time) -> Option<usize> {
        let (clips, index) = self.clips(id)?;
        let range = clips[index].timeline_range;
        let before = index.checked_sub(1).map(|before| clips[before].timeline_range.end() + self.limits.gap);
        let after = clips.get(index + 1).map(|next| next.timeline_range.start() - self.limits.gap);
        let latest = self.end_of_film().max(range.end());
        let free_end = after.unwrap_or(Time::MAX).max(range.end()).min(latest);
        let end = (range.start() + wanted).min(free_end);
        let missing = wanted - (end - range.start());
        let start = (range.start() - missing).max(before.unwrap_or(Time::ZERO)).max(Time::ZERO).min(range.start());
        let moves = moved_on(clips, index, start + wanted, self.limits.gap);
        let moves = moves.filter(|moves| moves.first().map_or(start + wanted, |(_, last)| last.end()) <= latest);
        let (end, moves) = match moves {
            Some(moves) => (start + wanted, moves),
            // No room for all of it: what there is is better than nothing.
            None => (end, Vec::new()),
        };
        if (start, end) == (range.start(), range.end()) {
            return None;
        }
        for (clip, range) in &moves {
            self.set_range(*clip, *range)?;
        }
        self.set_range(id, TimeRange::new(start, end)?)?;
        Some(moves.len())
    }

    /// Films end with the storyline; without one, nothing ends.
    fn end_of_film(&self) -> Time {
        let end = self.project.storyline().map_or(Time::ZERO, crate::project::Track::end);
        if end > Time::ZERO { end } else { Time::MAX }
    }

    /// Pieces of a subtitle, with time by their length, and more of it where they would be too fast.
    fn split(&mut self, clip: &Clip) -> Option<(usize, usize)> {
        let texts = pieces(caption_words(clip), &self.limits);
        if texts.len() < 2 {
            return None;
        }
        let needed = texts.iter().map(|text| self.limits.reading_time(letters_in(text))).fold(Time::ZERO, |a, b| a + b);
        let moved = match needed > clip.timeline_range.duration() {
            true => self.lengthen(clip.id, needed).unwrap_or(0),
            false => 0,
        };
        let mut id = clip.id;
        for at in 1..texts.len() {
            let (clips, index) = self.clips(id)?;
            let range = clips[index].timeline_range;
            let weight = |text: &String| self.limits.reading_time(letters_in(text));
            let rest = texts[at - 1..].iter().map(weight).fold(Time::ZERO, |a, b| a + b);
            let cut =
                range.start() + range.duration().scaled(weight(&texts[at - 1]).as_millis(), rest.as_millis().max(1));
            let (first, second) = (texts[at - 1].clone(), texts[at..].join("\n"));
            self.does(Edit::SplitCaption { clip: id, first, second, at: cut.into() })?;
            let (clips, index) = self.clips(id)?;
            id = clips.get(index + 1)?.id;
        }
        // What is left of the words is broken as its own piece was.
        let last = self.clips(id).map(|(clips, index)| clips[index].clone())?;
        let text = texts.last().cloned().unwrap_or_default();
        if caption_words(&last) != text {
            self.does(Edit::SetText { clip: id, text: says(&last, text) })?;
        }
        Some((moved, texts.len() - 1))
    }
}

/// Where the subtitles behind one come to lie, the last first, when it ends at a time: each keeps its length, and what was
/// between two of them up to the usual gap. `None` where too many would have to move.
fn moved_on(clips: &[Clip], index: usize, end: Time, gap: Time) -> Option<Vec<(ClipId, TimeRange)>> {
    let mut moves = Vec::new();
    let (mut own_end, mut new_end) = (clips[index].timeline_range.end(), end);
    for clip in &clips[index + 1..] {
        let range = clip.timeline_range;
        let between = (range.start() - own_end).max(Time::ZERO).min(gap);
        let start = new_end + between;
        if start <= range.start() {
            break;
        }
        if moves.len() == MOST_MOVED {
            return None;
        }
        let moved = range.shifted(start - range.start());
        moves.push((clip.id, moved));
        (own_end, new_end) = (range.end(), moved.end());
    }
    moves.reverse();
    Some(moves)
}

fn says(clip: &Clip, text: String) -> Text {
    let style = match &clip.content {
        Content::Text(Text::Caption { style, .. }) => style.clone(),
        _ => String::new(),
    };
    Text::Caption { text, style }
}

/// A text without what no font has; the words around it close up.
fn without_unknown(text: &str, limits: &Limits) -> String {
    let known: String = tidy(text).chars().filter(|letter| (limits.can_draw)(*letter)).collect();
    let lines = known.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A text in pieces that fit: split at the user's own line breaks, else behind a sentence, a comma, a word; near the
/// middle. A piece that fits as it is keeps its lines.
pub fn pieces(text: &str, limits: &Limits) -> Vec<String> {
    let text = text.trim();
    if fits(text, limits) {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let as_is = lines.len() <= limits.lines && lines.iter().all(|line| line.chars().count() <= limits.line_length);
        return vec![if as_is { lines.join("\n") } else { break_lines(text, limits) }];
    }
    match best_cut(text, limits) {
        Some((first, second)) => [pieces(&first, limits), pieces(&second, limits)].concat(),
        None => vec![text.to_owned()],
    }
}

/// The best place to split a text that does not fit.
fn best_cut(text: &str, limits: &Limits) -> Option<(String, String)> {
    let letters: Vec<char> = text.chars().collect();
    let side = |part: &[char]| part.iter().collect::<String>().trim().to_owned();
    let cuts = (1..letters.len().saturating_sub(1)).filter(|at| letters[*at].is_whitespace());
    let cost = |at: &usize| {
        let (first, second) = (side(&letters[..*at]), side(&letters[*at..]));
        let over = [&first, &second].into_iter().filter(|part| !fits(part, limits)).count();
        let rank = match (letters[*at], letters[at - 1]) {
            ('\n', _) => 0,
            (_, '.' | '?' | '!' | '…') => 1,
            (_, ',' | ';' | ':' | '–' | '—') => 2,
            _ => 3,
        };
        (over, rank, at.abs_diff(letters.len() / 2))
    };
    let at = cuts.min_by_key(cost)?;
    Some((side(&letters[..at]), side(&letters[at..]))).filter(|(first, second)| !first.is_empty() && !second.is_empty())
}

#[cfg(test)]
mod tests;
