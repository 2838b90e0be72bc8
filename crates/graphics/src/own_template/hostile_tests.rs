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
