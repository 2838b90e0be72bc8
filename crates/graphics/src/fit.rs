//! Fitting words into a field: as few lines as possible, as equal as possible, then smaller; never cut.

use crate::fonts::{REPLACEMENT, Ruler, Weight, drawn_letters};
use crate::months::is_month;
use crate::shaping::{is_simple, whole_letters};
use crate::type_scale::{DESCENT, SHRINK_STEP, SMALLEST};

/// Kerning may make a line a little wider than its letters add up to.
const SAFETY: f32 = 1.005;
/// Letters that join are no narrower than this part of what they are by themselves.
const NARROWEST: f32 = 0.4;
/// A line may be wider than its room by what is lost in reckoning.
const ROUNDING_PX: f32 = 0.05;
/// Smaller letters are no letters: a text that is still too much is let out of its box.
const LEAST_PX: f32 = 0.01;
/// A blank that no line breaks at.
const TIE: char = '\u{a0}';

/// The letters of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// How heavy they are.
    pub weight: Weight,
    /// What is added after each, in font sizes.
    pub tracking: f32,
}

impl Face {
    /// Letters of that weight at their own distance.
    pub const fn plain(weight: Weight) -> Self {
        Self { weight, tracking: 0.0 }
    }

    /// The width of a text in one line, in pixels of `size_px`.
    pub fn width_px(self, text: &str, size_px: f32) -> f32 {
        self.width(text) * size_px
    }

    /// The same with each digit in a cell as wide as the widest one.
    pub fn cells_width_px(self, text: &str, size_px: f32) -> f32 {
        text.chars().map(|letter| self.cell(letter) + self.tracking).sum::<f32>() * size_px
    }

    /// The width of a letter's cell, in font sizes: digits share one width.
    pub fn cell(self, letter: char) -> f32 {
        let ruler = Ruler::of(self.weight);
        if letter.is_ascii_digit() { ruler.widest_digit() } else { ruler.advance(letter) }
    }

    /// Latin as its designs measure it: letter by letter. What changes with its neighbours, as it is drawn.
    fn width(self, text: &str) -> f32 {
        if is_simple(text) {
            return self.widths(text).last().unwrap_or(0.0);
        }
        (Ruler::of(self.weight).width(text) + self.tracking * text.chars().count() as f32) * SAFETY
    }

    /// About the width of a text up to each of its letters: as if each stood by itself.
    fn widths(self, text: &str) -> impl Iterator<Item = f32> {
        let ruler = Ruler::of(self.weight);
        let mut sum = 0.0;
        text.chars().map(move |letter| {
            sum += ruler.advance(letter) + self.tracking;
            sum * SAFETY
        })
    }

    /// Whether a text needs more room; no more of it is looked at than tells.
    fn is_wider(self, text: &str, room: f32) -> bool {
        self.widths(text).any(|width| width * NARROWEST > room) || self.width(text) > room
    }
}

/// Lines and the size at which they fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The font size.
    pub size_px: f32,
    /// From top to bottom; empty when there is nothing to show.
    pub lines: Vec<String>,
}

impl Fitted {
    /// The width of the widest line.
    pub fn width_px(&self, face: Face) -> f32 {
        self.lines.iter().map(|line| face.width_px(line, self.size_px)).fold(0.0, f32::max)
    }

    /// From the top of the first line's capitals to the last baseline; `leading` in font sizes.
    pub fn height_px(&self, leading: f32) -> f32 {
        crate::type_scale::height(self.lines.len(), self.size_px, leading)
    }
}

/// Fits a text into lines of `room_px`. It shrinks in steps of 3 % to 70 % of `size_px` until `most_lines` suffice and no
/// word has to be divided; then it takes more lines.
pub fn fit(text: &str, size_px: f32, face: Face, room_px: f32, most_lines: usize) -> Fitted {
    let text = Measured::of(text, face);
    let mut part = 1.0_f32;
    loop {
        let size = size_px * part;
        let room = room_px / size;
        let lines = text.broken(room);
        let fits = lines.len() <= most_lines && text.widest_word <= room;
        if fits || part <= SMALLEST + 0.001 {
            return Fitted { size_px: size, lines };
        }
        part = SMALLEST.max(part * SHRINK_STEP);
    }
}

