//! The style sheets in a file: which declarations hold for an element, and what finding that out takes.

use resvg::usvg::roxmltree::{Document, Node};
use simplecss::{AttributeOperator, Declaration, Element, PseudoClass, Rule, StyleSheet};

use super::{SvgRefusal, name};

/// Each further one sorts the rules of all again.
const MOST_SHEETS: usize = 64;
/// Every selector before a block gets all declarations in it.
const MOST_COPIES: usize = 1_000_000;

/// All style sheets of a file.
pub struct Styles<'a> {
    sheet: StyleSheet<'a>,
    tries: u64,
}

impl<'a> Styles<'a> {
    /// # Errors
    /// [`SvgRefusal::TooComplex`] where reading them already takes too long.
    pub fn read(document: &'a Document) -> Result<Self, SvgRefusal> {
        let texts: Vec<&str> =
            document.descendants().filter(|node| name(*node) == "style").filter_map(|node| node.text()).collect();
        let count = |signs: [char; 2]| texts.iter().map(|text| text.matches(signs).count() + 1).sum::<usize>();
        if texts.len() > MOST_SHEETS || count(['{', ',']).saturating_mul(count(['{', ';'])) > MOST_COPIES {
            return Err(SvgRefusal::TooComplex);
        }
        let mut sheet = StyleSheet::new();
        texts.iter().for_each(|text| sheet.parse_more(text));
        let depth = document.descendants().map(|node| node.ancestors().count() as u64).max().unwrap_or_default();
        let tries = sheet.rules.iter().fold(0, |sum: u64, rule| sum.saturating_add(tries(rule, depth)));
        Ok(Self { sheet, tries })
    }

    /// How many comparisons it takes at most to find out which rules hold for one element.
    pub fn tries(&self) -> u64 {
        self.tries
    }

    /// What the style sheets and its own style say of an element.
    pub fn declarations<'b>(&'b self, element: Node<'b, '_>) -> impl Iterator<Item = Declaration<'b>> {
        let held = self.sheet.rules.iter().filter(move |rule| rule.selector.matches(&Styled(element)));
        let own = element.attribute("style").map(simplecss::DeclarationTokenizer::from);
        held.flat_map(|rule| rule.declarations.iter().copied()).chain(own.into_iter().flatten())
    }
}

/// `a b c` is looked for among all that are around a `c`, and around each `b` there.
fn tries(rule: &Rule, depth: u64) -> u64 {
    let parts = rule.selector.to_string().split_whitespace().count().max(1);
    depth.saturating_pow(u32::try_from(parts - 1).unwrap_or(u32::MAX))
}

/// An element as rules see it: the same as when it is drawn.
struct Styled<'a, 'input>(Node<'a, 'input>);

impl Element for Styled<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, local_name: &str) -> bool {
        name(self.0) == local_name
    }

    fn attribute_matches(&self, local_name: &str, operator: AttributeOperator) -> bool {
        self.0.attribute(local_name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.prev_sibling_element().is_none()
    }
}
