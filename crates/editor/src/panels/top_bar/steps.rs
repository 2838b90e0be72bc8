//! The four steps: a list of tabs.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo};
use eframe::egui::{pos2, vec2};

use super::super::{Cx, id};
use crate::look::slider::lend_arrows;
use crate::look::{fonts, icons};
use crate::state::Step;

/// Wide enough for the longer word of both languages, in points.
const WIDTHS: [f32; 4] = [128.0, 112.0, 100.0, 152.0];
/// An icon alone.
const ICON_WIDTH: f32 = 40.0;
const ICONS: [char; 4] = [icons::DOWNLOAD_SIMPLE, icons::SCISSORS, icons::TEXT_T, icons::FILM_SLATE];

struct Place {
    left: f32,
    y: f32,
    height: f32,
    widths: [f32; 4],
    gap: f32,
    has_arrows: bool,
}

impl Place {
    fn width(&self) -> f32 {
        self.widths.iter().sum::<f32>() + 3.0 * self.gap
    }

    fn rect(&self, index: usize) -> Rect {
        let before = self.widths[..index].iter().sum::<f32>() + index as f32 * self.gap;
        let min = pos2(self.left + before, self.y - self.height / 2.0);
        Rect::from_min_size(min, vec2(self.widths[index], self.height))
    }
}

/// Draws the steps in a room, around `center` where they can; their left end.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect, center: f32) -> f32 {
    let mut place = Place { left: 0.0, y: room.center().y, height: 40.0, widths: WIDTHS, gap: 32.0, has_arrows: true };
    if place.width() > room.width() {
        place.gap = 16.0;
    }
    if place.width() > room.width() {
        place = tight(ui, cx, room);
        place.height = 40.0;
    }
    let width = place.width();
    place.left = (center - width / 2.0).min(room.right() - width - 1.0).max(room.left()).round();
    draw(ui, cx, &place);
    place.left
}

/// Draws the steps close to each other from a room's left end on.
pub(super) fn show_tight(ui: &mut Ui, cx: &mut Cx<'_>, room: Rect) {
    let place = tight(ui, cx, room);
    draw(ui, cx, &place);
}

/// Close to each other; without their words where these do not fit. The active step keeps its own.
fn tight(ui: &Ui, cx: &Cx<'_>, room: Rect) -> Place {
    let words = |step: Step| cx.look().width(ui.painter(), &cx.t(step.command().label()), fonts::NAME) + 46.0;
    let widths = Step::ALL.map(|step| words(step).ceil());
    let mut place = Place { left: room.left(), y: room.center().y, height: 36.0, widths, gap: 4.0, has_arrows: false };
    if place.width() > room.width() {
        for (width, step) in place.widths.iter_mut().zip(Step::ALL) {
            *width = if step == cx.model.chrome.step() { *width } else { ICON_WIDTH };
        }
    }
    place
}

fn draw(ui: &mut Ui, cx: &mut Cx<'_>, place: &Place) {
    let whole = place.rect(0).union(place.rect(3));
    let builder = UiBuilder::new()
        .max_rect(whole)
        .id_salt("steps")
        .accessibility_role(Role::TabList)
        .accessibility_label(cx.t("four-steps"));
    let mut list = ui.new_child(builder);
    for (index, step) in Step::ALL.into_iter().enumerate() {
        let rect = place.rect(index);
        let response = tab(&mut list, cx, rect, (index, step));
        move_with_arrows(&list, cx, &response, index);
        if response.clicked() {
            cx.run(step.command());
        }
        if place.has_arrows && index < 3 {
            let center = pos2(rect.right() + place.gap / 2.0, place.y);
            cx.look().icon(list.painter(), center, icons::CARET_RIGHT, 14.0, cx.theme().muted);
        }
    }
}

fn tab(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, (index, step): (usize, Step)) -> Response {
    let (theme, look) = (cx.theme(), cx.look());
    let response = ui.interact(rect, id(("step", index)), Sense::click());
    let (label, is_active) = (cx.t(step.command().label()), cx.model.chrome.step() == step);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_active);
        node.set_position_in_set(index);
        node.set_size_of_set(Step::ALL.len());
    });
    let painter = ui.painter();
    let (ink, font) = if is_active { (theme.on, fonts::NAME) } else { (theme.ink, fonts::BUTTON) };
    if is_active {
        painter.rect_filled(rect, CornerRadius::same(8), theme.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(8), theme.hover);
    }
    if rect.width() <= ICON_WIDTH {
        look.icon(painter, rect.center(), ICONS[index], 20.0, ink);
    } else {
        let start = rect.center().x - (look.width(painter, &label, font) + 28.0) / 2.0;
        look.icon(painter, pos2(start + 10.0, rect.center().y), ICONS[index], 20.0, ink);
        look.text(painter, pos2(start + 28.0, rect.center().y), &label, font, ink);
    }
    let job = cx.model.queue.running().filter(|_| step == Step::Make);
    if job.is_some() {
        let dot = if is_active { theme.on } else { theme.accent };
        painter.circle_filled(pos2(rect.right() - 8.0, rect.top() + 8.0), 3.0, dot);
    }
    if look.keyboard && response.has_focus() {
        look.focus_ring(painter, rect, 8);
    }
    let tip = cx.tip(step.command());
    response.on_hover_text(job.map_or(tip.clone(), |job| format!("{tip} · {}%", job.percent())))
}

/// In the list the arrow keys go from step to step.
fn move_with_arrows(ui: &Ui, cx: &mut Cx<'_>, response: &Response, index: usize) {
    if !response.has_focus() {
        return;
    }
    lend_arrows(ui, response.id);
    let moved = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        count(Key::ArrowRight) - count(Key::ArrowLeft)
    });
    let next = index.saturating_add_signed(moved).min(Step::ALL.len() - 1);
    if next != index {
        ui.memory_mut(|memory| memory.request_focus(id(("step", next))));
        cx.run(Step::ALL[next].command());
    }
}
