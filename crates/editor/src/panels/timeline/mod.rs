//! When: the ruler, the tracks with their clips, the playhead, and what the hand does with them.
//!
//! ```text
//! Board      where tracks and times lie          one for each frame
//!  ├─ ruler, headers, lanes, over, overview      draw it; clips in view alone become shapes and nodes
//!  └─ node ─▶ gestures ─▶ Grip ─▶ Action         what the hand holds, from the project as it was when it took hold
//! ```

mod board;
mod clip_menu;
mod gestures;
mod grip;
mod headers;
mod labels;
mod lanes;
mod names;
mod node;
mod over;
mod overview;
mod paint;
mod piece;
mod playhead;
mod ruler;
mod snapping;
mod sound_clip;
mod subtitle_clip;
mod travel;
mod video_clip;
mod waveform;

use eframe::egui::{DragAndDrop, Pos2, Ui};
use sunting_timeline::edit::TrackSwitch;
use sunting_timeline::{ClipId, MediaId, Time, TrackId};

use super::{Cx, inside};
use crate::layout::Regions;
use crate::state::text_tab::TextTab;
use crate::state::{Action, Step};
use board::Board;

pub use grip::Grip;

/// What the timeline remembers from frame to frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineMemory {
    /// How far tracks are scrolled up where not all of them fit, in points.
    pub top: f32,
    /// The clip whose menu is open, and whether the keyboard opened it.
    pub menu: Option<(ClipId, bool)>,
    /// Where the hand pressed last: it is still known when it lets go.
    pub pressed_at: Option<Pos2>,
    /// Where the playhead was.
    pub line: Time,
    /// Whether the view goes along with the playhead.
    pub follows: bool,
}

/// Draws the timeline, and does what the hand asks for.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions) {
    cx.graphics_to_check();
    let is_about_graphics = cx.model.chrome.step() == Step::Text && cx.drafts.text_tab != TextTab::Subtitles;
    let board = Board::new(cx.model, regions, cx.drafts.timeline.top, is_about_graphics, ui.pixels_per_point());
    inside(ui, board.whole, "timeline", |ui| {
        gestures::follow(ui, cx, &board);
        ruler::show(ui, cx, &board);
        headers::show(ui, cx, &board);
        let foot = overview::sense(ui, cx, &board);
        inside(ui, board.tracks, "tracks", |ui| {
            for row in &board.rows {
                lanes::show(ui, cx, &board, row);
            }
        });
        over::show(ui, cx, &board);
        playhead::show(ui, cx, &board);
        if let Some(foot) = foot {
            overview::show(ui, cx, &board, &foot);
        }
        take_drop(ui, cx, &board);
        travel::show(ui, cx, &board);
    });
}

/// A file of the media list that is let go over the timeline lies at the nearest cut.
fn take_drop(ui: &Ui, cx: &mut Cx<'_>, board: &Board<'_>) {
    let (pointer, released) = ui.input(|input| (input.pointer.latest_pos(), input.pointer.any_released()));
    let is_here = pointer.is_some_and(|at| board.whole.contains(at));
    if is_here
        && released
        && let Some(media) = DragAndDrop::take_payload::<MediaId>(ui.ctx())
    {
        let action = match over::sound_of_drop(board, *media, pointer) {
            Some(at) => Action::PlaceSound(*media, at),
            None => Action::PlaceMedia(*media, over::place_of_drop(board, *media, pointer)),
        };
        cx.push(action);
    }
}

/// Locks or unlocks a track.
fn lock(track: TrackId, locked: bool) -> Action {
    switch(track, TrackSwitch::Locked(locked))
}

fn switch(track: TrackId, switch: TrackSwitch) -> Action {
    Action::Edit("undo-track", vec![switch.of(track)])
}
