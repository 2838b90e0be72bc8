//! The chosen row: its words are typed where they stand, and what is wrong is put right.

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange, LayoutJob};
use eframe::egui::{
    Color32, CornerRadius, EventFilter, Frame, Key, Margin, Modifiers, Popup, Rect, Response, Sense, Stroke,
    StrokeKind, TextBuffer, TextEdit, Ui, UiBuilder, pos2, vec2,
};
use sunting_core::render::text::fonts::missing_characters;
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::subtitles::caption_text;
use sunting_timeline::captions::pieces::pieces_of;
use sunting_timeline::captions::reading::Finding;
use sunting_timeline::{Clip, ClipId};

use super::super::{Cx, id, painter, painter_up_to};
use super::{SubtitleRow, commit, field_id, keys, listen, row, row_menu};
use crate::look::Look;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::{Action, Command};

/// So many letters that no font has are named.
const MOST_LETTERS: usize = 6;
/// Above and below the field.
const AROUND: f32 = 6.0;
/// The line under the field.
const FOOT: f32 = 40.0;
/// Left and right of the field: the time, and the menu.
const FIELD_LEFT: f32 = 76.0;
const FIELD_RIGHT: f32 = 52.0;
/// Inside the field.
const PADDING: Margin = Margin { left: 12, right: 8, top: 6, bottom: 6 };

/// Arrows move the text cursor; Esc leaves the text and nothing else.
const OWN_KEYS: EventFilter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// How tall the chosen row is.
pub fn height(ui: &Ui, cx: &Cx<'_>, clip: &Clip, width: f32) -> f32 {
    let room = width - FIELD_LEFT - FIELD_RIGHT - PADDING.sum().x;
    let galley = ui.painter().layout_job(typed(text_of(cx, clip), cx.theme().ink, room));
    galley.size().y.max(40.0) + PADDING.sum().y + 2.0 * AROUND + FOOT
}

/// A text while it is typed: a space at its end counts.
fn typed(text: &str, ink: Color32, width: f32) -> LayoutJob {
    LayoutJob { keep_trailing_whitespace: true, ..Look::spaced(text, fonts::BODY, ink, width, usize::MAX) }
}

/// What stands in the field: what is being typed, else what the subtitle says.
fn text_of<'a>(cx: &'a Cx<'_>, clip: &'a Clip) -> &'a str {
    match &cx.drafts.subtitle {
        Some((typed, text)) if *typed == clip.id => text,
        _ => caption_text(clip),
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>) {
    let (theme, painter) = (*cx.theme(), painter(ui));
    let rect = row.rect;
    // The row itself is no stop for the keyboard: its field is.
    let back = ui.interact(rect, id(("subtitle", row.clip.id.0)), Sense::CLICK);
    painter_up_to(ui, rect.right()).rect_filled(rect.with_max_x(rect.right() - 1.0), 0.0, theme.soft);
    painter.rect_filled(rect.with_max_x(rect.left() + 4.0), 0.0, theme.accent);
    let (top, bottom) = (rect.top() + AROUND, rect.bottom() - FOOT - AROUND);
    row::times(cx, &painter, row.clip, pos2(rect.left() + 16.0, rect.top() + 36.0), true);
    let field = Rect::from_min_max(pos2(rect.left() + FIELD_LEFT, top), pos2(rect.right() - FIELD_RIGHT, bottom));
    let typing = text_field(ui, cx, row, field);
    let more = Rect::from_min_size(pos2(field.right() + 4.0, field.top() + 10.0), vec2(32.0, 32.0));
    menu_button(ui, cx, row, more, &typing);
    Popup::context_menu(&back.union(typing)).show(|ui| row_menu::show(ui, cx, row.clip));
    foot(ui, cx, row);
}

fn menu_button(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, rect: Rect, field: &Response) {
    let words = cx.t("subtitle-menu");
    let button = Button::icon(icons::DOTS_THREE_VERTICAL, &words);
    let response = button.show(ui, cx.look(), rect, id("subtitle-menu"));
    let asked = (field.has_focus() || response.has_focus())
        && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    if asked || std::mem::take(&mut cx.drafts.subtitles.opens_menu) {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
    }
    Popup::menu(&response).show(|ui| row_menu::show(ui, cx, row.clip));
}

