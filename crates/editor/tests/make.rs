//! The step *Jadikan video* by its labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use sunting_editor::model::{Failure, JobState, JobView, Remedy};
use sunting_editor::panels::{Cx, make, queue};
use sunting_editor::state::action::Seeking;
use sunting_editor::state::request::{JobWish, PathWish};
use sunting_editor::state::sample::Sample;
use sunting_editor::state::{Action, Command, Overlay, Request, Step};
use sunting_editor::window::Window;
use sunting_session::purpose::{Other, Purpose};
use support::making;

/// A window whose panels are drawn, and what they ask for is kept.
struct Step4 {
    window: Window,
    asked: Vec<Action>,
    has_fonts: bool,
}

/// The step's panels at their places in a window of that size.
fn harness(size: [f32; 2], arrange: impl FnOnce(&mut Window)) -> Harness<'static, Step4> {
    let context = eframe::egui::Context::default();
    let mut window = support::window(&context, "id", Step::Make);
    making::show(&mut window, "make");
    arrange(&mut window);
    let state = Step4 { window, asked: Vec::new(), has_fonts: false };
    let mut harness = Harness::builder().with_size(size).build_ui_state(draw, state);
    harness.run();
    harness
}

fn draw(ui: &mut eframe::egui::Ui, step: &mut Step4) {
    use sunting_editor::layout::{Class, Preview, Wishes, regions};
    if !step.has_fonts {
        // They are there from the next frame on.
        sunting_editor::look::fonts::install(ui.ctx());
        step.has_fonts = true;
        ui.ctx().request_repaint();
        return;
    }
    let size = ui.ctx().content_rect().size();
    let window = &mut step.window;
    window.model.chrome.fit(Class::of(size, window.model.chrome.class()));
    let dividers = sunting_editor::settings::Dividers::default();
    let wishes = Wishes { step: Step::Make, is_narrow: false, all_tracks_open: false, dividers };
    let regions = regions(size, window.model.chrome.class(), wishes);
    let mut cx =
        Cx { model: &window.model, out: &mut step.asked, wishes: &mut window.wishes, drafts: &mut window.drafts };
    make::purposes(ui, &mut cx, regions.left);
    make::plan(ui, &mut cx, regions.right);
    make::preview(ui, &mut cx, Preview::of(&regions).stage);
    queue::show(ui, &mut cx, regions.bar.union(regions.timeline));
}

fn wide(arrange: impl FnOnce(&mut Window)) -> Harness<'static, Step4> {
    harness([1366.0, 688.0], arrange)
}

fn words(harness: &Harness<'_, Step4>, key: &str) -> String {
    harness.state().window.model.t(key)
}

/// Clicks what is called so; what that asked for.
fn click(harness: &mut Harness<'_, Step4>, label: &str) -> Vec<Action> {
    harness.state_mut().asked.clear();
    harness.get_by_label(label).click();
    harness.run();
    std::mem::take(&mut harness.state_mut().asked)
}

fn click_key(harness: &mut Harness<'_, Step4>, key: &str) -> Vec<Action> {
    let label = words(harness, key);
    click(harness, &label)
}

fn make_label(harness: &Harness<'_, Step4>, purpose: &str) -> String {
    harness.state().window.model.words.text("make-for", &[("purpose", purpose.into())])
}

#[test]
fn eight_purposes_are_a_group_of_which_one_is_chosen() {
    let mut harness = wide(|_| ());
    for purpose in Purpose::ALL {
        let name = words(&harness, purpose.words().0);
        let row = harness.get_by_label(&name);
        let is_chosen = purpose == Purpose::WhatsApp;
        assert_eq!(row.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True), is_chosen);
    }
    assert_eq!(click_key(&mut harness, "purpose-youtube"), [Action::ChoosePurpose(Purpose::YouTube)]);
    assert_eq!(click_key(&mut harness, "purpose-whatsapp"), []);
}

#[test]
fn arrows_move_the_choice_and_the_focus_goes_along() {
    use eframe::egui::Key;
    let mut harness = wide(|_| ());
    harness.get_by_label(&words(&harness, "purpose-whatsapp")).focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().asked, [Action::ChoosePurpose(Purpose::Status)]);
    making::plan(&mut harness.state_mut().window, Purpose::Status, 0.06);
    harness.run();
    assert!(harness.get_by_label(&words(&harness, "purpose-status")).is_focused());
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().asked.last(), Some(&Action::ChoosePurpose(Purpose::WhatsApp)));
}

#[test]
fn what_fits_is_told_and_made() {
    let mut harness = wide(|_| ());
    let label = make_label(&harness, "WhatsApp");
    assert_eq!(click(&mut harness, &label), [Action::Run(Command::MakeVideo)]);
    let saved = format!("{}: Video › Sunting › Aktivasi IKD - WhatsApp.mp4", words(&harness, "save-to"));
    assert_eq!(click(&mut harness, &saved), [Request::AskPath(PathWish::Result).into()]);
    assert!(harness.query_by_label_contains("sekitar").is_some());
    assert!(harness.query_by_label(&words(&harness, "trim-first")).is_none());
}

