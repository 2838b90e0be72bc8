//! The borders between panels.

use crate::settings::Dividers;

/// A border between panels that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divider {
    /// Right of the left panel.
    Left,
    /// Left of the right panel.
    Right,
    /// Above the transport bar; it moves the timeline's height.
    Timeline,
}

impl Divider {
    /// The borders with this one at another place.
    pub fn moved(self, dividers: Dividers, points: Option<f32>) -> Dividers {
        match self {
            Self::Left => Dividers { left: points, ..dividers },
            Self::Right => Dividers { right: points, ..dividers },
            Self::Timeline => Dividers { timeline: points, ..dividers },
        }
    }
}
