//! Drawn pictures and made-up sound for what the window wants to show.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, Context, TextureOptions};
use sunting_core::media_cache::{CacheItem, Peaks};
use sunting_editor::window::Window;
use sunting_graphics::picture::whole;
use sunting_graphics::show::lay_out;
use sunting_session::stage::on_stage;
use sunting_timeline::TrackKind;
use sunting_timeline::scene::ShownGraphic;

/// Draws a picture for everything that the window wanted in its last frame; whether there was something.
pub fn fulfil(window: &mut Window, context: &Context) -> bool {
    let mut new = false;
    for wish in window.wishes.clone() {
        if matches!(wish.what, CacheItem::Peaks { .. }) && !window.model.cached_media.peaks.contains_key(&wish.path) {
            window.model.cached_media.peaks.insert(wish.path.clone(), Arc::new(talk(&wish.path)));
            new = true;
        }
        let CacheItem::Thumbnail { source_time, height_px } = wish.what else { continue };
        let known = window.model.cached_media.tiles.get(&(wish.path.clone(), height_px));
        if known.is_some_and(|tiles| tiles.contains_key(&source_time)) {
            continue;
        }
        let picture = drawn(&wish.path, height_px as usize);
        let texture = context.load_texture("tile", picture, TextureOptions::LINEAR);
        window.model.cached_media.keep_tile(&wish.path, height_px, source_time, texture);
        new = true;
    }
    new
}

/// Sentences with pauses between them, five minutes of it, as the name decides.
fn talk(path: &Path) -> Peaks {
    let mut seed =
        path.to_string_lossy().bytes().fold(11u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let mut levels = Vec::with_capacity(30_000);
    while levels.len() < 30_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (words, pause) = (200 + seed as usize % 300, 60 + seed as usize / 7 % 120);
        for step in 0..words {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let sentence = (step as f32 * 0.021 + words as f32).sin().abs();
            levels.push((6.0 + sentence * (seed >> 25) as f32) as u8);
        }
        levels.extend(std::iter::repeat_n(1, pause));
    }
    Peaks::from_levels(levels)
}

/// Shows a drawn picture on the stage.
pub fn show_picture(window: &mut Window, context: &Context) {
    let canvas = window.model.session.project().canvas;
    let (width, height) = (canvas.width_px as usize / 3, canvas.height_px as usize / 3);
    let mut picture = drawn(Path::new("stage"), height);
    if picture.size[0] != width {
        picture = picture.region_by_pixels([0, 0], [width.min(picture.size[0]), height]);
    }
    draw_graphics(window, &mut picture);
    let size = picture.size;
    let texture = context.load_texture("stage", picture, TextureOptions::LINEAR);
    window.model.preview.show(Some((texture.id(), size)));
    // The stage keeps the texture's number only; the gallery keeps the texture.
    std::mem::forget(texture);
}

/// The graphics at the playhead as they stand, with prompts where nothing was filled in.
fn draw_graphics(window: &Window, picture: &mut ColorImage) {
    let session = &window.model.session;
    let project = on_stage(session.project(), session.selection.only_clip());
    let canvas_px = (project.canvas.width_px, project.canvas.height_px);
    let tracks = project.tracks.iter().filter(|track| track.kind == TrackKind::Graphic);
    let clips = tracks.flat_map(|track| &track.clips);
    for clip in clips.filter(|clip| clip.timeline_range.contains(session.playhead)) {
        let drawing = lay_out(&ShownGraphic::of_clip(&project, clip).unwrap(), canvas_px);
        let rgba = whole(&drawing, None, (picture.size[0], picture.size[1])).unwrap();
        for (below, above) in picture.pixels.iter_mut().zip(rgba.chunks_exact(4)) {
            *below = below.blend(Color32::from_rgba_premultiplied(above[0], above[1], above[2], above[3]));
        }
    }
}

/// A wall, a table and somebody, in colours that the name decides.
fn drawn(path: &Path, height: usize) -> ColorImage {
    let width = height * 16 / 9;
    let seed = path.to_string_lossy().bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let tint = |shift: u32| 120 + (seed >> shift & 0x5f) as u8;
    let mut rgb = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let (across, down) = (x as f32 / width as f32, y as f32 / height as f32);
            let head = (across - 0.5).powi(2) * 3.2 + (down - 0.42).powi(2) < 0.028;
            let body = down > 0.6 && (across - 0.5).abs() < 0.12 + (down - 0.6) * 0.3;
            let colour = match () {
                () if head => [207, 156, 112],
                () if body => [tint(3), 90, tint(9)],
                () if down > 0.84 => [184, 136, 90],
                () => [tint(0), tint(5).max(200), 225],
            };
            rgb.extend(colour);
        }
    }
    ColorImage::from_rgb([width, height], &rgb)
}
