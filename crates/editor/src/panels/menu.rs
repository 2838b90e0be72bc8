//! Menus: other ways to the same commands.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, Key, Modifiers, Popup, Response, ScrollArea, Sense, SetOpenCommand, Ui, WidgetInfo, pos2, vec2,
};
use sunting_session::making::{choosing_lines, choosing_shape};
use sunting_timeline::footage::size_of;

use super::Cx;
use super::standing::{SaveLine, rename};
use crate::look::{Look, fonts, icons, tips};
use crate::state::command::key_cap;
use crate::state::request::PathWish;
use crate::state::{Action, Command, Request};

/// How many steps back the list shows.
const STEPS_BACK: usize = 20;
const ROW: f32 = 32.0;
/// With a line under it.
const TALL_ROW: f32 = 52.0;
const LEAST_WIDTH: f32 = 224.0;
/// The words about a project are broken at this.
const ABOUT_WIDTH: f32 = 300.0;

/// A row of a menu.
#[derive(Default)]
struct Entry<'a> {
    words: &'a str,
    key: &'a str,
    /// A line about it, under its words; most need none.
    about: &'a str,
    /// Why it does nothing now.
    disabled: Option<&'a str>,
    /// Among choices: whether it is the one that holds now.
    is_chosen: Option<bool>,
}

impl Entry<'_> {
    /// Draws it; whether it was chosen. The menu closes then.
    fn show(&self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter().clone());
        let key_width = match (self.is_chosen, self.key) {
            (Some(_), _) => 40.0,
            (None, "") => 0.0,
            (None, key) => look.width(&painter, key, fonts::SMALL) + 24.0,
        };
        let words_width = look.width(&painter, self.words, fonts::BODY) + key_width;
        let about_width = look.width(&painter, self.about, fonts::SMALL);
        let wanted = (words_width.max(about_width) + 24.0).ceil().max(LEAST_WIDTH);
        // The first pass finds the widest row; from then on all are as wide.
        let width = if ui.is_sizing_pass() { wanted } else { wanted.max(ui.available_width()) };
        let enabled = self.disabled.is_none();
        let sense = if enabled { Sense::click() } else { Sense::focusable_noninteractive() };
        let height = if self.about.is_empty() { ROW } else { TALL_ROW };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        response.widget_info(|| match self.is_chosen {
            Some(is_chosen) => WidgetInfo::selected(Role::MenuItemRadio, enabled, is_chosen, self.words),
            None => WidgetInfo::labeled(Role::MenuItem, enabled, self.words),
        });
        if let Some(more) = self.disabled.or(Some(self.about)).filter(|more| !more.is_empty()) {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(more));
        }
        if enabled && response.hovered() || response.has_focus() {
            painter.rect_filled(rect, CornerRadius::same(6), theme.hover);
        }
        let y = rect.top() + if self.about.is_empty() { ROW / 2.0 } else { 17.0 };
        let (ink, key_ink) = if enabled { (theme.ink, theme.muted) } else { (theme.off, theme.off) };
        look.text(&painter, pos2(rect.left() + 12.0, y), self.words, fonts::BODY, ink);
        look.text_right(&painter, pos2(rect.right() - 12.0, y), self.key, fonts::SMALL, key_ink);
        look.text(&painter, pos2(rect.left() + 12.0, y + 19.0), self.about, fonts::SMALL, key_ink);
        if self.is_chosen == Some(true) {
            look.icon(&painter, pos2(rect.right() - 20.0, y), icons::CHECK, 16.0, theme.accent);
        }
        let chosen = response.clicked();
        if let Some(reason) = self.disabled {
            tips::beside(response, reason);
        }
        if chosen {
            ui.close();
        }
        chosen
    }
}

/// A row for a command; where it does nothing now, with why.
pub fn item(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) {
    let words = cx.t(command.label());
    let key = command.row().keys.first().map(|&(modifiers, key)| key_cap(modifiers, key)).unwrap_or_default();
    let reason = cx.model.reason(command).map(|reason| cx.t(reason));
    if (Entry { words: &words, key: &key, disabled: reason.as_deref(), ..Entry::default() }).show(ui, cx) {
        cx.run(command);
    }
}

pub fn items(ui: &mut Ui, cx: &mut Cx<'_>, commands: &[Command]) {
    commands.iter().for_each(|command| item(ui, cx, *command));
}

/// A row that is no command; whether it was chosen.
pub fn entry(ui: &mut Ui, cx: &Cx<'_>, words: &str) -> bool {
    Entry { words, ..Entry::default() }.show(ui, cx)
}

/// A row with a line about it under its words; where it does nothing now, with why.
pub fn entry_about(ui: &mut Ui, cx: &Cx<'_>, words: &str, about: &str, reason: Option<&str>) -> bool {
    Entry { words, about, disabled: reason, ..Entry::default() }.show(ui, cx)
}

/// A row that does nothing now where there is a reason.
pub fn entry_unless(ui: &mut Ui, cx: &Cx<'_>, words: &str, reason: Option<&str>) -> bool {
    Entry { words, disabled: reason, ..Entry::default() }.show(ui, cx)
}

/// One of several of which one holds; whether another one than that was chosen.
pub fn choice(ui: &mut Ui, cx: &Cx<'_>, words: &str, is_chosen: bool) -> bool {
    Entry { words, is_chosen: Some(is_chosen), ..Entry::default() }.show(ui, cx) && !is_chosen
}

