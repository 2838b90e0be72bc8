//! What lies over the tracks: the marked part, what a tool would take, and what the hand is about to do.

use eframe::egui::{CornerRadius, DragAndDrop, Painter, Pos2, Rangef, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use sunting_timeline::{MediaId, Time, Track};

use super::board::{Board, LaneKind, LaneRow};
use super::grip::{Grip, Trim, cut_at};
use super::paint;
use crate::look::theme::Theme;
use crate::panels::Cx;

/// The marked part's band at the ruler's foot.
const BAND: f32 = 8.0;
/// How much of the marked part's colour lies over the clips.
const MARKED: f32 = 0.2;
/// How much of what would go is covered.
const GOING: f32 = 0.6;
/// The same of what ticked sentences take along, with a line at its head and its foot.
const TICKED: f32 = 0.7;
const EDGE: f32 = 3.0;
/// What is moved along with the hand is no wider.
const WIDEST_GHOST: f32 = 160.0;

pub(super) fn show(ui: &Ui, cx: &Cx<'_>, board: &Board<'_>) {
    let room = Rect::from_min_max(board.ruler.min, board.tracks.max);
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    going(&painter, cx, board);
    ticked(&painter, cx, board);
    marks(&painter, cx, board);
    if let Some(time) = cx.drafts.grip.snapped() {
        upright(&painter, cx, board, time, 1.0);
    }
    let hand = ui.input(|input| input.pointer.latest_pos());
    match (&cx.drafts.grip, hand) {
        (Grip::Trim(held), _) => trim_tag(&painter, cx, board, held),
        (Grip::Reorder { before, from, .. }, Some(hand)) => reordering(&painter, cx, board, (*from, *before), hand.x),
        (Grip::Volume { percent, .. }, Some(hand)) => {
            let text = format!("{percent:.0}%");
            paint::tag(&painter, cx.look(), hand - vec2(0.0, 20.0), board.tracks.x_range(), &text);
        }
        (Grip::Fade(held), Some(hand)) => {
            let longer = if held.edge == sunting_timeline::Edge::In { held.fades.fade_in } else { held.fades.fade_out };
            let text = cx.t1("tracks-seconds", "seconds", cx.tenths(longer));
            paint::tag(&painter, cx.look(), hand - vec2(0.0, 20.0), board.tracks.x_range(), &text);
        }
        (Grip::Box { from, y }, Some(hand)) => {
            let rect = Rect::from_two_pos(pos2(board.scale.x(*from), *y), hand);
            painter.rect_filled(rect, 0.0, Theme::faint(cx.theme().accent, MARKED));
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, cx.theme().accent), StrokeKind::Inside);
        }
        _ => {}
    }
    dropping(ui, &painter, cx, board);
}

/// A line through all tracks.
fn upright(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, time: Time, width: f32) {
    let x = board.scale.x(time).round();
    let line = Rect::from_min_max(pos2(x - width / 2.0, board.ruler.bottom()), pos2(x + width / 2.0, board.foot()));
    painter.rect_filled(line, 0.0, cx.theme().accent);
}

/// What the tool under the pointer would take away.
fn going(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>) {
    let Some(command) = cx.drafts.hovered_tool else { return };
    let session = &cx.model.session;
    let Some(range) = command.tool().and_then(|tool| session.would_remove(tool)) else { return };
    let (left, right) = (board.scale.x(range.start()), board.scale.x(range.end()));
    let storyline = board.project.storyline().map(|track| track.id);
    let track = session.tool_track().map(|track| track.id).filter(|track| Some(*track) != storyline);
    let is_part = command == crate::state::Command::Remove;
    // Time that goes from the storyline goes from every track, but not from a locked one or from music under it all.
    let stays = |track: &Track| track.locked || track.ends_with_storyline;
    let is_hit = |row: &LaneRow<'_>| match row.track {
        Some(own) if is_part || track.is_none() => !stays(own),
        own => own.is_some_and(|own| Some(own.id) == track),
    };
    for row in board.rows.iter().filter(|row| is_hit(row)) {
        let rect = Rect::from_x_y_ranges(left..=right, row.lane.y_range());
        painter.rect_filled(rect, 0.0, Theme::faint(cx.theme().bad_soft, GOING));
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, cx.theme().bad), StrokeKind::Inside);
    }
}

