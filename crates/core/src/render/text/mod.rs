//! Captions, titles and lower thirds: laid out in canvas pixels, drawn at the output's size with the shipped fonts.

mod draw;
#[cfg(test)]
mod golden_tests;
mod layout;
pub mod stacking;

use std::collections::VecDeque;
use std::sync::Arc;

pub use sunting_graphics::fonts;
use sunting_graphics::raster::RasterError;
use sunting_timeline::described::{Argument, Described};
use sunting_timeline::{Text, TextStyle};

use super::overlay::{Overlay, Shown};
use crate::picture::Picture;

/// A text could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a text could not be drawn: {0}")]
pub struct TextError(pub String);

impl From<RasterError> for TextError {
    fn from(error: RasterError) -> Self {
        Self(error.0)
    }
}

impl Described for TextError {
    fn code(&self) -> &'static str {
        "text"
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![("detail", self.0.clone().into())]
    }
}

/// BLAKE3 of the fonts: part of the key of every segment that holds text.
pub(crate) fn font_digest() -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    fonts::all().for_each(|font| {
        hasher.update(font);
    });
    *hasher.finalize().as_bytes()
}

/// Drawn texts are kept up to this many bytes.
const CACHE_BYTES: usize = 24 << 20;

type Key = (Text, TextStyle, (u32, u32), (usize, usize), f32);

/// Draws texts and remembers the last ones.
#[derive(Default)]
pub struct TextRenderer {
    drawn: VecDeque<(Key, Option<Arc<Overlay>>)>,
}

impl TextRenderer {
    /// A renderer that has drawn nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws a text onto a picture that is the whole canvas.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn draw_onto(&mut self, picture: &mut Picture, text: &Text, style: &TextStyle) -> Result<(), TextError> {
        let (width, height) = (picture.width(), picture.height());
        if let Some(overlay) = self.draw(text, style, (width as u32, height as u32), (width, height), 0.0)? {
            overlay.blend(picture, 1.0, Shown::WHOLE);
        }
        Ok(())
    }

    /// A text as it lies on an output of that size, moved down by so many canvas pixels; `None` when there is nothing to
    /// show.
    ///
    /// # Errors
    /// [`TextError`].
    pub(crate) fn draw(
        &mut self,
        text: &Text,
        style: &TextStyle,
        canvas_px: (u32, u32),
        output_px: (usize, usize),
        shift_px: f32,
    ) -> Result<Option<Arc<Overlay>>, TextError> {
        let key = (text.clone(), style.clone(), canvas_px, output_px, shift_px);
        if let Some(index) = self.drawn.iter().position(|(known, _)| *known == key) {
            let found = self.drawn.remove(index);
            let overlay = found.as_ref().and_then(|(_, overlay)| overlay.clone());
            self.drawn.extend(found);
            return Ok(overlay);
        }
        let scale = output_px.0 as f32 / canvas_px.0.max(1) as f32;
        let overlay = match layout::layout(text, style, canvas_px) {
            Some(layout) => {
                let layout = layout.shifted(shift_px);
                Some(Arc::new(Overlay::from_drawn(&draw::draw(&layout, style, scale)?)))
            }
            None => None,
        };
        self.drawn.push_back((key, overlay.clone()));
        while self.bytes() > CACHE_BYTES && self.drawn.len() > 1 {
            self.drawn.pop_front();
        }
        Ok(overlay)
    }

    fn bytes(&self) -> usize {
        self.drawn.iter().filter_map(|(_, overlay)| overlay.as_ref()).map(|overlay| overlay.bytes()).sum()
    }
}
