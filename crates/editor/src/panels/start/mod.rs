//! The empty state: how to begin, and what was there last.

mod gone;
mod recents;

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Cx, id, painter};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::{Command, Request};

/// How high the page is.
#[derive(Clone, Copy, PartialEq)]
enum Height {
    /// As in a window of the usual size.
    Full,
    /// The last project stands beside its picture.
    Low,
    /// The same, without headings.
    Lowest,
}

impl Height {
    fn of(room: Rect) -> Self {
        match room.height() {
            height if height < 200.0 => Self::Lowest,
            height if height < 340.0 => Self::Low,
            _ => Self::Full,
        }
    }
}

/// Draws the page over the whole work zone.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let theme = *cx.theme();
    ui.painter().rect_filled(rect, 0.0, theme.bg);
    let card_width = if rect.width() >= 1200.0 { 376.0 } else { 0.0 };
    let room = Rect::from_min_max(rect.min + vec2(16.0, 16.0), rect.max - vec2(16.0 + card_width, 16.0));
    let room = if card_width > 0.0 { room.with_max_x(room.right() - 16.0) } else { room };
    if card_width > 0.0 {
        let card = Rect::from_min_max(
            pos2(rect.right() - 16.0 - card_width, room.top()),
            room.max + vec2(card_width + 16.0, 0.0),
        );
        four_steps(ui, cx, card);
    }
    if cx.model.surroundings.recents().is_empty() {
        drop_zone(ui, cx, room);
        return;
    }
    let height = Height::of(room);
    let (zone, gap) = match height {
        Height::Full => (116.0, 0.0),
        Height::Low => (72.0, 8.0),
        Height::Lowest => (56.0, 8.0),
    };
    recents::show(ui, cx, room.with_max_y(room.bottom() - zone - gap), height);
    small_zone(ui, cx, room.with_min_y(room.bottom() - zone));
}

/// The dashed plane: it takes what is dropped, and a click on it chooses files. For the keyboard its button does.
fn zone(ui: &Ui, cx: &mut Cx<'_>, rect: Rect) {
    let title = cx.t("start-title");
    let response = ui.interact(rect, id("drop-zone"), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &title));
    let (theme, painter) = (cx.theme(), ui.painter());
    let outline = if response.hovered() { theme.accent } else { theme.border };
    painter.rect_filled(rect, CornerRadius::same(12), theme.surface);
    cx.look().dashed_round(painter, rect.shrink(1.0), 11.0, 1.5, outline);
    if response.clicked() {
        cx.run(Command::ImportFiles);
    }
}

fn drop_zone(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    zone(ui, cx, rect);
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let at = |down: f32| rect.center() + vec2(0.0, down);
    // From the heading down; what does not fit a low window goes from the outside in.
    let (title, lines, row, sample) = match rect.height() {
        height if height >= 300.0 => (-50.0, [-14.0, 10.0], 64.0, 114.0),
        height if height >= 200.0 => (-76.0, [-40.0, -16.0], 32.0, 80.0),
        _ => (-50.0, [f32::NAN, -24.0], 12.0, 52.0),
    };
    if rect.height() >= 300.0 {
        painter.circle_filled(at(-118.0), 36.0, theme.soft);
        look.icon(&painter, at(-118.0), icons::FILE_VIDEO, 40.0, theme.accent);
        look.text_center(&painter, at(154.0), &cx.t("start-kinds"), fonts::HELP, theme.muted);
    }
    look.text_center(&painter, at(title), &cx.t("start-title"), fonts::HEADING, theme.ink);
    for (key, down) in ["start-drag", "start-untouched"].into_iter().zip(lines).filter(|(_, down)| down.is_finite()) {
        look.text_center(&painter, at(down), &cx.t(key), fonts::BODY, theme.muted);
    }
    let sizes = widths(ui, cx, [160.0, 240.0]);
    let height = if rect.height() < 200.0 { 36.0 } else { 44.0 };
    let left = rect.center().x - (sizes[0] + sizes[1] + 12.0) / 2.0;
    let first = Rect::from_min_size(pos2(left, at(row).y - height / 2.0), vec2(sizes[0], height));
    let second = Rect::from_min_size(pos2(first.right() + 12.0, first.top()), vec2(sizes[1], height));
    buttons(ui, cx, [first, second], true);
    let words = cx.t("start-sample");
    let width = look.width(&painter, &words, fonts::BUTTON) + 26.0;
    let place = Rect::from_center_size(at(sample), vec2(width, 32.0));
    if Button::new(icons::PLAY_CIRCLE, &words).link().show(ui, &look, place, id("start-sample")).clicked() {
        cx.push(Request::OpenSample);
    }
}

