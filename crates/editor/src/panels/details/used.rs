//! Names and sources that were used before: offered below the field from the first letter on.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};
use sunting_graphics::template::{self, Field};
use sunting_timeline::graphic::{FieldValue, Graphic};
use sunting_timeline::{Clip, ClipId};

use super::super::{Cx, id};
use super::page::Page;
use crate::look::fonts;
use crate::look::widgets::Button;
use crate::state::Action;
use crate::state::office::OfficeEdit;

/// So many are offered at once.
const MOST: usize = 3;
/// A row is at least so high,
const LEAST_ROW: f32 = 32.0;
/// and a name or a position has at most so many lines.
const MOST_LINES: usize = 5;
const NAME: &str = "nama";
const POSITION: &str = "jabatan";
const SOURCE: &str = "sumber";

/// Which row the keyboard is on, and in which field.
#[derive(Default)]
pub struct UsedDraft {
    chosen: Option<(ClipId, usize)>,
}

/// Something that was used before.
struct Used {
    /// What it fills in, by the field's id.
    fills: Vec<(&'static str, String)>,
    forget: OfficeEdit,
}

impl Used {
    fn words(&self) -> (&str, &str) {
        let word = |index: usize| self.fills.get(index).map_or("", |(_, text)| text.as_str());
        (word(0), word(1))
    }
}

/// Offers below a field what fits to what is typed in it: ↓ and Enter, or a click, fill it in, a name with its position.
pub fn offer(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut Page,
    (clip, graphic): (&Clip, &Graphic),
    field: &Field,
    response: &Response,
) {
    let typed = graphic.text(field.id);
    let is_typed = response.has_focus() || response.lost_focus();
    let offered = if is_typed { fitting(cx, graphic, field, typed) } else { Vec::new() };
    if offered.is_empty() {
        return;
    }
    let (down, up) = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
        (count(Key::ArrowDown), count(Key::ArrowUp))
    });
    let before = cx.drafts.used.chosen.filter(|(own, _)| *own == clip.id).map(|(_, row)| row);
    // Above the first row is the field itself.
    let row = (before.map_or(0, |row| row + 1) + down).saturating_sub(up).min(offered.len());
    let mut chosen = row.checked_sub(1);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut taken = chosen.filter(|_| entered);
    let caption = page.row(20.0);
    cx.look().text(ui.painter(), caption.left_center(), &cx.t("used-before"), fonts::SMALL, cx.theme().muted);
    for (index, used) in offered.iter().enumerate() {
        if one(ui, cx, page, used, (index, chosen == Some(index))) {
            taken = Some(index);
        }
    }
    if let Some(used) = taken.and_then(|index| offered.get(index)) {
        for (field, text) in &used.fills {
            cx.push(Action::TypeField(clip.id, (*field).to_owned(), Some(FieldValue::Text(text.clone()))));
        }
        chosen = None;
        response.request_focus();
    }
    cx.drafts.used.chosen = chosen.map(|row| (clip.id, row));
}

/// What was used before in such a field.
fn fitting(cx: &Cx<'_>, graphic: &Graphic, field: &Field, typed: &str) -> Vec<Used> {
    let office = &cx.model.office;
    let fields = template::find(&graphic.template).map_or(&[][..], |template| template.fields);
    match field.id {
        NAME if fields.iter().any(|field| field.id == POSITION) => {
            let people = office.people(typed).take(MOST);
            let used = people.map(|person| Used {
                fills: vec![(NAME, person.name.clone()), (POSITION, person.position.clone())],
                forget: OfficeEdit::ForgetPerson(person.name.clone()),
            });
            used.collect()
        }
        SOURCE => {
            let sources = office.sources(typed).take(MOST);
            let used = sources.map(|source| Used {
                fills: vec![(SOURCE, source.to_owned())],
                forget: OfficeEdit::ForgetSource(source.to_owned()),
            });
            used.collect()
        }
        _ => Vec::new(),
    }
}

/// A row, as high as its words; whether it was clicked.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, used: &Used, (index, is_chosen): (usize, bool)) -> bool {
    let (theme, look) = (*cx.theme(), *cx.look());
    let (first, second) = used.words();
    let forget = cx.t("used-forget");
    let forget_width = look.width(ui.painter(), &forget, fonts::HELP_STRONG);
    let room = page.width() - forget_width - 28.0;
    let name = look.lines(ui.painter(), first, fonts::BODY, theme.ink, room, MOST_LINES);
    let position = look.lines(ui.painter(), second, fonts::SMALL, theme.muted, room, MOST_LINES);
    let position_height = if second.is_empty() { 0.0 } else { position.size().y };
    let words_height = name.size().y + position_height;
    let row = page.row((words_height + 12.0).max(LEAST_ROW));
    let words = if second.is_empty() { first.to_owned() } else { format!("{first}, {second}") };
    let response = ui.interact(row, id(("used", index)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &words));
    let is_reached = is_chosen || ui.rect_contains_pointer(row);
    if is_reached {
        ui.painter().rect_filled(row, CornerRadius::same(6), theme.hover);
    }
    let at = pos2(row.left() + 8.0, row.center().y - words_height / 2.0);
    let below = pos2(at.x, at.y + name.size().y);
    ui.painter().galley(at, name, theme.ink);
    ui.painter().galley(below, position, theme.muted);
    if is_reached {
        let corner = pos2(row.right() - 8.0 - forget_width, row.center().y - 16.0);
        let link = Rect::from_min_size(corner, vec2(forget_width, 32.0));
        let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&forget).link() };
        if button.show(ui, &look, link, id(("used-forget", index))).clicked() {
            cx.push(Action::Office(used.forget.clone()));
            return false;
        }
    }
    response.clicked()
}
