//! What a WebVTT cue says besides its words: who speaks (`<v Budi>`), and when words are said (`<00:00:01.500>`).

use super::markup;
use super::timestamp::{in_western_form, stamps};
use crate::said::{CaptionDetails, Heard, MOST_SPEAKER_LETTERS, starts_of};
use crate::time::Time;

/// Digits behind a third colon would count thousandths.
const THOUSANDTHS: i64 = 1000;

/// The details of a cue that is seen from `start` to `end`.
pub(super) fn details(payload: &str, start: Time, end: Time) -> CaptionDetails {
    let (mut heard, mut speakers) = (vec![Heard { start: Time::ZERO, text: String::new() }], Vec::new());
    let mut rest = payload;
    while let Some((before, inside, behind)) = next_tag(rest) {
        push(&mut heard, before);
        match (time(inside), speaker(inside)) {
            (Some(time), _) if time >= start => heard.push(Heard { start: time - start, text: String::new() }),
            (_, Some(name)) => speakers.push(name),
            _ => {}
        }
        rest = behind;
    }
    push(&mut heard, rest);
    speakers.dedup();
    // Where several speak in turn, no name stands for all of it.
    let speaker = if let [only] = &mut speakers[..] { std::mem::take(only) } else { String::new() };
    CaptionDetails { speaker, word_starts: starts_of(&heard, end - start), ..CaptionDetails::default() }
}

fn push(heard: &mut [Heard], text: &str) {
    if let Some(last) = heard.last_mut() {
        last.text.push_str(text);
    }
}

/// What stands before the next tag, in it, and behind it.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    let (before, tail) = text.split_once('<')?;
    let (inside, behind) = tail.split_once('>')?;
    Some((before, inside, behind))
}

fn time(inside: &str) -> Option<Time> {
    let letters = in_western_form(inside);
    match stamps(&letters, THOUSANDTHS).as_slice() {
        [stamp] if stamp.place == (0..letters.len()) => stamp.time,
        _ => None,
    }
}

/// The name in `v Budi` and `v.keras Budi`.
fn speaker(inside: &str) -> Option<String> {
    let named = inside.strip_prefix('v')?;
    let (_, name) =
        named.split_once([' ', '\t']).filter(|(classes, _)| classes.is_empty() || classes.starts_with('.'))?;
    let name = markup::plain(name);
    (!name.is_empty() && name.chars().count() <= MOST_SPEAKER_LETTERS).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captions::read;

    fn ms(value: i64) -> Time {
        Time::from_millis(value)
    }

    #[test]
    fn who_speaks_is_kept_where_one_does() {
        let one = "<v.keras Bu Rina>Selamat <i>pagi</i>, Pak &amp; Bu.</v>";
        assert_eq!(details(one, ms(0), ms(2000)).speaker, "Bu Rina");
        assert_eq!(details("<v Budi>Ya.\n<v Rina>Tidak.", ms(0), ms(2000)).speaker, "");
        assert_eq!(details("Isi <visi misi> dulu <v>", ms(0), ms(2000)), CaptionDetails::default());
    }

    #[test]
    fn words_begin_where_their_times_say() {
        let payload = "<v Budi>Selamat <00:00:05.500><c>datang </c><00:00:06.000>semuanya";
        assert_eq!(details(payload, ms(5000), ms(7000)).word_starts, [ms(0), ms(500), ms(1000)]);
        let file = format!("WEBVTT\n\n00:05.000 --> 00:07.000\n{payload}\n");
        let read = read(file.as_bytes()).unwrap();
        assert_eq!(read.cues[0].text, "Selamat datang semuanya");
        assert_eq!((read.cues[0].details.speaker.as_str(), read.cues[0].details.word_starts.len()), ("Budi", 3));
    }
}
