//! What a file takes when every part is put where it is used, in nodes, counted before any of it is made: parts that use
//! parts can multiply without end, and so can letters, the points of lines and the rules of style sheets.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node};

use super::styles::Styles;
use super::{SvgRefusal, name, urls};

/// How often a part may refer to a part that refers to another.
const MOST_REFERENCES_IN_A_ROW: usize = 8;
/// What a filter or mask costs, each time that it is used: it needs a picture of its own.
const PICTURE_COST: u64 = 500;
/// A letter is placed and becomes a shape.
const LETTER_COST: u64 = 2;
/// All letters of a text are looked at again for each piece of it in another style, and a little for each of them.
const LETTERS_IN_NODE: u64 = 16;
const LETTERS_IN_PIECE: u64 = 64;
/// Long paths and styles are copied with their element.
const BYTES_IN_NODE: u64 = 128;
const DECLARATIONS_IN_NODE: u64 = 8;
/// Comparing an element with a rule takes so much less.
const TRIES_IN_NODE: u64 = 128;
/// Shapes other than paths have no more points.
const POINTS_OF_SHAPE: u64 = 8;

/// Refuses what unfolds to more than so many nodes.
pub fn check(document: &Document, most_nodes: u32) -> Result<(), SvgRefusal> {
    let most = u64::from(most_nodes);
    let styles = Styles::read(document)?;
    let nodes: Vec<Node> = document.descendants().collect();
    let matching = styles.tries() / TRIES_IN_NODE;
    if matching.saturating_mul(nodes.len() as u64) > most {
        return Err(SvgRefusal::TooComplex);
    }
    let places: HashMap<&str, usize> =
        nodes.iter().enumerate().filter_map(|(at, node)| Some((node.attribute("id")?, at))).collect();
    let mut needs = Vec::with_capacity(nodes.len());
    let mut own = 0u64;
    for node in &nodes {
        let need = Need::of(*node, matching, &styles, &places);
        own = own.saturating_add(need.own);
        // Long styles of many elements are not even read to their end.
        if own > most {
            return Err(SvgRefusal::TooComplex);
        }
        needs.push(need);
    }
    hand_down_marks(&nodes, &mut needs);
    let mut costs = vec![0; nodes.len()];
    // Each round looks one reference further; what still grows after the last one refers too far, or to itself.
    for _ in 0..=MOST_REFERENCES_IN_A_ROW {
        let looked = costs_with(&nodes, &needs, &costs);
        if looked.iter().any(|cost| *cost > most) {
            return Err(SvgRefusal::TooComplex);
        }
        if looked == costs {
            return Ok(());
        }
        costs = looked;
    }
    Err(SvgRefusal::TooComplex)
}

/// What a node needs besides its children.
struct Need {
    own: u64,
    parts: Vec<usize>,
    marks: Marks,
}

/// Where the lines in an element have marks, as arrows have.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Marks {
    #[default]
    Nowhere,
    AtEnds,
    Everywhere,
}

impl Need {
    fn of(node: Node, matching: u64, styles: &Styles, places: &HashMap<&str, usize>) -> Self {
        let own = if matches!(name(node), "filter" | "mask" | "image") { PICTURE_COST } else { 1 };
        let mut need = Self { own, parts: Vec::new(), marks: Marks::default() };
        if !node.is_element() {
            return need;
        }
        let bytes: usize =
            node.attributes().filter(|one| one.name() != "href").map(|attribute| attribute.value().len()).sum();
        need.own += matching + bytes as u64 / BYTES_IN_NODE + if name(node) == "text" { words_cost(node) } else { 0 };
        for attribute in node.attributes() {
            let link = (attribute.name() == "href").then(|| attribute.value().trim());
            need.add(link.into_iter().chain(urls(attribute.value())), places);
            need.mark(attribute.name(), attribute.value());
        }
        let mut declarations = 0;
        for declaration in styles.declarations(node) {
            need.add(urls(declaration.value), places);
            need.mark(declaration.name, declaration.value);
            declarations += 1;
        }
        need.own += declarations / DECLARATIONS_IN_NODE;
        need
    }

