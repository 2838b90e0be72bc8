//! The window's fonts, its type scale, and icons as letters.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use sunting_graphics::fonts::others;

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/window/Inter-Regular.ttf");
const MEDIUM: &[u8] = include_bytes!("../../../../assets/fonts/window/Inter-Medium.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../../assets/fonts/window/Inter-SemiBold.ttf");
const ICONS: &[u8] = include_bytes!("../../../../assets/fonts/window/Phosphor.ttf");
const FILLED_ICONS: &[u8] = include_bytes!("../../../../assets/fonts/window/Phosphor-Fill.ttf");

/// A size and a weight of the type scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Of the letters, in points.
    pub size: f32,
    family: &'static str,
}

/// Times, tags, clip labels.
pub const SMALL: Type = Type { size: 12.0, family: "regular" };
/// The same, stronger.
pub const SMALL_STRONG: Type = Type { size: 12.0, family: "medium" };
/// Helper text.
pub const HELP: Type = Type { size: 13.0, family: "regular" };
/// Helper text that heads a section, small buttons.
pub const HELP_STRONG: Type = Type { size: 13.0, family: "medium" };
/// Names in dense rows.
pub const HELP_NAME: Type = Type { size: 13.0, family: "strong" };
/// What is read.
pub const BODY: Type = Type { size: 14.0, family: "regular" };
/// Buttons and rows.
pub const BUTTON: Type = Type { size: 14.0, family: "medium" };
/// Names.
pub const NAME: Type = Type { size: 14.0, family: "strong" };
/// Panel titles.
pub const TITLE: Type = Type { size: 16.0, family: "strong" };
/// Predictions and the time.
pub const LEAD: Type = Type { size: 18.0, family: "medium" };
/// The time under the picture.
pub const CLOCK: Type = Type { size: 18.0, family: "strong" };
/// The start page's heading.
pub const HEADING: Type = Type { size: 24.0, family: "strong" };

impl Type {
    /// The height of a line of it, in points.
    pub fn line(self) -> f32 {
        match self.size {
            size if size < 12.5 => 16.0,
            size if size < 13.5 => 18.0,
            size if size < 15.0 => 20.0,
            size if size < 17.0 => 24.0,
            size if size < 20.0 => 26.0,
            _ => 32.0,
        }
    }

    /// As egui names it.
    pub fn id(self) -> FontId {
        FontId::new(self.size, FontFamily::Name(self.family.into()))
    }
}

/// An icon of that size in points.
pub fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons".into()))
}

/// A filled icon of that size in points.
pub fn filled_icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("filled".into()))
}

/// Makes the shipped fonts known to egui.
pub fn install(context: &Context) {
    let named = [
        ("regular", REGULAR, true),
        ("medium", MEDIUM, true),
        ("strong", SEMI_BOLD, true),
        ("icons", ICONS, false),
        ("filled", FILLED_ICONS, false),
    ];
    let mut fonts = FontDefinitions { font_data: BTreeMap::new(), families: BTreeMap::new() };
    // What the video can show is seen while it is typed, on every laptop.
    for (family, bytes) in others() {
        fonts.font_data.insert(family.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let of_text = |name: &str| {
        let own = [name, "icons"].into_iter().chain(others().map(|(family, _)| family));
        own.map(str::to_owned).collect::<Vec<_>>()
    };
    for (name, bytes, is_text) in named {
        let mut data = FontData::from_static(bytes);
        data.tweak.hinting = Some(is_text);
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        let fallbacks = if is_text { of_text(name) } else { vec![name.to_owned()] };
        fonts.families.insert(FontFamily::Name(name.into()), fallbacks);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, of_text("regular"));
    }
    context.set_fonts(fonts);
}
