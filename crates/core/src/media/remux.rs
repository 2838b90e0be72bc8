//! Writing a film's packets into another file as they are, with subtitles put in as one more stream.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

use ffmpeg_next::Packet;
use sunting_timeline::captions::{Cue, subrip_words, timed_samples};
use sunting_timeline::{Time, TimeRange};

use super::container::Container;
use super::demux::Demuxer;
use super::mux::explain;
use super::packet::{EncodedPacket, TimeBase};
use super::sys::Code;
use super::sys::input::{Kind, StreamFacts};
use super::sys::muxer::Output;
use super::sys::text_stream::{TextCodec, TextStream};
use crate::error::MediaProblem;

/// Subtitles count in milliseconds.
const MILLISECONDS: TimeBase = TimeBase { numerator: 1, denominator: 1000 };
const MICROSECONDS: TimeBase = TimeBase { numerator: 1, denominator: 1_000_000 };
/// Tags that say how the source's container was written, not what is in it.
const OF_THE_CONTAINER: [&str; 4] = ["major_brand", "minor_version", "compatible_brands", "encoder"];

/// Subtitles that go into a file.
#[derive(Clone, Debug)]
pub struct TextTrack {
    /// In the order of their starts, by source time.
    pub cues: Vec<Cue>,
    /// Three letters, see [`three_letters`](super::language_tag::three_letters).
    pub language: String,
    /// Players show them without being asked.
    pub default: bool,
    /// Even to those who switched subtitles off: what is said in another language.
    pub forced: bool,
}

/// One stream on its way: its place in the output, and by how much its times move.
#[derive(Clone, Copy, Debug)]
struct Way {
    place: usize,
    moved: i64,
}

/// A file being written from another one's packets. Not `Send`.
pub(crate) struct Remuxer {
    output: Output,
    ways: BTreeMap<usize, Way>,
    text_place: usize,
    texts: VecDeque<EncodedPacket>,
    left_out: usize,
}

impl Remuxer {
    /// Creates the file: all streams of the source that such a file can hold, then the subtitles. Time 0 becomes 0.
    ///
    /// # Errors
    /// [`MediaProblem::NotInContainer`] when it cannot hold the source's picture or one of its sounds;
    /// [`MediaProblem::Muxer`] and what the system says.
    pub fn create(part: &Path, container: Container, source: &Demuxer, text: &TextTrack) -> Result<Self, MediaProblem> {
        let (codec, head, texts) = match container {
            Container::Mkv => (TextCodec::SubRip, Vec::new(), subrip_packets(&text.cues)),
            _ => (TextCodec::TimedText, sample_description(text.forced), timed_text_packets(&text.cues)),
        };
        let stream = TextStream {
            codec,
            head,
            time_base: MILLISECONDS,
            tags: vec![("language".to_owned(), text.language.clone())],
            default: text.default,
            forced: text.forced,
        };
        let input = source.input();
        let output = Output::create(part, container.format()).map_err(explain)?;
        let mut made = Self { output, ways: BTreeMap::new(), text_place: 0, texts: texts.into(), left_out: 0 };
        for facts in input.streams() {
            made.add(source, &facts, container)?;
        }
        made.text_place = made.ways.len();
        made.begin(source, &stream, container).map_err(explain)?;
        Ok(made)
    }

    fn add(&mut self, source: &Demuxer, facts: &StreamFacts, container: Container) -> Result<(), MediaProblem> {
        let is_media = matches!(facts.kind, Kind::Video | Kind::Audio) && !facts.cover;
        if !self.output.takes(source.input(), facts.index) || facts.kind == Kind::Other {
            if is_media {
                return Err(MediaProblem::NotInContainer { codec: facts.codec.clone(), ending: container.ending() });
            }
            self.left_out += 1;
            return Ok(());
        }
        self.output.add_copy(source.input(), facts.index).map_err(explain)?;
        let moved = -facts.time_base.units(source.time_zero())?;
        self.ways.insert(facts.index, Way { place: self.ways.len(), moved });
        Ok(())
    }

