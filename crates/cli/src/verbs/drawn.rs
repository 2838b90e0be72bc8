//! One graphic by itself: as a picture, alone or over a frame of footage, as SVG, or as a film of its motion.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::export::{ExportSettings, export};
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_from_media::{media_of, project_of_file};
use sunting_core::render::renderer::Renderer;
use sunting_graphics::drawing::Drawing;
use sunting_graphics::picture::{self, Moment};
use sunting_graphics::shape::ShapeKind;
use sunting_graphics::show::lay_out;
use sunting_graphics::svg;
use sunting_session::graphics::language_of;
use sunting_session::reading_time::usual_duration;
use sunting_timeline::described::Value;
use sunting_timeline::edit::apply_all;
use sunting_timeline::footage::whole_content;
use sunting_timeline::graphic::{Graphic, GraphicsLook};
use sunting_timeline::own_template::StoredTemplate;
use sunting_timeline::scene::{Scene, ShownGraphic};
use sunting_timeline::{Canvas, Clip, ClipId, Content, Edit, FitMode, FrameRate, Placement, Project, Time, TimeRange};

use super::{brand, library, run_options};
use crate::args::{Common, Drawn};
use crate::failure::Failure;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::warnings::Warnings;
use crate::{destination, inputs, still};

/// What a file is, by its ending.
enum Kind {
    Png,
    Svg,
    Film,
}

impl Kind {
    fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase().to_string_lossy().into_owned());
        match ending.as_deref() {
            Some("png") => Ok(Self::Png),
            Some("svg") => Ok(Self::Svg),
            Some("mp4") => Ok(Self::Film),
            _ => Err(Failure::wrong_usage("graphic-ending", Vec::new()).at(path)),
        }
    }
}

/// A graphic, and the user's own template that it is made with.
pub struct Made {
    pub graphic: Graphic,
    pub own: Option<StoredTemplate>,
}

impl From<Graphic> for Made {
    fn from(graphic: Graphic) -> Self {
        Self { graphic, own: None }
    }
}

/// What was drawn.
pub struct Picture {
    pub width_px: u32,
    pub height_px: u32,
    /// What the user should know of it.
    pub warnings: Warnings,
}

/// Draws a graphic as it was asked for.
///
/// # Errors
/// What went wrong with the footage, the colours or the result.
pub fn draw(made: impl Into<Made>, args: &Drawn, common: &Common, console: &Console) -> Result<Picture, Failure> {
    let (kind, made) = (Kind::of(&args.output)?, made.into());
    check_options(&kind, args)?;
    let inputs: Vec<&Path> = [&args.over, &args.brand].into_iter().flatten().map(PathBuf::as_path).collect();
    destination::check(&args.output, inputs, common.force)?;
    let total = usual_duration(&made.graphic, made.own.as_ref());
    let order = Order { made, look: look(args, console)?, total, canvas: canvas(args), args, common };
    match kind {
        Kind::Film => order.film(console)?,
        Kind::Png => match &args.over {
            Some(footage) => order.picture_over(footage)?,
            None => order.picture()?,
        },
        Kind::Svg => destination::write(&args.output, svg::document(&order.drawing()).as_bytes(), common.force)?,
    }
    let Canvas { width_px, height_px, .. } = order.canvas;
    let warnings = Warnings::of_drawn(&console.messages, order.drawing().is_crowded());
    Ok(Picture { width_px, height_px, warnings })
}

/// Options that a kind of file has no use for are refused, not ignored.
fn check_options(kind: &Kind, args: &Drawn) -> Result<(), Failure> {
    let refusal = match kind {
        Kind::Svg if args.over.is_some() => "graphic-svg-over",
        Kind::Svg | Kind::Film if args.at_time.is_some() => "graphic-at-time",
        _ => return Ok(()),
    };
    Err(Failure::wrong_usage(refusal, Vec::new()).at(&args.output))
}

fn look(args: &Drawn, console: &Console) -> Result<GraphicsLook, Failure> {
    let kit = match &args.brand {
        Some(path) => Some(Arc::new(brand::kit_of(path)?)),
        None => None,
    };
    let language = language_of(console.messages.language());
    Ok(GraphicsLook { kit, language, ..GraphicsLook::default() })
}

fn canvas(args: &Drawn) -> Canvas {
    let even = |side: f64| (side / 2.0).round() as u32 * 2;
    let short = f64::from(args.short_side_px);
    let (width_px, height_px) = match args.shape {
        ShapeKind::Wide => (short * 16.0 / 9.0, short),
        ShapeKind::Tall => (short, short * 16.0 / 9.0),
        ShapeKind::Square => (short, short),
        ShapeKind::Portrait => (short, short * 5.0 / 4.0),
    };
    let (width_px, height_px) = (even(width_px), even(height_px));
    Canvas { width_px, height_px, frame_rate: FrameRate::FPS_30, ..Canvas::default() }
}

fn beyond_end(file: &Path, duration: Time) -> Failure {
    Failure::new("beyond-end", vec![("duration", Value::Length(duration))]).at(file)
}

/// A graphic, and how it was asked for.
struct Order<'a> {
    made: Made,
    look: GraphicsLook,
    /// How long it is seen.
    total: Time,
    canvas: Canvas,
    args: &'a Drawn,
    common: &'a Common,
}

