//! A template's own drawing: read without fonts of the computer and without files, and written again as plain shapes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use resvg::tiny_skia::Rect;
use resvg::usvg::{Error, Font, FontResolver, Node, Options, Paint, Tree, WriteOptions, fontdb};
use sunting_timeline::Color;

use super::error::{BoxProblem, OwnTemplateError};
use crate::drawing::Extent;
use crate::fonts::{FAMILY, database};
use crate::guarded_svg::without_surroundings;
use crate::logo::{pixels_of, work};

/// The largest picture within a template: four times what a film of 1080 lines shows.
const MOST_PICTURE_PIXELS: u64 = 8_400_000;
/// What drawing takes is counted for a picture of this longer side.
const LONG_SIDE_PX: f32 = 1920.0;
/// A box that is turned by less is only drawn carelessly.
const MOST_SLANT: f32 = 0.01;

/// Reads a text that has been checked.
///
/// # Errors
/// [`OwnTemplateError::Damaged`]; what else only shows when it is read.
pub(super) fn tree(svg: &str) -> Result<Tree, OwnTemplateError> {
    let unfair = AtomicBool::new(false);
    let is_fair = |bytes: &[u8]| {
        let fair = pixels_of(bytes).is_some_and(|pixels| pixels <= MOST_PICTURE_PIXELS);
        unfair.fetch_or(!fair, Ordering::Relaxed);
        fair
    };
    let font_resolver = FontResolver { select_font: Box::new(select_font), ..FontResolver::default() };
    let (fontdb, font_family) = (database(), FAMILY.to_owned());
    let options = Options { fontdb, font_family, font_resolver, ..without_surroundings(is_fair) };
    let tree = Tree::from_str(svg, &options).map_err(|error| match error {
        Error::InvalidSize => OwnTemplateError::Size,
        error => OwnTemplateError::Damaged(error.to_string()),
    });
    drop(options);
    let tree = tree?;
    let scale = LONG_SIDE_PX / tree.size().width().max(tree.size().height());
    match (unfair.into_inner(), work::is_too_much(&tree, scale)) {
        (true, _) => Err(OwnTemplateError::Picture),
        (_, true) => Err(OwnTemplateError::TooComplex),
        _ => Ok(tree),
    }
}

/// Words are drawn in the fonts that ship, whatever they were written in.
fn select_font(font: &Font, fonts: &mut Arc<fontdb::Database>) -> Option<fontdb::ID> {
    let (families, weight) = ([fontdb::Family::Name(FAMILY)], fontdb::Weight(font.weight()));
    fonts.query(&fontdb::Query { families: &families, weight, ..fontdb::Query::default() })
}

/// The same drawing in plain shapes, its words as outlines: as it is put into larger drawings.
pub(super) fn plain(tree: &Tree) -> String {
    tree.to_string(&WriteOptions {
        id_prefix: Some("milik-".to_owned()),
        use_single_quote: true,
        ..WriteOptions::default()
    })
}

/// The part of the drawing in which anything is drawn; `None` where nothing is.
pub(super) fn seen(tree: &Tree) -> Option<Extent> {
    tree.root().has_children().then(|| extent_of(tree.root().abs_layer_bounding_box().to_rect()))
}

fn extent_of(bounds: Rect) -> Extent {
    Extent { x_px: bounds.x(), y_px: bounds.y(), width_px: bounds.width(), height_px: bounds.height() }
}

/// Where the element of that id stands in the drawing.
///
/// # Errors
/// [`BoxProblem::Unseen`], [`BoxProblem::Turned`].
pub(super) fn place_of(tree: &Tree, id: &str) -> Result<Extent, BoxProblem> {
    let node = tree.node_by_id(id).ok_or(BoxProblem::Unseen)?;
    let (turn, bounds) = (node.abs_transform(), node.abs_bounding_box());
    let straight = turn.sx.abs().max(turn.sy.abs());
    if turn.kx.abs().max(turn.ky.abs()) > MOST_SLANT * straight {
        return Err(BoxProblem::Turned);
    }
    Ok(extent_of(bounds))
}

/// The one opaque colour of the element of that id, if it has one.
pub(super) fn ground_of(tree: &Tree, id: &str) -> Option<Color> {
    let Some(Node::Path(path)) = tree.node_by_id(id) else { return None };
    let fill = path.fill().filter(|fill| path.is_visible() && fill.opacity().get() > 0.99)?;
    match fill.paint() {
        Paint::Color(color) => Some(Color::rgb(color.red, color.green, color.blue)),
        _ => None,
    }
}
