//! Facts as the JSON that the command line promises: times in seconds, sizes in bytes.

use serde_json::{Value, json};
use sunting_core::export::Check;
use sunting_core::media::probe::{AudioFacts, Hdr, MediaFacts, VideoFacts};
use sunting_core::media::subtitles::SubtitleFacts;
use sunting_core::media::tracks::AudioTrackFacts;
use sunting_timeline::{AudioTrack, FrameRate, Time};

/// A time as a JSON number of seconds.
pub fn seconds(time: Time) -> Value {
    json!(time.as_seconds_f64())
}

/// Frames a second as a number.
pub fn rate(rate: Option<FrameRate>) -> Value {
    json!(rate.map(FrameRate::as_f64))
}

/// What was looked at in a result.
pub fn checks(checks: &[Check]) -> Value {
    checks.iter().map(|check| json!({ "name": check.name, "passed": check.passed })).collect()
}

/// What probing found. `warnings` are sentences, made elsewhere.
pub fn media(facts: &MediaFacts, warnings: &Value) -> Value {
    json!({
        "path": facts.path.to_string_lossy(),
        "container": facts.container,
        "duration": seconds(facts.duration),
        "size_bytes": facts.size_bytes,
        "still": facts.still,
        "video": facts.video.as_ref().map(video),
        "audio": facts.audio.as_ref().map(audio),
        "audio_streams": facts.audio_tracks.len(),
        "audio_track": facts.audio_track,
        "audio_tracks": facts.audio_tracks.iter().map(|track| audio_track(facts, track)).collect::<Vec<_>>(),
        "subtitles": facts.subtitles.iter().map(subtitle).collect::<Vec<_>>(),
        "warnings": warnings,
    })
}

fn video(video: &VideoFacts) -> Value {
    let (width, height) = video.sample_aspect;
    json!({
        "codec": video.codec,
        "profile": video.profile,
        "width": video.width_px,
        "height": video.height_px,
        "rotation": video.orientation.rotation,
        "mirrored": video.orientation.mirrored,
        "sample_aspect": format!("{width}:{height}"),
        "frame_rate": video.frame_rate.as_f64(),
        "frame_rate_exact": video.frame_rate.to_string(),
        "variable_frame_rate": video.variable_frame_rate,
        "frames": video.frames.times.len(),
        "bit_depth": video.bit_depth,
        "hdr": video.hdr.map(hdr),
        "interlaced": video.interlaced,
        "keyframe_interval": seconds(video.keyframe_interval),
    })
}

fn audio(audio: &AudioFacts) -> Value {
    json!({ "codec": audio.codec, "channels": audio.channels, "sample_rate": audio.sample_rate })
}

/// A file's only track is heard though nothing had to be chosen.
fn audio_track(facts: &MediaFacts, track: &AudioTrackFacts) -> Value {
    let chosen = match facts.audio_track {
        Some(AudioTrack::Number(number)) => number == track.number,
        Some(AudioTrack::Mix) | None => track.usable,
    };
    json!({
        "index": track.number,
        "codec": track.codec,
        "channels": track.channels,
        "sample_rate": track.sample_rate,
        "language": track.language,
        "title": track.title,
        "usable": track.usable,
        "loudness_db": track.heard.and_then(|heard| heard.loudness_db),
        "silent": track.heard.map(|heard| heard.loudness_db.is_none()),
        "speaks": track.heard.map(|heard| heard.speaks),
        "chosen": chosen,
    })
}

fn subtitle(subtitles: &SubtitleFacts) -> Value {
    json!({
        "index": subtitles.number,
        "codec": subtitles.codec,
        "language": subtitles.language,
        "title": subtitles.title,
        "text": subtitles.text,
    })
}

fn hdr(hdr: Hdr) -> &'static str {
    match hdr {
        Hdr::Hlg => "hlg",
        Hdr::Pq => "pq",
        Hdr::DolbyVision => "dolby_vision",
    }
}
