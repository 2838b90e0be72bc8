//! How many bytes the source files spent on what the video shows.

use sunting_timeline::scene::Shown;
use sunting_timeline::{MediaId, Time};

use super::plan::{ExportPlan, Segment};
use super::sources::{Sources, Spent};

/// The one moving picture that a segment shows, the bytes that it took in its file, and how many pixels it has.
pub(super) fn shown_bytes(plan: &ExportPlan, segment: &Segment, sources: &Sources) -> Option<(MediaId, f64, f64)> {
    let (media, spent, bytes) = shown(plan, segment, sources)?;
    Some((media, bytes * spent.in_h264, spent.pixels.max(1) as f64))
}

/// What the shown and heard parts of the sources took; `None` where not all of it is known to be one file at a time.
pub(super) fn source_bytes(plan: &ExportPlan, sources: &Sources) -> Option<u64> {
    let pictures = plan.segments.iter().map(|segment| {
        let (_, spent, bytes) = shown(plan, segment, sources)?;
        let seconds = segment.timeline_range.duration().as_seconds_f64();
        Some(bytes + f64::from(spent.sound_bit_rate) * seconds / 8.0)
    });
    pictures.sum::<Option<f64>>().map(|bytes| bytes as u64).filter(|&bytes| bytes > 0)
}

/// The one moving picture that a segment shows from edge to edge of its time, and the bytes that it took.
pub(super) fn shown<'a>(
    plan: &ExportPlan,
    segment: &Segment,
    sources: &'a Sources,
) -> Option<(MediaId, &'a Spent, f64)> {
    let mut seen = plan.scene().pictures_in(segment.timeline_range);
    let (layer, None) = (seen.next()?, seen.next()) else { return None };
    let Shown::Film { file, .. } = layer.shown else { return None };
    let range = layer.range.intersection(segment.timeline_range)?;
    let (start, end) = (layer.source_time_at(range.start())?, layer.source_time_at(range.end())?);
    let media = plan.scene().files[file].media;
    let spent = sources.spent(media)?;
    let bytes = spent.between(start, end);
    (bytes > 0.0).then_some((media, spent, bytes))
}

impl Spent {
    /// The bytes of pictures between two source times.
    fn between(&self, start: Time, end: Time) -> f64 {
        let (start, end) = (start.as_seconds_f64().max(0.0), end.as_seconds_f64());
        let of_second = |(second, &bytes): (usize, &u64)| {
            let from = second as f64;
            let to = if self.picture_end_s > from { self.picture_end_s.min(from + 1.0) } else { from + 1.0 };
            bytes as f64 * ((end.min(to) - start.max(from)) / (to - from)).clamp(0.0, 1.0)
        };
        self.picture_bytes
            .iter()
            .enumerate()
            .skip(start as usize)
            .take_while(|(second, _)| (*second as f64) < end)
            .map(of_second)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_by_parts_of_seconds() {
        let spent = Spent { picture_bytes: vec![100, 200, 400], in_h264: 1.0, picture_end_s: 3.0, ..Spent::default() };
        let between = |start, end| spent.between(Time::from_millis(start), Time::from_millis(end));
        assert_eq!([between(0, 3000), between(500, 1500), between(2750, 9000)], [700.0, 150.0, 100.0]);
    }

    #[test]
    fn half_a_second_took_all_of_its_bytes() {
        let spent = Spent { picture_bytes: vec![100, 200], in_h264: 1.0, picture_end_s: 1.5, ..Spent::default() };
        let between = |start, end| spent.between(Time::from_millis(start), Time::from_millis(end));
        assert_eq!([between(0, 1500), between(1250, 1500), between(1000, 1600)], [300.0, 100.0, 200.0]);
    }
}
