//! Taking hold, moving, letting go. Each drag that changes the project is one step; Esc takes it back.

use std::sync::Arc;

use eframe::egui::{Key, Pos2, Ui};
use sunting_session::loudness::{gain_of, percent_of};
use sunting_timeline::edit::{Edge, Edit};
use sunting_timeline::{ClipId, Time, TimeRange, TrackKind};

use super::board::{Board, within};
use super::grip::{self, Fade, Grip, Move, Trim};
use super::overview;
use super::piece::Piece;
use super::snapping::{REACH_PX, nearest, nearest_to_range, targets};
use crate::panels::Cx;
use crate::state::Action;
use crate::state::action::Seeking;

/// Moves the playhead. The stage then shows the video again.
pub(super) fn seek(cx: &mut Cx<'_>, to: Time) {
    cx.push(Action::Seek(to, Seeking::Exact));
}

/// A hand that has not moved by so many points holds still: it edits nothing.
const STILL_PX: f32 = 3.0;

/// Where the hand is, and how far it is drawn to edges.
struct Hand {
    at: Pos2,
    reach: Time,
}

/// Takes hold of what a step is made of.
fn take(cx: &mut Cx<'_>, label: &'static str, grip: Grip) {
    cx.push(Action::BeginGesture(label));
    cx.drafts.grip = grip;
}

/// Takes hold of a whole clip: on the storyline to put it elsewhere in the order, else to move it in time.
pub(super) fn take_clip(cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, at: Pos2) {
    let clip = piece.clip.id;
    if is_storyline(board, piece) {
        cx.drafts.grip = Grip::Reorder { clip, from: piece.index, before: piece.index };
        return;
    }
    if !piece.is_chosen {
        cx.push(Action::SelectClips(vec![clip]));
    }
    let range = piece.clip.timeline_range;
    let clips = moving(board, piece);
    let held = Move {
        clip,
        range,
        offset: board.scale.time(at.x) - range.start(),
        targets: targets(&board.model.session, &clips, None),
        clips,
        to: range.start(),
        snapped: None,
    };
    take(cx, "tracks-undo-move", Grip::Move(held));
}

/// The chosen clips off the storyline with the one under the hand, sorted by start; it alone when it is not chosen.
fn moving(board: &Board<'_>, piece: &Piece<'_>) -> Arc<[ClipId]> {
    if !piece.is_chosen || board.model.session.selection.clips().nth(1).is_none() {
        return Arc::from([piece.clip.id]);
    }
    let storyline = board.project.storyline().map(|track| track.id);
    let tracks = board.project.tracks.iter().filter(|track| Some(track.id) != storyline && !track.locked);
    let clips = tracks.flat_map(|track| &track.clips).filter(|clip| board.model.session.selection.has(clip.id));
    let mut clips: Vec<(Time, ClipId)> = clips.map(|clip| (clip.timeline_range.start(), clip.id)).collect();
    clips.sort_unstable();
    clips.into_iter().map(|(_, clip)| clip).collect()
}

/// Takes hold of an edge of a clip.
pub(super) fn take_edge(cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, edge: Edge, at: Pos2) {
    if piece.track.locked {
        return;
    }
    let session = &board.model.session;
    let (clip, range) = (piece.clip.id, piece.clip.timeline_range);
    let ripples = is_storyline(board, piece);
    let least = grip::least(piece.track.kind, board.project.canvas.frame_rate.period());
    let limits = grip::limits(piece.track, piece.index, piece.media, edge, ripples, least);
    // Music is taken hold of where it ends with the video.
    let shown = TimeRange::between(range.start(), piece.range.end());
    let held_at = if edge == Edge::In { range.start() } else { shown.end() };
    let held = Trim {
        clip,
        edge,
        ripples,
        range: if piece.is_cut_off() { shown } else { range },
        limits,
        offset: board.scale.time(at.x) - held_at,
        line: session.playhead,
        targets: targets(session, &[clip], ripples.then_some(range)),
        to: held_at,
        snapped: None,
        ends: piece.track.ends_with_storyline.then(|| (piece.track.id, board.end_of(piece.track))),
    };
    cx.push(Action::SelectClips(vec![clip]));
    take(cx, "tracks-undo-trim", Grip::Trim(held));
}

