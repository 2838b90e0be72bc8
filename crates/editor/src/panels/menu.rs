//! Menus: other ways to the same commands.

use eframe::egui::{RichText, Ui};
use sunting_timeline::{ClipId, TrackKind};

use super::Cx;
use crate::look::fonts;
use crate::state::action::PathWish;
use crate::state::command::key_cap;
use crate::state::{Action, Command};

/// How many steps back the list shows.
const STEPS_BACK: usize = 20;

fn item(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) {
    let key = command.row().keys.first().map(|&(modifiers, key)| key_cap(modifiers, key)).unwrap_or_default();
    let words = RichText::new(cx.t(command.label())).font(fonts::BODY.id());
    let button = eframe::egui::Button::new(words)
        .shortcut_text(RichText::new(key).font(fonts::SMALL.id()).color(cx.theme().muted))
        .frame(false)
        .min_size(eframe::egui::vec2(220.0, 32.0));
    if ui.add(button).clicked() {
        cx.run(command);
        ui.close();
    }
}

/// A row of a menu; whether it was chosen, which closes the menu.
pub fn entry(ui: &mut Ui, words: String) -> bool {
    let words = RichText::new(words).font(fonts::BODY.id());
    let button = eframe::egui::Button::new(words).frame(false).min_size(eframe::egui::vec2(220.0, 32.0));
    let clicked = ui.add(button).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// New, open, versions, copies.
pub fn project(ui: &mut Ui, cx: &mut Cx<'_>) {
    for command in [Command::NewProject, Command::OpenProject] {
        item(ui, cx, command);
    }
    if cx.model.place.is_some() {
        for command in [Command::Versions, Command::DuplicateProject, Command::MoveProject, Command::CloseProject] {
            item(ui, cx, command);
        }
    }
}

/// What stands at the right of the bar where there is room.
pub fn tools(ui: &mut Ui, cx: &mut Cx<'_>) {
    for command in [Command::Palette, Command::Language, Command::Help, Command::Settings] {
        item(ui, cx, command);
    }
}

/// The last steps, each with its name.
pub fn steps_back(ui: &mut Ui, cx: &mut Cx<'_>) {
    let labels: Vec<String> = cx.model.session.history().labels().take(STEPS_BACK).map(|key| cx.t(key)).collect();
    for (index, label) in labels.into_iter().enumerate() {
        if entry(ui, label) {
            cx.push(Action::UndoSteps(index + 1));
        }
    }
}

/// What can be done with a clip.
pub fn clip(ui: &mut Ui, cx: &mut Cx<'_>, clip: ClipId) {
    let Some((track, _)) = cx.model.session.project().find_clip(clip) else { return };
    let (kind, track, locked) = (track.kind, track.id, track.locked);
    for command in [Command::Split, Command::RemoveBefore, Command::RemoveAfter, Command::DeleteClip] {
        item(ui, cx, command);
    }
    if kind == TrackKind::Video {
        for command in [Command::MoveEarlier, Command::MoveLater] {
            item(ui, cx, command);
        }
    }
    item(ui, cx, Command::Duplicate);
    if kind == TrackKind::Text {
        item(ui, cx, Command::RemoveSentence);
    } else {
        let words = cx.t("replace-file");
        if entry(ui, words) {
            cx.push(Action::AskPath(PathWish::Replace(clip)));
        }
        for command in [Command::MuteClip, Command::RotateClip] {
            item(ui, cx, command);
        }
    }
    let words = cx.t(if locked { "unlock-track" } else { "lock-track" });
    if entry(ui, words) {
        cx.push(super::timeline::lock(track, !locked));
    }
}

/// The four shapes of a video.
pub fn shapes(ui: &mut Ui, cx: &mut Cx<'_>) {
    let canvas = cx.model.session.project().canvas;
    let long = canvas.width_px.max(canvas.height_px);
    let even = |side: f64| ((side / 2.0).round() as u32) * 2;
    for (key, width, height) in
        [("shape-landscape", 16, 9), ("shape-portrait", 9, 16), ("shape-square", 1, 1), ("shape-tall", 4, 5)]
    {
        if entry(ui, cx.t(key)) {
            let (width, height) = (f64::from(width), f64::from(height));
            let scale = f64::from(long) / width.max(height);
            let canvas =
                sunting_timeline::Canvas { width_px: even(width * scale), height_px: even(height * scale), ..canvas };
            let edits = crate::state::purpose::reshaping(cx.model.session.project(), canvas);
            cx.push(Action::Edit("undo-shape", edits));
        }
    }
}
