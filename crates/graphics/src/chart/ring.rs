//! Parts of one whole as a ring, from twelve o'clock, and the list that names them.

use sunting_timeline::Color;

use super::Chart;
use super::names::{muted_ink, needed_row_px, no_data};
use super::page::{self, Field};
use super::shares::{ShareRows, Shares};
use crate::drawing::{Anchor, Change, Form, Growth, Line, Stroke};
use crate::fit::{Face, Fitted, broken, fit};
use crate::fonts::Weight;
use crate::motion::{Enter, STAGGER_S};
use crate::number::{Measure, short};
use crate::sheet::{Ink, REGULAR, SEMI_BOLD, Sheet};
use crate::type_scale::{CAPITAL, SHRINK_STEP, SMALLEST, TypeRole};

/// The hole, of the ring.
const HOLE: f32 = 0.60;
/// Between two parts.
const PART_GAP: f32 = 0.006;
/// Degrees of twelve o'clock.
const START_DEG: f32 = -90.0;
/// A smaller part would not be seen between its gaps.
const LEAST_DEG: f32 = 0.05;
const LEAST_RADIUS: f32 = 0.135;
/// The ring beside the list in square pictures is at most so large.
const SQUARE_RADIUS: f32 = 0.20;
/// Before the ring and between it and the list, in wide pictures and in square ones.
const WIDE_INDENT: f32 = 0.06;
const WIDE_LIST_GAP: f32 = 0.13;
const SQUARE_LIST_GAP: f32 = 0.06;
/// The ring over the list, and what a row of the list needs below it.
const OVER_RADIUS: f32 = 0.30;
const LEAST_OVER_RADIUS: f32 = 0.12;
const OVER_LIST_GAP: f32 = 0.07;
const LEAST_OVER_PITCH: f32 = 0.086;
/// Rows of the list are at most so high, beside and below the ring.
const BESIDE_PITCH: f32 = 0.155;
const BELOW_PITCH: f32 = 0.125;
/// Between a square, its share and its name.
const LIST_GAP: f32 = 0.03;
const LIST_LINE: f32 = 0.002;
const NAME_LEADING: f32 = 1.18;
/// Beside a small name its share becomes smaller too, but not more than this.
const SMALLEST_SHARE: f32 = 0.85;
/// What words may take of the hole's width.
const NUMBER_WIDTH: f32 = 0.86;
const REST_WIDTH: f32 = 0.74;
/// How much of the number in the hole stands above the ring's middle.
const NUMBER_ABOVE: f32 = 0.65;
const NUMBER_FACE: Face = Face { weight: Weight::SemiBold, tracking: -0.01 };
const REST_GAP: f32 = 0.030;
/// When the ring begins, how long it is drawn, and when words come.
const RING_AT_S: f32 = 0.35;
const RING_S: f32 = 1.0;
const WORDS_AT_S: f32 = 0.5;

/// A ring and where its list stands.
struct Places {
    x_px: f32,
    y_px: f32,
    radius_px: f32,
    list_x_px: f32,
    list_y_px: f32,
    list_width_px: f32,
    pitch_px: f32,
}

pub(super) fn draw(sheet: &mut Sheet<'_>, chart: &Chart, parts: &[(String, f64)], total: &str) {
    let values: Vec<f64> = parts.iter().map(|(_, value)| *value).collect();
    let shares = ShareRows::of(std::iter::once(values.as_slice()), chart.numbers);
    let field = page::draw(sheet, chart, shares.remark(sheet.language));
    if parts.is_empty() {
        return;
    }
    let colors: Vec<Color> = sheet.palette.series(parts.len()).iter().copied().cycle().take(parts.len()).collect();
    let row = shares.rows.first().unwrap_or(&Shares::Unknown);
    let texts: Vec<String> = match row {
        Shares::Known(known) => known.iter().map(|share| shares.format(*share)).collect(),
        Shares::Nothing => vec![shares.zero(); parts.len()],
        Shares::Unknown => vec!["–".to_owned(); parts.len()],
    };
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let usual = Places::of(sheet, &field, parts.len());
    let list = List::of(sheet, &usual, &names, &texts);
    let places = usual.with_room_for(&list, &field);
    if places.radius_px < sheet.px(LEAST_RADIUS) || places.pitch_px < list.needed_pitch_px() {
        sheet.tight("donat");
    }
    places.draw_ring(sheet, row, &colors);
    places.draw_total(sheet, &total_or_sum(sheet, chart, row, total, &values));
    places.draw_list(sheet, &list, &texts, &colors);
}

