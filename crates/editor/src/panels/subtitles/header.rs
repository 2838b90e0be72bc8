//! Above the list: what makes subtitles, how many there are, how many need a look.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Popup, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::{Cx, id, menu, painter, told};
use super::{inside, ticks};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::{Command, Request};

/// The buttons' widths, in a broad panel and in a narrow one.
const BROAD: (f32, f32) = (152.0, 136.0);
const NARROW: (f32, f32) = (144.0, 120.0);

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, to_check: usize) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (left, right) = (rect.left() + 16.0, rect.right() - 16.0);
    look.text(&painter, pos2(left, rect.top() + 30.0), &cx.t("subtitles-title"), fonts::TITLE, theme.ink);
    let (new, fill) = if rect.width() < 430.0 { NARROW } else { BROAD };
    let fill = Rect::from_min_size(pos2(right - fill, rect.top() + 12.0), vec2(fill, 36.0));
    let new = Rect::from_min_size(pos2(fill.left() - 8.0 - new, fill.top()), vec2(new, 36.0));
    new_button(ui, cx, new);
    let words = cx.t("subtitles-fill");
    let response = Button { opens_menu: true, ..Button::words(&words) }.show(ui, &look, fill, id("subtitles-fill"));
    Popup::menu(&response).show(|ui| menu::scrolled(ui, |ui| ways(ui, cx)));
    let y = rect.top() + 64.0;
    let count = cx.t1("subtitles-count", "count", cx.model.session.subtitles().len().to_string());
    let width = look.text(&painter, pos2(left, y), &count, fonts::HELP_STRONG, theme.ink);
    let has_ticks = cx.drafts.subtitles.ticks.is_on();
    let mut used = left + width;
    if to_check > 0 && !has_ticks {
        used = filter(ui, cx, pos2(used + 16.0, y), to_check);
    }
    if has_ticks {
        repeats(ui, cx, (used + 16.0, right, y));
    } else if let Some(place) = link_place(ui, cx, "sentences-select", (used + 16.0, right, y))
        && link(ui, cx, "sentences-select", place)
    {
        ticks::select_several(cx, None);
    }
    look.hline(&painter, rect.left(), rect.right() - 1.0, rect.bottom() - 1.0);
}

/// Where a link stands at the right end of a line, if there is room for it.
fn link_place(ui: &Ui, cx: &Cx<'_>, key: &str, (left, right, y): (f32, f32, f32)) -> Option<Rect> {
    let width = cx.look().width(ui.painter(), &cx.t(key), fonts::HELP_STRONG);
    // A short word is as wide for the hand as a long one.
    let place = Rect::from_min_size(pos2(right - width, y - 16.0), vec2(width.max(32.0), 32.0));
    (place.left() >= left).then_some(place)
}

fn link(ui: &mut Ui, cx: &Cx<'_>, key: &'static str, place: Rect) -> bool {
    let words = cx.t(key);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    button.show(ui, cx.look(), place, id(key)).clicked()
}

/// Looks for sentences that were said twice; while it does, how far it is.
fn repeats(ui: &mut Ui, cx: &mut Cx<'_>, (left, right, y): (f32, f32, f32)) {
    let share = cx.model.repeat_search.share();
    let key = if share.is_some() { "script-stop" } else { "sentences-find-repeats" };
    let Some(place) = link_place(ui, cx, key, (left, right, y)) else { return };
    if link(ui, cx, key, place) {
        cx.push(if share.is_some() { Request::StopFindingRepeats } else { Request::FindRepeats });
    }
    let Some(share) = share else { return };
    let words = cx.t1("sentences-listening", "percent", format!("{:.0}", share * 100.0));
    let (look, at) = (cx.look(), pos2(place.left() - 12.0, y));
    if at.x - look.width(ui.painter(), &words, fonts::HELP) >= left {
        look.text_right(ui.painter(), at, &words, fonts::HELP, cx.theme().muted);
    }
    told(ui, Rect::from_min_max(pos2(left, y - 8.0), pos2(at.x.max(left), y + 8.0)), &words);
}

fn new_button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (words, reason) = (cx.t(Command::NewSubtitle.label()), cx.t("reason-no-clip"));
    let reason = cx.model.session.is_empty().then_some(reason.as_str());
    let button = Button::new(icons::PLUS, &words).disabled(reason);
    if button.show(ui, cx.look(), rect, id("new-subtitle")).clicked() {
        cx.run(Command::NewSubtitle);
    }
}

/// Where subtitles can come from.
fn ways(ui: &mut Ui, cx: &mut Cx<'_>) {
    for (command, key, about) in [
        (Command::PasteScript, "script-title", "script-about"),
        (Command::TapTimes, "cmd-tap-times", "tap-about"),
        (Command::NewSubtitle, "subtitles-type", "subtitles-type-about"),
    ] {
        let own = cx.model.reason(command).map(|key| cx.t(key));
        if menu::entry_about(ui, cx, &cx.t(key), &cx.t(about), own.as_deref()) {
            cx.run(command);
        }
    }
    inside::from_files(ui, cx, &cx.model.subtitles_inside());
}

/// "2 perlu diperiksa": pressed, only those are listed. Where it ends.
fn filter(ui: &mut Ui, cx: &mut Cx<'_>, at: eframe::egui::Pos2, to_check: usize) -> f32 {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let on = cx.drafts.only_findings;
    let words = cx.t1("subtitles-to-check", "count", to_check.to_string());
    let width = look.width(&painter, &words, fonts::HELP_STRONG) + 38.0;
    let rect = Rect::from_min_size(pos2(at.x, at.y - 16.0), vec2(width, 32.0));
    let response = ui.interact(rect, id("subtitles-filter"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &words));
    let plane = rect.shrink2(vec2(0.0, 4.0));
    if on {
        painter.rect_filled(plane, CornerRadius::same(6), theme.warn_soft);
    } else if response.hovered() {
        painter.rect_filled(plane, CornerRadius::same(6), theme.hover);
    }
    look.icon(&painter, pos2(at.x + 16.0, at.y), icons::WARNING, 16.0, theme.warn);
    look.text(&painter, pos2(at.x + 30.0, at.y), &words, fonts::HELP_STRONG, theme.warn);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, plane, 6);
    }
    if response.clicked() {
        cx.drafts.only_findings = !on;
    }
    let tip = cx.t(if on { "subtitles-show-all" } else { "subtitles-show-findings" });
    response.on_hover_text(tip);
    rect.right()
}
