//! Whether a caption's letters stand out from the frames behind it (WCAG 2.1, 1.4.3). Frames are measured at one size,
//! whatever size is made.

use std::sync::Arc;

use sunting_graphics::color::contrast;
use sunting_graphics::palette::TEXT_CONTRAST;
use sunting_timeline::scene::{Layer, Scene, Shown};
use sunting_timeline::{Color, Text, Time};

use super::overlay::Overlay;
use super::renderer::{RenderError, Renderer};
use crate::media_paths::MediaPaths;
use crate::picture::Picture;

/// So many of a thousand pixels may have less.
const WORST_PERMILLE: usize = 50;
/// Parts of a caption's time at which frames are measured, in sixths.
const SIXTHS: [i64; 3] = [1, 3, 5];
/// The shorter side of measured frames.
const MEASURED_PX: u32 = 480;
/// How far around ink the picture still counts, in font sizes.
const REACH: f32 = 0.15;
/// Colours are stored for every second pixel.
const STEP: usize = 2;

/// The captions of a scene that cannot be read over the frames behind them, of those that may have a box: their starts and
/// texts, in order. `go_on` hears how many captions are done, and of how many; `None` where it says no.
///
/// # Errors
/// [`RenderError`] with the file that it happened to.
pub fn illegible(
    scene: Scene,
    paths: &Arc<MediaPaths>,
    go_on: &dyn Fn(usize, usize) -> bool,
) -> Result<Option<Vec<(Time, Text)>>, RenderError> {
    let mut measuring = Measuring::of(scene, paths);
    let asked = measuring.asked();
    let mut found = Vec::new();
    for (done, layer) in asked.iter().enumerate() {
        if !go_on(done, asked.len()) {
            return Ok(None);
        }
        let Shown::Text { words } = layer.shown else { continue };
        if measuring.contrast_of(layer, words)?.is_some_and(|worst| worst < TEXT_CONTRAST) {
            found.push((layer.range.start(), measuring.scene.words[words].text.clone()));
        }
    }
    Ok(Some(found))
}

/// Measures the captions of a scene.
struct Measuring {
    scene: Arc<Scene>,
    /// Of the scene without its texts.
    behind: Renderer,
    /// Of output pixels to canvas pixels.
    short_px: f32,
}

impl Measuring {
    fn of(scene: Scene, paths: &Arc<MediaPaths>) -> Self {
        let mut without_texts = scene.clone();
        for band in &mut without_texts.bands {
            band.layers.retain(|layer| !matches!(layer.shown, Shown::Text { .. }));
        }
        let (width, height) = (scene.canvas.width_px.max(1), scene.canvas.height_px.max(1));
        let short = width.min(height);
        let shrunk = |side: u32| (side * MEASURED_PX.min(short)).div_ceil(short) as usize;
        let behind = Renderer::new(Arc::new(without_texts), paths.clone(), shrunk(width), shrunk(height), 0);
        Self { scene: Arc::new(scene), behind, short_px: MEASURED_PX.min(short) as f32 }
    }

    /// The captions that may get a box, in their order of time, so that films are read forwards.
    fn asked(&self) -> Vec<Layer> {
        let words = |layer: &Layer| if let Shown::Text { words } = layer.shown { Some(words) } else { None };
        let is_asked = |layer: &&Layer| {
            let own = words(layer).map(|words| &self.scene.words[words]);
            own.is_some_and(|own| matches!(own.text, Text::Caption { .. }) && own.may_be_boxed)
        };
        let mut asked: Vec<Layer> =
            self.scene.bands.iter().flat_map(|band| &band.layers).filter(is_asked).cloned().collect();
        asked.sort_by_key(|layer| layer.range.start());
        asked
    }

    /// The contrast of letters with the picture behind them that all but the worst pixels have, in the worst frame;
    /// `None` where nothing is drawn.
    fn contrast_of(&mut self, layer: &Layer, words: usize) -> Result<Option<f64>, RenderError> {
        let Some(overlay) = self.behind.text(&self.scene.clone(), words)? else { return Ok(None) };
        let style = &self.scene.words[words].style;
        let near = near_ink(&overlay, (REACH * style.size * self.short_px).ceil() as usize);
        let (letters, range) = (style.color, layer.range);
        let mut worst: Option<f64> = None;
        for sixths in SIXTHS {
            let frame = self.behind.frame(range.start() + range.duration().scaled(sixths, 6))?;
            let pixels = pixels_under(&frame, &overlay, &near);
            let own = worst_contrast(letters, pixels);
            worst = worst.into_iter().chain(own).reduce(f64::min);
        }
        Ok(worst)
    }
}

/// The contrast of letters with pixels that all but the worst 5 % have, 1 to 21; `None` without any.
pub fn worst_contrast(letters: Color, pixels: impl Iterator<Item = Color>) -> Option<f64> {
    let mut contrasts: Vec<f64> = pixels.map(|pixel| contrast(letters, pixel)).collect();
    contrasts.sort_by(f64::total_cmp);
    contrasts.get(contrasts.len() * WORST_PERMILLE / 1000).copied()
}

/// Which pixels of an overlay are ink or lie so near it.
fn near_ink(overlay: &Overlay, reach_px: usize) -> Vec<bool> {
    let (width, alpha) = overlay.ink();
    let mut beside = vec![false; alpha.len()];
    for (row, near) in alpha.chunks(width).zip(beside.chunks_mut(width)) {
        for (x, _) in row.iter().enumerate().filter(|(_, alpha)| **alpha > 0) {
            near[x.saturating_sub(reach_px)..(x + reach_px + 1).min(width)].fill(true);
        }
    }
    let mut around = vec![false; alpha.len()];
    for (y, row) in beside.chunks(width).enumerate() {
        for near in around.chunks_mut(width).skip(y.saturating_sub(reach_px)).take(reach_px + 1 + y.min(reach_px)) {
            near.iter_mut().zip(row).for_each(|(near, beside)| *near |= beside);
        }
    }
    around
}

/// The colours of a frame where those pixels of an overlay lie.
fn pixels_under<'a>(frame: &'a Picture, overlay: &Overlay, wanted: &'a [bool]) -> impl Iterator<Item = Color> + 'a {
    let (width, _) = overlay.ink();
    let (left, top) = (overlay.x_px, overlay.y_px);
    let rows = wanted.chunks(width).enumerate().step_by(STEP);
    rows.flat_map(move |(y, row)| {
        let columns = row.iter().enumerate().step_by(STEP).filter(|(_, wanted)| **wanted);
        columns.filter_map(move |(x, _)| {
            let (x, y) = (usize::try_from(left + x as i32).ok()?, usize::try_from(top + y as i32).ok()?);
            frame.rgb_at(x, y).map(|[r, g, b]| Color::rgb(r, g, b))
        })
    })
}
