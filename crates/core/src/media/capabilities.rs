//! What the linked FFmpeg can do.

use ffmpeg_next::{codec, filter};

use super::versions::library_versions;

/// The encoders that this program uses or may use one day, by FFmpeg's names.
const ENCODERS: [&str; 6] = ["libx264", "aac", "libx265", "libsvtav1", "libopus", "mov_text"];
/// The decoders of what phones, cameras and offices record, by FFmpeg's names.
const DECODERS: [&str; 13] =
    ["h264", "hevc", "av1", "libdav1d", "vp9", "mpeg4", "mpeg2video", "prores", "mjpeg", "png", "aac", "mp3", "opus"];
/// The filters that pictures of cameras and recorders need, by FFmpeg's names.
const FILTERS: [&str; 1] = ["bwdif"];
/// Without these nothing can be exported.
const REQUIRED_ENCODERS: [&str; 2] = ["libx264", "aac"];

/// An encoder, decoder or filter and whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Component {
    /// The name that FFmpeg gives it.
    pub name: &'static str,
    /// Whether the linked library has it.
    pub present: bool,
    /// Whether exports cannot do without it.
    pub required: bool,
}

/// What the linked FFmpeg can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// The libraries' versions as one line.
    pub libraries: String,
    /// Of pictures, sound and captions.
    pub encoders: Vec<Component>,
    /// Of pictures and sound. Either of "av1" and "libdav1d" decodes AV1.
    pub decoders: Vec<Component>,
    /// Filters that work on pictures.
    pub filters: Vec<Component>,
}

/// Looks at the linked FFmpeg.
pub fn capabilities() -> Capabilities {
    let encoder = |name: &'static str| Component {
        name,
        present: codec::encoder::find_by_name(name).is_some(),
        required: REQUIRED_ENCODERS.contains(&name),
    };
    let decoder =
        |name: &'static str| Component { name, present: codec::decoder::find_by_name(name).is_some(), required: false };
    let filter = |name: &'static str| Component { name, present: filter::find(name).is_some(), required: true };
    Capabilities {
        libraries: library_versions(),
        encoders: ENCODERS.map(encoder).to_vec(),
        decoders: DECODERS.map(decoder).to_vec(),
        filters: FILTERS.map(filter).to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_exports_need_is_there() {
        let found = capabilities();
        let required: Vec<&Component> =
            found.encoders.iter().chain(&found.filters).filter(|coder| coder.required).collect();
        assert_eq!(required.len(), REQUIRED_ENCODERS.len() + FILTERS.len());
        assert!(required.iter().all(|coder| coder.present), "{required:?}");
        assert!(found.libraries.starts_with("libavcodec "));
    }
}
