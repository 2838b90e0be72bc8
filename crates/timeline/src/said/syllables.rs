//! How long words take to say, by Indonesian's rule: a syllable has one vowel.

/// A pause behind a clause and behind a sentence, in syllables.
const AT_CLAUSE: u32 = 1;
const AT_SENTENCE: u32 = 2;
/// Two vowels that are one sound at the end of a word: "pakai", "pulau", "amboi".
const DIPHTHONGS: [&str; 3] = ["ai", "au", "oi"];
/// "dua", "tiga", "empat": most digits have two.
const IN_DIGIT: u32 = 2;

/// How long a word takes with the pause behind it, in syllables; at least one.
pub(super) fn length(word: &str) -> u32 {
    let letters = word.to_lowercase();
    let parts = letters.split(|letter: char| !letter.is_alphabetic()).filter(|part| !part.is_empty());
    let spoken: u32 = parts.map(of_part).sum();
    let digits = letters.chars().filter(char::is_ascii_digit).count() as u32;
    let pause = match word.trim_end_matches(['"', '”', '’', ')']).chars().next_back() {
        Some('.' | '!' | '?' | '…') => AT_SENTENCE,
        Some(',' | ';' | ':' | '–' | '—') => AT_CLAUSE,
        _ => 0,
    };
    (spoken + digits * IN_DIGIT).max(1) + pause
}

/// Letters without vowels are spelled: "PKK" has three syllables.
fn of_part(part: &str) -> u32 {
    let vowels = part.chars().filter(|letter| is_vowel(*letter)).count() as u32;
    let joined = u32::from(vowels > 1 && DIPHTHONGS.iter().any(|pair| part.ends_with(pair)));
    match vowels {
        0 => part.chars().count() as u32,
        vowels => vowels - joined,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'é' | 'è' | 'ê')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_said() {
        let words = [
            ("di", 1),
            ("masyarakat", 4),
            ("pakai", 2),
            ("pulau", 2),
            ("dua", 2),
            ("undang-undang", 4),
            ("PKK", 3),
            ("2025", 8),
            ("datang.", 4),
            ("ya,", 2),
            ("–", 2),
        ];
        for (word, syllables) in words {
            assert_eq!(length(word), syllables, "{word}");
        }
    }
}
