//! The four shapes of a picture, and where words may stand in each.

/// The kind of a picture's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ShapeKind {
    /// About 16:9.
    Wide,
    /// About 9:16, for phones held upright.
    Tall,
    /// About 1:1.
    Square,
    /// About 4:5.
    Portrait,
}

impl ShapeKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Wide, Self::Tall, Self::Square, Self::Portrait];

    /// Reference pixels of a picture of exactly that shape.
    fn size_px(self) -> (f32, f32) {
        match self {
            Self::Wide => (1920.0, 1080.0),
            Self::Tall => (1080.0, 1920.0),
            Self::Square => (1080.0, 1080.0),
            Self::Portrait => (1080.0, 1350.0),
        }
    }
}

/// A picture's shape in reference pixels: its shorter side is 1080, y grows downwards.
///
/// Safe areas of 9:16 are the worst of four apps that draw their buttons over a film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// What it is nearest to.
    pub kind: ShapeKind,
    /// The picture's size.
    pub width_px: f32,
    /// The picture's size.
    pub height_px: f32,
    /// Times this is every font size.
    pub type_factor: f32,
    /// Text stays right of it.
    pub left_px: f32,
    /// Text stays left of it, above [`Shape::rail_from_px`].
    pub right_px: f32,
    /// Baselines stay below it.
    pub top_px: f32,
    /// Baselines stay above it.
    pub bottom_px: f32,
    /// Text stays left of it, below [`Shape::rail_from_px`]: apps draw buttons there.
    pub rail_px: f32,
    /// From here down the rail counts.
    pub rail_from_px: f32,
    /// Where straps over footage end.
    pub foot_px: f32,
    /// Where the lane of subtitles begins; it ends at the foot.
    pub lane_top_px: f32,
}

/// Reference pixels of the shorter side.
pub const SHORT_SIDE_PX: f32 = 1080.0;

/// A side of a picture of few pixels is off its shape by at most so much, as it is whole and even: 854 × 480 is 16:9.
const ROUNDED_PX: f32 = 1.0;

/// The gap between what gives way and the subtitles' lane, of the shorter side.
const OVER_LANE: f32 = 0.03;

/// The lane of subtitles begins no higher, of the picture's height, however many there are.
const HIGHEST_LANE: f32 = 0.4;

/// Parts of width and height.
struct Areas {
    type_factor: f32,
    left: f32,
    top: f32,
    bottom: f32,
    rail: f32,
    rail_from: f32,
    foot: f32,
    lane_top: f32,
}

impl Areas {
    fn of(kind: ShapeKind) -> Self {
        match kind {
            ShapeKind::Wide => Self {
                type_factor: 1.0,
                left: 0.050,
                top: 0.065,
                bottom: 0.935,
                rail: 0.950,
                rail_from: 1.0,
                foot: 0.930,
                lane_top: 0.774,
            },
            ShapeKind::Tall => Self {
                type_factor: 0.85,
                left: 0.065,
                top: 0.125,
                bottom: 0.800,
                rail: 0.870,
                rail_from: 0.45,
                foot: 0.790,
                lane_top: 0.702,
            },
            ShapeKind::Square => Self {
                type_factor: 0.88,
                left: 0.065,
                top: 0.065,
                bottom: 0.935,
                rail: 0.935,
                rail_from: 1.0,
                foot: 0.930,
                lane_top: 0.774,
            },
            ShapeKind::Portrait => Self {
                type_factor: 0.86,
                left: 0.065,
                top: 0.055,
                bottom: 0.945,
                rail: 0.935,
                rail_from: 1.0,
                foot: 0.935,
                lane_top: 0.805,
            },
        }
    }
}

impl Shape {
    /// The shape of a picture of that size: the same at 240, 480 and 1080 lines. Sizes between the four kinds keep their
    /// own proportions and take the nearest kind's areas.
    pub fn of_picture(width_px: u32, height_px: u32) -> Self {
        let (width, height) = (width_px.max(1) as f32, height_px.max(1) as f32);
        let ratio = width / height;
        let kind = match ratio {
            ratio if ratio > 1.3 => ShapeKind::Wide,
            ratio if ratio > 0.9 => ShapeKind::Square,
            ratio if ratio > 0.68 => ShapeKind::Portrait,
            _ => ShapeKind::Tall,
        };
        let scale = SHORT_SIDE_PX / width.min(height);
        let (own, exact) = ((width * scale, height * scale), kind.size_px());
        let is_rounded = |own: f32, exact: f32| (own - exact).abs() <= ROUNDED_PX * scale;
        let (width_px, height_px) = if is_rounded(own.0, exact.0) && is_rounded(own.1, exact.1) { exact } else { own };
        Self::with(kind, width_px, height_px)
    }

