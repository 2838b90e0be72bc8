//! What the user asks of an export, and the size and rate that follow from it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sunting_timeline::scene::Scene;
use sunting_timeline::{Canvas, CanvasChoice, FrameRate};

use super::platforms::Platform;

/// How much work the encoder does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// The preset *superfast* of x264.
    Fast,
    /// The preset *faster* of x264.
    #[default]
    Balanced,
    /// The preset *slow* of x264.
    Small,
}

impl Effort {
    /// The name that x264 gives the preset.
    pub fn preset(self) -> &'static str {
        match self {
            Self::Fast => "superfast",
            Self::Balanced => "faster",
            Self::Small => "slow",
        }
    }

    /// Reference frames, said explicitly so that every segment says the same. x264's *slow* would take five, but four
    /// are what the levels of common sizes hold.
    pub(super) fn references(self) -> u32 {
        match self {
            Self::Fast => 1,
            Self::Balanced => 2,
            Self::Small => 4,
        }
    }
}

/// What the user wants of the result. What is left out follows from the canvas and the platform.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportSettings {
    /// The height as shown, in pixels; the width follows. Never enlarges.
    pub height_px: Option<u32>,
    /// Used instead of the canvas's frame rate.
    pub frame_rate: Option<FrameRate>,
    /// How much work the encoder does.
    pub effort: Effort,
    /// The name of the platform that it is made for.
    pub platform: Option<String>,
    /// A promise: the file is never larger.
    pub max_bytes: Option<u64>,
    /// Keeps location, device and other tags of the first source.
    pub keep_metadata: bool,
    /// x264's constant rate factor, 0 to 51, instead of the platform's, or of [`super::default_crf`].
    pub crf: Option<u8>,
}

impl ExportSettings {
    /// Whether the engine takes them: plans bring settings that nobody checked.
    pub(super) fn are_in_range(&self) -> bool {
        let is_rate = |rate: FrameRate| (1.0..=240.0).contains(&rate.as_f64());
        self.crf.is_none_or(|crf| crf <= 51) && self.frame_rate.is_none_or(is_rate)
    }
}

/// Where and how a job runs; nothing in here changes its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunOptions {
    /// The folder of the segment store.
    pub store: PathBuf,
    /// How much memory the workers may use; if left out, a quarter of the machine's memory, but 300 MB to 1 GB.
    pub memory_bytes: Option<u64>,
    /// Whether an existing destination may be replaced.
    pub force: bool,
}

/// The composed picture's size in pixels, even. Never larger than the canvas.
pub fn output_size(canvas: &Canvas, height_px: Option<u32>, max_short_side_px: Option<u32>) -> (u32, u32) {
    let (width, height) = (u64::from(canvas.width_px), u64::from(canvas.height_px));
    let short = width.min(height);
    // A ratio of at most one: wanted / full.
    let by_height = (u64::from(height_px.unwrap_or(canvas.height_px) & !1).min(height), height);
    let by_side = (u64::from(max_short_side_px.unwrap_or(u32::MAX)).min(short), short);
    let (wanted, full) = if by_height.0 * by_side.1 <= by_side.0 * by_height.1 { by_height } else { by_side };
    let scaled = |side: u64| (((side * wanted + full) / (2 * full)) * 2).max(16) as u32;
    (scaled(width), scaled(height))
}

/// The largest shorter side of a result, in pixels. It is limited by the platform and, unless somebody chose the
/// canvas's size, by the resolution of the footage.
pub fn most_lines_px(scene: &Scene, chosen: CanvasChoice, platform: Option<&Platform>) -> u32 {
    let own = scene.canvas.width_px.min(scene.canvas.height_px);
    let worth = if chosen.size { own } else { scene.worth_lines_px() };
    platform.and_then(|platform| platform.max_short_side_px).map_or(worth, |most| most.min(worth))
}

/// The frame rate of the result: the one asked for or the canvas's, divided by the smallest whole number that makes it
/// low enough for the platform.
pub fn output_rate(canvas: &Canvas, asked: Option<FrameRate>, platform: Option<&Platform>) -> FrameRate {
    let rate = asked.unwrap_or(canvas.frame_rate);
    let limit = platform.and_then(|platform| platform.max_frame_rate).unwrap_or(u32::MAX);
    let (numerator, denominator) = rate.fraction();
    let divided = (1..=16).filter_map(|n| FrameRate::new(numerator, denominator * n));
    divided.clone().find(|rate| rate.as_f64() <= f64::from(limit)).unwrap_or(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canvas(width_px: u32, height_px: u32, rate: &str) -> Canvas {
        Canvas { width_px, height_px, frame_rate: rate.parse().unwrap(), sample_rate: 48_000 }
    }

    #[test]
    fn the_short_side_decides_for_a_platform_and_nothing_is_enlarged() {
        let landscape = canvas(1920, 1080, "30");
        assert_eq!(output_size(&landscape, None, Some(480)), (854, 480));
        assert_eq!(output_size(&canvas(1080, 1920, "30"), None, Some(480)), (480, 854));
        assert_eq!(output_size(&landscape, Some(720), None), (1280, 720));
        assert_eq!(output_size(&landscape, Some(721), None), (1280, 720));
        assert_eq!(output_size(&landscape, Some(240), Some(480)), (426, 240));
        assert_eq!(output_size(&landscape, Some(2160), None), (1920, 1080));
        assert_eq!(output_size(&canvas(320, 240, "30"), None, Some(480)), (320, 240));
    }

    #[test]
    fn a_rate_beyond_the_platforms_is_halved() {
        let whatsapp = super::super::platforms::platform("whatsapp").ok();
        let rate = |rate: &str| output_rate(&canvas(64, 64, rate), None, whatsapp).to_string();
        assert_eq!(
            ["60", "60000/1001", "50", "48", "30", "24"].map(rate),
            ["30", "30000/1001", "25", "24", "30", "24"]
        );
        let asked = output_rate(&canvas(64, 64, "30"), Some(FrameRate::FPS_60), None);
        assert_eq!(asked, FrameRate::FPS_60);
    }
}
