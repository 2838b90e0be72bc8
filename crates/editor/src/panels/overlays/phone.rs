//! Three ways from a phone or a camera to this laptop.

use eframe::egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::{Cx, id};
use super::dialog::Dialog;
use super::pen::Pen;
use crate::look::widgets::Button;
use crate::look::{Look, fonts, icons};
use crate::state::{Action, Command, Request};

/// A drawing's height.
const DRAWING: f32 = 112.0;

/// A way: the key of its name, and the keys of its steps.
type Way = (&'static str, &'static [&'static str]);

const WAYS: [Way; 3] = [
    ("phone-usb", &["phone-usb-1", "phone-usb-2", "phone-usb-3", "phone-usb-4"]),
    ("phone-whatsapp", &["phone-whatsapp-1", "phone-whatsapp-2", "phone-whatsapp-3"]),
    ("phone-card", &["phone-card-1"]),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let title = cx.t("phone-title");
    let dialog = Dialog { title: &title, width: 960.0, choices: &[], focus: Some(id(("phone-way", 2))) };
    dialog.show(ui, cx, whole, |ui, cx, pen| {
        let gap = if pen.width < 700.0 { 16.0 } else { 32.0 };
        let width = (pen.width - 2.0 * gap) / 3.0;
        let column = |index: usize| pen.left + index as f32 * (width + gap);
        let mut bottom: f32 = 0.0;
        for (index, way) in WAYS.into_iter().enumerate() {
            let mut pen = Pen { left: column(index), width, y: pen.y };
            describe(ui, cx, &mut pen, index, way);
            bottom = bottom.max(pen.y);
        }
        // The buttons stand in one line, below the longest text.
        for index in 0..WAYS.len() {
            let rect = Rect::from_min_size(pos2(column(index), bottom + 8.0), vec2(width, 40.0));
            button(ui, cx, rect, index);
        }
        pen.y = bottom + 48.0;
    });
}

fn describe(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen, index: usize, (name, steps): Way) {
    let (theme, painter) = (cx.theme(), ui.painter());
    let plane = pen.row(DRAWING);
    painter.rect_filled(plane, CornerRadius::same(8), theme.well);
    let drawing = Drawing { painter, look: cx.look(), plane };
    match index {
        0 => drawing.cable(),
        1 => drawing.message(),
        _ => drawing.card(),
    }
    pen.gap(16.0);
    pen.words(ui, &cx.t(name), fonts::TITLE, theme.ink);
    pen.gap(8.0);
    match steps {
        [only] => pen.words(ui, &cx.t(only), fonts::BODY, theme.ink),
        steps => steps.iter().enumerate().for_each(|(index, step)| pen.step(ui, cx, index + 1, &cx.t(step))),
    }
}

fn button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, index: usize) {
    let (downloads, videos) = (cx.model.surroundings.downloads(), cx.model.surroundings.videos());
    let label = cx.t(["phone-open-videos", "phone-open-downloads", "choose-files"][index]);
    // Where columns are narrow, the words need the icon's room.
    let narrow = cx.look().width(ui.painter(), &label, fonts::BUTTON) + 48.0 > rect.width();
    let button = if narrow { Button::words(&label) } else { Button::new(icons::FOLDER_OPEN, &label) };
    let button = if index == 2 { button.filled() } else { button };
    let button = if narrow { Button { font: Some(fonts::HELP_STRONG), ..button } } else { button };
    if button.show(ui, cx.look(), rect, id(("phone-way", index))).clicked() {
        match index {
            0 => cx.push(Request::OpenFolder(videos.to_owned())),
            1 => cx.push(Request::OpenFolder(downloads.to_owned())),
            _ => {
                cx.push(Action::Show(None));
                cx.run(Command::ImportFiles);
            }
        }
    }
}

/// Things drawn with few lines: from a phone or a card at the left to a laptop at the right.
struct Drawing<'a> {
    painter: &'a Painter,
    look: &'a Look,
    plane: Rect,
}

impl Drawing<'_> {
    /// Where the footage comes from.
    fn source(&self) -> Pos2 {
        self.plane.center() - vec2((self.plane.width() / 2.0 - 28.0).min(64.0), 0.0)
    }

    fn target(&self) -> Pos2 {
        self.plane.center() + vec2((self.plane.width() / 2.0 - 52.0).min(56.0), 0.0)
    }

    /// In the middle of the way.
    fn way(&self) -> Pos2 {
        pos2((self.source().x + 18.0 + self.target().x - 36.0) / 2.0, self.plane.center().y)
    }

    fn outline(&self, rect: Rect, radius: u8) {
        let theme = &self.look.theme;
        let stroke = Stroke::new(1.5, theme.border);
        self.painter.rect(rect, CornerRadius::same(radius), theme.surface, stroke, StrokeKind::Inside);
    }

    fn laptop(&self, center: Pos2) {
        let screen = Rect::from_center_size(center - vec2(0.0, 4.0), vec2(72.0, 48.0));
        self.outline(screen, 4);
        let foot = Rect::from_min_size(pos2(center.x - 44.0, screen.bottom() + 2.0), vec2(88.0, 5.0));
        self.painter.rect_filled(foot, CornerRadius::same(2), self.look.theme.border);
        self.look.icon(self.painter, screen.center(), icons::FILE_VIDEO, 24.0, self.look.theme.accent);
    }

    fn phone(&self, center: Pos2) {
        let body = Rect::from_center_size(center, vec2(36.0, 64.0));
        self.outline(body, 6);
        self.look.icon(self.painter, center, icons::FILM_STRIP, 20.0, self.look.theme.accent);
    }

    /// A phone on a cable.
    fn cable(&self) {
        let ends = [self.source(), self.target()];
        self.painter.line_segment(ends, Stroke::new(2.0, self.look.theme.accent));
        self.phone(self.source());
        self.laptop(self.target());
        self.badge(self.way(), icons::USB);
    }

    /// A phone that sends to itself.
    fn message(&self) {
        let ends = [self.source(), self.target()];
        self.painter.extend(Shape::dashed_line(&ends, Stroke::new(2.0, self.look.theme.accent), 4.0, 4.0));
        self.phone(self.source());
        self.laptop(self.target());
        self.badge(self.way(), icons::WHATSAPP_LOGO);
    }

    /// A memory card before its slot.
    fn card(&self) {
        let (theme, at) = (&self.look.theme, self.source());
        let corners = [(-20.0, -26.0), (10.0, -26.0), (20.0, -16.0), (20.0, 26.0), (-20.0, 26.0)];
        let corners = corners.map(|(x, y)| at + vec2(x, y)).to_vec();
        self.painter.add(Shape::convex_polygon(corners, theme.surface, Stroke::new(1.5, theme.border)));
        for pin in 0..4 {
            let left = at.x - 13.0 + pin as f32 * 7.0;
            let pin = Rect::from_min_size(pos2(left, at.y - 21.0), vec2(4.0, 9.0));
            self.painter.rect_filled(pin, CornerRadius::same(1), theme.border);
        }
        self.look.icon(self.painter, at + vec2(0.0, 8.0), icons::FILM_STRIP, 20.0, theme.accent);
        self.laptop(self.target());
        self.look.icon(self.painter, self.way(), icons::CARET_RIGHT, 20.0, theme.accent);
    }

    fn badge(&self, center: Pos2, icon: char) {
        let theme = &self.look.theme;
        self.painter.circle(center, 16.0, theme.soft, Stroke::new(2.0, theme.well));
        self.look.icon(self.painter, center, icon, 20.0, theme.accent);
    }
}
