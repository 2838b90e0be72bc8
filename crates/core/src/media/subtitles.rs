//! Reading the text subtitles inside a media file, in the form of a subtitle file.

use std::fmt::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sunting_timeline::Time;
use sunting_timeline::captions::{subrip_words, substation};

use super::demux::Demuxer;
use super::sys::input::StreamFacts;
use crate::error::{MediaError, MediaProblem};

/// How the names of films end that can hold text subtitles.
pub const FILM_ENDINGS: [&str; 6] = ["mkv", "mp4", "mov", "m4v", "webm", "3gp"];

/// Whether a file's name is that of a film that can hold text subtitles.
pub fn may_hold(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    FILM_ENDINGS.contains(&ending.as_str())
}

/// Facts about subtitles inside a media file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubtitleFacts {
    /// Counted from 1 in the file's order, pictures of text among them.
    pub number: u16,
    /// The name that FFmpeg gives the codec.
    pub codec: String,
    /// The language tag, may be empty.
    pub language: String,
    /// What the file calls it, may be empty.
    pub title: String,
    /// Letters, not pictures of letters.
    pub text: bool,
}

impl SubtitleFacts {
    pub(super) fn of(place: usize, stream: &StreamFacts) -> Self {
        Self {
            number: u16::try_from(place + 1).unwrap_or(u16::MAX),
            codec: stream.codec.clone(),
            language: stream.language.clone(),
            title: stream.title.clone(),
            text: is_text(&stream.codec),
        }
    }
}

fn is_text(codec: &str) -> bool {
    matches!(codec, "subrip" | "srt" | "mov_text" | "ass" | "ssa" | "webvtt" | "text")
}

/// The text subtitles of that number (the first ones without a number) as the text of a SubRip file, or of a WebVTT one
/// where they are WebVTT.
///
/// # Errors
/// As [`probe`](super::probe::probe); [`MediaProblem::NoSubtitles`].
pub fn read(path: &Path, number: Option<u16>) -> Result<String, MediaError> {
    let mut demuxer = Demuxer::open_with_subtitles(path)?;
    let all = demuxer.subtitles().to_vec();
    let wanted = match number {
        Some(number) => usize::from(number).checked_sub(1).and_then(|place| all.get(place)),
        None => all.iter().find(|stream| is_text(&stream.codec)),
    };
    let stream = wanted.filter(|stream| is_text(&stream.codec));
    let stream = stream.ok_or_else(|| MediaError::new(path, MediaProblem::NoSubtitles))?;
    demuxer.select(stream.index);
    let is_webvtt = stream.codec == "webvtt";
    let mut text = String::from(if is_webvtt { "WEBVTT\n\n" } else { "" });
    let mut count = 0;
    while let Some(packet) = demuxer.read()? {
        let Some(start) = packet.pts().or(packet.dts()).and_then(|pts| demuxer.source_time(stream.index, pts)) else {
            continue;
        };
        let words = words(&stream.codec, packet.data().unwrap_or(&[]));
        let end = start + demuxer.span(stream.index, packet.duration());
        // What an empty line would end goes on without it.
        let lines: Vec<&str> = words.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.is_empty() || end <= Time::ZERO {
            continue;
        }
        count += 1;
        if !is_webvtt {
            let _ = writeln!(text, "{count}");
        }
        let separator = if is_webvtt { '.' } else { ',' };
        let (start, end) = (clock(start.max(Time::ZERO), separator), clock(end, separator));
        let _ = write!(text, "{start} --> {end}\n{}\n\n", lines.join("\n"));
    }
    Ok(text)
}

/// `00:01:02,250`.
fn clock(time: Time, separator: char) -> String {
    let millis = time.as_millis();
    let (seconds, minutes, hours) = (millis / 1000 % 60, millis / 60_000 % 60, millis / 3_600_000);
    format!("{hours:02}:{minutes:02}:{seconds:02}{separator}{:03}", millis % 1000)
}

fn words(codec: &str, data: &[u8]) -> String {
    match codec {
        "mov_text" => subrip_words(&timed_text(data)),
        "ass" | "ssa" => event_words(&String::from_utf8_lossy(data)),
        _ => String::from_utf8_lossy(data).replace("\r\n", "\n"),
    }
}

/// 3GPP timed text (3GPP TS 26.245, 5.17): the length of the text in two bytes, the text, and its looks.
fn timed_text(data: &[u8]) -> String {
    let Some((length, rest)) = data.split_first_chunk::<2>() else { return String::new() };
    let text = &rest[..rest.len().min(usize::from(u16::from_be_bytes(*length)))];
    match text {
        [0xFE, 0xFF, units @ ..] => {
            let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        text => String::from_utf8_lossy(text).replace('\r', "\n"),
    }
}

/// A line of Advanced SubStation as Matroska holds it: eight fields before the text.
fn event_words(line: &str) -> String {
    substation::words(line.splitn(9, ',').nth(8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_say_their_words_without_their_looks() {
        assert_eq!(words("mov_text", b"\0\x04Halo\0\0\0\x0Cstyl"), "Halo");
        assert_eq!(words("mov_text", b"\0\x06\xFE\xFF\0H\0a"), "Ha");
        assert_eq!(words("mov_text", b""), "");
        assert_eq!(words("ass", br"0,0,Default,,0,0,0,,{\i1}Satu,{\i0} dua\Ntiga"), "Satu, dua\ntiga");
        assert_eq!(words("subrip", b"<i>a</i>\r\nb"), "<i>a</i>\nb");
        assert_eq!(clock(Time::from_millis(3_723_045), ','), "01:02:03,045");
    }
}
