//! Subtitles that were read from a file, before they are added: which existing ones they collide with, and whether
//! their times fit this film.

use sunting_timeline::captions::Cue;
use sunting_timeline::captions::second_language::SecondLanguage;
use sunting_timeline::edit::{CaptionText, Edit};
use sunting_timeline::{CaptionDetails, Clip, Time, TimeRange};

use super::arrange::delete;
use super::session::Session;
use super::subtitles::caption_text;

const HOUR: Time = Time::from_seconds(3600);

/// What happens to the existing subtitles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    /// The existing subtitles are removed.
    Replace,
    /// They stay, and only subtitles that fit between them are added.
    Fill,
    /// They stay, and say in a second language what the file says.
    Second,
}

/// By how much all times of a file have to be shifted to earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Whole hours: programmes for television often start at hour 1 or 10.
    Hours(i64),
    /// So that the first is seen when something is first heard.
    ToSound(Time),
    /// So that the first is seen at the start, as it is not known when something is heard.
    ToStart(Time),
}

impl Shift {
    /// How much earlier all cues become.
    pub fn earlier_by(self) -> Time {
        match self {
            Self::Hours(hours) => HOUR.scaled(hours, 1),
            Self::ToSound(time) | Self::ToStart(time) => time,
        }
    }
}

/// A subtitle file that was read, about which the user is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SubtitleFile {
    /// Its cues as they were read.
    pub cues: Vec<Cue>,
    /// What was mended in it, in sentences.
    pub repairs: Vec<String>,
    /// What would make its times those of this film.
    pub shift: Option<Shift>,
    /// Whether the user wants that shift.
    pub shifts: bool,
}

impl SubtitleFile {
    /// Its subtitles as they would go in.
    pub fn shifted(&self) -> Vec<Cue> {
        let by = self.shift.filter(|_| self.shifts).map_or(Time::ZERO, Shift::earlier_by);
        let moved = self.cues.iter().filter_map(|cue| {
            let range = cue.timeline_range.shifted(-by);
            let timeline_range = TimeRange::new(range.start().max(Time::ZERO), range.end())?;
            Some(Cue { timeline_range, ..cue.clone() })
        });
        moved.filter(|cue| !cue.timeline_range.is_empty()).collect()
    }
}

/// What putting a file in does.
pub struct Importing {
    /// The edits that add the cues; empty if no cue found room.
    pub edits: Vec<Edit>,
    /// Cues that found no room.
    pub left_out: usize,
    /// Cues that went in and begin after the video's end.
    pub beyond: usize,
}

impl Session {
    /// How many subtitles with words are there.
    pub fn worded_subtitles(&self) -> usize {
        self.subtitles().iter().filter(|clip| is_worded(clip)).count()
    }

    /// How many cues begin when the video is over.
    pub fn beyond_the_end(&self, cues: &[Cue]) -> usize {
        let end = self.duration();
        cues.iter().filter(|cue| cue.timeline_range.start() >= end).count()
    }

    /// The shift for cues that lie beyond the end of the video: whole hours if that is enough, else so that the first
    /// cue comes with the first sound, or at the start if no sound is known.
    pub fn shift_of(&self, cues: &[Cue], first_sound: Option<Time>) -> Option<Shift> {
        let (first, last) = (cues.first()?.timeline_range.start(), cues.last()?.timeline_range.start());
        let end = self.duration();
        if self.beyond_the_end(cues) == 0 {
            return None;
        }
        let hours = first.as_millis() / HOUR.as_millis();
        if hours > 0 && last - HOUR.scaled(hours, 1) < end {
            return Some(Shift::Hours(hours));
        }
        let to = first_sound.unwrap_or(Time::ZERO);
        let shift = if first_sound.is_some() { Shift::ToSound } else { Shift::ToStart };
        (first > to && last - first + to < end).then_some(shift(first - to))
    }

    /// The edits that add cues. An existing subtitle with words is never shortened: it is either removed or kept as a
    /// whole.
    pub fn importing(&self, cues: &[Cue], onto: Onto) -> Importing {
        let there = self.subtitles();
        if onto == Onto::Second {
            return second(&there, cues);
        }
        let stays = |clip: &&&Clip| onto == Onto::Fill && is_worded(clip);
        let kept = joined(there.iter().filter(stays).map(|clip| clip.timeline_range));
        let has_room = |cue: &&Cue| {
            let next = kept.partition_point(|range| range.end() <= cue.timeline_range.start());
            !kept.get(next).is_some_and(|range| range.overlaps(cue.timeline_range))
        };
        let taken: Vec<Cue> = cues.iter().filter(has_room).cloned().collect();
        let (left_out, beyond) = (cues.len() - taken.len(), self.beyond_the_end(&taken));
        if taken.is_empty() {
            return Importing { edits: Vec::new(), left_out, beyond };
        }
        let captions = taken.into_iter().map(|cue| CaptionText {
            start: cue.timeline_range.start().into(),
            end: cue.timeline_range.end().into(),
            text: cue.text,
            unsure: false,
            details: cue.details,
        });
        let gone = delete(there.iter().filter(|clip| !stays(clip)).map(|clip| clip.id).collect());
        let add = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
        Importing { edits: gone.into_iter().chain([add]).collect(), left_out, beyond }
    }
}

/// Cues go to the subtitles that they are seen with, in the place of what these said in a second language.
fn second(there: &[&Clip], cues: &[Cue]) -> Importing {
    let ranges: Vec<TimeRange> = there.iter().map(|clip| clip.timeline_range).collect();
    let SecondLanguage { texts, left_out } = SecondLanguage::of(&ranges, cues);
    let changed = there.iter().zip(texts).filter(|(clip, text)| clip.details.second != *text);
    let edit = |(clip, second): (&&Clip, String)| Edit::SetDetails {
        clip: clip.id,
        details: CaptionDetails { second, ..clip.details.clone() },
    };
    Importing { edits: changed.map(edit).collect(), left_out, beyond: 0 }
}

/// Ranges that are sorted by their starts, with those that meet as one.
fn joined(ranges: impl Iterator<Item = TimeRange>) -> Vec<TimeRange> {
    let mut joined: Vec<TimeRange> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| range.start() <= last.end()) {
            Some(last) => *last = TimeRange::between(last.start(), last.end().max(range.end())),
            None => joined.push(range),
        }
    }
    joined
}

fn is_worded(clip: &Clip) -> bool {
    !caption_text(clip).trim().is_empty()
}
