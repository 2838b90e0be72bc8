use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Table, TableError, rows};
use crate::number::DecimalMark;
use crate::table::{MOST_COLUMNS, MOST_ROWS, Sheet, sheets};

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An Excel file: sheets with name, state and rows, and shared texts.
///
/// Style 1 is percent, 2 a date, 3 a month, 4 rupiah, 5 and 6 a percent sign that is only written, 7 turns a minute.
fn xlsx_with(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
    let rels = format!(
        "<Relationships>\
            <Relationship Id=\"a\" Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
            </Relationships>"
    );
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"mmm\\-yy\"/>\
                  <numFmt numFmtId=\"171\" formatCode=\"&quot;Rp&quot;#,##0\"/>\
                  <numFmt numFmtId=\"172\" formatCode=\"0.0&quot; %&quot;\"/>\
                  <numFmt numFmtId=\"173\" formatCode=\"0\\%\"/>\
                  <numFmt numFmtId=\"174\" formatCode=\"0 &quot;rpm&quot;\"/></numFmts>\
                  <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>\
                  <xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/><xf numFmtId=\"174\"/></cellXfs></styleSheet>";
    let (mut list, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    for (index, (name, state, content)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{index}\" state=\"{state}\" r:id=\"r{index}\"/>");
        links += &format!(
            "<Relationship Id=\"r{index}\" Type=\"{RELATIONSHIPS}/worksheet\" Target=\"worksheets/s{index}.xml\"/>"
        );
        let sheet = format!("<worksheet><sheetData>{content}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/s{index}.xml"), sheet));
    }
    let workbook = format!("<workbook><sheets>{list}</sheets></workbook>");
    let links = format!("<Relationships>{links}</Relationships>");
    let mut all = vec![
        ("_rels/.rels", rels.as_str()),
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", links.as_str()),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
    ];
    all.extend(parts.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    packed(&all)
}

fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    xlsx_with(sheets, "<sst uniqueCount=\"2\"><si><t>Pahandut</t></si><si><t>Sabangau &amp; Rakumpit</t></si></sst>")
}

fn text_cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A LibreOffice file of some sheets.
fn ods(content: &str) -> Vec<u8> {
    let content = format!("<?xml version=\"1.0\"?><office:document-content>{content}</office:document-content>");
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

fn only(bytes: &[u8]) -> Table {
    Table::from_spreadsheet(bytes, None).unwrap()
}

#[test]
fn an_excel_sheet_is_read_with_what_its_formats_say() {
    let rows_of = format!(
        "<row r=\"2\">{}{}{}</row>\
         <row r=\"4\"><c r=\"B4\" t=\"s\"><v>0</v></c><c r=\"C4\" s=\"1\"><v>0.813</v></c><c r=\"D4\" s=\"2\">\
             <v>46350</v></c></row>\
         <row r=\"5\"><c r=\"B5\" t=\"s\"><v>1</v></c><c r=\"C5\" s=\"1\"><f>C4*2</f><v>0.07</v></c>\
             <c r=\"D5\" s=\"3\"><v>46350</v></c></row>\
         <row r=\"9\"><c r=\"B9\"><v>2024</v></c><c r=\"C9\" t=\"e\"><v>#DIV/0!</v></c><c r=\"D9\" s=\"4\">\
             <v>350000</v></c></row>",
        text_cell("B2", "Nama"),
        text_cell("C2", "Realisasi"),
        text_cell("D2", "Tanggal"),
    );
    let table = only(&xlsx(&[("Data", "visible", &rows_of)]));
    let expected = ["Pahandut|81,3%|24 Nov 2026", "Sabangau & Rakumpit|7%|Nov 2026", "2024|#N/A|Rp350000"];
    assert_eq!(rows(&table), expected);
    assert_eq!(
        table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        ["Nama", "Realisasi", "Tanggal"]
    );
}

#[test]
fn decimals_of_a_sheet_are_never_taken_for_thousands() {
    let content = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.234</v></c><c r=\"C1\">\
        <v>0.30000000000000004</v></c></row>";
    let table = only(&xlsx(&[("Data", "visible", content)]));
    assert_eq!(rows(&table), ["Pahandut|1,234|0,3"]);
    assert_eq!((table.columns[1].decimal_mark, table.columns[2].decimal_mark), (Some(DecimalMark::Comma), None));
    assert_eq!(table.read().numbers[0].values, [Some(1.234)]);
}

#[test]
fn long_numbers_of_a_sheet_keep_their_digits() {
    let values = ["1234567890123.45", "3271046504930002", "1.2345678901234567e+20", "-98765432109.75", "0.000012345"];
    let of_xlsx = |value: &&str| format!("<row><c t=\"s\"><v>0</v></c><c><v>{value}</v></c></row>");
    let of_ods = |value: &&str| {
        format!(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Pahandut</text:p>\
             </table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>\
             </table:table-row>"
        )
    };
    let digits = ["1234567890123,45", "3271046504930002", "123456789012345670000", "-98765432109,75", "0,000012345"];
    let expected = digits.map(|digits| format!("Pahandut|{digits}"));
    let excel: String = values.iter().map(of_xlsx).collect();
    assert_eq!(rows(&only(&xlsx(&[("Data", "visible", &excel)]))), expected);
    let libre: String = values.iter().map(of_ods).collect();
    assert_eq!(rows(&only(&ods(&format!("<table:table table:name=\"D\">{libre}</table:table>")))), expected);
    // More digits than a program counts with, as they stand in the file.
    let long = ods(&format!("<table:table table:name=\"D\">{}</table:table>", of_ods(&"12345678901234567")));
    assert_eq!(rows(&only(&long)), ["Pahandut|12345678901234567"]);
}

#[test]
fn a_percent_sign_that_is_only_written_multiplies_nothing() {
    let content = format!(
        "<row r=\"1\">{}{}{}{}</row>\
         <row r=\"2\">{}<c r=\"B2\" s=\"1\"><v>0.5</v></c><c r=\"C2\" s=\"5\"><v>87.4</v></c><c r=\"D2\"><v>0.5</v></c></row>\
         <row r=\"3\">{}{}<c r=\"C3\" s=\"6\"><v>12</v></c><c r=\"D3\" s=\"7\"><v>3</v></c></row>",
        text_cell("A1", "Dinas"),
        text_cell("B1", "Serapan"),
        text_cell("C1", "Realisasi"),
        text_cell("D1", "Kenaikan (%)"),
        text_cell("A2", "Kesehatan"),
        text_cell("A3", "PU"),
        text_cell("B3", "0,5%"),
    );
    let table = only(&xlsx(&[("Data", "visible", &content)]));
    assert_eq!(rows(&table), ["Kesehatan|50%|87,4%|0,5", "PU|0,5%|12%|3"]);
    let values: Vec<_> = table.read().numbers.into_iter().map(|column| column.values).collect();
    assert_eq!(values, [[Some(50.0), Some(0.5)], [Some(87.4), Some(12.0)], [Some(0.5), Some(3.0)]]);
    let cell = |kind: &str, value: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{text}</text:p>\
             </table:table-cell>"
        )
    };
    let (share, written) = (cell("percentage", "0.5", "50%"), cell("float", "87.4", "87,4 %"));
    let row = format!("<table:table-row>{}{share}{written}</table:table-row>", cell("string", "", "Kesehatan"));
    assert_eq!(
        rows(&only(&ods(&format!("<table:table table:name=\"D\">{row}</table:table>")))),
        ["Kesehatan|50%|87,4%"]
    );
}

