//! A row that is not chosen: when, what, and whether it can be read in time.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Galley, Key, Modifiers, Painter, Popup, Pos2, Rect, Response, Sense, Ui, WidgetInfo};
use eframe::egui::{pos2, vec2};
use sunting_session::subtitles::caption_text;
use sunting_timeline::Clip;
use sunting_timeline::captions::reading::{Finding, Verdict};
use sunting_words::numbers::number;

use super::super::{Cx, id, painter, painter_up_to};
use super::{SubtitleRow, choose, list, listen, row_menu};
use crate::look::Look;
use crate::look::theme::Theme;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};

/// Where the words begin.
pub(super) const WORDS_LEFT: f32 = 88.0;

/// Draws it, with a line under it or without.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, line: bool) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let session = &cx.model.session;
    let (rect, clip) = (row.rect, row.clip);
    let response = ui.interact(rect, id(("subtitle", clip.id.0)), Sense::click());
    let is_chosen = session.selection.has(clip.id);
    tell(cx, row, &response, is_chosen);
    let plane = rect.with_max_x(rect.right() - 1.0);
    let fill = match () {
        () if is_chosen => Some(theme.soft),
        () if response.hovered() => Some(theme.hover),
        () if clip.timeline_range.contains(session.playhead) => Some(theme.well),
        () => None,
    };
    if let Some(fill) = fill {
        painter_up_to(ui, rect.right()).rect_filled(plane, 0.0, fill);
    }
    let reached = response.hovered() || response.has_focus();
    times(cx, &painter, clip, pos2(rect.left() + 16.0, rect.center().y), !reached);
    let right = rect.right() - 16.0;
    let word_left = verdict(ui, cx, row, pos2(right, rect.center().y));
    let width = word_left - 12.0 - rect.left() - WORDS_LEFT;
    both_languages(cx, &painter, clip, rect.with_min_x(rect.left() + WORDS_LEFT), width);
    if line {
        look.hline(&painter, rect.left() + 16.0, right, rect.bottom() - 1.0);
    }
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, plane.shrink(6.0), 4);
    }
    if reached {
        listen_link(ui, cx, row);
    }
    answer(ui, cx, row, &response);
}

/// What a screen reader says.
fn tell(cx: &Cx<'_>, row: &SubtitleRow<'_>, response: &Response, is_chosen: bool) {
    response.widget_info(|| {
        let (word, speed) = (word_of(cx, row), speed(cx, row.clip));
        let second = Some(row.clip.details.second.as_str()).filter(|second| !second.is_empty());
        let texts: Vec<&str> = std::iter::once(caption_text(row.clip)).chain(second).collect();
        let text = texts.join(", ").replace('\n', " ");
        WidgetInfo::labeled(Role::ListBoxOption, true, format!("{text}, {}, {speed}", cx.t(word.key).to_lowercase()))
    });
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.set_position_in_set(row.index);
        node.set_size_of_set(cx.model.session.subtitles().len());
    });
}

fn answer(ui: &Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>, response: &Response) {
    if response.gained_focus() && cx.look().keyboard {
        ui.scroll_to_rect(row.rect, None);
    }
    if response.clicked() {
        choose(ui, cx, row.clip);
    }
    let menu_key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    if menu_key {
        cx.push(crate::state::Action::SelectClip(row.clip.id, false));
        cx.drafts.subtitles.opens_menu = true;
    }
    Popup::context_menu(response).show(|ui| row_menu::show(ui, cx, row.clip));
}

/// The start, in a colour of its own where it is not sure, and under it the length where nothing else stands there.
pub(super) fn times(cx: &Cx<'_>, painter: &Painter, clip: &Clip, at: Pos2, length: bool) {
    let (theme, look) = (cx.theme(), cx.look());
    let range = clip.timeline_range;
    let start = cx.clock(range.start());
    let ink = if clip.unsure { theme.warn } else { theme.ink };
    look.text(painter, pos2(at.x, at.y - 8.0), &start, fonts::HELP_STRONG, ink);
    if length {
        let length = cx.t1("seconds-short", "seconds", cx.tenths(range.duration()));
        look.text(painter, pos2(at.x, at.y + 9.0), &length, fonts::SMALL, theme.muted);
    }
}

/// "Dengar", in the place of the length.
fn listen_link(ui: &mut Ui, cx: &mut Cx<'_>, row: &SubtitleRow<'_>) {
    let words = cx.t("subtitle-listen");
    let rect = Rect::from_min_size(pos2(row.rect.left() + 12.0, row.rect.center().y - 8.0), vec2(68.0, 32.0));
    let button = Button { font: Some(fonts::SMALL_STRONG), ..Button::new(icons::EAR, &words).link() };
    let at = rect.translate(vec2(2.0, 0.0));
    if button.show(ui, cx.look(), at, id(("listen", row.clip.id.0))).clicked() {
        listen(cx, row.clip.id);
    }
}

