//! Boxes for captions that cannot be read over the frames behind them.
//!
//! It is decided once for each caption, before anything is rendered, and noted in the project: so every segment and every
//! size shows the same.

use std::sync::Arc;

use sunting_timeline::scene::Scene;
use sunting_timeline::{Clip, Content, Project, Text, Time};

use crate::media_paths::MediaPaths;
use crate::render::legible::illegible;
use crate::render::renderer::RenderError;

/// The project with each caption's box decided: those that cannot be read have one, and no other has. `go_on` hears how
/// many captions are done, and of how many; where it says no, the project comes back as it was.
///
/// # Errors
/// [`RenderError`] with the file that it happened to.
pub fn with_boxes(
    project: &Arc<Project>,
    paths: &Arc<MediaPaths>,
    go_on: &dyn Fn(usize, usize) -> bool,
) -> Result<Arc<Project>, RenderError> {
    let bare = with_boxes_of(project, &[]);
    let found = illegible(Scene::of(&bare), paths, go_on)?;
    Ok(found.map_or_else(|| project.clone(), |found| with_boxes_of(&bare, &found)))
}

/// How many captions have a box of their own.
pub fn boxed_captions(project: &Project) -> usize {
    project.tracks.iter().flat_map(|track| &track.clips).filter(|clip| clip.details.boxed).count()
}

/// The project with boxes for these captions alone; their starts are in order.
fn with_boxes_of(project: &Arc<Project>, boxed: &[(Time, Text)]) -> Arc<Project> {
    let mut made = project.clone();
    let is_boxed = |clip: &Clip| {
        let start = clip.timeline_range.start();
        let from = boxed.partition_point(|(own, _)| *own < start);
        let mut at_once = boxed[from..].iter().take_while(|(own, _)| *own == start);
        at_once.any(|(_, text)| matches!(&clip.content, Content::Text(own) if own == text))
    };
    let is_wrong = |clip: &Clip| is_caption(clip) && clip.details.boxed != is_boxed(clip);
    if !project.tracks.iter().flat_map(|track| &track.clips).any(is_wrong) {
        return made;
    }
    for track in &mut Arc::make_mut(&mut made).tracks {
        if track.clips.iter().any(is_wrong) {
            let clips = Arc::make_mut(track).clips.iter_mut();
            clips.filter(|clip| is_caption(clip)).for_each(|clip| clip.details.boxed = is_boxed(clip));
        }
    }
    made
}

fn is_caption(clip: &Clip) -> bool {
    matches!(clip.content, Content::Text(Text::Caption { .. }))
}
