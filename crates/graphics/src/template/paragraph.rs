//! Lines of one size, weight and leading, and how such blocks stand below each other.

use sunting_timeline::Color;

use crate::drawing::Anchor;
use crate::fit::{Face, Fitted, broken, fit};
use crate::fonts::Weight;
use crate::sheet::{Ink, Sheet, face};
use crate::type_scale::{CAPITAL, TypeRole};

/// Some lines of text.
pub(super) struct Paragraph {
    text: Fitted,
    face: Face,
    leading: f32,
}

impl Paragraph {
    /// A text at the size of a role, smaller if it needs more lines than that.
    pub(super) fn of(
        sheet: &Sheet<'_>,
        text: &str,
        role: TypeRole,
        weight: Weight,
        room_px: f32,
        most_lines: usize,
    ) -> Self {
        Self::scaled(sheet, text, (role, 1.0), weight, room_px, most_lines)
    }

    /// The same at a size that is a part of the role's.
    pub(super) fn scaled(
        sheet: &Sheet<'_>,
        text: &str,
        (role, part): (TypeRole, f32),
        weight: Weight,
        room_px: f32,
        most_lines: usize,
    ) -> Self {
        let face = face(weight, role);
        let text = fit(text, sheet.size_px(role) * part, face, room_px, most_lines);
        Self { text, face, leading: role.leading() }
    }

    /// Several texts at one size: that of the one that needs the smallest.
    pub(super) fn alike(
        sheet: &Sheet<'_>,
        texts: &[&str],
        role: (TypeRole, f32),
        weight: Weight,
        room_px: f32,
        most_lines: usize,
    ) -> Vec<Self> {
        let alone = |text: &&str| Self::scaled(sheet, text, role, weight, room_px, most_lines);
        let smallest_px = texts.iter().map(alone).map(|text| text.size_px()).fold(f32::INFINITY, f32::min);
        texts.iter().map(|text| Self::sized(text, smallest_px, role.0, weight, room_px)).collect()
    }

    /// A text at exactly that size, in as many lines as it takes.
    pub(super) fn sized(text: &str, size_px: f32, role: TypeRole, weight: Weight, room_px: f32) -> Self {
        let face = face(weight, role);
        Self { text: broken(text, size_px, face, room_px), face, leading: role.leading() }
    }

    /// The same with its lines at another distance, in font sizes.
    pub(super) fn with_leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.lines.is_empty()
    }

    /// Whether it takes more than one line.
    pub(super) fn has_several_lines(&self) -> bool {
        self.text.lines.len() > 1
    }

    /// The font size.
    pub(super) fn size_px(&self) -> f32 {
        self.text.size_px
    }

    /// The height of its capitals.
    pub(super) fn capital_px(&self) -> f32 {
        CAPITAL * self.text.size_px
    }

    /// The widest line.
    pub(super) fn width_px(&self) -> f32 {
        self.text.width_px(self.face)
    }

    /// From the top of the first capitals to the last baseline; nothing where it is empty.
    pub(super) fn height_px(&self) -> f32 {
        if self.is_empty() { 0.0 } else { self.text.height_px(self.leading) }
    }

    /// Draws it with the top of its first capitals at `y_px`.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, x_px: f32, y_px: f32, fill: Color, ground: Color) {
        self.draw_at(sheet, (x_px, y_px), fill, ground, Anchor::Start);
    }

    /// Draws it on the left margin as a heading, the mark of the set beside its first line; nothing where it is empty.
    pub(super) fn draw_heading(&self, sheet: &mut Sheet<'_>, y_px: f32, tab: Color, fill: Color, ground: Color) {
        if !self.is_empty() {
            sheet.tab(y_px, self.capital_px(), tab);
            self.draw(sheet, sheet.shape.left_px, y_px, fill, ground);
        }
    }

    /// Draws it anchored elsewhere than at its start.
    pub(super) fn draw_at(
        &self,
        sheet: &mut Sheet<'_>,
        (x_px, y_px): (f32, f32),
        fill: Color,
        ground: Color,
        anchor: Anchor,
    ) {
        let ink = Ink { face: self.face, fill, ground };
        sheet.anchored_block(x_px, y_px, &self.text, ink, self.leading, anchor);
    }
}

/// Where blocks below each other begin, from the top of the first, and how high they are together. Each is given by the
/// gap before it and its height; blocks without height are left out with their gap.
pub(super) fn stacked<const N: usize>(blocks: [(f32, f32); N]) -> ([f32; N], f32) {
    let mut tops_px = [0.0; N];
    let mut end_px = 0.0;
    for (top_px, (gap_px, height_px)) in tops_px.iter_mut().zip(blocks) {
        if height_px > 0.0 {
            *top_px = if end_px > 0.0 { end_px + gap_px } else { 0.0 };
            end_px = *top_px + height_px;
        }
    }
    (tops_px, end_px)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_without_height_leave_no_gap() {
        assert_eq!(stacked([(5.0, 10.0), (5.0, 0.0), (7.0, 20.0)]), ([0.0, 0.0, 17.0], 37.0));
        assert_eq!(stacked([(5.0, 0.0), (6.0, 4.0), (1.0, 2.0)]), ([0.0, 0.0, 5.0], 7.0));
        assert_eq!(stacked([(5.0, 0.0)]), ([0.0], 0.0));
    }
}
