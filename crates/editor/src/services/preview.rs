//! What the stage shows: the project, a file, or the project as it will be made; and its picture as a texture.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};
use sunting_core::media_paths::MediaPaths;
use sunting_core::preview::{Player, Precision, Rate, SoundOutput, Status};
use sunting_session::Session;
use sunting_session::making::today;
use sunting_session::purpose::Purpose;
use sunting_session::stage::on_stage;
use sunting_timeline::edit::{Edit, apply};
use sunting_timeline::footage::{usual_duration, whole_content};
use sunting_timeline::{Canvas, ClipId, MediaId, Project, Time, TimeRange};

use super::Wake;
use crate::model::CachedMedia;

/// What is on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewSource {
    Video,
    /// A file of the media list.
    File(MediaId),
    /// The video in the shape of a purpose.
    Made(Purpose),
    /// Five seconds of the video, as they were made.
    Sample,
}

/// What the player was last told.
struct Shown {
    source: PreviewSource,
    project: Arc<Project>,
    /// A graphic that is worked on: it stands still.
    standing: Option<ClipId>,
    proxies: usize,
}

impl Shown {
    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project)
            && (self.source, self.standing, self.proxies) == (other.source, other.standing, other.proxies)
    }
}

/// The player and what it was last told.
pub struct PreviewService {
    player: Player,
    texture: Option<TextureHandle>,
    shown: Option<Shown>,
    sample: Option<(Arc<Project>, Arc<MediaPaths>)>,
    /// Nothing is shown, so that no file is open.
    is_resting: bool,
}

impl PreviewService {
    /// Starts the player.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(output: Box<dyn SoundOutput>, wake: Wake) -> std::io::Result<Self> {
        let player = Player::start(output, wake)?;
        Ok(Self { player, texture: None, shown: None, sample: None, is_resting: false })
    }

    /// Goes on with another sound device; the picture that is there stays until the new player has one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn change_output(&mut self, output: Box<dyn SoundOutput>, wake: Wake) -> std::io::Result<()> {
        let before = std::mem::replace(&mut self.player, Player::start(output, wake)?);
        self.shown = None;
        // Its threads end in their own time; without a thread for that, now.
        let _ = std::thread::Builder::new().name("last player".to_owned()).spawn(move || drop(before));
        Ok(())
    }

    /// Tells the player what to show, when that has changed. A graphic that is worked on stands still.
    pub fn follow(&mut self, source: PreviewSource, session: &Session, cached: &CachedMedia, standing: Option<ClipId>) {
        let project = session.project();
        let next = Shown { source, project: project.clone(), standing, proxies: cached.proxies.len() };
        if self.is_resting || self.shown.as_ref().is_some_and(|shown| shown.is_same(&next)) {
            return;
        }
        self.shown = Some(next);
        let shown = match (source, &self.sample) {
            (PreviewSource::Sample, Some((sample, paths))) => {
                return self.player.show(sample.clone(), paths.clone(), paths.clone());
            }
            (PreviewSource::Video | PreviewSource::Sample, _) => on_stage(project, standing),
            (PreviewSource::File(media), _) => Arc::new(file_alone(project, media)),
            (PreviewSource::Made(purpose), _) => purpose.project(project, today()),
        };
        let light = with_proxies(session.paths(), cached);
        self.player.show(shown, session.paths().clone(), Arc::new(light));
    }

    /// A sample is there to be shown.
    pub fn set_sample(&mut self, project: Arc<Project>, paths: Arc<MediaPaths>) {
        self.sample = Some((project, paths));
        self.shown = None;
    }

    /// The size that the picture has on the screen, in device pixels.
    pub fn set_size(&self, width_px: usize, height_px: usize) {
        self.player.set_size(width_px, height_px);
    }

    /// Shows the picture at a time.
    pub fn seek(&self, at: Time, precision: Precision) {
        self.player.seek(at, precision);
    }

    /// Plays from where it is.
    pub fn play(&self, rate: Rate) {
        self.player.play(rate);
    }

    pub fn play_part(&self, range: TimeRange, skip: Option<TimeRange>) {
        self.player.play_part(range, skip);
    }

    pub fn pause(&self) {
        self.player.pause();
    }

    /// How loud, 0 to 1.
    pub fn set_volume(&self, volume: f32) {
        self.player.set_volume(volume);
    }

    pub fn is_playing(&self) -> bool {
        self.player.is_playing()
    }

    pub fn position(&self) -> Time {
        self.player.position()
    }

    pub fn status(&self) -> Status {
        self.player.status()
    }

    /// How long until the next picture is due.
    pub fn next_due(&self) -> Option<Duration> {
        self.player.next_due()
    }

    /// Takes a new picture in, if there is one.
    pub fn take_picture(&mut self, context: &Context) -> bool {
        let Some(frame) = self.player.take_frame() else { return false };
        let image = ColorImage::from_rgba_premultiplied([frame.width_px, frame.height_px], &frame.rgba);
        match &mut self.texture {
            Some(texture) => texture.set(image, TextureOptions::NEAREST),
            None => self.texture = Some(context.load_texture("stage", image, TextureOptions::NEAREST)),
        }
        self.player.recycle(frame.rgba);
        true
    }

    pub fn texture(&self) -> Option<&TextureHandle> {
        self.texture.as_ref()
    }

    /// Forgets the picture: its files may lie elsewhere now.
    pub fn clear(&mut self) {
        (self.texture, self.shown) = (None, None);
        self.is_resting = false;
    }

    /// Forgets all: another project is open.
    pub fn leave(&mut self) {
        self.clear();
        self.sample = None;
        self.show_nothing();
    }

    /// Lets go of all files until [`PreviewService::clear`]: the system gives nothing another name that is open.
    pub fn rest(&mut self) {
        self.player.pause();
        self.show_nothing();
        self.is_resting = true;
    }

    fn show_nothing(&self) {
        self.player.show(Arc::new(Project::new(Canvas::default())), Arc::default(), Arc::default());
    }
}

/// A file as a project of its own.
fn file_alone(project: &Project, media: MediaId) -> Project {
    let Some(file) = project.find_media(media) else { return project.clone() };
    let canvas = file.video.map_or(project.canvas, |video| Canvas {
        width_px: video.width_px.next_multiple_of(2).max(16),
        height_px: video.height_px.next_multiple_of(2).max(16),
        ..project.canvas
    });
    let mut alone = Project { media: project.media.clone(), next_id: project.next_id, ..Project::new(canvas) };
    alone.next_id = project.next_id.max(alone.next_id);
    let Some(track) = alone.storyline().map(|track| track.id) else { return alone };
    let edit = Edit::Append { track, duration: usual_duration(file).into(), content: whole_content(file) };
    apply(&alone, &edit).unwrap_or(alone)
}

/// Where pictures are read: proxies stand in for heavy files.
fn with_proxies(paths: &MediaPaths, cached: &CachedMedia) -> MediaPaths {
    let light = |path: &Path| cached.proxies.get(path).map_or_else(|| path.to_owned(), Clone::clone);
    MediaPaths(paths.0.iter().map(|(id, path)| (*id, light(path))).collect())
}
