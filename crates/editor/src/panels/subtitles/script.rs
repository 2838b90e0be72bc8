//! *Tempel naskah*: a script is pasted, and finds its times in the sound.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Color32, CornerRadius, Event, EventFilter, Frame, Galley, Key, Margin, Modifiers, Pos2, Rect, RichText, ScrollArea,
    Sense, Stroke, StrokeKind, TextBuffer, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use sunting_session::script::Matching;

use super::super::{Cx, id, inside, painter, scrolling, told};
use super::page;
use super::script_draft::Origin;
use crate::look::widgets::{Button, progress_bar};
use crate::look::{Look, fonts, icons};
use crate::state::action::TapAct;
use crate::state::{Action, Request};

/// The height of the header.
const HEADER: f32 = 56.0;
/// Left and right of everything.
const SIDE: f32 = 16.0;
/// The least height of the field.
const LEAST_FIELD: f32 = 96.0;
/// Lower panels scroll as a whole.
const LOW: f32 = 220.0;
const BUTTON: f32 = 40.0;
/// Between two buttons, and what a button has besides its words.
const GAP: f32 = 8.0;
const AROUND_WORDS: f32 = 54.0;
/// The icon before a line.
const BEFORE: f32 = 26.0;
/// So many rows a line takes at most.
const MOST_ROWS: usize = 4;
/// So many speakers and directions are named.
const MOST_NAMED: usize = 4;
/// Inside the field.
const PADDING: Margin = Margin { left: 10, right: 14, top: 10, bottom: 10 };
/// Esc leaves the page, not only the field.
const OWN_KEYS: EventFilter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if by_key(ui, cx) {
        return;
    }
    let comes_back = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::WindowFocused(true))));
    if comes_back && cx.drafts.script.awaits_clipboard() {
        // Whoever comes back from another program may have copied the script there.
        cx.push(Request::LookForScript);
    }
    // Where there is little height, the header goes away with the rest.
    let (head, body) = rect.split_top_bottom_at_y(rect.top() + HEADER);
    let (view, above) = if rect.height() < LOW { (rect, HEADER) } else { (body, 0.0) };
    if above == 0.0 {
        header(ui, cx, head);
    }
    let lines: Vec<Line> = lines(ui, cx, rect.width() - 2.0 * SIDE);
    let below = 14.0 + lines.iter().map(Line::height).sum::<f32>() + 6.0 + BUTTON + 12.0;
    let above_field = above + 12.0;
    let field = (view.height() - above_field - below).max(LEAST_FIELD);
    scrolling(ui, view, "script-page", above_field + field + below, |ui, top, _| {
        if above > 0.0 {
            header(ui, cx, Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), above)));
        }
        let (left, right) = (rect.left() + SIDE, rect.right() - SIDE);
        let place = Rect::from_min_size(pos2(left, top + above_field), vec2(right - left, field));
        text_field(ui, cx, place);
        let mut y = place.bottom() + 14.0;
        for line in &lines {
            line.show(ui, cx, pos2(left, y));
            y += line.height();
        }
        foot(ui, cx, Rect::from_min_max(pos2(left, y + 6.0), pos2(right, y + 6.0 + BUTTON)));
    });
}

/// Esc goes back, Ctrl+Enter is the filled button; whether the page was left.
fn by_key(ui: &Ui, cx: &mut Cx<'_>) -> bool {
    let has_keyboard = ui.memory(|memory| memory.has_focus(id("script-text")));
    if cx.drafts.overlay.is_open() {
        return false;
    }
    let (leaves, goes) = ui.input_mut(|input| {
        let leaves = has_keyboard && input.consume_key(Modifiers::NONE, Key::Escape);
        (leaves, input.consume_key(Modifiers::COMMAND, Key::Enter))
    });
    if goes && reason_against(cx).is_none() && cx.model.script_matching.progress().is_none() {
        begin(cx);
    }
    if leaves {
        cx.drafts.script.close();
        ui.memory_mut(|memory| memory.surrender_focus(id("script-text")));
    }
    leaves
}

/// The way back, the title, and where the script came from.
fn header(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (look, painter, y) = (*cx.look(), painter(ui), rect.center().y);
    let (is_left, title_right) = page::header(ui, cx, rect, "script-title", id("script-back"));
    if is_left {
        cx.drafts.script.close();
    }
    if cx.drafts.script.text.is_empty() || cx.model.script_matching.progress().is_some() {
        return;
    }
    let clear = cx.t("script-clear");
    let width = look.width(&painter, &clear, fonts::HELP_STRONG);
    let place = Rect::from_min_max(pos2(rect.right() - SIDE - width, y - 16.0), pos2(rect.right() - SIDE, y + 16.0));
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&clear).link() };
    if button.show(ui, &look, place, id("script-clear")).clicked() {
        cx.drafts.script.fill(String::new(), Origin::Typed);
        cx.drafts.script.takes_focus = true;
    }
    origin(ui, cx, (title_right + 12.0, place.left() - 12.0, y));
}

