//! Drawing words, icons, lines and planes in the window's look.

use std::sync::Arc;

use eframe::egui::epaint::RectShape;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, TextureId, Vec2, pos2,
    vec2,
};

use super::fonts::{Type, filled_icon, icon};
use super::short_names::{Name, fitting};
use super::theme::Theme;

/// The look in use, and whether the keyboard leads, so that what has the focus shows it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub theme: Theme,
    pub keyboard: bool,
}

impl Look {
    /// One line from `at` (its left, its middle height) on; its width in points.
    pub fn text(&self, painter: &Painter, at: Pos2, text: &str, font: Type, color: Color32) -> f32 {
        painter.text(at, Align2::LEFT_CENTER, text, font.id(), color).width()
    }

    /// One line that ends at `at`; its width in points.
    pub fn text_right(&self, painter: &Painter, at: Pos2, text: &str, font: Type, color: Color32) -> f32 {
        painter.text(at, Align2::RIGHT_CENTER, text, font.id(), color).width()
    }

    /// One line around `at`; its width in points.
    pub fn text_center(&self, painter: &Painter, at: Pos2, text: &str, font: Type, color: Color32) -> f32 {
        painter.text(at, Align2::CENTER_CENTER, text, font.id(), color).width()
    }

    /// How wide a line is, in points.
    pub fn width(&self, painter: &Painter, text: &str, font: Type) -> f32 {
        painter.layout_no_wrap(text.to_owned(), font.id(), Color32::WHITE).size().x
    }

    /// Words broken into lines of at most that width; beyond `rows` lines they end in "…".
    pub fn lines(
        &self,
        painter: &Painter,
        text: &str,
        font: Type,
        color: Color32,
        width: f32,
        rows: usize,
    ) -> Arc<Galley> {
        let format = TextFormat { font_id: font.id(), color, ..TextFormat::default() };
        painter.layout_job(wrapped(text, format, width, rows))
    }

    /// Words in lines as high as their type wants them, of at most that width, still to be laid out.
    pub fn spaced(text: &str, font: Type, color: Color32, width: f32, rows: usize) -> LayoutJob {
        let line_height = Some(font.line());
        let format = TextFormat { font_id: font.id(), color, line_height, ..TextFormat::default() };
        wrapped(text, format, width, rows)
    }

    /// A paragraph of at most two lines from its upper left corner on.
    pub fn paragraph(&self, painter: &Painter, at: Pos2, text: &str, font: Type, color: Color32, width: f32) {
        painter.galley(at, self.lines(painter, text, font, color, width, 2), color);
    }

    /// A sentence in lines of at most that width. Where it takes more than `rows` of them, the name that it quotes loses
    /// its middle: no word is cut.
    pub fn sentence(
        &self,
        painter: &Painter,
        text: &str,
        font: Type,
        color: Color32,
        width: f32,
        rows: usize,
    ) -> Arc<Galley> {
        let whole = self.lines(painter, text, font, color, width, rows);
        let Some((before, name, after)) = quoted(text).filter(|_| whole.elided) else { return whole };
        let name = Name::alone(name);
        let shorter = (LEAST_NAME..name.letters()).rev().step_by(4).map(|kept| {
            let text = format!("{before}{}{after}", name.shortened(kept));
            self.lines(painter, &text, font, color, width, rows)
        });
        shorter.into_iter().find(|galley| !galley.elided).unwrap_or(whole)
    }

    /// A file name that fits: the middle goes.
    pub fn middle_elided(&self, painter: &Painter, text: &str, font: Type, width: f32) -> String {
        self.told_apart(painter, text, [], font, width)
    }

