//! A way through the elements of TTML, from which cues come.

use quick_xml::events::BytesStart;

use super::super::defect::{Defect, RawCue, Repair};
use super::super::letters::tidy;
use super::clock::Clock;
use crate::said::CaptionDetails;
use crate::time::Time;

/// Elements inside a deeper one say nothing of their own.
const MOST_DEPTH: usize = 64;
/// What stands in paragraphs and is none of their words.
const LEFT_OUT: [&str; 5] = ["metadata", "title", "desc", "agent", "copyright"];

/// What has been read so far, and where.
#[derive(Default)]
pub(super) struct Walk {
    clock: Clock,
    around: Vec<Element>,
    /// What is left out, or too deep, and so deep inside of others of its name.
    left_out: Option<(String, usize)>,
    has_root: bool,
    paragraphs: Vec<Paragraph>,
    has_looks: Option<usize>,
    region: Option<String>,
}

/// An element that is open.
struct Element {
    name: String,
    /// Its times count from here.
    start: Time,
    end: Option<Time>,
    has_times: bool,
    /// In a sequence, where the next child begins.
    sequence: Option<Time>,
    keeps_spaces: bool,
    /// The paragraph that its words go to.
    paragraph: Option<usize>,
}

/// Words with their times: of a paragraph, or of a part of it with times of its own.
struct Paragraph {
    line: usize,
    start: Time,
    end: Option<Time>,
    has_times: bool,
    /// What cannot be read as a time.
    bad_time: Option<String>,
    keeps_spaces: bool,
    text: String,
    /// Whether its words are in parts with times of their own.
    has_parts: bool,
}

/// An element's times as it says them, from the start of what it is in.
#[derive(Default)]
struct OwnTimes {
    begin: Option<Time>,
    end: Option<Time>,
    duration: Option<Time>,
    bad: Option<String>,
    is_sequence: bool,
    keeps_spaces: Option<bool>,
}

impl Walk {
    pub fn start(&mut self, tag: &BytesStart<'_>, line: usize, repairs: &mut Vec<Repair>) {
        let name = tag.local_name();
        let name = name.as_ref();
        self.has_root = true;
        if let Some((outermost, depth)) = &mut self.left_out {
            *depth += usize::from(outermost == name);
            return;
        }
        if self.around.len() >= MOST_DEPTH || LEFT_OUT.contains(&name) {
            self.left_out = Some((name.to_owned(), 1));
            return;
        }
        if name == "tt" {
            self.take_root(tag);
        }
        let mut own = self.own_times(tag);
        let is_words = ["p", "span"].contains(&name);
        if let Some(bad) = own.bad.take_if(|_| !is_words) {
            repairs.push(Repair { cue: None, line, defect: Defect::bad_time(&bad) });
        }
        let mut element = self.element(name, &own);
        if name == "br" {
            self.break_line();
        } else if name == "p" || is_words && (own.says_times() || own.bad.is_some()) {
            self.note_looks(tag, line);
            element.paragraph = Some(self.paragraphs.len());
            self.begin_paragraph(&element, own.bad, line);
        } else if is_words {
            self.note_looks(tag, line);
        }
        self.around.push(element);
    }

    pub fn end(&mut self, name: &str) {
        if let Some((outermost, depth)) = &mut self.left_out {
            *depth -= usize::from(outermost == name);
            self.left_out.take_if(|(_, depth)| *depth == 0);
            return;
        }
        // An end without a start ends nothing; a missing end comes with that of what is around it.
        let Some(place) = self.around.iter().rposition(|element| element.name == name) else { return };
        while self.around.len() > place {
            let Some(closed) = self.around.pop() else { return };
            // A break takes no time.
            let goes_on = |outer: &&mut Element| outer.sequence.is_some() && closed.name != "br";
            if let Some(outer) = self.around.last_mut().filter(goes_on) {
                outer.sequence = Some(closed.end.or(closed.sequence).unwrap_or(closed.start));
            }
        }
    }

