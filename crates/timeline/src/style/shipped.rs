//! The styles that ship with the engine, as `assets/captions/styles.toml` describes them.

use std::sync::OnceLock;

use serde::Deserialize;

use super::TextStyle;

static STYLES: &str = include_str!("../../../../assets/captions/styles.toml");

/// A style that ships with the engine.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShippedStyle {
    /// What it was called before.
    #[serde(default)]
    also: Vec<String>,
    /// Its name in Indonesian.
    pub title_id: String,
    /// Its name in English.
    pub title_en: String,
    /// Whether it is one for subtitles.
    #[serde(default = "yes")]
    offered: bool,
    /// The look itself, under the name that commands and projects call it by.
    #[serde(flatten)]
    pub style: TextStyle,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct File {
    style: Vec<ShippedStyle>,
}

fn all() -> &'static [ShippedStyle] {
    static ALL: OnceLock<Vec<ShippedStyle>> = OnceLock::new();
    // It is a part of the program, and a test reads it.
    ALL.get_or_init(|| toml::from_str::<File>(STYLES).map_or(Vec::new(), |file| file.style))
}

/// The styles that subtitles may have, in the order in which they are offered.
pub fn offered() -> impl Iterator<Item = &'static ShippedStyle> {
    all().iter().filter(|shipped| shipped.offered)
}

/// The style of a name, also of one that it had before.
pub(super) fn find(name: &str) -> Option<&'static ShippedStyle> {
    all().iter().find(|shipped| shipped.style.name == name || shipped.also.iter().any(|also| also == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_styles_is_read_whole() {
        let file: File = toml::from_str(STYLES).unwrap();
        let names: Vec<&str> = file.style.iter().map(|shipped| shipped.style.name.as_str()).collect();
        let expected = ["dark_box", "outline", "light_box", "soft", "yellow", "large", "title", "lower_third"];
        assert_eq!(names, expected);
        let known: toml::Table = toml::from_str(STYLES).unwrap();
        let fields = serde_json::to_value(TextStyle::every_field()).unwrap();
        for row in known["style"].as_array().unwrap() {
            for key in row.as_table().unwrap().keys() {
                let is_own = ["also", "title_id", "title_en", "offered"].contains(&key.as_str());
                assert!(is_own || fields.get(key).is_some(), "{key} is no parameter");
            }
        }
    }

    #[test]
    fn names_from_before_are_still_known() {
        assert_eq!(find("caption").unwrap().style.name, "outline");
        assert_eq!(find("caption_box").unwrap().style.name, "dark_box");
        assert_eq!(TextStyle::shipped("caption").unwrap().name, "caption");
        assert!(find("neon").is_none() && offered().count() == 6);
    }
}
