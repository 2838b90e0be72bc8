//! What is said for what is written: numbers, money, clocks, abbreviations, addresses of the net.

use super::abbreviations::{expanded, letter_names, spelled, unit};
use super::numbers::{MAGNITUDES, cardinal, roman, spoken as number};

/// Behind these, capitals such as IV are a number.
const BEFORE_ROMAN: [&str; 19] = [
    "bab",
    "bagian",
    "catur",
    "eselon",
    "gelombang",
    "golongan",
    "jilid",
    "kelas",
    "kodam",
    "lampiran",
    "pasal",
    "periode",
    "romawi",
    "semester",
    "seri",
    "tahap",
    "tingkat",
    "triwulan",
    "ke",
];
const OPENING: &[char] =
    &['"', '“', '”', '„', '\'', '‘', '’', '(', '[', '{', '«', '…', '–', '—', '-', '•', '*', '#', '.'];
const CLOSING: &[char] =
    &['"', '“', '”', '\'', '‘', '’', ')', ']', '}', '»', '!', '?', ';', ':', ',', '.', '…', '–', '—', '-', '*'];

/// The words that are said for each of a sentence's tokens (what stands between its spaces), in small letters or as
/// written. A token that is not spoken has none.
pub fn spoken(tokens: &[&str]) -> Vec<Vec<String>> {
    let is_shouted = is_shouted(tokens);
    let mut currency: Option<&str> = None;
    let mut said = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let core = token.trim_start_matches(OPENING).trim_end_matches(CLOSING);
        let has_point = token.trim_end_matches(['"', '”', '\'', ')', ',', ';', ':']).ends_with('.');
        let before = index.checked_sub(1).map(|before| tokens[before]);
        let next = tokens.get(index + 1).map(|next| next.trim_end_matches(CLOSING).to_lowercase());
        let is_magnitude = |word: &str| MAGNITUDES.contains(&word);
        let next_is_magnitude = next.as_deref().is_some_and(is_magnitude);
        let (own, rest) = currency_before(core);
        currency = own.or(currency);
        let mut text = said_for(rest, has_point, before, is_shouted);
        // "Rp" by itself stands before the number that it belongs to.
        let is_counted = rest.starts_with(|first: char| first.is_ascii_digit()) || is_magnitude(&rest.to_lowercase());
        if let Some(name) = currency.filter(|_| is_counted && !next_is_magnitude) {
            text = format!("{text} {name}");
            currency = None;
        }
        if !is_counted && !rest.is_empty() {
            currency = None;
        }
        said.push(text.split_whitespace().map(str::to_owned).collect());
    }
    said
}

/// Whether most words are written in capitals: a heading, in which capitals say nothing.
fn is_shouted(tokens: &[&str]) -> bool {
    let words: Vec<&&str> = tokens.iter().filter(|token| token.chars().any(char::is_alphabetic)).collect();
    let loud = words.iter().filter(|word| !word.chars().any(char::is_lowercase)).count();
    words.len() > 1 && loud * 3 > words.len() * 2
}

/// The currency that a text begins with, and what is behind it.
fn currency_before(core: &str) -> (Option<&'static str>, &str) {
    const CURRENCIES: [(&str, &str); 6] =
        [("Rp.", "rupiah"), ("Rp", "rupiah"), ("IDR", "rupiah"), ("US$", "dolar"), ("$", "dolar"), ("€", "euro")];
    let found = CURRENCIES.into_iter().find_map(|(sign, name)| Some((name, core.strip_prefix(sign)?)));
    match found {
        Some((name, rest)) if rest.is_empty() || rest.starts_with(|first: char| first.is_ascii_digit()) => {
            (Some(name), rest)
        }
        _ => (None, core),
    }
}

/// What is said for one token without its outer marks.
fn said_for(core: &str, has_point: bool, before: Option<&str>, is_shouted: bool) -> String {
    if let Some(text) = expanded(core, has_point) {
        return text.to_owned();
    }
    if let Some(percent) = core.strip_suffix('%').and_then(number) {
        return format!("{percent} persen");
    }
    if let Some(text) = number(core).or_else(|| measured(core)).or_else(|| ordinal(core)) {
        return text;
    }
    let is_behind_number = before.is_some_and(|before| before.starts_with(|first: char| first.is_ascii_digit()));
    if let Some(name) = unit(core).filter(|_| is_behind_number && !is_shouted) {
        return name.to_owned();
    }
    let leads_to_roman = before.is_some_and(|before| BEFORE_ROMAN.contains(&before.to_lowercase().as_str()));
    if let Some(value) = roman(core).filter(|_| leads_to_roman) {
        return cardinal(value);
    }
    if let Some(names) = spelled(core, is_shouted) {
        return names;
    }
    if is_address(core) {
        return address(core);
    }
    match core {
        "&" => return "dan".to_owned(),
        "+" => return "tambah".to_owned(),
        "=" => return "sama dengan".to_owned(),
        _ => {}
    }
    let parts: Vec<&str> = core.split(['-', '–', '—', '/', '_', '+', '&']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => String::new(),
        [one] => letters_and_digits(one, is_shouted),
        several => {
            let said: Vec<String> = several.iter().map(|part| said_for(part, false, None, is_shouted)).collect();
            said.join(" ")
        }
    }
}

/// A number with its measure behind it: "10km", "2x", "37°C".
fn measured(core: &str) -> Option<String> {
    let digits = core.find(|letter: char| !letter.is_ascii_digit() && !".,".contains(letter))?;
    let (count, measure) = core.split_at(digits);
    Some(format!("{} {}", number(count)?, unit(measure)?))
}

