//! Normalising text: letters are composed, invisible characters removed, line breaks and spaces made uniform.

use unicode_normalization::UnicodeNormalization;

use super::decode::windows_1252;

/// A text in its canonical composition (NFC): every line break is `\n`, every other white space a space, and what is
/// neither seen nor joins letters has gone.
pub fn tidy(text: &str) -> String {
    // Most texts are so already.
    if text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return text.to_owned();
    }
    let keeps_marks = text.contains(is_right_to_left);
    let kept = text.chars().filter_map(|letter| match letter {
        '\u{200E}' | '\u{200F}' | '\u{61C}' => Some(letter).filter(|_| keeps_marks),
        letter => tidied(letter),
    });
    kept.nfc().collect()
}

/// Letters of Hebrew, Arabic and their relatives. Beside them marks of direction say where points and numbers stand; beside
/// others they only come from copying.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{61B}' | '\u{61D}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn tidied(letter: char) -> Option<char> {
    match letter {
        '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        // Numbers of Windows-1252 where Unicode was asked for: `&#146;`.
        '\u{80}'..='\u{9F}' => Some(windows_1252(letter as u8)).filter(|letter| !letter.is_control()),
        letter if letter.is_whitespace() => Some(' '),
        letter if letter.is_control() => None,
        letter if is_unseen(letter) && !is_joining(letter) => None,
        letter => Some(letter),
    }
}

/// Whether a letter shows nothing of its own (Unicode's Default_Ignorable_Code_Point).
pub fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Unseen, but it says how its neighbours look: joiners, variation selectors, tags of flags.
fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_unseen_ones_leave() {
        assert_eq!(tidy("kafe\u{301} pe\u{AD}la\u{200B}tihan\u{200E}\u{FEFF}"), "kaf\u{E9} pelatihan");
        assert_eq!(tidy("Satu\tdua\u{B}tiga\u{2028}empat\u{A0}lima"), "Satu dua\ntiga\nempat lima");
        assert_eq!(tidy("Jum\u{92}at"), "Jum\u{2019}at");
        assert_eq!(tidy("\u{1F64F}\u{FE0F}"), "\u{1F64F}\u{FE0F}");
        assert_eq!(tidy("\u{645}\u{200F}!\u{FEFF} \u{200E}COVID-19"), "\u{645}\u{200F}! \u{200E}COVID-19");
    }
}
