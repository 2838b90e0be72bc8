use proptest::prelude::*;

use super::periods::{are_uneven, count_periods, periods, short_date};
use super::*;
use crate::language::Language;
use crate::months::is_month;

mod spreadsheets;

fn table(text: &str) -> Table {
    Table::parse_text(text).unwrap()
}

fn heads(table: &Table) -> Vec<String> {
    table.columns.iter().map(Column::head).collect()
}

/// Rows with their cells divided by bars, to compare at a glance.
fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| row.join("|")).collect()
}

#[test]
fn a_row_without_its_last_cells_leaves_the_commas_of_the_others() {
    let table = table("Nama,X,Y\nA,5\nB,7,8\nC,9,1\n");
    assert_eq!(
        (heads(&table).len(), rows(&table)),
        (3, vec!["A|5|".to_owned(), "B|7|8".to_owned(), "C|9|1".to_owned()])
    );
}

#[test]
fn cells_of_a_sheet_have_a_heading_heads_and_a_source() {
    let table = table(
        "Penduduk 2025\t\t\n\t\t\nKecamatan\tJumlah (jiwa)\t\nPahandut\t31.765\t\n\
         Sabangau\t24.110\t\n\nSumber: BPS, 2025\n",
    );
    assert_eq!(table.heading.as_deref(), Some("Penduduk 2025"));
    assert_eq!(table.source.as_deref(), Some("BPS, 2025"));
    assert_eq!((table.columns[1].name.as_str(), table.columns[1].unit.as_deref()), ("Jumlah", Some("jiwa")));
    assert_eq!(rows(&table), ["Pahandut|31.765", "Sabangau|24.110"]);
}

#[test]
fn a_row_of_heads_is_known_by_what_stands_below() {
    let headed = [
        ("Bulan\tKunjungan\nJan\t1.840", "Bulan|Kunjungan"),
        ("Kecamatan\t2023\t2024\t2025\nPahandut\t31.765\t32.001\t33.000", "Kecamatan|2023|2024|2025"),
        ("\t2024\t2025\nPahandut\t31\t32", "|2024|2025"),
        ("Layanan\tTempat\nKTP\tKecamatan\nKK\tKelurahan", "Layanan|Tempat"),
        ("Kecamatan: Jumlah\nPahandut: 31.765", "Kecamatan|Jumlah"),
    ];
    for (text, expected) in headed {
        assert_eq!(heads(&table(text)).join("|"), expected, "{text}");
    }
    for text in
        ["Jan\t41\nMar\t52", "2019\t5\n2020\t6", "Realisasi\t81,3%\nTarget\t90%", "Dinas A\t5\t-\nDinas B\t7\t8"]
    {
        assert!(heads(&table(text)).iter().all(String::is_empty), "{text}");
    }
}

#[test]
fn two_rows_of_heads_become_one() {
    let spanned = table("Kecamatan\t2024\t\t2025\t\n\tL\tP\tL\tP\nPahandut\t1\t2\t3\t4\nSabangau\t5\t6\t7\t8");
    assert_eq!(heads(&spanned).join("|"), "Kecamatan|2024 L|2024 P|2025 L|2025 P");
    assert_eq!(rows(&spanned), ["Pahandut|1|2|3|4", "Sabangau|5|6|7|8"]);
    let numbered = table("No\tKecamatan\tJumlah\n(1)\t(2)\t(3)\n1\tPahandut\t31\n2\tSabangau\t24");
    assert_eq!(rows(&numbered), ["1|Pahandut|31", "2|Sabangau|24"]);
}

#[test]
fn what_stands_below_is_no_row() {
    let table = table("A\t5\nB\t7\n*) angka sementara\nCatatan: tanpa data Desember\nSumber data: Dinkes\nSumber: BPS");
    assert_eq!((rows(&table).join(" "), table.source.as_deref()), ("A|5 B|7".to_owned(), Some("Dinkes; BPS")));
    let above = Table::parse_text("Sumber: BPS\nPenduduk\nA\t5\nB\t7").unwrap();
    assert_eq!((above.heading.as_deref(), above.source.as_deref()), (Some("Penduduk"), Some("BPS")));
}