/// "ke-2", "ke-IV"
fn ordinal(core: &str) -> Option<String> {
    let rest = core.strip_prefix("ke-").or_else(|| core.strip_prefix("Ke-"))?;
    let number = number(rest).or_else(|| roman(rest).map(cardinal))?;
    Some(format!("ke {number}"))
}

/// A place on the net: letters on both sides of a point, or an at sign.
fn is_address(core: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let has_inner_point = core
        .match_indices('.')
        .any(|(at, _)| is_letter(core[..at].chars().next_back()) && is_letter(core[at + 1..].chars().next()));
    has_inner_point && core.chars().any(char::is_alphabetic) || core.contains('@') || core.contains("://")
}

fn address(core: &str) -> String {
    let mut said = Vec::new();
    let mut label = String::new();
    let end = |label: &mut String, said: &mut Vec<String>| {
        let text = std::mem::take(label);
        let has_vowel = text.to_lowercase().contains(['a', 'e', 'i', 'o', 'u']);
        match text.as_str() {
            "" => {}
            "com" => said.push("kom".to_owned()),
            "id" => said.push("i de".to_owned()),
            _ if has_vowel || text.chars().any(|letter| letter.is_ascii_digit()) => {
                said.push(letters_and_digits(&text, false));
            }
            _ => said.push(letter_names(&text)),
        }
    };
    let bare = core.trim_start_matches("https://").trim_start_matches("http://");
    for letter in bare.chars() {
        let sign = match letter {
            '.' => Some("titik"),
            '@' => Some("et"),
            '/' => Some("garis miring"),
            '-' | '_' | ':' | '?' | '=' | '&' | '#' => Some(""),
            _ => None,
        };
        match sign {
            Some(sign) => {
                end(&mut label, &mut said);
                said.push(sign.to_owned());
            }
            None => label.push(letter),
        }
    }
    end(&mut label, &mut said);
    said.join(" ")
}

/// Runs of digits inside a word are numbers; what has no vowel beside them is spelled: "SMAN1", "A4".
fn letters_and_digits(text: &str, is_shouted: bool) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        let is_whole = run.len() == text.len();
        let as_letters = || spelled(run, is_shouted).filter(|_| !is_whole);
        let single = || (run.len() == 1 && !is_whole).then(|| letter_names(run));
        said.push(match is_digit {
            true => number(run).unwrap_or_default(),
            false => as_letters().or_else(single).unwrap_or_else(|| run.to_owned()),
        });
        rest = behind;
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> String {
        let tokens: Vec<&str> = text.split_whitespace().collect();
        spoken(&tokens).concat().join(" ")
    }

    #[test]
    fn money_is_named_behind_its_number() {
        assert_eq!(said("Biayanya Rp5.000."), "Biayanya lima ribu rupiah");
        assert_eq!(said("Rp 2,5 miliar"), "dua koma lima miliar rupiah");
        assert_eq!(said("sebesar Rp1,2 juta per bulan"), "sebesar satu koma dua juta rupiah per bulan");
        assert_eq!(said("US$10"), "sepuluh dolar");
    }

    #[test]
    fn shares_clocks_and_measures() {
        assert_eq!(said("naik 15%"), "naik lima belas persen");
        assert_eq!(said("pukul 08.00–15.30 WIB"), "pukul delapan sampai lima belas tiga puluh we i be");
        assert_eq!(said("seluas 12 ha, sejauh 3km"), "seluas dua belas hektare sejauh tiga kilometer");
        assert_eq!(said("2x sehari"), "dua kali sehari");
    }

    #[test]
    fn abbreviations_and_capitals() {
        assert_eq!(said("Jl. Merdeka No. 5, RT 05/RW 02"), "jalan Merdeka nomor lima er te nol lima er we nol dua");
        assert_eq!(said("dr. Siti, S.H."), "dokter Siti es ha");
        assert_eq!(said("KTP-el dan NIK"), "ka te pe el dan NIK");
        assert_eq!(said("PENDAFTARAN KTP DI KOTA"), "PENDAFTARAN ka te pe DI KOTA");
        assert_eq!(said("COVID-19 di kelas SMAN1"), "COVID sembilan belas di kelas es em a en satu");
        assert_eq!(said("Kemendagri, dll."), "Kemendagri dan lain lain");
    }

    #[test]
    fn ordinals_and_roman_numbers() {
        assert_eq!(said("hari ke-2 triwulan III"), "hari ke dua triwulan tiga");
        assert_eq!(said("Abad ke-XX"), "Abad ke dua puluh");
    }

    #[test]
    fn addresses_of_the_net() {
        assert_eq!(said("www.sunting.go.id/daftar"), "we we we titik sunting titik go titik i de garis miring daftar");
        assert_eq!(said("info@kota.go.id."), "info et kota titik go titik i de");
        assert_eq!(said("video.com"), "video titik kom");
    }

    #[test]
    fn words_in_pairs_and_marks() {
        assert_eq!(said("“anak-anak” — dan/atau ibu…"), "anak anak dan atau ibu");
        assert_eq!(said("***"), "");
    }

    proptest! {
        #[test]
        fn each_token_has_its_own_words(tokens in prop::collection::vec("\\PC{1,9}|[A-Z0-9.,%/-]{1,7}", 0..6)) {
            let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
            prop_assert_eq!(spoken(&tokens).len(), tokens.len());
        }
    }
}