#[test]
fn the_first_seen_sheet_with_numbers_is_taken_unless_one_is_named() {
    let words = format!("<row r=\"1\">{}</row>", text_cell("A1", "Petunjuk"));
    let numbers =
        |value: u32| format!("<row r=\"1\">{}<c r=\"B1\"><v>{value}</v></c></row>", text_cell("A1", "Jumlah"));
    let (hidden, first, second) = (numbers(1), numbers(2), numbers(3));
    let bytes = xlsx(&[
        ("Rahasia", "hidden", &hidden),
        ("Petunjuk", "visible", &words),
        ("2025", "visible", &first),
        ("2026", "visible", &second),
        ("Kosong", "visible", ""),
    ]);
    let found = sheets(&bytes).unwrap();
    let names: Vec<&str> = found.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Petunjuk", "2025", "2026", "Kosong", "Rahasia"]);
    assert_eq!(found[3].table, Err(TableError::Empty));
    assert_eq!(rows(&only(&bytes)), ["Jumlah|2"]);
    assert_eq!(rows(&Table::from_spreadsheet(&bytes, Some("2026")).unwrap()), ["Jumlah|3"]);
    assert_eq!(rows(&Table::from_spreadsheet(&bytes, Some("rahasia")).unwrap()), ["Jumlah|1"]);
    let missing = Table::from_spreadsheet(&bytes, Some("2027")).unwrap_err();
    assert!(matches!(missing, TableError::NoSuchSheet { sheets, .. } if sheets.len() == 5));
}

#[test]
fn a_sheet_that_is_too_large_says_so() {
    let long: String =
        (1..=2 * MOST_ROWS + 1).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>5</v></c></row>")).collect();
    let bytes = xlsx(&[("Data", "visible", &long)]);
    assert_eq!(Table::from_spreadsheet(&bytes, None), Err(TableError::TooManyRows { most: MOST_ROWS }));
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>5</v></c></row>";
    assert_eq!(rows(&only(&xlsx(&[("Data", "visible", far)]))), ["5"]);
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let many: String =
        (1..=900).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    assert_eq!(
        Table::from_spreadsheet(&xlsx_with(&[("Data", "visible", &many)], &strings), None),
        Err(TableError::TooLarge)
    );
}

