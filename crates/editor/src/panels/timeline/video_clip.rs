//! Moving pictures and photos: a filmstrip over the shape of their sound.

use eframe::egui::epaint::{RectShape, Vertex};
use eframe::egui::{
    Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, TextureId, Vec2, pos2, vec2,
};
use sunting_timeline::{Content, Time};

use super::board::Board;
use super::piece::Piece;
use super::waveform::{self, BarGrowth};
use super::{names, paint};
use crate::look::{fonts, icons};
use crate::panels::Cx;

/// Lower rows have a lower strip of sound.
const LOW: f32 = 60.0;
/// The lowest row with a strip of sound.
const LEAST_WITH_SOUND: f32 = 40.0;
/// Narrower clips show no pictures.
const LEAST_WITH_PICTURES: f32 = 16.0;
/// A name needs that much room.
const LEAST_NAME: f32 = 96.0;
/// Pictures come at times this far apart, or twice, four times… as far.
const GRID: Time = Time::from_millis(250);

/// Draws a clip with pictures; whether its whole name is there.
pub(super) fn show(painter: &Painter, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>) -> bool {
    let theme = *cx.theme();
    let colors = piece.colors(&theme);
    let rect = piece.rect;
    if let Content::Slot { prompt } = &piece.clip.content {
        return slot(painter, cx, rect, prompt);
    }
    paint::plane(painter, rect, colors.fill);
    let (film, strip) = parts(rect);
    match &piece.clip.content {
        Content::Color { color } => {
            let color = Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a);
            painter.rect_filled(film, CornerRadius::same(3), color);
        }
        _ if piece.is_missing => {
            paint::diagonals(painter, rect, board.tracks.x_range(), colors.strong);
        }
        _ if rect.width() >= LEAST_WITH_PICTURES => filmstrip(painter, cx, board, piece, film),
        _ => {}
    }
    let has_sound = !piece.is_missing && piece.media.is_some_and(|media| media.audio.is_some());
    if let Some(strip) = strip.filter(|_| has_sound) {
        let peaks = cx.peaks(piece.path, piece.audio_track());
        waveform::show(painter, board, piece, peaks.as_deref(), strip, BarGrowth::Up);
    }
    paint::edges(painter, rect, colors, !piece.continues());
    tag(painter, cx, board, piece, film)
}

/// Where the pictures lie, and the shape of the sound under them.
fn parts(rect: Rect) -> (Rect, Option<Rect>) {
    let inner = rect.shrink(1.0);
    let (sound, space) = match rect.height() {
        height if height >= LOW => (18.0, 4.0),
        height if height >= LEAST_WITH_SOUND => (12.0, 2.0),
        _ => return (inner, None),
    };
    let film = inner.with_max_y(inner.bottom() - sound - space);
    let strip = Rect::from_min_max(pos2(inner.left() + 4.0, film.bottom() + space - 1.0), inner.max - vec2(1.0, 1.0));
    (film, Some(strip))
}

fn filmstrip(painter: &Painter, cx: &mut Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, film: Rect) {
    let Some(video) = piece.media.and_then(|media| media.video) else { return };
    let turn = QuarterTurn::of(piece.clip.placement.rotation);
    let own = turn.size(vec2(video.width_px as f32, video.height_px as f32));
    let shape = (own.x / own.y.max(1.0)).clamp(0.3, 4.0);
    let width = (film.height() * shape).round();
    let height_px = board.picture_px(film.height());
    let grid = grid(board.scale.span(width));
    let to = film.right().min(board.tracks.right());
    let mut index = ((board.tracks.left() - film.left()) / width).floor().max(0.0);
    while film.left() + index * width < to {
        let left = film.left() + index * width;
        let time = if video.still { Time::ZERO } else { on_grid(piece.source_at(board, left), grid) };
        if let Some(texture) = cx.tile(piece.path, height_px, time) {
            let tile = Rect::from_min_size(pos2(left, film.top()), vec2(width, film.height()));
            let seen = tile.with_max_x(tile.right().min(film.right()));
            let uv = cropped(turn.size(texture.size_vec2()), tile.size(), seen.width());
            let corner = |is_at_edge: bool| if is_at_edge { 3 } else { 0 };
            let radius =
                CornerRadius { nw: corner(index == 0.0), ne: corner(tile.right() >= film.right()), sw: 0, se: 0 };
            let upright = || RectShape::filled(seen, radius, Color32::WHITE).with_texture(texture.id(), uv);
            painter.add(match turn {
                QuarterTurn::None => Shape::from(upright()),
                turn => Shape::from(turn.mesh(seen, texture.id(), uv)),
            });
        }
        index += 1.0;
    }
}

