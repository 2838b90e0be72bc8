//! Names, titles and charts by their labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable};
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::state::{Action, Step};
use sunting_editor::window::Window;
use sunting_session::Session;

use sunting_timeline::graphic::Graphic;
use sunting_timeline::{Clip, Edit, Time};
use support::hands::{harness, harness_of, press, steps_back, write};

/// *Teks* with that tab open.
fn opened(tab: &str) -> Harness<'static, Window> {
    let mut harness = harness(Step::Text);
    harness.get_by_role_and_label(Role::RadioButton, tab).click();
    harness.run_steps(3);
    harness
}

fn chosen<'a>(harness: &'a Harness<'_, Window>) -> &'a Clip {
    let session = &harness.state().model.session;
    session.selection.only_clip().and_then(|id| session.clip(id)).unwrap()
}

fn graphic<'a>(harness: &'a Harness<'_, Window>) -> &'a Graphic {
    Session::graphic_of(chosen(harness)).unwrap()
}

fn add(harness: &mut Harness<'_, Window>, card: &str) {
    harness.get_by_role_and_label(Role::Button, card).click();
    harness.run_steps(4);
}

#[test]
fn a_card_is_put_at_the_red_line_and_its_first_field_is_typed_at_once() {
    let mut harness = opened("Nama dan judul");
    let playhead = harness.state().model.session.playhead;
    add(&mut harness, "Nama dan jabatan");
    assert_eq!(
        (graphic(&harness).template.as_str(), chosen(&harness).timeline_range.start()),
        ("nama-dan-jabatan", playhead)
    );
    write(&mut harness, "Siti Rahmawati");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    write(&mut harness, "Kepala Dinas");
    harness.run_steps(2);
    assert_eq!((graphic(&harness).text("nama"), graphic(&harness).text("jabatan")), ("Siti Rahmawati", "Kepala Dinas"));
    assert_eq!(steps_back(&harness, "undo-graphic-words"), 1);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().model.session.graphics().count(), 0);
}

#[test]
fn a_second_text_follows_the_first_and_that_is_told() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Nama dan jabatan");
    write(&mut harness, "Siti");
    let end = chosen(&harness).timeline_range.end();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    add(&mut harness, "Syarat");
    assert_eq!(chosen(&harness).timeline_range.start(), end);
    assert_eq!(harness.state().model.session.playhead, end);
    assert!(harness.state().model.notice.shown().is_some_and(|notice| notice.text.contains("Siti")));
}

#[test]
fn esc_in_a_field_leaves_the_field_and_only_the_next_one_the_card() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Nama dan jabatan");
    let clip = chosen(&harness).id;
    write(&mut harness, "Siti");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().model.session.selection.only_clip(), Some(clip));
    write(&mut harness, "x");
    assert_eq!(graphic(&harness).text("nama"), "Siti");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().model.session.selection.only_clip(), None);
}

#[test]
fn a_list_is_typed_a_line_a_row() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Daftar langkah");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    write(&mut harness, "Unduh aplikasi");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    write(&mut harness, "Isi NIK");
    harness.run_steps(2);
    let rows: Vec<&str> = graphic(&harness).list("butir").iter().map(|item| item["teks"].as_str()).collect();
    assert_eq!(rows, ["Unduh aplikasi", "Isi NIK"]);
}

#[test]
fn the_parts_of_a_row_are_typed_with_a_bar_between_them() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Kapan, di mana, berapa");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    for piece in ["Kapan ", "|", " Selasa", " pagi"] {
        write(&mut harness, piece);
        harness.run_steps(2);
    }
    let rows = graphic(&harness).list("butir");
    assert_eq!((rows[0]["label"].as_str(), rows[0]["isi"].as_str()), ("Kapan", "Selasa pagi"));
}

#[test]
fn undoing_in_a_field_brings_no_words_of_another_clip() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Nama dan jabatan");
    write(&mut harness, "Siti");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    add(&mut harness, "Nama dan jabatan");
    write(&mut harness, "R");
    for _ in 0..4 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
        let graphics = harness.state().model.session.graphics().filter_map(Session::graphic_of);
        assert!(graphics.filter(|graphic| graphic.text("nama") == "Siti").count() <= 1);
    }
}

