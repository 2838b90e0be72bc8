//! The kinds that suit the numbers, best first, each as a picture of them; the others unfold, with why they are off.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, CornerRadius, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::suggest::Refusal;
use sunting_session::charts::chart_template;
use sunting_timeline::Edit;

use super::super::{Cx, id};
use super::draft::ChartDraft;
use super::notes::{kind_name, reason};
use super::tiles::{self, Tiles};
use crate::layout::Class;
use crate::look::widgets::Button;
use crate::look::{Look, chart_icon, fonts, icons};
use crate::state::Action;

/// A tile's picture, how far tiles stand apart, and the room of the name below.
const TILE: (f32, f32) = (96.0, 52.0);
const PITCH: f32 = 104.0;
const NAME: f32 = 20.0;
/// A button, where tiles have no room.
const BUTTON: f32 = 32.0;
/// An icon with the gap behind it.
const ICON: f32 = 24.0;
/// Beside the kinds stands what unfolds the others.
const FIRST: usize = 3;

/// The height of the kinds while the others are folded.
pub fn height(ui: &Ui, cx: &Cx<'_>, draft: &ChartDraft, width: f32) -> f32 {
    let offered = first(draft);
    match has_tiles(cx, &offered, width) {
        true => TILE.1 + NAME,
        false => Buttons::of(ui, cx, &offered, width).height() + 8.0,
    }
}

/// Buttons one after the other, as wide as their words; without icons where those would take another row.
struct Buttons {
    has_icons: bool,
    /// Their places below a corner; the last one unfolds the others.
    places: Vec<Rect>,
}

impl Buttons {
    fn of(ui: &Ui, cx: &Cx<'_>, kinds: &[ChartKind], width: f32) -> Self {
        let names = kinds.iter().map(|kind| kind_name(cx, *kind)).chain([cx.t("charts-more")]);
        let words: Vec<f32> = names.map(|name| cx.look().width(ui.painter(), &name, fonts::HELP_STRONG)).collect();
        let total = |icon: f32| words.iter().map(|words| words + 24.0 + icon + 8.0).sum::<f32>() - 8.0;
        let has_icons = total(ICON) <= width || total(0.0) > width;
        let mut corner = pos2(0.0, 0.0);
        let places = words.iter().map(|words| {
            let own = (words + 24.0 + if has_icons { ICON } else { 0.0 }).min(width);
            if corner.x > 0.0 && corner.x + own > width {
                corner = pos2(0.0, corner.y + BUTTON + 8.0);
            }
            let place = Rect::from_min_size(corner, vec2(own, BUTTON));
            corner.x += own + 8.0;
            place
        });
        Self { has_icons, places: places.collect() }
    }

    fn height(&self) -> f32 {
        self.places.last().map_or(0.0, Rect::bottom)
    }
}

/// Whether there is room for pictures of all that is offered, and for the one that unfolds the others.
fn has_tiles(cx: &Cx<'_>, offered: &[ChartKind], width: f32) -> bool {
    is_wide(cx) && offered.len() as f32 * PITCH + TILE.0 <= width
}

fn is_wide(cx: &Cx<'_>) -> bool {
    cx.model.chrome.class() == Class::Wide
}

/// The kinds that are offered at first: the best, and the chart's own.
fn first(draft: &ChartDraft) -> Vec<ChartKind> {
    let all = [draft.suggestion.kind].into_iter().chain(draft.suggestion.also.iter().copied());
    let mut fitting: Vec<ChartKind> = all.filter(|kind| *kind != ChartKind::BigNumber).collect();
    let own = draft.kind().filter(|own| !fitting.iter().take(FIRST).any(|kind| kind == own));
    fitting.truncate(if own.is_some() { FIRST - 1 } else { FIRST });
    fitting.into_iter().chain(own).collect()
}

