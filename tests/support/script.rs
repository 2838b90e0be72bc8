//! What a busy user does, the same again for the same seed: edits, drags, undo, redo.

use std::sync::Arc;

use sunting_core::workspace::journal::Entry;
use sunting_timeline::edit::{CaptionText, Edge, Edit};
use sunting_timeline::{Clip, ClipId, History, Project, Time, TrackKind};

/// More clips than this, and some are taken out again.
const MANY: usize = 40;

/// Even numbers from a seed (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit.max(1)
    }
}

/// A user with a plan of their own.
pub struct Script {
    pub dice: Dice,
    dragged: Option<ClipId>,
    said: u64,
}

impl Script {
    pub fn new(seed: u64) -> Self {
        Self { dice: Dice(seed), dragged: None, said: 0 }
    }

    /// Does the next thing to a project; what a journal has to hold of it.
    pub fn step(&mut self, history: &mut History) -> Vec<Entry> {
        let entries = match (self.dragged, self.dice.below(12)) {
            (Some(_), 0..4) => {
                self.dragged = None;
                vec![Entry::End]
            }
            (Some(clip), _) => vec![Entry::Rewind, edit(self.drag(clip))],
            (None, 0) => vec![Entry::Undo],
            (None, 1) => vec![Entry::Redo],
            (None, 2) => match self.any_clip(history.project(), TrackKind::Video) {
                Some(clip) => {
                    self.dragged = Some(clip.id);
                    vec![Entry::Begin { label: "geser".to_owned() }, edit(self.drag(clip.id))]
                }
                None => Vec::new(),
            },
            _ => vec![edit(self.edit(history.project()))],
        };
        entries.iter().for_each(|entry| entry.replay(history));
        entries
    }

    fn drag(&mut self, clip: ClipId) -> Edit {
        Edit::RippleTrim { clip, edge: Edge::Out, to: self.some_time().into() }
    }

    fn some_time(&mut self) -> Time {
        Time::from_millis(self.dice.below(6000) as i64)
    }

    fn any_clip(&mut self, project: &Project, kind: TrackKind) -> Option<Clip> {
        let clips = || project.tracks.iter().filter(|track| track.kind == kind).flat_map(|track| &track.clips);
        let index = self.dice.below(clips().count() as u64) as usize;
        clips().nth(index).cloned()
    }

    /// Some of these are refused, as some of a user's are.
    fn edit(&mut self, project: &Project) -> Edit {
        self.said += 1;
        let (name, at) = (format!("kata {} – é", self.said), self.some_time());
        let kind = if self.dice.below(2) == 0 { TrackKind::Video } else { TrackKind::Text };
        let count: usize = project.tracks.iter().map(|track| track.clips.len()).sum();
        let Some(Clip { id: clip, .. }) = self.any_clip(project, kind) else {
            return Edit::AddMarker { at: at.into(), name };
        };
        if count > MANY {
            return Edit::Delete { clip };
        }
        match self.dice.below(10) {
            0 => Edit::AddMarker { at: at.into(), name },
            1 => Edit::Split { at: at.into(), track: None },
            2 => Edit::RippleDelete { clip },
            3 => Edit::Duplicate { clip },
            4 => Edit::SetGain { clip, gain_db: -(self.dice.below(30) as f32) },
            5 => Edit::SetOpacity { clip, opacity: self.dice.below(11) as f32 / 10.0 },
            6 => Edit::MoveLater { clip },
            7 => Edit::Nudge { clip, by: Time::from_millis(self.dice.below(400) as i64 - 200).into() },
            _ => {
                let caption = CaptionText {
                    start: at.into(),
                    end: (at + Time::from_millis(700)).into(),
                    text: name,
                    unsure: false,
                    details: Default::default(),
                };
                Edit::AddCaptions { track: None, captions: vec![caption], style: String::new() }
            }
        }
    }
}

fn edit(edit: Edit) -> Entry {
    Entry::Edit { edit, label: "langkah".to_owned() }
}

/// The states of a project after each step of a script, the first before any.
pub fn states(history: &mut History, script: &mut Script, steps: usize) -> Vec<Arc<Project>> {
    let mut states = vec![history.project().clone()];
    for _ in 0..steps {
        script.step(history);
        states.push(history.project().clone());
    }
    states
}
