//! What lies over the window: it opens, is worked by the keyboard alone, and closes.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use sunting_editor::panels::Cx;
use sunting_editor::panels::overlays::{self, palette::found};
use sunting_editor::state::command::COMMANDS;
use sunting_editor::state::request::{JobWish, PathWish};
use sunting_editor::state::{Command, Overlay, Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_words::{Language, Messages, Scope};

const NAMES: [&str; 11] =
    ["palette", "help", "settings", "versions", "moving", "phone", "sending", "path", "leaving", "missing", "repairs"];
const USUAL: [f32; 2] = [1366.0, 688.0];
const LOW: [f32; 2] = [683.0, 344.0];

fn harness_of(size: [f32; 2], make: impl FnOnce(&Context) -> Window) -> Harness<'static, Window> {
    drawn(size, make, |ui, window| window.ui(ui))
}

/// A window of which only a part is drawn.
fn drawn(
    size: [f32; 2],
    make: impl FnOnce(&Context) -> Window,
    draw: impl Fn(&mut Ui, &mut Window) + 'static,
) -> Harness<'static, Window> {
    let window = make(&Context::default());
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        move |ui, window: &mut Window| {
            if !support::has_fonts(ui.ctx()) {
                return;
            }
            window.logic(&ui.ctx().clone());
            draw(ui, window);
        },
        window,
    );
    harness.run();
    harness
}

/// The palette without the window below it, which would take most of the time.
fn palette_alone() -> Harness<'static, Window> {
    let make = |context: &Context| support::overlay_window(context, "id", "palette").unwrap();
    drawn(USUAL, make, |ui, window| {
        let Window { model, drafts, wishes, asked, .. } = window;
        let mut cx = Cx { model, out: asked, wishes, drafts };
        overlays::show(ui, &mut cx, ui.ctx().content_rect());
    })
}

fn open(size: [f32; 2], name: &str) -> Harness<'static, Window> {
    harness_of(size, |context| support::overlay_window(context, "id", name).unwrap())
}

fn words(harness: &Harness<'_, Window>, key: &str) -> String {
    harness.state().model.t(key)
}

fn press(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn click(harness: &mut Harness<'_, Window>, key: &str) {
    let label = words(harness, key);
    harness.get_all_by_label(&label).next().unwrap().click();
    harness.run();
}

/// What the services were asked to do.
fn asked(harness: &Harness<'_, Window>) -> Vec<Request> {
    let effects = harness.state().effects.iter();
    effects
        .filter_map(|effect| if let Effect::Request(request) = effect { Some(request.clone()) } else { None })
        .collect()
}

#[test]
fn each_is_a_dialog_with_a_name_holds_the_focus_and_closes_with_escape() {
    for size in [USUAL, LOW] {
        for name in NAMES {
            let mut harness = open(size, name);
            let dialogs: Vec<_> = harness.get_all_by_role(Role::Dialog).collect();
            assert_eq!(dialogs.len(), 1, "{name}");
            assert!(dialogs[0].accesskit_node().label().is_some(), "{name} has no name");
            drop(dialogs);
            let first = harness.ctx.memory(|memory| memory.focused());
            assert!(first.is_some(), "{name} does not take the focus");
            // Round and round, but never out.
            for _ in 0..14 {
                press(&mut harness, Key::Tab);
                let focused = harness.ctx.memory(|memory| memory.focused());
                let layer = focused.and_then(|id| harness.ctx.read_response(id)).map(|response| response.layer_id);
                let is_over = layer.is_none_or(|layer| layer.order == eframe::egui::Order::Foreground);
                assert!(is_over, "{name} lets the focus out");
            }
            press(&mut harness, Key::Escape);
            assert_eq!(harness.state().model.overlays.shown(), None, "{name}");
            assert_eq!(harness.query_all_by_role(Role::Dialog).count(), 0, "{name}");
        }
    }
}

#[test]
fn the_focus_goes_back_to_where_it_was() {
    let mut harness = harness_of(USUAL, |context| support::window(context, "id", Step::Trim));
    let label = words(&harness, "step-text");
    harness.get_by_role_and_label(Role::Tab, &label).focus();
    harness.run();
    let before = harness.ctx.memory(|memory| memory.focused());
    assert!(before.is_some());
    press(&mut harness, Key::F1);
    assert_eq!(harness.state().model.overlays.shown(), Some(&Overlay::Help));
    assert_ne!(harness.ctx.memory(|memory| memory.focused()), before);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.ctx.memory(|memory| memory.focused()), before);
}

