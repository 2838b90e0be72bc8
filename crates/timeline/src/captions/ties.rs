//! Which words of Indonesian hold together where a line ends.
//!
//! ```
//! use sunting_timeline::captions::ties::{Tie, ties};
//!
//! let words: Vec<&str> = "Anggaran untuk desa, Rp 1,2 triliun.".split(' ').collect();
//! assert_eq!(ties(&words), [Tie::Free, Tie::Leads, Tie::Clause, Tie::One, Tie::One, Tie::Sentence]);
//! ```

/// How closely a word holds to the next one, from the best place for a line to end to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A sentence ends.
    Sentence,
    /// A part of a sentence ends.
    Clause,
    /// Nothing speaks for or against it.
    Free,
    /// The word leads to the next one: "di", "yang".
    Leads,
    /// Both are read as one: "Rp 1,2 triliun", "No. 12 Tahun 2025", "Dr. H. Ahmad".
    One,
}

/// No line ends on these.
const LEADING: [&str; 11] = ["di", "ke", "dari", "yang", "dan", "untuk", "dengan", "pada", "oleh", "atau", "bahwa"];
/// Stand before an amount.
const CURRENCIES: [&str; 5] = ["rp", "idr", "usd", "us$", "$"];
/// Stand behind a number, and before what is counted.
const SCALES: [&str; 6] = ["ratus", "ribu", "juta", "miliar", "milyar", "triliun"];
/// Stand behind a number.
const UNITS: [&str; 49] = [
    "persen",
    "rupiah",
    "dolar",
    "orang",
    "kali",
    "unit",
    "buah",
    "lembar",
    "hektare",
    "hektar",
    "ha",
    "m",
    "cm",
    "mm",
    "km",
    "meter",
    "kilometer",
    "m2",
    "m²",
    "km2",
    "km²",
    "kg",
    "g",
    "gram",
    "kilogram",
    "kuintal",
    "ton",
    "l",
    "ml",
    "liter",
    "derajat",
    "c",
    "watt",
    "mw",
    "gb",
    "mb",
    "mbps",
    "detik",
    "menit",
    "jam",
    "hari",
    "minggu",
    "pekan",
    "bulan",
    "tahun",
    "abad",
    "wib",
    "wita",
    "wit",
];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];
/// Stand before a number.
const LABELS: [&str; 21] = [
    "no", "nomor", "tahun", "tanggal", "tgl", "pukul", "jam", "pasal", "ayat", "bab", "huruf", "halaman", "hal", "hlm",
    "lantai", "loket", "ruang", "rt", "rw", "km", "kav",
];
/// Stand before a name, as abbreviations do, with a point behind them
const TITLES: [&str; 15] =
    ["dr", "drs", "dra", "ir", "prof", "hj", "kh", "st", "tn", "ny", "sdr", "sdri", "bpk", "jl", "gg"];
/// or as words do.
const FORMS_OF_ADDRESS: [&str; 7] = ["bapak", "ibu", "pak", "bu", "prof", "haji", "hajah"];
/// More words than these are no name.
const MOST_OF_A_NAME: usize = 4;

/// A word and what is asked of it more than once.
struct Word<'a> {
    whole: &'a str,
    /// In small letters, without the marks around it.
    stem: String,
    /// What it ends on, quotation marks and brackets aside.
    last: char,
}

impl<'a> Word<'a> {
    fn new(whole: &'a str) -> Self {
        let is_mark = |letter: char| !letter.is_alphanumeric() && letter != '$';
        let closed = whole.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
        let last = closed.chars().next_back().unwrap_or(' ');
        Self { whole, stem: whole.trim_matches(is_mark).to_lowercase(), last }
    }

    fn is_of(&self, list: &[&str]) -> bool {
        list.contains(&self.stem.as_str())
    }

    /// Whether no mark stands behind it.
    fn goes_on(&self) -> bool {
        self.last.is_alphanumeric()
    }

    fn is_number(&self) -> bool {
        let digits = self.stem.strip_prefix("rp").unwrap_or(&self.stem);
        let is_of_number =
            |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '/' | ':' | '-' | '–');
        digits.starts_with(|letter: char| letter.is_ascii_digit()) && digits.chars().all(is_of_number)
    }

    fn is_year(&self) -> bool {
        self.stem.len() == 4 && self.stem.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether it begins with a capital, marks before it aside.
    fn is_capital(&self) -> bool {
        self.whole.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase)
    }

    /// "Dr.", "H.", "Bapak".
    fn is_title(&self) -> bool {
        let is_initial = self.stem.chars().count() == 1 && self.is_capital();
        self.is_of(&FORMS_OF_ADDRESS) || (self.last == '.' && (is_initial || self.is_of(&TITLES)))
    }

    /// "S.Sos.", "M.Si.", "Ph.D."
    fn is_degree(&self) -> bool {
        let is_part = |part: &str| {
            part.len() <= 5 && part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic)
        };
        let word = self.whole.trim_end_matches([',', ';', ':', ')', '.']);
        word.contains('.') && word.split('.').all(is_part)
    }
}

