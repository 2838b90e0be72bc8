//! The desk at which templates and charts lay out their marks: sizes, colours, layers, blocks of text.

use std::sync::Arc;

use sunting_timeline::Color;

use crate::check::is_outside_or_overlaps;
use crate::drawing::{Anchor, Change, Drawing, Extent, Form, Layer, Line, Mark, Stroke};
use crate::fit::{Face, Fitted, fit};
use crate::fonts::Weight;
use crate::icon::Icon;
use crate::language::Language;
use crate::logo::Logo;
use crate::motion::{Enter, Leave};
use crate::palette::Palette;
use crate::shape::Shape;
use crate::type_scale::{CAPITAL, SHRINK_STEP, SMALLEST, TypeRole};

/// What every template and chart is given.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The picture's shape; above the lane where subtitles are seen too.
    pub shape: Shape,
    /// The office's colours.
    pub palette: Palette,
    /// The office's name and logo.
    pub office: Office,
    /// Of the words and numbers that Sunting adds.
    pub language: Language,
    /// Whether subtitles are seen while the graphic is: what lies at the foot stands above their lane.
    pub over_subtitles: bool,
}

impl Surroundings {
    /// The shape in which a graphic can be moved: down to the foot, or to the subtitles.
    pub fn room_shape(&self) -> Shape {
        let foot_px = if self.over_subtitles { self.shape.raised_foot_px() } else { self.shape.foot_px };
        Shape { foot_px, ..self.shape }
    }
}

/// Whose film it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Office {
    /// As it is written; may be empty.
    pub name: String,
    /// Its logo, if it has one.
    pub logo: Option<Arc<Logo>>,
}

/// Letters in their colour on a ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Weight and tracking.
    pub face: Face,
    /// The letters' colour.
    pub fill: Color,
    /// What lies behind them.
    pub ground: Color,
}

/// A logo that is wider than so many heights becomes lower.
const WIDEST_LOGO: f32 = 2.0;

/// Marks as they are laid out, and how small everything is.
pub struct Sheet<'a> {
    /// The picture's shape.
    pub shape: &'a Shape,
    /// The office's colours.
    pub palette: &'a Palette,
    /// The office.
    pub office: &'a Office,
    /// Of the words and numbers that Sunting adds.
    pub language: Language,
    /// Whether subtitles are seen while the graphic is.
    pub over_subtitles: bool,
    shrink: f32,
    layers: Vec<Layer>,
    tight: Vec<&'static str>,
}

/// What is too much even at the least size that can be read shrinks by larger steps, to this at last.
const CROWDED_STEP: f32 = 0.94;
const LEAST: f32 = 0.05;