/// What stands in the hole.
fn total_or_sum(sheet: &Sheet<'_>, chart: &Chart, row: &Shares, total: &str, values: &[f64]) -> String {
    let measure = chart.numbers.measure;
    match row {
        _ if !total.trim().is_empty() => total.trim().to_owned(),
        Shares::Unknown => no_data(sheet.language).to_owned(),
        _ if measure == Measure::Percent => String::new(),
        _ => short(values.iter().sum(), measure, chart.numbers.language),
    }
}

impl Places {
    fn of(sheet: &Sheet<'_>, field: &Field, count: usize) -> Self {
        match sheet.shape.is_flat() {
            true => Self::beside(sheet, field, count as f32),
            false => Self::below(sheet, field, count as f32),
        }
    }

    /// The list beside the ring.
    fn beside(sheet: &Sheet<'_>, field: &Field, count: f32) -> Self {
        let is_wide = sheet.shape.is_wide();
        let half_px = field.height_px / 2.0;
        let (radius_px, indent, gap) = match is_wide {
            true => (half_px, WIDE_INDENT, WIDE_LIST_GAP),
            false => (half_px.min(sheet.px(SQUARE_RADIUS)), 0.0, SQUARE_LIST_GAP),
        };
        let x_px = field.x_px + radius_px + sheet.px(indent);
        let list_x_px = x_px + radius_px + sheet.px(gap);
        let pitch_px = sheet.px(BESIDE_PITCH).min(field.height_px / count);
        let y_px = field.y_px + half_px;
        let list_y_px = y_px - pitch_px * count / 2.0;
        let list_width_px = field.right_px() - list_x_px;
        Self { x_px, y_px, radius_px, list_x_px, list_y_px, list_width_px, pitch_px }
    }

    /// The list below the ring.
    fn below(sheet: &Sheet<'_>, field: &Field, count: f32) -> Self {
        let gap_px = sheet.px(OVER_LIST_GAP);
        let left_px = (field.height_px - gap_px - sheet.px(LEAST_OVER_PITCH) * count) / 2.0;
        let radius_px = left_px.min(sheet.px(OVER_RADIUS)).max(sheet.px(LEAST_OVER_RADIUS));
        let list_y_px = field.y_px + 2.0 * radius_px + gap_px;
        let pitch_px = sheet.px(BELOW_PITCH).min((field.bottom_px() - list_y_px) / count);
        let (x_px, y_px) = (field.x_px + radius_px, field.y_px + radius_px);
        let (list_x_px, list_width_px) = (field.x_px, field.width_px);
        Self { x_px, y_px, radius_px, list_x_px, list_y_px, list_width_px, pitch_px }
    }

    fn hole_px(&self) -> f32 {
        HOLE * self.radius_px
    }

    fn draw_ring(&self, sheet: &mut Sheet<'_>, row: &Shares, colors: &[Color]) {
        sheet.still();
        let Shares::Known(shares) = row else {
            self.draw_sector(sheet, (START_DEG, START_DEG + 360.0), sheet.palette.track, None);
            return;
        };
        let mut from_deg = START_DEG;
        for (share, color) in shares.iter().zip(colors) {
            let to_deg = from_deg + 360.0 * share.part as f32;
            if to_deg - from_deg > LEAST_DEG {
                let growth = Growth::Around { from_deg: START_DEG };
                let change = Change { at_s: RING_AT_S, lasts_s: RING_S, growth };
                self.draw_sector(sheet, (from_deg, to_deg), *color, Some(change));
            }
            from_deg = to_deg;
        }
    }

