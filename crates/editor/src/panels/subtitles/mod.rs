//! Subtitles: what is said when, typed where it stands.

mod editor;
mod empty;
mod foot;
mod gone_row;
mod header;
mod inside;
mod keys;
mod list;
mod page;
mod row;
mod row_menu;
mod script;
mod script_draft;
mod tap;
mod tap_draft;
mod ticked_row;
mod ticks;

use std::time::Duration;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Align, Id, Rect, ScrollArea, Ui, pos2, vec2};
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::subtitles::caption_text;
use sunting_timeline::{Clip, ClipId};

use super::{Cx, id, inside};
use crate::layout::Class;
use crate::state::action::Seeking;
use crate::state::{Action, Command};
pub use list::List;
use list::{Measured, View};
pub use script::show as script_page;
pub use script_draft::{Origin, ScriptDraft};
pub use tap::{show as tap_page, tap_button};
pub use tap_draft::{Round, TapDraft};

/// The height of the header.
const HEADER: f32 = 80.0;
/// Letters stand in the field alone for so long at most, whether the hand rests or not: half a second later they are on
/// the disk.
const KEPT_AFTER_S: f64 = 0.5;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.drafts.subtitles.is_drawn = true;
    expect_focus(cx);
    if std::mem::take(&mut cx.drafts.subtitles.goes_on)
        && let Some(clip) = cx.model.session.current_subtitle().map(|clip| clip.id)
    {
        type_in(cx, clip, None);
    }
    let (head, body) = rect.split_top_bottom_at_y(rect.top() + HEADER);
    let gone = cx.drafts.subtitles.measured.gone(&cx.model.session);
    if cx.model.session.subtitles().is_empty() && gone == 0 {
        cx.drafts.only_findings = false;
        // In a low panel the choices stand alone: they are what the header offers.
        let room = if cx.model.chrome.class() == Class::Compact { rect } else { body };
        if room == body {
            header::show(ui, cx, head, 0);
        }
        inside(ui, room, "no-subtitles", |ui| empty::show(ui, cx, room));
        return;
    }
    let mut measured = std::mem::take(&mut cx.drafts.subtitles.measured);
    let kept = cx.drafts.only_findings.then(|| chosen_index(cx)).flatten();
    let ticks = &cx.drafts.subtitles.ticks;
    let again = |clip: ClipId| ticks.again(clip).is_some();
    let (width, has_ticks, said_again) = (rect.width(), ticks.is_on(), ticks.said_again());
    let view = View { only_findings: cx.drafts.only_findings, kept, width, has_ticks, said_again };
    measured.update(&cx.model.session, view, &again);
    let (rect, body) = with_foot(ui, cx, rect, body);
    // Where there is little height, the header goes away with the rows.
    if cx.model.chrome.class() == Class::Compact {
        inside(ui, rect, "subtitles", |ui| rows(ui, cx, rect, HEADER, &measured));
    } else {
        header::show(ui, cx, head, measured.to_check);
        inside(ui, body, "subtitles", |ui| rows(ui, cx, body, 0.0, &measured));
    }
    cx.drafts.only_findings &= measured.to_check > 0;
    cx.drafts.subtitles.measured = measured;
}

/// While ticks are shown, what they do stands below the rows; the panel and its rows without it.
fn with_foot(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, body: Rect) -> (Rect, Rect) {
    if !cx.drafts.subtitles.ticks.is_on() {
        return (rect, body);
    }
    ticks::mark(cx);
    let edge = body.bottom() - foot::HEIGHT;
    foot::show(ui, cx, rect.with_min_y(edge));
    (rect.with_max_y(edge), body.with_max_y(edge))
}

