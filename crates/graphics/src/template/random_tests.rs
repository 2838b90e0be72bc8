//! Fields as people may fill them, and worse: in every shape and many colours.

use super::*;
use crate::drawing::{Change, Growth, Mark};
use crate::number::NumberStyle;

/// Numbers that look random, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        next_random(&mut self.0)
    }

    /// From 0 to below `sides`.
    fn below(&mut self, sides: usize) -> usize {
        (self.next() % sides as u64) as usize
    }

    fn letters(&mut self, alphabet: &[char], count: usize) -> String {
        (0..count).map(|_| alphabet[self.below(alphabet.len())]).collect()
    }

    fn word(&mut self) -> String {
        const SMALL: [char; 12] = ['a', 'i', 'u', 'e', 'n', 'r', 't', 'k', 's', 'm', 'é', 'l'];
        const CAPITALS: [char; 6] = ['A', 'M', 'W', 'K', 'I', 'S'];
        const DIGITS: [char; 4] = ['0', '1', '8', '.'];
        const SPECIAL: [&str; 8] =
            ["Prof.", "Dr.", "😊", "Rp", "24", "November", "nama.panjang@dinas-kota.go.id", "漢字"];
        let short = 1 + self.below(11);
        match self.below(16) {
            0 => self.letters(&SMALL, short + 14),
            1 | 2 => self.letters(&CAPITALS, short),
            3 => self.letters(&DIGITS, short),
            4 => SPECIAL[self.below(SPECIAL.len())].to_owned(),
            _ => self.letters(&SMALL, short),
        }
    }

    /// Words of about so many letters, never more.
    fn text(&mut self, most_characters: usize) -> String {
        let mut text = String::new();
        while text.chars().count() < most_characters {
            text.push_str(&self.word());
            text.push(' ');
        }
        text.chars().take(most_characters).collect::<String>().trim().to_owned()
    }

    fn field(&mut self, field: &Field, part: f32) -> String {
        match field.kind {
            FieldKind::Number { least, most } => (least as usize + self.below((most - least) as usize + 1)).to_string(),
            FieldKind::Icon => crate::icon::Icon::ALL[self.below(12)].id().to_owned(),
            FieldKind::Switch { .. } => ["ya", "tidak"][self.below(2)].to_owned(),
            _ => self.text((part * field.most_characters as f32).ceil() as usize),
        }
    }

    fn value(&mut self, field: &Field, part: f32) -> FieldValue {
        match field.kind {
            FieldKind::Switch { .. } => FieldValue::Switch(self.below(2) == 0),
            FieldKind::List { least, most, parts } => {
                let count = least + self.below(most - least + 1);
                let mut item =
                    || parts.iter().map(|field| (field.id.to_owned(), self.field(field, part))).collect::<Item>();
                FieldValue::List((0..count).map(|_| item()).collect())
            }
            _ => FieldValue::Text(self.field(field, part)),
        }
    }

    fn graphic(&mut self, template: &Template, part: f32) -> Graphic {
        let mut graphic = Graphic::new(template.id);
        for field in template.fields {
            let is_filled = field.required || self.below(4) > 0;
            if is_filled {
                graphic.fields.insert(field.id.to_owned(), self.value(field, part));
            }
        }
        graphic
    }
}

