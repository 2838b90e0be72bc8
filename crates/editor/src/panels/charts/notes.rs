//! The one sentence between the table and the kinds: what is not read, what would mislead, what is left out.

use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::language::Language;
use sunting_graphics::number::{DecimalMark, Measure, NumberStyle};
use sunting_graphics::suggest::{Note, Refusal};
use sunting_session::graphics::language_of;
use sunting_timeline::ClipId;
use sunting_words::Language as Speech;
use sunting_words::numbers::number;
use sunting_words::spelled::spelled;

use super::super::Cx;
use super::cells::{self, Cell};
use super::draft::ChartDraft;

/// Nobody writes more digits behind the mark.
const MOST_DECIMALS: usize = 6;
/// Of more columns nobody reads the names.
const MOST_COLUMNS: usize = 8;

/// What is said, and the buttons that mend it: one, or one for each way.
#[derive(Clone)]
pub struct Told {
    pub text: String,
    /// The numbers mislead, or are not read.
    pub warns: bool,
    pub fixes: Vec<(String, Fix)>,
}

/// What a button beside the sentence does.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// Writes into a cell.
    Put(Cell, String),
    /// Reads a column's numbers the other way.
    Mark(usize, DecimalMark),
    DrawSumRow,
    /// Joins the small rows until so many are left.
    JoinSmall(usize),
    /// Makes a second chart of the columns that the first does not draw.
    Split(Vec<usize>),
    UseComparison,
    /// Leaves that column of numbers alone.
    Keep(usize),
    /// Goes to a cell.
    GoTo(Cell),
}

/// What was said of a table, and of which.
#[derive(Default)]
pub struct Said {
    of: Option<(ClipId, u64, Option<ChartKind>, Speech)>,
    told: Option<Told>,
}

impl Said {
    /// The most urgent of what there is to say, thought of once for each change.
    pub fn about(&mut self, cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
        let of = Some((draft.clip, draft.revision, draft.kind(), cx.words().language()));
        if self.of != of {
            *self = Self { of, told: told(cx, draft) };
        }
        self.told.clone()
    }
}

fn told(cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
    if draft.read.numbers.is_empty() {
        let key = if cells::is_empty(&draft.table) { "charts-type-first" } else { "charts-no-table" };
        return Some(said(cx.t(key)));
    }
    let notes = &draft.suggestion.notes;
    unread(cx, draft)
        .or_else(|| ambiguous(cx, draft))
        .or_else(|| misleading(cx, draft))
        .or_else(|| too_many(cx, draft))
        .or_else(|| notes.iter().find_map(|note| of_note(cx, draft, note)))
        .or_else(|| no_whole(cx, draft))
}

fn said(text: String) -> Told {
    Told { text, warns: false, fixes: Vec::new() }
}

fn warned(text: String) -> Told {
    Told { warns: true, ..said(text) }
}

fn unread(cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
    let (cell, proposal) = draft.unread().find(|(cell, _)| !draft.is_sum_row(cell.row))?;
    let text = cells::text_at(&draft.table, cell);
    let Some(meant) = proposal else {
        let show = (cx.t("charts-show"), Fix::GoTo(cell));
        return Some(Told { fixes: vec![show], ..warned(cx.words().text("charts-unread", &[("text", text.into())])) });
    };
    let written = written_as(draft, cell.column, meant);
    let arguments = [("text", text.into()), ("number", written.clone().into())];
    let use_it = cx.words().text("charts-use-number", &[("number", written.clone().into())]);
    Some(Told {
        fixes: vec![(use_it, Fix::Put(cell, written))],
        ..warned(cx.words().text("charts-unread-meant", &arguments))
    })
}

/// A number with the marks of its column; where it has none, without any.
fn written_as(draft: &ChartDraft, column: usize, value: f64) -> String {
    let number = draft.read.numbers.iter().find(|number| number.column == column);
    match number.and_then(|number| number.reading.decimal_mark) {
        Some(DecimalMark::Point) => in_full(value, Language::English),
        Some(DecimalMark::Comma) => in_full(value, Language::Indonesian),
        None if value.fract() == 0.0 => format!("{value:.0}"),
        None => in_full(value, Language::Indonesian),
    }
}

/// With all its decimals: no number is changed.
fn in_full(value: f64, language: Language) -> String {
    let has = |decimals: &usize| {
        let factor = 10_f64.powi(*decimals as i32);
        ((value * factor).round() - value * factor).abs() < 1e-6
    };
    let decimals = (0..MOST_DECIMALS).find(has).unwrap_or(MOST_DECIMALS);
    NumberStyle { language, measure: Measure::Plain, decimals, ..NumberStyle::default() }.format(value)
}

