//! Sentences that are ticked to go out of the video.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::{Event, InputState, Modifiers, Ui};
use sunting_session::Session;
use sunting_session::subtitles::is_caption;
use sunting_timeline::{ClipId, MediaId, Project, Time, TimeRange};

use super::super::Cx;
use super::commit;
use crate::model::Model;
use crate::state::Action;

/// So far around a sentence its sound is wanted.
const AROUND: Time = Time::from_seconds(2);

/// Which sentences are ticked, while ticks are shown.
#[derive(Default)]
pub struct Ticks {
    is_on: bool,
    clips: BTreeSet<ClipId>,
    /// The one that was ticked last: with Shift, all from there on are.
    last: Option<ClipId>,
    /// The row that takes the keyboard.
    pub(super) takes_focus: Option<ClipId>,
    /// What was said again, and by which sentence.
    again: BTreeMap<ClipId, ClipId>,
    known: Option<Known>,
}

/// What goes with them: found once.
struct Known {
    project: Arc<Project>,
    clips: BTreeSet<ClipId>,
    /// How much sound was known then.
    heard: Time,
    cuts: Vec<TimeRange>,
}

impl Ticks {
    /// Whether ticks are shown.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Shows them; the keyboard goes to a row.
    pub fn open(&mut self, focus: Option<ClipId>) {
        self.is_on = true;
        self.takes_focus = focus;
    }

    /// No tick is shown any more.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Whether a sentence is ticked.
    pub fn has(&self, clip: ClipId) -> bool {
        self.clips.contains(&clip)
    }

    /// Those that are ticked and there.
    pub fn chosen(&self, session: &Session) -> Vec<ClipId> {
        session.subtitles().iter().map(|clip| clip.id).filter(|clip| self.has(*clip)).collect()
    }

    /// Ticks the sentences that were said again, of each the earlier time.
    pub fn offer(&mut self, again: BTreeMap<ClipId, ClipId>) {
        self.is_on = true;
        self.clips.extend(again.keys());
        self.again = again;
    }

    /// The sentence that says one again.
    pub(super) fn again(&self, clip: ClipId) -> Option<ClipId> {
        self.again.get(&clip).copied()
    }

    /// How many were said again.
    pub(super) fn said_again(&self) -> usize {
        self.again.len()
    }

    /// Ticks a sentence, or no more.
    pub fn toggle(&mut self, clip: ClipId) {
        if !self.clips.remove(&clip) {
            self.clips.insert(clip);
        }
        self.last = Some(clip);
    }

    fn tick_up_to(&mut self, clip: ClipId, session: &Session) {
        let all: Vec<ClipId> = session.subtitles().iter().map(|clip| clip.id).collect();
        let place = |clip: ClipId| all.iter().position(|own| *own == clip);
        let Some(to) = place(clip) else { return };
        let from = self.last.and_then(place).unwrap_or(to);
        self.clips.extend(&all[from.min(to)..=from.max(to)]);
        self.last = Some(clip);
    }

    /// The parts of the video that would go.
    pub(super) fn cuts(&mut self, model: &Model) -> Vec<TimeRange> {
        let heard = model.cached_media.peaks.values().fold(Time::ZERO, |sum, peaks| sum + peaks.end());
        let project = model.session.project();
        let is_known =
            |known: &Known| Arc::ptr_eq(&known.project, project) && known.clips == self.clips && known.heard == heard;
        if let Some(known) = self.known.as_ref().filter(|known| is_known(known)) {
            return known.cuts.clone();
        }
        let cuts = model.session.cuts_of(&self.chosen(&model.session), &|media| model.peaks_of(media));
        let cuts: Vec<TimeRange> = cuts.iter().map(|cut| cut.timeline_range).collect();
        let (project, clips) = (project.clone(), self.clips.clone());
        self.known = Some(Known { project, clips, heard, cuts: cuts.clone() });
        cuts
    }
}

/// A click with Ctrl or Shift on a row, or any where ticks are shown; whether it was one.
pub(super) fn click(ui: &Ui, cx: &mut Cx<'_>, clip: ClipId) -> bool {
    let held = ui.input(held);
    let (more, up_to) = (held.command, held.shift);
    if !(more || up_to || cx.drafts.subtitles.ticks.is_on) {
        return false;
    }
    begin(cx);
    let (ticks, session) = (&mut cx.drafts.subtitles.ticks, &cx.model.session);
    match up_to {
        true => ticks.tick_up_to(clip, session),
        false => ticks.toggle(clip),
    }
    // The foot that comes may cover its row.
    ticks.takes_focus = Some(clip);
    true
}

/// The keys that were held when the hand let go: a quick hand has let go of them as well by now.
fn held(input: &InputState) -> Modifiers {
    let released = |event: &Event| match event {
        Event::PointerButton { pressed: false, modifiers, .. } => Some(*modifiers),
        _ => None,
    };
    input.events.iter().rev().find_map(released).unwrap_or(input.modifiers)
}

/// Shows ticks. What was chosen alone is ticked: it is meant as well.
fn begin(cx: &mut Cx<'_>) {
    if cx.drafts.subtitles.ticks.is_on {
        return;
    }
    let session = &cx.model.session;
    let chosen = session.selection.only_clip().filter(|id| session.clip(*id).is_some_and(is_caption));
    commit(cx);
    cx.push(Action::SelectNothing);
    let ticks = &mut cx.drafts.subtitles.ticks;
    ticks.open(None);
    chosen.into_iter().for_each(|clip| ticks.toggle(clip));
}

/// Shows ticks, with none set.
pub(super) fn select_several(cx: &mut Cx<'_>, focus: Option<ClipId>) {
    commit(cx);
    cx.push(Action::SelectNothing);
    cx.drafts.subtitles.ticks.open(focus);
}

/// What goes is marked on the timeline; the sound around it is wanted, so that the quietest places are known.
pub(super) fn mark(cx: &mut Cx<'_>) {
    let session = &cx.model.session;
    let ranges: Vec<TimeRange> = cx
        .drafts
        .subtitles
        .ticks
        .chosen(session)
        .into_iter()
        .filter_map(|clip| session.clip(clip))
        .map(|clip| TimeRange::between(clip.timeline_range.start() - AROUND, clip.timeline_range.end() + AROUND))
        .collect();
    let tracks = session.project().tracks.iter();
    let clips = tracks.flat_map(|track| ranges.iter().flat_map(|range| track.clips_in(*range)));
    let media: BTreeSet<MediaId> = clips.filter_map(|clip| clip.content.media()).collect();
    for media in media {
        let path = session.paths().of(media).to_owned();
        cx.peaks(&path, cx.model.session.project().audio_track(media));
    }
    cx.drafts.to_remove = cx.drafts.subtitles.ticks.cuts(cx.model);
}
