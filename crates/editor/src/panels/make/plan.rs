//! What will happen: the right panel. Its foot with the one filled button stays where it is, the rest scrolls.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, CornerRadius, Rect, ScrollArea, Sense, Ui, pos2, vec2};
use sunting_session::graphic_findings::GraphicFinding;
use sunting_session::prediction::{Fit, Prediction};
use sunting_session::purpose::{Other, Purpose};
use sunting_timeline::captions::reading::{Finding, Verdict};

use super::{choices, sentence, technical};
use crate::layout::Class;
use crate::look::fonts::Type;
use crate::look::widgets::{Button, progress_bar};
use crate::look::{fonts, icons};
use crate::model::readable;
use crate::panels::{Cx, id, inside, painter};
use crate::state::request::PathWish;
use crate::state::{Action, Command, Request};

/// The foot: where the file goes, and the button.
const FOOT: f32 = 108.0;
/// From one line of the sentence to the next.
const LEAD_LINE: f32 = 26.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let is_low = cx.model.chrome.class() == Class::Compact;
    let margin = if cx.model.chrome.class() == Class::Wide { 24.0 } else { 16.0 };
    let inner = rect.shrink2(vec2(margin, 0.0));
    // Where both tabs show the button, it is not the plan's.
    let foot = inner.with_min_y(inner.bottom() - if is_low { 0.0 } else { FOOT });
    let body = rect.with_max_y(foot.top());
    inside(ui, body, "plan", |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ScrollArea::vertical().id_salt("plan").auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| what_happens(ui, cx, inner.width(), is_low));
            });
        });
    });
    if !is_low {
        cx.look().hline(ui.painter(), inner.left(), inner.right(), foot.top());
        save_row(ui, cx, Rect::from_min_size(foot.min + vec2(0.0, 10.0), vec2(foot.width(), 36.0)));
        make_button(ui, cx, Rect::from_min_size(foot.min + vec2(0.0, 56.0), vec2(foot.width(), 40.0)));
    }
}

/// The body: a sentence, its figures, and what else is good to know.
fn what_happens(ui: &mut Ui, cx: &mut Cx<'_>, width: f32, is_low: bool) {
    if !is_low {
        let title = row(ui, width, 44.0);
        let at = pos2(title.left(), title.top() + 24.0);
        cx.look().text(ui.painter(), at, &cx.t("what-will-happen"), fonts::TITLE, cx.theme().ink);
    }
    if let Purpose::Other(other) = cx.model.making.purpose() {
        choices::show(ui, cx, other, width);
    }
    match cx.model.making.prediction() {
        _ if cx.model.session.is_empty() => empty(ui, cx, width),
        _ if cx.model.missing_in_video().next().is_some() => missing(ui, cx, width),
        None => {
            let words = cx.t("predict-waiting");
            lead(ui, cx.theme().ink, &words, width);
        }
        Some(prediction) => predicted(ui, cx, &prediction, width),
    }
    if is_low {
        let rect = row(ui, width, 44.0);
        save_row(ui, cx, Rect::from_min_size(rect.min, vec2(width, 36.0)));
    }
}

fn empty(ui: &mut Ui, cx: &mut Cx<'_>, width: f32) {
    let words = cx.t("make-empty");
    lead(ui, cx.theme().ink, &words, width);
    ui.add_space(8.0);
    let button = [(cx.t("step-import"), Action::Run(Command::StepImport))];
    buttons(ui, cx, &button, width);
}

/// Nothing is promised of a video whose files are gone.
fn missing(ui: &mut Ui, cx: &mut Cx<'_>, width: f32) {
    let names: Vec<String> = cx.model.missing_in_video().map(|id| cx.model.session.file_name(id)).collect();
    let values = [("count", (names.len() as i64).into()), ("name", names.first().cloned().unwrap_or_default().into())];
    let key = if names.len() == 1 { "make-missing" } else { "make-missing-several" };
    let words = cx.words().text(key, &values);
    lead(ui, cx.theme().warn, &words, width);
}

fn predicted(ui: &mut Ui, cx: &mut Cx<'_>, prediction: &Prediction, width: f32) {
    let words = sentence::prediction(cx, prediction);
    let ink = if sentence::is_hopeless(cx, prediction) { cx.theme().warn } else { cx.theme().ink };
    lead(ui, ink, &words, width);
    let choices = remedies(cx, prediction);
    if !choices.is_empty() {
        ui.add_space(8.0);
        buttons(ui, cx, &choices, width);
    }
    let is_folded_here = technical_row(ui, cx, prediction, width);
    if is_folded_here && cx.drafts.technical {
        technical::show(ui, cx, width);
    }
    ui.add_space(4.0);
    if let Some(limit_bytes) = prediction.limit_bytes.filter(|_| !sentence::is_hopeless(cx, prediction)) {
        size_bar(ui, cx, prediction, limit_bytes, width);
    }
    checks(ui, cx, prediction, width);
    if !is_folded_here {
        let rect = row(ui, width, 32.0);
        fold(ui, cx, rect);
        if cx.drafts.technical {
            technical::show(ui, cx, width);
        }
    }
}

