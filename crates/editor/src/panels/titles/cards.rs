//! The pictures on the cards: each template as it stands, drawn once for the colours of an office and a shape.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};
use sunting_graphics::picture;
use sunting_graphics::show::lay_out;
use sunting_graphics::template::Template;
use sunting_session::graphics::language_of;
use sunting_timeline::kit::Kit;
use sunting_timeline::scene::ShownGraphic;
use sunting_timeline::{Canvas, Time};

use super::Cx;

/// What stands for footage behind a card.
const FOOTAGE: Color32 = Color32::from_rgb(0x5E, 0x7C, 0x86);

/// What all pictures depend on.
#[derive(Clone, PartialEq)]
struct Of {
    kit: Option<Arc<Kit>>,
    canvas_px: (u32, u32),
    output_px: (usize, usize),
    language: sunting_words::Language,
}

/// The pictures that were drawn, and what for.
#[derive(Default)]
pub struct Cards {
    of: Option<Of>,
    pictures: HashMap<&'static str, TextureHandle>,
    /// The frame in which the last one was drawn: one each.
    drawn_in: u64,
}

/// Draws a card's picture; until it is there, the ground alone.
pub(super) fn draw(ui: &Ui, cx: &mut Cx<'_>, template: &'static Template, place: Rect) {
    let canvas = cx.model.session.project().canvas;
    let picture = fitted(canvas, place);
    ui.painter().rect_filled(place, 6.0, FOOTAGE);
    let side = |points: f32| (points * ui.pixels_per_point()).round().max(2.0) as usize;
    let of = Of {
        kit: cx.model.session.project().graphics_look.kit.clone(),
        canvas_px: (canvas.width_px, canvas.height_px),
        output_px: (side(picture.width()), side(picture.height())),
        language: cx.words().language(),
    };
    let cards = &mut cx.drafts.cards;
    if cards.of.as_ref() != Some(&of) {
        *cards = Cards { of: Some(of.clone()), ..Cards::default() };
    }
    let frame = ui.ctx().cumulative_frame_nr();
    if !cards.pictures.contains_key(template.id) && cards.drawn_in != frame {
        cards.drawn_in = frame;
        if let Some(image) = drawn(template, &of) {
            let texture = ui.ctx().load_texture(template.id, image, TextureOptions::LINEAR);
            cards.pictures.insert(template.id, texture);
        }
        ui.ctx().request_repaint();
    }
    if let Some(texture) = cards.pictures.get(template.id) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), picture, whole, Color32::WHITE);
    }
}

/// The video's shape within the card.
fn fitted(canvas: Canvas, place: Rect) -> Rect {
    let (width, height) = (canvas.width_px.max(1) as f32, canvas.height_px.max(1) as f32);
    let scale = (place.width() / width).min(place.height() / height);
    Rect::from_center_size(place.center(), vec2(width * scale, height * scale))
}

fn drawn(template: &Template, of: &Of) -> Option<ColorImage> {
    let shown = ShownGraphic {
        graphic: template.example(),
        kit: of.kit.clone(),
        own: None,
        reduced_motion: false,
        language: language_of(of.language),
        total: Time::from_seconds(5),
        over_subtitles: false,
    };
    let rgba = picture::whole(&lay_out(&shown, of.canvas_px), None, of.output_px).ok()?;
    Some(ColorImage::from_rgba_premultiplied([of.output_px.0, of.output_px.1], &rgba))
}
