//! Where the timeline is looked at: the only place that turns times into points and back.

use sunting_timeline::Time;

/// Room before time 0 and behind the end, in points.
pub const MARGIN_PX: f32 = 16.0;
/// The closest look: a frame of 30 a second is 12 points wide.
pub const MAX_PX_PER_SECOND: f32 = 360.0;
/// Until "fit all" is left, the whole video is in view.
const FIT_PART: f32 = 0.96;

/// A look at the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineView {
    /// The time at the lane's left margin.
    pub scroll: Time,
    /// How much room a second takes; `None` while everything is in view.
    pub px_per_second: Option<f32>,
}

impl Default for TimelineView {
    fn default() -> Self {
        Self { scroll: Time::ZERO, px_per_second: None }
    }
}

/// The look, measured for a lane of a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The x of time `scroll`.
    pub origin_x: f32,
    /// The time there.
    pub scroll: Time,
    /// How much room a second takes.
    pub px_per_second: f32,
}

impl TimelineView {
    /// The scale for a lane from `left` on, `width` points wide, over a video of that length.
    pub fn scale(&self, left: f32, width: f32, duration: Time) -> Scale {
        let fit = fit_px_per_second(width, duration);
        let px_per_second =
            self.px_per_second.map_or(fit, |wanted| wanted.clamp(fit.min(MAX_PX_PER_SECOND), MAX_PX_PER_SECOND));
        let scroll = if self.px_per_second.is_none() { Time::ZERO } else { self.scroll };
        Scale { origin_x: left + MARGIN_PX, scroll, px_per_second }
    }
}

/// The scale at which all of a video is in view.
pub fn fit_px_per_second(width: f32, duration: Time) -> f32 {
    let room = (width - 2.0 * MARGIN_PX).max(1.0);
    let seconds = duration.as_seconds_f64() as f32;
    if seconds > 0.0 { (room * FIT_PART / seconds).min(MAX_PX_PER_SECOND) } else { room / 40.0 }
}

impl Scale {
    /// Where a time lies.
    pub fn x(&self, time: Time) -> f32 {
        self.origin_x + (time - self.scroll).as_seconds_f64() as f32 * self.px_per_second
    }

    /// The time that lies there.
    pub fn time(&self, x: f32) -> Time {
        self.scroll + self.span(x - self.origin_x)
    }

    /// The time that so many points take.
    pub fn span(&self, px: f32) -> Time {
        Time::from_seconds_f64(f64::from(px / self.px_per_second))
    }

    /// The view with this scale made closer by `factor`, with what lies at `x` staying there.
    pub fn zoomed(&self, factor: f32, x: f32) -> TimelineView {
        let still = self.time(x);
        let px_per_second = (self.px_per_second * factor).min(MAX_PX_PER_SECOND);
        let offset = Time::from_seconds_f64(f64::from((x - self.origin_x) / px_per_second));
        TimelineView { scroll: (still - offset).max(Time::ZERO), px_per_second: Some(px_per_second) }
    }

    /// The distance of the ruler's labels, at least 100 points apart.
    pub fn label_step(&self) -> Time {
        let steps_ms = [100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
        let far = |ms: &i64| *ms as f32 / 1000.0 * self.px_per_second >= 100.0;
        Time::from_millis(steps_ms.into_iter().find(far).unwrap_or(1_800_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_minute_fits_and_labels_keep_their_distance() {
        let scale = TimelineView::default().scale(160.0, 1206.0, Time::from_seconds(60));
        assert!(scale.x(Time::ZERO) == 176.0 && scale.x(Time::from_seconds(60)) < 1366.0 - MARGIN_PX);
        assert_eq!(scale.label_step(), Time::from_seconds(10));
    }

    proptest! {
        #[test]
        fn a_place_becomes_a_time_and_the_same_place_again(x in 0.0f32..2000.0, zoom in 1.0f32..300.0, scroll in 0i64..100_000) {
            let view = TimelineView { scroll: Time::from_millis(scroll), px_per_second: Some(zoom) };
            let scale = view.scale(100.0, 1200.0, Time::from_seconds(3600));
            prop_assert!((scale.x(scale.time(x)) - x).abs() < 0.5);
        }

        #[test]
        fn zooming_keeps_what_is_under_the_pointer(x in 200.0f32..1200.0, factor in 1.0f32..4.0) {
            let duration = Time::from_seconds(600);
            let scale = TimelineView { scroll: Time::from_seconds(90), px_per_second: Some(8.0) }.scale(100.0, 1200.0, duration);
            let closer = scale.zoomed(factor, x).scale(100.0, 1200.0, duration);
            prop_assert!((closer.x(scale.time(x)) - x).abs() < 0.5);
        }
    }
}