/// How wide the two buttons are, at least as given.
fn widths(ui: &Ui, cx: &Cx<'_>, least: [f32; 2]) -> [f32; 2] {
    let width = |key: &str| (cx.look().width(ui.painter(), &cx.t(key), fonts::BUTTON) + 66.0).ceil();
    [width("choose-files").max(least[0]), width("from-phone").max(least[1])]
}

/// Choose files, get them from a phone.
fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, [first, second]: [Rect; 2], filled: bool) {
    let look = *cx.look();
    let (choose, phone) = (cx.t("choose-files"), cx.t("from-phone"));
    let button = Button::new(icons::FOLDER_OPEN, &choose);
    let button = if filled { button.filled() } else { button };
    if button.show(ui, &look, first, id("choose-files")).clicked() {
        cx.run(Command::ImportFiles);
    }
    if Button::new(icons::DEVICE_MOBILE, &phone).show(ui, &look, second, id("from-phone")).clicked() {
        cx.run(Command::FromPhone);
    }
}

fn small_zone(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    zone(ui, cx, rect);
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let middle = rect.center().y;
    let sizes = widths(ui, cx, [140.0, 148.0]);
    let height = if rect.height() < 72.0 { 36.0 } else { 40.0 };
    let place =
        |right: f32, width: f32| Rect::from_min_size(pos2(right - width, middle - height / 2.0), vec2(width, height));
    let second = place(rect.right() - 16.0, sizes[1]);
    let first = place(second.left() - 8.0, sizes[0]);
    let is_first_thing = cx.model.surroundings.recents().iter().all(|recent| recent.is_gone);
    buttons(ui, cx, [first, second], is_first_thing);
    let mut left = rect.left() + 24.0;
    if rect.height() > 100.0 {
        let icon = pos2(rect.left() + 52.0, middle);
        painter.circle_filled(icon, 28.0, theme.soft);
        look.icon(&painter, icon, icons::FILE_VIDEO, 24.0, theme.accent);
        left = rect.left() + 96.0;
    }
    let room = first.left() - left - 16.0;
    let line = ["start-line", "start-untouched"].map(|key| cx.t(key));
    let line = line.iter().find(|line| look.width(&painter, line, fonts::HELP) <= room);
    let line = line.filter(|_| rect.height() >= 72.0);
    let title = if line.is_some() { middle - 12.0 } else { middle };
    look.text(&painter, pos2(left, title), &cx.t("start-title"), fonts::TITLE, theme.ink);
    if let Some(line) = line {
        look.text(&painter, pos2(left, middle + 12.0), line, fonts::HELP, theme.muted);
    }
}

fn four_steps(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (cx.theme(), cx.look(), ui.painter());
    look.card(painter, rect, 12, theme.surface, theme.line);
    look.text(painter, rect.min + vec2(24.0, 32.0), &cx.t("four-steps"), fonts::TITLE, theme.ink);
    let rows = [
        (icons::DOWNLOAD_SIMPLE, "step-import", "step-import-line"),
        (icons::SCISSORS, "step-trim", "step-trim-line"),
        (icons::TEXT_T, "step-text", "step-text-line"),
        (icons::FILM_SLATE, "step-make", "step-make-line"),
    ];
    let step = ((rect.height() - 96.0) / 3.6).min(76.0);
    for (index, (icon, title, line)) in rows.into_iter().enumerate() {
        let center = rect.min + vec2(44.0, 92.0 + index as f32 * step);
        if index == 0 {
            painter.circle_filled(center, 20.0, theme.accent);
        } else {
            let above = center - vec2(0.0, step);
            painter.vline(center.x, above.y + 26.0..=center.y - 26.0, eframe::egui::Stroke::new(1.5, theme.line));
            painter.circle(center, 20.0, theme.surface, eframe::egui::Stroke::new(1.5, theme.line));
        }
        look.icon(painter, center, icon, 20.0, if index == 0 { theme.on } else { theme.ink });
        let left = center.x + 36.0;
        look.text(painter, pos2(left, center.y - 10.0), &cx.t(title), fonts::NAME, theme.ink);
        let width = rect.right() - left - 16.0;
        look.paragraph(painter, pos2(left, center.y + 2.0), &cx.t(line), fonts::HELP, theme.muted, width);
    }
}
