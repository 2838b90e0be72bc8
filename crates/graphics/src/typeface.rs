//! The fonts that ship with the engine. No other font is ever used, so that texts look the same on every machine.

use std::sync::OnceLock;

use harfrust::script::LATIN;
use harfrust::{Direction, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider;

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
/// Where signs and letters come from that Inter lacks.
static OTHERS: [&[u8]; 9] = [
    include_bytes!("../../../assets/fonts/NotoSansSymbols2-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansSymbols-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoEmoji-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansJavanese-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansSundanese-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansBalinese-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansBatak-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansBuginese-Regular.ttf"),
];
/// Their families, as the fonts themselves say it.
const FAMILIES: [&str; 9] = [
    "Noto Sans Symbols 2",
    "Noto Sans Symbols",
    "Noto Emoji",
    "Noto Sans Arabic",
    "Noto Sans Javanese",
    "Noto Sans Sundanese",
    "Noto Sans Balinese",
    "Noto Sans Batak",
    "Noto Sans Buginese",
];

/// The family's name, as the fonts themselves say it.
pub const FAMILY: &str = "Inter";
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

/// The fonts' bytes, in the order in which letters are looked for in them.
pub fn all() -> impl Iterator<Item = &'static [u8]> {
    [REGULAR, SEMI_BOLD].into_iter().chain(OTHERS)
}

/// The fonts for what Inter lacks, with their families.
pub fn others() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FAMILIES.into_iter().zip(OTHERS)
}

/// The fonts of a weight with their families, in that order.
fn of_weight(weight: Weight) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    std::iter::once((FAMILY, weight.bytes())).chain(others())
}

/// A font that letters are looked for in.
pub(crate) struct Typeface {
    pub family: &'static str,
    pub font: FontRef<'static>,
    shaping: ShaperData,
    /// How Latin is shaped: finding that out takes ten times as long as shaping a word.
    latin: OnceLock<ShapePlan>,
}

impl Typeface {
    /// The width of a text of its letters in one direction, in font sizes.
    pub fn width(&self, text: &str, direction: Direction) -> f32 {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(direction);
        buffer.guess_segment_properties();
        let shaper = self.shaping.shaper(&self.font).build();
        let is_latin = buffer.script() == LATIN && direction == Direction::LeftToRight;
        let plan_of = || ShapePlan::new(&shaper, direction, Some(LATIN), None, &[]);
        let plan = is_latin.then(|| self.latin.get_or_init(plan_of));
        let glyphs = shaper.shape(buffer, ShapeOptions::new().plan(plan));
        let advance: i32 = glyphs.glyph_positions().iter().map(|position| position.x_advance).sum();
        advance as f32 / shaper.units_per_em() as f32
    }

    /// Whether it has all letters of a text.
    pub fn has(&self, text: &str) -> bool {
        text.chars().all(|letter| self.font.charmap().map(letter).is_some())
    }
}

/// The fonts of a weight, in the order in which letters are looked for in them.
pub(crate) fn typefaces(weight: Weight) -> &'static [Typeface] {
    static ALL: [OnceLock<Vec<Typeface>>; 2] = [const { OnceLock::new() }; 2];
    let read = |(family, bytes): (&'static str, &'static [u8])| {
        let font = FontRef::new(bytes).ok()?;
        Some(Typeface { family, shaping: ShaperData::new(&font), font, latin: OnceLock::new() })
    };
    ALL[usize::from(weight == Weight::SemiBold)].get_or_init(|| of_weight(weight).filter_map(read).collect())
}
