//! A plain ground around a logo, made clear.

use crate::logo::pixels::Pixels;

/// How much of a part of a colour may differ within one plain ground: JPEG leaves as much around a shape.
const GROUND_SLACK: i32 = 24;
/// The least part of the border that a plain ground takes; the logo may touch the rest.
const LEAST_GROUND: f64 = 0.75;
/// How far a shape's soft edge reaches.
const SOFT_EDGE_PX: usize = 2;
/// How far a mixture of shape and ground may lie beside the straight line between the two.
const MIXTURE_SLACK: f32 = 16.0;

type Rgb = [u8; 3];

/// Makes the ground clear that touches the border, and what is mixed with it half clear, if the border has one plain
/// colour and nothing in the picture is clear yet. Says whether anything was made clear.
pub fn clear(pixels: &mut Pixels) -> bool {
    if pixels.rgba.iter().any(|[.., alpha]| *alpha < 255) {
        return false;
    }
    let Some(ground) = plain_ground(pixels) else { return false };
    let cleared = flooded(pixels, ground);
    let soft: Vec<(usize, [u8; 4])> = (0..pixels.rgba.len())
        .filter(|at| !is(&cleared, *at) && pixels.around(*at, SOFT_EDGE_PX).any(|near| is(&cleared, near)))
        .filter_map(|at| Some((at, without_ground(pixels, &cleared, at, ground)?)))
        .collect();
    for (pixel, _) in pixels.rgba.iter_mut().zip(&cleared).filter(|(_, cleared)| **cleared) {
        *pixel = [0; 4];
    }
    for (at, without) in soft {
        if let Some(pixel) = pixels.rgba.get_mut(at) {
            *pixel = without;
        }
    }
    true
}

/// The middle colour of the border, if most of the border has it.
fn plain_ground(pixels: &Pixels) -> Option<Rgb> {
    let border: Vec<Rgb> = pixels.border().into_iter().filter_map(|at| rgb(pixels, at)).collect();
    let middle = [0, 1, 2].map(|channel| {
        let mut parts: Vec<u8> = border.iter().filter_map(|color| color.get(channel)).copied().collect();
        parts.sort_unstable();
        parts.get(parts.len() / 2).copied().unwrap_or(0)
    });
    let plain = border.iter().filter(|color| is_ground(**color, middle)).count();
    (plain as f64 >= LEAST_GROUND * border.len() as f64).then_some(middle)
}

/// Which places belong to the ground and are joined with the border.
fn flooded(pixels: &Pixels, ground: Rgb) -> Vec<bool> {
    let mut flooded = vec![false; pixels.rgba.len()];
    let mut open = pixels.border();
    while let Some(at) = open.pop() {
        let Some(mark) = flooded.get_mut(at).filter(|mark| !**mark) else { continue };
        if rgb(pixels, at).is_some_and(|color| is_ground(color, ground)) {
            *mark = true;
            let width_px = pixels.width_px;
            let straight = |near: &usize| near.abs_diff(at) == 1 || near.abs_diff(at) == width_px;
            open.extend(pixels.around(at, 1).filter(straight));
        }
    }
    flooded
}

/// The shape's colour at a soft edge and how much of it is there: found as the strongest colour nearby whose mixture
/// with the ground it is.
fn without_ground(pixels: &Pixels, cleared: &[bool], at: usize, ground: Rgb) -> Option<[u8; 4]> {
    let mixture = rgb(pixels, at)?;
    let shapes = pixels.around(at, SOFT_EDGE_PX + 1).filter(|near| !is(cleared, *near));
    let parts = shapes.filter_map(|near| rgb(pixels, near)).filter_map(|shape| {
        let part = part_of(shape, mixture, ground)?;
        Some((part, shape))
    });
    let (part, [red, green, blue]) = parts.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (part < 1.0).then(|| [red, green, blue, (255.0 * part).round() as u8])
}

/// How much of a shape's colour a mixture with the ground has, if it can be one.
fn part_of(shape: Rgb, mixture: Rgb, ground: Rgb) -> Option<f32> {
    let beyond = |color: Rgb| [0, 1, 2].map(|at: usize| f32::from(color[at]) - f32::from(ground[at]));
    let (shape, mixture) = (beyond(shape), beyond(mixture));
    let dot = |a: [f32; 3], b: [f32; 3]| a.into_iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let part = dot(shape, mixture) / dot(shape, shape).max(1.0);
    let beside = shape.into_iter().zip(mixture).map(|(shape, mixture)| (mixture - part * shape).abs());
    ((0.0..=1.0).contains(&part) && beside.fold(0.0, f32::max) <= MIXTURE_SLACK).then_some(part)
}

fn is_ground(color: Rgb, ground: Rgb) -> bool {
    color.into_iter().zip(ground).all(|(a, b)| (i32::from(a) - i32::from(b)).abs() <= GROUND_SLACK)
}

fn is(marks: &[bool], at: usize) -> bool {
    marks.get(at).copied().unwrap_or(false)
}

fn rgb(pixels: &Pixels, at: usize) -> Option<Rgb> {
    pixels.rgba.get(at).map(|[red, green, blue, _]| [*red, *green, *blue])
}
