//! Rectangles as few, large triangles. egui makes a fan of long slivers of each round rectangle and a soft rim around each
//! edge; where OpenGL is software, that takes a third of a frame. On whole device pixels only the corners need a soft rim.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::epaint::RectShape;
use eframe::egui::{Color32, Context, CornerRadius, FullOutput, Mesh, Plugin, Rect, Shape, StrokeKind, pos2, vec2};

/// Pieces of a quarter of a circle.
const STEPS: u32 = 8;
/// What egui adds to a radius, so that corners look as round as they are told to be.
const ROUNDER: f32 = 0.4;

/// Swaps what every frame paints.
pub struct Crisp;

impl Plugin for Crisp {
    fn debug_name(&self) -> &'static str {
        "crisp rectangles"
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        let scale = output.pixels_per_point;
        output.shapes.iter_mut().for_each(|clipped| swap(&mut clipped.shape, scale));
    }
}

fn swap(shape: &mut Shape, scale: f32) {
    let mesh = match shape {
        Shape::Vec(shapes) => return shapes.iter_mut().for_each(|shape| swap(shape, scale)),
        Shape::Rect(rect) => mesh(rect, scale),
        _ => None,
    };
    if let Some(mesh) = mesh {
        *shape = Shape::mesh(mesh);
    }
}

/// A rectangle with one radius, filled or with an outline inside its edge or both; `None` for any other.
fn mesh(shape: &RectShape, scale: f32) -> Option<Mesh> {
    let rect = shape.rect.round_to_pixels(scale);
    let radius = f32::from(shape.corner_radius.nw);
    let outline = if shape.stroke.is_empty() { 0.0 } else { (shape.stroke.width * scale).round().max(1.0) / scale };
    let is_plain = shape.angle == 0.0
        && shape.brush.is_none()
        && shape.blur_width == 0.0
        && shape.corner_radius == CornerRadius::same(shape.corner_radius.nw)
        && (outline == 0.0 || shape.stroke_kind == StrokeKind::Inside);
    let least = 2.0 * radius.max(outline + 1.0 / scale);
    if !is_plain || !rect.is_finite() || rect.size().min_elem() < least {
        return None;
    }
    let radius = if radius == 0.0 { outline } else { (radius + ROUNDER).min(rect.size().min_elem() / 2.0) };
    let (fill, ink) = (shape.fill, shape.stroke.color);
    let mut mesh = Mesh::default();
    add_planes(&mut mesh, rect, radius, outline, fill, ink);
    if shape.corner_radius == CornerRadius::ZERO {
        let square = |corner: Rect| mesh.add_colored_rect(corner, ink);
        corners(rect, outline).into_iter().filter(|corner| corner.is_positive()).for_each(square);
    } else {
        let soft = 0.5 / scale;
        let inner = radius - outline;
        let rim: &[(f32, Color32)] = if outline == 0.0 {
            &[(radius + soft, Color32::TRANSPARENT), (radius - soft, fill)]
        } else {
            let rings = [radius + soft, radius - soft, inner + soft, inner - soft];
            &[(rings[0], Color32::TRANSPARENT), (rings[1], ink), (rings[2], ink), (rings[3], fill)]
        };
        (0..4).for_each(|corner| add_corner(&mut mesh, rect, radius, corner, rim, fill));
    }
    Some(mesh)
}

/// All of it but the corners, which are `corner` wide and high.
fn add_planes(mesh: &mut Mesh, rect: Rect, corner: f32, outline: f32, fill: Color32, ink: Color32) {
    let mut add = |left: f32, top: f32, right: f32, bottom: f32, color: Color32| {
        if right > left && bottom > top && color != Color32::TRANSPARENT {
            mesh.add_colored_rect(Rect::from_min_max(pos2(left, top), pos2(right, bottom)), color);
        }
    };
    let (inner, outer) = (rect.shrink(corner), rect.shrink(outline));
    add(outer.left(), inner.top(), outer.right(), inner.bottom(), fill);
    add(inner.left(), outer.top(), inner.right(), inner.top(), fill);
    add(inner.left(), inner.bottom(), inner.right(), outer.bottom(), fill);
    add(inner.left(), rect.top(), inner.right(), outer.top(), ink);
    add(inner.left(), outer.bottom(), inner.right(), rect.bottom(), ink);
    add(rect.left(), inner.top(), outer.left(), inner.bottom(), ink);
    add(outer.right(), inner.top(), rect.right(), inner.bottom(), ink);
}