    fn draw_sector(&self, sheet: &mut Sheet<'_>, (from_deg, to_deg): (f32, f32), fill: Color, change: Option<Change>) {
        let (x_px, y_px, outer_px, inner_px) = (self.x_px, self.y_px, self.radius_px, self.hole_px());
        let stroke = Some(Stroke { color: sheet.palette.paper, width_px: sheet.px(PART_GAP) });
        sheet.add(Form::Sector { x_px, y_px, outer_px, inner_px, from_deg, to_deg, fill, stroke }, change);
    }

    /// The number of the whole, and below it what it counts.
    fn draw_total(&self, sheet: &mut Sheet<'_>, total: &str) {
        let (number, rest) = total.split_once([' ', '\u{a0}']).unwrap_or((total, ""));
        let is_number = number.contains(|letter: char| letter.is_ascii_digit());
        let (number, rest) = if is_number { (number, rest) } else { ("", total) };
        let number = self.fitted_number(sheet, number);
        let rest = sheet.fit(rest, TypeRole::Label, REGULAR, 2.0 * self.hole_px() * REST_WIDTH, 1);
        // A number is read in one line; so is what it counts.
        if number.lines.len() > 1 || (!number.lines.is_empty() && rest.lines.len() > 1) {
            sheet.tight("donat");
        }
        let number_ink = Ink { face: NUMBER_FACE, fill: sheet.palette.ink, ground: sheet.palette.paper };
        let (rest_ink, leading) = (muted_ink(sheet), TypeRole::Label.leading());
        let mut y_px = self.total_y_px(sheet, &number, &rest);
        sheet.enter(Enter::fade(WORDS_AT_S));
        if !number.lines.is_empty() {
            let end_px = sheet.anchored_block(self.x_px, y_px, &number, number_ink, leading, Anchor::Middle);
            y_px = end_px + sheet.px(REST_GAP);
        }
        sheet.anchored_block(self.x_px, y_px, &rest, rest_ink, leading, Anchor::Middle);
    }

    /// As large as the hole allows; a long number becomes as small as labels may.
    fn fitted_number(&self, sheet: &Sheet<'_>, number: &str) -> Fitted {
        let room_px = 2.0 * self.hole_px() * NUMBER_WIDTH;
        let least_px = SMALLEST * sheet.size_px(TypeRole::Label);
        let mut size_px = sheet.size_px(TypeRole::Heading);
        while NUMBER_FACE.width_px(number, size_px) > room_px && size_px > least_px {
            size_px = least_px.max(size_px * SHRINK_STEP);
        }
        broken(number, size_px, NUMBER_FACE, room_px)
    }

    /// The top of what stands in the hole: the number about its middle, higher where the rest would leave the hole.
    fn total_y_px(&self, sheet: &Sheet<'_>, number: &Fitted, rest: &Fitted) -> f32 {
        let height_px =
            |text: &Fitted| if text.lines.is_empty() { 0.0 } else { text.height_px(TypeRole::Label.leading()) };
        let (number_px, rest_px) = (height_px(number), height_px(rest));
        let gap_px = if number_px > 0.0 && rest_px > 0.0 { sheet.px(REST_GAP) } else { 0.0 };
        let centred_px = (number_px + gap_px + rest_px) / 2.0;
        let usual_px = NUMBER_ABOVE * number_px;
        let end_px = number_px + gap_px + rest_px - usual_px;
        let half_px = (self.hole_px().powi(2) - end_px.powi(2)).max(0.0).sqrt();
        let is_inside = number_px > 0.0 && rest_px > 0.0 && rest.width_px(REGULAR) < 2.0 * half_px;
        self.y_px - if is_inside { usual_px } else { centred_px }
    }

