//! The sentence at the left of the stage: one at a time. It stands at the foot; where subtitles are read there, and
//! where the result is previewed with its buttons, it stands at the head.

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Galley, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use sunting_timeline::style::VerticalAnchor;

use super::{Cx, id, painter};
use crate::layout::Preview;
use crate::look::fonts::Type;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::action::NoticeButton;
use crate::state::{Action, Notice, Step};

/// How long it stays.
const STAYS: Duration = Duration::from_secs(6);
/// How long it takes to come, in seconds.
const COMES_S: f64 = 0.12;
/// Before the words: the icon.
const BEFORE: f32 = 42.0;
/// Stages narrower than this have narrow notices, with their button under the words.
const NARROW: f32 = 400.0;

/// Draws the sentence over the stage.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, stage: Rect) {
    let model = cx.model;
    let (Some(notice), Some(since)) = (model.notice.shown(), model.notice.since()) else { return };
    let plan = Plan::of(ui, cx, stage, notice);
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(stage).id_salt("notice"));
    ui.set_opacity(presence(ui, cx, since));
    // The plane keeps clicks from the picture under it.
    let plane = ui.interact(plan.card, id("notice"), Sense::CLICK);
    announce(ui, &plane, notice);
    let (look, painter) = (*cx.look(), painter(ui));
    look.floating(&painter, plan.card, 8);
    let ink = if notice.is_error { look.theme.bad } else { look.theme.accent };
    look.icon(&painter, pos2(plan.card.left() + 25.0, plan.words.center().y), notice.icon, 18.0, ink);
    painter.galley(plan.words.min, plan.galley.clone(), look.theme.ink);
    let mut is_held = plane.contains_pointer();
    if let (Some(button), Some(rect)) = (&notice.button, plan.button) {
        is_held |= press(ui, cx, rect, button);
    }
    if let Some(rect) = plan.close {
        let label = cx.t("notice-close");
        if Button::icon(icons::X, &label).show(ui, &look, rect, id("close-notice")).clicked() {
            cx.push(Action::CloseNotice);
        }
    } else {
        leave(ui, cx, since, is_held);
    }
}

/// How much of it shows: it comes within a moment, and with less motion at once.
fn presence(ui: &Ui, cx: &Cx<'_>, since: Instant) -> f32 {
    if cx.model.settings.less_motion {
        return 1.0;
    }
    let now = ui.input(|input| input.time);
    let came = ui.data_mut(|data| {
        let known = data.get_temp_mut_or(id("notice-came"), (since, now));
        if known.0 != since {
            *known = (since, now);
        }
        known.1
    });
    let part = ((now - came) / COMES_S).min(1.0);
    if part < 1.0 {
        ui.ctx().request_repaint();
    }
    part as f32
}

struct Plan {
    card: Rect,
    words: Rect,
    galley: Arc<Galley>,
    button: Option<Rect>,
    close: Option<Rect>,
}

