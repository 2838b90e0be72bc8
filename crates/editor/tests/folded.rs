//! What matters most stays in view where the window is small or much is chosen.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::{Rect, vec2};
use egui_kittest::kittest::Queryable;
use sunting_editor::state::Step;
use sunting_session::Selection;

use support::shown::shown;

#[test]
fn the_filled_button_does_not_hide_in_the_other_tab() {
    for size in [[683.0, 344.0], [911.0, 459.0]] {
        let whole = Rect::from_min_size(Default::default(), vec2(size[0], size[1]));
        for details_open in [false, true] {
            let harness = shown(size, |context| {
                let mut window = support::states::window(context, "make", "id");
                window.model.chrome.open_details(details_open);
                window
            });
            let button = harness.get_by_label("Buat video untuk WhatsApp").rect();
            assert!(whole.contains_rect(button) && button.height() >= 32.0, "{size:?} {details_open} {button:?}");
            let harness = shown(size, |context| {
                let mut window = support::window(context, "id", Step::Trim);
                support::choose_and_mark(&mut window);
                window.model.chrome.open_details(details_open);
                window
            });
            let button = harness.get_by_label("Buang bagian ini · 2,4 detik").rect();
            assert!(whole.contains_rect(button), "{size:?} {details_open} {button:?}");
        }
    }
}

#[test]
fn the_style_of_subtitles_is_not_below_the_fold_of_a_chosen_film() {
    let mut harness = shown([1366.0, 688.0], |context| {
        let mut window = support::window(context, "id", Step::Text);
        let clip = window.model.session.project().storyline().unwrap().clips[2].id;
        window.model.session.selection = Selection::clip(clip);
        window
    });
    harness.run_steps(3);
    let work_zone_px = 460.0;
    for label in ["Kotak gelap", "Kotak terang", &harness.state().model.t("style-bottom")] {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.bottom() <= work_zone_px, "{label} {rect:?}");
    }
}
