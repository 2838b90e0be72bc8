//! Where the parts of the transport bar are, in points, for windows of every width.

use eframe::egui::{Rect, pos2, vec2};

use crate::layout::Class;

/// The places in a bar.
pub struct Places {
    pub bar: Rect,
    /// Whether it is the low bar of a compact window.
    pub is_small: bool,
    /// The time must end before this x.
    pub time_end: f32,
    /// The shape; nothing in a compact window, an icon where there is little room.
    pub chip: Rect,
    /// The middle of the play button.
    pub play: f32,
    pub play_radius: f32,
    /// How far the others stand from it, at both sides.
    pub around: [f32; 3],
    /// The middle of the loudness button.
    pub volume: f32,
    /// The middle of the full screen button.
    pub full_screen: Option<f32>,
    pub lines: Vec<f32>,
    /// The middle of the button that looks from farther away.
    pub zoom_out: f32,
    /// From far to close.
    pub zoom_slider: Option<Rect>,
    /// The middle of the button that looks from closer.
    pub zoom_in: f32,
    pub fit: Rect,
    /// Whether that is an icon.
    pub fit_is_icon: bool,
    pub details: Option<Rect>,
}

impl Places {
    /// The places of a bar in a window of that class.
    pub fn of(class: Class, bar: Rect) -> Self {
        match class {
            Class::Wide => Self::wide(bar),
            Class::Medium => Self::medium(bar),
            Class::Compact => Self::compact(bar),
        }
    }

    fn wide(bar: Rect) -> Self {
        let (right, y) = (bar.right(), bar.center().y);
        Self {
            bar,
            is_small: false,
            time_end: bar.left() + 168.0,
            chip: Rect::from_min_max(pos2(bar.left() + 164.0, y - 18.0), pos2(bar.left() + 368.0, y + 18.0)),
            play: bar.center().x,
            play_radius: 20.0,
            around: [58.0, 100.0, 142.0],
            volume: right - 406.0,
            full_screen: Some(right - 368.0),
            lines: vec![right - 339.0],
            zoom_out: right - 312.0,
            zoom_slider: Some(Rect::from_min_size(pos2(right - 287.0, y - 16.0), vec2(94.0, 32.0))),
            zoom_in: right - 168.0,
            fit: Rect::from_min_max(pos2(right - 144.0, y - 18.0), pos2(right - 16.0, y + 18.0)),
            fit_is_icon: false,
            details: None,
        }
    }

    fn medium(bar: Rect) -> Self {
        let wide = Self::wide(bar);
        let (right, y) = (bar.right(), bar.center().y);
        let square = |x: f32| Rect::from_center_size(pos2(x, y), vec2(36.0, 36.0));
        // Where the shape's words do not fit beside the transport, its icon stays.
        let is_tight = bar.width() < 1064.0;
        let chip = match is_tight {
            true => Rect::from_min_size(pos2(bar.left() + 144.0, y - 18.0), vec2(36.0, 36.0)),
            false => wide.chip,
        };
        let volume = right - 355.0;
        let play = bar.center().x.min(volume - 191.0).max(chip.right() + 164.0);
        Self {
            time_end: if is_tight { chip.left() } else { wide.time_end },
            chip,
            play,
            volume,
            full_screen: Some(right - 319.0),
            lines: vec![right - 293.0, right - 169.0],
            zoom_out: right - 267.0,
            zoom_slider: None,
            zoom_in: right - 231.0,
            fit: square(right - 195.0),
            fit_is_icon: true,
            details: Some(Rect::from_min_max(pos2(right - 128.0, y - 18.0), pos2(right - 16.0, y + 18.0))),
            ..wide
        }
    }

    fn compact(bar: Rect) -> Self {
        let medium = Self::medium(bar);
        let right = bar.right();
        let around = [46.0, 84.0, 122.0];
        let play = bar.center().x;
        Self {
            is_small: true,
            time_end: play - around[2] - 18.0,
            chip: Rect::from_min_size(bar.min, vec2(0.0, 0.0)),
            play,
            play_radius: 18.0,
            around,
            volume: right - 137.0,
            full_screen: None,
            lines: vec![right - 117.0],
            zoom_out: right - 98.0,
            zoom_in: right - 62.0,
            fit: Rect::from_center_size(pos2(right - 26.0, bar.center().y), vec2(36.0, 36.0)),
            details: None,
            ..medium
        }
    }

    /// A button of an icon around that x.
    pub fn square(&self, x: f32) -> Rect {
        Rect::from_center_size(pos2(x, self.bar.center().y), vec2(36.0, 36.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(class: Class, width: f32) -> Places {
        Places::of(class, Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 48.0)))
    }

    #[test]
    fn the_places_of_the_mock_ups() {
        let wide = places(Class::Wide, 1366.0);
        assert_eq!((wide.play, wide.volume, wide.full_screen), (683.0, 960.0, Some(998.0)));
        assert_eq!((wide.zoom_out, wide.zoom_in, wide.fit.x_range().min), (1054.0, 1198.0, 1222.0));
        let medium = places(Class::Medium, 1093.0);
        assert_eq!((medium.play, medium.volume, medium.zoom_out), (546.5, 738.0, 826.0));
        let compact = places(Class::Compact, 683.0);
        assert_eq!((compact.play, compact.volume, compact.zoom_in), (341.5, 546.0, 621.0));
    }

    #[test]
    fn nothing_covers_anything_at_any_width() {
        let widths = |from: u32, to: u32| (from..to).step_by(7).map(|width| width as f32);
        let wide = widths(1184, 2600).map(|width| places(Class::Wide, width));
        let medium = widths(884, 1920).map(|width| places(Class::Medium, width));
        let compact = widths(600, 1920).map(|width| places(Class::Compact, width));
        for places in wide.chain(medium).chain(compact) {
            let (first, last) = (places.play - places.around[2] - 18.0, places.play + places.around[2] + 18.0);
            let width = places.bar.width();
            assert!(first >= places.chip.right() && first >= places.time_end, "left of the transport at {width}");
            assert!(last <= places.volume - 18.0, "right of the transport at {width}");
            assert!(places.time_end >= 130.0, "the time at {width}");
        }
    }
}
