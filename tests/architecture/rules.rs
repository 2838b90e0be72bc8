//! What breaks the plan, each as a sentence that names the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::crates::{Arrow, circles};

/// Files that need each other, with what ties them.
pub fn circles_told(arrows: &BTreeSet<Arrow>) -> Vec<String> {
    circles(arrows).into_iter().map(|circle| format!("a circle of files: {}", told(circle))).collect()
}

/// Arrows that do not run down from floor to floor, and files whose room is on none. `src` is the folder of the rooms.
pub fn floors_told<'a>(
    src: &str,
    floors: &[&[&str]],
    files: impl Iterator<Item = &'a str>,
    arrows: &BTreeSet<Arrow>,
) -> Vec<String> {
    let floor = |file: &str| floors.iter().position(|rooms| rooms.contains(&room(src, file)));
    let homeless = files.filter(|file| !room(src, file).is_empty() && floor(file).is_none());
    let homeless = homeless.map(|file| format!("{file}: its room is on no floor of the plan"));
    let runs_up =
        |arrow: &&Arrow| room(src, &arrow.from) != room(src, &arrow.to) && floor(&arrow.from) <= floor(&arrow.to);
    let is_inside = |arrow: &&Arrow| floor(&arrow.from).is_some() && floor(&arrow.to).is_some();
    let up = arrows.iter().filter(is_inside).filter(runs_up);
    homeless.chain(up.map(|arrow| format!("not downwards: {}", told([arrow])))).collect()
}

/// Rooms beside each other in one folder that name each other, but for those that all may name.
pub fn neighbours_told(folder: &str, toolkit: &[&str], arrows: &BTreeSet<Arrow>) -> Vec<String> {
    let is_between = |arrow: &&Arrow| {
        let (from, to) = (room(folder, &arrow.from), room(folder, &arrow.to));
        !from.is_empty() && !to.is_empty() && from != to && !toolkit.contains(&to)
    };
    arrows.iter().filter(is_between).map(|arrow| format!("not independent: {}", told([arrow]))).collect()
}

/// Names that match one of `words`, in files below `folder` that none of `except` begins. A word is part of a path
/// (`std::fs`, `Project`), a method wherever it is called (`.exists()`, or `exists` as part of a path too), a macro
/// (`println!`), `unsafe` or `&mut Name`.
pub fn names_told(
    names: &BTreeMap<&str, BTreeSet<String>>,
    folder: &str,
    except: &[&str],
    words: &[&str],
) -> Vec<String> {
    let files =
        names.iter().filter(|(file, _)| file.starts_with(folder) && !except.iter().any(|it| file.starts_with(it)));
    let found = |file: &str, name: &str| {
        let word = words.iter().find(|word| names_it(name, word))?;
        Some(format!("{file} names {word}: {name}"))
    };
    files.flat_map(|(file, names)| names.iter().filter_map(move |name| found(file, name))).collect()
}

fn names_it(name: &str, word: &str) -> bool {
    let bare = name.trim_start_matches('.').trim_end_matches("()");
    let (path, word_path): (Vec<&str>, Vec<&str>) = (bare.split("::").collect(), word.split("::").collect());
    name == word || path.windows(word_path.len()).any(|part| part == word_path)
}

/// The folder or file right below a folder in which a file lies; nothing outside of it and for its own file.
fn room<'a>(folder: &str, file: &'a str) -> &'a str {
    let inside = file.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
    let room = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    if matches!(room, "lib" | "main" | "mod") { "" } else { room }
}

fn told<'a>(arrows: impl IntoIterator<Item = &'a Arrow>) -> String {
    let mut tied: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for Arrow { from, to, name } in arrows {
        tied.entry((from, to)).or_default().push(name);
    }
    let lines: Vec<String> =
        tied.iter().map(|((from, to), names)| format!("{from} → {to} ({})", names.join(", "))).collect();
    lines.join("\n    ")
}