#[test]
fn too_fast_subtitles_are_looked_at_alone() {
    let mut harness = wide(|_| ());
    assert_eq!(click_key(&mut harness, "check-them"), [Action::Run(Command::StepText)]);
    assert!(harness.state().window.drafts.only_findings);
}

#[test]
fn what_does_not_fit_offers_what_helps() {
    let mut tight = wide(|window| making::show(window, "make-tight"));
    let parts = tight.state().window.model.making.prediction().unwrap().parts;
    let split = tight.state().window.model.words.text("split-into", &[("count", parts.into())]);
    assert_eq!(click(&mut tight, &split), [Action::SplitInto(parts)]);
    let mut not = wide(|window| making::show(window, "make-not"));
    let document = Action::ChoosePurpose(Purpose::Other(Other::Document));
    assert_eq!(click_key(&mut not, "send-as-document"), [document]);
    assert_eq!(click_key(&mut not, "trim-first"), [Action::Run(Command::StepTrim)]);
}

#[test]
fn the_button_says_why_it_waits() {
    let disabled = |arrange: fn(&mut Window)| {
        let mut harness = wide(arrange);
        let label = make_label(&harness, "WhatsApp");
        let asked = click(&mut harness, &label);
        let node = harness.get_by_label(&label);
        (asked, node.accesskit_node().is_disabled(), node.accesskit_node().description().unwrap_or_default())
    };
    let (asked, is_disabled, reason) = disabled(|window| window.model.queue.list(vec![of_this_project(window)]));
    assert!(asked.is_empty() && is_disabled && !reason.is_empty());
    let (asked, is_disabled, _) = disabled(|window| window.model.session = Default::default());
    assert!(asked.is_empty() && is_disabled);
    let (asked, is_disabled, _) = disabled(|window| window.model.queue.list(vec![making::done(1)]));
    assert!(!asked.is_empty() && !is_disabled);
}

#[test]
fn nothing_is_promised_of_a_video_whose_film_is_gone() {
    let mut harness = wide(|window| {
        let session = &window.model.session;
        window.model.missing.note(
            session
                .project()
                .storyline()
                .unwrap()
                .clips
                .iter()
                .filter_map(|clip| clip.content.media())
                .take(1)
                .collect(),
        );
    });
    assert_eq!(harness.state().window.model.reason(Command::MakeVideo), Some("make-missing-reason"));
    let promise = words(&harness, "plays-on-phones");
    assert!(harness.query_by_label(&promise).is_none(), "a promise that cannot be kept");
    assert_eq!(click_key(&mut harness, "media-find"), [Request::AskPath(PathWish::FindMedia).into()]);
}

#[test]
fn a_failed_video_offers_what_mends_it() {
    for (remedy, key, wish) in [
        (Some(Remedy::FindFile), "media-find", JobWish::FindFile),
        (Some(Remedy::ChooseFolder), "choose-folder", JobWish::ChooseFolder),
        (None, "job-report", JobWish::SaveReport),
    ] {
        let failure = Failure { sentence: "Tidak jadi.".to_owned(), remedy, done: 0.4 };
        let mut harness = wide(|window| {
            window.model.queue.list(vec![JobView { state: JobState::Failed(failure.clone()), ..making::failed(7) }])
        });
        assert_eq!(click_key(&mut harness, key), [Request::Job(wish, 7).into()]);
    }
}

/// A job that makes what is in the window.
fn of_this_project(window: &Window) -> JobView {
    JobView { content: window.model.session.project().clone(), ..making::running(1, Purpose::WhatsApp) }
}

#[test]
fn a_job_of_another_content_or_one_that_stands_does_not_hold_the_button() {
    let context = eframe::egui::Context::default();
    let mut window = support::window(&context, "id", Step::Make);
    making::show(&mut window, "make");
    let reason = |window: &Window| window.model.reason(Command::MakeVideo);
    let job = of_this_project(&window);
    window.model.queue.list(vec![making::running(1, Purpose::WhatsApp)]);
    assert_eq!(reason(&window), None, "of another project, or before an edit");
    window.model.queue.list(vec![JobView { state: JobState::Paused { done: 0.4, is_asked: true }, ..job.clone() }]);
    assert_eq!(reason(&window), None, "it waits for somebody");
    window.model.queue.list(vec![JobView { state: JobState::Waiting, ..job }]);
    assert_eq!(reason(&window), Some("make-queued"));
}

