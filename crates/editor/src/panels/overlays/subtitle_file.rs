//! A subtitle file that meets subtitles, or whose times are not those of this film.

use eframe::egui::{Rect, Ui, pos2};
use sunting_session::subtitle_file::{Onto, Shift, SubtitleFile};

use super::super::{Cx, id};
use super::dialog::{Choice, Dialog};
use super::pen::Pen;
use crate::look::{fonts, widgets};
use crate::state::Action;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let Some(file) = cx.model.overlays.subtitle_file() else { return };
    let there = cx.model.session.worded_subtitles();
    let title = cx.t("subtitle-file-title");
    let keys: &[(&str, Onto)] = match there {
        0 => &[("subtitle-file-put-in", Onto::Replace)],
        _ => &[
            ("subtitle-file-replace", Onto::Replace),
            ("subtitle-file-second", Onto::Second),
            ("subtitle-file-fill", Onto::Fill),
        ],
    };
    let labels: Vec<String> = keys.iter().map(|(key, _)| cx.t(key)).collect();
    // The last one loses nothing: a hasty Enter means that.
    let choice = |(index, label)| {
        let is_last = index + 1 == labels.len();
        Choice { label, is_primary: is_last, is_safe: is_last, ..Choice::default() }
    };
    let choices: Vec<Choice<'_>> = labels.iter().map(String::as_str).enumerate().map(choice).collect();
    let dialog = Dialog { title: &title, width: 520.0, choices: &choices, focus: None };
    let chosen = dialog.show(ui, cx, whole, |ui, cx, pen| body(ui, cx, pen, file, there));
    if let Some((_, onto)) = chosen.and_then(|index| keys.get(index)) {
        cx.push(Action::PutInSubtitles(*onto));
    }
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, pen: &mut Pen, file: &SubtitleFile, there: usize) {
    let theme = *cx.theme();
    if there > 0 {
        pen.words(ui, &cx.t1("subtitle-file-there", "count", there.to_string()), fonts::BODY, theme.ink);
        pen.gap(8.0);
    }
    let beyond = cx.model.session.beyond_the_end(&file.cues);
    if beyond > 0 {
        pen.words(ui, &cx.t1("subtitle-file-beyond", "count", beyond.to_string()), fonts::BODY, theme.ink);
        pen.gap(8.0);
    }
    let Some(shift) = file.shift else { return };
    let count = file.cues.len().to_string();
    let words = match shift {
        Shift::Hours(hours) => {
            cx.words().text("subtitle-file-hours", &[("count", count.into()), ("hours", hours.into())])
        }
        Shift::ToSound(_) => cx.t1("subtitle-file-to-sound", "count", count),
        Shift::ToStart(_) => cx.t1("subtitle-file-to-start", "count", count),
    };
    let row = pen.row(32.0);
    let at = pos2(row.left(), row.center().y);
    if widgets::check_box(ui, cx.look(), at, id("subtitle-file-shift"), &words, file.shifts) {
        cx.push(Action::ShiftSubtitleFile(!file.shifts));
    }
}
