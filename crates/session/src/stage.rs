//! The project as it is edited, which is more than what the film will show.

use std::sync::Arc;

use sunting_graphics::prompts::prompted;
use sunting_timeline::graphic::{Appear, Graphic};
use sunting_timeline::{Clip, ClipId, Content, Project, Track, TrackKind};

use crate::Session;

/// The project as it is edited: empty fields of graphics say what belongs there, though the film leaves those graphics
/// out. `standing`, a graphic that is worked on, is there as a whole from its first frame: it is put in at the playhead,
/// and what is typed into it would not be seen before it has moved in.
pub fn on_stage(project: &Arc<Project>, standing: Option<ClipId>) -> Arc<Project> {
    let changed = |clip: &Clip| staged(project, clip, standing == Some(clip.id));
    let has_some =
        |track: &Track| track.kind == TrackKind::Graphic && track.clips.iter().any(|clip| changed(clip).is_some());
    if !project.tracks.iter().any(|track| has_some(track)) {
        return project.clone();
    }
    let mut shown = (**project).clone();
    for track in shown.tracks.iter_mut().filter(|track| has_some(track)) {
        for clip in &mut Arc::make_mut(track).clips {
            if let Some(graphic) = changed(clip) {
                clip.content = Content::Graphic(graphic);
            }
        }
    }
    Arc::new(shown)
}

/// The graphic of a clip where it is another one than in the film.
fn staged(project: &Project, clip: &Clip, stands: bool) -> Option<Graphic> {
    let graphic = Session::graphic_of(clip)?;
    let prompted = prompted(graphic, project.own_template(graphic), project.graphics_look.language);
    match stands {
        true => Some(Graphic { appear: Appear::AtOnce, ..prompted.unwrap_or_else(|| graphic.clone()) }),
        false => prompted,
    }
}

#[cfg(test)]
mod tests {
    use sunting_timeline::graphic::{FieldValue, Language};

    use super::*;

    /// The graphics of a project, in the order of their clips.
    fn graphics(project: &Project) -> Vec<&Graphic> {
        project.tracks.iter().flat_map(|track| &track.clips).filter_map(Session::graphic_of).collect()
    }

    #[test]
    fn a_name_that_is_typed_is_seen_at_its_first_frame() {
        let mut session = Session::default();
        let mut strap = Graphic::new("nama-dan-jabatan");
        strap.fields.insert("nama".to_owned(), FieldValue::Text("Siti".to_owned()));
        let (first, _) = session.add_graphic("add", strap.clone(), Language::Indonesian).unwrap();
        session.add_graphic("add", strap, Language::Indonesian).unwrap();
        let project = session.project().clone();
        assert!(Arc::ptr_eq(&on_stage(&project, None), &project));
        let shown = on_stage(&project, Some(first));
        let appears: Vec<Appear> = graphics(&shown).iter().map(|graphic| graphic.appear).collect();
        assert_eq!(appears, [Appear::AtOnce, Appear::Moving]);
        assert!(graphics(&project).iter().all(|graphic| graphic.appear == Appear::Moving));
    }

    #[test]
    fn an_empty_graphic_says_what_belongs_there() {
        let mut session = Session::default();
        let (quote, _) = session.add_graphic("add", Graphic::new("kutipan"), Language::Indonesian).unwrap();
        for standing in [None, Some(quote)] {
            let shown = on_stage(session.project(), standing);
            assert!(graphics(&shown).iter().all(|graphic| !graphic.text("teks").is_empty()));
        }
    }
}
