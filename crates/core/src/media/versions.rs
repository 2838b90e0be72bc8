//! The versions of the linked libraries. With the same options, another version may produce another result.

/// The versions of the libraries that decode, scale and encode, as one line.
pub fn library_versions() -> String {
    let text =
        |name: &str, version: u32| format!("{name} {}.{}.{}", version >> 16, version >> 8 & 0xFF, version & 0xFF);
    let codec = text("libavcodec", ffmpeg_next::codec::version());
    let scaling = text("libswscale", ffmpeg_next::software::scaling::version());
    let resampling = text("libswresample", ffmpeg_next::software::resampling::version());
    format!("{codec}, {scaling}, {resampling}")
}
