//! A title or card: its fields, when it is seen, and whether it can be read in that time.

use eframe::egui::{CornerRadius, Id, Margin, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2};
use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::reading::Pace;
use sunting_graphics::template::{Field, FieldKind};
use sunting_session::Session;
use sunting_session::graphics::language_of;
use sunting_timeline::graphic::{FieldValue, Graphic, Item};
use sunting_timeline::{Clip, Edit, Time};

use super::super::{Cx, id};
use super::page::Page;
use super::{graphic_findings, graphic_more, head, locking, office, times, used};
use crate::look::fonts::{self, Type};
use crate::look::icons;
use crate::look::widgets::{Button, field as line_field, toggle};
use crate::state::{Action, graphic_kind};

/// What is written in fields.
const FIELD: Type = fonts::HELP_STRONG;
/// Left and right in a list, and above and below.
const LIST_PADDING: (f32, f32) = (11.0, 8.0);
/// Room for the line that comes next.
const NEXT_LINE: f32 = 20.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let Some(graphic) = Session::graphic_of(clip) else { return };
    let about = cx.t1("details-graphic", "duration", cx.words().duration(clip.timeline_range.duration()));
    head::show(ui, cx, page, None, &kind_of(cx, graphic), &about);
    let is_unfolded = cx.drafts.more_graphic;
    locking::offering(ui, cx, page, &[clip], is_unfolded, |ui, cx, page| {
        let template = template_of(cx, graphic);
        let fields = template.as_ref().map_or_else(Vec::new, AnyTemplate::fields);
        for field in &fields {
            field_of(ui, cx, page, (clip, graphic), field);
        }
        page.line(ui, cx);
        times::show(ui, cx, page, clip);
        times::by_hand(ui, cx, page, clip);
        page.space(8.0);
        graphic_more::position(ui, cx, page, clip, graphic);
        let row = pace(ui, cx, page, clip);
        graphic_more::unfold(ui, cx, row);
        graphic_findings::show(ui, cx, page, clip);
        graphic_more::show(ui, cx, page, clip, graphic);
    });
    office::link(ui, cx, page);
}

fn kind_of(cx: &Cx<'_>, graphic: &Graphic) -> String {
    graphic_kind::name_of(cx.words(), graphic, cx.model.session.project().own_template(graphic))
}

/// What a graphic is made with, whether it ships or the project carries it.
fn template_of(cx: &Cx<'_>, graphic: &Graphic) -> Option<AnyTemplate> {
    AnyTemplate::of(graphic, cx.model.session.project().own_template(graphic))
}

fn field_of(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, (clip, graphic): (&Clip, &Graphic), field: &Field) {
    let label = field.names.of(language_of(cx.words().language()));
    if let FieldKind::Switch { on } = field.kind {
        let is_on = graphic.switch(field.id).unwrap_or(on);
        let row = page.row(36.0);
        if toggle(ui, cx.look(), row, field_id(clip, field), label, is_on) {
            let value = Some(FieldValue::Switch(!is_on));
            let edit = Edit::SetField { clip: clip.id, field: field.id.to_owned(), value };
            cx.push(Action::Edit("undo-graphic-words", vec![edit]));
        }
        return;
    }
    let row = page.row(20.0);
    cx.look().text(ui.painter(), pos2(row.left(), row.center().y), label, fonts::SMALL, cx.theme().muted);
    count(ui, cx, row, graphic, field);
    let own = field_id(clip, field);
    let is_meant = cx.drafts.focus_part.as_deref().is_none_or(|part| part == field.id);
    if cx.drafts.focus_field == Some(clip.id) && is_meant && !cx.drafts.overlay.is_open() {
        (cx.drafts.focus_field, cx.drafts.focus_part) = (None, None);
        ui.memory_mut(|memory| memory.request_focus(own));
    }
    let typed = match field.kind {
        FieldKind::List { parts, .. } => {
            let stored = graphic.list(field.id);
            let is_same = |text: &str| read(parts, text, field, stored) == stored;
            let text = list_text(ui, own, is_same, || written(parts, stored));
            let rows = page.row(list_height(ui, &text, page.width()));
            list_field(ui, cx, rows, own, label, text).map(|text| FieldValue::List(read(parts, &text, field, stored)))
        }
        _ => {
            let mut text = graphic.text(field.id).to_owned();
            let place = page.row(32.0);
            let response = line_field(ui, cx.look(), place, own, label, &mut text, FIELD);
            if text.is_empty() && !field.required {
                let at = pos2(place.left() + LIST_PADDING.0, place.center().y);
                cx.look().text(ui.painter(), at, &cx.t("graphic-optional"), FIELD, cx.theme().muted);
            }
            used::offer(ui, cx, page, (clip, graphic), field, &response);
            response.changed().then_some(FieldValue::Text(text))
        }
    };
    if let Some(value) = typed {
        cx.push(Action::TypeField(clip.id, field.id.to_owned(), Some(value)));
    }
    graphic_findings::fit(ui, cx, page, clip, field);
    page.space(4.0);
}