#[test]
fn lines_of_a_chat_are_names_with_values() {
    let text = "[24/11/26 08.15] Siti: Selamat pagi\n*Data penduduk 2025:*\n• *Pahandut*: 31.765\n\
                2. _Sabangau_: 24.110 jiwa\n\
                - Bukit Batu = 13.000\n[24/11/26 08.17] Siti: Rakumpit: 3.900\nTerima kasih";
    let chat = table(text);
    assert_eq!(chat.heading.as_deref(), Some("Data penduduk 2025"));
    assert_eq!(rows(&chat), ["Pahandut|31.765", "Sabangau|24.110 jiwa", "Bukit Batu|13.000", "Rakumpit|3.900"]);
    let exported = table("24/11/26 08.15 - Budi S.: Pahandut: 31\n24/11/26 08.16 - Budi S.: Sabangau: 24");
    assert_eq!(rows(&exported), ["Pahandut|31", "Sabangau|24"]);
    let copied = table("[08.15, 24/11/2026] Budi: *Pahandut:* 31\n[08.15, 24/11/2026] Budi: *Sabangau:* 24");
    assert_eq!(rows(&copied), ["Pahandut|31", "Sabangau|24"]);
}

#[test]
fn marks_in_lines_are_no_divisions() {
    let cases = [
        ("Realisasi: 81,3%\nTarget: 90,5%", "Realisasi|81,3% Target|90,5%"),
        ("Puas: 80%\nn = 24", "Puas|80% n|24"),
        ("0–4 tahun: 5\n10+: 7", "0–4 tahun|5 10+|7"),
        ("Untung: 120\nRugi: -20", "Untung|120 Rugi|-20"),
        ("Buka 08:00: 5\nTutup 15:30: 7", "Buka 08:00|5 Tutup 15:30|7"),
        ("Sumber air: 5\nJalan: 7", "Sumber air|5 Jalan|7"),
        ("Jan - 41\nFeb - 52", "Jan|41 Feb|52"),
        ("2019: 5\n2020:6", "2019|5 2020|6"),
    ];
    for (text, expected) in cases {
        assert_eq!(rows(&table(text)).join(" "), expected, "{text}");
    }
}

#[test]
fn the_colon_before_the_number_divides() {
    let cases = [
        ("a:b:c:1\nd:e:f:2", "a:b:c|1 d:e:f|2"),
        ("Pasar Baru: Blok A: 120\nPasar Lama: Blok B: 90", "Pasar Baru: Blok A|120 Pasar Lama: Blok B|90"),
        ("Skala: 1:2\nTempat: Balai: RW 05", "Skala|1:2 Tempat|Balai: RW 05"),
        ("Buka: 08:00\nTutup: 15:30", "Buka|08:00 Tutup|15:30"),
    ];
    for (text, expected) in cases {
        assert_eq!(rows(&table(text)).join(" "), expected, "{text}");
    }
}

#[test]
fn a_line_of_many_colons_is_soon_read() {
    for piece in [":", "a:", "1:", " :", "=", "a :"] {
        let line = format!("{}{}", "a".repeat(100), piece.repeat(200_000));
        let started = std::time::Instant::now();
        let _ = Table::parse_text(&format!("A: 5\nB: 7\n{line}"));
        assert!(started.elapsed().as_secs() < 2, "{piece:?} {:?}", started.elapsed());
    }
}

#[test]
fn only_words_behind_sumber_name_a_source() {
    let of = |text: &str| {
        let table = table(text);
        (rows(&table).join(" "), table.source)
    };
    let source = |name: &str| Some(name.to_owned());
    let cases = [
        ("Jalan: 7\nSumber Daya Air: 120", "Jalan|7 Sumber Daya Air|120", None),
        ("Sumber Daya Air: 120\nJalan: 7", "Sumber Daya Air|120 Jalan|7", None),
        ("Jalan\t7\nSumber\t120", "Jalan|7 Sumber|120", None),
        ("Jalan: 7\nSumber: 120", "Jalan|7 Sumber|120", None),
        ("Jalan\t7\nIrigasi\t9\nSumber: 120", "Jalan|7 Irigasi|9 Sumber: 120|", None),
        ("Jalan: 7\nIrigasi: 9\nSumber: BPS 2025", "Jalan|7 Irigasi|9", source("BPS 2025")),
        ("Jalan\t7\nIrigasi\t9\nSumber: BPS", "Jalan|7 Irigasi|9", source("BPS")),
        ("Jalan\t7\nIrigasi\t9\nSumber:\tBPS", "Jalan|7 Irigasi|9", source("BPS")),
        ("Jalan\t7\nIrigasi\t9\nSumber\t: Dinas Sumber Daya Air", "Jalan|7 Irigasi|9", source("Dinas Sumber Daya Air")),
    ];
    for (text, expected, source) in cases {
        assert_eq!(of(text), (expected.to_owned(), source), "{text}");
    }
}

