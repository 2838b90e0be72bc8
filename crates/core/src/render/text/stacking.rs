//! Stacking captions that are seen at the same time, so that none covers another and none moves while it is seen.

use std::collections::BTreeMap;

use sunting_timeline::VerticalAnchor;
use sunting_timeline::scene::Scene;

use super::layout::{Bounds, layout};

/// Between two captions, in sizes of the upper one's font.
const GAP: f32 = 0.12;

/// Computes where the captions of one scene stand, for those that are asked for. Each is laid out only once.
#[derive(Default)]
pub struct Stacking {
    places: BTreeMap<usize, Option<CaptionPlace>>,
}

impl Stacking {
    /// How far the text of that number has to be moved down (up when negative) to stand clear of those that it is seen
    /// with, in canvas pixels. Those at the top stack downwards, all others upwards.
    pub fn shift_px(&mut self, scene: &Scene, words: usize) -> f32 {
        // Nearly all are seen alone.
        if scene.words[words].stands_on.is_empty() {
            return 0.0;
        }
        self.place(scene, words).map_or(0.0, |place| place.shift_px)
    }

    /// Where the text of that number begins, in canvas pixels; `None` where nothing of it is seen.
    pub fn top_px(&mut self, scene: &Scene, words: usize) -> Option<f32> {
        self.place(scene, words).map(|place| place.top_px)
    }

    fn place(&mut self, scene: &Scene, words: usize) -> Option<CaptionPlace> {
        if let Some(known) = self.places.get(&words) {
            return *known;
        }
        let below: Vec<CaptionPlace> =
            scene.words[words].stands_on.iter().filter_map(|&other| self.place(scene, other)).collect();
        let place = CaptionPlace::unmoved(scene, words).map(|own| own.clear_of(&below, scene.canvas.height_px as f32));
        self.places.insert(words, place);
        place
    }
}

/// Where a caption stands, in canvas pixels.
#[derive(Clone, Copy)]
struct CaptionPlace {
    top_px: f32,
    height_px: f32,
    /// To the captions below.
    gap_px: f32,
    /// How far it was moved.
    shift_px: f32,
    anchor: VerticalAnchor,
}

impl CaptionPlace {
    /// Where its style puts a caption.
    fn unmoved(scene: &Scene, words: usize) -> Option<Self> {
        let own = &scene.words[words];
        let layout = layout(own, (scene.canvas.width_px, scene.canvas.height_px))?;
        let Bounds { y_px, height_px, .. } = layout.bounds;
        Some(Self { top_px: y_px, height_px, gap_px: GAP * layout.size_px, shift_px: 0.0, anchor: own.style.vertical })
    }

    fn bottom_px(&self) -> f32 {
        self.top_px + self.height_px
    }

