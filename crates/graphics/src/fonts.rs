//! The fonts that ship with the engine. No other font is ever used, so that texts look the same on every machine.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use sunting_timeline::captions::letters;

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
/// Where signs come from that Inter lacks.
static SIGNS: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/NotoSansSymbols2-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansSymbols-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoEmoji-Regular.ttf"),
];

/// The family's name, as the fonts themselves say it.
pub const FAMILY: &str = "Inter";
/// What is drawn for a character that the fonts lack.
pub const REPLACEMENT: char = '\u{25A1}';

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

impl Weight {
    /// As CSS counts weights.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::SemiBold => SEMI_BOLD,
        }
    }
}

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

/// The fonts' bytes, in the order in which letters are looked for in them.
pub fn all() -> impl Iterator<Item = &'static [u8]> {
    [REGULAR, SEMI_BOLD].into_iter().chain(SIGNS)
}

/// Widths of characters, for a font size of 1, without hinting.
pub struct Ruler {
    /// A letter is taken from the first one that has it.
    fonts: Vec<FontRef<'static>>,
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
        let fonts = [weight.bytes()].into_iter().chain(SIGNS);
        let fonts = fonts.filter_map(|bytes| FontRef::new(bytes).ok()).collect();
        let mut ruler = Self { fonts, common: Vec::new(), widest_digit: 0.0 };
        ruler.common =
            (0..COMMON).map(|code| char::from_u32(code).map_or(0.0, |letter| ruler.measured(letter))).collect();
        ruler.widest_digit = ('0'..='9').map(|digit| ruler.advance(digit)).fold(0.0, f32::max);
        ruler
    }

    /// The width of the widest digit: digits that change or stand in columns have cells of it.
    pub fn widest_digit(&self) -> f32 {
        self.widest_digit
    }

    /// The width of a text in one line.
    pub fn width(&self, text: &str) -> f32 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    /// The width of one character.
    pub fn advance(&self, character: char) -> f32 {
        self.common.get(character as usize).copied().unwrap_or_else(|| self.measured(character))
    }

    fn measured(&self, character: char) -> f32 {
        const FALLBACK: f32 = 0.6;
        let found = self.fonts.iter().find_map(|font| Some((font, font.charmap().map(character)?)));
        let Some((font, glyph)) = found else { return FALLBACK };
        font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph).unwrap_or(FALLBACK)
    }

    /// Whether a font has the character.
    pub fn has(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.charmap().map(character).is_some())
    }
}

/// The characters of a text that leave something on the picture, and its spaces and line breaks.
pub fn drawn_letters(text: &str) -> String {
    letters::tidy(text).chars().filter(|&letter| !letters::is_unseen(letter) && !is_modifier(letter)).collect()
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
    }
}