#[test]
fn separated_values_are_divided_where_most_lines_are() {
    let cases = [
        ("Kecamatan;Realisasi\nPahandut;81,3\nSabangau;76,9", "Pahandut|81,3 Sabangau|76,9"),
        ("Kecamatan,Jumlah\nPahandut,31765\n\"Sabangau, Kota\",\"24,110\"", "Pahandut|31765 Sabangau, Kota|24,110"),
        ("Nama\tJumlah\n\"Rumah\nSakit \"\"Harapan\"\"\"\t5\nPuskesmas\t7", "Rumah Sakit \"Harapan\"|5 Puskesmas|7"),
        ("2019,5\n2020,6", "2019|5 2020|6"),
        ("5\" pipa\t7\n\"6\" pipa\t8", "5\" pipa|7 \"6\" pipa|8"),
    ];
    for (text, expected) in cases {
        assert_eq!(rows(&table(text)).join(" "), expected, "{text}");
    }
}

#[test]
fn blanks_divide_columns_and_single_ones_numbers() {
    let table_of = |text: &str| rows(&table(text)).join(" ");
    assert_eq!(
        table_of("Kecamatan     Jumlah  Luas\nKota Lama     31.765   12,5\nSukamaju               9,0"),
        "Kota Lama|31.765|12,5 Sukamaju||9,0"
    );
    assert_eq!(table_of("Nama      : 31\nAlamat    : 7"), "Nama|31 Alamat|7");
    let loose = table("Penduduk 2025\nKota Lama 31.765\nSukamaju 24.110 jiwa\nRW 05 1 200");
    assert_eq!(loose.heading.as_deref(), Some("Penduduk 2025"));
    assert_eq!(rows(&loose), ["Kota Lama|31.765", "Sukamaju|24.110 jiwa", "RW 05|1 200"]);
}

#[test]
fn what_is_too_much_is_no_table() {
    let long: String = (0..=MOST_ROWS).map(|row| format!("Desa {row}\t{row}\n")).collect();
    assert_eq!(Table::parse_text(&long), Err(TableError::TooManyRows { most: MOST_ROWS }));
    let wide = vec!["5"; MOST_COLUMNS + 1].join("\t");
    assert_eq!(Table::parse_text(&wide), Err(TableError::TooManyColumns { most: MOST_COLUMNS }));
    assert_eq!(Table::parse_text(&"a".repeat(MOST_BYTES + 1)), Err(TableError::TooLarge));
    for text in ["", " \n\t\t\n", "\u{feff}", "\"\"\t\"\"\n"] {
        assert_eq!(Table::parse_text(text), Err(TableError::Empty), "{text:?}");
    }
    let far = format!("A\t5\nB{}7", "\t".repeat(1_000_000));
    assert_eq!(rows(&table(&far)), ["A|5|", "B||7"]);
}

#[test]
fn times_are_placed_in_years() {
    let cases: [(&[&str], &[f64]); 16] = [
        (&["2019", "2020*", "Tahun 2021"], &[2019.0, 2020.0, 2021.0]),
        (&["2023/2024", "2024/25"], &[2023.0, 2024.0]),
        (&["2015–2019", "2020–2024"], &[2015.0, 2020.0]),
        (&["Januari 2026", "Juli 2026"], &[2026.0, 2026.5]),
        (&["Jan-26", "Apr 2026", "2026 Okt"], &[2026.0, 2026.25, 2026.75]),
        (&["Jan", "Apr", "July"], &[0.0, 0.25, 0.5]),
        (&["Juli", "Oktober", "Januari", "April"], &[0.5, 0.75, 1.0, 1.25]),
        (&["Jul", "Apr", "Jan"], &[0.5, 0.25, 0.0]),
        (&["Jul 2025", "Okt", "Jan 2026", "Apr"], &[2025.5, 2025.75, 2026.0, 2026.25]),
        (&["Triwulan I", "TW II", "Q3", "Kuartal 4"], &[0.0, 0.25, 0.5, 0.75]),
        (&["TW IV 2025", "2026 Q1", "Triwulan II Tahun 2026"], &[2025.75, 2026.0, 2026.25]),
        (&["Semester 1 2025/2026", "Semester II 2025"], &[2025.0, 2025.5]),
        (&["01/01/2026", "2/7/2026"], &[2026.0, 2026.0 + 182.0 / 365.0]),
        (&["1 Jan 2024", "Selasa, 1 Januari 2025", "01-01-26"], &[2024.0, 2025.0, 2026.0]),
        (&["2026-01-01", "1.1.2027"], &[2026.0, 2027.0]),
        (&["1/1/2026", "1/13/2026"], &[2026.0, 2026.0 + 12.0 / 365.0]),
    ];
    for (cells, expected) in cases {
        let read = periods(cells).unwrap_or_default();
        let is_near = read.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-9);
        assert!(is_near && read.len() == expected.len(), "{cells:?}: {read:?}");
    }
}

