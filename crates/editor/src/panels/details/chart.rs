//! A chart: what was found, its unit and source, when it is seen, and how its rows are drawn.

use eframe::egui::{Align2, Id, Margin, Popup, Rect, Stroke, StrokeKind, TextEdit, Ui, pos2};
use sunting_graphics::chart::{ALL_ALIKE, AS_IN_TABLE, HEADING, HIGHLIGHT, ORDER, SOURCE, SUM_ROW, UNIT};
use sunting_graphics::chart_kind::ChartKind;
use sunting_session::Session;
use sunting_session::charts::kind_of_chart;
use sunting_timeline::graphic::{Appear, FieldValue, Graphic};
use sunting_timeline::{Clip, Edit};

use super::super::{Cx, id, menu};
use super::chart_rows::ChartRows;
use super::graphic::pace;
use super::page::Page;
use super::{graphic_findings, head, locking, office, times};
use crate::look::widgets::{Button, segmented, toggle};
use crate::look::{fonts, icons};
use crate::state::{Action, graphic_kind};

/// The unfolded fields have a name of their own in what the window remembers.
const MORE: &str = "chart-more";
/// A menu lists so many rows and sources.
const MOST_LISTED: usize = 24;
/// The button at the right end of the source's field.
const CARET: f32 = 32.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let Some(graphic) = Session::graphic_of(clip) else { return };
    let kind = kind_of_chart(graphic).unwrap_or(ChartKind::Table);
    let name = graphic_kind::name_of(cx.words(), graphic, None);
    let about = cx.t1("chart-seen", "duration", cx.words().duration(clip.timeline_range.duration()));
    head::show(ui, cx, page, Some(kind), &name, &about);
    let is_unfolded = cx.drafts.texts.contains_key(MORE);
    locking::offering(ui, cx, page, &[clip], is_unfolded, |ui, cx, page| {
        heading(ui, cx, page, clip, graphic);
        unit(ui, cx, page, clip, graphic);
        source(ui, cx, page, clip, graphic);
        page.line(ui, cx);
        times::show(ui, cx, page, clip);
        times::by_hand(ui, cx, page, clip);
        page.space(8.0);
        let row = Rect::from_min_max(pos2(page.left, page.y - 2.0), pos2(page.right, page.y + 30.0));
        pace(ui, cx, page, clip);
        page.space(4.0);
        graphic_findings::show(ui, cx, page, clip);
        more(ui, cx, page, row, clip, graphic);
    });
    office::link(ui, cx, page);
}

/// Of a clip's own, so that undoing in a field never brings another clip's words.
fn field_id(clip: &Clip, field: &str) -> Id {
    id(("graphic-field", clip.id.0, field))
}

fn label(ui: &Ui, cx: &Cx<'_>, page: &mut Page, words: &str) {
    let row = page.row(20.0);
    cx.look().text(ui.painter(), pos2(row.left(), row.center().y), words, fonts::SMALL, cx.theme().muted);
}

/// A field of one line with what belongs there while it is empty.
struct LineField<'a> {
    field: &'static str,
    label: &'a str,
    hint: &'a str,
    /// It may not stay empty.
    warns: bool,
}

impl LineField<'_> {
    fn show(&self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, clip: &Clip, graphic: &Graphic) {
        let (theme, own) = (*cx.theme(), field_id(clip, self.field));
        let mut text = graphic.text(self.field).to_owned();
        let is_missing = self.warns && text.trim().is_empty();
        let stroke = match ui.memory(|memory| memory.has_focus(own)) {
            true => Stroke::new(2.0, theme.accent),
            false if is_missing => Stroke::new(1.5, theme.warn),
            false => Stroke::new(1.0, theme.border),
        };
        let fill = if is_missing { theme.warn_soft } else { theme.surface };
        let whole = Rect::from_min_max(rect.min, pos2(clip_right(rect, self.field), rect.bottom()));
        ui.painter().rect(rect, 6.0, fill, stroke, StrokeKind::Inside);
        let hint_ink = if is_missing { theme.warn } else { theme.muted };
        let edit = TextEdit::singleline(&mut text)
            .id(own)
            .font(fonts::HELP_STRONG.id())
            .text_color(theme.ink)
            .hint_text(eframe::egui::RichText::new(self.hint).font(fonts::HELP_STRONG.id()).color(hint_ink))
            .frame(eframe::egui::Frame::NONE.inner_margin(Margin::symmetric(11, 0)))
            .align(Align2::LEFT_CENTER)
            .desired_width(whole.width());
        let response = ui.put(whole, edit);
        ui.ctx().accesskit_node_builder(own, |node| node.set_label(self.label));
        if response.changed() {
            let value = (!text.is_empty()).then_some(FieldValue::Text(text));
            cx.push(Action::TypeField(clip.id, self.field.to_owned(), value));
        }
    }
}

