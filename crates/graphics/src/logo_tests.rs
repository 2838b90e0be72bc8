use proptest::prelude::*;

use sunting_timeline::Color;

use super::*;
use crate::color::WHITE;

const BLUE: [u8; 3] = [0x0B, 0x4A, 0x6F];
const YELLOW: [u8; 3] = [0xF5, 0xB3, 0x35];
const PAPER: [u8; 3] = [255, 255, 255];

/// Eight times eight pixels of nearly [`BLUE`].
const BLUE_JPEG: &[u8] = &[
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x02, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00,
    0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x08, 0x04, 0x04, 0x04, 0x04, 0x04, 0x05, 0x05, 0x05, 0x05, 0x05, 0x05, 0x06,
    0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x06, 0x07, 0x07, 0x07, 0x08, 0x08, 0x08, 0x07,
    0x07, 0x07, 0x06, 0x06, 0x07, 0x07, 0x08, 0x08, 0x08, 0x08, 0x09, 0x09, 0x09, 0x08, 0x08, 0x08, 0x08, 0x09, 0x09,
    0x0A, 0x0A, 0x0A, 0x0C, 0x0C, 0x0B, 0x0B, 0x0E, 0x0E, 0x0E, 0x11, 0x11, 0x14, 0xFF, 0xC4, 0x00, 0x4D, 0x00, 0x01,
    0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x07, 0x01, 0x01,
    0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0x06, 0x10,
    0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x11, 0x01,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xC0, 0x00,
    0x11, 0x08, 0x00, 0x08, 0x00, 0x08, 0x03, 0x01, 0x12, 0x00, 0x02, 0x12, 0x00, 0x03, 0x12, 0x00, 0xFF, 0xDA, 0x00,
    0x0C, 0x03, 0x01, 0x00, 0x02, 0x11, 0x03, 0x11, 0x00, 0x3F, 0x00, 0x9D, 0x0B, 0xA3, 0x38, 0x3F, 0xFF, 0xD9,
];

fn color([r, g, b]: [u8; 3]) -> Color {
    Color::rgb(r, g, b)
}

/// A PNG without alpha.
fn png_of(size_px: (u32, u32), pixel: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let (width_px, height_px) = size_px;
    let places = (0..height_px).flat_map(|y| (0..width_px).map(move |x| (x, y)));
    let bytes: Vec<u8> = places.flat_map(|(x, y)| pixel(x, y)).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width_px, height_px);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    file
}

/// A disc of 60 px with a soft edge and a hole of the ground's colour, on a plain ground of 100 px.
fn disc(ground: [u8; 3], shape: [u8; 3]) -> Vec<u8> {
    png_of((100, 100), |x, y| {
        let radius = (x as f32 - 49.5).hypot(y as f32 - 49.5);
        let part = (30.5 - radius).clamp(0.0, 1.0) * (radius - 7.5).clamp(0.0, 1.0);
        [0, 1, 2].map(|at| (f32::from(shape[at]) * part + f32::from(ground[at]) * (1.0 - part)).round() as u8)
    })
}

fn svg(inner: &str) -> String {
    let names = r#"xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#;
    format!("<svg {names} width=\"40\" height=\"20\">{inner}</svg>")
}

fn decode(text: &str) -> Result<Logo, LogoError> {
    Logo::decode(text.as_bytes(), Edges::Clear)
}

fn pixel(logo: &Logo, x: u32, y: u32) -> [u8; 4] {
    let at = 4 * (y * logo.width_px + x) as usize;
    logo.rgba[at..at + 4].try_into().unwrap()
}

