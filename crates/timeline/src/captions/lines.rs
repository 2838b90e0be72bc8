//! The lines of a subtitle: how they were written, and how they are best.
//!
//! ```
//! use sunting_timeline::captions::lines::break_lines;
//!
//! let text = "Silakan ambil nomor antrean dan duduk di ruang tunggu";
//! assert_eq!(break_lines(text, 42), "Silakan ambil nomor antrean\ndan duduk di ruang tunggu");
//! ```

use super::breaking::{Piece, into_lines};
use super::ties::{Tie, ties};

/// Whether each line of a text is somebody else's, as a dash before them says.
pub fn is_dialogue(text: &str) -> bool {
    text.lines().any(begins_speech)
}

/// Whether a dash before a line says that somebody speaks.
pub(super) fn begins_speech(line: &str) -> bool {
    line.trim_start().starts_with(['-', '–', '—', '>'])
}

/// A text as lines that belong together: those of each speaker, else all.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let is_dialogue = is_dialogue(text);
    let mut paragraphs: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match paragraphs.last_mut() {
            Some(own) if !(is_dialogue && begins_speech(line)) => own.push(line),
            _ => paragraphs.push(vec![line]),
        }
    }
    paragraphs
}

fn words_of<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    lines.iter().flat_map(|line| line.split_whitespace()).collect()
}

pub(super) fn length(line: &str) -> usize {
    line.chars().count()
}

/// Breaks a text anew, each speaker's words for themselves: as few lines of so many characters as hold it.
pub fn break_lines(text: &str, line_length: usize) -> String {
    let lines = paragraphs(text).into_iter().flat_map(|own| {
        let words = words_of(&own);
        let joined = words.join(" ");
        if length(&joined) <= line_length {
            return vec![joined];
        }
        let piece = |(word, tie): (&&str, Tie)| Piece { width: length(word) as f32, gap: 1.0, tie };
        let pieces: Vec<Piece> = words.iter().zip(ties(&words)).map(piece).collect();
        into_lines(&pieces, line_length as f32).into_iter().map(|line| words[line].join(" ")).collect()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a text keeps to the limits as it was written.
pub(super) fn fits_as_written(text: &str, line_length: usize, most_lines: usize) -> bool {
    text.lines().take(most_lines + 1).count() <= most_lines
        && text.lines().all(|line| length(line.trim()) <= line_length)
}

/// Whether a text keeps to the limits as it was written, or broken anew.
pub(super) fn fits(text: &str, line_length: usize, most_lines: usize) -> bool {
    if fits_as_written(text, line_length, most_lines) {
        return true;
    }
    let mut count = 0;
    for own in paragraphs(text) {
        let mut used = line_length;
        for word in own.iter().flat_map(|line| line.split_whitespace()).map(length) {
            used += 1 + word;
            if used > line_length {
                (count, used) = (count + 1, word);
            }
            if count > most_lines || word > line_length {
                return false;
            }
        }
    }
    true
}

/// The worst place at which a line of a text ends before its words do, and the last word of that line.
pub fn worst_end(text: &str) -> Option<(Tie, &str)> {
    let ends = paragraphs(text).into_iter().filter(|own| own.len() > 1).flat_map(|own| {
        let words = words_of(&own);
        let counts = own.iter().map(|line| line.split_whitespace().count());
        let ends: Vec<usize> = counts.scan(0, |at, count| Some(std::mem::replace(at, *at + count))).skip(1).collect();
        let ties = ties(&words);
        ends.into_iter().map(|end| (ties[end - 1], words[end - 1])).collect::<Vec<_>>()
    });
    ends.max_by_key(|(tie, _)| *tie)
}

/// The same words in better lines, where a line ends on a word that leads on or is read with the next one.
pub(super) fn with_better_ends(text: &str, line_length: usize, most_lines: usize) -> Option<String> {
    let (worst, _) = worst_end(text).filter(|(tie, _)| *tie >= Tie::Leads)?;
    let broken = break_lines(text, line_length);
    let is_better = worst_end(&broken).is_none_or(|(tie, _)| tie < worst);
    (is_better && fits_as_written(&broken, line_length, most_lines)).then_some(broken)
}

/// A text with its own lines where they can stay, else broken anew.
pub(super) fn tidied(text: &str, line_length: usize, most_lines: usize) -> String {
    if !fits_as_written(text, line_length, most_lines) {
        return break_lines(text, line_length);
    }
    with_better_ends(text, line_length, most_lines)
        .unwrap_or_else(|| text.lines().map(str::trim).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_line_ends_on_a_word_that_leads_on() {
        for (text, lines) in [
            (
                "Kebijakan publik harus dijelaskan dengan bahasa yang sederhana dan menarik.",
                "Kebijakan publik harus dijelaskan\ndengan bahasa yang sederhana dan menarik.",
            ),
            (
                "Pemerintah menyiapkan anggaran Rp 1,2 triliun untuk perbaikan jalan desa.",
                "Pemerintah menyiapkan anggaran\nRp 1,2 triliun untuk perbaikan jalan desa.",
            ),
            (
                "Aturan itu tertuang di dalam Peraturan No. 12 Tahun 2025 tentang desa.",
                "Aturan itu tertuang di dalam\nPeraturan No. 12 Tahun 2025 tentang desa.",
            ),
            (
                "Kegiatan ini dibuka oleh Dr. H. Ahmad Fauzi, S.Sos., M.Si. pagi tadi.",
                "Kegiatan ini dibuka\noleh Dr. H. Ahmad Fauzi, S.Sos., M.Si. pagi tadi.",
            ),
        ] {
            let room = if text.contains("Dr.") { 50 } else { 42 };
            assert_eq!(break_lines(text, room), lines);
        }
    }

    #[test]
    fn what_each_says_stays_apart() {
        let dialogue = "- Sudah punya\nakunnya?\n- Belum, saya baru mau mendaftar.";
        assert_eq!(break_lines(dialogue, 42), "- Sudah punya akunnya?\n- Belum, saya baru mau mendaftar.");
        assert!(fits(dialogue, 42, 2) && !fits_as_written(dialogue, 42, 2));
    }

    #[test]
    fn the_worst_end_is_named_where_another_is_better() {
        assert_eq!(worst_end("Silakan datang ke\nloket satu"), Some((Tie::Leads, "ke")));
        let better = |text| with_better_ends(text, 42, 2);
        assert_eq!(better("Silakan datang ke\nloket satu").as_deref(), Some("Silakan datang ke loket satu"));
        assert_eq!(better("Silakan datang\nke loket satu"), None);
        assert_eq!(better("dan\ndan dan dan dan dan dan dan dan dan dan dan"), None, "there is no better one");
    }

    proptest! {
        #[test]
        fn words_stay_and_breaking_again_changes_nothing(text in "([-–]? ?(di|ke|kata|undang-undang|Rp|12|juta|Dr\\.|\\PC{0,9})[ \n]{1,2}){0,30}", room in 1_usize..60) {
            let broken = break_lines(&text, room);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&broken), words(&text));
            // A dash that comes to stand before a line is taken for another speaker's.
            prop_assert!(is_dialogue(&broken) || break_lines(&broken, room) == broken);
            let own = broken.lines().count();
            prop_assert_eq!(fits(&text, room, own.max(1)) , broken.lines().all(|line| length(line) <= room) || fits_as_written(&text, room, own));
        }
    }
}
