//! Decoding a file's bytes to text, whatever encoding the program that wrote it used.

use super::defect::{Defect, Repair};

/// What bytes 0x80–0x9F mean in Windows-1252; the five that mean nothing keep their number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// So many bytes that are not UTF-8 to each letter that can be nothing else make a file Windows-1252.
const LEGACY_SHARE: usize = 8;

/// The text with `\n` line ends, and what had to be guessed. UTF-8 and UTF-16 are recognised; everything else is
/// taken for Windows-1252, which every byte sequence fits. Where UTF-8 is broken, it is guessed for the broken place.
pub fn decode(bytes: &[u8]) -> (String, Vec<Repair>) {
    let mut repairs = Vec::new();
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => from_broken_utf8(rest, &mut repairs),
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes),
        _ if mostly_zero(bytes, 1) => from_utf16(bytes, u16::from_le_bytes),
        _ if mostly_zero(bytes, 0) => from_utf16(bytes, u16::from_be_bytes),
        _ if is_legacy(bytes) => {
            repairs.push(Repair { cue: None, line: 1, defect: Defect::LegacyEncoding });
            bytes.iter().map(|&byte| windows_1252(byte)).collect()
        }
        _ => from_broken_utf8(bytes, &mut repairs),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    (text.chars().filter(|&c| c != '\0' && c != '\u{7F}' && c != '\u{FEFF}').collect(), repairs)
}

/// The letter of a byte in Windows-1252.
pub(super) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// Whether a file is Windows-1252 throughout: letters of several bytes hardly come about by chance, so few of them
/// weigh more than many bytes that fit nothing.
fn is_legacy(bytes: &[u8]) -> bool {
    let (mut fitting, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        fitting += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && broken >= fitting * LEGACY_SHARE
}

/// UTF-8 in which single bytes are Windows-1252 and letters may be cut in half.
fn from_broken_utf8(bytes: &[u8], repairs: &mut Vec<Repair>) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut line = 1;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        line += chunk.valid().matches('\n').count();
        match chunk.invalid() {
            [] => continue,
            // Half of a letter such as é; alone, these two are hardly ever meant.
            [0xC2 | 0xC3] => text.push(char::REPLACEMENT_CHARACTER),
            [byte] => text.push(windows_1252(*byte)),
            _ => text.push(char::REPLACEMENT_CHARACTER),
        }
        if repairs.last().is_none_or(|last: &Repair| last.line != line) {
            repairs.push(Repair { cue: None, line, defect: Defect::BrokenLetter });
        }
    }
    text
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

    #[test]
    fn one_bad_byte_spoils_one_letter_and_not_the_file() {
        let broken = b"\xE2\x80\x9CSelamat\xE2\x80\x9D caf\xC3\xA9\nHari Jum\x92at\n\xE2\x80 dan caf\xE9 \xC3\n";
        let expected = "“Selamat” café\nHari Jum’at\n\u{FFFD} dan café \u{FFFD}\n";
        for mark in [b"".as_slice(), b"\xEF\xBB\xBF"] {
            let (text, repairs) = decode(&[mark, broken].concat());
            assert_eq!(text, expected);
            let told: Vec<_> = repairs.iter().map(|repair| (repair.line, repair.defect.code())).collect();
            assert_eq!(told, [(2, "broken-letter"), (3, "broken-letter")]);
        }
        assert_eq!(decode(b"\xEF\xBB\xBFJum\x92at").0, "Jum’at");
    }
}
