//! The fonts that ship with the engine. No other font is ever used, so that texts look the same on every machine.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

static REGULAR: &[u8] = include_bytes!("../../../../../assets/fonts/Inter-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/Inter-SemiBold.ttf");

/// The family's name, as the fonts themselves say it.
pub const FAMILY: &str = "Inter";
/// What is drawn for a character that the fonts lack.
pub const REPLACEMENT: char = '\u{25A1}';

/// The weights there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

impl Weight {
    /// As CSS counts it.
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
        for weight in [Weight::Regular, Weight::SemiBold] {
            database.load_font_source(fontdb::Source::Binary(Arc::new(weight.bytes())));
        }
        Arc::new(database)
    };
    DATABASE.get_or_init(make).clone()
}

/// BLAKE3 of the fonts: part of the key of every segment that holds text.
pub fn font_digest() -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(REGULAR).update(SEMI_BOLD);
    *hasher.finalize().as_bytes()
}

/// Widths of characters, for a font size of 1, without hinting.
pub struct Ruler {
    font: Option<FontRef<'static>>,
}

impl Ruler {
    /// A ruler for one weight.
    pub fn new(weight: Weight) -> Self {
        Self { font: FontRef::new(weight.bytes()).ok() }
    }

    /// The width of a text in one line.
    pub fn width(&self, text: &str) -> f32 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    /// The width of one character.
    pub fn advance(&self, character: char) -> f32 {
        const FALLBACK: f32 = 0.6;
        let Some(font) = &self.font else { return FALLBACK };
        let glyph = font.charmap().map(character);
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        glyph.and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(FALLBACK)
    }

    /// Whether the font has the character.
    pub fn has(&self, character: char) -> bool {
        self.font.as_ref().is_some_and(|font| font.charmap().map(character).is_some())
    }
}

/// The characters of a text that can only be shown as empty boxes.
pub fn missing_characters(text: &str) -> Vec<char> {
    let ruler = Ruler::new(Weight::Regular);
    let mut missing: Vec<char> = text.chars().filter(|&c| !c.is_control() && !ruler.has(c)).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}
