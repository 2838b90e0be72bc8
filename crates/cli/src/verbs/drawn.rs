//! One graphic by itself: as a picture, alone or over a frame of footage, as SVG, or as a film of its motion.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::export::{ExportSettings, export};
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_from_media::{media_of, project_of_file};
use sunting_core::render::renderer::Renderer;
use sunting_graphics::picture::{self, Moment};
use sunting_graphics::shape::ShapeKind;
use sunting_graphics::show::lay_out;
use sunting_graphics::svg;
use sunting_session::graphics::language_of;
use sunting_timeline::described::Value;
use sunting_timeline::edit::apply_all;
use sunting_timeline::footage::whole_content;
use sunting_timeline::graphic::{Graphic, GraphicsLook};
use sunting_timeline::scene::{Scene, ShownGraphic};
use sunting_timeline::{Canvas, Clip, ClipId, Content, Edit, FitMode, FrameRate, Placement, Project, Time, TimeRange};

use super::{brand, library, run_options};
use crate::args::{Common, Drawn};
use crate::failure::Failure;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::times::Moment as Asked;
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

/// Draws a graphic as it was asked for; `seconds` is how long a film of it lasts.
///
/// # Errors
/// What went wrong with the footage, the colours or the result.
pub fn draw(
    graphic: Graphic,
    seconds: f64,
    args: &Drawn,
    common: &Common,
    console: &Console,
) -> Result<(u32, u32), Failure> {
    let kind = Kind::of(&args.output)?;
    let inputs: Vec<&Path> = [&args.over, &args.brand].into_iter().flatten().map(PathBuf::as_path).collect();
    destination::check(&args.output, inputs, common.force)?;
    let look = look(args, console)?;
    let total = Time::from_seconds_f64(seconds);
    let canvas = canvas(args);
    let size_px = (canvas.width_px, canvas.height_px);
    match kind {
        Kind::Film => film(graphic, look, total, canvas, args, common, console)?,
        Kind::Png if args.over.is_some() => over_footage(graphic, look, total, canvas, args, common)?,
        Kind::Png => {
            let drawing = lay_out(&shown(graphic, &look, total), size_px);
            let moment = moment(args, canvas, total)?;
            let pixels = (size_px.0 as usize, size_px.1 as usize);
            let rgba = picture::whole(&drawing, moment, pixels)
                .map_err(|error| Failure::new("text", vec![("detail", error.to_string().into())]).at(&args.output))?;
            still::write_clear_png(rgba, pixels, &args.output, common.force)?;
        }
        Kind::Svg => {
            let drawing = lay_out(&shown(graphic, &look, total), size_px);
            destination::write(&args.output, svg::document(&drawing).as_bytes(), common.force)?;
        }
    }
    Ok(size_px)
}

fn look(args: &Drawn, console: &Console) -> Result<GraphicsLook, Failure> {
    let kit = match &args.brand {
        Some(path) => Some(Arc::new(brand::kit_of(path)?)),
        None => None,
    };
    let language = language_of(console.messages.language());
    Ok(GraphicsLook { kit, language, ..GraphicsLook::default() })
}