/// "Dari papan klip", where there is room for it.
fn origin(ui: &Ui, cx: &Cx<'_>, (left, right, y): (f32, f32, f32)) {
    let (look, font) = (*cx.look(), fonts::HELP);
    let words = match &cx.drafts.script.origin {
        Origin::Typed => return,
        Origin::Clipboard => cx.t("script-from-clipboard"),
        Origin::File(name) => {
            let frame = look.width(ui.painter(), &cx.t1("script-from-file", "name", ""), font);
            let name = look.middle_elided(ui.painter(), name, font, right - left - frame);
            cx.t1("script-from-file", "name", name)
        }
    };
    let width = look.width(ui.painter(), &words, font);
    let place = Rect::from_min_max(pos2(right - width, y - 10.0), pos2(right, y + 10.0));
    if place.left() >= left {
        look.text(ui.painter(), pos2(place.left(), y), &words, font, cx.theme().muted);
    }
    // Who listens hears it in any case.
    told(ui, place.with_min_x(place.left().max(left)), &words);
}

fn typed(text: &str, ink: Color32, width: f32) -> LayoutJob {
    LayoutJob { keep_trailing_whitespace: true, ..Look::spaced(text, fonts::BODY, ink, width, usize::MAX) }
}

fn text_field(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (theme, field) = (*cx.theme(), id("script-text"));
    let is_matching = cx.model.script_matching.progress().is_some();
    let has_keyboard = ui.memory(|memory| memory.has_focus(field));
    let stroke = if has_keyboard { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.border) };
    ui.painter().rect(rect, CornerRadius::same(6), theme.surface, stroke, StrokeKind::Inside);
    let ink = if is_matching { theme.muted } else { theme.ink };
    let (label, hint) = (cx.t("script-text"), cx.t("script-hint"));
    let room = rect.shrink2(vec2(4.0, 2.0));
    inside(ui, room, "script-field", |ui| {
        ScrollArea::vertical().id_salt("script-field").auto_shrink(false).show(ui, |ui| {
            let mut layouter =
                |ui: &Ui, text: &dyn TextBuffer, width: f32| ui.painter().layout_job(typed(text.as_str(), ink, width));
            let edit = TextEdit::multiline(&mut cx.drafts.script.text)
                .id(field)
                .font(fonts::BODY.id())
                .text_color(ink)
                .hint_text(RichText::new(hint).font(fonts::BODY.id()))
                .frame(Frame::NONE.inner_margin(PADDING))
                .desired_width(room.width())
                .min_size(room.size())
                .interactive(!is_matching)
                .event_filter(OWN_KEYS)
                .layouter(&mut layouter);
            if ui.add(edit).changed() {
                cx.drafts.script.note_typed();
            }
        });
    });
    ui.ctx().accesskit_node_builder(field, |node| node.set_label(label));
    // Behind the field: a click elsewhere takes the keyboard from it.
    if !cx.drafts.overlay.is_open() && std::mem::take(&mut cx.drafts.script.takes_focus) {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

/// A line under the field: an icon and a sentence.
struct Line {
    icon: char,
    icon_ink: Color32,
    galley: Arc<Galley>,
    ink: Color32,
    words: String,
}

impl Line {
    fn of(ui: &Ui, icon: (char, Color32), ink: Color32, words: String, width: f32) -> Self {
        let job = Look::spaced(&words, fonts::HELP, ink, width - BEFORE, MOST_ROWS);
        Self { icon: icon.0, icon_ink: icon.1, galley: ui.painter().layout_job(job), ink, words }
    }

    fn height(&self) -> f32 {
        self.galley.size().y + 6.0
    }

    fn show(&self, ui: &Ui, cx: &Cx<'_>, at: Pos2) {
        let first = fonts::HELP.line() / 2.0;
        cx.look().icon(ui.painter(), pos2(at.x + 9.0, at.y + first), self.icon, 18.0, self.icon_ink);
        let place = Rect::from_min_size(at + vec2(BEFORE, 0.0), self.galley.size());
        ui.painter().galley(place.min, self.galley.clone(), self.ink);
        told(ui, place, &self.words);
    }
}

/// What there is to say of the script: how much it is, what is left out of it, what becomes of subtitles that are there.
fn lines(ui: &Ui, cx: &Cx<'_>, width: f32) -> Vec<Line> {
    let theme = *cx.theme();
    let read = &cx.drafts.script.read;
    let info = |words: String| Line::of(ui, (icons::INFO, theme.muted), theme.muted, words, width);
    if cx.model.script_matching.progress().is_some() {
        return vec![info(cx.t("script-meanwhile"))];
    }
    let mut lines = Vec::new();
    if !read.is_empty() {
        let aloud = cx.words().in_words(read.read_aloud());
        let video = cx.clock(cx.model.session.duration());
        let counts = [("count", read.sentences().into()), ("time", aloud.into()), ("video", video.into())];
        let count = cx.words().text("script-count", &counts);
        lines.push(Line::of(ui, (icons::CHECK, theme.ok), theme.ink, count, width));
    }
    lines.push(info(cx.t("script-words-stay")));
    for (key, names) in [("script-speakers", read.speakers()), ("script-directions", read.directions())] {
        if !names.is_empty() {
            lines.push(info(cx.t1(key, "names", listed(cx, names))));
        }
    }
    let there = cx.model.session.worded_subtitles();
    if there > 0 && !read.is_empty() {
        lines.push(info(cx.t1("script-replaces", "count", there.to_string())));
    }
    lines
}

/// Names one after the other; of many, how many more there are.
fn listed(cx: &Cx<'_>, names: &[String]) -> String {
    let shown = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMED) {
        0 => shown,
        more => format!("{shown}, {}", cx.t1("script-more", "count", more.to_string())),
    }
}