#[test]
fn the_palette_finds_every_command_by_its_words_in_both_languages() {
    let harness = open(USUAL, "palette");
    let model = &harness.state().model;
    assert_eq!(found(model, "").len(), COMMANDS.len());
    let english = Messages::new(Language::En, Scope::Window);
    for row in COMMANDS {
        assert_eq!(found(model, &model.t(row.label))[0].row.command, row.command);
        let other = found(model, &english.text(row.label, &[]));
        assert!(other.iter().any(|hit| hit.row.command == row.command), "{}", row.label);
    }
    assert!(found(model, "tidak ada perintah begini").is_empty());
}

#[test]
fn the_palette_knows_the_words_that_people_use() {
    let harness = open(USUAL, "palette");
    let model = &harness.state().model;
    let wanted = [
        ("ekspor", Command::MakeVideo),
        ("simpan", Command::MakeVideo),
        ("simpan", Command::WhereSaved),
        ("kirim", Command::MakeVideo),
        ("whatsapp", Command::MakeVideo),
        ("musik", Command::ImportFiles),
        ("gabung", Command::ImportFiles),
        ("judul", Command::NewSubtitle),
        ("subtitle", Command::ImportSubtitles),
        ("crop", Command::RemoveAfter),
        ("potong", Command::Split),
        ("suara", Command::MuteClip),
        ("kecilkan", Command::Details),
        ("contoh", Command::SampleProject),
        ("undo", Command::Undo),
        ("export", Command::MakeVideo),
        ("music", Command::ImportFiles),
    ];
    for (words, command) in wanted {
        let hits: Vec<Command> = found(model, words).iter().map(|hit| hit.row.command).collect();
        assert!(hits.contains(&command), "{words}: {hits:?}");
    }
}

#[test]
fn every_command_that_can_be_done_is_done_from_the_palette() {
    for row in COMMANDS {
        let mut harness = palette_alone();
        let (label, reason) = {
            let model = &harness.state().model;
            (model.t(row.label), model.reason(row.command))
        };
        harness.event(Event::Text(label));
        harness.run_steps(2);
        harness.key_press(Key::Enter);
        harness.run_steps(3);
        let is_open = harness.state().model.overlays.shown() == Some(&Overlay::Palette);
        assert_eq!(is_open, reason.is_some() || row.command == Command::Palette, "{}", row.label);
    }
}

#[test]
fn arrows_choose_in_the_palette_and_what_cannot_be_done_says_why() {
    let mut harness = open(USUAL, "palette");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(
        (harness.state().model.overlays.shown().cloned(), harness.state().model.chrome.step()),
        (None, Step::Text)
    );

    let mut harness = open(USUAL, "palette");
    let label = words(&harness, "cmd-redo");
    harness.event(Event::Text(label.clone()));
    harness.run();
    let row = harness.get_by_role_and_label(Role::ListBoxOption, &label);
    assert_eq!(
        row.accesskit_node().data().description().map(str::to_owned),
        Some(words(&harness, "reason-nothing-to-redo"))
    );
}

#[test]
fn a_double_click_is_offered_only_where_the_system_asks_each_user() {
    let mut harness = open(USUAL, "settings");
    let label = words(&harness, "settings-double-click");
    assert!(harness.query_by_label(&label).is_none());
    harness.state_mut().model.surroundings.note_double_click(false);
    harness.run();
    click(&mut harness, "settings-double-click");
    assert_eq!(asked(&harness), [Request::OpenByDoubleClick(true)]);
    let now = harness.state().model.surroundings.opens_by_double_click();
    assert_eq!(now, Some(false), "on only when the system says so");
}

#[test]
fn settings_act_at_once_and_by_the_keyboard() {
    let mut harness = open(USUAL, "settings");
    let label = words(&harness, "settings-english");
    harness.get_by_role_and_label(Role::RadioButton, &label).focus();
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().model.words.language(), Language::En);
    let label = words(&harness, "settings-text-size");
    harness.get_by_label(&label).focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    assert!((harness.state().model.settings.text_size - 1.1).abs() < 0.001);
    click(&mut harness, "settings-system-sound");
    let hdmi = harness.get_by_label("HDMI");
    hdmi.click();
    harness.run();
    assert_eq!(harness.state().model.settings.sound_device.as_deref(), Some("HDMI"));
    click(&mut harness, "settings-clean");
    click(&mut harness, "settings-change");
    let asked = asked(&harness);
    assert!(asked.contains(&Request::AskPath(PathWish::ProjectsFolder)), "{asked:?}");
    assert_eq!(asked.len(), 3, "{asked:?}");
}