/// The menu of a row: at the pointer by the other button, below the row by Shift+F10.
pub fn of_row(ui: &Ui, response: &Response) -> Popup<'static> {
    let by_key = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    let own = Popup::default_response_id(response);
    if response.secondary_clicked() || Popup::position_of_id(ui.ctx(), own).is_some() {
        return Popup::context_menu(response);
    }
    Popup::menu(response).open_memory(by_key.then_some(SetOpenCommand::Bool(true)))
}

/// What a menu holds; it scrolls where the window is low.
pub fn scrolled(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let most = ui.ctx().content_rect().height() - 72.0;
    // A popup is not meant to be higher than a usual area until it is told so.
    ui.set_max_height(most);
    ScrollArea::vertical().max_height(most).show(ui, add);
}

pub fn line(ui: &mut Ui) {
    ui.add(eframe::egui::Separator::default().spacing(9.0));
}

/// New, open, versions, copies.
pub fn project(ui: &mut Ui, cx: &mut Cx<'_>) {
    scrolled(ui, |ui| project_items(ui, cx));
}

fn project_items(ui: &mut Ui, cx: &mut Cx<'_>) {
    items(ui, cx, &[Command::NewProject, Command::OpenProject]);
    if cx.model.safety.place().is_some() {
        items(ui, cx, &[Command::Versions, Command::DuplicateProject, Command::MoveProject, Command::CloseProject]);
    }
}

/// The tools and the project's menu in one, where the bar has no room for them.
pub fn more(ui: &mut Ui, cx: &mut Cx<'_>) {
    scrolled(ui, |ui| {
        if cx.model.safety.place().is_some() {
            standing(ui, cx);
            line(ui);
        }
        items(ui, cx, &[Command::Palette, Command::Language, Command::Help, Command::Settings]);
        line(ui);
        project_items(ui, cx);
    });
}

/// What the project is called and how safe it is; what saves it elsewhere where it is not, and another name.
fn standing(ui: &mut Ui, cx: &mut Cx<'_>) {
    let line = SaveLine::of(cx);
    about(ui, cx, &line);
    if let Some((_, way)) = line.danger
        && entry(ui, cx, &cx.t(way))
    {
        cx.push(Request::AskPath(PathWish::Elsewhere));
    }
    if entry(ui, cx, &cx.t("project-rename")) {
        rename(ui, cx);
    }
}

fn about(ui: &mut Ui, cx: &Cx<'_>, line: &SaveLine) {
    let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter().clone());
    let width = if ui.is_sizing_pass() { ABOUT_WIDTH } else { ABOUT_WIDTH.max(ui.available_width()) };
    let name = cx.model.name();
    let shown = look.middle_elided(&painter, &name, fonts::NAME, width - 24.0);
    let said = line.danger.as_ref().map_or(&line.words, |(sentence, _)| sentence);
    let words = Look::spaced(said, fonts::SMALL, line.words_ink, width - 44.0, usize::MAX);
    let words = painter.layout_job(words);
    let size = vec2(width, 36.0 + words.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {said}")));
    if response.has_focus() {
        painter.rect_filled(rect, CornerRadius::same(6), theme.hover);
    }
    look.text(&painter, rect.min + vec2(12.0, 16.0), &shown, fonts::NAME, theme.ink);
    look.icon(&painter, rect.min + vec2(19.0, 36.0), line.icon, 14.0, line.ink);
    painter.galley(rect.min + vec2(32.0, 28.0), words, line.words_ink);
}

/// The last steps, each with its name.
pub fn steps_back(ui: &mut Ui, cx: &mut Cx<'_>) {
    let labels: Vec<String> = cx.model.session.history().labels().take(STEPS_BACK).map(|key| cx.t(key)).collect();
    scrolled(ui, |ui| {
        for (index, label) in labels.iter().enumerate() {
            if entry(ui, cx, label) {
                cx.push(Action::UndoSteps(index + 1));
            }
        }
    });
}

/// The shapes of a video, and the lines of its shorter side.
pub fn shapes(ui: &mut Ui, cx: &mut Cx<'_>) {
    scrolled(ui, |ui| {
        shape_items(ui, cx);
        line(ui);
        size_items(ui, cx);
    });
}

fn shape_items(ui: &mut Ui, cx: &mut Cx<'_>) {
    let canvas = cx.model.session.project().canvas;
    for (key, width, height) in
        [("shape-landscape", 16, 9), ("shape-portrait", 9, 16), ("shape-square", 1, 1), ("shape-tall", 4, 5)]
    {
        let words = format!("{} {width}:{height}", cx.t(key));
        let lines = canvas.width_px.min(canvas.height_px);
        let is_own = size_of((width, height), lines) == (canvas.width_px, canvas.height_px);
        if choice(ui, cx, &words, is_own) {
            let edits = choosing_shape(cx.model.session.project(), (width, height));
            cx.push(Action::Edit("undo-shape", edits));
        }
    }
}

fn size_items(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (heading, rect) = (cx.t("shape-size"), ui.allocate_space(vec2(LEAST_WIDTH, ROW)).1);
    cx.look().text(ui.painter(), pos2(rect.left() + 12.0, rect.center().y), &heading, fonts::SMALL, cx.theme().muted);
    let project = cx.model.session.project();
    let lines = project.canvas.width_px.min(project.canvas.height_px);
    let own = Some(lines).filter(|_| project.canvas_choice.size);
    for lines_px in [None, Some(720), Some(1080)] {
        let words = lines_px.map_or_else(|| cx.t("shape-size-automatic"), |lines_px| format!("{lines_px}p"));
        if choice(ui, cx, &words, own == lines_px) {
            let edits = choosing_lines(cx.model.session.project(), lines_px);
            cx.push(Action::Edit("undo-size", edits));
        }
    }
}
