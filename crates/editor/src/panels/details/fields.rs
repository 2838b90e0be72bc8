//! A number in a field: typed, stepped with arrow keys, or dragged sideways.

use eframe::egui::accesskit::Role;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{
    Align2, CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Rect, Sense, Stroke, StrokeKind, TextEdit,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use sunting_timeline::{Edit, Time};
use sunting_words::numbers::number;

use super::super::{Cx, id};
use crate::look::slider::Slid;
use crate::look::widgets::drag_cursor;
use crate::look::{fonts, icons};
use crate::state::{About, Action, Notice, numbers};

/// What one press of an arrow key, or so many points of a drag, changes.
const STEP: Time = Time::from_millis(100);
const POINTS_A_STEP: f32 = 4.0;
/// Left and right inside a field.
const PADDING: f32 = 8.0;

/// Esc gives a number up and nothing else.
const OWN_KEYS: EventFilter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `0,5 dtk`.
    Seconds,
    /// `0:21,8`.
    Clock,
}

/// What happened to a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn<T> {
    Drag(T),
    /// The drag has ended.
    End,
    /// It was set at once.
    Set(T),
}

impl Turn<f32> {
    pub fn of(slid: Slid, cx: &Cx<'_>) -> Self {
        match slid {
            Slid { value, done: false } => Self::Drag(value),
            Slid { .. } if cx.model.session.is_dragging() => Self::End,
            Slid { value, .. } => Self::Set(value),
        }
    }
}

/// Asks for the edits of a turn; every drag is one step.
pub fn ask<T>(cx: &mut Cx<'_>, label: &'static str, turn: Turn<T>, edits: impl FnOnce(T) -> Vec<Edit>) {
    match turn {
        Turn::Drag(value) => {
            if !cx.model.session.is_dragging() {
                cx.push(Action::BeginGesture(label));
            }
            cx.push(Action::Drag(edits(value)));
        }
        Turn::End => cx.push(Action::EndGesture),
        Turn::Set(value) => cx.push(Action::Edit(label, edits(value))),
    }
}

/// A field for a time.
pub struct TimeField<'a> {
    /// The name of its draft.
    pub key: &'static str,
    /// What a screen reader calls it.
    pub label: &'a str,
    pub value: Time,
    /// The least and the greatest that it takes.
    pub range: (Time, Time),
    pub unit: Unit,
    pub align: Align2,
}

