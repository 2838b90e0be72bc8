//! `presets`: where films go, and what is taken there.

use serde_json::json;
use sunting_core::export::{Platform, Reach, SafeArea, platforms};
use sunting_graphics::shape::{Shape, ShapeKind};
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
            "top": reach_as_json(area.top),
            "right": reach_as_json(area.right),
            "bottom": reach_as_json(area.bottom),
            "left": reach_as_json(area.left),
            "covers_words_at": covered_at_worst(area).map(|side| side.0).collect::<Vec<_>>(),
            "checked": area.checked,
            "source": area.source,
        })),
    })
}

fn reach_as_json(reach: Reach) -> serde_json::Value {
    json!({ "least": reach.least_px, "most": reach.most_px })
}

/// The sides at which an app at its worst covers words of our graphics, and how far it then reaches.
fn covered_at_worst(area: &SafeArea) -> impl Iterator<Item = (&'static str, u32)> {
    let words = Shape::of_kind(ShapeKind::Tall);
    let sides = [
        ("top", area.top, words.top_px),
        ("right", area.right, words.width_px - words.rail_px),
        ("bottom", area.bottom, words.height_px - words.bottom_px),
        ("left", area.left, words.left_px),
    ];
    sides.into_iter().filter(|(_, reach, free_px)| reach.most_px as f32 > *free_px).map(|side| (side.0, side.1.most_px))
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
            ("top", area.top.to_string().into()),
            ("right", area.right.to_string().into()),
            ("bottom", area.bottom.to_string().into()),
            ("left", area.left.to_string().into()),
            ("date", area.checked.as_str().into()),
        ];
        lines.push_str(&format!("\n{:16} {}", "", messages.text("preset-safe-area", &sides)));
        let covered: Vec<String> = covered_at_worst(area).map(|side| covered_in_words(messages, side)).collect();
        if !covered.is_empty() {
            let sides = [("sides", covered.join(", ").into())];
            lines.push_str(&format!("\n{:16} {}", "", messages.text("preset-covers-words", &sides)));
        }
    }
    lines
}

/// "top 270".
fn covered_in_words(messages: &Messages, (side, most_px): (&str, u32)) -> String {
    messages.text("preset-side", &[("side", side.into()), ("pixels", most_px.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_graphics_stand_where_no_app_covers_them() {
        let shape = Shape::of_kind(ShapeKind::Tall);
        let (width_px, height_px) = SafeArea::FILM_PX;
        assert_eq!((shape.width_px, shape.height_px), (width_px as f32, height_px as f32));
        let areas: Vec<_> = platforms().unwrap().iter().filter_map(|platform| platform.safe_area.as_ref()).collect();
        assert!(!areas.is_empty());
        for area in areas {
            let least = [area.top, area.right, area.bottom, area.left].map(|reach| reach.least_px);
            let [top_px, right_px, bottom_px, left_px] = least.map(|px| px as f32);
            assert!(shape.top_px >= top_px && shape.left_px >= left_px, "{area:?}");
            let lowest_px = height_px as f32 - bottom_px;
            assert!(shape.bottom_px <= lowest_px && shape.foot_px <= lowest_px, "{area:?}");
            assert!(shape.rail_px <= width_px as f32 - right_px, "{area:?}");
            // The buttons stand in the lower 55 %.
            assert!(shape.rail_from_px <= 0.45 * height_px as f32 + 0.5, "{area:?}");
        }
    }

    #[test]
    fn apps_that_reach_farther_at_their_worst_say_so() {
        let messages = Messages::new(sunting_words::Language::Id, sunting_words::Scope::CommandLine);
        let told: Vec<(&str, String)> = platforms()
            .unwrap()
            .iter()
            .filter_map(|platform| Some((platform, platform.safe_area.as_ref()?)))
            .filter(|(_, area)| covered_at_worst(area).next().is_some())
            .map(|(platform, _)| (platform.name.as_str(), in_words(&messages, platform)))
            .collect();
        assert_eq!(told.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["youtube", "instagram-reels"]);
        assert!(
            told[0].1.contains("kanan 96–190, bawah 320–480") && told[0].1.contains("kanan 190, bawah 480"),
            "{told:?}"
        );
        assert!(told[1].1.contains("atas 200–270") && told[1].1.contains("atas 270"), "{told:?}");
    }

    #[test]
    fn a_platform_tells_what_its_app_covers() {
        let messages = Messages::new(sunting_words::Language::Id, sunting_words::Scope::CommandLine);
        let named = |name: &str| platforms().unwrap().iter().find(|platform| platform.name == name).unwrap();
        assert!(in_words(&messages, named("tiktok")).contains("atas 150, kanan 120, bawah 340, kiri 0"));
        let area = &as_json(named("instagram-reels"))["safe_area"];
        assert_eq!(area["top"], json!({ "least": 200, "most": 270 }));
        assert_eq!((&area["bottom"]["most"], &area["covers_words_at"]), (&json!(350), &json!(["top"])));
        assert_eq!(as_json(named("tiktok"))["safe_area"]["covers_words_at"], json!([]));
        assert!(as_json(named("email"))["safe_area"].is_null());
    }
}
