//! The window is to be closed while something would be lost or stopped.

use eframe::egui::{Rect, Ui};

use super::super::Cx;
use super::dialog::{Choice, Dialog};
use crate::look::fonts;
use crate::model::{Model, Stakes};
use crate::state::request::PathWish;
use crate::state::{Action, Request};

struct LeavingQuestion {
    title: &'static str,
    line: &'static str,
    /// From left to right, with what each does.
    choices: [(&'static str, LeavingAnswer); 2],
}

#[derive(Clone, Copy)]
enum LeavingAnswer {
    Stay,
    SaveElsewhere,
    Close,
}

fn question(model: &Model) -> LeavingQuestion {
    use LeavingAnswer::{Close, SaveElsewhere, Stay};
    let stay_or_close = [("leaving-anyway", Close), ("leaving-stay", Stay)];
    let (title, line, choices) = match model.stakes() {
        Some(Stakes::Work) => {
            let choices = [("leaving-lose", Close), ("save-elsewhere", SaveElsewhere)];
            ("leaving-work-title", "leaving-work-line", choices)
        }
        Some(Stakes::ProjectCopy) => ("leaving-copy-title", "leaving-copy-line", stay_or_close),
        Some(Stakes::MediaCopies) => ("leaving-media-title", "leaving-media-line", stay_or_close),
        Some(Stakes::Packing) => ("leaving-packing-title", "leaving-packing-line", stay_or_close),
        // Nothing is lost either way: what is made is kept.
        Some(Stakes::Video) => ("leaving-title", "leaving-line", [("leaving-stay", Stay), ("leaving-close", Close)]),
        None => ("leaving-done-title", "leaving-done-line", [("leaving-stay", Stay), ("leaving-now", Close)]),
    };
    LeavingQuestion { title, line, choices }
}

/// The key of its title.
pub(super) fn title(model: &Model) -> &'static str {
    question(model).title
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let question = question(cx.model);
    let title = cx.t(question.title);
    let labels = question.choices.map(|(key, _)| cx.t(key));
    // A hasty Enter closes nothing.
    let is_safe = |index: usize| !matches!(question.choices[index].1, LeavingAnswer::Close);
    let choices = [
        Choice { label: &labels[0], is_safe: is_safe(0), ..Choice::default() },
        Choice { label: &labels[1], is_primary: true, is_safe: is_safe(1), ..Choice::default() },
    ];
    let dialog = Dialog { title: &title, width: 480.0, choices: &choices, focus: None };
    let chosen = dialog.show(ui, cx, whole, |ui, cx, pen| {
        let percent = cx.model.queue.running().map_or(0, |job| job.percent());
        let line = cx.t1(question.line, "percent", percent.to_string());
        pen.words(ui, &line, fonts::BODY, cx.theme().ink);
    });
    match chosen.and_then(|index| question.choices.get(index)) {
        Some((_, LeavingAnswer::Stay)) => cx.push(Action::Show(None)),
        Some((_, LeavingAnswer::SaveElsewhere)) => {
            cx.push(Action::Show(None));
            cx.push(Request::AskPath(PathWish::Elsewhere));
        }
        Some((_, LeavingAnswer::Close)) => cx.push(Request::QuitAnyway),
        None => {}
    }
}
