//! Charts: made of tables, and becoming what suits them.

use sunting_graphics::chart::{CHART_PREFIX, HEADING, SOURCE, SUM_ROW};
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::shape::{Shape, ShapeKind};
use sunting_graphics::suggest::suggest;
use sunting_graphics::table;
use sunting_timeline::ClipId;
use sunting_timeline::edit::{Edit, EditError};
use sunting_timeline::graphic::{FieldValue, Graphic, Item, Table};

use super::reading_time::usual_duration;
use super::session::Session;

/// What two numbers are better told as.
const COMPARISON: &str = "perbandingan";

impl Session {
    /// What a chart's table holds while it is typed. With `kind_follows` the chart becomes the kind that suits its numbers.
    ///
    /// # Errors
    /// The refusal.
    pub fn type_table(
        &mut self,
        label: &'static str,
        clip: ClipId,
        table: Table,
        kind_follows: bool,
    ) -> Result<(), EditError> {
        let template = kind_follows.then(|| chart_template(self.suited_kind(&(&table).into())));
        self.type_and_follow(label, clip, &Edit::SetTable { clip, table })?;
        let own = self.clip(clip).and_then(Self::graphic_of).map(|graphic| graphic.template.clone());
        match template.filter(|template| own.as_ref() != Some(template)) {
            Some(template) => self.type_words(label, clip, &Edit::SetTemplate { clip, template }),
            None => Ok(()),
        }
    }

    /// The chart that suits a table, with the words that stand around it.
    pub fn chart_of(&self, table: &table::Table) -> Graphic {
        let mut graphic = Graphic::new(&chart_template(self.suited_kind(table)));
        for (field, text) in [(HEADING, &table.heading), (SOURCE, &table.source)] {
            if let Some(text) = text {
                graphic.fields.insert(field.to_owned(), FieldValue::Text(text.clone()));
            }
        }
        graphic.table = Some(table.into());
        graphic
    }

    /// The edits that make two charts of one: the clip's with one table, another behind it with the other. Both have its
    /// source.
    pub fn splitting_chart(&self, clip: ClipId, own: &table::Table, other: &table::Table) -> Vec<Edit> {
        let Some(clip) = self.clip(clip) else { return Vec::new() };
        let mut second = self.chart_of(other);
        if let Some(source) = Self::graphic_of(clip).and_then(|graphic| graphic.fields.get(SOURCE)) {
            second.fields.insert(SOURCE.to_owned(), source.clone());
        }
        let placed = self.place_for_graphic(usual_duration(&second, None)).range;
        vec![
            Edit::SetTable { clip: clip.id, table: own.into() },
            Edit::AddGraphic {
                track: None,
                at: placed.start().into(),
                duration: placed.duration().into(),
                graphic: second,
            },
        ]
    }

    /// The edits that make a chart of two numbers a comparison of them; none where it has others.
    pub fn comparing(&self, clip: ClipId) -> Vec<Edit> {
        let Some(graphic) = self.clip(clip).and_then(Self::graphic_of) else { return Vec::new() };
        let Some(sides) = graphic.table.as_ref().and_then(|table| two_sides(&table.into())) else { return Vec::new() };
        let set = |field: &str, value| Edit::SetField { clip, field: field.to_owned(), value: Some(value) };
        vec![
            Edit::SetTemplate { clip, template: COMPARISON.to_owned() },
            set("sisi", FieldValue::List(sides)),
            set("perubahan", FieldValue::Switch(false)),
        ]
    }

    /// The edits that leave a chart one of its columns of numbers, as the kind that suits it then.
    pub fn keeping_column(&self, clip: ClipId, column: usize) -> Vec<Edit> {
        let graphic = self.clip(clip).and_then(Self::graphic_of);
        let Some(stored) = graphic.and_then(|graphic| graphic.table.as_ref()) else { return Vec::new() };
        let mut table = table::Table::from(stored);
        let numbers: Vec<usize> = table.read().numbers.iter().map(|number| number.column).collect();
        for other in numbers.into_iter().rev().filter(|other| *other != column) {
            table.columns.remove(other);
            table.rows.iter_mut().filter(|row| other < row.len()).for_each(|row| drop(row.remove(other)));
        }
        let template = chart_template(self.suited_kind(&table));
        vec![Edit::SetTable { clip, table: (&table).into() }, Edit::SetTemplate { clip, template }]
    }

