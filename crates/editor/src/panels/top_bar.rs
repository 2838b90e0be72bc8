//! Name, steps, undo and the four tools.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CornerRadius, Popup, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use sunting_core::error::Described;
use sunting_core::workspace::keeper::SaveState;

use super::{Cx, id, menu, painter};
use crate::layout::Class;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::action::PathWish;
use crate::state::{Action, Command, Step};

/// The steps' widths, in points.
const STEP_WIDTHS: [f32; 4] = [128.0, 112.0, 100.0, 152.0];

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let theme = *cx.theme();
    let painter = painter(ui);
    cx.look().hline(&painter, rect.left(), rect.right(), rect.bottom() - 1.0);
    match cx.model.class {
        Class::Compact => compact(ui, cx, rect),
        class => {
            mark(ui, cx, pos2(rect.left() + 30.0, rect.center().y));
            name(ui, cx, Rect::from_min_max(pos2(56.0, rect.top()), pos2(372.0, rect.bottom())));
            let medium = class == Class::Medium;
            let tools_left = tools(ui, cx, rect);
            let undo_left = undo(ui, cx, rect, tools_left, medium);
            let (gap, width) = if medium { (16.0, 540.0) } else { (32.0, 588.0) };
            let center = if medium { (220.0 + undo_left) / 2.0 } else { rect.center().x };
            let left = (center - width / 2.0).min(undo_left - width - 4.0).max(220.0);
            steps(ui, cx, left.round(), rect.center().y, gap, true);
            if !medium {
                painter.rect_filled(
                    Rect::from_min_size(pos2(tools_left - 16.0, rect.top() + 16.0), vec2(1.0, 24.0)),
                    0.0,
                    theme.line,
                );
            }
        }
    }
}

/// Three planes: a picture with a strip and a subtitle.
fn mark(ui: &Ui, cx: &Cx<'_>, center: eframe::egui::Pos2) {
    let (theme, painter) = (cx.theme(), ui.painter());
    let plane = Rect::from_center_size(center, vec2(28.0, 28.0));
    painter.rect_filled(plane, CornerRadius::same(7), theme.accent);
    let part = |left: f32, top: f32, width: f32, height: f32| {
        let rect = Rect::from_min_size(plane.min + vec2(left, top), vec2(width, height));
        painter.rect_filled(rect, CornerRadius::same(2), theme.on);
    };
    part(6.0, 6.0, 5.0, 16.0);
    part(13.0, 6.0, 9.0, 7.0);
    part(13.0, 15.0, 9.0, 7.0);
}

fn name(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let has_place = cx.model.place.is_some();
    let y = if has_place { rect.top() + 20.0 } else { rect.center().y };
    if let Some(mut text) = cx.drafts.texts.remove("project-name") {
        let field = Rect::from_min_size(pos2(rect.left(), rect.top() + 4.0), vec2(rect.width().min(300.0), 32.0));
        let label = cx.t("project-name");
        let field_id = id("project-name");
        let response = crate::look::widgets::field(ui, &look, field, field_id, &label, &mut text, fonts::NAME);
        if response.lost_focus() {
            cx.push(Action::Rename(text));
        } else {
            cx.drafts.texts.insert("project-name", text);
        }
    } else {
        let room = rect.width() - 80.0;
        let shown = look.middle_elided(&painter, &cx.model.name(), fonts::NAME, room.min(240.0));
        let width = look.width(&painter, &shown, fonts::NAME);
        let hit = Rect::from_min_size(pos2(rect.left() - 4.0, y - 16.0), vec2(width + 8.0, 32.0));
        let sense = if has_place { Sense::click() } else { Sense::hover() };
        let response = ui.interact(hit, id("project-title"), sense).on_hover_text(cx.t("project-name"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, has_place, &shown));
        if response.hovered() && has_place {
            painter.rect_filled(hit.shrink2(vec2(0.0, 4.0)), CornerRadius::same(6), theme.hover);
        }
        look.text(&painter, pos2(rect.left(), y), &shown, fonts::NAME, theme.ink);
        if response.clicked() {
            cx.drafts.texts.insert("project-name", cx.model.name());
            ui.memory_mut(|memory| memory.request_focus(id("project-name")));
        }
        let caret = Rect::from_center_size(pos2(rect.left() + width + 18.0, y), vec2(28.0, 28.0));
        let label = cx.t("project-menu");
        let button = Button { font: None, ..Button::icon(icons::CARET_DOWN, &label) };
        let response = button.show(ui, &look, caret, id("project-menu"));
        Popup::menu(&response).show(|ui| menu::project(ui, cx));
    }
    if has_place {
        save_line(ui, cx, pos2(rect.left(), rect.top() + 38.0));
    }
}

