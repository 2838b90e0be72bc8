//! Finding a file's time 0, the start of what is seen or heard, from its first packets.

use std::collections::BTreeSet;

use sunting_timeline::Time;

use super::{Demuxer, is_skipped};
use crate::error::MediaError;

/// H.264 and HEVC reorder at most 16 frames, so the first shown one is among so many.
const REORDER_PACKETS: usize = 17;
/// So many packets are looked at to find where the streams start.
const START_PACKETS: usize = 1200;
/// A stream that does not start within this time of another one does not start before it: files interleave their
/// streams, and read ahead is kept in memory.
const START_SPAN: Time = Time::from_seconds(3);
/// Nor does one that has not come after so many bytes of the others.
const START_BYTES: usize = 48 << 20;
/// Times of containers are rounded by up to so much.
const ROUNDING: Time = Time::from_millis(2);
/// What lies side by side in a file but so far apart in time has a clock that is wrong; the picture's counts then.
const ASTRAY: Time = Time::from_seconds(10);

impl Demuxer {
    /// Reads ahead until every stream has started, or has not for so long that it does not come first.
    pub(super) fn peek_start(&mut self) -> Result<(), MediaError> {
        let (mut shown, mut heard) = (0, BTreeSet::new());
        let sounds = self.chosen.usable_sounds().count();
        let mut span: Option<(Time, Time)> = None;
        let mut bytes = 0;
        for _ in 0..START_PACKETS {
            let enough = self.chosen.video.is_none() || shown >= REORDER_PACKETS;
            let waited = bytes > START_BYTES || span.is_some_and(|(first, last)| last - first > START_SPAN);
            if (enough && (heard.len() == sounds || waited)) || (shown > 0 && waited) {
                break;
            }
            let Some(packet) = self.reader.read()? else { break };
            let stream = packet.stream();
            if !is_skipped(&packet) {
                if self.is_video(stream) {
                    shown += 1
                } else if self.is_sound(stream) && self.heard_from(&packet).is_some() {
                    heard.insert(stream);
                }
                if let Some(time) = packet.dts().or(packet.pts()).and_then(|time| self.clock_time(stream, time)) {
                    span = Some(span.map_or((time, time), |(first, last)| (first.min(time), last.max(time))));
                }
            }
            bytes += packet.size();
            self.peeked.push_back(packet);
        }
        Ok(())
    }

    /// By the file's clock: the start of what is seen or heard, whichever comes first, after edit lists and priming.
    /// All sounds count, so that choosing another one moves nothing.
    pub(super) fn find_time_zero(&self) -> Time {
        let audible = self.peeked.iter().filter(|packet| !is_skipped(packet));
        let seen = audible
            .clone()
            .filter(|packet| self.is_video(packet.stream()))
            .filter_map(|packet| self.clock_time(packet.stream(), packet.pts().or(packet.dts())?))
            .min();
        let heard = audible.filter(|packet| self.is_sound(packet.stream())).filter_map(|packet| {
            let heard = self.heard_from(packet)?;
            // Sound that starts so little before the picture is what its encoder put in front.
            let is_priming = |seen: &Time| heard < *seen && heard >= *seen - self.priming(packet.stream());
            Some(seen.filter(is_priming).unwrap_or(heard))
        });
        let first = heard.chain(seen).min().unwrap_or(Time::ZERO);
        let is_wrong = |seen: &Time| *seen > self.heard_before_picture().unwrap_or(first) + ASTRAY;
        seen.filter(is_wrong).unwrap_or(first)
    }

    /// By the file's clock: how far the sound is where the first picture lies in the file.
    fn heard_before_picture(&self) -> Option<Time> {
        let before = self.peeked.iter().take_while(|packet| !self.is_video(packet.stream()));
        before.filter(|packet| self.is_sound(packet.stream())).filter_map(|packet| self.heard_from(packet)).max()
    }

    /// How much an encoder puts in front of a sound where the container does not say so, as MP4's edit lists do.
    fn priming(&self, stream: usize) -> Time {
        let facts = self.stream(stream).filter(|_| !self.input().container().starts_with("mov"));
        let samples = facts.map_or(0, |facts| match facts.codec.as_str() {
            "aac" => 1024,
            "mp3" => 1105,
            "mp2" => 481,
            "ac3" | "eac3" => 256,
            _ => 0,
        });
        let rate = facts.map_or(0, |facts| facts.sample_rate);
        if samples > 0 { Time::of_sample(samples, rate) + ROUNDING } else { Time::ZERO }
    }
}