#[test]
fn a_libreoffice_sheet_is_read_by_its_values() {
    let content = "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">\
        <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
        <office:body><office:spreadsheet>\
        <table:table table:name=\"Rahasia\" table:style-name=\"ta2\"><table:table-row>\
            <table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p>\
            </table:table-cell></table:table-row></table:table>\
        <table:table table:name=\"Data\"><table:table-column table:number-columns-repeated=\"16384\"/>\
        <table:table-row table:number-rows-repeated=\"3\">\
            <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        <table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\">\
            <text:p>Kota<text:s text:c=\"2\"/>&amp;</text:p><text:p>Desa</text:p><office:annotation>\
            <text:p>rahasia</text:p></office:annotation></table:table-cell>\
        <table:table-cell office:value-type=\"percentage\" office:value=\"0.813\"><text:p>81%</text:p>\
            </table:table-cell>\
        <table:table-cell office:value-type=\"float\" office:value=\"1234.5\"><text:p>1.234,5</text:p>\
            </table:table-cell>\
        <table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-24T08:00:00\">\
            <text:p>24/11/26</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"currency\" office:currency=\"IDR\" office:value=\"5000\">\
            <text:p>Rp5.000</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16379\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048572\">\
            <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        </table:table></office:spreadsheet></office:body>";
    let bytes = ods(content);
    assert_eq!(rows(&only(&bytes)), ["Kota & Desa|81,3%|1234,5|24 Nov 2026|Rp5000"]);
    let names: Vec<String> = sheets(&bytes).unwrap().into_iter().map(|Sheet { name, .. }| name).collect();
    assert_eq!(names, ["Data", "Rahasia"]);
}

#[test]
fn repeated_cells_reach_no_further_than_a_table() {
    let of = |rows: u32, columns: u32| {
        let cell = format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\" \
             office:value-type=\"float\" office:value=\"5\"/>"
        );
        ods(&format!(
            "<table:table table:name=\"D\">\
                <table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row></table:table>"
        ))
    };
    assert_eq!(rows(&only(&of(2, 3))), ["5|5|5", "5|5|5"]);
    assert_eq!(Table::from_spreadsheet(&of(1_048_576, 1), None), Err(TableError::TooManyRows { most: MOST_ROWS }));
    assert_eq!(Table::from_spreadsheet(&of(1, 16_384), None), Err(TableError::TooManyColumns { most: MOST_COLUMNS }));
}

#[test]
fn what_is_no_sheet_is_refused() {
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(sheets(&compound), Err(TableError::NotASpreadsheet));
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(sheets(&compound), Err(TableError::Locked));
    let locked = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
    ]);
    assert_eq!(sheets(&locked), Err(TableError::Locked));
    assert_eq!(sheets(&packed(&[("word/document.xml", "<w/>")])), Err(TableError::NotASpreadsheet));
    assert_eq!(sheets(b"PK\x03\x04 and so on"), Err(TableError::Damaged));
    assert_eq!(sheets(b"Kecamatan;Jumlah"), Err(TableError::NotASpreadsheet));
    assert_eq!(sheets(&ods("<table:table table:name=\"D\"><table:table-row>")), Err(TableError::Damaged));
}

#[test]
fn what_unpacks_to_more_than_a_spreadsheet_is_too_large() {
    let bomb = packed(&[("xl/workbook.xml", &" ".repeat(6 << 20))]);
    assert!(bomb.len() < 20_000);
    assert_eq!(sheets(&bomb), Err(TableError::TooLarge));
    let counted = "<sst uniqueCount=\"1000000000000\"><si><t>A</t></si></sst>";
    assert_eq!(sheets(&xlsx_with(&[("Data", "visible", "")], counted)), Err(TableError::Damaged));
}

proptest! {
    #[test]
    fn a_damaged_file_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        is_ods in any::<bool>(),
    ) {
        let content = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>5</v></c></row>";
        let mut bytes = match is_ods {
            true => ods("<table:table table:name=\"D\"><table:table-row>\
                <table:table-cell office:value-type=\"float\" office:value=\"5\"/></table:table-row></table:table>"),
            false => xlsx(&[("Data", "visible", content)]),
        };
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        for sheet in sheets(&bytes).unwrap_or_default() {
            if let Ok(table) = sheet.table {
                prop_assert_eq!(table.check(), Ok(()));
            }
        }
    }

    #[test]
    fn any_row_of_a_sheet_is_read_or_refused(
        pieces in proptest::collection::vec(
            "<(row|c|v|/c|/row|f|is)( r=\"[A-Z]{0,9}[0-9]{0,12}\")?( t=\"(s|n|b|e|str|d)\")?/?>|[0-9.e-]{1,9}",
            0..20,
        ),
    ) {
        let content = pieces.concat();
        for sheet in sheets(&xlsx(&[("Data", "visible", &content)])).unwrap_or_default() {
            if let Ok(table) = sheet.table {
                prop_assert_eq!(table.check(), Ok(()));
            }
        }
    }
}
