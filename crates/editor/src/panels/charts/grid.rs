//! The table as cells under each other: only those in view are laid out.

use eframe::egui::accesskit::Role;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    CornerRadius, FocusDirection, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::super::{Cx, id, inside, menu};
use super::cells::{self, Cell};
use super::draft::ChartDraft;
use super::grid_state::{Grid, Widths, own_id};
use super::{edit_cell, grid_keys};
use crate::look::fonts::{self, Type};

/// A row's height.
pub const ROW: f32 = 32.0;
/// A narrower table has smaller letters.
const NARROW: f32 = 300.0;
/// The narrowest column, and the widest where there are many.
const WIDTHS: (f32, f32) = (64.0, 200.0);
/// Of a long table only the first rows decide how wide its columns are.
const MEASURED: usize = 200;
/// What the bar at the right takes.
const BAR: f32 = 10.0;

/// How cells are written.
#[derive(Clone, Copy)]
struct Face {
    head: Type,
    words: Type,
    number: Type,
    /// Left and right inside a cell.
    padding: f32,
}

impl Face {
    fn of(room: f32) -> Self {
        match room < NARROW {
            true => Self { head: fonts::HELP_NAME, words: fonts::HELP, number: fonts::HELP_STRONG, padding: 7.0 },
            false => Self { head: fonts::NAME, words: fonts::BODY, number: fonts::BUTTON, padding: 11.0 },
        }
    }
}

/// The height that a table takes, if it has room.
pub fn height(draft: &ChartDraft) -> f32 {
    (cells::new_row(&draft.table) + 1) as f32 * ROW
}

/// Draws the table, and does with it what hand and keys ask for.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, grid: &mut Grid, draft: &mut ChartDraft) {
    grid.belong_to(draft);
    let own = own_id();
    if grid.editing.is_some() || ui.memory(|memory| memory.has_focus(own)) {
        // Tab goes through the cells, also where it comes before the keyboard was promised to them.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    let response = ui.interact(rect, own, Sense::focusable_noninteractive());
    let told = cell_words(cx, draft, grid.cursor);
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, cx.t("charts-cells")));
    ui.ctx().accesskit_node_builder(own, |node| node.set_value(told));
    if grid.takes_focus == Some(draft.clip) && !cx.drafts.overlay.is_open() {
        // A menu that closes may take it away once more.
        if ui.memory(|memory| memory.has_focus(own)) {
            grid.takes_focus = None;
        } else {
            ui.memory_mut(|memory| memory.request_focus(own));
        }
    }
    grid_keys::hear(ui, cx, grid, draft);
    let theme = *cx.theme();
    ui.painter().rect(rect, CornerRadius::same(6), theme.surface, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    let room = rect.shrink(1.0);
    let needs_bar = height(draft) > room.height();
    let columns = measured(ui, cx, grid, draft, room.width() - if needs_bar { BAR } else { 0.0 });
    inside(ui, room, "chart-grid", |ui| {
        let builder = UiBuilder::new().max_rect(room).id_salt("chart-table").accessibility_role(Role::Table);
        let mut table = ui.new_child(builder);
        let label = cx.t("charts-table");
        table.ctx().accesskit_node_builder(table.unique_id(), |node| {
            node.set_label(label);
            node.set_row_count(draft.table.rows.len() + 1);
            node.set_column_count(columns.len());
        });
        table.spacing_mut().scroll.floating_allocated_width = 0.0;
        let area = ScrollArea::both().id_salt(("chart-rows", draft.clip.0)).auto_shrink(false);
        area.show_viewport(&mut table, |ui, viewport| {
            let origin = ui.max_rect().min;
            ui.set_min_size(vec2(columns.iter().sum(), height(draft)));
            rows(
                ui,
                cx,
                grid,
                draft,
                &Places { origin, head: room.top(), viewport, columns: &columns, face: Face::of(room.width()) },
            );
        });
    });
    if cx.look().keyboard && response.has_focus() {
        cx.look().focus_ring(ui.painter(), rect, 6);
    }
}

/// Where cells lie.
struct Places<'a> {
    /// The first head's corner, wherever the table is scrolled to.
    origin: Pos2,
    /// Where the heads stand: they do not scroll away.
    head: f32,
    viewport: Rect,
    columns: &'a [f32],
    face: Face,
}

