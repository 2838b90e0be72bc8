//! Composing the frame at any time of a scene: the one function that preview and export share.

use std::path::Path;
use std::sync::Arc;

use sunting_timeline::described::{Argument, Described, ErrorKind};
use sunting_timeline::scene::{File, Layer, Scene, Shown};
use sunting_timeline::{FitMode, MediaId, Placement, Time};

use super::background::Backgrounds;
use super::compose::{ComposeLayer, compose};
use super::geometry::{Rect, place};
use super::graphic::GraphicRenderer;
use super::overlay::{self, Overlay};
use super::source::{Form, FrameSource, photo_picture};
use super::text::stacking::Stacking;
use super::text::{self, TextError, TextRenderer};
use crate::error::MediaError;
use crate::media::conform::fit::is_same_shape;
use crate::media::decode::DecodeEffort;
use crate::media_paths::MediaPaths;
use crate::picture::Picture;
use crate::reader_pool::{Place, ReaderPool};

/// Conformed photos kept.
const MAX_PHOTOS: usize = 4;

/// Why a frame could not be composed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// A file could not be read.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// A text could not be drawn.
    #[error(transparent)]
    Text(#[from] TextError),
}

impl Described for RenderError {
    fn code(&self) -> &'static str {
        match self {
            Self::Media(error) => error.code(),
            Self::Text(error) => error.code(),
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::Media(error) => error.arguments(),
            Self::Text(error) => error.arguments(),
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::Media(error) => error.file(),
            Self::Text(_) => None,
        }
    }

    fn kind(&self) -> ErrorKind {
        if let Self::Media(error) = self { error.kind() } else { ErrorKind::Failure }
    }
}

/// Composes frames of one scene at one size. Frames in order are cheap. Not `Send`.
pub struct Renderer {
    scene: Arc<Scene>,
    paths: Arc<MediaPaths>,
    output_px: (usize, usize),
    decoder_threads: usize,
    sources: ReaderPool<MediaId, FrameSource>,
    photos: Vec<((MediaId, Form), Arc<Picture>)>,
    backgrounds: Backgrounds,
    texts: TextRenderer,
    graphics: GraphicRenderer,
    stacking: Stacking,
    effort: DecodeEffort,
    /// Whether a keyframe near the wanted frame will do.
    near: bool,
    last: Option<(Vec<ComposeLayer>, Arc<Picture>)>,
}

impl Renderer {
    /// A renderer that has opened nothing yet. The output has the canvas's shape, rounded to even sides.
    pub fn new(
        scene: Arc<Scene>,
        paths: Arc<MediaPaths>,
        width_px: usize,
        height_px: usize,
        decoder_threads: usize,
    ) -> Self {
        let output_px = (width_px.next_multiple_of(2).max(2), height_px.next_multiple_of(2).max(2));
        Self {
            scene,
            paths,
            output_px,
            decoder_threads,
            sources: ReaderPool::counting(FrameSource::damaged_frames),
            photos: Vec::new(),
            backgrounds: Backgrounds::default(),
            texts: TextRenderer::new(),
            graphics: GraphicRenderer::default(),
            stacking: Stacking::default(),
            effort: DecodeEffort::Full,
            near: false,
            last: None,
        }
    }

    /// Continues with an edited scene. Files that it still needs stay open.
    pub(crate) fn set_scene(&mut self, scene: Arc<Scene>, paths: Arc<MediaPaths>) {
        let same = |media: MediaId| self.paths.of(media) == paths.of(media);
        self.sources.retain(|media| same(*media));
        self.photos.retain(|((media, _), _)| same(*media));
        (self.scene, self.paths, self.last, self.stacking) = (scene, paths, None, Stacking::default());
    }

    /// Goes on at another size, rounded to even sides.
    pub(crate) fn set_size(&mut self, width_px: usize, height_px: usize) {
        let output_px = (width_px.next_multiple_of(2).max(2), height_px.next_multiple_of(2).max(2));
        if output_px != self.output_px {
            (self.output_px, self.last) = (output_px, None);
            self.photos.clear();
        }
    }

    /// How carefully the next frames are decoded.
    pub(crate) fn set_effort(&mut self, effort: DecodeEffort) {
        self.effort = effort;
        self.sources.iter_mut().for_each(|source| source.set_effort(effort));
    }

