//! *Grafik*: a table becomes a chart. It is pasted or typed as text, a line a row; the kinds that fit are offered, best
//! first.

use eframe::egui::{
    CornerRadius, Id, Margin, Rect, ScrollArea, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2,
};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::shape::{Shape, ShapeKind};
use sunting_graphics::suggest::{refusal, suggest};
use sunting_graphics::table::{ReadTable, Table};
use sunting_session::Session;
use sunting_timeline::graphic::{self, Graphic};
use sunting_timeline::{Clip, ClipId, Edit, Project};

use super::{Cx, id, inside};
use crate::look::fonts;
use crate::look::widgets::Button;
use crate::state::Action;

/// The table that is being typed: of a chart, or of none yet.
#[derive(Default)]
pub struct TableDraft {
    /// The chart whose table it is.
    clip: Option<ClipId>,
    text: String,
    /// What the text says; `None` while it is no table.
    typed: Option<Typed>,
    /// The chart's table as it was when the text was taken from it or put into it. Another one is shown anew.
    stored: Option<graphic::Table>,
}

struct Typed {
    table: Table,
    read: ReadTable,
}

impl TableDraft {
    /// What was typed, in the marks that its columns had.
    fn take_text(&mut self, text: String) {
        let mut table = Table::parse_text(&text).ok();
        if let (Some(table), Some(before)) = (&mut table, &self.typed) {
            for (column, before) in table.columns.iter_mut().zip(&before.table.columns) {
                column.decimal_mark =
                    column.decimal_mark.or(before.decimal_mark).filter(|_| column.name == before.name);
            }
        }
        self.typed = table.map(Typed::of);
        self.text = text;
    }

    /// The table of that chart, or an empty one.
    fn take_stored(&mut self, stored: Option<&graphic::Table>) {
        let table = stored.map(Table::from);
        self.text = table.as_ref().map(Table::to_text).unwrap_or_default();
        self.typed = table.map(Typed::of);
        self.stored = stored.cloned();
    }
}

impl Typed {
    fn of(table: Table) -> Self {
        Self { read: table.read(), table }
    }
}

/// The area in which the table is typed.
const AREA: f32 = 168.0;
const KIND: f32 = 36.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    inside(ui, rect, "charts", |ui| {
        ScrollArea::vertical().id_salt("charts").auto_shrink(false).show(ui, |ui| {
            let mut y = ui.max_rect().top();
            let project = cx.model.session.project().clone();
            let chosen = chosen_chart(cx, &project);
            follow(ui, cx, chosen);
            let hint = cx.t("charts-hint");
            let width = rect.width() - 32.0;
            let left = rect.left() + 16.0;
            cx.look().paragraph(ui.painter(), pos2(left, y + 4.0), &hint, fonts::HELP, cx.theme().muted, width);
            y += 44.0;
            let area = Rect::from_min_size(pos2(left, y), vec2(width, AREA));
            let is_changed = table_field(ui, cx, area);
            y += AREA + 12.0;
            match chosen {
                Some(clip) => {
                    if is_changed {
                        store(cx, clip.id);
                    }
                    y = kinds(ui, cx, clip, Rect::from_min_size(pos2(left, y), vec2(width, KIND)));
                }
                None => y = new_chart(ui, cx, pos2(left, y)),
            }
            ui.set_min_height(y - ui.max_rect().top() + 16.0);
        });
    });
}

/// The chosen clip, if it is a chart.
fn chosen_chart<'a>(cx: &Cx<'_>, project: &'a Project) -> Option<&'a Clip> {
    let (_, clip) = project.find_clip(cx.model.session.selection.only_clip()?)?;
    Session::graphic_of(clip).filter(|graphic| graphic.template.starts_with(CHART_PREFIX)).map(|_| clip)
}

/// Takes up the table of a chart that was just chosen, or that an undo changed.
fn follow(ui: &Ui, cx: &mut Cx<'_>, chosen: Option<&Clip>) {
    let clip = chosen.map(|clip| clip.id);
    let stored = chosen.and_then(Session::graphic_of).and_then(|graphic| graphic.table.as_ref());
    let draft = &mut cx.drafts.table;
    if draft.clip == clip && draft.stored.as_ref() == stored {
        return;
    }
    draft.clip = clip;
    draft.take_stored(stored);
    // What was typed into another table does not come back into this one.
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), field_id(clip)) {
        state.clear_undoer();
        TextEdit::store_state(ui.ctx(), field_id(clip), state);
    }
}

fn field_id(clip: Option<ClipId>) -> Id {
    id(("chart-table", clip.map(|clip| clip.0)))
}

/// Puts what was typed into the chart, if it is a table.
fn store(cx: &mut Cx<'_>, clip: ClipId) {
    let Some(typed) = &cx.drafts.table.typed else { return };
    let table = graphic::Table::from(&typed.table);
    cx.drafts.table.stored = Some(table.clone());
    cx.push(Action::TypeTable(clip, table));
}

