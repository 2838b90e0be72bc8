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
const ROW: f32 = 40.0;
/// A row of one line.
const LOW_ROW: f32 = 32.0;
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
        let is_low = used.words().1.is_empty();
        let place = page.row(if is_low { LOW_ROW } else { ROW });
        if one(ui, cx, place, used, (index, chosen == Some(index))) {
            taken = Some(index);
        }
    }
    if let Some(used) = taken.and_then(|index| offered.get(index)) {
        for (field, text) in &used.fills {
            cx.push(Action::TypeField(clip.id, field, Some(FieldValue::Text(text.clone()))));
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

/// A row; whether it was clicked.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, used: &Used, (index, is_chosen): (usize, bool)) -> bool {
    let (theme, look) = (*cx.theme(), *cx.look());
    let (first, second) = used.words();
    let words = if second.is_empty() { first.to_owned() } else { format!("{first}, {second}") };
    let response = ui.interact(row, id(("used", index)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &words));
    let is_reached = is_chosen || ui.rect_contains_pointer(row);
    if is_reached {
        ui.painter().rect_filled(row, CornerRadius::same(6), theme.hover);
    }
    let forget = cx.t("used-forget");
    let width = look.width(ui.painter(), &forget, fonts::HELP_STRONG);
    let room = row.width() - 16.0 - if is_reached { width + 12.0 } else { 0.0 };
    let shown = look.middle_elided(ui.painter(), first, fonts::BODY, room);
    let below = look.middle_elided(ui.painter(), second, fonts::SMALL, room);
    let (left, middle) = (row.left() + 8.0, row.center().y);
    match second.is_empty() {
        true => look.text(ui.painter(), pos2(left, middle), &shown, fonts::BODY, theme.ink),
        false => look.text(ui.painter(), pos2(left, middle - 8.0), &shown, fonts::BODY, theme.ink),
    };
    look.text(ui.painter(), pos2(left, middle + 10.0), &below, fonts::SMALL, theme.muted);
    if is_reached {
        let corner = pos2(row.right() - 8.0 - width, middle - 16.0);
        let link = Rect::from_min_size(corner, vec2(width, 32.0));
        let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&forget).link() };
        if button.show(ui, &look, link, id(("used-forget", index))).clicked() {
            cx.push(Action::Office(used.forget.clone()));
            return false;
        }
    }
    response.clicked()
}