impl Places<'_> {
    fn rect(&self, cell: Cell) -> Rect {
        let left: f32 = self.columns.iter().take(cell.column).sum();
        let width = self.columns.get(cell.column).copied().unwrap_or_default();
        let top = if cell.row == 0 { self.head } else { self.origin.y + cell.row as f32 * ROW };
        Rect::from_min_size(pos2(self.origin.x + left, top), vec2(width, ROW))
    }

    /// The rows in view, without the heads.
    fn rows(&self, draft: &ChartDraft) -> std::ops::RangeInclusive<usize> {
        let first = (self.viewport.top() / ROW) as usize + 1;
        let last = (self.viewport.bottom() / ROW).ceil() as usize;
        first..=last.min(cells::new_row(&draft.table))
    }

    /// The cell at a place.
    fn at(&self, place: Pos2, draft: &ChartDraft) -> Cell {
        let mut right = self.origin.x;
        let column = self.columns.iter().position(|width| {
            right += width;
            place.x < right
        });
        let row = ((place.y - self.origin.y) / ROW).max(1.0) as usize;
        Cell::new(row, column.unwrap_or(self.columns.len())).moved(0, 0, &draft.table)
    }
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft, places: &Places<'_>) {
    let whole = ui.clip_rect();
    if !whole.is_positive() {
        // The tab is scrolled so far that nothing of the table is in view.
        return;
    }
    let body = whole.with_min_y(whole.top().max(places.head + ROW));
    if std::mem::take(&mut grid.reveals) && grid.cursor.row > 0 {
        // The heads stand over what is above.
        let cell = places.rect(grid.cursor);
        ui.scroll_to_rect_animation(cell.with_min_y(cell.top() - ROW), None, ScrollAnimation::none());
    }
    ui.set_clip_rect(body);
    for row in places.rows(draft) {
        row_of(ui, cx, grid, draft, places, row);
    }
    ui.set_clip_rect(whole);
    row_of(ui, cx, grid, draft, places, 0);
    if grid.editing.is_some() {
        ui.set_clip_rect(if grid.cursor.row == 0 { whole } else { body });
        edit_cell::show(ui, cx, places.rect(grid.cursor), grid, draft);
        ui.set_clip_rect(whole);
    }
}

fn row_of(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft, places: &Places<'_>, row: usize) {
    let (first, last) = (places.rect(Cell::new(row, 0)), places.rect(Cell::new(row, places.columns.len() - 1)));
    let line = first.union(last).with_max_x(ui.clip_rect().right().max(last.right()));
    let (theme, is_head) = (*cx.theme(), row == 0);
    if is_head || draft.is_sum_row(row) {
        ui.painter().rect_filled(line, 0.0, theme.well);
    }
    let builder = UiBuilder::new().max_rect(line).id_salt(("chart-row", row)).accessibility_role(Role::Row);
    let mut line_ui = ui.new_child(builder);
    for column in 0..places.columns.len() {
        cell_of(&mut line_ui, cx, grid, draft, places, Cell::new(row, column));
    }
    if row != cells::new_row(&draft.table) {
        cx.look().hline(ui.painter(), line.left(), line.right(), line.bottom() - 1.0);
    }
}

fn cell_of(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft, places: &Places<'_>, cell: Cell) {
    let rect = places.rect(cell);
    let theme = *cx.theme();
    if draft.is_unread(cell) {
        ui.painter().rect_filled(rect, 0.0, theme.warn_soft);
    } else if grid.chosen().has(cell) && grid.anchor != grid.cursor {
        ui.painter().rect_filled(rect, 0.0, theme.soft);
    }
    if cell.column > 0 {
        cx.look().vline(ui.painter(), rect.left(), rect.top(), rect.bottom());
    }
    let own = id(("chart-cell", draft.clip.0, cell.row, cell.column));
    // The table has the focus as a whole.
    let response = ui.interact(rect, own, Sense::CLICK | Sense::DRAG);
    let role = if cell.row == 0 { Role::ColumnHeader } else { Role::Cell };
    let words = cell_words(cx, draft, cell);
    response.widget_info(|| WidgetInfo::labeled(role, true, &words));
    let is_cursor = grid.cursor == cell;
    ui.ctx().accesskit_node_builder(own, |node| node.set_selected(is_cursor));
    let is_elided = write(ui, cx, draft, cell, rect, places.face);
    if is_cursor {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(rect.shrink2(vec2(0.0, 0.5)), 0.0, stroke, StrokeKind::Inside);
    }
    if response.double_clicked() {
        grid.go_to(cell);
        edit_cell::begin(cx, grid, draft, false);
    } else if response.clicked() || is_pressed(ui, &response) {
        grid_keys::leave(ui, cx, grid, draft);
        let extends = ui.input(|input| input.modifiers.shift);
        let anchor = grid.anchor;
        grid.go_to(cell);
        if extends {
            grid.anchor = anchor;
        }
    } else if response.dragged()
        && let Some(place) = ui.input(|input| input.pointer.interact_pos())
    {
        grid.cursor = places.at(place, draft);
    }
    menu::of_row(ui, &response).show(|ui| menu::scrolled(ui, |ui| grid_keys::items(ui, cx, grid, draft)));
    if is_elided {
        response.on_hover_text(cells::text_at(&draft.table, cell));
    }
}

