//! Buttons, switches, sliders and fields, each at a place that the layout gives.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Id, Margin, Pos2, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::brush::Look;
use super::fonts::{self, Type};
use super::tips;

/// A narrower button shares its row with another.
const LEAST_WHOLE_ROW: f32 = 200.0;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do next.
    Filled,
    /// A button with an outline.
    #[default]
    Outlined,
    /// A row or a tool: no plane until the pointer is there.
    Quiet,
    /// A word that works like a button.
    Link,
}

/// What a button shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Button<'a> {
    /// Before the words; alone when there are none to show.
    pub icon: Option<char>,
    /// The words; what a screen reader says.
    pub label: &'a str,
    /// Without its words on the screen.
    pub icon_only: bool,
    /// How much it asks for.
    pub weight: Weight,
    /// Its words and icon begin at the left.
    pub left: bool,
    /// Whether it stands for what is chosen now.
    pub selected: bool,
    /// Why it does nothing now.
    pub disabled: Option<&'a str>,
    /// What pointing at it tells.
    pub tip: &'a str,
    /// The font of its words.
    pub font: Option<Type>,
    /// An arrow down behind the words: it opens a menu.
    pub opens_menu: bool,
}

impl<'a> Button<'a> {
    /// A button of words.
    pub fn words(label: &'a str) -> Self {
        Self { label, ..Self::default() }
    }

    /// A button of an icon and words.
    pub fn new(icon: char, label: &'a str) -> Self {
        Self { icon: Some(icon), label, ..Self::default() }
    }

    /// A quiet button of an icon alone; its words are in the tip.
    pub fn icon(icon: char, label: &'a str) -> Self {
        Self { icon: Some(icon), label, icon_only: true, weight: Weight::Quiet, tip: label, ..Self::default() }
    }

    /// As the one filled button.
    pub fn filled(self) -> Self {
        Self { weight: Weight::Filled, ..self }
    }

    /// As a row of tools.
    pub fn row(self) -> Self {
        Self { weight: Weight::Quiet, left: true, ..self }
    }

    /// As a link.
    pub fn link(self) -> Self {
        Self { weight: Weight::Link, ..self }
    }

    /// Not now, for that reason.
    pub fn disabled(self, reason: Option<&'a str>) -> Self {
        Self { disabled: reason, ..self }
    }

    pub fn tip(self, tip: &'a str) -> Self {
        Self { tip, ..self }
    }

