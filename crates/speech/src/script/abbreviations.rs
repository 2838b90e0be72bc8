//! Abbreviations of letters, offices and addresses, and what is said for them.

use sunting_timeline::captions::sentences::is_initial;

/// What is said for abbreviations that are written with a point, or with points inside.
const WITH_POINT: [(&str, &str); 44] = [
    ("a.n", "atas nama"),
    ("alm", "almarhum"),
    ("bpk", "bapak"),
    ("d.a", "dengan alamat"),
    ("dkk", "dan kawan kawan"),
    ("dll", "dan lain lain"),
    ("dr", "dokter"),
    ("drs", "dokterandes"),
    ("dsb", "dan sebagainya"),
    ("dst", "dan seterusnya"),
    ("gg", "gang"),
    ("h", "haji"),
    ("hj", "hajah"),
    ("hlm", "halaman"),
    ("ir", "insinyur"),
    ("jl", "jalan"),
    ("jln", "jalan"),
    ("kab", "kabupaten"),
    ("kec", "kecamatan"),
    ("kel", "kelurahan"),
    ("kep", "kepulauan"),
    ("lt", "lantai"),
    ("no", "nomor"),
    ("pemkab", "pemkab"),
    ("pkl", "pukul"),
    ("prof", "profesor"),
    ("prov", "provinsi"),
    ("sdr", "saudara"),
    ("sdri", "saudari"),
    ("s.d", "sampai dengan"),
    ("spt", "seperti"),
    ("tel", "telepon"),
    ("telp", "telepon"),
    ("tgl", "tanggal"),
    ("tlp", "telepon"),
    ("tsb", "tersebut"),
    ("u.b", "untuk beliau"),
    ("u.p", "untuk perhatian"),
    ("ub", "untuk beliau"),
    ("up", "untuk perhatian"),
    ("yg", "yang"),
    ("yth", "yang terhormat"),
    ("jend", "jenderal"),
    ("kol", "kolonel"),
];
/// Those of them that are also written without it.
const BARE: [&str; 15] =
    ["bpk", "dkk", "dll", "dsb", "dst", "hlm", "jl", "jln", "kab", "kec", "pkl", "sdr", "tgl", "tsb", "yg"];
/// Measures behind a number.
const UNITS: [(&str, &str); 25] = [
    ("cc", "se se"),
    ("cm", "sentimeter"),
    ("dm", "desimeter"),
    ("g", "gram"),
    ("gb", "gigabait"),
    ("gr", "gram"),
    ("ha", "hektare"),
    ("kg", "kilogram"),
    ("km", "kilometer"),
    ("km²", "kilometer persegi"),
    ("kw", "kilowat"),
    ("kwh", "kilowat jam"),
    ("l", "liter"),
    ("m", "meter"),
    ("m2", "meter persegi"),
    ("m3", "meter kubik"),
    ("m²", "meter persegi"),
    ("m³", "meter kubik"),
    ("mb", "megabait"),
    ("mg", "miligram"),
    ("ml", "mililiter"),
    ("mm", "milimeter"),
    ("x", "kali"),
    ("°c", "derajat selsius"),
    ("°", "derajat"),
];
/// Capitals that are read as words.
const READ_AS_WORDS: [&str; 14] = [
    "ASEAN", "BAZNAS", "COVID", "DUKCAPIL", "FIFA", "LAPOR", "NIK", "NIP", "PAUD", "PIN", "POLRI", "SATPOL", "SIM",
    "UNESCO",
];
/// The names of the letters from a to z.
const NAMES: [&str; 26] = [
    "a", "be", "ce", "de", "e", "ef", "ge", "ha", "i", "je", "ka", "el", "em", "en", "o", "pe", "ki", "er", "es", "te",
    "u", "ve", "we", "eks", "ye", "zet",
];
/// Longer rows of capitals are words.
const MOST_SPELLED: usize = 5;

/// What is said for an abbreviation, without its last point. One that is no word by itself needs the point.
pub fn expanded(short: &str, has_point: bool) -> Option<&'static str> {
    let short = short.to_lowercase();
    let found = WITH_POINT.iter().find(|(known, _)| *known == short)?;
    (has_point || BARE.contains(&short.as_str())).then_some(found.1)
}

/// What is said for a measure behind a number.
pub fn unit(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    UNITS.iter().find(|(known, _)| *known == text).map(|(_, name)| *name)
}

/// The names of an abbreviation's letters: two to five capitals that are read one by one, or letters with points
/// between. Among shouted words only those without a vowel are.
pub fn spelled(text: &str, is_shouted: bool) -> Option<String> {
    let is_initials = text.contains('.') && is_initial(&text.to_lowercase());
    let letters: String =
        if is_initials { text.chars().filter(|letter| *letter != '.').collect() } else { text.into() };
    let is_capitals = letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let has_vowel = letters.contains(['A', 'E', 'I', 'O', 'U']);
    let is_short = (2..=MOST_SPELLED).contains(&letters.len()) && is_capitals && !(is_shouted && has_vowel);
    let is_spelled = is_initials || is_short && !READ_AS_WORDS.contains(&letters.as_str());
    is_spelled.then(|| letter_names(&letters))
}

/// The names of the letters; all else is silent.
pub fn letter_names(text: &str) -> String {
    let names: Vec<&str> = text
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .map(|letter| NAMES[usize::from(letter.to_ascii_lowercase() - b'a')])
        .collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_need_their_point_where_they_are_words_without() {
        assert_eq!(expanded("Jl", true), Some("jalan"));
        assert_eq!(expanded("dll", false), Some("dan lain lain"));
        assert_eq!(expanded("a.n", true), Some("atas nama"));
        assert_eq!([expanded("no", false), expanded("Up", false)], [None, None]);
    }

    #[test]
    fn capitals_are_spelled_unless_they_are_read_or_shouted() {
        assert_eq!(spelled("KTP", false).as_deref(), Some("ka te pe"));
        assert_eq!(spelled("S.H", false).as_deref(), Some("es ha"));
        assert_eq!(spelled("RT", true).as_deref(), Some("er te"));
        let words = [spelled("NIK", false), spelled("KOTA", true), spelled("BAPPENAS", false), spelled("Unpad", false)];
        assert_eq!(words, [None, None, None, None]);
    }
}