/// The prediction's own size and leading, broken into lines.
fn lead(ui: &mut Ui, ink: Color32, words: &str, width: f32) {
    let format =
        TextFormat { font_id: fonts::LEAD.id(), color: ink, line_height: Some(LEAD_LINE), ..TextFormat::default() };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = width;
    let galley = ui.painter().layout_job(job);
    let rect = row(ui, width, galley.size().y);
    let response = ui.interact(rect, id("prediction"), Sense::hover());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, words));
    ui.painter().galley(rect.left_top(), galley, ink);
}

/// What helps where a video does not fit.
fn remedies(cx: &Cx<'_>, prediction: &Prediction) -> Vec<(String, Action)> {
    let split = (cx.t1("split-into", "count", prediction.parts.to_string()), Action::SplitInto(prediction.parts));
    match prediction.fit {
        Fit::Well | Fit::Smaller => Vec::new(),
        // Nothing is advised before it is measured.
        Fit::Tight if !cx.model.making.is_measured() => Vec::new(),
        Fit::Not if !sentence::is_hopeless(cx, prediction) => Vec::new(),
        Fit::Tight => vec![split],
        Fit::Not => {
            let document = Action::ChoosePurpose(Purpose::Other(Other::Document));
            let document = (cx.t("send-as-document"), document);
            let trim = (cx.t("trim-first"), Action::Run(Command::StepTrim));
            let is_chat = matches!(cx.model.making.purpose(), Purpose::WhatsApp | Purpose::Status);
            [Some(split), is_chat.then_some(document), Some(trim)].into_iter().flatten().collect()
        }
    }
}

/// Buttons one behind the other, in as many rows as they need.
fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, buttons: &[(String, Action)], width: f32) {
    let look = *cx.look();
    let mut rect = row(ui, width, 40.0);
    let mut x = rect.left();
    for (label, action) in buttons {
        let own = look.width(ui.painter(), label, fonts::BUTTON) + 28.0;
        if x > rect.left() && x + own > rect.right() {
            rect = row(ui, width, 40.0);
            x = rect.left();
        }
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(own, 32.0));
        if Button::words(label).show(ui, &look, place, id(("remedy", label))).clicked() {
            cx.push(action.clone());
        }
        x += own + 8.0;
    }
}

/// Size and rate of the picture; at its end, where there is room, what unfolds the rest.
fn technical_row(ui: &mut Ui, cx: &mut Cx<'_>, prediction: &Prediction, width: f32) -> bool {
    let rect = row(ui, width, 24.0);
    let line = sentence::technical_line(cx, prediction);
    let at = pos2(rect.left(), rect.center().y);
    let used = cx.look().text(ui.painter(), at, &line, fonts::HELP, cx.theme().muted);
    let has_room = used + 16.0 + fold_width(ui, cx) <= width;
    if has_room {
        fold(ui, cx, rect);
    }
    has_room
}

fn fold_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    cx.look().width(ui.painter(), &cx.t("technical-details"), fonts::HELP_STRONG) + 20.0
}

