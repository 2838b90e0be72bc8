//! Every screen in both languages at six sizes with names as long as they come: nothing is cut off, nothing lies on
//! anything else, everything can be reached and hit.
#![allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]

mod rules;
mod sheet;
#[path = "../support/mod.rs"]
mod support;
mod variations;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Context;
use sunting_editor::settings::Dividers;

use rules::{Content, faults};
use sheet::Sheet;

/// In points: 1366 × 768 at 100 %, 125 % and 150 %, a beamer, a larger laptop, and 200 %.
const SIZES: [[f32; 2]; 6] =
    [[1366.0, 688.0], [1093.0, 550.0], [911.0, 459.0], [1280.0, 640.0], [1536.0, 784.0], [683.0, 344.0]];
/// A phone's name for a file sent by WhatsApp with two suffixes, and what people write.
const LETTERS: [usize; 2] = [52, 80];
/// A view that is not through after so many turns of the wheel is looked at no further.
const TURNS: usize = 8;

#[test]
fn nothing_is_cut_off_in_indonesian() {
    nothing_is_cut_off("id");
}

#[test]
fn nothing_is_cut_off_in_english() {
    nothing_is_cut_off("en");
}

fn nothing_is_cut_off(language: &str) {
    let (context, mut found) = (Context::default(), Found::default());
    for variation in variations::all() {
        let mut was_seen = false;
        for (letters, size) in LETTERS.into_iter().flat_map(|letters| SIZES.map(|size| (letters, size))) {
            if !variation.is_worth(letters, size) {
                continue;
            }
            support::lengthen_names(letters);
            let mut sheet = Sheet::new(&context, variation.window(&context, language), size);
            if !variation.open(&mut sheet) {
                continue;
            }
            was_seen = true;
            let place = format!("{} {language} {}x{} {letters}", variation.name, size[0], size[1]);
            found.look(&mut sheet, &place);
            for (name, change) in &variation.changes {
                change(&mut sheet.window);
                sheet.settle();
                found.look(&mut sheet, &format!("{name} {place}"));
            }
        }
        assert!(was_seen, "{} is never seen", variation.name);
    }
    found.tell();
}

#[test]
fn nothing_is_cut_off_where_borders_were_moved() {
    let (context, mut found) = (Context::default(), Found::default());
    let (least, most) = ((Some(0.0), Some(0.0)), (Some(999.0), Some(999.0)));
    for (language, (left, right), timeline) in
        ["id", "en"].into_iter().flat_map(|language| [(language, least, Some(0.0)), (language, most, Some(999.0))])
    {
        // On the smallest stage there is no room for two sentences in which a name stands.
        let names = support::states::names().filter(|name| !["long", "trouble"].contains(name));
        for (state, size) in names.flat_map(|state| [(state, SIZES[0]), (state, SIZES[1])]) {
            let mut window = support::states::window(&context, state, language);
            for step in ["import", "trim", "text", "make"] {
                window.model.settings.dividers.insert(step.to_owned(), Dividers { left, right, timeline });
            }
            let mut sheet = Sheet::new(&context, window, size);
            found.look(&mut sheet, &format!("{state} {language} {}x{} {left:?}", size[0], size[1]));
        }
    }
    found.tell();
}

/// Where a fault was seen, by what is wrong.
#[derive(Default)]
struct Found(BTreeMap<String, BTreeSet<String>>);

impl Found {
    /// Looks at a window wherever its views are scrolled to.
    fn look(&mut self, sheet: &mut Sheet, place: &str) {
        self.note(sheet, place);
        for bar in sheet.bars() {
            let mut turns = 0;
            while turns < TURNS && sheet.scroll(bar) {
                self.note(sheet, place);
                turns += 1;
            }
        }
    }

    fn note(&mut self, sheet: &Sheet, place: &str) {
        for fault in faults(sheet, &Content::of(&sheet.window)) {
            self.0.entry(fault).or_default().insert(place.to_owned());
        }
    }

    fn tell(self) {
        let lines = self.0.iter().map(|(fault, places)| {
            let some: Vec<_> = places.iter().take(6).map(String::as_str).collect();
            format!("{fault}\n    {} of {}", some.join(" · "), places.len())
        });
        assert!(self.0.is_empty(), "{} faults:\n{}", self.0.len(), lines.collect::<Vec<_>>().join("\n"));
    }
}
