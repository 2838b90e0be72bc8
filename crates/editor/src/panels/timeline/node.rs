//! A clip as something to click, drag, focus and hear about.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CursorIcon, EventFilter, Key, Modifiers, Popup, Pos2, Response, Sense, SetOpenCommand, Ui, WidgetInfo,
};
use sunting_timeline::edit::Edge;

use super::board::{Board, LaneKind};
use super::paint::{HANDLES_AT_ALL, HANDLES_INSIDE, handles};
use super::piece::Piece;
use super::sound_clip::Hold;
use super::{clip_menu, gestures, labels};
use crate::look::icons;
use crate::panels::{Cx, id};
use crate::state::{About, Action, Notice, NoticeButton};

/// So close to an edge the hand takes hold of it.
const EDGE_REACH: f32 = 8.0;
/// A handle is taken hold of beyond what is drawn of it, too.
const HANDLE_REACH: f32 = 3.0;

/// What of a clip is under the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Body,
    Edge(Edge),
    Sound(Hold),
}

/// Makes a clip a node, and does what is asked of it.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) -> Response {
    let clip = piece.clip.id;
    let response = ui.interact(piece.rect, id(("clip", clip.0)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, labels::of(board, piece)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(piece.is_chosen);
        node.set_position_in_set(piece.index);
        node.set_size_of_set(piece.track.clips.len());
    });
    if response.has_focus() {
        focused(ui, cx, board, piece, &response);
    }
    if response.hovered() {
        hovered(ui, cx, board, piece, &response);
    }
    if response.clicked() {
        clicked(ui, cx, board, piece, &response);
    }
    let right_clicked = response.secondary_clicked();
    let by_key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    if right_clicked || by_key {
        choose_for_menu(cx, board, piece, response.interact_pointer_pos());
        cx.drafts.timeline.menu = Some((clip, by_key));
    }
    if cx.drafts.timeline.menu.is_some_and(|(open, _)| open == clip) {
        show_menu(cx, piece, &response, right_clicked || by_key);
    }
    response
}

/// The handles of a chosen clip, over its neighbours.
pub(super) fn show_handles(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) {
    let room = piece.room_beside(board);
    let Some(handles) = handles(piece.rect, room) else { return };
    let outer = [piece.rect.left() - room[0], piece.rect.right() + room[1]];
    for (edge, handle) in [Edge::In, Edge::Out].into_iter().zip(handles) {
        let reach = handle.expand2(eframe::egui::vec2(HANDLE_REACH, 0.0));
        let reach = reach.with_min_x(reach.left().max(outer[0])).with_max_x(reach.right().min(outer[1]));
        let name = id(("handle", piece.clip.id.0, edge == Edge::In));
        // Not a stop of the keyboard: the tools do the same.
        let response = ui.interact(reach, name, Sense::DRAG);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        if response.drag_started()
            && let Some(at) = ui.input(|input| input.pointer.press_origin())
        {
            gestures::take_edge(cx, board, piece, edge, at);
        }
    }
}

fn focused(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, response: &Response) {
    // Arrows move the playhead, never the focus.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let view = board.tracks.x_range();
    let is_in_view = view.contains(piece.rect.left()) && view.contains(piece.rect.right());
    let is_wide = piece.rect.left() <= view.min && piece.rect.right() >= view.max;
    if response.gained_focus() && !is_in_view && !is_wide {
        let scroll = piece.range.start().min(board.latest_scroll(&board.scale));
        cx.push(Action::Scroll(scroll));
    }
}

