//! What a crate says that it needs, and never names.

use std::collections::BTreeSet;
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

/// A package of `Cargo.lock` and all that it stands on, by name.
pub fn stands_on(package: &str, lock: &str) -> BTreeSet<String> {
    let (mut found, mut waiting) = (BTreeSet::new(), vec![package.to_owned()]);
    while let Some(name) = waiting.pop() {
        let own = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{name}\"\n")));
        let needs = own.and_then(|entry| entry.split_once("dependencies = [")).map_or("", |(_, needs)| needs);
        if found.insert(name) {
            let names = needs.split('"').skip(1).step_by(2).filter_map(|need| need.split(' ').next());
            waiting.extend(names.map(str::to_owned));
        }
    }
    found
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
