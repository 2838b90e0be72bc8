//! The window by its labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Key, Modifiers, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use sunting_editor::state::action::Setting;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::{Action, Command, Overlay, Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_timeline::edit::TrackSwitch;

type Shown = Harness<'static, Window>;

const LAPTOP: [f32; 2] = [1366.0, 688.0];
const LOW: [f32; 2] = [683.0, 344.0];

fn shown(size: [f32; 2], make: impl FnOnce(&Context) -> Window) -> Shown {
    let window = make(&Context::default());
    let mut harness =
        Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).build_ui_state(support::frame, window);
    harness.run_steps(4);
    harness
}

fn words(harness: &Shown, key: &str) -> String {
    harness.state().model.t(key)
}

fn press(harness: &mut Shown, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn click(harness: &mut Shown, role: Role, key: &str) {
    let label = words(harness, key);
    harness.get_by_role_and_label(role, &label).click();
    harness.run_steps(6);
}

fn focused(harness: &Shown) -> Option<eframe::egui::Id> {
    harness.ctx.memory(|memory| memory.focused())
}

fn harness(size: [f32; 2], language: &'static str, step: Step) -> Harness<'static, Window> {
    let window = support::window(&Context::default(), language, step);
    let mut harness =
        Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).build_ui_state(support::frame, window);
    harness.run();
    harness
}

#[test]
fn the_four_steps_are_always_there() {
    let harness = harness([1366.0, 688.0], "id", Step::Trim);
    for label in ["step-import", "step-trim", "step-text", "step-make"] {
        let words = harness.state().model.t(label);
        harness.get_by_label(&words);
    }
}

#[test]
fn a_border_is_dragged_kept_for_its_step_and_put_back_by_a_double_click() {
    let mut harness = harness([1366.0, 688.0], "id", Step::Trim);
    let place = |harness: &Harness<'static, Window>, key: &str| {
        harness.get_by_label(&harness.state().model.t(key)).rect().center()
    };
    let stage = |harness: &Harness<'static, Window>| place(harness, "viewer-picture").x;
    let before = stage(&harness);
    let border = place(&harness, "divider-left");
    harness.hover_at(border);
    harness.drag_at(border);
    harness.hover_at(border + vec2(50.0, 0.0));
    harness.step();
    harness.hover_at(border + vec2(100.0, 0.0));
    harness.step();
    harness.drop_at(border + vec2(100.0, 0.0));
    harness.run();
    assert!((stage(&harness) - before - 50.0).abs() < 4.0, "the middle moves by half: {} {before}", stage(&harness));
    assert!(harness.state().effects.contains(&Effect::KeepSettings), "{:?}", harness.state().effects);

    harness.state_mut().model.chrome.go_to(Step::Import);
    harness.run();
    assert_eq!(stage(&harness), before, "another step has its own");
    harness.state_mut().model.chrome.go_to(Step::Trim);
    harness.run();
    let border = place(&harness, "divider-left");
    harness.hover_at(border);
    for _ in 0..2 {
        harness.drag_at(border);
        harness.step();
        harness.drop_at(border);
        harness.step();
    }
    harness.run();
    assert_eq!(stage(&harness), before);
}

#[test]
fn a_border_is_moved_by_arrow_keys() {
    let mut harness = harness([1366.0, 688.0], "id", Step::Trim);
    let label = harness.state().model.t("divider-timeline");
    harness.get_by_label(&label).focus();
    harness.run();
    let before = harness.get_by_label(&label).rect().center().y;
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.get_by_label(&label).rect().center().y, before - 32.0);
}

#[test]
fn arrow_keys_move_the_red_line_and_never_the_focus() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    let label = words(&harness, "cmd-settings");
    harness.get_by_role_and_label(Role::Button, &label).focus();
    harness.run_steps(3);
    let (before, line) = (focused(&harness), harness.state().model.session.playhead);
    assert!(before.is_some());
    for key in [Key::ArrowLeft, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp] {
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(focused(&harness), before, "{key:?}");
    }
    assert_ne!(harness.state().model.session.playhead, line);
}

#[test]
fn an_open_menu_keeps_its_keys() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    click(&mut harness, Role::Button, "project-menu");
    let line = harness.state().model.session.playhead;
    harness.state_mut().effects.clear();
    for key in [Key::ArrowDown, Key::ArrowDown] {
        press(&mut harness, Modifiers::NONE, key);
    }
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_eq!(harness.state().model.session.playhead, line);
    assert!(!harness.state().effects.iter().any(|effect| matches!(effect, Effect::Play(_))));
}

#[test]
fn f6_goes_only_to_regions_that_are_there() {
    let full_screen = |context: &Context| {
        let mut window = support::window(context, "id", Step::Trim);
        window.model.chrome.fill_screen(true);
        window
    };
    let mut windows = vec![shown(LAPTOP, |context| support::empty_window(context, "id")), shown(LAPTOP, full_screen)];
    for (size, step) in [(LAPTOP, Step::Make), ([1093.0, 550.0], Step::Trim), (LOW, Step::Trim)] {
        windows.push(shown(size, |context| support::window(context, "id", step)));
    }
    for harness in &mut windows {
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            for _ in 0..7 {
                press(harness, modifiers, Key::F6);
                assert!(focused(harness).is_some(), "the focus is lost");
            }
        }
    }
}

