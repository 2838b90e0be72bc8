//! The office's colours and logo by their labels, without a display.
#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;
mod support;

use desk::Desk;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable};
use sunting_editor::state::office::OfficeEdit;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::state::{Action, Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_graphics::kit_file::KitFile;
use sunting_timeline::Color;
use sunting_timeline::graphic::{Corner, GraphicsLook};
use sunting_timeline::kit::Kit;
use support::graphics;
use support::hands::{harness, harness_of, press, steps_back, write};

/// *Nama dan judul* with nothing chosen, in a state.
fn opened(state: fn(&mut Window)) -> Harness<'static, Window> {
    let mut window = support::window(&eframe::egui::Context::default(), "id", Step::Text);
    window.model.session.selection = sunting_session::Selection::Nothing;
    window.drafts.text_tab = TextTab::Titles;
    state(&mut window);
    // High enough for all of the page.
    harness_of([1366.0, 1000.0], window)
}

fn look<'a>(harness: &'a Harness<'_, Window>) -> &'a GraphicsLook {
    &harness.state().model.session.project().graphics_look
}

fn click(harness: &mut Harness<'_, Window>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_steps(4);
}

/// As the main colour, of those of the logo.
fn choose_yellow(harness: &mut Harness<'_, Window>) {
    click(harness, Role::Button, "Warna utama dari logo");
    click(harness, Role::RadioButton, "Warna utama #F2B705");
}

#[test]
fn all_of_the_page_is_in_view_on_the_smallest_usual_screen() {
    for (state, foot) in [(graphics::office as fn(&mut Window), "Berikan ke rekan…"), (|_| {}, "Pakai dari rekan…")]
    {
        let mut window = support::window(&eframe::egui::Context::default(), "id", Step::Text);
        window.model.session.selection = sunting_session::Selection::Nothing;
        window.drafts.text_tab = TextTab::Titles;
        state(&mut window);
        let harness = harness_of([1366.0, 688.0], window);
        // The transport bar begins there.
        let bottom = harness.get_by_role_and_label(Role::Button, foot).rect().bottom();
        assert!(bottom <= 460.5, "{foot}: {bottom}");
        let bars = harness.query_all(By::new().role(Role::ScrollBar)).filter(|bar| bar.rect().left() > 1300.0);
        assert_eq!(bars.count(), 0, "{foot}: nothing is below");
    }
}

#[test]
fn the_first_thing_to_do_is_to_choose_the_logo() {
    let mut harness = opened(|_| {});
    harness.state_mut().effects.clear();
    click(&mut harness, Role::Button, "Pilih file logo…");
    assert!(harness.state().effects.contains(&Effect::Request(Request::AskPath(PathWish::Logo))));
    harness.state_mut().begin_reading_logo();
    harness.state_mut().take_logo(graphics::logo());
    harness.run_steps(4);
    let kit = look(&harness).kit.clone().unwrap();
    assert_eq!((kit.primary, kit.accent), (Color::rgb(0x12, 0x3E, 0x6B), Color::rgb(0xF2, 0xB7, 0x05)));
    assert_eq!(look(&harness).corner_logo.map(|logo| logo.corner), Some(Corner::TopRight));
    assert_eq!(steps_back(&harness, "undo-office"), 1);
    assert_eq!(
        harness.state_mut().office_to_keep().map(|(file, is_new)| (file.kit, is_new)),
        Some(((*kit).clone(), false))
    );
    assert!(harness.query_by_role_and_label(Role::Button, "Ganti logo…").is_some());
}

#[test]
fn each_change_is_one_step_and_the_laptop_goes_along_also_backwards() {
    let mut harness = opened(graphics::office);
    let before = steps_back(&harness, "undo-office");
    click(&mut harness, Role::Button, "Logo di video: Kanan atas");
    click(&mut harness, Role::MenuItemRadio, "Kiri atas");
    choose_yellow(&mut harness);
    assert_eq!(steps_back(&harness, "undo-office"), before + 2);
    let kept = |harness: &mut Harness<'_, Window>| harness.state_mut().office_to_keep().unwrap().0;
    let file = kept(&mut harness);
    assert_eq!((file.kit.primary, file.corner_logo.unwrap().corner), (Color::rgb(0xF2, 0xB7, 0x05), Corner::TopLeft));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&mut harness).kit.primary, Color::rgb(0x12, 0x3E, 0x6B));
    click(&mut harness, Role::Button, "Logo di video: Kiri atas");
    click(&mut harness, Role::MenuItemRadio, "Tidak");
    assert_eq!(look(&harness).corner_logo, None);
    click(&mut harness, Role::Button, "Lainnya…");
    click(&mut harness, Role::Switch, "Kurangi gerak");
    assert!(look(&harness).reduced_motion);
    click(&mut harness, Role::Button, "Tanpa logo");
    assert_eq!(look(&harness).kit.as_ref().unwrap().logo, None);
}

