//! A locked track: its clips are shown, say why they cannot be changed, and how they can.

use eframe::egui::{Rect, Sense, Ui, UiBuilder, pos2};
use sunting_timeline::edit::TrackSwitch;
use sunting_timeline::{Clip, Edit, TrackId};

use super::super::{Cx, id, told};
use super::facts;
use super::page::Page;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Action;

/// How much is left of what cannot be used.
const OFF: f32 = 0.55;

/// Draws what changes clips, and what locks their tracks. Where one lies on a locked track, that is said, and nothing of
/// it can be used.
pub fn unless_locked(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut Page,
    clips: &[&Clip],
    add: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut Page),
) {
    offering(ui, cx, page, clips, true, add);
}

/// The same where locking is only offered if it is wanted.
pub fn offering(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut Page,
    clips: &[&Clip],
    is_wanted: bool,
    add: impl FnOnce(&mut Ui, &mut Cx<'_>, &mut Page),
) {
    let tracks = tracks_of(cx, clips);
    let locked: Vec<TrackId> = tracks.iter().filter(|(_, locked)| *locked).map(|(track, _)| *track).collect();
    if locked.is_empty() {
        add(ui, cx, page);
        page.space(8.0);
        if is_wanted && facts::button(ui, cx, page, "lock-track", icons::LOCK_SIMPLE) {
            turn(cx, tracks.iter().map(|(track, _)| *track), true);
        }
        return;
    }
    say(ui, cx, page, &locked);
    let top = page.y;
    let mut off = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).id_salt("locked").disabled());
    off.set_opacity(OFF);
    add(&mut off, cx, page);
    let area = Rect::from_min_max(pos2(page.left, top), pos2(page.right, page.y));
    ui.interact(area, id("details-locked"), Sense::hover()).on_hover_text(cx.t("reason-locked"));
}

/// The tracks of clips, and whether they are locked.
fn tracks_of(cx: &Cx<'_>, clips: &[&Clip]) -> Vec<(TrackId, bool)> {
    let project = cx.model.session.project();
    let found = clips.iter().filter_map(|clip| project.find_clip(clip.id));
    let mut tracks: Vec<_> = found.map(|(track, _)| (track.id, track.locked)).collect();
    tracks.sort_unstable();
    tracks.dedup();
    tracks
}

/// Why nothing can be changed, with the way out.
fn say(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, locked: &[TrackId]) {
    page.space(8.0);
    let row = page.row(32.0);
    let (look, theme, reason) = (*cx.look(), *cx.theme(), cx.t("reason-locked"));
    look.icon(ui.painter(), pos2(row.left() + 9.0, row.center().y), icons::LOCK_SIMPLE, 18.0, theme.muted);
    let at = pos2(row.left() + 26.0, row.center().y);
    let width = look.text(ui.painter(), at, &reason, fonts::HELP, theme.ink);
    told(ui, row.with_max_x(at.x + width), &reason);
    let words = cx.t("unlock-track");
    let width = look.width(ui.painter(), &words, fonts::HELP_STRONG).max(32.0);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    let place = row.with_min_x(row.right() - width);
    if button.show(ui, &look, place, id("details-unlock")).clicked() {
        turn(cx, locked.iter().copied(), false);
    }
}

fn turn(cx: &mut Cx<'_>, tracks: impl Iterator<Item = TrackId>, locked: bool) {
    let edits: Vec<Edit> = tracks.map(|track| TrackSwitch::Locked(locked).of(track)).collect();
    cx.push(Action::Edit("undo-track", edits));
}
