//! From a table to a chart of a kind: which rows in which order, how their numbers are written, what stands out.

use sunting_timeline::graphic::{self, Graphic};

use super::{Chart, ChartData, Highlight};
use crate::chart_kind::ChartKind;
use crate::language::Language;
use crate::number::{Measure, NumberStyle};
use crate::shape::ShapeKind;
use crate::suggest::{Suggestion, order, people_share, progress_rows, suggest};
use crate::table::{Column, NumberColumn, ReadTable, Table};

/// The ids of charts as templates begin so: "grafik-batang".
pub const CHART_PREFIX: &str = "grafik-";

/// What people say beside the numbers.
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
}

/// As a highlight: no row stands out.
pub const ALL_ALIKE: &str = "-";

/// The chart of a graphic whose template is one; `None` for other templates and without a table.
pub fn of_graphic(graphic: &Graphic, language: Language, shape: ShapeKind) -> Option<Chart> {
    let kind = ChartKind::from_id(graphic.template.strip_prefix(CHART_PREFIX)?)?;
    let words = ChartWords {
        heading: graphic.text("judul"),
        unit: graphic.text("satuan"),
        source: graphic.text("sumber"),
        highlight: graphic.text("sorot"),
    };
    of_table(&Table::from(graphic.table.as_ref()?), kind, words, language, shape)
}

/// A table as a chart of that kind; `None` where the table has nothing for it, see [`crate::suggest::refusal`].
pub fn of_table(
    table: &Table,
    kind: ChartKind,
    words: ChartWords<'_>,
    language: Language,
    shape: ShapeKind,
) -> Option<Chart> {
    let read = table.read();
    let making = Making { table, suggestion: suggest(&read, shape), read, words, language };
    let data = making.data(kind)?;
    Some(Chart {
        heading: words.heading.to_owned(),
        unit: making.unit(),
        source: with_its_name(words.source, language),
        highlight: making.highlight(&data),
        numbers: making.numbers(&data),
        data,
    })
}

/// "Sumber: BPS", whether somebody has written so or only "BPS".
fn with_its_name(source: &str, language: Language) -> String {
    let is_named = ["sumber", "source"].iter().any(|name| source.trim_start().to_lowercase().starts_with(name));
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
            ChartKind::Columns => ChartData::Columns(self.named_values()?),
            ChartKind::Bars => ChartData::Bars(self.bars()?),
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

    /// Amounts beside their targets are shown in percent of those.
    fn bars(&self) -> Option<Vec<(String, Option<f64>)>> {
        let Some(rows) = progress_rows(&self.read).filter(|rows| rows.len() > 1) else { return self.named_values() };
        let mut rows: Vec<_> = rows.into_iter().map(|row| (row.label, row.percent)).collect();
        rows.sort_by(|one, other| other.1.unwrap_or(f64::MIN).total_cmp(&one.1.unwrap_or(f64::MIN)));
        Some(rows)
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

    fn unit(&self) -> String {
        if !self.words.unit.trim().is_empty() {
            return self.words.unit.to_owned();
        }
        let column = self.drawn_columns().first().copied();
        match column.and_then(|column| column.unit.clone()) {
            // The sign stands beside each value already.
            Some(unit) if unit == "%" => self.language.choose("Persen", "Percent").to_owned(),
            unit => unit.unwrap_or_default(),
        }
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
                of(rows.iter().position(|(name, _)| same(name)).or_else(usual))
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
            ChartData::Bars(rows) if progress_rows(&self.read).is_some_and(|rows| rows.len() > 1) => {
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