#[test]
fn taking_back_where_the_logo_stands_takes_the_habit_of_the_laptop_back() {
    let mut harness = opened(graphics::office);
    click(&mut harness, Role::Button, "Logo di video: Kanan atas");
    click(&mut harness, Role::MenuItemRadio, "Kiri atas");
    let kept = |harness: &mut Harness<'_, Window>| {
        let (file, _) = harness.state_mut().office_to_keep().unwrap();
        file.corner_logo.map(|logo| logo.corner)
    };
    assert_eq!(kept(&mut harness), Some(Corner::TopLeft));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&mut harness), Some(Corner::TopRight));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(kept(&mut harness), Some(Corner::TopLeft));
}

#[test]
fn a_name_is_one_step_and_a_colour_is_typed() {
    let mut harness = opened(|window| window.take_logo(graphics::logo()));
    let before = steps_back(&harness, "undo-office");
    harness.get_by_role_and_label(Role::TextInput, "Nama kantor").focus();
    harness.run_steps(2);
    for letter in ["D", "i", "n", "a", "s"] {
        write(&mut harness, letter);
    }
    harness.run_steps(2);
    assert_eq!(
        (look(&harness).kit.as_ref().unwrap().name.as_str(), steps_back(&harness, "undo-office")),
        ("Dinas", before + 1)
    );
    harness.get_by_role_and_label(Role::TextInput, "Warna utama").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    for piece in ["1A7", "F37"] {
        write(&mut harness, piece);
        harness.run_steps(2);
    }
    assert_eq!(look(&harness).kit.as_ref().unwrap().primary, Color::rgb(0x1A, 0x7F, 0x37));
    assert_eq!(steps_back(&harness, "undo-office"), before + 2);
}

#[test]
fn what_cannot_be_read_is_said() {
    let harness = opened(graphics::pale_office);
    let words = "Kuning di atas putih sulit dibaca. Untuk huruf dipakai yang lebih gelap.";
    assert!(harness.query_by_label(words).is_some());
    assert!(harness.query_by_label_contains("Tepi putih logo dibuat bening.").is_some());
    let harness = opened(graphics::refused_logo);
    assert!(harness.query_by_label_contains("SVG ini memakai file lain").is_some());
    assert!(harness.query_by_role_and_label(Role::TextInput, "Warna utama").is_some(), "colours can still be chosen");
}

