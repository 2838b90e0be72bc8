//! Titles, cards and charts as overlays. A graphic is laid out once and its layers are drawn once; after that a frame
//! costs a blend for each layer, and one blend in all as soon as nothing moves. Only marks that grow or count are drawn
//! anew, while they do.

use std::collections::VecDeque;
use std::sync::Arc;

use sunting_graphics::drawing::{Drawing, Mark};
use sunting_graphics::motion::LayerState;
use sunting_graphics::raster::{self, RasterError};
use sunting_graphics::show::{lay_out, motions};
use sunting_timeline::Time;
use sunting_timeline::scene::ShownGraphic;

use super::compose::ComposeLayer;
use super::overlay::{Overlay, Shown};
use super::text::TextError;

/// Layouts that are kept, with what was drawn of them: of what one frame shows, and of some graphics before.
const MAX_DRAWINGS: usize = 8;
/// Layers that change are kept as they were last: a clock is drawn anew ten times a second, not in every frame.
const MAX_CHANGED: usize = 8;
/// Drawn layers are kept up to this many bytes, and beyond only what one frame shows.
const CACHE_BYTES: usize = 48 << 20;
/// A layer counts for so many at least: also one on which nothing is seen takes its place in the list.
const LEAST_BYTES: usize = 64 << 10;

/// Draws graphics and remembers the last ones.
#[derive(Default)]
pub struct GraphicRenderer {
    /// What was not used for longest comes first.
    drawings: VecDeque<Laid>,
    /// What was not used for longest comes first.
    overlays: VecDeque<Kept>,
    changed: VecDeque<(Part, Vec<Mark>, Option<Arc<Overlay>>)>,
    next: u64,
    /// Counts the frames that were begun.
    frame: u64,
}

/// A layer that was drawn, and the last frame that shows it.
struct Kept {
    part: Part,
    overlay: Option<Arc<Overlay>>,
    frame: u64,
}

impl Kept {
    fn bytes(&self) -> usize {
        self.overlay.as_ref().map_or(0, |overlay| overlay.bytes()).max(LEAST_BYTES)
    }
}

/// A graphic that was laid out.
struct Laid {
    id: u64,
    shown: ShownGraphic,
    canvas_px: (u32, u32),
    drawing: Arc<Drawing>,
    /// The last frame that shows it.
    frame: u64,
}

/// A part of a drawing on an output: one layer, or all of them as they stand.
#[derive(Clone, Copy, PartialEq)]
struct Part {
    drawing: u64,
    layer: Option<usize>,
    output_px: (usize, usize),
}

impl GraphicRenderer {
    /// Another frame begins: what it shows is kept until the next one.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
    }

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
        let motions = motions(shown);
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
            let part = Part { drawing: id, layer: Some(index), output_px };
            let overlay = match layer.changed_marks(time_s, motions) {
                Some(marks) => self.redrawn(part, marks, drawing.size_px())?,
                None => self.kept(part, || raster::draw(&layer.marks, drawing.size_px(), output_px))?,
            };
            layers.extend(overlay.map(|overlay| placed(overlay, state)));
        }
        Ok(layers)
    }

    /// A graphic that never moves, as it stands.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn draw_still(
        &mut self,
        shown: &ShownGraphic,
        canvas_px: (u32, u32),
        output_px: (usize, usize),
        opacity: f32,
    ) -> Result<Option<ComposeLayer>, TextError> {
        let (id, drawing) = self.laid_out(shown, canvas_px);
        let part = Part { drawing: id, layer: None, output_px };
        let overlay = self.kept(part, || raster::draw(drawing.marks(), drawing.size_px(), output_px))?;
        Ok(overlay.map(|overlay| ComposeLayer::Overlay { overlay, opacity, shown: Shown::WHOLE }))
    }

    fn laid_out(&mut self, shown: &ShownGraphic, canvas_px: (u32, u32)) -> (u64, Arc<Drawing>) {
        let frame = self.frame;
        let same = |known: &Laid| known.canvas_px == canvas_px && known.shown == *shown;
        if let Some(known) = self.drawings.iter().position(same)
            && let Some(laid) = self.drawings.remove(known)
        {
            let (id, drawing) = (laid.id, laid.drawing.clone());
            self.drawings.push_back(Laid { frame, ..laid });
            return (id, drawing);
        }
        let drawing = Arc::new(lay_out(shown, canvas_px));
        self.next += 1;
        let (id, shown) = (self.next, shown.clone());
        self.drawings.push_back(Laid { id, shown, canvas_px, drawing: drawing.clone(), frame });
        while self.drawings.len() > MAX_DRAWINGS
            && let Some(oldest) = self.drawings.pop_front_if(|oldest| oldest.frame != frame)
        {
            self.forget(oldest.id);
        }
        (id, drawing)
    }

    /// Lets go of what was drawn of a layout that is not kept: each letter that is typed makes another one.
    fn forget(&mut self, drawing: u64) {
        self.overlays.retain(|kept| kept.part.drawing != drawing);
        self.changed.retain(|(part, ..)| part.drawing != drawing);
    }

    fn kept(
        &mut self,
        part: Part,
        draw: impl FnOnce() -> Result<Option<raster::Bitmap>, RasterError>,
    ) -> Result<Option<Arc<Overlay>>, TextError> {
        let frame = self.frame;
        if let Some(known) = self.overlays.iter().position(|kept| kept.part == part)
            && let Some(kept) = self.overlays.remove(known)
        {
            let overlay = kept.overlay.clone();
            self.overlays.push_back(Kept { frame, ..kept });
            return Ok(overlay);
        }
        let overlay = fresh(draw()?);
        self.overlays.push_back(Kept { part, overlay: overlay.clone(), frame });
        let mut bytes: usize = self.overlays.iter().map(Kept::bytes).sum();
        while bytes > CACHE_BYTES
            && let Some(oldest) = self.overlays.pop_front_if(|oldest| oldest.frame != frame)
        {
            bytes -= oldest.bytes();
        }
        Ok(overlay)
    }

    /// A layer as its marks are now; not drawn again where they are as they were.
    fn redrawn(
        &mut self,
        part: Part,
        marks: Vec<Mark>,
        size_px: (f32, f32),
    ) -> Result<Option<Arc<Overlay>>, TextError> {
        let same = |(known, drawn, _): &&(Part, Vec<Mark>, _)| *known == part && *drawn == marks;
        if let Some((.., overlay)) = self.changed.iter().find(same) {
            return Ok(overlay.clone());
        }
        let overlay = fresh(raster::draw(&marks, size_px, part.output_px)?);
        self.changed.retain(|(known, ..)| *known != part);
        self.changed.push_back((part, marks, overlay.clone()));
        if self.changed.len() > MAX_CHANGED {
            self.changed.pop_front();
        }
        Ok(overlay)
    }
}

