//! What the linked FFmpeg can do, of what this program asks.

use ffmpeg_next::{decoder, encoder, filter};

pub use super::versions::library_versions;

const ENCODERS: [&str; 2] = ["libx264", "aac"];
/// What phones, messengers, screen recorders and cameras make.
const DECODERS: [&str; 10] = ["h264", "hevc", "vp9", "av1", "libdav1d", "mpeg4", "aac", "mp3", "opus", "png"];
const FILTERS: [&str; 1] = ["bwdif"];

/// Names and whether they are there. Either of `av1` and `libdav1d` decodes AV1.
pub fn capabilities() -> Vec<(&'static str, bool)> {
    let encoders = ENCODERS.iter().map(|&name| (name, encoder::find_by_name(name).is_some()));
    let decoders = DECODERS.iter().map(|&name| (name, decoder::find_by_name(name).is_some()));
    let filters = FILTERS.iter().map(|&name| (name, filter::find(name).is_some()));
    encoders.chain(decoders).chain(filters).collect()
}