/// How a picture is turned, clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum QuarterTurn {
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

impl QuarterTurn {
    fn of(degrees: u16) -> Self {
        match degrees % 360 {
            90 => Self::Quarter,
            180 => Self::Half,
            270 => Self::ThreeQuarters,
            _ => Self::None,
        }
    }

    /// The size of a picture once it is turned.
    fn size(self, size: Vec2) -> Vec2 {
        if matches!(self, Self::Quarter | Self::ThreeQuarters) { size.yx() } else { size }
    }

    /// Where in the picture that lies which is at this place once it is turned.
    fn source(self, at: Pos2) -> Pos2 {
        match self {
            Self::None => at,
            Self::Quarter => pos2(at.y, 1.0 - at.x),
            Self::Half => pos2(1.0 - at.x, 1.0 - at.y),
            Self::ThreeQuarters => pos2(1.0 - at.y, at.x),
        }
    }

    /// A part of the turned picture over a plane.
    fn mesh(self, plane: Rect, texture: TextureId, part: Rect) -> Mesh {
        let mut mesh = Mesh::with_texture(texture);
        let corners = |rect: Rect| [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()];
        mesh.vertices = std::iter::zip(corners(plane), corners(part))
            .map(|(pos, at)| Vertex { pos, uv: self.source(at), color: Color32::WHITE })
            .collect();
        mesh.indices = vec![0, 1, 2, 2, 1, 3];
        mesh
    }
}

/// The distance of the times that pictures are asked for: the widest of the grid that a picture still spans.
fn grid(span: Time) -> Time {
    let mut grid = GRID;
    while grid + grid <= span {
        grid = grid + grid;
    }
    grid
}

fn on_grid(time: Time, grid: Time) -> Time {
    let steps = (time.ticks() + grid.ticks() / 2).div_euclid(grid.ticks());
    Time::from_ticks(steps * grid.ticks()).max(Time::ZERO)
}

/// The part of a picture that fills a tile and is seen of it.
fn cropped(picture: Vec2, tile: Vec2, seen_width: f32) -> Rect {
    let (own, wanted) = (picture.x / picture.y.max(1.0), tile.x / tile.y.max(1.0));
    let part = if own > wanted { vec2(wanted / own, 1.0) } else { vec2(1.0, own / wanted) };
    let min = (Vec2::splat(1.0) - part) / 2.0;
    let seen = vec2(part.x * (seen_width / tile.x.max(1.0)).clamp(0.0, 1.0), part.y);
    Rect::from_min_size(Pos2::ZERO + min, seen)
}

