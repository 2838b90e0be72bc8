//! Earlier versions of the project.

use std::time::SystemTime;

use chrono::{DateTime, Local};
use eframe::egui::{Color32, CornerRadius, Rect, Response, Ui, pos2, vec2};

use super::super::{Cx, id};
use super::dialog::Dialog;
use crate::look::brush::{WHOLE, fitted};
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::model::EarlierVersion;
use crate::state::{Request, moments};

/// A row with a moment and two lines.
const ROW: f32 = 64.0;
/// A further line.
const LINE: f32 = 18.0;
/// The height of a version's picture, as it is asked for.
const PICTURE_PX: u32 = 96;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    let title = cx.t("versions-title");
    let dialog = Dialog { title: &title, width: 560.0, choices: &[], focus: None };
    dialog.show(ui, cx, whole, |ui, cx, pen| {
        let line = cx.t(if cx.model.safety.versions().is_empty() { "versions-none" } else { "versions-line" });
        pen.words(ui, &line, fonts::BODY, cx.theme().muted);
        pen.gap(8.0);
        let model = cx.model;
        for (index, earlier) in model.safety.versions().iter().enumerate() {
            let lines = about(cx, earlier);
            let rect = pen.row(ROW + LINE * lines.len().saturating_sub(2) as f32);
            if ui.is_rect_visible(rect) {
                row(ui, cx, rect, (index, earlier), &lines);
            }
        }
    });
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (index, earlier): (usize, &EarlierVersion), lines: &[String]) {
    let (look, theme) = (*cx.look(), *cx.theme());
    if index > 0 {
        look.hline(ui.painter(), rect.left(), rect.right(), rect.top());
    }
    let y = rect.center().y;
    picture(ui, cx, Rect::from_min_size(pos2(rect.left(), y - 24.0), vec2(80.0, 48.0)), earlier);
    let version = &earlier.version;
    let moment = moments::when(cx.words(), DateTime::<Local>::from(version.saved_at));
    let mut line_y = y - LINE / 2.0 * lines.len() as f32;
    look.text(ui.painter(), pos2(rect.left() + 96.0, line_y), &moment, fonts::NAME, theme.ink);
    for line in lines {
        line_y += LINE;
        look.text(ui.painter(), pos2(rect.left() + 96.0, line_y), line, fonts::SMALL, theme.muted);
    }
    let (use_it, view) = (cx.t("versions-use"), cx.t("versions-view"));
    let spoken = std::iter::once(&moment).chain(lines).map(String::as_str).collect::<Vec<_>>().join(", ");
    let mut right = rect.right();
    let mut button = |ui: &mut Ui, label: &str, name: &'static str| -> Response {
        let width = (look.width(ui.painter(), label, fonts::BUTTON) + 32.0).ceil();
        let place = Rect::from_min_size(pos2(right - width, y - 18.0), vec2(width, 36.0));
        right -= width + 8.0;
        let response = Button::words(label).show(ui, &look, place, id((name, index)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(spoken.as_str()));
        response
    };
    if button(ui, &use_it, "use-version").clicked() {
        cx.push(Request::UseVersion(version.file.clone()));
    }
    if button(ui, &view, "view-version").clicked() {
        cx.push(Request::PreviewVersion(version.file.clone()));
    }
}

/// What is in it, and how long before a sudden end it was saved.
fn about(cx: &Cx<'_>, earlier: &EarlierVersion) -> Vec<String> {
    let content = earlier.content.as_ref().map(|content| {
        let clips = cx.t1("versions-clips", "count", content.clips.to_string());
        let subtitles = Some(content.subtitles).filter(|count| *count > 0);
        let subtitles = subtitles.map(|count| cx.t1("subtitles-count", "count", count.to_string()));
        let length = cx.words().in_words(content.duration);
        (length, [Some(clips), subtitles].into_iter().flatten().collect::<Vec<_>>().join(", "))
    });
    let minutes = cx.model.safety.ended_suddenly().and_then(|end| before_the_end(earlier.version.saved_at, end));
    let before = minutes.map(|minutes| cx.t1("versions-before-end", "minutes", minutes.to_string()));
    content.into_iter().flat_map(|(length, parts)| [length, parts]).chain(before).collect()
}

/// Whole minutes, at least one, between a version and a sudden end less than an hour later.
fn before_the_end(saved_at: SystemTime, end: SystemTime) -> Option<u64> {
    let seconds = end.duration_since(saved_at).ok()?.as_secs();
    (seconds < 3600).then_some((seconds / 60).max(1))
}

fn picture(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, earlier: &EarlierVersion) {
    let (look, theme) = (*cx.look(), *cx.theme());
    ui.painter().rect_filled(rect, CornerRadius::same(4), theme.hover);
    let wanted = earlier.content.as_ref().and_then(|content| content.picture.as_ref());
    match wanted.and_then(|(path, time)| cx.poster(path, PICTURE_PX, *time)) {
        Some(texture) => {
            let size = texture.size_vec2();
            look.texture(ui.painter(), fitted(size.x, size.y, rect), 4, texture.id(), WHOLE, Color32::WHITE);
        }
        None => look.icon(ui.painter(), rect.center(), icons::FILM_STRIP, 20.0, theme.muted),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn only_versions_of_the_last_hour_before_a_sudden_end_say_so() {
        let end = SystemTime::UNIX_EPOCH + Duration::from_secs(100_000);
        let before = |seconds: u64| before_the_end(end - Duration::from_secs(seconds), end);
        assert_eq!([before(5), before(60), before(150), before(4000)], [Some(1), Some(1), Some(2), None]);
        assert_eq!(before_the_end(end + Duration::from_secs(9), end), None, "saved after it");
    }
}
