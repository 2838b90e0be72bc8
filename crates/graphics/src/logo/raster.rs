//! Logos of pixels: PNG and JPEG.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::logo::pixels::{Pixels, shrunk};
use crate::logo::{LogoError, MOST_LENGTH_PX, MOST_PIXELS, MOST_SIDE_PX};

const PNG_MARK: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG_MARK: &[u8] = &[0xFF, 0xD8, 0xFF];

/// What a PNG may take beside its pixels.
const MOST_PNG_BYTES: usize = 64 << 20;
/// A progressive JPEG comes in about ten scans; thousands of them only take time.
const MOST_JPEG_SCANS: usize = 64;

/// The pixels of a PNG or JPEG, at most [`MOST_SIDE_PX`] on the longer side.
pub fn read(bytes: &[u8]) -> Result<Pixels, LogoError> {
    if bytes.starts_with(PNG_MARK) {
        read_png(bytes)
    } else if bytes.starts_with(JPEG_MARK) {
        read_jpeg(bytes)
    } else {
        Err(LogoError::UnknownFormat)
    }
}

/// Whether a PNG or JPEG says that it has no more pixels than may be read.
pub fn has_fair_size(bytes: &[u8]) -> bool {
    pixels_of(bytes).is_ok()
}

/// How many pixels a PNG or JPEG says that it has.
pub fn pixels_of(bytes: &[u8]) -> Result<u64, LogoError> {
    if bytes.starts_with(PNG_MARK) {
        let (width_px, height_px) = open_png(bytes)?.info().size();
        return Ok(u64::from(width_px) * u64::from(height_px));
    }
    let info = open_jpeg(bytes)?.info().ok_or_else(|| damaged("its head"))?;
    Ok(u64::from(info.width) * u64::from(info.height))
}

fn open_png(bytes: &[u8]) -> Result<png::Reader<Cursor<&[u8]>>, LogoError> {
    let limits = png::Limits { bytes: MOST_PNG_BYTES };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let reader = decoder.read_info().map_err(damaged)?;
    let (width_px, height_px) = reader.info().size();
    check_size(u64::from(width_px), u64::from(height_px))?;
    Ok(reader)
}

fn read_png(bytes: &[u8]) -> Result<Pixels, LogoError> {
    let mut reader = open_png(bytes)?;
    let size = reader.output_buffer_size().ok_or_else(|| damaged("its size"))?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    let size_px = (frame.width as usize, frame.height as usize);
    Ok(shrunk(&pixels, frame.color_type.samples(), size_px, MOST_SIDE_PX))
}

fn open_jpeg(bytes: &[u8]) -> Result<JpegDecoder<Cursor<&[u8]>>, LogoError> {
    let options = DecoderOptions::new_safe()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MOST_JPEG_SCANS)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or_else(|| damaged("its head"))?;
    check_size(u64::from(info.width), u64::from(info.height))?;
    Ok(decoder)
}

fn read_jpeg(bytes: &[u8]) -> Result<Pixels, LogoError> {
    let mut decoder = open_jpeg(bytes)?;
    let info = decoder.info().ok_or_else(|| damaged("its head"))?;
    let pixels = decoder.decode().map_err(damaged)?;
    let size_px = (usize::from(info.width), usize::from(info.height));
    match pixels.len() / (size_px.0 * size_px.1) {
        channels @ (1 | 3) => Ok(shrunk(&pixels, channels, size_px, MOST_SIDE_PX)),
        _ => Err(damaged("its colours")),
    }
}

fn check_size(width_px: u64, height_px: u64) -> Result<(), LogoError> {
    match width_px * height_px {
        0 => Err(LogoError::Empty),
        1..=MOST_PIXELS if width_px.max(height_px) <= MOST_LENGTH_PX => Ok(()),
        _ => Err(LogoError::TooManyPixels { width_px, height_px }),
    }
}

fn damaged(detail: impl ToString) -> LogoError {
    LogoError::Damaged(detail.to_string())
}
