//! Pictures as PNG files.

use std::path::Path;

use sunting_core::picture::Picture;

use crate::destination;
use crate::failure::Failure;

/// Writes a picture, whole or not at all.
///
/// # Errors
/// What the system says.
pub fn write_png(picture: &Picture, path: &Path, force: bool) -> Result<(), Failure> {
    let png =
        encode(picture).map_err(|error| Failure::new("io", vec![("detail", error.to_string().into())]).at(path))?;
    destination::write(path, &png, force)
}

/// Writes premultiplied RGBA as a picture with a clear ground, whole or not at all.
///
/// # Errors
/// What the system says.
pub fn write_clear_png(rgba: Vec<u8>, size_px: (usize, usize), path: &Path, force: bool) -> Result<(), Failure> {
    let png = encode_clear(rgba, size_px);
    let png = png.map_err(|error| Failure::new("io", vec![("detail", error.to_string().into())]).at(path))?;
    destination::write(path, &png, force)
}

fn encode_clear(mut rgba: Vec<u8>, (width_px, height_px): (usize, usize)) -> Result<Vec<u8>, png::EncodingError> {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        if alpha > 0 {
            pixel[..3]
                .iter_mut()
                .for_each(|value| *value = ((u32::from(*value) * 255 + alpha / 2) / alpha).min(255) as u8);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width_px as u32, height_px as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgba)?;
    writer.finish()?;
    Ok(bytes)
}

fn encode(picture: &Picture) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width() as u32, picture.height() as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&picture.to_rgb())?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_read_back_as_it_was() {
        let bytes = encode(&Picture::filled(6, 4, [235, 128, 128])).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((frame.width, frame.height), (6, 4));
        assert_eq!(pixels, vec![255; 6 * 4 * 3]);
    }
}
