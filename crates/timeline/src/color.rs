//! Colours.

use serde::{Deserialize, Serialize};

/// A colour in sRGB with straight alpha; as text `#RRGGBB` or `#RRGGBBAA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
    /// 0 (clear) to 255 (opaque).
    pub a: u8,
}

impl Color {
    /// An opaque colour of these parts.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// Whether it is nearer to white than to black for an eye: dark colours stand out beside it.
    pub fn is_light(self) -> bool {
        u32::from(self.r) * 2 + u32::from(self.g) * 7 + u32::from(self.b) > 10 * 117
    }
}

impl TryFrom<String> for Color {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let refuse = || format!("\"{text}\" is not a colour such as #1A2B3C or #1A2B3CFF");
        let hex = text.strip_prefix('#').filter(|hex| matches!(hex.len(), 6 | 8)).ok_or_else(refuse)?;
        let value = u32::from_str_radix(hex, 16).map_err(|_| refuse())?;
        let value = if hex.len() == 6 { value << 8 | 0xFF } else { value };
        let [r, g, b, a] = value.to_be_bytes();
        Ok(Self { r, g, b, a })
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        let Color { r, g, b, a } = color;
        if a == 255 { format!("#{r:02X}{g:02X}{b:02X}") } else { format!("#{r:02X}{g:02X}{b:02X}{a:02X}") }
    }
}