    /// The same with rows as high as names of several lines need, as far as the field has room.
    fn with_room_for(self, list: &List, field: &Field) -> Self {
        let count = list.names.len() as f32;
        let middle_px = self.list_y_px + self.pitch_px * count / 2.0;
        // Beside the ring the list lies about the ring's middle; below it, it begins where it is.
        let is_beside = self.list_x_px > self.x_px;
        let room_px = if is_beside { field.height_px } else { field.bottom_px() - self.list_y_px };
        let pitch_px = list.needed_pitch_px().min(room_px / count).max(self.pitch_px);
        let list_y_px = if is_beside { middle_px - pitch_px * count / 2.0 } else { self.list_y_px };
        Self { pitch_px, list_y_px, ..self }
    }

    /// The parts in their order, each with its square, share and name.
    fn draw_list(&self, sheet: &mut Sheet<'_>, list: &List, shares: &[String], colors: &[Color]) {
        let square_px = sheet.size_px(TypeRole::Note);
        for (row, ((name, share), color)) in list.names.iter().zip(shares).zip(colors).enumerate() {
            let top_px = self.list_y_px + row as f32 * self.pitch_px;
            let middle_px = top_px + self.pitch_px / 2.0;
            sheet.enter(Enter::rise(WORDS_AT_S + row as f32 * STAGGER_S));
            if row > 0 {
                sheet.rect(self.list_x_px, top_px, self.list_width_px, sheet.px(LIST_LINE), sheet.palette.line);
            }
            sheet.rect(self.list_x_px, middle_px - square_px / 2.0, square_px, square_px, *color);
            let baseline_px = middle_px + CAPITAL * list.share_px / 2.0;
            draw_share(sheet, (list.share_x_px, baseline_px), share, list.share_px);
            draw_name(sheet, list.name_x_px, (middle_px, baseline_px), name);
        }
    }
}

/// The words beside the squares as they fit.
struct List {
    names: Vec<Fitted>,
    name_x_px: f32,
    /// Where shares end, and their size.
    share_x_px: f32,
    share_px: f32,
}

impl List {
    fn of(sheet: &Sheet<'_>, places: &Places, names: &[&str], shares: &[String]) -> Self {
        let (full_px, square_px, gap_px) =
            (sheet.size_px(TypeRole::Body), sheet.size_px(TypeRole::Note), sheet.px(LIST_GAP));
        let widest_px = shares.iter().map(|share| SEMI_BOLD.cells_width_px(share, full_px)).fold(0.0, f32::max);
        let share_x_px = places.list_x_px + square_px + gap_px + widest_px;
        let name_x_px = share_x_px + gap_px;
        let room_px = (places.list_x_px + places.list_width_px - name_x_px).max(full_px);
        let needed_px = names.iter().map(|name| fit(name, full_px, REGULAR, room_px, 1).size_px);
        let name_px = needed_px.fold(full_px, f32::min);
        let share_px = if sheet.shape.is_flat() { name_px.max(SMALLEST_SHARE * full_px) } else { full_px };
        let names = names.iter().map(|name| broken(name, name_px, REGULAR, room_px)).collect();
        Self { names, name_x_px, share_x_px, share_px }
    }

    /// The least height of a row.
    fn needed_pitch_px(&self) -> f32 {
        needed_row_px(&self.names, NAME_LEADING)
    }
}

/// A share in cells, so that the shares of a list stand below each other.
fn draw_share(sheet: &mut Sheet<'_>, (x_px, baseline_px): (f32, f32), share: &str, size_px: f32) {
    let (text, face, anchor, in_cells) = (share.to_owned(), SEMI_BOLD, Anchor::End, true);
    let (fill, ground) = (sheet.palette.ink, sheet.palette.paper);
    sheet.line(Line { x_px, baseline_px, text, size_px, face, fill, ground, anchor, in_cells }, None);
}

