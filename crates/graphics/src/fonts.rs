//! How wide texts are, and which letters can be drawn.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use sunting_timeline::captions::letters;

use crate::shaping;
use crate::typeface::typefaces;
pub use crate::typeface::{FAMILY, Weight, all, others};

/// What is drawn for a character that the fonts lack.
pub const REPLACEMENT: char = '\u{25A1}';

/// The one database that all texts are drawn from.
pub fn database() -> Arc<fontdb::Database> {
    static DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let make = || {
        let mut database = fontdb::Database::new();
        for font in all() {
            database.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        }
        // What names another font is written in this one.
        database.set_serif_family(FAMILY);
        database.set_sans_serif_family(FAMILY);
        Arc::new(database)
    };
    DATABASE.get_or_init(make).clone()
}

/// The PostScript names of the fonts, in alphabetical order.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = database().faces().map(|face| face.post_script_name.clone()).collect();
    names.sort();
    names
}

/// Widths of texts, for a font size of 1, without hinting.
pub struct Ruler {
    weight: Weight,
    /// The widths of the first characters: nearly all of a text is made of them.
    common: Vec<f32>,
    widest_digit: f32,
}

/// The characters up to here are measured once.
const COMMON: u32 = 0x180;

impl Ruler {
    /// The ruler of a weight.
    pub fn of(weight: Weight) -> &'static Self {
        static RULERS: [OnceLock<Ruler>; 2] = [const { OnceLock::new() }; 2];
        RULERS[usize::from(weight == Weight::SemiBold)].get_or_init(|| Self::new(weight))
    }

    fn new(weight: Weight) -> Self {
        let mut ruler = Self { weight, common: Vec::new(), widest_digit: 0.0 };
        ruler.common =
            (0..COMMON).map(|code| char::from_u32(code).map_or(0.0, |letter| ruler.measured(letter))).collect();
        ruler.widest_digit = ('0'..='9').map(|digit| ruler.advance(digit)).fold(0.0, f32::max);
        ruler
    }

    /// The width of the widest digit: digits that change or stand in columns have cells of it.
    pub fn widest_digit(&self) -> f32 {
        self.widest_digit
    }

    /// The width of a text in one line, as it is drawn.
    pub fn width(&self, text: &str) -> f32 {
        shaping::width(text, self.weight)
    }

    /// The width of one character by itself.
    pub fn advance(&self, character: char) -> f32 {
        self.common.get(character as usize).copied().unwrap_or_else(|| self.measured(character))
    }

    fn measured(&self, character: char) -> f32 {
        const FALLBACK: f32 = 0.6;
        let faces = typefaces(self.weight).iter();
        let mut found = faces.filter_map(|face| Some((&face.font, face.font.charmap().map(character)?)));
        let Some((font, glyph)) = found.next() else { return FALLBACK };
        font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph).unwrap_or(FALLBACK)
    }

    /// Whether a font has the character.
    pub fn has(&self, character: char) -> bool {
        typefaces(self.weight).iter().any(|face| face.font.charmap().map(character).is_some())
    }
}

/// The characters of a text that leave something on the picture, and its spaces and line breaks.
pub fn drawn_letters(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len());
    for letter in letters::tidy(text).chars().filter(|&letter| !is_modifier(letter)) {
        let is_quiet = letters::is_unseen(letter);
        if !is_quiet || is_joiner(letter) && drawn.chars().next_back().is_some_and(is_joined) {
            drawn.push(letter);
        }
    }
    drawn
}

/// Says whether the letters around it join.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

/// Whether a letter is of a script whose letters change with their neighbours.
fn is_joined(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{77F}' | '\u{1A00}'..='\u{1CFF}' | '\u{A980}'..='\u{A9DF}')
}

/// Skin tones and keycaps, which change the look of the letter before them; that is drawn as it is.
fn is_modifier(letter: char) -> bool {
    matches!(letter, '\u{1F3FB}'..='\u{1F3FF}' | '\u{20E3}')
}

/// Whether a letter is drawn as what it is, or shows nothing of its own; else an empty box stands for it.
pub fn can_draw(letter: char) -> bool {
    let is_quiet = letter == '\n' || letters::is_unseen(letter) || is_modifier(letter);
    is_quiet || Ruler::of(Weight::Regular).has(letter)
}

/// The characters of a text that can only be shown as empty boxes.
pub fn missing_characters(text: &str) -> Vec<char> {
    let mut missing: Vec<char> = drawn_letters(text).chars().filter(|&letter| !can_draw(letter)).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_signs_are_drawn_and_unseen_letters_are_not_missed() {
        let signs = "♪♫♬♩✓✔✗✘☑☐→←↑↓↔⇒•…№★☆°½¼¾×÷±§™®©℃≈≠≤≥∞●○■□▲▼▶◀♥⚠☎✉①❶²₂€₹😀🙏👍❤✅❌🎉🔥🇮🇩";
        assert_eq!(missing_characters(signs), []);
        assert_eq!(
            missing_characters("a\u{AD}\u{200B}\u{200E}\u{FEFF}🙏\u{FE0F}👍\u{1F3FD}e\u{301}\u{B}\u{2028}\t"),
            []
        );
        assert_eq!(missing_characters("漢a漢字"), ['字', '漢']);
        assert_eq!(missing_characters("السلام عليكم ꦱꦸꦒꦼꦁ ᮞᮥᮔ᮪ᮓ ᬩᬮᬶ ᯅᯖᯂ᯲ ᨅᨔ ﷺ"), []);
    }

    #[test]
    fn families_are_those_that_the_fonts_name() {
        let faces = database();
        for (face, (family, _)) in faces.faces().skip(2).zip(others()) {
            assert_eq!(face.families[0].0, family);
        }
    }

    #[test]
    fn joiners_stay_where_letters_join() {
        assert_eq!(drawn_letters("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert_eq!(drawn_letters("a\u{200C}b\u{200D}👩\u{200D}👩"), "ab👩👩");
    }
}
