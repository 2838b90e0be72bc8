//! A row of the list: a file of the project.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CornerRadius, DragAndDrop, LayerId, Order, PointerButton, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};
use sunting_session::Selection;
use sunting_timeline::MediaId;

use super::rows::{FileRow, LINE, ROW, Rows, SENTENCE};
use super::tile;
use crate::look::widgets::Button;
use crate::look::{fonts, icons, tips};
use crate::panels::{Cx, id, menu, painter};
use crate::state::request::PathWish;
use crate::state::{Action, Request, numbers};

/// Whoever double-clicks everything uses a file once, in seconds.
const AGAIN_S: f64 = 0.5;
/// Words begin right of the tile.
const LEFT: f32 = 100.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, file: &FileRow<'_>, rows: &Rows<'_>) {
    let media = file.media.id;
    let name = cx.model.session.file_name(media);
    let response = ui.interact(rect, id(("media", media)), Sense::click_and_drag());
    let is_chosen = cx.model.session.selection == Selection::Media(media);
    let (state, _, _) = state(cx, file);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ListItem, true, format!("{name}, {state}"));
        info.selected = is_chosen.then_some(true);
        info
    });
    plane(ui, cx, rect, &response, is_chosen || file.is_lit);
    let picture = tile::place(rect);
    tile::show(ui, cx, picture, file);
    if let Some(part) = file.copied {
        tile::progress(ui, cx, picture, part);
    }
    let others = rows.names(&cx.model.session);
    let room = rect.right() - 8.0 - (rect.left() + LEFT);
    let shown = cx.look().told_apart(ui.painter(), &name, others, fonts::HELP_NAME, room);
    words(ui, cx, rect, file, &shown);
    findings(ui, cx, rect, file);
    if file.is_missing {
        missing(ui, cx, rect, file);
    }
    answer(ui, cx, file, &response);
    if response.hovered() && !response.dragged() {
        tips::beside(response, &about_whole(cx, file, name));
    }
}

/// The whole name, and what else is in the file.
fn about_whole(cx: &Cx<'_>, file: &FileRow<'_>, name: String) -> String {
    let Some(facts) = cx.model.cached_media.facts.get(file.path) else { return name };
    let subtitles = Some(facts.subtitles.len()).filter(|count| *count > 0);
    let told = [("media-inside", subtitles), ("media-pieces", facts.pieces())];
    let told = told.into_iter().filter_map(|(key, count)| Some(cx.t1(key, "count", count?.to_string())));
    std::iter::once(name).chain(told).collect::<Vec<_>>().join("\n")
}

