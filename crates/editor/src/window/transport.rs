//! Playing, and going through the video picture by picture and cut by cut.

use sunting_core::preview::Rate;
use sunting_timeline::Time;

use super::{Effect, Window};
use crate::state::action::Seeking;

/// The fastest that is played, forward and backward.
const FASTEST: i8 = 4;

impl Window {
    pub(super) fn play_or_pause(&mut self) {
        if self.model.preview.is_playing() {
            self.effects.push(Effect::Pause);
        } else {
            self.play(1);
        }
    }

    pub(super) fn play(&mut self, rate: i8) {
        let is_at_end = self.line() >= self.length();
        if rate > 0 && is_at_end {
            self.move_playhead(Time::ZERO, Seeking::Exact);
        }
        self.rate = rate;
        let rate = if rate == 1 && self.plays_slowly() { Rate::SLOW } else { Rate::times(rate) };
        self.effects.push(Effect::Play(rate));
    }

    /// J and L: each press doubles the speed in its direction.
    pub(super) fn play_faster(&mut self, direction: i8) {
        let same_way = self.model.preview.is_playing() && self.rate.signum() == direction;
        let rate = if same_way { (self.rate * 2).clamp(-FASTEST, FASTEST) } else { direction };
        self.play(rate);
    }

    pub(super) fn step_frames(&mut self, frames: i64) {
        let step = self.model.session.project().canvas.frame_rate.time_of(1);
        self.step_by(if frames < 0 { -step } else { step });
    }

    pub(super) fn step_by(&mut self, by: Time) {
        let to = (self.line() + by).max(Time::ZERO);
        self.move_playhead(to, Seeking::Exact);
    }

    pub(super) fn step_to_cut(&mut self, after: bool) {
        self.leave_file();
        if let Some(cut) = self.model.session.cut(after) {
            self.move_playhead(cut, Seeking::Exact);
        }
    }
}
