//! SVG files as pictures: drawn at any size on a clear ground, with the program's own fonts and nothing from outside.

use std::io::Read;

use flate2::read::GzDecoder;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::fonts::{FAMILY, database};
use crate::guarded_svg::{self, without_panic, without_surroundings};
use crate::logo::vector::MOST_NODES;
use crate::logo::{LogoError, MOST_FILE_BYTES, raster, work};

/// So much of a file is enough to tell whether it is an SVG.
pub const HEAD_BYTES: usize = 64 << 10;

const GZIP_MARK: &[u8] = &[0x1F, 0x8B];
/// The largest picture that is drawn: twice what a film of 2160 lines has.
const MOST_PIXELS: f64 = 16_000_000.0;
const MOST_SIDE_PX: f64 = 16_000.0;
/// What takes too long is drawn smaller in steps of this, but not below so many pixels.
const SMALLER: f64 = 0.7;
const LEAST_SIDE_PX: f64 = 32.0;

/// An SVG that was read. It holds no file, program or font from outside.
pub struct VectorPicture {
    tree: Tree,
}

/// A drawn picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// In pixels, at least 1.
    pub width_px: usize,
    /// In pixels, at least 1.
    pub height_px: usize,
    /// Red, green, blue and straight alpha of every pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// Whether bytes, or what is packed in them by gzip, begin like an SVG. As many as there are may be given.
pub fn begins_like_svg(bytes: &[u8]) -> bool {
    if !bytes.starts_with(GZIP_MARK) {
        return text_begins_like_svg(&String::from_utf8_lossy(bytes));
    }
    let mut unpacked = Vec::new();
    // What is cut off at the end is no matter here.
    let _ = GzDecoder::new(bytes).take(HEAD_BYTES as u64).read_to_end(&mut unpacked);
    text_begins_like_svg(&String::from_utf8_lossy(&unpacked))
}

/// Comments, instructions and the document type may come before the first element.
fn text_begins_like_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let (opening, closing) = match rest {
            _ if rest.starts_with("<!--") => ("<!--", "-->"),
            _ if rest.starts_with("<?") => ("<?", "?>"),
            _ if rest.starts_with("<!DOCTYPE") => ("<!DOCTYPE", document_type_end(rest)),
            _ => break,
        };
        let Some((_, after)) = rest[opening.len()..].split_once(closing) else { return false };
        rest = after.trim_start();
    }
    let name = rest
        .strip_prefix('<')
        .unwrap_or_default()
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/'))
        .next();
    name.is_some_and(|name| name.rsplit(':').next() == Some("svg"))
}

/// A document type with definitions of its own has them in brackets.
fn document_type_end(text: &str) -> &'static str {
    let bracket = text.find('[').unwrap_or(usize::MAX);
    if bracket < text.find('>').unwrap_or(usize::MAX) { "]>" } else { ">" }
}

impl VectorPicture {
    /// Reads an SVG file's bytes, packed or not.
    ///
    /// # Errors
    /// [`LogoError`]: everything but shapes, words and pixels of its own is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, LogoError> {
        let text = String::from_utf8(unpacked(bytes)?).map_err(|error| LogoError::Damaged(error.to_string()))?;
        let surroundings = without_surroundings(raster::has_fair_size);
        let options = Options { fontdb: database(), font_family: FAMILY.to_owned(), ..surroundings };
        without_panic(|| {
            let document = guarded_svg::parse(text.trim_start_matches('\u{feff}').trim_start(), MOST_NODES)?;
            let tree = Tree::from_xmltree(&document, &options);
            tree.map(|tree| Self { tree }).map_err(|error| LogoError::Damaged(error.to_string()))
        })
    }

    /// Width and height as the file says them, in pixels.
    pub fn size_px(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }

    /// Draws it so large, or smaller in the same shape where that would take too much.
    ///
    /// # Errors
    /// [`LogoError::Empty`] for a size that nothing can have, [`LogoError::TooComplex`] for what takes too long at any.
    pub fn draw(&self, width_px: f64, height_px: f64) -> Result<Drawn, LogoError> {
        let scale = self.fair_scale(width_px, height_px).ok_or(LogoError::TooComplex)?;
        let side = |length: f64| (length * scale).round().clamp(1.0, MOST_SIDE_PX) as u32;
        let mut pixmap = Pixmap::new(side(width_px), side(height_px)).ok_or(LogoError::Empty)?;
        let across = pixmap.width() as f32 / self.tree.size().width();
        let down = pixmap.height() as f32 / self.tree.size().height();
        without_panic(|| {
            resvg::render(&self.tree, Transform::from_scale(across, down), &mut pixmap.as_mut());
            Ok::<(), LogoError>(())
        })?;
        let (width_px, height_px) = (pixmap.width() as usize, pixmap.height() as usize);
        let straight = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
        let rgba = straight.flat_map(|color| [color.red(), color.green(), color.blue(), color.alpha()]).collect();
        Ok(Drawn { width_px, height_px, rgba })
    }
}

impl VectorPicture {
    /// The largest part of a size that takes no more pixels and no more work than may be.
    fn fair_scale(&self, width_px: f64, height_px: f64) -> Option<f64> {
        let whole = (MOST_PIXELS / (width_px * height_px).max(1.0)).sqrt().min(1.0);
        let units = self.tree.size();
        let per_unit = (width_px / f64::from(units.width())).max(height_px / f64::from(units.height()));
        let is_seen = |scale: &f64| *scale == whole || width_px.max(height_px) * *scale >= LEAST_SIDE_PX;
        let mut scales = std::iter::successors(Some(whole), |scale| Some(scale * SMALLER)).take_while(is_seen);
        scales.find(|scale| !work::is_too_much(&self.tree, (per_unit * scale) as f32))
    }
}

