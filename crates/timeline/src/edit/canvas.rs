//! Changing the canvas.

use std::sync::Arc;

use super::EditError;
use super::support::{cut_to, shrink_fades};
use crate::footage::{canvas_of_footage, size_of};
use crate::project::{Canvas, CanvasChoice, Content, Project, TrackKind};
use crate::time::{Time, TimeRange};

/// ```text
/// |-A---|-B----|   30 frames a second
/// |-A--|-B-----|   25: edges go to the nearest frame of the new grid
/// ```
///
/// Clips that would vanish between two frames keep one; clips that would play beyond their source end a frame
/// earlier.
pub(super) fn set_canvas(project: &mut Project, canvas: Canvas) -> Result<(), EditError> {
    project.canvas_choice = CanvasChoice::all();
    change(project, canvas);
    Ok(())
}

/// What is not chosen becomes what most of the footage asks for.
pub(super) fn follow_footage(project: &mut Project, chosen: CanvasChoice) -> Result<(), EditError> {
    project.canvas_choice = chosen;
    let Some(wanted) = canvas_of_footage(&project.media) else { return Ok(()) };
    let own = project.canvas;
    let shape = if chosen.shape { own } else { wanted };
    let size = if chosen.size { own } else { wanted };
    let lines = size.width_px.min(size.height_px);
    let (width_px, height_px) = size_of((shape.width_px, shape.height_px), lines);
    let frame_rate = if chosen.rate { own.frame_rate } else { wanted.frame_rate };
    let followed = Canvas { width_px, height_px, frame_rate, ..own };
    change(project, if chosen == CanvasChoice::all() { own } else { followed });
    Ok(())
}

fn change(project: &mut Project, canvas: Canvas) {
    let rate = canvas.frame_rate;
    let changed = project.canvas.frame_rate != rate;
    project.canvas = canvas;
    if !changed {
        return;
    }
    let media = project.media_by_id();
    let lasts = |content: &Content| match content {
        Content::Media { media: id, .. } => media.get(*id).map_or(Time::MAX, |media| media.duration),
        _ => Time::MAX,
    };
    let mut tracks = project.tracks.clone();
    for track in tracks.iter_mut().filter(|track| track.kind == TrackKind::Video) {
        let track = Arc::make_mut(track);
        let mut free_from = Time::ZERO;
        for clip in &mut track.clips {
            let own = clip.timeline_range;
            let start = rate.snap(own.start()).max(free_from);
            let end = rate.snap(own.end()).max(start + rate.period());
            let source = clip.content.clone();
            *clip = cut_to(clip, own);
            clip.content = source;
            clip.timeline_range = TimeRange::between(start, end);
            let limit = lasts(&clip.content) + rate.period().scaled(1, 2);
            if clip.source_range().is_some_and(|range| range.end() > limit) && end > start + rate.period() {
                clip.timeline_range = TimeRange::between(start, end - rate.period());
            }
            shrink_fades(clip);
            free_from = clip.timeline_range.end();
        }
    }
    project.tracks = tracks;
}