/// A word about a subtitle, with its icon and colour.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub icon: char,
    pub key: &'static str,
    pub ink: fn(&Theme) -> Color32,
}

/// That its times are not sure, what is wrong with it, else how fast it is read.
pub(super) fn word_of(cx: &Cx<'_>, row: &SubtitleRow<'_>) -> Word {
    let session = &cx.model.session;
    let warned = |key| Word { icon: icons::WARNING, key, ink: |theme| theme.warn };
    if row.clip.unsure {
        return warned("reading-unsure");
    }
    match (session.findings(row.clip).first(), session.reading(row.clip).verdict) {
        (Some(Finding::Empty), _) => warned("reading-empty"),
        (Some(Finding::UnknownLetters), _) => warned("reading-unknown-letters"),
        (Some(Finding::Overlaps | Finding::SmallGap), _) => warned("reading-overlaps"),
        (Some(Finding::Lingers { .. }), _) => warned("reading-lingers"),
        (Some(Finding::LongLine | Finding::ManyLines | Finding::LineEnd), _) => warned("reading-lines"),
        (Some(Finding::TooLong), _) => warned("reading-too-long"),
        (Some(Finding::TooBrief { .. }), _) => warned("reading-too-brief"),
        (Some(Finding::TooFast { .. }), _) | (None, Verdict::TooFast) => warned("reading-too-fast"),
        (None, _) if !session.second_findings(row.clip).is_empty() => warned("reading-second"),
        (None, Verdict::Brisk) => Word { icon: icons::CLOCK, key: "reading-brisk", ink: |theme| theme.muted },
        (None, Verdict::Fine) => Word { icon: icons::CHECK, key: "reading-fine", ink: |theme| theme.ok },
    }
}

/// The word at the right; where it begins.
pub(super) fn verdict(ui: &Ui, cx: &Cx<'_>, row: &SubtitleRow<'_>, at: Pos2) -> f32 {
    let (theme, look, painter) = (cx.theme(), cx.look(), ui.painter());
    let word = word_of(cx, row);
    let ink = (word.ink)(theme);
    let width = look.text_right(painter, at, &cx.t(word.key), fonts::HELP_STRONG, ink);
    look.icon(painter, pos2(at.x - width - 13.0, at.y), word.icon, 16.0, ink);
    let rect = Rect::from_min_max(pos2(at.x - width - 21.0, at.y - 16.0), pos2(at.x, at.y + 16.0));
    let response = ui.interact(rect, id(("verdict", row.clip.id.0)), Sense::hover());
    response.on_hover_ui(|ui| {
        ui.label(speed(cx, row.clip));
        if let Some(finding) = cx.model.session.second_findings(row.clip).first() {
            ui.label(cx.t1("reading-second-finding", "finding", cx.t(second_key(*finding))));
        }
    });
    rect.left()
}

/// "25 karakter per detik".
fn speed(cx: &Cx<'_>, clip: &Clip) -> String {
    let speed = cx.model.session.reading(clip).characters_per_second;
    cx.t1("reading-speed", "speed", number(cx.words().language(), speed, 0))
}

/// What is wrong with the second language.
fn second_key(finding: Finding) -> &'static str {
    match finding {
        Finding::UnknownLetters => "reading-unknown-letters",
        Finding::LongLine | Finding::ManyLines => "finding-lines",
        Finding::TooLong => "finding-too-long",
        _ => "finding-too-fast",
    }
}

/// A subtitle's words, in the middle of a place's height, and below them the same in a second language.
pub(super) fn both_languages(cx: &Cx<'_>, painter: &Painter, clip: &Clip, place: Rect, width: f32) {
    let theme = cx.theme();
    let (text, second) = (caption_text(clip), clip.details.second.as_str());
    let (text, ink) =
        if text.trim().is_empty() { (cx.t("subtitle-no-words"), theme.muted) } else { (text.to_owned(), theme.ink) };
    let (rows, has_second) = (list::lines_in(place.height()), !second.trim().is_empty());
    let first = words(painter, &text, ink, width, (rows - usize::from(has_second)).max(1));
    // All lines that the first leaves are the second's.
    let second =
        has_second.then(|| words(painter, second, theme.muted, width, rows.saturating_sub(first.rows.len()).max(1)));
    let height = first.size().y + second.as_ref().map_or(0.0, |second| second.size().y);
    let at = pos2(place.left(), place.center().y - height / 2.0);
    let under = pos2(at.x, at.y + first.size().y);
    painter.galley(at, first, ink);
    if let Some(second) = second {
        painter.galley(under, second, theme.muted);
    }
}

pub(super) fn words(painter: &Painter, text: &str, ink: Color32, width: f32, rows: usize) -> Arc<Galley> {
    painter.layout_job(Look::spaced(text, fonts::BODY, ink, width, rows))
}
