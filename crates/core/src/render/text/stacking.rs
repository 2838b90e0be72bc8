//! Captions that are seen together stand above each other: none covers another, and none moves while it is seen.

use sunting_timeline::flatten::captions_below;
use sunting_timeline::{Clip, Content, Project, TextStyle, VerticalAnchor};

use super::layout::{Bounds, Layout, layout};

/// Between two captions, in sizes of the upper one's font.
const GAP: f32 = 0.12;

/// How far a caption has to be moved down (up when negative) to stand clear of those on lower tracks that it is seen
/// with, in canvas pixels. Those at the top stack downwards, all others upwards.
pub fn stacking_shift_px(project: &Project, caption: &Clip) -> f32 {
    let below = captions_below(project, caption);
    if below.is_empty() {
        return 0.0;
    }
    let Some((own, style)) = laid_out(project, caption) else { return 0.0 };
    let gap = GAP * own.size_px;
    let others = below.into_iter().filter_map(|other| placed(project, other, style.vertical));
    let canvas_height = project.canvas.height_px as f32;
    let Bounds { y_px, height_px, .. } = own.bounds;
    match style.vertical {
        VerticalAnchor::Top => {
            let shift = others.map(|(_, bottom)| bottom + gap - y_px).fold(0.0, f32::max);
            shift.min((canvas_height - height_px - y_px).max(0.0))
        }
        VerticalAnchor::Middle | VerticalAnchor::Bottom => {
            let shift = others.map(|(top, _)| top - gap - height_px - y_px).fold(0.0, f32::min);
            shift.max(-y_px.max(0.0))
        }
    }
}

/// The top and the bottom of a caption where it is seen, when it has that anchor.
fn placed(project: &Project, caption: &Clip, anchor: VerticalAnchor) -> Option<(f32, f32)> {
    let (layout, style) = laid_out(project, caption)?;
    let top = layout.bounds.y_px + stacking_shift_px(project, caption);
    (style.vertical == anchor).then_some((top, top + layout.bounds.height_px))
}

fn laid_out(project: &Project, caption: &Clip) -> Option<(Layout, TextStyle)> {
    let Content::Text(text) = &caption.content else { return None };
    let style = project.style(text.style_name());
    let canvas = (project.canvas.width_px, project.canvas.height_px);
    Some((layout(text, &style, canvas)?, style))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sunting_timeline::edit::{CaptionText, Edit, apply};
    use sunting_timeline::{Canvas, Time};

    fn project(captions: &[(i64, i64, &str)], vertical: VerticalAnchor) -> Project {
        let captions = captions.iter().map(|(start, end, text)| CaptionText {
            start: Time::from_millis(*start).into(),
            end: Time::from_millis(*end).into(),
            text: (*text).to_owned(),
        });
        let add = Edit::AddCaptions { track: None, captions: captions.collect(), style: String::new() };
        let style = TextStyle { vertical, ..TextStyle::default() };
        let project = apply(&Project::new(Canvas::default()), &Edit::SetStyle { style }).unwrap();
        apply(&project, &add).unwrap()
    }

    fn places(project: &Project) -> Vec<(&Clip, (f32, f32))> {
        let clips = project.tracks.iter().flat_map(|track| &track.clips);
        clips.filter_map(|clip| Some((clip, placed(project, clip, project.style("").vertical)?))).collect()
    }

    #[test]
    fn captions_seen_together_stand_clear_of_each_other_and_stay_where_they_are() {
        let project =
            project(&[(0, 4000, "Satu"), (3000, 6000, "Dua\nbaris"), (5000, 8000, "Tiga")], VerticalAnchor::Bottom);
        let tops: Vec<f32> = places(&project).iter().map(|(_, (top, _))| *top).collect();
        let own = |text: &str| tops[places(&project).iter().position(|(clip, _)| says(clip, text)).unwrap()];
        assert_eq!(own("Satu"), own("Tiga"));
        assert!(own("Dua\nbaris") < own("Satu"));
    }

    fn says(clip: &Clip, words: &str) -> bool {
        matches!(&clip.content, Content::Text(sunting_timeline::Text::Caption { text, .. }) if text == words)
    }

    proptest! {
        #[test]
        fn no_caption_covers_another(
            times in prop::collection::vec((0_i64..20_000, 500_i64..8000, "[a-z]{1,12}(\n[a-z]{1,12})?"), 1..7),
            at_top: bool,
        ) {
            let anchor = if at_top { VerticalAnchor::Top } else { VerticalAnchor::Bottom };
            let times: Vec<_> = times.iter().map(|(start, length, text)| (*start, start + length, text.as_str())).collect();
            let project = project(&times, anchor);
            // More than these are not shown at a time.
            prop_assume!(project.tracks.len() <= 1 + sunting_timeline::captions::MOST_AT_ONCE);
            let places = places(&project);
            for (index, (clip, (top, bottom))) in places.iter().enumerate() {
                prop_assert!(*top >= 0.0 && *bottom <= project.canvas.height_px as f32);
                for (other, (other_top, other_bottom)) in &places[index + 1..] {
                    let apart = bottom <= other_top || other_bottom <= top;
                    prop_assert!(apart || !clip.timeline_range.overlaps(other.timeline_range));
                }
            }
        }
    }
}
