//! Subtitles and other texts: two lines, and a sign where something is wrong.

use eframe::egui::{Painter, Rect, pos2, vec2};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_graphics::chart_kind::ChartKind;
use sunting_timeline::captions::reading::findings_of;
use sunting_timeline::{Content, Text};

use super::board::Board;
use super::piece::Piece;
use super::{labels, names, paint};
use crate::look::{chart_icon, fonts, icons};
use crate::panels::Cx;

/// Between the clip's edge and its words.
const LEFT: f32 = 10.0;
const RIGHT: f32 = 4.0;
/// The sign's room.
const SIGN: f32 = 20.0;
/// Narrower clips show no words.
const LEAST_WITH_WORDS: f32 = 32.0;
/// Narrower clips show no sign.
const LEAST_WITH_SIGN: f32 = 24.0;
/// Lower clips show neither.
const LEAST_HEIGHT: f32 = 20.0;
/// Smaller clips have no room for dashes.
const LEAST_DASHED: f32 = 12.0;
/// The icon of a chart, and what has to be left for words beside it.
const ICON: f32 = 16.0;
const LEAST_BESIDE_ICON: f32 = 40.0;
/// Of a line.
const LINE: f32 = 16.0;

/// Draws a clip of text; whether all of it is there.
pub(super) fn show(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) -> bool {
    let theme = cx.theme();
    let (colors, rect) = (piece.colors(theme), piece.rect);
    paint::plane(painter, rect, colors.fill);
    paint::edges(painter, rect, colors, true);
    if piece.clip.unsure && rect.width() >= LEAST_DASHED && rect.height() >= LEAST_DASHED {
        cx.look().dashed_round(painter, rect.shrink(1.0), 4.0, 2.0, theme.warn);
    }
    let has_finding = rect.width() >= LEAST_WITH_SIGN && rect.height() >= LEAST_HEIGHT && is_wrong(cx, board, piece);
    let mut right = rect.right() - RIGHT;
    let mut left = rect.left() + LEFT;
    if has_finding {
        cx.look().icon(painter, pos2(rect.right() - 14.0, rect.center().y), icons::WARNING, 14.0, colors.text);
        right -= SIGN;
    }
    if let Some(kind) = chart_kind(piece).filter(|_| right - left >= ICON + LEAST_BESIDE_ICON) {
        let square = Rect::from_center_size(pos2(left + ICON / 2.0, rect.center().y), vec2(ICON, ICON));
        chart_icon::paint(painter, square, kind, colors.text);
        left += ICON + 6.0;
    }
    let width = right - left;
    if rect.width() < LEAST_WITH_WORDS || width < 16.0 || rect.height() < LEAST_HEIGHT {
        return false;
    }
    let words = labels::words_of(board, piece).replace('\n', " ");
    let most = ((rect.height() - 4.0) / LINE).floor().clamp(1.0, 2.0) as usize;
    let lines = names::lines(painter, &words, fonts::SMALL_STRONG, width, most);
    let is_whole = lines.join(" ") == words.trim();
    let mut y = rect.center().y - (lines.len() as f32 - 1.0) * LINE / 2.0;
    for line in lines {
        cx.look().text(painter, pos2(left, y), &line, fonts::SMALL_STRONG, colors.text);
        y += LINE;
    }
    is_whole
}

/// Whether something about it is to be checked.
fn is_wrong(cx: &Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) -> bool {
    match piece.clip.content {
        Content::Text(Text::Caption { .. }) => {
            !findings_of(&piece.track.clips, piece.index, &board.model.session.limits()).is_empty()
        }
        Content::Graphic(_) => cx.is_graphic_to_check(piece.clip.id),
        _ => false,
    }
}

/// The kind of chart that a clip shows.
fn chart_kind(piece: &Piece<'_>) -> Option<ChartKind> {
    let Content::Graphic(graphic) = &piece.clip.content else { return None };
    ChartKind::from_id(graphic.template.strip_prefix(CHART_PREFIX)?)
}
