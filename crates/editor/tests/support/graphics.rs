//! Titles and charts in a window.

use sunting_editor::state::Action;
use sunting_editor::state::text_tab::TextTab;
use sunting_editor::window::Window;
use sunting_graphics::table::Table;
use sunting_graphics::template;
use sunting_timeline::graphic::{FieldValue, Graphic};

/// Puts a template in with its examples, and shows its fields.
pub fn put(window: &mut Window, id: &str) {
    window.drafts.text_tab = TextTab::Titles;
    let example = template::find(id).map(|template| template.example()).unwrap();
    window.apply(Action::AddGraphic(example));
    window.drafts.focus_field = None;
}

/// A chart of a pasted table.
pub fn chart(window: &mut Window) {
    window.drafts.text_tab = TextTab::Charts;
    let table =
        Table::parse_text("Dinas\tRealisasi (%)\nKesehatan\t81,3\nPekerjaan Umum\t59,8\nPerumahan\t47,5").unwrap();
    let mut graphic = Graphic::new("grafik-batang-datar");
    graphic.table = Some((&table).into());
    for (field, text) in [("judul", "Kesehatan paling tinggi"), ("sumber", "BPKAD Kota Contoh")] {
        graphic.fields.insert(field.to_owned(), FieldValue::Text(text.to_owned()));
    }
    window.apply(Action::AddGraphic(graphic));
    window.drafts.focus_field = None;
}