/// What goes with the sentences that are ticked, over all tracks that lose it.
fn ticked(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>) {
    let is_hit = |row: &&LaneRow<'_>| row.track.is_some_and(|track| !track.locked && !track.ends_with_storyline);
    let lanes = || board.rows.iter().filter(is_hit).map(|row| row.lane);
    let (top, bottom) =
        lanes().fold((f32::MAX, f32::MIN), |(top, bottom), lane| (top.min(lane.top()), bottom.max(lane.bottom())));
    if top > bottom {
        return;
    }
    for range in cx.drafts.to_remove.iter().filter(|range| range.overlaps(board.visible())) {
        let across = board.scale.x(range.start()).round()..=board.scale.x(range.end()).round();
        for lane in lanes() {
            let reach = lane.expand2(vec2(0.0, crate::layout::GAP / 2.0)).y_range();
            let own = Rangef::new(reach.min.max(top), reach.max.min(bottom));
            painter.rect_filled(
                Rect::from_x_y_ranges(across.clone(), own),
                0.0,
                Theme::faint(cx.theme().bad_soft, TICKED),
            );
        }
        for edge in [top, bottom - EDGE] {
            painter.rect_filled(Rect::from_x_y_ranges(across.clone(), edge..=edge + EDGE), 0.0, cx.theme().bad);
        }
    }
}

/// The marked part, or the one end of it that is marked.
fn marks(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>) {
    let marks = cx.model.session.marks;
    let accent = cx.theme().accent;
    let (band, foot) = (board.ruler.bottom() - BAND, board.foot());
    if let Some(range) = marks.range() {
        let across = Rangef::new(board.scale.x(range.start()).round(), board.scale.x(range.end()).round());
        painter.rect_filled(Rect::from_x_y_ranges(across, band..=board.ruler.bottom()), 0.0, accent);
        let over = Rect::from_x_y_ranges(across, board.ruler.bottom()..=foot);
        painter.rect_filled(over, 0.0, Theme::faint(accent, MARKED));
    }
    for (mark, side) in [(marks.start, 1.0), (marks.end, -1.0)] {
        let Some(mark) = mark else { continue };
        let x = board.scale.x(mark).round();
        painter.rect_filled(Rect::from_x_y_ranges(x - 1.0..=x + 1.0, band..=foot), 0.0, accent);
        if marks.range().is_none() {
            // A small flag says to which side the part will be.
            let flag = Rect::from_two_pos(pos2(x, band), pos2(x + side * BAND, board.ruler.bottom()));
            painter.rect_filled(flag, 0.0, accent);
        }
    }
}

/// How much is trimmed and how long the clip is then, beside the edge.
fn trim_tag(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, held: &Trim) {
    let Some((track, clip)) = board.project.find_clip(held.clip) else { return };
    let Some(row) = board.rows.iter().find(|row| row.track.is_some_and(|own| own.id == track.id)) else { return };
    let (change, length) = held.lengths();
    let sign = if change < Time::ZERO { "−" } else { "+" };
    let size = if change < Time::ZERO { -change } else { change };
    let mut text = format!("{sign}{} → {}", cx.clock(size), cx.clock(length));
    if held.outlasts() {
        text = format!("{text} · {}", cx.t("tracks-outlasts"));
    }
    let shown = clip.timeline_range.end().min(board.end_of(track));
    let edge = if held.edge == sunting_timeline::Edge::In { clip.timeline_range.start() } else { shown };
    let center = pos2(board.scale.x(edge), (row.lane.top() - 12.0).max(board.ruler.bottom() + 12.0));
    paint::tag(painter, cx.look(), center, board.tracks.x_range(), &text);
}

