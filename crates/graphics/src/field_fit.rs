//! How the words of one field fit into a graphic: how many lines they take, and how much smaller their letters are.

use sunting_timeline::graphic::{FieldValue, Graphic};
use sunting_timeline::scene::ShownGraphic;

use crate::any_template::AnyTemplate;
use crate::drawing::{Drawing, Line};
use crate::fit::clean;
use crate::show::lay_out;
use crate::template::Field;
use crate::type_scale::SMALLEST;

/// How a field's words fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldFit {
    /// In how many lines they stand.
    pub lines: usize,
    /// Their size, of that of a single short word there: 0.5 to 1.
    pub part: f32,
}

impl FieldFit {
    /// Whether they are as small as they become.
    pub fn is_smallest(self) -> bool {
        self.part <= SMALLEST + 0.01
    }

    /// Whether they are smaller than they would be alone.
    pub fn is_smaller(self) -> bool {
        self.part < 0.99
    }
}

/// How a text field of a graphic fits; `None` where nothing of it is drawn.
pub fn field_fit(shown: &ShownGraphic, canvas_px: (u32, u32), field: &str) -> Option<FieldFit> {
    let (size_px, lines) = measured(shown, canvas_px, field)?;
    let mut fields = shown.graphic.fields.clone();
    // A word that stands nowhere else in the graphic, and that is short enough for every place.
    fields.insert(field.to_owned(), FieldValue::Text("Wq".to_owned()));
    let short = ShownGraphic { graphic: Graphic { fields, ..shown.graphic.clone() }, ..shown.clone() };
    let (usual_px, _) = measured(&short, canvas_px, field)?;
    Some(FieldFit { lines, part: (size_px / usual_px).min(1.0) })
}

/// How each of the text fields of a graphic fits that anything of is drawn, by the field's id: whichever template it is
/// made with.
pub fn field_fits(shown: &ShownGraphic, canvas_px: (u32, u32)) -> Vec<(String, FieldFit)> {
    let template = AnyTemplate::of(&shown.graphic, shown.own.as_ref());
    let fields = template.as_ref().map_or_else(Vec::new, AnyTemplate::fields);
    let of = |field: &Field<'_>| Some((field.id.to_owned(), field_fit(shown, canvas_px, field.id)?));
    fields.iter().filter_map(of).collect()
}

/// The size and the number of the lines in which a field's words stand.
fn measured(shown: &ShownGraphic, canvas_px: (u32, u32), field: &str) -> Option<(f32, usize)> {
    let drawing = lay_out(shown, canvas_px);
    let text = plain(&clean(shown.graphic.text(field)));
    let lines: Vec<&Line> = of_text(&drawing, &text).collect();
    Some((lines.first()?.size_px, lines.len()))
}

fn of_text<'d>(drawing: &'d Drawing, text: &'d str) -> impl Iterator<Item = &'d Line> {
    drawing.lines().filter(move |line| {
        let own = plain(&line.text);
        text.contains(&own) || own.strip_suffix('-').is_some_and(|own| text.contains(own))
    })
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use sunting_timeline::Time;
    use sunting_timeline::graphic::Language;

    use super::*;
    use crate::own_template::OwnTemplate;

    fn position(text: &str) -> FieldFit {
        let mut graphic = Graphic::new("nama-dan-jabatan");
        for (field, text) in [("nama", "Siti"), ("jabatan", text)] {
            graphic.fields.insert(field.to_owned(), FieldValue::Text(text.to_owned()));
        }
        let (kit, language, total) = (None, Language::Indonesian, Time::from_seconds(5));
        let shown =
            ShownGraphic { graphic, own: None, kit, reduced_motion: false, language, total, subtitles_top: None };
        field_fit(&shown, (1920, 1080), "jabatan").unwrap()
    }

    #[test]
    fn words_of_an_own_template_that_become_smaller_were_not_told() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1920 1080'><rect width='1920' height='1080'/>\
                   <rect data-field='a' x='100' y='100' width='900' height='90' fill='none'/>\
                   <rect data-field='b' x='100' y='300' width='900' height='90' fill='none'/></svg>";
        let own = OwnTemplate::decode(svg.as_bytes()).unwrap();
        let mut graphic = Graphic::new("milik-kabar");
        for (field, text) in [("a", "Kantor tutup"), ("b", &*"Pelayanan pindah ke lantai dua ".repeat(4))] {
            graphic.fields.insert(field.to_owned(), FieldValue::Text(text.to_owned()));
        }
        let (kit, language, total) = (None, Language::Indonesian, Time::from_seconds(5));
        let own = Some(own.stored().clone());
        let shown = ShownGraphic { graphic, own, kit, reduced_motion: false, language, total, subtitles_top: None };
        let fits = field_fits(&shown, (1920, 1080));
        assert_eq!(fits[0], ("a".to_owned(), FieldFit { lines: 1, part: 1.0 }));
        assert!(fits[1].0 == "b" && fits[1].1.is_smallest(), "{fits:?}");
    }

    #[test]
    fn longer_words_take_more_lines_and_then_become_smaller() {
        assert_eq!(position("Kepala Dinas"), FieldFit { lines: 1, part: 1.0 });
        let two = position("Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Contoh");
        assert_eq!((two.lines, two.is_smaller()), (2, false));
        let small = position(&"Kepala Bidang Pelayanan ".repeat(4));
        assert!(small.is_smaller() && !small.is_smallest(), "{small:?}");
        assert!(position(&"Kepala Bidang Pelayanan ".repeat(12)).is_smallest());
    }
}
