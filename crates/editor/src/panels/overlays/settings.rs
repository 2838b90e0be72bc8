//! Settings: few, and each with its effect at once.

use eframe::egui::{Popup, Rect, Ui, pos2, vec2};
use sunting_words::Language;

use super::super::{Cx, id, menu, name_line};
use super::dialog::Dialog;
use super::pen::Pen;
use crate::look::fonts;
use crate::look::slider::slider;
use crate::look::widgets::{Button, segmented, toggle};
use crate::model::readable;
use crate::settings::TEXT_SIZES;
use crate::state::action::{Appearance, Setting};
use crate::state::request::PathWish;
use crate::state::{Action, Request};

const ROW: f32 = 48.0;
/// The controls at the right.
const CONTROL: f32 = 304.0;
/// Bytes that temporary material may take.
const QUOTAS: [u64; 4] = [1_000_000_000, 2_000_000_000, 5_000_000_000, 10_000_000_000];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let title = cx.t("cmd-settings");
    let dialog = Dialog { title: &title, width: 584.0, choices: &[], focus: None };
    dialog.show(ui, cx, whole, |ui, cx, pen| {
        language(ui, cx, pen);
        appearance(ui, cx, pen);
        text_size(ui, cx, pen);
        less_motion(ui, cx, pen);
        sound_device(ui, cx, pen);
        line(ui, cx, pen);
        projects(ui, cx, pen);
        double_click(ui, cx, pen);
        temporary(ui, cx, pen);
        line(ui, cx, pen);
        layout(ui, cx, pen);
    });
}

/// The words of a row; the room for its control.
fn labelled(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen, label: &str) -> Rect {
    let row = pen.row(ROW);
    cx.look().text(ui.painter(), pos2(row.left(), row.center().y), label, fonts::BODY, cx.theme().ink);
    row.with_min_x(row.right() - CONTROL)
}

fn line(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen) {
    let row = pen.row(17.0);
    cx.look().hline(ui.painter(), row.left(), row.right(), row.center().y);
}

fn set(cx: &mut Cx<'_>, setting: Setting) {
    cx.push(Action::Set(setting));
}

/// A button of a row, at the right end of its room.
fn button(ui: &mut Ui, cx: &Cx<'_>, room: Rect, label: &str, name: &'static str, disabled: Option<&str>) -> bool {
    let width = (cx.look().width(ui.painter(), label, fonts::BUTTON) + 40.0).ceil().max(96.0);
    let rect = Rect::from_min_size(pos2(room.right() - width, room.center().y - 18.0), vec2(width, 36.0));
    Button::words(label).disabled(disabled).show(ui, cx.look(), rect, id(name)).clicked()
}

fn parts(room: Rect) -> Rect {
    room.shrink2(vec2(0.0, (ROW - 36.0) / 2.0))
}

fn language(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let label = cx.t("settings-language");
    let room = labelled(ui, cx, pen, &label);
    let names = [cx.t("settings-indonesian"), cx.t("settings-english")];
    let languages = [Language::Id, Language::En];
    let now = usize::from(cx.words().language() == Language::En);
    let labels = [names[0].as_str(), names[1].as_str()];
    if let Some(index) = segmented(ui, cx.look(), parts(room), id("language"), &labels, now) {
        set(cx, Setting::Language(languages[index]));
    }
}

fn appearance(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let label = cx.t("settings-appearance");
    let room = labelled(ui, cx, pen, &label);
    let names = [cx.t("settings-system"), cx.t("settings-light"), cx.t("settings-dark")];
    let looks = [Appearance::System, Appearance::Light, Appearance::Dark];
    let chosen = Appearance::of_code(&cx.model.settings.appearance);
    let now = looks.iter().position(|look| *look == chosen).unwrap_or(0);
    let labels = [names[0].as_str(), names[1].as_str(), names[2].as_str()];
    if let Some(index) = segmented(ui, cx.look(), parts(room), id("appearance"), &labels, now) {
        set(cx, Setting::Appearance(looks[index]));
    }
}

