//! Several clips: only what makes sense for all of them.

use eframe::egui::{Rect, Ui, pos2, vec2};
use sunting_session::Session;
use sunting_timeline::{Clip, Edit};

use super::super::{Cx, id};
use super::page::Page;
use super::{facts, locking, sound};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Action;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let session = &cx.model.session;
    let clips: Vec<&Clip> = session.selection.clips().filter_map(|id| session.clip(id)).collect();
    let row = page.row(48.0);
    let words = cx.t1("details-several", "count", clips.len().to_string());
    cx.look().text(ui.painter(), pos2(row.left(), row.top() + 24.0), &words, fonts::NAME, cx.theme().ink);
    page.edge(ui, cx);
    locking::unless_locked(ui, cx, page, &clips, |ui, cx, page| changes(ui, cx, page, &clips));
}

/// All that can be changed about several clips.
fn changes(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clips: &[&Clip]) {
    let session = &cx.model.session;
    let is_heard = |clip: &&Clip| session.media_of(clip).is_some_and(|media| media.audio.is_some());
    let heard: Vec<&Clip> = clips.iter().copied().filter(is_heard).collect();
    if !heard.is_empty() {
        sound::show(ui, cx, page, &heard);
        page.line(ui, cx);
    }
    page.space(8.0);
    moving(ui, cx, page);
    page.space(8.0);
    if facts::button(ui, cx, page, "details-delete-clips", icons::TRASH) {
        cx.push(Action::Edit("undo-delete-clips", cx.model.session.deleting(false)));
    }
}

fn moving(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    for (later, key, icon) in
        [(false, "cmd-move-earlier", icons::ARROW_FAT_LEFT), (true, "cmd-move-later", icons::ARROW_FAT_RIGHT)]
    {
        let edits = moves(&cx.model.session, later);
        let (words, reason) = (cx.t(key), cx.t(if later { "reason-last-clip" } else { "reason-first-clip" }));
        let button = Button::new(icon, &words).disabled(edits.is_empty().then_some(reason.as_str()));
        let row = page.row(36.0);
        let rect = Rect::from_min_size(row.min, vec2(row.width(), 36.0));
        if button.show(ui, cx.look(), rect, id(("details-move", later))).clicked() {
            cx.push(Action::Edit("undo-move-clips", edits));
        }
        if !later {
            page.space(8.0);
        }
    }
}

/// Clips of the storyline change places with their neighbours, the foremost first; others move by some frames. Nothing
/// when the foremost has no neighbour.
fn moves(session: &Session, later: bool) -> Vec<Edit> {
    let Some(storyline) = session.project().storyline() else { return Vec::new() };
    let chosen: Vec<_> = storyline.clips.iter().map(|clip| clip.id).filter(|id| session.selection.has(*id)).collect();
    let end = if later { storyline.clips.last() } else { storyline.clips.first() };
    if end.is_some_and(|end| session.selection.has(end.id)) {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = match later {
        false => chosen.into_iter().map(|clip| Edit::MoveEarlier { clip }).collect(),
        true => chosen.into_iter().rev().map(|clip| Edit::MoveLater { clip }).collect(),
    };
    edits.extend(session.nudging(later, true));
    edits
}
