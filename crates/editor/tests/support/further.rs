//! States that differ little from another one: each by name, the one that it begins with, and what is different.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::project_file::ProjectFileError;
use sunting_core::workspace::arrival::Foreign;
use sunting_core::workspace::autosave::SaveState;
use sunting_editor::model::Incoming;
use sunting_editor::model::{Failure, JobState};
use sunting_editor::state::request::PathWish;
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::state::{Action, Overlay, Step};
use sunting_editor::window::Window;
use sunting_session::Selection;
use sunting_session::purpose::Purpose;
use sunting_session::script::Matching;
use sunting_session::subtitles::caption_text;
use sunting_timeline::{Edit, Text, Time};

use super::{change_recents, facts, graphics, making, media, script, sentences, ticked};

/// So much of the sound was heard.
const SEVENTH: Time = Time::from_seconds(9);
const WHOLE: Time = Time::from_seconds(63);

/// A name, the state that it begins with, and what is different.
pub type Further = (&'static str, &'static str, fn(&mut Window));

/// All of them.
pub const STATES: [Further; 83] = [
    // The stage.
    ("full-screen", "edit", |window| window.model.chrome.fill_screen(true)),
    ("full-screen-viewing", "viewing", |window| window.model.chrome.fill_screen(true)),
    ("dropping", "import", |window| window.model.chrome.note_dropping(true)),
    ("dropping-at-first", "start", |window| window.model.chrome.note_dropping(true)),
    ("lighter", "edit", |window| {
        window.model.preview.note_playing(true);
        window.model.preview.note_status(true, false, None);
    }),
    ("slow", "edit", |window| {
        window.model.preview.wait_since(Instant::now().checked_sub(Duration::from_secs(2)).unwrap())
    }),
    ("looking-back", "edit", looking_back),
    ("missing-chosen", "tracks", |window| {
        let clips = &window.model.session.project().storyline().unwrap().clips;
        window.model.session.selection = Selection::clip(clips[clips.len() - 2].id);
    }),
    // Projects that were moved.
    ("start-gone", "start-later", |window| {
        change_recents(window, |recents| [0, 2].into_iter().for_each(|index| recents[index].is_gone = true))
    }),
    ("start-all-gone", "start-later", |window| {
        change_recents(window, |recents| recents.iter_mut().for_each(|recent| recent.is_gone = true))
    }),
    // An upright project.
    ("upright-import", "portrait", |window| window.model.chrome.go_to(Step::Import)),
    ("upright-text", "portrait", |window| window.model.chrome.go_to(Step::Text)),
    ("upright-make", "portrait", |window| {
        window.model.chrome.go_to(Step::Make);
        making::show(window, "make");
    }),
    // Names, titles and charts.
    ("titles", "subtitles", |window| window.drafts.text_tab = TextTab::Titles),
    ("titles-own", "subtitles", graphics::own_templates),
    ("title-fields", "subtitles", |window| graphics::put(window, "nama-dan-jabatan")),
    ("title-empty", "subtitles", |window| graphics::put_empty(window, "nama-dan-jabatan")),
    ("title-list", "subtitles", |window| graphics::put(window, "kapan-di-mana-berapa")),
    ("title-more", "subtitles", |window| {
        graphics::put(window, "nama-dan-jabatan");
        window.drafts.more_graphic = true;
    }),
    ("title-findings", "subtitles", graphics::faulty),
    ("titles-to-check", "subtitles", |window| {
        graphics::put(window, "kutipan");
        graphics::faulty(window);
        window.model.session.selection = Selection::Nothing;
        window.model.chrome.open_details(false);
    }),
    ("charts", "subtitles", |window| window.drafts.text_tab = TextTab::Charts),
    ("chart", "subtitles", graphics::chart),
    ("chart-empty", "subtitles", graphics::on_clipboard),
    ("chart-shares", "subtitles", graphics::shares),
    ("chart-unread", "subtitles", graphics::unread),
    ("chart-long", "subtitles", graphics::long_chart),
    ("chart-sheets", "subtitles", graphics::sheets),
    ("chart-typed", "subtitles", |window| {
        window.drafts.text_tab = TextTab::Charts;
        window.apply(Action::TypeChart);
    }),
    ("chart-kinds", "subtitles", |window| {
        graphics::shares(window);
        window.drafts.charts.all_kinds = true;
    }),
    ("chart-more", "subtitles", |window| {
        graphics::chart(window);
        window.drafts.texts.insert("chart-more", String::new());
    }),
    // A script.
    ("script", "subtitles", |window| script::pasted(window, script::SCRIPT)),
    ("script-empty", "no-subtitles", |window| script::pasted(window, "")),
    ("script-left-out", "subtitles", |window| script::pasted(window, script::WITH_SPEAKERS)),
    ("script-long", "no-subtitles", |window| script::pasted(window, &[script::SCRIPT; 9].join("\n"))),
    ("script-listening", "no-subtitles", |window| script::matching(window, Matching::Listening(SEVENTH, WHOLE))),
    ("script-placing", "no-subtitles", |window| script::matching(window, Matching::Placing(9, 13))),
    ("tap", "subtitles", |window| script::tapping(window, 2, true)),
    ("tap-paused", "subtitles", |window| script::tapping(window, 0, false)),
    ("tap-over", "subtitles", |window| script::tapping(window, 12, true)),
    ("two-languages", "subtitles", script::two_languages),
    ("unsure", "subtitles", script::unsure),
    ("unsure-chosen", "typing", script::unsure_chosen),
    // Sentences that go out of the video.
    ("sentences", "subtitles", ticked::ticked),
    ("sentences-none-ticked", "subtitles", |window| ticked::tick(window, &[])),
    ("sentences-gone", "subtitles", ticked::one_gone),
    ("sentences-gone-for-good", "subtitles", ticked::gone_for_good),
    ("sentences-said-again", "subtitles", ticked::said_again),
    ("sentences-listening", "subtitles", ticked::listening),
    // The office's colours and logo.
    ("office", "subtitles", graphics::office),
    ("office-pale", "subtitles", graphics::pale_office),
    ("office-foreign", "subtitles", graphics::foreign_office),
    ("office-refused", "subtitles", graphics::refused_logo),
    ("office-used", "subtitles", graphics::used),
    // Files and words.
    ("foreign", "incoming", foreign),
    ("viewing-unused", "unused", |window| {
        let media = window.model.session.project().media.last().unwrap().id;
        window.model.session.selection = Selection::Media(media);
    }),
    ("subtitles-inside", "no-subtitles", subtitles_inside),
    ("subtitles-inside-too", "subtitles", subtitles_inside),
    ("media-with-more", "media", |window| {
        let media = window.model.session.project().media[1].id;
        facts::with_subtitles(window, media, &[("", "ind"), ("Untuk penonton tuli", "ind")]);
    }),
    ("media-damaged", "import", |window| {
        let media = window.model.session.project().media[1].id;
        facts::with_damage(window, media);
    }),
    ("many-sounds", "edit", |window| {
        let media = window.model.session.project().media[1].id;
        facts::with_sounds(window, media, 9, &[4]);
    }),
    ("findings", "subtitles", |window| window.drafts.only_findings = true),
    ("long-subtitles", "typing", long_subtitles),
    ("name-edited", "edit", |window| {
        let name = window.model.name();
        window.drafts.texts.insert("project-name", name);
    }),
    // How safe the work is.
    ("saving", "edit", |window| window.model.safety.note_save(SaveState::Saving)),
    ("not-saved", "edit", |window| {
        let error = MediaError::new("Aktivasi IKD.sunting", MediaProblem::DiskFull);
        window.model.safety.note_save(SaveState::Failed(ProjectFileError::File(error)));
    }),
    ("saving-copy", "edit", |window| window.model.safety.note_copied(Some(0.62))),
    // Over the window.
    ("packing", "moving", |window| window.model.packing.note_progress(Some(0.4))),
    ("counting", "moving", |window| window.model.packing.begin_counting()),
    ("settings-on-windows", "settings", |window| window.model.surroundings.note_double_click(true)),
    ("no-versions", "versions", |window| window.model.safety.list_versions(Vec::new())),
    ("path-to-import", "path", |window| wrong_path(window, PathWish::Import, "path-nothing-in-it")),
    ("path-to-project", "path", |window| wrong_path(window, PathWish::Project, "path-no-project")),
    ("path-to-subtitles", "path", |window| wrong_path(window, PathWish::ReadSubtitles, "path-no-subtitles")),
    ("path-for-subtitles", "path", |window| wrong_path(window, PathWish::WriteSubtitles, "path-is-folder")),
    ("path-for-result", "path", |window| wrong_path(window, PathWish::Result, "path-no-folder")),
    ("path-for-moving", "path", |window| wrong_path(window, PathWish::Moving, "path-no-folder")),
    ("path-elsewhere", "path", |window| wrong_path(window, PathWish::Elsewhere, "path-missing")),
    ("path-of-projects", "path", |window| wrong_path(window, PathWish::ProjectsFolder, "path-no-folder")),
    // Videos.
    ("make-queue", "make", queue),
    ("make-failed-long", "make-failed", |window| {
        let sentence = sentences::told(window, "window-error-check-failed");
        making::fail_first(window, Failure { sentence, ..Failure::default() });
    }),
    ("make-calculating", "make", |window| window.model.making.predict(None, window.model.making.is_measured())),
    ("make-look-only", "make", |window| {
        window.model.safety.note_look_only(true);
        window.tell_look_only();
    }),
];

