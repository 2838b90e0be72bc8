//! From a project to its scene with what only fonts can tell: how high the subtitles reach that a graphic is seen with.

use sunting_graphics::shape::Shape;
use sunting_timeline::scene::{Scene, Shown, ShownGraphic};
use sunting_timeline::{Clip, Project, Text, TimeRange, TrackKind, VerticalAnchor};

use crate::render::text::stacking::Stacking;

/// A subtitle that fills its lane reaches out of it by less.
const TOLERANCE_PX: f32 = 1.0;

/// The scene of a project as it is drawn. Only subtitles that are seen with graphics are measured.
pub fn scene_of(project: &Project) -> Scene {
    let mut scene = Scene::of(project);
    let mut stacking = Stacking::default();
    let tops: Vec<(usize, f32)> = graphics_over_subtitles(&scene)
        .filter_map(|(graphic, range)| Some((graphic, highest_top(&scene, &mut stacking, range)?)))
        .collect();
    for (graphic, top) in tops {
        scene.graphics[graphic].subtitles_top = Some(top);
    }
    scene
}

/// The graphic of a clip as it is seen in a project's film; `None` of a clip that is none.
pub fn shown_graphic_of(project: &Project, clip: &Clip) -> Option<ShownGraphic> {
    let shown = ShownGraphic::of_clip(project, clip)?;
    if shown.subtitles_top.is_none() {
        return Some(shown);
    }
    let mut texts = project.clone();
    texts.tracks.retain(|track| track.kind == TrackKind::Text);
    let subtitles = Scene::of(&texts);
    let top = highest_top(&subtitles, &mut Stacking::default(), clip.timeline_range).or(shown.subtitles_top);
    Some(ShownGraphic { subtitles_top: top, ..shown })
}

/// The graphics that are seen with a subtitle, and when they are seen.
fn graphics_over_subtitles(scene: &Scene) -> impl Iterator<Item = (usize, TimeRange)> {
    let layers = scene.bands.iter().flat_map(|band| &band.layers);
    layers.filter_map(|layer| match layer.shown {
        Shown::Graphic { graphic, .. } if scene.graphics[graphic].subtitles_top.is_some() => {
            Some((graphic, layer.range))
        }
        _ => None,
    })
}

/// Where the highest of the subtitles at the foot begins that are seen in a range, in picture heights; `None` where all
/// keep to their lane.
fn highest_top(scene: &Scene, stacking: &mut Stacking, range: TimeRange) -> Option<f32> {
    let canvas = scene.canvas;
    let shape = Shape::of_picture(canvas.width_px, canvas.height_px);
    let height_px = canvas.height_px as f32;
    let lane_top_px = shape.lane_top_px / shape.height_px * height_px;
    let texts = scene.bands.iter().filter(|band| band.kind == TrackKind::Text);
    let seen = texts.flat_map(|band| band.layers_in(range)).filter_map(|layer| match layer.shown {
        Shown::Text { words } => Some(words),
        _ => None,
    });
    let subtitles = seen.filter(|words| {
        let own = &scene.words[*words];
        matches!(own.text, Text::Caption { .. }) && own.style.vertical == VerticalAnchor::Bottom
    });
    let tops = subtitles.filter_map(|words| stacking.top_px(scene, words));
    let highest_px = tops.fold(f32::INFINITY, f32::min);
    (highest_px < lane_top_px - TOLERANCE_PX).then(|| highest_px.max(0.0).round() / height_px)
}

#[cfg(test)]
mod tests {
    use sunting_timeline::edit::{CaptionText, Edit, apply};
    use sunting_timeline::graphic::{DRAFT_STAMP, Graphic};
    use sunting_timeline::scene::IN_LANE;
    use sunting_timeline::{Canvas, Content, Time};

    use super::*;

    const ONE_LINE: &str = "Halo";
    const TWO_LINES: &str = "Hari ini kita mengaktifkan\nidentitas digital.";
    const THREE_LINES: &str = "Kebijakan publik harus dijelaskan dengan bahasa yang sederhana dan menarik.";

    /// Straps at 0–4 and 5–9 s of an upright film, and subtitles, each with its seconds.
    fn film(subtitles: &[(i64, i64, &str)]) -> Project {
        let seconds = Time::from_seconds;
        let canvas = Canvas { width_px: 1080, height_px: 1920, ..Canvas::default() };
        let captions = subtitles.iter().map(|(start, end, text)| CaptionText {
            start: seconds(*start).into(),
            end: seconds(*end).into(),
            text: (*text).to_owned(),
            unsure: false,
            details: Default::default(),
        });
        let add = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
        let with_subtitles = apply(&Project::new(canvas), &add).unwrap();
        let strap = |at: i64| Edit::AddGraphic {
            track: None,
            at: seconds(at).into(),
            duration: seconds(4).into(),
            graphic: Graphic::new("nama-dan-jabatan"),
        };
        let first = apply(&with_subtitles, &strap(0)).unwrap();
        apply(&first, &strap(5)).unwrap()
    }

    fn tops(subtitles: &[(i64, i64, &str)]) -> [Option<f32>; 2] {
        let project = film(subtitles);
        let scene = scene_of(&project);
        let tops = [0, 1].map(|graphic| scene.graphics[graphic].subtitles_top);
        let clips = project.tracks.iter().flat_map(|track| &track.clips);
        let graphics = clips.filter(|clip| matches!(clip.content, Content::Graphic(_)));
        let alone: Vec<_> = graphics.map(|clip| shown_graphic_of(&project, clip).unwrap().subtitles_top).collect();
        assert_eq!(alone, tops, "the stage and the film know the same");
        tops
    }

    #[test]
    fn subtitles_of_three_lines_lift_the_straps_that_they_are_seen_with() {
        assert_eq!(tops(&[]), [None, None]);
        assert_eq!(tops(&[(1, 2, ONE_LINE)]), [Some(IN_LANE), None]);
        assert_eq!(tops(&[(1, 2, TWO_LINES), (6, 7, ONE_LINE)]), [Some(IN_LANE), Some(IN_LANE)]);
        let [first, second] = tops(&[(0, 1, ONE_LINE), (1, 2, THREE_LINES), (6, 7, TWO_LINES)]);
        let top_px = first.unwrap() * 1920.0;
        assert!((1250.0..1330.0).contains(&top_px), "{top_px}");
        assert_eq!(second, Some(IN_LANE), "only for those that are seen with it");
    }

    #[test]
    fn two_subtitles_at_once_lift_a_strap_above_the_upper_one() {
        let [both, _] = tops(&[(0, 3, TWO_LINES), (2, 4, ONE_LINE)]);
        assert!(both.is_some_and(|top| top < 0.702 - 0.02), "{both:?}");
    }

    #[test]
    fn a_stamp_over_the_whole_film_is_not_renamed_by_subtitles() {
        let (at, duration) = (Time::ZERO.into(), Time::from_seconds(20).into());
        let graphic = Graphic::new(DRAFT_STAMP);
        let add = Edit::AddGraphic { track: None, at, duration, graphic };
        let scene = scene_of(&apply(&film(&[(1, 2, THREE_LINES)]), &add).unwrap());
        let stamp = scene.graphics.iter().find(|shown| shown.graphic.template == DRAFT_STAMP);
        assert_eq!(stamp.unwrap().subtitles_top, None);
    }
}