#[test]
fn the_full_screen_tells_what_was_done() {
    let mut harness = shown(LAPTOP, |context| support::states::window(context, "full-screen", "id"));
    support::media::told(harness.state_mut(), "2,4 detik dibuang", false);
    harness.run_steps(3);
    harness.get_by_label("2,4 detik dibuang");
}

#[test]
fn less_motion_is_no_motion() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    for (less, animation_s) in [(true, 0.0), (false, 0.08)] {
        harness.state_mut().asked.push(Action::Set(Setting::LessMotion(less)));
        harness.run_steps(2);
        assert_eq!(harness.ctx.style_of(Theme::Light).animation_time, animation_s);
    }
}

#[test]
fn a_narrow_window_says_how_safe_the_work_is_and_renames_it() {
    let mut harness = shown(LOW, |context| support::states::window(context, "not-saved", "id"));
    click(&mut harness, Role::Button, "more");
    harness.get_by_label_contains("Aktivasi IKD: ");
    click(&mut harness, Role::MenuItem, "save-elsewhere");
    let wish = Effect::Request(Request::AskPath(PathWish::Elsewhere));
    assert!(harness.state().effects.contains(&wish));
    click(&mut harness, Role::Button, "more");
    click(&mut harness, Role::MenuItem, "project-rename");
    let label = words(&harness, "project-name");
    assert!(harness.get_by_role_and_label(Role::TextInput, &label).is_focused());
    harness.event(eframe::egui::Event::Text(" baru".to_owned()));
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let is_rename = |effect: &Effect| matches!(effect, Effect::Request(Request::Rename(_)));
    assert!(harness.state().effects.iter().any(is_rename), "{:?}", harness.state().effects);
    let label = words(&harness, "step-text");
    harness.get_by_role_and_label(Role::Tab, &label);
}

#[test]
fn what_a_tool_tells_covers_no_other_tool() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    let rect_of = |harness: &Shown, key: &str| harness.get_by_role_and_label(Role::Button, &words(harness, key)).rect();
    let tools = ["cmd-remove-before", "cmd-remove-after", "cmd-mark-start", "cmd-mark-end", "cmd-split"];
    for (tool, key) in [("cmd-remove-before", "Q"), ("cmd-remove-after", "W"), ("cmd-mark-start", "I")] {
        let own = rect_of(&harness, tool);
        harness.hover_at(own.center());
        harness.run_steps(60);
        let tip = format!("{} ({key})", words(&harness, tool));
        let told = harness.get_by_role_and_label(Role::Label, &tip).rect();
        // Of two in one row, the other one and what lies below stay free.
        let is_pair = tool == "cmd-mark-start";
        let below = |other: &&&str| **other != tool && (!is_pair || rect_of(&harness, other).top() >= own.top());
        for other in tools.iter().filter(below) {
            assert!(!told.intersects(rect_of(&harness, other)), "{tip} over {other}: {told:?}");
        }
        harness.hover_at(eframe::egui::pos2(700.0, 20.0));
        harness.run_steps(30);
    }
}

