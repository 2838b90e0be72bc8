//! Time, shape, transport, loudness and how close the timeline is looked at.

mod places;
mod volume;
mod zoom;

use eframe::egui::accesskit::Role;
use eframe::egui::{Popup, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Cx, id, menu, painter};
use crate::look::fonts::Type;
use crate::look::widgets::{Button, Weight};
use crate::look::{fonts, icons};
use crate::state::Command;
use crate::state::command::key_cap;
use places::Places;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    cx.look().hline(ui.painter(), rect.left(), rect.right(), rect.top());
    let places = Places::of(cx.model.chrome.class(), rect);
    let off = off(cx);
    time(ui, cx, &places, off.is_some());
    if !cx.model.session.is_empty() && places.chip.width() > 0.0 {
        chip(ui, cx, places.chip);
    }
    transport(ui, cx, &places, off.as_deref());
    volume::show(ui, cx, places.square(places.volume), off.as_deref());
    let y = rect.center().y;
    for x in &places.lines {
        cx.look().vline(ui.painter(), *x, y - 12.0, y + 12.0);
    }
    if let Some(x) = places.full_screen {
        icon(ui, cx, places.square(x), (Command::FullScreen, icons::CORNERS_OUT), off.as_deref());
    }
    zoom::show(ui, cx, &places);
    if let Some(details) = places.details.filter(|_| cx.model.reason(Command::Details).is_none()) {
        let label = cx.t(Command::Details.label());
        let button = Button {
            selected: cx.model.chrome.details_open(),
            font: Some(fonts::HELP_STRONG),
            ..Button::new(icons::SIDEBAR_SIMPLE, &label)
        };
        cx.command(ui, details, Command::Details, button);
    }
}

/// Why nothing can be played now.
fn off(cx: &Cx<'_>) -> Option<String> {
    let is_empty = cx.model.session.is_empty() && cx.model.viewing.file().is_none();
    is_empty.then(|| cx.t("reason-no-clip"))
}

fn icon(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (command, icon): (Command, char), off: Option<&str>) {
    let label = cx.t(command.label());
    cx.command(ui, rect, command, Button::icon(icon, &label).disabled(off));
}

/// Where the playhead is, and of how much; while a file is looked at, where in it.
fn time(ui: &mut Ui, cx: &Cx<'_>, places: &Places, is_off: bool) {
    let (theme, look, painter) = (cx.theme(), cx.look(), painter(ui));
    let session = &cx.model.session;
    let (now, total, ink) = match cx.model.viewing.file() {
        Some((media, at)) => {
            let file = session.project().find_media(media);
            (at, file.map(|file| file.duration).unwrap_or_default(), theme.muted)
        }
        None if is_off => (session.playhead, session.duration(), theme.off),
        None => (session.playhead, session.duration(), theme.ink),
    };
    let (clock, of): (Type, Type) =
        if places.is_small { (fonts::TITLE, fonts::HELP) } else { (fonts::CLOCK, fonts::BODY) };
    let at = pos2(places.bar.left() + 16.0, places.bar.center().y);
    let now = cx.clock(now);
    let width = look.text(&painter, at, &now, clock, ink);
    let total = cx.clock(total);
    let whole = format!("/ {total}");
    // The widest that it can get, so that it does not come and go.
    let widest = look.width(&painter, &total, clock) + 9.0 + look.width(&painter, &whole, of);
    let fits = at.x + widest <= places.time_end - 8.0;
    if fits && !is_off {
        look.text(&painter, at + vec2(width + 9.0, 0.0), &whole, of, theme.muted);
    }
    let hit = Rect::from_min_max(at - vec2(0.0, 16.0), pos2(places.time_end - 8.0, at.y + 16.0));
    let response = ui.interact(hit, id("time"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{now} {whole}")));
    if !fits && !is_off {
        response.on_hover_text(format!("{now} {whole}"));
    }
}

/// The video's shape; it opens the four shapes.
fn chip(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let words = cx.model.shape_words();
    let label = cx.t1("control-shape", "shape", &words);
    let look = *cx.look();
    let is_icon = rect.width() < 100.0;
    let button = Button {
        weight: Weight::Quiet,
        left: true,
        icon_only: is_icon,
        opens_menu: true,
        font: Some(fonts::HELP_STRONG),
        tip: if is_icon { &label } else { "" },
        ..Button::new(icons::FRAME_CORNERS, &words)
    };
    let response = button.show(ui, &look, rect, id("shape"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label.clone()));
    Popup::menu(&response).show(|ui| menu::shapes(ui, cx));
}

/// Play in the middle, the rest around it.
fn transport(ui: &mut Ui, cx: &mut Cx<'_>, places: &Places, off: Option<&str>) {
    let around = [
        (Command::FrameBack, icons::CARET_LEFT, Command::FrameForward, icons::CARET_RIGHT),
        (Command::Back5, icons::REWIND, Command::Forward5, icons::FAST_FORWARD),
        (Command::ToStart, icons::SKIP_BACK, Command::ToEnd, icons::SKIP_FORWARD),
    ];
    // From left to right, as Tab goes.
    for (index, (command, glyph, _, _)) in around.iter().enumerate().rev() {
        icon(ui, cx, places.square(places.play - places.around[index]), (*command, *glyph), off);
    }
    play(ui, cx, pos2(places.play, places.bar.center().y), places.play_radius, off);
    for (index, (_, _, command, glyph)) in around.iter().enumerate() {
        icon(ui, cx, places.square(places.play + places.around[index]), (*command, *glyph), off);
    }
}

fn play(ui: &mut Ui, cx: &mut Cx<'_>, center: Pos2, radius: f32, off: Option<&str>) {
    let look = *cx.look();
    let is_playing = cx.model.preview.is_playing();
    let rect = Rect::from_center_size(center, vec2(2.0 * radius, 2.0 * radius));
    let sense = if off.is_some() { Sense::focusable_noninteractive() } else { Sense::click() };
    let response = ui.interact(rect, id("play"), sense);
    let label = cx.t(if is_playing { "control-pause" } else { "control-play" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, off.is_none(), &label));
    let (plane, ink) = match off {
        Some(_) => (look.theme.hover, look.theme.off),
        None if response.hovered() => (look.theme.accent_hover, look.theme.on),
        None => (look.theme.accent, look.theme.on),
    };
    let painter = painter(ui);
    painter.circle_filled(center, radius, plane);
    let (glyph, nudge) = if is_playing { (icons::PAUSE, 0.0) } else { (icons::PLAY, 1.0) };
    look.filled_icon(&painter, center + vec2(nudge, 0.0), glyph, radius.min(20.0), ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, rect, radius as u8);
    }
    if response.clicked() {
        cx.run(Command::PlayPause);
    }
    match off {
        Some(reason) => {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(reason));
            response.on_hover_text(reason)
        }
        None => {
            let keys = Command::PlayPause.row().keys.first();
            let cap = keys.map(|&(modifiers, key)| format!(" ({})", key_cap(modifiers, key)));
            response.on_hover_text(label + &cap.unwrap_or_default())
        }
    };
}