fn fresh(bitmap: Option<raster::Bitmap>) -> Option<Arc<Overlay>> {
    bitmap.map(|bitmap| Arc::new(Overlay::from_drawn(&bitmap)))
}

fn seconds(time: Time) -> f32 {
    time.as_seconds_f64() as f32
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use sunting_timeline::graphic::{FieldValue, Graphic, Language};

    use super::*;

    const SIZE: (usize, usize) = (3840, 2160);

    fn part(drawing: u64) -> Part {
        Part { drawing, layer: None, output_px: SIZE }
    }

    fn page() -> Result<Option<raster::Bitmap>, RasterError> {
        let (width_px, height_px) = SIZE;
        let rgba = vec![200; 4 * width_px * height_px];
        Ok(Some(raster::Bitmap { x_px: 0, y_px: 0, width_px, height_px, rgba }))
    }

    #[test]
    fn what_one_frame_shows_is_drawn_once_however_large_it_is() {
        let mut renderer = GraphicRenderer::default();
        let drawn = Cell::new(0);
        for _ in 0..3 {
            renderer.begin_frame();
            for drawing in 0..3 {
                let draw = || {
                    drawn.set(drawn.get() + 1);
                    page()
                };
                assert!(renderer.kept(part(drawing), draw).unwrap().is_some());
            }
        }
        assert_eq!(drawn.get(), 3);
        assert!(renderer.overlays.iter().map(Kept::bytes).sum::<usize>() > CACHE_BYTES);
        renderer.begin_frame();
        renderer.kept(part(9), page).unwrap();
        assert!(renderer.overlays.iter().map(Kept::bytes).sum::<usize>() <= CACHE_BYTES);
        assert!(renderer.overlays.back().is_some_and(|kept| kept.part == part(9)));
    }

    fn strap(name: String) -> ShownGraphic {
        let mut graphic = Graphic::new("nama-dan-jabatan");
        graphic.fields.insert("nama".to_owned(), FieldValue::Text(name));
        let (kit, language, total) = (None, Language::Indonesian, Time::from_seconds(5));
        ShownGraphic { graphic, own: None, kit, reduced_motion: false, language, total, subtitles_top: None }
    }

    #[test]
    fn what_was_typed_before_stayed_in_memory() {
        let mut renderer = GraphicRenderer::default();
        for letters in 1..60 {
            renderer.begin_frame();
            let shown = strap("Siti".repeat(letters % 7 + 1) + &"a".repeat(letters / 7));
            renderer.draw(&shown, Time::from_seconds(2), (1920, 1080), (320, 180), (0.0, 0.0), 1.0).unwrap();
        }
        assert_eq!((renderer.drawings.len(), renderer.overlays.len()), (MAX_DRAWINGS, MAX_DRAWINGS));
    }

    #[test]
    fn many_graphics_in_one_frame_are_laid_out_once() {
        let mut renderer = GraphicRenderer::default();
        for _ in 0..3 {
            renderer.begin_frame();
            for number in 0..2 * MAX_DRAWINGS {
                renderer.laid_out(&strap(format!("Siti {number}")), (1920, 1080));
            }
        }
        assert_eq!((renderer.next, renderer.drawings.len()), (2 * MAX_DRAWINGS as u64, 2 * MAX_DRAWINGS));
    }

    #[test]
    fn layers_on_which_nothing_is_seen_are_not_kept_without_end() {
        let mut renderer = GraphicRenderer::default();
        for drawing in 0..10_000 {
            renderer.begin_frame();
            assert!(renderer.kept(part(drawing), || Ok(None)).unwrap().is_none());
        }
        assert!(renderer.overlays.len() <= CACHE_BYTES / LEAST_BYTES, "{}", renderer.overlays.len());
    }
}