    /// A name of a list that fits: what goes of its middle leaves it unlike the others.
    pub fn told_apart<'a>(
        &self,
        painter: &Painter,
        text: &str,
        others: impl IntoIterator<Item = &'a str>,
        font: Type,
        width: f32,
    ) -> String {
        fitting(text, others, |shown| self.width(painter, shown, font) <= width)
    }

    /// An icon around a centre.
    pub fn icon(&self, painter: &Painter, center: Pos2, glyph: char, size: f32, color: Color32) {
        painter.text(center, Align2::CENTER_CENTER, glyph, icon(size), color);
    }

    /// A filled icon around a centre.
    pub fn filled_icon(&self, painter: &Painter, center: Pos2, glyph: char, size: f32, color: Color32) {
        painter.text(center, Align2::CENTER_CENTER, glyph, filled_icon(size), color);
    }

    /// A line one device pixel wide (two from 200 %), from left to right.
    pub fn hline(&self, painter: &Painter, left: f32, right: f32, y: f32) {
        let scale = painter.pixels_per_point();
        let (width, y) = (scale.floor().max(1.0) / scale, (y * scale).round() / scale);
        painter.rect_filled(Rect::from_min_max(pos2(left, y), pos2(right, y + width)), 0.0, self.theme.line);
    }

    /// A line one device pixel wide (two from 200 %), from top to bottom.
    pub fn vline(&self, painter: &Painter, x: f32, top: f32, bottom: f32) {
        let scale = painter.pixels_per_point();
        let (width, x) = (scale.floor().max(1.0) / scale, (x * scale).round() / scale);
        painter.rect_filled(Rect::from_min_max(pos2(x, top), pos2(x + width, bottom)), 0.0, self.theme.line);
    }

    /// A plane around `hole`, which is drawn by somebody else; the rim of the hole, `rim` wide, belongs to both.
    pub fn plane_around(&self, painter: &Painter, rect: Rect, hole: Rect, rim: f32, fill: Color32) {
        let hole = hole.shrink(rim).intersect(rect);
        if !hole.is_positive() {
            painter.rect_filled(rect, 0.0, fill);
            return;
        }
        let sides = [
            rect.with_max_y(hole.top()),
            rect.with_min_y(hole.bottom()),
            Rect::from_min_max(pos2(rect.left(), hole.top()), hole.left_bottom()),
            Rect::from_min_max(hole.right_top(), pos2(rect.right(), hole.bottom())),
        ];
        for side in sides {
            painter.rect_filled(side, 0.0, fill);
        }
    }

    /// A plane with an outline inside its edge.
    pub fn card(&self, painter: &Painter, rect: Rect, radius: u8, fill: Color32, outline: Color32) {
        painter.rect(rect, CornerRadius::same(radius), fill, Stroke::new(1.0, outline), StrokeKind::Inside);
    }

    /// A floating plane with its shadow.
    pub fn floating(&self, painter: &Painter, rect: Rect, radius: u8) {
        let radius = CornerRadius::same(radius);
        painter.add(self.theme.shadow().as_shape(rect, radius));
        painter.rect(rect, radius, self.theme.surface, Stroke::new(1.0, self.theme.line), StrokeKind::Inside);
    }

    /// The ring of what the keyboard is on.
    pub fn focus_ring(&self, painter: &Painter, rect: Rect, radius: u8) {
        let stroke = Stroke::new(2.0, self.theme.accent);
        painter.rect_stroke(rect.expand(2.0), CornerRadius::same(radius + 3), stroke, StrokeKind::Outside);
    }

    pub fn dashed(&self, painter: &Painter, rect: Rect, width: f32, color: Color32) {
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(Shape::dashed_line(&corners, Stroke::new(width, color), 8.0, 6.0));
    }

    /// A dashed outline with round corners.
    pub fn dashed_round(&self, painter: &Painter, rect: Rect, radius: f32, width: f32, color: Color32) {
        let corner = |center: Pos2, turn: usize| {
            (0..=6).map(move |step| {
                let angle = (turn as f32 + step as f32 / 6.0) * std::f32::consts::FRAC_PI_2;
                center + radius * vec2(angle.cos(), angle.sin())
            })
        };
        let centers = rect.shrink(radius);
        let ends = [centers.right_bottom(), centers.left_bottom(), centers.left_top(), centers.right_top()];
        let mut path: Vec<Pos2> =
            ends.into_iter().enumerate().flat_map(|(turn, center)| corner(center, turn)).collect();
        path.extend(path.first().copied());
        painter.extend(Shape::dashed_line(&path, Stroke::new(width, color), 8.0, 6.0));
    }

    /// A large picture whose corners are rounded by pieces of what lies behind it. As two triangles it costs software a
    /// third of what [`Look::texture`] does.
    pub fn picture(&self, painter: &Painter, rect: Rect, radius: f32, id: TextureId, behind: Color32) {
        painter.image(id, rect, WHOLE, Color32::WHITE);
        for (corner, inward) in [
            (rect.left_top(), vec2(1.0, 1.0)),
            (rect.right_top(), vec2(-1.0, 1.0)),
            (rect.right_bottom(), vec2(-1.0, -1.0)),
            (rect.left_bottom(), vec2(1.0, -1.0)),
        ] {
            painter.add(notch(corner, radius * inward, behind));
        }
    }

    /// A texture over a rectangle with round corners.
    pub fn texture(&self, painter: &Painter, rect: Rect, radius: u8, id: TextureId, uv: Rect, tint: Color32) {
        painter.add(RectShape::filled(rect, CornerRadius::same(radius), tint).with_texture(id, uv));
    }
}

