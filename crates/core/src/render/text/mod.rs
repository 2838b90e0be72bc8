//! Captions, titles and lower thirds: laid out in canvas pixels, drawn at the output's size with the shipped fonts.

mod draw;
#[cfg(test)]
mod golden_tests;
mod layout;
mod measured;
mod paragraphs;
mod pieces;
pub mod sample;
mod speakers;
pub mod stacking;

use std::collections::VecDeque;
use std::sync::Arc;

pub use sunting_graphics::fonts;
use sunting_graphics::raster::RasterError;
use sunting_timeline::described::{Argument, Described};
use sunting_timeline::scene::{Speaker, Words};
use sunting_timeline::{Text, TextStyle};

use layout::Layout;

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

/// What a drawn text depends on.
#[derive(PartialEq)]
struct Key {
    text: Text,
    second: String,
    speaker: Option<Speaker>,
    style: TextStyle,
    canvas_px: (u32, u32),
    output_px: (usize, usize),
    shift_px: f32,
}

impl Key {
    fn is_of(&self, words: &Words, place: Place) -> bool {
        let is_same_place = (self.canvas_px, self.output_px, self.shift_px) == place;
        let is_same_text = self.text == words.text && self.second == words.second;
        is_same_place && is_same_text && self.speaker == words.speaker && self.style == words.style
    }
}

/// The size of the canvas and of the output, and how far a text is moved down, in canvas pixels.
pub(crate) type Place = ((u32, u32), (usize, usize), f32);

/// A text that was drawn, with the word that was last said in it.
struct Drawn {
    key: Key,
    layout: Option<Layout>,
    overlay: Option<Arc<Overlay>>,
    word: Option<(usize, Option<Arc<Overlay>>)>,
}

impl Drawn {
    fn of(words: &Words, place: Place) -> Result<Self, TextError> {
        let (canvas_px, output_px, shift_px) = place;
        let Words { text, second, speaker, style, .. } = words.clone();
        let key = Key { text, second, speaker, style, canvas_px, output_px, shift_px };
        let layout = layout::layout(words, canvas_px).map(|layout| layout.shifted(shift_px));
        let drawn = layout.as_ref().map(|layout| draw::draw(layout, words, scale(place))).transpose()?;
        let overlay = drawn.map(|drawn| Arc::new(Overlay::from_drawn(&drawn)));
        Ok(Self { key, layout, overlay, word: None })
    }

    fn word(&mut self, words: &Words, number: usize, place: Place) -> Result<Option<Arc<Overlay>>, TextError> {
        if let Some((_, overlay)) = self.word.as_ref().filter(|(known, _)| *known == number) {
            return Ok(overlay.clone());
        }
        let Some(layout) = &self.layout else { return Ok(None) };
        let drawn = draw::draw_word(layout, words, number, scale(place))?;
        let overlay = drawn.map(|drawn| Arc::new(Overlay::from_drawn(&drawn)));
        self.word = Some((number, overlay.clone()));
        Ok(overlay)
    }

    fn bytes(&self) -> usize {
        let word = self.word.as_ref().and_then(|(_, overlay)| overlay.as_ref());
        self.overlay.iter().chain(word).map(|overlay| overlay.bytes()).sum()
    }
}

fn scale((canvas_px, output_px, _): Place) -> f32 {
    output_px.0 as f32 / canvas_px.0.max(1) as f32
}

/// Draws texts and remembers the last ones.
#[derive(Default)]
pub struct TextRenderer {
    drawn: VecDeque<Drawn>,
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
        let words = Words::of(text.clone(), style.clone());
        if let Some(overlay) = self.draw(&words, ((width as u32, height as u32), (width, height), 0.0))? {
            overlay.blend(picture, 1.0, Shown::WHOLE);
        }
        Ok(())
    }

    /// A text as it lies at a place; `None` when there is nothing to show.
    ///
    /// # Errors
    /// [`TextError`].
    pub(crate) fn draw(&mut self, words: &Words, place: Place) -> Result<Option<Arc<Overlay>>, TextError> {
        Ok(self.drawn(words, place)?.and_then(|drawn| drawn.overlay.clone()))
    }

    /// The word that is being said, to be laid over the text: all else of it stays as it is.
    ///
    /// # Errors
    /// [`TextError`].
    pub(crate) fn draw_word(
        &mut self,
        words: &Words,
        number: usize,
        place: Place,
    ) -> Result<Option<Arc<Overlay>>, TextError> {
        self.drawn(words, place)?.map_or(Ok(None), |drawn| drawn.word(words, number, place))
    }

    /// A text that is drawn, the last one of all.
    fn drawn(&mut self, words: &Words, place: Place) -> Result<Option<&mut Drawn>, TextError> {
        let known = self.drawn.iter().position(|drawn| drawn.key.is_of(words, place));
        let own = match known.and_then(|index| self.drawn.remove(index)) {
            Some(known) => known,
            None => Drawn::of(words, place)?,
        };
        self.drawn.push_back(own);
        while self.drawn.len() > 1 && self.drawn.iter().map(Drawn::bytes).sum::<usize>() > CACHE_BYTES {
            self.drawn.pop_front();
        }
        Ok(self.drawn.back_mut())
    }
}
