//! `probe`: what a file is, in words.

use sunting_core::media::probe::{Hdr, MediaFacts, VideoFacts, probe};
use sunting_core::media::tracks::AudioTrackFacts;
use sunting_timeline::AudioTrack;

use super::Outcome;
use crate::args::Probe;
use crate::json;
use crate::output::Console;
use crate::shown;
use crate::warnings::Warnings;
use sunting_words::Messages;
use sunting_words::messages::count_or_text;
use sunting_words::numbers::number;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Probe, console: &Console) -> Outcome {
    for file in &args.files {
        // Whoever asks this wants to hear what is there now; nothing is written for it.
        let facts = probe(file).map_err(Into::into);
        let told = facts.map(|facts| {
            let warnings = Warnings::of_file(&console.messages, &facts.warnings);
            let words = in_words(&console.messages, &facts, &warnings);
            console.report(&json::media(&facts, &warnings.json()), &words);
        });
        if !console.settle(told) {
            break;
        }
    }
    Ok(())
}

fn in_words(messages: &Messages, facts: &MediaFacts, warnings: &Warnings) -> String {
    let mut lines = vec![shown::path(&facts.path), format!("  {}", summary(messages, facts))];
    lines.extend(facts.video.as_ref().map(|video| format!("  {}", picture(messages, facts, video))));
    let sound =
        facts.audio.as_ref().map(|audio| sound(messages, (audio.codec.as_str(), audio.channels, audio.sample_rate)));
    if sound.is_some() || !facts.still {
        let sound = sound.unwrap_or_else(|| messages.text("probe-no-sound", &[]));
        lines.push(format!("  {}", messages.text("probe-sound", &[("sound", sound.into())])));
    }
    lines.extend(facts.audio_tracks.iter().filter(|_| facts.audio_tracks.len() > 1).map(|track| {
        let chosen = [Some(AudioTrack::Number(track.number)), Some(AudioTrack::Mix)].contains(&facts.audio_track);
        format!("    {}", audio_track(messages, track, chosen))
    }));
    lines.extend(warnings.lines(messages).map(|line| format!("  {line}")));
    lines.join("\n")
}

/// `Video tegak 1080 × 1920, 30 gambar per detik, 12,4 detik, 15,6 MB`.
fn summary(messages: &Messages, facts: &MediaFacts) -> String {
    let mut parts = Vec::new();
    match &facts.video {
        Some(video) => {
            let shape = match (facts.still, video.width_px.cmp(&video.height_px)) {
                (true, _) => "probe-photo",
                _ if moves(facts) => "probe-moving-picture",
                (false, std::cmp::Ordering::Less) => "probe-portrait",
                (false, std::cmp::Ordering::Equal) => "probe-square",
                (false, std::cmp::Ordering::Greater) => "probe-landscape",
            };
            parts.push(format!("{} {} × {}", messages.text(shape, &[]), video.width_px, video.height_px));
            if !facts.still {
                parts.push(messages.frame_rate(video.frame_rate));
            }
        }
        None => parts.push(messages.text("probe-sound-only", &[])),
    }
    if !facts.still {
        parts.push(messages.duration(facts.duration));
    }
    parts.push(messages.size(facts.size_bytes));
    parts.join(", ")
}

/// Whether it is a picture that moves, rather than a film.
fn moves(facts: &MediaFacts) -> bool {
    matches!(facts.container.as_str(), "gif" | "apng" | "webp")
}

fn picture(messages: &Messages, facts: &MediaFacts, video: &VideoFacts) -> String {
    let mut parts = vec![coding(&video.codec, &video.profile)];
    let mut add = |key: &str, value: String| parts.push(messages.text(key, &[("value", count_or_text(&value))]));
    match video.hdr {
        Some(Hdr::Hlg) => add("probe-hdr", "HLG".to_owned()),
        Some(Hdr::Pq) => add("probe-hdr", "PQ".to_owned()),
        Some(Hdr::DolbyVision) => add("probe-hdr", "Dolby Vision".to_owned()),
        None if video.bit_depth > 8 => add("probe-bit-depth", video.bit_depth.to_string()),
        None => {}
    }
    if video.orientation.rotation != 0 {
        add("probe-rotated", video.orientation.rotation.to_string());
    }
    if video.orientation.mirrored {
        add("probe-mirrored", String::new());
    }
    if video.sample_aspect != (1, 1) {
        add("probe-sample-aspect", format!("{}:{}", video.sample_aspect.0, video.sample_aspect.1));
    }
    if !facts.still {
        if video.variable_frame_rate {
            add("probe-variable-rate", String::new());
        }
        if video.interlaced {
            add("probe-interlaced", String::new());
        }
        add("probe-frames", video.frames.times.len().to_string());
        add("probe-keyframes", messages.duration(video.keyframe_interval));
    }
    messages.text("probe-picture", &[("picture", parts.join(", ").into())])
}

fn sound(messages: &Messages, (codec, channels, sample_rate): (&str, u16, u32)) -> String {
    let channels = match channels {
        1 => messages.text("probe-mono", &[]),
        2 => messages.text("probe-stereo", &[]),
        channels => messages.text("probe-channels", &[("count", u32::from(channels).into())]),
    };
    let rate = number(messages.language(), f64::from(sample_rate) / 1000.0, 3);
    format!("{}, {channels}, {rate} kHz", coding(codec, ""))
}

/// `2: AAC, mono, 48 kHz, Bahasa Indonesia, -23 dB, dipakai`.
fn audio_track(messages: &Messages, track: &AudioTrackFacts, chosen: bool) -> String {
    let facts = (track.codec.as_str(), track.channels, track.sample_rate);
    let mut parts = vec![sound(messages, facts)];
    parts.extend(
        [&track.title, &track.language].into_iter().filter(|text| !text.is_empty()).map(|text| shown::name(text)),
    );
    parts.extend(track.heard.map(|heard| match heard.loudness_db {
        Some(loudness) => format!("{} dB", number(messages.language(), f64::from(loudness), 0)),
        None => messages.text("probe-track-silent", &[]),
    }));
    if !track.usable {
        parts.push(messages.text("probe-track-unusable", &[]));
    }
    if chosen {
        parts.push(messages.text("probe-track-used", &[]));
    }
    let arguments = [("number", u32::from(track.number).into()), ("sound", parts.join(", ").into())];
    messages.text("probe-track", &arguments)
}

/// FFmpeg's name of a coding as people know it.
fn coding(name: &str, profile: &str) -> String {
    let known = match name {
        "h264" => "H.264",
        "hevc" => "H.265",
        "av1" => "AV1",
        "vp8" => "VP8",
        "vp9" => "VP9",
        "mjpeg" => "JPEG",
        "mpeg4" => "MPEG-4",
        "mpeg2video" => "MPEG-2",
        "aac" => "AAC",
        "mp3" => "MP3",
        "opus" => "Opus",
        "webp" => "WebP",
        "prores" => "ProRes",
        "vorbis" => "Vorbis",
        "amr_nb" | "amr_wb" => "AMR",
        name if name.starts_with("pcm_") => "PCM",
        other => return other.to_uppercase(),
    };
    if profile.is_empty() || known == "JPEG" { known.to_owned() } else { format!("{known} {profile}") }
}
