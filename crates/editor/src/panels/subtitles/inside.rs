//! Where subtitles can come from, as rows of a menu.

use eframe::egui::Ui;

use super::super::{Cx, menu};
use crate::look::fonts;
use crate::state::Command;
use crate::state::action::Action;
use crate::state::film_subtitles::Inside;

/// The longest name of a film in a menu, in points.
const NAME: f32 = 260.0;

/// "Dari file…" and the films that hold some.
pub fn from_files(ui: &mut Ui, cx: &mut Cx<'_>, films: &[Inside]) {
    if menu::entry(ui, cx, &cx.t("subtitles-from-file")) {
        cx.run(Command::ImportSubtitles);
    }
    for film in films {
        let name = cx.look().middle_elided(ui.painter(), &film.name, fonts::BODY, NAME);
        if menu::entry(ui, cx, &cx.t1("subtitles-from-film", "name", name)) {
            cx.push(Action::TakeSubtitles(film.media, film.track));
        }
    }
}
