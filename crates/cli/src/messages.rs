//! Words for the user, in Indonesian and English.

use std::ffi::OsString;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

const INDONESIAN: &str = include_str!("../../../assets/locales/id.ftl");
const ENGLISH: &str = include_str!("../../../assets/locales/en.ftl");

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    language: &'static str,
}

impl Messages {
    /// The messages of `id` or `en`; everything else is Indonesian.
    pub fn new(language: &str) -> Self {
        let (language, source) = if language == "en" { ("en", ENGLISH) } else { ("id", INDONESIAN) };
        // A file with a mistake still gives what is right in it; a test rules mistakes out.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let identifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Terminals and files show the marks that isolate arguments as boxes.
        bundle.set_use_isolating(false);
        let _ = bundle.add_resource(resource);
        Self { bundle, language }
    }

    /// The messages that the arguments ask for, else the locale, else Indonesian.
    pub fn for_arguments(arguments: &[OsString]) -> Self {
        let texts: Vec<&str> = arguments.iter().map_while(|argument| argument.to_str()).collect();
        let asked = texts.iter().enumerate().find_map(|(index, text)| match text.strip_prefix("--lang") {
            Some("") => texts.get(index + 1).copied(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        });
        let locale = || {
            let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
            set.unwrap_or_default()
        };
        Self::new(asked.map_or_else(locale, str::to_owned).get(..2).unwrap_or_default())
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message with its arguments filled in; the key itself when there is none.
    pub fn text(&self, key: &str, arguments: &[(&str, String)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            // Whole numbers choose the plural.
            let value = value.parse::<i64>().map_or_else(|_| FluentValue::from(value.clone()), FluentValue::from);
            filled.set(*name, value);
        }
        self.bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned()
    }

    /// A number with so many decimals, as the language writes it.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        if self.language == "id" { text.replace('.', ",") } else { text }
    }

    /// A size in MB, kB or bytes.
    pub fn size(&self, bytes: u64) -> String {
        match bytes {
            0..=999 => format!("{bytes} B"),
            1000..=999_999 => format!("{} kB", self.number(bytes as f64 / 1e3, 0)),
            _ => format!("{} MB", self.number(bytes as f64 / 1e6, 1)),
        }
    }

    /// A duration as `M:SS`, `H:MM:SS` or, below a minute, seconds.
    pub fn duration(&self, seconds: f64) -> String {
        if seconds < 60.0 {
            return format!("{} {}", self.number(seconds, 1), self.text("seconds", &[]));
        }
        let whole = seconds.round() as u64;
        match whole / 3600 {
            0 => format!("{}:{:02}", whole / 60, whole % 60),
            hours => format!("{hours}:{:02}:{:02}", whole / 60 % 60, whole % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Keys with the variables that each message uses.
    fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        assert!(FluentResource::try_new(source.to_owned()).is_ok(), "a mistake in a translation file");
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if let Some((key, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                current = key.to_owned();
                assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
            }
            for part in line.split('$').skip(1) {
                let variable: String = part.chars().take_while(|c| c.is_alphanumeric()).collect();
                keys.get_mut(&current).unwrap().insert(variable);
            }
        }
        keys
    }

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(keys(INDONESIAN), keys(ENGLISH));
    }

    #[test]
    fn arguments_are_filled_in_and_unknown_keys_show() {
        let messages = Messages::new("en");
        assert_eq!(messages.text("error-unknown-codec", &[("codec", "indeo9".to_owned())]).contains("indeo9"), true);
        assert_eq!(messages.text("nothing-of-that-name", &[]), "nothing-of-that-name");
        assert_eq!(Messages::new("id").number(1.5, 1), "1,5");
    }
}
