//! The made-up project with files in every state.

use std::path::PathBuf;
use std::time::Instant;

use eframe::egui::Context;
use sunting_core::workspace::arrival::Foreign;
use sunting_editor::look::icons;
use sunting_editor::model::Incoming;
use sunting_editor::state::action::NoticeButton;
use sunting_editor::state::{About, Action, Command, Notice, Step};
use sunting_editor::window::Window;
use sunting_timeline::{Canvas, Time};

use super::{add_media, append, empty_window, folder, named, session, window};

/// Files that are checked, copied, still arrive, are something else or are damaged.
pub fn incoming(context: &Context, language: &str) -> Window {
    let mut window = window(context, language, Step::Import);
    recorded(&mut window);
    let copied = window.model.session.project().media[2].id;
    window.model.shelf.note_copying(copied, 0.62);
    let path = |name: &str| folder().join(named(name));
    let files = [
        (path("VID_20261124_110212.mp4"), Incoming::StillArriving),
        (path("VID_20261124_110530.mp4"), Incoming::Checking),
        (path("Paparan IKD November.pptx"), Incoming::Foreign(Foreign::PowerPoint)),
        (path("IMG_0412.heic"), Incoming::Foreign(Foreign::Heic)),
        (path("VID_20261124_111500.mp4"), Incoming::Failed("File ini tidak dapat dibuka. Salin ulang.".to_owned())),
    ];
    coming(&mut window, files);
    window
}

/// These files come in, and no others.
pub fn coming<const COUNT: usize>(window: &mut Window, files: [(PathBuf, Incoming); COUNT]) {
    window.model.shelf.keep_incoming(|_, _| false);
    files.into_iter().for_each(|(path, state)| window.model.shelf.note_incoming(path, state));
}

/// Files that no clip uses, one of them gone, upright and quiet ones among them.
pub fn unused(context: &Context, language: &str) -> Window {
    let mut window = window(context, language, Step::Import);
    let session = &mut window.model.session;
    let upright = add_media(session, "VID_20261125_083112.mp4", 32, 1080, 1920);
    add_media(session, "IMG_20261125_083301.jpg", 0, 4000, 3000);
    let gone = add_media(session, "Rekaman loket pelayanan hari kedua.mp4", 75, 1920, 1080);
    window.model.shelf.note_quiet([upright].into());
    window.model.missing.note(vec![gone]);
    recorded(&mut window);
    window
}

/// The times of recording of the first three files.
pub fn recorded(window: &mut Window) {
    let model = &mut window.model;
    let media = model.session.project().media.iter().map(|media| media.id);
    let recorded_s = [1_795_513_330, 1_795_515_330, 1_795_516_435];
    media.zip(recorded_s).for_each(|(media, seconds)| model.shelf.note_recorded(media, seconds));
}

/// An upright project.
pub fn portrait(context: &Context, language: &str) -> Window {
    let mut window = empty_window(context, language);
    window.model.session = session();
    let canvas = Canvas { width_px: 1080, height_px: 1920, ..window.model.session.project().canvas };
    window.model.session.edit("undo-shape", &[sunting_timeline::Edit::SetCanvas { canvas }]).unwrap();
    window.model.chrome.go_to(Step::Trim);
    window
}

/// A file on the list, and nothing in the video.
pub fn nothing_placed(context: &Context, language: &str, step: Step) -> Window {
    let mut window = empty_window(context, language);
    add_media(&mut window.model.session, "VID_20261124_094210.mp4", 15, 1920, 1080);
    window.model.chrome.go_to(step);
    window
}

/// A file is looked at, and its picture is slow.
pub fn viewing(context: &Context, language: &str) -> Window {
    let mut window = unused(context, language);
    let media = window.model.session.project().media[1].id;
    window.model.viewing.look_at(Some(media));
    window.model.viewing.go_to(Time::from_millis(5200));
    window.model.preview.wait_since(Instant::now());
    window.model.session.selection = sunting_session::Selection::Media(media);
    window
}

/// A file without a picture, and an error that stays.
pub fn trouble(context: &Context, language: &str) -> Window {
    let mut window = window(context, language, Step::Trim);
    let name = "WhatsApp Video 2026-11-24 at 10.15.30.mp4";
    let problem = format!("File \"{name}\" tidak ditemukan. Mungkin dipindahkan atau namanya diganti.");
    told(&mut window, &problem, true);
    window.model.preview.note_status(false, false, Some(problem));
    window
}

/// A sentence on the stage.
pub fn told(window: &mut Window, text: &str, is_error: bool) {
    let button = NoticeButton { label: "cmd-undo", action: Box::new(Action::Run(Command::Undo)) };
    let icon = if is_error { icons::WARNING } else { icons::CHECK_CIRCLE };
    let notice = Notice { text: text.to_owned(), icon, is_error, about: About::Act, button: Some(button) };
    window.tell(notice);
}

/// A project of many pieces.
pub fn many(window: &mut Window, count: usize) {
    let session = &mut window.model.session;
    let storyline = session.project().storyline().unwrap().id;
    for index in 0..count {
        let media = add_media(session, &format!("VID_{index:05}.mp4"), 20, 1920, 1080);
        append(session, storyline, media, 0, 2000);
    }
}
