//! From a table to a chart of a kind: which rows in which order, how their numbers are written, what stands out.

use sunting_timeline::graphic::{self, Graphic};

use super::{Chart, ChartData, Highlight};
use crate::chart_kind::ChartKind;
use crate::language::Language;
use crate::number::{Measure, NumberStyle};
use crate::shape::ShapeKind;
use crate::suggest::{ProgressRow, Suggestion, order, order_by, people_share, progress_rows, refusal, suggest};
use crate::table::{Column, NumberColumn, ReadTable, Table};

/// The ids of charts as templates begin so: "grafik-batang".
pub const CHART_PREFIX: &str = "grafik-";

/// What people say beside the numbers, and choose about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChartWords<'a> {
    /// What was found out.
    pub heading: &'a str,
    /// Unit and period; from the table's heads when empty.
    pub unit: &'a str,
    /// Where the numbers come from.
    pub source: &'a str,
    /// The row or line that stands out; [`ALL_ALIKE`] for none, empty for the usual one.
    pub highlight: &'a str,
    /// Whether rows stay in the table's order, where they would be drawn by size.
    pub keeps_order: bool,
    /// Whether a row with the sum of the others is drawn too.
    pub draws_sum_row: bool,
}

/// The field of a chart's heading.
pub const HEADING: &str = "judul";
/// The field of its unit and period.
pub const UNIT: &str = "satuan";
/// The field of its source.
pub const SOURCE: &str = "sumber";
/// The field of the row or line that stands out.
pub const HIGHLIGHT: &str = "sorot";
/// The field of the order of rows: [`AS_IN_TABLE`], or empty.
pub const ORDER: &str = "urutan";
/// The switch that draws a row with the sum of the others too.
pub const SUM_ROW: &str = "jumlah";
/// As an order: rows stay as they are in the table.
pub const AS_IN_TABLE: &str = "tabel";

/// As a highlight: no row stands out.
pub const ALL_ALIKE: &str = "-";

/// The chart of a graphic whose template is one; `None` for other templates and without a table.
pub fn of_graphic(graphic: &Graphic, language: Language, shape: ShapeKind) -> Option<Chart> {
    let kind = ChartKind::from_id(graphic.template.strip_prefix(CHART_PREFIX)?)?;
    let words = ChartWords {
        heading: graphic.text(HEADING),
        unit: graphic.text(UNIT),
        source: graphic.text(SOURCE),
        highlight: graphic.text(HIGHLIGHT),
        keeps_order: graphic.text(ORDER) == AS_IN_TABLE,
        draws_sum_row: graphic.switch(SUM_ROW).unwrap_or(false),
    };
    of_table(&Table::from(graphic.table.as_ref()?), kind, words, language, shape)
}

/// A table as a chart of that kind, or as the one that suits it where that kind would mislead; `None` where the table
/// has nothing for it, see [`refusal`].
pub fn of_table(
    table: &Table,
    kind: ChartKind,
    words: ChartWords<'_>,
    language: Language,
    shape: ShapeKind,
) -> Option<Chart> {
    let read = if words.draws_sum_row { table.read_with_sum_row() } else { table.read() };
    let suggestion = suggest(&read, shape);
    let misleads = refusal(&read, kind, shape).is_some_and(|refusal| refusal.is_misleading());
    let kind = if misleads { suggestion.chart_kind() } else { kind };
    let making = Making { table, suggestion, read, words, language };
    let data = making.data(kind)?;
    Some(Chart {
        heading: words.heading.to_owned(),
        unit: making.unit(kind),
        source: with_its_name(words.source, language),
        highlight: making.highlight(&data),
        numbers: making.numbers(&data),
        data,
    })
}

/// "Sumber: BPS", whether somebody has written so or only "BPS".
fn with_its_name(source: &str, language: Language) -> String {
    let name = source.split_once(':').map(|(name, _)| name.trim().to_lowercase());
    let is_named = name.is_some_and(|name| ["sumber", "sumber data", "source", "data source"].contains(&name.as_str()));
    match source.trim().is_empty() || is_named {
        true => source.to_owned(),
        false => format!("{}: {}", language.choose("Sumber", "Source"), source.trim()),
    }
}

