//! A graphic becomes one of another template, and its words come along.

use std::collections::BTreeSet;

use sunting_graphics::template::{self, Field, FieldKind};
use sunting_timeline::graphic::{FieldValue, Graphic, Item};
use sunting_timeline::{ClipId, Edit};

use super::session::Session;

/// Fields that say what a graphic is about, and those that say more about it.
const MEANINGS: [&[&str]; 2] = [
    &["judul", "nama", "tempat", "ajakan", "teks", "label"],
    &["jabatan", "anak-judul", "alamat", "keterangan", "catatan", "patokan"],
];
/// The parts of a row that hold what the row says.
const PARTS: [&str; 2] = ["teks", "isi"];

impl Session {
    /// The edits that make a graphic one of another template. Fields that it lacks take the words of those that mean the
    /// same; no field loses its own, so changing back brings everything back. A length that nobody set by hand follows.
    pub fn changing_kind(&self, clip: ClipId, template: &str) -> Vec<Edit> {
        let mut edits = vec![Edit::SetTemplate { clip, template: template.to_owned() }];
        let graphic = self.clip(clip).and_then(Self::graphic_of);
        let new = template::find(template).map_or(&[][..], |template| template.fields);
        let Some(graphic) = graphic else { return edits };
        let mut changed = Graphic { template: template.to_owned(), ..graphic.clone() };
        for (field, value) in carried(graphic, new) {
            changed.fields.insert(field.to_owned(), value.clone());
            edits.push(Edit::SetField { clip, field: field.to_owned(), value: Some(value) });
        }
        if self.follows_words(clip) {
            edits.extend(self.following_as(clip, &changed));
        }
        edits
    }
}

fn carried(graphic: &Graphic, new: &'static [Field]) -> Vec<(&'static str, FieldValue)> {
    let own = template::find(&graphic.template).map_or(&[][..], |template| template.fields);
    // What the new template shows itself does not stand there twice.
    let mut used: BTreeSet<&str> = new.iter().map(|field| field.id).collect();
    let mut carried = Vec::new();
    // The fields that it is nothing without choose first.
    let (required, further): (Vec<&Field>, Vec<&Field>) = new.iter().partition(|field| field.required);
    for field in required.into_iter().chain(further) {
        match field.kind {
            FieldKind::Text if field.is_empty_in(graphic) => {
                let alike = MEANINGS.into_iter().find(|meaning| meaning.contains(&field.id)).unwrap_or(&[]);
                let is_source = |own: &&Field| {
                    alike.contains(&own.id) && !used.contains(own.id) && !graphic.text(own.id).trim().is_empty()
                };
                if let Some(source) = own.iter().find(is_source) {
                    used.insert(source.id);
                    carried.push((field.id, FieldValue::Text(graphic.text(source.id).to_owned())));
                }
            }
            FieldKind::List { parts, .. } => {
                let rows: Vec<Item> = graphic.list(field.id).iter().map(|row| with_part(row, parts)).collect();
                if rows != graphic.list(field.id) {
                    carried.push((field.id, FieldValue::List(rows)));
                }
            }
            FieldKind::Text | FieldKind::Number { .. } | FieldKind::Switch { .. } | FieldKind::Icon => {}
        }
    }
    carried
}

/// A row with the part that says what it says under the name that the new template has for it.
fn with_part(row: &Item, parts: &[Field]) -> Item {
    let mut row = row.clone();
    let wanted = PARTS.into_iter().find(|own| parts.iter().any(|part| part.id == *own) && !row.contains_key(*own));
    let held = PARTS.into_iter().find_map(|own| row.get(own).cloned());
    if let (Some(part), Some(text)) = (wanted, held) {
        row.insert(part.to_owned(), text);
    }
    row
}

#[cfg(test)]
mod tests {
    use sunting_timeline::graphic::Language;

    use super::*;

    fn changed(session: &mut Session, clip: ClipId, template: &str) -> Graphic {
        session.edit("kind", &session.changing_kind(clip, template)).unwrap();
        Session::graphic_of(session.clip(clip).unwrap()).unwrap().clone()
    }

    #[test]
    fn words_come_along_and_are_all_there_when_it_is_changed_back() {
        let all = template::all().iter();
        for (own, new) in all.flat_map(|own| template::all().iter().map(move |new| (own, new))) {
            let mut session = Session::default();
            let (clip, _) = session.add_graphic("add", own.example(), Language::Indonesian).unwrap();
            changed(&mut session, clip, new.id);
            let back = changed(&mut session, clip, own.id);
            for field in own.fields.iter().filter(|field| field.kind == FieldKind::Text && !field.example.is_empty()) {
                assert_eq!(back.text(field.id), own.example().text(field.id), "{} {} {}", own.id, new.id, field.id);
            }
        }
    }

    #[test]
    fn a_name_becomes_a_heading_and_steps_become_answers() {
        let mut session = Session::default();
        let example = |id: &str| template::find(id).unwrap().example();
        let (clip, _) = session.add_graphic("add", example("nama-dan-jabatan"), Language::Indonesian).unwrap();
        let title = changed(&mut session, clip, "judul-pembuka");
        assert_eq!(title.text("judul"), example("nama-dan-jabatan").text("nama"));
        assert_eq!(title.text("anak-judul"), example("nama-dan-jabatan").text("jabatan"));
        let (clip, _) = session.add_graphic("add", example("langkah"), Language::Indonesian).unwrap();
        let answers = changed(&mut session, clip, "kapan-di-mana-berapa");
        assert_eq!(answers.list("butir")[0]["isi"], example("langkah").list("butir")[0]["teks"]);
    }
}
