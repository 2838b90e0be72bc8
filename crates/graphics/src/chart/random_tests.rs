//! Tables as people may have them, and worse: in every shape and many colours.

use proptest::prelude::*;

use super::tests::surroundings;
use super::*;
use crate::chart_kind::ChartKind;
use crate::check::flaws;
use crate::fit::clean;
use crate::language::Language;
use crate::motion::Motions;
use crate::number::Measure;
use crate::shape::{Shape, ShapeKind};
use crate::test_support::{next_random, palettes};

const KINDS: usize = 9;
const MEASURES: [Measure; 3] = [Measure::Plain, Measure::Rupiah, Measure::Percent];

/// Numbers that look random, the same for the same seed.
struct Dice {
    seed: u64,
    /// Texts are up to so many times as long as usual.
    long: usize,
}

impl Dice {
    fn next(&mut self) -> u64 {
        next_random(&mut self.seed)
    }

    /// From 0 to below `sides`.
    fn below(&mut self, sides: usize) -> usize {
        (self.next() % sides as u64) as usize
    }

    fn up_to(&mut self, most: usize) -> usize {
        1 + self.below(most)
    }

    fn word(&mut self) -> String {
        const LETTERS: [char; 14] = ['a', 'i', 'u', 'e', 'n', 'r', 't', 'k', 's', 'm', 'é', 'l', 'A', 'M'];
        const SPECIAL: [&str; 8] = ["RW", "05", "24", "November", "Rp", "😊", "ESDM", "漢字"];
        let length = 1 + self.below(10);
        match self.below(8) {
            0 => SPECIAL[self.below(SPECIAL.len())].to_owned(),
            _ => (0..length).map(|_| LETTERS[self.below(LETTERS.len())]).collect(),
        }
    }

    /// At most so many letters, more where all are long.
    fn text(&mut self, most_characters: usize) -> String {
        let wished = 1 + self.below(most_characters * self.long);
        let mut text = String::new();
        while text.chars().count() < wished {
            text.push_str(&self.word());
            text.push(' ');
        }
        text.chars().take(wished).collect::<String>().trim().to_owned()
    }

    /// A number of a size that all of a chart share.
    fn value(&mut self, scale: f64) -> f64 {
        let part = self.below(10_000) as f64 / 10_000.0;
        let decimals = [1.0, 10.0, 1.0][self.below(3)];
        (part * scale * decimals).round() / decimals
    }

    /// Sometimes missing, sometimes negative.
    fn any_value(&mut self, scale: f64) -> Option<f64> {
        match self.below(10) {
            0 => None,
            1 => Some(-self.value(scale)),
            _ => Some(self.value(scale)),
        }
    }

    fn scale(&mut self, measure: Measure) -> f64 {
        if measure == Measure::Percent { 100.0 } else { 10.0_f64.powi(self.below(13) as i32) }
    }

    fn named<T>(&mut self, count: usize, characters: usize, mut value: impl FnMut(&mut Self) -> T) -> Vec<(String, T)> {
        (0..count).map(|_| (self.text(characters), value(self))).collect()
    }

    fn over_time(&mut self, kind: ChartKind, shape: ShapeKind, scale: f64) -> ChartData {
        let count = self.up_to(kind.most_rows(shape, 1));
        let periods = (0..count).map(|period| (2000 + period).to_string()).collect();
        let positions = (self.below(3) == 0).then(|| {
            let mut position = 0.0;
            (0..count)
                .map(|_| {
                    position += self.up_to(4) as f64;
                    position
                })
                .collect()
        });
        let values = |dice: &mut Self| (0..count).map(|_| dice.any_value(scale)).collect::<Vec<_>>();
        if kind == ChartKind::Area {
            let (name, values) = (self.text(24), values(self));
            return ChartData::Area { periods, positions, name, values };
        }
        let lines = self.up_to(kind.most_series(shape));
        ChartData::Lines { periods, positions, lines: self.named(lines, 24, values) }
    }