#[test]
fn a_plain_ground_is_made_clear_up_to_the_soft_edge_and_margins_go() {
    for ground in [PAPER, [20, 120, 40]] {
        let logo = Logo::decode(&disc(ground, BLUE), Edges::Clear).unwrap();
        assert!(logo.edges_cleared && !logo.words_left_out);
        assert!((60..=62).contains(&logo.width_px) && logo.width_px == logo.height_px, "{}", logo.width_px);
        let middle = logo.width_px / 2;
        assert_eq!(pixel(&logo, 0, 0), [0; 4]);
        assert_eq!(pixel(&logo, 10, middle), [BLUE[0], BLUE[1], BLUE[2], 255]);
        // What the shape encloses is part of the logo.
        assert_eq!(pixel(&logo, middle, middle)[3], 255);
        let pixels = logo.rgba.as_chunks::<4>().0;
        let half_clear = pixels.iter().filter(|[.., alpha]| (1..255).contains(alpha));
        assert!(half_clear.clone().count() > 50);
        for [r, g, b, _] in half_clear {
            assert_eq!([*r, *g, *b], BLUE, "an edge keeps nothing of the ground");
        }
    }
}

#[test]
fn edges_stay_if_asked_or_if_the_border_is_not_plain_or_something_is_clear() {
    let kept = Logo::decode(&disc(PAPER, BLUE), Edges::Keep).unwrap();
    assert!(!kept.edges_cleared && (kept.width_px, pixel(&kept, 0, 0)) == (100, [255; 4]));
    let busy = png_of((50, 50), |x, y| if (x + y) % 2 == 0 { BLUE } else { YELLOW });
    assert!(!Logo::decode(&busy, Edges::Clear).unwrap().edges_cleared);
    let drawn = decode(&svg("<rect width='40' height='20' fill='#fff'/>")).unwrap();
    assert!(!drawn.edges_cleared && drawn.width_px == MOST_SIDE_PX);
}

#[test]
fn a_logo_that_touches_its_border_keeps_its_own_colour() {
    let touching = png_of((60, 60), |x, y| if x.abs_diff(30) + y.abs_diff(30) < 32 { BLUE } else { PAPER });
    let logo = Logo::decode(&touching, Edges::Clear).unwrap();
    assert!(logo.edges_cleared && (logo.width_px, logo.height_px) == (60, 60));
    assert_eq!((pixel(&logo, 0, 0), pixel(&logo, 30, 0)), ([0; 4], [BLUE[0], BLUE[1], BLUE[2], 255]));
}

#[test]
fn a_large_picture_is_shrunk_and_keeps_its_form() {
    let large = png_of((1500, 1100), |x, _| if x < 750 { BLUE } else { YELLOW });
    let logo = Logo::decode(&large, Edges::Keep).unwrap();
    assert_eq!((logo.width_px, logo.height_px), (1024, 751));
    assert_eq!(pixel(&logo, 511, 375), [BLUE[0], BLUE[1], BLUE[2], 255]);
    assert_eq!(pixel(&logo, 512, 375), [YELLOW[0], YELLOW[1], YELLOW[2], 255]);
    let line = Logo::decode(&png_of((5000, 1), |_, _| BLUE), Edges::Keep).unwrap();
    assert_eq!((line.width_px, line.height_px), (1024, 1));
}

#[test]
fn a_logo_survives_being_stored() {
    let logo = Logo::decode(&disc(PAPER, BLUE), Edges::Clear).unwrap();
    let stored = Logo::of_stored(&logo.stored().unwrap()).unwrap();
    assert_eq!(stored, Logo { edges_cleared: false, ..logo });
}

#[test]
fn a_logo_whose_fields_do_not_fit_together_is_not_stored() {
    for (width_px, height_px) in [(0, 0), (2, 1), (u32::MAX, u32::MAX)] {
        let rgba = vec![255; 4];
        let logo = Logo { width_px, height_px, rgba, edges_cleared: false, words_left_out: false };
        assert!(matches!(logo.stored(), Err(LogoError::Damaged(_))));
    }
}

#[test]
fn a_logo_that_hardly_packs_is_stored_smaller() {
    let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
    let file = png_of((840, 840), |x, y| [8, 16, 24].map(|shift| (noise(x, y) >> shift) as u8));
    let stored = Logo::decode(&file, Edges::Keep).unwrap().stored().unwrap();
    let smaller = Logo::of_stored(&stored).unwrap();
    assert_eq!((smaller.width_px, smaller.height_px), (512, 512));
}

