//! *Grafik*: a table becomes a chart. It is pasted or typed as text, a line a row; the kinds that fit are offered, best
//! first.

use eframe::egui::{CornerRadius, Margin, Rect, ScrollArea, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::shape::Shape;
use sunting_graphics::suggest::suggest;
use sunting_graphics::table::Table;
use sunting_session::Session;
use sunting_timeline::graphic::Graphic;
use sunting_timeline::{Clip, ClipId, Edit};

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
}

/// The area in which the table is typed.
const AREA: f32 = 168.0;
const KIND: f32 = 36.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    inside(ui, rect, "charts", |ui| {
        ScrollArea::vertical().id_salt("charts").auto_shrink(false).show(ui, |ui| {
            let mut y = ui.max_rect().top();
            let chosen = chosen_chart(cx).cloned();
            follow(cx, chosen.as_ref());
            let hint = cx.t("charts-hint");
            let width = rect.width() - 32.0;
            let left = rect.left() + 16.0;
            cx.look().paragraph(ui.painter(), pos2(left, y + 4.0), &hint, fonts::HELP, cx.theme().muted, width);
            y += 44.0;
            let area = Rect::from_min_size(pos2(left, y), vec2(width, AREA));
            let is_changed = table_field(ui, cx, area);
            y += AREA + 12.0;
            let table = Table::parse_text(&cx.drafts.table.text).ok();
            match (&chosen, table) {
                (Some(clip), Some(table)) => {
                    if is_changed {
                        cx.push(Action::TypeTable(clip.id, (&table).into()));
                    }
                    y = kinds(ui, cx, clip, &table, Rect::from_min_size(pos2(left, y), vec2(width, KIND)));
                }
                (None, table) => y = new_chart(ui, cx, table.as_ref(), pos2(left, y)),
                (Some(_), None) => {}
            }
            ui.set_min_height(y - ui.max_rect().top() + 16.0);
        });
    });
}

/// The chosen clip, if it is a chart.
fn chosen_chart<'a>(cx: &'a Cx<'_>) -> Option<&'a Clip> {
    let session = &cx.model.session;
    let clip = session.selection.only_clip().and_then(|id| session.clip(id))?;
    Session::graphic_of(clip).filter(|graphic| graphic.template.starts_with(CHART_PREFIX)).map(|_| clip)
}

/// Takes up the table of a chart that was just chosen, or that an undo changed.
fn follow(cx: &mut Cx<'_>, chosen: Option<&Clip>) {
    let clip = chosen.map(|clip| clip.id);
    let stored = chosen.and_then(Session::graphic_of).and_then(|graphic| graphic.table.as_ref());
    let is_other = cx.drafts.table.clip != clip;
    let typed = Table::parse_text(&cx.drafts.table.text).ok().map(|table| (&table).into());
    if clip.is_some() && (is_other || stored.is_some() && typed.as_ref() != stored) {
        cx.drafts.table.text = stored.map(|table| Table::from(table).to_text()).unwrap_or_default();
    } else if is_other {
        cx.drafts.table.text.clear();
    }
    cx.drafts.table.clip = clip;
}

/// Whether something was typed.
fn table_field(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> bool {
    let (theme, own) = (*cx.theme(), id("chart-table"));
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
    cx.drafts.table.text = text;
    response.changed()
}

/// The button that makes a chart of what was typed.
fn new_chart(ui: &mut Ui, cx: &mut Cx<'_>, table: Option<&Table>, at: eframe::egui::Pos2) -> f32 {
    let (words, reason) = (cx.t("charts-new"), cx.t("charts-no-table"));
    let has_numbers = table.filter(|table| !table.read().numbers.is_empty());
    let missing = has_numbers.is_none().then_some(reason.as_str());
    let button = Button::words(&words).filled().disabled(missing);
    let rect = Rect::from_min_size(at, vec2(160.0, 36.0));
    if button.show(ui, cx.look(), rect, id("new-chart")).clicked()
        && let Some(table) = has_numbers
    {
        cx.push(Action::AddGraphic(of_table(cx, table)));
    }
    at.y + 36.0
}

/// The chart that suits a table, with the words that stand around it.
fn of_table(cx: &Cx<'_>, table: &Table) -> Graphic {
    let canvas = cx.model.session.project().canvas;
    let kind = suggest(&table.read(), Shape::of_picture(canvas.width_px, canvas.height_px).kind).kind;
    let kind = if kind == ChartKind::BigNumber { ChartKind::Table } else { kind };
    let mut graphic = Graphic::new(&format!("{CHART_PREFIX}{}", kind.id()));
    for (field, text) in [("judul", &table.heading), ("sumber", &table.source)] {
        if let Some(text) = text {
            graphic.fields.insert(field.to_owned(), sunting_timeline::graphic::FieldValue::Text(text.clone()));
        }
    }
    graphic.table = Some(table.into());
    graphic
}

/// The kinds that fit, best first; those that would mislead are not offered, and one sentence says why.
fn kinds(ui: &mut Ui, cx: &mut Cx<'_>, clip: &Clip, table: &Table, first: Rect) -> f32 {
    let Some(graphic) = Session::graphic_of(clip) else { return first.top() };
    let canvas = cx.model.session.project().canvas;
    let suggestion = suggest(&table.read(), Shape::of_picture(canvas.width_px, canvas.height_px).kind);
    let own = ChartKind::from_id(graphic.template.strip_prefix(CHART_PREFIX).unwrap_or_default());
    let mut fitting = vec![suggestion.kind];
    fitting.extend(suggestion.also.iter().copied());
    fitting.retain(|kind| *kind != ChartKind::BigNumber);
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
    place.bottom() + 12.0
}
