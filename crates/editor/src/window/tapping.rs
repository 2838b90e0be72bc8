//! *Ketuk waktu*: subtitles find their times by the hand of somebody who listens.

use std::sync::Arc;

use sunting_session::tapping::{Pace, Row, Spoken, Tapped, Tapping};
use sunting_timeline::{ClipId, Time};

use super::{Effect, Window};
use crate::layout::Class;
use crate::look::icons;
use crate::panels::subtitles::Round;
use crate::state::action::{Seeking, TapAct};
use crate::state::text_tab::TextTab;
use crate::state::{Action, Command, Request, Step, numbers};

/// The step that a round of taps is.
const LABEL: &str = "undo-tap";
/// The film begins so long before what is to be tapped.
const LEAD: Time = Time::from_seconds(2);

impl Window {
    pub(super) fn act_on_taps(&mut self, act: TapAct) {
        match act {
            TapAct::Script => self.tap_script(),
            TapAct::Mark => self.tap(),
            TapAct::Back => self.tap_back(),
            TapAct::Pace(pace) => {
                self.drafts.tap.pace = pace;
                if self.model.preview.is_playing() {
                    self.play(1);
                }
            }
            TapAct::Leave => self.leave_tapping(),
        }
    }

    /// Whether the page is in view.
    pub fn is_tapping(&self) -> bool {
        let chrome = &self.model.chrome;
        let is_here = chrome.step() == Step::Text && self.drafts.text_tab == TextTab::Subtitles;
        is_here && self.drafts.tap.is_open() && !chrome.is_full_screen()
    }

    pub(super) fn plays_slowly(&self) -> bool {
        self.is_tapping() && self.drafts.tap.pace == Pace::Slow
    }

    /// Opens the page with the subtitles that are there, at the chosen one or the one at the playhead.
    pub(super) fn open_tapping(&mut self) {
        self.keep_words();
        let session = &self.model.session;
        let (clips, rows) = session.rows_to_tap();
        let reason = match () {
            () if rows.is_empty() => Some("reason-no-subtitles"),
            () if session.subtitle_tracks().any(|track| track.locked) => Some("reason-locked"),
            () => None,
        };
        if let Some(reason) = reason {
            let text = self.model.t(reason);
            return self.say(icons::INFO, text, None);
        }
        let first = session.first_to_tap(&clips);
        self.go_to(Step::Text);
        self.leave_tapping();
        self.drafts.script.close();
        let start = rows.get(first).map_or(Time::ZERO, |row| row.timeline_range.start());
        self.begin_round(clips, rows, first);
        self.move_playhead((start - LEAD).max(Time::ZERO), Seeking::Exact);
    }

    /// Opens it with the lines of the pasted script: with the first tap they become subtitles.
    fn tap_script(&mut self) {
        let session = &self.model.session;
        let rows = self.drafts.script.read().spread(&session.limits(), session.duration());
        if !rows.is_empty() {
            self.begin_round(Vec::new(), rows, 0);
            self.move_playhead(Time::ZERO, Seeking::Exact);
        }
    }

    fn begin_round(&mut self, clips: Vec<ClipId>, rows: Vec<Row>, first: usize) {
        if self.model.chrome.class() == Class::Compact {
            self.model.chrome.open_details(false);
        }
        self.drafts.text_tab = TextTab::Subtitles;
        self.model.session.end_typing();
        let tapping = Tapping::new(rows, first, self.drafts.tap.reaction);
        let project = self.model.session.project().clone();
        self.drafts.tap.round = Some(Round { tapping, clips, project, spoken: Spoken::default() });
        self.ask(Request::HearSpeech);
    }

    /// The present subtitle begins here. Where nothing plays, playing is what is meant; where none is left, leaving.
    fn tap(&mut self) {
        let Some(round) = &mut self.drafts.tap.round else { return };
        if round.tapping.present() >= round.tapping.rows().len() {
            return self.leave_tapping();
        }
        if !self.model.preview.is_playing() {
            return self.play(1);
        }
        match round.tapping.tap(self.model.session.playhead, self.drafts.tap.pace) {
            Tapped::Marked => {
                let is_done = self.put_in_rows() && self.retime();
                if let Some(round) = self.drafts.tap.round.as_mut().filter(|_| !is_done) {
                    round.tapping.back();
                }
            }
            Tapped::BeforeLast(start) => {
                let time = numbers::clock(self.model.words.language(), start);
                let text = self.model.words.text("notice-tap-before", &[("time", time.into())]);
                self.say(icons::INFO, text, None);
            }
            Tapped::Bounced | Tapped::NoneLeft => {}
        }
    }