/// Under the row: chosen, pointed at, or with the keyboard's ring.
pub fn plane(ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response, is_chosen: bool) {
    let (theme, painter, radius) = (cx.theme(), ui.painter(), CornerRadius::same(8));
    if is_chosen {
        painter.rect(rect, radius, theme.soft, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(rect, radius, theme.hover);
    }
    if cx.look().keyboard && response.has_focus() {
        cx.look().focus_ring(painter, rect.shrink(4.0), 6);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Click looks at it, double click or Enter puts it at the end, a drag places it.
fn answer(ui: &mut Ui, cx: &mut Cx<'_>, file: &FileRow<'_>, response: &Response) {
    let media = file.media.id;
    let by_key = response.clicked() && !response.clicked_by(PointerButton::Primary);
    let is_again = response.double_clicked() && just_used(ui, media);
    if by_key && file.is_missing {
        cx.push(Request::AskPath(PathWish::FindMedia));
    } else if is_again {
        // The second click of a double click on "Pakai", which is no longer there.
    } else if by_key || (response.double_clicked() && !file.is_missing) {
        cx.push(Action::UseMedia(vec![media]));
    } else if response.clicked() {
        cx.push(Action::ViewMedia(media));
    }
    if !file.is_missing {
        response.dnd_set_drag_payload::<MediaId>(media);
        if DragAndDrop::payload::<MediaId>(ui.ctx()).is_some_and(|dragged| *dragged == media) {
            carried(ui, cx, file);
        }
    }
    menu::of_row(ui, response).show(|ui| {
        if !file.is_missing && menu::entry(ui, cx, &cx.t("media-use")) {
            cx.push(Action::UseMedia(vec![media]));
        }
        if !file.is_used && menu::entry(ui, cx, &cx.t("media-remove")) {
            cx.push(Action::RemoveMedia(media));
        }
    });
}

fn remember_use(ui: &Ui, media: MediaId) {
    let now = ui.input(|input| input.time);
    ui.data_mut(|data| data.insert_temp(id("media-used"), (media, now)));
}

/// Whether that file was used a moment ago.
fn just_used(ui: &Ui, media: MediaId) -> bool {
    let used = ui.data(|data| data.get_temp::<(MediaId, f64)>(id("media-used")));
    used.is_some_and(|(used, when)| used == media && ui.input(|input| input.time) - when < AGAIN_S)
}

/// The tile under the pointer while it is dragged.
fn carried(ui: &Ui, cx: &mut Cx<'_>, file: &FileRow<'_>) {
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, id("carried-media")));
    let rect = Rect::from_min_size(at + vec2(8.0, 8.0), tile::SIZE);
    tile::picture(&painter, cx, rect, file);
    painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(2.0, cx.theme().accent), StrokeKind::Outside);
}

/// Its name, as far as there is room for it, when it was recorded, whether it is used.
fn words(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, file: &FileRow<'_>, name: &str) {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let (left, right) = (rect.left() + LEFT, rect.right() - 8.0);
    let (mut about, (mut state, icon, ink)) = (about(cx, file), state(cx, file));
    if let Some(part) =
        file.copied.filter(|_| file.is_used && look.width(&painter, &state, fonts::SMALL) > right - left)
    {
        (about, state) = (Some(cx.t("media-copying")), percent(part));
    }
    let waits = !file.is_used && !file.is_missing;
    // Three lines fill the row; two stand in its middle.
    let mut y = rect.top() + if about.is_some() || waits { 16.0 } else { 24.0 };
    look.text(&painter, pos2(left, y), name, fonts::HELP_NAME, theme.ink);
    if let Some(about) = about {
        y += 17.0;
        look.text(&painter, pos2(left, y), &about, fonts::SMALL, theme.muted);
    }
    line(ui, cx, pos2(left, y + 16.0), icon, &state, ink);
    if waits {
        let label = cx.t("media-use");
        let width = look.width(&painter, &label, fonts::HELP_STRONG) + 20.0;
        let button = Rect::from_min_max(pos2(right - width, rect.top() + 28.0), pos2(right, rect.top() + 60.0));
        let button_id = id(("use-media", file.media.id));
        let button_look = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&label) };
        if button_look.show(ui, &look, button, button_id).clicked() {
            remember_use(ui, file.media.id);
            cx.push(Action::UseMedia(vec![file.media.id]));
        }
    }
}

/// When it was recorded; of what is not recorded, what it is.
fn about(cx: &Cx<'_>, file: &FileRow<'_>) -> Option<String> {
    if file.media.video.is_none() {
        return Some(cx.t("media-sound-only"));
    }
    let recorded = cx.model.shelf.recorded_s(file.media.id).map(|seconds| numbers::day_and_hour(cx.words(), seconds));
    recorded.or_else(|| file.media.is_still().then(|| cx.t("media-photo")))
}

