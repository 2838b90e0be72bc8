//! The small picture that stands for a file.

use eframe::egui::{Align2, Color32, CornerRadius, Mesh, Painter, Rect, Shape, Ui, Vec2, pos2, vec2};
use sunting_timeline::{Time, TimeRange};

use super::rows::FileRow;
use crate::look::brush::covering;
use crate::look::{icons, widgets};
use crate::panels::Cx;

/// Of every tile, in points.
pub const SIZE: Vec2 = vec2(80.0, 48.0);
/// Bars of a sound's shape, each three points wide with its gap.
const BARS: usize = 21;

/// The tile's place in a row.
pub fn place(row: Rect) -> Rect {
    Rect::from_min_size(row.min + vec2(8.0, 8.0), SIZE)
}

/// Draws the tile of a file with its duration.
pub fn show(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, file: &FileRow<'_>) {
    picture(ui.painter(), cx, rect, file);
    if !file.is_missing && file.media.duration > Time::ZERO {
        let time = cx.clock(file.media.duration);
        widgets::picture_tag(ui, cx.look(), rect.max - vec2(2.0, 2.0), Align2::RIGHT_BOTTOM, &time);
    }
}

/// Draws the tile of a file alone.
pub fn picture(painter: &Painter, cx: &mut Cx<'_>, rect: Rect, file: &FileRow<'_>) {
    if file.is_missing {
        return blank(painter, cx, rect, icons::LINK_BREAK);
    }
    if file.media.video.is_none() {
        return sound(painter, cx, rect, file);
    }
    let height_px = (SIZE.y * painter.pixels_per_point()).round() as u32;
    // The very first picture is often black.
    let second = Time::from_seconds(1);
    let time = if file.media.duration > second { second } else { Time::ZERO };
    match cx.poster(file.path, height_px, time) {
        Some(texture) => {
            let part = covering(texture.size_vec2(), rect.size());
            cx.look().texture(painter, rect, 4, texture.id(), part, Color32::WHITE);
        }
        None if file.media.is_still() => blank(painter, cx, rect, icons::IMAGE),
        None => blank(painter, cx, rect, icons::FILM_STRIP),
    }
}

/// A grey tile with an icon.
pub fn blank(painter: &Painter, cx: &Cx<'_>, rect: Rect, icon: char) {
    painter.rect_filled(rect, CornerRadius::same(4), cx.theme().hover);
    cx.look().icon(painter, rect.center(), icon, 20.0, cx.theme().muted);
}

/// How much of a file is copied, under its tile.
pub fn progress(ui: &Ui, cx: &Cx<'_>, tile: Rect, part: f32) {
    let bar = Rect::from_min_size(tile.left_bottom() + vec2(0.0, 4.0), vec2(tile.width(), 4.0));
    widgets::progress_bar(ui, cx.look(), bar, part);
}

fn sound(painter: &Painter, cx: &mut Cx<'_>, rect: Rect, file: &FileRow<'_>) {
    let colors = cx.theme().sound;
    painter.rect_filled(rect, CornerRadius::same(4), colors.fill);
    let whole = TimeRange::new(Time::ZERO, file.media.duration);
    let levels = match (cx.peaks(file.path, file.media.audio.and_then(|audio| audio.track)), whole) {
        (Some(peaks), Some(whole)) => peaks.level(whole, BARS),
        _ => vec![0; BARS],
    };
    let mut mesh = Mesh::default();
    for (index, level) in levels.into_iter().enumerate() {
        let foot = pos2(rect.left() + 8.0 + index as f32 * 3.0, rect.top() + 30.0);
        let height = (f32::from(level) / 255.0 * 22.0).max(2.0);
        mesh.add_colored_rect(Rect::from_min_max(foot - vec2(0.0, height), foot + vec2(2.0, 0.0)), colors.strong);
    }
    painter.add(Shape::mesh(mesh));
}