/// What is outside the arc of a round corner, up to the corner; `inward` is the radius to either side. Beside the arc it
/// fades out over a point.
fn notch(corner: Pos2, inward: Vec2, fill: Color32) -> Mesh {
    const STEPS: u32 = 8;
    let mut mesh = Mesh::default();
    mesh.colored_vertex(corner, fill);
    for step in 0..=STEPS {
        let angle = std::f32::consts::FRAC_PI_2 * step as f32 / STEPS as f32;
        let outward = vec2(1.0 - angle.cos(), 1.0 - angle.sin());
        let soft = vec2(angle.cos(), angle.sin()) * inward / inward.abs().max(Vec2::splat(1.0));
        let arc = corner + outward * inward;
        mesh.colored_vertex(arc - soft * 0.5, fill);
        mesh.colored_vertex(arc + soft * 0.5, Color32::TRANSPARENT);
    }
    for step in 0..STEPS {
        let (outer, inner) = (1 + 2 * step, 2 + 2 * step);
        mesh.add_triangle(0, outer, outer + 2);
        mesh.add_triangle(outer, inner, outer + 2);
        mesh.add_triangle(inner, inner + 2, outer + 2);
    }
    mesh
}

fn wrapped(text: &str, format: TextFormat, width: f32, rows: usize) -> LayoutJob {
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    job
}

/// A name keeps so many letters at least.
const LEAST_NAME: usize = 16;

/// What a sentence quotes, with its quotes left outside; or the name of the file that it is about, before its colon.
fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let range = match text.split_once('"') {
        Some((before, rest)) => before.len() + 1..before.len() + 1 + rest.find('"')?,
        None => 0..text.find(": ").filter(|end| is_file_name(&text[..*end]))?,
    };
    Some((&text[..range.start], &text[range.clone()], &text[range.end..]))
}

fn is_file_name(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(_, ending)| (2..=5).contains(&ending.len()))
}

/// A texture's whole area.
pub const WHOLE: Rect = Rect { min: Pos2::ZERO, max: Pos2 { x: 1.0, y: 1.0 } };

/// The middle of a picture that fills a plane of another shape.
pub fn covering(picture: Vec2, plane: Vec2) -> Rect {
    let (own, wanted) = (picture.x / picture.y.max(1.0), plane.x / plane.y.max(1.0));
    let part = if own > wanted { vec2(wanted / own, 1.0) } else { vec2(1.0, own / wanted) };
    Rect::from_center_size(WHOLE.center(), part)
}

/// The largest rectangle of that shape inside another, centred.
pub fn fitted(width: f32, height: f32, room: Rect) -> Rect {
    let scale = (room.width() / width.max(1.0)).min(room.height() / height.max(1.0)).max(0.0);
    Rect::from_center_size(room.center(), vec2(width * scale, height * scale))
}