#[test]
fn a_jpeg_is_read() {
    let logo = Logo::decode(BLUE_JPEG, Edges::Keep).unwrap();
    assert_eq!((logo.width_px, logo.height_px), (8, 8));
    let [r, g, b, alpha] = pixel(&logo, 4, 4);
    assert!(r.abs_diff(BLUE[0]) < 4 && g.abs_diff(BLUE[1]) < 4 && b.abs_diff(BLUE[2]) < 4 && alpha == 255);
    for length in 3..BLUE_JPEG.len() {
        drop(Logo::decode(&BLUE_JPEG[..length], Edges::Clear));
    }
    let cut = Logo::decode(&BLUE_JPEG[..100], Edges::Clear);
    assert!(matches!(cut, Err(LogoError::Damaged(_))), "{cut:?}");
}

#[test]
fn an_svg_is_drawn_at_full_size_with_clear_ground() {
    let logo = decode(&svg("<circle cx='20' cy='10' r='5' fill='#0B4A6F'/>")).unwrap();
    assert!(logo.width_px.abs_diff(256) < 2 && logo.height_px == logo.width_px);
    assert_eq!((pixel(&logo, 0, 0), pixel(&logo, 128, 128)), ([0; 4], [BLUE[0], BLUE[1], BLUE[2], 255]));
    let doctype = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://a/svg11.dtd'>";
    assert_eq!(
        decode(&format!("\u{feff}{doctype}{}", svg("<circle cx='20' cy='10' r='5' fill='#0B4A6F'/>"))),
        Ok(logo)
    );
}

#[test]
fn words_in_an_svg_are_left_out_and_it_is_told() {
    let logo = decode(&svg("<rect width='9' height='9'/><text y='9'>KOTA</text>")).unwrap();
    assert!(logo.words_left_out);
    assert_eq!(decode(&svg("<text y='9'>KOTA</text>")), Err(LogoError::Empty));
}

#[test]
fn pixels_inside_an_svg_are_drawn() {
    let stored = Logo::decode(&disc(PAPER, BLUE), Edges::Clear).unwrap().stored().unwrap();
    let href = stored.data_url();
    let logo = decode(&svg(&format!("<image width='20' height='20' xlink:href='{href}'/>"))).unwrap();
    assert!(logo.width_px.abs_diff(512) < 9 && pixel(&logo, 90, 256)[3] == 255, "{}", logo.width_px);
}

#[test]
fn an_svg_that_is_more_than_shapes_is_refused() {
    let inside = [
        ("<script>alert(1)</script>", LogoError::Active),
        ("<g onload='alert(1)'/>", LogoError::Active),
        ("<foreignObject><p/></foreignObject>", LogoError::Active),
        ("<image href='file:///etc/passwd'/>", LogoError::External),
        ("<image xlink:href='logo.png'/>", LogoError::External),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", LogoError::External),
        ("<use href='http://a/b.svg#c'/>", LogoError::External),
        ("<a href='javascript:alert(1)'/>", LogoError::External),
        ("<rect fill='url( \"http://a/b.svg#c\")'/>", LogoError::External),
        ("<style>@IMPORT 'http://a/b.css';</style>", LogoError::External),
        ("<style>rect { fill: URL(http://a/b) }</style>", LogoError::External),
    ];
    for (inner, error) in inside {
        assert_eq!(decode(&svg(inner)), Err(error), "{inner}");
    }
    let entities = format!("<!DOCTYPE svg [<!ENTITY a 'b'>]>{}", svg("&a;"));
    assert_eq!(decode(&entities), Err(LogoError::Entities));
    assert!(decode(&svg("<linearGradient id='a'><stop stop-color='red'/></linearGradient><rect width='9' height='9' style='fill:url(#a)'/>")).is_ok());
}

