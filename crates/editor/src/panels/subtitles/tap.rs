//! *Ketuk waktu*: three sentences, and one button that says when the present one begins to be spoken.

use std::sync::Arc;

use eframe::egui::accesskit::Live;
use eframe::egui::{CornerRadius, Galley, Id, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use sunting_session::tapping::Pace;

use super::super::{Cx, id, painter, scrolling, told};
use super::{Round, page};
use crate::look::fonts::Type;
use crate::look::widgets::{Button, segmented};
use crate::look::{Look, fonts, icons};
use crate::state::Action;
use crate::state::action::TapAct;

/// The height of the header.
const HEADER: f32 = 56.0;
/// Lower panels scroll as a whole.
const LOW: f32 = 220.0;
/// Left and right of everything.
const SIDE: f32 = 16.0;
/// The foot's line is nearly as wide as the panel.
const FOOT_RIGHT: f32 = 6.0;
/// The present sentence stands in a box that is never higher: what is pressed stays where it is.
const BOX: f32 = 76.0;
/// Inside the box.
const PADDING: f32 = 16.0;
const MARK: f32 = 56.0;
const BACK: f32 = 36.0;
/// The two speeds.
const SPEEDS: f32 = 128.0;
/// What a button has besides its words.
const AROUND_WORDS: f32 = 54.0;
/// A key cap in a button, and what it stands from its end.
const CAP: f32 = 28.0;
const CAP_MARGIN: f32 = 12.0;

/// The button that marks a start: Enter is its own, too.
pub fn tap_button() -> Id {
    id("tap-mark")
}

/// What is known of a place in the row of sentences.
#[derive(Clone, Copy)]
enum Place {
    Before,
    Present,
    Behind,
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(round) = cx.drafts.tap.round.take() else { return };
    let (head, body) = rect.split_top_bottom_at_y(rect.top() + HEADER);
    let (view, above) = if rect.height() < LOW { (rect, HEADER) } else { (body, 0.0) };
    if above == 0.0 {
        header(ui, cx, head, &round);
    }
    let foot = foot_words(ui, cx, rect.width() - SIDE - FOOT_RIGHT);
    let is_broad = fits_one_row(ui, cx, rect.width() - 2.0 * SIDE);
    let rows = if is_broad { BACK } else { 2.0 * BACK + 8.0 };
    let height = above + 264.0 + rows + 15.0 + foot.size().y + 12.0;
    scrolling(ui, view, "tap-page", height.max(view.height()), |ui, top, _| {
        if above > 0.0 {
            header(ui, cx, Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), above)), &round);
        }
        let (left, right, y) = (rect.left() + SIDE, rect.right() - SIDE, top + above);
        sentences(ui, cx, &round, Rect::from_min_max(pos2(left, y), pos2(right, y + 184.0)));
        mark(ui, cx, &round, Rect::from_min_size(pos2(left, y + 196.0), vec2(right - left, MARK)));
        let below = Rect::from_min_size(pos2(left, y + 264.0), vec2(right - left, rows));
        back_and_speed(ui, cx, &round, below, is_broad);
        let words = cx.t("tap-ends");
        let place = Rect::from_min_size(pos2(left, below.bottom() + 15.0), foot.size());
        ui.painter().galley(place.min, foot.clone(), cx.theme().muted);
        told(ui, place, &words);
    });
    cx.drafts.tap.round = Some(round);
}

fn foot_words(ui: &Ui, cx: &Cx<'_>, width: f32) -> Arc<Galley> {
    cx.look().lines(ui.painter(), &cx.t("tap-ends"), fonts::HELP, cx.theme().muted, width, 3)
}

