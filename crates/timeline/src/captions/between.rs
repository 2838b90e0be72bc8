//! Recognising what stands between two times, such as an arrow or "to", and the words that introduce them.

/// Between two times stand at most so many marks.
const MAX_MARKS: usize = 8;
/// What separates the cells of a row.
pub(super) const COLUMNS: [char; 4] = ['\t', ';', '|', ','];
/// Words that lead from one time to another, alone or together ("sampai dengan"), without their full stops and slashes.
const UNTIL: [&str; 11] = ["sampai", "dengan", "dgn", "sd", "sdn", "hingga", "ke", "to", "until", "till", "through"];
/// Words that stand before the first of two times and belong to none of what is said.
const SINCE: [&str; 6] = ["dari", "mulai", "menit", "from", "start", "time"];

/// What stands between two times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Between {
    /// An arrow, however it was made.
    Arrow,
    /// What separates the columns of a table.
    Column,
    /// A dash, a space, another mark.
    Mark,
    /// "sampai", "s.d.", "to".
    Word,
    /// Brackets around each, as where the same words are sung twice: `[00:01.00][00:09.00]`.
    Brackets,
}

impl Between {
    pub fn of(letters: &[char]) -> Option<Self> {
        let marks: Vec<char> = letters.iter().copied().filter(|letter| !letter.is_whitespace()).collect();
        match marks.as_slice() {
            // Word's arrow, saved as plain text by Windows for western and for central Europe.
            ['à' | 'ŕ'] => Some(Self::Arrow),
            [']', '['] => Some(Self::Brackets),
            _ if are_all(letters, is_until) => Some(Self::Word),
            marks if marks.len() > MAX_MARKS || marks.iter().any(|mark| mark.is_alphanumeric() || *mark == '<') => None,
            marks if marks.iter().any(|mark| is_arrow_head(*mark)) => Some(Self::Arrow),
            _ if letters.iter().any(|mark| COLUMNS.contains(mark)) => Some(Self::Column),
            _ => Some(Self::Mark),
        }
    }
}

/// Whether a word, without its marks, leads from one time to another.
pub(super) fn is_until(word: &str) -> bool {
    UNTIL.contains(&word)
}

/// Whether a word, without its marks, says that a time follows.
pub(super) fn is_since(word: &str) -> bool {
    SINCE.contains(&word)
}

/// Whether there are words in these letters, and each of them is of a kind.
fn are_all(letters: &[char], is_of_kind: fn(&str) -> bool) -> bool {
    let is_other = |letter: &char| letter.is_numeric() || *letter == '<' || is_arrow_head(*letter);
    let words: Vec<String> = letters.split(|letter| letter.is_whitespace()).map(bare).collect();
    let mut words = words.iter().filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| is_of_kind(word)) && !letters.iter().any(is_other)
}

/// A word in small letters, without its marks: "S/D" and "s.d." are "sd".
pub(super) fn bare(word: &[char]) -> String {
    word.iter().filter(|letter| letter.is_alphanumeric()).flat_map(|letter| letter.to_lowercase()).collect()
}

/// Whether there is an arrow of SubRip, maybe escaped.
pub(super) fn has_arrow(line: &str) -> bool {
    line.contains("-->") || line.contains("--&gt;")
}

/// Signs that arrows are made of, with those of Word's symbol fonts, which lie in the private area.
pub(super) fn is_arrow_head(mark: char) -> bool {
    matches!(mark, '>' | '＞' | '›' | '»' | '\u{2190}'..='\u{21FF}' | '\u{2794}'..='\u{27BF}' | '\u{27F0}'..='\u{27FF}'
        | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{E000}'..='\u{F8FF}')
}