/// Draws them from a place on; where they end.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, tiles: &mut Tiles, draft: &ChartDraft, rect: Rect) -> f32 {
    let offered = first(draft);
    let is_open = cx.drafts.charts.all_kinds;
    let more = cx.t("charts-more");
    let mut toggled = false;
    if has_tiles(cx, &offered, rect.width()) {
        for (index, kind) in offered.iter().enumerate() {
            let place = Rect::from_min_size(rect.min + vec2(index as f32 * PITCH, 0.0), vec2(TILE.0, TILE.1));
            tile(ui, cx, tiles, draft, *kind, place);
        }
        let place = rect.min + vec2(offered.len() as f32 * PITCH, 0.0);
        toggled = more_tile(ui, cx, Rect::from_min_size(place, vec2(TILE.0, TILE.1)), &more, is_open);
    } else {
        let buttons = Buttons::of(ui, cx, &offered, rect.width());
        let mut places = buttons.places.iter().map(|place| place.translate(rect.min.to_vec2()));
        for (kind, place) in offered.iter().zip(places.by_ref()) {
            button(ui, cx, draft, *kind, place, buttons.has_icons);
        }
        if let Some(place) = places.next() {
            let icon = buttons.has_icons.then_some(icons::DOTS_THREE);
            let button = Button { icon, selected: is_open, ..Button::words(&more) };
            toggled |= button.show(ui, cx.look(), place, id("chart-more-kinds")).clicked();
        }
    }
    if toggled {
        cx.drafts.charts.all_kinds = !is_open;
    }
    let mut y = rect.top() + height(ui, cx, draft, rect.width());
    if is_open {
        let others = ChartKind::ALL.into_iter().filter(|kind| *kind != ChartKind::BigNumber && !offered.contains(kind));
        for kind in others {
            y = row(ui, cx, tiles, draft, kind, Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), 0.0)));
        }
    }
    y
}

fn choose(cx: &mut Cx<'_>, draft: &ChartDraft, kind: ChartKind) {
    cx.drafts.charts.kind_follows = None;
    let edit = Edit::SetTemplate { clip: draft.clip, template: chart_template(kind) };
    cx.push(Action::Edit("undo-chart-kind", vec![edit]));
}

fn kind_id(kind: ChartKind) -> Id {
    id(("chart-kind", kind.id()))
}

/// What can be chosen, unless it would mislead or has nothing to show.
fn sensed(ui: &Ui, cx: &Cx<'_>, kind: ChartKind, rect: Rect, is_own: bool, off: Option<&str>) -> Response {
    let sense = if off.is_some() { Sense::focusable_noninteractive() } else { Sense::click() };
    let response = ui.interact(rect, kind_id(kind), sense);
    let name = kind_name(cx, kind);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, off.is_none(), &name);
        info.selected = is_own.then_some(true);
        info
    });
    if let Some(reason) = off {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_disabled();
            node.set_description(reason);
        });
    }
    response
}

fn tile(ui: &mut Ui, cx: &mut Cx<'_>, tiles: &mut Tiles, draft: &ChartDraft, kind: ChartKind, picture: Rect) {
    let is_own = draft.kind() == Some(kind);
    let response = sensed(ui, cx, kind, picture.with_max_y(picture.bottom() + NAME), is_own, None);
    tiles::draw(ui, cx, tiles, draft, kind, picture);
    ring(ui, cx, picture, is_own, &response);
    let (look, theme) = (*cx.look(), *cx.theme());
    let (name, ink) = (kind_name(cx, kind), if is_own { theme.accent } else { theme.ink });
    name_below(ui, &look, picture, &name, ink);
    if response.clicked() && !is_own {
        choose(cx, draft, kind);
    }
}

fn name_below(ui: &Ui, look: &Look, picture: Rect, name: &str, ink: eframe::egui::Color32) {
    let at = pos2(picture.center().x, picture.bottom() + 11.0);
    look.text_center(ui.painter(), at, name, fonts::SMALL_STRONG, ink);
}

fn ring(ui: &Ui, cx: &Cx<'_>, picture: Rect, is_own: bool, response: &Response) {
    let theme = cx.theme();
    if is_own || response.hovered() || response.has_focus() && cx.look().keyboard {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(picture, CornerRadius::same(6), stroke, StrokeKind::Outside);
    }
    if response.has_focus() && cx.look().keyboard {
        cx.look().focus_ring(ui.painter(), picture.expand(2.0), 6);
    }
}