#[test]
fn a_project_of_another_office_keeps_its_look_until_asked() {
    let mut harness = opened(graphics::foreign_office);
    let foreign = look(&harness).kit.clone();
    choose_yellow(&mut harness);
    assert!(harness.state_mut().office_to_keep().is_none(), "the laptop's office is not this one");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(look(&harness).kit, foreign);
    click(&mut harness, Role::Button, "Pakai warna kantor saya");
    let name = "Dinas Pendidikan dan Kebudayaan Kabupaten Gunung Mas";
    assert_eq!(look(&harness).kit.as_ref().unwrap().name, name);
    assert!(harness.query_by_role_and_label(Role::Button, "Pakai warna kantor saya").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!((look(&harness).kit.clone(), harness.state_mut().office_to_keep()), (foreign, None));
}

#[test]
fn a_colleagues_office_is_taken_with_whom_it_remembers() {
    let mut harness = opened(graphics::office);
    harness.state_mut().office_to_keep();
    let mut file = KitFile::new(Kit { name: "Kecamatan Rungan".to_owned(), ..Kit::default() });
    file.remember_person("Rina", "Camat");
    harness.state_mut().take_office(file);
    harness.run_steps(4);
    assert_eq!(look(&harness).kit.as_ref().unwrap().name, "Kecamatan Rungan");
    let (kept, is_new) = harness.state_mut().office_to_keep().unwrap();
    assert_eq!((kept.kit.name.as_str(), kept.people[0].name.as_str(), is_new), ("Kecamatan Rungan", "Rina", true));
}

#[test]
fn names_that_were_used_are_offered_and_fill_in_both_fields() {
    let mut harness = opened(graphics::used);
    let long = "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Palangka Raya";
    assert!(
        harness.query_by_role_and_label(Role::ListBoxOption, &format!("Dra. Siti Rahmawati, M.Si., {long}")).is_some()
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let words = |harness: &Harness<'_, Window>| {
        let session = &harness.state().model.session;
        let clip = session.selection.only_clip().and_then(|id| session.clip(id)).unwrap();
        let graphic = sunting_session::Session::graphic_of(clip).unwrap();
        [graphic.text("nama").to_owned(), graphic.text("jabatan").to_owned()]
    };
    assert_eq!(words(&harness), ["Dra. Siti Rahmawati, M.Si.", long]);
    assert!(harness.query_by_role(Role::ListBoxOption).is_none(), "nothing else is meant");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    write(&mut harness, "Sit");
    harness.run_steps(2);
    let row = "Sitompul, S.E., Lurah";
    harness.get_by_role_and_label(Role::ListBoxOption, row).hover();
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Lupakan");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, row).is_none());
    assert!(!harness.state().model.office.own().unwrap().people.iter().any(|person| person.name.contains("Sitompul")));
}

#[test]
fn who_was_typed_is_remembered_when_the_graphic_is_left() {
    let mut harness = opened(|_| {});
    click(&mut harness, Role::Button, "Nama dan jabatan");
    write(&mut harness, "Rina Wulandari");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    write(&mut harness, "Lurah");
    harness.run_steps(2);
    assert!(harness.state().model.office.own().is_none());
    harness.state_mut().apply(Action::SelectNothing);
    harness.run_steps(2);
    let own = harness.state().model.office.own().cloned().unwrap();
    assert_eq!((own.people[0].name.as_str(), own.people[0].position.as_str()), ("Rina Wulandari", "Lurah"));
    assert!(harness.state().model.office.own_kit().is_none(), "a name is no look");
}

#[test]
fn a_new_project_begins_in_the_laptops_look() {
    let context = eframe::egui::Context::default();
    let mut window = support::empty_window(&context, "id");
    let mut file = KitFile::new(Kit { name: "Dinas".to_owned(), ..Kit::default() });
    file.corner_logo = Some(Default::default());
    window.found_office(Some(file));
    let look = &window.model.session.project().graphics_look;
    assert_eq!((look.kit.as_ref().unwrap().name.as_str(), look.corner_logo), ("Dinas", None), "no logo, no corner");
    assert!(window.model.session.history().labels().next().is_none(), "that is no step");
    window.apply(Action::Office(OfficeEdit::TakeOwn));
    assert!(window.model.session.history().labels().next().is_none(), "it has it already");
}

#[test]
fn a_graphic_leads_to_the_page_of_its_colours() {
    let mut harness = opened(|window| graphics::put(window, "nama-dan-jabatan"));
    click(&mut harness, Role::Button, "Warna dan logo kantor");
    assert!(harness.state().shows_office());
    assert!(harness.query_by_role_and_label(Role::TextInput, "Nama kantor").is_some());
}

#[test]
fn subtitles_can_wear_the_offices_colours_but_do_not_by_themselves() {
    let mut harness = harness(Step::Text);
    let before = harness.state().model.session.subtitle_style();
    graphics::office(harness.state_mut());
    harness.state_mut().drafts.text_tab = TextTab::Subtitles;
    harness.run_steps(4);
    assert_eq!(harness.state().model.session.subtitle_style(), before);
    click(&mut harness, Role::RadioButton, "Warna kantor");
    let style = harness.state().model.session.subtitle_style();
    assert_eq!((style.box_color, style.color), (Color::rgb(0x12, 0x3E, 0x6B), Color::rgb(255, 255, 255)));
}

#[test]
fn the_office_lies_in_one_file_and_the_next_start_knows_it() {
    let root = tempfile::tempdir().unwrap();
    let logo = root.path().join("logo.svg");
    std::fs::write(&logo, graphics::LOGO).unwrap();
    let mut desk = Desk::at(root, Vec::new());
    desk.answer(PathWish::Logo, logo);
    desk.until("the logo", |app| app.window.model.session.project().graphics_look.kit.is_some());
    desk.ask(Action::Office(OfficeEdit::Name("Dinas Contoh".to_owned())));
    let folder = desk.root.path().join("Dokumen/Sunting/Kantor");
    let file = folder.join("Dinas Contoh.kantor");
    desk.until("the office's file", |_| file.exists());
    let given = desk.root.path().join("Untuk Rina");
    desk.answer(PathWish::GiveOffice, given.clone());
    desk.until("the colleague's file", |_| given.with_extension("kantor").exists());
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "the file of no name is gone");
    let Desk { harness, root } = desk;
    drop(harness);
    std::fs::write(root.path().join("lain.svg"), "<svg><script/></svg>").unwrap();
    let mut desk = Desk::at(root, Vec::new());
    let name = |app: &sunting_editor::app::App| {
        app.window.model.session.project().graphics_look.kit.as_ref().map(|kit| kit.name.clone())
    };
    desk.until("the look of the laptop", |app| name(app).as_deref() == Some("Dinas Contoh"));
    let wrong = desk.root.path().join("lain.svg");
    desk.answer(PathWish::Logo, wrong);
    desk.until("a reason", |app| app.window.model.office.told().is_some_and(|(_, is_refusal)| is_refusal));
    assert!(desk.app().window.model.session.history().labels().next().is_none());
}
