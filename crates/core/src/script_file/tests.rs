//! Letters as Word and others write them.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="a"><w:body>"#;

fn packed(name: &str, content: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file(name, options).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

fn letter(body: &str) -> Result<String, ScriptError> {
    text_of(&packed("word/document.xml", format!("{HEAD}{body}</w:body></w:document>").as_bytes()))
}

#[test]
fn paragraphs_are_lines_and_runs_are_words() {
    let body = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Selamat </w:t></w:r>
        <w:r><w:t xml:space="preserve">pagi &amp; salam&#33;</w:t></w:r></w:p>
        <w:p><w:r><w:t>Satu</w:t><w:tab/><w:t>dua</w:t><w:br/><w:t>tiga</w:t><w:noBreakHyphen/><w:t>empat</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Sel</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"#;
    assert_eq!(letter(body).unwrap(), "Selamat pagi & salam!\nSatu dua\ntiga-empat\nSel\n\n");
}

#[test]
fn what_was_changed_is_read_as_it_is_now() {
    let body = r#"<w:p><w:ins><w:r><w:t>Baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>
        <w:moveFrom><w:r><w:t>pindah</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r>
        <mc:AlternateContent><mc:Choice><w:r><w:t>, kotak</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>, kotak</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"#;
    assert_eq!(letter(body).unwrap(), "Baru, kotak\n");
}

#[test]
fn text_is_text_and_other_files_say_what_they_are() {
    assert_eq!(text_of(b"Caf\xE9\r\nya").unwrap(), "Café\nya");
    for (bytes, error) in [
        (b"%PDF-1.4".to_vec(), ScriptError::NotText),
        (b"{\\rtf1 kata}".to_vec(), ScriptError::NotText),
        (vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], ScriptError::OldWord),
        (b"PK\x03\x04".to_vec(), ScriptError::Damaged),
        (packed("content.xml", b"<a/>"), ScriptError::NotText),
        (packed("word/document.xml", b"<w:document><w:p"), ScriptError::Damaged),
        (packed("word/document.xml", &vec![b' '; 65 << 20]), ScriptError::TooLarge),
    ] {
        assert_eq!(text_of(&bytes), Err(error), "{:?}", &bytes[..bytes.len().min(40)]);
    }
}

#[test]
fn a_letter_that_unpacks_without_end_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("word/document.xml", options).unwrap();
    (0..300).for_each(|_| writer.write_all(&[b' '; 1 << 20]).unwrap());
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(text_of(&bomb), Err(ScriptError::TooLarge));
}

proptest! {
    #[test]
    fn any_bytes_and_any_near_letter_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        body in "(<(w:)?(p|r|t|tab|br|del|pPr|Fallback)/?>|</(w:)?(p|r|t|pPr)>|[a-z&;<]{0,4}){0,20}",
    ) {
        let _ = text_of(&bytes);
        let _ = text_of(&packed("word/document.xml", body.as_bytes()));
    }
}
