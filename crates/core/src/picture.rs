//! The picture that everything is composed in: planar YUV 4:2:0, 8 bit, BT.709 limited range, upright, square pixels.

/// Rows start at multiples of this many bytes, so that scalers and encoders run at full speed.
const ALIGNMENT: usize = 64;

/// Of the squares below a clear picture.
const SQUARE_PX: usize = 8;
/// Their luma: white and black are seen on both.
const GRAYS: [u32; 2] = [110, 150];
const BLACK_LUMA: u32 = 16;

/// One plane of 8-bit samples. Rows are `stride` bytes apart.
#[derive(Debug)]
pub struct Plane {
    bytes: Vec<u8>,
    offset: usize,
    stride: usize,
    width: usize,
    height: usize,
}

impl Plane {
    /// A plane filled with one value.
    pub fn new(width: usize, height: usize, value: u8) -> Self {
        let stride = width.next_multiple_of(ALIGNMENT);
        // Scalers write whole vectors: one more row of slack keeps that inside the buffer.
        let bytes = vec![value; stride * (height + 1) + ALIGNMENT];
        let offset = bytes.as_ptr().align_offset(ALIGNMENT).min(ALIGNMENT);
        Self { bytes, offset, stride, width, height }
    }

    /// The number of samples in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The number of rows it has.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Bytes from one row to the next.
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// The samples of row `y`, without the padding.
    pub fn row(&self, y: usize) -> &[u8] {
        let start = self.offset + y * self.stride;
        &self.bytes[start..start + self.width]
    }

    /// The samples of row `y`, without the padding.
    pub fn row_mut(&mut self, y: usize) -> &mut [u8] {
        let start = self.offset + y * self.stride;
        &mut self.bytes[start..start + self.width]
    }

    /// All rows with their padding, from the first sample on.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[self.offset..]
    }

    /// All rows with their padding, from the first sample on.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.bytes[self.offset..]
    }

    /// Sets every sample to one value.
    pub fn fill(&mut self, value: u8) {
        self.bytes.fill(value);
    }
}

impl Clone for Plane {
    // Derived, the copy would keep the offset of another allocation and lose its alignment.
    fn clone(&self) -> Self {
        let all = self.stride * (self.height + 1);
        let mut bytes: Vec<u8> = Vec::with_capacity(all + ALIGNMENT);
        let offset = bytes.as_ptr().align_offset(ALIGNMENT).min(ALIGNMENT);
        bytes.resize(offset, 0);
        bytes.extend_from_slice(&self.bytes[self.offset..self.offset + all]);
        bytes.resize(all + ALIGNMENT, 0);
        Self { bytes, offset, stride: self.stride, width: self.width, height: self.height }
    }
}

impl PartialEq for Plane {
    fn eq(&self, other: &Self) -> bool {
        (self.width, self.height) == (other.width, other.height)
            && (0..self.height).all(|y| self.row(y) == other.row(y))
    }
}

/// A picture of even width and height: a luma plane and two chroma planes of half its size.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Luma (Y), Cb (U), Cr (V). Where the picture is clear, as it looks over black.
    pub planes: [Plane; 3],
    /// How much of each pixel is there, 0 to 255, at the size of luma; `None` where all of it is.
    pub alpha: Option<Plane>,
}

impl Picture {
    /// A black picture. Odd sizes are rounded up to even ones.
    pub fn black(width_px: usize, height_px: usize) -> Self {
        Self::filled(width_px, height_px, [16, 128, 128])
    }

    /// A picture of one colour, given as Y, Cb, Cr.
    pub fn filled(width_px: usize, height_px: usize, yuv: [u8; 3]) -> Self {
        let (width, height) = (width_px.next_multiple_of(2), height_px.next_multiple_of(2));
        Self {
            planes: [
                Plane::new(width, height, yuv[0]),
                Plane::new(width / 2, height / 2, yuv[1]),
                Plane::new(width / 2, height / 2, yuv[2]),
            ],
            alpha: None,
        }
    }

    /// Of the whole picture, in pixels.
    pub fn width(&self) -> usize {
        self.planes[0].width()
    }

    /// Of the whole picture, in pixels.
    pub fn height(&self) -> usize {
        self.planes[0].height()
    }

    /// The picture with squares of two greys where it is clear, as pictures are shown to be chosen: over black, a black
    /// one would not be seen.
    pub fn over_squares(mut self) -> Self {
        let Some(alpha) = self.alpha.take() else { return self };
        for y in 0..self.height() {
            let row = self.planes[0].row_mut(y).iter_mut().zip(alpha.row(y));
            for (x, (value, &alpha)) in row.enumerate() {
                let gray = GRAYS[(x / SQUARE_PX + y / SQUARE_PX) % 2] - BLACK_LUMA;
                let seen = (gray * (255 - u32::from(alpha)) + 127) / 255;
                *value = (u32::from(*value) + seen).min(255) as u8;
            }
        }
        self
    }

