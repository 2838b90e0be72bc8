//! Where subtitles can come from, as rows of a menu.

use eframe::egui::Ui;

use super::super::{Cx, menu};
use crate::look::fonts;
use crate::model::Inside;
use crate::state::Command;
use crate::state::Request;

/// The longest name of a film, and of a track in it, in points.
const NAME: f32 = 180.0;

/// "Dari file…" and the films that hold some.
pub fn from_files(ui: &mut Ui, cx: &mut Cx<'_>, films: &[Inside]) {
    if menu::entry_about(ui, cx, &cx.t("subtitles-from-file"), &cx.t("subtitles-from-file-about"), None) {
        cx.run(Command::ImportSubtitles);
    }
    for film in films {
        let [name, detail] =
            [&film.name, &film.detail].map(|text| cx.look().middle_elided(ui.painter(), text, fonts::BODY, NAME));
        let from_film = cx.t1("subtitles-from-film", "name", name);
        let words = if detail.is_empty() { from_film } else { format!("{from_film} · {detail}") };
        if menu::entry(ui, cx, &words) {
            cx.push(Request::TakeSubtitles(film.media, film.track));
        }
    }
}
