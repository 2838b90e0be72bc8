//! The tracks' lanes: the clips in view, each by its kind, and what lies between them.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, CursorIcon, Painter, Rangef, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2,
};
use sunting_session::Selection;
use sunting_timeline::Track;
use sunting_timeline::edit::is_seam;

use super::board::{Board, LaneKind, LaneRow, within};
use super::grip::Grip;
use super::paint::{self, Bars};
use super::piece::{self, Piece};
use super::{gestures, headers, labels, node, sound_clip, subtitle_clip, video_clip};
use crate::look::fonts;
use crate::look::theme::Theme;
use crate::panels::{Cx, id};
use crate::state::view::MARGIN_PX;
use crate::state::{Action, Command, Step};

/// Narrower clips are bars of one shape, and no nodes.
const TINY: f32 = 6.0;
/// How strong bars are: many of them side by side are a plane.
const BAR: f32 = 0.7;
/// How much is left of what is not seen or not heard.
const QUIET: f32 = 0.55;
/// A track as a line: the strokes' height.
const STROKE: f32 = 6.0;

/// Draws a row with its clips.
pub(super) fn show<'a>(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board<'a>, row: &LaneRow<'a>) {
    let painter = ui.painter().clone();
    painter.rect_filled(row.lane, 0.0, cx.theme().well);
    if row.is_line() {
        line(&painter, cx, board, row);
        let name = headers::name(cx, row);
        headers::open_all(ui, cx, row.lane, &name, ("lane-line", row.lane.top().to_bits()));
        return;
    }
    ground(ui, cx, board, row);
    if row.kind == LaneKind::Video && row.track.is_none_or(|track| track.clips.is_empty()) {
        invitation(ui, cx, row.lane);
    }
    if let Some(track) = row.track {
        clips(ui, &painter, cx, board, row, track);
    }
}

/// Where no clip lies: a click moves the playhead, a drag takes it along, with Ctrl it draws a box around clips.
fn ground(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, row: &LaneRow<'_>) {
    let key = ("lane", row.kind, row.track.map(|track| track.id.0));
    let response = ui.interact(row.lane, id(key), Sense::CLICK | Sense::DRAG);
    let modifiers = ui.input(|input| input.modifiers);
    if response.drag_started()
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
    {
        if modifiers.command {
            gestures::take_box(cx, board, from);
        } else {
            cx.drafts.grip = Grip::Scrub { last: board.time_at(from.x) };
        }
    }
    let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) else { return };
    gestures::seek(cx, board.time_at(at.x));
    let Some(track) = row.track else { return };
    let adds = modifiers.command || modifiers.shift;
    match track.clip_at(board.scale.time(at.x)) {
        // One of the bars.
        Some(clip) => cx.push(Action::SelectClip(clip.id, adds)),
        None if !adds && matches!(cx.model.session.selection, Selection::Clips(_)) => cx.push(Action::SelectNothing),
        None => {}
    }
}

fn clips<'a>(ui: &mut Ui, painter: &Painter, cx: &mut Cx<'_>, board: &Board<'a>, row: &LaneRow<'a>, track: &'a Track) {
    let seen = within(&track.clips, board.visible());
    let theme = *cx.theme();
    let mut bars = Bars::new();
    let mut outlined = Vec::new();
    // One more at either side, so that the keyboard goes on beyond what is in view.
    for index in seen.start.saturating_sub(1)..(seen.end + 1).min(track.clips.len()) {
        let Some(piece) = Piece::new(board, row, track, index) else { continue };
        if piece.rect.width() < TINY {
            let color = if piece.is_chosen { theme.ink } else { Theme::faint(piece.colors(&theme).strong, BAR) };
            bars.add(piece.rect, color);
            continue;
        }
        let response = node::show(ui, cx, board, &piece);
        if seen.contains(&index) {
            clip(painter, cx, board, &piece, &response);
        }
        if piece.is_chosen || response.has_focus() {
            outlined.push((piece, response));
        }
    }
    bars.paint(painter);
    seams(painter, cx, board, row, track);
    tool_clip(painter, cx, board, row, track);
    outlines(ui, painter, cx, board, outlined);
}

fn clip(painter: &Painter, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, response: &Response) {
    let mut painter = painter.clone();
    let is_held = matches!(cx.drafts.grip, Grip::Reorder { clip, .. } if clip == piece.clip.id);
    if piece.is_quiet() || is_held {
        painter.multiply_opacity(QUIET);
    }
    let has_all_words = match piece.kind {
        LaneKind::Subtitle | LaneKind::Graphic => subtitle_clip::show(&painter, cx, board, piece),
        LaneKind::Sound => sound_clip::show(&painter, cx, board, piece, response),
        LaneKind::Overlay | LaneKind::Video => video_clip::show(&painter, cx, board, piece),
    };
    if !has_all_words && response.hovered() {
        let words = labels::words_of(board, piece);
        if !words.is_empty() {
            response.clone().on_hover_text_at_pointer(words);
        }
    }
    if piece.track.locked {
        paint::diagonals(&painter, piece.rect, board.tracks.x_range(), piece.colors(cx.theme()).text);
    }
}

