//! What a graphic is made of: layers of marks in reference pixels, and how each mark changes while it is drawn.

mod extents;

use std::sync::Arc;

use sunting_timeline::Color;

use crate::clock::Clock;
use crate::color::mix;
use crate::fit::Face;
use crate::icon::Icon;
use crate::logo::Logo;
use crate::motion::{Enter, LayerState, Leave, Motions, ease_out, part};
use crate::number::NumberStyle;
use crate::shape::Shape;
use crate::type_scale::{CAPITAL, DESCENT, SMALLEST};

/// A graphic, laid out for one shape. Lengths are reference pixels, y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Of the whole picture.
    pub width_px: f32,
    /// Of the whole picture.
    pub height_px: f32,
    /// From the bottom to the top.
    pub layers: Vec<Layer>,
    /// How small it became as a whole: 0.7 to 1, less if it is crowded.
    pub shrink: f32,
    /// Fields that are too small for what they hold.
    pub tight: Vec<&'static str>,
}

/// Marks that come and go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// How it comes.
    pub enter: Enter,
    /// How it goes.
    pub leave: Leave,
    /// From the bottom to the top.
    pub marks: Vec<Mark>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// From the picture's left.
    pub x_px: f32,
    /// From the picture's top.
    pub y_px: f32,
    /// Its width.
    pub width_px: f32,
    /// Its height.
    pub height_px: f32,
}

/// One shape or line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// How it stands in the end.
    pub form: Form,
    /// How it becomes so, if it is not there at once.
    pub change: Option<Change>,
}

/// A line around a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Half of it lies outside of the form.
    pub width_px: f32,
}

/// From where a line of text goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts at its x.
    Start,
    /// Its middle is at its x.
    Middle,
    /// It ends at its x.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it is anchored.
    pub x_px: f32,
    /// Where its letters stand.
    pub baseline_px: f32,
    /// Its letters.
    pub text: String,
    /// The font size.
    pub size_px: f32,
    /// Weight and tracking.
    pub face: Face,
    /// The letters' colour.
    pub fill: Color,
    /// What lies behind the letters.
    pub ground: Color,
    /// What its x is.
    pub anchor: Anchor,
    /// Whether each digit stands in a cell of the same width.
    pub in_cells: bool,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Form {
    /// A rectangle, maybe with round corners.
    Rect { extent: Extent, radius_px: f32, fill: Option<Color>, stroke: Option<Stroke> },
    /// A path in SVG's language; `dash_px` is the length of a dash and of a gap.
    Path { data: String, fill: Option<Color>, stroke: Option<Stroke>, dash_px: Option<(f32, f32)> },
    /// A circle.
    Circle { x_px: f32, y_px: f32, radius_px: f32, fill: Color, stroke: Option<Stroke> },
    /// A piece of a ring; degrees are clockwise from three o'clock.
    Sector {
        x_px: f32,
        y_px: f32,
        outer_px: f32,
        inner_px: f32,
        from_deg: f32,
        to_deg: f32,
        fill: Color,
        stroke: Option<Stroke>,
    },
    /// One of the icons, around its middle.
    Icon { icon: Icon, x_px: f32, y_px: f32, size_px: f32, fill: Color },
    /// A line of text.
    Text(Line),
    /// A drawing of somebody's own, as an SVG document, as large as that; `seen` is the part of the extent in which anything
    /// is drawn.
    Art { svg: Arc<str>, size_px: (f32, f32), extent: Extent, seen: Extent },
    /// An office's logo, fitted into the extent; opacity is 0 to 1.
    Logo { logo: Arc<Logo>, extent: Extent, opacity: f32 },
}

/// How a mark changes until it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Seconds after the graphic's start.
    pub at_s: f32,
    /// Seconds that it takes.
    pub lasts_s: f32,
    /// What changes.
    pub growth: Growth,
}

/// What of a mark changes.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Growth {
    /// A rectangle's width, away from there.
    Across { from_x_px: f32 },
    /// A rectangle's height, away from there.
    Upwards { from_y_px: f32 },
    /// A sector's angles, from the ring's start at that angle.
    Around { from_deg: f32 },
    /// The fill, from that colour, evenly.
    Tint { from: Color },
    /// A line's number, from 0.
    Count { value: f64, style: NumberStyle },
    /// A line's words, or the width of their ground: as a clock that never stands still, also where motion is reduced.
    Clock(Clock),
}

impl Drawing {
    /// Nothing, on a picture of that shape.
    pub fn empty(shape: &Shape) -> Self {
        let (width_px, height_px) = (shape.width_px, shape.height_px);
        Self { width_px, height_px, layers: Vec::new(), shrink: 1.0, tight: Vec::new() }
    }

    /// The reference size of the whole picture.
    pub fn size_px(&self) -> (f32, f32) {
        (self.width_px, self.height_px)
    }

    /// Whether nothing of it moves at a time. Times are seconds after the graphic's start; it is seen for `total_s`.
    pub fn is_still(&self, time_s: f32, total_s: f32, motions: Motions) -> bool {
        let still = |layer: &Layer| layer.state(time_s, total_s, motions) == LayerState::STILL;
        self.layers.iter().all(|layer| still(layer) && layer.changed_marks(time_s, motions).is_none())
    }

