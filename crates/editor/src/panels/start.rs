//! The empty state: how to begin, and what was there last.

use chrono::{DateTime, Local};
use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use sunting_core::workspace::recents::Recent;

use super::{Cx, id, painter};
use crate::look::brush::WHOLE;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::action::PathWish;
use crate::state::{Action, Command, Overlay, moments, numbers};

/// The height of a start page's pictures, as they are asked for.
pub const PICTURE_PX: u32 = 168;
const OTHERS: usize = 6;

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
    if cx.model.recents.is_empty() {
        drop_zone(ui, cx, room);
    } else {
        let zone = if rect.height() < 240.0 { 72.0 } else { 116.0 };
        recents(ui, cx, room.with_max_y(room.bottom() - zone));
        small_zone(ui, cx, room.with_min_y(room.bottom() - zone));
    }
}

fn drop_zone(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    painter.rect_filled(rect, CornerRadius::same(12), theme.surface);
    look.dashed_round(&painter, rect.shrink(1.0), 11.0, 1.5, theme.border);
    let at = |down: f32| rect.center() + vec2(0.0, down);
    // From the heading down; what does not fit a low window goes from the outside in.
    let (title, lines, row, sample) = match rect.height() {
        height if height >= 300.0 => (-50.0, [-14.0, 10.0], 64.0, 114.0),
        height if height >= 200.0 => (-76.0, [-40.0, -16.0], 32.0, 80.0),
        _ => (-46.0, [f32::NAN, -18.0], 20.0, 58.0),
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
        cx.push(Action::Sample);
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
        cx.push(Action::Show(Some(Overlay::Phone)));
    }
}

fn small_zone(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    painter.rect_filled(rect, CornerRadius::same(12), theme.surface);
    look.dashed_round(&painter, rect.shrink(1.0), 11.0, 1.5, theme.border);
    let icon = pos2(rect.left() + 52.0, rect.center().y);
    let is_broad = rect.width() > 820.0;
    let mut left = rect.left() + 24.0;
    if is_broad {
        painter.circle_filled(icon, 28.0, theme.soft);
        look.icon(&painter, icon, icons::FILE_VIDEO, 24.0, theme.accent);
        left = rect.left() + 96.0;
    }
    let middle = rect.center().y;
    look.text(&painter, pos2(left, middle - 12.0), &cx.t("start-title"), fonts::TITLE, theme.ink);
    let line = cx.t(if is_broad { "start-line" } else { "start-untouched" });
    look.text(&painter, pos2(left, middle + 12.0), &line, fonts::HELP, theme.muted);
    let sizes = widths(ui, cx, [140.0, 148.0]);
    let second = Rect::from_min_size(pos2(rect.right() - 16.0 - sizes[1], middle - 20.0), vec2(sizes[1], 40.0));
    let first = Rect::from_min_size(pos2(second.left() - 8.0 - sizes[0], middle - 20.0), vec2(sizes[0], 40.0));
    buttons(ui, cx, [first, second], false);
}

fn recents(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let recents = cx.model.recents.clone();
    let Some(last) = recents.first() else { return };
    look.text(&painter, pos2(rect.left(), rect.top() + 8.0), &cx.t("last-project"), fonts::TITLE, theme.ink);
    let height = (rect.height() - 88.0).clamp(60.0, 168.0);
    let picture = Rect::from_min_size(pos2(rect.left(), rect.top() + 32.0), vec2(height * 300.0 / 168.0, height));
    thumbnail(ui, cx, picture, last);
    let name = look.middle_elided(&painter, &last.name(), fonts::NAME, picture.width() - 116.0);
    look.text(&painter, pos2(picture.left(), picture.bottom() + 20.0), &name, fonts::NAME, theme.ink);
    let line = cx.words();
    let line = about(line, last);
    let line = look.lines(&painter, &line, fonts::SMALL, theme.muted, picture.width() - 112.0, 1);
    painter.galley(pos2(picture.left(), picture.bottom() + 30.0), line, theme.muted);
    let words = cx.t("continue");
    let button = Rect::from_min_size(pos2(picture.right() - 104.0, picture.bottom() + 11.0), vec2(104.0, 36.0));
    let hit = ui.interact(picture, id("last-picture"), Sense::click());
    hit.widget_info(|| WidgetInfo::labeled(Role::Button, true, last.name()));
    if Button::words(&words).filled().show(ui, &look, button, id("continue")).clicked() || hit.clicked() {
        cx.push(Action::Open(last.file.clone()));
    }
    let others = Rect::from_min_max(pos2(picture.right() + 24.0, rect.top()), rect.max);
    if others.width() > 300.0 {
        other_projects(ui, cx, others, &recents[1..]);
    }
}

