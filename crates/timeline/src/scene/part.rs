//! Parts of a scene: again scenes, with nothing in them but what they are asked for.

use std::collections::BTreeMap;

use super::{Band, File, Layer, Scene, Shown, Voice, Words};
use crate::time::TimeRange;

impl Scene {
    /// What is seen in a range, with the range's start at 0; `shift_px` tells how far each of its texts is moved for others
    /// that it is seen with, maybe outside the range. Two ranges that look the same are equal, wherever they lie and
    /// whatever the rest of the scene is; nothing is heard in it.
    pub fn seen_in(&self, range: TimeRange, shift_px: impl Fn(usize) -> f32) -> Self {
        let (mut files, mut words, mut graphics) = (PickedFiles::of(self), Vec::new(), Vec::new());
        let mut bands = Vec::new();
        for band in &self.bands {
            let seen = band.layers_in(range).iter().filter_map(|layer| layer.within(range));
            let own = |layer: Layer| Layer {
                shown: match layer.shown {
                    Shown::Film { file, source_start, speed } => {
                        Shown::Film { file: files.pick(file), source_start, speed }
                    }
                    Shown::Photo { file } => Shown::Photo { file: files.pick(file) },
                    Shown::Text { words: own } => {
                        let shift_px = shift_px(own);
                        words.push(Words { shift_px, ..self.words[own].within(range) });
                        Shown::Text { words: words.len() - 1 }
                    }
                    Shown::Graphic { graphic, since } => {
                        graphics.push(self.graphics[graphic].until(since + layer.range.duration()));
                        Shown::Graphic { graphic: graphics.len() - 1, since }
                    }
                    Shown::Logo { graphic } => {
                        graphics.push(self.graphics[graphic].clone());
                        Shown::Logo { graphic: graphics.len() - 1 }
                    }
                    Shown::Color(color) => Shown::Color(color),
                },
                ..layer
            };
            let layers: Vec<Layer> = seen.map(own).collect();
            if !layers.is_empty() {
                bands.push(Band { kind: band.kind, layers });
            }
        }
        let (canvas, duration) = (self.canvas, range.duration());
        Self { canvas, duration, files: files.picked, words, graphics, bands, voices: Vec::new() }
    }

    /// What is heard, without what is seen.
    pub fn heard(&self) -> Self {
        let mut files = PickedFiles::of(self);
        let mut own = |voice: &Voice| Voice { file: files.pick(voice.file), ..voice.clone() };
        let voices = self.voices.iter().map(|track| track.iter().map(&mut own).collect()).collect();
        let (canvas, duration) = (self.canvas, self.duration);
        Self { canvas, duration, files: files.picked, voices, ..Self::default() }
    }
}

/// Files of a scene in the order in which a part meets them.
struct PickedFiles<'a> {
    all: &'a [File],
    places: BTreeMap<usize, usize>,
    picked: Vec<File>,
}

impl<'a> PickedFiles<'a> {
    fn of(scene: &'a Scene) -> Self {
        Self { all: &scene.files, places: BTreeMap::new(), picked: Vec::new() }
    }

    /// The place of a file in the part.
    fn pick(&mut self, file: usize) -> usize {
        *self.places.entry(file).or_insert_with(|| {
            self.picked.push(self.all[file].clone());
            self.picked.len() - 1
        })
    }
}

impl Layer {
    fn within(&self, range: TimeRange) -> Option<Self> {
        let seen = self.range.intersection(range)?;
        let mut own = Self { range: seen.shifted(-range.start()), level: self.level.within(range), ..self.clone() };
        if let (Shown::Film { source_start, .. }, Some(start)) = (&mut own.shown, self.source_time_at(seen.start())) {
            *source_start = start;
        }
        if let (Shown::Graphic { since, .. }, Some(seen)) = (&mut own.shown, self.seen_since(seen.start())) {
            *since = seen;
        }
        Some(own)
    }
}
