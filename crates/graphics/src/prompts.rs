//! What stands in a graphic's empty fields while it is edited, so that people see what belongs there.

use sunting_timeline::graphic::{FieldValue, Graphic, Item};
use sunting_timeline::own_template::StoredTemplate;

use crate::any_template::AnyTemplate;
use crate::language::Language;
use crate::template::{Field, FieldKind};

/// The graphic with the names of its required fields where they hold nothing; `None` where nothing is missing. `own` is
/// the user's own template of its id that the project carries.
pub fn prompted(graphic: &Graphic, own: Option<&StoredTemplate>, language: Language) -> Option<Graphic> {
    let template = AnyTemplate::of(graphic, own)?;
    let mut prompted = graphic.clone();
    for field in template.missing(graphic) {
        prompted.fields.insert(field.id.to_owned(), prompt(&field, language));
        prompted.prompts.insert(field.id.to_owned());
    }
    (prompted != *graphic).then_some(prompted)
}

fn prompt(field: &Field, language: Language) -> FieldValue {
    match field.kind {
        FieldKind::List { least, parts, .. } => {
            let row = |_| parts.iter().map(|part| (part.id.to_owned(), part_prompt(part, language))).collect::<Item>();
            FieldValue::List((0..least.max(1)).map(row).collect())
        }
        FieldKind::Number { least, .. } => FieldValue::Text(least.to_string()),
        FieldKind::Text | FieldKind::Switch { .. } | FieldKind::Icon => {
            FieldValue::Text(field.names.of(language).to_owned())
        }
    }
}

/// Icons and choices are shown as in the example.
fn part_prompt(part: &Field, language: Language) -> String {
    match part.kind {
        FieldKind::Text => part.names.of(language).to_owned(),
        _ => part.example.split('|').next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template;

    #[test]
    fn every_template_can_be_seen_before_anything_is_filled_in() {
        for template in template::all() {
            let empty = Graphic::new(template.id);
            let shown = prompted(&empty, None, Language::Indonesian).unwrap_or(empty);
            assert_eq!(template.missing(&shown).count(), 0, "{}", template.id);
            assert_eq!(prompted(&template.example(), None, Language::Indonesian), None, "{}", template.id);
        }
    }
}
