//! Help: what people want to do, how the four steps go, and the keys that are worth learning.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::super::{Cx, id};
use super::cap;
use super::dialog::Dialog;
use super::pen::Pen;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::{Action, Command};

const ROW: f32 = 28.0;

/// What people ask for, and the command that does it or leads there.
const TASKS: [(&str, Command); 10] = [
    ("how-import", Command::ImportFiles),
    ("how-phone", Command::FromPhone),
    ("how-ends", Command::StepTrim),
    ("how-mistake", Command::MarkStart),
    ("how-undo", Command::Undo),
    ("how-text", Command::StepText),
    ("how-louder", Command::Details),
    ("how-send", Command::StepMake),
    ("how-saved", Command::WhereSaved),
    ("how-practise", Command::SampleProject),
];

/// A heading and what stands under it.
type Group = (&'static str, &'static [Command]);

/// What is taught, in two columns.
const COLUMNS: [[Group; 2]; 2] = [
    [
        (
            "guide-play",
            &[
                Command::PlayPause,
                Command::FrameBack,
                Command::FrameForward,
                Command::SecondBack,
                Command::SecondForward,
                Command::CutBefore,
                Command::CutAfter,
                Command::ToStart,
                Command::ToEnd,
                Command::FullScreen,
            ],
        ),
        (
            "guide-cut",
            &[
                Command::Split,
                Command::RemoveBefore,
                Command::RemoveAfter,
                Command::MarkStart,
                Command::MarkEnd,
                Command::Unmark,
                Command::Remove,
                Command::MoveEarlier,
                Command::MoveLater,
            ],
        ),
    ],
    [
        (
            "guide-all",
            &[
                Command::Undo,
                Command::Redo,
                Command::Copy,
                Command::Cut,
                Command::Paste,
                Command::Duplicate,
                Command::SelectAll,
                Command::OpenProject,
                Command::ImportFiles,
                Command::WhereSaved,
                Command::ZoomIn,
                Command::ZoomOut,
                Command::FitAll,
                Command::Details,
                Command::NextRegion,
            ],
        ),
        (
            "guide-text",
            &[
                Command::PlayWhileTyping,
                Command::ListenAgain,
                Command::SubtitleStart,
                Command::SubtitleEnd,
                Command::TabSubtitles,
                Command::TabTitles,
                Command::TabCharts,
            ],
        ),
    ],
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let title = cx.t("cmd-help");
    let dialog = Dialog { title: &title, width: 840.0, choices: &[], focus: None };
    dialog.show(ui, cx, whole, |ui, cx, pen| {
        pen.heading(ui, cx, &cx.t("guide-how"));
        tasks(ui, cx, pen);
        pen.gap(16.0);
        pen.heading(ui, cx, &cx.t("four-steps"));
        steps(ui, cx, pen);
        pen.gap(8.0);
        pen.words(ui, &cx.t("guide-line"), fonts::BODY, cx.theme().muted);
        pen.gap(8.0);
        if pen.width >= 600.0 {
            let width = (pen.width - 48.0) / 2.0;
            let ends = [0, 1].map(|column| {
                let left = pen.left + column as f32 * (width + 48.0);
                let mut pen = Pen { left, width, y: pen.y };
                keys(ui, cx, &mut pen, COLUMNS[column]);
                pen.y
            });
            pen.y = ends[0].max(ends[1]);
        } else {
            COLUMNS.into_iter().for_each(|groups| keys(ui, cx, pen, groups));
        }
    });
}

/// The tasks in one or two columns; a click does it, or says why it cannot be done now.
fn tasks(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen) {
    let columns = if pen.width >= 600.0 { 2 } else { 1 };
    let width = (pen.width - 16.0 * (columns as f32 - 1.0)) / columns as f32;
    for tasks in TASKS.chunks(columns) {
        let row = pen.row(40.0);
        for (index, (label, command)) in tasks.iter().enumerate() {
            let left = row.left() + index as f32 * (width + 16.0);
            let place = Rect::from_min_size(pos2(left, row.top() + 2.0), vec2(width, 36.0));
            let (words, reason) = (cx.t(label), cx.model.reason(*command).map(|key| cx.t(key)));
            let button = Button { left: true, font: Some(fonts::BODY), ..Button::words(&words) };
            if button.disabled(reason.as_deref()).show(ui, cx.look(), place, id(*label)).clicked() {
                cx.push(Action::Show(None));
                cx.push(Action::Run(*command));
            }
        }
    }
}

/// The four steps beside each other, or below each other where there is little room.
fn steps(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen) {
    let steps = [
        (icons::DOWNLOAD_SIMPLE, Command::StepImport, "step-import-line"),
        (icons::SCISSORS, Command::StepTrim, "step-trim-line"),
        (icons::TEXT_T, Command::StepText, "step-text-line"),
        (icons::FILM_SLATE, Command::StepMake, "step-make-line"),
    ];
    let (theme, look, painter) = (cx.theme(), cx.look(), ui.painter());
    let columns = if pen.width >= 600.0 { 2 } else { 1 };
    let width = (pen.width - 48.0 * (columns as f32 - 1.0)) / columns as f32;
    for pair in steps.chunks(columns) {
        let row = pen.row(52.0);
        for (index, (icon, command, line)) in pair.iter().enumerate() {
            let left = row.left() + index as f32 * (width + 48.0);
            let center = pos2(left + 16.0, row.center().y);
            painter.circle_filled(center, 16.0, theme.soft);
            look.icon(painter, center, *icon, 18.0, theme.accent);
            look.text(painter, pos2(left + 44.0, center.y - 9.0), &cx.t(command.label()), fonts::NAME, theme.ink);
            look.text(painter, pos2(left + 44.0, center.y + 10.0), &cx.t(line), fonts::HELP, theme.muted);
            cap::keys(ui, cx, pos2(left + width, center.y - 9.0), command.row());
        }
    }
}

fn keys(ui: &Ui, cx: &Cx<'_>, pen: &mut Pen, groups: [Group; 2]) {
    for (heading, commands) in groups {
        pen.gap(8.0);
        pen.heading(ui, cx, &cx.t(heading));
        for command in commands {
            // Words that have no room beside their keys go on in a second line.
            let (ink, room) = (cx.theme().ink, pen.width - cap::width(ui, cx, command.row()) - 8.0);
            let words = cx.look().lines(ui.painter(), &cx.t(command.label()), fonts::BODY, ink, room, 2);
            let row = pen.row((words.size().y + 8.0).max(ROW));
            if !ui.is_rect_visible(row.expand2(vec2(0.0, ROW))) {
                continue;
            }
            let y = row.center().y;
            ui.painter().galley(pos2(row.left(), y - words.size().y / 2.0), words, ink);
            cap::keys(ui, cx, pos2(row.right(), y), command.row());
        }
    }
}