fn text_size(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let label = cx.t("settings-text-size");
    let room = labelled(ui, cx, pen, &label);
    let value = cx.drafts.text_size.unwrap_or(cx.model.settings.text_size);
    let rail = parts(room).with_max_x(room.right() - 56.0);
    let slid = slider(ui, &look, rail, id("text-size"), &label, value, (TEXT_SIZES, 0.1));
    let percent = format!("{}%", (value * 100.0).round());
    look.text_right(ui.painter(), pos2(room.right(), room.center().y), &percent, fonts::BUTTON, theme.ink);
    // The slider itself would move under the hand: the new size waits until the hand lets go.
    if let Some(slid) = slid {
        let value = slid.value.clamp(TEXT_SIZES.0, TEXT_SIZES.1);
        cx.drafts.text_size = (!slid.done).then_some(value);
        if slid.done {
            set(cx, Setting::TextSize(value));
        }
    }
}

fn less_motion(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let label = cx.t("settings-less-motion");
    let on = cx.model.settings.less_motion;
    if toggle(ui, cx.look(), pen.row(ROW), id("less-motion"), &label, on) {
        set(cx, Setting::LessMotion(!on));
    }
}

fn sound_device(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let (label, of_system) = (cx.t("settings-sound-device"), cx.t("settings-system-sound"));
    let room = parts(labelled(ui, cx, pen, &label));
    let chosen = cx.model.settings.sound_device.clone();
    let name = chosen.clone().unwrap_or_else(|| of_system.clone());
    let shown = cx.look().middle_elided(ui.painter(), &name, fonts::BUTTON, room.width() - 56.0);
    let tip = if shown == name { "" } else { &name };
    let button = Button { opens_menu: true, tip, ..Button::words(&shown) };
    let response = button.show(ui, cx.look(), room, id("sound-device"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(label.as_str()));
    Popup::menu(&response).show(|ui| {
        let names = std::iter::once(None).chain(cx.model.surroundings.sound_devices().iter().cloned().map(Some));
        for name in names {
            if menu::choice(ui, cx, name.as_deref().unwrap_or(&of_system), name == chosen) {
                set(cx, Setting::SoundDevice(name));
            }
        }
    });
}

fn projects(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let (label, change) = (cx.t("settings-projects"), cx.t("settings-change"));
    let room = labelled(ui, cx, pen, &label);
    if button(ui, cx, room, &change, "settings-projects", None) {
        cx.push(Request::AskPath(PathWish::ProjectsFolder));
    }
    let place = readable(cx.model.surroundings.projects(), 2);
    name_line(ui, &look, room.left_center(), &place, (fonts::BODY, theme.muted), room.width() - 112.0);
}

/// Only where the system keeps it for each user.
fn double_click(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let Some(on) = cx.model.surroundings.opens_by_double_click() else { return };
    let label = cx.t("settings-double-click");
    if toggle(ui, cx.look(), pen.row(ROW), id("double-click"), &label, on) {
        cx.push(Request::OpenByDoubleClick(!on));
    }
}

fn temporary(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let (label, clean) = (cx.t("settings-cache"), cx.t("settings-clean"));
    let room = labelled(ui, cx, pen, &label);
    let nothing = cx.t("settings-nothing-to-clean");
    let nothing = (cx.model.surroundings.cache_bytes() == 0).then_some(nothing.as_str());
    if button(ui, cx, room, &clean, "clean-cache", nothing) {
        cx.push(Request::CleanCache);
    }
    let used = cx.t1("settings-cache-used", "size", cx.words().size(cx.model.surroundings.cache_bytes()));
    look.text(ui.painter(), pos2(room.left(), room.center().y), &used, fonts::BODY, theme.muted);
    let most = cx.t("settings-cache-most");
    let room = labelled(ui, cx, pen, &most);
    let names = QUOTAS.map(|bytes| cx.words().size(bytes));
    let labels = [names[0].as_str(), names[1].as_str(), names[2].as_str(), names[3].as_str()];
    let quota = cx.model.settings.common.cache_bytes;
    let now = QUOTAS.iter().position(|bytes| *bytes >= quota).unwrap_or(QUOTAS.len() - 1);
    if let Some(index) = segmented(ui, &look, parts(room), id("cache-quota"), &labels, now) {
        set(cx, Setting::CacheQuota(QUOTAS[index]));
    }
}

fn layout(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let (label, reset) = (cx.t("settings-layout"), cx.t("settings-reset"));
    let room = labelled(ui, cx, pen, &label);
    if button(ui, cx, room, &reset, "reset-layout", None) {
        set(cx, Setting::ResetLayout);
    }
}