#[test]
fn a_length_that_was_set_by_hand_follows_the_words_again_by_reset() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Nama dan jabatan");
    let clip = chosen(&harness).id;
    let usual = chosen(&harness).timeline_range;
    assert!(harness.query_by_label("Durasi diatur sendiri.").is_none());
    let end = usual.end() + Time::from_seconds(3);
    let edit = Edit::SetClipRange { clip, start: usual.start().into(), end: end.into() };
    harness.state_mut().apply(Action::Edit("undo-graphic-time", vec![edit]));
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Kembalikan").click();
    harness.run_steps(3);
    assert_eq!(chosen(&harness).timeline_range, usual);
    assert_eq!(steps_back(&harness, "undo-graphic-time"), 2);
    assert!(harness.query_by_role_and_label(Role::Button, "Kembalikan").is_none());
}

#[test]
fn the_whole_pane_of_a_name_is_in_view_on_the_smallest_usual_screen() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Nama dan jabatan");
    write(&mut harness, "Siti");
    harness.run_steps(3);
    // The transport bar begins there.
    let foot = harness.get_by_role_and_label(Role::Button, "Warna dan logo kantor").rect();
    assert!((foot.bottom() - 460.0).abs() < 0.5, "{foot:?}");
    let bars = harness.query_all(By::new().role(Role::ScrollBar)).filter(|bar| bar.rect().left() > 1300.0);
    assert_eq!(bars.count(), 0, "nothing is below");
    assert!(harness.query_by_label("Kunci jalur").is_none());
    harness.get_by_role_and_label(Role::Button, "Lainnya…").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Kunci jalur").is_some());
}

#[test]
fn a_card_and_its_name_are_in_view_in_the_lowest_window() {
    let window = support::window(&eframe::egui::Context::default(), "id", Step::Text);
    let mut harness = harness_of([683.0, 344.0], window);
    harness.state_mut().drafts.text_tab = TextTab::Titles;
    harness.run_steps(3);
    let card = harness.get_by_role_and_label(Role::Button, "Nama dan jabatan").rect();
    let play = harness.get_by_role_and_label(Role::Button, "Putar").rect();
    assert!(card.bottom() < play.top(), "{card:?} {play:?}");
    add(&mut harness, "Nama dan jabatan");
    let field = harness.get_by_role_and_label(Role::TextInput, "Nama").rect();
    assert!(field.bottom() < play.top(), "{field:?}");
    // Its clip lies above the storyline, not half behind it.
    let clip = harness.get_by_label_contains("Judul: Nama dan jabatan, mulai").rect();
    let film = harness.get_all_by_label_contains("10.15.30").map(|film| film.rect().top()).fold(344.0, f32::min);
    assert!(clip.bottom() <= film && clip.height() >= 20.0, "{clip:?} {film}");
}

#[test]
fn a_graphic_without_words_wears_its_kind_on_the_timeline() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Kutipan");
    assert!(harness.query_by_label_contains("Judul: Kutipan, mulai").is_some());
}

#[test]
fn what_is_still_empty_is_shown_on_the_stage_and_left_out_of_the_film() {
    let mut harness = opened("Nama dan judul");
    add(&mut harness, "Kutipan");
    let project = harness.state().model.session.project().clone();
    let shown = sunting_session::stage::on_stage(&project, None);
    let (_, clip) = shown.find_clip(chosen(&harness).id).unwrap();
    assert!(!Session::graphic_of(clip).unwrap().text("teks").is_empty());
    assert!(graphic(&harness).fields.is_empty());
}

#[test]
fn details_that_came_with_a_card_go_when_nothing_is_chosen() {
    let mut harness = opened("Nama dan judul");
    let are_open = |harness: &Harness<'_, Window>| harness.state().model.chrome.details_open();
    add(&mut harness, "Kutipan");
    assert!(are_open(&harness));
    harness.state_mut().apply(Action::SelectNothing);
    harness.run_steps(2);
    assert!(!are_open(&harness), "they cover the stage where there is little room");
    add(&mut harness, "Penutup");
    harness.state_mut().apply(Action::ShowOffice);
    harness.run_steps(2);
    assert!(are_open(&harness), "the page of the office is seen there");
    add(&mut harness, "Kutipan");
    harness.state_mut().apply(Action::SelectNothing);
    harness.run_steps(2);
    assert!(are_open(&harness), "the user opened them");
}
