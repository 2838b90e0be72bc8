//! Files that were made to break programs, each refused for what it is.

use super::*;

fn refused(inside: &str) -> Option<OwnTemplateError> {
    decode(&svg(&format!("{KABAR}{inside}"))).err()
}

#[test]
fn programs_other_files_and_entities_are_refused() {
    let active = [
        "<script>alert(1)</script>",
        "<g onclick='alert(1)'/>",
        "<foreignObject><p/></foreignObject>",
        "<iframe src='a'/>",
    ];
    let external = [
        "<image href='file:///etc/passwd' width='9' height='9'/>",
        "<image xlink:href='foto.png' width='9' height='9'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<use href='http://a/b.svg#c'/>",
        "<a href='javascript:alert(1)'/>",
        "<style>@import 'http://a/b.css';</style>",
        "<rect style='fill:url(http://a/b#c)'/>",
        "<?xml-stylesheet href='http://a/b.css'?>",
    ];
    assert!(active.iter().all(|inside| refused(inside) == Some(OwnTemplateError::Active)));
    for inside in external {
        assert_eq!(refused(inside), Some(OwnTemplateError::External), "{inside}");
    }
    let levels: String =
        (1..10).map(|level| format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10))).collect();
    let bomb = format!("<!DOCTYPE svg [<!ENTITY a0 'ha'>{levels}]>{}", svg(&format!("{KABAR}<text>&a9;</text>")));
    assert_eq!(decode(&bomb).err(), Some(OwnTemplateError::Entities));
}

#[test]
fn what_would_take_forever_is_refused() {
    let deep = format!("{}{}", "<g>".repeat(10_000), "</g>".repeat(10_000));
    let circular = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>".to_owned();
    let own = "<g id='a'><use href='#a'/></g>".to_owned();
    let step = |n: usize| format!("<g id='a{n}'>{}</g>", format!("<use href='#a{}'/>", n + 1).repeat(10));
    let multiplied: String = (0..7).map(step).collect();
    let filtered = format!("<filter id='f'/>{}", "<g filter='url(#f)'/>".repeat(60));
    let many = "<g/>".repeat(30_000);
    let dashes = "<path d='M0 0H1900' stroke='red' stroke-dasharray='.002' stroke-width='9'/>".to_owned();
    let pages = "<rect width='1920' height='1080'/>".repeat(600);
    let tile =
        "<pattern id='p' width='90000' height='90000' patternUnits='userSpaceOnUse'><path d='M0 0H9V9Z'/></pattern>\
                <rect width='9' height='9' fill='url(#p)'/>"
            .to_owned();
    let arcs =
        ["1e39", "1e+20", "9999999999", "00012345678.5"].map(|size| format!("<path d='M0 0A{size} 9 0 0 0 9 9'/>"));
    let blurred = "<filter id='f'><feGaussianBlur stdDeviation='2147483647'/></filter>\
        <rect width='9' height='9' filter='url(#f)'/>"
        .to_owned();
    let noise = "<filter id='f'><feTurbulence numOctaves='1000000000'/></filter>".to_owned();
    let fine = "<path d='M1.123456789-2e3 10,00001L-3.5e-20.25 999999'/>";
    assert_eq!(refused(fine), None);
    for inside in
        arcs.into_iter().chain([deep, circular, own, multiplied, filtered, many, dashes, pages, tile, noise, blurred])
    {
        assert_eq!(refused(&inside), Some(OwnTemplateError::TooComplex), "{inside:.60}");
    }
}

/// Lines of so many points, each marked by the line before.
fn marks_on_marks(levels: usize, points: usize, mark: impl Fn(usize) -> String) -> String {
    let line = |level: usize| format!("<path d='M0 0{}' {}/>", "L1 1".repeat(points), mark(level));
    let marker = |level: usize| format!("<marker id='m{level}' markerWidth='9'>{}</marker>", line(level - 1));
    (1..=levels).map(marker).collect::<String>() + &line(levels)
}