fn save_line(ui: &mut Ui, cx: &mut Cx<'_>, at: eframe::egui::Pos2) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (icon, ink, text_ink, text) = match &cx.model.save {
        SaveState::Saved => (icons::CHECK_CIRCLE, theme.ok, theme.muted, cx.t("saved-here")),
        SaveState::Saving => (icons::FLOPPY_DISK, theme.muted, theme.muted, cx.t("saving")),
        SaveState::Failed(error) => {
            let reason = cx.t(&format!("error-{}", error.code()));
            (icons::WARNING, theme.bad, theme.bad, cx.t1("not-saved", "reason", reason))
        }
    };
    look.icon(&painter, pos2(at.x + 6.0, at.y), icon, 14.0, ink);
    let shown = look.lines(&painter, &text, fonts::SMALL, text_ink, 290.0, 1);
    painter.galley(pos2(at.x + 17.0, at.y - 7.5), shown, text_ink);
    if let SaveState::Failed(_) = cx.model.save {
        let hit = Rect::from_min_size(pos2(at.x, at.y - 12.0), vec2(310.0, 24.0));
        let response = ui.interact(hit, id("save-line"), Sense::click()).on_hover_text(&text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
        if response.clicked() {
            cx.push(Action::AskPath(PathWish::Moving));
        }
    }
}

/// The four steps from `left` on; where they end.
fn steps(ui: &mut Ui, cx: &mut Cx<'_>, left: f32, y: f32, gap: f32, arrows: bool) -> f32 {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let icons = [icons::DOWNLOAD_SIMPLE, icons::SCISSORS, icons::TEXT_T, icons::FILM_SLATE];
    let commands = [Command::StepImport, Command::StepTrim, Command::StepText, Command::StepMake];
    let mut x = left;
    for (index, step) in Step::ALL.into_iter().enumerate() {
        let label = cx.t(commands[index].label());
        let words = look.width(&painter, &label, fonts::BUTTON);
        let width = if arrows { STEP_WIDTHS[index] } else { words + 46.0 };
        let height = if arrows { 40.0 } else { 36.0 };
        let rect = Rect::from_min_size(pos2(x, y - height / 2.0), vec2(width, height));
        let response = ui.interact(rect, id(("step", index)), Sense::click());
        let active = cx.model.step == step;
        response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, &label));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(active);
            node.set_position_in_set(index);
            node.set_size_of_set(Step::ALL.len());
        });
        let ink = if active { theme.on } else { theme.ink };
        if active {
            painter.rect_filled(rect, CornerRadius::same(8), theme.accent);
        } else if response.hovered() {
            painter.rect_filled(rect, CornerRadius::same(8), theme.hover);
        }
        let start = rect.center().x - (words + 28.0) / 2.0;
        look.icon(&painter, pos2(start + 10.0, y), icons[index], 20.0, ink);
        look.text(&painter, pos2(start + 28.0, y), &label, fonts::BUTTON, ink);
        if let Some(job) = cx.model.running_job().filter(|_| step == Step::Make) {
            let dot = if active { theme.on } else { theme.accent };
            painter.circle_filled(pos2(rect.right() - 8.0, rect.top() + 8.0), 3.0, dot);
            response.clone().on_hover_text(format!("{}%", job.percent()));
        }
        if look.keyboard && response.has_focus() {
            look.focus_ring(&painter, rect, 8);
        }
        if response.clicked() {
            cx.run(commands[index]);
        }
        x += width;
        if arrows && index < 3 {
            look.icon(&painter, pos2(x + gap / 2.0, y), icons::CARET_RIGHT, 14.0, theme.muted);
            x += gap;
        } else if !arrows {
            x += 4.0;
        }
    }
    x
}