fn corners(rect: Rect, side: f32) -> [Rect; 4] {
    let size = vec2(side, side);
    [
        Rect::from_min_size(rect.min, size),
        Rect::from_min_size(pos2(rect.right() - side, rect.top()), size),
        Rect::from_min_size(rect.max - size, size),
        Rect::from_min_size(pos2(rect.left(), rect.bottom() - side), size),
    ]
}

/// A quarter of a disc: rings from the outside in, then its middle.
fn add_corner(mesh: &mut Mesh, rect: Rect, radius: f32, corner: u32, rings: &[(f32, Color32)], fill: Color32) {
    let centers = rect.shrink(radius);
    // From the lower right one on, clockwise, as angles turn on a screen.
    let corners = [centers.right_bottom(), centers.left_bottom(), centers.left_top(), centers.right_top()];
    let center = corners[corner as usize % 4];
    let middle = mesh.vertices.len() as u32;
    mesh.colored_vertex(center, fill);
    let ring = |at: u32| middle + 1 + at * (STEPS + 1);
    for (distance, color) in rings {
        for step in 0..=STEPS {
            let angle = FRAC_PI_2 * (corner as f32 + step as f32 / STEPS as f32);
            mesh.colored_vertex(center + distance.max(0.0) * vec2(angle.cos(), angle.sin()), *color);
        }
    }
    let last = rings.len() as u32 - 1;
    for step in 0..STEPS {
        for at in 0..last {
            let (outer, inner) = (ring(at) + step, ring(at + 1) + step);
            mesh.add_triangle(outer, outer + 1, inner);
            mesh.add_triangle(inner, outer + 1, inner + 1);
        }
        if fill != Color32::TRANSPARENT {
            mesh.add_triangle(middle, ring(last) + step, ring(last) + step + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, Stroke};

    use super::*;

    /// The area of triangles by colour, without soft rims.
    fn area(mesh: &Mesh, color: Color32) -> f32 {
        let vertex = |index: &u32| mesh.vertices[*index as usize];
        let triangles = mesh.indices.chunks(3).map(|three| [vertex(&three[0]), vertex(&three[1]), vertex(&three[2])]);
        let own = triangles.filter(|three| three.iter().all(|vertex| vertex.color == color));
        own.map(|[a, b, c]| ((b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x).abs() / 2.0)
            .sum()
    }

    fn rect(radius: u8) -> RectShape {
        let rect = Rect::from_min_size(Pos2::new(10.2, 20.0), vec2(100.0, 40.0));
        RectShape::filled(rect, CornerRadius::same(radius), Color32::RED)
    }

    #[test]
    fn a_sharp_rectangle_is_two_triangles_on_whole_pixels() {
        let mesh = mesh(&rect(0), 1.0).unwrap();
        assert_eq!((mesh.indices.len(), area(&mesh, Color32::RED)), (6, 4000.0));
        assert_eq!(mesh.calc_bounds(), Rect::from_min_size(Pos2::new(10.0, 20.0), vec2(100.0, 40.0)));
    }

    #[test]
    fn an_outline_and_its_filling_share_the_plane() {
        for (radius, scale) in [(0, 1.0), (8, 1.0), (20, 1.0), (8, 1.25), (8, 2.0)] {
            let outlined = RectShape { stroke: Stroke::new(2.0, Color32::BLUE), ..rect(radius) };
            let outlined = RectShape { stroke_kind: StrokeKind::Inside, ..outlined };
            let mesh = mesh(&outlined, scale).unwrap();
            let (red, blue) = (area(&mesh, Color32::RED), area(&mesh, Color32::BLUE));
            let corners = (4.0 - std::f32::consts::PI) * f32::from(radius).powi(2);
            let whole = 4000.0 - corners;
            assert!((red + blue - whole).abs() / whole < 0.06, "{radius} {scale}: {red} + {blue} of {whole}");
            // Between all of two points around it, and one of them where corners are soft at both sides.
            assert!((300.0..600.0).contains(&blue), "{radius} {scale}: {blue}");
        }
    }

    #[test]
    fn what_is_not_plain_stays_as_it_was() {
        let outside =
            RectShape { stroke: Stroke::new(1.0, Color32::BLUE), stroke_kind: StrokeKind::Outside, ..rect(4) };
        let uneven = RectShape { corner_radius: CornerRadius { nw: 4, ..CornerRadius::ZERO }, ..rect(0) };
        let thin = RectShape { rect: Rect::from_min_size(Pos2::ZERO, vec2(50.0, 1.0)), ..rect(0) };
        for shape in [outside, uneven, thin, RectShape { blur_width: 8.0, ..rect(4) }] {
            assert!(mesh(&shape, 1.0).is_none(), "{shape:?}");
        }
    }
}