/// The way back, the title, and the number of the present sentence.
fn header(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, round: &Round) {
    let (is_left, title_right) = page::header(ui, cx, rect, "cmd-tap-times", id("tap-back-to-list"));
    if is_left {
        cx.push(Action::Tap(TapAct::Leave));
    }
    let all = round.tapping.rows().len();
    let present = (round.tapping.present() + 1).min(all);
    let numbers = [("present", (present as i64).into()), ("all", (all as i64).into())];
    let words = cx.words().text("tap-place", &numbers);
    let (y, right) = (rect.center().y, rect.right() - SIDE);
    let left = right - cx.look().width(ui.painter(), &words, fonts::HELP);
    if left > title_right + 8.0 {
        cx.look().text(ui.painter(), pos2(left, y), &words, fonts::HELP, cx.theme().muted);
        told(ui, Rect::from_min_max(pos2(left, y - 10.0), pos2(right, y + 10.0)), &words);
    }
}

/// What is to be done, and three sentences: the one before, the present one, the next one.
fn sentences(ui: &mut Ui, cx: &Cx<'_>, round: &Round, rect: Rect) {
    let key = match (is_over(round), cx.model.preview.is_playing()) {
        (true, _) => "tap-all-done-hint",
        (false, true) => "tap-hint",
        (false, false) => "tap-hint-paused",
    };
    line(ui, cx, &cx.t(key), fonts::HELP, pos2(rect.left(), rect.top() + 22.0), rect.width());
    let present = round.tapping.present();
    let before = present.checked_sub(1);
    sentence(
        ui,
        cx,
        round,
        before,
        Place::Before,
        Rect::from_min_size(rect.min + vec2(0.0, 36.0), vec2(rect.width(), 32.0)),
    );
    let room = Rect::from_min_size(rect.min + vec2(0.0, 72.0), vec2(rect.width(), BOX));
    sentence(ui, cx, round, Some(present), Place::Present, room);
    let below = Rect::from_min_size(rect.min + vec2(0.0, 154.0), vec2(rect.width(), 32.0));
    sentence(ui, cx, round, Some(present + 1), Place::Behind, below);
}

fn is_over(round: &Round) -> bool {
    round.tapping.present() >= round.tapping.rows().len()
}

/// One line in the quiet ink, cut where there is no room; the whole of it is told.
fn line(ui: &Ui, cx: &Cx<'_>, words: &str, font: Type, at: Pos2, width: f32) {
    let galley = cx.look().lines(ui.painter(), words, font, cx.theme().muted, width, 1);
    let place = Rect::from_min_size(pos2(at.x, at.y - galley.size().y / 2.0), galley.size());
    ui.painter().galley(place.min, galley, cx.theme().muted);
    told(ui, place, words);
}

fn sentence(ui: &mut Ui, cx: &Cx<'_>, round: &Round, row: Option<usize>, place: Place, rect: Rect) {
    let text = row.and_then(|row| round.tapping.rows().get(row)).map(|row| row.text.trim().to_owned());
    let text = text.map(|text| if text.is_empty() { cx.t("subtitle-no-words") } else { text });
    match (place, text) {
        (Place::Present, text) => present(ui, cx, text, rect),
        (Place::Before | Place::Behind, Some(text)) => {
            let is_tapped = row.is_some_and(|row| round.tapping.is_tapped(row));
            let right = if is_tapped { rect.right() - 26.0 } else { rect.right() };
            let at = pos2(rect.left(), rect.center().y);
            line(ui, cx, &text.replace('\n', " "), fonts::BODY, at, right - rect.left());
            if is_tapped {
                let center = pos2(rect.right() - 10.0, rect.center().y);
                cx.look().icon(ui.painter(), center, icons::CHECK, 16.0, cx.theme().ok);
                told(ui, Rect::from_center_size(center, vec2(20.0, 20.0)), &cx.t("tap-has-time"));
            }
        }
        (Place::Before | Place::Behind, None) => {}
    }
}