    /// Takes the last tap back; the film goes back to a little before it.
    fn tap_back(&mut self) {
        let Some(round) = &mut self.drafts.tap.round else { return };
        let Some(at) = round.tapping.back() else { return };
        self.retime();
        self.move_playhead((at - LEAD).max(Time::ZERO), Seeking::Exact);
    }

    /// A script becomes subtitles; whether its lines are there.
    fn put_in_rows(&mut self) -> bool {
        let Some(round) = self.drafts.tap.round.as_mut().filter(|round| round.clips.is_empty()) else { return true };
        let session = &mut self.model.session;
        let edits = session.putting_in_rows(round.tapping.rows());
        let put_in = session.tap_times(LABEL, &edits);
        round.clips = session.rows_to_tap().0;
        round.project = session.project().clone();
        match put_in {
            Ok(()) => {
                self.drafts.script.finish();
                true
            }
            Err(error) => {
                round.clips.clear();
                self.refuse(&error);
                false
            }
        }
    }

    /// The subtitles are shown as the taps say; whether they are.
    fn retime(&mut self) -> bool {
        let session = &mut self.model.session;
        let Some(round) = self.drafts.tap.round.as_mut().filter(|round| !round.clips.is_empty()) else { return true };
        let times = round.tapping.times(&round.spoken, &session.limits(), session.duration());
        let edits = session.retiming(&round.clips, &times);
        let result = session.tap_times(LABEL, &edits);
        round.project = session.project().clone();
        match result {
            Ok(()) => self.forget_undo_button(),
            Err(error) => {
                self.refuse(&error);
                return false;
            }
        }
        true
    }

    /// It is known where somebody speaks: what was tapped is drawn to it.
    pub fn note_spoken(&mut self, spoken: Spoken) {
        let Some(round) = &mut self.drafts.tap.round else { return };
        round.spoken = spoken;
        if round.tapping.count() > 0 {
            self.retime();
        }
    }

    /// Somebody has changed the project by other means: what was tapped is as it is by now, and tapping goes on from the
    /// present subtitle. Where the whole round was taken back, it begins again.
    pub(super) fn follow_tapping(&mut self) {
        let project = self.model.session.project().clone();
        let Some(round) = self.drafts.tap.round.as_mut().filter(|round| !Arc::ptr_eq(&round.project, &project)) else {
            return;
        };
        if round.clips.is_empty() {
            round.project = project;
            return self.ask(Request::HearSpeech);
        }
        let session = &mut self.model.session;
        session.end_typing();
        let is_undone = session.history().future_label() == Some(LABEL);
        let present = if is_undone { round.tapping.first() } else { round.tapping.present() };
        let (clips, rows) = session.rows_to_tap();
        let present_clip = round.clips.get(present);
        let first = present_clip.and_then(|own| clips.iter().position(|clip| clip == own)).unwrap_or(present);
        let reaction = Some(round.tapping.reaction(&round.spoken));
        let spoken = std::mem::take(&mut round.spoken);
        let is_over = rows.is_empty();
        *round = Round { tapping: Tapping::new(rows, first, reaction), clips, project, spoken };
        if is_over {
            self.leave_tapping();
        } else {
            self.ask(Request::HearSpeech);
        }
    }

    /// Leaves the page, and tells what was tapped.
    pub(super) fn leave_tapping(&mut self) {
        let Some(round) = self.drafts.tap.round.take() else { return };
        self.drafts.tap.reaction = Some(round.tapping.reaction(&round.spoken));
        self.model.session.end_typing();
        self.ask(Request::StopHearing);
        if self.model.preview.is_playing() {
            self.effects.push(Effect::Pause);
        }
        let count = round.tapping.count();
        if count > 0 {
            let text = self.model.words.text("notice-tapped", &[("count", (count as i64).into())]);
            self.say(icons::CHECK_CIRCLE, text, Some(("cmd-undo", Action::Run(Command::Undo))));
        }
    }
}