/// Undo and redo; their left end.
fn undo(ui: &mut Ui, cx: &mut Cx<'_>, bar: Rect, tools_left: f32, icons_only: bool) -> f32 {
    let widths = if icons_only { [36.0, 36.0] } else { [106.0, 84.0] };
    let right = tools_left - if icons_only { 8.0 } else { 20.0 };
    let redo_rect = Rect::from_min_size(pos2(right - widths[1], bar.center().y - 18.0), vec2(widths[1], 36.0));
    let undo_rect =
        Rect::from_min_size(pos2(redo_rect.left() - widths[0] - 2.0, bar.center().y - 18.0), vec2(widths[0], 36.0));
    undo_button(ui, cx, undo_rect, icons_only);
    redo_button(ui, cx, redo_rect, icons_only);
    undo_rect.left()
}

fn undo_button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, icon_only: bool) {
    let words = cx.t("cmd-undo");
    let last = cx.model.session.history().labels().next().map(|key| cx.t(key));
    let nothing = cx.t("reason-nothing-to-undo");
    let tip = last.as_ref().map_or_else(String::new, |last| format!("{}: {last}", cx.tip(Command::Undo)));
    let button = Button {
        icon_only,
        weight: crate::look::widgets::Weight::Quiet,
        tip: &tip,
        ..Button::new(icons::ARROW_U_UP_LEFT, &words)
    };
    let button = button.disabled(last.is_none().then_some(nothing.as_str()));
    let response = button.show(ui, cx.look(), rect, id("undo"));
    if response.clicked() {
        cx.run(Command::Undo);
    }
    // Held or with the other button: the last steps as a list.
    Popup::context_menu(&response).show(|ui| menu::steps_back(ui, cx));
}

fn redo_button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, icon_only: bool) {
    let words = cx.t("cmd-redo");
    let next = cx.model.session.history().future_label().map(|key| cx.t(key));
    let nothing = cx.t("reason-nothing-to-redo");
    let tip = next.as_ref().map_or_else(String::new, |next| format!("{}: {next}", cx.tip(Command::Redo)));
    let button = Button {
        icon_only,
        weight: crate::look::widgets::Weight::Quiet,
        tip: &tip,
        ..Button::new(icons::ARROW_U_UP_RIGHT, &words)
    };
    let button = button.disabled(next.is_none().then_some(nothing.as_str()));
    if button.show(ui, cx.look(), rect, id("redo")).clicked() {
        cx.run(Command::Redo);
    }
}

/// The four tools at the right; their left end.
fn tools(ui: &mut Ui, cx: &mut Cx<'_>, bar: Rect) -> f32 {
    let code = cx.words().language().code().to_uppercase();
    let mut right = bar.right() - 8.0;
    for (command, icon) in [
        (Command::Settings, icons::GEAR_SIX),
        (Command::Help, icons::QUESTION),
        (Command::Language, icons::TRANSLATE),
        (Command::Palette, icons::MAGNIFYING_GLASS),
    ] {
        let width = if command == Command::Language { 56.0 } else { 36.0 };
        let rect = Rect::from_min_size(pos2(right - width, bar.center().y - 18.0), vec2(width, 36.0));
        let label = cx.t(command.label());
        if command == Command::Language {
            let button = Button { icon: None, ..Button::icon(icon, &label) };
            cx.command(ui, rect, command, button);
            let (painter, ink) = (painter(ui), cx.theme().ink);
            cx.look().icon(&painter, pos2(rect.left() + 18.0, rect.center().y), icon, 20.0, ink);
            cx.look().text(&painter, pos2(rect.left() + 31.0, rect.center().y), &code, fonts::BUTTON, ink);
        } else {
            cx.command(ui, rect, command, Button::icon(icon, &label));
        }
        right -= width;
    }
    right
}

fn compact(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    steps(ui, cx, rect.left() + 8.0, rect.center().y, 0.0, false);
    let y = rect.center().y;
    let button = |right: f32| Rect::from_center_size(pos2(right, y), vec2(36.0, 36.0));
    undo_button(ui, cx, button(rect.right() - 106.0), true);
    redo_button(ui, cx, button(rect.right() - 66.0), true);
    let label = cx.t("more");
    let response =
        Button::icon(icons::DOTS_THREE_VERTICAL, &label).show(ui, cx.look(), button(rect.right() - 26.0), id("more"));
    Popup::menu(&response).show(|ui| {
        menu::tools(ui, cx);
        ui.separator();
        menu::project(ui, cx);
    });
    // The name has no place here; whether the work is safe must be seen all the same.
    if let SaveState::Failed(_) = cx.model.save {
        let dot: Color32 = cx.theme().bad;
        painter(ui).circle_filled(pos2(rect.right() - 12.0, rect.top() + 10.0), 4.0, dot);
    }
}
