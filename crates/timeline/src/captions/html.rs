//! Extracting captions from HTML, such as a web page or a mail; all of it may be on one line.

use super::timestamp::{in_western_form, may_hold_time, stamps};

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "pre",
    "section",
    "article",
    "body",
    "html",
    "center",
    "blockquote",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];
/// Elements within a line whose words stay.
const INLINE: [&str; 11] = ["span", "a", "strong", "em", "small", "o:p", "tbody", "thead", "tfoot", "col", "colgroup"];
/// Elements of HTML whose content is not shown.
const UNSEEN: [&str; 3] = ["style", "script", "title"];
/// What a page begins with.
const PAGE: [&str; 6] = ["<!doctype html", "<html", "<head", "<body", "<meta", "<style"];
/// A tag is no longer than this, in bytes; Word writes long ones.
const MAX_TAG_BYTES: usize = 4000;
/// The longest name of a character, in bytes.
const MAX_NAME_BYTES: usize = 12;
/// Times in a line with `<br>` from which on it holds more than one cue.
const SEVERAL_CUES: usize = 3;

/// A page's text, and for each of its lines the one of the page that it began in, from 1.
pub(super) struct Page {
    pub text: String,
    pub lines: Vec<usize>,
}

/// The text of a page, or of HTML without one around it, whose elements hold the times. `None` for other texts, also
/// when they speak of `<p>`.
pub(super) fn text_of(source: &str) -> Option<Page> {
    let head: String = source.trim_start().chars().take(100).collect::<String>().to_ascii_lowercase();
    let is_page = PAGE.iter().any(|start| head.starts_with(start));
    let is_timed = |line: &&str| may_hold_time(line) && !stamps(&in_western_form(line), 25).is_empty();
    let marked_up = source.lines().filter(|line| line.contains('<')).filter(is_timed).filter(|line| is_marked_up(line));
    let marked_up = marked_up.count();
    if !is_page && (marked_up == 0 || marked_up * 2 <= source.lines().filter(is_timed).count()) {
        return None;
    }
    let mut writer = Writer { is_page, ..Writer::default() };
    writer.read(source);
    Some(Page { text: writer.text, lines: writer.lines })
}

/// Whether elements and not the line's end say where its parts end.
fn is_marked_up(line: &str) -> bool {
    let tags = || line.match_indices('<').filter_map(|(at, _)| Tag::at(&line[at..]));
    let has_block = tags().any(|tag| BLOCKS.contains(&tag.name.as_str()) || ["tr", "td"].contains(&tag.name.as_str()));
    let has_break = || tags().any(|tag| tag.name == "br");
    has_block || has_break() && stamps(&in_western_form(line), 25).len() > SEVERAL_CUES
}

/// A tag at the start of a text.
struct Tag {
    name: String,
    is_closing: bool,
    /// With its brackets, in bytes.
    length: usize,
}

impl Tag {
    fn at(text: &str) -> Option<Self> {
        // A further bracket begins another one.
        let length = text.bytes().take(MAX_TAG_BYTES).skip(1).position(|byte| byte == b'>' || byte == b'<')? + 2;
        let inside = text.get(1..length - 1).filter(|_| text[..length].ends_with('>'))?;
        let is_closing = inside.starts_with('/');
        let named = inside.trim_start_matches('/');
        let name = named.split(|letter: char| letter.is_whitespace() || letter == '/').next()?;
        let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!' || letter == '?');
        is_name.then(|| Self { name: name.to_ascii_lowercase(), is_closing, length })
    }
}

/// Writes a page's text line by line.
#[derive(Default)]
struct Writer {
    text: String,
    lines: Vec<usize>,
    /// Whether there is nothing but HTML: what is no known tag is one nevertheless, and ends of lines are spaces.
    is_page: bool,
    /// Within a row of a table its cells are the only columns, and it is one line.
    is_in_row: bool,
    is_preformatted: bool,
    /// The page's line that is read.
    line: usize,
}