/// The name on the pictures, on a plane of its own; where there is no room for it, the icon of what is not as usual.
/// Whether the whole name is there.
fn tag(painter: &Painter, cx: &Cx<'_>, board: &Board<'_>, piece: &Piece<'_>, film: Rect) -> bool {
    let (theme, look) = (cx.theme(), cx.look());
    let strong = piece.colors(theme).strong;
    let icon = match &piece.clip.content {
        _ if piece.is_missing => icons::LINK_BREAK,
        Content::Image { .. } => icons::IMAGE,
        _ => icons::FILM_STRIP,
    };
    // The name stays in view while its clip is.
    let left = piece.rect.left().max(board.tracks.left());
    let muted = if piece.is_muted() { 20.0 } else { 0.0 };
    let room = piece.rect.right().min(board.tracks.right()) - left - 60.0 - muted;
    if film.height() < 40.0 || room < LEAST_NAME {
        let unusual =
            if piece.is_missing { Some(icons::LINK_BREAK) } else { piece.is_muted().then_some(icons::SPEAKER_SLASH) };
        if let Some(icon) = unusual.filter(|_| piece.rect.width() >= 24.0) {
            let plane = Rect::from_center_size(film.center(), vec2(20.0, 20.0));
            painter.rect_filled(plane, CornerRadius::same(4), theme.surface);
            look.icon(painter, plane.center(), icon, 14.0, strong);
        }
        return false;
    }
    let whole = board.model.session.name_of(piece.clip);
    let name = names::elided(painter, &whole, board.file_names(), fonts::SMALL_STRONG, room);
    let plane = Rect::from_min_size(pos2(left + 14.0, film.top() + 4.0), vec2(0.0, 20.0));
    let width = 31.0 + look.width(painter, &name, fonts::SMALL_STRONG) + muted;
    let plane = plane.with_max_x(plane.left() + width);
    painter.rect_filled(plane, CornerRadius::same(4), crate::look::theme::Theme::faint(theme.surface, 0.94));
    look.icon(painter, pos2(plane.left() + 12.0, plane.center().y), icon, 14.0, strong);
    look.text(painter, pos2(plane.left() + 23.0, plane.center().y), &name, fonts::SMALL_STRONG, theme.ink);
    if piece.is_muted() {
        look.icon(painter, pos2(plane.right() - 14.0, plane.center().y), icons::SPEAKER_SLASH, 14.0, theme.ink);
    }
    name == whole
}

/// A place for something that is still to come; whether its whole sentence is there.
fn slot(painter: &Painter, cx: &Cx<'_>, rect: Rect, prompt: &str) -> bool {
    let (theme, look) = (cx.theme(), cx.look());
    look.dashed(painter, rect.shrink(0.5), 1.0, theme.border);
    if rect.width() < 32.0 {
        painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, theme.line), StrokeKind::Inside);
        return false;
    }
    let words = look.lines(painter, prompt, fonts::SMALL, theme.muted, rect.width() - 16.0, 2);
    let is_whole = !words.elided;
    painter.galley(pos2(rect.left() + 8.0, rect.center().y - words.size().y / 2.0), words, theme.muted);
    is_whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Rangef;

    #[test]
    fn the_same_times_come_again_at_nearly_the_same_scale() {
        let grid_of = |millis| grid(Time::from_millis(millis)).as_millis();
        assert_eq!(
            [grid_of(10), grid_of(250), grid_of(999), grid_of(1000), grid_of(4300)],
            [250, 250, 500, 1000, 4000]
        );
        let at = |millis| on_grid(Time::from_millis(millis), Time::from_millis(500)).as_millis();
        assert_eq!([at(-900), at(240), at(260), at(1749)], [0, 0, 500, 1500]);
    }

    #[test]
    fn a_picture_fills_its_tile_and_is_cut_where_the_clip_ends() {
        let whole = cropped(vec2(160.0, 90.0), vec2(160.0, 90.0), 160.0);
        assert_eq!((whole.x_range(), whole.y_range()), (Rangef::new(0.0, 1.0), Rangef::new(0.0, 1.0)));
        let half = cropped(vec2(320.0, 90.0), vec2(160.0, 90.0), 80.0);
        assert_eq!(half.x_range(), Rangef::new(0.25, 0.5));
    }

    #[test]
    fn pictures_turn_clockwise() {
        // What was below at the left is above at the left after a quarter.
        assert_eq!(QuarterTurn::of(90).source(pos2(0.0, 0.0)), pos2(0.0, 1.0));
        assert_eq!(QuarterTurn::of(180).source(pos2(0.0, 0.0)), pos2(1.0, 1.0));
        assert_eq!(QuarterTurn::of(270).source(pos2(0.0, 0.0)), pos2(1.0, 0.0));
        assert_eq!([0, 90, 180].map(|turn| QuarterTurn::of(turn).size(vec2(16.0, 9.0)).x), [16.0, 9.0, 16.0]);
    }

    #[test]
    fn a_row_of_68_has_pictures_of_44_over_sound_of_18() {
        let (film, strip) = parts(Rect::from_min_size(Pos2::ZERO, vec2(200.0, 68.0)));
        assert_eq!((film.height(), strip.map(|strip| strip.height())), (44.0, Some(18.0)));
        assert_eq!(parts(Rect::from_min_size(Pos2::ZERO, vec2(200.0, 32.0))).1, None);
    }
}