/// A name on the line of its share; around the middle of its row where it has several lines.
fn draw_name(sheet: &mut Sheet<'_>, x_px: f32, (middle_px, baseline_px): (f32, f32), name: &Fitted) {
    let ink = Ink { face: REGULAR, fill: sheet.palette.ink, ground: sheet.palette.paper };
    let y_px = match name.lines.len() {
        0 | 1 => baseline_px - CAPITAL * name.size_px,
        _ => middle_px - name.height_px(NAME_LEADING) / 2.0,
    };
    sheet.block(x_px, y_px, name, ink, NAME_LEADING);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chart::tests::surroundings;
    use crate::chart::{ChartData, Highlight, lay_out};
    use crate::check::flaws;
    use crate::drawing::Drawing;
    use crate::language::Language;
    use crate::number::NumberStyle;
    use crate::shape::{Shape, ShapeKind};

    fn drawing(values: &[f64], measure: Measure, total: &str, kind: ShapeKind) -> Drawing {
        let names = ["Pegawai", "Barang dan jasa", "Modal", "Hibah", "Lainnya"].map(str::to_owned);
        let chart = Chart {
            heading: "Judul".into(),
            unit: "APBD".into(),
            source: "Sumber: BPKAD".into(),
            data: ChartData::Ring {
                parts: names.into_iter().zip(values.iter().copied()).collect(),
                total: total.to_owned(),
            },
            highlight: Highlight::None,
            numbers: NumberStyle::of_values(values, measure, Language::Indonesian),
        };
        lay_out(&chart, &surroundings(kind))
    }

    fn angles(drawing: &Drawing) -> Vec<(f32, f32)> {
        let sectors = drawing.marks().filter_map(|mark| match mark.form {
            Form::Sector { from_deg, to_deg, .. } => Some((from_deg, to_deg)),
            _ => None,
        });
        sectors.collect()
    }

    fn texts(drawing: &Drawing) -> Vec<&str> {
        drawing.lines().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn the_whole_stands_in_the_hole() {
        for kind in ShapeKind::ALL {
            let typed = drawing(&[52.0, 48.0], Measure::Percent, "Rp1,42 triliun", kind);
            assert!(["Rp1,42", "triliun", "52%"].iter().all(|text| texts(&typed).contains(text)), "{kind:?}");
            let summed = drawing(&[3e8, 1e8], Measure::Rupiah, "", kind);
            assert!(["Rp400", "juta", "75%"].iter().all(|text| texts(&summed).contains(text)), "{kind:?}");
            let percents = drawing(&[52.0, 48.0], Measure::Percent, "", kind);
            assert!(!texts(&percents).contains(&"100%"));
        }
    }

    #[test]
    fn an_unknown_or_empty_whole_has_no_parts() {
        for kind in ShapeKind::ALL {
            let unknown = drawing(&[52.0, f64::NAN], Measure::Plain, "", kind);
            assert_eq!(angles(&unknown), [(START_DEG, START_DEG + 360.0)]);
            assert_eq!(texts(&unknown).iter().filter(|text| **text == "–").count(), 2);
            assert!(texts(&unknown).join(" ").contains("belum ada"), "{:?}", texts(&unknown));
            let zeros = drawing(&[0.0, 0.0], Measure::Plain, "", kind);
            assert_eq!(texts(&zeros).iter().filter(|text| **text == "0").count(), 3);
            for drawing in [unknown, zeros] {
                assert_eq!(flaws(&drawing, &Shape::of_kind(kind)), [], "{kind:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn parts_follow_each_other_around_the_whole_ring(
            values in proptest::collection::vec(1.0_f64..100.0, 1..=5), kind in 0_usize..4
        ) {
            let angles = angles(&drawing(&values, Measure::Plain, "", ShapeKind::ALL[kind]));
            prop_assert_eq!(angles.len(), values.len());
            let mut from_deg = START_DEG;
            for ((start_deg, end_deg), value) in angles.into_iter().zip(&values) {
                let meant_deg = 360.0 * (value / values.iter().sum::<f64>()) as f32;
                prop_assert!((start_deg - from_deg).abs() < 0.01);
                prop_assert!((end_deg - start_deg - meant_deg).abs() < 0.05);
                from_deg = end_deg;
            }
            prop_assert!((from_deg - 270.0).abs() < 0.05);
        }
    }
}
