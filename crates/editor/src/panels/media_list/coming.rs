//! A row of the list: a file on its way in, or one that cannot come in.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Rect, Sense, Ui, WidgetInfo, pos2};

use super::file::{line, plane, small_button};
use super::rows::{ComingRow, ROW, Rows};
use super::tile;
use crate::look::{fonts, icons, tips};
use crate::model::Incoming;
use crate::panels::{Cx, id, painter};
use crate::state::Request;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, row: &ComingRow<'_>, rows: &Rows<'_>) {
    let name = row.name();
    let (words, icon, ink) = state(cx, row.state);
    let response = ui.interact(rect, id(("coming", row.path)), Sense::focusable_noninteractive());
    response.widget_info(|| {
        let sentence = row.sentence.as_ref().map_or("", |galley| galley.text());
        WidgetInfo::labeled(Role::ListItem, true, format!("{name}, {words}. {sentence}"))
    });
    plane(ui, cx, rect, &response, false);
    let picture = tile::place(rect);
    let is_wrong = row.sentence.is_some();
    tile::blank(ui.painter(), cx, picture, if is_wrong { icons::WARNING } else { icons::FILM_STRIP });
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let left = rect.left() + 100.0;
    let others = rows.names(&cx.model.session);
    let shown = look.told_apart(&painter, &name, others, fonts::HELP_NAME, rect.right() - 8.0 - left);
    look.text(&painter, pos2(left, rect.top() + 24.0), &shown, fonts::HELP_NAME, theme.ink);
    line(ui, cx, pos2(left, rect.top() + 41.0), icon, &words, ink);
    if is_wrong {
        wrong(ui, cx, rect, row);
    }
    tips::beside(response, &name);
}

/// How far it is in words, an icon and a colour.
fn state(cx: &Cx<'_>, state: &Incoming) -> (String, Option<char>, Color32) {
    let theme = cx.theme();
    match state {
        Incoming::Checking => (cx.t("media-checking"), None, theme.muted),
        Incoming::StillArriving => (cx.t("media-arriving"), Some(icons::HOURGLASS), theme.muted),
        Incoming::Foreign(_) => (cx.t("media-foreign"), None, theme.warn),
        Incoming::Failed(_) => (cx.t("media-failed"), None, theme.bad),
    }
}

/// Why it does not come in, and what can be done.
fn wrong(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, row: &ComingRow<'_>) {
    let Some(sentence) = row.sentence.clone() else { return };
    let mut at = pos2(rect.left() + 8.0, rect.top() + ROW);
    let height = sentence.size().y;
    ui.painter().galley(at, sentence, cx.theme().ink);
    at.y += height + 8.0;
    if let Incoming::Failed(_) = row.state {
        let label = cx.t("media-retry");
        at = small_button(ui, cx, at, &label, id(("retry", row.path)), Request::RetryMedia(row.path.to_owned()));
    }
    let label = cx.t("media-remove");
    small_button(ui, cx, at, &label, id(("forget", row.path)), Request::ForgetIncoming(row.path.to_owned()));
}