    /// Red, green, blue and 255 of every pixel, row by row, into a buffer that may have been used before.
    pub fn write_rgba(&self, rgba: &mut Vec<u8>) {
        let (width, height) = (self.width(), self.height());
        rgba.resize(4 * width * height, 255);
        let [y, u, v] = &self.planes;
        for (row, out) in rgba.chunks_exact_mut(4 * width).enumerate() {
            let (y, u, v) = (y.row(row), u.row(row / 2), v.row(row / 2));
            let pairs = out.chunks_exact_mut(8).zip(y.chunks_exact(2)).zip(u.iter().zip(v));
            for ((out, lumas), (&u, &v)) in pairs {
                let (cb, cr) = (i32::from(u) - 128, i32::from(v) - 128);
                let (red, green, blue) = (459 * cr, -55 * cb - 136 * cr, 541 * cb);
                for (pixel, &luma) in out.chunks_exact_mut(4).zip(lumas) {
                    let luma = 298 * (i32::from(luma) - 16) + 128;
                    let channel = |part: i32| ((luma + part) >> 8).clamp(0, 255) as u8;
                    pixel.copy_from_slice(&[channel(red), channel(green), channel(blue), 255]);
                }
            }
        }
    }

    /// Red, green and blue of every pixel, row by row, 0 to 255 (ITU-R BT.709, in 8-bit integers).
    pub fn to_rgb(&self) -> Vec<u8> {
        let mut rgb = Vec::with_capacity(3 * self.width() * self.height());
        let [y, u, v] = &self.planes;
        for row in 0..self.height() {
            let (y, u, v) = (y.row(row), u.row(row / 2), v.row(row / 2));
            for (column, &luma) in y.iter().enumerate() {
                rgb.extend(rgb_of([luma, u[column / 2], v[column / 2]]));
            }
        }
        rgb
    }

    /// Red, green and blue of one pixel, as [`Picture::to_rgb`] has them; `None` outside of the picture.
    pub fn rgb_at(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        let is_inside = x < self.width() && y < self.height();
        let [luma, cb, cr] = &self.planes;
        is_inside.then(|| rgb_of([luma.row(y)[x], cb.row(y / 2)[x / 2], cr.row(y / 2)[x / 2]]))
    }
}

/// One pixel (ITU-R BT.709, limited, in 8-bit integers).
fn rgb_of([luma, cb, cr]: [u8; 3]) -> [u8; 3] {
    let luma = 298 * (i32::from(luma) - 16) + 128;
    let (cb, cr) = (i32::from(cb) - 128, i32::from(cr) - 128);
    let channels = [luma + 459 * cr, luma - 55 * cb - 136 * cr, luma + 541 * cb];
    channels.map(|value| (value >> 8).clamp(0, 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_white_and_red_are_those_of_the_screen() {
        let rgb = |yuv| Picture::filled(2, 2, yuv).to_rgb()[..3].to_vec();
        assert_eq!([rgb([16, 128, 128]), rgb([235, 128, 128])], [vec![0, 0, 0], vec![255, 255, 255]]);
        assert_eq!(Picture::filled(2, 2, [63, 102, 240]).rgb_at(1, 1).map(Vec::from), Some(rgb([63, 102, 240])));
        assert_eq!(Picture::filled(2, 2, [63, 102, 240]).rgb_at(1, 2), None);
        let red = rgb([63, 102, 240]);
        assert!(red[0] >= 253 && red[1] <= 2 && red[2] <= 2, "{red:?}");
    }

    #[test]
    fn four_bytes_a_pixel_are_three_and_an_opaque_one() {
        let mut picture = Picture::filled(6, 4, [63, 102, 240]);
        picture.planes[0].row_mut(1)[3] = 200;
        let mut rgba = vec![7; 3];
        picture.write_rgba(&mut rgba);
        let expected: Vec<u8> = picture.to_rgb().chunks(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
        assert_eq!(rgba, expected);
    }

    #[test]
    fn what_is_clear_is_shown_over_squares() {
        let mut picture = Picture::black(16, 4);
        let mut alpha = Plane::new(16, 4, 0);
        alpha.row_mut(1)[..2].fill(255);
        picture.alpha = Some(alpha);
        let shown = picture.over_squares();
        assert_eq!((shown.planes[0].row(0)[0], shown.planes[0].row(0)[8]), (110, 150));
        assert_eq!((shown.planes[0].row(1)[0], shown.alpha.is_none()), (16, true));
    }

    #[test]
    fn rows_are_aligned_in_a_copy_too() {
        let picture = Picture::black(854, 480).clone();
        for plane in &picture.planes {
            assert_eq!(plane.bytes().as_ptr().align_offset(ALIGNMENT), 0);
            assert_eq!(plane.stride() % ALIGNMENT, 0);
        }
    }
}
