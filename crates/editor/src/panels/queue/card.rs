//! One job of the queue.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use sunting_timeline::Time;

use crate::layout::Class;
use crate::look::widgets::{Button, progress_bar};
use crate::look::{fonts, icons, purpose_icon, tips};
use crate::model::{Failure, JobState, JobView, Remedy};
use crate::panels::{Cx, id, painter};
use crate::state::request::JobWish;
use crate::state::{Action, Overlay, Request};

/// Of every card, so that the list can skip what is not in view.
pub const HEIGHT: f32 = 84.0;
/// A sentence on a card takes no more rows.
const MOST_ROWS: usize = 3;
/// Where words begin.
const TEXT: f32 = 60.0;

/// A button of a card.
struct Offer {
    icon: char,
    label: &'static str,
    action: Action,
    /// Without words wherever it stands.
    icon_only: bool,
}

/// What is said under the file's name.
struct Line {
    icon: Option<char>,
    text: String,
    ink: Color32,
}

impl Line {
    fn new(text: String, ink: Color32) -> Self {
        Self { icon: None, text, ink }
    }
}

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, job: &JobView, rect: Rect) {
    let theme = *cx.theme();
    let fill = if job.is_running() { theme.well } else { theme.surface };
    cx.look().card(&painter(ui), rect, 8, fill, theme.line);
    mark(ui, cx, job, pos2(rect.left() + 28.0, rect.center().y));
    let right = buttons(ui, cx, job, rect);
    let words = Rect::from_min_max(rect.min + vec2(TEXT, 0.0), pos2(right - 24.0, rect.bottom()));
    match &job.state {
        JobState::Waiting => told(ui, cx, job, words, vec![Line::new(cx.t("job-waiting"), theme.muted)]),
        JobState::Running { .. } | JobState::Paused { .. } => in_work(ui, cx, job, words),
        JobState::Done { .. } => told(ui, cx, job, words, findings(cx, job)),
        JobState::Failed(failure) => failed(ui, cx, job, words, failure),
    }
}

/// What it is for, or how it ended.
fn mark(ui: &Ui, cx: &Cx<'_>, job: &JobView, at: Pos2) {
    let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter());
    match job.state {
        JobState::Done { .. } => look.filled_icon(painter, at, icons::CHECK_CIRCLE, 24.0, theme.ok),
        JobState::Failed(_) => look.icon(painter, at, icons::WARNING_CIRCLE, 24.0, theme.bad),
        JobState::Paused { is_asked: true, .. } => look.icon(painter, at, icons::PAUSE, 24.0, theme.ink),
        JobState::Paused { .. } => look.icon(painter, at, icons::PAUSE, 24.0, theme.warn),
        JobState::Waiting => look.icon(painter, at, icons::HOURGLASS, 24.0, theme.muted),
        JobState::Running { .. } => look.icon(painter, at, purpose_icon(job.purpose), 24.0, theme.ink),
    }
}

/// The file's name and lines under it, in the middle of the card.
fn told(ui: &mut Ui, cx: &Cx<'_>, job: &JobView, rect: Rect, lines: Vec<Line>) {
    let (look, painter) = (cx.look(), &painter(ui));
    let indent = |line: &Line| if line.icon.is_some() { 22.0 } else { 0.0 };
    let laid = |line: Line| {
        let galley = look.sentence(painter, &line.text, fonts::HELP, line.ink, rect.width() - indent(&line), MOST_ROWS);
        (line, galley)
    };
    let lines: Vec<_> = lines.into_iter().map(laid).collect();
    // A third line brings all of them closer together.
    let rows: usize = lines.iter().map(|(_, galley)| galley.rows.len()).sum();
    let space = if rows > 2 { 3.0 } else { 6.0 };
    let below: f32 = lines.iter().map(|(_, galley)| galley.size().y + space).sum();
    let mut y = rect.center().y - (20.0 + below) / 2.0;
    let name_is_whole = name(ui, cx, job, pos2(rect.left(), y + 10.0), rect.width());
    let is_whole = name_is_whole && lines.iter().all(|(line, galley)| galley.text() == line.text && !galley.elided);
    let texts = lines.iter().map(|(line, _)| line.text.as_str());
    let spoken = [job.file_name().as_str()].into_iter().chain(texts).collect::<Vec<_>>().join("\n");
    label(ui, job, rect, &spoken, is_whole);
    y += 18.0 + space;
    for (line, galley) in lines {
        let height = galley.size().y;
        if let Some(icon) = line.icon {
            look.icon(painter, pos2(rect.left() + 8.0, y + 8.0), icon, 16.0, line.ink);
        }
        painter.galley(pos2(rect.left() + indent(&line), y), galley, line.ink);
        y += height + space;
    }
}

