//! An office's look: a name, two colours, a logo.

mod base64;

use std::sync::Arc;

use crate::color::Color;
use crate::extra::Extra;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest logo that a kit carries.
pub const MOST_LOGO_BYTES: usize = 2_000_000;

/// The office whose film it is. All other colours follow from its two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kit {
    /// The office's name; may be empty.
    pub name: String,
    /// Panels, headings, the bar that is meant.
    pub primary: Color,
    /// The mark beside headings, small words on panels.
    pub accent: Color,
    /// What stands in the corner and at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<StoredLogo>,
    /// Fields that only newer programs know; kept as they are.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for Kit {
    /// Deep blue and turmeric, of nobody.
    fn default() -> Self {
        Self {
            name: String::new(),
            primary: Color::rgb(0x0B, 0x4A, 0x6F),
            accent: Color::rgb(0xF5, 0xB3, 0x35),
            logo: None,
            extra: Extra::default(),
        }
    }
}

/// A logo as a PNG file's bytes; as text in base64. Copies share the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StoredLogo(Arc<[u8]>);

impl StoredLogo {
    /// Those bytes, unless they are more than [`MOST_LOGO_BYTES`].
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() <= MOST_LOGO_BYTES).then(|| Self(bytes.into()))
    }

    /// The file as a web address of its own.
    pub fn data_url(&self) -> String {
        format!("data:image/png;base64,{}", base64::encode(&self.0))
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Serialize for StoredLogo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64::encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for StoredLogo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = base64::decode(&text).ok_or_else(|| D::Error::custom("the logo is not base64"))?;
        Self::new(bytes).ok_or_else(|| D::Error::custom("the logo is too large"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kit_survives_its_text() {
        let logo = StoredLogo::new(vec![0, 1, 2, 254, 255]);
        let kit = Kit { name: "Disdukcapil \"Kota\" Contoh".to_owned(), logo, ..Kit::default() };
        let text = serde_json::to_string(&kit).unwrap();
        assert!(text.contains(r##""primary":"#0B4A6F","accent":"#F5B335","logo":"AAEC/v8=""##), "{text}");
        assert_eq!(serde_json::from_str::<Kit>(&text).unwrap(), kit);
    }

    #[test]
    fn fields_that_only_newer_programs_know_are_kept() {
        let text = r##"{"name":"A","primary":"#000000","accent":"#FFFFFF","third":"#123456","more":{"a":[1,2.5]}}"##;
        let kit: Kit = serde_json::from_str(text).unwrap();
        assert!(!kit.extra.is_empty());
        assert_eq!(serde_json::to_string(&kit).unwrap(), text);
    }

    #[test]
    fn a_logo_that_is_too_large_is_refused() {
        assert!(StoredLogo::new(vec![0; MOST_LOGO_BYTES]).is_some());
        assert!(StoredLogo::new(vec![0; MOST_LOGO_BYTES + 1]).is_none());
        let text = format!("\"{}\"", base64::encode(&vec![0; MOST_LOGO_BYTES + 1]));
        assert!(serde_json::from_str::<StoredLogo>(&text).is_err());
        assert!(serde_json::from_str::<StoredLogo>("\"not base64\"").is_err());
    }
}