    /// A frame near a time, found quickly: films show a keyframe near it.
    ///
    /// # Errors
    /// As [`Renderer::frame`].
    pub fn frame_near(&mut self, timeline_time: Time) -> Result<Arc<Picture>, RenderError> {
        self.near = true;
        let frame = self.frame(timeline_time);
        self.near = false;
        frame
    }

    /// The frame on screen at a time of the scene. A single picture that covers the whole output is returned without
    /// being composed.
    ///
    /// # Errors
    /// [`RenderError`] with the file that it happened to.
    pub fn frame(&mut self, timeline_time: Time) -> Result<Arc<Picture>, RenderError> {
        let scene = self.scene.clone();
        let moment = Moment::of(&scene, timeline_time);
        self.sources.prepare(&moment.films());
        self.graphics.begin_frame();
        let mut layers = Vec::new();
        for layer in scene.layers_at(timeline_time) {
            self.add(&moment, layer, &mut layers)?;
        }
        if let [ComposeLayer::Picture { picture, rect, opacity }] = layers.as_slice()
            && *opacity == 1.0
            && rect.is_whole(self.output_px)
            && picture.alpha.is_none()
        {
            return Ok(picture.clone());
        }
        if let Some((last, picture)) = &self.last
            && last.len() == layers.len()
            && last.iter().zip(&layers).all(|(a, b)| a.is_same(b))
        {
            return Ok(picture.clone());
        }
        let picture = Arc::new(compose(&layers, self.output_px));
        self.last = Some((layers, picture.clone()));
        Ok(picture)
    }

    /// Damaged frames met so far.
    pub(crate) fn damaged_frames(&self) -> u64 {
        self.sources.counted()
    }

    /// A text of a scene as this renderer would draw it; `None` where nothing of it is seen.
    ///
    /// # Errors
    /// [`RenderError::Text`].
    pub(super) fn text(&mut self, scene: &Scene, words: usize) -> Result<Option<Arc<Overlay>>, RenderError> {
        let place = self.text_place(scene, words);
        Ok(self.texts.draw(&scene.words[words], place)?)
    }

    fn text_place(&mut self, scene: &Scene, words: usize) -> text::Place {
        let canvas = (scene.canvas.width_px, scene.canvas.height_px);
        (canvas, self.output_px, scene.words[words].shift_px + self.stacking.shift_px(scene, words))
    }

    fn add(&mut self, moment: &Moment<'_>, layer: &Layer, layers: &mut Vec<ComposeLayer>) -> Result<(), RenderError> {
        let (scene, opacity) = (moment.scene, layer.level.at(moment.time));
        match layer.shown {
            Shown::Text { words } => {
                let place = self.text_place(scene, words);
                let words = &scene.words[words];
                let shown = overlay::Shown::WHOLE;
                let over = |overlay| ComposeLayer::Overlay { overlay, opacity, shown };
                layers.extend(self.texts.draw(words, place)?.map(over));
                if let Some(number) = words.word_at(moment.time) {
                    layers.extend(self.texts.draw_word(words, number, place)?.map(over));
                }
            }
            Shown::Graphic { graphic, .. } => {
                let canvas = (scene.canvas.width_px, scene.canvas.height_px);
                let since = layer.seen_since(moment.time).unwrap_or_default();
                let place = (layer.placement.x, layer.placement.y);
                let graphic = &scene.graphics[graphic];
                layers.extend(self.graphics.draw(graphic, since, canvas, self.output_px, place, opacity)?);
            }
            Shown::Logo { graphic } => {
                let canvas = (scene.canvas.width_px, scene.canvas.height_px);
                layers.extend(self.graphics.draw_still(&scene.graphics[graphic], canvas, self.output_px, opacity)?);
            }
            Shown::Color(color) => layers.push(ComposeLayer::Color { color, opacity }),
            Shown::Film { file, .. } | Shown::Photo { file } => {
                let wanted = Wanted { file: &scene.files[file], source_time: moment.source_time(layer) };
                self.add_picture(&wanted, &layer.placement, opacity, layers)?;
            }
        }
        Ok(())
    }

