//! What is seen and heard, resolved: the one way from a project to pixels and samples.
//!
//! A project holds what people chose: tracks that may be hidden, styles by name, files by id. A scene has all of that
//! looked up. Code that draws, mixes, plans or names a frame uses the scene and nothing else, so that the name of a
//! frame covers everything it is made of.
//!
//! ```text
//! Project ── Scene::of ──> Scene ── seen_in(range) ──> the scene of one piece, from time 0
//!                            │                            │ its hash is the piece's name, and it is what is drawn
//!                     layers, voices
//! ```
//!
//! ```
//! use sunting_timeline::scene::Scene;
//! use sunting_timeline::{Canvas, Project, Time};
//!
//! let scene = Scene::of(&Project::new(Canvas::default()));
//! assert_eq!(scene.layers_at(Time::ZERO).count(), 0);
//! ```

mod graphics;
mod layer;
mod level;
mod part;
mod resolve;
mod sharpness;
#[cfg(test)]
mod tests;
mod voice;

use serde::{Serialize, Serializer};

pub use graphics::{IN_LANE, LEAVING, ShownGraphic, seen_graphics};
pub use layer::{Layer, OwnFrames, Shown, Speaker, SpokenWord, Words};
pub use level::Level;
pub use voice::{STORYLINE_END_FADE, Voice};

use crate::project::{AudioInfo, Canvas, MediaId, TrackKind};
use crate::time::{Time, TimeRange};

/// A project, or a part of one, as it is seen and heard.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Scene {
    /// The size and frame rate that everything is composed into.
    #[serde(serialize_with = "picture_of")]
    pub canvas: Canvas,
    /// The end of the last thing in it.
    pub duration: Time,
    /// The files that layers and voices are taken from.
    pub files: Vec<File>,
    /// The texts that layers show.
    pub words: Vec<Words>,
    /// The titles, cards and charts that layers show.
    pub graphics: Vec<ShownGraphic>,
    /// What is seen, from the bottom to the top.
    pub bands: Vec<Band>,
    /// What is heard, track by track.
    pub voices: Vec<Vec<Voice>>,
}

fn picture_of<S: Serializer>(canvas: &Canvas, serializer: S) -> Result<S::Ok, S::Error> {
    (canvas.width_px, canvas.height_px, canvas.frame_rate).serialize(serializer)
}

/// A file that the scene uses. Only what decides pixels is serialised, and so hashed: neither its name nor its sound.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct File {
    /// Its row in the project.
    #[serde(skip)]
    pub media: MediaId,
    /// Its picture's size as shown, in pixels; `None` without a picture.
    pub shown_px: Option<(u32, u32)>,
    /// Its sound; `None` without any.
    #[serde(skip)]
    pub audio: Option<AudioInfo>,
}

/// Layers that lie at the same height, sorted by start and by end. Where two overlap, the later one lies above.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The kind of track it comes from.
    #[serde(skip)]
    pub kind: TrackKind,
    /// Sorted by their start and end.
    pub layers: Vec<Layer>,
}

/// What lies somewhere in time.
trait Timed {
    fn range(&self) -> TimeRange;
}

/// Those of some items, sorted by start and by end, that lie in a range, wholly or in part.
fn within<T: Timed>(items: &[T], range: TimeRange) -> &[T] {
    let first = items.partition_point(|item| item.range().end() <= range.start());
    let after = items.partition_point(|item| item.range().start() < range.end());
    // An instant lies in nothing.
    let first = first.min(after);
    if range.is_empty() { &items[first..first] } else { &items[first..after] }
}

/// Those that are there at an instant.
fn at<T: Timed>(items: &[T], time: Time) -> &[T] {
    let first = items.partition_point(|item| item.range().end() <= time);
    let after = items.partition_point(|item| item.range().start() <= time);
    &items[first.min(after)..after]
}

impl Band {
    /// The layers that lie in a range, wholly or in part.
    pub fn layers_in(&self, range: TimeRange) -> &[Layer] {
        within(&self.layers, range)
    }
}

impl Scene {
    /// Whether letters are drawn anywhere, so that the fonts decide how it looks.
    pub fn has_letters(&self) -> bool {
        !self.words.is_empty() || !self.graphics.is_empty()
    }

    /// The layers that are seen at an instant, from the bottom to the top.
    pub fn layers_at(&self, time: Time) -> impl Iterator<Item = &Layer> {
        let shown = self.bands.iter().flat_map(move |band| at(&band.layers, time));
        shown.filter(move |layer| layer.level.at(time) > 0.0)
    }

    /// The layers that are seen at some time in a range, from the bottom to the top.
    pub fn layers_in(&self, range: TimeRange) -> impl Iterator<Item = &Layer> {
        self.bands.iter().flat_map(move |band| band.layers_in(range))
    }

    /// The layers of video tracks: pictures, but no texts over them.
    pub fn pictures(&self) -> impl Iterator<Item = &Layer> {
        self.bands.iter().filter(|band| band.kind == TrackKind::Video).flat_map(|band| &band.layers)
    }

    /// Whether anything is seen but words: a film of cards alone has pictures.
    pub fn has_pictures(&self) -> bool {
        self.bands
            .iter()
            .any(|band| matches!(band.kind, TrackKind::Video | TrackKind::Graphic) && !band.layers.is_empty())
    }

    /// The same in a range.
    pub fn pictures_in(&self, range: TimeRange) -> impl Iterator<Item = &Layer> {
        self.bands.iter().filter(|band| band.kind == TrackKind::Video).flat_map(move |band| band.layers_in(range))
    }

    /// The voices that are heard at some time in a range, track by track.
    pub fn voices_in(&self, range: TimeRange) -> impl Iterator<Item = &Voice> {
        self.voices.iter().flat_map(move |track| within(track, range))
    }

    /// All voices, track by track.
    pub fn all_voices(&self) -> impl Iterator<Item = &Voice> {
        self.voices.iter().flatten()
    }

    /// If a range shows nothing but the unchanged frames of one file at their own speed (nothing over them, no fade, no
    /// rotation), those frames. Callers have to check whether size and colour are right.
    pub fn own_frames(&self, range: TimeRange) -> Option<OwnFrames> {
        let mut layers = self.layers_in(range);
        let (layer, None) = (layers.next()?, layers.next()) else { return None };
        layer.own_frames(range)
    }
}
