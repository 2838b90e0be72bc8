//! Find a command: by its words or by other words that people have for it, in either language.

use std::sync::OnceLock;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use sunting_words::{Language, Messages, Scope};

use super::super::{Cx, id, inside};
use super::cap;
use crate::look::widgets::field;
use crate::look::{fonts, icons};
use crate::model::Model;
use crate::state::command::{COMMANDS, CommandRow};
use crate::state::{Action, Command};

const ROW: f32 = 36.0;
const DRAFT: &str = "palette";

/// A command that was found.
pub struct Found {
    pub row: &'static CommandRow,
    pub words: String,
}

/// The commands in whose words, in either language, all words of the query are; the best matches first.
pub fn found(model: &Model, query: &str) -> Vec<Found> {
    let query = query.trim().to_lowercase();
    let others = other_words(model.words.language());
    let mut hits: Vec<(u8, Found)> = Vec::new();
    for (row, other) in COMMANDS.iter().zip(others) {
        let words = model.t(row.label);
        let rank = match query.is_empty() {
            true => Some(0),
            false => rank(&query, &words.to_lowercase(), &other.label, &other.synonyms),
        };
        hits.extend(rank.map(|rank| (rank, Found { row, words })));
    }
    // Equal ones stay in the table's order.
    hits.sort_by_key(|(rank, _)| *rank);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

fn rank(query: &str, own: &str, other: &str, synonyms: &str) -> Option<u8> {
    let all = |words: &str| query.split_whitespace().all(|part| words.contains(part));
    match () {
        () if own == query => Some(0),
        () if own.starts_with(query) => Some(1),
        () if all(own) => Some(2),
        () if other == query || other.starts_with(query) => Some(3),
        () if synonyms.split_whitespace().any(|word| word == query) => Some(4),
        () if all(other) => Some(5),
        () if all(synonyms) => Some(6),
        () => None,
    }
}

/// Other words for a command, in lower case.
struct Others {
    /// What it is called in the language that the window does not speak now.
    label: String,
    /// What people call it, in both languages: `also-cmd-import` in the words' files.
    synonyms: String,
}

fn other_words(language: Language) -> &'static [Others] {
    static WORDS: [OnceLock<Vec<Others>>; 2] = [OnceLock::new(), OnceLock::new()];
    let (place, other) = if language == Language::Id { (0, Language::En) } else { (1, Language::Id) };
    WORDS[place].get_or_init(|| {
        let [own, other] = [language, other].map(|language| Messages::new(language, Scope::Window));
        let of_row = |row: &CommandRow| {
            let key = format!("also-{}", row.label);
            let synonyms = [&own, &other].map(|words| words.find(&key, &[]).unwrap_or_default());
            Others { label: other.text(row.label, &[]).to_lowercase(), synonyms: synonyms.join(" ").to_lowercase() }
        };
        COMMANDS.iter().copied().map(of_row).collect()
    })
}

/// What the keys say, taken before the field sees them.
struct Keys {
    moved: i32,
    entered: bool,
}

impl Keys {
    fn take(ui: &Ui) -> Self {
        ui.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as i32;
            let moved = count(Key::ArrowDown) - count(Key::ArrowUp) + 8 * (count(Key::PageDown) - count(Key::PageUp));
            Self { moved, entered: count(Key::Enter) > 0 }
        })
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let look = *cx.look();
    let top = whole.top() + if whole.height() < 500.0 { 16.0 } else { 64.0 };
    let size = vec2((whole.width() - 32.0).min(560.0), (whole.bottom() - top - 16.0).min(13.0 * ROW + 68.0));
    let card = Rect::from_min_size(pos2((whole.center().x - size.x / 2.0).round(), top), size);
    ui.interact(card, id("overlay-card"), Sense::CLICK);
    look.floating(ui.painter(), card, 12);
    let keys = Keys::take(ui);
    let mut text = cx.drafts.texts.remove(DRAFT).unwrap_or_default();
    if cx.drafts.overlay.is_new {
        text.clear();
        cx.drafts.palette_row = 0;
    }
    let line = Rect::from_min_size(card.min + vec2(12.0, 12.0), vec2(card.width() - 24.0, 40.0));
    let label = cx.t("palette-field");
    let response = field(ui, &look, line.with_min_x(line.left() + 36.0), id(DRAFT), &label, &mut text, fonts::BODY);
    if cx.drafts.overlay.is_new {
        ui.memory_mut(|memory| memory.request_focus(id(DRAFT)));
    }
    look.icon(ui.painter(), pos2(line.left() + 16.0, line.center().y), icons::MAGNIFYING_GLASS, 20.0, cx.theme().muted);
    let found = found(cx.model, &text);
    cx.drafts.texts.insert(DRAFT, text);
    let last = found.len().saturating_sub(1);
    let before = if response.changed() { 0 } else { cx.drafts.palette_row };
    cx.drafts.palette_row = before.min(last).saturating_add_signed(keys.moved as isize).min(last);
    let scroll = keys.moved != 0 || response.changed();
    let list = Rect::from_min_max(pos2(card.left() + 8.0, line.bottom() + 8.0), card.max - vec2(4.0, 8.0));
    let clicked = inside(ui, list, "palette-list", |ui| rows(ui, cx, &found, scroll));
    let entered = found.get(cx.drafts.palette_row).filter(|_| keys.entered).map(|hit| hit.row.command);
    if let Some(command) = clicked.or(entered).filter(|command| cx.model.reason(*command).is_none()) {
        cx.push(Action::Show(None));
        cx.run(command);
    }
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_>, found: &[Found], scroll: bool) -> Option<Command> {
    if found.is_empty() {
        let at = ui.max_rect().min + vec2(12.0, 18.0);
        cx.look().text(ui.painter(), at, &cx.t("palette-nothing"), fonts::BODY, cx.theme().muted);
    }
    let mut clicked = None;
    ScrollArea::vertical().auto_shrink(false).id_salt("palette-scroll").show(ui, |ui| {
        let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), found.len() as f32 * ROW), Sense::hover());
        for (index, hit) in found.iter().enumerate() {
            let top = all.top() + index as f32 * ROW;
            let rect = Rect::from_min_size(pos2(all.left(), top), vec2(all.width() - 4.0, ROW));
            let is_chosen = index == cx.drafts.palette_row;
            if is_chosen && scroll {
                ui.scroll_to_rect(rect, None);
            }
            if ui.is_rect_visible(rect) && row(ui, cx, rect, hit, is_chosen) {
                clicked = Some(hit.row.command);
            }
        }
    });
    clicked
}

fn row(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, hit: &Found, is_chosen: bool) -> bool {
    let (theme, look) = (cx.theme(), cx.look());
    let reason = cx.model.reason(hit.row.command).map(|key| cx.t(key));
    // The focus stays in the field: the chosen row moves under it.
    let response = ui.interact(rect, id(("palette", hit.row.command)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, reason.is_none(), &hit.words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        if let Some(reason) = &reason {
            node.set_description(reason.as_str());
        }
    });
    let painter = ui.painter();
    if is_chosen {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect(rect, CornerRadius::same(8), theme.soft, stroke, StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(8), theme.hover);
    }
    let y = rect.center().y;
    let ink = if reason.is_some() { theme.off } else { theme.ink };
    look.text(painter, pos2(rect.left() + 12.0, y), &hit.words, fonts::BODY, ink);
    let caps = cap::keys(ui, cx, pos2(rect.right() - 12.0, y), hit.row);
    if let Some(reason) = reason {
        look.text_right(painter, pos2(caps - 8.0, y), &reason, fonts::SMALL, theme.muted);
    }
    response.clicked()
}
