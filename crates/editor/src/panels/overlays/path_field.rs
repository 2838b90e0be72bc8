//! A path typed by hand, where the system has no dialog for files.

use std::path::PathBuf;

use eframe::egui::{Key, Rect, Ui};
use sunting_core::naming::with_ending;

use super::super::{Cx, id};
use super::dialog::{Choice, Dialog};
use crate::look::fonts;
use crate::look::widgets::field;
use crate::state::request::PathWish;
use crate::state::{Action, Request};

const DRAFT: &str = "path";
/// What was in the field when it was last tried.
const TRIED: &str = "path-tried";

/// The key of what a path is asked for.
pub(super) fn title(wish: PathWish) -> &'static str {
    match wish {
        PathWish::Import => "path-import",
        PathWish::Project => "path-project",
        PathWish::ReadSubtitles => "path-read-subtitles",
        PathWish::WriteSubtitles => "path-write-subtitles",
        PathWish::ReadTable => "dialog-read-table",
        PathWish::FindMedia | PathWish::FindForJob(_) => "path-find",
        PathWish::FindBelow => "dialog-find",
        PathWish::JobFolder(_) => "path-job-folder",
        PathWish::Replace(_) => "path-replace",
        PathWish::Result => "path-result",
        PathWish::Moving => "moving-title",
        PathWish::Logo => "path-logo",
        PathWish::TakeOffice => "path-take-office",
        PathWish::GiveOffice => "path-give-office",
        PathWish::Elsewhere => "path-elsewhere",
        PathWish::ProjectsFolder => "path-projects-folder",
    }
}

fn is_folder(wish: PathWish) -> bool {
    matches!(wish, PathWish::FindBelow | PathWish::ProjectsFolder | PathWish::Elsewhere | PathWish::JobFolder(_))
}

/// The key of what is to be typed.
fn line_of(wish: PathWish) -> &'static str {
    match wish {
        PathWish::FindMedia | PathWish::FindForJob(_) => "path-find-line",
        _ if is_folder(wish) => "path-folder-line",
        _ => "path-file-line",
    }
}

fn writes(wish: PathWish) -> bool {
    matches!(wish, PathWish::WriteSubtitles | PathWish::Result | PathWish::Moving | PathWish::GiveOffice)
}

fn first(cx: &Cx<'_>, wish: PathWish) -> PathBuf {
    let (downloads, videos) = (cx.model.surroundings.downloads(), cx.model.surroundings.videos());
    match wish {
        PathWish::Result => cx.model.making.destination().to_owned(),
        PathWish::Moving => cx.model.packing.destination().to_owned(),
        PathWish::Project | PathWish::ProjectsFolder => cx.model.surroundings.projects().to_owned(),
        PathWish::WriteSubtitles => with_ending(&videos.join(cx.model.name()), "srt"),
        PathWish::GiveOffice => downloads.join(cx.model.office_file_name()),
        PathWish::Import | PathWish::ReadSubtitles | PathWish::ReadTable => downloads.to_owned(),
        PathWish::Logo | PathWish::TakeOffice => downloads.to_owned(),
        PathWish::FindMedia | PathWish::FindBelow | PathWish::FindForJob(_) => videos.to_owned(),
        PathWish::Replace(_) | PathWish::Elsewhere | PathWish::JobFolder(_) => videos.to_owned(),
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect, wish: PathWish) {
    let (title, cancel) = (cx.t(title(wish)), cx.t("overlay-cancel"));
    let (go, empty) = (cx.t(if writes(wish) { "path-save" } else { "path-open" }), cx.t("path-empty"));
    if cx.drafts.overlay.is_new {
        cx.drafts.texts.insert(DRAFT, first(cx, wish).to_string_lossy().into_owned());
    }
    let mut text = cx.drafts.texts.remove(DRAFT).unwrap_or_default();
    let nothing = text.trim().is_empty().then_some(empty.as_str());
    let choices = [
        Choice { label: &cancel, ..Choice::default() },
        Choice { label: &go, is_primary: true, disabled: nothing, ..Choice::default() },
    ];
    let dialog = Dialog { title: &title, width: 560.0, choices: &choices, focus: Some(id(DRAFT)) };
    let mut entered = false;
    let chosen = dialog.show(ui, cx, whole, |ui, cx, pen| {
        let (look, theme) = (*cx.look(), *cx.theme());
        let line = cx.t(line_of(wish));
        pen.words(ui, &line, fonts::HELP, theme.muted);
        pen.gap(8.0);
        let response = field(ui, &look, pen.row(36.0), id(DRAFT), &title, &mut text, fonts::BODY);
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // It is about what was tried, not about what has been typed since.
        let is_tried = cx.drafts.texts.get(TRIED).is_some_and(|tried| *tried == text);
        if let Some(problem) = cx.model.overlays.path_problem().filter(|_| is_tried) {
            ui.ctx().accesskit_node_builder(id(DRAFT), |node| node.set_description(problem));
            pen.gap(8.0);
            pen.words(ui, problem, fonts::HELP, theme.bad);
        }
    });
    if entered || chosen == Some(1) {
        if let Some(path) = path_of(&text) {
            cx.drafts.texts.insert(TRIED, text.clone());
            cx.push(Request::TryPath(wish, path));
        }
        // What leads nowhere is mended at once.
        ui.memory_mut(|memory| memory.request_focus(id(DRAFT)));
    } else if chosen == Some(0) {
        cx.push(Action::Show(None));
    }
    cx.drafts.texts.insert(DRAFT, text);
}

/// A path as it is copied from a file manager: with or without quotes around it, or as an address.
fn path_of(text: &str) -> Option<PathBuf> {
    let bare = text.trim().trim_matches(['"', '\'']).trim();
    let address = bare.strip_prefix("file://").map(without_escapes);
    let bare = address.as_deref().unwrap_or(bare);
    (!bare.is_empty()).then(|| PathBuf::from(bare))
}

/// `%20` and its like as the bytes that they stand for (RFC 3986, 2.1); what is no escape stays.
fn without_escapes(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        match behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(b'%');
                rest = behind;
            }
        }
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_as_they_are_copied() {
        let is = |text: &str, path: &str| assert_eq!(path_of(text), Some(PathBuf::from(path)), "{text}");
        is(" /home/rina/a b.mp4 ", "/home/rina/a b.mp4");
        is("\"/home/rina/a b.mp4\"", "/home/rina/a b.mp4");
        is("file:///home/rina/a%20b%C3%A9.mp4", "/home/rina/a bé.mp4");
        is("/home/rina/100%.mp4", "/home/rina/100%.mp4");
        is("file:///home/100%.mp4", "/home/100%.mp4");
        assert_eq!(path_of(" \"\" "), None);
    }
}
