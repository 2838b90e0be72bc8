//! What a picture's shape is called.

use sunting_timeline::Canvas;
use sunting_words::Messages;

/// A canvas's shape and size in words: "Mendatar 16:9 · 1080p".
pub fn shape_words(words: &Messages, canvas: Canvas) -> String {
    let name = words.text(shape_of(canvas.width_px, canvas.height_px), &[]);
    let ratio = ratio_of(canvas.width_px, canvas.height_px).map(|ratio| format!(" {ratio}")).unwrap_or_default();
    format!("{name}{ratio} · {}p", canvas.width_px.min(canvas.height_px))
}

/// The key of a shape's name.
pub fn shape_of(width_px: u32, height_px: u32) -> &'static str {
    let ratio = f64::from(width_px) / f64::from(height_px.max(1));
    match ratio {
        ratio if ratio > 1.15 => "shape-landscape",
        ratio if ratio > 0.9 => "shape-square",
        ratio if ratio > 0.65 => "shape-tall",
        _ => "shape-portrait",
    }
}

/// "16:9", for shapes that have a name of that kind.
pub fn ratio_of(width_px: u32, height_px: u32) -> Option<String> {
    let known = [(16, 9), (4, 3), (3, 2), (5, 4), (1, 1), (2, 1), (21, 9)];
    let part = f64::from(width_px) / f64::from(height_px.max(1));
    let is_near = |a: i32, b: i32| (part * f64::from(b) / f64::from(a) - 1.0).abs() < 0.01;
    let found = known.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]).find(|(a, b)| is_near(*a, *b));
    found.map(|(a, b)| format!("{a}:{b}"))
}
