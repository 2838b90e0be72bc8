//! Subtitles and other texts: two lines, and a sign where something is wrong.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Painter, pos2};
use sunting_timeline::captions::reading::findings_of;
use sunting_timeline::{Content, Text};

use super::board::Board;
use super::paint;
use super::piece::Piece;
use crate::look::{fonts, icons};
use crate::panels::Cx;
use crate::state::session::caption_text;

/// Between the clip's edge and its words.
const LEFT: f32 = 10.0;
const RIGHT: f32 = 4.0;
/// The sign's room.
const SIGN: f32 = 20.0;
/// Narrower clips show no words.
const LEAST_WITH_WORDS: f32 = 32.0;
/// Narrower clips show no sign.
const LEAST_WITH_SIGN: f32 = 24.0;
/// Of a line.
const LINE: f32 = 16.0;

/// Draws a clip of text.
pub(super) fn show(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) {
    let theme = cx.theme();
    let (colors, rect) = (piece.colors(theme), piece.rect);
    paint::plane(painter, rect, colors.fill);
    paint::edges(painter, rect, colors);
    let has_finding = rect.width() >= LEAST_WITH_SIGN && is_wrong(board, piece);
    let mut right = rect.right() - RIGHT;
    if has_finding {
        cx.look().icon(painter, pos2(rect.right() - 14.0, rect.center().y), icons::WARNING, 14.0, colors.text);
        right -= SIGN;
    }
    let width = right - rect.left() - LEFT;
    if rect.width() < LEAST_WITH_WORDS || width < 12.0 {
        return;
    }
    let format = TextFormat {
        font_id: fonts::SMALL_STRONG.id(),
        color: colors.text,
        line_height: Some(LINE),
        ..TextFormat::default()
    };
    let words = caption_text(piece.clip).replace('\n', " ");
    let mut job = LayoutJob::single_section(words, format);
    let rows = ((rect.height() - 4.0) / LINE).floor().clamp(1.0, 2.0) as usize;
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    let galley = painter.layout_job(job);
    let top = rect.center().y - galley.size().y / 2.0;
    painter.galley(pos2(rect.left() + LEFT, top.round()), galley, colors.text);
}

fn is_wrong(board: &Board<'_>, piece: &Piece<'_>) -> bool {
    let is_caption = matches!(piece.clip.content, Content::Text(Text::Caption { .. }));
    is_caption && !findings_of(&piece.track.clips, piece.index, &board.model.session.limits()).is_empty()
}
