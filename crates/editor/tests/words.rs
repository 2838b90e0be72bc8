//! The window's words: in both languages, all there, all agreed, all with letters in the shipped fonts.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use eframe::egui::Context;
use sunting_editor::look::fonts;
use sunting_editor::state::command::COMMANDS;
use sunting_session::purpose::Purpose;
use sunting_words::{Language, Messages, Scope};

const INDONESIAN: &str = include_str!("../../../assets/locales/window.id.ftl");
const ENGLISH: &str = include_str!("../../../assets/locales/window.en.ftl");
const ENGINE: &str = include_str!("../../../assets/locales/id.ftl");

/// Words that another one stands for.
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

/// Literals that begin so are keys wherever they stand.
const FAMILIES: [&str; 7] = ["cmd-", "undo-", "reason-", "shape-", "purpose-", "notice-", "error-"];

/// Every message of a file with its text, which may go on in indented lines.
fn messages(source: &'static str) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((key, text)) if is_key(key) => found.push((key, text.trim().to_owned())),
            _ => {
                let Some((_, text)) = found.last_mut() else { continue };
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// What a text mentions: names behind a dollar sign.
fn variables(text: &str) -> BTreeSet<&str> {
    let names = text.split('$').skip(1);
    names.map(|rest| rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap()).collect()
}

#[test]
fn both_files_have_the_same_keys_once_with_the_same_variables() {
    let keys = |source| {
        let mut keys = BTreeMap::new();
        for (key, text) in messages(source) {
            let names: BTreeSet<String> = variables(&text).into_iter().map(str::to_owned).collect();
            assert!(keys.insert(key, names).is_none(), "{key} stands twice");
        }
        keys
    };
    let (indonesian, english) = (keys(INDONESIAN), keys(ENGLISH));
    for (key, names) in &indonesian {
        assert_eq!(english.get(key), Some(names), "{key} in English");
    }
    let extra: Vec<_> = english.keys().filter(|key| !indonesian.contains_key(*key)).collect();
    assert!(extra.is_empty(), "only in English: {extra:?}");
}

#[test]
fn the_agreed_words_are_used() {
    // What people type to find a command is theirs to choose.
    let is_said = |key: &str| !key.contains("technical") && !key.starts_with("also-");
    for (key, text) in messages(INDONESIAN).into_iter().filter(|(key, _)| is_said(key)) {
        let text = text.to_lowercase();
        for word in AVOIDED {
            assert!(!text.contains(word), "{key}: {word}");
        }
        assert!(!text.contains('!'), "{key} shouts");
    }
}

/// The sources of the window, without their tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()));
            }
        }
    }
    found
}

/// The text up to the parenthesis that closes the one before it.
fn arguments(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// The literals in a piece of code, each with all that stands before it.
fn literals(code: &str) -> Vec<(&str, &str)> {
    let quotes: Vec<usize> = code.match_indices('"').map(|(at, _)| at).collect();
    quotes.chunks_exact(2).map(|ends| (&code[..ends[0]], &code[ends[0] + 1..ends[1]])).collect()
}

/// Keys that a source file asks for: the first argument of what says sentences, and whatever is called like one.
fn asked_for(source: &str) -> BTreeSet<String> {
    // Quotes that begin or end nothing.
    let source = source.replace("'\"'", "").replace("\\\"", "");
    let mut keys = BTreeSet::new();
    for part in [".t(", ".t1(", ".text("].into_iter().flat_map(|call| source.split(call).skip(1)) {
        // Behind a comma stand the names and values of what is mentioned.
        for (before, literal) in literals(arguments(part)).into_iter().filter(|(before, _)| !before.contains(", ")) {
            if is_key(literal) && (before.is_empty() || literal.contains('-')) {
                keys.insert(literal.to_owned());
            }
        }
    }
    for (before, literal) in literals(&source) {
        let is_id = ["id(", "id((", "salt("].iter().any(|call| before.ends_with(call));
        if !is_id && is_key(literal) && FAMILIES.iter().any(|family| literal.starts_with(family)) {
            keys.insert(literal.to_owned());
        }
    }
    keys.retain(|key| !key.ends_with('-'));
    keys
}

#[test]
fn every_key_that_the_window_asks_for_is_there() {
    let words = [Language::Id, Language::En].map(|language| Messages::new(language, Scope::Window));
    let mut missing = BTreeSet::new();
    let mut demand = |key: &str, place: &str| {
        if !words.iter().all(|words| words.has(key)) {
            missing.insert(format!("{key} ({place})"));
        }
    };
    for (path, source) in sources() {
        let place = path.file_name().unwrap().to_string_lossy().into_owned();
        asked_for(&source).iter().for_each(|key| demand(key, &place));
    }
    COMMANDS.iter().for_each(|row| demand(row.label, "commands"));
    for purpose in Purpose::ALL {
        let (name, line) = purpose.words();
        demand(name, "purposes");
        demand(line, "purposes");
    }
    (1..=12).for_each(|month| demand(&format!("month-{month}"), "dates"));
    (1..=7).for_each(|day| demand(&format!("weekday-{day}"), "dates"));
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_error_sends_people_of_the_window_to_the_command_line() {
    let words = Messages::new(Language::Id, Scope::Window);
    for (key, text) in messages(ENGINE).into_iter().filter(|(key, _)| key.starts_with("error-")) {
        let speaks_of_commands = text.contains('`') || text.contains("jalankan") || text.contains("perintah");
        if speaks_of_commands || key.starts_with("error-edit-") {
            assert!(words.has(&format!("window-{key}")), "{key}: {text}");
        }
    }
    for (key, text) in messages(INDONESIAN).into_iter().filter(|(key, _)| key.starts_with("window-error-")) {
        assert!(!text.contains("--"), "{key}: {text}");
    }
}

#[test]
fn every_letter_is_in_the_shipped_fonts() {
    let context = Context::default();
    fonts::install(&context);
    // Fonts are loaded when a frame begins.
    context.run_ui(Default::default(), |_| {}).textures_delta.clear();
    let types = [fonts::BODY, fonts::BUTTON, fonts::NAME];
    let letters: BTreeSet<char> =
        [INDONESIAN, ENGLISH].iter().flat_map(|source| source.chars()).filter(|letter| !letter.is_control()).collect();
    let missing: Vec<char> = context.fonts_mut(|fonts| {
        let mut has = |letter: &char| types.iter().all(|font| fonts.has_glyph(&font.id(), *letter));
        letters.into_iter().filter(|letter| !has(letter)).collect()
    });
    assert!(missing.is_empty(), "{missing:?}");
}