/// Fits a text into a box, as [`fit`] does; what is then still too high becomes smaller until the box holds it. `leading`
/// is the distance of baselines in font sizes.
pub fn fit_box(
    text: &str,
    size_px: f32,
    face: Face,
    leading: f32,
    (width_px, height_px): (f32, f32),
    most_lines: usize,
) -> Fitted {
    let text = Measured::of(text, face);
    let mut part = 1.0_f32;
    loop {
        let size = size_px * part;
        let fitted = Fitted { size_px: size, lines: text.broken(width_px / size) };
        let is_small = part <= SMALLEST + 0.001;
        let is_wide = text.widest_word > width_px / size || fitted.lines.len() > most_lines;
        let is_high =
            fitted.height_px(leading) + DESCENT * size > height_px || fitted.width_px(face) > width_px + ROUNDING_PX;
        if !is_high && (is_small || !is_wide) || size < LEAST_PX {
            return fitted;
        }
        part = if is_small { part * SHRINK_STEP } else { SMALLEST.max(part * SHRINK_STEP) };
    }
}

/// The lines of a text at exactly that size.
pub fn broken(text: &str, size_px: f32, face: Face, room_px: f32) -> Fitted {
    Fitted { size_px, lines: Measured::of(text, face).broken(room_px / size_px) }
}

/// A text as graphics draw it: without emoji and unseen letters, in single blanks, with a box for what the fonts lack.
pub fn clean(text: &str) -> String {
    let ruler = Ruler::of(Weight::Regular);
    let mut cleaned = String::with_capacity(text.len());
    for letter in drawn_letters(text).chars().filter(|&letter| !is_emoji(letter)) {
        match letter {
            '\n' => {
                cleaned.truncate(cleaned.trim_end_matches(' ').len());
                cleaned.push('\n');
            }
            letter if letter.is_whitespace() && letter != TIE => {
                if !cleaned.is_empty() && !cleaned.ends_with([' ', '\n']) {
                    cleaned.push(' ');
                }
            }
            letter => cleaned.push(if letter == TIE || ruler.has(letter) { letter } else { REPLACEMENT }),
        }
    }
    cleaned.trim().to_owned()
}

/// Whether a letter is one of those pictures that are left out of graphics.
pub fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{20E3}')
}

/// The paragraphs of a text, their words measured once, however often lines are tried.
struct Measured {
    paragraphs: Vec<Vec<Word>>,
    face: Face,
    widest_word: f32,
}

/// A word that no line breaks in, and its width in font sizes.
struct Word {
    text: String,
    width: f32,
}

impl Measured {
    fn of(text: &str, face: Face) -> Self {
        let measured = |text: String| Word { width: face.width(&text), text };
        let paragraph = |line: &str| tied(line).into_iter().map(measured).collect::<Vec<_>>();
        let paragraphs: Vec<_> = clean(text).lines().map(paragraph).filter(|words| !words.is_empty()).collect();
        let widest_word = paragraphs.iter().flatten().map(|word| word.width).fold(0.0, f32::max);
        Self { paragraphs, face, widest_word }
    }

    /// As few lines as possible, as equal as possible; the user's own line breaks stay. `room` in font sizes.
    fn broken(&self, room: f32) -> Vec<String> {
        self.paragraphs.iter().flat_map(|words| self.balanced(words, room)).collect()
    }

    fn balanced(&self, words: &[Word], room: f32) -> Vec<String> {
        let divided: Vec<Word> = words.iter().flat_map(|word| self.divided(word, room)).collect();
        let blank = self.face.width(" ");
        let fewest = line_count(&divided, blank, room);
        let widest = divided.iter().map(|word| word.width).fold(0.0, f32::max);
        let (mut narrow, mut wide) = (0.0, room);
        for _ in 0..12 {
            let middle = (narrow + wide) / 2.0;
            let fits = widest <= middle && line_count(&divided, blank, middle) <= fewest;
            if fits { wide = middle } else { narrow = middle }
        }
        filled(&divided, blank, wide)
    }

