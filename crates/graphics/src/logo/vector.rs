//! Logos of shapes: SVG, drawn only if it holds nothing but shapes.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};

use crate::logo::pixels::Pixels;
use crate::logo::{LogoError, MOST_SIDE_PX, raster, work};

/// The most nodes of a file, and the most that its parts unfold to.
const MOST_NODES: u32 = 100_000;
/// Deeper files are made to break programs.
const MOST_DEPTH: usize = 64;
/// How often a part may refer to a part that refers to another.
const MOST_REFERENCES_IN_A_ROW: usize = 8;
/// What a filter or mask costs, each time that it is used, in nodes: it needs a picture of its own.
pub const PICTURE_COST: u64 = 500;

/// Elements that do more than draw.
const ACTIVE: [&str; 6] = ["script", "foreignobject", "handler", "iframe", "audio", "video"];
/// Where `href` may lead: to the file itself, or to pixels in it.
const OWN_TARGETS: [&str; 4] = ["#", "data:image/png;", "data:image/jpeg;", "data:image/jpg;"];

/// The text of what may be an SVG.
pub fn text_of(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    (text.starts_with('<') && text.contains("<svg")).then_some(text)
}

/// The SVG's pixels with [`MOST_SIDE_PX`] on the longer side, and whether words were left out.
pub fn drawn(text: &str) -> Result<(Pixels, bool), LogoError> {
    let draw = || {
        let checked = checked(text, &without_surroundings())?;
        Ok((rendered(&checked.tree)?, checked.has_words))
    };
    // What a stranger's file makes the renderer do must not end the program.
    catch_unwind(AssertUnwindSafe(draw)).unwrap_or_else(|_| Err(damaged("its shapes")))
}

/// An SVG that holds nothing but shapes and words.
pub struct Checked {
    pub tree: Tree,
    pub has_words: bool,
    /// What it takes to draw it: one for each part, and [`PICTURE_COST`] for each that needs a picture of its own.
    pub cost: u64,
}

/// Reads an SVG that may come from anybody.
pub fn checked(text: &str, options: &Options) -> Result<Checked, LogoError> {
    if text.contains("<!ENTITY") {
        return Err(LogoError::Entities);
    }
    let parsing = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, parsing).map_err(damaged)?;
    check_depth(&document)?;
    for element in document.descendants().filter(Node::is_element) {
        check_element(element)?;
    }
    let cost = checked_cost(&document)?;
    let has_words = document.descendants().any(|node| name(node) == "text");
    let tree = Tree::from_xmltree(&document, options).map_err(damaged)?;
    Ok(Checked { tree, has_words, cost })
}

