//! What a crate says that it needs, and never names.

use std::fs;

use crate::{gather, root};

/// Named by nobody, and yet needed.
const FOR_ITS_FEATURES: [&str; 1] = ["wgpu"];

#[test]
fn nothing_is_declared_that_nobody_names() {
    let mut whole = String::new();
    for entry in fs::read_dir(root().join("crates")).unwrap().flatten() {
        let manifest = fs::read_to_string(entry.path().join("Cargo.toml")).unwrap();
        whole.push_str(&manifest);
        let (home, sources) = (entry.file_name().display().to_string(), sources_of(&entry.path(), &manifest));
        for name in declared(&manifest).filter(|name| !FOR_ITS_FEATURES.contains(name)) {
            let path = name.replace('-', "_");
            let is_named = |text: &String| has_word(text, &path);
            assert!(sources.iter().any(is_named), "crates/{home}: {name} is declared and named nowhere");
        }
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for name in declared(&workspace) {
        assert!(declared(&whole).any(|used| used == name), "Cargo.toml: no crate needs {name}");
    }
}

/// Its sources, and those of tests that lie elsewhere.
fn sources_of(home: &std::path::Path, manifest: &str) -> Vec<String> {
    let mut found = crate::Sources::new();
    gather(home, &mut found);
    if manifest.contains("\"../../tests/") {
        gather(&root().join("tests"), &mut found);
    }
    // The windows' resources are made by every program's build.
    gather(&root().join("assets"), &mut found);
    found.into_values().collect()
}

/// The names in the tables of dependencies of a manifest.
fn declared(manifest: &str) -> impl Iterator<Item = &str> {
    let mut is_wanted = false;
    manifest.lines().filter_map(move |line| {
        if line.starts_with('[') {
            is_wanted = line.trim_end().ends_with("dependencies]");
            return None;
        }
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        (is_wanted && line.contains('=') && !name.starts_with('#')).then_some(name)
    })
}

fn has_word(text: &str, word: &str) -> bool {
    let is_inside = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    text.match_indices(word)
        .any(|(at, _)| !is_inside(text[..at].chars().next_back()) && !is_inside(text[at + word.len()..].chars().next()))
}
