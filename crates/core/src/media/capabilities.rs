//! What the linked FFmpeg can do.

use ffmpeg_next::codec;

use super::versions::library_versions;

/// The encoders that this program uses or may use one day, by FFmpeg's names.
const ENCODERS: [&str; 6] = ["libx264", "aac", "libx265", "libsvtav1", "libopus", "mov_text"];
/// The decoders of what phones, cameras and offices record, by FFmpeg's names.
const DECODERS: [&str; 12] =
    ["h264", "hevc", "av1", "vp9", "mpeg4", "mpeg2video", "prores", "mjpeg", "png", "aac", "mp3", "opus"];
/// Without these nothing can be exported.
const REQUIRED_ENCODERS: [&str; 2] = ["libx264", "aac"];

/// A coder and whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coder {
    /// FFmpeg's name.
    pub name: &'static str,
    /// Whether the linked library has it.
    pub present: bool,
    /// Whether exports need it.
    pub required: bool,
}

/// What the linked FFmpeg can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// The libraries' versions as one line.
    pub libraries: String,
    /// Of pictures, sound and captions.
    pub encoders: Vec<Coder>,
    /// Of pictures and sound.
    pub decoders: Vec<Coder>,
}

/// Looks at the linked FFmpeg.
pub fn capabilities() -> Capabilities {
    let encoder = |name: &'static str| Coder {
        name,
        present: codec::encoder::find_by_name(name).is_some(),
        required: REQUIRED_ENCODERS.contains(&name),
    };
    let decoder = |name: &'static str| Coder {
        name,
        present: codec::decoder::find_by_name(name).is_some(),
        required: false,
    };
    Capabilities {
        libraries: library_versions(),
        encoders: ENCODERS.map(encoder).to_vec(),
        decoders: DECODERS.map(decoder).to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_exports_need_is_there() {
        let found = capabilities();
        let required: Vec<&Coder> = found.encoders.iter().filter(|coder| coder.required).collect();
        assert_eq!(required.len(), REQUIRED_ENCODERS.len());
        assert!(required.iter().all(|coder| coder.present), "{required:?}");
        assert!(found.libraries.starts_with("libavcodec "));
    }
}
