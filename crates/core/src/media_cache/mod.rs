//! The media cache: what the timeline and the media list show of files without playing them (facts, thumbnails,
//! waveforms), and the proxies that heavy files are played from.
//!
//! ```text
//! requests ─▶ queue ─▶ worker (one thread) ─▶ results
//!                      ├─ cache        what was made before, on the disk, by the file's fingerprint
//!                      ├─ thumbnails   pictures near a time, one open reader after another
//!                      ├─ peaks        how loud it is, read a second or two at a time
//!                      ├─ seek_speed   whether seeking in it is slow here
//!                      └─ proxy        made a few frames at a time
//! ```

mod cache;
mod handle;
mod peaks;
mod proxy;
mod queue;
mod seek_speed;
mod shared;
mod thumbnails;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;

use sunting_timeline::{AudioTrack, Time};

pub use handle::MediaCache;
pub use peaks::Peaks;
pub use proxy::{is_heavy, may_have_proxy};

use crate::error::MediaError;
use crate::media::probe::MediaFacts;

/// Something that is wanted of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CacheRequest {
    /// The file it is about.
    pub path: PathBuf,
    /// What is wanted of the file.
    pub what: CacheItem,
}

/// What can be wanted of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CacheItem {
    /// Its facts. Done before everything else.
    Probe,
    /// A small upright picture: the keyframe at or before a source time. Callers snap the times to a grid, so that
    /// the same ones come again.
    Thumbnail {
        /// Where in the file; of no account for a photo.
        source_time: Time,
        /// Rows; an odd number becomes the next even one.
        height_px: u32,
    },
    /// How loud it is over time, for its waveform.
    Peaks {
        /// Of which sound track; `None` for the file's own choice.
        track: Option<AudioTrack>,
    },
    /// Whether a film is slow here. Done when nothing but proxies is left.
    SeekSpeed {
        /// Its length, as its facts say.
        duration: Time,
    },
    /// A proxy of its picture. Done after everything else.
    Proxy,
}

impl CacheItem {
    /// How the log calls the work for it.
    fn doing(self) -> &'static str {
        match self {
            Self::Probe => "finding out what a file is",
            Self::Thumbnail { .. } => "making a small picture",
            Self::Peaks { .. } => "reading the shape of a sound",
            Self::SeekSpeed { .. } => "trying how quick a film is",
            Self::Proxy => "making a proxy",
        }
    }
}

/// Something that was found out, or that went wrong.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "few are held at once")]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum CacheAnswer {
    /// The answer to [`CacheItem::Probe`].
    Probed {
        path: PathBuf,
        /// Its facts, or why there are none.
        facts: Result<MediaFacts, MediaError>,
    },
    /// The answer to [`CacheItem::Thumbnail`].
    Thumbnail {
        path: PathBuf,
        /// As it was wished for; the picture is of the keyframe at or before it.
        source_time: Time,
        width_px: u32,
        /// Of the picture: the height wished for, made even.
        height_px: u32,
        /// Four bytes for each pixel, row by row, opaque.
        rgba: Arc<[u8]>,
    },
    /// The answer to [`CacheItem::Peaks`].
    Peaks {
        path: PathBuf,
        /// As it was wished for.
        track: Option<AudioTrack>,
        peaks: Arc<Peaks>,
    },
    /// What there is of the answer to [`CacheItem::Peaks`] so far; at most four times a second.
    PeaksGrow {
        path: PathBuf,
        /// As it was wished for.
        track: Option<AudioTrack>,
        /// From the start up to [`Peaks::end`].
        peaks: Arc<Peaks>,
    },
    /// The answer to [`CacheItem::SeekSpeed`].
    SeekSpeed {
        path: PathBuf,
        /// Exact pictures of it take so long that a proxy helps.
        is_slow: bool,
    },
    /// The answer to [`CacheItem::Proxy`].
    Proxy {
        path: PathBuf,
        /// The proxy: the same frames at the same times, without sound.
        proxy: PathBuf,
    },
    /// The cache was emptied: proxies that came before are gone.
    Cleared,
    /// A request that cannot be fulfilled. Wished again, it is tried again.
    Failed { path: PathBuf, what: CacheItem, error: MediaError },
}

impl CacheAnswer {
    /// The memory that it takes, roughly.
    fn size_bytes(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Thumbnail { rgba, .. } => rgba.len(),
                Self::Peaks { peaks, .. } | Self::PeaksGrow { peaks, .. } => peaks.size_bytes(),
                Self::Probed { facts: Ok(facts), .. } => {
                    let frames = facts.video.as_ref().map_or(0, |video| video.frames.times.len());
                    frames * size_of::<Time>()
                }
                Self::Probed { .. }
                | Self::SeekSpeed { .. }
                | Self::Proxy { .. }
                | Self::Cleared
                | Self::Failed { .. } => 0,
            }
    }
}