/// Takes hold of a volume line.
pub(super) fn take_volume(cx: &mut Cx<'_>, piece: &Piece<'_>, at: Pos2) {
    let percent = percent_of(piece.clip.gain_db);
    let held = Grip::Volume { clip: piece.clip.id, y: at.y, before: percent, percent };
    take(cx, "tracks-undo-volume", held);
}

/// Takes hold of a fade's knob.
pub(super) fn take_fade(cx: &mut Cx<'_>, piece: &Piece<'_>, edge: Edge) {
    let fades = piece.clip.fades;
    let held =
        Fade { clip: piece.clip.id, edge, range: piece.range, is_cut_off: piece.is_cut_off(), before: fades, fades };
    take(cx, "tracks-undo-fades", Grip::Fade(held));
}

/// Begins a box around clips.
pub(super) fn take_box(cx: &mut Cx<'_>, board: &Board<'_>, at: Pos2) {
    cx.drafts.grip = Grip::Box { from: board.scale.time(at.x), y: at.y };
}

fn is_storyline(board: &Board<'_>, piece: &Piece<'_>) -> bool {
    board.project.storyline().is_some_and(|track| track.id == piece.track.id)
}

/// Goes on with what the hand does.
pub(super) fn follow(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>) {
    if let Some(pressed_at) = ui.input(|input| input.pointer.press_origin()) {
        cx.drafts.timeline.pressed_at = Some(pressed_at);
    }
    if cx.drafts.grip.is_free() {
        return;
    }
    let mut grip = std::mem::take(&mut cx.drafts.grip);
    let (at, is_down, escapes, is_free) = ui.input(|input| {
        let escapes = input.key_pressed(Key::Escape);
        (input.pointer.latest_pos(), input.pointer.primary_down(), escapes, input.modifiers.alt)
    });
    let from = cx.drafts.timeline.pressed_at.filter(|_| grip.is_edit());
    if escapes {
        return cancel(cx, grip);
    }
    if let Some(at) = at.filter(|at| grip.has_changed() || from.is_none_or(|from| at.distance(from) >= STILL_PX)) {
        let reach = if is_free { Time::ZERO } else { board.scale.span(REACH_PX) };
        advance(&mut grip, cx, board, &Hand { at, reach });
    }
    if is_down {
        cx.drafts.grip = grip;
    } else {
        finish(cx, board, &grip, at);
    }
}

fn advance(grip: &mut Grip, cx: &mut Cx<'_>, board: &Board<'_>, hand: &Hand) {
    let time = board.scale.time(hand.at.x);
    match grip {
        Grip::Free | Grip::Box { .. } => {}
        Grip::Scrub { last } => {
            let to = board.time_at(hand.at.x);
            if *last != to {
                *last = to;
                cx.push(Action::Seek(to, Seeking::Dragging));
            }
        }
        Grip::Mark { from, last, .. } => {
            let part = Some(TimeRange::between(*from, board.time_at(hand.at.x))).filter(|part| !part.is_empty());
            if *last != part {
                *last = part;
                cx.push(Action::Mark(part));
            }
        }
        Grip::Reorder { before, .. } => {
            let clips = board.project.storyline().map_or(&[][..], |track| &track.clips);
            *before = grip::cut_at(clips, time);
        }
        Grip::Move(held) => drag_clips(held, cx, board, hand),
        Grip::Trim(held) => drag_edge(held, cx, board, hand),
        Grip::Volume { clip, y, before, percent } => {
            let wanted = grip::louder(*before, *y - hand.at.y);
            if *percent != wanted {
                *percent = wanted;
                cx.push(Action::Drag(vec![Edit::SetGain { clip: *clip, gain_db: gain_of(wanted) }]));
            }
        }
        Grip::Fade(held) => {
            let wanted = held.at(time);
            if held.fades != wanted {
                held.fades = wanted;
                cx.push(Action::Drag(held.edits()));
            }
        }
        Grip::Overview { part, x, scale } => overview::drag(cx, board, *part, scale, hand.at.x - *x),
    }
}

