//! Prompts in a drawing: fainter than what people wrote, so that nobody takes them for it, and still readable.

use sunting_timeline::Color;
use sunting_timeline::graphic::{FieldValue, Graphic, Item};

use crate::color::{contrast, mix};
use crate::drawing::{Drawing, Form};
use crate::fit::clean;
use crate::palette::TEXT_CONTRAST;

/// The most of the ground that goes into a prompt's letters, in percent.
const MOST_FAINT: u32 = 45;

/// Makes the lines faint that hold prompts of a graphic.
pub(crate) fn fade(drawing: &mut Drawing, graphic: &Graphic) {
    let held = graphic.prompts.iter().filter_map(|field| graphic.fields.get(field));
    let words: Vec<String> = held.flat_map(words_of).map(|words| untied(&clean(words))).collect();
    if words.is_empty() {
        return;
    }
    for mark in drawing.layers.iter_mut().flat_map(|layer| &mut layer.marks) {
        if let Form::Text(line) = &mut mark.form
            && words.iter().any(|words| words.contains(&untied(&line.text)))
        {
            line.fill = faint(line.fill, line.ground);
        }
    }
}

fn words_of(value: &FieldValue) -> Vec<&str> {
    match value {
        FieldValue::Text(text) => vec![text],
        FieldValue::List(items) => items.iter().flat_map(Item::values).map(String::as_str).collect(),
        FieldValue::Switch(_) => Vec::new(),
    }
}

/// Blanks at which lines do not end are blanks as well.
fn untied(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The letters' colour with as much of their ground as they can have.
fn faint(fill: Color, ground: Color) -> Color {
    let mixes = (1..=MOST_FAINT).rev().map(|percent| mix(fill, ground, f64::from(percent) / 100.0));
    let mut readable = mixes.filter(|color| contrast(*color, ground) >= TEXT_CONTRAST);
    readable.next().unwrap_or(fill)
}