#[test]
fn marks_on_marks_of_lines_took_a_gigabyte() {
    let plain = |level| format!("marker-mid='url(#m{level})'");
    let styled = |level| format!("style='marker:url(#m{level})'");
    let letters = format!("<marker id='m1'><text>{}</text></marker>", "W".repeat(1000));
    let long = format!("<path d='M0 0{}' marker-mid='url(#m1)'/>", "h1".repeat(3000));
    let by_rule = format!("{letters}<style>.a .b{{marker-mid:url(#m1)}}</style><g class='a'>{}</g>", {
        long.replace("marker-mid='url(#m1)'", "class='b'")
    });
    let inherited = format!("{letters}<g marker-mid='url(#m1)'>{}</g>", long.replace("marker-mid='url(#m1)'", ""));
    let copied = format!("{letters}<path id='a' d='M0 0{}'/><use href='#a' marker-mid='url(#m1)'/>", "h1".repeat(3000));
    for inside in [
        marks_on_marks(7, 30, plain),
        marks_on_marks(4, 20, plain),
        marks_on_marks(4, 30, styled),
        letters + &long,
        by_rule,
        inherited,
        copied,
    ] {
        assert_eq!(refused(&inside), Some(OwnTemplateError::TooComplex), "{inside:.60}");
    }
}

#[test]
fn words_took_minutes_to_be_placed() {
    let text = |words: &str| format!("<text y='50'>{words}</text>");
    for inside in [
        text(&"a ".repeat(400_000)),
        text(&"W".repeat(100_000)),
        text(&"\u{627}\u{6f22}".repeat(20_000)),
        text(&"<tspan fill='red'>a</tspan>".repeat(4000)),
        text(&"a<!-- -->".repeat(4000)),
        format!("<g id='a'>{}</g>{}", text(&"a".repeat(500)), "<use href='#a'/>".repeat(50)),
        format!("<desc id='a'>{}</desc><text><tref href='#a'/></text>", "a".repeat(400_000)),
    ] {
        assert_eq!(refused(&inside), Some(OwnTemplateError::TooComplex), "{inside:.60}");
    }
}

#[test]
fn rules_and_long_styles_were_tried_on_every_element() {
    let rules = |count: usize| (0..count).map(|rule| format!(".a{rule}{{fill:red}}")).collect::<String>();
    let sheet = |rules: &str, inside: String| format!("<style>{rules}</style>{inside}");
    let shapes = |count: usize| "<path d='M0 0h9v9z' class='a1'/>".repeat(count);
    let nested = format!("{}{}{}", "<g>".repeat(50), shapes(500), "</g>".repeat(50));
    for inside in [
        sheet(&rules(9000), shapes(5000)),
        sheet("g g g g g g g g b{fill:red}", nested),
        sheet(&format!("*{{{}}}", "fill:red;".repeat(50_000)), shapes(5000)),
        sheet(&format!("{}b{{{}}}", "a,".repeat(20_000), "fill:red;".repeat(20_000)), String::new()),
        "<style>a{fill:red}</style>".repeat(100),
        format!("<path id='a' d='M0 0{}'/>{}", "h1".repeat(100_000), "<use href='#a'/>".repeat(5000)),
    ] {
        assert_eq!(refused(&inside), Some(OwnTemplateError::TooComplex), "{inside:.60}");
    }
    assert_eq!(refused(&sheet(&rules(120), shapes(4000))), None);
}

#[test]
fn layers_on_layers_were_drawn_for_seconds() {
    let layers = |count: usize| {
        let layer = "<g style='mix-blend-mode:multiply;isolation:isolate'>".repeat(count);
        format!("{layer}<rect width='1920' height='1080'/>{}", "</g>".repeat(count))
    };
    assert_eq!(refused(&layers(9)), Some(OwnTemplateError::TooComplex));
    assert_eq!(refused(&layers(6)), None);
}

#[test]
fn a_drawing_with_arrows_and_words_is_taken() {
    let marker = "<marker id='a' style='overflow:visible' orient='auto' viewBox='0 0 5 7'>\
                  <path style='fill:context-stroke' d='M 5.77,0 -2.88,5 V -5 Z'/></marker>";
    let curve = " 11.25,22 33,44.5 55,66.125".repeat(12);
    let arrows =
        format!("<path style='fill:none;stroke:#000;marker-mid:url(#a);marker-end:url(#a)' d='m 88,96 c{curve}'/>");
    let line = format!("<tspan x='9' y='50' style='font-size:30px'>{}</tspan>", "Kementerian Dalam Negeri ".repeat(3));
    let words = format!("<text xml:space='preserve'>{}</text>", line.repeat(12));
    assert_eq!(refused(&format!("<defs>{marker}</defs>{}{words}", arrows.repeat(40))), None);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let picture = format!("<image href='data:image/png;base64,{}'/>", "A".repeat(100 << 20));
    let text = svg(&format!("{KABAR}{picture}"));
    let expected = OwnTemplateError::FileTooLarge { bytes: text.len() as u64 };
    assert_eq!(decode(&text).err(), Some(expected));
    assert_eq!(
        decode(&svg(&format!("{KABAR}{}", " ".repeat(MOST_TEMPLATE_BYTES)))).unwrap_err().code(),
        "own-template-file-too-large"
    );
}