fn ambiguous(cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
    let found = draft.read.numbers.iter().find_map(|number| Some((number.column, number.reading.ambiguity?)));
    let (column, ambiguity) = found?;
    let text = cells::text_at(&draft.table, Cell::new(ambiguity.row + 1, column));
    let language = cx.words().language();
    let said = |value| spelled(language, value).unwrap_or_else(|| number(language, value, 3));
    let arguments = [("text", text.into()), ("words", said(ambiguity.value).into())];
    let other = in_full(ambiguity.other_value, language_of(language));
    let no = cx.words().text("charts-other-way", &[("number", other.into())]);
    let fix = (no, Fix::Mark(column, ambiguity.other_mark));
    Some(Told { fixes: vec![fix], ..warned(cx.words().text("charts-read-as", &arguments)) })
}

/// The kind that was chosen would mislead: something else is drawn.
fn misleading(cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
    let kind = draft.kind()?;
    let refusal = draft.refusal(kind).filter(|refusal| refusal.is_misleading())?;
    Some(Told { fixes: fix_of(cx, draft, refusal).into_iter().collect(), ..warned(instead(cx, draft, kind, refusal)) })
}

/// "Donat akan menyesatkan: … Karena itu digambar sebagai batang."
fn instead(cx: &Cx<'_>, draft: &ChartDraft, kind: ChartKind, refusal: &Refusal) -> String {
    let drawn = draft.suggestion.chart_kind();
    let name = cx.t(&format!("chart-{}", drawn.id())).to_lowercase();
    let arguments =
        [("kind", kind_name(cx, kind).into()), ("why", reason(cx, draft, refusal).into()), ("drawn", name.into())];
    cx.words().text("charts-would-mislead", &arguments)
}

/// Shares that are no parts of one whole make people think of a ring.
fn no_whole(cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
    let refusal = draft.refusal(ChartKind::Ring).filter(|_| is_share(draft) && draft.read.time.is_none())?;
    matches!(refusal, Refusal::NotOneWhole { .. }).then(|| warned(instead(cx, draft, ChartKind::Ring, refusal)))
}

fn is_share(draft: &ChartDraft) -> bool {
    draft.read.numbers.first().is_some_and(|number| number.measure == Measure::Percent)
}

/// Of the kind as it is drawn; the suggestion's own note is of the kind that is suggested.
fn too_many(cx: &Cx<'_>, draft: &ChartDraft) -> Option<Told> {
    let refusal = draft.refusal(draft.kind()?)?;
    let Refusal::TooManyRows { rows, most } = refusal else { return None };
    let arguments = [("rows", (*rows as i64).into()), ("most", (*most as i64).into())];
    let text = cx.words().text("charts-too-many-rows", &arguments);
    Some(Told { fixes: fix_of(cx, draft, refusal).into_iter().collect(), ..warned(text) })
}

fn fix_of(cx: &Cx<'_>, draft: &ChartDraft, refusal: &Refusal) -> Option<(String, Fix)> {
    match refusal {
        Refusal::TooManyRows { most, .. } => {
            can_be_joined(cx, draft, *most).then(|| (cx.t("charts-join-small"), Fix::JoinSmall(*most)))
        }
        Refusal::TwoUnits { .. } => Some((cx.t("charts-split"), Fix::Split(left_out(draft)))),
        Refusal::UnreadTimes { .. } => Some((cx.t("charts-show"), Fix::GoTo(Cell::new(1, draft.read.label_column?)))),
        _ => None,
    }
}

fn can_be_joined(cx: &Cx<'_>, draft: &ChartDraft, most: usize) -> bool {
    let index = draft.suggestion.columns.first().copied().unwrap_or_default();
    draft.table.shortened(&draft.read, index, most, language_of(cx.words().language())).is_some()
}

/// The columns of numbers that are not drawn.
fn left_out(draft: &ChartDraft) -> Vec<usize> {
    let drawn = |index: &usize| draft.suggestion.columns.contains(index);
    let left = (0..draft.read.numbers.len()).filter(|index| !drawn(index));
    left.filter_map(|index| draft.read.numbers.get(index)).map(|number| number.column).collect()
}

