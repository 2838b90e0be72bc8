//! Titles, cards and charts as overlays. A graphic is laid out once and its layers are drawn once; after that a frame
//! costs a blend for each layer, and one blend in all as soon as nothing moves. Only marks that grow or count are drawn
//! anew, while they do.

use std::collections::VecDeque;
use std::sync::Arc;

use sunting_graphics::drawing::Drawing;
use sunting_graphics::motion::{LayerState, Motions};
use sunting_graphics::raster::{self, RasterError};
use sunting_graphics::show::lay_out;
use sunting_timeline::Time;
use sunting_timeline::scene::ShownGraphic;

use super::compose::ComposeLayer;
use super::overlay::{Overlay, Shown};
use super::text::TextError;

/// Layouts that are kept: the graphics that are seen at once, and some before.
const MAX_DRAWINGS: usize = 8;
/// Drawn layers are kept up to this many bytes.
const CACHE_BYTES: usize = 48 << 20;

/// Draws graphics and remembers the last ones.
#[derive(Default)]
pub struct GraphicRenderer {
    drawings: VecDeque<Laid>,
    overlays: VecDeque<(Part, Option<Arc<Overlay>>)>,
    next: u64,
}

/// A graphic that was laid out.
struct Laid {
    id: u64,
    shown: ShownGraphic,
    canvas_px: (u32, u32),
    drawing: Arc<Drawing>,
}

/// A part of a drawing on an output: one layer, or all of them as they stand.
#[derive(Clone, Copy, PartialEq)]
struct Part {
    drawing: u64,
    layer: Option<usize>,
    output_px: (usize, usize),
}

impl GraphicRenderer {
    /// The layers of a graphic as they are seen when it has been there for so long; `place` is where it was moved, in
    /// canvas widths and heights.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn draw(
        &mut self,
        shown: &ShownGraphic,
        since: Time,
        canvas_px: (u32, u32),
        output_px: (usize, usize),
        place: (f32, f32),
        opacity: f32,
    ) -> Result<Vec<ComposeLayer>, TextError> {
        let (id, drawing) = self.laid_out(shown, canvas_px);
        let motions = if shown.reduced_motion { Motions::Reduced } else { Motions::Full };
        let (time_s, total_s) = (seconds(since), seconds(shown.total));
        let moved_px = (place.0 * output_px.0 as f32, place.1 * output_px.1 as f32);
        let short_px = output_px.0.min(output_px.1) as f32;
        let placed = |overlay: Arc<Overlay>, state: LayerState| {
            let down_px = moved_px.1 + state.offset * short_px;
            let seen =
                Shown { right_px: moved_px.0.round() as i32, down_px: down_px.round() as i32, part: state.uncovered };
            ComposeLayer::Overlay { overlay, opacity: opacity * state.opacity, shown: seen }
        };
        if drawing.is_still(time_s, total_s, motions) {
            let part = Part { drawing: id, layer: None, output_px };
            let overlay = self.kept(part, || raster::draw(drawing.marks(), drawing.size_px(), output_px))?;
            return Ok(overlay.map(|overlay| placed(overlay, LayerState::STILL)).into_iter().collect());
        }
        let mut layers = Vec::new();
        for (index, layer) in drawing.layers.iter().enumerate() {
            let state = layer.state(time_s, total_s, motions);
            if !state.is_seen() {
                continue;
            }
            let overlay = match layer.changed_marks(time_s, motions) {
                Some(marks) => fresh(raster::draw(&marks, drawing.size_px(), output_px)?),
                None => self.kept(Part { drawing: id, layer: Some(index), output_px }, || {
                    raster::draw(&layer.marks, drawing.size_px(), output_px)
                })?,
            };
            layers.extend(overlay.map(|overlay| placed(overlay, state)));
        }
        Ok(layers)
    }

    fn laid_out(&mut self, shown: &ShownGraphic, canvas_px: (u32, u32)) -> (u64, Arc<Drawing>) {
        let same = |known: &&Laid| known.canvas_px == canvas_px && known.shown == *shown;
        if let Some(known) = self.drawings.iter().find(same) {
            return (known.id, known.drawing.clone());
        }
        let drawing = Arc::new(lay_out(shown, canvas_px));
        self.next += 1;
        self.drawings.push_back(Laid { id: self.next, shown: shown.clone(), canvas_px, drawing: drawing.clone() });
        if self.drawings.len() > MAX_DRAWINGS {
            self.drawings.pop_front();
        }
        (self.next, drawing)
    }

    fn kept(
        &mut self,
        part: Part,
        draw: impl FnOnce() -> Result<Option<raster::Bitmap>, RasterError>,
    ) -> Result<Option<Arc<Overlay>>, TextError> {
        if let Some((_, overlay)) = self.overlays.iter().find(|(known, _)| *known == part) {
            return Ok(overlay.clone());
        }
        let overlay = fresh(draw()?);
        self.overlays.push_back((part, overlay.clone()));
        while self.bytes() > CACHE_BYTES && self.overlays.len() > 1 {
            self.overlays.pop_front();
        }
        Ok(overlay)
    }

    fn bytes(&self) -> usize {
        self.overlays.iter().filter_map(|(_, overlay)| overlay.as_ref()).map(|overlay| overlay.bytes()).sum()
    }
}

fn fresh(bitmap: Option<raster::Bitmap>) -> Option<Arc<Overlay>> {
    bitmap.map(|bitmap| Arc::new(Overlay::from_drawn(&bitmap)))
}

fn seconds(time: Time) -> f32 {
    time.as_seconds_f64() as f32
}
