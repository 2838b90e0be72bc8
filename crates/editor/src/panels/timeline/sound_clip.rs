//! Sound alone: its name, its shape, its volume line and its fades.

use eframe::egui::{CursorIcon, Painter, Pos2, Rect, Response, Stroke, pos2};
use sunting_timeline::Time;
use sunting_timeline::edit::Edge;
use sunting_timeline::scene::STORYLINE_END_FADE;

use super::board::Board;
use super::grip::part_of_loudest;
use super::piece::Piece;
use super::waveform::{self, BarGrowth};
use super::{names, paint};
use crate::look::{fonts, icons};
use crate::panels::Cx;

/// The name's line.
const NAME: f32 = 20.0;
/// A knob that cannot go further out stays this far from the edge, clear of where trimming begins.
const KNOB_INSET: f32 = 16.0;
/// The hand reaches a knob or the line from so far.
const KNOB_REACH: f32 = 16.0;
const LINE_REACH: f32 = 16.0;
/// Narrower clips have no knobs.
const LEAST_WITH_KNOBS: f32 = 64.0;

/// Draws a clip of sound. Its knobs show where it is chosen or pointed at. Whether its whole name is there.
pub(super) fn show(
    painter: &Painter,
    cx: &mut Cx<'_>,
    board: &Board<'_>,
    piece: &Piece<'_>,
    response: &Response,
) -> bool {
    let colors = piece.colors(cx.theme());
    let rect = piece.rect;
    paint::plane(painter, rect, colors.fill);
    if piece.is_missing {
        paint::diagonals(painter, rect, board.tracks.x_range(), colors.strong);
    } else {
        let peaks = cx.peaks(piece.path, piece.audio_track());
        waveform::show(painter, board, piece, peaks.as_deref(), strip(rect), BarGrowth::BothWays);
    }
    paint::edges(painter, rect, colors, !piece.continues());
    if rect.width() < 24.0 {
        return false;
    }
    volume_line(painter, cx, board, piece, response.hovered() || response.has_focus() || piece.is_chosen);
    name(painter, cx, board, piece)
}

fn strip(rect: Rect) -> Rect {
    Rect::from_min_max(pos2(rect.left() + 7.0, rect.top() + NAME), pos2(rect.right() - 3.0, rect.bottom()))
        .shrink2(eframe::egui::vec2(0.0, 2.0))
}

/// Whether the whole name is there.
fn name(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) -> bool {
    let (look, colors) = (cx.look(), piece.colors(cx.theme()));
    let left = piece.rect.left().max(board.tracks.left());
    let y = piece.rect.top() + 12.0;
    let mut icons = vec![if piece.is_missing { icons::LINK_BREAK } else { icons::MUSIC_NOTES }];
    icons.extend(piece.is_muted().then_some(icons::SPEAKER_SLASH));
    let mut x = left + 17.0;
    for icon in icons {
        look.icon(painter, pos2(x, y), icon, 14.0, colors.strong);
        x += 18.0;
    }
    let room = piece.rect.right().min(board.tracks.right()) - x;
    if room < 24.0 {
        return false;
    }
    let whole = board.model.session.name_of(piece.clip);
    let name = names::elided(painter, &whole, board.file_names(), fonts::SMALL_STRONG, room);
    look.text(painter, pos2(x - 7.0, y), &name, fonts::SMALL_STRONG, colors.text);
    name == whole
}

fn volume_line(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, is_near: bool) {
    let color = piece.colors(cx.theme()).text;
    let y = line_y(piece);
    let [start, end] = bends(board, piece);
    let foot = piece.rect.bottom() - 2.0;
    let mut points = vec![pos2(start, y), pos2(end, y)];
    if start > piece.rect.left() + 4.0 {
        points.insert(0, pos2(piece.rect.left() + 4.0, foot));
    }
    if end < piece.rect.right() - 1.0 {
        points.push(pos2(piece.rect.right() - 1.0, foot));
    }
    painter.line(points, Stroke::new(1.5, color));
    let fades = piece.clip.fades;
    let Some(knobs) = knobs(board, piece) else { return };
    let has_fade = [fades.fade_in > Time::ZERO, fades.fade_out > Time::ZERO || piece.is_cut_off()];
    for (knob, has_fade) in knobs.into_iter().zip(has_fade) {
        if is_near || has_fade {
            painter.circle(knob, 4.0, cx.theme().surface, Stroke::new(1.5, color));
        }
    }
}

/// The height of the volume line.
pub(super) fn line_y(piece: &Piece<'_>) -> f32 {
    let (top, foot) = (piece.rect.top() + NAME + 2.0, piece.rect.bottom() - 4.0);
    foot + (top - foot) * part_of_loudest(piece.clip.gain_db)
}

/// Where the fades end: after the first, before the second.
fn bends(board: &Board<'_>, piece: &Piece<'_>) -> [f32; 2] {
    let fades = piece.clip.fades;
    let fade_out = if piece.is_cut_off() { STORYLINE_END_FADE.min(piece.range.duration()) } else { fades.fade_out };
    let start = if fades.fade_in > Time::ZERO {
        board.scale.x(piece.range.start() + fades.fade_in)
    } else {
        piece.rect.left() + 4.0
    };
    let end =
        if fade_out > Time::ZERO { board.scale.x(piece.range.end() - fade_out) } else { piece.rect.right() - 1.0 };
    let end = end.clamp(piece.rect.left(), piece.rect.right());
    [start.clamp(piece.rect.left(), piece.rect.right()).min(end), end]
}

/// Where the knobs of the fades are.
fn knobs(board: &Board<'_>, piece: &Piece<'_>) -> Option<[Pos2; 2]> {
    if piece.rect.width() < LEAST_WITH_KNOBS {
        return None;
    }
    let (y, [start, end]) = (line_y(piece), bends(board, piece));
    let start = start.max(piece.rect.left() + KNOB_INSET);
    let end = end.min(piece.rect.right() - KNOB_INSET);
    Some([pos2(start, y), pos2(end, y)])
}

/// What the hand would take hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// The knob of a fade.
    Fade(Edge),
    Volume,
}

impl Hold {
    /// What is at a place of a clip of sound, if anything but the clip is.
    pub fn at(board: &Board<'_>, piece: &Piece<'_>, at: Pos2) -> Option<Self> {
        let knob = |knob: Pos2| knob.distance(at) <= KNOB_REACH;
        if let Some([start, end]) = knobs(board, piece) {
            if knob(end) {
                return Some(Self::Fade(Edge::Out));
            }
            if knob(start) {
                return Some(Self::Fade(Edge::In));
            }
        }
        // By its name the clip is moved, however near the line is.
        let is_near = (at.y - line_y(piece)).abs() <= LINE_REACH && at.y >= piece.rect.top() + NAME;
        (is_near && piece.rect.width() >= 24.0).then_some(Self::Volume)
    }

    /// How the pointer shows it.
    pub fn cursor(self) -> CursorIcon {
        match self {
            Self::Fade(_) => CursorIcon::ResizeHorizontal,
            Self::Volume => CursorIcon::ResizeVertical,
        }
    }
}
