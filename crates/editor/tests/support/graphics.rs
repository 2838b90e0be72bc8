//! Titles, charts and the office's look in a window.

use std::path::PathBuf;
use std::sync::Arc;

use sunting_editor::model::{LogoLook, OwnFile, RefusedTemplate};
use sunting_editor::services::logo::ReadLogo;
use sunting_editor::state::Action;
use sunting_editor::state::office::OfficeEdit;
use sunting_editor::state::table_files::NamedTable;
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::window::Window;
use sunting_graphics::kit_file::KitFile;
use sunting_graphics::logo::{Edges, Logo};
use sunting_graphics::own_template::OwnTemplate;
use sunting_graphics::table::Table;
use sunting_graphics::template;
use sunting_timeline::graphic::{FieldValue, Graphic};
use sunting_timeline::kit::Kit;
use sunting_timeline::{Edit, Time};

/// Puts a template in with its examples, and shows its fields.
pub fn put(window: &mut Window, id: &str) {
    window.drafts.text_tab = TextTab::Titles;
    let example = template::find(id).map(|template| template.example()).unwrap();
    window.apply(Action::AddGraphic(example));
    window.drafts.focus_field = None;
}

/// Puts a template in as a click on its card does: nothing is filled in yet.
pub fn put_empty(window: &mut Window, id: &str) {
    window.drafts.text_tab = TextTab::Titles;
    window.apply(Action::AddGraphic(Graphic::new(id)));
    window.drafts.focus_field = None;
}

/// Templates of the user's own, as services read them: one with a name of many words, and a file that is none.
pub fn own_templates(window: &mut Window) {
    window.drafts.text_tab = TextTab::Titles;
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 900'>\
        <rect width='1600' height='300' y='600' data-fill='primary'/>\
        <rect data-field='kabar' data-label='Kabar' x='100' y='640' width='1400' height='200' data-required='ya'/></svg>";
    let read = |name: &str, svg: &str| OwnFile {
        id: format!("milik-{}", name.split(' ').next().unwrap().to_lowercase()),
        name: name.to_owned(),
        template: OwnTemplate::decode(svg.as_bytes()).map(Arc::new).map_err(RefusedTemplate::Template),
    };
    let files = [read("Pengumuman hari libur dan cuti bersama", svg), read("Undangan", svg), read("Rusak", "<svg/>")];
    window.model.surroundings.list_own_templates(files.into());
}

const ACTIVATIONS: &str = "Tempat\tAktivasi (orang)\nKantor dinas\t41.250\nKecamatan\t28.900\nSekolah\t15.480\n\
                           Keliling desa\t11.790\nJumlah\t97.420";

/// A chart of a pasted table, with a row that holds the sum.
pub fn chart(window: &mut Window) {
    let words = [("judul", "Paling banyak di kantor dinas"), ("sumber", "Dinas Dukcapil, 31 Okt 2026")];
    chart_of(window, ACTIVATIONS, &words);
}

/// A chart of that text.
pub fn chart_of(window: &mut Window, text: &str, words: &[(&str, &str)]) {
    window.drafts.text_tab = TextTab::Charts;
    let mut graphic = window.model.session.chart_of(&Table::parse_text(text).unwrap());
    for (field, text) in words {
        graphic.fields.insert((*field).to_owned(), FieldValue::Text((*text).to_owned()));
    }
    window.apply(Action::AddGraphic(graphic));
    window.drafts.focus_field = None;
}

/// Two colours and white.
pub const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'>\
    <circle cx='100' cy='100' r='98' fill='#123E6B'/><path d='M100 40 L150 125 L50 125 Z' fill='#F2B705'/>\
    <rect x='50' y='135' width='100' height='14' fill='#FFFFFF'/></svg>";

/// A logo as services read it.
pub fn logo() -> ReadLogo {
    let logo = Logo::decode(LOGO.as_bytes(), Edges::Clear).unwrap();
    let (small, colors) = (logo.shrunk(192), logo.colors());
    let size_px = (small.width_px as usize, small.height_px as usize);
    let look = LogoLook { stored: logo.stored().unwrap(), size_px, rgba: small.rgba, colors: colors.candidates };
    let (primary, accent) = (colors.primary, colors.accent);
    let file = PathBuf::from("logo-dukcapil.svg");
    ReadLogo { file, look, primary, accent, edges_cleared: false, words_left_out: false }
}

/// The office's logo was chosen and its name typed.
pub fn office(window: &mut Window) {
    window.drafts.text_tab = TextTab::Titles;
    window.take_logo(logo());
    let name = OfficeEdit::Name("Dinas Dukcapil Kota Palangka Raya".to_owned());
    window.apply(Action::Office(name));
}

