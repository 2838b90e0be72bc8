//! `sunting probe`: what a file is.

use serde_json::{Value, json};
use sunting_core::media::demux::Warning;
use sunting_core::media::probe::{Hdr, MediaFacts, VideoFacts, probe};

use crate::args::Probe;
use crate::context::{Context, path_text};

/// Probes each file; one failure does not stop the rest.
pub fn run(context: &Context, verb: &Probe) -> u8 {
    let mut exit = 0;
    for file in &verb.files {
        match probe(file) {
            Ok(facts) => context.give(&object(&facts), &words(context, &facts)),
            Err(error) => exit = context.fail(&error.into()),
        }
    }
    exit
}

fn object(facts: &MediaFacts) -> Value {
    let video = facts.video.as_ref().map(|video| {
        json!({
            "codec": video.codec,
            "profile": video.profile,
            "width": video.width_px,
            "height": video.height_px,
            "rotation": video.orientation.rotation,
            "mirrored": video.orientation.mirrored,
            "sample_aspect": format!("{}:{}", video.sample_aspect.0, video.sample_aspect.1),
            "frame_rate": video.frame_rate.as_f64(),
            "frame_rate_exact": exact(video),
            "variable_frame_rate": video.variable_frame_rate,
            "frames": video.frames.times.len(),
            "bit_depth": video.bit_depth,
            "hdr": video.hdr.map(hdr_name),
            "interlaced": video.interlaced,
            "keyframe_interval": video.keyframe_interval.as_seconds_f64(),
        })
    });
    let audio = facts
        .audio
        .as_ref()
        .map(|audio| json!({"codec": audio.codec, "channels": audio.channels, "sample_rate": audio.sample_rate}));
    json!({
        "path": path_text(&facts.path),
        "container": facts.container,
        "duration": facts.duration.as_seconds_f64(),
        "size_bytes": facts.size_bytes,
        "video": video,
        "audio": audio,
        "audio_streams": facts.audio_streams,
        "warnings": facts.warnings.iter().map(|warning| warning_parts(warning).0).collect::<Vec<_>>(),
    })
}

fn exact(video: &VideoFacts) -> String {
    let (numerator, denominator) = video.frame_rate.fraction();
    format!("{numerator}/{denominator}")
}

fn hdr_name(hdr: Hdr) -> &'static str {
    match hdr {
        Hdr::Hlg => "hlg",
        Hdr::Pq => "pq",
        Hdr::DolbyVision => "dolby_vision",
    }
}

/// A warning's code and what its message mentions.
pub fn warning_parts(warning: &Warning) -> (&'static str, Vec<(&'static str, String)>) {
    match warning {
        Warning::VideoStreamsLeftOut(count) => ("video-streams-left-out", vec![("count", count.to_string())]),
        Warning::AudioStreamsLeftOut(count) => ("audio-streams-left-out", vec![("count", count.to_string())]),
        Warning::VideoUndecodable(codec) => ("video-undecodable", vec![("codec", codec.clone())]),
        Warning::AudioUndecodable(codec) => ("audio-undecodable", vec![("codec", codec.clone())]),
        Warning::DamagedPackets(count) => ("damaged-packets", vec![("count", count.to_string())]),
        Warning::MendedTimes(count) => ("mended-times", vec![("count", count.to_string())]),
    }
}

fn words(context: &Context, facts: &MediaFacts) -> String {
    let messages = &context.messages;
    let mut lines = vec![format!("{}", facts.path.display())];
    if let Some(video) = &facts.video {
        let shape = match (facts.still, video.width_px.cmp(&video.height_px)) {
            (true, _) => "probe-photo",
            (_, std::cmp::Ordering::Less) => "probe-portrait",
            (_, std::cmp::Ordering::Equal) => "probe-square",
            _ => "probe-landscape",
        };
        let mut parts = vec![format!("{} {}×{}", messages.text(shape, &[]), video.width_px, video.height_px)];
        if !facts.still {
            let rate = messages.number((video.frame_rate.as_f64() * 100.0).round() / 100.0, 2);
            let rate = rate.trim_end_matches('0').trim_end_matches([',', '.']).to_owned();
            let variable = if video.variable_frame_rate { "probe-rate-variable" } else { "probe-rate" };
            parts.push(messages.text(variable, &[("rate", rate)]));
            parts.push(messages.duration(facts.duration.as_seconds_f64()));
        }
        parts.push(video.codec.to_uppercase());
        parts.extend(video.hdr.map(|hdr| format!("HDR ({})", hdr_name(hdr))));
        lines.push(format!("  {}", parts.join(", ")));
    }
    let sound = match &facts.audio {
        Some(audio) => {
            let arguments = [("codec", audio.codec.to_uppercase()), ("channels", audio.channels.to_string())];
            messages.text("probe-sound", &arguments)
        }
        None => messages.text("probe-no-sound", &[]),
    };
    if !facts.still {
        lines.push(format!("  {sound}"));
    }
    lines.push(format!("  {}", messages.size(facts.size_bytes)));
    for warning in &facts.warnings {
        let (code, arguments) = warning_parts(warning);
        lines.push(format!("  ! {}", messages.text(&format!("warning-{code}"), &arguments)));
    }
    lines.join("\n")
}