/// How many letters a field holds, near the most that are easy to read. More are not refused.
fn count(ui: &Ui, cx: &Cx<'_>, row: Rect, graphic: &Graphic, field: &Field) {
    let (letters, most) = (graphic.text(field.id).chars().count(), field.most_characters);
    if most == 0 || letters * 10 < most * 8 {
        return;
    }
    let ink = if letters > most { cx.theme().warn } else { cx.theme().muted };
    let words = format!("{letters}/{most}");
    cx.look().text_right(ui.painter(), pos2(row.right(), row.center().y), &words, fonts::SMALL, ink);
}

/// Of a clip's own, so that undoing in a field never brings another clip's words.
fn field_id(clip: &Clip, field: &Field) -> Id {
    id(("graphic-field", clip.id.0, field.id))
}

fn list_height(ui: &Ui, text: &str, width: f32) -> f32 {
    let room = width - 2.0 * LIST_PADDING.0;
    let laid = ui.painter().layout(text.to_owned(), FIELD.id(), eframe::egui::Color32::BLACK, room);
    laid.size().y + NEXT_LINE + 2.0 * LIST_PADDING.1
}

/// A list as it was typed, as long as it says the same: a line that is still empty has no row yet, and a `|` with
/// nothing behind it no part.
fn list_text(ui: &Ui, own: Id, is_same: impl Fn(&str) -> bool, stored: impl Fn() -> String) -> String {
    let is_typing = ui.memory(|memory| memory.has_focus(own));
    let held = ui.data(|data| data.get_temp::<String>(own)).filter(|held| is_typing && is_same(held));
    held.unwrap_or_else(stored)
}

/// A list as text: a line a row, its parts divided by `|`. What was typed, if something was.
fn list_field(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, own: Id, label: &str, mut text: String) -> Option<String> {
    let theme = *cx.theme();
    let is_typing = ui.memory(|memory| memory.has_focus(own));
    let stroke = if is_typing { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.border) };
    ui.painter().rect(rect, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
    let edit = TextEdit::multiline(&mut text)
        .id(own)
        .font(FIELD.id())
        .text_color(theme.ink)
        .frame(eframe::egui::Frame::NONE.inner_margin(Margin::symmetric(LIST_PADDING.0 as i8, LIST_PADDING.1 as i8)))
        .desired_width(rect.width())
        .desired_rows(2);
    let response = ui.new_child(UiBuilder::new().max_rect(rect)).add_sized(rect.size() - vec2(0.0, 2.0), edit);
    ui.ctx().accesskit_node_builder(own, |node| node.set_label(label));
    ui.data_mut(|data| data.insert_temp(own, text.clone()));
    response.changed().then_some(text)
}

/// The parts that people write; icons have a place in the picture, but no words.
fn worded<'p>(parts: &'p [Field<'p>]) -> impl Iterator<Item = &'p Field<'p>> {
    parts.iter().filter(|part| part.kind != FieldKind::Icon)
}

