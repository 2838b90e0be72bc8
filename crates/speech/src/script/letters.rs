//! From letters to sounds. Indonesian is written nearly as it is spoken: a few pairs of letters stand for one sound.

use unicode_normalization::UnicodeNormalization;

use crate::phone::Phone::{self, A, B, C, D, E, F, G, H, I, J, K, L, M, N, Ng, O, P, R, S, Sy, T, U, W, Y, Z};

/// The sounds of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sounds {
    /// In the order that they are spoken.
    pub phones: Vec<Phone>,
    /// Whether some letters are of a script that is not read: their sounds only take up time.
    pub guessed: bool,
}

/// Letters that stand for other sounds together than alone, the longest first.
const TOGETHER: [(&str, &[Phone]); 14] = [
    ("ngg", &[Ng, G]),
    ("nk", &[Ng, K]),
    ("ng", &[Ng]),
    ("ny", &[N]),
    ("sy", &[Sy]),
    ("sh", &[Sy]),
    ("kh", &[H]),
    ("th", &[T]),
    ("ph", &[F]),
    ("ch", &[C]),
    ("ck", &[K]),
    ("eu", &[E]),
    ("ee", &[I]),
    ("oo", &[U]),
];

/// The sounds of one word; marks and digits are silent.
pub fn sounds(word: &str) -> Sounds {
    let letters: Vec<char> = word.to_lowercase().nfd().filter(|letter| letter.is_alphabetic()).collect();
    let mut sounds = Sounds::default();
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        let is_start = rest.len() == letters.len();
        let (taken, phones) = next(rest, is_start, sounds.phones.last().copied());
        match phones {
            Some(phones) => sounds.phones.extend(phones),
            None => {
                sounds.guessed = true;
                sounds.phones.push(E);
            }
        }
        // A doubled consonant is spoken once.
        let doubled = rest[taken - 1..].iter().take_while(|letter| **letter == rest[taken - 1]).count() - 1;
        let extra = if "aeiou".contains(rest[taken - 1]) { 0 } else { doubled };
        rest = &rest[taken + extra..];
    }
    sounds
}

/// How many letters make the next sounds, and which; `None` for letters that are not Latin.
fn next(rest: &[char], is_start: bool, before: Option<Phone>) -> (usize, Option<Vec<Phone>>) {
    match rest {
        ['a', 'i'] => return (2, Some(vec![A, Y])),
        ['a', 'u'] => return (2, Some(vec![A, W])),
        ['x', ..] if is_start => return (1, Some(vec![S])),
        // "Rudy", "Yogyakarta"
        ['y', after, ..] if !is_vowel(*after) => return (1, Some(vec![I])),
        ['y'] if !before.is_some_and(is_vowel_sound) => return (1, Some(vec![I])),
        _ => {}
    }
    for (letters, phones) in TOGETHER {
        let count = letters.len();
        if rest.len() >= count && letters.chars().eq(rest[..count].iter().copied()) {
            return (count, Some(phones.to_vec()));
        }
    }
    (1, single(rest[0]))
}

fn single(letter: char) -> Option<Vec<Phone>> {
    let phones: &[Phone] = match letter {
        'a' => &[A],
        'b' => &[B],
        'c' => &[C],
        'd' => &[D],
        'e' => &[E],
        'f' | 'v' => &[F],
        'g' => &[G],
        'h' => &[H],
        'i' => &[I],
        'j' => &[J],
        'k' | 'q' => &[K],
        'l' => &[L],
        'm' => &[M],
        'n' => &[N],
        'o' => &[O],
        'p' => &[P],
        'r' => &[R],
        's' | 'ß' => &[S],
        't' => &[T],
        'u' => &[U],
        'w' => &[W],
        'x' => &[K, S],
        'y' => &[Y],
        'z' => &[Z],
        'æ' | 'œ' | 'ø' => &[E],
        _ => return None,
    };
    Some(phones.to_vec())
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

fn is_vowel_sound(phone: Phone) -> bool {
    matches!(phone, A | E | I | O | U)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(word: &str) -> String {
        let sounds = sounds(word);
        let told: Vec<String> = sounds.phones.iter().map(|phone| format!("{phone:?}").to_lowercase()).collect();
        told.join(" ")
    }

    #[test]
    fn pairs_of_letters_are_one_sound() {
        assert_eq!(told("mengganggu"), "m e ng g a ng g u");
        assert_eq!(told("menyanyi"), "m e n a n i");
        assert_eq!(told("syarat"), "sy a r a t");
        assert_eq!(told("khusus"), "h u s u s");
        assert_eq!(told("bank"), "b a ng k");
    }

    #[test]
    fn diphthongs_end_words_and_vowels_stay_two_within() {
        assert_eq!(told("pantai"), "p a n t a y");
        assert_eq!(told("kalau"), "k a l a w");
        assert_eq!(told("saat"), "s a a t");
        assert_eq!(told("air"), "a i r");
    }

    #[test]
    fn foreign_letters_have_the_nearest_sound() {
        assert_eq!(told("video"), "f i d e o");
        assert_eq!(told("faks"), "f a k s");
        assert_eq!(told("taxi"), "t a k s i");
        assert_eq!(told("Qatar"), "k a t a r");
        assert_eq!(told("Rudy"), "r u d i");
        assert_eq!(told("massa"), "m a s a");
        assert_eq!(told("café"), "c a f e");
    }

    #[test]
    fn letters_of_other_scripts_take_time_and_say_so() {
        assert_eq!(sounds("漢字"), Sounds { phones: vec![E, E], guessed: true });
        assert!(!sounds("kota").guessed);
        assert_eq!(sounds("—123").phones, []);
    }

    proptest! {
        #[test]
        fn whatever_has_letters_has_sounds(word in "\\PC{0,12}") {
            let has_letters = word.to_lowercase().nfd().any(char::is_alphabetic);
            prop_assert_eq!(!sounds(&word).phones.is_empty(), has_letters);
        }
    }
}
