use proptest::prelude::*;

use super::*;

fn hex(text: &str) -> Color {
    Color::try_from(text.to_owned()).unwrap()
}

fn kit(primary: &str, accent: &str) -> Kit {
    Kit { primary: hex(primary), accent: hex(accent), ..Kit::default() }
}

fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn nearest(series: &[Color], eye: Eye) -> f64 {
    let pairs = series.iter().enumerate().flat_map(|(at, a)| series.iter().skip(at + 1).map(move |b| (*a, *b)));
    pairs.map(|(a, b)| distance(a, b, eye)).fold(f64::INFINITY, f64::min)
}

/// What is written on what.
fn texts(palette: &Palette) -> Vec<(&'static str, Color, Color)> {
    let mut texts = vec![
        ("ink on paper", palette.ink, palette.paper),
        ("muted on paper", palette.muted, palette.paper),
        ("mark on paper", palette.mark, palette.paper),
        ("on on primary", palette.on, palette.primary),
        ("kicker on primary", palette.kicker, palette.primary),
        ("on_mark on mark", palette.on_mark, palette.mark),
        ("ink on tint", palette.ink, palette.tint),
        ("ink on half", palette.ink, palette.half),
        ("on_stamp on stamp", ON_STAMP, STAMP),
        ("on_stamp on stamp_note", ON_STAMP, STAMP_NOTE),
    ];
    for parts in 1..=5 {
        texts.extend(palette.series(parts).iter().map(|color| ("words on a series", palette.on_color(*color), *color)));
    }
    texts
}

/// What means something on what.
fn marks(palette: &Palette) -> Vec<(&'static str, Color, Color)> {
    let mut marks = vec![
        ("accent on primary", palette.accent, palette.primary),
        ("rest on paper", palette.rest, palette.paper),
        ("lit on paper", palette.lit, palette.paper),
    ];
    for parts in 1..=5 {
        marks.extend(palette.series(parts).iter().map(|color| ("a series on paper", *color, palette.paper)));
    }
    marks
}

fn trouble(palette: &Palette) -> Option<String> {
    let least = |pairs: Vec<(&'static str, Color, Color)>, least: f64| {
        let poor = pairs.into_iter().find(|(_, a, b)| contrast(*a, *b) < least);
        poor.map(|(what, a, b)| format!("{what}: {:.2} of {a:?} on {b:?}", contrast(a, b)))
    };
    least(texts(palette), TEXT_CONTRAST).or_else(|| least(marks(palette), MARK_CONTRAST)).or_else(|| {
        let apart = worst_distance(palette.lit, palette.rest);
        (apart < LIT_DISTANCE).then(|| format!("lit is {apart:.1} from rest"))
    })
}

#[test]
fn the_default_kit_has_the_colours_of_its_table() {
    let palette = Palette::of(&Kit::default(), Ground::Light);
    let expected = [
        (palette.paper, "#FAF7F1"),
        (palette.ink, "#12212C"),
        (palette.muted, "#586167"),
        (palette.primary, "#0B4A6F"),
        (palette.on, "#FFFFFF"),
        (palette.accent, "#F5B335"),
        (palette.kicker, "#F5B335"),
        (palette.tab, "#F5B335"),
        (palette.mark, "#0B4A6F"),
        (palette.rest, "#889096"),
        (palette.lit, "#0B4A6F"),
        (palette.line, "#D5D5D1"),
        (palette.track, "#DDD6C8"),
        (palette.half, "#E6E0D4"),
        (palette.tint, "#DDE2E1"),
    ];
    for (color, text) in expected {
        assert_eq!(String::from(color), text);
    }
    assert!(palette.adjusted.is_empty());
}

#[test]
fn the_default_kit_on_dark_paper_has_the_colours_of_its_table() {
    let palette = Palette::of(&Kit::default(), Ground::Dark);
    let expected = [
        (palette.paper, "#0F1B24"),
        (palette.ink, "#F4F1EA"),
        (palette.muted, "#AFB1AF"),
        (palette.mark, "#73ACD6"),
        (palette.rest, "#66717A"),
        (palette.lit, "#73ACD6"),
    ];
    for (color, text) in expected {
        assert_eq!(String::from(color), text);
    }
    assert!(palette.adjusted.is_empty());
}

#[test]
fn the_default_contrasts_are_those_of_the_table() {
    let light = Palette::of(&Kit::default(), Ground::Light);
    let dark = Palette::of(&Kit::default(), Ground::Dark);
    let contrasts = [
        (light.ink, light.paper, 15.3),
        (light.muted, light.paper, 5.9),
        (light.on, light.primary, 9.4),
        (light.accent, light.primary, 5.1),
        (light.mark, light.paper, 8.8),
        (light.rest, light.paper, 3.0),
        (dark.ink, dark.paper, 15.5),
        (dark.muted, dark.paper, 8.1),
        (dark.mark, dark.paper, 7.2),
        (dark.rest, dark.paper, 3.5),
    ];
    for (a, b, expected) in contrasts {
        assert_eq!(rounded(contrast(a, b)), expected, "{a:?} {b:?}");
    }
}