    /// A shape of exactly that kind.
    pub fn of_kind(kind: ShapeKind) -> Self {
        let (width_px, height_px) = kind.size_px();
        Self::with(kind, width_px, height_px)
    }

    fn with(kind: ShapeKind, width_px: f32, height_px: f32) -> Self {
        let areas = Areas::of(kind);
        Self {
            kind,
            width_px,
            height_px,
            type_factor: areas.type_factor,
            left_px: areas.left * width_px,
            right_px: (1.0 - areas.left) * width_px,
            top_px: areas.top * height_px,
            bottom_px: areas.bottom * height_px,
            rail_px: areas.rail * width_px,
            rail_from_px: areas.rail_from * height_px,
            foot_px: areas.foot * height_px,
            lane_top_px: areas.lane_top * height_px,
        }
    }

    /// The same where a subtitle begins that far from the top. A lane that is higher has room for it; what stands above
    /// the lane keeps a part of the picture in any case.
    pub fn with_subtitles_from(self, top_px: f32) -> Self {
        let highest_px = HIGHEST_LANE * self.height_px;
        Self { lane_top_px: self.lane_top_px.min(top_px.max(highest_px)), ..self }
    }

    /// The same with its text ending above the subtitles' lane: a page that gives way.
    pub fn above_lane(self) -> Self {
        Self { bottom_px: self.lane_top_px - OVER_LANE * self.short_px(), ..self }
    }

    /// The picture's shorter side: what lengths are fractions of.
    pub fn short_px(&self) -> f32 {
        self.width_px.min(self.height_px)
    }

    /// Where straps end while subtitles are seen.
    pub fn raised_foot_px(&self) -> f32 {
        self.lane_top_px - OVER_LANE * self.short_px()
    }

    /// Whether the picture lies on its side: content stands beside its heading.
    pub fn is_wide(&self) -> bool {
        self.kind == ShapeKind::Wide
    }

    /// Whether it is clearly higher than wide.
    pub fn is_tall(&self) -> bool {
        self.height_px > 1.3 * self.width_px
    }

    /// Whether names stand beside their marks, not over them.
    pub fn is_flat(&self) -> bool {
        self.height_px < 1.1 * self.width_px
    }

    /// Text at that height stays left of this.
    pub fn right_at_px(&self, y_px: f32) -> f32 {
        if y_px > self.rail_from_px { self.rail_px } else { self.right_px }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_pictures_have_the_shape_that_they_look_like() {
        let kinds = [(854, 480, ShapeKind::Wide), (1440, 1080, ShapeKind::Wide), (480, 854, ShapeKind::Tall)];
        let more = [(720, 720, ShapeKind::Square), (1080, 1350, ShapeKind::Portrait), (2, 9000, ShapeKind::Tall)];
        for (width_px, height_px, kind) in kinds.into_iter().chain(more) {
            let shape = Shape::of_picture(width_px, height_px);
            assert_eq!((shape.kind, shape.short_px()), (kind, 1080.0), "{width_px}x{height_px}");
        }
    }

    #[test]
    fn a_picture_of_480_lines_is_laid_out_as_one_of_1080_is() {
        let sizes = [(426, 240), (854, 480), (1366, 768), (480, 854), (240, 426), (480, 600), (384, 480), (480, 480)];
        for (width_px, height_px) in sizes {
            let shape = Shape::of_picture(width_px, height_px);
            assert_eq!(shape, Shape::of_kind(shape.kind), "{width_px}x{height_px}");
        }
        for (width_px, height_px) in [(848, 480), (1440, 1080), (1920, 1088), (2048, 1080)] {
            let shape = Shape::of_picture(width_px, height_px);
            let own = f64::from(width_px) / f64::from(height_px);
            assert!((f64::from(shape.width_px / shape.height_px) - own).abs() < 1e-4, "{shape:?}");
        }
    }

    #[test]
    fn every_shape_has_its_areas_in_order() {
        for kind in ShapeKind::ALL {
            let shape = Shape::of_kind(kind);
            assert!(shape.left_px < shape.rail_px && shape.rail_px <= shape.right_px, "{shape:?}");
            assert!(shape.top_px < shape.lane_top_px && shape.lane_top_px < shape.foot_px, "{shape:?}");
            assert!(shape.above_lane().bottom_px < shape.lane_top_px);
        }
    }
}
