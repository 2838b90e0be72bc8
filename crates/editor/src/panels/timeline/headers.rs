//! What tracks are called, and their switches: seen, heard, locked.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use sunting_timeline::Track;
use sunting_timeline::edit::TrackSwitch;

use super::board::{Board, LaneKind, LaneRow};
use super::{lock, switch};
use crate::layout::{Class, GAP};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::panels::{Cx, id, inside};
use crate::state::Action;

/// The centre of a track's icon, of its switch, and the left end of its name.
const ICON: f32 = 20.0;
const NAME: f32 = 36.0;
const SWITCH: f32 = 142.0;

/// Draws the headers of all tracks.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board<'_>) {
    let room = Rect::from_min_max(pos2(board.whole.left(), board.tracks.top()), board.tracks.left_bottom());
    inside(ui, room, "headers", |ui| {
        for row in &board.rows {
            header(ui, cx, board, row);
        }
    });
    let (look, theme) = (cx.look(), cx.theme());
    for row in &board.rows {
        let gap = Rect::from_min_max(
            pos2(board.whole.left(), row.lane.bottom()),
            pos2(board.whole.right(), (row.lane.bottom() + GAP).min(board.tracks.bottom())),
        );
        ui.painter().rect_filled(gap, 0.0, theme.bg);
    }
    let first = Rect::from_min_size(room.min, vec2(board.whole.width(), GAP));
    ui.painter().rect_filled(first, 0.0, theme.bg);
    look.vline(ui.painter(), board.tracks.left() - 1.0, board.ruler.top(), board.tracks.bottom());
}

fn header(ui: &mut Ui, cx: &mut Cx<'_>, board: &Board<'_>, row: &LaneRow<'_>) {
    let (theme, look, rect) = (*cx.theme(), *cx.look(), row.header);
    if board.overflow > 0.0 {
        ui.painter().rect_filled(rect, 0.0, theme.surface);
    }
    let is_narrow = board.class == Class::Compact;
    let center = if is_narrow { rect.center() } else { pos2(rect.left() + ICON, rect.center().y) };
    let (glyph, color) = emblem(cx, row.kind);
    let name = name(cx, row);
    if row.is_line() {
        look.icon(ui.painter(), center, glyph, 14.0, color);
        if !is_narrow {
            look.text(ui.painter(), pos2(rect.left() + NAME, center.y), &name, fonts::SMALL, theme.muted);
        }
        return open_all(ui, cx, rect, &name, ("header-line", row.lane.top().to_bits()));
    }
    let size = if is_narrow { 20.0 } else { 18.0 };
    if is_narrow {
        // The icon itself is the switch; what is not as usual takes its place.
        let unusual = row.track.is_some_and(|track| track.locked || track.hidden || track.muted);
        if !unusual {
            look.icon(ui.painter(), center, glyph, size, color);
        }
        toggle(
            ui,
            cx,
            row,
            &name,
            Rect::from_center_size(center, vec2(36.0, rect.height().clamp(32.0, 40.0))),
            !unusual,
        );
        return;
    }
    look.icon(ui.painter(), center, glyph, size, color);
    let room = SWITCH - NAME - 20.0;
    let shown = look.lines(ui.painter(), &name, fonts::HELP_STRONG, theme.ink, room, 1);
    ui.painter().galley(pos2(rect.left() + NAME, center.y - shown.size().y / 2.0), shown, theme.ink);
    let place = Rect::from_center_size(pos2(rect.left() + SWITCH, center.y), vec2(32.0, 32.0));
    toggle(ui, cx, row, &name, place, false);
}

fn emblem(cx: &Cx<'_>, kind: LaneKind) -> (char, Color32) {
    let theme = cx.theme();
    match kind {
        LaneKind::Subtitle => (icons::CLOSED_CAPTIONING, theme.subtitle.strong),
        LaneKind::Graphic => (icons::TEXT_T, theme.title.strong),
        LaneKind::Overlay => (icons::IMAGE, theme.video.strong),
        LaneKind::Video => (icons::FILM_STRIP, theme.video.strong),
        LaneKind::Sound => (icons::MUSIC_NOTES, theme.sound.strong),
    }
}

/// What a track is called: as the user says, else by its kind.
pub(super) fn name(cx: &Cx<'_>, row: &LaneRow<'_>) -> String {
    match row.track.filter(|track| !track.name.is_empty()) {
        Some(track) => track.name.clone(),
        None => cx.t(match row.kind {
            LaneKind::Subtitle => "tracks-subtitles",
            LaneKind::Graphic => "tracks-graphics",
            LaneKind::Overlay => "tracks-cutaways",
            LaneKind::Video => "tracks-video",
            LaneKind::Sound => "tracks-sound",
        }),
    }
}

/// The eye or the speaker; the lock in its place while the track is locked.
fn toggle(ui: &mut Ui, cx: &mut Cx<'_>, row: &LaneRow<'_>, name: &str, place: Rect, is_unseen: bool) {
    let name_of = |key: &str| cx.t1(key, "track", name);
    let key = ("track-switch", row.kind, row.track.map(|track| track.id.0));
    let Some(track) = row.track else {
        let reason = cx.t("tracks-no-track");
        let glyph = if row.kind == LaneKind::Subtitle { icons::EYE } else { icons::SPEAKER_HIGH };
        let words = name_of(if row.kind == LaneKind::Subtitle { "tracks-hide" } else { "tracks-mute" });
        let button = Button { icon: None, ..Button::icon(glyph, &words) };
        button.disabled(Some(&reason)).show(ui, cx.look(), place, id(key));
        if !is_unseen {
            cx.look().icon(ui.painter(), place.center(), glyph, 18.0, cx.theme().off);
        }
        return;
    };
    let (glyph, words, action) = match row.kind {
        _ if track.locked => (icons::LOCK_SIMPLE, "tracks-unlock", lock(track.id, false)),
        LaneKind::Subtitle | LaneKind::Graphic if track.hidden => (icons::EYE_SLASH, "tracks-show", seen(track, true)),
        LaneKind::Subtitle | LaneKind::Graphic => (icons::EYE, "tracks-hide", seen(track, false)),
        _ if track.muted => (icons::SPEAKER_SLASH, "tracks-unmute", heard(track, true)),
        _ => (icons::SPEAKER_HIGH, "tracks-mute", heard(track, false)),
    };
    let words = name_of(words);
    let button = Button { icon: None, ..Button::icon(glyph, &words) };
    let response = button.show(ui, cx.look(), place, id(key));
    let ink = if track.clips.is_empty() { cx.theme().off } else { cx.theme().muted };
    if !is_unseen {
        cx.look().icon(ui.painter(), place.center(), glyph, 18.0, ink);
    }
    if response.clicked() {
        cx.push(action);
    }
}

fn heard(track: &Track, is_heard: bool) -> Action {
    switch(track.id, TrackSwitch::Muted(!is_heard))
}

fn seen(track: &Track, is_seen: bool) -> Action {
    switch(track.id, TrackSwitch::Hidden(!is_seen))
}

/// A track drawn as a line: a click gives all tracks their room.
pub(super) fn open_all(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, name: &str, key: (&'static str, u32)) {
    let response = ui.interact(rect, id(key), Sense::click());
    let words = cx.t1("tracks-open", "track", name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if cx.look().keyboard && response.has_focus() {
        cx.look().focus_ring(ui.painter(), rect.shrink(4.0), 0);
    }
    let clicked = response.clicked();
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words);
    if clicked {
        cx.push(Action::OpenTracks);
    }
}
