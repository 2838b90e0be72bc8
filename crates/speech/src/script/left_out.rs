//! What stands in a script without being spoken: who speaks, and what is done meanwhile.

use std::collections::{HashMap, HashSet};

/// What a script tells its reader, which is no subtitle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Who speaks, each name once, as it is first written.
    pub speakers: Vec<String>,
    /// What is done meanwhile, without its brackets, in order.
    pub directions: Vec<String>,
}

impl LeftOut {
    /// Whether all of the script is spoken.
    pub fn is_empty(&self) -> bool {
        self.speakers.is_empty() && self.directions.is_empty()
    }
}

/// Who speaks, by what he does or how he is addressed: "Narator:", "Bu Rina:".
const ROLES: [&str; 22] = [
    "narator",
    "narasi",
    "narrator",
    "presenter",
    "host",
    "pembicara",
    "speaker",
    "pembawa",
    "reporter",
    "penyiar",
    "moderator",
    "mc",
    "vo",
    "voice",
    "suara",
    "pak",
    "bapak",
    "bu",
    "ibu",
    "mas",
    "mbak",
    "kak",
];
/// A longer beginning of a line is no name, in words and in letters.
const MOST_WORDS: usize = 4;
const MOST_LETTERS: usize = 40;

/// The part of a script that is spoken, and what is left out of it. A line in brackets is a direction. What stands before
/// a colon is a speaker where it cannot be anything else: a role, all in capitals, or the beginning of several lines; the
/// rest of such a line is spoken. A word too many in a subtitle is seen; one too few is not, so in doubt it stays.
pub fn spoken_part(text: &str) -> (String, LeftOut) {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut lines_of: HashMap<String, usize> = HashMap::new();
    for (name, _) in lines.iter().filter_map(|line| label(line)) {
        *lines_of.entry(folded(name)).or_default() += 1;
    }
    let is_often = |name: &str| lines_of.get(&folded(name)).is_some_and(|lines| *lines > 1);
    let is_speaker = |name: &str| is_role(name) || is_in_capitals(name) || is_often(name);
    let (mut spoken, mut left_out, mut known) = (Vec::new(), LeftOut::default(), HashSet::new());
    for line in lines {
        let rest = match label(line).filter(|(name, _)| is_speaker(name)) {
            Some((name, rest)) => {
                if known.insert(folded(name)) {
                    left_out.speakers.push(name.to_owned());
                }
                rest
            }
            None => line,
        };
        match direction(rest) {
            Some(direction) => {
                left_out.directions.push(direction.to_owned());
                spoken.push("");
            }
            None => spoken.push(rest),
        }
    }
    (spoken.join("\n"), left_out)
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// What a line begins with up to its first colon, if that may be a name, and what is behind it.
fn label(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(':')?;
    // "08:00" and "https://" are no names.
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    // "RINA (tersenyum): Halo."
    let name = name.split_once('(').map_or(name, |(name, _)| name).trim();
    let words = name.split_whitespace();
    let is_name = |word: &str| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    let is_short = words.clone().count() <= MOST_WORDS && name.chars().count() <= MOST_LETTERS;
    let has_letters = name.chars().any(char::is_alphabetic);
    let is_sentence = name.contains([',', ';', '!', '?', '"', '“']);
    (is_short && has_letters && !is_sentence && words.clone().all(is_name)).then_some((name, rest.trim()))
}

fn is_role(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    ROLES.contains(&first.as_str())
}

fn is_in_capitals(name: &str) -> bool {
    name.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !name.chars().any(char::is_lowercase)
}

/// What stands in the brackets that are around all of a line.
fn direction(line: &str) -> Option<&str> {
    let bare = line.trim_end_matches(['.', ',']);
    let pairs = [('(', ')'), ('[', ']'), ('{', '}')];
    pairs.into_iter().find_map(|(open, close)| {
        let inner = bare.strip_prefix(open)?.strip_suffix(close)?;
        // "(a) KTP (b) KK" is none.
        (!inner.contains([open, close])).then(|| inner.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> (String, Vec<String>, Vec<String>) {
        let (spoken, left_out) = spoken_part(text);
        let lines: Vec<&str> = spoken.lines().filter(|line| !line.is_empty()).collect();
        (lines.join(" | "), left_out.speakers, left_out.directions)
    }

    #[test]
    fn speakers_and_directions_are_left_out_and_listed() {
        let script = "NARATOR:\nSelamat datang.\n(musik pelan)\nBu Rina: Aktivasinya gratis.\nBU RINA (tersenyum): Mari.\n\
                      Budi: Halo.\n[gambar: loket 2]\nBudi: (melambai)\nSelesai.";
        let (spoken, speakers, directions) = told(script);
        assert_eq!(spoken, "Selamat datang. | Aktivasinya gratis. | Mari. | Halo. | Selesai.");
        assert_eq!(speakers, ["NARATOR", "Bu Rina", "Budi"]);
        assert_eq!(directions, ["musik pelan", "gambar: loket 2", "melambai"]);
    }

    #[test]
    fn what_is_spoken_before_a_colon_stays() {
        let lines = [
            "Syaratnya:",
            "Ada tiga syarat: KTP, KK, dan akta.",
            "Pukul 08:00 sampai 15:30.",
            "Buka https://dukcapil.go.id dan daftar.",
            "(a) KTP (b) KK",
            "Ingat: gratis (tanpa biaya).",
            "Catatan, ya: bawa KTP.",
        ];
        assert_eq!(told(&lines.join("\n")), (lines.join(" | "), Vec::new(), Vec::new()));
    }

    proptest! {
        #[test]
        fn a_script_without_colons_and_brackets_is_spoken_as_it_is(text in "[A-Za-z0-9 .,!?\n]{0,200}") {
            let (spoken, left_out) = spoken_part(&text);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert!(left_out.is_empty());
            prop_assert_eq!(words(&spoken), words(&text));
        }
    }
}