/// Why it could not be made; and that nothing is lost, where a short reason leaves room for that.
fn failed(ui: &mut Ui, cx: &Cx<'_>, job: &JobView, rect: Rect, failure: &Failure) {
    let theme = cx.theme();
    let reason = cx.look().lines(ui.painter(), &failure.sentence, fonts::HELP, theme.bad, rect.width(), MOST_ROWS);
    let mut lines = vec![Line::new(failure.sentence.clone(), theme.bad)];
    if reason.rows.len() < MOST_ROWS && job.percent() > 0 {
        lines.push(Line::new(cx.t1("job-kept", "percent", format!("{}%", job.percent())), theme.muted));
    }
    told(ui, cx, job, rect, lines);
}

/// The file's name; whether all of it is shown.
fn name(ui: &Ui, cx: &Cx<'_>, job: &JobView, at: Pos2, width: f32) -> bool {
    let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter());
    let name = job.file_name();
    let names: Vec<String> = cx.model.queue.jobs().iter().map(JobView::file_name).collect();
    let shown = look.told_apart(painter, &name, names.iter().map(String::as_str), fonts::NAME, width);
    look.text(painter, at, &shown, fonts::NAME, theme.ink);
    shown == name
}

/// What a screen reader says of the words in a place, and what pointing at them tells where they are cut.
fn label(ui: &mut Ui, job: &JobView, rect: Rect, spoken: &str, is_whole: bool) {
    let response = ui.interact(rect, id(("job-words", job.id)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    if !is_whole {
        tips::beside(response, spoken);
    }
}

/// A bar that fills, what is left to do, and that nothing can be lost.
fn in_work(ui: &mut Ui, cx: &Cx<'_>, job: &JobView, rect: Rect) {
    let (look, theme, painter) = (*cx.look(), *cx.theme(), painter(ui));
    let is_running = job.is_running();
    let percent = format!("{}%", job.percent());
    let ink = if is_running { theme.accent } else { theme.muted };
    let used = look.text_right(&painter, pos2(rect.right(), rect.top() + 20.0), &percent, fonts::NAME, ink);
    let of_name = Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(rect.width() - used - 16.0, 28.0));
    let is_whole = name(ui, cx, job, of_name.left_center(), of_name.width());
    label(ui, job, of_name, &job.file_name(), is_whole);
    let line = match &job.state {
        JobState::Running { left, pieces, is_checking, .. } => progress_line(cx, *left, *pieces, *is_checking),
        JobState::Paused { is_asked: true, .. } => cx.t("job-paused"),
        _ if job.percent() == 0 => cx.t("job-not-begun"),
        _ => cx.t1("job-stopped", "percent", percent.as_str()),
    };
    let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + 36.0), vec2(rect.width(), 8.0));
    let response = ui.interact(bar, id(("progress", job.id)), Sense::hover());
    let spoken = format!("{}: {percent}. {line}", job.file_name());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(f64::from(job.percent()));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    progress_bar(ui, &look, bar, job.part_done());
    let y = rect.top() + 62.0;
    let is_by_end = matches!(job.state, JobState::Paused { is_asked: false, .. });
    let ink = if is_by_end { theme.warn } else { theme.muted };
    let used = look.text(&painter, pos2(rect.left(), y), &line, fonts::HELP, ink);
    let room = rect.width() - used - 16.0;
    if is_running {
        safe(ui, cx, job.id, pos2(rect.right(), y), room);
    }
}

/// "Sisa sekitar 45 detik. 13 dari 21 bagian selesai."
fn progress_line(cx: &Cx<'_>, left: Option<Duration>, pieces: (u32, u32), is_checking: bool) -> String {
    if is_checking {
        return cx.t("job-checking");
    }
    let words = cx.words();
    let parts = words.text("job-pieces", &[("done", pieces.0.into()), ("count", pieces.1.into())]);
    match left {
        Some(left) => {
            let time = Time::from_millis(left.as_millis().min(i64::MAX as u128) as i64);
            format!("{} {parts}", cx.t1("job-left", "time", words.in_words(time)))
        }
        None => parts,
    }
}

