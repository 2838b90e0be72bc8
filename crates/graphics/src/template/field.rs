//! The fields of a template, as data: what can be filled in, how much of it, and an example.

use sunting_timeline::graphic::Graphic;

use crate::language::Language;

/// A name in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    /// Bahasa Indonesia.
    pub indonesian: &'a str,
    /// English.
    pub english: &'a str,
}

impl<'a> Names<'a> {
    /// Both.
    pub const fn new(indonesian: &'a str, english: &'a str) -> Self {
        Self { indonesian, english }
    }

    /// In a language.
    pub fn of(self, language: Language) -> &'a str {
        language.choose(self.indonesian, self.english)
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum FieldKind {
    /// Words.
    Text,
    /// A whole number in that range.
    Number { least: u32, most: u32 },
    /// Yes or no; as given when never touched.
    Switch { on: bool },
    /// One of the icons, by its id.
    Icon,
    /// Rows of parts.
    List { least: usize, most: usize, parts: &'static [Field<'static>] },
}

/// Something to fill in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field<'a> {
    /// Its name in projects and on the command line.
    pub id: &'a str,
    /// As people call it.
    pub names: Names<'a>,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether the graphic is nothing without it.
    pub required: bool,
    /// More letters than this are hard to read; they are counted, not refused. 0 where there is no such limit.
    pub most_characters: usize,
    /// What could stand there: each row of a list has its parts divided by `|`, rows are divided by line breaks.
    pub example: &'a str,
}

impl<'a> Field<'a> {
    /// A field of words.
    pub(crate) const fn text(id: &'a str, names: Names<'a>, most_characters: usize, example: &'a str) -> Self {
        Self { id, names, kind: FieldKind::Text, required: false, most_characters, example }
    }

    /// A field of another kind, without a limit of letters.
    pub(super) const fn of(id: &'a str, names: Names<'a>, kind: FieldKind, example: &'a str) -> Self {
        Self { id, names, kind, required: false, most_characters: 0, example }
    }

    /// The same, but the graphic is nothing without it.
    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Whether nothing was filled in.
    pub fn is_empty_in(&self, graphic: &Graphic) -> bool {
        match self.kind {
            FieldKind::List { .. } => {
                graphic.list(self.id).iter().all(|item| item.values().all(|text| text.trim().is_empty()))
            }
            FieldKind::Switch { .. } => false,
            _ => graphic.text(self.id).trim().is_empty(),
        }
    }
}