/// What unfolds the technical details, at the right end of a row.
fn fold(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (look, words, is_open) = (*cx.look(), cx.t("technical-details"), cx.drafts.technical);
    let size = vec2(fold_width(ui, cx), 32.0);
    let place = Rect::from_center_size(pos2(rect.right() - size.x / 2.0, rect.center().y), size);
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&words).link() };
    let response = button.show(ui, &look, place, id("technical"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let caret = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    look.icon(&painter(ui), pos2(place.right() - 6.0, place.center().y), caret, 12.0, cx.theme().accent);
    if response.clicked() {
        cx.drafts.technical = !is_open;
    }
}

fn size_bar(ui: &mut Ui, cx: &Cx<'_>, prediction: &Prediction, limit_bytes: u64, width: f32) {
    let (look, theme, painter) = (*cx.look(), *cx.theme(), painter(ui));
    let bar = row(ui, width, 8.0);
    let part = prediction.bytes as f32 / limit_bytes as f32;
    if cx.model.making.is_measured() {
        progress_bar(ui, &look, bar, part);
    } else {
        // What is not measured yet is drawn as softly as it is known.
        painter.rect_filled(bar, CornerRadius::same(4), theme.hover);
        let known = Rect::from_min_size(bar.min, vec2(bar.width() * part.clamp(0.0, 1.0), bar.height()));
        painter.rect_filled(known, CornerRadius::same(4), theme.line);
    }
    let line = row(ui, width, 28.0);
    let words = sentence::size_line(cx, prediction, limit_bytes);
    look.text(&painter, pos2(line.left(), line.center().y), &words, fonts::HELP, theme.muted);
    let verdict = cx.t("fits");
    let used = look.text_right(&painter, pos2(line.right(), line.center().y), &verdict, fonts::HELP_STRONG, theme.ok);
    look.icon(&painter, pos2(line.right() - used - 14.0, line.center().y), icons::CHECK, 16.0, theme.ok);
}

type IsOfKind = fn(&GraphicFinding) -> bool;

/// What is said of titles, cards and charts, and which findings it is about.
const GRAPHIC_CHECKS: [(&str, IsOfKind); 4] = [
    ("graphics-empty", |finding| matches!(finding, GraphicFinding::Empty { .. })),
    ("graphics-seen-together", |finding| matches!(finding, GraphicFinding::SeenWith { .. })),
    ("graphics-too-fast", |finding| matches!(finding, GraphicFinding::TooQuick { .. })),
    ("graphics-odd-letters", |finding| {
        matches!(finding, GraphicFinding::UnknownLetters { .. } | GraphicFinding::Emoji { .. })
    }),
];

/// A line with an icon, and a button at its end.
struct Check {
    icon: char,
    ink: Color32,
    words: String,
    button: Option<(String, Action)>,
}

fn checks(ui: &mut Ui, cx: &mut Cx<'_>, prediction: &Prediction, width: f32) {
    for check in all_checks(cx, prediction) {
        let (look, theme) = (*cx.look(), *cx.theme());
        let label = check.button.as_ref().map(|(label, _)| label.as_str()).unwrap_or_default();
        let button = if label.is_empty() { 0.0 } else { look.width(ui.painter(), label, fonts::BUTTON) + 36.0 };
        let room = width - 32.0 - if button > 0.0 { button + 8.0 } else { 0.0 };
        let words = look.lines(ui.painter(), &check.words, fonts::BODY, theme.ink, room, 3);
        let rect = row(ui, width, (words.size().y + 8.0).max(32.0));
        let painter = painter(ui);
        look.icon(&painter, pos2(rect.left() + 10.0, rect.center().y), check.icon, 20.0, check.ink);
        painter.galley(pos2(rect.left() + 32.0, rect.center().y - words.size().y / 2.0), words, theme.ink);
        let Some((label, action)) = check.button else { continue };
        let place = Rect::from_center_size(pos2(rect.right() - button / 2.0, rect.center().y), vec2(button, 32.0));
        if Button::words(&label).show(ui, &look, place, id(("check", &label))).clicked() {
            // Only what has to be looked at is listed there.
            cx.drafts.only_findings |= action == Action::Run(Command::StepText);
            cx.push(action);
        }
    }
}

fn all_checks(cx: &mut Cx<'_>, prediction: &Prediction) -> Vec<Check> {
    let theme = *cx.theme();
    let check = |icon: char, ink: Color32, words: String| Check { icon, ink, words, button: None };
    let mut checks = Vec::new();
    let making = &cx.model.making;
    if prediction.made_parts > 1 {
        let words = cx.t1("becomes-videos", "count", prediction.made_parts.to_string());
        // What only length asks for cannot be undone.
        let fits_in_one = making.purpose().longest().is_none_or(|longest| cx.model.session.duration() <= longest);
        let undo = (fits_in_one && making.parts() > 1).then(|| (cx.t("one-video"), Action::SplitInto(1)));
        checks.push(Check { button: undo, ..check(icons::SPLIT_HORIZONTAL, theme.muted, words) });
    }
    if plays_on_phones(prediction) {
        checks.push(check(icons::CHECK_CIRCLE, theme.ok, cx.t("plays-on-phones")));
    }
    if cx.model.session.subtitle_tracks().any(|track| !track.hidden && !track.clips.is_empty()) {
        checks.push(check(icons::CHECK_CIRCLE, theme.ok, cx.t("subtitles-in-picture")));
        for (key, count) in ["subtitles-too-fast", "subtitles-unknown-letters"].into_iter().zip(faulty_subtitles(cx)) {
            if count > 0 {
                let words = cx.t1(key, "count", count.to_string());
                let look_at_them = Some((cx.t("check-them"), Action::Run(Command::StepText)));
                checks.push(Check { button: look_at_them, ..check(icons::WARNING, theme.warn, words) });
            }
        }
    }
    let found: Vec<_> = cx.graphics_to_check().to_vec();
    for (key, is_meant) in GRAPHIC_CHECKS {
        let mut meant = found.iter().filter(|(_, finding)| is_meant(finding));
        if let (count @ 1.., Some((clip, _))) = (meant.clone().count(), meant.next()) {
            let words = cx.t1(key, "count", count.to_string());
            let look_at_it = Some((cx.t("check-them"), Action::ShowGraphic(*clip)));
            checks.push(Check { button: look_at_it, ..check(icons::WARNING, theme.warn, words) });
        }
    }
    checks.push(check(icons::CLOCK, theme.muted, sentence::time_line(cx, prediction)));
    checks
}

/// Phones' decoders end where the levels of common ones end.
fn plays_on_phones(prediction: &Prediction) -> bool {
    prediction.size_px.0.min(prediction.size_px.1) <= 1080 && prediction.rate <= 60.0
}

/// Subtitles that few will read in time, and those with letters that no font has; counted once for every project. What
/// begins behind the end of the video is in nobody's way.
fn faulty_subtitles(cx: &mut Cx<'_>) -> [usize; 2] {
    let session = &cx.model.session;
    let project = session.project();
    match &cx.drafts.faulty_subtitles {
        Some((counted, counts)) if std::sync::Arc::ptr_eq(counted, project) => *counts,
        _ => {
            let end = session.duration();
            let subtitles = session.subtitles();
            let seen = || subtitles.iter().filter(|clip| clip.timeline_range.start() < end);
            let is_too_fast = |clip: &&&_| session.reading(clip).verdict == Verdict::TooFast;
            let is_unknown = |clip: &&&_| session.findings(clip).contains(&Finding::UnknownLetters);
            let counts = [seen().filter(is_too_fast).count(), seen().filter(is_unknown).count()];
            cx.drafts.faulty_subtitles = Some((project.clone(), counts));
            counts
        }
    }
}

fn save_row(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let (look, theme, painter) = (*cx.look(), *cx.theme(), painter(ui));
    let words = cx.t("save-to");
    let label = look.text(&painter, pos2(rect.left(), rect.center().y), &words, fonts::BODY, theme.muted);
    let place = rect.with_min_x(rect.left() + (label + 8.0).ceil());
    let path = readable(cx.model.making.destination(), 3);
    let room = place.width() - 40.0;
    let fits = look.width(&painter, &path, fonts::HELP_STRONG) <= room;
    let font = if fits { fonts::HELP_STRONG } else { fonts::SMALL_STRONG };
    let shown = look.middle_elided(&painter, &path, font, room);
    let button = Button { left: true, font: Some(font), tip: &path, ..Button::words(&shown) };
    let response = button.show(ui, &look, place, id("save-to"));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{words}: {path}")));
    look.icon(&painter, pos2(place.right() - 18.0, place.center().y), icons::FOLDER_OPEN, 16.0, theme.ink);
    if response.clicked() {
        cx.push(Request::AskPath(PathWish::Result));
    }
}

/// The one filled button of the step: it makes the video, or looks for what it lacks.
pub fn make_button(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    if cx.model.missing_in_video().next().is_some() && !cx.model.session.is_empty() {
        let label = cx.t("media-find");
        let button = Button { font: Some(fonts::BUTTON), ..Button::new(icons::MAGNIFYING_GLASS, &label).filled() };
        if button.show(ui, cx.look(), rect, id("find-media")).clicked() {
            cx.push(Request::AskPath(PathWish::FindMedia));
        }
        return;
    }
    let label = sentence::make_button(cx);
    let reason = cx.model.reason(Command::MakeVideo).map(|key| cx.t(key));
    let needed = |font: Type| cx.look().width(ui.painter(), &label, font) + 56.0;
    let font = if needed(fonts::TITLE) <= rect.width() { fonts::TITLE } else { fonts::BUTTON };
    let button = Button { font: Some(font), ..Button::new(icons::FILM_SLATE, &label).filled() };
    cx.command(ui, rect, Command::MakeVideo, button.disabled(reason.as_deref()));
}

/// The next row of the body.
fn row(ui: &mut Ui, width: f32, height: f32) -> Rect {
    ui.allocate_exact_size(vec2(width, height), Sense::hover()).0
}
