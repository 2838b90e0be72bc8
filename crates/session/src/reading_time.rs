//! How long titles, cards and charts have to be seen to be read.

use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::chart::{CHART_PREFIX, HEADING, UNIT};
use sunting_graphics::reading::{seconds_for_chart, seconds_for_words, words};
use sunting_graphics::template::{Field, FieldKind};
use sunting_timeline::Time;
use sunting_timeline::graphic::{Graphic, Item};
use sunting_timeline::own_template::StoredTemplate;

/// A chart is seen for so long when its words need no more.
const CHART_S: f64 = 8.0;
/// Fields that nobody has to read.
const UNREAD: [&str; 3] = ["sumber", "aktif", "waktu"];
/// The small words above the title of a film say whose it is, and need not be read.
const OPENING: &str = "judul-pembuka";
const KICKER: &str = "label";

/// How long a new graphic is seen: as its template says, and as long as its words need.
pub fn usual_duration(graphic: &Graphic, own: Option<&StoredTemplate>) -> Time {
    let usual = AnyTemplate::of(graphic, own).map_or(CHART_S, |template| template.seconds());
    Time::from_seconds_f64(usual.max(needed_seconds(graphic, own)))
}

/// How long a graphic has to be seen to be read, in seconds.
pub fn needed_seconds(graphic: &Graphic, own: Option<&StoredTemplate>) -> f64 {
    if graphic.template.starts_with(CHART_PREFIX) {
        let marks = graphic.table.as_ref().map_or(0, |table| table.rows.len());
        return seconds_for_chart(words(graphic.text(HEADING)) + words(graphic.text(UNIT)), marks);
    }
    let template = AnyTemplate::of(graphic, own);
    let fields = template.as_ref().map_or_else(Vec::new, AnyTemplate::fields);
    let is_kicker = |field: &Field<'_>| graphic.template == OPENING && field.id == KICKER;
    let read = fields.iter().filter(|field| !UNREAD.contains(&field.id) && !is_kicker(field));
    let count = |field: &Field<'_>| match field.kind {
        FieldKind::Text => words_in(field, graphic.text(field.id)),
        FieldKind::List { parts, .. } => {
            let in_row = |row: &Item| -> usize {
                parts.iter().map(|part| words_in(part, row.get(part.id).map_or("", String::as_str))).sum()
            };
            graphic.list(field.id).iter().map(in_row).sum()
        }
        FieldKind::Number { .. } | FieldKind::Switch { .. } | FieldKind::Icon => 0,
    };
    seconds_for_words(read.map(count).sum())
}

/// The words to be read in a field or in a part of a row. A number counts as two with its unit, which has a field of its
/// own.
fn words_in(field: &Field<'_>, text: &str) -> usize {
    match (field.kind, field.id) {
        (FieldKind::Text, "angka" | "nilai") => 2 * words(text).min(1),
        (FieldKind::Text, "satuan") => 0,
        (FieldKind::Text, _) => words(text),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use sunting_timeline::graphic::FieldValue;

    use super::*;

    #[test]
    fn the_sentence_of_a_big_number_takes_its_time() {
        let example = |id: &str| sunting_graphics::template::find(id).unwrap().example();
        let needed = |graphic: &Graphic| needed_seconds(graphic, None);
        assert!((needed(&example("angka-besar")) - 7.5).abs() < 0.01, "{}", needed(&example("angka-besar")));
        let steps = example("syarat");
        let mut without = steps.clone();
        let rows = steps.list("butir").iter().cloned().map(|mut row| {
            row.retain(|part, _| part == "teks");
            row
        });
        without.fields.insert("butir".to_owned(), FieldValue::List(rows.collect()));
        assert!((needed(&steps) - needed(&without)).abs() < 0.01, "a box that is ticked is no word");
    }
}