/// Lays a graphic out. What is too high for its shape shrinks as a whole, type and gaps alike, in steps of 3 % to 70 %.
/// What is still too much goes on shrinking: words that are too small can be seen and mended, those that are cut off or
/// lie over each other cannot.
pub fn lay_out(surroundings: &Surroundings, draw: impl Fn(&mut Sheet<'_>)) -> Drawing {
    let mut shrink = 1.0_f32;
    loop {
        let mut sheet = Sheet::new(surroundings, shrink);
        draw(&mut sheet);
        let drawing = sheet.finish();
        let fits = drawing.tight.is_empty() && !is_outside_or_overlaps(&drawing, &surroundings.shape);
        if fits || shrink <= LEAST {
            return drawing;
        }
        shrink = if shrink > SMALLEST { SMALLEST.max(shrink * SHRINK_STEP) } else { LEAST.max(shrink * CROWDED_STEP) };
    }
}

impl<'a> Sheet<'a> {
    fn new(surroundings: &'a Surroundings, shrink: f32) -> Self {
        let Surroundings { shape, palette, office, language, over_subtitles } = surroundings;
        let (language, over_subtitles) = (*language, *over_subtitles);
        Self { shape, palette, office, language, over_subtitles, shrink, layers: Vec::new(), tight: Vec::new() }
    }

    fn finish(self) -> Drawing {
        let (width_px, height_px) = (self.shape.width_px, self.shape.height_px);
        let layers = self.layers.into_iter().filter(|layer| !layer.marks.is_empty()).collect();
        Drawing { width_px, height_px, layers, shrink: self.shrink, tight: self.tight }
    }

    /// The font size of a role.
    pub fn size_px(&self, role: TypeRole) -> f32 {
        role.size() * self.shape.short_px() * self.shape.type_factor * self.shrink
    }

    /// A length that is a fraction of the picture's shorter side. Gaps shrink with the whole; large measures do not.
    pub fn px(&self, fraction: f32) -> f32 {
        fraction * self.shape.short_px() * if fraction < 0.2 { self.shrink } else { 1.0 }
    }

    /// Where straps over footage end.
    pub fn foot_px(&self) -> f32 {
        if self.over_subtitles { self.shape.raised_foot_px() } else { self.shape.foot_px }
    }

    /// Says that a field is too small for what it holds, so that the whole shrinks.
    pub fn tight(&mut self, field: &'static str) {
        self.tight.push(field);
    }

    /// What follows is there from the first moment.
    pub fn still(&mut self) {
        self.layer(Enter::CUT, Leave::Fade);
    }

    /// What follows is there from the first moment to the last.
    pub fn stay(&mut self) {
        self.layer(Enter::CUT, Leave::Stay);
    }

    /// What follows comes in so and fades out.
    pub fn enter(&mut self, enter: Enter) {
        self.layer(enter, Leave::Fade);
    }

    /// What follows comes in so and is wiped away again.
    pub fn wipe(&mut self, enter: Enter) {
        self.layer(enter, Leave::Wipe);
    }

    /// What follows comes and goes so.
    fn layer(&mut self, enter: Enter, leave: Leave) {
        self.layers.push(Layer { enter, leave, marks: Vec::new() });
    }

    /// Puts a mark onto the last layer.
    pub fn add(&mut self, form: Form, change: Option<Change>) {
        if self.layers.is_empty() {
            self.still();
        }
        if let Some(layer) = self.layers.last_mut() {
            layer.marks.push(Mark { form, change });
        }
    }

    /// A plain rectangle; nothing where it has no size.
    pub fn rect(&mut self, x_px: f32, y_px: f32, width_px: f32, height_px: f32, fill: Color) {
        self.growing_rect(Extent { x_px, y_px, width_px, height_px }, fill, None);
    }

    /// A rectangle that changes until it stands; nothing where it has no size.
    pub fn growing_rect(&mut self, extent: Extent, fill: Color, change: Option<Change>) {
        if extent.width_px > 0.0 && extent.height_px > 0.0 {
            self.add(Form::Rect { extent, radius_px: 0.0, fill: Some(fill), stroke: None }, change);
        }
    }

    /// A rectangle with round corners and a line around it.
    pub fn outlined_rect(&mut self, extent: Extent, radius_px: f32, fill: Color, stroke: Stroke) {
        self.add(Form::Rect { extent, radius_px, fill: Some(fill), stroke: Some(stroke) }, None);
    }

    /// An icon around a point.
    pub fn icon(&mut self, icon: Icon, x_px: f32, y_px: f32, size_px: f32, fill: Color) {
        self.add(Form::Icon { icon, x_px, y_px, size_px, fill }, None);
    }

    /// The whole picture in one colour, from the first moment.
    pub fn page(&mut self, fill: Color) {
        self.still();
        self.rect(0.0, 0.0, self.shape.width_px, self.shape.height_px, fill);
    }

    /// One line of text with its letters on `baseline_px`; gives back where it ends.
    pub fn text(&mut self, x_px: f32, baseline_px: f32, text: &str, size_px: f32, ink: Ink, anchor: Anchor) -> f32 {
        let Ink { face, fill, ground } = ink;
        let text = text.to_owned();
        self.line(Line { x_px, baseline_px, text, size_px, face, fill, ground, anchor, in_cells: false }, None)
    }

    /// A line of text that may change until it stands; gives back where it ends.
    pub fn line(&mut self, line: Line, change: Option<Change>) -> f32 {
        let right_px = line.extent().right_px();
        self.add(Form::Text(line), change);
        right_px
    }

    /// Lines of text, the top of the first one's capitals at `y_px`; gives back the last baseline.
    pub fn block(&mut self, x_px: f32, y_px: f32, text: &Fitted, ink: Ink, leading: f32) -> f32 {
        self.anchored_block(x_px, y_px, text, ink, leading, Anchor::Start)
    }

    /// The same, anchored elsewhere than at its start.
    pub fn anchored_block(
        &mut self,
        x_px: f32,
        y_px: f32,
        text: &Fitted,
        ink: Ink,
        leading: f32,
        anchor: Anchor,
    ) -> f32 {
        let first = y_px + CAPITAL * text.size_px;
        let mut baseline_px = first;
        for (index, line) in text.lines.iter().enumerate() {
            baseline_px = first + index as f32 * leading * text.size_px;
            self.text(x_px, baseline_px, line, text.size_px, ink, anchor);
        }
        baseline_px
    }

    /// Fits a text into lines of that width, at the size of a role.
    pub fn fit(&self, text: &str, role: TypeRole, face: Face, room_px: f32, most_lines: usize) -> Fitted {
        fit(text, self.size_px(role), face, room_px, most_lines)
    }

    /// The mark of the set: a block of accent from the picture's left edge to beside a heading.
    pub fn tab(&mut self, y_px: f32, height_px: f32, fill: Color) {
        let width_px = self.shape.left_px - self.px(0.034);
        self.rect(0.0, y_px, width_px, height_px, fill);
    }

    /// The size of the office's logo in a box of that height and twice the width; `None` where it has none.
    pub fn logo_size_px(&self, box_px: f32) -> Option<(f32, f32)> {
        let logo = self.office.logo.as_ref()?;
        let ratio = logo.width_px as f32 / logo.height_px.max(1) as f32;
        let height_px = box_px.min(WIDEST_LOGO * box_px / ratio.max(f32::EPSILON));
        Some((height_px * ratio, height_px))
    }

    /// The office's logo; nothing where it has none.
    pub fn logo(&mut self, extent: Extent, opacity: f32) {
        if let Some(logo) = self.office.logo.clone() {
            self.add(Form::Logo { logo, extent, opacity }, None);
        }
    }
}

/// Letters of the usual weight.
pub const REGULAR: Face = Face::plain(Weight::Regular);
/// Heavier letters.
pub const SEMI_BOLD: Face = Face::plain(Weight::SemiBold);

/// Letters of a role, at its own tracking.
pub fn face(weight: Weight, role: TypeRole) -> Face {
    Face { weight, tracking: role.tracking() }
}
