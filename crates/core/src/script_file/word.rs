//! The text of a letter of Word (ECMA-376, 17): what its runs say, a paragraph a line. Footnotes, comments and heads of
//! pages are in other parts; what was deleted or moved away while changes were tracked is not said.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use sunting_timeline::captions::decode::decode;

use super::ScriptError;

/// Elements without words: properties, what was moved away, and the older twin of what newer versions draw.
const LEFT_OUT: [&str; 6] = ["pPr", "rPr", "sectPr", "tblPr", "moveFrom", "Fallback"];

/// The text of the part that holds the letter.
pub(super) fn text(document: &[u8]) -> Result<String, ScriptError> {
    let (document, _) = decode(document);
    let mut reader = Reader::from_str(&document);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|_| ScriptError::Damaged)? {
            Event::Start(tag) => walk.start(tag.local_name().as_ref()),
            Event::End(tag) => walk.end(tag.local_name().as_ref()),
            Event::Text(words) => walk.words(&words.xml10_content()),
            Event::CData(words) => walk.words(&words.xml10_content()),
            Event::GeneralRef(name) => walk.words(&letter(&name)),
            Event::Eof => return Ok(walk.text),
            _ => {}
        }
    }
}

fn letter(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(letter)) => letter.to_string(),
        _ => resolve_predefined_entity(name).unwrap_or_default().to_owned(),
    }
}

#[derive(Default)]
struct Walk {
    text: String,
    /// Whether the words that come are said.
    is_in_run: bool,
    /// So deep inside of what is left out.
    left_out: usize,
}

impl Walk {
    fn start(&mut self, name: &str) {
        if self.left_out > 0 || LEFT_OUT.contains(&name) {
            self.left_out += 1;
            return;
        }
        match name {
            "t" => self.is_in_run = true,
            "tab" => self.text.push(' '),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        match name {
            "t" => self.is_in_run = false,
            "p" => self.text.push('\n'),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.is_in_run && self.left_out == 0 {
            self.text.push_str(words);
        }
    }
}
