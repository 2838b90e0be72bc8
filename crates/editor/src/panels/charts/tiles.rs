//! The pictures on the tiles: her own numbers in each kind, drawn once for each change of the table.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, Rect, TextureHandle, TextureOptions, Ui, vec2};
use sunting_graphics::chart::{HIGHLIGHT, ORDER, SUM_ROW};
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::drawing::{Drawing, Extent, Form, Line, Mark};
use sunting_graphics::raster::{Bitmap, RasterError, draw as draw_marks};
use sunting_graphics::show::lay_out;
use sunting_session::charts::chart_template;
use sunting_timeline::graphic::{Graphic, Language};
use sunting_timeline::kit::Kit;
use sunting_timeline::scene::ShownGraphic;
use sunting_timeline::{ClipId, Color, Time};

use super::super::Cx;
use super::draft::ChartDraft;
use crate::look::brush::WHOLE;
use crate::look::chart_icon;

/// Tiles are drawn as of a wide picture, whatever shape the video has.
const CANVAS_PX: (u32, u32) = (1920, 1080);
/// What is drawn is measured at this size first.
const MEASURED_PX: (usize, usize) = (192, 108);
/// Left and right, and above and below of what is drawn.
const MARGIN: (f32, f32) = (12.0, 8.0);
/// What a tile cannot show is not drawn.
const MOST_ROWS: usize = 60;

/// What a picture depends on.
#[derive(Clone, PartialEq)]
struct Of {
    clip: ClipId,
    revision: u64,
    /// What was chosen about the rows.
    chosen: Graphic,
    kit: Option<Arc<Kit>>,
    size_px: (usize, usize),
}

struct Tile {
    of: Of,
    paper: Color32,
    texture: Option<TextureHandle>,
}

/// The pictures that were drawn, and what for.
#[derive(Default)]
pub struct Tiles {
    tiles: HashMap<ChartKind, Tile>,
    /// The frame in which the last one was drawn: one each.
    drawn_in: u64,
}

/// Draws a kind's picture; until it is there, the one before it, or an icon.
pub fn draw(ui: &Ui, cx: &mut Cx<'_>, tiles: &mut Tiles, draft: &ChartDraft, kind: ChartKind, place: Rect) {
    let theme = *cx.theme();
    let side = |points: f32| (points * ui.pixels_per_point()).round().max(2.0) as usize;
    let of = Of {
        clip: draft.clip,
        revision: draft.revision,
        chosen: chosen(draft.graphic()),
        kit: cx.model.session.project().graphics_look.kit.clone(),
        size_px: (side(place.width()), side(place.height())),
    };
    let is_old = tiles.tiles.get(&kind).is_none_or(|tile| tile.of != of);
    let frame = ui.ctx().cumulative_frame_nr();
    if is_old && draft.read.rows.len() <= MOST_ROWS && !cx.model.preview.is_playing() {
        if tiles.drawn_in != frame {
            tiles.drawn_in = frame;
            let margin_px = (side(MARGIN.0), side(MARGIN.1));
            let (paper, image) = drawn(draft, kind, &of, margin_px);
            let name = format!("chart-tile-{}", kind.id());
            let texture = image.map(|image| ui.ctx().load_texture(name, image, TextureOptions::LINEAR));
            tiles.tiles.insert(kind, Tile { of, paper, texture });
        }
        ui.ctx().request_repaint();
    }
    let tile = tiles.tiles.get(&kind).filter(|tile| tile.of.clip == draft.clip);
    ui.painter().rect_filled(place, 6.0, tile.map_or(theme.well, |tile| tile.paper));
    match tile.and_then(|tile| tile.texture.as_ref()) {
        Some(texture) => {
            let size = texture.size_vec2() / ui.pixels_per_point();
            let picture = Rect::from_center_size(place.center(), size);
            ui.painter().image(texture.id(), picture, WHOLE, Color32::WHITE);
        }
        None => {
            chart_icon::paint(ui.painter(), Rect::from_center_size(place.center(), vec2(20.0, 20.0)), kind, theme.muted)
        }
    }
}