fn other_projects(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, others: &[Recent]) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    look.text(&painter, pos2(rect.left(), rect.top() + 8.0), &cx.t("other-projects"), fonts::TITLE, theme.ink);
    let open = cx.t("open-other");
    let width = look.width(&painter, &open, fonts::BUTTON) + 60.0;
    let button = Rect::from_min_size(pos2(rect.right() - width, rect.top() - 8.0), vec2(width, 32.0));
    if Button::new(icons::FOLDER_OPEN, &open).show(ui, &look, button, id("open-other")).clicked() {
        cx.push(Action::AskPath(PathWish::Project));
    }
    let rows = ((rect.height() - 32.0) / 72.0).floor().max(1.0) as usize;
    let column = rect.width() / 2.0;
    for (index, recent) in others.iter().take(OTHERS.min(2 * rows)).enumerate() {
        let at = pos2(rect.left() + (index / rows) as f32 * column, rect.top() + 32.0 + (index % rows) as f32 * 72.0);
        let row = Rect::from_min_size(at, vec2(column - 8.0, 56.0));
        let response = ui.interact(row, id(("recent", index)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, recent.name()));
        if response.hovered() {
            painter.rect_filled(row.expand(4.0), CornerRadius::same(8), theme.hover);
        }
        let picture = Rect::from_min_size(row.min, vec2(96.0, 56.0));
        thumbnail(ui, cx, picture, recent);
        let name = look.middle_elided(&painter, &recent.name(), fonts::NAME, row.width() - 112.0);
        look.text(&painter, pos2(picture.right() + 12.0, row.top() + 18.0), &name, fonts::NAME, theme.ink);
        let line = about(cx.words(), recent);
        look.text(&painter, pos2(picture.right() + 12.0, row.top() + 38.0), &line, fonts::SMALL, theme.muted);
        if look.keyboard && response.has_focus() {
            look.focus_ring(&painter, row, 8);
        }
        if response.clicked() {
            cx.push(Action::Open(recent.file.clone()));
        }
    }
}

fn thumbnail(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, recent: &Recent) {
    let (theme, painter) = (*cx.theme(), ui.painter());
    painter.rect_filled(rect, CornerRadius::same(6), theme.hover);
    let texture = recent.picture.as_ref().and_then(|(path, time)| cx.tile(path, PICTURE_PX, *time));
    match texture {
        Some(texture) => {
            let size = texture.size_vec2();
            let wanted = rect.width() / rect.height();
            let uv = if size.x / size.y > wanted {
                let part = wanted * size.y / size.x;
                Rect::from_center_size(WHOLE.center(), vec2(part, 1.0))
            } else {
                Rect::from_center_size(WHOLE.center(), vec2(1.0, size.x / size.y / wanted))
            };
            cx.look().texture(painter, rect, 6, texture.id(), uv, eframe::egui::Color32::WHITE);
        }
        None => cx.look().icon(painter, rect.center(), icons::FILM_STRIP, 24.0, theme.muted),
    }
}

/// "kemarin 15.20 · 1 menit 2 detik".
fn about(words: &sunting_words::Messages, recent: &Recent) -> String {
    let opened = DateTime::from_timestamp(recent.opened_s as i64, 0).unwrap_or_default().with_timezone(&Local);
    format!("{} · {}", moments::when(words, opened), numbers::in_words(words, recent.duration))
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
        look.paragraph(painter, pos2(left, center.y + 2.0), &cx.t(line), fonts::HELP, theme.muted, width, 2);
    }
}