#[test]
fn what_is_no_time_or_not_of_one_kind_is_none() {
    let cases: [&[&str]; 12] = [
        &[],
        &["2019", "Jan"],
        &["2019", "sekitar 2021"],
        &["2019", "2019"],
        &["1899", "2000"],
        &["31.765", "24.110"],
        &["Mawar", "Melati"],
        &["31/02/2026"],
        &["Q5"],
        &["Mei raya"],
        &["20.24"],
        &["Jan", "Feb 2026"],
    ];
    for cells in cases {
        assert_eq!(periods(cells), None, "{cells:?}");
    }
    assert_eq!(count_periods(&["2019", "sekitar 2020", "Jan", "Dinas"]), 2);
}

#[test]
fn periods_are_uneven_when_some_are_longer() {
    assert!(are_uneven(&[2019.0, 2020.0, 2023.0]));
    assert!(!are_uneven(&periods(&["1/1/2026", "1/2/2026", "1/3/2026", "1/4/2026"]).unwrap()));
    assert!(!are_uneven(&[2021.0, 2019.0, 2020.0]));
    assert!(!are_uneven(&[2019.0, 2023.0]));
    assert!(is_month("agustus") && is_month("oct") && !is_month("mawar"));
    assert_eq!(short_date(2026, 8, 4, Language::Indonesian), "4 Agu 2026");
    assert_eq!(short_date(2026, 8, 4, Language::English), "4 Aug 2026");
}

#[test]
fn a_table_is_written_so_that_it_is_read_back() {
    let headless = Table {
        columns: vec![Column::default(), Column::default()],
        rows: [["Waktu", "Senin"], ["Tempat", "Balai"], ["Biaya", "gratis"]]
            .map(|row| row.map(str::to_owned).to_vec())
            .to_vec(),
        ..Table::default()
    };
    let numeric = Table { columns: ["5", "7"].map(Column::parse).to_vec(), ..headless.clone() };
    let single = Table {
        heading: Some("Judul".to_owned()),
        columns: vec![Column::parse("Nama (orang)")],
        rows: vec![vec!["Budi: 5".to_owned()], vec!["\"Siti\"".to_owned()]],
        source: Some("BPS".to_owned()),
    };
    for table in [headless, numeric, single] {
        assert_eq!(Table::parse_text(&table.to_text()), Ok(table));
    }
    let plain = table("Kecamatan\tJumlah\nPahandut\t31.765");
    assert_eq!(plain.to_text(), "Kecamatan\tJumlah\nPahandut\t31.765\n");
}

/// Text of what tables are made of, in any order.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\t"),
        Just(";"),
        Just(","),
        Just(": "),
        Just("  "),
        Just("\""),
        Just("Jan"),
        Just("2024"),
        Just("Sumber: "),
        Just("(%)"),
        Just("31.765"),
        Just("-"),
        Just("(1)"),
        Just("Dinas A"),
        Just("Jumlah"),
        Just("*"),
    ];
    prop_oneof![
        "\\PC{0,60}",
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        proptest::collection::vec(".{0,12}", 0..12).prop_map(|lines| lines.join("\n")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_a_table_within_the_limits_and_is_read_back(text in texts()) {
        if let Ok(table) = Table::parse_text(&text) {
            prop_assert_eq!(table.check(), Ok(()));
            prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
            let read = table.read();
            prop_assert!(read.numbers.iter().all(|column| column.values.len() == read.rows.len()));
            let written = table.to_text();
            prop_assert_eq!(Table::parse_text(&written), Ok(table), "{:?}", written);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(table) = Table::parse_bytes(&bytes) {
            prop_assert_eq!(table.check(), Ok(()));
        }
        prop_assert!(sheets(&bytes).is_err());
    }

    #[test]
    fn tables_of_words_and_numbers_are_read_back(
        names in proptest::collection::vec("[A-Z][a-z]{1,8}( \\([a-z]{1,5}\\))?|", 2..5),
        cells in proptest::collection::vec(
            proptest::collection::vec("[A-Z][a-z]{0,6}|-?[0-9]{1,4}(,[0-9])?|20[0-9]{2}|", 4),
            1..8,
        ),
    ) {
        let columns: Vec<Column> = names.iter().map(|name| Column::parse(name)).collect();
        let row = |(place, cells): (usize, &Vec<String>)| {
            let mut row = vec![format!("Desa {}", place + 1)];
            row.extend(cells.iter().take(columns.len() - 1).cloned());
            row
        };
        let rows: Vec<Vec<String>> = cells.iter().enumerate().map(row).collect();
        let is_empty = |column: usize| columns[column].name.is_empty() && rows.iter().all(|row| row[column].is_empty());
        prop_assume!(!(0..columns.len()).any(is_empty));
        let table = Table { columns: columns.clone(), rows, ..Table::default() };
        let written = table.to_text();
        prop_assert_eq!(Table::parse_text(&written), Ok(table), "{:?}", written);
    }
}
