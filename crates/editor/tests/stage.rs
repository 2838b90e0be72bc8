//! Graphics on the stage by their labels: choosing, moving, going to their words, and what is wrong with them.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::state::{Action, Step};
use sunting_editor::window::Window;
use sunting_session::{Selection, Session};
use sunting_timeline::graphic::{Anchor, Appear, FieldValue, Graphic, Place};
use sunting_timeline::{Clip, ClipId, Time};
use support::hands::{harness, press, steps_back, write};

const STRAP: &str = "Nama dan jabatan, Dra. Siti Rahmawati, M.Si., kiri bawah";

/// A window with a strap of examples at the playhead, which nothing has chosen.
fn with(template: &str) -> (Harness<'static, Window>, ClipId) {
    with_steps_of(0.2, template)
}

/// The same with steps of so many seconds. It is high enough for all that is at right.
fn with_steps_of(seconds: f32, template: &str) -> (Harness<'static, Window>, ClipId) {
    let window = support::window(&Context::default(), "id", Step::Text);
    let builder = Harness::builder().with_size([1366.0, 1000.0]).with_step_dt(seconds);
    let mut harness = builder.build_ui_state(support::frame, window);
    harness.run_steps(3);
    support::graphics::put(harness.state_mut(), template);
    let clip = harness.state().model.session.selection.only_clip().unwrap();
    harness.state_mut().model.session.selection = Selection::Nothing;
    harness.run_steps(3);
    (harness, clip)
}

fn on_stage<'a>(harness: &'a Harness<'_, Window>, label: &'a str) -> egui_kittest::Node<'a> {
    harness.get(By::new().role(Role::Button).label(label))
}

fn rect_of(harness: &Harness<'_, Window>, label: &str) -> Rect {
    on_stage(harness, label).rect()
}

fn graphic(harness: &Harness<'_, Window>, clip: ClipId) -> Graphic {
    let session = &harness.state().model.session;
    session.clip(clip).and_then(Session::graphic_of).unwrap().clone()
}

fn chosen(harness: &Harness<'_, Window>) -> Option<ClipId> {
    harness.state().model.session.selection.only_clip()
}

fn button(harness: &mut Harness<'_, Window>, at: Pos2, pressed: bool) {
    harness.event(Event::PointerMoved(at));
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    harness.run_steps(2);
}

fn hover(harness: &mut Harness<'_, Window>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.run_steps(2);
}

/// Takes hold there and goes by so much, in two steps; the button stays down.
fn pull(harness: &mut Harness<'_, Window>, from: Pos2, by: eframe::egui::Vec2) {
    button(harness, from, true);
    hover(harness, from + by / 2.0);
    hover(harness, from + by);
}

#[test]
fn a_click_on_a_graphic_chooses_it_and_one_beside_it_plays() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    on_stage(&harness, STRAP).click();
    harness.run_steps(3);
    assert_eq!(chosen(&harness), Some(clip));
    assert!(harness.state().effects.is_empty() || !plays(&harness));
    let stage = rect_of(&harness, "Gambar video: klik untuk memutar atau menjeda");
    let beside = stage.min + vec2(40.0, 40.0);
    button(&mut harness, beside, true);
    button(&mut harness, beside, false);
    assert!(plays(&harness));
}

fn plays(harness: &Harness<'_, Window>) -> bool {
    use sunting_editor::window::Effect;
    harness.state().effects.iter().any(|effect| matches!(effect, Effect::Play(_)))
}

#[test]
fn a_double_click_goes_to_the_words_under_the_pointer() {
    let (mut harness, clip) = with_steps_of(0.04, "nama-dan-jabatan");
    let strap = rect_of(&harness, STRAP);
    // The lower band, where the position stands.
    let at = strap.left_bottom() + vec2(0.4 * strap.width(), -0.2 * strap.height());
    hover(&mut harness, at);
    for _ in 0..2 {
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        harness.run_steps(1);
    }
    harness.run_steps(4);
    assert_eq!(chosen(&harness), Some(clip));
    press(&mut harness, Modifiers::NONE, Key::End);
    write(&mut harness, "!");
    harness.run_steps(2);
    assert!(graphic(&harness, clip).text("jabatan").ends_with('!'), "{:?}", graphic(&harness, clip).fields);
}

