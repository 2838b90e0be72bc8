//! Where a picture lies on the output.

use sunting_timeline::{FitMode, Placement};

/// A picture is never made larger than this many output sizes.
const MAX_SIZE: f64 = 4.0;

/// A place on the output: even edges and sides. It may stand over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// From the output's left.
    pub x_px: i32,
    /// From the output's top.
    pub y_px: i32,
    /// At least 2.
    pub width_px: usize,
    /// At least 2.
    pub height_px: usize,
}

impl Rect {
    /// Whether it covers an output of that size.
    pub fn covers(&self, (width, height): (usize, usize)) -> bool {
        let (right, bottom) =
            (i64::from(self.x_px) + self.width_px as i64, i64::from(self.y_px) + self.height_px as i64);
        self.x_px <= 0 && self.y_px <= 0 && right >= width as i64 && bottom >= height as i64
    }

    /// Whether it is an output of that size, no more and no less.
    pub fn is_whole(&self, (width, height): (usize, usize)) -> bool {
        (self.x_px, self.y_px, self.width_px, self.height_px) == (0, 0, width, height)
    }
}

/// The place of a source of `source_px` (upright after the placement's own rotation) on an output.
pub fn place(source_px: (u32, u32), placement: &Placement, output_px: (usize, usize)) -> Rect {
    let (width, height) = (f64::from(source_px.0.max(1)), f64::from(source_px.1.max(1)));
    let (out_width, out_height) = (output_px.0 as f64, output_px.1 as f64);
    let (across, down) = (out_width / width, out_height / height);
    let fit = match placement.mode {
        FitMode::Fit | FitMode::BlurredSides => across.min(down),
        FitMode::Fill => across.max(down),
    };
    let scale = (fit * f64::from(placement.scale)).min(MAX_SIZE * across.max(down));
    let side = |length: f64| ((length * scale / 2.0).round().max(1.0) as usize) * 2;
    let (width_px, height_px) = (side(width), side(height));
    let start = |room: f64, length: usize, offset: f32| {
        ((room - length as f64) / 4.0 + room * f64::from(offset) / 2.0).round() as i32 * 2
    };
    Rect {
        x_px: start(out_width, width_px, placement.x),
        y_px: start(out_height, height_px, placement.y),
        width_px,
        height_px,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(source: (u32, u32), mode: FitMode, output: (usize, usize)) -> (i32, i32, usize, usize) {
        let Rect { x_px, y_px, width_px, height_px } =
            place(source, &Placement { mode, ..Placement::default() }, output);
        (x_px, y_px, width_px, height_px)
    }

    #[test]
    fn the_same_shape_fills_the_output() {
        assert_eq!(placed((1920, 1080), FitMode::Fit, (854, 480)), (0, 0, 854, 480));
        assert_eq!(placed((3840, 2160), FitMode::Fit, (1920, 1080)), (0, 0, 1920, 1080));
    }

    #[test]
    fn another_shape_is_fitted_inside_or_fills() {
        assert_eq!(placed((1080, 1920), FitMode::Fit, (1920, 1080)), (656, 0, 608, 1080));
        assert_eq!(placed((1080, 1920), FitMode::Fill, (1920, 1080)), (0, -1168, 1920, 3414));
        assert_eq!(placed((161, 121), FitMode::Fit, (160, 120)), (0, 0, 160, 120));
    }

    #[test]
    fn position_and_scale_are_relative_to_the_output() {
        let placement = Placement { scale: 0.5, x: 0.25, y: -0.25, ..Placement::default() };
        assert_eq!(
            place((1920, 1080), &placement, (1920, 1080)),
            Rect { x_px: 960, y_px: 0, width_px: 960, height_px: 540 }
        );
    }
}