#[test]
fn a_card_says_its_file_and_what_came_of_it_and_its_buttons_whose_they_are() {
    let harness = wide(|window| {
        window.model.queue.list(vec![making::done(2), making::failed(1)]);
    });
    let jobs = harness.state().window.model.queue.jobs().to_vec();
    let result = words(&harness, "job-done").chars().take(20).collect::<String>();
    let done = harness.get_by_label_contains(&result);
    assert!(done.accesskit_node().value().unwrap().starts_with(&jobs[0].file_name()));
    let JobState::Failed(Failure { sentence: reason, .. }) = &jobs[1].state else { panic!() };
    assert!(harness.query_by_label_contains(reason).is_some());
    let label = words(&harness, "job-retry");
    let retry = harness.get_by_label(&label);
    assert_eq!(retry.accesskit_node().description(), Some(jobs[1].file_name()));
}

#[test]
fn only_what_goes_to_whatsapp_as_a_document_tells_how_that_is_done() {
    for (purpose, is_told) in [(Purpose::WhatsApp, true), (Purpose::YouTube, false), (Purpose::Archive, false)] {
        let harness = wide(|window| window.model.queue.list(vec![JobView { purpose, ..making::done(3) }]));
        assert_eq!(harness.query_by_label(&words(&harness, "job-sending")).is_some(), is_told, "{purpose:?}");
    }
}

#[test]
fn other_purposes_are_in_a_menu_and_a_size_can_be_typed() {
    let mut harness = wide(|window| making::plan(window, Purpose::Other(Other::Email), 0.06));
    let email = words(&harness, "other-email");
    click(&mut harness, &email);
    let telegram = Action::ChoosePurpose(Purpose::Other(Other::Telegram));
    assert_eq!(click_key(&mut harness, "other-telegram"), [telegram]);
    let mut harness = wide(|window| making::plan(window, Purpose::Other(Other::Own(12_500_000)), 0.06));
    let field = words(&harness, "other-own-size");
    harness.get_by_label(&field).focus();
    harness.run();
    harness.state_mut().window.drafts.texts.insert("own-size", "8,5".to_owned());
    harness.key_press(eframe::egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().asked, [Action::SetOwnSize(8_500_000)]);
}

#[test]
fn the_preview_plays_seeks_and_shows_a_sample() {
    let mut harness = wide(|_| ());
    assert_eq!(click_key(&mut harness, "preview-play"), [Action::Run(Command::PlayPause)]);
    assert_eq!(click_key(&mut harness, "sample-see"), [Request::MakeSample.into()]);
    harness.get_by_label(&words(&harness, "preview-place")).click();
    harness.run();
    assert!(matches!(harness.state().asked[..], [Action::Seek(_, Seeking::Exact)]), "{:?}", harness.state().asked);
    let mut ready = wide(|window| making::show(window, "make-sample"));
    assert_eq!(click_key(&mut ready, "sample-back"), [Action::LeaveFile]);
    let mut making = wide(|window| window.model.making.note_sample(Sample::Making));
    assert_eq!(click_key(&mut making, "sample-making"), []);
}

#[test]
fn every_job_offers_what_can_be_done_with_it() {
    let states: [(JobState, &[(&str, JobWish)]); 4] = [
        (
            making::running(7, Purpose::WhatsApp).state,
            &[("job-pause", JobWish::Pause), ("job-cancel", JobWish::Cancel)],
        ),
        (
            JobState::Paused { done: 0.4, is_asked: true },
            &[("job-resume", JobWish::Resume), ("job-cancel", JobWish::Cancel)],
        ),
        (making::failed(7).state, &[("job-retry", JobWish::Resume), ("job-remove", JobWish::Remove)]),
        (
            making::done(7).state,
            &[
                ("job-play", JobWish::Play),
                ("job-copy", JobWish::CopyFile),
                ("job-folder", JobWish::ShowInFolder),
                ("job-remove", JobWish::Remove),
            ],
        ),
    ];
    for (state, offers) in states {
        // At a small size the words are in tooltips, and still what a screen reader says.
        for size in [[1366.0, 688.0], [1093.0, 550.0]] {
            let job = making::job(7, Purpose::WhatsApp, state.clone());
            let mut harness = harness(size, |window| window.model.queue.list(vec![job]));
            for (key, wish) in offers {
                assert_eq!(click_key(&mut harness, key), [Request::Job(*wish, 7).into()], "{key}");
            }
        }
    }
    let mut harness = wide(|window| window.model.queue.list(vec![making::done(7)]));
    assert_eq!(click_key(&mut harness, "job-sending"), [Action::Show(Some(Overlay::Sending(7)))]);
}

#[test]
fn progress_is_said_with_its_percents() {
    let harness = wide(|window| making::show(window, "make-done"));
    let bar = harness.get_by_label_contains("62%");
    assert_eq!(bar.accesskit_node().numeric_value(), Some(62.0));
}

#[test]
fn a_long_queue_draws_what_is_in_view() {
    let harness = wide(|window| window.model.queue.list((0..1000).map(making::done).collect()));
    let play = words(&harness, "job-play");
    assert!(harness.query_all_by_label(&play).count() < 8);
}
