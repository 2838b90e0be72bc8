//! From a file's bytes to text, whatever encoding its author's program used.

use super::defect::{Defect, Repair};

/// What bytes 0x80–0x9F mean in Windows-1252; the five that mean nothing keep their number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text with `\n` line ends, and what had to be guessed. UTF-8 and UTF-16 are recognised; everything else is
/// taken for Windows-1252, which every byte sequence fits.
pub fn decode(bytes: &[u8]) -> (String, Vec<Repair>) {
    let mut repairs = Vec::new();
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => from_utf8_or_legacy(rest, &mut repairs),
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes),
        _ if mostly_zero(bytes, 1) => from_utf16(bytes, u16::from_le_bytes),
        _ if mostly_zero(bytes, 0) => from_utf16(bytes, u16::from_be_bytes),
        _ => from_utf8_or_legacy(bytes, &mut repairs),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    (text.chars().filter(|&c| c != '\0' && c != '\u{7F}' && c != '\u{FEFF}').collect(), repairs)
}

fn from_utf8_or_legacy(bytes: &[u8], repairs: &mut Vec<Repair>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    repairs.push(Repair { cue: None, line: 1, defect: Defect::LegacyEncoding });
    let letter = |&byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    };
    bytes.iter().map(letter).collect()
}

fn from_utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether nearly every second byte is zero, as in UTF-16 text of a Latin language.
fn mostly_zero(bytes: &[u8], offset: usize) -> bool {
    let sample: Vec<u8> = bytes.iter().take(512).skip(offset).step_by(2).copied().collect();
    sample.len() >= 4 && sample.iter().filter(|&&byte| byte == 0).count() * 10 >= sample.len() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_encodings_give_the_same_text() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nCafé – “ya”\n";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let crlf = text.replace('\n', "\r\n").into_bytes();
        for bytes in [
            text.as_bytes().to_vec(),
            with(b"\xEF\xBB\xBF", crlf),
            with(b"\xFF\xFE", utf16(u16::to_le_bytes)),
            with(b"\xFE\xFF", utf16(u16::to_be_bytes)),
            utf16(u16::to_le_bytes),
            text.replace('\n', "\r").into_bytes(),
        ] {
            assert_eq!(decode(&bytes), (text.to_owned(), vec![]));
        }
        let (legacy, repairs) = decode(b"Caf\xE9 \x96 \x93ya\x94");
        assert_eq!(legacy, "Café – “ya”");
        assert_eq!(repairs[0].defect, Defect::LegacyEncoding);
    }
}
