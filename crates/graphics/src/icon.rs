//! The twelve icons of cards. There are no others: icons are not decoration.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

static PATHS: &str = include_str!("../../../assets/graphics/icons.txt");

/// The side of the square that the paths are drawn in.
pub const ICON_UNITS: f32 = 256.0;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say what they show")]
pub enum Icon {
    MapPin,
    CalendarBlank,
    Coins,
    Clock,
    Phone,
    WhatsappLogo,
    GlobeSimple,
    EnvelopeSimple,
    Check,
    X,
    ArrowRight,
    ArrowDown,
}

impl Icon {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::MapPin,
        Self::CalendarBlank,
        Self::Coins,
        Self::Clock,
        Self::Phone,
        Self::WhatsappLogo,
        Self::GlobeSimple,
        Self::EnvelopeSimple,
        Self::Check,
        Self::X,
        Self::ArrowRight,
        Self::ArrowDown,
    ];

    /// Its name in projects and on the command line, which is Phosphor's.
    pub fn id(self) -> &'static str {
        match self {
            Self::MapPin => "map-pin",
            Self::CalendarBlank => "calendar-blank",
            Self::Coins => "coins",
            Self::Clock => "clock",
            Self::Phone => "phone",
            Self::WhatsappLogo => "whatsapp-logo",
            Self::GlobeSimple => "globe-simple",
            Self::EnvelopeSimple => "envelope-simple",
            Self::Check => "check",
            Self::X => "x",
            Self::ArrowRight => "arrow-right",
            Self::ArrowDown => "arrow-down",
        }
    }

    /// The icon of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|icon| icon.id() == id)
    }

    /// Its outline in SVG's language, in a square of [`ICON_UNITS`].
    pub fn path(self) -> &'static str {
        static BY_ICON: OnceLock<Vec<&'static str>> = OnceLock::new();
        let path_of = |icon: Self| PATHS.lines().find_map(|line| line.strip_prefix(icon.id())?.strip_prefix(' '));
        let read = || Self::ALL.iter().map(|icon| path_of(*icon).unwrap_or_default()).collect();
        BY_ICON.get_or_init(read).get(self as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_its_own_outline_and_name() {
        for icon in Icon::ALL {
            assert_eq!(Icon::from_id(icon.id()), Some(icon));
            assert!(icon.path().starts_with('M') && icon.path().len() > 90, "{icon:?}");
            assert_eq!(serde_json::to_string(&icon).unwrap(), format!("\"{}\"", icon.id()));
        }
        assert_eq!(Icon::from_id("bunga"), None);
    }
}