    fn table(&mut self, shape: ShapeKind) -> ChartData {
        let (rows, columns) = (self.up_to(ChartKind::Table.most_rows(shape, 1)), 1 + self.up_to(2));
        let heads = (0..columns).map(|_| self.text(12)).collect();
        let right: Vec<bool> = (0..columns).map(|_| self.below(2) == 0).collect();
        let cell = |dice: &mut Self, is_right: bool| match is_right {
            true => NumberStyle::default().format(dice.value(1e6)),
            false => dice.text(20),
        };
        let rows = (0..rows).map(|_| right.iter().map(|is_right| cell(self, *is_right)).collect()).collect();
        ChartData::Table { heads, rows, right }
    }

    fn data(&mut self, kind: ChartKind, shape: ShapeKind, scale: f64) -> ChartData {
        let count = self.up_to(kind.most_rows(shape, 1));
        match kind {
            ChartKind::Columns => ChartData::Columns(self.named(count, 12, |dice| dice.any_value(scale))),
            ChartKind::Bars => ChartData::Bars(self.named(count, 24, |dice| dice.any_value(scale))),
            ChartKind::Stacked => {
                let parts = 1 + self.up_to(4);
                let count = self.up_to(kind.most_rows(shape, parts));
                let row = |dice: &mut Self| (0..parts).map(|_| dice.value(scale)).collect();
                let rows = self.named(count, 20, row);
                ChartData::Stacked { parts: (0..parts).map(|_| self.text(14)).collect(), rows }
            }
            ChartKind::Lines | ChartKind::Area => self.over_time(kind, shape, scale),
            ChartKind::Ring => {
                let total = if self.below(2) == 0 { "Rp1,42 triliun".to_owned() } else { String::new() };
                ChartData::Ring { parts: self.named(count, 20, |dice| dice.value(scale)), total }
            }
            ChartKind::Progress => {
                let rows = self.named(count, 20, |dice| (dice.value(150.0), dice.value(100.0)));
                ChartData::Progress(rows.into_iter().map(|(name, (value, target))| (name, value, target)).collect())
            }
            ChartKind::Table => self.table(shape),
            ChartKind::People | ChartKind::BigNumber => {
                let of = [5, 10, 20][self.below(3)];
                ChartData::People { filled: self.below(of + 1), of, words: self.text(64) }
            }
        }
    }

    fn chart(&mut self, kind: ChartKind, shape: ShapeKind) -> Chart {
        let measure = if kind == ChartKind::Progress { Measure::Percent } else { MEASURES[self.below(3)] };
        let scale = self.scale(measure);
        let data = self.data(kind, shape, scale);
        let rows = labels(&data).len().max(1);
        let highlight = if self.below(3) == 0 { Highlight::None } else { Highlight::Row(self.below(rows)) };
        let numbers = NumberStyle::of_values(&values(&data), measure, Language::Indonesian);
        let (heading, unit, source) = (self.text(56), self.text(48), self.text(60));
        Chart { heading, unit, source, data, highlight, numbers }
    }
}

/// The numbers of a chart.
fn values(data: &ChartData) -> Vec<f64> {
    let known = |values: &[Option<f64>]| values.iter().copied().flatten().collect::<Vec<_>>();
    match data {
        ChartData::Columns(rows) | ChartData::Bars(rows) => rows.iter().filter_map(|(_, value)| *value).collect(),
        ChartData::Stacked { rows, .. } => rows.iter().flat_map(|(_, values)| values.clone()).collect(),
        ChartData::Lines { lines, .. } => lines.iter().flat_map(|(_, values)| known(values)).collect(),
        ChartData::Area { values, .. } => known(values),
        ChartData::Ring { parts, .. } => parts.iter().map(|(_, value)| *value).collect(),
        ChartData::Progress(rows) => rows.iter().flat_map(|(_, value, target)| [*value, *target]).collect(),
        ChartData::Table { .. } | ChartData::People { .. } => Vec::new(),
    }
}

/// The words of a chart that must not be lost. Of the periods of lines only some are named.
fn labels(data: &ChartData) -> Vec<&String> {
    match data {
        ChartData::Columns(rows) | ChartData::Bars(rows) => rows.iter().map(|(name, _)| name).collect(),
        ChartData::Stacked { parts, rows } => parts.iter().chain(rows.iter().map(|(name, _)| name)).collect(),
        ChartData::Lines { lines, .. } => lines.iter().map(|(name, _)| name).collect(),
        ChartData::Area { name, .. } => vec![name],
        ChartData::Ring { parts, .. } => parts.iter().map(|(name, _)| name).collect(),
        ChartData::Progress(rows) => rows.iter().map(|(name, ..)| name).collect(),
        ChartData::Table { heads, rows, .. } => heads.iter().chain(rows.iter().flatten()).collect(),
        ChartData::People { words, .. } => vec![words],
    }
}