#[test]
fn a_strap_is_dragged_to_the_top_in_one_step_and_snaps_there() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    let strap = rect_of(&harness, STRAP);
    pull(&mut harness, strap.center(), vec2(5.0, -600.0));
    assert_eq!(graphic(&harness, clip).place, Place { anchor: Anchor::HeadLeft, ..Place::default() });
    button(&mut harness, strap.center() + vec2(5.0, -600.0), false);
    assert_eq!(steps_back(&harness, "undo-graphic-place"), 1);
    assert!(harness.query(By::new().role(Role::Button).label(&STRAP.replace("bawah", "atas"))).is_some());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(graphic(&harness, clip).place, Place::default());
}

#[test]
fn escape_puts_a_dragged_strap_back() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    let strap = rect_of(&harness, STRAP);
    pull(&mut harness, strap.center(), vec2(0.0, -120.0));
    assert!(graphic(&harness, clip).place != Place::default());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(graphic(&harness, clip).place, Place::default());
    hover(&mut harness, strap.center() + vec2(0.0, -200.0));
    button(&mut harness, strap.center() + vec2(0.0, -200.0), false);
    assert_eq!((graphic(&harness, clip).place, steps_back(&harness, "undo-graphic-place")), (Place::default(), 0));
}

#[test]
fn the_arrow_keys_move_what_has_the_focus_and_delete_removes_it() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    let playhead = harness.state().model.session.playhead;
    on_stage(&harness, STRAP).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(chosen(&harness), Some(clip));
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    let place = graphic(&harness, clip).place;
    assert!((place.y + 0.06).abs() < 0.001 && place.x == 0.0, "{place:?}");
    assert_eq!(harness.state().model.session.playhead, playhead);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(harness.state().model.session.clip(clip).is_none());
}

#[test]
fn a_run_of_arrow_keys_is_one_step_and_a_pause_ends_it() {
    let (mut harness, clip) = with_steps_of(0.05, "nama-dan-jabatan");
    on_stage(&harness, STRAP).focus();
    harness.run_steps(2);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    }
    assert_eq!(steps_back(&harness, "undo-graphic-place"), 1);
    harness.run_steps(24);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(steps_back(&harness, "undo-graphic-place"), 2);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!((graphic(&harness, clip).place.y + 0.03).abs() < 0.001);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(graphic(&harness, clip).place, Place::default());
}

#[test]
fn a_page_is_chosen_but_stays_where_it_is() {
    let (mut harness, clip) = with("kutipan");
    let label = harness.get(By::new().role(Role::Button).label_contains("satu layar penuh")).accesskit_node().label();
    let page = rect_of(&harness, &label.unwrap());
    pull(&mut harness, page.center(), vec2(80.0, 40.0));
    button(&mut harness, page.center() + vec2(80.0, 40.0), false);
    assert_eq!(graphic(&harness, clip).place, Place::default());
    assert_eq!(steps_back(&harness, "undo-graphic-place"), 0);
    button(&mut harness, page.center(), true);
    button(&mut harness, page.center(), false);
    assert_eq!(chosen(&harness), Some(clip));
}

#[test]
fn places_moves_and_grounds_are_chosen_at_right() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Kanan").click();
    harness.run_steps(3);
    assert_eq!(graphic(&harness, clip).place.anchor, Anchor::FootRight);
    harness.state_mut().drafts.more_graphic = true;
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Memudar").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Gelap").click();
    harness.run_steps(3);
    assert_eq!((graphic(&harness, clip).appear, graphic(&harness, clip).dark), (Appear::Fading, true));
    harness.get_by_role_and_label(Role::Button, "Ganti jenis…").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItemRadio, "Judul pembuka").click();
    harness.run_steps(4);
    assert_eq!(graphic(&harness, clip).template, "judul-pembuka");
    assert_eq!(graphic(&harness, clip).text("judul"), "Dra. Siti Rahmawati, M.Si.");
}

#[test]
fn all_nine_places_are_under_more_and_hold_when_the_words_change() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.state_mut().drafts.more_graphic = true;
    harness.run_steps(3);
    for row in Anchor::ALL {
        for anchor in row {
            let words = harness.state().t(sunting_editor::state::places::words_of(anchor));
            harness.get(By::new().role(Role::RadioButton).label(&words)).click();
            harness.run_steps(3);
            assert_eq!(graphic(&harness, clip).place, Place { anchor, ..Place::default() });
        }
    }
    harness.get_by_role_and_label(Role::RadioButton, "tengah atas").click();
    harness.run_steps(3);
    let stage = rect_of(&harness, "Gambar video: klik untuk memutar atau menjeda");
    for name in ["Siti", "Prof. Dr. Siti Rahmawati Kusumawardhani, M.Si."] {
        let name_field = Some(FieldValue::Text(name.to_owned()));
        harness.state_mut().apply(Action::TypeField(clip, "nama".to_owned(), name_field));
        harness.state_mut().apply(Action::TypeField(clip, "jabatan".to_owned(), None));
        harness.run_steps(3);
        let label = format!("Nama dan jabatan, {name}, tengah atas");
        assert!((rect_of(&harness, &label).center().x - stage.center().x).abs() < 2.0, "{name}");
    }
}

