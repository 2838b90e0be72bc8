//! Changing the canvas.

use std::sync::Arc;

use super::EditError;
use super::support::{cut_to, shrink_fades};
use crate::project::{Canvas, Content, Project, TrackKind};
use crate::time::{Time, TimeRange};

/// ```text
/// |-A---|-B----|   30 frames a second
/// |-A--|-B-----|   25: edges go to the nearest frame of the new grid
/// ```
///
/// Clips that would vanish between two frames keep one; clips that would play beyond their source end a frame
/// earlier.
pub(super) fn set_canvas(project: &mut Project, canvas: Canvas) -> Result<(), EditError> {
    let rate = canvas.frame_rate;
    let changed = project.canvas.frame_rate != rate;
    project.canvas = canvas;
    if !changed {
        return Ok(());
    }
    let lasts = |content: &Content, project: &Project| match content {
        Content::Media { media, .. } => project.find_media(*media).map_or(Time::MAX, |media| media.duration),
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
            let limit = lasts(&clip.content, project) + rate.period().scaled(1, 2);
            if clip.source_range().is_some_and(|range| range.end() > limit) && end > start + rate.period() {
                clip.timeline_range = TimeRange::between(start, end - rate.period());
            }
            shrink_fades(clip);
            free_from = clip.timeline_range.end();
        }
    }
    project.tracks = tracks;
    Ok(())
}
