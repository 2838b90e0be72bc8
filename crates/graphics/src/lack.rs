//! What graphics lack, so that they are not drawn, or not as they should be.

use sunting_timeline::graphic::{Graphic, Language};
use sunting_timeline::own_template::StoredTemplate;

use crate::any_template::AnyTemplate;
use crate::chart::{self, CHART_PREFIX};
use crate::chart_kind::ChartKind;
use crate::shape::ShapeKind;

/// What a graphic lacks.
#[derive(Clone, Debug, PartialEq)]
pub enum Lack {
    /// No template has its id: nothing is drawn.
    Template,
    /// These required fields, as people call them, hold nothing: nothing is drawn.
    Fields(Vec<String>),
    /// A chart has no table that it could show: nothing is drawn.
    Table,
    /// A chart does not say where its numbers come from: it is drawn, and tells so.
    Source,
}

/// What a graphic lacks, if anything; `own` is the template of its id that the project carries. Whatever shape its
/// picture has, the answer is the same.
pub fn lack(graphic: &Graphic, own: Option<&StoredTemplate>, language: Language) -> Option<Lack> {
    if let Some(template) = AnyTemplate::of(graphic, own) {
        let missing = template.missing(graphic);
        let names = missing.iter().map(|field| field.names.of(language).to_owned()).collect();
        return (!missing.is_empty()).then_some(Lack::Fields(names));
    }
    let kind = graphic.template.strip_prefix(CHART_PREFIX).and_then(ChartKind::from_id);
    if kind.is_none_or(|kind| kind == ChartKind::BigNumber) {
        return Some(Lack::Template);
    }
    match chart::of_graphic(graphic, language, ShapeKind::Wide) {
        None => Some(Lack::Table),
        Some(chart) => chart.source.trim().is_empty().then_some(Lack::Source),
    }
}

#[cfg(test)]
mod tests {
    use sunting_timeline::Time;
    use sunting_timeline::graphic;
    use sunting_timeline::scene::ShownGraphic;

    use super::{Graphic, Lack, Language};
    use crate::show::lay_out;
    use crate::template;

    fn chart(template: &str, rows: &[[&str; 2]]) -> Graphic {
        let rows = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let columns = vec!["Dinas".to_owned(), "Pegawai".to_owned()];
        let table = Some(graphic::Table { columns, rows, ..graphic::Table::default() });
        Graphic { table, ..Graphic::new(template) }
    }

    #[test]
    fn what_is_not_drawn_says_what_it_lacks() {
        let with_source = |mut graphic: Graphic| {
            graphic.fields.insert("sumber".to_owned(), graphic::FieldValue::Text("BPS".to_owned()));
            graphic
        };
        let rows = [["A", "5"], ["B", "7"]];
        let undrawn = [
            (Graphic::new("bunga"), Lack::Template),
            (Graphic::new("grafik-bunga"), Lack::Template),
            (chart("grafik-angka-besar", &rows), Lack::Template),
            (Graphic::new("grafik-batang"), Lack::Table),
            (with_source(chart("grafik-batang", &[["A", "banyak"]])), Lack::Table),
        ];
        for (graphic, lack_of) in undrawn {
            assert_eq!(lack(&graphic), Some(lack_of), "{}", graphic.template);
            assert!(is_empty(graphic));
        }
        let quote = Graphic::new("kutipan");
        let Some(Lack::Fields(fields)) = lack(&quote) else { panic!("{:?}", lack(&quote)) };
        assert_eq!(fields, ["Kutipan", "Nama"]);
        assert!(is_empty(quote));
        assert_eq!(lack(&chart("grafik-batang", &rows)), Some(Lack::Source));
        assert_eq!(lack(&with_source(chart("grafik-batang", &rows))), None);
        for template in template::all() {
            assert_eq!(lack(&template.example()), None, "{}", template.id);
        }
    }

    fn lack(graphic: &Graphic) -> Option<Lack> {
        super::lack(graphic, None, Language::Indonesian)
    }

    fn is_empty(graphic: Graphic) -> bool {
        let (kit, reduced_motion, subtitles_top) = (None, false, None);
        let (language, total) = (Language::Indonesian, Time::from_seconds(5));
        let shown = ShownGraphic { graphic, own: None, kit, reduced_motion, language, total, subtitles_top };
        lay_out(&shown, (1920, 1080)).marks().next().is_none()
    }
}