    fn suited_kind(&self, table: &table::Table) -> ChartKind {
        suggest(&table.read(), self.shape_of_picture()).chart_kind()
    }

    /// The kind of shape that charts are laid out for.
    pub fn shape_of_picture(&self) -> ShapeKind {
        let canvas = self.project().canvas;
        Shape::of_picture(canvas.width_px, canvas.height_px).kind
    }
}

/// The only two numbers of a table, each with its name.
fn two_sides(table: &table::Table) -> Option<Vec<Item>> {
    let read = table.read();
    let mut sides = Vec::new();
    for column in &read.numbers {
        for (label, row) in read.labels.iter().zip(&read.rows).filter(|(_, row)| cell_is_number(column, **row)) {
            let cell = table.rows.get(*row).and_then(|cells| cells.get(column.column))?;
            let label = if read.numbers.len() > 1 { &column.name } else { label };
            let parts = [("label", label.clone()), ("nilai", cell.clone())];
            let unit = column.unit.clone().filter(|unit| !cell.contains(unit.as_str()));
            let unit = unit.map(|unit| ("satuan", unit));
            sides.push(parts.into_iter().chain(unit).map(|(part, text)| (part.to_owned(), text)).collect());
        }
    }
    (sides.len() == 2).then_some(sides)
}

fn cell_is_number(column: &table::NumberColumn, row: usize) -> bool {
    column.reading.cells.get(row).is_some_and(|cell| cell.number().is_some())
}

/// The kind of a chart; `None` of other graphics.
pub fn kind_of_chart(graphic: &Graphic) -> Option<ChartKind> {
    ChartKind::from_id(graphic.template.strip_prefix(CHART_PREFIX)?)
}

/// What a chart of that kind has as its template.
pub fn chart_template(kind: ChartKind) -> String {
    format!("{CHART_PREFIX}{}", kind.id())
}

/// A chart's table as it is drawn: with a sum row among the others where somebody wants it so.
pub fn read_chart(graphic: &Graphic, table: &table::Table) -> table::ReadTable {
    match graphic.switch(SUM_ROW) {
        Some(true) => table.read_with_sum_row(),
        _ => table.read(),
    }
}

#[cfg(test)]
mod tests {
    use sunting_graphics::reading::Pace;
    use sunting_timeline::Time;
    use sunting_timeline::graphic::Language;

    use super::*;

    #[test]
    fn a_chart_gets_longer_with_the_rows_that_are_typed() {
        let mut session = Session::default();
        let (clip, _) = session.add_graphic("add", Graphic::new("grafik-batang"), Language::Indonesian).unwrap();
        let row = |row: u32| vec![format!("Dinas {row}"), row.to_string()];
        let columns = vec!["Dinas".to_owned(), "Pegawai".to_owned()];
        let table = Table { columns, rows: (1..=12).map(row).collect(), ..Table::default() };
        session.type_field("typing", clip, "judul", Some(FieldValue::Text("kata ".repeat(8)))).unwrap();
        let before = session.clip(clip).unwrap().timeline_range.duration();
        session.type_table("typing", clip, table, false).unwrap();
        let own = session.clip(clip).unwrap();
        assert!(own.timeline_range.duration() > before && session.pace(own) == Pace::Fine);
    }