    /// A word longer than a line in pieces: after a sign that may end a line, else with a hyphen.
    fn divided(&self, word: &Word, room: f32) -> Vec<Word> {
        let mut pieces = Vec::new();
        let mut rest = word.text.as_str();
        while self.face.is_wider(rest, room) && whole_letters(rest).nth(1).is_some() {
            let (piece, at) = self.first_piece(rest, room);
            pieces.push(piece);
            rest = &rest[at..];
        }
        pieces.push(self.measured(rest.to_owned()));
        pieces
    }

    fn measured(&self, text: String) -> Word {
        Word { width: self.face.width(&text), text }
    }

    /// The first piece of a long word as it is drawn, and the byte that the rest starts at. What belongs to one letter stays
    /// together.
    fn first_piece(&self, word: &str, room: f32) -> (Word, usize) {
        let hyphen = self.face.width("-");
        let ends = word.char_indices().skip(1).map(|(at, _)| at);
        let fitting = ends.zip(self.face.widths(word)).take_while(|(_, width)| width + hyphen <= room);
        let about = fitting.map(|(at, _)| at).last().unwrap_or(0);
        let ends: Vec<usize> = whole_letters(word).map(|(at, _)| at).skip(1).take_while(|&at| at <= about).collect();
        // Letters beside each other may be wider than by themselves.
        let mut pieces = ends.into_iter().rev().map(|most| self.piece(word, most));
        let shortest = || self.piece(word, whole_letters(word).nth(1).map_or(word.len(), |(at, _)| at));
        pieces.find(|(piece, _)| piece.width <= room).unwrap_or_else(shortest)
    }

    /// At most so many bytes of a word as they are drawn before a break, and the byte that the rest starts at.
    fn piece(&self, word: &str, most: usize) -> (Word, usize) {
        let sign = word[..most].rfind(['-', '/', '@', '.', '_', TIE]);
        let after = sign.map(|at| at + word[at..].chars().next().map_or(1, char::len_utf8));
        let (text, at) = match after.filter(|&after| 2 * after >= most) {
            Some(after) => (word[..after].trim_end_matches(TIE).to_owned(), after),
            None if word[..most].ends_with(|letter: char| letter.is_ascii_digit()) => (word[..most].to_owned(), most),
            None if !is_hyphenated(word) => (word[..most].to_owned(), most),
            None => (format!("{}-", &word[..most]), most),
        };
        (self.measured(text), at)
    }
}

/// Whether a word that is divided gets a hyphen: scripts without blanks and those that join have none.
fn is_hyphenated(word: &str) -> bool {
    word.chars().next().is_none_or(|letter| letter < '\u{590}')
}

/// How many lines [`filled`] gives: layouts try many widths.
fn line_count(words: &[Word], blank: f32, room: f32) -> usize {
    let (mut lines, mut used) = (0, f32::INFINITY);
    for word in words {
        if used + blank + word.width <= room {
            used += blank + word.width;
        } else {
            (lines, used) = (lines + 1, word.width);
        }
    }
    lines
}

/// The words in lines of at most that width, in font sizes.
fn filled(words: &[Word], blank: f32, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        match lines.last_mut() {
            Some(line) if used + blank + word.width <= room => {
                line.push(' ');
                line.push_str(&word.text);
                used += blank + word.width;
            }
            _ => {
                lines.push(word.text.clone());
                used = word.width;
            }
        }
    }
    lines
}

