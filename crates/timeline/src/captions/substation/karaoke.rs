//! When words are sung: `{\k50}` before a syllable is how long it lasts, in hundredths of a second.

use crate::said::{Heard, starts_of};
use crate::time::Time;

/// When each word of an event's text begins, from the event's start; empty where it does not say.
pub(super) fn word_starts(text: &str) -> Vec<Time> {
    let mut heard = vec![Heard { start: Time::ZERO, text: String::new() }];
    let (mut end, mut rest) = (Time::ZERO, text);
    while let Some((before, tail)) = rest.split_once('{') {
        push(&mut heard, before);
        let Some((looks, behind)) = tail.split_once('}') else { break };
        for duration in looks.split('\\').filter_map(syllable) {
            heard.push(Heard { start: end, text: String::new() });
            end = end + duration;
        }
        rest = behind;
    }
    push(&mut heard, rest);
    if heard.len() > 1 { starts_of(&heard, end) } else { Vec::new() }
}

fn push(heard: &mut [Heard], text: &str) {
    if let Some(last) = heard.last_mut() {
        last.text.push_str(&text.replace("\\N", " ").replace("\\n", " ").replace("\\h", " "));
    }
}

/// How long the syllable lasts that `k50`, `K50`, `kf50` or `ko50` announces.
fn syllable(look: &str) -> Option<Time> {
    let digits = ["kf", "ko", "k", "K"].iter().find_map(|name| look.strip_prefix(name))?;
    let hundredths: i64 = digits.trim().parse().ok()?;
    (0..=100_000).contains(&hundredths).then(|| Time::from_millis(hundredths * 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captions::read;

    #[test]
    fn syllables_of_karaoke_give_words_their_times() {
        let ms = |values: &[i64]| values.iter().map(|value| Time::from_millis(*value)).collect::<Vec<_>>();
        assert_eq!(word_starts("{\\k20}Se{\\kf20}la{\\k30\\i1}mat {\\K50}pa{\\k10}gi"), ms(&[0, 700]));
        assert_eq!(word_starts("{\\k50}{\\k20}Satu\\N{\\k20}dua"), ms(&[500, 700]));
        assert!(word_starts("{\\i1}Satu{\\i0} dua").is_empty());
        let event = "Dialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,{\\k40}Satu {\\k40}dua";
        let read = read(format!("[Script Info]\n\n[Events]\n{event}\n").as_bytes()).unwrap();
        assert_eq!(read.cues[0].details.word_starts, ms(&[0, 400]));
    }
}