/// Dashed lines between pieces of one source between which nothing is lost.
fn seams(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, row: &LaneRow<'_>, track: &Track) {
    let seen = within(&track.clips, board.visible());
    let width = |index: usize| {
        let (left, right) = board.span(track.clips[index].timeline_range);
        right - left
    };
    for second in seen.start.max(1)..seen.end {
        let pair = (&track.clips[second - 1], &track.clips[second]);
        if width(second) >= TINY && width(second - 1) >= TINY && is_seam(pair.0, pair.1) {
            let x = board.span(pair.1.timeline_range).0;
            paint::seam(painter, x, row.lane.y_range(), piece::colors(row.kind, pair.1, cx.theme()));
        }
    }
}

/// In *Potong* the clip that the tools work on wears the outline when nothing else does.
fn tool_clip(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, row: &LaneRow<'_>, track: &Track) {
    let session = &cx.model.session;
    if cx.model.chrome.step() != Step::Trim || session.selection != Selection::Nothing {
        return;
    }
    let is_here = session.tool_track().is_some_and(|tools| tools.id == track.id);
    if let Some(clip) = session.tool_clip().filter(|_| is_here) {
        let (left, right) = board.span(clip.timeline_range);
        paint::chosen(painter, Rect::from_x_y_ranges(left..=right.max(left + 1.0), row.lane.y_range()), cx.theme());
    }
}

fn outlines(ui: &Ui, painter: &Painter, cx: &mut Cx<'_>, board: &Board<'_>, pieces: Vec<(Piece<'_>, Response)>) {
    let (theme, look) = (*cx.theme(), *cx.look());
    let is_only = board.model.session.selection.only_clip().is_some();
    for (piece, response) in pieces {
        if piece.is_chosen {
            paint::chosen(painter, piece.rect, &theme);
        }
        if piece.is_chosen && is_only && !piece.track.locked {
            node::show_handles(ui, cx, board, &piece);
            paint::draw_handles(painter, piece.rect, piece.room_beside(board), &theme);
        }
        if look.keyboard && response.has_focus() {
            look.focus_ring(painter, piece.rect, 4);
        }
    }
}

/// A track for which there is no room: its clips as strokes.
fn line<'a>(painter: &Painter, cx: &Cx<'_>, board: &Board<'a>, row: &LaneRow<'a>) {
    let Some(track) = row.track else { return };
    let heights = Rangef::point(row.lane.center().y).expand(STROKE / 2.0);
    let mut bars = Bars::new();
    for index in within(&track.clips, board.visible()) {
        let Some(piece) = Piece::new(board, row, track, index) else { continue };
        let rect = Rect::from_x_y_ranges(piece.rect.x_range(), heights);
        let mut color = piece.colors(cx.theme()).strong;
        if piece.is_chosen {
            color = cx.theme().ink;
        } else if piece.is_quiet() {
            color = Theme::faint(color, QUIET);
        }
        if rect.width() < TINY {
            bars.add(rect, color);
        } else {
            painter.rect_filled(rect, CornerRadius::same(2), color);
        }
    }
    bars.paint(painter);
}

/// Nothing is there yet: a click leads to the files that wait, else to where files are chosen.
fn invitation(ui: &Ui, cx: &mut Cx<'_>, lane: Rect) {
    let room = Rect::from_min_max(
        pos2(lane.left() + MARGIN_PX + 0.5, lane.top() + 0.5),
        pos2(lane.right() - MARGIN_PX - 0.5, lane.bottom() - 0.5),
    );
    let words = cx.t("tracks-empty");
    let response = ui.interact(room, id("invitation"), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let (theme, look, painter) = (cx.theme(), cx.look(), ui.painter());
    let outline = if response.hovered() { theme.accent } else { theme.border };
    let corners = [room.left_top(), room.right_top(), room.right_bottom(), room.left_bottom(), room.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, outline), 6.0, 4.0));
    let font = if look.width(painter, &words, fonts::BODY) < room.width() { fonts::BODY } else { fonts::SMALL };
    look.text_center(painter, room.center(), &words, font, theme.muted);
    if response.clicked() {
        let files_wait = !cx.model.is_start() && cx.model.chrome.step() != Step::Import;
        cx.run(if files_wait { Command::StepImport } else { Command::ImportFiles });
    }
}
