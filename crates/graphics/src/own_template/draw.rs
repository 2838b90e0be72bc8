//! Laying an own template out: its drawing as it is, words and logo in its boxes.

use std::sync::Arc;

use sunting_timeline::Color;
use sunting_timeline::graphic::Graphic;

use super::text_box::{Side, TextBox};
use super::{OwnTemplate, art, mark};
use crate::color::contrast;
use crate::drawing::{Anchor, Drawing, Extent, Form, Layer, Line, Mark};
use crate::fit::{Fitted, fit_box};
use crate::logo::Logo;
use crate::motion::{Enter, Leave};
use crate::palette::Palette;
use crate::shape::Shape;
use crate::sheet::{Surroundings, face};
use crate::type_scale::{CAPITAL, DESCENT};

/// How the template lies in a picture: fitted whole, in the middle.
#[derive(Clone, Copy)]
struct Fitting {
    scale: f32,
    left_px: f32,
    top_px: f32,
}

impl Fitting {
    fn of(own: &Shape, picture: &Shape) -> Self {
        let scale = (picture.width_px / own.width_px).min(picture.height_px / own.height_px);
        let middle = |whole: f32, own: f32| (whole - own * scale) / 2.0;
        Self {
            scale,
            left_px: middle(picture.width_px, own.width_px),
            top_px: middle(picture.height_px, own.height_px),
        }
    }

    fn of_extent(self, extent: Extent) -> Extent {
        Extent {
            x_px: self.left_px + extent.x_px * self.scale,
            y_px: self.top_px + extent.y_px * self.scale,
            width_px: extent.width_px * self.scale,
            height_px: extent.height_px * self.scale,
        }
    }
}

impl OwnTemplate {
    /// Lays a graphic of this template out.
    pub fn lay_out(&self, graphic: &Graphic, surroundings: &Surroundings) -> Drawing {
        let (own, picture) = (&self.shape, &surroundings.shape);
        let fitting = Fitting::of(own, picture);
        let mut drawing = Drawing::empty(picture);
        // It was drawn once when it was read; only its colours are others.
        let logo = surroundings.office.logo.as_ref();
        let Ok(tree) = art::tree(&self.painted(&surroundings.palette, logo.is_some())) else { return drawing };
        let size_px = (tree.size().width(), tree.size().height());
        let whole = Extent { x_px: 0.0, y_px: 0.0, width_px: own.width_px, height_px: own.height_px };
        let extent = fitting.of_extent(whole);
        let seen = art::seen(&tree).map(|seen| extent.part(seen, size_px).common(extent));
        let seen = seen.filter(|seen| seen.width_px > 0.0 && seen.height_px > 0.0);
        let art = seen.map(|seen| Form::Art { svg: art::plain(&tree).into(), size_px, extent, seen });
        let mut forms: Vec<Form> = art.into_iter().collect();
        forms.extend(self.logos.iter().filter_map(|place| logo_in(fitting.of_extent(*place), logo?)));
        for (index, text_box) in self.boxes.iter().enumerate() {
            let ground = art::ground_of(&tree, &mark(index));
            let lines = Words::of(text_box, graphic.text(&text_box.field), own, fitting);
            let palette = &surroundings.palette;
            let usual = ground.map_or(palette.ink, |ground| palette.on_color(ground));
            let fill = text_box.color.map_or(usual, |paint| paint.of(palette));
            drawing.shrink = drawing.shrink.min(lines.shrink);
            forms.extend(lines.drawn(fill, ground.unwrap_or(likely_ground(fill, palette))).map(Form::Text));
        }
        let marks = forms.into_iter().map(|form| Mark { form, change: None }).collect();
        drawing.layers = vec![Layer { enter: Enter::fade(0.0), leave: Leave::Fade, marks }];
        if surroundings.over_subtitles { above_subtitles(drawing, picture) } else { drawing }
    }
}

/// A drawing that reaches into the subtitles' lane, lifted as a whole until it stands above it, or at the picture's top.
/// So one that fills the picture stays.
fn above_subtitles(drawing: Drawing, picture: &Shape) -> Drawing {
    let Some(bounds) = drawing.bounds().filter(|bounds| bounds.bottom_px() > picture.lane_top_px) else {
        return drawing;
    };
    let up_px = (bounds.bottom_px() - picture.raised_foot_px()).min(bounds.y_px.max(0.0));
    drawing.moved((0.0, -up_px))
}

/// Behind words whose box has no colour: the one of the two usual grounds that they can be read on.
fn likely_ground(fill: Color, palette: &Palette) -> Color {
    let [paper, primary] = [palette.paper, palette.primary];
    if contrast(fill, paper) < contrast(fill, primary) { primary } else { paper }
}

/// The words of a box, fitted into it.
struct Words<'a> {
    text_box: &'a TextBox,
    extent: Extent,
    fitted: Fitted,
    /// How small they became, 0 to 1.
    shrink: f32,
}

impl<'a> Words<'a> {
    fn of(text_box: &'a TextBox, text: &str, own: &Shape, fitting: Fitting) -> Self {
        let extent = fitting.of_extent(text_box.extent);
        let role = text_box.role;
        let size_px = role.size() * own.short_px() * own.type_factor * fitting.scale;
        let room_px = (extent.width_px, extent.height_px);
        let fitted = fit_box(text, size_px, face(text_box.weight, role), role.leading(), room_px, text_box.lines);
        let shrink = fitted.size_px / size_px;
        Self { text_box, extent, fitted, shrink }
    }

    fn drawn(&self, fill: Color, ground: Color) -> impl Iterator<Item = Line> {
        let (role, size_px) = (self.text_box.role, self.fitted.size_px);
        let (x_px, anchor) = match self.text_box.align {
            Side::First => (self.extent.x_px, Anchor::Start),
            Side::Middle => (self.extent.x_px + self.extent.width_px / 2.0, Anchor::Middle),
            Side::Last => (self.extent.right_px(), Anchor::End),
        };
        let (height_px, room_px) = (self.fitted.height_px(role.leading()), self.extent.height_px);
        let lowest_px = (room_px - height_px - DESCENT * size_px).max(0.0);
        let down_px = match self.text_box.valign {
            Side::First => 0.0,
            Side::Middle => ((room_px - height_px) / 2.0).min(lowest_px),
            Side::Last => lowest_px,
        };
        let first_px = self.extent.y_px + down_px + CAPITAL * size_px;
        self.fitted.lines.iter().enumerate().map(move |(index, text)| Line {
            x_px,
            baseline_px: first_px + index as f32 * role.leading() * size_px,
            text: text.clone(),
            size_px,
            face: face(self.text_box.weight, role),
            fill,
            ground,
            anchor,
            in_cells: false,
        })
    }
}

/// The logo as large as it fits, in the middle of its box.
fn logo_in(room: Extent, logo: &Arc<Logo>) -> Option<Form> {
    let (width, height) = (logo.width_px as f32, logo.height_px as f32);
    let scale = (room.width_px / width).min(room.height_px / height);
    let (width_px, height_px) = (width * scale, height * scale);
    let extent = Extent {
        x_px: room.x_px + (room.width_px - width_px) / 2.0,
        y_px: room.y_px + (room.height_px - height_px) / 2.0,
        width_px,
        height_px,
    };
    scale.is_finite().then(|| Form::Logo { logo: logo.clone(), extent, opacity: 1.0 })
}

/// How small a box's example became in the template's own shape, 0 to 1.
pub(super) fn shrink_of_example(text_box: &TextBox, own: &Shape) -> f32 {
    Words::of(text_box, &text_box.example, own, Fitting::of(own, own)).shrink
}
