//! What pointing at something tells.

use eframe::egui::{Label, RectAlign, Response, Tooltip};

/// Beside a row of a list, on the side that has room: below it the next row would be covered, which is the one that the
/// hand is on its way to.
const BESIDE: [RectAlign; 8] = [
    RectAlign::RIGHT,
    RectAlign::RIGHT_START,
    RectAlign::RIGHT_END,
    RectAlign::LEFT,
    RectAlign::LEFT_START,
    RectAlign::LEFT_END,
    RectAlign::TOP_START,
    RectAlign::BOTTOM_START,
];

/// Above one of two things that share a row: beside it lies the other one, below it the next row.
const ABOVE: [RectAlign; 3] = [RectAlign::TOP_START, RectAlign::TOP_END, RectAlign::BOTTOM_START];

/// Tells it beside a row.
pub fn beside(response: Response, words: &str) -> Response {
    tell(response, words, &BESIDE)
}

/// Tells it above a part of a row.
pub fn above(response: Response, words: &str) -> Response {
    tell(response, words, &ABOVE)
}

fn tell(response: Response, words: &str, places: &'static [RectAlign]) -> Response {
    let mut tooltip = Tooltip::for_enabled(&response);
    tooltip.popup = tooltip.popup.align_alternatives(places);
    if let Some(first) = places.first() {
        tooltip.popup = tooltip.popup.align(*first);
    }
    tooltip.show(|ui| {
        // Otherwise words that change could make it narrower and narrower.
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.add(Label::new(words));
    });
    describe(&response, words);
    response
}

/// What is pointed at is described by it.
fn describe(response: &Response, words: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        if node.description().is_none() {
            node.set_description(words);
        }
    });
}
