use eframe::egui::Ui;

use super::Cx;
use crate::layout::Regions;

/// Draws it.
pub fn show(_ui: &mut Ui, _cx: &mut Cx<'_>, _regions: &Regions) {}

/// What the hand does on the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Grip {
    /// Nothing.
    #[default]
    Free,
}

/// Locks or unlocks a track.
pub fn lock(track: sunting_timeline::TrackId, locked: bool) -> crate::state::Action {
    let edit = sunting_timeline::Edit::SetTrack {
        track,
        muted: None,
        locked: Some(locked),
        hidden: None,
        ends_with_storyline: None,
        name: None,
    };
    crate::state::Action::Edit("undo-track", vec![edit])
}