#[test]
fn an_svg_that_would_take_forever_is_refused() {
    let deep = format!("{}{}", "<g>".repeat(100), "</g>".repeat(100));
    let step = |n: usize| format!("<g id='a{n}'>{}</g>", format!("<use href='#a{}'/>", n + 1).repeat(10));
    let multiplied: String = (0..7).map(step).collect();
    let chained: String = (0..20).map(|n| format!("<g id='a{n}'><use href='#a{}'/></g>", n + 1)).collect();
    let circular = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>".to_owned();
    let masked = format!("<mask id='m'/>{}", "<g mask='url(#m)'/>".repeat(300));
    for inner in [deep, multiplied, chained, circular, masked] {
        let found = decode(&svg(&format!("<rect width='9' height='9'/>{inner}")));
        assert_eq!(found, Err(LogoError::TooComplex), "{:.200}", inner);
    }
    let very_deep = svg(&format!("{}{}", "<g>".repeat(40_000), "</g>".repeat(40_000)));
    assert_eq!(decode(&very_deep), Err(LogoError::TooComplex));
    let fair: String = (0..3).map(step).collect();
    assert!(decode(&svg(&format!("<rect width='9' height='9'/>{fair}"))).is_ok());
}

#[test]
fn a_file_that_is_too_large_or_unknown_is_refused() {
    let large = vec![0; MOST_FILE_BYTES + 1];
    assert_eq!(Logo::decode(&large, Edges::Clear), Err(LogoError::FileTooLarge { bytes: large.len() as u64 }));
    for bytes in [&b""[..], b"GIF89a", b"RIFF0000WEBP", b"hello", b"<html></html>"] {
        assert_eq!(Logo::decode(bytes, Edges::Clear), Err(LogoError::UnknownFormat));
    }
    assert!(matches!(decode("<svg"), Err(LogoError::Damaged(_))));
}

#[test]
fn a_png_that_says_it_is_huge_is_refused_before_it_is_unpacked() {
    let mut huge = png_of((1, 1), |_, _| BLUE);
    huge[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let crc = crc_of(&huge[12..29]);
    huge[29..33].copy_from_slice(&crc);
    let expected = LogoError::TooManyPixels { width_px: 30_000, height_px: 30_000 };
    assert_eq!(Logo::decode(&huge, Edges::Clear), Err(expected));
}

/// The check sum of a PNG's part.
fn crc_of(bytes: &[u8]) -> [u8; 4] {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    let crc = bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)));
    (!crc).to_be_bytes()
}

#[test]
fn a_picture_with_nothing_in_it_is_refused() {
    let white = png_of((20, 20), |_, _| PAPER);
    assert_eq!(Logo::decode(&white, Edges::Clear), Err(LogoError::Empty));
    assert_eq!(decode(&svg("")), Err(LogoError::Empty));
}

#[test]
fn the_primary_is_the_commonest_colour_that_is_neither_grey_nor_light() {
    let parts = "<rect width='40' height='9' fill='#F5B335'/><rect y='9' width='40' height='6' fill='#0B4A6F'/>\
        <rect y='15' width='40' height='4' fill='#222222'/><rect y='19' width='40' height='1' fill='#C8102E'/>";
    let colors = decode(&svg(parts)).unwrap().colors();
    assert_eq!((colors.primary, colors.accent), (color(BLUE), color(YELLOW)));
    let candidates: Vec<String> = colors.candidates.into_iter().map(String::from).collect();
    assert_eq!(candidates, ["#F5B335", "#0B4A6F", "#222222", "#C8102E"]);
}

#[test]
fn an_accent_that_the_logo_lacks_is_turmeric_or_white() {
    let of = |fill: &str| decode(&svg(&format!("<rect width='9' height='9' fill='{fill}'/>"))).unwrap().colors();
    let red = of("#C8102E");
    assert_eq!((String::from(red.primary), red.accent), ("#C8102E".to_owned(), color(YELLOW)));
    let ochre = of("#A87000");
    assert_eq!((String::from(ochre.primary), ochre.accent), ("#A87000".to_owned(), WHITE));
    let grey = of("#555555");
    assert_eq!((grey.primary, grey.accent), (color(BLUE), color(YELLOW)));
}

#[test]
fn soft_edges_and_noise_are_no_colours_of_a_logo() {
    let noisy = png_of((64, 64), |x, y| BLUE.map(|part| part + ((x * 7 + y * 13) % 5) as u8));
    assert_eq!(Logo::decode(&noisy, Edges::Keep).unwrap().colors().candidates.len(), 1);
    let disc = Logo::decode(&disc(PAPER, YELLOW), Edges::Keep).unwrap().colors();
    assert_eq!(disc.candidates, [WHITE, color(YELLOW)]);
}

