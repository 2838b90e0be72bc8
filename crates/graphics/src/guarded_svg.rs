//! SVG files that anybody may have made: read only if they hold nothing but shapes, and take no longer than they should.

mod cost;
mod styles;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use resvg::usvg::roxmltree::Error::NodesLimitReached;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options};

/// Deeper files are made to break programs.
const MOST_DEPTH: usize = 64;

/// Elements that do more than draw.
const ACTIVE: [&str; 6] = ["script", "foreignobject", "handler", "iframe", "audio", "video"];
/// Parts that can be asked to work without end: those of filters, and words that are any text of the file again.
const ENDLESS: [&str; 9] = [
    "tref",
    "feTurbulence",
    "feMorphology",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feSpecularLighting",
    "feDisplacementMap",
    "feTile",
    "feImage",
];
/// Attributes whose numbers curves are made of: a curve as large as numbers can be has no end of pieces.
const GEOMETRY: [&str; 17] = [
    "d",
    "points",
    "x",
    "y",
    "width",
    "height",
    "rx",
    "ry",
    "r",
    "cx",
    "cy",
    "x1",
    "y1",
    "x2",
    "y2",
    "stroke-width",
    "viewBox",
];
/// No number there has more digits before its decimals, nor a larger power of ten.
const MOST_DIGITS: usize = 6;
const MOST_POWER: u32 = 3;
/// Where `href` may lead: to the file itself, or to pixels in it.
const OWN_TARGETS: [&str; 4] = ["#", "data:image/png;", "data:image/jpeg;", "data:image/jpg;"];

/// Why an SVG is not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SvgRefusal {
    /// It is broken.
    Damaged(String),
    /// It holds scripts, or pages of another kind.
    Active,
    /// It refers to other files.
    External,
    /// It defines entities, whose text may unfold without end.
    Entities,
    /// It takes too long to draw: too deep, too many parts, or parts that hold themselves.
    TooComplex,
}

/// The text of what may be an SVG.
pub fn text_of(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    (text.starts_with('<') && text.contains("<svg")).then_some(text)
}

/// Reads an SVG of at most so many nodes, which is also the most that its parts unfold to.
///
/// # Errors
/// [`SvgRefusal`].
pub fn parse(text: &str, most_nodes: u32) -> Result<Document<'_>, SvgRefusal> {
    if text.contains("<!ENTITY") {
        return Err(SvgRefusal::Entities);
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: most_nodes, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        NodesLimitReached => SvgRefusal::TooComplex,
        error => SvgRefusal::Damaged(error.to_string()),
    })?;
    check_depth(&document)?;
    for node in document.descendants() {
        if node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet") {
            return Err(SvgRefusal::External);
        }
        if node.is_element() {
            check_element(node)?;
        }
    }
    cost::check(&document, most_nodes)?;
    Ok(document)
}

/// For drawing without fonts and without files: the same on every computer. Pictures inside are drawn if `is_fair` says
/// so of their bytes.
pub fn without_surroundings<'a>(is_fair: impl Fn(&[u8]) -> bool + Send + Sync + 'a) -> Options<'a> {
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(move |kind, bytes: Arc<Vec<u8>>, _| {
            let fair = is_fair(&bytes);
            match kind {
                "image/png" if fair => Some(ImageKind::PNG(bytes)),
                "image/jpeg" | "image/jpg" if fair => Some(ImageKind::JPEG(bytes)),
                _ => None,
            }
        }),
        resolve_string: Box::new(|_, _| None),
    };
    Options { image_href_resolver: resolver, ..Options::default() }
}

/// Reads or draws a stranger's file: what that makes a library do must not end the program.
///
/// # Errors
/// Those of the work; [`SvgRefusal::Damaged`] where it panics.
pub fn without_panic<T, E: From<SvgRefusal>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let panicked = || SvgRefusal::Damaged("its shapes".to_owned()).into();
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(panicked()))
}

/// Nodes come in the order of the text, so a parent's depth is known before its children's.
fn check_depth(document: &Document) -> Result<(), SvgRefusal> {
    let mut depths: Vec<usize> = Vec::new();
    for node in document.descendants() {
        let parent = node.parent().and_then(|parent| depths.get(parent.id().get_usize()).copied());
        let depth = parent.map_or(0, |depth| depth + 1);
        if depth > MOST_DEPTH {
            return Err(SvgRefusal::TooComplex);
        }
        depths.push(depth);
    }
    Ok(())
}

fn check_element(element: Node) -> Result<(), SvgRefusal> {
    if ACTIVE.contains(&name(element).to_ascii_lowercase().as_str()) {
        return Err(SvgRefusal::Active);
    }
    if ENDLESS.contains(&name(element)) {
        return Err(SvgRefusal::TooComplex);
    }
    for attribute in element.attributes() {
        if GEOMETRY.contains(&attribute.name()) && has_huge_number(attribute.value()) {
            return Err(SvgRefusal::TooComplex);
        }
        if attribute.name().to_ascii_lowercase().starts_with("on") {
            return Err(SvgRefusal::Active);
        }
        let own = |target: &str| target.is_empty() || OWN_TARGETS.iter().any(|own| target.starts_with(own));
        let leads_out = attribute.name() == "href" && !own(attribute.value().trim());
        if leads_out || refers_outside(attribute.value()) {
            return Err(SvgRefusal::External);
        }
    }
    let style = name(element) == "style";
    let texts = || element.children().filter_map(|child| child.text());
    if style && texts().any(|text| refers_outside(text) || text.to_ascii_lowercase().contains("@import")) {
        return Err(SvgRefusal::External);
    }
    Ok(())
}

/// Whether a number is too large for a drawing; numbers may stand without blanks between them, as in `1.5-2e3`.
fn has_huge_number(text: &str) -> bool {
    let (mut digits, mut in_decimals) = (0, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '0' if digits == 0 => {}
            '0'..='9' if !in_decimals => digits += 1,
            '0'..='9' => {}
            'e' | 'E' => {
                let power = text.get(at + 1..).unwrap_or_default().trim_start_matches('+');
                let end = power.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(power.len());
                if end > 0
                    && power.get(..end).and_then(|power| power.parse().ok()).is_none_or(|power: u32| power > MOST_POWER)
                {
                    return true;
                }
                (digits, in_decimals) = (0, true);
            }
            letter => (digits, in_decimals) = (0, letter == '.'),
        }
        if digits > MOST_DIGITS {
            return true;
        }
    }
    false
}

fn refers_outside(style: &str) -> bool {
    urls(&style.to_ascii_lowercase()).any(|target| !target.starts_with('#'))
}

/// What stands in `url(…)`.
fn urls(style: &str) -> impl Iterator<Item = &str> {
    let quotes = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'');
    style.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(move |url| url.trim_matches(quotes))
}

/// An element's name without its namespace; empty for what is no element.
pub fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}
