//! More words than a picture has room for: smaller, but never over each other and never outside.

use super::*;

fn item(parts: &[(&str, &str)]) -> Item {
    parts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
}

fn list_of(count: usize, parts: &[(&str, &str)]) -> FieldValue {
    FieldValue::List(vec![item(parts); count])
}

#[test]
fn four_answers_over_subtitles_put_their_heading_out_of_a_square() {
    let template = find("kapan-di-mana-berapa").unwrap();
    let answer = [("ikon", "map-pin"), ("label", "Di mana"), ("isi", "Balai RW 05"), ("catatan", "Jl. Kenanga")];
    for (kind, over_subtitles) in places() {
        let surroundings = around(kind, over_subtitles);
        let graphic = with(template, "butir", list_of(4, &answer));
        let drawing = template.lay_out(&graphic, &surroundings);
        assert_eq!(flaws(&drawing, &shape_of(template, &surroundings)), [], "{kind:?} {over_subtitles}");
        assert!(rects(&drawing.layers).all(|extent| extent.y_px >= 0.0), "{kind:?} {over_subtitles}");
        assert!(drawing.shrink > 0.55, "{kind:?} {over_subtitles}: {}", drawing.shrink);
    }
}

#[test]
fn steps_of_two_lines_ran_into_the_next_step() {
    let text = "Tunjukkan ponsel ke petugas untuk memindai kode aktivasi";
    for (id, (kind, over_subtitles)) in
        ["langkah", "syarat"].into_iter().flat_map(|id| places().map(move |place| (id, place)))
    {
        let template = find(id).unwrap();
        let graphic = with(template, "butir", list_of(6, &[("teks", text)]));
        let surroundings = around(kind, over_subtitles);
        let drawing = template.lay_out(&graphic, &surroundings);
        assert_eq!(flaws(&drawing, &shape_of(template, &surroundings)), [], "{id} {kind:?} {over_subtitles}");
        let rows: Vec<_> = drawing.lines().filter(|line| text.contains(&line.text) && line.text.len() > 4).collect();
        let apart: Vec<(bool, f32)> = rows
            .windows(2)
            .map(|pair| (text.starts_with(&pair[1].text), pair[1].baseline_px - pair[0].baseline_px))
            .collect();
        let between = apart.iter().filter(|(is_next, _)| *is_next).map(|(_, px)| *px).fold(f32::INFINITY, f32::min);
        let within = apart.iter().filter(|(is_next, _)| !is_next).map(|(_, px)| *px).fold(0.0, f32::max);
        assert!(rows.len() >= 6 && between > 1.1 * within, "{id} {kind:?}: {between} between, {within} within");
    }
}

#[test]
fn the_last_sources_of_many_contacts_were_cut_off_from_a_square() {
    let template = find("kontak-dan-sumber").unwrap();
    let contact = [("jenis", "map-pin"), ("teks", "Jalan Jenderal Ahmad Yani Nomor 12, Bogor")];
    let source = "Peraturan Daerah Kabupaten Contoh Nomor 7 Tahun 2022 tentang Administrasi Kependudukan ini";
    let filled = |contacts: usize, sources: usize| {
        let mut graphic = with(template, "kontak", list_of(contacts, &contact));
        graphic.fields.insert("sumber".to_owned(), list_of(sources, &[("teks", source)]));
        graphic
    };
    for (kind, over_subtitles) in places() {
        let surroundings = around(kind, over_subtitles);
        let drawing = template.lay_out(&filled(4, 3), &surroundings);
        assert_eq!(flaws(&drawing, &shape_of(template, &surroundings)), [], "{kind:?} {over_subtitles}");
    }
    let square = |graphic: &Graphic| template.lay_out(graphic, &around(ShapeKind::Square, false));
    assert!(square(&filled(4, 3)).is_crowded() && !square(&template.example()).is_crowded());
}