/// The source's field leaves room for the button at its end.
fn clip_right(rect: Rect, field: &str) -> f32 {
    if field == SOURCE { rect.right() - CARET } else { rect.right() }
}

fn heading(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    let (words, hint) = (cx.t("chart-heading"), cx.t("chart-heading-hint"));
    label(ui, cx, page, &words);
    let own = field_id(clip, HEADING);
    if cx.drafts.focus_field == Some(clip.id) && !cx.drafts.overlay.is_open() {
        cx.drafts.focus_field = None;
        ui.memory_mut(|memory| memory.request_focus(own));
    }
    let field = LineField { field: HEADING, label: &words, hint: &hint, warns: false };
    field.show(ui, cx, page.row(32.0), clip, graphic);
    page.space(4.0);
}

fn unit(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    let words = cx.t("chart-unit");
    label(ui, cx, page, &words);
    // What is drawn while nothing is written here.
    let hint = graphic.table.as_ref().and_then(|table| unit_of(&table.columns)).unwrap_or_default();
    let field = LineField { field: UNIT, label: &words, hint: &hint, warns: false };
    field.show(ui, cx, page.row(32.0), clip, graphic);
    page.space(4.0);
}

/// What stands in brackets behind the first head that has some.
fn unit_of(heads: &[String]) -> Option<String> {
    heads.iter().find_map(|head| sunting_graphics::table::Column::parse(head).unit)
}

fn source(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    let (words, hint) = (cx.t("chart-source"), cx.t("chart-no-source"));
    label(ui, cx, page, &words);
    let row = page.row(32.0);
    let field = LineField { field: SOURCE, label: &words, hint: &hint, warns: true };
    field.show(ui, cx, row, clip, graphic);
    let sources = used_sources(cx, graphic);
    if !sources.is_empty() {
        let tip = cx.t("chart-used-sources");
        let place = Rect::from_min_max(pos2(row.right() - CARET, row.top()), row.max);
        let response = Button::icon(icons::CARET_DOWN, &tip).show(ui, cx.look(), place, id("chart-sources"));
        Popup::menu(&response).show(|ui| menu::scrolled(ui, |ui| offer(ui, cx, clip, &sources)));
    }
    page.space(4.0);
}

fn offer(ui: &mut Ui, cx: &mut Cx<'_>, clip: &Clip, sources: &[String]) {
    for source in sources {
        if menu::entry(ui, cx, source) {
            set(cx, "undo-graphic-words", clip, SOURCE, Some(FieldValue::Text(source.clone())));
        }
    }
}

/// The sources of the project's other charts, and the office itself.
fn used_sources(cx: &Cx<'_>, graphic: &Graphic) -> Vec<String> {
    let own = graphic.text(SOURCE);
    let mut found: Vec<String> = Vec::new();
    let project = cx.model.session.project();
    let office = project.graphics_look.kit.as_ref().map(|kit| kit.name.clone()).filter(|name| !name.is_empty());
    let office = office.map(|office| cx.t1("chart-own-source", "office", office));
    let others =
        cx.model.session.graphics().filter_map(Session::graphic_of).map(|graphic| graphic.text(SOURCE).to_owned());
    for source in others.chain(office).filter(|source| !source.trim().is_empty() && source != own) {
        if found.len() < MOST_LISTED && !found.contains(&source) {
            found.push(source);
        }
    }
    found
}

fn set(cx: &mut Cx<'_>, label: &'static str, clip: &Clip, field: &str, value: Option<FieldValue>) {
    cx.push(Action::Edit(label, vec![Edit::SetField { clip: clip.id, field: field.to_owned(), value }]));
}

