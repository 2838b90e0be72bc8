//! `presets`: where films go, and what is taken there.

use serde_json::json;
use sunting_core::export::{Platform, SafeArea, platforms};
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
        "safe_area": platform.safe_area.as_ref().map(|area| json!({
            "width": SafeArea::FILM_PX.0,
            "height": SafeArea::FILM_PX.1,
            "top": area.top_px,
            "right": area.right_px,
            "bottom": area.bottom_px,
            "left": area.left_px,
            "checked": area.checked,
            "source": area.source,
        })),
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
    let mut lines = format!("{:<16} {}: {}\n{:16} {founded}", platform.name, platform.title, limits.join(", "), "");
    if let Some(area) = &platform.safe_area {
        let sides = [
            ("top", area.top_px.into()),
            ("right", area.right_px.into()),
            ("bottom", area.bottom_px.into()),
            ("left", area.left_px.into()),
            ("date", area.checked.as_str().into()),
        ];
        lines.push_str(&format!("\n{:16} {}", "", messages.text("preset-safe-area", &sides)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use sunting_graphics::shape::{Shape, ShapeKind};

    use super::*;

    #[test]
    fn words_of_graphics_stand_where_no_app_covers_them() {
        let shape = Shape::of_kind(ShapeKind::Tall);
        let (width_px, height_px) = SafeArea::FILM_PX;
        assert_eq!((shape.width_px, shape.height_px), (width_px as f32, height_px as f32));
        let areas: Vec<_> = platforms().unwrap().iter().filter_map(|platform| platform.safe_area.as_ref()).collect();
        assert!(!areas.is_empty());
        for area in areas {
            assert!(shape.top_px >= area.top_px as f32 && shape.left_px >= area.left_px as f32, "{area:?}");
            let lowest_px = (height_px - area.bottom_px) as f32;
            assert!(shape.bottom_px <= lowest_px && shape.foot_px <= lowest_px, "{area:?}");
            assert!(shape.rail_px <= (width_px - area.right_px) as f32, "{area:?}");
            // The buttons stand in the lower 55 %.
            assert!(shape.rail_from_px <= 0.45 * height_px as f32 + 0.5, "{area:?}");
        }
    }

    #[test]
    fn a_platform_tells_what_its_app_covers() {
        let messages = Messages::new(sunting_words::Language::Id, sunting_words::Scope::CommandLine);
        let named = |name: &str| platforms().unwrap().iter().find(|platform| platform.name == name).unwrap();
        assert!(in_words(&messages, named("tiktok")).contains("atas 150, kanan 120, bawah 340, kiri 0"));
        assert_eq!(as_json(named("tiktok"))["safe_area"]["bottom"], 340);
        assert!(as_json(named("email"))["safe_area"].is_null());
    }
}