/// Why matching does not begin.
fn reason_against(cx: &Cx<'_>) -> Option<String> {
    let key = match () {
        () if cx.model.session.is_empty() => "reason-no-clip",
        () if cx.drafts.script.read.is_empty() => "reason-no-script",
        () if cx.model.session.subtitle_tracks().any(|track| track.locked) => "reason-locked",
        () => return None,
    };
    Some(cx.t(key))
}

/// Begins to look for the script in the sound.
fn begin(cx: &mut Cx<'_>) {
    cx.push(Request::MatchScript(cx.drafts.script.text.clone()));
}

/// The filled button, and the way without it; while it works, how far it is, and what stops it.
fn foot(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let look = *cx.look();
    if let Some(progress) = cx.model.script_matching.progress() {
        return working(ui, cx, rect, progress);
    }
    let (words, tap, reason) = (cx.t("script-match"), cx.t("cmd-tap-times"), reason_against(cx));
    let width = |words: &str| look.width(ui.painter(), words, fonts::BUTTON) + AROUND_WORDS;
    // Where there is no room for its words, the icon alone stands beside the filled button.
    let is_narrow = width(&words) + GAP + width(&tap) > rect.width();
    let left = rect.right() - if is_narrow { BUTTON } else { width(&tap) };
    let button = Button::new(icons::WAVEFORM, &words).filled().disabled(reason.as_deref());
    if button.show(ui, &look, rect.with_max_x(left - GAP), id("script-match")).clicked() {
        begin(cx);
    }
    let about = cx.t("tap-about");
    let button = Button { icon_only: is_narrow, ..Button::new(icons::HAND_TAP, &tap) };
    let button = button.tip(&about).disabled(reason.as_deref());
    if button.show(ui, &look, rect.with_min_x(left), id("script-tap")).clicked() {
        cx.push(Action::Tap(TapAct::Script));
    }
}

fn working(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, progress: Matching) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let stop = cx.t("script-stop");
    let width = look.width(ui.painter(), &stop, fonts::BUTTON) + 32.0;
    let place = rect.with_min_x(rect.right() - width);
    let words = cx.t(match progress {
        Matching::Listening(..) => "script-listening",
        Matching::Placing(..) => "script-placing",
    });
    let room = rect.with_max_x(place.left() - 12.0);
    let galley = look.lines(ui.painter(), &words, fonts::HELP_STRONG, theme.ink, room.width(), 2);
    let size = galley.size();
    let top = room.center().y - (size.y + 14.0) / 2.0;
    ui.painter().galley(pos2(room.left(), top), galley, theme.ink);
    let bar = Rect::from_min_size(pos2(room.left(), top + size.y + 6.0), vec2(room.width(), 8.0));
    progress_bar(ui, &look, bar, progress.share());
    let response = ui.interact(bar, id("script-progress"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(f64::from((progress.share() * 100.0).round()));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    if Button::words(&stop).show(ui, &look, place, id("script-stop")).clicked() {
        cx.push(Request::StopMatching);
    }
}