/// Two films that hold text subtitles, one of them several.
fn subtitles_inside(window: &mut Window) {
    let [first, second] = [0, 1].map(|index| window.model.session.project().media[index].id);
    facts::with_subtitles(window, first, &[("", "")]);
    facts::with_subtitles(window, second, &[("", "ind"), ("Untuk penonton tuli", "ind"), ("", "")]);
}

fn looking_back(window: &mut Window) {
    window.model.viewing.look_back_at(PathBuf::from("20.sunting"));
    let words = window.model.t("notice-looking-back");
    media::told(window, &words, true);
}

/// Every kind of file that is something else than media.
fn foreign(window: &mut Window) {
    let path = window.model.shelf.incoming()[0].0.clone();
    let all = [Foreign::PowerPoint, Foreign::Pdf, Foreign::Word, Foreign::Heic, Foreign::Zip];
    let file = |foreign: Foreign| (path.with_file_name(format!("{foreign:?}.pptx")), Incoming::Foreign(foreign));
    media::coming(window, all.map(file));
}

/// Subtitles of two full lines, and some that are longer.
fn long_subtitles(window: &mut Window) {
    const TWO_LINES: &str = "Unduh aplikasi IKD, lalu isi NIK dan email\ndengan data yang benar, kemudian swafoto.";
    let session = &mut window.model.session;
    let subtitles: Vec<_> = session.subtitles().into_iter().take(9).cloned().collect();
    for (index, clip) in subtitles.iter().enumerate() {
        let text = match index % 3 {
            0 => TWO_LINES.to_owned(),
            1 => format!("{} {}", caption_text(clip), TWO_LINES.replace('\n', " ")),
            _ => continue,
        };
        let text = Text::Caption { text, style: String::new() };
        session.edit("undo-subtitle", &[Edit::SetText { clip: clip.id, text }]).unwrap();
    }
}

fn wrong_path(window: &mut Window, wish: PathWish, problem: &str) {
    window.model.overlays.show(Some(Overlay::PathField(wish)));
    window.model.overlays.refuse_path(window.model.t(problem));
}

/// A job in every state that is not over, and one that is, with all that can be said about it.
fn queue(window: &mut Window) {
    let running = |left: Option<u64>, is_checking| {
        let left = left.map(Duration::from_secs);
        JobState::Running { done: 0.03, left, pieces: (1, 128), is_checking }
    };
    let (took, size_px) = (Duration::from_secs(4000), (1920, 1080));
    let done = JobState::Done { bytes: 999_900_000, limit_bytes: None, size_px, took, damaged_frames: 128 };
    let states = [running(Some(4000), false), running(None, false), running(None, true), JobState::Waiting, done];
    let job = |(id, state): (usize, JobState)| making::job(id as u64, Purpose::WhatsApp, state);
    window.model.queue.list(states.into_iter().enumerate().map(job).collect());
    window.model.queue.note_copied(Some(4));
}