/// The present sentence, large; it is announced.
fn present(ui: &Ui, cx: &Cx<'_>, text: Option<String>, rect: Rect) {
    let (theme, painter) = (*cx.theme(), painter(ui));
    let stroke = Stroke::new(2.0, theme.accent);
    painter.rect(rect, CornerRadius::same(8), theme.soft, stroke, StrokeKind::Inside);
    let text = text.unwrap_or_else(|| cx.t("tap-all-done"));
    let galley = large(ui, cx, &text, rect.width() - 2.0 * PADDING);
    painter.galley(pos2(rect.left() + PADDING, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
    let response = told(ui, rect, &text.replace('\n', " "));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// As large as the box has room for.
fn large(ui: &Ui, cx: &Cx<'_>, text: &str, width: f32) -> Arc<Galley> {
    let laid = |font: Type, rows: usize| ui.painter().layout_job(Look::spaced(text, font, cx.theme().ink, width, rows));
    let whole = laid(fonts::CLOCK, 2);
    if whole.elided { laid(fonts::NAME, 3) } else { whole }
}

/// The big button: it plays, then marks, and at last leads out.
fn mark(ui: &mut Ui, cx: &mut Cx<'_>, round: &Round, rect: Rect) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let (icon, key) = match (is_over(round), cx.model.preview.is_playing()) {
        (true, _) => (icons::CHECK, "tap-finish"),
        (false, true) => (icons::HAND_TAP, "tap-mark"),
        (false, false) => (icons::PLAY, "tap-play"),
    };
    let words = cx.t(key);
    let button = Button { font: Some(fonts::TITLE), ..Button::new(icon, &words).filled() };
    if button.show(ui, &look, rect, tap_button()).clicked() {
        cx.push(Action::Tap(TapAct::Mark));
    }
    let words = look.width(ui.painter(), &words, fonts::TITLE) + AROUND_WORDS;
    if words + 2.0 * (CAP + CAP_MARGIN) > rect.width() {
        return;
    }
    let cap = Rect::from_center_size(pos2(rect.right() - CAP_MARGIN - CAP / 2.0, rect.center().y), vec2(CAP, CAP));
    ui.painter().rect_stroke(cap, CornerRadius::same(4), Stroke::new(1.5, theme.on), StrokeKind::Inside);
    look.text_center(ui.painter(), cap.center(), "↓", fonts::TITLE, theme.on);
}

/// Whether the way back and the speeds stand beside each other.
fn fits_one_row(ui: &Ui, cx: &Cx<'_>, width: f32) -> bool {
    let words = |key: &str, font| cx.look().width(ui.painter(), &cx.t(key), font);
    words("tap-back", fonts::BUTTON) + AROUND_WORDS + 24.0 + words("tap-speed", fonts::BODY) + 16.0 + SPEEDS <= width
}

fn back_and_speed(ui: &mut Ui, cx: &mut Cx<'_>, round: &Round, rect: Rect, is_broad: bool) {
    let look = *cx.look();
    let (words, reason) = (cx.t("tap-back"), cx.t("reason-first-sentence"));
    let width = if is_broad { look.width(ui.painter(), &words, fonts::BUTTON) + AROUND_WORDS } else { rect.width() };
    let back = Rect::from_min_size(rect.min, vec2(width, BACK));
    let is_first = round.tapping.present() == 0;
    let button = Button::new(icons::ARROW_U_UP_LEFT, &words).disabled(is_first.then_some(reason.as_str()));
    let tip = cx.t("tap-back-key");
    if button.tip(&tip).show(ui, &look, back, id("tap-back")).clicked() {
        cx.push(Action::Tap(TapAct::Back));
    }
    let y = rect.bottom() - BACK / 2.0;
    let left = if is_broad { back.right() + 24.0 } else { rect.left() };
    look.text(ui.painter(), pos2(left, y), &cx.t("tap-speed"), fonts::BODY, cx.theme().ink);
    let place = Rect::from_center_size(pos2(rect.right() - SPEEDS / 2.0, y), vec2(SPEEDS, 32.0));
    let names = [cx.t("tap-slow"), cx.t("tap-normal")];
    let [slow, normal] = names.each_ref().map(String::as_str);
    let chosen = usize::from(cx.drafts.tap.pace == Pace::Normal);
    if let Some(clicked) = segmented(ui, &look, place, id("tap-speed"), &[slow, normal], chosen) {
        cx.push(Action::Tap(TapAct::Pace(if clicked == 0 { Pace::Slow } else { Pace::Normal })));
    }
}