/// The same with a yellow that nobody can read, a logo whose edges went, and all rows unfolded.
pub fn pale_office(window: &mut Window) {
    window.drafts.text_tab = TextTab::Charts;
    let told = ReadLogo { edges_cleared: true, words_left_out: true, ..logo() };
    window.take_logo(told);
    window.apply(Action::Office(OfficeEdit::Primary(logo().accent)));
    window.drafts.office_page.unfold();
    window.apply(Action::CloseNotice);
}

/// The project is another office's than the laptop.
pub fn foreign_office(window: &mut Window) {
    office(window);
    let kit = Kit { name: "Dinas Pendidikan dan Kebudayaan Kabupaten Gunung Mas".to_owned(), ..logo_kit() };
    window.found_office(Some(KitFile::new(kit)));
}

fn logo_kit() -> Kit {
    let read = logo();
    Kit { primary: read.accent, accent: read.primary, logo: Some(read.look.stored), ..Kit::default() }
}

/// A logo that cannot be read.
pub fn refused_logo(window: &mut Window) {
    window.drafts.text_tab = TextTab::Titles;
    let why = window.t("error-logo-external");
    window.refuse_logo(format!("Logo Kabupaten dengan nama panjang.svg: {why}"));
}

/// A name is typed, and the laptop remembers some that fit.
pub fn used(window: &mut Window) {
    let mut file = KitFile::new(Kit::default());
    for (name, position) in [
        ("Sitompul, S.E.", "Lurah"),
        ("Dra. Siti Rahmawati, M.Si.", "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Palangka Raya"),
    ] {
        file.remember_person(name, position);
    }
    window.found_office(Some(file));
    put(window, "nama-dan-jabatan");
    let clip = window.model.session.selection.only_clip().unwrap();
    window.apply(Action::TypeField(clip, "nama".to_owned(), Some(FieldValue::Text("Sit".to_owned()))));
    window.drafts.focus_field = Some(clip);
}

/// A strap with much that is wrong with it: no name, odd letters, too much to read, over another one.
pub fn faulty(window: &mut Window) {
    window.drafts.text_tab = TextTab::Titles;
    let mut graphic = Graphic::new("nama-dan-jabatan");
    let position = "KEPALA BIDANG PELAYANAN ADMINISTRASI KEPENDUDUKAN 😀 ".repeat(4) + "\u{6771}";
    graphic.fields.insert("jabatan".to_owned(), FieldValue::Text(position));
    window.apply(Action::AddGraphic(graphic.clone()));
    let own = window.model.session.selection.only_clip().unwrap();
    let range = window.model.session.clip(own).unwrap().timeline_range;
    let (at, duration) = (range.start() + Time::from_seconds(1), Time::from_seconds(3));
    let edit = Edit::AddGraphic { track: None, at: at.into(), duration: duration.into(), graphic };
    window.apply(Action::Edit("undo-add-graphic", vec![edit]));
    let later = window.model.session.graphics().map(|clip| clip.id).max().unwrap();
    window.apply(Action::SelectClip(later, false));
    window.drafts.focus_field = None;
}

/// Shares that are no parts of one whole, without a source.
pub fn shares(window: &mut Window) {
    chart_of(window, "Umur\tSudah aktif (%)\n17–30 tahun\t81\n31–50 tahun\t64\n51 tahun ke atas\t38", &[]);
}

/// A cell that is not read, in a table of three columns.
pub fn unread(window: &mut Window) {
    chart_of(window, "Dinas\t2025\t2026\nPU\t1.25O\t1.300\nSosial\t2.300\t2.410\nKominfo\t1.100\t980", &[]);
}

/// More rows than any chart holds.
pub fn long_chart(window: &mut Window) {
    let rows: Vec<String> = (1..=1000).map(|row| format!("Desa {row}\t{}", 1000 + 7 * row)).collect();
    chart_of(window, &format!("Tempat\tWarga\n{}", rows.join("\n")), &[]);
}

/// A table on the clipboard, and no chart yet.
pub fn on_clipboard(window: &mut Window) {
    window.drafts.text_tab = TextTab::Charts;
    window.note_clipboard_table(Some(Box::new(Table::parse_text(ACTIVATIONS).unwrap())));
}

/// A file of three sheets.
pub fn sheets(window: &mut Window) {
    window.drafts.text_tab = TextTab::Charts;
    let named = |sheet: &str| NamedTable { sheet: sheet.to_owned(), table: Table::parse_text(ACTIVATIONS).unwrap() };
    let file = super::named("Aktivasi IKD per tempat.xlsx");
    window.take_tables(file, ["Data", "Rekap", "Per bulan"].map(named).to_vec());
}
