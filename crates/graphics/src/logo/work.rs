//! How much an SVG asks of whoever draws it, counted before it is drawn.

use resvg::usvg::filter::Kind;
use resvg::usvg::{Group, Image, Node, Paint, Path, Rect, Stroke, Transform, Tree};

/// A logo's own pixels are a million at most; so often may they be drawn over.
const MOST_WORK_PX: f64 = 100.0 * 1024.0 * 1024.0;
/// A pattern's tile is a picture of its own, and takes memory.
const MOST_TILE_PX: f64 = 16.0 * 1024.0 * 1024.0;
/// Layers reach so many times the picture's sides at most; the renderer cuts them there.
const LAYER_SIDES: f64 = 5.0;
/// A gradient is so much slower than one colour.
const GRADIENT_PASSES: f64 = 2.0;
/// A layer is cleared, and mixed with what is below pixel by pixel.
const LAYER_PASSES: f64 = 6.0;
/// A filter's steps look at each pixel and a few others.
const FILTER_PASSES: f64 = 8.0;
/// What a row that an edge crosses costs, in pixels.
const EDGE_ROW_PX: f64 = 8.0;
/// The outline of a stroke has more edges than its path.
const STROKE_EDGES: f64 = 4.0;
/// Of more dashes the renderer draws none.
const MOST_DASHES: f64 = 1e6;
/// A blur beyond this, in units of the drawing, leaves nothing to be seen.
const WIDEST_BLUR: f32 = 2000.0;
/// What unpacking a pixel of a picture costs.
const UNPACKED_PX: f64 = 4.0;

/// Whether drawing takes too long at `scale` pixels for each unit of the tree.
pub fn is_too_much(tree: &Tree, scale: f32) -> bool {
    let size = tree.size();
    let (width_px, height_px) = (f64::from(size.width() * scale), f64::from(size.height() * scale));
    let work_px = Canvas { width_px, height_px, scale: f64::from(scale) }.group_px(tree.root(), None);
    // What cannot be counted is too much.
    work_px.is_nan() || work_px > MOST_WORK_PX
}

/// What is drawn on.
struct Canvas {
    width_px: f64,
    height_px: f64,
    scale: f64,
}

impl Canvas {
    /// The work of a group. Inside of masks, clips and patterns, where places are others, each part is taken to be as
    /// large as these: `within_px`.
    fn group_px(&self, group: &Group, within_px: Option<f64>) -> f64 {
        let children = group.children().iter().map(|node| self.node_px(node, within_px)).sum::<f64>();
        if !group.should_isolate() {
            return children;
        }
        let layer_px = within_px.unwrap_or_else(|| self.layer_px(group.abs_layer_bounding_box().to_rect()));
        let steps = group.filters().iter().flat_map(|filter| filter.primitives());
        let filters: f64 = steps.map(|step| filter_passes(step.kind())).sum();
        let mut work_px = children + (LAYER_PASSES + filters) * layer_px;
        let mut clip = group.clip_path();
        while let Some(own) = clip {
            work_px += layer_px + self.group_px(own.root(), Some(layer_px));
            clip = own.clip_path();
        }
        let mut mask = group.mask();
        while let Some(own) = mask {
            work_px += LAYER_PASSES * layer_px + self.group_px(own.root(), Some(layer_px));
            mask = own.mask();
        }
        work_px
    }

    fn node_px(&self, node: &Node, within_px: Option<f64>) -> f64 {
        match node {
            Node::Group(group) => self.group_px(group, within_px),
            Node::Path(path) => self.path_px(path, within_px),
            Node::Image(image) => self.image_px(image, within_px),
            // Its letters as shapes; without fonts none.
            Node::Text(text) => self.group_px(text.flattened(), within_px),
        }
    }

    fn path_px(&self, path: &Path, within_px: Option<f64>) -> f64 {
        let area_px = within_px.unwrap_or_else(|| self.layer_px(path.abs_stroke_bounding_box()));
        let edges_px = self.edges_px(path);
        let fill = path.fill().map_or(0.0, |fill| area_px + edges_px + self.paint_px(fill.paint(), path, area_px));
        let stroke = path.stroke().map_or(0.0, |stroke| {
            area_px + self.stroke_edges_px(path, stroke, edges_px) + self.paint_px(stroke.paint(), path, area_px)
        });
        fill + stroke
    }

