//! What the video is for: eight rows, one of them chosen.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use sunting_session::purpose::Purpose;

use crate::look::slider::lend_arrows;
use crate::look::{fonts, icons, purpose_icon};
use crate::panels::{Cx, id, inside, painter};
use crate::state::Action;

const TITLE: f32 = 44.0;
const ROW: f32 = 44.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    inside(ui, rect, "purposes", |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        // Where there is no room for all of them, the title goes along.
        ScrollArea::vertical().id_salt("purposes").auto_shrink(false).show(ui, |ui| {
            let width = ui.available_width();
            let (title, _) = ui.allocate_exact_size(vec2(width, TITLE), Sense::hover());
            let at = pos2(title.left() + 16.0, title.top() + 24.0);
            cx.look().text(ui.painter(), at, &cx.t("purposes-title"), fonts::TITLE, cx.theme().ink);
            for index in 0..Purpose::ALL.len() {
                let (row, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                purpose_row(ui, cx, row.shrink2(vec2(8.0, 0.0)), index);
            }
        });
    });
}

fn purpose_row(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, index: usize) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let purpose = offered(cx, index);
    let is_chosen = cx.model.making.purpose().is_same_row(purpose);
    // Tab stops at the chosen row alone; arrows go on from there.
    let sense = if is_chosen { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(index), sense);
    let (name, line) = (cx.t(purpose.words().0), line_of(cx, purpose));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(line.as_str());
        node.set_position_in_set(index);
        node.set_size_of_set(Purpose::ALL.len());
    });
    if is_chosen {
        painter.rect_filled(rect, CornerRadius::same(8), theme.soft);
        painter.rect_stroke(rect, CornerRadius::same(8), Stroke::new(2.0, theme.accent), StrokeKind::Inside);
        let check = pos2(rect.right() - 20.0, rect.center().y);
        look.filled_icon(&painter, check, icons::CHECK_CIRCLE, 20.0, theme.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(8), theme.hover);
    }
    let ink = if is_chosen { theme.accent } else { theme.ink };
    let icon = if matches!(purpose, Purpose::Other(_)) { icons::DOTS_THREE } else { purpose_icon(purpose) };
    look.icon(&painter, pos2(rect.left() + 28.0, rect.center().y), icon, 24.0, ink);
    let left = rect.left() + 52.0;
    look.text(&painter, pos2(left, rect.top() + 14.0), &name, fonts::NAME, theme.ink);
    look.text(&painter, pos2(left, rect.top() + 31.0), &line, fonts::SMALL, theme.muted);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, rect, 8);
    }
    if response.clicked() && !is_chosen {
        cx.push(Action::ChoosePurpose(purpose));
    }
    if is_chosen {
        follow_choice(ui, rect, index);
    }
    if response.has_focus() {
        arrows(ui, cx, response.id, index);
    }
}

/// What moved the choice last, for the row that gets it.
#[derive(Clone, Copy, PartialEq)]
struct MovedChoice {
    to: usize,
    by_arrows: bool,
}

/// Another row than before is chosen: it comes into view, and the focus goes along with arrows.
fn follow_choice(ui: &Ui, rect: Rect, index: usize) {
    let key = id("purpose-moved");
    let moved: Option<MovedChoice> = ui.data(|data| data.get_temp(key));
    let seen = MovedChoice { to: index, by_arrows: false };
    let is_on_its_way = moved.is_some_and(|moved| moved.by_arrows && moved.to != index);
    if moved == Some(seen) || is_on_its_way {
        return;
    }
    ui.scroll_to_rect(rect, None);
    if moved.is_some_and(|moved| moved.by_arrows) {
        ui.memory_mut(|memory| memory.request_focus(row_id(index)));
    }
    ui.data_mut(|data| data.insert_temp(key, seen));
}

/// The purpose of a row; the last one stands for what was chosen there before.
fn offered(cx: &Cx<'_>, index: usize) -> Purpose {
    match Purpose::ALL[index] {
        Purpose::Other(_) => Purpose::Other(cx.model.making.other()),
        purpose => purpose,
    }
}

fn line_of(cx: &Cx<'_>, purpose: Purpose) -> String {
    let words = cx.words();
    let size = purpose.limit_bytes().map(|bytes| words.size(bytes)).unwrap_or_default();
    let seconds = purpose.longest().map_or(0, |longest| longest.as_millis() / 1000);
    words.text(purpose.words().1, &[("size", size.into()), ("seconds", seconds.into())])
}

fn row_id(index: usize) -> Id {
    id(("purpose", index))
}

/// Arrows choose the row above or below, and the focus goes with the choice.
fn arrows(ui: &Ui, cx: &mut Cx<'_>, focused: Id, index: usize) {
    lend_arrows(ui, focused);
    let (down, up) = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
        (count(Key::ArrowDown), count(Key::ArrowUp))
    });
    let wanted = (index + down).saturating_sub(up).min(Purpose::ALL.len() - 1);
    if wanted != index {
        cx.push(Action::ChoosePurpose(offered(cx, wanted)));
        ui.data_mut(|data| data.insert_temp(id("purpose-moved"), MovedChoice { to: wanted, by_arrows: true }));
    }
}
