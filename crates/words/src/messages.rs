//! Sentences in the user's language, from the translation files.

use std::ffi::OsString;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

const INDONESIAN: &[&str] =
    &[include_str!("../../../assets/locales/id.ftl"), include_str!("../../../assets/locales/window.id.ftl")];
const ENGLISH: &[&str] =
    &[include_str!("../../../assets/locales/en.ftl"), include_str!("../../../assets/locales/window.en.ftl")];

/// Which programs' sentences are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The engine's errors and the command line.
    CommandLine,
    /// The editor's window, and the engine's errors.
    Window,
}

/// A language that Sunting speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

impl Language {
    /// The language of the environment: `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set decides. Whoever speaks
    /// neither language gets Indonesian.
    pub fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
        let locale = set.unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language == "en" { Self::En } else { Self::Id }
    }

    /// The language of a two-letter code (ISO 639-1).
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "id" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its two-letter code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Id => INDONESIAN,
            Self::En => ENGLISH,
        }
    }
}

/// What a sentence mentions, by the names that the translation files use.
pub type Arguments<'a> = [(&'a str, FluentValue<'a>)];

/// A value as sentences want it: whole numbers decide between one and many.
pub fn count_or_text(value: &str) -> FluentValue<'_> {
    let is_count = (1..10).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
    if is_count { FluentValue::try_number(value) } else { value.into() }
}

/// The sentences of one language; English stands in for what is missing there.
pub struct Messages {
    language: Language,
    scope: Scope,
    own: FluentBundle<FluentResource>,
    english: OnceLock<FluentBundle<FluentResource>>,
}

impl Messages {
    /// Reads the language's translation files.
    pub fn new(language: Language, scope: Scope) -> Self {
        Self { language, scope, own: bundle(language, scope), english: OnceLock::new() }
    }

    /// The language of the sentences.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of that key; the key itself when no language has it.
    pub fn text(&self, key: &str, arguments: &Arguments<'_>) -> String {
        self.find(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Whether the language itself has that sentence.
    pub fn has(&self, key: &str) -> bool {
        self.own.has_message(key)
    }

    /// The sentence of that key, if there is one.
    pub fn find(&self, key: &str, arguments: &Arguments<'_>) -> Option<String> {
        format(&self.own, key, arguments)
            .or_else(|| format(self.english.get_or_init(|| bundle(Language::En, self.scope)), key, arguments))
    }
}

fn bundle(language: Language, scope: Scope) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // Marks around what is put in would show on terminals.
    bundle.set_use_isolating(false);
    // A file with faults still gives its other sentences; a test rules faults out.
    let files = if scope == Scope::Window { 2 } else { 1 };
    for source in language.sources().iter().take(files) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn format(bundle: &FluentBundle<FluentResource>, key: &str, arguments: &Arguments<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
    Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use std::collections::{BTreeMap, BTreeSet};

    type Variables = BTreeSet<String>;

    fn variables_of(pattern: &Pattern<&str>, found: &mut Variables) {
        fn of_inline(inline: &InlineExpression<&str>, found: &mut Variables) {
            match inline {
                InlineExpression::VariableReference { id } => {
                    found.insert(id.name.to_owned());
                }
                InlineExpression::Placeable { expression } => of_expression(expression, found),
                _ => {}
            }
        }
        fn of_expression(expression: &Expression<&str>, found: &mut Variables) {
            match expression {
                Expression::Inline(inline) => of_inline(inline, found),
                Expression::Select { selector, variants } => {
                    of_inline(selector, found);
                    variants.iter().for_each(|variant| variables_of(&variant.value, found));
                }
            }
        }
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                of_expression(expression, found);
            }
        }
    }

    /// Every message of a language with the variables that it mentions.
    fn keys_of(sources: &[&str]) -> BTreeMap<String, Variables> {
        let mut keys = BTreeMap::new();
        for source in sources {
            let resource = fluent_syntax::parser::parse(*source).expect("the file has no fault");
            for entry in resource.body {
                if let Entry::Message(message) = entry {
                    let mut variables = Variables::new();
                    variables_of(&message.value.expect("every message has a text"), &mut variables);
                    let before = keys.insert(message.id.name.to_owned(), variables);
                    assert_eq!(before, None, "{} stands twice", message.id.name);
                }
            }
        }
        keys
    }

    fn keys(language: Language) -> BTreeMap<String, Variables> {
        keys_of(language.sources())
    }

    #[test]
    fn both_languages_have_the_same_keys_with_the_same_variables() {
        let (indonesian, english) = (keys(Language::Id), keys(Language::En));
        for (key, variables) in &english {
            assert_eq!(indonesian.get(key), Some(variables), "{key} in id.ftl");
        }
        let extra: Vec<&String> = indonesian.keys().filter(|key| !english.contains_key(*key)).collect();
        assert_eq!(extra, Vec::<&String>::new(), "only in id.ftl");
    }