#[test]
fn versions_are_seen_and_taken() {
    let mut harness = open(USUAL, "versions");
    click(&mut harness, "versions-view");
    assert!(asked(&harness).contains(&Request::PreviewVersion(PathBuf::from("20.sunting"))));
    click(&mut harness, "versions-use");
    assert!(asked(&harness).contains(&Request::UseVersion(PathBuf::from("20.sunting"))));
}

#[test]
fn a_project_is_packed_whole_or_in_part_and_large_files_are_warned_of() {
    let mut harness = open(USUAL, "moving");
    let packed = |whole| Request::Pack(PathBuf::from("/home/rina/Dokumen/Sunting/Aktivasi IKD.zip"), whole);
    click(&mut harness, "moving-start");
    assert_eq!(asked(&harness), [packed(true)]);
    click(&mut harness, "moving-used");
    click(&mut harness, "moving-start");
    assert_eq!(asked(&harness)[1..], [packed(false)]);
    harness.state_mut().model.packing.note_progress(Some(0.4));
    harness.run();
    click(&mut harness, "moving-start");
    assert_eq!(asked(&harness).len(), 2, "one at a time");
}

#[test]
fn the_pages_open_folders_copy_files_and_ask_for_files() {
    let mut harness = open(USUAL, "phone");
    click(&mut harness, "phone-open-downloads");
    click(&mut harness, "phone-open-videos");
    let folders = ["/home/rina/Unduhan", "/home/rina/Video"].map(|folder| Request::OpenFolder(PathBuf::from(folder)));
    assert_eq!(asked(&harness), folders);
    // Choosing files has the focus at first.
    let mut harness = open(USUAL, "phone");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().model.overlays.shown(), None);
    assert_eq!(asked(&harness), [Request::AskPath(PathWish::Import)]);
    let mut harness = open(USUAL, "sending");
    click(&mut harness, "sending-copy");
    assert_eq!(asked(&harness), [Request::Job(JobWish::CopyFile, 1)]);
    let copied = words(&harness, "job-copied-whatsapp");
    assert!(harness.query_by_label(&copied).is_none());
    harness.state_mut().model.queue.note_copied(Some(1));
    harness.run();
    assert!(harness.query_by_label(&copied).is_some(), "it is said where it was asked for");
}

#[test]
fn help_over_packing_does_not_end_it_but_cancelling_does() {
    let stops = |harness: &Harness<'_, Window>| asked(harness).contains(&Request::StopPacking);
    let mut harness = open(USUAL, "moving");
    harness.state_mut().model.packing.note_progress(Some(0.4));
    harness.run();
    press(&mut harness, Key::F1);
    assert_eq!((harness.state().model.overlays.shown().cloned(), stops(&harness)), (Some(Overlay::Help), false));
    let mut harness = open(USUAL, "moving");
    harness.state_mut().model.packing.note_progress(Some(0.4));
    harness.run();
    click(&mut harness, "overlay-cancel");
    assert_eq!((harness.state().model.overlays.shown().cloned(), stops(&harness)), (None, true));
}

#[test]
fn a_path_is_typed_with_or_without_quotes() {
    let mut harness = open(USUAL, "path");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("\"/media/rina/FLASH/Sosialisasi.sunting\" ".to_owned()));
    harness.run();
    press(&mut harness, Key::Enter);
    let path = PathBuf::from("/media/rina/FLASH/Sosialisasi.sunting");
    assert_eq!(asked(&harness), [Request::TryPath(PathWish::Project, path)]);
    let title = words(&harness, "path-project");
    let field = harness.get_by_role_and_label(Role::TextInput, &title);
    assert!(field.is_focused(), "a path that leads nowhere can be mended at once");
}

#[test]
fn why_a_path_will_not_do_is_said_until_something_else_is_typed() {
    let mut harness = open(USUAL, "path");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("/media/rina/Rapat.sunting".to_owned()));
    harness.run();
    press(&mut harness, Key::Enter);
    let problem = words(&harness, "path-unreadable");
    harness.state_mut().model.overlays.refuse_path(problem.clone());
    harness.run();
    let said = |harness: &Harness<'_, Window>| {
        let title = words(harness, "path-project");
        let field = harness.get_by_role_and_label(Role::TextInput, &title);
        field.accesskit_node().data().description().map(str::to_owned)
    };
    assert_eq!(said(&harness), Some(problem));
    harness.event(Event::Text("x".to_owned()));
    harness.run();
    assert_eq!(said(&harness), None);
}