    #[test]
    fn a_chart_that_is_typed_becomes_what_suits_it_in_the_same_step() {
        let mut session = Session::default();
        let (clip, _) = session.add_graphic("add", Graphic::new("grafik-tabel"), Language::Indonesian).unwrap();
        let parsed = table::Table::parse_text("Bulan\tKunjungan\nJan\t1.840\nFeb\t1.795\nMar\t1.420").unwrap();
        session.type_table("typing", clip, (&parsed).into(), true).unwrap();
        assert_eq!(Session::graphic_of(session.clip(clip).unwrap()).unwrap().template, "grafik-batang");
        assert_eq!(session.history().labels().count(), 2);
        let heading = table::Table { heading: Some("Kunjungan".to_owned()), ..parsed };
        let chart = session.chart_of(&heading);
        assert_eq!((chart.template.as_str(), chart.text(HEADING)), ("grafik-batang", "Kunjungan"));
    }

    #[test]
    fn of_several_columns_one_is_kept_and_drawn_as_suits_it() {
        let mut session = Session::default();
        let table = table::Table::parse_text("Dinas\tPegawai\tRuang\nPU\t120\t14\nSosial\t310\t22").unwrap();
        let chart = session.chart_of(&table);
        assert_eq!(chart.template, "grafik-tabel");
        let (clip, _) = session.add_graphic("add", chart, Language::Indonesian).unwrap();
        session.edit("kind", &session.keeping_column(clip, 2)).unwrap();
        let graphic = Session::graphic_of(session.clip(clip).unwrap()).unwrap();
        let table = graphic.table.as_ref().unwrap();
        assert_eq!(
            (graphic.template.as_str(), &table.columns[..]),
            ("grafik-batang", &["Dinas", "Ruang"].map(str::to_owned)[..])
        );
        assert_eq!(table.rows[1], ["Sosial", "22"]);
    }

    #[test]
    fn one_chart_becomes_two_behind_each_other_with_one_source_in_one_step() {
        let mut session = Session::default();
        let table = |text| table::Table::parse_text(text).unwrap();
        let (own, other) = (table("Kota\tOrang\nBatam\t120\nDumai\t95"), table("Kota\tPersen\nBatam\t12%\nDumai\t14%"));
        let mut chart = session.chart_of(&own);
        chart.fields.insert(SOURCE.to_owned(), FieldValue::Text("BPS, 2026".to_owned()));
        let (clip, _) = session.add_graphic("add", chart, Language::Indonesian).unwrap();
        let (steps, first) = (session.history().labels().count(), session.clip(clip).unwrap().timeline_range);
        session.edit("split", &session.splitting_chart(clip, &own, &other)).unwrap();
        assert_eq!(session.history().labels().count(), steps + 1);
        let charts: Vec<_> = sunting_timeline::scene::seen_graphics(session.project()).map(|(_, clip)| clip).collect();
        let [one, two] = charts[..] else { panic!("{charts:?}") };
        let graphic = |clip| Session::graphic_of(clip).unwrap();
        assert_eq!((one.id, one.timeline_range), (clip, first));
        assert!(!two.timeline_range.overlaps(first) && two.timeline_range.duration() > Time::ZERO);
        assert_eq!(graphic(one).table, Some((&own).into()));
        assert_eq!(graphic(two).table, Some((&other).into()));
        assert!([one, two].iter().all(|clip| graphic(clip).text(SOURCE) == "BPS, 2026"));
    }

    #[test]
    fn two_numbers_become_a_comparison_with_their_names() {
        let mut session = Session::default();
        let table = table::Table::parse_text("Tahun\tPeserta (orang)\n2024\t120\n2025\t310").unwrap();
        let chart = session.chart_of(&table);
        let (clip, _) = session.add_graphic("add", chart, Language::Indonesian).unwrap();
        session.edit("kind", &session.comparing(clip)).unwrap();
        let graphic = Session::graphic_of(session.clip(clip).unwrap()).unwrap();
        let sides = graphic.list("sisi");
        assert_eq!((sides[0]["label"].as_str(), sides[1]["nilai"].as_str()), ("2024", "310"));
        assert_eq!(sides[1]["satuan"], "orang");
        assert!(sunting_graphics::template::find(&graphic.template).is_some());
    }
}