fn letters_of(text: &str) -> String {
    clean(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn check(
    kind: usize,
    (shape, over_subtitles): (usize, bool),
    palette: usize,
    (seed, long): (u64, usize),
) -> Result<(), TestCaseError> {
    let (kind, shape) = (ChartKind::ALL[kind], ShapeKind::ALL[shape]);
    let chart = Dice { seed, long }.chart(kind, shape);
    let palette = palettes().swap_remove(palette);
    let surroundings = Surroundings { palette, over_subtitles, ..surroundings(shape) };
    let drawing = lay_out(&chart, &surroundings);
    let drawn: String = drawing.lines().map(|line| letters_of(&line.text)).collect();
    let words = [&chart.heading, &chart.unit, &chart.source].into_iter().chain(labels(&chart.data));
    let lost = words.map(|text| letters_of(text)).find(|letters| !drawn.contains(letters.as_str()));
    prop_assert!(lost.is_none(), "{kind:?} {shape:?} lost {lost:?}: {drawn} {chart:?}");
    let whole = Shape::of_kind(shape);
    let found = flaws(&drawing, &if over_subtitles { whole.above_lane() } else { whole });
    prop_assert!(found.is_empty(), "{kind:?} {shape:?} {found:?} {chart:#?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn whatever_a_table_holds_can_be_read(
        kind in 0..KINDS, shape in 0_usize..4, over_subtitles: bool, palette in 0_usize..6, seed: u64, long in 1_usize..8
    ) {
        check(kind, (shape, over_subtitles), palette, (seed, long))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_a_table_holds_breaks_at_the_same_words_at_every_size(kind in 0..KINDS, upright: bool, seed: u64) {
        let shape = if upright { ShapeKind::Tall } else { ShapeKind::Wide };
        let chart = Dice { seed, long: 1 }.chart(ChartKind::ALL[kind], shape);
        let lines_at = |(width_px, height_px)| {
            let shape = if upright { Shape::of_picture(height_px, width_px) } else { Shape::of_picture(width_px, height_px) };
            let drawing = lay_out(&chart, &Surroundings { shape, ..surroundings(ShapeKind::Wide) });
            drawing.lines().map(|line| line.text.clone()).collect::<Vec<_>>()
        };
        let reference = lines_at((1920, 1080));
        for size_px in [(1280, 720), (854, 480), (426, 240)] {
            prop_assert_eq!(&lines_at(size_px), &reference, "{:?}", size_px);
        }
    }

    #[test]
    fn reduced_motion_of_any_chart_has_nothing_between_clear_and_standing(
        kind in 0..KINDS, shape in 0_usize..4, seed: u64
    ) {
        let chart = Dice { seed, long: 1 }.chart(ChartKind::ALL[kind], ShapeKind::ALL[shape]);
        let drawing = lay_out(&chart, &surroundings(ShapeKind::ALL[shape]));
        for (layer, frame) in drawing.layers.iter().flat_map(|layer| (0..150).map(move |frame| (layer, frame))) {
            let time_s = frame as f32 / 25.0;
            let state = layer.state(time_s, 6.0, Motions::Reduced);
            prop_assert_eq!((state.offset, state.uncovered), (0.0, 1.0));
            prop_assert!(layer.changed_marks(time_s, Motions::Reduced).is_none());
        }
    }
}

#[test]
#[ignore = "takes minutes: 1,000 tables of every kind in every shape and all colours"]
fn whatever_a_table_holds_can_be_read_in_every_shape_and_colour() {
    let mut dice = Dice { seed: 7, long: 1 };
    for kind in 0..KINDS {
        for _ in 0..1000 {
            let (seed, long) = (dice.next(), dice.up_to(7));
            let over_subtitles = dice.below(2) == 0;
            for (shape, palette) in (0..4).flat_map(|shape| (0..6).map(move |palette| (shape, palette))) {
                check(kind, (shape, over_subtitles), palette, (seed, long)).unwrap();
            }
        }
    }
}