    fn begin(&mut self, source: &Demuxer, text: &TextStream, container: Container) -> Result<(), Code> {
        let input = source.input();
        self.output.add_text(text)?;
        let moved_us = MICROSECONDS.units(source.time_zero()).unwrap_or(0);
        self.output.add_chapters(input, -moved_us)?;
        let tags = input.metadata().into_iter().filter(|(key, _)| !OF_THE_CONTAINER.contains(&key.as_str()));
        let tags: Vec<(String, String)> = tags.collect();
        let option = |key: &str, value: &str| vec![(key.to_owned(), value.to_owned())];
        // Keys that Apple's and Android's cameras write are kept only under their own names.
        let has_own_keys = tags.iter().any(|(key, _)| key.starts_with("com."));
        let options = match container {
            // What an encoder put in front of the sound stays before time 0, or all else would move.
            Container::Mkv => [option("default_mode", "passthrough"), option("avoid_negative_ts", "disabled")].concat(),
            _ if has_own_keys => option("movflags", "+faststart+use_metadata_tags"),
            _ => option("movflags", "+faststart"),
        };
        self.output.start(&tags, &options)
    }

    /// Writes a packet of the source, and the subtitles that start before it.
    ///
    /// # Errors
    /// As [`Remuxer::create`].
    pub fn write(&mut self, source: &Demuxer, mut packet: Packet) -> Result<(), MediaProblem> {
        let stream = packet.stream();
        let Some(Way { place, moved }) = self.ways.get(&stream).copied() else { return Ok(()) };
        let now = packet.dts().or(packet.pts()).and_then(|time| source.source_time(stream, time));
        self.write_texts(now.unwrap_or(Time::ZERO))?;
        packet.set_pts(packet.pts().map(|time| time.saturating_add(moved)));
        packet.set_dts(packet.dts().map(|time| time.saturating_add(moved)));
        self.output.write_copied(place, packet).map_err(explain)
    }

    fn write_texts(&mut self, before: Time) -> Result<(), MediaProblem> {
        while let Some(text) = self.texts.pop_front_if(|text| text.pts <= before.as_millis()) {
            self.output.write(self.text_place, &text).map_err(explain)?;
        }
        Ok(())
    }

    /// Writes the subtitles that are left and the index, and closes the file. How many streams of the source are not
    /// in it: data, and what it cannot hold.
    ///
    /// # Errors
    /// As [`Remuxer::create`].
    pub fn finish(mut self) -> Result<usize, MediaProblem> {
        self.write_texts(Time::MAX)?;
        self.output.finish().map_err(explain)?;
        Ok(self.left_out)
    }
}

fn packet(range: TimeRange, data: Vec<u8>) -> EncodedPacket {
    let (start, end) = (range.start().as_millis(), range.end().as_millis());
    EncodedPacket { pts: start, dts: start, duration: (end - start).max(1), keyframe: true, data }
}

fn subrip_packets(cues: &[Cue]) -> Vec<EncodedPacket> {
    cues.iter().map(|cue| packet(cue.timeline_range, subrip_words(&cue.text).into_bytes())).collect()
}

/// Samples of timed text follow each other without a gap, so silence is an empty one.
fn timed_text_packets(cues: &[Cue]) -> Vec<EncodedPacket> {
    let sample = |text: &str| {
        let bytes = &text.as_bytes()[..text.floor_char_boundary(usize::from(u16::MAX))];
        let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
        [&length.to_be_bytes(), bytes].concat()
    };
    timed_samples(cues).iter().map(|cue| packet(cue.timeline_range, sample(&cue.text))).collect()
}

/// 3GPP TS 26.245, 5.16: centred at the foot, white, and (Apple, QuickTime File Format, subtitle sample description)
/// whether all samples are forced.
fn sample_description(forced: bool) -> Vec<u8> {
    const FONT: &[u8] = b"Sans-Serif";
    let flags: u32 = if forced { 0xC000_0000 } else { 0 };
    let (justified, clear, whole) = ([1_u8, 0xFF], [0_u8; 4], [0_u8; 8]);
    let font_1_of_18 = [0, 0, 0, 0, 0, 1, 0, 18];
    let white = [0xFF_u8; 4];
    let table_bytes = 8 + 2 + 2 + 1 + FONT.len() as u32;
    let mut head = flags.to_be_bytes().to_vec();
    for part in [&justified[..], &clear, &whole, &font_1_of_18, &white, &table_bytes.to_be_bytes(), b"ftab"] {
        head.extend_from_slice(part);
    }
    head.extend_from_slice(&[0, 1, 0, 1, FONT.len() as u8]);
    head.extend_from_slice(FONT);
    head
}