fn hovered(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, response: &Response) {
    let Some(at) = response.hover_pos() else { return };
    let spot = spot(board, piece, at);
    let cursor = match spot {
        _ if piece.track.locked => CursorIcon::NotAllowed,
        Spot::Edge(_) if piece.rect.width() < HANDLES_AT_ALL => CursorIcon::ZoomIn,
        Spot::Edge(_) => CursorIcon::ResizeHorizontal,
        Spot::Sound(hold) => hold.cursor(),
        Spot::Body => CursorIcon::Default,
    };
    ui.ctx().set_cursor_icon(cursor);
    let started = response.drag_started() && ui.input(|input| input.pointer.primary_down());
    let Some(from) = ui.input(|input| input.pointer.press_origin()).filter(|_| started) else { return };
    if ui.input(|input| input.modifiers.command) {
        gestures::take_box(cx, board, from);
        return;
    }
    if piece.track.locked {
        return;
    }
    match self::spot(board, piece, from) {
        Spot::Edge(_) if piece.rect.width() < HANDLES_AT_ALL => {}
        Spot::Edge(edge) => gestures::take_edge(cx, board, piece, edge, from),
        // The line of quiet music runs along its lower edge: a hand that goes sideways there moves the clip.
        Spot::Sound(Hold::Volume) if !goes_sideways(from, at) => gestures::take_volume(cx, piece, from),
        Spot::Sound(Hold::Fade(edge)) => gestures::take_fade(cx, piece, edge),
        Spot::Body | Spot::Sound(Hold::Volume) => gestures::take_clip(cx, board, piece, from),
    }
}

fn goes_sideways(from: Pos2, to: Pos2) -> bool {
    (to.x - from.x).abs() > (to.y - from.y).abs()
}

fn spot(board: &Board<'_>, piece: &Piece<'_>, at: Pos2) -> Spot {
    // A chosen clip that wears its handles outside is all body; its handles are nodes of their own.
    let reach = match piece.rect.width() {
        width if piece.is_chosen && (HANDLES_AT_ALL..HANDLES_INSIDE).contains(&width) => 0.0,
        width => EDGE_REACH.min(width / 4.0),
    };
    if at.x < piece.rect.left() + reach {
        return Spot::Edge(Edge::In);
    }
    if at.x > piece.rect.right() - reach {
        return Spot::Edge(Edge::Out);
    }
    let hold = if piece.kind == LaneKind::Sound { Hold::at(board, piece, at) } else { None };
    hold.map_or(Spot::Body, Spot::Sound)
}

fn clicked(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, response: &Response) {
    let clip = piece.clip.id;
    let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    let pointer = response.interact_pointer_pos().filter(|_| ui.input(|input| input.pointer.primary_clicked()));
    match pointer {
        Some(at) => gestures::seek(cx, board.time_at(at.x)),
        // By the keyboard: the tools then work on the clip that was chosen.
        None => go_inside(cx, board, piece),
    }
    cx.push(Action::SelectClip(clip, adds));
    if piece.track.locked {
        let button = NoticeButton { label: "unlock-track", action: Box::new(super::lock(piece.track.id, false)) };
        cx.push(Action::Notify(Notice {
            text: cx.t("tracks-locked"),
            icon: icons::LOCK_SIMPLE,
            is_error: false,
            about: About::Act,
            button: Some(button),
        }));
    }
    if response.double_clicked() && piece.kind == LaneKind::Subtitle {
        cx.drafts.focus_subtitle = Some(clip);
    }
}

/// Puts the playhead into a clip where it is not there.
fn go_inside(cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) {
    if !piece.range.contains(board.model.session.playhead) {
        gestures::seek(cx, piece.range.start());
    }
}

/// A menu is about the clip that it was opened on: its commands work at the playhead.
fn choose_for_menu(cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, pointer: Option<Pos2>) {
    if !piece.is_chosen {
        cx.push(Action::SelectClip(piece.clip.id, false));
    }
    match pointer {
        Some(at) if !piece.range.contains(board.model.session.playhead) => {
            gestures::seek(cx, board.time_at(at.x));
        }
        _ => go_inside(cx, board, piece),
    }
}

fn show_menu(cx: &mut Cx<'_>, piece: &Piece<'_>, response: &Response, opens: bool) {
    let by_key = cx.drafts.timeline.menu.is_some_and(|(_, by_key)| by_key);
    let popup = if by_key {
        Popup::menu(response).open_memory(opens.then_some(SetOpenCommand::Bool(true)))
    } else {
        Popup::context_menu(response)
    };
    let shown = popup.show(|ui| clip_menu::show(ui, cx, piece.clip.id));
    if shown.is_none() && !opens {
        cx.drafts.timeline.menu = None;
    }
}