fn drag_clips(held: &mut Move, cx: &mut Cx<'_>, board: &Board<'_>, hand: &Hand) {
    let Some((track, _)) = board.project.find_clip(held.clip) else { return };
    let wanted = (board.scale.time(hand.at.x) - held.offset).max(Time::ZERO);
    let range = TimeRange::from_duration(wanted, held.range.duration());
    let drawn = nearest_to_range(&held.targets, range, hand.reach).filter(|(start, _)| *start >= Time::ZERO);
    held.snapped = drawn.map(|(_, target)| target);
    let to = drawn.map_or(wanted, |(start, _)| start);
    if held.to != to {
        held.to = to;
        cx.push(Action::Drag(held.edits(track)));
    }
}

fn drag_edge(held: &mut Trim, cx: &mut Cx<'_>, board: &Board<'_>, hand: &Hand) {
    let rate = board.project.canvas.frame_rate;
    let is_picture = board.project.find_clip(held.clip).is_some_and(|(track, _)| track.kind == TrackKind::Video);
    let wanted = board.scale.time(hand.at.x) - held.offset;
    held.snapped = nearest(&held.targets, wanted, hand.reach).filter(|target| held.limits.encloses(instant(*target)));
    let wanted = held.snapped.unwrap_or(wanted);
    let wanted = if is_picture { rate.snap(wanted) } else { wanted };
    let to = wanted.min(held.limits.end()).max(held.limits.start());
    if held.to != to {
        held.to = to;
        cx.push(Action::Drag(held.edits()));
        cx.push(Action::Seek(held.picture(rate.period()).max(Time::ZERO), Seeking::Dragging));
    }
}

fn instant(time: Time) -> TimeRange {
    TimeRange::between(time, time)
}

fn finish(cx: &mut Cx<'_>, board: &Board<'_>, grip: &Grip, at: Option<Pos2>) {
    match grip {
        Grip::Scrub { last } => cx.push(Action::Seek(*last, Seeking::Exact)),
        Grip::Box { from, y } => {
            let at = at.unwrap_or(Pos2::new(board.scale.x(*from), *y));
            let part = TimeRange::between(*from, board.scale.time(at.x));
            cx.push(Action::SelectClips(boxed(board, part, *y, at.y)));
        }
        Grip::Reorder { clip, from, before } => {
            let index = grip::place_before(*from, *before);
            if index != *from {
                cx.push(Action::Edit("tracks-undo-reorder", vec![Edit::Reorder { clip: *clip, index }]));
                cx.push(Action::SelectClip(*clip, false));
            }
        }
        _ => {}
    }
    if grip.is_edit() {
        cx.push(Action::EndGesture);
    }
    if let Grip::Move(held) = grip
        && held.clips.len() == 1
    {
        cx.push(Action::SelectClip(held.clip, false));
    }
    if let Grip::Trim(held) = grip
        && held.to != held.start_point()
    {
        let picture = held.picture(board.project.canvas.frame_rate.period());
        cx.push(Action::Seek(picture.max(Time::ZERO), Seeking::Exact));
    }
}

/// The clips that a box touches.
fn boxed(board: &Board<'_>, part: TimeRange, from: f32, to: f32) -> Vec<ClipId> {
    let (top, foot) = (from.min(to), from.max(to));
    let rows = board.rows.iter().filter(|row| row.lane.top() < foot && row.lane.bottom() > top && !row.is_line());
    let clips = rows.filter_map(|row| row.track).flat_map(|track| &track.clips[within(&track.clips, part)]);
    clips.map(|clip| clip.id).collect()
}

fn cancel(cx: &mut Cx<'_>, grip: Grip) {
    if grip.is_edit() {
        cx.push(Action::CancelGesture);
    }
    match grip {
        Grip::Trim(held) => cx.push(Action::Seek(held.line, Seeking::Exact)),
        Grip::Mark { before, .. } => cx.push(Action::Mark(before)),
        _ => {}
    }
}