fn text_field(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, rect: Rect) -> Response {
    let (theme, field) = (*cx.theme(), field_id(row.clip.id));
    let is_covered = cx.drafts.overlay.is_open();
    if !is_covered && cx.drafts.focus_subtitle.take_if(|clip| *clip == row.clip.id).is_some() {
        take_focus(ui, cx, row.clip);
    }
    let mut text = text_of(cx, row.clip).to_owned();
    forget_other_words(ui, cx, row.clip.id, &text);
    let is_typing = ui.memory(|memory| memory.has_focus(field));
    if is_typing {
        keys::act(ui, cx, row, &text);
    }
    let stroke = if is_typing { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.border) };
    ui.painter().rect(rect, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
    let mut layouter =
        |ui: &Ui, text: &dyn TextBuffer, width: f32| ui.painter().layout_job(typed(text.as_str(), theme.ink, width));
    let edit = TextEdit::multiline(&mut text)
        .id(field)
        .font(fonts::BODY.id())
        .text_color(theme.ink)
        .frame(Frame::NONE.inner_margin(PADDING))
        .desired_width(rect.width())
        .desired_rows(1)
        .return_key(eframe::egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .event_filter(OWN_KEYS)
        .layouter(&mut layouter);
    let response = ui.new_child(UiBuilder::new().max_rect(rect)).add(edit);
    let label = cx.t1("subtitle-text", "number", (row.index + 1).to_string());
    ui.ctx().accesskit_node_builder(field, |node| node.set_label(label));
    if response.changed() {
        if cx.drafts.subtitle.is_none() {
            cx.drafts.subtitles.typed_since_s = ui.input(|input| input.time);
        }
        cx.drafts.subtitle = Some((row.clip.id, text.clone()));
    }
    cx.drafts.subtitles.held = Some((row.clip.id, text));
    response
}

/// Words that came from elsewhere (a split, an undo, another subtitle under the same number) are not what was typed
/// here: the field takes nothing back into them.
fn forget_other_words(ui: &Ui, cx: &Cx<'_>, clip: ClipId, text: &str) {
    let is_held = cx.drafts.subtitles.held.as_ref().is_some_and(|(own, held)| *own == clip && held == text);
    if is_held {
        return;
    }
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), field_id(clip)) {
        state.clear_undoer();
        TextEdit::store_state(ui.ctx(), field_id(clip), state);
    }
}

/// Puts the text cursor into the field: to its end, or where it was left.
fn take_focus(ui: &Ui, cx: &mut Cx<'_>, clip: &Clip) {
    let field = field_id(clip.id);
    let letters = text_of(cx, clip).chars().count();
    let caret = cx.drafts.subtitles.caret.take().map_or(letters, |caret| caret.min(letters));
    let mut state = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(caret))));
    TextEdit::store_state(ui.ctx(), field, state);
    ui.memory_mut(|memory| memory.request_focus(field));
}

/// Under the field: listen again, and what is wrong with its one remedy.
fn foot(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>) {
    let (look, painter) = (*cx.look(), painter(ui));
    let y = row.rect.bottom() - FOOT / 2.0 - 2.0;
    let left = row.rect.left() + 16.0;
    let words = cx.t("subtitle-listen");
    let width = look.width(&painter, &words, fonts::HELP_STRONG) + 26.0;
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::new(icons::EAR, &words).link() };
    let tip = cx.tip(Command::ListenAgain);
    let rect = Rect::from_min_size(pos2(left, y - 16.0), vec2(width, 32.0));
    if button.tip(&tip).show(ui, &look, rect, id("listen-again")).clicked() {
        listen(cx, row.clip.id);
    }
    let right = row.rect.right() - 16.0;
    let between = (rect.right() + 12.0, right, y);
    match cx.model.session.findings(row.clip).first() {
        _ if row.clip.unsure => confirm(ui, cx, row, between),
        Some(finding) => remedy(ui, cx, row, finding, between),
        None => {
            row::verdict(ui, cx, row, pos2(right, y));
        }
    }
}

/// That its times are not sure, and the button that says that they are right.
fn confirm(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, between: (f32, f32, f32)) {
    let (reason, words) = (cx.t("finding-unsure"), cx.t("subtitle-confirm"));
    if reason_and_button(ui, cx, between, &reason, Button::new(icons::CHECK, &words)) {
        commit(cx);
        cx.push(Action::Subtitle(SubtitleEdit::Confirm(row.clip.id)));
    }
}

