//! Parting a text that does not fit into one subtitle.

use super::limits::Limits;
use super::lines::{begins_speech, fits, tidied};
use super::ties::{Tie, ties};

/// A text in pieces that fit: parted at the user's own line breaks, else behind a sentence, a part of one, a word; near
/// the middle, and not behind a word that leads on. A piece that fits as it is keeps its lines.
pub fn pieces(text: &str, limits: &Limits) -> Vec<String> {
    let text = text.trim();
    let (line_length, lines) = (limits.line_length, limits.lines);
    if fits(text, line_length, lines) {
        return vec![tidied(text, line_length, lines)];
    }
    match best_cut(text, limits) {
        Some(at) => [pieces(&text[..at], limits), pieces(&text[at..], limits)].concat(),
        None => vec![text.to_owned()],
    }
}

/// How many subtitles a text that is too long is parted into.
pub fn pieces_of(text: &str, limits: &Limits) -> usize {
    pieces(text, limits).len()
}

/// Behind which byte a text that does not fit is best parted; `None` for a single word.
fn best_cut(text: &str, limits: &Limits) -> Option<usize> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ties = ties(&words);
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let cost = |index: &usize| {
        let (end, next) = (place(words[*index]) + words[*index].len(), place(words[index + 1]));
        let is_typed = text[end..next].contains('\n');
        let is_kept = ties[*index] < Tie::Leads || begins_speech(words[index + 1]);
        let parts = [&text[..end], &text[next..]];
        let over = parts.into_iter().filter(|part| !fits(part.trim(), limits.line_length, limits.lines)).count();
        // A line break was somebody's own choice, unless it was only where a program ran out of room.
        let rank = if is_typed && is_kept { None } else { Some(ties[*index]) };
        (over, rank, end.abs_diff(text.len() / 2))
    };
    let best = (0..words.len().saturating_sub(1)).min_by_key(cost)?;
    Some(place(words[best]) + words[best].len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_piece_never_ends_on_a_word_that_leads_on_where_another_end_will_do() {
        let text = "Warga yang belum memiliki identitas kependudukan digital dapat datang langsung ke kantor kelurahan \
                    dengan membawa kartu tanda penduduk dan ponsel yang masih aktif";
        let pieces = pieces(text, &Limits::indonesian(true));
        assert!(pieces.len() > 2, "{pieces:?}");
        for line in pieces.iter().flat_map(|piece| piece.lines()) {
            let last = line.split(' ').next_back().unwrap();
            assert!(!["yang", "ke", "dengan", "dan"].contains(&last), "{pieces:?}");
        }
    }

    #[test]
    fn two_speakers_are_parted_from_each_other_first() {
        let text = "- Sudah punya akunnya, Pak?\n- Belum, saya baru mau mendaftar sekarang di kantor.";
        let parted = ["- Sudah punya akunnya, Pak?", "- Belum, saya baru mau\nmendaftar sekarang di kantor."];
        assert_eq!(pieces(text, &Limits::indonesian(false)), parted);
    }

    proptest! {
        #[test]
        fn words_keep_their_order_and_pieces_fit(text in "(yang|dan|Rp 2 juta|kata[.,]?|\\PC{0,12}|[ \n-]){0,80}", portrait: bool) {
            let limits = Limits::indonesian(portrait);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let pieces = pieces(&text, &limits);
            prop_assert_eq!(words(&pieces.join(" ")), words(&text));
            let fits = |piece: &String| fits(piece, limits.line_length, limits.lines);
            prop_assert!(pieces.iter().all(|piece| fits(piece) || words(piece).len() == 1), "{pieces:?}");
        }
    }
}