/// What of a chart its tile shows: no words.
fn chosen(graphic: &Graphic) -> Graphic {
    let is_shown = |field: &str| [HIGHLIGHT, ORDER, SUM_ROW].contains(&field);
    let fields = graphic.fields.iter().filter(|(field, _)| is_shown(field));
    Graphic {
        fields: fields.map(|(field, value)| (field.clone(), value.clone())).collect(),
        dark: graphic.dark,
        ..Graphic::default()
    }
}

/// The paper's colour, and what stands on it; nothing where the kind has nothing to show.
fn drawn(draft: &ChartDraft, kind: ChartKind, of: &Of, margin_px: (usize, usize)) -> (Color32, Option<ColorImage>) {
    let shown = ShownGraphic {
        graphic: Graphic { template: chart_template(kind), table: draft.graphic().table.clone(), ..of.chosen.clone() },
        own: None,
        kit: of.kit.clone(),
        reduced_motion: false,
        language: Language::Indonesian,
        total: Time::from_seconds(5),
        subtitles_top: None,
    };
    let drawing = lay_out(&shown, CANVAS_PX);
    let paper = paper(&drawing).map_or(Color32::WHITE, |color| Color32::from_rgb(color.r, color.g, color.b));
    let room_px = (of.size_px.0.saturating_sub(2 * margin_px.0), of.size_px.1.saturating_sub(2 * margin_px.1));
    let picture = fitted(&drawing, kind, room_px).ok().flatten();
    let image =
        picture.map(|bitmap| ColorImage::from_rgba_premultiplied([bitmap.width_px, bitmap.height_px], &bitmap.rgba));
    (paper, image)
}

fn paper(drawing: &Drawing) -> Option<Color> {
    drawing.marks().find_map(|mark| match &mark.form {
        Form::Rect { fill: Some(fill), extent, .. } if is_page(extent, drawing) => Some(*fill),
        _ => None,
    })
}

fn is_page(extent: &Extent, drawing: &Drawing) -> bool {
    extent.width_px >= drawing.width_px && extent.height_px >= drawing.height_px
}

/// The marks without the page and its words, as large as the room lets them be.
fn fitted(drawing: &Drawing, kind: ChartKind, room_px: (usize, usize)) -> Result<Option<Bitmap>, RasterError> {
    let of_tile = |mark: &Mark| match &mark.form {
        Form::Text(line) => (kind == ChartKind::Table).then(|| bar_for(line)),
        Form::Logo { .. } => None,
        // What leads to words leads nowhere here.
        form if kind == ChartKind::Ring && !matches!(form, Form::Sector { .. }) => None,
        Form::Rect { extent, .. } if is_page(extent, drawing) => None,
        form => Some(Mark { form: form.clone(), change: None }),
    };
    let marks: Vec<Mark> = drawing.marks().filter_map(of_tile).collect();
    let Some(small) = draw_marks(&marks, drawing.size_px(), MEASURED_PX)? else { return Ok(None) };
    let scale = |room: usize, own: usize| room as f32 / own.max(1) as f32;
    let by = scale(room_px.0, small.width_px).min(scale(room_px.1, small.height_px));
    let output = |side: usize| ((side as f32 * by) as usize).max(2);
    draw_marks(&marks, drawing.size_px(), (output(MEASURED_PX.0), output(MEASURED_PX.1)))
}

/// Words that would be too small to be read are seen as a bar.
fn bar_for(line: &Line) -> Mark {
    let own = line.extent();
    let thick_px = 0.5 * line.size_px;
    let extent = Extent { y_px: own.y_px + 0.3 * own.height_px, height_px: thick_px, ..own };
    Mark { form: Form::Rect { extent, radius_px: 0.2 * thick_px, fill: Some(line.fill), stroke: None }, change: None }
}