    /// Draws it; the answer's `clicked` is also true for Enter.
    pub fn show(&self, ui: &mut Ui, look: &Look, rect: Rect, id: Id) -> Response {
        let sense = if self.disabled.is_some() { Sense::focusable_noninteractive() } else { Sense::click() };
        let response = ui.interact(rect, id, sense);
        let enabled = self.disabled.is_none();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, enabled, self.label);
            info.selected = self.selected.then_some(true);
            info
        });
        if let Some(reason) = self.disabled {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_disabled();
                node.set_description(reason);
            });
        }
        self.paint(ui, look, rect, &response);
        let tip = self.disabled.filter(|reason| !reason.is_empty()).unwrap_or(self.tip);
        match (tip, self.left) {
            ("", _) => response,
            (tip, true) if rect.width() < LEAST_WHOLE_ROW => tips::above(response, tip),
            (tip, true) => tips::beside(response, tip),
            (tip, false) => response.on_hover_text(tip),
        }
    }

    fn paint(&self, ui: &Ui, look: &Look, rect: Rect, response: &Response) {
        let theme = &look.theme;
        let painter = ui.painter();
        let (enabled, over) = (self.disabled.is_none(), response.hovered() && self.disabled.is_none());
        let radius = CornerRadius::same(6);
        let ink = match (enabled, self.weight) {
            (false, _) => theme.off,
            (true, Weight::Filled) => theme.on,
            (true, Weight::Link) => theme.accent,
            (true, _) if self.selected => theme.accent,
            (true, _) => theme.ink,
        };
        match self.weight {
            Weight::Filled => {
                let fill = if !enabled {
                    theme.hover
                } else if over {
                    theme.accent_hover
                } else {
                    theme.accent
                };
                painter.rect_filled(rect, radius, fill);
            }
            Weight::Outlined => {
                let fill = if over { theme.hover } else { theme.surface };
                let outline = if self.selected {
                    theme.accent
                } else if enabled {
                    theme.border
                } else {
                    theme.line
                };
                let width = if self.selected { 2.0 } else { 1.0 };
                painter.rect(rect, radius, fill, Stroke::new(width, outline), StrokeKind::Inside);
            }
            Weight::Quiet if over => {
                painter.rect_filled(rect, radius, theme.hover);
            }
            Weight::Quiet | Weight::Link => {}
        }
        self.paint_content(ui, look, rect, ink);
        if over && self.weight == Weight::Link {
            painter.hline(rect.x_range(), rect.center().y + 9.0, Stroke::new(1.0, ink));
        }
        if look.keyboard && response.has_focus() {
            look.focus_ring(painter, rect, 6);
        }
    }

    fn paint_content(&self, ui: &Ui, look: &Look, rect: Rect, ink: eframe::egui::Color32) {
        let painter = ui.painter();
        let is_small = self.weight == Weight::Outlined && rect.height() < 34.0;
        let font = self.font.unwrap_or(if is_small { fonts::HELP_STRONG } else { fonts::BUTTON });
        let is_row = self.left && self.weight != Weight::Outlined;
        let icon_size = if is_row || self.icon_only { 20.0 } else { 18.0 };
        if self.icon_only {
            if let Some(icon) = self.icon {
                look.icon(painter, rect.center(), icon, icon_size, ink);
            }
            return;
        }
        let words = look.width(painter, self.label, font);
        let icon_width = match self.icon {
            None => 0.0,
            // What opens a menu stands close to other things.
            Some(_) if is_row && self.opens_menu => 26.0,
            Some(_) if is_row => 32.0,
            Some(_) => icon_size + 8.0,
        };
        let arrow = if self.opens_menu { 20.0 } else { 0.0 };
        let mut x = match (self.left, self.weight) {
            (true, _) if is_row && self.icon.is_some() => rect.left() + 4.0,
            (true, _) => rect.left() + 12.0,
            (false, Weight::Link) => rect.left(),
            (false, _) => rect.center().x - (icon_width + words + arrow) / 2.0,
        };
        if let Some(icon) = self.icon {
            look.icon(painter, pos2(x + icon_size / 2.0, rect.center().y), icon, icon_size, ink);
            x += icon_width;
        }
        let width = look.text(painter, pos2(x, rect.center().y), self.label, font, ink);
        if self.opens_menu {
            let is_field = self.left && self.weight == Weight::Outlined;
            let arrow = if is_field { rect.right() - 18.0 } else { x + width + 14.0 };
            look.icon(painter, pos2(arrow, rect.center().y), super::icons::CARET_DOWN, 12.0, ink);
        }
    }
}

/// A switch at the right end of a row that works as a whole.
pub fn toggle(ui: &mut Ui, look: &Look, row: Rect, id: Id, label: &str, on: bool) -> bool {
    let response = ui.interact(row, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, label));
    let (theme, painter) = (&look.theme, ui.painter());
    look.text(painter, pos2(row.left(), row.center().y), label, fonts::BODY, theme.ink);
    let track = Rect::from_min_size(pos2(row.right() - 36.0, row.center().y - 10.0), vec2(36.0, 20.0));
    let radius = CornerRadius::same(10);
    if on {
        painter.rect_filled(track, radius, theme.accent);
        painter.circle_filled(pos2(track.right() - 10.0, track.center().y), 7.0, theme.on);
    } else {
        painter.rect(track, radius, theme.surface, Stroke::new(1.5, theme.border), StrokeKind::Inside);
        painter.circle_filled(pos2(track.left() + 10.0, track.center().y), 6.0, theme.border);
    }
    if look.keyboard && response.has_focus() {
        look.focus_ring(painter, track, 10);
    }
    response.clicked()
}

