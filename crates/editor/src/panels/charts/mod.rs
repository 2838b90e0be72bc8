//! *Grafik*: a table becomes a chart. It is pasted, opened or typed; below it are the kinds that suit its numbers.

mod cells;
mod draft;
mod edit_cell;
mod empty;
mod fixes;
mod grid;
mod grid_keys;
mod grid_state;
mod kinds;
mod notes;
mod sheets;
mod tiles;

use eframe::egui::{Popup, Rect, ScrollArea, Ui, pos2, vec2};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_session::Session;
use sunting_timeline::{Clip, ClipId, Project};

use super::{Cx, id, inside, menu};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use draft::ChartDraft;
use fixes::Sentence;
pub use grid_state::{Grid, own_id};
use notes::Said;
pub use sheets::{Clipboard, Sheets};
use tiles::Tiles;

/// The buttons above the table, with the room below them.
const HEAD: f32 = 40.0;
/// The height of those buttons.
const HEAD_BUTTON: f32 = 32.0;
/// Between the table, the sentence and the kinds.
const GAP: f32 = 6.0;
/// So many rows are always seen.
const LEAST_ROWS: f32 = 4.0;

/// What the tab remembers from frame to frame.
#[derive(Default)]
pub struct Charts {
    pub clipboard: Clipboard,
    /// The tables of a file of which one is to be chosen.
    pub sheets: Option<Sheets>,
    /// Where somebody is in the table.
    pub grid: Grid,
    /// A chart that takes the kind that suits what is typed, until somebody chooses one.
    pub kind_follows: Option<ClipId>,
    /// The kinds that are not offered at first are unfolded.
    pub all_kinds: bool,
    draft: Option<ChartDraft>,
    tiles: Tiles,
    said: Said,
    /// The frame in which the tab was seen last.
    seen_in: u64,
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    empty::look_at_clipboard(ui, cx);
    let project = cx.model.session.project().clone();
    let chosen = chosen_chart(cx, &project);
    let before = cx.drafts.charts.draft.take();
    let draft = chosen.and_then(|clip| ChartDraft::follow(before, &cx.model.session, clip));
    inside(ui, rect, "charts", |ui| {
        ScrollArea::vertical().id_salt("charts").auto_shrink(false).show(ui, |ui| {
            let top = ui.max_rect().top();
            let page = Rect::from_min_size(pos2(rect.left(), top), rect.size());
            let bottom = match draft {
                _ if cx.drafts.charts.sheets.is_some() => empty::sheets(ui, cx, page),
                Some(mut draft) => {
                    let bottom = of_chart(ui, cx, page, &mut draft);
                    cx.drafts.charts.draft = Some(draft);
                    bottom
                }
                None => empty::show(ui, cx, page),
            };
            ui.set_min_height(bottom - top);
        });
    });
}

/// The chosen clip, if it is a chart.
fn chosen_chart<'a>(cx: &Cx<'_>, project: &'a Project) -> Option<&'a Clip> {
    let (_, clip) = project.find_clip(cx.model.session.selection.only_clip()?)?;
    Session::graphic_of(clip).filter(|graphic| graphic.template.starts_with(CHART_PREFIX)).map(|_| clip)
}

/// The table of a chart, the sentence about it, and the kinds. Where they end.
fn of_chart(ui: &mut Ui, cx: &mut Cx<'_>, page: Rect, draft: &mut ChartDraft) -> f32 {
    let mut grid = std::mem::take(&mut cx.drafts.charts.grid);
    let mut tiles = std::mem::take(&mut cx.drafts.charts.tiles);
    let (left, width) = (page.left() + 16.0, page.width() - 32.0);
    head(ui, cx, Rect::from_min_size(pos2(left, page.top()), vec2(width, HEAD_BUTTON)), &mut grid, draft);
    let mut said = std::mem::take(&mut cx.drafts.charts.said);
    let sentence = said.about(cx, draft).map(|told| Sentence::of(ui, cx, told, width));
    cx.drafts.charts.said = said;
    let below = sentence.as_ref().map_or(0.0, |sentence| sentence.height() + GAP) + kinds::height(ui, cx, draft, width);
    let room = page.height() - HEAD - below - GAP - 2.0;
    let height = grid::height(draft).min(room.max(LEAST_ROWS * grid::ROW)) + 2.0;
    let table = Rect::from_min_size(pos2(left, page.top() + HEAD), vec2(width, height));
    grid::show(ui, cx, table, &mut grid, draft);
    let mut y = table.bottom() + GAP;
    if let Some(sentence) = sentence {
        let height = sentence.height();
        sentence.show(ui, cx, pos2(left, y), &mut grid, draft);
        y += height + GAP;
    }
    let bottom = kinds::show(ui, cx, &mut tiles, draft, Rect::from_min_size(pos2(left, y), vec2(width, 0.0)));
    cx.drafts.charts.grid = grid;
    cx.drafts.charts.tiles = tiles;
    bottom
}

/// What makes another chart, and what there is to do with this one's rows and columns.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, grid: &mut Grid, draft: &mut ChartDraft) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let new = cx.t("charts-another");
    let width = look.width(ui.painter(), &new, fonts::HELP_STRONG) + 70.0;
    let button = Button { opens_menu: true, font: Some(fonts::HELP_STRONG), ..Button::new(icons::PLUS, &new) };
    let place = Rect::from_min_size(rect.min, vec2(width, rect.height()));
    let response = button.show(ui, &look, place, id("charts-another"));
    Popup::menu(&response).show(|ui| menu::scrolled(ui, |ui| empty::items(ui, cx)));
    let words = cx.t("charts-rows-and-columns");
    let dots = Rect::from_min_max(pos2(rect.right() - 32.0, rect.top()), rect.max);
    let response = Button::icon(icons::DOTS_THREE_VERTICAL, &words).show(ui, &look, dots, id("charts-rows"));
    Popup::menu(&response).show(|ui| menu::scrolled(ui, |ui| grid_keys::items(ui, cx, grid, draft)));
    let help = cx.t("charts-change-here");
    if look.width(ui.painter(), &help, fonts::HELP) + 12.0 < dots.left() - place.right() {
        look.text_right(ui.painter(), pos2(dots.left() - 4.0, rect.center().y), &help, fonts::HELP, theme.muted);
    }
}
