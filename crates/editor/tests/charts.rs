//! *Grafik* by its labels, without a display: from a table to a chart, its cells, its kinds, what is said about it.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use sunting_editor::state::request::PathWish;
use sunting_editor::state::table_files::NamedTable;
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::state::{Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_graphics::table::Table;
use sunting_session::Session;
use sunting_timeline::Clip;
use sunting_timeline::graphic::{self, Appear, Graphic};
use support::hands::{harness, harness_of, press, steps_back, write};

type Shown = Harness<'static, Window>;

const ACTIVATIONS: &str = "Tempat\tAktivasi (orang)\nKantor dinas\t41.250\nKecamatan\t28.900\nSekolah\t15.480\nKeliling desa\t11.790\nJumlah\t97.420";

/// *Grafik* is open.
fn opened() -> Shown {
    let mut harness = harness(Step::Text);
    harness.state_mut().drafts.text_tab = TextTab::Charts;
    harness.run_steps(3);
    harness
}

/// A chart of that table, its table under the hand.
fn charted(text: &str) -> Shown {
    let mut harness = opened();
    paste(&mut harness, text);
    harness
}

fn paste(harness: &mut Shown, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(4);
}

fn chosen(harness: &Shown) -> &Clip {
    let session = &harness.state().model.session;
    session.selection.only_clip().and_then(|id| session.clip(id)).unwrap()
}

fn chart(harness: &Shown) -> &Graphic {
    Session::graphic_of(chosen(harness)).unwrap()
}

fn table(harness: &Shown) -> &graphic::Table {
    chart(harness).table.as_ref().unwrap()
}

fn click(harness: &mut Shown, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_steps(4);
}

fn says(harness: &Shown, part: &str) -> bool {
    harness.query(By::new().label_contains(part)).is_some()
}

#[test]
fn ctrl_v_in_the_tab_makes_a_chart_and_the_heading_is_typed_at_once() {
    let mut harness = opened();
    let playhead = harness.state().model.session.playhead;
    paste(&mut harness, ACTIVATIONS);
    // Its rows add up to its sum.
    assert_eq!((chart(&harness).template.as_str(), table(&harness).rows.len()), ("grafik-donat", 5));
    assert_eq!(chosen(&harness).timeline_range.start(), playhead);
    assert_eq!(chosen(&harness).timeline_range.duration().as_millis(), 8000);
    write(&mut harness, "Paling banyak di kantor dinas");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    write(&mut harness, "Dinas Dukcapil");
    harness.run_steps(3);
    assert_eq!(chart(&harness).text("judul"), "Paling banyak di kantor dinas");
    assert_eq!(chart(&harness).text("sumber"), "Dinas Dukcapil");
}

#[test]
fn what_is_no_table_and_what_is_pasted_elsewhere_is_pasted_as_before() {
    let asks = |harness: &Shown| harness.state().effects.contains(&Effect::Request(Request::PasteFiles));
    let mut harness = opened();
    paste(&mut harness, "Selamat pagi");
    assert!(asks(&harness) && harness.state().model.session.graphics().count() == 0);
    let mut harness = opened();
    harness.state_mut().drafts.text_tab = TextTab::Titles;
    harness.run_steps(2);
    paste(&mut harness, ACTIVATIONS);
    assert!(asks(&harness) && harness.state().model.session.graphics().count() == 0);
}

#[test]
fn the_clipboard_is_asked_once_and_its_table_becomes_a_chart_by_a_click() {
    let mut harness = opened();
    let asked = |harness: &Shown| {
        let is_it = |effect: &&Effect| **effect == Effect::Request(Request::LookForTable);
        harness.state().effects.iter().filter(is_it).count()
    };
    assert_eq!(asked(&harness), 1);
    assert!(harness.get_by_role_and_label(Role::Button, "Tempel tabel").accesskit_node().is_disabled());
    let parsed = Table::parse_text(ACTIVATIONS).unwrap();
    harness.state_mut().note_clipboard_table(Some(Box::new(parsed)));
    harness.run_steps(3);
    let row = harness.get_by_role_and_label(Role::Button, "Tempel tabel");
    assert_eq!(row.accesskit_node().description().as_deref(), Some("5 baris, 2 kolom di papan klip"));
    click(&mut harness, Role::Button, "Tempel tabel");
    assert_eq!(table(&harness).rows.len(), 5);
    assert_eq!(asked(&harness), 1, "nothing is asked every frame");
}

#[test]
fn a_file_of_several_sheets_asks_which_and_begins_with_the_first_that_has_numbers() {
    let mut harness = opened();
    click(&mut harness, Role::Button, "Buka file…");
    assert!(harness.state().effects.contains(&Effect::Request(Request::AskPath(PathWish::ReadTable))));
    let named =
        |sheet: &str, text: &str| NamedTable { sheet: sheet.to_owned(), table: Table::parse_text(text).unwrap() };
    let tables = vec![named("Petunjuk", "Nama\tArti\nIKD\tIdentitas\nNIK\tNomor"), named("Data", ACTIVATIONS)];
    harness.state_mut().take_tables("aktivasi.xlsx".to_owned(), tables.clone());
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Petunjuk");
    click(&mut harness, Role::Button, "Jadikan grafik");
    assert_eq!(table(&harness).columns, ["Tempat", "Aktivasi (orang)"]);
    let mut harness = opened();
    harness.state_mut().take_tables("aktivasi.csv".to_owned(), tables[1..].to_vec());
    harness.run_steps(3);
    assert_eq!(table(&harness).rows.len(), 5, "the only one is taken at once");
}

#[test]
fn a_table_is_typed_like_in_excel_and_its_kind_follows() {
    let mut harness = opened();
    click(&mut harness, Role::Button, "Ketik sendiri");
    let cells = ["Bulan", "Kunjungan", "Jan", "1.840", "Feb", "1.795", "Mar", "1.420"];
    for cell in cells {
        write(&mut harness, cell);
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    assert_eq!(table(&harness).columns, ["Bulan", "Kunjungan"]);
    assert_eq!(table(&harness).rows, [["Jan", "1.840"], ["Feb", "1.795"], ["Mar", "1.420"]]);
    assert_eq!(chart(&harness).template, "grafik-batang");
    assert_eq!(steps_back(&harness, "undo-graphic-table"), cells.len(), "one step a cell");
}

#[test]
fn keys_go_through_cells_write_into_them_and_clear_them() {
    let mut harness = charted(ACTIVATIONS);
    click(&mut harness, Role::Cell, "Kecamatan, Aktivasi (orang): 28.900");
    // A letter replaces, Esc brings back.
    write(&mut harness, "30");
    harness.run_steps(2);
    assert_eq!(table(&harness).rows[1][1], "30", "each key changes the stage");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(table(&harness).rows[1][1], "28.900");
    // F2 writes on, Enter goes down.
    press(&mut harness, Modifiers::NONE, Key::F2);
    write(&mut harness, "5");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(table(&harness).rows[1][1], "28.9005");
    write(&mut harness, "1");
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(table(&harness).rows[2][1], "1");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(table(&harness).rows[1][1], "");
    assert_eq!(harness.state().model.session.graphics().count(), 1, "no clip was deleted");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(table(&harness).rows[1][1], "28.9005");
    // The last row makes a new one.
    (0..9).for_each(|_| press(&mut harness, Modifiers::NONE, Key::ArrowDown));
    write(&mut harness, "7");
    harness.run_steps(2);
    assert_eq!(table(&harness).rows.len(), 6);
}

#[test]
fn keys_that_come_faster_than_frames_reach_their_cells() {
    let mut harness = charted(ACTIVATIONS);
    click(&mut harness, Role::Cell, "Kantor dinas, Aktivasi (orang): 41.250");
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let text = |text: &str| Event::Text(text.to_owned());
    let all = [text("1"), text("2"), key(Key::Enter), text("3"), key(Key::Enter), text("4"), key(Key::Enter)];
    harness.input_mut().events.extend(all);
    harness.run_steps(8);
    let numbers: Vec<&str> = table(&harness).rows.iter().take(3).map(|row| row[1].as_str()).collect();
    assert_eq!(numbers, ["12", "3", "4"]);
}

#[test]
fn a_block_is_copied_and_pasted_at_the_cell() {
    let mut harness = charted(ACTIVATIONS);
    click(&mut harness, Role::Cell, "Kantor dinas, Aktivasi (orang): 41.250");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    harness.event(Event::Copy);
    harness.run_steps(1);
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("41.250\n28.900"));
    paste(&mut harness, "1\t2\n3\t4");
    assert_eq!(table(&harness).rows[0], ["Kantor dinas", "1", "2"]);
    assert_eq!(table(&harness).rows[1], ["Kecamatan", "3", "4"]);
    assert_eq!(harness.state().model.session.graphics().count(), 1);
    assert_eq!(steps_back(&harness, "undo-graphic-table"), 1);
}

#[test]
fn columns_and_rows_come_and_go_by_the_menu() {
    let mut harness = charted(ACTIVATIONS);
    click(&mut harness, Role::Cell, "Kecamatan, Aktivasi (orang): 28.900");
    click(&mut harness, Role::Button, "Baris dan kolom");
    click(&mut harness, Role::MenuItem, "Buang baris");
    assert_eq!(table(&harness).rows[1][0], "Sekolah");
    click(&mut harness, Role::Button, "Baris dan kolom");
    click(&mut harness, Role::MenuItem, "Tambah kolom");
    harness.run_steps(8);
    write(&mut harness, "Target");
    harness.run_steps(4);
    assert_eq!(table(&harness).columns, ["Tempat", "Aktivasi (orang)", "Target"]);
    click(&mut harness, Role::Button, "Baris dan kolom");
    click(&mut harness, Role::MenuItem, "Buang kolom");
    assert_eq!(table(&harness).columns.len(), 2);
}

#[test]
fn a_table_is_told_as_a_table_with_heads() {
    let harness = charted(ACTIVATIONS);
    let table = harness.get_by_role_and_label(Role::Table, "Tabel grafik");
    assert_eq!(table.accesskit_node().data().row_count(), Some(6));
    harness.get_by_role_and_label(Role::ColumnHeader, "Aktivasi (orang)");
    harness.get_by_role_and_label(Role::Cell, "Sekolah, Aktivasi (orang): 15.480");
}

#[test]
fn the_sum_row_is_said_and_drawn_where_somebody_says_so() {
    let mut harness = charted(ACTIVATIONS);
    assert!(says(&harness, "\"Jumlah\" sudah berisi semua baris"));
    click(&mut harness, Role::Button, "Gambar juga");
    assert_eq!(chart(&harness).switch("jumlah"), Some(true));
    assert!(!says(&harness, "\"Jumlah\" sudah berisi semua baris"));
}

#[test]
fn a_cell_that_is_no_number_is_said_with_what_may_be_meant() {
    let mut harness = charted("Tempat\tOrang\nDesa\t1.25O\nKota\t2.300\nDusun\t1.100");
    assert!(says(&harness, "\"1.25O\" belum terbaca sebagai angka. Maksudnya 1.250?"));
    click(&mut harness, Role::Button, "Pakai 1.250");
    assert_eq!(table(&harness).rows[0][1], "1.250");
    assert!(!says(&harness, "belum terbaca"));
}

#[test]
fn a_number_that_can_be_read_in_two_ways_is_read_the_other_way_by_a_click() {
    let mut harness = charted("Tempat\tLuas\nDesa\t1.234\nKota\t57\nDusun\t12");
    assert!(says(&harness, "1.234 dibaca seribu dua ratus tiga puluh empat."));
    click(&mut harness, Role::Button, "Bukan, 1,234");
    assert_eq!(table(&harness).decimal_marks.len(), 1);
    assert!(!says(&harness, "dibaca"));
}

#[test]
fn kinds_that_suit_are_offered_and_the_others_say_why_they_are_off() {
    let mut harness = charted("Umur\tSudah aktif (%)\n17–30 tahun\t81\n31–50 tahun\t64\n51 tahun ke atas\t38");
    assert!(says(&harness, "Donat akan menyesatkan: angka ini bukan bagian dari satu jumlah (totalnya 183%)."));
    click(&mut harness, Role::Button, "Tabel");
    assert_eq!(chart(&harness).template, "grafik-tabel");
    click(&mut harness, Role::Button, "Lainnya");
    let ring = harness.get_by_role_and_label(Role::Button, "Donat");
    assert!(ring.accesskit_node().is_disabled());
    let why = ring.accesskit_node().description().unwrap();
    assert!(why.starts_with("Angka ini bukan bagian"), "{why}");
}

#[test]
fn many_rows_are_joined_and_two_numbers_become_a_comparison() {
    let rows: Vec<String> = (1..=30).map(|row| format!("Desa {row} raya\t{}", 1000 + 7 * row)).collect();
    let mut harness = charted(&format!("Tempat\tOrang\n{}", rows.join("\n")));
    assert!(says(&harness, "Ada 30 baris; paling banyak 10"));
    click(&mut harness, Role::Button, "Gabung yang kecil");
    assert_eq!(table(&harness).rows.len(), 10);
    assert_eq!(table(&harness).rows[9][0], "Lainnya (21)");
    let mut harness = charted("Jenis\tPeserta (orang)\nLaki-laki\t120\nPerempuan\t310");
    assert!(says(&harness, "Hanya dua angka."));
    click(&mut harness, Role::Button, "Pakai Perbandingan");
    assert_eq!(chart(&harness).template, "perbandingan");
}

#[test]
fn of_several_columns_one_is_chosen_by_a_button_and_undo_brings_all_back() {
    let mut harness = charted("Dinas\tPegawai\tRuang\nPU\t120\t14\nSosial\t310\t22\nKominfo\t95\t9");
    assert_eq!(chart(&harness).template, "grafik-tabel");
    click(&mut harness, Role::Button, "Pilih Ruang");
    assert_eq!(
        (chart(&harness).template.as_str(), &table(&harness).columns[1]),
        ("grafik-batang", &"Ruang".to_owned())
    );
    harness.state_mut().run(sunting_editor::state::Command::Undo);
    harness.run_steps(3);
    assert_eq!((chart(&harness).template.as_str(), table(&harness).columns.len()), ("grafik-tabel", 3));
}

#[test]
fn the_chart_pane_says_whether_it_grows_and_leads_to_the_office() {
    let mut harness = charted(ACTIVATIONS);
    click(&mut harness, Role::Button, "Lainnya…");
    let clip = chosen(&harness).id;
    harness.get_by_label("Tumbuh perlahan").scroll_to_me();
    harness.run_steps(3);
    harness.get_by_label("Tumbuh perlahan").click();
    harness.run_steps(3);
    assert_eq!(chart(&harness).appear, Appear::Fading);
    harness.get_by_role_and_label(Role::Button, "Warna dan logo kantor").scroll_to_me();
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Warna dan logo kantor");
    assert!(harness.state().model.session.clip(clip).is_some());
    assert_eq!(harness.state().model.session.selection.only_clip(), None);
    assert!(says(&harness, "Pilih file logo"));
}

#[test]
fn two_units_become_two_charts() {
    let mut harness = charted("Dinas\tRealisasi (%)\tPegawai (orang)\nPU\t59,8\t40\nSosial\t81,3\t25\nKominfo\t70\t31");
    assert!(says(&harness, "Dua satuan"));
    click(&mut harness, Role::Button, "Pisah jadi dua");
    let columns: Vec<_> = harness.state().model.session.graphics().filter_map(Session::graphic_of).collect();
    let columns: Vec<_> = columns.iter().map(|graphic| graphic.table.as_ref().unwrap().columns.clone()).collect();
    assert_eq!(columns, [["Dinas", "Realisasi (%)"], ["Dinas", "Pegawai (orang)"]]);
}

#[test]
fn a_long_table_lays_out_only_what_is_seen_and_fast() {
    let rows: Vec<String> = (1..=1000).map(|row| format!("Desa nomor {row}\t{}", 1000 + 7 * row)).collect();
    let mut harness = charted(&format!("Tempat\tOrang\n{}", rows.join("\n")));
    assert_eq!(table(&harness).rows.len(), 1000);
    let cells = harness.query_all(By::new().role(Role::Cell)).count();
    assert!((4..60).contains(&cells), "{cells} cells are laid out");
    click(&mut harness, Role::Cell, "Desa nomor 1, Orang: 1007");
    press(&mut harness, Modifiers::COMMAND, Key::End);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::Cell, "Desa nomor 1000, Orang: 8000");
}

