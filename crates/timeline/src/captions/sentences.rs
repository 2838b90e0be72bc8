//! A text in sentences, by the rules of Indonesian.

/// Behind these a number or a name follows: their point ends no sentence, whatever comes.
const LEADS_ON: [&str; 28] = [
    "a.n", "alm", "bpk", "d.a", "dr", "drs", "gg", "h", "hj", "hlm", "ir", "jend", "jl", "jln", "kab", "kec", "kel",
    "kol", "lt", "no", "pkl", "prof", "prov", "sdr", "sdri", "tgl", "u.p", "yth",
];
/// The sentences of a text, in order, each on one line. Every word of the text is in one of them.
///
/// They end at points, question and exclamation marks, at empty lines, and at ends of lines unless the next line goes on
/// in small letters. What has nothing to be spoken ("***") belongs to the sentence before it.
pub fn sentences(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for (index, line) in lines.iter().enumerate() {
        let tokens: Vec<&str> = line.split_whitespace().collect();
        let next_line = lines.get(index + 1).copied().unwrap_or_default();
        for (place, token) in tokens.iter().enumerate() {
            current.push(token);
            let next = tokens.get(place + 1).copied();
            let is_end = match next {
                Some(next) => ends_sentence(token, &current, next),
                None => !goes_on(token, next_line),
            };
            if is_end {
                close(&mut found, &mut current);
            }
        }
    }
    close(&mut found, &mut current);
    found
}

fn close(found: &mut Vec<String>, current: &mut Vec<&str>) {
    let sentence = std::mem::take(current).join(" ");
    let is_spoken = sentence.chars().any(char::is_alphanumeric);
    match found.last_mut() {
        Some(before) if !is_spoken && !sentence.is_empty() => {
            before.push(' ');
            before.push_str(&sentence);
        }
        _ if sentence.is_empty() => {}
        _ => found.push(sentence),
    }
}

/// Whether a sentence ends behind a token, though its line goes on.
fn ends_sentence(token: &str, sentence: &[&str], next: &str) -> bool {
    let bare = token.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    let begins_small = next.trim_start_matches(['"', '“', '‘', '(']).starts_with(char::is_lowercase);
    let Some(mark) = bare.chars().next_back().filter(|mark| ".!?…".contains(*mark)) else { return false };
    if begins_small {
        return false;
    }
    let word = bare.trim_end_matches(['.', '!', '?', '…']).trim_start_matches(['"', '“', '‘', '(', '[']);
    // "1. Siapkan KTP": what is counted stands behind its number.
    let is_list_number = sentence.len() == 1 && word.chars().all(|letter| letter.is_ascii_digit());
    mark != '.' || !(leads_on(word) || is_list_number)
}

/// Whether a sentence goes on in the next line.
fn goes_on(token: &str, next_line: &str) -> bool {
    let is_ended = token.trim_end_matches(['"', '”', ')']).ends_with(['.', '!', '?', '…', ':']);
    next_line.starts_with(char::is_lowercase) && !is_ended || !next_line.is_empty() && token.ends_with([',', '-', '–'])
}

/// Whether the point behind it is its own, and no end of a sentence.
fn leads_on(short: &str) -> bool {
    let short = short.to_lowercase();
    LEADS_ON.contains(&short.as_str()) || is_initial(&short)
}

/// A letter of a name, "B." or "S.H", in small letters.
pub fn is_initial(short: &str) -> bool {
    let parts: Vec<&str> = short.split('.').collect();
    parts.iter().all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sentences_end_at_marks_and_not_at_abbreviations() {
        let text = "Datang ke Jl. Merdeka No. 5. Bawa KTP! \"Apa gratis?\" tanya warga. Ya. B. J. Habibie hadir.";
        let wanted = [
            "Datang ke Jl. Merdeka No. 5.",
            "Bawa KTP!",
            "\"Apa gratis?\" tanya warga.",
            "Ya.",
            "B. J. Habibie hadir.",
        ];
        assert_eq!(sentences(text), wanted);
    }

    #[test]
    fn lines_end_sentences_unless_they_go_on_in_small_letters() {
        let text = "PEMBUKAAN\r\nSelamat pagi warga\r\nkota semua.\r\n\r\nSiapkan KTP,\r\nKK, dan foto.\r\n1. Ambil nomor.\r\n2. Duduk.";
        let wanted = [
            "PEMBUKAAN",
            "Selamat pagi warga kota semua.",
            "Siapkan KTP, KK, dan foto.",
            "1. Ambil nomor.",
            "2. Duduk.",
        ];
        assert_eq!(sentences(text), wanted);
    }

    #[test]
    fn what_is_not_spoken_belongs_to_the_sentence_before() {
        assert_eq!(sentences("Satu.\n***\nDua."), ["Satu. ***", "Dua."]);
        assert_eq!(sentences("***\n— —"), ["*** — —"]);
        assert!(sentences(" \n\r\n").is_empty());
    }

    #[test]
    fn points_that_end_no_sentence() {
        assert!(["Jl", "No", "Dr", "B", "S.H"].into_iter().all(leads_on));
        assert!(!["dll", "dsb", "kota"].into_iter().any(leads_on));
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "(\\PC|[a-zA-Z]{1,5}[.,!? \n]){0,60}") {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&sentences(&text).join(" ")), words(&text));
        }
    }
}