/// The clip under the hand, and the bar where it would come to lie.
fn reordering(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, (from, before): (usize, usize), x: f32) {
    let Some(row) = board.rows.iter().find(|row| row.kind == LaneKind::Video) else { return };
    let Some(track) = row.track else { return };
    let theme = cx.theme();
    if before != from && before != from + 1 {
        insert_bar(painter, board, row.lane, place(track, before), theme);
    }
    let Some(clip) = track.clips.get(from) else { return };
    let (left, right) = board.span(clip.timeline_range);
    let size = vec2((right - left).min(WIDEST_GHOST), row.lane.height());
    let ghost = Rect::from_center_size(pos2(x, row.lane.center().y), size);
    painter.rect_filled(ghost, CornerRadius::same(4), Theme::faint(theme.video.fill, GOING));
    painter.rect_stroke(ghost, CornerRadius::same(4), Stroke::new(2.0, theme.ink), StrokeKind::Inside);
}

fn place(track: &Track, before: usize) -> Time {
    track.clips.get(before).map_or(track.end(), |clip| clip.timeline_range.start())
}

fn insert_bar(painter: &Painter, board: &Board<'_>, lane: Rect, time: Time, theme: &Theme) {
    let x = board.scale.x(time).round();
    let bar = Rect::from_x_y_ranges(x - 1.0..=x + 1.0, lane.top() - 2.0..=lane.bottom() + 2.0);
    painter.rect_filled(bar, 0.0, theme.accent);
    for y in [bar.top(), bar.bottom()] {
        painter.circle_filled(pos2(x, y), 3.0, theme.accent);
    }
}

/// The clip of the video that a file let go there comes to lie before; their number for the end. Sound has its own
/// track.
pub(super) fn place_of_drop(board: &Board<'_>, media: MediaId, pointer: Option<Pos2>) -> usize {
    let clips = board.project.storyline().map_or(&[][..], |track| &track.clips);
    let has_picture = board.project.find_media(media).is_some_and(|media| media.video.is_some());
    pointer.filter(|_| has_picture).map_or(clips.len(), |at| cut_at(clips, board.time_at(at.x)))
}

/// When sound begins that is let go there; `None` for what has a picture.
pub(super) fn sound_of_drop(board: &Board<'_>, media: MediaId, pointer: Option<Pos2>) -> Option<Time> {
    let is_sound = board.project.find_media(media).is_some_and(|media| media.video.is_none());
    pointer.filter(|_| is_sound).map(|at| board.time_at(at.x))
}

/// A file of the media list over the timeline, and where it would come to lie.
fn dropping(ui: &Ui, painter: &Painter, cx: &Cx<'_>, board: &Board<'_>) {
    let hand = ui.input(|input| input.pointer.latest_pos());
    let is_here = hand.is_some_and(|at| board.whole.contains(at));
    let Some(media) = DragAndDrop::payload::<MediaId>(ui.ctx()).filter(|_| is_here) else { return };
    if let Some(at) = sound_of_drop(board, *media, hand) {
        if let Some(row) = board.rows.iter().find(|row| row.kind == LaneKind::Sound) {
            insert_bar(painter, board, row.lane, at, cx.theme());
        }
        return;
    }
    let Some(row) = board.rows.iter().find(|row| row.kind == LaneKind::Video) else { return };
    let before = place_of_drop(board, *media, hand);
    let time = row.track.map_or(Time::ZERO, |track| place(track, before));
    if row.track.is_none_or(|track| before == track.clips.len()) {
        let room = Rect::from_x_y_ranges(board.scale.x(time)..=board.tracks.right(), row.lane.y_range());
        painter.rect_filled(room, 0.0, Theme::faint(cx.theme().accent, MARKED));
    }
    insert_bar(painter, board, row.lane, time, cx.theme());
}
