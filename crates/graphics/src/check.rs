//! Whether a drawing can be read: inside the safe area, nothing over anything, contrast, size.

use crate::color::contrast;
use crate::drawing::{Drawing, Line};
use crate::palette::TEXT_CONTRAST;
use crate::shape::Shape;
use crate::type_scale::{SMALLEST, TypeRole};

/// What is wrong with a drawing.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Flaw {
    /// A text stands where apps draw or screens cut off.
    Outside { text: String },
    /// Two texts lie over each other.
    Overlap { text: String, other: String },
    /// A text is hard to tell from its ground.
    Faint { text: String, contrast: f64 },
    /// A text is smaller than anything may be.
    Small { text: String },
    /// A field is too small for what it holds.
    Tight { field: &'static str },
}

/// All flaws of a drawing for that shape.
pub fn flaws(drawing: &Drawing, shape: &Shape) -> Vec<Flaw> {
    let mut flaws: Vec<Flaw> = drawing.tight.iter().map(|field| Flaw::Tight { field }).collect();
    let least_px = TypeRole::Note.size() * shape.short_px() * shape.type_factor * SMALLEST * drawing.shrink - 0.01;
    for line in drawing.lines() {
        let text = || line.text.clone();
        let contrast = contrast(line.fill, line.ground);
        if contrast < TEXT_CONTRAST {
            flaws.push(Flaw::Faint { text: text(), contrast });
        }
        if line.size_px < least_px {
            flaws.push(Flaw::Small { text: text() });
        }
        if is_outside(line, shape) {
            flaws.push(Flaw::Outside { text: text() });
        }
    }
    flaws.extend(overlaps(drawing).map(|(a, b)| Flaw::Overlap { text: a.text.clone(), other: b.text.clone() }));
    flaws
}

/// Whether a drawing is too high or too wide for its shape.
pub(crate) fn is_outside_or_overlaps(drawing: &Drawing, shape: &Shape) -> bool {
    drawing.lines().any(|line| is_outside(line, shape)) || overlaps(drawing).next().is_some()
}

/// Descenders may hang lower, and letters have a little room of their own at the left.
fn is_outside(line: &Line, shape: &Shape) -> bool {
    let extent = line.extent();
    let left = extent.x_px < shape.left_px - 0.04 * line.size_px - 1.0;
    let right = extent.right_px() > shape.right_at_px(extent.bottom_px()) + 1.5;
    left || right || extent.y_px < shape.top_px - 1.0 || line.baseline_px > shape.bottom_px + 1.0
}

fn overlaps(drawing: &Drawing) -> impl Iterator<Item = (&Line, &Line)> {
    let lines: Vec<&Line> = drawing.lines().filter(|line| !line.text.trim().is_empty()).collect();
    let others = lines.clone();
    let pairs = lines
        .into_iter()
        .enumerate()
        .flat_map(move |(index, line)| others.clone().into_iter().skip(index + 1).map(move |other| (line, other)));
    pairs.filter(|(a, b)| is_over(a, b))
}

/// Two pixels over each other are not seen.
fn is_over(a: &Line, b: &Line) -> bool {
    let (a, b) = (a.extent(), b.extent());
    let across = a.right_px().min(b.right_px()) - a.x_px.max(b.x_px);
    let down = a.bottom_px().min(b.bottom_px()) - a.y_px.max(b.y_px);
    across > 2.0 && down > 2.0
}
