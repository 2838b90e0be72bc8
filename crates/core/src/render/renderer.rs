//! Composing the frame at any time of a project: the one function that preview and export share.

use std::path::Path;
use std::sync::Arc;

use sunting_timeline::flatten::{Layer, layers_at};
use sunting_timeline::{Content, FitMode, Media, MediaId, Placement, Project, Time};

use super::blur::blur;
use super::compose::{ComposeLayer, compose};
use super::geometry::{Rect, place};
use super::source::{Form, FrameSource, photo_picture};
use super::text::stacking::Stacking;
use super::text::{TextError, TextRenderer};
use crate::error::{Described, MediaError};
use crate::media::conform::fit::is_same_shape;
use crate::media::decode::Effort;
use crate::media_paths::MediaPaths;
use crate::picture::Picture;

/// Decoders kept open at a time, whatever the project's length.
const MAX_SOURCES: usize = 4;
/// Conformed photos kept.
const MAX_PHOTOS: usize = 4;
/// The blurred background is made at this part of the output's size.
const BACKGROUND_PART: usize = 8;

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
            Self::Text(_) => "text",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Media(error) => error.arguments(),
            Self::Text(error) => vec![("detail", error.0.clone())],
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::Media(error) => error.file(),
            Self::Text(_) => None,
        }
    }
}

/// Composes frames of one project at one size. Frames in order are cheap. Not `Send`.
pub struct Renderer {
    project: Arc<Project>,
    paths: Arc<MediaPaths>,
    output_px: (usize, usize),
    decoder_threads: usize,
    /// By media and how many layers below use the same one; the most recently used last.
    sources: Vec<((MediaId, usize), FrameSource)>,
    photos: Vec<((MediaId, Form), Arc<Picture>)>,
    texts: TextRenderer,
    stacking: Stacking,
    effort: Effort,
    /// Whether a keyframe near the wanted frame will do.
    near: bool,
    last: Option<(Vec<ComposeLayer>, Arc<Picture>)>,
}

impl Renderer {
    /// A renderer that has opened nothing yet. The output has the canvas's shape, rounded to even sides.
    pub fn new(
        project: Arc<Project>,
        paths: Arc<MediaPaths>,
        width_px: usize,
        height_px: usize,
        decoder_threads: usize,
    ) -> Self {
        let output_px = (width_px.next_multiple_of(2).max(2), height_px.next_multiple_of(2).max(2));
        Self {
            project,
            paths,
            output_px,
            decoder_threads,
            sources: Vec::new(),
            photos: Vec::new(),
            texts: TextRenderer::new(),
            stacking: Stacking::default(),
            effort: Effort::Full,
            near: false,
            last: None,
        }
    }

    /// Goes on with an edited project; files that stay the same stay open.
    pub fn set_project(&mut self, project: Arc<Project>, paths: Arc<MediaPaths>) {
        let same = |media: MediaId| self.paths.of(media) == paths.of(media);
        self.sources.retain(|((media, _), _)| same(*media));
        self.photos.retain(|((media, _), _)| same(*media));
        (self.project, self.paths, self.last, self.stacking) = (project, paths, None, Stacking::default());
    }

    /// Goes on at another size, rounded to even sides.
    pub fn set_size(&mut self, width_px: usize, height_px: usize) {
        let output_px = (width_px.next_multiple_of(2).max(2), height_px.next_multiple_of(2).max(2));
        if output_px != self.output_px {
            (self.output_px, self.last) = (output_px, None);
            self.photos.clear();
        }
    }

    /// How carefully the next frames are decoded.
    pub fn set_effort(&mut self, effort: Effort) {
        self.effort = effort;
        self.sources.iter_mut().for_each(|(_, source)| source.set_effort(effort));
    }

    /// A frame near a time, quickly: moving pictures show a keyframe.
    ///
    /// # Errors
    /// As [`Renderer::frame`].
    pub fn frame_near(&mut self, timeline_time: Time) -> Result<Arc<Picture>, RenderError> {
        self.near = true;
        let frame = self.frame(timeline_time);
        self.near = false;
        frame
    }

