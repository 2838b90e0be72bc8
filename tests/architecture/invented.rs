//! Whether the plan's test can fail: small invented sources that break it.

use std::collections::BTreeSet;

use crate::crates::{Arrow, Crate, Sources};
use crate::rules::{circles_told, floors_told, names_told, neighbours_told};
use crate::writers::{changes_told, parts};

/// A crate of these files below `src`, which has to hold its `lib.rs`.
fn house(files: &[(&str, &str)]) -> Crate {
    let sources: Sources = files.iter().map(|(name, text)| (format!("src/{name}"), (*text).to_owned())).collect();
    Crate::read(&sources, "src/lib.rs")
}

fn tied(arrows: &BTreeSet<Arrow>) -> Vec<(&str, &str, &str)> {
    arrows.iter().map(|arrow| (&arrow.from[4..], &arrow.to[4..], arrow.name.as_str())).collect()
}

#[test]
fn the_menu_that_took_the_lock_of_the_timeline_is_found_with_both_files() {
    let arrows = house(&[
        ("lib.rs", "pub mod panels;"),
        ("panels/mod.rs", "pub mod menu; pub mod timeline; pub struct Cx;"),
        ("panels/menu.rs", "use super::Cx; use super::timeline::lock; pub fn clip(cx: Cx) { lock(); }"),
        ("panels/timeline/mod.rs", "mod node; use super::Cx; pub fn lock() {} pub fn show(cx: Cx) { node::show(cx) }"),
        ("panels/timeline/node.rs", "use crate::panels::{Cx, menu}; pub fn show(cx: Cx) { menu::clip(cx) }"),
    ])
    .arrows();
    let found = circles_told(&arrows);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("src/panels/menu.rs → src/panels/timeline/mod.rs (lock)"), "{found:?}");
    assert!(found[0].contains("src/panels/timeline/node.rs → src/panels/menu.rs (clip, menu)"), "{found:?}");
    let neighbours = neighbours_told("src/panels", &["menu"], &arrows);
    assert_eq!(neighbours, ["not independent: src/panels/menu.rs → src/panels/timeline/mod.rs (lock)"]);
}

#[test]
fn whoever_changes_a_part_that_is_not_theirs_is_found_however_they_reach_it() {
    let files = [
        ("lib.rs", "mod model; mod app;"),
        ("model.rs", "mod shelf; pub struct Model { pub shelf: Shelf, pub words: Words }"),
        (
            "model/shelf.rs",
            "/// The list. Written by `app/importing.rs`.\npub struct Shelf(u8);
             impl Shelf { pub fn count(&self) -> u8 { self.0 } pub fn fill(&mut self) { self.0 += 1 } }",
        ),
        ("app/mod.rs", "mod importing; mod other; mod lender; mod setter; mod reader;"),
        ("app/importing.rs", "fn f(app: &mut App) { app.model.shelf.fill(); app.model.shelf = Shelf(2); }"),
        ("app/other.rs", "fn f(app: &mut App) { app.model.shelf.fill() }"),
        ("app/lender.rs", "fn f(app: &mut App) { let own = &mut app.window().model.shelf; own.fill() }"),
        ("app/setter.rs", "fn f(app: &mut App) { app.model.shelf = Shelf(1); }"),
        (
            "app/reader.rs",
            "fn f(app: &mut App) -> bool { app.model.shelf.count() == 1 && app.model.shelf == Shelf(1) }",
        ),
    ];
    let sources: Sources = files.iter().map(|(name, text)| (format!("src/{name}"), (*text).to_owned())).collect();
    let parts = parts(&sources, "src/model.rs");
    let named: Vec<(&str, &str)> = parts.iter().map(|part| (part.field.as_str(), part.writer.as_str())).collect();
    assert_eq!(named, [("shelf", "app/importing.rs")]);
    let told = changes_told(&house(&files), "src", &parts);
    let expected = [
        "src/app/lender.rs changes shelf, which is app/importing.rs's",
        "src/app/other.rs calls shelf.fill(), which is app/importing.rs's",
        "src/app/setter.rs changes shelf, which is app/importing.rs's",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_name_is_followed_to_the_file_where_it_stands() {
    let arrows = house(&[
        ("lib.rs", "mod a; mod b; pub use b::deep::Thing;"),
        ("a.rs", "use crate::Thing as Other; use crate::b; fn f() -> Other { vec![b::deep::make()] }"),
        ("b/mod.rs", "pub mod deep; pub use deep::Thing;"),
        ("b/deep.rs", "pub struct Thing; pub fn make() {}"),
    ])
    .arrows();
    let expected = [("a.rs", "b/deep.rs", "Thing"), ("a.rs", "b/deep.rs", "make"), ("a.rs", "b/mod.rs", "b")];
    assert_eq!(tied(&arrows), expected);
}

#[test]
fn a_folder_and_the_file_that_stands_for_it_make_no_circle_and_tests_no_arrow() {
    let arrows = house(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "mod part; pub struct Whole(part::Part); #[cfg(test)] mod tests { use crate::b::B; }"),
        ("a/part.rs", "use super::Whole; pub struct Part;"),
        ("b.rs", "use crate::a::Whole; pub struct B(Whole);"),
    ])
    .arrows();
    assert_eq!(tied(&arrows), [("a.rs", "a/part.rs", "Part"), ("b.rs", "a.rs", "Whole")]);
    assert!(circles_told(&arrows).is_empty());
}

#[test]
fn an_arrow_up_and_a_room_without_a_floor_are_found() {
    let house = house(&[
        ("lib.rs", "mod ground; mod upper; mod other; mod new;"),
        ("ground.rs", "pub fn f() { crate::upper::g() }"),
        ("upper.rs", "pub fn g() {}"),
        ("other.rs", "use crate::{ground::f, upper::g};"),
        ("new.rs", ""),
    ]);
    let files = ["src/ground.rs", "src/upper.rs", "src/other.rs", "src/new.rs", "src/lib.rs"];
    let found = floors_told("src", &[&["ground"], &["upper", "other"]], files.into_iter(), &house.arrows());
    let expected = [
        "src/new.rs: its room is on no floor of the plan",
        "not downwards: src/ground.rs → src/upper.rs (g)",
        "not downwards: src/other.rs → src/upper.rs (g)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_are_found_whatever_they_are_called_and_words_in_comments_are_none() {
    let text = r#"
        //! std::fs::write
        #![allow(unsafe_code)]
        use std::fs::{self as disk, File};
        fn f(p: &std::path::Path, project: &mut Project) -> bool {
            let _ = "std::thread";
            println!("{}", disk::write(p, b"").is_ok());
            assert!(p.exists() && File::open(p).is_ok());
            track.hidden
        }
    "#;
    let house = house(&[("lib.rs", "mod a;"), ("a.rs", text)]);
    let told = |words: &[&str]| names_told(&house.names(), "src/", &[], words).len();
    assert_eq!(told(&["std::thread"]), 0);
    for word in ["fs::write", "File::open", ".exists()", "println!", "unsafe", "&mut Project", ".hidden"] {
        assert_ne!(told(&[word]), 0, "{word}");
    }
    assert_eq!(names_told(&house.names(), "src/", &["src/a.rs"], &["println!"]).len(), 0);
    assert_eq!(house.fields("hidden").collect::<Vec<_>>(), [("src/a.rs", "track")]);
}