    #[test]
    fn the_indonesian_file_keeps_to_the_agreed_words() {
        const AVOIDED: [&str; 15] = [
            "takarir",
            "linimasa",
            "surel",
            "berkas",
            "belah",
            "pecah",
            "memuat",
            "bingkai",
            "timeline",
            "render",
            "export",
            "drag-and-drop",
            "codec",
            "bitrate",
            "layer",
        ];
        let bodies = INDONESIAN.iter().map(|source| fluent_syntax::parser::parse(*source).unwrap().body);
        for entry in bodies.flatten() {
            let Entry::Message(message) = entry else { continue };
            // What people look for is never said.
            if message.id.name.starts_with("also-") {
                continue;
            }
            let mut sentence = String::new();
            words_of(&message.value.unwrap(), &mut sentence);
            // Verbs of the command line stand in backticks.
            let own: String = sentence.split('`').step_by(2).collect();
            for word in AVOIDED {
                assert!(!own.to_lowercase().contains(word), "{}: {word}", message.id.name);
            }
        }
    }

    fn words_of(pattern: &Pattern<&str>, words: &mut String) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words.push_str(value),
                PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                    variants.iter().for_each(|variant| words_of(&variant.value, words));
                }
                PatternElement::Placeable { .. } => {}
            }
        }
    }

    /// The sources of all crates below a folder, without their tests.
    fn sources(folder: &str) -> String {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
        let mut text = String::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let source = std::fs::read_to_string(path).unwrap();
                    let own = source.split("#[cfg(test)]").next().unwrap_or_default();
                    // Quotes that begin or end nothing.
                    text.push_str(&own.replace("'\"'", "").replace("\\\"", ""));
                }
            }
        }
        text
    }

    fn literals(source: &str) -> impl Iterator<Item = String> + '_ {
        source.split('"').skip(1).step_by(2).map(str::to_owned)
    }

    #[test]
    fn every_error_of_the_engine_has_its_sentence_in_both_languages() {
        let source = sources("../core/src") + &sources("../timeline/src");
        let bodies = source.split("fn code(&self) -> &'static str {").skip(1);
        let codes: BTreeSet<String> =
            bodies.flat_map(|body| literals(body.split("\n    }").next().unwrap_or_default())).collect();
        assert!(codes.len() > 50, "{codes:?}");
        for language in [Language::Id, Language::En] {
            let keys = keys(language);
            let missing: Vec<&String> = codes
                .iter()
                .filter(|code| !["error", "defect"].iter().any(|kind| keys.contains_key(&format!("{kind}-{code}"))))
                .collect();
            assert_eq!(missing, Vec::<&String>::new(), "{language:?}");
        }
    }

    #[test]
    fn every_sentence_that_the_program_says_is_there_and_no_other() {
        let programs = ["../cli/src", "../editor/src", "../launcher/src", "../session/src", "src"];
        let source = programs.map(sources).concat();
        let said: BTreeSet<String> = literals(&source).collect();
        let made = [
            "error-",
            "window-error-",
            "repair-",
            "defect-",
            "warning-",
            "help-",
            "month-",
            "weekday-",
            "also-",
            "chart-",
            "cues-doubt-",
            "cues-done-",
            "cues-finding-",
            "transcribe-doubt-",
        ];
        let is_said = |key: &String| said.contains(key) || made.iter().any(|prefix| key.starts_with(prefix));
        let unsaid: Vec<String> = keys(Language::En).into_keys().filter(|key| !is_said(key)).collect();
        assert_eq!(unsaid, Vec::<String>::new(), "never said");
        let keys = keys(Language::En);
        for (function, prefix) in [
            (".text(\"", ""),
            ("Failure::usage(\"", ""),
            ("Failure::wrong_usage(\"", "error-"),
            ("Failure::new(\"", "error-"),
            ("BadValue(\"", ""),
        ] {
            for part in source.split(function).skip(1) {
                let key = format!("{prefix}{}", part.split('"').next().unwrap_or_default());
                assert!(keys.contains_key(&key), "{key}");
            }
        }
    }

    #[test]
    fn the_environment_decides_and_indonesian_is_the_default() {
        let of = |pairs: &[(&str, &str)]| {
            Language::of_environment(|name| {
                pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
            })
        };
        assert_eq!(of(&[]), Language::Id);
        assert_eq!(of(&[("LANG", "en_GB.UTF-8")]), Language::En);
        assert_eq!(of(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "id_ID.UTF-8")]), Language::Id);
        assert_eq!(of(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "")]), Language::En);
        assert_eq!(of(&[("LC_MESSAGES", "C.UTF-8"), ("LANG", "en_US")]), Language::Id);
    }

    #[test]
    fn what_is_put_in_carries_no_invisible_marks_and_unknown_keys_show_themselves() {
        let messages = Messages::new(Language::En, Scope::CommandLine);
        assert_eq!(messages.text("duration-seconds", &[("seconds", "12.5".into())]), "12.5 s");
        assert_eq!(messages.text("no-such-key", &[]), "no-such-key");
    }
}