    fn add_picture(
        &mut self,
        wanted: &Wanted<'_>,
        placement: &Placement,
        opacity: f32,
        layers: &mut Vec<ComposeLayer>,
    ) -> Result<(), RenderError> {
        let shown = self.shown_size_px(wanted)?;
        let shown = if placement.rotation % 180 == 90 { (shown.1, shown.0) } else { shown };
        let rect = place(shown, placement, self.output_px);
        let form = Form { width_px: rect.width_px, height_px: rect.height_px, rotation: placement.rotation };
        let Some(picture) = self.picture(wanted, form)? else { return Ok(()) };
        if placement.mode == FitMode::BlurredSides && !rect.covers(self.output_px) {
            let background = self.backgrounds.behind(&picture, self.output_px);
            let rect = Rect { x_px: 0, y_px: 0, width_px: self.output_px.0, height_px: self.output_px.1 };
            layers.push(ComposeLayer::Picture { picture: background, rect, opacity });
        }
        layers.push(ComposeLayer::Picture { picture, rect, opacity });
        Ok(())
    }

    /// The size of what a file shows, upright with square pixels. A proxy has the same shape, so that only another
    /// shape, inside a stream that changes its size, counts.
    fn shown_size_px(&mut self, wanted: &Wanted<'_>) -> Result<(u32, u32), RenderError> {
        let usual = wanted.file.shown_px.unwrap_or((2, 2));
        let Some(time) = wanted.source_time else { return Ok(usual) };
        let near = self.near;
        let own = self.source(wanted.file.media, time)?.shown_size_px(time, near)?;
        Ok(own.filter(|own| !is_same_shape(*own, usual)).unwrap_or(usual))
    }

    fn picture(&mut self, wanted: &Wanted<'_>, form: Form) -> Result<Option<Arc<Picture>>, RenderError> {
        let media = wanted.file.media;
        let Some(time) = wanted.source_time else { return self.photo(media, form).map(Some) };
        if self.near {
            // Keyframes are read by a decoder of their own: the other one stays where it is.
            return Ok(self.source(media, time)?.picture_near(time, form)?);
        }
        let picture = self.source(media, time)?.picture(time, form)?;
        self.sources.moved_to(time.ticks());
        Ok(picture)
    }

    fn photo(&mut self, media: MediaId, form: Form) -> Result<Arc<Picture>, RenderError> {
        if let Some((_, picture)) = self.photos.iter().find(|(key, _)| *key == (media, form)) {
            return Ok(picture.clone());
        }
        let path = self.paths.of(media);
        let picture = photo_picture(path, form)?;
        if self.photos.len() >= MAX_PHOTOS {
            self.photos.remove(0);
        }
        self.photos.push(((media, form), picture.clone()));
        Ok(picture)
    }

    fn source(&mut self, media: MediaId, time: Time) -> Result<&mut FrameSource, RenderError> {
        let place = Place { key: media, at: time.ticks() };
        let (path, threads, effort) = (self.paths.of(media), self.decoder_threads, self.effort);
        self.sources.reader(&place, |_| {
            let mut source = FrameSource::open(path, threads)?;
            source.set_effort(effort);
            Ok(source)
        })
    }
}

/// A time of a scene.
struct Moment<'a> {
    scene: &'a Scene,
    time: Time,
}

impl<'a> Moment<'a> {
    fn of(scene: &'a Scene, time: Time) -> Self {
        Self { scene, time }
    }

    /// The places of all films that are seen.
    fn films(&self) -> Vec<Place<MediaId>> {
        let film = |layer: &Layer| {
            let (file, time) = (layer.file()?, self.source_time(layer)?);
            Some(Place { key: self.scene.files[file].media, at: time.ticks() })
        };
        self.scene.layers_at(self.time).filter_map(film).collect()
    }

    /// The nearest frame start counts, so that rounded time stamps show the frame that was meant.
    fn source_time(&self, layer: &Layer) -> Option<Time> {
        let half = self.scene.canvas.frame_rate.period().scaled(1, 2);
        layer.source_time_at(self.time).map(|time| time + half)
    }
}

/// A picture that is wanted of a file.
struct Wanted<'a> {
    file: &'a File,
    source_time: Option<Time>,
}