#[test]
fn the_source_is_asked_for_and_what_stands_out_is_chosen_by_name() {
    // All that is unfolded is in view.
    let mut window = support::window(&eframe::egui::Context::default(), "id", Step::Text);
    window.drafts.text_tab = TextTab::Charts;
    let mut harness = harness_of([1366.0, 1100.0], window);
    paste(&mut harness, ACTIVATIONS);
    let source = By::new().role(Role::TextInput).label("Sumber (wajib)");
    assert_eq!(harness.get(source).accesskit_node().value().unwrap_or_default(), "");
    click(&mut harness, Role::Button, "Batang datar");
    click(&mut harness, Role::Button, "Lainnya…");
    click(&mut harness, Role::Button, "Sorot: Yang utama");
    click(&mut harness, Role::MenuItemRadio, "Sekolah");
    assert_eq!(chart(&harness).text("sorot"), "Sekolah");
    click(&mut harness, Role::RadioButton, "Seperti di tabel");
    assert_eq!(chart(&harness).text("urutan"), "tabel");
    click(&mut harness, Role::RadioButton, "Gelap");
    assert!(chart(&harness).dark);
    click(&mut harness, Role::Switch, "Gambar baris jumlah");
    assert_eq!(chart(&harness).switch("jumlah"), Some(true));
}

#[test]
fn a_source_of_another_chart_is_offered() {
    let mut harness = charted(ACTIVATIONS);
    harness.get(By::new().role(Role::TextInput).label("Sumber (wajib)")).focus();
    harness.run_steps(2);
    write(&mut harness, "BPS 2026");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    paste(&mut harness, "Dinas\tPegawai\nPU\t40\nSosial\t25\nKominfo\t31");
    click(&mut harness, Role::Button, "Sumber yang pernah dipakai");
    click(&mut harness, Role::MenuItem, "BPS 2026");
    assert_eq!(chart(&harness).text("sumber"), "BPS 2026");
}

#[test]
fn at_medium_width_kinds_are_buttons() {
    let mut window = support::window(&eframe::egui::Context::default(), "id", Step::Text);
    support::graphics::chart(&mut window);
    let harness = harness_of([1093.0, 550.0], window);
    harness.get_by_role_and_label(Role::Button, "Donat");
    harness.get_by_role_and_label(Role::Button, "Lainnya");
}