/// Keeps what was typed: every so often, and once its field is left, whatever is drawn in its place.
pub fn settle(ui: &Ui, cx: &mut Cx<'_>) {
    let is_drawn = std::mem::take(&mut cx.drafts.subtitles.is_drawn);
    if !is_drawn {
        cx.drafts.subtitles.held = None;
        cx.drafts.subtitles.ticks.close();
    }
    if !cx.drafts.subtitles.ticks.is_on() {
        cx.drafts.to_remove.clear();
    }
    let Some((clip, _)) = cx.drafts.subtitle else { return };
    let is_typing = is_drawn && ui.memory(|memory| memory.has_focus(field_id(clip)));
    let rest_s = cx.drafts.subtitles.typed_since_s + KEPT_AFTER_S - ui.input(|input| input.time);
    if is_typing && rest_s > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(rest_s));
    } else {
        commit(cx);
    }
}

/// Hands over what was typed, if it is something new.
fn commit(cx: &mut Cx<'_>) {
    let Some((clip, text)) = cx.drafts.subtitle.take() else { return };
    if cx.model.session.clip(clip).is_some_and(|own| caption_text(own) != text) {
        cx.push(Action::Subtitle(SubtitleEdit::SetText(clip, text)));
    }
}

/// The field in which a subtitle is typed.
fn field_id(clip: ClipId) -> Id {
    id(("subtitle-text", clip.0))
}

/// Drops a wish for the focus that another row has overtaken.
fn expect_focus(cx: &mut Cx<'_>) {
    let chosen = cx.model.session.selection.only_clip();
    if cx.drafts.focus_subtitle.is_some_and(|clip| Some(clip) != chosen) {
        cx.drafts.focus_subtitle = None;
    }
}

/// Chooses a subtitle and puts the text cursor into it.
fn type_in(cx: &mut Cx<'_>, clip: ClipId, caret: Option<usize>) {
    cx.push(Action::SelectClip(clip, false));
    cx.drafts.focus_subtitle = Some(clip);
    cx.drafts.subtitles.caret = caret;
}

fn chosen_index(cx: &Cx<'_>) -> Option<usize> {
    let chosen = cx.model.session.selection.only_clip()?;
    cx.model.session.subtitles().iter().position(|clip| clip.id == chosen)
}

/// One subtitle and where its row is.
struct SubtitleRow<'a> {
    clip: &'a Clip,
    /// Its place among all subtitles.
    index: usize,
    rect: Rect,
    /// The one that is typed after it, as far as the list goes.
    next: Option<&'a Clip>,
}

/// The rows that are in view, `head` points below the top of the scrolled area; in that room stands the header.
fn rows(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, head: f32, measured: &Measured) {
    let subtitles = cx.model.session.subtitles();
    let has_ticks = cx.drafts.subtitles.ticks.is_on();
    let chosen = chosen_index(cx).filter(|_| !has_ticks).and_then(|index| measured.rows.binary_search(&index).ok());
    let tall = chosen.map(|row| editor::height(ui, cx, subtitles[measured.rows[row]], rect.width()));
    let more = chosen.zip(tall).map_or(0.0, |(row, tall)| tall - height_of(measured, row));
    let area = ScrollArea::vertical().id_salt("subtitle-rows").auto_shrink(false);
    area.show_viewport(ui, |ui, view| {
        ui.set_min_height(head + measured.total() + more);
        let top = ui.max_rect().top() + head;
        if head > 0.0 {
            let at = Rect::from_min_size(pos2(rect.left(), top - head), vec2(rect.width(), head));
            header::show(ui, cx, at, measured.to_check);
        }
        let place = |row: usize| {
            let (from, to) = measured.span(row);
            let (above, own) = match chosen {
                Some(chosen) if row > chosen => (more, 0.0),
                Some(chosen) if row == chosen => (0.0, more),
                _ => (0.0, 0.0),
            };
            Rect::from_min_max(pos2(rect.left(), top + from + above), pos2(rect.right(), top + to + above + own))
        };
        follow(ui, cx, measured, chosen, place);
        focus_tick(ui, cx, measured, place);
        for (from, gone) in &measured.gone_rows {
            let below = chosen.filter(|row| measured.span(*row).0 < *from).map_or(0.0, |_| more);
            let at = gone_row::at(rect.left(), rect.right(), top + from + below);
            if ui.is_rect_visible(at) {
                gone_row::show(ui, cx, gone, at);
            }
        }
        for at in measured.between(view.top() - head - more.max(0.0), view.bottom() - head) {
            let (index, rect) = (measured.rows[at], place(at));
            let next = measured.rows.get(at + 1).map(|next| subtitles[*next]);
            let row = SubtitleRow { clip: subtitles[index], index, rect, next };
            if has_ticks {
                let before = at.checked_sub(1).and_then(|before| measured.rows.get(before));
                let beside = [before.map(|before| subtitles[*before].id), next.map(|next| next.id)];
                ticked_row::show(ui, cx, &row, beside);
            } else if Some(at) == chosen {
                editor::show(ui, cx, &row);
            } else {
                row::show(ui, cx, &row, Some(at + 1) != chosen);
            }
        }
    });
}