#[test]
fn a_double_click_on_use_uses_a_file_once() {
    let mut harness = shown([1366.0, 1000.0], |context| support::media::unused(context, "id"));
    let clips = |harness: &Shown| harness.state().model.session.project().storyline().unwrap().clips.len();
    let before = clips(&harness);
    let label = words(&harness, "media-use");
    let at = harness.get_all_by_role_and_label(Role::Button, &label).next().unwrap().rect().center();
    harness.hover_at(at);
    harness.step();
    for _ in 0..2 {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
    harness.run_steps(3);
    assert_eq!(clips(&harness), before + 1);
    assert_eq!(harness.state().model.viewing.file(), None);
}

#[test]
fn an_unused_file_leaves_the_list_by_a_click_and_by_keys() {
    let count = |harness: &Shown| harness.state().model.session.project().media.len();
    let mut harness = shown([1366.0, 1000.0], |context| support::media::unused(context, "id"));
    let before = count(&harness);
    let media = harness.state().model.session.project().media[5].id;
    harness.state_mut().asked.push(Action::ViewMedia(media));
    harness.run_steps(4);
    let label = words(&harness, "media-remove");
    let is_detail = |node: &egui_kittest::Node<'_>| node.rect().left() > 1000.0;
    harness.get_all_by_role_and_label(Role::Button, &label).find(is_detail).unwrap().click();
    harness.run_steps(4);
    assert_eq!(count(&harness), before - 1);

    let row = format!("VID_20261125_083112.mp4, {}", words(&harness, "media-unused"));
    harness.get_by_label(&row).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    click(&mut harness, Role::MenuItem, "media-remove");
    assert_eq!(count(&harness), before - 2);
}

#[test]
fn a_locked_clip_says_so_and_is_unlocked_there() {
    let mut harness = shown([1366.0, 1000.0], |context| {
        let mut window = support::window(context, "id", Step::Trim);
        support::choose_and_mark(&mut window);
        window
    });
    let is_locked = |harness: &Shown| harness.state().model.session.project().storyline().unwrap().locked;
    click(&mut harness, Role::Button, "lock-track");
    assert!(is_locked(&harness));
    let (reason, volume) = (words(&harness, "reason-locked"), words(&harness, "details-volume"));
    harness.get_by_role_and_label(Role::Label, &reason);
    assert!(harness.get_by_role_and_label(Role::Slider, &volume).accesskit_node().is_disabled());
    click(&mut harness, Role::Button, "unlock-track");
    assert!(!is_locked(&harness));
    assert!(!harness.get_by_role_and_label(Role::Slider, &volume).accesskit_node().is_disabled());
    let track = harness.state().model.session.project().storyline().unwrap().id;
    harness.state_mut().run(Command::LockTrack);
    let edits = [TrackSwitch::Locked(false).of(track)];
    assert!(is_locked(&harness) && harness.state_mut().model.session.edit("undo-track", &edits).is_ok());
}

#[test]
fn the_shape_that_holds_is_ticked_and_choosing_it_changes_nothing() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    let steps = |harness: &Shown| harness.state().model.session.history().labels().count();
    let before = steps(&harness);
    for (shape, more) in [("Mendatar 16:9", 0), ("Tegak 9:16", 1)] {
        let model = &harness.state().model;
        let label = model.words.text("control-shape", &[("shape", model.shape_words().into())]);
        harness.get_by_role_and_label(Role::Button, &label).click();
        harness.run_steps(6);
        harness.get_by_role_and_label(Role::MenuItemRadio, shape).click();
        harness.run_steps(4);
        assert_eq!(steps(&harness), before + more, "{shape}");
    }
}

#[test]
fn details_are_opened_only_where_they_are_not_shown() {
    let harness = shown(LAPTOP, |context| support::window(context, "id", Step::Trim));
    assert_eq!(harness.state().model.reason(Command::Details), Some("reason-details-shown"));
    let harness = shown([1093.0, 550.0], |context| support::empty_window(context, "id"));
    assert_eq!(harness.state().model.reason(Command::Details), Some("reason-no-clip"));
    assert!(harness.query_by_label(&words(&harness, "cmd-details")).is_none());
    let mut harness = shown([1093.0, 550.0], |context| support::window(context, "id", Step::Trim));
    click(&mut harness, Role::Button, "cmd-details");
    assert!(harness.state().model.chrome.details_open());
}

#[test]
fn footage_from_a_phone_is_offered_after_the_first_file() {
    let mut harness = shown(LAPTOP, |context| support::window(context, "id", Step::Import));
    click(&mut harness, Role::Button, "from-phone");
    assert_eq!(harness.state().model.overlays.shown(), Some(&Overlay::Phone));
}

#[test]
fn what_is_painted_in_dialogs_and_details_is_heard() {
    let harness = shown(LAPTOP, |context| support::overlay_window(context, "id", "leaving").unwrap());
    let line = harness.state().model.words.text("leaving-line", &[("percent", "62".into())]);
    harness.get_by_label(&line);
    let harness = shown(LAPTOP, |context| support::window(context, "id", Step::Import));
    harness.get_by_label(&words(&harness, "saved-here"));
    harness.get_by_label_contains(&format!("{}: ", words(&harness, "details-contents")));
    let label = words(&harness, "step-import");
    let first = harness.get_by_role_and_label(Role::Tab, &label);
    assert_eq!(first.accesskit_node().data().position_in_set(), Some(0));
}

#[test]
fn sound_tracks_that_cannot_be_heard_are_not_offered_and_all_others_are() {
    for (count, unusable) in [(3, 3), (9, 4)] {
        let mut harness = shown([1366.0, 900.0], |context| {
            let mut window = support::window(context, "id", Step::Trim);
            let media = window.model.session.project().media[1].id;
            support::facts::with_sounds(&mut window, media, count, &[unusable]);
            window
        });
        if count > 5 {
            harness.get_by_role_and_label(Role::Button, "2").click();
            harness.run_steps(6);
        }
        let is_offered = |number: u16| {
            let is_own = |label: String| label == number.to_string() || label.starts_with(&format!("{number}: "));
            let role = if count > 5 { Role::MenuItemRadio } else { Role::RadioButton };
            harness.query_all_by_role(role).any(|node| is_own(node.accesskit_node().label().unwrap_or_default()))
        };
        let offered: Vec<u16> = (1..=count).filter(|number| is_offered(*number)).collect();
        let usable: Vec<u16> = (1..=count).filter(|number| *number != unusable).collect();
        assert_eq!(offered, usable);
    }
}