impl Writer {
    fn read(&mut self, source: &str) {
        (self.line, self.lines) = (1, vec![1]);
        let mut rest = source;
        while let Some(at) = rest.find(['<', '&', '\n', '\t', ' ']) {
            self.text.push_str(&rest[..at]);
            rest = &rest[at..];
            let length = match rest.as_bytes()[0] {
                b'<' => self.tag(rest),
                b'&' => self.character(rest),
                mark => self.white(char::from(mark)),
            };
            self.line += rest[..length].matches('\n').count();
            rest = &rest[length..];
        }
        self.text.push_str(rest);
    }

    /// Writes what a `<` begins, and tells how many bytes that took.
    fn tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or(rest.len(), |end| end + "-->".len());
        }
        let Some(tag) = Tag::at(rest) else {
            self.text.push('<');
            return 1;
        };
        let name = tag.name.as_str();
        match name {
            _ if self.is_page && UNSEEN.contains(&name) && !tag.is_closing => return end_of_element(rest, name),
            "br" if !self.is_in_row => self.new_line(self.line),
            "br" => self.end_part(),
            "tr" | "table" => {
                self.is_in_row = false;
                self.end_line();
                self.is_in_row = name == "tr" && !tag.is_closing;
            }
            "td" | "th" => self.end_cell(tag.is_closing),
            _ if BLOCKS.contains(&name) => {
                self.is_preformatted = if name == "pre" { !tag.is_closing } else { self.is_preformatted };
                self.end_part();
            }
            _ if self.is_page || INLINE.contains(&name) => {}
            // A tag of captions, or a word in brackets.
            _ => {
                self.text.push('<');
                return 1;
            }
        }
        tag.length
    }

    /// Writes what a `&` begins. `&amp;`, `&lt;` and `&gt;` are understood with the captions' own marks.
    fn character(&mut self, rest: &str) -> usize {
        let is_mark = |letter: char| letter.is_control() || ['&', '<', '>'].contains(&letter);
        let name = rest.bytes().take(MAX_NAME_BYTES).position(|byte| byte == b';').and_then(|end| rest.get(..=end));
        let meaning = name.map(html_escape::decode_html_entities);
        match (name, meaning) {
            (Some(name), Some(meaning)) if meaning != name && !meaning.contains(is_mark) => {
                self.text.push_str(if meaning == "\u{A0}" { " " } else { &meaning });
                name.len()
            }
            _ => {
                self.text.push('&');
                1
            }
        }
    }

    /// Writes a line's end, a tab or a space of the source; where they are all spaces, one of them.
    fn white(&mut self, mark: char) -> usize {
        let is_space = self.is_in_row || self.is_page && !self.is_preformatted;
        match (mark, is_space) {
            (_, true) if self.text.ends_with(' ') => {}
            (_, true) => self.text.push(' '),
            ('\n', false) => self.new_line(self.line + 1),
            (mark, false) => self.text.push(mark),
        }
        1
    }

    /// Ends a line, or a line within a cell.
    fn end_part(&mut self) {
        if !self.is_in_row {
            return self.end_line();
        }
        self.trim();
        if !self.text.ends_with(['\t', '\n']) {
            self.text.push_str("<br>");
        }
    }

    /// Ends the cell before, whose own end may be missing.
    fn end_cell(&mut self, is_told: bool) {
        self.trim();
        if is_told || !self.text.is_empty() && !self.text.ends_with(['\t', '\n']) {
            self.text.push('\t');
        }
    }

    fn end_line(&mut self) {
        let is_at_start = self.text.is_empty() || self.text.ends_with('\n');
        self.trim();
        if !is_at_start {
            self.new_line(self.line);
        }
    }

    fn new_line(&mut self, line: usize) {
        self.text.push('\n');
        self.lines.push(line);
    }

    /// Takes off what a cell or a line ends with and does not show.
    fn trim(&mut self) {
        while let Some(text) = self.text.strip_suffix(' ').or_else(|| self.text.strip_suffix("<br>")) {
            self.text.truncate(text.len());
        }
    }
}

/// Where the element that a text begins with ends, in bytes; what never ends hides all that follows.
fn end_of_element(text: &str, name: &str) -> usize {
    let end =
        |at: usize| Tag::at(&text[at..]).filter(|tag| tag.is_closing && tag.name == name).map(|tag| at + tag.length);
    text.match_indices("</").find_map(|(at, _)| end(at)).unwrap_or(text.len())
}
