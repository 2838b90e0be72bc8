//! WebP that moves, made of frames of one colour.

use image_webp::{ColorType, WebPEncoder};

/// A square frame.
pub struct WebpFrame {
    /// Even.
    pub x_px: u32,
    /// Even.
    pub y_px: u32,
    pub side_px: u32,
    pub duration_ms: u32,
    pub blends: bool,
    pub is_cleared: bool,
    /// Red, green, blue, straight alpha.
    pub color: [u8; 4],
}

/// A file with a square canvas.
pub fn moving_webp(side_px: u32, frames: &[WebpFrame]) -> Vec<u8> {
    let three = |number: u32| number.to_le_bytes()[..3].to_vec();
    let chunk = |name: &[u8], content: &[u8]| [name, &(content.len() as u32).to_le_bytes(), content].concat();
    let side = three(side_px - 1);
    let mut chunks = chunk(b"VP8X", &[&[0b1_0010, 0, 0, 0], &side[..], &side].concat());
    chunks.extend(chunk(b"ANIM", &[0; 6]));
    for frame in frames {
        let mut coded = Vec::new();
        let pixels = frame.color.repeat((frame.side_px * frame.side_px) as usize);
        WebPEncoder::new(&mut coded).encode(&pixels, frame.side_px, frame.side_px, ColorType::Rgba8).unwrap();
        let side = three(frame.side_px - 1);
        let flags = u8::from(!frame.blends) << 1 | u8::from(frame.is_cleared);
        let place = [three(frame.x_px / 2), three(frame.y_px / 2)].concat();
        let head = [&place[..], &side, &side, &three(frame.duration_ms), &[flags]].concat();
        // Behind `RIFF`, its length and `WEBP` lies the coded picture.
        chunks.extend(chunk(b"ANMF", &[&head[..], &coded[12..]].concat()));
    }
    chunk(b"RIFF", &[b"WEBP", &chunks[..]].concat())
}