/// Whether something was typed.
fn table_field(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> bool {
    let (theme, own) = (*cx.theme(), field_id(cx.drafts.table.clip));
    let stroke = match ui.memory(|memory| memory.has_focus(own)) {
        true => Stroke::new(2.0, theme.accent),
        false => Stroke::new(1.0, theme.border),
    };
    ui.painter().rect(rect, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
    let mut text = std::mem::take(&mut cx.drafts.table.text);
    let edit = TextEdit::multiline(&mut text)
        .id(own)
        .font(fonts::BODY.id())
        .text_color(theme.ink)
        .frame(eframe::egui::Frame::NONE.inner_margin(Margin::same(10)))
        .desired_width(rect.width())
        .desired_rows(6);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let response = ScrollArea::vertical().id_salt("chart-table").show(&mut child, |ui| ui.add(edit)).inner;
    let label = cx.t("charts-table");
    ui.ctx().accesskit_node_builder(own, |node| node.set_label(label));
    let is_changed = response.changed();
    match is_changed {
        true => cx.drafts.table.take_text(text),
        false => cx.drafts.table.text = text,
    }
    is_changed
}

/// The button that makes a chart of what was typed.
fn new_chart(ui: &mut Ui, cx: &mut Cx<'_>, at: eframe::egui::Pos2) -> f32 {
    let (words, reason) = (cx.t("charts-new"), cx.t("charts-no-table"));
    let has_numbers = cx.drafts.table.typed.as_ref().filter(|typed| !typed.read.numbers.is_empty());
    let missing = has_numbers.is_none().then_some(reason.as_str());
    let button = Button::words(&words).filled().disabled(missing);
    let rect = Rect::from_min_size(at, vec2(160.0, 36.0));
    if button.show(ui, cx.look(), rect, id("new-chart")).clicked()
        && let Some(typed) = has_numbers
    {
        let graphic = of_table(cx, typed);
        cx.push(Action::AddGraphic(graphic));
    }
    at.y + 36.0
}

/// The chart that suits a table, with the words that stand around it.
fn of_table(cx: &Cx<'_>, Typed { table, read }: &Typed) -> Graphic {
    let kind = suggest(read, shape(cx)).chart_kind();
    let mut graphic = Graphic::new(&format!("{CHART_PREFIX}{}", kind.id()));
    for (field, text) in [("judul", &table.heading), ("sumber", &table.source)] {
        if let Some(text) = text {
            graphic.fields.insert(field.to_owned(), graphic::FieldValue::Text(text.clone()));
        }
    }
    graphic.table = Some(table.into());
    graphic
}

fn shape(cx: &Cx<'_>) -> ShapeKind {
    let canvas = cx.model.session.project().canvas;
    Shape::of_picture(canvas.width_px, canvas.height_px).kind
}

/// The kinds that fit, best first. One sentence says so where the chart's own would mislead, or where nothing can be
/// read.
fn kinds(ui: &mut Ui, cx: &mut Cx<'_>, clip: &Clip, first: Rect) -> f32 {
    let Some(graphic) = Session::graphic_of(clip) else { return first.top() };
    let Some(Typed { read, .. }) = &cx.drafts.table.typed else {
        return first.top() + sentence(ui, cx, "charts-no-table", first);
    };
    let suggestion = suggest(read, shape(cx));
    let own = ChartKind::from_id(graphic.template.strip_prefix(CHART_PREFIX).unwrap_or_default());
    let mut fitting = vec![suggestion.kind];
    fitting.extend(suggestion.also.iter().copied());
    fitting.retain(|kind| *kind != ChartKind::BigNumber);
    let is_misleading = own.and_then(|own| refusal(read, own, shape(cx))).is_some_and(|why| why.is_misleading());
    let mut place = Rect::from_min_size(first.min, vec2((first.width() - 8.0) / 2.0, KIND));
    for (index, kind) in fitting.into_iter().enumerate() {
        let words = cx.t(&format!("chart-{}", kind.id()));
        let corner = first.min + vec2((index % 2) as f32 * (place.width() + 8.0), (index / 2) as f32 * (KIND + 8.0));
        place = Rect::from_min_size(corner, place.size());
        let button = Button { selected: own == Some(kind), ..Button::words(&words) };
        if button.show(ui, cx.look(), place, id(("chart-kind", kind.id()))).clicked() {
            let template = format!("{CHART_PREFIX}{}", kind.id());
            cx.push(Action::Edit("undo-chart-kind", vec![Edit::SetTemplate { clip: clip.id, template }]));
        }
    }
    let below = place.bottom() + 12.0;
    match is_misleading {
        true => below + sentence(ui, cx, "charts-misleading", first.with_min_y(below)),
        false => below,
    }
}

/// Writes a sentence from the rectangle's top, and gives back its height.
fn sentence(ui: &Ui, cx: &Cx<'_>, key: &str, rect: Rect) -> f32 {
    let (look, ink) = (*cx.look(), cx.theme().warn);
    let lines = look.lines(ui.painter(), &cx.t(key), fonts::HELP, ink, rect.width(), 4);
    let height = lines.size().y;
    ui.painter().galley(rect.min, lines, ink);
    height + 12.0
}