struct Making<'a> {
    table: &'a Table,
    read: ReadTable,
    suggestion: Suggestion,
    words: ChartWords<'a>,
    language: Language,
}

impl Making<'_> {
    fn data(&self, kind: ChartKind) -> Option<ChartData> {
        Some(match kind {
            ChartKind::Columns => ChartData::Columns(self.values()?),
            ChartKind::Bars => ChartData::Bars(self.values()?),
            ChartKind::Stacked => self.stacked()?,
            ChartKind::Lines => {
                let line = |column: &&NumberColumn| (column.name.clone(), self.in_order(column));
                let lines = self.drawn_columns().iter().map(line).collect();
                ChartData::Lines { periods: self.labels(), positions: self.positions(), lines }
            }
            ChartKind::Area => {
                let column = *self.drawn_columns().first()?;
                let (name, values) = (column.name.clone(), self.in_order(column));
                ChartData::Area { periods: self.labels(), positions: self.positions(), name, values }
            }
            ChartKind::Ring => {
                let parts = self.named_values()?.into_iter().map(|(name, value)| Some((name, value?)));
                ChartData::Ring { parts: parts.collect::<Option<_>>()?, total: String::new() }
            }
            ChartKind::Progress => {
                let rows = progress_rows(&self.read)?.into_iter();
                let rows = rows.map(|row| Some((row.label, row.percent?, row.target_percent)));
                ChartData::Progress(rows.collect::<Option<_>>()?)
            }
            ChartKind::Table => self.whole_table(),
            ChartKind::People => {
                let (row, filled) = people_share(&self.read)?;
                ChartData::People { filled, of: 10, words: self.read.labels.get(row)?.clone() }
            }
            ChartKind::BigNumber => return None,
        })
    }

    /// The columns that are drawn together.
    fn drawn_columns(&self) -> Vec<&NumberColumn> {
        self.suggestion.columns.iter().filter_map(|index| self.read.numbers.get(*index)).collect()
    }

    fn order(&self) -> Vec<usize> {
        if self.words.keeps_order && self.read.time.is_none() {
            return (0..self.read.rows.len()).collect();
        }
        let first = self.suggestion.columns.first().copied().unwrap_or_default();
        if self.suggestion.order.is_empty() { order(&self.read, first) } else { self.suggestion.order.clone() }
    }

    fn labels(&self) -> Vec<String> {
        self.order().iter().filter_map(|row| self.read.labels.get(*row).cloned()).collect()
    }

    fn positions(&self) -> Option<Vec<f64>> {
        let time = self.read.time.as_ref()?;
        Some(self.order().iter().filter_map(|row| time.get(*row).copied()).collect())
    }

    fn in_order(&self, column: &NumberColumn) -> Vec<Option<f64>> {
        self.order().iter().map(|row| column.values.get(*row).copied().flatten()).collect()
    }

    fn named_values(&self) -> Option<Vec<(String, Option<f64>)>> {
        let column = *self.drawn_columns().first()?;
        Some(self.labels().into_iter().zip(self.in_order(column)).collect())
    }

    /// What was reached of its target, where columns tell both: bars show that, in percent.
    fn reached(&self) -> Option<Vec<ProgressRow>> {
        progress_rows(&self.read).filter(|_| self.suggestion.columns.len() > 1)
    }

    fn values(&self) -> Option<Vec<(String, Option<f64>)>> {
        let Some(rows) = self.reached() else { return self.named_values() };
        let percents: Vec<Option<f64>> = rows.iter().map(|row| row.percent).collect();
        let keeps_order = self.words.keeps_order;
        let in_order = if keeps_order { (0..rows.len()).collect() } else { order_by(&self.read, &percents) };
        Some(in_order.into_iter().filter_map(|row| rows.get(row)).map(|row| (row.label.clone(), row.percent)).collect())
    }

    fn stacked(&self) -> Option<ChartData> {
        let columns = self.drawn_columns();
        let parts = columns.iter().map(|column| column.name.clone()).collect();
        let row = |row: &usize| {
            let values = columns.iter().map(|column| column.values.get(*row).copied().flatten());
            Some((self.read.labels.get(*row)?.clone(), values.collect::<Option<Vec<f64>>>()?))
        };
        let rows = self.order().iter().map(row).collect::<Option<_>>()?;
        Some(ChartData::Stacked { parts, rows })
    }

    fn whole_table(&self) -> ChartData {
        let heads = self.table.columns.iter().map(Column::head).collect();
        let is_number = |place| self.read.numbers.iter().any(|column| column.column == place);
        let right = (0..self.table.columns.len()).map(is_number).collect();
        ChartData::Table { heads, rows: self.table.rows.clone(), right }
    }

    fn unit(&self, kind: ChartKind) -> String {
        let typed = self.words.unit.trim();
        if self.is_of_target(kind) {
            let told = self.language.choose("Persen dari target", "Percent of target");
            let small = typed.to_lowercase();
            return match ["%", "persen", "percent"].iter().any(|word| small.contains(word)) {
                true => typed.to_owned(),
                false => [told, typed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            };
        }
        if !typed.is_empty() {
            return self.words.unit.to_owned();
        }
        let column = self.drawn_columns().first().copied();
        match column.and_then(|column| column.unit.clone()) {
            // The sign stands beside each value already.
            Some(unit) if unit == "%" => self.language.choose("Persen", "Percent").to_owned(),
            unit => unit.unwrap_or_default(),
        }
    }

    /// Whether that kind shows amounts in percent of their targets. Percents beside percents stay what they are.
    fn is_of_target(&self, kind: ChartKind) -> bool {
        let rows = match kind {
            ChartKind::Progress => progress_rows(&self.read),
            ChartKind::Columns | ChartKind::Bars => self.reached(),
            _ => None,
        };
        rows.is_some() && self.drawn_columns().iter().any(|column| column.measure != Measure::Percent)
    }

    /// The row that was asked for, by its name; else the usual one. A line is meant by its own name.
    fn highlight(&self, data: &ChartData) -> Highlight {
        let wished = self.words.highlight.trim();
        if wished == ALL_ALIKE {
            return Highlight::None;
        }
        let same = |name: &String| name.trim().eq_ignore_ascii_case(wished);
        let of = |found: Option<usize>| found.map_or(Highlight::None, Highlight::Row);
        match data {
            ChartData::Lines { lines, .. } => of(lines.iter().position(|(name, _)| same(name)).or(Some(0))),
            ChartData::Columns(rows) | ChartData::Bars(rows) => {
                let usual = || match self.read.time {
                    Some(_) => rows.iter().rposition(|(_, value)| value.is_some()),
                    None => rows.iter().position(|(_, value)| value.is_some()),
                };
                // The one that is meant is the largest, wherever it stands.
                let largest = || {
                    let ranked = self.suggestion.highlight.and_then(|row| self.read.labels.get(row))?;
                    rows.iter().position(|(name, _)| name == ranked)
                };
                let meant = || self.words.keeps_order.then(largest).flatten().or_else(usual);
                of(rows.iter().position(|(name, _)| same(name)).or_else(meant))
            }
            // A table has no row that is meant unless somebody says so.
            ChartData::Table { rows, .. } => of(rows.iter().position(|row| row.first().is_some_and(same))),
            _ => Highlight::None,
        }
    }

    fn numbers(&self, data: &ChartData) -> NumberStyle {
        let values = |rows: &[(String, Option<f64>)]| rows.iter().filter_map(|(_, value)| *value).collect::<Vec<_>>();
        match data {
            ChartData::Progress(rows) => {
                let values: Vec<f64> = rows.iter().flat_map(|(_, value, target)| [*value, *target]).collect();
                NumberStyle::of_values(&values, Measure::Percent, self.language)
            }
            ChartData::Columns(rows) | ChartData::Bars(rows) if self.reached().is_some() => {
                NumberStyle::of_values(&values(rows), Measure::Percent, self.language)
            }
            _ => {
                let columns = self.drawn_columns();
                let all: Vec<f64> = columns.iter().flat_map(|column| column.present()).collect();
                let measure = columns.first().map_or(Measure::Plain, |column| column.measure);
                NumberStyle::of_values(&all, measure, self.language)
            }
        }
    }
}