fn words_of(text: &str) -> String {
    clean(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The letters of a field that are not in the drawing as they stand in the field.
fn lost(graphic: &Graphic, drawing: &Drawing) -> Option<String> {
    let drawn: String = drawing.lines().map(|line| words_of(&line.text)).collect();
    let template = find(&graphic.template)?;
    let texts = template.fields.iter().flat_map(|field| match field.kind {
        FieldKind::Text => vec![graphic.text(field.id)],
        FieldKind::List { parts, .. } => {
            let items = graphic.list(field.id);
            let words = parts.iter().filter(|part| part.kind == FieldKind::Text);
            words.flat_map(|part| items.iter().filter_map(|item| item.get(part.id)).map(String::as_str)).collect()
        }
        _ => Vec::new(),
    });
    texts.map(words_of).find(|words| !drawn.contains(words.as_str()))
}

/// `part` is how much of the letters that a field asks for is filled in, and more.
fn check(
    template: usize,
    (kind, over_subtitles): (usize, bool),
    palette: usize,
    part: f32,
    seed: u64,
) -> Result<(), TestCaseError> {
    let template = &all()[template];
    let kind = ShapeKind::ALL[kind];
    let palette = palettes().swap_remove(palette);
    let graphic = Dice(seed).graphic(template, part);
    let surroundings = Surroundings { palette, ..around(kind, over_subtitles) };
    let drawing = template.lay_out(&graphic, &surroundings);
    let lost = lost(&graphic, &drawing);
    prop_assert!(lost.is_none(), "{} {kind:?} lost {lost:?}: {:?}", template.id, texts(&drawing));
    let found = flaws(&drawing, &shape_of(template, &surroundings));
    prop_assert!(found.is_empty(), "{} {kind:?} {over_subtitles} {part} {found:?} {graphic:?}", template.id);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn whatever_is_filled_in_can_be_read(
        template in 0_usize..14, kind in 0_usize..4, over_subtitles: bool, palette in 0_usize..6,
        part in 0.1_f32..4.0, seed: u64
    ) {
        check(template, (kind, over_subtitles), palette, part, seed)?;
    }
}

/// Sizes of one shape, from few pixels to many.
const SIZES_PX: [(u32, u32); 4] = [(1920, 1080), (1280, 720), (854, 480), (426, 240)];

fn lines_at(template: &Template, graphic: &Graphic, (width_px, height_px): (u32, u32)) -> Vec<String> {
    let shape = Shape::of_picture(width_px, height_px);
    texts(&template.lay_out(graphic, &Surroundings { shape, ..around(ShapeKind::Wide, false) }))
}

/// What counts in a drawing, as it is at a time.
fn counted(drawing: &Drawing, time_s: f32) -> Option<String> {
    let counts = |mark: &Mark| matches!(&mark.change, Some(Change { growth: Growth::Count { .. }, .. }));
    drawing.layers.iter().find_map(|layer| {
        let place = layer.marks.iter().position(counts)?;
        let marks = layer.changed_marks(time_s, Motions::Full).unwrap_or_else(|| layer.marks.clone());
        match &marks.get(place)?.form {
            Form::Text(line) => Some(line.text.clone()),
            _ => None,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn whatever_is_filled_in_breaks_at_the_same_words_at_every_size(
        template in 0_usize..14, upright: bool, part in 0.1_f32..1.5, seed: u64
    ) {
        let template = &all()[template];
        let graphic = Dice(seed).graphic(template, part);
        let turned = |(width_px, height_px)| if upright { (height_px, width_px) } else { (width_px, height_px) };
        let [reference, smaller @ ..] = SIZES_PX.map(|size_px| lines_at(template, &graphic, turned(size_px)));
        for (lines, size_px) in smaller.iter().zip(&SIZES_PX[1..]) {
            prop_assert_eq!(lines, &reference, "{} {:?}", template.id, size_px);
        }
    }

    #[test]
    fn a_strap_of_any_words_stands_on_its_foot_for_its_whole_time(
        place: bool, kind in 0_usize..4, over_subtitles: bool, part in 0.1_f32..1.5, seed: u64
    ) {
        let template = find(if place { "lokasi" } else { "nama-dan-jabatan" }).unwrap();
        let surroundings = around(ShapeKind::ALL[kind], over_subtitles);
        let shape = surroundings.shape;
        let drawing = template.lay_out(&Dice(seed).graphic(template, part), &surroundings);
        let foot_px = if over_subtitles { shape.raised_foot_px() } else { shape.foot_px };
        prop_assert!((lowest_px(&drawing) - foot_px).abs() < 0.01);
        for (layer, frame) in drawing.layers.iter().flat_map(|layer| (0..150).map(move |frame| (layer, frame))) {
            let time_s = frame as f32 / 25.0;
            prop_assert_eq!(layer.state(time_s, 6.0, Motions::Full).offset, 0.0);
            prop_assert!(layer.changed_marks(time_s, Motions::Full).is_none());
        }
    }

    #[test]
    fn reduced_motion_of_anything_has_nothing_between_clear_and_standing(
        template in 0_usize..14, kind in 0_usize..4, part in 0.1_f32..1.5, seed: u64
    ) {
        let template = &all()[template];
        let graphic = Dice(seed).graphic(template, part);
        let drawing = template.lay_out(&graphic, &around(ShapeKind::ALL[kind], false));
        for (layer, frame) in drawing.layers.iter().flat_map(|layer| (0..150).map(move |frame| (layer, frame))) {
            let time_s = frame as f32 / 25.0;
            let state = layer.state(time_s, 6.0, Motions::Reduced);
            prop_assert_eq!((state.offset, state.uncovered), (0.0, 1.0));
            prop_assert!(state.opacity == 1.0 || !(0.21..5.79).contains(&time_s), "{} {time_s}", template.id);
            let is_clock = template.id == "stempel-konsep";
            prop_assert!(is_clock || layer.changed_marks(time_s, Motions::Reduced).is_none(), "{}", template.id);
        }
    }

    #[test]
    fn any_number_counts_up_and_ends_as_it_was_typed(hundredths in 0_i64..100_000_000_000, decimals in 0_usize..3) {
        let unit = 10_i64.pow(2 - decimals as u32);
        let value = (hundredths / unit * unit) as f64 / 100.0;
        let style = NumberStyle { decimals, ..NumberStyle::default() };
        let (typed, template) = (style.format(value), find("angka-besar").unwrap());
        let drawing = template.lay_out(&with_text(template, "angka", &typed), &around(ShapeKind::Wide, false));
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap();
        let mut before = 0;
        for frame in 0..60 {
            let Some(text) = counted(&drawing, frame as f32 / 30.0) else { break };
            prop_assert!(digits(&text) >= before && digits(&text) <= digits(&typed), "{text} of {typed}");
            before = digits(&text);
        }
        prop_assert!(texts(&drawing).contains(&typed), "{typed}: {:?}", texts(&drawing));
        prop_assert!(counted(&drawing, 1.7).is_none_or(|last| last == typed));
    }
}

#[test]
#[ignore = "takes minutes: 1,000 fillings of every template in every shape and all colours"]
fn whatever_is_filled_in_can_be_read_in_every_shape_and_colour() {
    let mut dice = Dice(7);
    for template in 0..14 {
        for _ in 0..1000 {
            let (seed, part) = (dice.next(), 0.1 + dice.below(391) as f32 / 100.0);
            let over_subtitles = dice.below(2) == 0;
            for (kind, palette) in (0..4).flat_map(|kind| (0..6).map(move |palette| (kind, palette))) {
                check(template, (kind, over_subtitles), palette, part, seed).unwrap();
            }
        }
    }
}