    /// Moved until it stands clear of the others with its anchor, as far as the canvas has room.
    fn clear_of(self, others: &[Self], canvas_height_px: f32) -> Self {
        let others = others.iter().filter(|other| other.anchor == self.anchor);
        let shift_px = match self.anchor {
            VerticalAnchor::Top => {
                let shifts = others.map(|other| other.bottom_px() + self.gap_px - self.top_px);
                shifts.fold(0.0, f32::max).min((canvas_height_px - self.bottom_px()).max(0.0))
            }
            VerticalAnchor::Middle | VerticalAnchor::Bottom => {
                let shifts = others.map(|other| other.top_px - self.gap_px - self.bottom_px());
                shifts.fold(0.0, f32::min).max(-self.top_px.max(0.0))
            }
        };
        Self { top_px: self.top_px + shift_px, shift_px, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_timeline::edit::{CaptionText, Edit, apply};
    use sunting_timeline::scene::Shown;
    use sunting_timeline::{Canvas, Project, Text, TextStyle, Time, TimeRange};

    fn project(captions: &[(i64, i64, &str)], vertical: VerticalAnchor) -> Project {
        let captions = captions.iter().map(|(start, end, text)| CaptionText {
            start: Time::from_millis(*start).into(),
            end: Time::from_millis(*end).into(),
            text: (*text).to_owned(),
            unsure: false,
            details: Default::default(),
        });
        let add = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
        let style = TextStyle { vertical, ..TextStyle::default() };
        let project = apply(&Project::new(Canvas::default()), &Edit::SetStyle { style }).unwrap();
        apply(&project, &add).unwrap()
    }

    /// Every caption: what it says, when, its top and its bottom.
    fn places(project: &Project) -> Vec<(String, TimeRange, (f32, f32))> {
        let (mut stacking, scene) = (Stacking::default(), Scene::of(project));
        let layers = scene.bands.iter().flat_map(|band| &band.layers);
        let places = layers.filter_map(|layer| {
            let Shown::Text { words } = layer.shown else { return None };
            let Text::Caption { text, .. } = &scene.words[words].text else { return None };
            let (place, shift_px) = (CaptionPlace::unmoved(&scene, words)?, stacking.shift_px(&scene, words));
            Some((text.clone(), layer.range, (place.top_px + shift_px, place.bottom_px() + shift_px)))
        });
        places.collect()
    }

    #[test]
    fn captions_seen_together_stand_clear_of_each_other_and_stay_where_they_are() {
        let project =
            project(&[(0, 4000, "Satu"), (3000, 6000, "Dua\nbaris"), (5000, 8000, "Tiga")], VerticalAnchor::Bottom);
        let places = places(&project);
        let own = |text: &str| places.iter().find(|(says, ..)| says == text).unwrap().2.0;
        assert_eq!(own("Satu"), own("Tiga"));
        assert!(own("Dua\nbaris") < own("Satu"));
    }

    #[test]
    fn forty_captions_seen_together_are_placed_once_each() {
        // Each placed again for every one above it, they would never be done.
        let times: Vec<_> = (0..40).map(|number| (number * 10, 5000, "Bersama")).collect();
        let project = project(&times, VerticalAnchor::Bottom);
        let (mut stacking, scene) = (Stacking::default(), Scene::of(&project));
        let shifts_px: Vec<f32> = (0..scene.words.len()).map(|words| stacking.shift_px(&scene, words)).collect();
        assert_eq!((shifts_px.len(), shifts_px[0], stacking.places.len()), (40, 0.0, 40));
        assert!(shifts_px[1..].iter().all(|shift_px| *shift_px < 0.0));
    }

    #[test]
    fn a_caption_seen_alone_needs_no_place() {
        let project = project(&[(0, 1000, "Satu"), (1000, 2000, "Dua")], VerticalAnchor::Bottom);
        let (mut stacking, scene) = (Stacking::default(), Scene::of(&project));
        assert!((0..scene.words.len()).all(|words| stacking.shift_px(&scene, words) == 0.0));
        assert!(stacking.places.is_empty(), "nothing is laid out for it");
    }

    proptest! {
        #[test]
        fn no_caption_covers_another(
            times in prop::collection::vec((0_i64..20_000, 500_i64..8000, "[a-z]{1,12}(\n[a-z]{1,12})?"), 1..7),
            at_top: bool,
        ) {
            let anchor = if at_top { VerticalAnchor::Top } else { VerticalAnchor::Bottom };
            let times: Vec<_> = times.iter().map(|(start, length, text)| (*start, start + length, text.as_str())).collect();
            let project = project(&times, anchor);
            // More than these are not shown at a time.
            prop_assume!(project.tracks.len() <= 1 + sunting_timeline::captions::MOST_AT_ONCE);
            let places = places(&project);
            for (index, (_, range, (top, bottom))) in places.iter().enumerate() {
                prop_assert!(*top >= 0.0 && *bottom <= project.canvas.height_px as f32);
                for (_, other, (other_top, other_bottom)) in &places[index + 1..] {
                    let apart = bottom <= other_top || other_bottom <= top;
                    prop_assert!(apart || !range.overlaps(*other));
                }
            }
        }
    }
}
