//! The colours that a template's parts and words may be given: the office's, by name, or their own.

use sunting_timeline::Color;

use crate::palette::Palette;

/// A colour as it is written in a template.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Paint {
    /// The office's, by its place among the roles.
    Office(usize),
    /// Always this.
    Fixed(Color),
}

/// A colour of a palette.
type OfOffice = fn(&Palette) -> Color;

/// The office's colours by the names that templates give them.
const ROLES: [(&str, OfOffice); 12] = [
    ("primary", |palette| palette.primary),
    ("on", |palette| palette.on),
    ("accent", |palette| palette.accent),
    ("kicker", |palette| palette.kicker),
    ("paper", |palette| palette.paper),
    ("ink", |palette| palette.ink),
    ("muted", |palette| palette.muted),
    ("mark", |palette| palette.mark),
    ("rest", |palette| palette.rest),
    ("line", |palette| palette.line),
    ("half", |palette| palette.half),
    ("tint", |palette| palette.tint),
];

impl Paint {
    /// What is written: a role's name, or `#RRGGBB`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let role = ROLES.iter().position(|(name, _)| *name == text);
        let fixed = || Color::try_from(text.to_owned()).ok().filter(|color| color.a == 255);
        role.map(Self::Office).or_else(|| Some(Self::Fixed(fixed()?)))
    }

    /// The colour in an office's palette.
    pub fn of(self, palette: &Palette) -> Color {
        match self {
            Self::Office(role) => ROLES.get(role).map_or(palette.ink, |(_, of)| of(palette)),
            Self::Fixed(color) => color,
        }
    }

    /// All that may be written.
    pub fn allowed() -> String {
        let names: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
        format!("{}, #RRGGBB", names.join(", "))
    }
}