fn of_note(cx: &Cx<'_>, draft: &ChartDraft, note: &Note) -> Option<Told> {
    let words = cx.words();
    let count = |count: usize| (count as i64).into();
    let written = |value: f64| in_full(value, language_of(words.language()));
    match note {
        Note::SumDiffers { stated, added } => {
            let arguments = [("stated", written(*stated).into()), ("added", written(*added).into())];
            Some(warned(words.text("charts-sum-differs", &arguments)))
        }
        Note::SumRowTakenOut { label } => {
            let text = words.text("charts-sum-row", &[("name", label.as_str().into())]);
            Some(Told { fixes: vec![(cx.t("charts-draw-sum"), Fix::DrawSumRow)], ..said(text) })
        }
        Note::SumColumnTakenOut { name } => {
            Some(said(words.text("charts-sum-column", &[("name", name.as_str().into())])))
        }
        Note::TwoUnits { drawn, .. } => {
            let text = words.text("charts-two-units", &[("drawn", drawn.as_str().into())]);
            Some(Told { fixes: vec![(cx.t("charts-split"), Fix::Split(left_out(draft)))], ..warned(text) })
        }
        Note::UnevenPeriods => Some(said(cx.t("charts-uneven"))),
        Note::UnreadTimes { read, rows } => {
            let text = words.text("charts-unread-times", &[("read", count(*read)), ("rows", count(*rows))]);
            Some(warned(text))
        }
        Note::OnlyTwoNumbers => Some(Told {
            fixes: vec![(cx.t("charts-use-comparison"), Fix::UseComparison)],
            ..said(cx.t("charts-only-two"))
        }),
        Note::ChooseOneColumn => {
            Some(Told { fixes: one_of_columns(cx, draft), ..said(cx.t("charts-several-columns")) })
        }
        Note::PercentsOfTarget => Some(said(cx.t("charts-percents-of-target"))),
        Note::FewAnswers { answers } => {
            Some(said(words.text("charts-few-answers", &[("count", written(*answers).into())])))
        }
        Note::Rounding { total } => {
            let total = number(words.language(), *total, 1);
            Some(said(words.text("charts-rounding", &[("total", total.into())])))
        }
        Note::TooManySeries { series, most } => {
            Some(said(words.text("charts-too-many-columns", &[("count", count(*series)), ("most", count(*most))])))
        }
        // It is said of the kind that is drawn.
        Note::TooManyRows { .. } => None,
    }
}

/// A button for each column of numbers.
fn one_of_columns(cx: &Cx<'_>, draft: &ChartDraft) -> Vec<(String, Fix)> {
    let columns = draft.read.numbers.iter().take(MOST_COLUMNS);
    let name = |name: &str, column: usize| match name.trim() {
        "" => cx.t1("charts-nameless-column", "number", (column + 1).to_string()),
        name => name.to_owned(),
    };
    let fix = |column: usize, own: &str| (cx.t1("charts-keep-column", "name", name(own, column)), Fix::Keep(column));
    columns.map(|number| fix(number.column, &number.name)).collect()
}

/// What a kind is called.
pub fn kind_name(cx: &Cx<'_>, kind: ChartKind) -> String {
    cx.t(&format!("chart-{}", kind.id()))
}

/// Why a kind is off, in a few words.
pub fn reason(cx: &Cx<'_>, draft: &ChartDraft, refusal: &Refusal) -> String {
    let (key, arguments) = match refusal {
        Refusal::NoNumbers => ("chart-off-no-numbers", vec![]),
        Refusal::NeedsOneNumber { .. } => ("chart-off-one-number", vec![]),
        Refusal::NeedsOneColumn { .. } => ("chart-off-one-column", vec![]),
        Refusal::NeedsParts { .. } => ("chart-off-parts", vec![]),
        Refusal::NeedsTarget => ("chart-off-target", vec![]),
        Refusal::NeedsShareOfPeople => ("chart-off-people", vec![]),
        Refusal::NotTime => ("chart-off-not-time", vec![]),
        Refusal::UnreadTimes { .. } => ("chart-off-unread-times", vec![]),
        Refusal::NeedsTwoPeriods => ("chart-off-two-periods", vec![]),
        Refusal::Negative => ("chart-off-negative", vec![]),
        Refusal::TwoUnits { .. } => ("chart-off-two-units", vec![]),
        Refusal::MostlyMissing { .. } => ("chart-off-missing", vec![]),
        Refusal::MissingPart => ("chart-off-missing-part", vec![]),
        Refusal::NotOneWhole { .. } if !is_share(draft) => ("chart-off-no-sum", vec![]),
        Refusal::NotOneWhole { total } => {
            ("chart-off-no-whole", vec![("total", number(cx.words().language(), *total, 1).into())])
        }
        Refusal::NotTwoToFiveParts { .. } => ("chart-off-five-parts", vec![]),
        Refusal::TooManyRows { most, .. } => ("chart-off-rows", vec![("most", (*most as i64).into())]),
        Refusal::TooManySeries { most, .. } => ("chart-off-columns", vec![("most", (*most as i64).into())]),
    };
    cx.words().text(key, &arguments)
}