/// That a sudden end does no harm; without its words where there is no room.
fn safe(ui: &Ui, cx: &Cx<'_>, job: u64, right: Pos2, room: f32) {
    let (look, theme, painter) = (cx.look(), cx.theme(), ui.painter());
    let words = cx.t("job-safe");
    let width = look.width(painter, &words, fonts::HELP);
    if width + 24.0 <= room {
        look.text(painter, pos2(right.x - width, right.y), &words, fonts::HELP, theme.muted);
        look.icon(painter, pos2(right.x - width - 14.0, right.y), icons::SHIELD_CHECK, 18.0, theme.ok);
    } else if room >= 32.0 {
        let place = Rect::from_center_size(pos2(right.x - 12.0, right.y), vec2(32.0, 32.0));
        let response = ui.interact(place, id(("job-safe", job)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        look.icon(painter, place.center(), icons::SHIELD_CHECK, 18.0, theme.ok);
        response.on_hover_text(words);
    }
}

/// What was found about a finished file, and what to do with it once it is copied.
fn findings(cx: &Cx<'_>, job: &JobView) -> Vec<Line> {
    let JobState::Done { bytes, damaged_frames, .. } = job.state else { return Vec::new() };
    let theme = *cx.theme();
    let mut lines = vec![Line::new(cx.t1("job-done", "size", cx.words().size(bytes)), theme.muted)];
    if damaged_frames > 0 {
        lines.push(Line::new(cx.t1("job-damaged", "count", damaged_frames.to_string()), theme.warn));
    }
    if cx.model.queue.is_copied(job.id) {
        let key = if job.purpose.is_for_whatsapp() { "job-copied-whatsapp" } else { "job-copied" };
        lines.push(Line { icon: Some(icons::CLIPBOARD), ..Line::new(cx.t(key), theme.accent) });
    }
    lines
}

fn offers(job: &JobView) -> Vec<Offer> {
    let offer = |icon: char, label: &'static str, action: Action| Offer { icon, label, action, icon_only: false };
    let wish = |icon: char, label: &'static str, wish: JobWish| offer(icon, label, Request::Job(wish, job.id).into());
    let cancel = || wish(icons::X, "job-cancel", JobWish::Cancel);
    let remove = || Offer { icon_only: true, ..wish(icons::X, "job-remove", JobWish::Remove) };
    match job.state {
        JobState::Waiting => vec![cancel()],
        JobState::Running { .. } => vec![wish(icons::PAUSE, "job-pause", JobWish::Pause), cancel()],
        JobState::Paused { .. } => vec![wish(icons::PLAY, "job-resume", JobWish::Resume), cancel()],
        JobState::Failed(Failure { remedy, .. }) => {
            let first = match remedy {
                Some(Remedy::FindFile) => wish(icons::MAGNIFYING_GLASS, "media-find", JobWish::FindFile),
                Some(Remedy::ChooseFolder) => wish(icons::FOLDER_OPEN, "choose-folder", JobWish::ChooseFolder),
                None => wish(icons::FILE_TEXT, "job-report", JobWish::SaveReport),
            };
            vec![wish(icons::ARROW_CLOCKWISE, "job-retry", JobWish::Resume), first, remove()]
        }
        JobState::Done { .. } => {
            let sending = || offer(icons::QUESTION, "job-sending", Action::Show(Some(Overlay::Sending(job.id))));
            let first = [
                wish(icons::PLAY, "job-play", JobWish::Play),
                wish(icons::COPY, "job-copy", JobWish::CopyFile),
                wish(icons::FOLDER_OPEN, "job-folder", JobWish::ShowInFolder),
            ];
            first.into_iter().chain(job.purpose.is_sent_as_document().then(sending)).chain([remove()]).collect()
        }
    }
}

/// The card's buttons at its right end; where they begin.
fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, job: &JobView, rect: Rect) -> f32 {
    let look = *cx.look();
    let is_narrow = cx.model.chrome.class() != Class::Wide;
    let offers = offers(job);
    let labels: Vec<String> = offers.iter().map(|offer| cx.t(offer.label)).collect();
    let width = |(offer, label): (&Offer, &String)| match is_narrow || offer.icon_only {
        true => 36.0,
        false => (look.width(ui.painter(), label, fonts::HELP_STRONG) + 56.0).ceil(),
    };
    let widths: Vec<f32> = offers.iter().zip(&labels).map(width).collect();
    let all: f32 = widths.iter().map(|width| width + 8.0).sum();
    let left = rect.right() - 8.0 - all;
    let mut x = left;
    for (index, ((offer, label), width)) in offers.into_iter().zip(&labels).zip(widths).enumerate() {
        let place = Rect::from_min_size(pos2(x, rect.center().y - 18.0), vec2(width, 36.0));
        let button = if offer.icon_only {
            Button::icon(offer.icon, label)
        } else {
            let tip = if is_narrow { label.as_str() } else { "" };
            Button { icon_only: is_narrow, tip, font: Some(fonts::HELP_STRONG), ..Button::new(offer.icon, label) }
        };
        let response = button.show(ui, &look, place, id(("job", job.id, index)));
        // Each card has the same buttons.
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(job.file_name()));
        if response.clicked() {
            cx.push(offer.action);
        }
        x += width + 8.0;
    }
    left
}