fn height_of(measured: &Measured, row: usize) -> f32 {
    let (from, to) = measured.span(row);
    to - from
}

/// Brings the chosen row into view when another one was chosen; while playing, the one that is heard.
fn follow(ui: &Ui, cx: &mut Cx<'_>, measured: &Measured, chosen: Option<usize>, place: impl Fn(usize) -> Rect) {
    let model = cx.model;
    let subtitles = model.session.subtitles();
    let id_of = |row: usize| subtitles[measured.rows[row]].id;
    let (before, now) = (cx.drafts.subtitles.shown, chosen.map(id_of));
    cx.drafts.subtitles.shown = now;
    if let Some(row) = chosen.filter(|_| now != before) {
        bring(ui, place(row));
        return;
    }
    let is_typing = now.is_some_and(|clip| ui.memory(|memory| memory.has_focus(field_id(clip))));
    if !model.preview.is_playing() || is_typing {
        return;
    }
    let at = subtitles.partition_point(|clip| clip.timeline_range.start() <= model.session.playhead);
    let heard = at.checked_sub(1).and_then(|index| measured.rows.binary_search(&index).ok());
    let now = heard.map(id_of);
    if let Some(row) = heard.filter(|_| now != cx.drafts.subtitles.played) {
        bring(ui, place(row));
    }
    cx.drafts.subtitles.played = now;
}

/// The keyboard goes to a row of ticks, which comes into view.
fn focus_tick(ui: &Ui, cx: &mut Cx<'_>, measured: &Measured, place: impl Fn(usize) -> Rect) {
    // What lies over the window keeps the keyboard until it is closed.
    let Some(clip) = cx.drafts.subtitles.ticks.takes_focus.filter(|_| !cx.drafts.overlay.is_open()) else { return };
    let subtitles = cx.model.session.subtitles();
    let Some(row) = measured.rows.iter().position(|index| subtitles[*index].id == clip) else { return };
    bring(ui, place(row));
    if ui.is_rect_visible(place(row)) {
        cx.drafts.subtitles.ticks.takes_focus = None;
        ui.memory_mut(|memory| memory.request_focus(id(("subtitle", clip.0))));
    }
}

/// A row that is out of view comes to the middle.
fn bring(ui: &Ui, row: Rect) {
    let view = ui.clip_rect();
    if row.top() < view.top() || row.bottom() > view.bottom() {
        ui.scroll_to_rect_animation(row, Some(Align::Center), ScrollAnimation::none());
    }
}

/// Chooses a subtitle, shows its picture, and makes ready for typing.
fn choose(ui: &Ui, cx: &mut Cx<'_>, clip: &Clip) {
    if ticks::click(ui, cx, clip.id) {
        cx.push(Action::Seek(clip.timeline_range.start(), Seeking::Exact));
        return;
    }
    type_in(cx, clip.id, None);
    cx.push(Action::Seek(clip.timeline_range.start(), Seeking::Exact));
}

/// Plays a subtitle's part of the video.
fn listen(cx: &mut Cx<'_>, clip: ClipId) {
    if !cx.drafts.subtitles.ticks.is_on() {
        cx.push(Action::SelectClip(clip, false));
    }
    cx.run(Command::ListenAgain);
}