    pub fn words(&mut self, words: &str) {
        let is_shown = self.left_out.is_none();
        let Some(paragraph) = self.open_paragraph().filter(|_| is_shown) else { return };
        if paragraph.keeps_spaces {
            paragraph.text.push_str(words);
        } else {
            paragraph.text.extend(words.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }));
        }
    }

    /// Whether everything that was begun has ended.
    pub fn is_over(&self) -> bool {
        self.has_root && self.around.is_empty()
    }

    /// The cues, in the order of the file.
    pub fn cues(self, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
        if let Some(line) = self.has_looks {
            repairs.push(Repair { cue: None, line, defect: Defect::Looks });
        }
        let mut cues = Vec::with_capacity(self.paragraphs.len());
        let mut number = 0;
        for paragraph in self.paragraphs {
            let text = paragraph.shown();
            let line = paragraph.line;
            if text.is_empty() && paragraph.has_parts {
                continue;
            }
            number += 1;
            if let Some(bad) = &paragraph.bad_time {
                repairs.push(Repair { cue: Some(number), line, defect: Defect::bad_time(bad) });
            } else if paragraph.has_times {
                let (start, end) = (paragraph.start, paragraph.end.unwrap_or(paragraph.start));
                cues.push(RawCue { number, line, start, end, text, details: CaptionDetails::default() });
            } else if !text.is_empty() {
                repairs.push(Repair { cue: None, line, defect: Defect::NoTimes });
            }
        }
        cues
    }

    fn take_root(&mut self, tag: &BytesStart<'_>) {
        for attribute in tag.attributes().with_checks(false).flatten() {
            self.clock.take(attribute.key.local_name().as_ref(), &attribute.value);
        }
    }

    fn own_times(&self, tag: &BytesStart<'_>) -> OwnTimes {
        let mut own = OwnTimes::default();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let (name, value) = (attribute.key.local_name(), attribute.value.as_ref());
            let place = match name.as_ref() {
                "begin" => &mut own.begin,
                "end" => &mut own.end,
                "dur" => &mut own.duration,
                "timeContainer" => {
                    own.is_sequence = value == "seq";
                    continue;
                }
                "space" => {
                    own.keeps_spaces = Some(value == "preserve");
                    continue;
                }
                _ => continue,
            };
            *place = self.clock.time(value);
            if place.is_none() {
                own.bad.get_or_insert_with(|| value.to_owned());
            }
        }
        // Whoever knows where a text begins can give it an end.
        OwnTimes { bad: own.bad.filter(|_| own.begin.is_none()), ..own }
    }

    /// An element with its times from the start of the film.
    fn element(&self, name: &str, own: &OwnTimes) -> Element {
        let outer = self.around.last();
        let from = outer.map_or(Time::ZERO, |outer| outer.sequence.unwrap_or(outer.start));
        let start = from + own.begin.unwrap_or(Time::ZERO);
        let own_end = own.end.map(|end| from + end);
        let ends = [own_end, own.duration.map(|duration| start + duration), outer.and_then(|outer| outer.end)];
        Element {
            name: name.to_owned(),
            start,
            end: ends.into_iter().flatten().min(),
            has_times: own.says_times() || outer.is_some_and(|outer| outer.has_times),
            sequence: own.is_sequence.then_some(start),
            keeps_spaces: own.keeps_spaces.unwrap_or(outer.is_some_and(|outer| outer.keeps_spaces)),
            paragraph: outer.and_then(|outer| outer.paragraph),
        }
    }

    fn begin_paragraph(&mut self, element: &Element, bad_time: Option<String>, line: usize) {
        let outer = self.around.last().and_then(|outer| outer.paragraph);
        if let Some(outer) = outer.and_then(|outer| self.paragraphs.get_mut(outer)) {
            outer.has_parts = true;
        }
        self.paragraphs.push(Paragraph {
            line,
            start: element.start,
            end: element.end,
            has_times: element.has_times,
            bad_time,
            keeps_spaces: element.keeps_spaces,
            text: String::new(),
            has_parts: false,
        });
    }

    /// Notes that a paragraph or a part of one has looks of its own, or stands elsewhere than the first.
    fn note_looks(&mut self, tag: &BytesStart<'_>, line: usize) {
        let is_part = tag.local_name().as_ref() == "span";
        for attribute in tag.attributes().with_checks(false).flatten() {
            let is_style = attribute.key.prefix().is_some_and(|prefix| prefix.as_ref() == "tts");
            let says = match attribute.key.local_name().as_ref() {
                "region" => *self.region.get_or_insert_with(|| attribute.value.to_string()) != attribute.value,
                "style" => is_part,
                _ => is_style,
            };
            if says {
                self.has_looks.get_or_insert(line);
            }
        }
    }

    fn open_paragraph(&mut self) -> Option<&mut Paragraph> {
        self.around.last().and_then(|open| open.paragraph).and_then(|place| self.paragraphs.get_mut(place))
    }

    fn break_line(&mut self) {
        if let Some(paragraph) = self.open_paragraph() {
            paragraph.text.push('\n');
        }
    }
}

impl OwnTimes {
    fn says_times(&self) -> bool {
        self.begin.is_some() || self.end.is_some() || self.duration.is_some()
    }
}

impl Paragraph {
    /// Its words as they are seen.
    fn shown(&self) -> String {
        let tidied = tidy(&self.text);
        let lines = tidied.lines().map(|line| match self.keeps_spaces {
            true => line.trim().to_owned(),
            false => line.split_whitespace().collect::<Vec<_>>().join(" "),
        });
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}