    /// The rows that the edges of a path cross.
    fn edges_px(&self, path: &Path) -> f64 {
        let scale = self.scale * largest_scale(path.abs_transform());
        let points = path.data().points();
        let heights = points.windows(2).map(|pair| match pair {
            [one, other] => (f64::from(one.y - other.y).abs().max(f64::from(one.x - other.x).abs()) * scale)
                .min(LAYER_SIDES * self.height_px),
            _ => 0.0,
        });
        EDGE_ROW_PX * (points.len() as f64 + heights.sum::<f64>())
    }

    /// The same for the outline of a stroke, and of each of its dashes.
    fn stroke_edges_px(&self, path: &Path, stroke: &Stroke, edges_px: f64) -> f64 {
        let scale = self.scale * largest_scale(path.abs_transform());
        let width_px = (f64::from(stroke.width().get()) * scale).min(LAYER_SIDES * self.height_px);
        let points = path.data().points();
        let dashes = stroke.dasharray().map_or(0.0, |dashes| {
            let length: f64 = points
                .windows(2)
                .map(|pair| match pair {
                    [one, other] => f64::from(one.x - other.x).hypot(f64::from(one.y - other.y)),
                    _ => 0.0,
                })
                .sum();
            let period: f64 = dashes.iter().copied().map(f64::from).sum();
            (dashes.len() as f64 * length / period).min(MOST_DASHES)
        });
        STROKE_EDGES * (edges_px + EDGE_ROW_PX * (points.len() as f64 + dashes) * (1.0 + width_px))
    }

    /// What gradients take, and patterns before they are painted with.
    fn paint_px(&self, paint: &Paint, path: &Path, area_px: f64) -> f64 {
        let pattern = match paint {
            Paint::Color(_) => return 0.0,
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => return GRADIENT_PASSES * area_px,
            Paint::Pattern(pattern) => pattern,
        };
        let scale = self.scale * largest_scale(path.abs_transform()) * largest_scale(pattern.transform());
        let rect = pattern.rect();
        let tile_px = f64::from(rect.width()) * f64::from(rect.height()) * scale * scale;
        if tile_px > MOST_TILE_PX { f64::INFINITY } else { tile_px + self.group_px(pattern.root(), Some(tile_px)) }
    }

    fn image_px(&self, image: &Image, within_px: Option<f64>) -> f64 {
        let own_px = f64::from(image.size().width()) * f64::from(image.size().height());
        UNPACKED_PX * own_px + within_px.unwrap_or_else(|| self.layer_px(image.abs_bounding_box()))
    }

    /// The pixels of what lies so in the tree.
    fn layer_px(&self, place: Rect) -> f64 {
        let side = |length: f32, most_px: f64| (f64::from(length) * self.scale).min(LAYER_SIDES * most_px) + 1.0;
        side(place.width(), self.width_px) * side(place.height(), self.height_px)
    }
}

fn largest_scale(transform: Transform) -> f64 {
    let (x, y) = transform.get_scale();
    f64::from(x.max(y))
}

/// How often a step of a filter looks at its layer. Some look at as many pixels as they are told, for each: no logo
/// needs these.
fn filter_passes(kind: &Kind) -> f64 {
    match kind {
        Kind::ConvolveMatrix(_) | Kind::Morphology(_) | Kind::Turbulence(_) | Kind::Image(_) => f64::INFINITY,
        // The renderer panics at the widest.
        Kind::GaussianBlur(blur) if blur.std_dev_x().get().max(blur.std_dev_y().get()) > WIDEST_BLUR => f64::INFINITY,
        Kind::DropShadow(blur) if blur.std_dev_x().get().max(blur.std_dev_y().get()) > WIDEST_BLUR => f64::INFINITY,
        _ => FILTER_PASSES,
    }
}
