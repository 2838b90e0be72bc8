//! The sentence about a chart as it is drawn, and what its button does.

use std::sync::Arc;

use eframe::egui::{CornerRadius, Galley, Pos2, Rect, Ui, pos2, vec2};
use sunting_graphics::chart::SUM_ROW;
use sunting_graphics::table::Table;
use sunting_session::graphics::language_of;
use sunting_timeline::Edit;
use sunting_timeline::graphic::FieldValue;

use super::super::{Cx, id, told};
use super::cells;
use super::draft::ChartDraft;
use super::grid_state::{Grid, store};
use super::notes::{self, Fix};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Action;

/// Left of the words stands an icon.
const WORDS_LEFT: f32 = 26.0;
/// What warns stands on a plane.
const PADDING: (f32, f32) = (10.0, 6.0);
const BUTTON: f32 = 32.0;
/// Between the words and the button beside them.
const GAP: f32 = 16.0;
/// A sentence takes so many lines at most, and so many beside its button.
const MOST_LINES: usize = 6;
const LINES_BESIDE: usize = 2;

/// A sentence, laid out.
pub struct Sentence {
    told: notes::Told,
    words: Arc<Galley>,
    width: f32,
    /// The only button has room beside the words.
    is_beside: bool,
    /// What is written on each button, and where it is below the words.
    buttons: Vec<(String, Rect)>,
    /// How high the buttons are together.
    buttons_height: f32,
}

impl Sentence {
    pub fn of(ui: &Ui, cx: &Cx<'_>, told: notes::Told, width: f32) -> Self {
        let (look, ink) = (cx.look(), cx.theme().ink);
        let room = width - WORDS_LEFT - 2.0 * padding(&told).0;
        let (buttons, buttons_height) = buttons(ui, cx, &told.fixes, room);
        if let [(_, only)] = &buttons[..] {
            let words = look.lines(ui.painter(), &told.text, fonts::HELP, ink, room - GAP - only.width(), LINES_BESIDE);
            if !words.elided {
                return Self { told, words, width, is_beside: true, buttons, buttons_height };
            }
        }
        let words = look.sentence(ui.painter(), &told.text, fonts::HELP, ink, room, MOST_LINES);
        Self { told, words, width, is_beside: false, buttons, buttons_height }
    }

    pub fn height(&self) -> f32 {
        let padding = padding(&self.told).1;
        let words = self.words.size().y + 2.0 * padding;
        match (self.buttons.is_empty(), self.is_beside) {
            (true, _) => words,
            (false, true) => words.max(BUTTON),
            (false, false) => words + self.buttons_height - padding,
        }
    }

    /// Draws it; what a button asks for is done.
    pub fn show(self, ui: &mut Ui, cx: &mut Cx<'_>, at: Pos2, grid: &mut Grid, draft: &mut ChartDraft) {
        let (look, theme) = (*cx.look(), *cx.theme());
        let rect = Rect::from_min_size(at, vec2(self.width, self.height()));
        let (icon, ink) = if self.told.warns { (icons::WARNING, theme.warn) } else { (icons::INFO, theme.accent) };
        if self.told.warns {
            ui.painter().rect_filled(rect, CornerRadius::same(6), theme.warn_soft);
        }
        let padding = padding(&self.told);
        let corner = rect.min + vec2(padding.0, padding.1);
        look.icon(ui.painter(), corner + vec2(9.0, 8.0), icon, 18.0, ink);
        ui.painter().galley(corner + vec2(WORDS_LEFT, 0.0), self.words.clone(), theme.ink);
        told(ui, rect.with_max_y(corner.y + self.words.size().y), &self.told.text);
        // One stands at the right end, several one after the other below the words.
        let shift = match &self.buttons[..] {
            [(_, only)] => rect.right() - padding.0 - only.right(),
            _ => corner.x + WORDS_LEFT,
        };
        let origin = vec2(shift, rect.bottom() - self.buttons_height);
        for (index, ((_, fix), (label, place))) in self.told.fixes.into_iter().zip(self.buttons).enumerate() {
            let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&label).link() };
            if button.show(ui, &look, place.translate(origin), id(("charts-fix", index))).clicked() {
                mend(cx, grid, draft, fix);
            }
        }
    }
}