impl Plan {
    fn of(ui: &Ui, cx: &Cx<'_>, stage: Rect, notice: &Notice) -> Self {
        let look = cx.look();
        let is_narrow = stage.width() < NARROW;
        let margin = if is_narrow { 8.0 } else { 16.0 };
        let button_width = notice
            .button
            .as_ref()
            .map_or(0.0, |button| look.width(ui.painter(), &cx.t(button.label), fonts::HELP_NAME));
        let beside = if notice.button.is_some() && !is_narrow { button_width + 28.0 } else { 0.0 };
        let below = if notice.button.is_some() && is_narrow { 32.0 } else { 0.0 };
        // Where the button is under the words, the cross is beside it.
        let close_width = if notice.is_error && below == 0.0 { 36.0 } else { 0.0 };
        let frame = BEFORE + beside + close_width + 16.0;
        let room = (stage.width() - 2.0 * margin - frame).max(80.0);
        let laid = |font: Type| {
            let rows = ((stage.height() - below - 36.0) / font.line()).clamp(2.0, 8.0) as usize;
            look.sentence(ui.painter(), &notice.text, font, look.theme.ink, room, rows)
        };
        let usual = laid(fonts::HELP_STRONG);
        let galley = if usual.elided { laid(fonts::SMALL_STRONG) } else { usual };
        let text = galley.size();
        let height = (text.y + 22.0).max(40.0) + below;
        let foot = BEFORE + button_width + if notice.is_error { 56.0 } else { 16.0 };
        let width = (text.x + frame).max(if below > 0.0 { foot } else { 0.0 });
        let top = if stands_high(cx) { head_of(cx, stage) } else { stage.bottom() - 12.0 - height };
        let card = Rect::from_min_size(pos2(stage.left() + margin, top), vec2(width, height));
        let middle = card.center().y - below / 2.0;
        let words = Rect::from_min_size(pos2(card.left() + BEFORE, middle - text.y / 2.0), text);
        let button = notice.button.as_ref().map(|_| match below > 0.0 {
            true => Rect::from_min_size(pos2(words.left(), card.bottom() - 36.0), vec2(button_width, 32.0)),
            false => Rect::from_min_size(pos2(words.right() + 28.0, middle - 16.0), vec2(button_width, 32.0)),
        });
        let close_y = if below > 0.0 { card.bottom() - 20.0 } else { middle };
        let close = pos2(card.right() - 22.0, close_y);
        let close = notice.is_error.then(|| Rect::from_center_size(close, vec2(32.0, 32.0)));
        Self { card, words, galley, button, close }
    }
}

/// Whether subtitles, or the buttons of the preview, are where it would stand.
fn stands_high(cx: &Cx<'_>) -> bool {
    let model = cx.model;
    let shows_video = model.viewing.file().is_none() && model.preview.problem().is_none() && !model.is_start_page();
    let has_subtitles = model.session.subtitle_tracks().any(|track| !track.hidden && !track.clips.is_empty());
    let at_foot = model.session.subtitle_style().vertical == VerticalAnchor::Bottom;
    model.chrome.step() == Step::Make || shows_video && has_subtitles && at_foot
}

/// The highest that it stands: below the heading of the preview.
fn head_of(cx: &Cx<'_>, stage: Rect) -> f32 {
    match cx.model.chrome.step() {
        Step::Make => Preview::on(stage, cx.model.chrome.class()).room.top() + 8.0,
        _ => stage.top() + 12.0,
    }
}

/// Screen readers say it by themselves: politely, errors at once.
fn announce(ui: &Ui, plane: &Response, notice: &Notice) {
    let (role, live) = if notice.is_error { (Role::Alert, Live::Assertive) } else { (Role::Status, Live::Polite) };
    plane.widget_info(|| WidgetInfo::labeled(role, true, &notice.text));
    ui.ctx().accesskit_node_builder(plane.id, |node| node.set_live(live));
}

/// Its one button; whether the pointer or the keyboard is on it.
fn press(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, button: &NoticeButton) -> bool {
    let label = cx.t(button.label);
    let link = Button { font: Some(fonts::HELP_NAME), ..Button::words(&label).link() };
    let response = link.show(ui, cx.look(), rect, id("notice-button"));
    if response.clicked() {
        cx.push(Action::CloseNotice);
        cx.push((*button.action).clone());
    }
    response.hovered() || response.has_focus()
}

/// Goes after a while, unless somebody is on it.
fn leave(ui: &Ui, cx: &mut Cx<'_>, since: Instant, is_held: bool) {
    let shown = Instant::now().saturating_duration_since(since);
    match STAYS.checked_sub(shown) {
        Some(left) if !left.is_zero() => ui.ctx().request_repaint_after(left),
        // Letting go is an event, which draws again.
        _ if is_held => {}
        _ => cx.push(Action::CloseNotice),
    }
}
