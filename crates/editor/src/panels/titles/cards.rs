//! The pictures on the cards: each template as it stands, drawn once for the colours of an office and a shape.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};
use sunting_graphics::own_template::OwnTemplate;
use sunting_graphics::picture;
use sunting_graphics::show::lay_out;
use sunting_graphics::template;
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

/// What a card offers.
pub(super) struct Card {
    /// Of the template.
    pub id: String,
    pub name: String,
    /// A user's own template; none for those that ship.
    pub own: Option<Arc<OwnTemplate>>,
}

/// The pictures that were drawn, and what for.
#[derive(Default)]
pub struct Cards {
    of: Option<Of>,
    /// By the template's id, each with the own template that it shows.
    pictures: HashMap<String, (Option<Arc<OwnTemplate>>, TextureHandle)>,
    /// The frame in which the last one was drawn: one each.
    drawn_in: u64,
    /// The last frame in which the cards were seen.
    seen_in: u64,
}

impl Cards {
    /// Whether the cards come into view with this frame.
    pub(super) fn are_opened(&mut self, context: &Context) -> bool {
        let frame = context.cumulative_frame_nr();
        let opened = self.seen_in == 0 || self.seen_in + 1 < frame;
        self.seen_in = frame.max(1);
        opened
    }
}

/// Draws a card's picture; until it is there, the ground alone.
pub(super) fn draw(ui: &Ui, cx: &mut Cx<'_>, card: &Card, place: Rect) {
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
    let plays = cx.model.preview.is_playing();
    let cards = &mut cx.drafts.cards;
    if cards.of.as_ref() != Some(&of) {
        *cards = Cards { of: Some(of.clone()), seen_in: cards.seen_in, ..Cards::default() };
    }
    let frame = ui.ctx().cumulative_frame_nr();
    let is_drawn = cards.pictures.get(&card.id).is_some_and(|(own, _)| is_same(own.as_ref(), card.own.as_ref()));
    if !is_drawn && !plays && cards.drawn_in != frame {
        cards.drawn_in = frame;
        if let Some(image) = drawn(card, &of) {
            let texture = ui.ctx().load_texture(&card.id, image, TextureOptions::LINEAR);
            cards.pictures.insert(card.id.clone(), (card.own.clone(), texture));
        }
        ui.ctx().request_repaint();
    }
    if let Some((_, texture)) = cards.pictures.get(&card.id) {
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

/// Whether a picture of one own template is that of the other; those that ship never change.
fn is_same(drawn: Option<&Arc<OwnTemplate>>, own: Option<&Arc<OwnTemplate>>) -> bool {
    drawn.map(|drawn| drawn.stored()) == own.map(|own| own.stored())
}

fn drawn(card: &Card, of: &Of) -> Option<ColorImage> {
    let graphic = match &card.own {
        Some(own) => own.example(&card.id),
        None => template::find(&card.id)?.example(),
    };
    let shown = ShownGraphic {
        graphic,
        kit: of.kit.clone(),
        own: card.own.as_ref().map(|own| own.stored().clone()),
        reduced_motion: false,
        language: language_of(of.language),
        total: Time::from_seconds(5),
        subtitles_top: None,
    };
    let rgba = picture::whole(&lay_out(&shown, of.canvas_px), None, of.output_px).ok()?;
    Some(ColorImage::from_rgba_premultiplied([of.output_px.0, of.output_px.1], &rgba))
}