/// What is changed less often: what stands out, the order of rows, the ground.
fn more(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, row: Rect, clip: &Clip, graphic: &Graphic) {
    let (words, look) = (cx.t("chart-more"), *cx.look());
    let width = look.width(ui.painter(), &words, fonts::HELP_STRONG);
    let place = row.with_min_x(row.right() - width);
    let is_open = cx.drafts.texts.contains_key(MORE);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    let response = button.show(ui, &look, place, id(MORE));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if response.clicked() {
        match is_open {
            true => cx.drafts.texts.remove(MORE),
            false => cx.drafts.texts.insert(MORE, String::new()),
        };
    }
    if !is_open {
        return;
    }
    let rows = std::mem::take(&mut cx.drafts.chart_rows).follow(&cx.model.session, clip);
    highlight(ui, cx, page, clip, graphic, &rows);
    order(ui, cx, page, clip, graphic, &rows);
    grow(ui, cx, page, clip, graphic);
    ground(ui, cx, page, clip, graphic);
    let draws_sum = graphic.switch(SUM_ROW).unwrap_or(false);
    if draws_sum || rows.have_sum {
        let row = page.row(36.0);
        if toggle(ui, &look, row, field_id(clip, SUM_ROW), &cx.t("chart-sum-row"), draws_sum) {
            set(cx, "undo-chart-look", clip, SUM_ROW, (!draws_sum).then_some(FieldValue::Switch(true)));
        }
    }
    cx.drafts.chart_rows = rows;
}

fn highlight(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic, rows: &ChartRows) {
    if rows.names.is_empty() {
        return;
    }
    let (words, usual, none) = (cx.t("chart-highlight"), cx.t("chart-highlight-usual"), cx.t("chart-highlight-none"));
    label(ui, cx, page, &words);
    let own = graphic.text(HIGHLIGHT);
    let shown = match own {
        "" => usual.clone(),
        ALL_ALIKE => none.clone(),
        name => name.to_owned(),
    };
    let row = page.row(32.0);
    let look = *cx.look();
    let shown = look.middle_elided(ui.painter(), &shown, fonts::HELP_STRONG, row.width() - 48.0);
    let button = Button { opens_menu: true, left: true, ..Button::words(&shown) };
    let response = button.show(ui, &look, row, field_id(clip, HIGHLIGHT));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{words}: {shown}")));
    let choices = [(String::new(), usual), (ALL_ALIKE.to_owned(), none)];
    let names = rows.names.iter().take(MOST_LISTED).map(|name| (name.clone(), name.clone()));
    let choices: Vec<(String, String)> = choices.into_iter().chain(names).collect();
    Popup::menu(&response).show(|ui| {
        menu::scrolled(ui, |ui| {
            for (value, name) in &choices {
                if menu::choice(ui, cx, name, own == value.as_str()) {
                    let value = (!value.is_empty()).then(|| FieldValue::Text(value.clone()));
                    set(cx, "undo-chart-highlight", clip, HIGHLIGHT, value);
                }
            }
        });
    });
    page.space(4.0);
}

/// Times go forwards, whatever the table's order.
fn order(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic, rows: &ChartRows) {
    let is_ranked = matches!(kind_of_chart(graphic), Some(ChartKind::Columns | ChartKind::Bars | ChartKind::Stacked));
    if rows.are_times || !is_ranked {
        return;
    }
    label(ui, cx, page, &cx.t("chart-order"));
    let labels = [cx.t("chart-order-size"), cx.t("chart-order-table")];
    let labels = labels.each_ref().map(String::as_str);
    let chosen = usize::from(graphic.text(ORDER) == AS_IN_TABLE);
    if let Some(clicked) = segmented(ui, cx.look(), page.row(32.0), field_id(clip, ORDER), &labels, chosen) {
        let value = (clicked == 1).then(|| FieldValue::Text(AS_IN_TABLE.to_owned()));
        set(cx, "undo-chart-look", clip, ORDER, value);
    }
    page.space(4.0);
}

/// Bars, lines and numbers grow from nothing, or come as a whole.
fn grow(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    let grows = graphic.appear == Appear::Moving;
    let (row, words) = (page.row(36.0), cx.t("chart-grow"));
    if toggle(ui, cx.look(), row, field_id(clip, "grow"), &words, grows) {
        let appear = if grows { Appear::Fading } else { Appear::Moving };
        cx.push(Action::Edit("undo-graphic-appear", vec![Edit::SetAppear { clip: clip.id, appear }]));
    }
}

fn ground(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, graphic: &Graphic) {
    label(ui, cx, page, &cx.t("chart-ground"));
    let labels = [cx.t("chart-ground-light"), cx.t("chart-ground-dark")];
    let labels = labels.each_ref().map(String::as_str);
    let own = field_id(clip, "ground");
    if let Some(clicked) = segmented(ui, cx.look(), page.row(32.0), own, &labels, usize::from(graphic.dark)) {
        let edit = Edit::SetDark { clip: clip.id, dark: clicked == 1 };
        cx.push(Action::Edit("undo-chart-look", vec![edit]));
    }
    page.space(4.0);
}