#[test]
fn the_programs_series_stay_apart_for_every_eye() {
    let light = Eye::ALL.map(|eye| rounded(nearest(&LIGHT_SERIES, eye)));
    let dark = Eye::ALL.map(|eye| rounded(nearest(&DARK_SERIES, eye)));
    assert_eq!((light, dark), ([20.3, 14.3, 12.3, 13.1], [15.7, 15.9, 15.3, 14.8]));
}

#[test]
fn the_programs_series_and_words_on_them_can_be_seen() {
    for (series, ground) in [(LIGHT_SERIES, Ground::Light), (DARK_SERIES, Ground::Dark)] {
        let palette = Palette::of(&Kit::default(), ground);
        for color in series {
            assert!(contrast(color, palette.paper) >= 3.025, "{color:?}");
            assert!(contrast(color, palette.on_color(color)) >= 4.565, "{color:?}");
        }
    }
}

#[test]
fn the_kits_colour_leads_a_series_while_enough_others_stay_apart() {
    let green = Palette::of(&kit("#1B6B3A", "#F2C230"), Ground::Light);
    assert_eq!(green.series(1), [green.mark]);
    let apart = LIGHT_SERIES.iter().filter(|color| worst_distance(green.mark, **color) >= 12.0).count();
    for parts in 1..=5 {
        let first = if parts <= apart + 1 { green.mark } else { LIGHT_SERIES[0] };
        assert_eq!((green.series(parts)[0], green.series(parts).len()), (first, parts));
    }
    assert_eq!((green.series(0).len(), green.series(99).len()), (1, 5));
    assert_eq!(Palette::of(&Kit::default(), Ground::Light).series(5), LIGHT_SERIES);
}

#[test]
fn a_primary_between_light_and_dark_is_darkened_and_it_is_told() {
    let given = kit("#C8102E", "#FFFFFF");
    assert!(Palette::of(&given, Ground::Light).adjusted.is_empty());
    let between = kit("#7F7F7F", "#FFFFFF");
    let palette = Palette::of(&between, Ground::Light);
    assert_eq!(palette.on, WHITE);
    assert!(luminance(palette.primary) < luminance(between.primary));
    let told = palette.adjusted.iter().find(|adjusted| adjusted.role == Role::Primary).unwrap();
    assert_eq!((told.from, told.to), (between.primary, palette.primary));
}

#[test]
fn a_light_primary_carries_dark_words_and_is_darker_as_words() {
    let palette = Palette::of(&kit("#F2B705", "#1A1A1A"), Ground::Light);
    assert_eq!((palette.primary, palette.on), (hex("#F2B705"), palette.deep));
    assert!(luminance(palette.mark) < luminance(palette.primary));
    assert!(palette.adjusted.iter().map(|adjusted| adjusted.role).eq([Role::Mark]));
}

#[test]
fn an_accent_that_drowns_is_moved_or_replaced() {
    let moved = Palette::of(&kit("#0B4A6F", "#0E5A80"), Ground::Light);
    assert!(moved.accent != moved.on && contrast(moved.accent, moved.primary) >= 3.0);
    assert!(moved.kicker == moved.on && moved.tab == hex("#0E5A80"));
    let replaced = Palette::of(&kit("#FFFFFF", "#FFFFFF"), Ground::Light);
    assert_eq!((replaced.accent, replaced.kicker, replaced.tab), (replaced.on, replaced.on, replaced.mark));
}

#[test]
fn the_clearness_of_a_kits_colours_does_not_matter() {
    let clear = Kit { primary: Color { a: 0, ..Kit::default().primary }, ..Kit::default() };
    assert_eq!(Palette::of(&clear, Ground::Dark), Palette::of(&Kit::default(), Ground::Dark));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_kit_can_be_read(primary: [u8; 3], accent: [u8; 3]) {
        let [primary, accent] = [primary, accent].map(|[r, g, b]| Color::rgb(r, g, b));
        let kit = Kit { primary, accent, ..Kit::default() };
        for ground in [Ground::Light, Ground::Dark] {
            prop_assert_eq!(trouble(&Palette::of(&kit, ground)), None, "{:?}", ground);
        }
    }
}

#[test]
fn kits_at_the_corners_of_srgb_can_be_read() {
    let corners = (0..8).map(|bits| [1, 2, 4].map(|bit| if bits & bit == 0 { 0u8 } else { 255 }));
    let corners: Vec<Color> = corners.map(|[r, g, b]| Color::rgb(r, g, b)).collect();
    for primary in &corners {
        for accent in &corners {
            let kit = Kit { primary: *primary, accent: *accent, ..Kit::default() };
            for ground in [Ground::Light, Ground::Dark] {
                assert_eq!(trouble(&Palette::of(&kit, ground)), None, "{kit:?} {ground:?}");
            }
        }
    }
}
