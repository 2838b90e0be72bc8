//! How many lines of the canvas the pictures' own pixels are worth: more would only enlarge them.

use super::{Layer, Scene};
use crate::clip::FitMode;

impl Scene {
    /// The lines that the sharpest of the pictures is worth on the canvas: more would enlarge all of them. The canvas's own
    /// where there is no picture from a file.
    pub fn worth_lines_px(&self) -> u32 {
        let own = self.canvas.width_px.min(self.canvas.height_px);
        let worth = self.own_lines_px().into_iter().map(|(lines, _)| lines).reduce(f64::max);
        worth.map_or(own, |lines| (lines.round() as u32).clamp(16, own))
    }

    /// The lines that at least half of what is shown has of its own, by length; `None` where no picture is from a file.
    pub fn usual_lines_px(&self) -> Option<u32> {
        let mut shown = self.own_lines_px();
        shown.sort_by(|a, b| b.0.total_cmp(&a.0));
        let all: i64 = shown.iter().map(|(_, millis)| millis).sum();
        let mut reached = 0;
        let usual = shown.into_iter().find(|(_, millis)| {
            reached += millis;
            2 * reached >= all
        });
        usual.map(|(lines, _)| lines.round() as u32)
    }

    /// Of each picture from a file, the canvas lines that its own pixels fill, and for how many milliseconds.
    fn own_lines_px(&self) -> Vec<(f64, i64)> {
        let lines =
            self.pictures().filter_map(|layer| Some((self.lines_px(layer)?, layer.range.duration().as_millis())));
        lines.collect()
    }

    fn lines_px(&self, layer: &Layer) -> Option<f64> {
        let (width, height) = self.files[layer.file()?].shown_px?;
        let (width, height) = if layer.placement.rotation % 180 == 90 { (height, width) } else { (width, height) };
        let across = f64::from(self.canvas.width_px) / f64::from(width.max(1));
        let down = f64::from(self.canvas.height_px) / f64::from(height.max(1));
        let scale = if layer.placement.mode == FitMode::Fill { across.max(down) } else { across.min(down) };
        Some(f64::from(self.canvas.width_px.min(self.canvas.height_px)) / scale)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clip::{Clip, Content, Speed};
    use crate::project::{Canvas, ClipId, Media, MediaId, Project, VideoInfo};
    use crate::time::{FrameRate, Time, TimeRange};

    /// Films of some sizes, one after the other on a canvas of 720 lines, each for so many seconds.
    fn scene(films: &[(u32, u32, i64)]) -> Scene {
        let mut project = Project::new(Canvas { width_px: 1280, height_px: 720, ..Canvas::default() });
        let mut at = Time::ZERO;
        for (id, &(width_px, height_px, seconds)) in (100..).zip(films) {
            let duration = Time::from_seconds(seconds);
            project.media.push(Arc::new(Media {
                id: MediaId(id),
                path: String::new(),
                fingerprint: String::new(),
                duration,
                video: Some(VideoInfo { width_px, height_px, frame_rate: FrameRate::FPS_30, still: false }),
                audio: None,
                extra: Default::default(),
            }));
            let content = Content::Media { media: MediaId(id), source_start: Time::ZERO, speed: Speed::default() };
            let clip = Clip::new(ClipId(100 + id), TimeRange::from_duration(at, duration), content);
            at = clip.timeline_range.end();
            Arc::make_mut(&mut project.tracks[0]).clips.push(clip);
        }
        Scene::of_files(&project)
    }

    #[test]
    fn what_all_pictures_would_be_enlarged_to_is_worth_nothing() {
        let lines = |films: &[(u32, u32, i64)]| (scene(films).worth_lines_px(), scene(films).usual_lines_px());
        assert_eq!(lines(&[(320, 180, 9)]), (180, Some(180)));
        assert_eq!(lines(&[(320, 180, 9), (1920, 1080, 2)]), (720, Some(180)));
        assert_eq!(lines(&[(854, 480, 9)]), (480, Some(480)));
        assert_eq!(lines(&[(1080, 1920, 9)]), (720, Some(1920)), "an upright picture between blurred sides");
        assert_eq!(lines(&[]), (720, None));
    }
}