#[test]
fn leaving_is_chosen_and_a_hasty_enter_or_escape_stays() {
    let mut harness = open(LOW, "leaving");
    click(&mut harness, "leaving-close");
    assert_eq!(asked(&harness), [Request::QuitAnyway]);
    for key in [Key::Enter, Key::Escape] {
        let mut harness = open(LOW, "leaving");
        press(&mut harness, key);
        assert_eq!((asked(&harness), harness.state().model.overlays.shown().cloned()), (vec![], None));
    }
}

#[test]
fn work_that_is_not_saved_is_offered_another_place_first() {
    let mut harness = open(LOW, "leaving-work");
    press(&mut harness, Key::Enter);
    assert_eq!(asked(&harness), [Request::AskPath(PathWish::Elsewhere)]);
    let mut harness = open(LOW, "leaving-work");
    press(&mut harness, Key::Escape);
    assert_eq!((asked(&harness), harness.state().model.overlays.shown().cloned()), (vec![], None));
    let mut harness = open(LOW, "leaving-work");
    click(&mut harness, "leaving-lose");
    assert_eq!(asked(&harness), [Request::QuitAnyway]);
}

#[test]
fn steps_are_a_list_of_tabs_that_arrows_go_through() {
    let mut harness = harness_of(USUAL, |context| support::window(context, "id", Step::Trim));
    assert_eq!(harness.get_all_by_role(Role::TabList).count(), 1);
    let label = words(&harness, "step-trim");
    harness.get_by_role_and_label(Role::Tab, &label).focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().model.chrome.step(), Step::Make);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(harness.state().model.chrome.step(), Step::Text);
}

#[test]
fn the_bar_folds_but_keeps_all_steps_and_one_menu_for_the_rest() {
    for width in [1366.0, 1280.0, 1200.0, 1093.0, 900.0, 683.0, 546.0] {
        for language in ["id", "en"] {
            let height = if width >= 1200.0 { 688.0 } else { 550.0 };
            let harness = harness_of([width, height], |context| support::window(context, language, Step::Trim));
            let mut right = 0.0;
            for key in ["step-import", "step-trim", "step-text", "step-make"] {
                let rect = harness.get_by_role_and_label(Role::Tab, &words(&harness, key)).rect();
                assert!(rect.left() >= right && rect.width() >= 32.0, "{key} at {width} {language}");
                right = rect.right();
            }
            let undo = harness.get_by_label(&words(&harness, "cmd-undo")).rect();
            assert!(undo.left() >= right, "undo at {width} {language}: {undo:?} {right}");
        }
    }
    let mut harness = harness_of(LOW, |context| support::window(context, "id", Step::Trim));
    click(&mut harness, "more");
    click(&mut harness, "cmd-settings");
    assert_eq!(harness.state().model.overlays.shown(), Some(&Overlay::Settings));
}

#[test]
fn the_last_steps_are_listed_and_taken_back_together() {
    let mut harness = harness_of(USUAL, |context| support::window(context, "id", Step::Trim));
    let steps = harness.state().model.session.history().labels().count();
    let label = words(&harness, "cmd-undo");
    harness.get_by_label(&label).click_secondary();
    harness.run();
    let third = {
        let labels: Vec<_> = harness.state().model.session.history().labels().map(str::to_owned).collect();
        words(&harness, &labels[2])
    };
    harness.get_by_role_and_label(Role::MenuItem, &third).click();
    harness.run();
    assert_eq!(harness.state().model.session.history().labels().count(), steps - 3);
}

#[test]
fn the_start_page_begins_goes_on_and_tries_the_sample_at_every_size() {
    for size in [USUAL, [1093.0, 550.0], LOW] {
        let mut harness = harness_of(size, |context| support::empty_window(context, "id"));
        click(&mut harness, "start-sample");
        click(&mut harness, "from-phone");
        assert_eq!(
            (asked(&harness), harness.state().model.overlays.shown()),
            (vec![Request::OpenSample], Some(&Overlay::Phone))
        );

        let mut harness = harness_of(size, |context| support::later_window(context, "id"));
        let last = harness.state().model.surroundings.recents()[0].file.clone();
        click(&mut harness, "continue");
        click(&mut harness, "open-other");
        let second = harness.state().model.surroundings.recents()[1].clone();
        harness.get_by_role_and_label(Role::Button, &second.name()).click();
        harness.run();
        let expected = [Request::Open(last), Request::AskPath(PathWish::Project), Request::Open(second.file)];
        assert_eq!(asked(&harness), expected, "{size:?}");
    }
}
