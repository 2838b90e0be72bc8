//! A small picture, and what is done to all of its pixels.

use crate::logo::{LogoError, SEEN_ALPHA};

/// Pixels row by row from the top, straight alpha.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    pub width_px: usize,
    pub height_px: usize,
    pub rgba: Vec<[u8; 4]>,
}

impl Pixels {
    /// The places around one, itself too: at most that far in each direction.
    pub fn around(&self, at: usize, reach_px: usize) -> impl Iterator<Item = usize> + use<> {
        let (x, y) = (at % self.width_px, at / self.width_px);
        let (width_px, last_x, last_y) = (self.width_px, self.width_px - 1, self.height_px - 1);
        let columns = x.saturating_sub(reach_px)..=(x + reach_px).min(last_x);
        let rows = y.saturating_sub(reach_px)..=(y + reach_px).min(last_y);
        rows.flat_map(move |y| columns.clone().map(move |x| y * width_px + x))
    }

    /// The places at the four edges.
    pub fn border(&self) -> Vec<usize> {
        let (width_px, height_px) = (self.width_px, self.height_px);
        let rows = [0, height_px - 1].into_iter().flat_map(|y| (0..width_px).map(move |x| y * width_px + x));
        let columns = [0, width_px - 1].into_iter().flat_map(|x| (0..height_px).map(move |y| y * width_px + x));
        rows.chain(columns).collect()
    }

    /// Without empty margins; nothing if all is empty.
    pub fn trimmed(self) -> Option<Self> {
        let seen = || self.rgba.iter().enumerate().filter(|(_, [.., alpha])| *alpha >= SEEN_ALPHA).map(|(at, _)| at);
        let columns = || seen().map(|at| at % self.width_px);
        let (left, right) = (columns().min()?, columns().max()?);
        let (top, bottom) = (seen().next()? / self.width_px, seen().next_back()? / self.width_px);
        let rows = self.rgba.chunks(self.width_px).skip(top).take(bottom - top + 1);
        let rgba = rows.flat_map(|row| row.iter().skip(left).take(right - left + 1)).copied().collect();
        Some(Self { width_px: right - left + 1, height_px: bottom - top + 1, rgba })
    }

    /// With at most that many pixels on the longer side.
    pub fn shrunk(&self, most_side_px: u32) -> Self {
        let bytes = self.rgba.as_flattened();
        shrunk(bytes, 4, (self.width_px, self.height_px), most_side_px)
    }

    /// As a PNG file.
    pub fn to_png(&self) -> Result<Vec<u8>, LogoError> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width_px as u32, self.height_px as u32);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(self.rgba.as_flattened()));
        written.map_err(|error| LogoError::Damaged(error.to_string()))?;
        Ok(file)
    }
}

/// Pixels of 1 to 4 bytes each (grey, grey and alpha, colour, colour and alpha), shrunk to at most `most_side_px`.
///
/// Each gives its light to the one or two pixels that it falls into, in proportion: nothing is skipped, however large
/// the picture is.
pub fn shrunk(bytes: &[u8], channels: usize, size_px: (usize, usize), most_side_px: u32) -> Pixels {
    let (width_px, height_px) = size_px;
    let scale = (f64::from(most_side_px) / width_px.max(height_px) as f64).min(1.0);
    let target = |length: usize| ((length as f64 * scale).round() as usize).max(1);
    let (target_width, target_height) = (target(width_px), target(height_px));
    let mut sums = vec![[0.0f32; 4]; target_width * target_height];
    for (y, row) in bytes.chunks(width_px * channels).take(height_px).enumerate() {
        let mut line = vec![[0.0f32; 4]; target_width];
        for (x, pixel) in row.chunks(channels).enumerate() {
            let light = premultiplied(rgba(pixel));
            for (to, share) in shares(x, width_px, target_width) {
                add(line.get_mut(to), light, share);
            }
        }
        for (to, share) in shares(y, height_px, target_height) {
            let sums = sums.iter_mut().skip(to * target_width);
            sums.zip(&line).for_each(|(sum, light)| add(Some(sum), *light, share));
        }
    }
    Pixels { width_px: target_width, height_px: target_height, rgba: sums.into_iter().map(straight).collect() }
}

/// Which of `targets` cells one of `sources` falls into, and the part that it makes of each.
fn shares(at: usize, sources: usize, targets: usize) -> impl Iterator<Item = (usize, f32)> {
    let scale = targets as f64 / sources as f64;
    let (start, end) = (at as f64 * scale, (at + 1) as f64 * scale);
    let first = start as usize;
    let seam = (first + 1) as f64;
    [(first, end.min(seam) - start), (first + 1, end - seam)]
        .into_iter()
        .filter(|(_, share)| *share > 1e-9)
        .map(|(to, share)| (to, share as f32))
}

fn add(sum: Option<&mut [f32; 4]>, light: [f32; 4], share: f32) {
    if let Some(sum) = sum {
        sum.iter_mut().zip(light).for_each(|(sum, light)| *sum += share * light);
    }
}

fn rgba(pixel: &[u8]) -> [u8; 4] {
    match *pixel {
        [grey] => [grey, grey, grey, 255],
        [grey, alpha] => [grey, grey, grey, alpha],
        [red, green, blue] => [red, green, blue, 255],
        [red, green, blue, alpha] => [red, green, blue, alpha],
        _ => [0; 4],
    }
}

fn premultiplied([red, green, blue, alpha]: [u8; 4]) -> [f32; 4] {
    let alpha = f32::from(alpha) / 255.0;
    [f32::from(red) * alpha, f32::from(green) * alpha, f32::from(blue) * alpha, alpha]
}

fn straight([red, green, blue, alpha]: [f32; 4]) -> [u8; 4] {
    if alpha < 1.0 / 510.0 {
        return [0; 4];
    }
    let part = |light: f32| (light / alpha).round() as u8;
    [part(red), part(green), part(blue), (alpha * 255.0).round() as u8]
}