fn written(parts: &[Field], items: &[Item]) -> String {
    let line = |item: &Item| {
        let parts = worded(parts).map(|part| item.get(part.id).map_or("", String::as_str));
        parts.collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A row keeps the icon that it had; a new one has that of the example.
fn read(parts: &[Field], text: &str, field: &Field, before: &[Item]) -> Vec<Item> {
    let item = |(row, line): (usize, &str)| {
        // What the last part holds may have that sign in it.
        let texts = line.splitn(worded(parts).count().max(1), '|').map(|text| text.trim().to_owned());
        let words = worded(parts).map(|part| part.id.to_owned()).zip(texts).filter(|(_, text)| !text.is_empty());
        let mut item: Item = words.collect();
        for (place, part) in parts.iter().enumerate().filter(|(_, part)| part.kind == FieldKind::Icon) {
            let kept = before.get(row).and_then(|item| item.get(part.id)).cloned();
            let usual = || Some(field.example.lines().nth(row)?.split('|').nth(place)?.trim().to_owned());
            item.extend(kept.or_else(usual).map(|icon| (part.id.to_owned(), icon)));
        }
        item
    };
    text.lines().filter(|line| !line.trim().is_empty()).enumerate().map(item).collect()
}

/// Whether it can be read in its time, and the button that gives it more; the row in which it is said.
pub fn pace(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) -> Rect {
    let (theme, look) = (*cx.theme(), *cx.look());
    let told = page.row(32.0);
    let pace = cx.model.session.pace(clip);
    let (icon, ink, words) = match pace {
        Pace::Fine => (icons::CHECK, theme.ok, cx.t("graphic-fine")),
        Pace::Quick => (icons::INFO, theme.warn, cx.t("graphic-quick")),
        Pace::TooQuick { .. } => (icons::WARNING, theme.warn, cx.t("graphic-too-quick")),
    };
    look.icon(ui.painter(), pos2(told.left() + 8.0, told.center().y), icon, 16.0, ink);
    look.text(ui.painter(), pos2(told.left() + 24.0, told.center().y), &words, fonts::HELP, ink);
    let Pace::TooQuick { missing_s } = pace else { return told };
    let row = page.row(32.0);
    let label = cx.t1("graphic-more-time", "time", cx.tenths(Time::from_seconds_f64(missing_s)));
    let rect = row.with_max_x(row.left() + 24.0 + look.width(ui.painter(), &label, fonts::HELP_STRONG));
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&label).link() };
    if button.show(ui, &look, rect, id("graphic-more-time")).clicked() {
        let range = clip.timeline_range;
        let end = range.end() + Time::from_seconds_f64(missing_s);
        let range = cx.model.session.typed_range(clip, None, Some(end));
        let edit = Edit::SetClipRange { clip: clip.id, start: range.start().into(), end: range.end().into() };
        cx.push(Action::Edit(times::undo_label(clip), vec![edit]));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(template: &str) -> (&'static Field<'static>, &'static [Field<'static>]) {
        let template = sunting_graphics::template::find(template).unwrap();
        let of = |field: &'static Field| match field.kind {
            FieldKind::List { parts, .. } => Some((field, parts)),
            _ => None,
        };
        template.fields.iter().find_map(of).unwrap()
    }

    #[test]
    fn a_list_is_written_a_line_a_row_and_read_back() {
        let (field, parts) = list("syarat");
        let items = read(parts, "Kartu keluarga asli | ya\n\nPengantar RT|tidak\n", field, &[]);
        assert_eq!(items.len(), 2);
        assert_eq!(read(parts, &written(parts, &items), field, &items), items);
    }

    #[test]
    fn icons_are_no_words_and_stay_with_their_rows() {
        let (field, parts) = list("kapan-di-mana-berapa");
        let items = read(parts, "Kapan | Selasa\nDi mana | Balai RW 05", field, &[]);
        assert_eq!((items[0]["ikon"].as_str(), items[1]["ikon"].as_str()), ("calendar-blank", "map-pin"));
        assert_eq!(written(parts, &items), "Kapan | Selasa\nDi mana | Balai RW 05");
    }
}