    /// The frame on screen at `timeline_time`. A picture that covers the whole output is handed through untouched.
    ///
    /// # Errors
    /// [`RenderError`] with the file that it happened to.
    pub fn frame(&mut self, timeline_time: Time) -> Result<Arc<Picture>, RenderError> {
        let project = self.project.clone();
        let mut layers = Vec::new();
        let mut used: Vec<MediaId> = Vec::new();
        for layer in layers_at(&project, timeline_time) {
            self.add(&layer, &mut used, &mut layers)?;
        }
        if let [ComposeLayer::Picture { picture, rect, opacity }] = layers.as_slice()
            && (*opacity, rect.width_px, rect.height_px) == (1.0, self.output_px.0, self.output_px.1)
            && rect.covers(self.output_px)
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

    /// Damaged frames met so far, in the files that are open now.
    pub fn damaged_frames(&self) -> u64 {
        self.sources.iter().map(|(_, source)| source.damaged_frames()).sum()
    }

    fn add(
        &mut self,
        layer: &Layer<'_>,
        used: &mut Vec<MediaId>,
        layers: &mut Vec<ComposeLayer>,
    ) -> Result<(), RenderError> {
        let opacity = layer.opacity;
        match &layer.clip.content {
            Content::Text(text) => {
                let style = self.project.style(text.style_name());
                let canvas = (self.project.canvas.width_px, self.project.canvas.height_px);
                let shift_px = self.stacking.shift_px(&self.project, layer.clip);
                let overlay = self.texts.draw(text, &style, canvas, self.output_px, shift_px)?;
                layers.extend(overlay.map(|overlay| ComposeLayer::Overlay { overlay, opacity }));
            }
            Content::Color { color } => layers.push(ComposeLayer::Color { color: *color, opacity }),
            Content::Slot { .. } => {}
            Content::Media { media, .. } | Content::Image { media } => {
                let nth = used.iter().filter(|&id| id == media).count();
                used.push(*media);
                let project = self.project.clone();
                let Some(media) = project.find_media(*media).filter(|media| media.video.is_some()) else {
                    return Ok(());
                };
                // The nearest frame start counts, so that rounded time stamps show the frame that was meant.
                let half = self.project.canvas.frame_rate.period().scaled(1, 2);
                let source_time = layer.source_time.map(|time| time + half);
                self.add_picture(media, nth, source_time, &layer.clip.placement, opacity, layers)?;
            }
        }
        Ok(())
    }

    fn add_picture(
        &mut self,
        media: &Media,
        nth: usize,
        source_time: Option<Time>,
        placement: &Placement,
        opacity: f32,
        layers: &mut Vec<ComposeLayer>,
    ) -> Result<(), RenderError> {
        let shown = self.shown_size_px(media, nth, source_time)?;
        let shown = if placement.rotation % 180 == 90 { (shown.1, shown.0) } else { shown };
        let rect = place(shown, placement, self.output_px);
        let form =
            |rect: Rect| Form { width_px: rect.width_px, height_px: rect.height_px, rotation: placement.rotation };
        if placement.mode == FitMode::BlurredSides && !rect.covers(self.output_px) {
            let fill = Placement { mode: FitMode::Fill, rotation: placement.rotation, ..Placement::default() };
            let small = (self.output_px.0 / BACKGROUND_PART, self.output_px.1 / BACKGROUND_PART);
            let small_rect = place(shown, &fill, (small.0.max(2), small.1.max(2)));
            if let Some(picture) = self.picture(media, nth, source_time, form(small_rect))? {
                let picture = Arc::new(self.background(&picture));
                let rect = Rect { x_px: 0, y_px: 0, width_px: self.output_px.0, height_px: self.output_px.1 };
                layers.push(ComposeLayer::Picture { picture, rect, opacity });
            }
        }
        if let Some(picture) = self.picture(media, nth, source_time, form(rect))? {
            layers.push(ComposeLayer::Picture { picture, rect, opacity });
        }
        Ok(())
    }

    /// The size of what a media shows, upright with square pixels. A light copy has the same shape, so that only another
    /// shape, inside a stream that changes its size, counts.
    fn shown_size_px(
        &mut self,
        media: &Media,
        nth: usize,
        source_time: Option<Time>,
    ) -> Result<(u32, u32), RenderError> {
        let usual = media.video.map_or((2, 2), |video| (video.width_px, video.height_px));
        let Some(time) = source_time.filter(|_| !media.is_still()) else { return Ok(usual) };
        let near = self.near;
        let own = self.source((media.id, nth))?.shown_size_px(time, near)?;
        Ok(own.filter(|own| !is_same_shape(*own, usual)).unwrap_or(usual))
    }

    /// A small picture blurred and enlarged to the output.
    fn background(&self, small: &Picture) -> Picture {
        let mut blurred = small.clone();
        blur(&mut blurred);
        let (width, height) = self.output_px;
        let mut large = Picture::black(width, height);
        for (target, source) in large.planes.iter_mut().zip(&blurred.planes) {
            let (columns, rows) = (target.width(), target.height());
            // The middle part of the small picture that has the output's shape.
            let step = (source.width() * rows).min(source.height() * columns);
            let (wide, high) = (step / rows.max(1), step / columns.max(1));
            let (left, top) = ((source.width() - wide) / 2, (source.height() - high) / 2);
            for y in 0..rows {
                let from = source.row(top + y * high / rows);
                for (x, value) in target.row_mut(y).iter_mut().enumerate() {
                    *value = from[left + x * wide / columns];
                }
            }
        }
        large
    }

    fn picture(
        &mut self,
        media: &Media,
        nth: usize,
        source_time: Option<Time>,
        form: Form,
    ) -> Result<Option<Arc<Picture>>, RenderError> {
        match source_time.filter(|_| !media.is_still()) {
            Some(time) if self.near => Ok(self.source((media.id, nth))?.picture_near(time, form)?),
            Some(time) => Ok(self.source((media.id, nth))?.picture(time, form)?),
            None => self.photo(media.id, form).map(Some),
        }
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

    fn source(&mut self, key: (MediaId, usize)) -> Result<&mut FrameSource, RenderError> {
        let source = match self.sources.iter().position(|(known, _)| *known == key) {
            Some(index) => self.sources.remove(index),
            None => {
                if self.sources.len() >= MAX_SOURCES {
                    self.sources.remove(0);
                }
                let mut source = FrameSource::open(self.paths.of(key.0), self.decoder_threads)?;
                source.set_effort(self.effort);
                (key, source)
            }
        };
        self.sources.push(source);
        let last = self.sources.len() - 1;
        Ok(&mut self.sources[last].1)
    }
}