fn more_tile(ui: &mut Ui, cx: &Cx<'_>, picture: Rect, words: &str, is_open: bool) -> bool {
    let response = ui.interact(picture.with_max_y(picture.bottom() + NAME), id("chart-more-kinds"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let (look, theme) = (*cx.look(), *cx.theme());
    ui.painter().rect_filled(picture, 6.0, theme.well);
    let icon = if is_open { icons::CARET_DOWN } else { icons::DOTS_THREE };
    look.icon(ui.painter(), picture.center(), icon, 20.0, theme.ink);
    ring(ui, cx, picture, false, &response);
    name_below(ui, &look, picture, words, theme.ink);
    response.clicked()
}

fn button(ui: &mut Ui, cx: &mut Cx<'_>, draft: &ChartDraft, kind: ChartKind, place: Rect, has_icon: bool) {
    let (theme, look, is_own) = (*cx.theme(), *cx.look(), draft.kind() == Some(kind));
    let response = sensed(ui, cx, kind, place, is_own, None);
    let (fill, stroke) = match () {
        () if is_own => (theme.soft, Stroke::new(2.0, theme.accent)),
        () if response.hovered() => (theme.hover, Stroke::new(1.0, theme.border)),
        () => (theme.surface, Stroke::new(1.0, theme.border)),
    };
    ui.painter().rect(place, CornerRadius::same(6), fill, stroke, StrokeKind::Inside);
    let ink = if is_own { theme.accent } else { theme.ink };
    let name = kind_name(cx, kind);
    let width = look.width(ui.painter(), &name, fonts::HELP_STRONG);
    let icon_room = if has_icon { ICON } else { 0.0 };
    let left = place.center().x - (width + icon_room) / 2.0;
    if has_icon {
        let square = Align2::LEFT_CENTER.anchor_size(pos2(left, place.center().y), vec2(16.0, 16.0));
        chart_icon::paint(ui.painter(), square, kind, ink);
    }
    look.text(ui.painter(), pos2(left + icon_room, place.center().y), &name, fonts::HELP_STRONG, ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(ui.painter(), place, 6);
    }
    if response.clicked() && !is_own {
        choose(cx, draft, kind);
    }
}

/// A kind that is unfolded: its picture, and beside it its name or why it is off. Where the next one begins.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, tiles: &mut Tiles, draft: &ChartDraft, kind: ChartKind, rect: Rect) -> f32 {
    let (theme, look) = (*cx.theme(), *cx.look());
    let why = draft
        .refusal(kind)
        .filter(|refusal| is_off(refusal, draft))
        .map(|refusal| as_sentence(&reason(cx, draft, refusal)));
    let picture = Rect::from_min_size(rect.min, if is_wide(cx) { vec2(TILE.0, TILE.1) } else { vec2(32.0, 32.0) });
    let left = picture.right() + 12.0;
    let words = why.as_deref().unwrap_or_default();
    let told = look.lines(ui.painter(), words, fonts::SMALL, theme.muted, rect.right() - left, 4);
    let height = (told.size().y + 24.0).max(picture.height());
    let whole = rect.with_max_y(rect.top() + height);
    let response = sensed(ui, cx, kind, whole, false, why.as_deref());
    if why.is_none() && response.hovered() {
        ui.painter().rect_filled(whole.expand(4.0), CornerRadius::same(6), theme.hover);
    }
    if is_wide(cx) && why.is_none() {
        tiles::draw(ui, cx, tiles, draft, kind, picture);
    } else {
        ui.painter().rect_filled(picture, 6.0, theme.well);
        let ink = if why.is_some() { theme.off } else { theme.ink };
        chart_icon::paint(ui.painter(), Rect::from_center_size(picture.center(), vec2(20.0, 20.0)), kind, ink);
    }
    let (name, ink) = (kind_name(cx, kind), if why.is_some() { theme.off } else { theme.ink });
    let top = if why.is_some() { whole.top() + 10.0 } else { whole.center().y };
    look.text(ui.painter(), pos2(left, top), &name, fonts::BUTTON, ink);
    ui.painter().galley(pos2(left, whole.top() + 22.0), told, theme.muted);
    if look.keyboard && response.has_focus() {
        look.focus_ring(ui.painter(), whole, 6);
    }
    if response.clicked() {
        choose(cx, draft, kind);
    }
    whole.bottom() + 10.0
}

/// A reason that stands alone begins like a sentence.
fn as_sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is only too much is drawn, with a sentence: the table may still be shortened.
fn is_off(refusal: &Refusal, draft: &ChartDraft) -> bool {
    let is_too_much = matches!(refusal, Refusal::TooManyRows { .. });
    !is_too_much || draft.read.numbers.is_empty()
}