/// How closely each word holds to the next; a sentence ends with the last one.
pub fn ties(words: &[&str]) -> Vec<Tie> {
    let words: Vec<Word<'_>> = words.iter().map(|word| Word::new(word)).collect();
    let mut ties: Vec<Tie> = words.windows(2).map(|pair| tie(&pair[0], &pair[1])).collect();
    ties.extend(words.last().map(|_| Tie::Sentence));
    for (at, pair) in words.windows(2).enumerate() {
        if pair[0].is_title() && ties[at] == Tie::One {
            tie_name_behind(&words, at + 1, &mut ties);
        }
        if pair[1].is_degree() && ties[at] == Tie::One {
            tie_name_before(&words, at, &mut ties);
        }
    }
    ties
}

fn tie(word: &Word<'_>, next: &Word<'_>) -> Tie {
    if are_one(word, next) {
        return Tie::One;
    }
    match word.last {
        '.' | '?' | '!' | '…' => Tie::Sentence,
        ',' | ';' | ':' | '–' | '—' => Tie::Clause,
        _ if word.goes_on() && word.is_of(&LEADING) => Tie::Leads,
        _ => Tie::Free,
    }
}

fn are_one(word: &Word<'_>, next: &Word<'_>) -> bool {
    let (is_number, goes_on) = (word.is_number(), word.goes_on());
    let is_unit = next.is_of(&UNITS) || next.is_of(&SCALES) || next.whole.starts_with(['%', '°']);
    let is_number_of = (is_number || word.is_of(&SCALES)) && goes_on && is_unit;
    let is_date = goes_on && (is_number && next.is_of(&MONTHS) || word.is_of(&MONTHS) && next.is_year());
    let is_amount = word.is_of(&CURRENCIES) && next.is_number();
    let is_labelled = (goes_on || word.last == '.') && word.is_of(&LABELS) && next.is_number();
    // "UU No. 12", "Undang-Undang Nomor 12"
    let is_law = goes_on && word.is_capital() && next.is_capital() && next.is_of(&["no", "nomor"]);
    let is_name = word.is_title() && next.is_capital();
    let has_degree = (word.last == ',' || word.is_degree()) && word.is_capital() && next.is_degree();
    // A line that begins with a dash looks as if another one spoke.
    let is_dash = next.whole.starts_with(['-', '–', '—']);
    is_number_of || is_date || is_amount || is_labelled || is_law || is_name || has_degree || is_dash
}

/// The words of a name that a title stands before.
fn tie_name_behind(words: &[Word<'_>], first: usize, ties: &mut [Tie]) {
    for at in first..(first + MOST_OF_A_NAME - 1).min(words.len().saturating_sub(1)) {
        let is_inside = words[at].is_capital() && words[at].goes_on() && words[at + 1].is_capital();
        if !is_inside {
            return;
        }
        ties[at] = Tie::One;
    }
}

/// The words of a name that ends with one behind which a degree stands.
fn tie_name_before(words: &[Word<'_>], last: usize, ties: &mut [Tie]) {
    for at in (last.saturating_sub(MOST_OF_A_NAME - 1)..last).rev() {
        let is_inside = words[at].is_capital() && words[at].goes_on() && words[at + 1].is_capital();
        if !is_inside {
            return;
        }
        ties[at] = Tie::One;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words, with `~` between those that are read as one and `_` behind those that lead on.
    fn told(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let mark = |tie: &Tie| match tie {
            Tie::One => "~",
            Tie::Leads => "_",
            _ => " ",
        };
        let told: String = words.iter().zip(ties(&words)).flat_map(|(word, tie)| [*word, mark(&tie)]).collect();
        told.trim_end().to_owned()
    }

    #[test]
    fn words_that_lead_on_do_so_unless_a_mark_stands_behind_them() {
        assert_eq!(
            told("Datang ke loket dan, bila perlu, di ruang dari"),
            "Datang ke_loket dan, bila perlu, di_ruang dari"
        );
        assert_eq!(told("(yang sudah terdaftar)"), "(yang_sudah terdaftar)");
    }

    #[test]
    fn numbers_keep_what_they_count_and_what_they_are_called_by() {
        for text in [
            "Rp~1,2~triliun",
            "Rp1,2~triliun~rupiah",
            "30~persen",
            "75~%",
            "17~Agustus~2025",
            "pukul~08.00~WIB",
            "UU~No.~12~Tahun~2025",
            "Undang-Undang~Nomor~12~Tahun~2025",
            "12~ribu~orang",
            "RT~03 RW~05",
        ] {
            assert_eq!(told(&text.replace('~', " ")), text);
        }
        assert_eq!(told("ambil nomor antrean, 3 kursi kosong"), "ambil nomor antrean, 3 kursi kosong");
        assert_eq!(told("selesai tahun 2024. 300 orang hadir"), "selesai tahun~2024. 300~orang hadir");
    }

    #[test]
    fn names_keep_their_titles() {
        assert_eq!(
            told("oleh Dr. H. Ahmad Fauzi, S.Sos., M.Si. kemarin"),
            "oleh_Dr.~H.~Ahmad~Fauzi,~S.Sos.,~M.Si. kemarin"
        );
        assert_eq!(told("kepada Ibu Siti Aminah yang hadir"), "kepada Ibu~Siti~Aminah yang_hadir");
        assert_eq!(told("Kemendagri, Pemda, dan warga"), "Kemendagri, Pemda, dan_warga");
    }
}