fn shown(graphic: Graphic, look: &GraphicsLook, total: Time) -> ShownGraphic {
    let (kit, language) = (look.kit.clone(), look.language);
    ShownGraphic { graphic, kit, reduced_motion: false, language, total, over_subtitles: false }
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

/// A moment of the graphic's own time.
fn own_time(asked: Asked, canvas: Canvas, total: Time) -> Result<Time, Failure> {
    let time = inputs::time_on_canvas(canvas.frame_rate, asked).filter(|time| *time < total);
    time.ok_or_else(|| Failure::new("beyond-end", vec![("duration", Value::Length(total))]))
}

fn moment(args: &Drawn, canvas: Canvas, total: Time) -> Result<Option<Moment>, Failure> {
    let seconds = |time: Time| time.as_seconds_f64() as f32;
    let time = args.at_time.map(|asked| own_time(asked, canvas, total)).transpose()?;
    Ok(time.map(|time| Moment { time_s: seconds(time), total_s: seconds(total) }))
}

fn over_footage(
    graphic: Graphic,
    look: GraphicsLook,
    total: Time,
    canvas: Canvas,
    args: &Drawn,
    common: &Common,
) -> Result<(), Failure> {
    let (project, paths) = project_of(graphic, look, total, canvas, args, common)?;
    // A graphic stands in the middle of its time.
    let standing = total.scaled(1, 2);
    let time = args.at_time.map_or(Ok(standing), |asked| own_time(asked, canvas, total))?;
    let scene = Arc::new(Scene::of(&project));
    let size_px = (canvas.width_px as usize, canvas.height_px as usize);
    let mut renderer = Renderer::new(scene, Arc::new(paths), size_px.0, size_px.1, 1);
    let picture = renderer.frame(time.min(total - canvas.frame_rate.period()))?;
    still::write_png(&picture, &args.output, common.force)
}

fn film(
    graphic: Graphic,
    look: GraphicsLook,
    total: Time,
    canvas: Canvas,
    args: &Drawn,
    common: &Common,
    console: &Console,
) -> Result<(), Failure> {
    let (project, paths) = project_of(graphic, look, total, canvas, args, common)?;
    let teller = ProgressTeller::new(console);
    let (settings, options) = (ExportSettings::default(), run_options(common));
    let (project, paths) = (Arc::new(project), Arc::new(paths));
    export(&project, &paths, &settings, &args.output, &options, &teller)?;
    Ok(())
}

/// A project of the graphic, over the footage if there is any.
fn project_of(
    graphic: Graphic,
    look: GraphicsLook,
    total: Time,
    canvas: Canvas,
    args: &Drawn,
    common: &Common,
) -> Result<(Project, MediaPaths), Failure> {
    let (project, paths) = match &args.over {
        Some(path) => footage(path, total, canvas, args, common)?,
        None => (Project::new(canvas), MediaPaths::default()),
    };
    let (track, at, duration) = (None, Time::ZERO.into(), total.into());
    let edits = [Edit::SetGraphicsLook { look }, Edit::AddGraphic { track, at, duration, graphic }];
    let project = apply_all(&project, &edits)?;
    Ok((project, paths))
}

/// A project that shows a file from the moment that was asked for, filling the canvas.
fn footage(
    path: &Path,
    total: Time,
    canvas: Canvas,
    args: &Drawn,
    common: &Common,
) -> Result<(Project, MediaPaths), Failure> {
    let facts = library(common).facts(path, None, &sunting_core::stop::never)?;
    if facts.video.is_none() {
        return Err(Failure::new("no-picture", Vec::new()).at(path));
    }
    let (alone, paths) = project_of_file(&facts);
    let start = args.at.and_then(|asked| inputs::time_on_canvas(alone.canvas.frame_rate, asked)).unwrap_or(Time::ZERO);
    let mut project = Project { media: alone.media.clone(), next_id: alone.next_id, ..Project::new(canvas) };
    let Some(media) = project.media.first().map(|media| media_of(media.id, &facts)) else {
        return Ok((project, paths));
    };
    let left = if media.is_still() { total } else { (media.duration - start).min(total) };
    let mut content = whole_content(&media);
    if let Content::Media { source_start, .. } = &mut content {
        *source_start = start;
    }
    if left < canvas.frame_rate.period() {
        return Err(Failure::new("beyond-end", vec![("duration", Value::Length(media.duration))]).at(path));
    }
    let mut clip =
        Clip::new(ClipId(project.next_id), TimeRange::between(Time::ZERO, canvas.frame_rate.snap(left)), content);
    clip.placement = Placement { mode: FitMode::Fill, ..Placement::default() };
    project.next_id += 1;
    if let Some(track) = project.tracks.first_mut() {
        Arc::make_mut(track).clips.push(clip);
    }
    Ok((project, paths))
}