/// What a file holds, of which no more is unpacked than may be read.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, LogoError> {
    let too_large = |bytes: usize| LogoError::FileTooLarge { bytes: bytes as u64 };
    if bytes.len() > MOST_FILE_BYTES {
        return Err(too_large(bytes.len()));
    }
    if !bytes.starts_with(GZIP_MARK) {
        return Ok(bytes.to_owned());
    }
    let mut text = Vec::new();
    let read = GzDecoder::new(bytes).take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut text);
    read.map_err(|error| LogoError::Damaged(error.to_string()))?;
    if text.len() > MOST_FILE_BYTES { Err(too_large(text.len())) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn svg(inner: &str) -> String {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>{inner}</svg>")
    }

    fn packed(text: &str) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    fn drawn(text: &str, size_px: (f64, f64)) -> Drawn {
        VectorPicture::read(text.as_bytes()).unwrap().draw(size_px.0, size_px.1).unwrap()
    }

    fn pixel(drawn: &Drawn, x: usize, y: usize) -> &[u8] {
        &drawn.rgba[4 * (y * drawn.width_px + x)..][..4]
    }

    #[test]
    fn shapes_are_drawn_at_the_wanted_size_on_a_clear_ground() {
        let half = drawn(&svg("<rect width='20' height='20' fill='#f00' fill-opacity='0.5'/>"), (400.0, 200.0));
        assert_eq!((half.width_px, half.height_px), (400, 200));
        assert_eq!([pixel(&half, 199, 100), pixel(&half, 200, 100)], [&[255, 0, 0, 128], &[0, 0, 0, 0]]);
    }

    #[test]
    fn words_in_any_font_are_written_in_ours() {
        for font in ["Inter", "Arial", "'Times New Roman', serif", "monospace"] {
            let words = format!("<text x='2' y='16' font-size='16' font-family=\"{font}\">III</text>");
            let inked = drawn(&svg(&words), (40.0, 20.0)).rgba.chunks(4).filter(|pixel| pixel[3] > 200).count();
            assert!(inked > 20, "{font}: {inked}");
        }
    }

    #[test]
    fn a_packed_picture_is_the_same_and_a_bomb_is_refused() {
        let text = svg("<circle cx='20' cy='10' r='8'/>");
        assert!(begins_like_svg(&packed(&text)));
        let unpacked = VectorPicture::read(&packed(&text)).unwrap().draw(40.0, 20.0).unwrap();
        assert_eq!(unpacked, drawn(&text, (40.0, 20.0)));
        let bomb = packed(&svg(&" ".repeat(MOST_FILE_BYTES)));
        assert!(bomb.len() < MOST_FILE_BYTES / 50);
        assert!(matches!(VectorPicture::read(&bomb), Err(LogoError::FileTooLarge { .. })));
    }

    #[test]
    fn what_is_more_than_a_picture_is_refused() {
        for (inner, error) in [
            ("<script>1</script>", LogoError::Active),
            ("<image href='/etc/passwd'/>", LogoError::External),
            ("<g id='a'><use href='#a'/></g>", LogoError::TooComplex),
            ("<marker id='a'><path d='M0 0h1h1' marker-mid='url(#a)'/></marker>", LogoError::TooComplex),
        ] {
            assert_eq!(VectorPicture::read(svg(inner).as_bytes()).err(), Some(error), "{inner}");
        }
    }

    #[test]
    fn an_svg_is_known_by_its_first_element() {
        for text in [
            "<svg/>",
            "\u{feff} <?xml version='1.0'?>\n<!-- <svg --> <!DOCTYPE svg PUBLIC '-//W3C//DTD' 'a.dtd'>\n<svg\n>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg:svg>",
        ] {
            assert!(begins_like_svg(text.as_bytes()), "{text}");
        }
        for text in ["<html><svg/></html>", "<!-- <svg>", "svg", "", "<svgz/>", "<!DOCTYPE html><html><svg>"] {
            assert!(!begins_like_svg(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_is_too_large_is_drawn_smaller_in_its_shape() {
        let large = drawn(&svg("<rect width='40' height='20'/>"), (80_000.0, 40_000.0));
        assert!(large.width_px * large.height_px <= MOST_PIXELS as usize + 10_000);
        assert!(large.width_px.abs_diff(2 * large.height_px) <= 2);
        let blurred =
            "<filter id='f'><feGaussianBlur stdDeviation='1'/></filter><rect width='40' height='20' filter='url(#f)'/>";
        let costly = drawn(&svg(&blurred.repeat(60)), (4000.0, 2000.0));
        assert!((200..1500).contains(&costly.width_px), "{}", costly.width_px);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_picture_or_not(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), zipped: bool) {
            let text = [b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>".as_slice(), &bytes].concat();
            let bytes = if zipped { [GZIP_MARK, &bytes].concat() } else { text };
            let _ = begins_like_svg(&bytes);
            let _ = VectorPicture::read(&bytes).map(|picture| picture.draw(9.0, 9.0));
        }
    }
}
