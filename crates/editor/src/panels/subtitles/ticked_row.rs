//! A row while ticks are shown: its tick, when, what, and whether it was said again.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, Key, Modifiers, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
};
use eframe::egui::{pos2, vec2};
use sunting_session::subtitles::caption_text;
use sunting_timeline::{Clip, ClipId};

use super::super::{Cx, id, painter, painter_up_to};
use super::list::{AGAIN, INDENT};
use super::{SubtitleRow, listen, row, ticks};
use crate::look::slider::{lend_arrows, lend_space};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Action;
use crate::state::action::Seeking;

/// What a key asks of the row that has the keyboard.
enum Wish {
    Tick,
    Listen,
    Before,
    Behind,
}

/// Draws it; `beside` are the ones that the arrow keys lead to.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, own: &SubtitleRow<'_>, beside: [Option<ClipId>; 2]) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (rect, clip) = (own.rect, own.clip);
    let name = id(("subtitle", clip.id.0));
    let wish = wish(ui, name);
    let response = ui.interact(rect, name, Sense::click());
    let is_ticked = cx.drafts.subtitles.ticks.has(clip.id);
    tell(cx, own, &response, is_ticked);
    let plane = rect.with_max_x(rect.right() - 1.0);
    if is_ticked || response.hovered() {
        let fill = if is_ticked { theme.soft } else { theme.hover };
        painter_up_to(ui, rect.right()).rect_filled(plane, 0.0, fill);
    }
    if is_ticked {
        painter.rect_filled(rect.with_max_x(rect.left() + 4.0), 0.0, theme.accent);
    }
    let y = rect.center().y;
    tick(cx, &painter, pos2(rect.left() + 25.0, y), is_ticked);
    row::times(cx, &painter, clip, pos2(rect.left() + 16.0 + INDENT, y), true);
    let again = cx.drafts.subtitles.ticks.again(clip.id);
    let left = rect.left() + row::WORDS_LEFT + INDENT;
    let right = rect.right() - 16.0;
    let width = right - left - if again.is_some() { AGAIN } else { 0.0 };
    row::both_languages(cx, &painter, clip, rect.with_min_x(left), width);
    look.hline(&painter, rect.left() + 16.0, right, rect.bottom() - 1.0);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, plane.shrink(6.0), 4);
    }
    if let Some(later) = again {
        hear_both(ui, cx, clip, later, pos2(right, y));
    }
    answer(ui, cx, own, &response);
    follow(ui, cx, clip, beside, wish);
}

/// The box, with its sign where it is ticked.
fn tick(cx: &Cx<'_>, painter: &Painter, center: Pos2, is_ticked: bool) {
    let (theme, look) = (cx.theme(), cx.look());
    let place = Rect::from_center_size(center, vec2(18.0, 18.0));
    if is_ticked {
        painter.rect_filled(place, CornerRadius::same(4), theme.accent);
        look.icon(painter, center, icons::CHECK, 14.0, theme.on);
    } else {
        let stroke = Stroke::new(1.5, theme.border);
        painter.rect(place, CornerRadius::same(4), theme.surface, stroke, StrokeKind::Inside);
    }
}

/// What a screen reader says.
fn tell(cx: &Cx<'_>, own: &SubtitleRow<'_>, response: &Response, is_ticked: bool) {
    let text = caption_text(own.clip).replace('\n', " ");
    let words = match cx.drafts.subtitles.ticks.again(own.clip.id) {
        Some(_) => cx.t1("sentence-said-again", "text", text),
        None => text,
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_ticked, &words));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(own.index);
        node.set_size_of_set(cx.model.session.subtitles().len());
    });
}

/// "Dengar keduanya": one after the other.
fn hear_both(ui: &mut Ui, cx: &mut Cx<'_>, clip: &Clip, later: ClipId, at: Pos2) {
    let words = cx.t("sentence-hear-both");
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::new(icons::EAR, &words).link() };
    let width = cx.look().width(ui.painter(), &words, fonts::HELP_STRONG) + 26.0;
    let rect = Rect::from_min_max(pos2(at.x - width, at.y - 16.0), pos2(at.x, at.y + 16.0));
    if button.show(ui, cx.look(), rect, id(("hear-both", clip.id.0))).clicked() {
        cx.push(Action::HearBoth(clip.id, later));
    }
}

fn answer(ui: &Ui, cx: &mut Cx<'_>, own: &SubtitleRow<'_>, response: &Response) {
    if response.gained_focus() && cx.look().keyboard {
        ui.scroll_to_rect(own.rect, None);
    }
    if response.clicked() && ticks::click(ui, cx, own.clip.id) {
        cx.push(Action::Seek(own.clip.timeline_range.start(), Seeking::Exact));
    }
}

/// The keys of the row that has the keyboard, before anything else takes them.
fn wish(ui: &Ui, name: eframe::egui::Id) -> Option<Wish> {
    if !ui.memory(|memory| memory.has_focus(name)) {
        return None;
    }
    lend_arrows(ui, name);
    lend_space(ui, name);
    let wishes = [
        (Key::Space, Wish::Tick),
        (Key::Enter, Wish::Listen),
        (Key::ArrowUp, Wish::Before),
        (Key::ArrowDown, Wish::Behind),
    ];
    ui.input_mut(|input| {
        wishes.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, wish)| wish)
    })
}

fn follow(ui: &Ui, cx: &mut Cx<'_>, clip: &Clip, beside: [Option<ClipId>; 2], wish: Option<Wish>) {
    let next = match wish {
        None => return,
        Some(Wish::Tick) => return cx.drafts.subtitles.ticks.toggle(clip.id),
        Some(Wish::Listen) => {
            cx.push(Action::Seek(clip.timeline_range.start(), Seeking::Exact));
            return listen(cx, clip.id);
        }
        Some(Wish::Before) => beside[0],
        Some(Wish::Behind) => beside[1],
    };
    if let Some(next) = next {
        ui.memory_mut(|memory| memory.request_focus(id(("subtitle", next.0))));
    }
}
