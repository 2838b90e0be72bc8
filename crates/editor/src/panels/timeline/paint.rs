//! What clips of every kind are drawn with.

use eframe::egui::{Color32, CornerRadius, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::look::theme::{ClipColors, Theme};

/// Of a clip's corners.
const RADIUS: u8 = 4;
/// Between two diagonals.
const DIAGONAL: f32 = 8.0;
/// A trim handle's width.
pub(super) const HANDLE: f32 = 10.0;
/// Narrower clips wear their handles outside.
pub(super) const HANDLES_INSIDE: f32 = 96.0;
/// Narrower clips have no handles: zoom first.
pub(super) const HANDLES_AT_ALL: f32 = 24.0;

/// The plane that a clip lies on.
pub(super) fn plane(painter: &Painter, rect: Rect, fill: Color32) {
    painter.rect_filled(rect, CornerRadius::same(RADIUS), fill);
}

/// The strong bar at a clip's left and its outline. A piece that continues the one before it has no bar.
pub(super) fn edges(painter: &Painter, rect: Rect, colors: ClipColors, has_bar: bool) {
    if has_bar && rect.width() >= 2.0 * HANDLE {
        let bar = rect.with_max_x(rect.left() + 4.0);
        let radius = CornerRadius { nw: RADIUS, sw: RADIUS, ne: 0, se: 0 };
        painter.rect_filled(bar, radius, colors.strong);
    }
    outline(painter, rect, colors.strong);
}

fn outline(painter: &Painter, rect: Rect, color: Color32) {
    painter.rect_stroke(rect, CornerRadius::same(RADIUS), Stroke::new(1.0, color), StrokeKind::Inside);
}

/// Diagonals over a rectangle, of which only `seen` is in view: something is not as usual.
pub(super) fn diagonals(painter: &Painter, rect: Rect, seen: Rangef, color: Color32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let (height, mut mesh) = (rect.height(), Mesh::default());
    let from = seen.min.max(rect.left()) - height;
    let mut x = rect.left() + ((from - rect.left()) / DIAGONAL).floor() * DIAGONAL;
    let width = painter.pixels_per_point().floor().max(1.0) / painter.pixels_per_point();
    while x < seen.max.min(rect.right()) {
        let first = mesh.vertices.len() as u32;
        let (top, foot) = (pos2(x + height, rect.top()), pos2(x, rect.bottom()));
        for corner in [top, top + vec2(width, 0.0), foot + vec2(width, 0.0), foot] {
            mesh.colored_vertex(corner, color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
        x += DIAGONAL;
    }
    painter.add(mesh);
}

/// Where two pieces of one source meet, nothing lost between them.
pub(super) fn seam(painter: &Painter, x: f32, range: Rangef, colors: ClipColors) {
    let inner = Rangef::new(range.min + 1.0, range.max - 1.0);
    painter.rect_filled(Rect::from_x_y_ranges(x - 1.0..=x + 1.0, inner), 0.0, colors.fill);
    let line = [pos2(x, inner.min), pos2(x, inner.max)];
    painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, colors.strong), 3.0, 3.0));
}

/// The outline around what is chosen.
pub(super) fn chosen(painter: &Painter, rect: Rect, theme: &Theme) {
    let stroke = Stroke::new(2.0, theme.ink);
    painter.rect_stroke(rect, CornerRadius::same(RADIUS), stroke, StrokeKind::Outside);
}

/// Where the handles of a clip lie, the one at its start first; none where it is too narrow. Outside the clip, none
/// reaches further than `room`, in points to the left and to the right: the middle of a neighbour stays its own.
pub(super) fn handles(rect: Rect, room: [f32; 2]) -> Option<[Rect; 2]> {
    let at = |x: f32| Rect::from_min_size(pos2(x, rect.top()), vec2(HANDLE, rect.height()));
    match rect.width() {
        width if width >= HANDLES_INSIDE => Some([at(rect.left()), at(rect.right() - HANDLE)]),
        width if width >= HANDLES_AT_ALL => {
            let [left, right] = room.map(|room| HANDLE.min(room));
            let higher = |handle: Rect| handle.expand2(vec2(0.0, 2.0));
            Some([
                higher(at(rect.left() - left).with_max_x(rect.left())),
                higher(at(rect.right()).with_max_x(rect.right() + right)),
            ])
        }
        _ => None,
    }
}

/// The two handles of a chosen clip.
pub(super) fn draw_handles(painter: &Painter, rect: Rect, room: [f32; 2], theme: &Theme) {
    let Some(handles) = handles(rect, room) else { return };
    let outside = rect.width() < HANDLES_INSIDE;
    for (index, handle) in handles.into_iter().enumerate() {
        let round = CornerRadius::same(RADIUS);
        let radius = match (outside, index) {
            (true, _) => round,
            (false, 0) => CornerRadius { ne: 0, se: 0, ..round },
            (false, _) => CornerRadius { nw: 0, sw: 0, ..round },
        };
        painter.rect_filled(handle, radius, theme.ink);
        let grip = Rect::from_center_size(handle.center(), vec2(2.0, 12.0));
        painter.rect_filled(grip, CornerRadius::same(1), theme.surface);
    }
}

/// Many clips too narrow to be drawn one by one: bars of one shape, never more of them than pixels.
pub(super) struct Bars {
    mesh: Mesh,
    reached: f32,
}

impl Bars {
    pub fn new() -> Self {
        Self { mesh: Mesh::default(), reached: f32::MIN }
    }

    /// One more, to the right of those before it. The narrowest have no pixel to spare between them.
    pub fn add(&mut self, rect: Rect, color: Color32) {
        let rect = if rect.width() < 2.0 { rect.with_max_x(rect.right() + 1.0) } else { rect };
        if rect.right() > self.reached {
            self.mesh.add_colored_rect(rect, color);
            self.reached = rect.right();
        }
    }

    pub fn paint(self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(self.mesh);
        }
    }
}

/// Words on a plane of their own around a place, kept within a range.
pub(super) fn tag(painter: &Painter, look: &crate::look::Look, center: Pos2, within: Rangef, text: &str) {
    let font = crate::look::fonts::SMALL_STRONG;
    let width = look.width(painter, text, font) + 16.0;
    let left = (center.x - width / 2.0).min(within.max - width).max(within.min);
    let rect = Rect::from_min_size(pos2(left, center.y - 10.0), vec2(width, 20.0));
    painter.rect_filled(rect, CornerRadius::same(RADIUS), look.theme.ink);
    look.text_center(painter, rect.center(), text, font, look.theme.surface);
}
