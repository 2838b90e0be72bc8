//! `presets`: where films go, and what is taken there.

use serde_json::json;
use sunting_core::export::{Platform, platforms};
use sunting_timeline::Time;

use super::Outcome;
use crate::output::Console;
use sunting_words::Messages;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(console: &Console) -> Outcome {
    let platforms = platforms()?;
    let lines: Vec<String> = platforms.iter().map(|platform| in_words(&console.messages, platform)).collect();
    let lines = format!("{}\n\n{}", lines.join("\n"), console.messages.text("presets-drift", &[]));
    console.report(&json!({ "platforms": platforms.iter().map(as_json).collect::<Vec<_>>() }), &lines);
    Ok(())
}

fn as_json(platform: &Platform) -> serde_json::Value {
    json!({
        "name": platform.name,
        "title": platform.title,
        "checked": platform.checked,
        "grade": platform.grade,
        "source": platform.source,
        "max_bytes": platform.max_bytes,
        "max_duration": platform.max_duration_s,
        "max_short_side": platform.max_short_side_px,
        "max_frame_rate": platform.max_frame_rate,
        "max_video_bit_rate": platform.max_video_bit_rate,
        "profile": platform.profile,
    })
}

fn in_words(messages: &Messages, platform: &Platform) -> String {
    let mut limits = Vec::new();
    limits
        .extend(platform.max_bytes.map(|bytes| messages.text("limit-size", &[("size", messages.size(bytes).into())])));
    limits.extend(platform.max_duration_s.map(|seconds| {
        let time = messages.clock(Time::from_seconds(seconds.into()));
        messages.text("limit-duration", &[("duration", time.into())])
    }));
    limits.extend(platform.max_short_side_px.map(|side| messages.text("limit-side", &[("pixels", side.into())])));
    limits.extend(platform.max_frame_rate.map(|rate| messages.text("limit-rate", &[("rate", rate.into())])));
    let arguments = [
        ("date", platform.checked.as_str().into()),
        ("grade", platform.grade.as_str().into()),
        ("source", platform.source.as_str().into()),
    ];
    let founded = messages.text("preset-source", &arguments);
    format!("{:<16} {}: {}\n{:16} {founded}", platform.name, platform.title, limits.join(", "), "")
}
