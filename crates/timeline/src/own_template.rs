//! Templates that users drew themselves, kept in the project that uses them: it stays whole on another computer.

use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// The ids of users' own templates begin so: they are never those of templates that ship.
pub const OWN_PREFIX: &str = "milik-";
/// The largest file that is a template.
pub const MOST_TEMPLATE_BYTES: usize = 1_000_000;
/// No project has more templates of its own.
pub const MOST_OWN_TEMPLATES: usize = 32;
/// Nor are all of them together larger: the whole project is written again and again.
pub const MOST_OWN_TEMPLATES_BYTES: usize = 4_000_000;
/// No id of a template is longer, in bytes.
const MOST_ID_BYTES: usize = 60;

/// A template's SVG file as it was when it came into the project. Copies share the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct StoredTemplate {
    svg: Arc<str>,
}

impl StoredTemplate {
    /// That text, unless it has more than [`MOST_TEMPLATE_BYTES`].
    pub fn new(svg: &str) -> Option<Self> {
        (svg.len() <= MOST_TEMPLATE_BYTES).then(|| Self { svg: svg.into() })
    }

    /// The file's text.
    pub fn svg(&self) -> &str {
        &self.svg
    }
}

impl<'de> Deserialize<'de> for StoredTemplate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| D::Error::custom("the template is too large"))
    }
}

/// The id of the template in a file of that name, without its ending: "Info Rapat.svg" is `milik-info-rapat`.
pub fn own_id(file_stem: &str) -> String {
    let mut id = OWN_PREFIX.to_owned();
    for letter in file_stem.chars().flat_map(char::to_lowercase) {
        if id.len() >= MOST_ID_BYTES {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    let trimmed = id.trim_end_matches('-');
    if trimmed.len() < OWN_PREFIX.len() { format!("{OWN_PREFIX}templat") } else { trimmed.to_owned() }
}

/// Whether an id is one of a user's own template.
pub fn is_own_id(id: &str) -> bool {
    let fair = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let name = id.strip_prefix(OWN_PREFIX);
    name.is_some_and(|name| !name.is_empty() && id.len() <= MOST_ID_BYTES && name.chars().all(fair))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_is_made_of_the_letters_of_a_name() {
        let ids = ["Info Rapat", "  Téks -- 2 ", "会議", "A/B"].map(own_id);
        assert_eq!(ids, ["milik-info-rapat", "milik-t-ks-2", "milik-templat", "milik-a-b"]);
        assert!(!is_own_id("langkah") && !is_own_id("milik-") && !is_own_id("milik-A") && !is_own_id("grafik-garis"));
    }

    #[test]
    fn a_template_that_is_too_large_is_refused() {
        assert!(StoredTemplate::new(&" ".repeat(MOST_TEMPLATE_BYTES)).is_some());
        assert!(StoredTemplate::new(&" ".repeat(MOST_TEMPLATE_BYTES + 1)).is_none());
        let text = format!("\"{}\"", "a".repeat(MOST_TEMPLATE_BYTES + 1));
        assert!(serde_json::from_str::<StoredTemplate>(&text).is_err());
    }

    proptest! {
        #[test]
        fn any_name_makes_an_id(name: String) {
            prop_assert!(is_own_id(&own_id(&name)));
        }
    }
}
