//! Where graphics stand that do not fill the picture: at the places that their template offers, or free of them, but
//! always within the safe area; or where they were drawn, which may be beyond it.

use sunting_timeline::graphic::{Anchor, Place};

use crate::drawing::{Drawing, Extent};
use crate::shape::Shape;

/// The room that a graphic has. Lengths are reference pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    shape: Shape,
    /// Where it stands when nobody has moved it: at the foot, on the left margin, or where its own template has it.
    home: Extent,
}

impl Room {
    /// Of a drawing as its template lays it out; `None` where nothing is drawn.
    pub fn of(drawing: &Drawing, shape: Shape) -> Option<Self> {
        Some(Self { shape, home: drawing.bounds()? })
    }

    /// Whether it can stand anywhere else.
    pub fn is_any(&self) -> bool {
        let across = self.most_right_px(0.0) - self.most_left_px();
        across >= 1.0 || self.most_down_px() - self.most_up_px() >= 1.0
    }

    /// Where it stands at a place.
    pub fn at(&self, place: Place) -> Extent {
        let (right_px, down_px) = self.away_px(place);
        let Extent { x_px, y_px, .. } = self.home;
        Extent { x_px: x_px + right_px, y_px: y_px + down_px, ..self.home }
    }

    /// The place whose corner is nearest to a point, measured from the nearest of the places that have a name.
    pub fn place_of(&self, corner_px: (f32, f32), anchors: &[Anchor]) -> Place {
        let wished = (corner_px.0 - self.home.x_px, corner_px.1 - self.home.y_px);
        let away = self.within(wished);
        let distance = |anchor: &Anchor| {
            let named = self.named_px(*anchor);
            (named.0 - away.0).hypot(named.1 - away.1)
        };
        let nearest = anchors.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let anchor = nearest.copied().unwrap_or_default();
        let named = self.named_px(anchor);
        let part = |px: f32, side_px: f32| (px / side_px * 1e4).round() / 1e4;
        let x = part(away.0 - named.0, self.shape.width_px);
        Place { anchor, x, y: part(away.1 - named.1, self.shape.height_px) }
    }

    /// The outline of what graphics stand in: apps draw their buttons right of its lower part.
    pub fn safe_area_px(&self) -> [(f32, f32); 6] {
        let Shape { left_px, right_px, top_px, rail_px, rail_from_px, foot_px, .. } = self.shape;
        let step_px = rail_from_px.min(foot_px);
        let lower_px = if step_px < foot_px { rail_px } else { right_px };
        [
            (left_px, top_px),
            (right_px, top_px),
            (right_px, step_px),
            (lower_px, step_px),
            (lower_px, foot_px),
            (left_px, foot_px),
        ]
    }

    /// How far right and down of its home a place is.
    pub(crate) fn away_px(&self, place: Place) -> (f32, f32) {
        let named = self.named_px(place.anchor);
        self.within((named.0 + place.x * self.shape.width_px, named.1 + place.y * self.shape.height_px))
    }

    fn named_px(&self, anchor: Anchor) -> (f32, f32) {
        let down_px = match anchor {
            Anchor::FootLeft | Anchor::FootMiddle | Anchor::FootRight => 0.0,
            Anchor::Left | Anchor::Middle | Anchor::Right => self.most_up_px() / 2.0,
            Anchor::HeadLeft | Anchor::HeadMiddle | Anchor::HeadRight => self.most_up_px(),
        };
        let right_px = match anchor {
            Anchor::FootLeft | Anchor::Left | Anchor::HeadLeft => 0.0,
            Anchor::FootMiddle | Anchor::Middle | Anchor::HeadMiddle => self.middle_px(down_px),
            Anchor::FootRight | Anchor::Right | Anchor::HeadRight => self.most_right_px(down_px),
        };
        (right_px, down_px)
    }

    /// In the middle of the picture, or as near to it as apps leave room.
    fn middle_px(&self, down_px: f32) -> f32 {
        let right_px = (self.shape.width_px - self.home.width_px) / 2.0 - self.home.x_px;
        right_px.clamp(0.0, self.most_right_px(down_px))
    }

    fn within(&self, (right_px, down_px): (f32, f32)) -> (f32, f32) {
        let down_px = down_px.clamp(self.most_up_px(), self.most_down_px());
        (right_px.clamp(self.most_left_px(), self.most_right_px(down_px)), down_px)
    }

    fn most_left_px(&self) -> f32 {
        (self.shape.left_px - self.home.x_px).min(0.0)
    }

    fn most_down_px(&self) -> f32 {
        (self.shape.foot_px - self.home.bottom_px()).max(0.0)
    }

    fn most_up_px(&self) -> f32 {
        (self.shape.top_px - self.home.y_px).min(0.0)
    }

    fn most_right_px(&self, down_px: f32) -> f32 {
        (self.shape.right_at_px(self.home.bottom_px() + down_px) - self.home.right_px()).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shape::ShapeKind;

    fn room(kind: ShapeKind) -> Room {
        let shape = Shape::of_kind(kind);
        let (width_px, height_px) = (400.0, 120.0);
        Room { shape, home: Extent { x_px: 0.0, y_px: shape.foot_px - height_px, width_px, height_px } }
    }

    #[test]
    fn a_place_with_a_name_is_found_again_by_its_corner() {
        for kind in ShapeKind::ALL {
            let (room, anchors) = (room(kind), Anchor::ALL.concat());
            for anchor in anchors.iter().copied() {
                let place = Place { anchor, ..Place::default() };
                let at = room.at(place);
                assert_eq!(room.place_of((at.x_px, at.y_px), &anchors), place, "{kind:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_graphic_stays_in_the_safe_area(x in -1.0f32..1.0, y in -1.0f32..1.0, index in 0usize..4, named in 0usize..9) {
            let anchor = Anchor::ALL.concat()[named];
            let room = room(ShapeKind::ALL[index]);
            let (at, shape) = (room.at(Place { anchor, x, y }), room.shape);
            prop_assert!(at.x_px >= 0.0 && at.y_px >= shape.top_px - 0.1 && at.bottom_px() <= shape.foot_px + 0.1);
            prop_assert!(at.right_px() <= shape.right_at_px(at.bottom_px()) + 0.1);
            let again = room.at(room.place_of((at.x_px, at.y_px), &[anchor]));
            prop_assert!((again.x_px - at.x_px).abs() < 0.2 && (again.y_px - at.y_px).abs() < 0.2);
        }
    }
}
