//! What stands for a kind of chart where its picture has no room.

use eframe::egui::{Color32, Painter, Rect, Stroke, StrokeKind, pos2, vec2};
use sunting_graphics::chart_kind::ChartKind;

/// Icons are drawn in a square of so many units.
const UNITS: f32 = 20.0;
const LINE: f32 = 1.5;

/// Paints it into a square.
pub fn paint(painter: &Painter, square: Rect, kind: ChartKind, ink: Color32) {
    let pen = Pen { painter, square, scale: square.width() / UNITS, ink };
    match kind {
        ChartKind::Columns => [(4.0, 8.0), (9.0, 12.0), (14.0, 5.0)].into_iter().for_each(|(left, height)| {
            pen.outline((left - 1.0, 17.0 - height), (4.0, height));
        }),
        ChartKind::Bars | ChartKind::People => {
            [(3.0, 14.0), (8.5, 10.0), (14.0, 6.0)].into_iter().for_each(|(top, width)| {
                pen.outline((3.0, top), (width, 3.5));
            });
        }
        ChartKind::Stacked => [3.0, 12.0].into_iter().for_each(|top| {
            pen.outline((3.0, top), (14.0, 5.0));
            pen.line(&[(11.0, top), (11.0, top + 5.0)]);
        }),
        ChartKind::Lines => {
            pen.line(&[(3.0, 3.0), (3.0, 17.0), (17.0, 17.0)]);
            pen.line(&[(5.5, 13.0), (9.0, 8.5), (12.0, 11.0), (16.5, 5.0)]);
        }
        ChartKind::Area => {
            pen.line(&[(3.0, 17.0), (3.0, 12.0), (8.0, 7.0), (12.0, 10.0), (17.0, 4.0), (17.0, 17.0), (3.0, 17.0)])
        }
        ChartKind::Ring => {
            pen.circle(7.5);
            pen.circle(3.5);
            pen.line(&[(10.0, 2.5), (10.0, 6.5)]);
        }
        ChartKind::Progress => {
            pen.outline((2.5, 7.0), (15.0, 6.0));
            pen.fill((2.5, 7.0), (9.0, 6.0));
        }
        ChartKind::Table | ChartKind::BigNumber => {
            pen.outline((2.5, 4.0), (15.0, 12.0));
            pen.line(&[(2.5, 8.0), (17.5, 8.0)]);
            pen.line(&[(2.5, 12.0), (17.5, 12.0)]);
            pen.line(&[(8.0, 8.0), (8.0, 16.0)]);
        }
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    square: Rect,
    scale: f32,
    ink: Color32,
}

impl Pen<'_> {
    fn rect(&self, (x, y): (f32, f32), (width, height): (f32, f32)) -> Rect {
        let corner = self.square.min + self.scale * vec2(x, y);
        Rect::from_min_size(corner, self.scale * vec2(width, height))
    }

    fn outline(&self, at: (f32, f32), size: (f32, f32)) {
        let stroke = Stroke::new(LINE, self.ink);
        self.painter.rect_stroke(self.rect(at, size), 1.0, stroke, StrokeKind::Middle);
    }

    fn fill(&self, at: (f32, f32), size: (f32, f32)) {
        self.painter.rect_filled(self.rect(at, size), 1.0, self.ink);
    }

    fn line(&self, points: &[(f32, f32)]) {
        let place = |(x, y): &(f32, f32)| pos2(self.square.left() + self.scale * x, self.square.top() + self.scale * y);
        self.painter.line(points.iter().map(place).collect(), Stroke::new(LINE, self.ink));
    }

    fn circle(&self, radius: f32) {
        self.painter.circle_stroke(self.square.center(), self.scale * radius, Stroke::new(LINE, self.ink));
    }
}