/// The reason, and the button that mends it, between two places.
fn remedy(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, finding: &Finding, between: (f32, f32, f32)) {
    let change = SubtitleEdit::Fix(row.clip.id, *finding);
    let (is_possible, pieces) = known_remedy(cx, row, &change);
    let (reason, fix, icon) = words_of(cx, row.clip, finding, pieces);
    let no_room = cx.t("reason-no-free-time");
    let button = Button::new(icon, &fix).disabled((!is_possible).then_some(no_room.as_str()));
    if reason_and_button(ui, cx, between, &reason, button) {
        commit(cx);
        cx.push(Action::Subtitle(change));
    }
}

/// A reason at the left and a button at the right of the room between two places; whether it was pressed.
fn reason_and_button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (left, right, y): (f32, f32, f32),
    reason: &str,
    button: Button<'_>,
) -> bool {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let width = look.width(&painter, button.label, fonts::HELP_STRONG) + 52.0;
    let rect = Rect::from_min_size(pos2(right - width, y - 16.0), vec2(width, 32.0));
    look.icon(&painter, pos2(left + 8.0, y), icons::WARNING, 16.0, theme.warn);
    let room = rect.left() - 8.0 - left - 22.0;
    let galley = look.lines(&painter, reason, fonts::HELP_STRONG, theme.warn, room, 2);
    painter.galley(pos2(left + 22.0, y - galley.size().y / 2.0), galley, theme.warn);
    let button = Button { font: Some(fonts::HELP_STRONG), ..button };
    button.show(ui, &look, rect, id("subtitle-fix")).clicked()
}

/// What is wrong, and what mends it.
fn words_of(cx: &Cx<'_>, clip: &Clip, finding: &Finding, pieces: usize) -> (String, String, char) {
    let (reason, fix, icon) = match finding {
        Finding::Empty => ("finding-empty", cx.t("fix-empty"), icons::TRASH),
        Finding::UnknownLetters => {
            let mut letters = missing_characters(caption_text(clip));
            letters.truncate(MOST_LETTERS);
            let letters: String = letters.into_iter().collect();
            let reason = cx.t1("finding-unknown-letters", "letters", letters);
            return (reason, cx.t("fix-unknown-letters"), icons::TRASH);
        }
        Finding::TooFast { add } => {
            ("finding-too-fast", cx.t1("fix-too-fast", "seconds", cx.tenths(*add)), icons::CLOCK)
        }
        Finding::TooBrief { .. } => ("finding-too-brief", cx.t("fix-too-brief"), icons::CLOCK),
        Finding::TooLong if pieces > 2 => {
            let fix = cx.t1("fix-too-long-more", "count", pieces.to_string());
            ("finding-too-long", fix, icons::SPLIT_HORIZONTAL)
        }
        Finding::TooLong => ("finding-too-long", cx.t("fix-too-long"), icons::SPLIT_HORIZONTAL),
        Finding::Overlaps | Finding::SmallGap => ("finding-overlaps", cx.t("fix-overlaps"), icons::ARROW_LINE_LEFT),
        Finding::Lingers { .. } => ("finding-lingers", cx.t("fix-lingers"), icons::CLOCK),
        Finding::LongLine | Finding::ManyLines | Finding::LineEnd => {
            ("finding-lines", cx.t("fix-overlaps"), icons::TEXT_T)
        }
    };
    (cx.t(reason), fix, icon)
}

/// Whether a subtitle can be mended, and into how many pieces it would be split: tried once for each state of the
/// project.
fn known_remedy(cx: &mut Cx<'_>, row: &SubtitleRow<'_>, change: &SubtitleEdit) -> (bool, usize) {
    let session = &cx.model.session;
    match &cx.drafts.subtitles.remedy {
        Some((project, clip, is_possible, pieces))
            if Arc::ptr_eq(project, session.project()) && *clip == row.clip.id =>
        {
            (*is_possible, *pieces)
        }
        _ => {
            let is_possible = !session.subtitle_edits(change, None).1.is_empty();
            let pieces = pieces_of(caption_text(row.clip), &session.limits());
            cx.drafts.subtitles.remedy = Some((session.project().clone(), row.clip.id, is_possible, pieces));
            (is_possible, pieces)
        }
    }
}
