//! TTML (W3C Timed Text Markup Language, also called DFXP) and its profile IMSC: the words and times of paragraphs.
//!
//! Nested times count from those around them, one after the other where the container says so (TTML2, 12.3). What a text
//! looks like and where it stands is left out and told once. Broken XML is read up to where it breaks.

mod clock;
mod walk;
mod write;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use super::defect::{Defect, RawCue, Repair};
use walk::Walk;

pub use write::write_timed_text;

/// Whether the first element of a text is TTML's.
pub(super) fn is_timed_text(text: &str) -> bool {
    if !text.trim_start().starts_with('<') {
        return false;
    }
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => return tag.local_name().as_ref() == "tt",
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Reads the paragraphs of a text.
pub(super) fn parse(text: &str, repairs: &mut Vec<Repair>) -> Vec<RawCue> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let (mut walk, mut line, mut counted) = (Walk::default(), 1, 0);
    let is_whole = loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(counted);
        line += text.get(counted..at).map_or(0, |passed| passed.matches('\n').count());
        counted = at;
        match reader.read_event() {
            Ok(Event::Start(tag)) => walk.start(&tag, line, repairs),
            Ok(Event::End(tag)) => walk.end(tag.local_name().as_ref()),
            Ok(Event::Text(words)) => walk.words(&words.into_inner()),
            Ok(Event::CData(words)) => walk.words(&words.into_inner()),
            Ok(Event::GeneralRef(name)) => walk.words(&letter(&name)),
            Ok(Event::Eof) => break walk.is_over(),
            Ok(_) => {}
            Err(_) => break false,
        }
    };
    if !is_whole {
        repairs.push(Repair { cue: None, line, defect: Defect::CutOff });
    }
    walk.cues(repairs)
}

/// The letter that a reference names, also by the names of HTML, which XML does not know.
fn letter(name: &BytesRef<'_>) -> String {
    let reference = format!("&{};", name.xml10_content());
    html_escape::decode_html_entities(&reference).into_owned()
}

#[cfg(test)]
mod tests;