#[test]
fn a_picture_that_is_all_length_is_no_logo() {
    let png = |height_px: u32| {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 1, height_px);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.write_header().unwrap().write_image_data(&vec![7; height_px as usize]).unwrap();
        file
    };
    assert_eq!(
        Logo::decode(&png(70_000), Edges::Keep),
        Err(LogoError::TooManyPixels { width_px: 1, height_px: 70_000 })
    );
    let long = Logo::decode(&png(65_535), Edges::Keep).unwrap();
    assert_eq!((long.width_px, long.height_px), (1, MOST_SIDE_PX));
}

#[test]
fn an_svg_that_takes_too_long_to_draw_is_refused_before() {
    let gradient =
        "<linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient>";
    let picture = "<rect width='40' height='20' fill='url(#g)' fill-opacity='.5'/>";
    let filtered =
        |step: &str| format!("<filter id='f'>{step}</filter><rect width='40' height='20' filter='url(#f)'/>");
    let path = |attributes: &str, points: usize| {
        format!("<path d='M0 0{}' stroke='red' {attributes}/>", "L40 20L0 20".repeat(points))
    };
    let pattern = |side: &str| {
        format!(
            "<pattern id='p' width='{side}' height='{side}' patternUnits='userSpaceOnUse'><circle r='1'/></pattern>\
             <rect width='40' height='20' fill='url(#p)'/>"
        )
    };
    let slow = [
        format!("{gradient}{}", picture.repeat(5_000)),
        "<g opacity='.5'><rect x='-900' y='-900' width='1800' height='1800'/></g>".repeat(2_000),
        path("stroke-width='20'", 100_000),
        path("stroke-width='1' stroke-dasharray='0.00001'", 3),
        pattern("100000"),
        filtered("<feTurbulence baseFrequency='.5' numOctaves='1000000'/>"),
        filtered("<feMorphology operator='dilate' radius='100000'/>"),
        filtered(&format!("<feConvolveMatrix order='40' kernelMatrix='{}'/>", "1 ".repeat(1_600))),
        filtered(&"<feOffset dx='1'/>".repeat(500)),
        format!(
            "<clipPath id='c'>{}</clipPath>{}",
            "<circle r='9'/>".repeat(60),
            "<g clip-path='url(#c)'><rect width='40' height='20'/></g>".repeat(60)
        ),
    ];
    for inner in slow {
        let started = std::time::Instant::now();
        assert_eq!(decode(&svg(&inner)), Err(LogoError::TooComplex), "{}", &inner[..60]);
        assert!(started.elapsed().as_secs() < 5, "{}", &inner[..60]);
    }
    // What offices draw: a traced picture, shadows, clipped parts, dashes, patterns.
    let traced: String =
        (0..2_000).map(|at| format!("<path d='M{} {}h.1v.1q.1 .1 .2 .3z'/>", at % 40, at / 100)).collect();
    let fine = [
        traced,
        filtered("<feGaussianBlur stdDeviation='1'/><feOffset dx='1'/>"),
        path("stroke-width='1' stroke-dasharray='1 2'", 3),
        pattern("2"),
        format!(
            "<clipPath id='c'><circle r='9'/></clipPath>{}",
            "<g clip-path='url(#c)'><rect width='40' height='20'/></g>".repeat(20)
        ),
        format!("{gradient}{}", picture.repeat(20)),
    ];
    for inner in fine {
        assert!(decode(&svg(&inner)).is_ok(), "{}", &inner[..60]);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_trouble(bytes: Vec<u8>, kind in 0usize..3, at in 8usize..200, value: u8) {
        let heads: [&[u8]; 3] = [b"\x89PNG\r\n\x1a\n", &[0xFF, 0xD8, 0xFF], b"<svg xmlns='http://www.w3.org/2000/svg'>"];
        drop(Logo::decode(&[heads[kind], &bytes].concat(), Edges::Clear));
        let mut broken = if kind == 0 { png_of((4, 4), |_, _| BLUE) } else { BLUE_JPEG.to_vec() };
        let at = at % broken.len();
        broken[at] = value;
        drop(Logo::decode(&broken, Edges::Clear));
    }
}