    /// Whether it holds more than its picture has room for: its words became smaller than words may be.
    pub fn is_crowded(&self) -> bool {
        self.shrink < SMALLEST || !self.tight.is_empty()
    }

    /// All marks, from the bottom to the top.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.layers.iter().flat_map(|layer| &layer.marks)
    }

    /// What it covers of the picture when it stands; `None` where nothing is drawn.
    pub fn bounds(&self) -> Option<Extent> {
        self.marks().filter_map(|mark| mark.form.extent()).reduce(Extent::around)
    }

    /// The same with everything so far right of and below where it was.
    #[must_use]
    pub fn moved(mut self, (right_px, down_px): (f32, f32)) -> Self {
        let marks = self.layers.iter_mut().flat_map(|layer| &mut layer.marks);
        marks.for_each(|mark| mark.shift(right_px, down_px));
        self
    }

    /// The lines of text, from the bottom to the top.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.marks().filter_map(|mark| match &mark.form {
            Form::Text(line) => Some(line),
            _ => None,
        })
    }
}

impl Layer {
    /// How it is seen at a time.
    pub fn state(&self, time_s: f32, total_s: f32, motions: Motions) -> LayerState {
        LayerState::at(time_s, total_s, self.enter, self.leave, motions)
    }

    /// Its marks as they are at a time; `None` when they are as they stay.
    pub fn changed_marks(&self, time_s: f32, motions: Motions) -> Option<Vec<Mark>> {
        let changes = self.marks.iter().any(|mark| mark.is_changing(time_s, motions));
        changes.then(|| self.marks.iter().map(|mark| mark.at(time_s, motions)).collect())
    }
}

impl Mark {
    fn is_changing(&self, time_s: f32, motions: Motions) -> bool {
        self.change.as_ref().is_some_and(|change| match change.growth {
            Growth::Clock(_) => true,
            _ => motions == Motions::Full && time_s < change.at_s + change.lasts_s,
        })
    }

    /// The mark as it is at a time.
    fn at(&self, time_s: f32, motions: Motions) -> Self {
        let mut form = self.form.clone();
        if let Some(change) = self.change.as_ref().filter(|_| self.is_changing(time_s, motions)) {
            change.apply(&mut form, time_s);
        }
        Self { form, change: None }
    }
}

impl Change {
    /// A clock's change, from the graphic's start on.
    pub fn clock(clock: Clock) -> Self {
        Self { at_s: 0.0, lasts_s: 0.0, growth: Growth::Clock(clock) }
    }

    /// Puts a form where it is at a time.
    fn apply(&self, form: &mut Form, time_s: f32) {
        let linear = part(time_s, self.at_s, self.lasts_s);
        let eased = ease_out(linear);
        let between = |from: f32, to: f32| from + (to - from) * eased;
        match (&self.growth, form) {
            (Growth::Across { from_x_px }, Form::Rect { extent, .. }) => {
                extent.x_px = between(*from_x_px, extent.x_px);
                extent.width_px *= eased;
            }
            (Growth::Upwards { from_y_px }, Form::Rect { extent, .. }) => {
                extent.y_px = between(*from_y_px, extent.y_px);
                extent.height_px *= eased;
            }
            (Growth::Around { from_deg: start }, Form::Sector { from_deg, to_deg, .. }) => {
                (*from_deg, *to_deg) = (between(*start, *from_deg), between(*start, *to_deg));
            }
            (Growth::Tint { from }, Form::Rect { fill: Some(fill), .. } | Form::Path { fill: Some(fill), .. }) => {
                *fill = mix(*from, *fill, f64::from(linear));
            }
            (Growth::Tint { from }, Form::Circle { fill, .. }) => *fill = mix(*from, *fill, f64::from(linear)),
            (Growth::Count { value, style }, Form::Text(line)) => line.text = style.format(value * f64::from(eased)),
            (Growth::Clock(clock), Form::Text(line)) => line.text = clock.text_at(time_s),
            (Growth::Clock(clock), Form::Rect { extent, .. }) => extent.width_px = clock.ground_px_at(time_s),
            _ => {}
        }
    }
}

impl Line {
    /// Its width.
    pub fn width_px(&self) -> f32 {
        if self.in_cells {
            self.face.cells_width_px(&self.text, self.size_px)
        } else {
            self.face.width_px(&self.text, self.size_px)
        }
    }

    /// From the top of its capitals down to where its letters hang.
    pub fn extent(&self) -> Extent {
        let width_px = self.width_px();
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width_px / 2.0,
            Anchor::End => width_px,
        };
        Extent {
            x_px: self.x_px - left,
            y_px: self.baseline_px - CAPITAL * self.size_px,
            width_px,
            height_px: (CAPITAL + DESCENT) * self.size_px,
        }
    }
}

impl Extent {
    /// The smallest one around both.
    pub fn around(self, other: Self) -> Self {
        let (x_px, y_px) = (self.x_px.min(other.x_px), self.y_px.min(other.y_px));
        let width_px = self.right_px().max(other.right_px()) - x_px;
        Self { x_px, y_px, width_px, height_px: self.bottom_px().max(other.bottom_px()) - y_px }
    }

    /// Its right edge.
    pub fn right_px(&self) -> f32 {
        self.x_px + self.width_px
    }

    /// Its lower edge.
    pub fn bottom_px(&self) -> f32 {
        self.y_px + self.height_px
    }
}
