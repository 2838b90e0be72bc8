//! Finding the part of a video that is hardest to compress: the one on which its sources spent the most bits.

use sunting_timeline::{Content, MediaId, Project, Time};

/// What a file's pictures took.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'a> {
    /// The number of pixels of each picture.
    pub pixels: u64,
    /// In each second of source time.
    pub bytes: &'a [u64],
}

/// The start of the most complex part of that many seconds, judged by the bits per pixel of the files on the storyline;
/// the earliest if several are equal. `None` if nothing is known about any file, or if the video is hardly longer.
pub fn most_complex_span<'a>(
    project: &Project,
    taken: impl Fn(MediaId) -> Option<Taken<'a>>,
    seconds: usize,
) -> Option<Time> {
    let costs = costs(project, taken)?;
    if costs.len() <= seconds || seconds == 0 {
        return None;
    }
    let sums: Vec<f64> = costs.windows(seconds).map(|window| window.iter().sum()).collect();
    let most = sums.iter().copied().fold(0.0, f64::max);
    let at = sums.iter().position(|sum| *sum >= most)?;
    (most > 0.0).then_some(Time::from_seconds(at as i64))
}

/// What each second of the storyline took in its source, in bytes a pixel. A photo takes nothing.
fn costs<'a>(project: &Project, taken: impl Fn(MediaId) -> Option<Taken<'a>>) -> Option<Vec<f64>> {
    let mut costs = vec![0.0; usize::try_from(project.duration().as_millis() / 1000).ok()?];
    for clip in &project.storyline()?.clips {
        let Content::Media { media, .. } = &clip.content else { continue };
        let Some(taken) = taken(*media) else { continue };
        let range = clip.timeline_range;
        for second in range.start().as_millis() / 1000..=range.end().as_millis() / 1000 {
            let middle = Time::from_millis(second * 1000 + 500);
            let source = clip.source_from_timeline(middle).filter(|_| range.contains(middle));
            let in_source = source.and_then(|time| usize::try_from(time.as_millis() / 1000).ok());
            let bytes = in_source.and_then(|at| taken.bytes.get(at));
            if let (Some(bytes), Some(cost)) = (bytes, costs.get_mut(second as usize)) {
                *cost = *bytes as f64 / taken.pixels.max(1) as f64;
            }
        }
    }
    Some(costs)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sunting_timeline::{Canvas, Clip, ClipId, Speed, TimeRange};

    use super::*;

    /// Ten seconds of one file from its second 5 on, then ten of another one.
    fn project() -> Project {
        let mut project = Project::new(Canvas::default());
        let clip = |id, media, source: i64, start: i64| {
            let range = TimeRange::between(Time::from_seconds(start), Time::from_seconds(start + 10));
            let source_start = Time::from_seconds(source);
            Clip::new(
                ClipId(id),
                range,
                Content::Media { media: MediaId(media), source_start, speed: Speed::default() },
            )
        };
        Arc::make_mut(&mut project.tracks[0]).clips = vec![clip(10, 1, 5, 0), clip(11, 2, 0, 10)];
        project
    }

    #[test]
    fn the_part_that_took_the_most_bits_a_pixel_is_found_on_the_timeline() {
        let mut first = vec![100; 30];
        first[12..15].fill(900);
        let second = vec![4000; 30];
        let found = |large: u64| {
            let taken = |media: MediaId| match media.0 {
                1 => Some(Taken { pixels: 100, bytes: first.as_slice() }),
                _ => Some(Taken { pixels: large, bytes: second.as_slice() }),
            };
            most_complex_span(&project(), taken, 5).unwrap()
        };
        let small = found(1_000_000);
        assert_eq!(small, Time::from_seconds(5), "seconds 7 to 9 of the timeline, and the earliest window");
        assert_eq!(found(100), Time::from_seconds(10));
    }

    #[test]
    fn nothing_known_and_short_videos_have_no_hardest_part() {
        assert_eq!(most_complex_span(&project(), |_| None, 5), None);
        let bytes = [9; 40];
        assert_eq!(most_complex_span(&project(), |_| Some(Taken { pixels: 4, bytes: &bytes }), 20), None);
    }
}