impl Order<'_> {
    fn size_px(&self) -> (usize, usize) {
        (self.canvas.width_px as usize, self.canvas.height_px as usize)
    }

    fn drawing(&self) -> Drawing {
        let (graphic, own) = (self.made.graphic.clone(), self.made.own.clone());
        let (kit, language, total) = (self.look.kit.clone(), self.look.language, self.total);
        let (reduced_motion, subtitles_top) = (false, None);
        let shown = ShownGraphic { graphic, own, kit, reduced_motion, language, total, subtitles_top };
        lay_out(&shown, (self.canvas.width_px, self.canvas.height_px))
    }

    /// The moment of its own motion that was asked for.
    fn own_time(&self) -> Result<Option<Time>, Failure> {
        let time_of = |asked| {
            let time = inputs::time_on_canvas(self.canvas.frame_rate, asked).filter(|time| *time < self.total);
            time.ok_or_else(|| beyond_end(&self.args.output, self.total))
        };
        self.args.at_time.map(time_of).transpose()
    }

    fn picture(&self) -> Result<(), Failure> {
        let seconds = |time: Time| time.as_seconds_f64() as f32;
        let moment = self.own_time()?.map(|time| Moment { time_s: seconds(time), total_s: seconds(self.total) });
        let rgba = picture::whole(&self.drawing(), moment, self.size_px())
            .map_err(|error| Failure::new("text", vec![("detail", error.to_string().into())]).at(&self.args.output))?;
        still::write_clear_png(rgba, self.size_px(), &self.args.output, self.common.force)
    }

    /// The graphic at its own time over the frame of the footage that was asked for.
    fn picture_over(&self, footage: &Path) -> Result<(), Failure> {
        // A graphic stands in the middle of its time.
        let time = self.own_time()?.unwrap_or_else(|| self.total.scaled(1, 2));
        let rate = self.canvas.frame_rate;
        let time = rate.snap(time.min(self.total - rate.period()));
        let frame = self.over(footage, TimeRange::from_duration(time, rate.period()))?;
        let project = self.with_graphic(&frame.project, self.total)?;
        let (width_px, height_px) = self.size_px();
        let mut renderer = Renderer::new(Arc::new(Scene::of(&project)), Arc::new(frame.paths), width_px, height_px, 1);
        let picture = renderer.frame(time)?;
        still::write_png(&picture, &self.args.output, self.common.force)
    }

    /// A film of the graphic's motion: no longer than the footage behind it.
    fn film(&self, console: &Console) -> Result<(), Failure> {
        let behind = match &self.args.over {
            Some(footage) => self.over(footage, TimeRange::from_duration(Time::ZERO, self.total))?,
            None => Behind { project: Project::new(self.canvas), paths: MediaPaths::default(), duration: self.total },
        };
        let project = Arc::new(self.with_graphic(&behind.project, behind.duration)?);
        let (settings, options) = (ExportSettings::default(), run_options(self.common));
        let teller = ProgressTeller::new(console);
        export(&project, &Arc::new(behind.paths), &settings, &self.args.output, &options, &teller)?;
        Ok(())
    }

    /// The project with the graphic over it from its start.
    fn with_graphic(&self, project: &Project, duration: Time) -> Result<Project, Failure> {
        let Made { graphic, own } = &self.made;
        let keep = own.clone().map(|own| Edit::SetOwnTemplate { id: graphic.template.clone(), svg: Some(own) });
        let graphic = graphic.clone();
        let add = Edit::AddGraphic { track: None, at: Time::ZERO.into(), duration: duration.into(), graphic };
        let edits = keep.into_iter().chain([Edit::SetGraphicsLook { look: self.look.clone() }, add]);
        Ok(apply_all(project, &edits.collect::<Vec<_>>())?)
    }

    /// A project that shows a file from the moment that was asked for, filling the canvas: in `range`, or as much of it
    /// as the file lasts.
    fn over(&self, path: &Path, range: TimeRange) -> Result<Behind, Failure> {
        let facts = library(self.common).facts(path, None, &sunting_core::stop::never)?;
        let (alone, paths) = project_of_file(&facts);
        let media = alone.media.first().filter(|_| facts.video.is_some()).map(|media| media_of(media.id, &facts));
        let media = media.ok_or_else(|| Failure::new("no-picture", Vec::new()).at(path))?;
        let asked = self.args.at.map_or(Some(Time::ZERO), |at| inputs::time_on_canvas(alone.canvas.frame_rate, at));
        let start = asked.filter(|start| media.is_still() || *start < media.duration);
        let start = start.ok_or_else(|| beyond_end(path, media.duration))?;
        let rate = self.canvas.frame_rate;
        let left = if media.is_still() { range.duration() } else { range.duration().min(media.duration - start) };
        // The rest of a file may be shorter than a frame of the canvas.
        let duration = rate.snap(left).max(rate.period());
        let mut content = whole_content(&media);
        if let Content::Media { source_start, .. } = &mut content {
            *source_start = start.min(media.duration - duration).max(Time::ZERO);
        }
        let mut project = Project { media: alone.media.clone(), next_id: alone.next_id, ..Project::new(self.canvas) };
        let shown = TimeRange::between(range.start(), rate.snap(range.start() + duration));
        let mut clip = Clip::new(ClipId(project.next_id), shown, content);
        clip.placement = Placement { mode: FitMode::Fill, ..Placement::default() };
        project.next_id += 1;
        if let Some(track) = project.tracks.first_mut() {
            Arc::make_mut(track).clips.push(clip);
        }
        Ok(Behind { project, paths, duration })
    }
}

/// Footage behind a graphic.
struct Behind {
    project: Project,
    paths: MediaPaths,
    /// How long it is seen.
    duration: Time,
}
