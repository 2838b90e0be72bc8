//! What marks cover, and moving them elsewhere.

use super::{Extent, Form, Growth, Mark};

impl Form {
    /// What it covers; `None` of a path, which lies on a ground that covers more.
    pub fn extent(&self) -> Option<Extent> {
        let around = |x_px: f32, y_px: f32, radius_px: f32| Extent {
            x_px: x_px - radius_px,
            y_px: y_px - radius_px,
            width_px: 2.0 * radius_px,
            height_px: 2.0 * radius_px,
        };
        match self {
            Self::Rect { extent, .. } | Self::Logo { extent, .. } | Self::Art { seen: extent, .. } => Some(*extent),
            Self::Path { .. } => None,
            Self::Circle { x_px, y_px, radius_px, .. } => Some(around(*x_px, *y_px, *radius_px)),
            Self::Sector { x_px, y_px, outer_px, .. } => Some(around(*x_px, *y_px, *outer_px)),
            Self::Icon { x_px, y_px, size_px, .. } => Some(around(*x_px, *y_px, size_px / 2.0)),
            Self::Text(line) => Some(line.extent()),
        }
    }
}

impl Extent {
    fn shift(&mut self, right_px: f32, down_px: f32) {
        self.x_px += right_px;
        self.y_px += down_px;
    }

    /// A part of it that was measured where it is as large as that.
    pub fn part(self, part: Self, (width_px, height_px): (f32, f32)) -> Self {
        let (across, down) = (self.width_px / width_px, self.height_px / height_px);
        Self {
            x_px: self.x_px + part.x_px * across,
            y_px: self.y_px + part.y_px * down,
            width_px: part.width_px * across,
            height_px: part.height_px * down,
        }
    }

    /// What both cover; without any size where that is nothing.
    pub fn common(self, other: Self) -> Self {
        let (x_px, y_px) = (self.x_px.max(other.x_px), self.y_px.max(other.y_px));
        let width_px = (self.right_px().min(other.right_px()) - x_px).max(0.0);
        Self { x_px, y_px, width_px, height_px: (self.bottom_px().min(other.bottom_px()) - y_px).max(0.0) }
    }
}

impl Mark {
    /// Puts it so far right and down. A path stays: none stands in what can be moved.
    pub(super) fn shift(&mut self, right_px: f32, down_px: f32) {
        match &mut self.form {
            Form::Rect { extent, .. } | Form::Logo { extent, .. } => extent.shift(right_px, down_px),
            Form::Art { extent, seen, .. } => {
                extent.shift(right_px, down_px);
                seen.shift(right_px, down_px);
            }
            Form::Path { .. } => {}
            Form::Circle { x_px, y_px, .. } | Form::Sector { x_px, y_px, .. } | Form::Icon { x_px, y_px, .. } => {
                *x_px += right_px;
                *y_px += down_px;
            }
            Form::Text(line) => {
                line.x_px += right_px;
                line.baseline_px += down_px;
            }
        }
        match self.change.as_mut().map(|change| &mut change.growth) {
            Some(Growth::Across { from_x_px }) => *from_x_px += right_px,
            Some(Growth::Upwards { from_y_px }) => *from_y_px += down_px,
            Some(Growth::Around { .. } | Growth::Tint { .. } | Growth::Count { .. } | Growth::Clock(_)) | None => {}
        }
    }
}
