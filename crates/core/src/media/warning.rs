//! Warnings about a file: it can be used, but the user should know something about it.

use serde::{Deserialize, Serialize};
use sunting_timeline::Time;

/// Something about a file that its user should know, though it can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Warning {
    /// Further picture streams are not used.
    VideoStreamsLeftOut(usize),
    /// Of several sound tracks one is heard.
    AudioTracksLeftOut {
        /// Its number, from 1.
        used: u16,
        tracks: u16,
    },
    /// Text subtitles inside the file are not taken along.
    SubtitlesLeftOut(usize),
    /// A picture stream cannot be decoded and is left out.
    VideoUndecodable(String),
    /// The sound cannot be decoded and is left out.
    AudioUndecodable(String),
    /// Packets are damaged or cut off.
    DamagedPackets {
        count: u64,
        /// The source time of the first one.
        from: Time,
    },
    /// The file ends before what it says it holds.
    CutOff {
        /// Where what is there ends, by source time.
        end: Time,
        /// Where all of it would end.
        whole: Time,
    },
    /// So many frames had no or a backward time and were put in order.
    MendedTimes(u64),
    /// The recording consists of so many pieces with a clock of their own, which follow each other.
    Pieces(usize),
}