#[test]
fn alt_shift_and_a_digit_open_the_tabs() {
    let mut harness = harness(Step::Import);
    for (key, tab) in [(Key::Num2, TextTab::Titles), (Key::Num3, TextTab::Charts), (Key::Num1, TextTab::Subtitles)] {
        press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, key);
        assert_eq!((harness.state().model.chrome.step(), harness.state().drafts.text_tab), (Step::Text, tab));
    }
}

#[test]
fn capitals_are_mended_by_one_button() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    harness.state_mut().model.session.selection = Selection::clip(clip);
    let name = Some(FieldValue::Text("SITI RAHMAWATI".to_owned()));
    harness.state_mut().apply(Action::TypeField(clip, "nama".to_owned(), name));
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Jadikan Huruf Biasa").click();
    harness.run_steps(3);
    assert_eq!(graphic(&harness, clip).text("nama"), "Siti Rahmawati");
    assert!(harness.query_by_label("Jadikan Huruf Biasa").is_none());
}

#[test]
fn what_is_not_complete_is_counted_and_found() {
    let mut harness = harness(Step::Text);
    harness.state_mut().drafts.text_tab = TextTab::Titles;
    harness.state_mut().apply(Action::AddGraphic(Graphic::new("nama-dan-jabatan")));
    let clip = chosen(&harness).unwrap();
    harness.state_mut().model.session.selection = Selection::Nothing;
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "1 perlu diperiksa").click();
    harness.run_steps(3);
    assert_eq!(chosen(&harness), Some(clip));
    harness.get_by_role_and_label(Role::Button, "Isi").click();
    harness.run_steps(4);
    write(&mut harness, "Siti");
    harness.run_steps(3);
    assert_eq!(graphic(&harness, clip).text("nama"), "Siti");
    assert!(harness.query_by_label("1 perlu diperiksa").is_none());
}

#[test]
fn a_field_waits_for_the_cursor_only_while_its_graphic_is_chosen() {
    let (mut harness, clip) = with("nama-dan-jabatan");
    harness.state_mut().drafts.focus_field = Some(clip);
    harness.state_mut().model.session.selection = Selection::Nothing;
    harness.run_steps(2);
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.run_steps(3);
    write(&mut harness, "x");
    harness.run_steps(2);
    assert_eq!(graphic(&harness, clip).text("nama"), "Dra. Siti Rahmawati, M.Si.");
}

#[test]
fn a_card_of_ones_own_is_dragged_to_a_time_and_its_template_comes_along() {
    let mut harness = harness(Step::Text);
    support::graphics::own_templates(harness.state_mut());
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Undangan").scroll_to_me();
    harness.run_steps(3);
    let card = harness.get_by_role_and_label(Role::Button, "Undangan").rect().center();
    let at = Pos2::new(harness.state().scale().x(Time::from_seconds(20)), 560.0);
    pull(&mut harness, card, at - card);
    button(&mut harness, at, false);
    harness.run_steps(4);
    let session = &harness.state().model.session;
    let clip = session.graphics().next().unwrap();
    assert!((clip.timeline_range.start() - Time::from_seconds(20)).as_seconds_f64().abs() < 0.1);
    assert!(session.project().own_template(Session::graphic_of(clip).unwrap()).is_some());
}

#[test]
fn a_card_is_dragged_to_a_time() {
    let mut harness = harness(Step::Text);
    harness.state_mut().drafts.text_tab = TextTab::Titles;
    harness.run_steps(3);
    let card = harness.get_by_role_and_label(Role::Button, "Nama dan jabatan").rect().center();
    let scale = harness.state().scale();
    let at = Pos2::new(scale.x(Time::from_seconds(20)), 560.0);
    pull(&mut harness, card, at - card);
    button(&mut harness, at, false);
    harness.run_steps(4);
    let session = &harness.state().model.session;
    let starts: Vec<Time> = session.graphics().map(|clip: &Clip| clip.timeline_range.start()).collect();
    assert_eq!(starts.len(), 1);
    assert!((starts[0] - Time::from_seconds(20)).as_seconds_f64().abs() < 0.1, "{starts:?}");
}
