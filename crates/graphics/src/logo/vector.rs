//! Logos of shapes: SVG, drawn only if it holds nothing but shapes.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use crate::guarded_svg::{self, SvgRefusal, name, without_panic, without_surroundings};
use crate::logo::pixels::Pixels;
use crate::logo::{LogoError, MOST_SIDE_PX, raster, work};

/// The most nodes of a file, and the most that its parts unfold to.
pub const MOST_NODES: u32 = 100_000;

/// The SVG's pixels with [`MOST_SIDE_PX`] on the longer side, and whether words were left out.
pub fn drawn(text: &str) -> Result<(Pixels, bool), LogoError> {
    without_panic(|| {
        let document = guarded_svg::parse(text, MOST_NODES)?;
        let words = document.descendants().any(|node| name(node) == "text");
        let tree = Tree::from_xmltree(&document, &without_surroundings(raster::has_fair_size))
            .map_err(|error| LogoError::Damaged(error.to_string()))?;
        Ok((rendered(&tree)?, words))
    })
}

impl From<SvgRefusal> for LogoError {
    fn from(refusal: SvgRefusal) -> Self {
        match refusal {
            SvgRefusal::Damaged(detail) => Self::Damaged(detail),
            SvgRefusal::Active => Self::Active,
            SvgRefusal::External => Self::External,
            SvgRefusal::Entities => Self::Entities,
            SvgRefusal::TooComplex => Self::TooComplex,
        }
    }
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