/// A box that is ticked or not, with its words.
pub fn check_box(ui: &mut Ui, look: &Look, at: Pos2, id: Id, label: &str, on: bool) -> bool {
    let (theme, painter) = (&look.theme, ui.painter().clone());
    let width = 30.0 + look.width(&painter, label, fonts::BODY);
    let rect = Rect::from_min_size(pos2(at.x, at.y - 16.0), vec2(width, 32.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, label));
    let mark = Rect::from_center_size(pos2(at.x + 9.0, at.y), vec2(18.0, 18.0));
    if on {
        painter.rect_filled(mark, CornerRadius::same(4), theme.accent);
        look.icon(&painter, mark.center(), super::icons::CHECK, 12.0, theme.on);
    } else {
        let stroke = Stroke::new(1.5, theme.border);
        painter.rect(mark, CornerRadius::same(4), theme.surface, stroke, StrokeKind::Inside);
    }
    look.text(&painter, pos2(at.x + 26.0, at.y), label, fonts::BODY, theme.ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, mark, 4);
    }
    response.clicked()
}

/// One of a few words; the index that was chosen. Parts are alike where the words allow it.
pub fn segmented(ui: &mut Ui, look: &Look, rect: Rect, id: Id, labels: &[&str], chosen: usize) -> Option<usize> {
    let theme = &look.theme;
    look.card(ui.painter(), rect, 6, theme.well, theme.line);
    let mut clicked = None;
    let mut left = rect.left();
    for (index, (label, width)) in labels.iter().zip(part_widths(ui, look, rect.width(), labels)).enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        left += width;
        let response = ui.interact(part, id.with(index), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, index == chosen, *label));
        let painter = ui.painter();
        let ink = if index == chosen { theme.accent } else { theme.ink };
        if index == chosen {
            let stroke = Stroke::new(2.0, theme.accent);
            painter.rect(part, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
        } else if response.hovered() {
            painter.rect_filled(part.shrink(1.0), CornerRadius::same(6), theme.hover);
        }
        look.text_center(painter, part.center(), label, fonts::BUTTON, ink);
        if look.keyboard && response.has_focus() {
            look.focus_ring(painter, part, 6);
        }
        if response.clicked() && index != chosen {
            clicked = Some(index);
        }
    }
    clicked
}

/// Equal parts; where a word needs more, each has its own width and shares what is left.
fn part_widths(ui: &Ui, look: &Look, whole: f32, labels: &[&str]) -> Vec<f32> {
    let equal = whole / labels.len().max(1) as f32;
    let words: Vec<f32> = labels.iter().map(|label| look.width(ui.painter(), label, fonts::BUTTON)).collect();
    if words.iter().all(|width| width + 16.0 <= equal) {
        return vec![equal; labels.len()];
    }
    let rest = (whole - words.iter().sum::<f32>()) / labels.len().max(1) as f32;
    words.into_iter().map(|width| width + rest).collect()
}

/// A field of one line; `text` is its draft. The answer's `lost_focus` says that typing has ended.
pub fn field(ui: &mut Ui, look: &Look, rect: Rect, id: Id, label: &str, text: &mut String, font: Type) -> Response {
    let theme = look.theme;
    let focused = ui.memory(|memory| memory.has_focus(id));
    let stroke = if focused { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.border) };
    ui.painter().rect(rect, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(font.id())
        .text_color(theme.ink)
        .frame(eframe::egui::Frame::NONE.inner_margin(Margin::symmetric(11, 0)))
        .align(Align2::LEFT_CENTER)
        .desired_width(rect.width());
    let response = ui.put(rect, edit);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(label));
    response
}

/// A caption of a picture's corner: a time or a state, always on its own dark plane.
pub fn picture_tag(ui: &Ui, look: &Look, corner: Pos2, anchor: Align2, text: &str) {
    let painter = ui.painter();
    let width = look.width(painter, text, fonts::SMALL_STRONG) + 10.0;
    let rect = anchor.anchor_size(corner, vec2(width, 18.0));
    painter.rect_filled(rect, CornerRadius::same(4), super::theme::PICTURE_TAG);
    look.text_center(painter, rect.center(), text, fonts::SMALL_STRONG, super::theme::ON_PICTURE);
}

/// A bar that fills from the left, 0 to 1.
pub fn progress_bar(ui: &Ui, look: &Look, rect: Rect, part: f32) {
    let radius = CornerRadius::same((rect.height() / 2.0) as u8);
    ui.painter().rect_filled(rect, radius, look.theme.line);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * part.clamp(0.0, 1.0), rect.height()));
    ui.painter().rect_filled(done, radius, look.theme.accent);
}

/// The hand over what can be dragged sideways.
pub fn drag_cursor(ui: &Ui) {
    ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
}