impl From<&graphic::Table> for Table {
    fn from(stored: &graphic::Table) -> Self {
        let column = |(place, head): (usize, &String)| {
            let decimal_mark = stored.decimal_marks.get(&place).copied();
            Column { decimal_mark, ..Column::parse(head) }
        };
        let columns = stored.columns.iter().enumerate().map(column).collect();
        Self { heading: None, source: None, columns, rows: stored.rows.clone() }
    }
}

impl From<&Table> for graphic::Table {
    fn from(table: &Table) -> Self {
        let marked = table.columns.iter().enumerate();
        Self {
            columns: table.columns.iter().map(Column::head).collect(),
            rows: table.rows.clone(),
            decimal_marks: marked.filter_map(|(place, column)| Some((place, column.decimal_mark?))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::DecimalMark;

    fn chart(text: &str, kind: ChartKind, highlight: &str) -> Chart {
        let words = ChartWords { heading: "Judul", source: "BPS", highlight, ..ChartWords::default() };
        of_table(&Table::parse_text(text).unwrap(), kind, words, Language::Indonesian, ShapeKind::Wide).unwrap()
    }

    #[test]
    fn rankings_come_largest_first_and_times_as_they_go() {
        let ranked = chart("Dinas\tRealisasi (%)\nPU\t59,8\nKesehatan\t81,3", ChartKind::Bars, "");
        let ChartData::Bars(rows) = &ranked.data else { panic!("{ranked:?}") };
        assert_eq!(rows[0], ("Kesehatan".to_owned(), Some(81.3)));
        assert_eq!((ranked.unit.as_str(), ranked.highlight), ("Persen", Highlight::Row(0)));
        assert_eq!(ranked.source, "Sumber: BPS");
        assert_eq!(ranked.numbers.format(81.3), "81,3%");
        let months = chart("Bulan\tKunjungan\nJan\t1.840\nFeb\t1.795\nMar\t1.420", ChartKind::Columns, "");
        assert_eq!(months.highlight, Highlight::Row(2));
        let named = chart("Bulan\tKunjungan\nJan\t1.840\nFeb\t1.795", ChartKind::Columns, "jan");
        assert_eq!(named.highlight, Highlight::Row(0));
        assert_eq!(chart("A\tB\nx\t1\ny\t2", ChartKind::Bars, ALL_ALIKE).highlight, Highlight::None);
    }

    fn stored(text: &str, template: &str) -> Chart {
        let table = Some((&Table::parse_text(text).unwrap()).into());
        of_graphic(&Graphic { table, ..Graphic::new(template) }, Language::Indonesian, ShapeKind::Wide).unwrap()
    }

    #[test]
    fn a_chart_that_would_mislead_since_its_table_was_changed_is_what_suits_the_table() {
        let misleading = [
            ("Pegawai\t52\nModal\t-48", "grafik-donat"),
            ("Pegawai\t52\nModal\t90", "grafik-donat"),
            ("Menteng\t5\nBukit\t7", "grafik-garis"),
        ];
        for (text, template) in misleading {
            let suits = suggest(&Table::parse_text(text).unwrap().read(), ShapeKind::Wide).chart_kind();
            let drawn = stored(text, template).data.id();
            assert!(drawn == suits.id() && !template.ends_with(drawn), "{text}: {drawn}");
        }
        let honest =
            [("Pegawai\t52\nModal\t48", "donat"), ("Jan\t5\nFeb\t7", "garis"), ("Menteng\t5\nBukit\t7", "batang")];
        for (text, kind) in honest {
            assert_eq!(stored(text, &format!("{CHART_PREFIX}{kind}")).data.id(), kind, "{text}");
        }
    }

    #[test]
    fn amounts_beside_their_targets_are_told_in_percent_of_those() {
        let text = "Dinas\tPagu (juta rupiah)\tRealisasi (juta rupiah)\nKesehatan\t200\t90\nPU\t100\t83";
        for template in ["grafik-batang", "grafik-batang-datar"] {
            let chart = stored(text, template);
            let (ChartData::Columns(rows) | ChartData::Bars(rows)) = &chart.data else { panic!("{chart:?}") };
            assert_eq!(*rows, [("PU".to_owned(), Some(83.0)), ("Kesehatan".to_owned(), Some(45.0))], "{template}");
            assert_eq!((chart.unit.as_str(), chart.numbers.format(83.0).as_str()), ("Persen dari target", "83%"));
        }
        assert_eq!(stored(text, "grafik-kemajuan").unit, "Persen dari target");
        let mut graphic = Graphic::new("grafik-batang");
        graphic.table = Some((&Table::parse_text(text).unwrap()).into());
        for (typed, shown) in [("2025", "Persen dari target, 2025"), ("% dari pagu, 2025", "% dari pagu, 2025")] {
            graphic.fields.insert("satuan".to_owned(), graphic::FieldValue::Text(typed.to_owned()));
            let chart = of_graphic(&graphic, Language::Indonesian, ShapeKind::Wide).unwrap();
            assert_eq!(chart.unit, shown);
        }
        // Percents beside percents are not of each other.
        let shares = "Belanja\tRealisasi\tTarget\nPegawai\t83,1%\t80%\nBarang\t66,5%\t75%";
        assert_eq!(stored(shares, "grafik-kemajuan").unit, "");
    }

    #[test]
    fn a_source_that_begins_like_the_word_still_gets_it() {
        assert_eq!(with_its_name("Dinas Sumber Daya Air", Language::Indonesian), "Sumber: Dinas Sumber Daya Air");
        assert_eq!(with_its_name("Sumber Daya Air Kota", Language::Indonesian), "Sumber: Sumber Daya Air Kota");
        assert_eq!(with_its_name("sumber : BPS", Language::Indonesian), "sumber : BPS");
    }

    #[test]
    fn rows_stay_as_in_the_table_and_a_sum_is_drawn_where_somebody_says_so() {
        let table = Table::parse_text("Tempat\tOrang\nDesa\t10\nKantor\t40\nSekolah\t20\nJumlah\t70").unwrap();
        let mut graphic = Graphic { table: Some((&table).into()), ..Graphic::new("grafik-batang-datar") };
        let drawn = |graphic: &Graphic| {
            let chart = of_graphic(graphic, Language::Indonesian, ShapeKind::Wide).unwrap();
            let ChartData::Bars(rows) = chart.data else { panic!() };
            (rows.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), chart.highlight)
        };
        assert_eq!(drawn(&graphic), (vec!["Kantor".into(), "Sekolah".into(), "Desa".into()], Highlight::Row(0)));
        graphic.fields.insert(ORDER.to_owned(), graphic::FieldValue::Text(AS_IN_TABLE.to_owned()));
        assert_eq!(drawn(&graphic), (vec!["Desa".into(), "Kantor".into(), "Sekolah".into()], Highlight::Row(1)));
        graphic.fields.insert(SUM_ROW.to_owned(), graphic::FieldValue::Switch(true));
        assert_eq!(drawn(&graphic).0.last().map(String::as_str), Some("Jumlah"));
    }

    #[test]
    fn what_would_mislead_is_drawn_as_what_suits() {
        let drawn =
            chart("Umur\tAktif (%)\n17–30 tahun\t81\n31–50 tahun\t64\n51 tahun ke atas\t38", ChartKind::Ring, "");
        assert!(matches!(drawn.data, ChartData::Bars(_)), "{drawn:?}");
    }

    #[test]
    fn decimals_of_a_sheet_stay_decimals_in_a_project() {
        let mut table = Table::parse_text("Kelurahan\tLuas\nMenteng\t1,234\nBukit\t5,678").unwrap();
        table.columns[1].decimal_mark = Some(DecimalMark::Comma);
        let stored = graphic::Table::from(&table);
        assert_eq!(Table::from(&stored), table);
        let drawn = Graphic { table: Some(stored), ..Graphic::new("grafik-batang") };
        let chart = of_graphic(&drawn, Language::Indonesian, ShapeKind::Wide).unwrap();
        let rows = [("Bukit".to_owned(), Some(5.678)), ("Menteng".to_owned(), Some(1.234))];
        assert_eq!(chart.data, ChartData::Columns(rows.to_vec()));
    }

    #[test]
    fn a_graphic_of_another_template_is_no_chart() {
        let strap = Graphic::new("nama-dan-jabatan");
        assert_eq!(of_graphic(&strap, Language::Indonesian, ShapeKind::Wide), None);
        let empty = Graphic::new("grafik-batang");
        assert_eq!(of_graphic(&empty, Language::Indonesian, ShapeKind::Wide), None);
    }
}