#[test]
fn a_picture_that_unfolds_to_more_than_a_film_shows_is_refused() {
    let picture = |width_px: u32, height_px: u32| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width_px, height_px);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let row = width_px.div_ceil(8) as usize;
        encoder.write_header().unwrap().write_image_data(&vec![0; row * height_px as usize]).unwrap();
        let stored = crate::kit::StoredLogo::new(bytes).unwrap();
        format!("<image width='90' height='90' href='{}'/>", stored.data_url())
    };
    assert_eq!(refused(&picture(64, 64)), None);
    assert_eq!(refused(&picture(4000, 4000)), Some(OwnTemplateError::Picture));
    assert_eq!(
        refused("<image width='9' height='9' href='data:image/png;base64,AAAA'/>"),
        Some(OwnTemplateError::Picture)
    );
}

#[test]
fn what_is_no_template_is_refused() {
    let code =
        |text: &str| decode(text).err().map_or("", |error| error.code()).trim_start_matches("own-template-").to_owned();
    assert_eq!(code("hello"), "not-svg");
    assert_eq!(code("<html><svg/></html>"), "not-svg");
    assert_eq!(code("<svg"), "damaged");
    assert_eq!(
        code("<svg xmlns='http://www.w3.org/2000/svg'><rect data-field='a' width='99' height='99'/></svg>"),
        "size"
    );
    let page = |size: &str| svg(KABAR).replace("0 0 1920 1080", size);
    assert_eq!(
        ["0 0 9 9", "0 0 90000 90000", "0 0 9000 1000", "0 0 NaN 9"].map(|size| code(&page(size))),
        ["size", "size", "size", "size"]
    );
    assert_eq!(code(&svg("<rect width='99' height='99'/>")), "no-boxes");
    let many: String = (0..25).map(|n| KABAR.replace("kabar", &format!("a{n}"))).collect();
    assert_eq!(code(&svg(&many)), "too-many-boxes");
}

#[test]
fn a_box_that_cannot_be_used_is_named() {
    let problem = |inside: &str| match decode(&svg(inside)) {
        Err(OwnTemplateError::Box { field, problem }) => Some((field, problem)),
        _ => None,
    };
    let place = "x='100' y='100' width='400' height='200'";
    let of =
        |attributes: &str| problem(&format!("<rect data-field='a' {place} {attributes}/>")).map(|(_, problem)| problem);
    let named = |problem: BoxProblem| Some(("a".to_owned(), problem));
    assert_eq!(
        problem(&format!("<rect data-field='Judul 1' {place}/>")),
        Some(("Judul 1".to_owned(), BoxProblem::Name))
    );
    assert_eq!(problem(&format!("<rect data-field='a' {place}/>").repeat(2)), named(BoxProblem::Twice));
    assert_eq!(problem("<path data-field='a' d='M0 0H99V99Z'/>"), named(BoxProblem::NoRectangle));
    assert_eq!(of("transform='rotate(30)'"), Some(BoxProblem::Turned));
    assert_eq!(of("transform='rotate(90 300 300)'"), Some(BoxProblem::Turned));
    assert_eq!(problem(&format!("<defs><rect data-field='a' {place}/></defs>")), named(BoxProblem::Unseen));
    assert_eq!(problem(&format!("<g display='none'><rect data-field='a' {place}/></g>")), named(BoxProblem::Unseen));
    assert_eq!(problem("<rect data-field='a' x='1900' width='99' height='99'/>"), named(BoxProblem::Outside));
    assert_eq!(problem("<rect data-field='a' width='99' height='9'/>"), named(BoxProblem::Small));
    for attribute in [
        "data-role='angka'",
        "data-lines='0'",
        "data-lines='1e9'",
        "data-color='biru'",
        "data-most='-1'",
        "data-required='mungkin'",
        "data-align='atas'",
        "data-valign='kiri'",
        "data-bold=''",
        "data-fill='red'",
        "data-stroke='#12345678'",
    ] {
        assert!(matches!(of(attribute), Some(BoxProblem::Attribute { .. })), "{attribute}");
    }
    assert_eq!(of("style='fill:none;display:inline'"), None);
}
