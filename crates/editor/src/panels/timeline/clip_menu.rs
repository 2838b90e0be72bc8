//! The menu of a clip.

use std::path::Path;

use eframe::egui::Ui;
use sunting_timeline::{ClipId, TrackKind};

use super::lock;
use crate::panels::Cx;
use crate::panels::menu::{entry, item, items, line, scrolled};
use crate::state::request::PathWish;
use crate::state::{Command, Request};

/// What can be done with a clip.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, clip: ClipId) {
    scrolled(ui, |ui| rows(ui, cx, clip));
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_>, clip: ClipId) {
    let Some((track, own)) = cx.model.session.project().find_clip(clip) else { return };
    let (kind, track, locked) = (track.kind, track.id, track.locked);
    let folder = own.content.media().and_then(|media| {
        let path = cx.model.session.paths().0.get(&media)?;
        path.parent().map(Path::to_owned)
    });
    items(ui, cx, &[Command::Split, Command::RemoveBefore, Command::RemoveAfter, Command::DeleteClip]);
    if kind == TrackKind::Video {
        items(ui, cx, &[Command::MoveEarlier, Command::MoveLater]);
    }
    line(ui);
    item(ui, cx, Command::Duplicate);
    if kind == TrackKind::Text {
        item(ui, cx, Command::RemoveSentence);
    } else if kind != TrackKind::Graphic {
        if entry(ui, cx, &cx.t("replace-file")) {
            cx.push(Request::AskPath(PathWish::Replace(clip)));
        }
        item(ui, cx, Command::MuteClip);
    }
    if kind == TrackKind::Video {
        item(ui, cx, Command::RotateClip);
    }
    line(ui);
    if let Some(folder) = folder
        && entry(ui, cx, &cx.t("open-folder"))
    {
        cx.push(Request::OpenFolder(folder));
    }
    if entry(ui, cx, &cx.t(if locked { "unlock-track" } else { "lock-track" })) {
        cx.push(lock(track, !locked));
    }
}