    fn add<'a>(&mut self, targets: impl Iterator<Item = &'a str>, places: &HashMap<&str, usize>) {
        self.parts.extend(targets.filter_map(|target| places.get(target.strip_prefix('#')?)));
    }

    fn mark(&mut self, property: &str, value: &str) {
        let marks = match property {
            "marker-start" | "marker-end" => Marks::AtEnds,
            "marker" | "marker-mid" => Marks::Everywhere,
            _ => return,
        };
        if urls(value).next().is_some() {
            self.marks = self.marks.max(marks);
        }
    }
}

/// Lines have the marks of what they stand in, and where a copy has some, whatever may be copied. Parents come first.
fn hand_down_marks(nodes: &[Node], needs: &mut [Need]) {
    let mut copied = Marks::Nowhere;
    for (at, node) in nodes.iter().enumerate() {
        let above = node.parent().and_then(|parent| needs.get(parent.id().get_usize())).map(|need| need.marks);
        let Some(need) = needs.get_mut(at) else { continue };
        need.marks = need.marks.max(above.unwrap_or_default());
        if name(*node) == "use" {
            copied = copied.max(need.marks);
        }
    }
    needs.iter_mut().for_each(|need| need.marks = need.marks.max(copied));
}

/// Each node's cost with its children, and with what it uses as that cost before. Children come after their parent.
fn costs_with(nodes: &[Node], needs: &[Need], before: &[u64]) -> Vec<u64> {
    // Any mark is counted as the dearest, so marks that have marks grow without end and are refused.
    let markers = nodes.iter().zip(before).filter(|(node, _)| name(**node) == "marker");
    let dearest = markers.map(|(_, cost)| *cost).max().unwrap_or_default();
    let mut costs: Vec<u64> = vec![0; nodes.len()];
    for (at, (node, need)) in nodes.iter().zip(needs).enumerate().rev() {
        let parts = need.parts.iter().filter_map(|part| before.get(*part));
        let parts = parts.fold(0u64, |sum, cost| sum.saturating_add(*cost));
        let marks = marks_on(*node, need.marks).saturating_mul(dearest);
        let Some(cost) = costs.get_mut(at) else { continue };
        *cost = cost.saturating_add(need.own).saturating_add(parts).saturating_add(marks);
        let cost = *cost;
        if let Some(parent) = node.parent().and_then(|parent| costs.get_mut(parent.id().get_usize())) {
            *parent = parent.saturating_add(cost);
        }
    }
    costs
}

/// How many marks a line has.
fn marks_on(node: Node, marks: Marks) -> u64 {
    let points = match name(node) {
        "path" => node.attribute("d").map_or(0, most_points),
        "polyline" | "polygon" => node.attribute("points").map_or(0, most_points),
        "line" | "rect" | "circle" | "ellipse" => POINTS_OF_SHAPE,
        _ => 0,
    };
    match marks {
        Marks::Nowhere => 0,
        Marks::AtEnds => points.min(2),
        Marks::Everywhere => points,
    }
}

/// No fewer than the points of a path: each has a number of its own, or closes it.
fn most_points(path: &str) -> u64 {
    let (mut points, mut in_number, mut in_decimals) = (0, false, false);
    for letter in path.chars() {
        let starts = match letter {
            '0'..='9' => !in_number,
            '.' => !in_number || in_decimals,
            'z' | 'Z' => true,
            _ => false,
        };
        points += u64::from(starts);
        in_number = matches!(letter, '0'..='9' | '.');
        in_decimals = in_number && (letter == '.' || in_decimals);
    }
    points
}

fn words_cost(text: Node) -> u64 {
    let pieces = text.descendants().filter(Node::is_text);
    let lengths: Vec<u64> = pieces.filter_map(|piece| Some(piece.text()?.chars().count() as u64)).collect();
    let letters: u64 = lengths.iter().sum();
    let pieces = lengths.len() as u64 + letters / LETTERS_IN_PIECE;
    LETTER_COST * letters + letters.saturating_mul(pieces) / LETTERS_IN_NODE
}