/// The words of a line, those tied together that no line may break between.
fn tied(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(before) if is_tied(before.rsplit(TIE).next().unwrap_or(before), word) => {
                before.push(TIE);
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// What stands before a name or number that it belongs to.
const BEFORE: [&str; 9] = ["Dr.", "Dra.", "Drs.", "Ir.", "H.", "Hj.", "Prof.", "No.", "Jl."];
/// What stands before a number only.
const BEFORE_NUMBERS: [&str; 3] = ["Rp", "RT", "RW"];
/// What stands after a number that it belongs to.
const UNITS: [&str; 11] = ["ribu", "juta", "miliar", "triliun", "%", "tahun", "hari", "bulan", "menit", "jam", "orang"];
fn is_tied(before: &str, after: &str) -> bool {
    let bare = after.trim_end_matches(|letter: char| letter.is_ascii_punctuation() && letter != '%');
    let counted = before.ends_with(|letter: char| letter.is_ascii_digit())
        && (UNITS.contains(&bare) || is_month(&bare.to_lowercase()));
    let numbered = BEFORE_NUMBERS.contains(&before) && after.starts_with(|letter: char| letter.is_ascii_digit());
    counted || numbered || BEFORE.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REGULAR: Face = Face::plain(Weight::Regular);

    fn lines(text: &str, room: f32) -> Vec<String> {
        broken(text, 1.0, REGULAR, room).lines
    }

    #[test]
    fn titles_units_and_months_stay_with_what_they_belong_to() {
        let text = "Temui Prof. Dr. Siti pada 24 November 2026 di Jl. Kenanga RT 05, biaya Rp 350 ribu";
        for room in 6..40 {
            for line in lines(text, room as f32 / 2.0).iter().filter(|line| !line.ends_with('-')) {
                let ends = ["Prof.", "Dr.", "24", "Jl.", "RT", "Rp"];
                let torn = ends.iter().any(|end| line == end || line.ends_with(&format!(" {end}")));
                assert!(!torn || room < 14, "{room}: {line}");
            }
        }
        assert_eq!(tied("Rp 350 ribu saja"), ["Rp\u{a0}350\u{a0}ribu", "saja"]);
    }

    #[test]
    fn emoji_leave_and_close_their_blanks() {
        assert_eq!(clean("Siti 😊 Rahma 🎉"), "Siti Rahma");
        assert_eq!(clean("Kader\t ❤️  Melati \n\n baru"), "Kader Melati\n\nbaru");
        assert_eq!(clean("محمد / Ani"), "محمد / Ani");
        assert_eq!(clean("東京 / Ani"), "□□ / Ani");
    }

    #[test]
    fn a_long_word_is_smaller_first_and_then_divided() {
        let word = "Pertanggungjawabankeuangandaerahsekabupatenkotaseindonesia";
        let width = REGULAR.width_px(word, 1.0);
        let smaller = fit(word, 1.0, REGULAR, 0.8 * width, 3);
        assert_eq!(smaller.lines, [word]);
        assert!((0.77..0.81).contains(&smaller.size_px));
        let divided = fit(word, 1.0, REGULAR, 0.4 * width, 1);
        assert_eq!(divided.size_px, SMALLEST);
        assert!(divided.lines.len() == 2 && divided.lines[0].ends_with('-'), "{:?}", divided.lines);
        assert_eq!(lines("disdukcapil.contoh.go.id", 8.0)[0], "disdukcapil.");
        assert_eq!(lines("1234567890123456", 6.0).concat(), "1234567890123456");
    }

    proptest! {
        #[test]
        fn lines_are_counted_as_they_are_filled(widths in prop::collection::vec(0.1_f32..9.0, 0..20), room in 0.5_f32..30.0) {
            let words: Vec<Word> = widths.iter().map(|&width| Word { text: "kata".to_owned(), width }).collect();
            prop_assert_eq!(line_count(&words, 0.3, room), filled(&words, 0.3, room).len());
        }
    }

    #[test]
    fn a_word_without_end_is_soon_divided() {
        let word = "abcdefghij".repeat(10_000);
        let started = std::time::Instant::now();
        let lines = fit(&word, 1.0, REGULAR, 20.0, 3).lines;
        assert!(started.elapsed().as_millis() < 3_000, "{:?}", started.elapsed());
        assert_eq!(lines.concat().replace('-', ""), word);
    }

    proptest! {
        #[test]
        fn every_letter_is_drawn_and_no_line_is_too_long(text in "[a-zA-Z0-9.,/@ \u{e9}-]{0,120}", room in 2.0_f32..30.0) {
            let fitted = fit(&text, 1.0, REGULAR, room, 2);
            let drawn: String = fitted.lines.concat().chars().filter(|letter| letter.is_alphanumeric()).collect();
            let meant: String = clean(&text).chars().filter(|letter| letter.is_alphanumeric()).collect();
            prop_assert_eq!(drawn, meant);
            prop_assert!(fitted.width_px(REGULAR) <= room + 0.001, "{:?}", fitted);
        }

        #[test]
        fn lines_break_at_the_same_words_at_every_size(text in "[a-z ]{0,80}", room in 4.0_f32..30.0) {
            let at = |size: f32| broken(&text, size, REGULAR, room * size).lines;
            prop_assert_eq!(at(20.0), at(1080.0));
        }
    }
}