/// Neither fonts nor files: what is drawn is the same on every computer.
pub fn without_surroundings() -> Options<'static> {
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(|kind, bytes: Arc<Vec<u8>>, _| {
            let fair = raster::has_fair_size(&bytes);
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

fn rendered(tree: &Tree) -> Result<Pixels, LogoError> {
    let size = tree.size();
    let scale = MOST_SIDE_PX as f32 / size.width().max(size.height());
    if work::is_too_much(tree, scale) {
        return Err(LogoError::TooComplex);
    }
    let side = |length: f32| ((length * scale).round() as u32).clamp(1, MOST_SIDE_PX);
    let mut pixmap = Pixmap::new(side(size.width()), side(size.height())).ok_or(LogoError::Empty)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let straight = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
    let rgba = straight.map(|color| [color.red(), color.green(), color.blue(), color.alpha()]).collect();
    Ok(Pixels { width_px: pixmap.width() as usize, height_px: pixmap.height() as usize, rgba })
}

/// Nodes come in the order of the text, so a parent's depth is known before its children's.
fn check_depth(document: &Document) -> Result<(), LogoError> {
    let mut depths: Vec<usize> = Vec::new();
    for node in document.descendants() {
        let parent = node.parent().and_then(|parent| depths.get(parent.id().get_usize()).copied());
        let depth = parent.map_or(0, |depth| depth + 1);
        if depth > MOST_DEPTH {
            return Err(LogoError::TooComplex);
        }
        depths.push(depth);
    }
    Ok(())
}

fn check_element(element: Node) -> Result<(), LogoError> {
    if ACTIVE.contains(&name(element).to_ascii_lowercase().as_str()) {
        return Err(LogoError::Active);
    }
    for attribute in element.attributes() {
        if attribute.name().to_ascii_lowercase().starts_with("on") {
            return Err(LogoError::Active);
        }
        let own = |target: &str| target.is_empty() || OWN_TARGETS.iter().any(|own| target.starts_with(own));
        let leads_out = attribute.name() == "href" && !own(attribute.value().trim());
        if leads_out || refers_outside(attribute.value()) {
            return Err(LogoError::External);
        }
    }
    let style = name(element) == "style";
    let texts = || element.children().filter_map(|child| child.text());
    if style && texts().any(|text| refers_outside(text) || text.to_ascii_lowercase().contains("@import")) {
        return Err(LogoError::External);
    }
    Ok(())
}

fn refers_outside(style: &str) -> bool {
    urls(&style.to_ascii_lowercase()).any(|target| !target.starts_with('#'))
}

/// What stands in `url(…)`.
fn urls(style: &str) -> impl Iterator<Item = &str> {
    let quotes = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'');
    style.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(move |url| url.trim_matches(quotes))
}

/// Counts what is drawn when every part is put where it is used: parts that use parts can multiply without end.
///
/// Each round looks one reference further; what still grows after the last one refers too far, or to itself.
fn checked_cost(document: &Document) -> Result<u64, LogoError> {
    let nodes: Vec<Node> = document.descendants().collect();
    let places: HashMap<&str, usize> =
        nodes.iter().enumerate().filter_map(|(at, node)| Some((node.attribute("id")?, at))).collect();
    let used: Vec<Vec<usize>> = nodes.iter().map(|node| parts_used(*node, &places)).collect();
    let mut costs = vec![0; nodes.len()];
    for _ in 0..=MOST_REFERENCES_IN_A_ROW {
        let looked = costs_with(&nodes, &used, &costs);
        if looked.iter().any(|cost| *cost > u64::from(MOST_NODES)) {
            return Err(LogoError::TooComplex);
        }
        if looked == costs {
            return Ok(costs.first().copied().unwrap_or(0));
        }
        costs = looked;
    }
    Err(LogoError::TooComplex)
}

fn parts_used(node: Node, places: &HashMap<&str, usize>) -> Vec<usize> {
    let targets = node.attributes().flat_map(|attribute| {
        let link = (attribute.name() == "href").then(|| attribute.value().trim());
        link.into_iter().chain(urls(attribute.value()))
    });
    targets.filter_map(|target| places.get(target.strip_prefix('#')?)).copied().collect()
}

/// Each node's cost with its children, and with what it uses as that cost before. Children come after their parent.
fn costs_with(nodes: &[Node], used: &[Vec<usize>], before: &[u64]) -> Vec<u64> {
    let mut costs: Vec<u64> = vec![0; nodes.len()];
    for (at, (node, used)) in nodes.iter().zip(used).enumerate().rev() {
        let own = if matches!(name(*node), "filter" | "mask" | "image") { PICTURE_COST } else { 1 };
        let parts = used.iter().filter_map(|part| before.get(*part)).fold(0u64, |sum, cost| sum.saturating_add(*cost));
        let Some(cost) = costs.get_mut(at) else { continue };
        *cost = cost.saturating_add(own).saturating_add(parts);
        let cost = *cost;
        if let Some(parent) = node.parent().and_then(|parent| costs.get_mut(parent.id().get_usize())) {
            *parent = parent.saturating_add(cost);
        }
    }
    costs
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn damaged(detail: impl ToString) -> LogoError {
    LogoError::Damaged(detail.to_string())
}
