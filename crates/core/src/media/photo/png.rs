//! Large PNGs, row by row: only the reduced picture is held in memory.

use std::io::BufReader;
use std::path::Path;

use ffmpeg_next::ffi::AVPixelFormat;
use ffmpeg_next::frame;
use png::{ColorType, Decoder, Reader, Transformations};

use crate::error::MediaProblem;
use crate::media::sys::frame::new_video;
use crate::ordinary_file;

/// Red, green, blue.
const COLORS: usize = 3;
/// The place of alpha behind the colours, and that of the number of pixels.
const ALPHA: usize = 3;
const COUNT: usize = 4;

/// The mean colour of each square of `reduction` pixels a side, as red, green and blue, with alpha where the picture has
/// it. What is clear does not count for the colour.
///
/// # Errors
/// [`MediaProblem::Undecodable`]; of a picture that ends early, what there is.
pub fn read(path: &Path, reduction: u32) -> Result<frame::Video, MediaProblem> {
    let file = ordinary_file::open(path).map_err(|error| MediaProblem::from(&error))?;
    let mut decoder = Decoder::new(BufReader::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.ignore_checksums(true);
    let mut reader = decoder.read_info().map_err(|_| MediaProblem::Undecodable)?;
    let means = Means::of(&mut reader, reduction as usize)?;
    means.picture()
}

/// Sums of colours, square by square.
struct Means {
    width: usize,
    height: usize,
    has_alpha: bool,
    /// In each square, the sums of colours in so far as they are there, of alpha, and the number of pixels.
    sums: Vec<[u32; 5]>,
}

impl Means {
    fn of<R: std::io::BufRead + std::io::Seek>(reader: &mut Reader<R>, side: usize) -> Result<Self, MediaProblem> {
        let (full_width, full_height) = (reader.info().width as usize, reader.info().height as usize);
        let (width, height) = (full_width.div_ceil(side), full_height.div_ceil(side));
        let (color, _) = reader.output_color_type();
        let has_alpha = matches!(color, ColorType::GrayscaleAlpha | ColorType::Rgba);
        let mut means = Self { width, height, has_alpha, sums: vec![[0; 5]; width * height] };
        let mut is_empty = true;
        for line in lines(full_width, full_height, reader.info().interlaced) {
            let Ok(Some(row)) = reader.next_interlaced_row() else { break };
            means.add(row.data(), color, side, line);
            is_empty = false;
        }
        if is_empty { Err(MediaProblem::Undecodable) } else { Ok(means) }
    }

    fn add(&mut self, row: &[u8], color: ColorType, side: usize, line: PngLine) {
        let squares = &mut self.sums[line.y / side * self.width..];
        for (n, pixel) in row.chunks_exact(color.samples()).enumerate() {
            let Some(sum) = squares.get_mut((line.left + n * line.step) / side) else { return };
            let (rgb, alpha) = match *pixel {
                [red, green, blue, alpha] => ([red, green, blue], alpha),
                [red, green, blue] => ([red, green, blue], 255),
                [gray, alpha] => ([gray; COLORS], alpha),
                [gray] => ([gray; COLORS], 255),
                _ => return,
            };
            let there = |value: u8| (u32::from(value) * u32::from(alpha) + 127) / 255;
            for (sum, value) in sum.iter_mut().zip(rgb) {
                *sum = sum.saturating_add(there(value));
            }
            sum[ALPHA] = sum[ALPHA].saturating_add(u32::from(alpha));
            sum[COUNT] = sum[COUNT].saturating_add(1);
        }
    }

    fn picture(&self) -> Result<frame::Video, MediaProblem> {
        let (format, channels) = match self.has_alpha {
            true => (AVPixelFormat::AV_PIX_FMT_RGBA, COLORS + 1),
            false => (AVPixelFormat::AV_PIX_FMT_RGB24, COLORS),
        };
        let made = new_video(format as i32, self.width as u32, self.height as u32);
        let mut picture = made.map_err(|code| MediaProblem::Conversion(code.text()))?;
        let stride = picture.stride(0).max(1);
        let rows = picture.data_mut(0).chunks_mut(stride).zip(self.sums.chunks(self.width.max(1)));
        for (row, sums) in rows.take(self.height) {
            for (pixel, sum) in row.chunks_exact_mut(channels).zip(sums) {
                let [.., alpha, count] = sum.map(|part| u64::from(part).max(1));
                for (value, sum) in pixel.iter_mut().zip(&sum[..COLORS]) {
                    *value = ((255 * u64::from(*sum) + alpha / 2) / alpha).min(255) as u8;
                }
                if let [_, _, _, value] = pixel {
                    *value = ((u64::from(sum[ALPHA]) + count / 2) / count) as u8;
                }
            }
        }
        Ok(picture)
    }
}

/// Where the pixels of a stored row lie: the first one, and the distance from each to the next.
#[derive(Clone, Copy)]
struct PngLine {
    y: usize,
    left: usize,
    step: usize,
}

/// The rows in the order in which they are stored (PNG specification, 8.2).
fn lines(width: usize, height: usize, interlaced: bool) -> impl Iterator<Item = PngLine> {
    // From the left, from the top, across, down.
    const WHOLE: &[[usize; 4]] = &[[0, 0, 1, 1]];
    const ADAM7: &[[usize; 4]] =
        &[[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];
    let passes = if interlaced { ADAM7 } else { WHOLE };
    let passes = passes.iter().filter(move |[left, ..]| *left < width);
    passes.flat_map(move |&[left, top, step, down]| (top..height).step_by(down).map(move |y| PngLine { y, left, step }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn each_pixel_of_an_interlaced_picture_comes_once() {
        for (width, height) in [(1, 1), (3, 5), (8, 8), (17, 9)] {
            let mut seen = vec![0; width * height];
            for line in lines(width, height, true) {
                (line.left..width).step_by(line.step).for_each(|x| seen[line.y * width + x] += 1);
            }
            assert!(seen.iter().all(|&count| count == 1), "{width} x {height}: {seen:?}");
        }
    }

    #[test]
    fn what_is_clear_does_not_colour_its_square() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 4, 2);
        encoder.set_color(ColorType::Rgba);
        let (red, clear_green) = ([255, 0, 0, 255], [0, 255, 0, 0]);
        let row = [red, clear_green, clear_green, clear_green].concat();
        encoder.write_header().unwrap().write_image_data(&row.repeat(2)).unwrap();
        let mut decoder = Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let picture = Means::of(&mut decoder.read_info().unwrap(), 2).unwrap().picture().unwrap();
        assert_eq!(picture.data(0)[..8], [255, 0, 0, 128, 0, 0, 0, 0]);
    }

    #[test]
    fn squares_have_the_mean_of_what_is_in_them_to_the_edge() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 5, 3);
        encoder.set_color(ColorType::Grayscale);
        let luma = [0, 100, 8, 8, 50, 100, 0, 8, 8, 50, 7, 7, 9, 9, 60];
        encoder.write_header().unwrap().write_image_data(&luma).unwrap();
        let mut decoder = Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let means = Means::of(&mut decoder.read_info().unwrap(), 2).unwrap();
        let picture = means.picture().unwrap();
        let row = |y: usize| picture.data(0)[y * picture.stride(0)..][..9].to_vec();
        assert_eq!(row(0), [50, 50, 50, 8, 8, 8, 50, 50, 50]);
        assert_eq!(row(1), [7, 7, 7, 9, 9, 9, 60, 60, 60]);
    }
}
