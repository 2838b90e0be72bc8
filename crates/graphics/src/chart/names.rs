//! Names and values of rows: one size for all of a kind, that of the neediest.

use super::Highlight;
use crate::fit::{Fitted, broken, clean, fit};
use crate::language::Language;
use crate::sheet::{Ink, REGULAR, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, DESCENT, SHRINK_STEP, SMALLEST, TypeRole};

/// Between names of several lines lies so much more than between their lines.
const AIR_OF_LINES: f32 = 1.6;

/// Names in lines of `room_px`, all at the size that the neediest needs, each in the letters that it is drawn in.
pub(super) fn fitted(
    sheet: &Sheet<'_>,
    names: &[&str],
    highlight: Highlight,
    room_px: f32,
    most_lines: usize,
) -> Vec<Fitted> {
    let size_px = sheet.size_px(TypeRole::Label);
    let room_px = room_px.max(size_px);
    let needed_px = |(row, name): (usize, &&str)| fit(name, size_px, highlight.face(row), room_px, most_lines).size_px;
    let size_px = names.iter().enumerate().map(needed_px).fold(size_px, f32::min);
    names.iter().enumerate().map(|(row, name)| broken(name, size_px, highlight.face(row), room_px)).collect()
}

/// The width of the widest name in the lines that people gave it, at the full size.
pub(super) fn widest_px(sheet: &Sheet<'_>, names: &[&str], highlight: Highlight) -> f32 {
    let size_px = sheet.size_px(TypeRole::Label);
    let width_px = |(row, name): (usize, &&str)| {
        let face = highlight.face(row);
        clean(name).lines().map(|line| face.width_px(line, size_px)).fold(0.0, f32::max)
    };
    names.iter().enumerate().map(width_px).fold(0.0, f32::max)
}

/// The height of the highest of some names.
pub(super) fn highest_px(names: &[Fitted], leading: f32) -> f32 {
    names.iter().filter(|name| !name.lines.is_empty()).map(|name| name.height_px(leading)).fold(0.0, f32::max)
}

/// The least height of a row whose name stands beside its mark: between two names lies more than between the lines of one.
pub(super) fn needed_row_px(names: &[Fitted], leading: f32) -> f32 {
    let needed_px = |name: &Fitted| {
        let several_px = if name.lines.len() > 1 { AIR_OF_LINES * (leading - CAPITAL) } else { 0.0 };
        name.height_px(leading) + DESCENT.max(several_px) * name.size_px
    };
    names.iter().filter(|name| !name.lines.is_empty()).map(needed_px).fold(0.0, f32::max)
}

/// How the name of a row is written.
pub(super) fn ink(sheet: &Sheet<'_>, highlight: Highlight, row: usize) -> Ink {
    let palette = sheet.palette;
    let fill = if highlight.is_lit(row) { palette.ink } else { palette.muted };
    Ink { face: highlight.face(row), fill, ground: palette.paper }
}

/// How the value of a row is written.
pub(super) fn value_ink(sheet: &Sheet<'_>, highlight: Highlight, row: usize) -> Ink {
    let palette = sheet.palette;
    let fill = if highlight.is_lit(row) { palette.lit } else { palette.muted };
    Ink { face: SEMI_BOLD, fill, ground: palette.paper }
}

/// Second words in a field.
pub(super) fn muted_ink(sheet: &Sheet<'_>) -> Ink {
    Ink { face: REGULAR, fill: sheet.palette.muted, ground: sheet.palette.paper }
}

/// The size at which every value fits into one line of `room_px`; the smallest one where none does.
pub(super) fn value_size_px(sheet: &Sheet<'_>, values: &[String], room_px: f32) -> f32 {
    let least_px = smallest_value_px(sheet);
    let mut size_px = sheet.size_px(TypeRole::Label);
    while size_px > least_px && widest_value_px(values, size_px) > room_px {
        size_px = least_px.max(size_px * SHRINK_STEP);
    }
    size_px
}

/// Numbers cannot be broken: before the whole chart shrinks, they become as small as anything may be.
pub(super) fn smallest_value_px(sheet: &Sheet<'_>) -> f32 {
    sheet.size_px(TypeRole::Note) * SMALLEST
}

/// The width of the widest value at a size.
pub(super) fn widest_value_px(values: &[String], size_px: f32) -> f32 {
    values.iter().map(|value| SEMI_BOLD.width_px(value, size_px)).fold(0.0, f32::max)
}

/// What stands where a value is missing and there is room for words.
pub(super) fn no_data(language: Language) -> &'static str {
    language.choose("belum ada data", "no data yet")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::tests::surroundings;
    use crate::shape::ShapeKind;

    #[test]
    fn names_share_the_size_of_the_neediest() {
        crate::sheet::lay_out(&surroundings(ShapeKind::Wide), |sheet| {
            let names = fitted(sheet, &["Mei", "Kependudukan"], Highlight::None, 300.0, 2);
            assert!(names[1].size_px < sheet.size_px(TypeRole::Label));
            assert_eq!(names[0].size_px, names[1].size_px);
            assert_eq!(names[1].lines, ["Kependudukan"]);
        });
    }

    #[test]
    fn a_name_that_stands_out_is_measured_in_its_own_letters() {
        crate::sheet::lay_out(&surroundings(ShapeKind::Wide), |sheet| {
            let plain_px = widest_px(sheet, &["Kesehatan"], Highlight::None);
            let lit_px = widest_px(sheet, &["Kesehatan"], Highlight::Row(0));
            assert!(lit_px > plain_px);
            let fitted = fitted(sheet, &["Kesehatan"], Highlight::Row(0), plain_px, 1);
            assert!(fitted[0].width_px(Highlight::Row(0).face(0)) <= plain_px);
        });
    }

    #[test]
    fn values_become_smaller_together_and_never_too_small() {
        crate::sheet::lay_out(&surroundings(ShapeKind::Wide), |sheet| {
            let values = ["1.840".to_owned(), "12.105".to_owned()];
            let full_px = sheet.size_px(TypeRole::Label);
            let width_px = widest_value_px(&values, full_px);
            assert_eq!(value_size_px(sheet, &values, width_px), full_px);
            let size_px = value_size_px(sheet, &values, 0.9 * width_px);
            assert!(size_px < full_px && widest_value_px(&values, size_px) <= 0.9 * width_px);
            assert_eq!(value_size_px(sheet, &values, 0.1 * width_px), smallest_value_px(sheet));
        });
    }
}