/// The state in words, its icon and its colour.
fn state(cx: &Cx<'_>, file: &FileRow<'_>) -> (String, Option<char>, eframe::egui::Color32) {
    let theme = cx.theme();
    let path = cx.model.session.paths().of(file.media.id).to_owned();
    match file.copied {
        // Where nothing leads, nobody has looked: it lies on a server.
        _ if file.is_missing && path.as_os_str().is_empty() => {
            (cx.t("media-on-server"), Some(icons::WARNING), theme.bad)
        }
        _ if file.is_missing => (cx.t("media-missing"), Some(icons::WARNING), theme.bad),
        // Copying goes by itself; that a file waits is for someone to act on.
        Some(part) if file.is_used => (copying(cx, part), None, theme.muted),
        _ if file.is_used && cx.model.cached_media.proxies_wanted.contains(&path) => {
            (cx.t("media-light"), None, theme.muted)
        }
        _ if file.is_used => (cx.t("media-used"), Some(icons::CHECK_CIRCLE), theme.ok),
        _ => (cx.t("media-unused"), Some(icons::CIRCLE_DASHED), theme.muted),
    }
}

/// "Disalin ke proyek… 62%".
fn copying(cx: &Cx<'_>, part: f32) -> String {
    format!("{} {}", cx.t("media-copying"), percent(part))
}

fn percent(part: f32) -> String {
    format!("{}%", (part * 100.0).floor())
}

/// A small icon and words of one line.
pub fn line(ui: &Ui, cx: &Cx<'_>, at: Pos2, icon: Option<char>, words: &str, ink: eframe::egui::Color32) {
    let painter = ui.painter();
    let mut left = at.x;
    if let Some(icon) = icon {
        cx.look().icon(painter, pos2(at.x + 7.0, at.y), icon, 14.0, ink);
        left += 18.0;
    }
    cx.look().text(painter, pos2(left, at.y), words, fonts::SMALL, ink);
}

/// What should be known about the file, under its tile.
fn findings(ui: &Ui, cx: &Cx<'_>, rect: Rect, file: &FileRow<'_>) {
    let (theme, found) = (cx.theme(), file.findings);
    let left = rect.left() + 8.0;
    let mut y = rect.top() + ROW - 2.0;
    let short: Vec<String> = [(found.is_portrait, "media-portrait"), (found.is_quiet, "media-quiet")]
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, key)| cx.t(key))
        .collect();
    if !short.is_empty() {
        line(ui, cx, pos2(left, y + 8.0), Some(icons::WARNING), &short.join(" · "), theme.warn);
        y += LINE;
    }
    let damaged = found.damaged.map(|(count, from)| {
        cx.words().text("media-damaged", &[("count", (count as i64).into()), ("from", cx.clock(from).into())])
    });
    let cut_off = found.cut_off.map(|end| cx.t1("media-cut-off", "time", cx.words().in_words(end)));
    for words in damaged.into_iter().chain(cut_off) {
        cx.look().icon(ui.painter(), pos2(left + 7.0, y + 8.0), icons::WARNING, 14.0, theme.warn);
        let at = pos2(left + 18.0, y);
        cx.look().paragraph(ui.painter(), at, &words, fonts::SMALL, theme.warn, rect.right() - at.x - 8.0);
        y += SENTENCE;
    }
}

/// What can be done about a file that is gone.
fn missing(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, file: &FileRow<'_>) {
    let media = file.media.id;
    let at = pos2(rect.left() + 8.0, rect.top() + ROW);
    let label = cx.t("media-find");
    let after = small_button(ui, cx, at, &label, id(("find-media", media)), Request::AskPath(PathWish::FindMedia));
    if !file.is_used {
        let label = cx.t("media-remove");
        small_button(ui, cx, after, &label, id(("remove-media", media)), Action::RemoveMedia(media));
    }
}

/// A button as wide as its words; where the next one begins.
pub fn small_button(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    at: Pos2,
    label: &str,
    id: eframe::egui::Id,
    action: impl Into<Action>,
) -> Pos2 {
    let look = *cx.look();
    let width = look.width(ui.painter(), label, fonts::HELP_STRONG) + 20.0;
    let rect = Align2::LEFT_TOP.anchor_size(at, vec2(width, 32.0));
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(label) };
    if button.show(ui, &look, rect, id).clicked() {
        cx.push(action);
    }
    pos2(rect.right() + 8.0, at.y)
}