impl TimeField<'_> {
    pub fn show(&self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Option<Turn<Time>> {
        let own = id(("number", self.key));
        if ui.memory(|memory| memory.has_focus(own)) {
            return self.typed(ui, cx, rect, own);
        }
        cx.drafts.texts.remove(self.key);
        self.at_rest(ui, cx, rect, own)
    }

    fn text(&self, cx: &Cx<'_>, value: Time) -> String {
        match self.unit {
            Unit::Clock => cx.clock(value),
            Unit::Seconds => {
                let value = number(cx.words().language(), value.as_seconds_f64(), 1);
                cx.t1("seconds-short", "seconds", value)
            }
        }
    }

    fn frame(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, is_typed: bool) {
        let theme = cx.theme();
        let stroke = if is_typed { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.border) };
        ui.painter().rect(rect, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
    }

    fn at_rest(&self, ui: &Ui, cx: &mut Cx<'_>, rect: Rect, own: Id) -> Option<Turn<Time>> {
        let response = ui.interact(rect, own, Sense::click_and_drag());
        let text = self.text(cx, self.value);
        response.widget_info(|| WidgetInfo {
            value: Some(self.value.as_seconds_f64()),
            ..WidgetInfo::labeled(Role::SpinButton, true, self.label)
        });
        ui.ctx().accesskit_node_builder(own, |node| node.set_value(text.clone()));
        self.frame(ui, cx, rect, false);
        let (look, ink) = (*cx.look(), cx.theme().ink);
        let inner = rect.shrink2(vec2(PADDING + 4.0, 0.0));
        match self.align {
            Align2::RIGHT_CENTER => look.text_right(ui.painter(), inner.right_center(), &text, fonts::HELP_STRONG, ink),
            _ => look.text(ui.painter(), pos2(inner.left(), rect.center().y), &text, fonts::HELP_STRONG, ink),
        };
        if response.hovered() {
            drag_cursor(ui);
        }
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(own));
            ui.ctx().request_repaint();
        }
        if response.drag_started() {
            cx.drafts.dragged_from = Some(self.value);
        }
        if response.drag_stopped() {
            return cx.drafts.dragged_from.take().map(|_| Turn::End);
        }
        let moved = response.total_drag_delta()?;
        let steps = (moved.x / POINTS_A_STEP).round() as i64;
        let value = self.limited(cx.drafts.dragged_from? + STEP.scaled(steps, 1));
        (value != self.value).then_some(Turn::Drag(value))
    }

    fn typed(&self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, own: Id) -> Option<Turn<Time>> {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            ui.memory_mut(|memory| memory.surrender_focus(own));
            cx.drafts.texts.remove(self.key);
            return self.at_rest(ui, cx, rect, own);
        }
        let is_new = !cx.drafts.texts.contains_key(self.key);
        let mut text = cx.drafts.texts.remove(self.key).unwrap_or_else(|| self.text(cx, self.value));
        if is_new {
            select_all(ui, own, &text);
        }
        let steps = ui.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as i64;
            count(Key::ArrowUp) - count(Key::ArrowDown)
        });
        let stepped = (steps != 0).then(|| {
            let from = numbers::typed(&text).unwrap_or(self.value);
            self.limited(whole_tenths(from) + STEP.scaled(steps, 1))
        });
        if let Some(value) = stepped {
            text = self.text(cx, value);
            select_all(ui, own, &text);
        }
        self.frame(ui, cx, rect, true);
        let edit = TextEdit::singleline(&mut text)
            .id(own)
            .font(fonts::HELP_STRONG.id())
            .text_color(cx.theme().ink)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(PADDING as i8 + 4, 8)))
            .align(self.align)
            .event_filter(OWN_KEYS)
            .min_size(rect.size())
            .desired_width(rect.width());
        let response = ui.new_child(UiBuilder::new().max_rect(rect)).add(edit);
        ui.ctx().accesskit_node_builder(own, |node| node.set_label(self.label));
        if let Some(value) = stepped {
            cx.drafts.texts.insert(self.key, text);
            return Some(Turn::Set(value));
        }
        if !response.lost_focus() {
            cx.drafts.texts.insert(self.key, text);
            return None;
        }
        let is_changed = text != self.text(cx, self.value);
        let value = numbers::typed(&text).filter(|_| is_changed);
        let taken = value.map(|value| self.limited(value));
        if is_changed && taken.is_none_or(|taken| Some(taken) != value) {
            self.tell_limits(cx);
        }
        taken.map(Turn::Set)
    }

    /// What was typed is not what is taken: says what can be.
    fn tell_limits(&self, cx: &mut Cx<'_>) {
        let (least, limit) = (self.text(cx, self.range.0), self.text(cx, self.range.1));
        let limits = [("name", self.label.into()), ("least", least.into()), ("limit", limit.into())];
        let text = cx.words().text("notice-field-limits", &limits);
        cx.push(Action::Notify(Notice { text, icon: icons::INFO, is_error: false, about: About::Act, button: None }));
    }

    fn limited(&self, value: Time) -> Time {
        value.min(self.range.1).max(self.range.0)
    }
}

fn whole_tenths(time: Time) -> Time {
    STEP.scaled(time.to_units(1, 10).unwrap_or(0), 1)
}

fn select_all(ui: &Ui, own: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), own).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()))));
    TextEdit::store_state(ui.ctx(), own, state);
}

/// A row of words and a field at its right.
pub fn row(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, field: &TimeField<'_>) -> Option<Turn<Time>> {
    let at = pos2(rect.left(), rect.center().y);
    cx.look().text(ui.painter(), at, field.label, fonts::BODY, cx.theme().ink);
    let box_ = Rect::from_min_max(pos2(rect.right() - 88.0, rect.top()), rect.max);
    field.show(ui, cx, box_)
}

/// A row of words, a slider, and what it stands at.
pub struct SliderRow<'a> {
    pub key: &'static str,
    /// The words at the left.
    pub label: &'a str,
    pub value: f32,
    /// The least and the greatest.
    pub range: (f32, f32),
    /// What an arrow key changes.
    pub step: f32,
    /// What it says instead of its percent, which only pointing at it tells then.
    pub words: Option<&'a str>,
    /// The key of the sentence that says of what its percent are.
    pub of: &'static str,
}

impl SliderRow<'_> {
    /// Draws it; percent are written behind it.
    pub fn show(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) -> Option<Turn<f32>> {
        let (look, ink) = (*cx.look(), cx.theme().ink);
        look.text(ui.painter(), pos2(rect.left(), rect.center().y), self.label, fonts::BODY, ink);
        let percent = format!("{}%", number(cx.words().language(), f64::from(self.value), 1));
        let said = rect.with_min_x(rect.right() - 56.0);
        look.text_right(ui.painter(), said.right_center(), self.words.unwrap_or(&percent), fonts::HELP_STRONG, ink);
        let whole = cx.t1(self.of, "percent", percent);
        ui.interact(said, id(("slider-says", self.key)), Sense::hover()).on_hover_text(whole);
        let line = Rect::from_min_max(pos2(rect.left() + 104.0, rect.top()), pos2(said.left(), rect.bottom()));
        let (id, moves) = (id(("slider", self.key)), (self.range, self.step));
        let slid = crate::look::slider::slider(ui, &look, line, id, self.label, self.value, moves);
        slid.map(|slid| Turn::of(slid, cx))
    }
}
