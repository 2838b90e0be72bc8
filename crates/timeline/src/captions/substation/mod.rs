//! SubStation Alpha (`.ssa`) and its successor (`.ass`): lines of events with fields between commas.
//!
//! Times and words are read. What a line looks like and where it stands has no place in a [`Cue`](super::Cue); that it
//! was left out is told once.

mod karaoke;
mod words;
mod write;

use super::defect::{Defect, RawCue, Repair};
use super::timestamp::{in_western_form, stamps};
use crate::said::CaptionDetails;
use crate::time::Time;

pub use words::words;
pub use write::{write_old_substation, write_substation};

/// The last field of a time counts hundredths, also behind a third colon.
const HUNDREDTHS: i64 = 100;

/// Whether a text is one.
pub(super) fn is_substation(text: &str) -> bool {
    let has_times =
        |line: &str| line.split(',').skip(1).take(2).filter(|field| field.matches(':').count() >= 2).count() == 2;
    let is_line = |line: &str| line.starts_with("Dialogue:") && line.matches(',').count() > 8 && has_times(line);
    text.trim_start().starts_with("[Script Info]") || text.lines().any(is_line)
}

/// Reads its dialogues; comments, styles and enclosed files are skipped.
pub(super) fn parse(text: &str, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
    let mut reader = Reader { fields: Fields::USUAL, style: None, cues: Vec::new(), number: 0, has_looks: None };
    for (index, line) in text.lines().enumerate() {
        match line.split_once(':') {
            Some(("Format", names)) => reader.fields = Fields::of(names).unwrap_or(reader.fields),
            Some(("Dialogue", event)) => reader.dialogue(event, index + 1, repairs),
            _ => {}
        }
    }
    if let Some(line) = reader.has_looks {
        repairs.push(Repair { cue: None, line, defect: Defect::Looks });
    }
    reader.cues
}

/// Where in an event's fields they stand, from 0, and how many there are; the last one may hold commas.
#[derive(Clone, Copy)]
struct Fields {
    start: usize,
    end: usize,
    style: Option<usize>,
    text: usize,
    count: usize,
}

impl Fields {
    /// Those of both versions where a file does not say.
    const USUAL: Self = Self { start: 1, end: 2, style: Some(3), text: 9, count: 10 };

    /// The fields that a line names; `None` where they are those of styles.
    fn of(names: &str) -> Option<Self> {
        let names: Vec<String> = names.split(',').map(|name| name.trim().to_ascii_lowercase()).collect();
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        let (start, end, text) = (place("start")?, place("end")?, place("text")?);
        Some(Self { start, end, style: place("style"), text, count: names.len() })
    }
}

struct Reader<'a> {
    fields: Fields,
    /// That of the first dialogue.
    style: Option<&'a str>,
    cues: Vec<RawCue>,
    number: usize,
    /// The first line that says more than words and times.
    has_looks: Option<usize>,
}

impl<'a> Reader<'a> {
    fn dialogue(&mut self, event: &'a str, line: usize, repairs: &mut Vec<Repair>) {
        self.number += 1;
        let cells: Vec<&str> = event.splitn(self.fields.count, ',').map(str::trim).collect();
        let cell = |place: usize| cells.get(place).copied().unwrap_or_default();
        let Some(start) = time(cell(self.fields.start)) else {
            repairs.push(Repair { cue: Some(self.number), line, defect: Defect::bad_time(event) });
            return;
        };
        let end = time(cell(self.fields.end)).unwrap_or(start);
        let (text, has_overrides) = words::read(cell(self.fields.text));
        let style = cell(self.fields.style.unwrap_or(self.fields.count));
        let is_other_style = *self.style.get_or_insert(style) != style;
        if has_overrides || is_other_style {
            self.has_looks.get_or_insert(line);
        }
        let word_starts = karaoke::word_starts(cell(self.fields.text));
        let details = CaptionDetails { word_starts, ..CaptionDetails::default() };
        self.cues.push(RawCue { number: self.number, line, start, end, text, details });
    }
}

/// The time that is all of a cell: `0:00:01.50`, also `0:00:01:50` as some programs write it.
fn time(cell: &str) -> Option<Time> {
    let letters = in_western_form(cell);
    match stamps(&letters, HUNDREDTHS).as_slice() {
        [stamp] if stamp.place == (0..letters.len()) => stamp.time,
        _ => None,
    }
}

#[cfg(test)]
mod tests;