fn is_pressed(ui: &Ui, response: &eframe::egui::Response) -> bool {
    response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed())
}

/// Writes what stands in a cell; whether not all of it has room.
fn write(ui: &Ui, cx: &Cx<'_>, draft: &ChartDraft, cell: Cell, rect: Rect, face: Face) -> bool {
    let (look, theme, painter) = (*cx.look(), *cx.theme(), ui.painter());
    let is_new = cell.row == cells::new_row(&draft.table);
    let own = cells::text_at(&draft.table, cell);
    let is_hint = is_new || cell.row == 0 && own.is_empty();
    let text = match () {
        () if is_new && cell.column == 0 => cx.t("charts-new-row"),
        () if is_hint && !is_new => cx.t("charts-empty-head"),
        () => own,
    };
    let is_number = draft.is_number(cell.column);
    let is_sum = draft.is_sum_row(cell.row);
    let (font, ink) = match () {
        () if is_hint || is_sum => (face.words, theme.muted),
        () if cell.row == 0 => (face.head, theme.ink),
        () if is_number => (face.number, theme.ink),
        () => (face.words, theme.ink),
    };
    let inner = rect.shrink2(vec2(face.padding, 0.0));
    let galley = look.lines(painter, &text, font, ink, inner.width(), 1);
    let left = if is_number && !is_hint { inner.right() - galley.size().x } else { inner.left() };
    let (width, is_elided) = (galley.size().x, galley.elided);
    painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
    if is_sum && Some(cell.column) == draft.read.label_column {
        let (remark, at) = (cx.t("charts-not-drawn"), left + width + 10.0);
        if at + look.width(painter, &remark, fonts::SMALL) <= inner.right() {
            look.text(painter, pos2(at, rect.center().y), &remark, fonts::SMALL, theme.muted);
        }
    }
    is_elided
}

/// "Kecamatan, Aktivasi (orang): 28.900", as a screen reader says it.
fn cell_words(cx: &Cx<'_>, draft: &ChartDraft, cell: Cell) -> String {
    let text = cells::text_at(&draft.table, cell);
    let head = cells::text_at(&draft.table, Cell::new(0, cell.column));
    match cell.row {
        0 if text.is_empty() => cx.t("charts-empty-head"),
        0 => text,
        row if row == cells::new_row(&draft.table) => format!("{}, {head}", cx.t("charts-new-row")),
        row => {
            let label = draft.read.label_column.filter(|column| *column != cell.column);
            let label = label.map(|column| cells::text_at(&draft.table, Cell::new(row, column)));
            let name = [label.unwrap_or_default(), head].into_iter().filter(|part| !part.is_empty());
            format!("{}: {text}", name.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The columns' widths, measured once for each change.
fn measured(ui: &Ui, cx: &Cx<'_>, grid: &mut Grid, draft: &ChartDraft, room: f32) -> Vec<f32> {
    let is_known = |widths: &&Widths| widths.revision == draft.revision && widths.room == room;
    if let Some(widths) = grid.widths.as_ref().filter(is_known) {
        return widths.columns.clone();
    }
    let columns = columns(ui, cx, draft, room);
    grid.widths = Some(Widths { revision: draft.revision, room, columns: columns.clone() });
    columns
}

/// As wide as what stands in them; what is left goes to all alike.
fn columns(ui: &Ui, cx: &Cx<'_>, draft: &ChartDraft, room: f32) -> Vec<f32> {
    let longest = |column: usize| {
        let cells = draft.table.rows.iter().take(MEASURED).filter_map(|row| row.get(column));
        cells.max_by_key(|cell| cell.chars().count()).cloned().unwrap_or_default()
    };
    let face = Face::of(room);
    let width = |text: &str, font| cx.look().width(ui.painter(), text, font) + 2.0 * face.padding + 2.0;
    let wanted = |column: usize| {
        let head = width(&cells::text_at(&draft.table, Cell::new(0, column)), face.head);
        head.max(width(&longest(column), face.number)).max(WIDTHS.0)
    };
    let mut widths: Vec<f32> = (0..draft.table.columns.len()).map(wanted).collect();
    if let Some(first) = widths.first_mut() {
        *first = first.max(width(&cx.t("charts-new-row"), face.words));
    }
    let total: f32 = widths.iter().sum();
    if total > room {
        // The widest give way first, down to where all are readable.
        let least = (room / widths.len().max(1) as f32).clamp(WIDTHS.0, WIDTHS.1);
        let over: f32 = widths.iter().map(|width| (width - least).max(0.0)).sum();
        let part = ((total - room) / over.max(1.0)).min(1.0);
        widths.iter_mut().for_each(|width| *width -= (*width - least).max(0.0) * part);
        return widths;
    }
    let more = (room - total) / widths.len().max(1) as f32;
    widths.into_iter().map(|width| (width + more).floor()).collect()
}
