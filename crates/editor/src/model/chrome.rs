//! How the window stands: its step, what is open in it, how the timeline is looked at.

use crate::layout::Class;
use crate::state::Step;
use crate::state::view::TimelineView;

/// How the window stands. Written by `window/`.
pub struct Chrome {
    step: Step,
    class: Class,
    view: TimelineView,
    lane: (f32, f32),
    all_tracks_open: bool,
    details_open: bool,
    details_are_lent: bool,
    is_full_screen: bool,
    is_dropping: bool,
}

impl Default for Chrome {
    fn default() -> Self {
        Self {
            step: Step::Import,
            class: Class::Wide,
            view: TimelineView::default(),
            lane: (160.0, 1206.0),
            all_tracks_open: false,
            details_open: false,
            details_are_lent: false,
            is_full_screen: false,
            is_dropping: false,
        }
    }
}

impl Chrome {
    pub fn step(&self) -> Step {
        self.step
    }

    /// How much room there is.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The look at the timeline.
    pub fn view(&self) -> TimelineView {
        self.view
    }

    /// Where the lanes of the tracks lie: their left and their width, in points.
    pub fn lane(&self) -> (f32, f32) {
        self.lane
    }

    /// Whether every track is open.
    pub fn all_tracks_open(&self) -> bool {
        self.all_tracks_open
    }

    /// Whether the details are open where they are a drawer or a tab.
    pub fn details_open(&self) -> bool {
        self.details_open
    }

    /// Whether the stage fills the screen.
    pub fn is_full_screen(&self) -> bool {
        self.is_full_screen
    }

    /// Whether files are dragged over the window.
    pub fn is_dropping(&self) -> bool {
        self.is_dropping
    }

    pub fn go_to(&mut self, step: Step) {
        self.step = step;
    }

    /// The window has so much room now.
    pub fn fit(&mut self, class: Class) {
        self.class = class;
    }

    /// Looks at another part of the timeline, or closer.
    pub fn look_at(&mut self, view: TimelineView) {
        self.view = view;
    }

    /// The lanes lie there now: their left and their width, in points.
    pub fn place_lane(&mut self, left: f32, width: f32) {
        self.lane = (left, width);
    }

    pub fn open_tracks(&mut self) {
        self.all_tracks_open = true;
    }

    /// Opens the details, or closes them: the user's wish.
    pub fn open_details(&mut self, open: bool) {
        (self.details_open, self.details_are_lent) = (open, false);
    }

    /// Opens the details for what is chosen now, where they are not open anyway.
    pub fn lend_details(&mut self) {
        if !self.details_open {
            (self.details_open, self.details_are_lent) = (true, true);
        }
    }

    /// Nothing is chosen any more: details that nobody asked for no longer cover the stage.
    pub fn take_back_details(&mut self) {
        if self.details_are_lent {
            self.open_details(false);
        }
    }

    /// Lets the stage fill the screen, or no more.
    pub fn fill_screen(&mut self, full: bool) {
        self.is_full_screen = full;
    }

    /// Files are dragged over the window, or no more.
    pub fn note_dropping(&mut self, is_dropping: bool) {
        self.is_dropping = is_dropping;
    }

    /// As at the first start, but for the step.
    pub fn reset(&mut self) {
        (self.all_tracks_open, self.details_open, self.view) = (false, false, TimelineView::default());
    }
}