fn padding(told: &notes::Told) -> (f32, f32) {
    if told.warns { PADDING } else { (0.0, 0.0) }
}

/// What is written on each button and where it stands below a corner, in rows of that width; how high they are.
fn buttons(ui: &Ui, cx: &Cx<'_>, fixes: &[(String, Fix)], room: f32) -> (Vec<(String, Rect)>, f32) {
    let (look, mut corner) = (cx.look(), pos2(0.0, 0.0));
    let place = |(label, _): &(String, Fix)| {
        let label = look.middle_elided(ui.painter(), label, fonts::HELP_STRONG, room);
        let width = look.width(ui.painter(), &label, fonts::HELP_STRONG).max(BUTTON);
        if corner.x > 0.0 && corner.x + width > room {
            corner = pos2(0.0, corner.y + BUTTON);
        }
        let place = Rect::from_min_size(corner, vec2(width, BUTTON));
        corner.x += width + GAP;
        (label, place)
    };
    let buttons: Vec<_> = fixes.iter().map(place).collect();
    let height = buttons.last().map_or(0.0, |(_, place)| place.bottom());
    (buttons, height)
}

fn mend(cx: &mut Cx<'_>, grid: &mut Grid, draft: &mut ChartDraft, fix: Fix) {
    match fix {
        Fix::Put(cell, text) => store(cx, draft, |table| {
            cells::put(table, cell, &text);
        }),
        Fix::Mark(column, mark) => store(cx, draft, |table| {
            if let Some(column) = table.columns.get_mut(column) {
                column.decimal_mark = Some(mark);
            }
        }),
        Fix::DrawSumRow => {
            let value = Some(FieldValue::Switch(true));
            let edit = Edit::SetField { clip: draft.clip, field: SUM_ROW.to_owned(), value };
            cx.push(Action::Edit("undo-graphic-table", vec![edit]));
        }
        Fix::JoinSmall(most) => join_small(cx, draft, most),
        Fix::Split(columns) => split(cx, draft, &columns),
        Fix::UseComparison => cx.push(Action::Edit("undo-chart-kind", cx.model.session.comparing(draft.clip))),
        Fix::Keep(column) => {
            cx.push(Action::Edit("undo-graphic-table", cx.model.session.keeping_column(draft.clip, column)));
        }
        Fix::GoTo(cell) => {
            grid.go_to(cell);
            grid.takes_focus = Some(draft.clip);
        }
    }
}

fn join_small(cx: &mut Cx<'_>, draft: &mut ChartDraft, most: usize) {
    let index = draft.suggestion.columns.first().copied().unwrap_or_default();
    let language = language_of(cx.words().language());
    if let Some(shorter) = draft.table.shortened(&draft.read, index, most, language) {
        store(cx, draft, |table| *table = shorter);
    }
}

/// The columns that are not drawn become a chart of their own, with the names of the rows.
fn split(cx: &mut Cx<'_>, draft: &mut ChartDraft, columns: &[usize]) {
    let is_kept = |column: usize| Some(column) == draft.read.label_column || columns.contains(&column);
    let other = with_columns(&draft.table, is_kept);
    let own = with_columns(&draft.table, |column| !columns.contains(&column));
    cx.push(Action::Edit("undo-graphic-table", cx.model.session.splitting_chart(draft.clip, &own, &other)));
}

fn with_columns(table: &Table, is_kept: impl Fn(usize) -> bool) -> Table {
    let mut kept = table.clone();
    for column in (0..table.columns.len()).rev().filter(|column| !is_kept(*column)) {
        cells::remove_column(&mut kept, column);
    }
    kept
}
