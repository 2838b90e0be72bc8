//! The platforms that films are sent to, with their limits. They are read from a dated data file.

use std::path::Path;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::error::ExportError;

const SHIPPED: &str = include_str!("../../../../assets/presets/platforms.toml");

/// What an app's own buttons and words leave free of a film that fills an upright phone: from each edge, in pixels of
/// 1080 × 1920. The right one counts where the buttons stand, in the lower 55 % of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SafeAreaFields")]
pub struct SafeArea {
    /// From the upper edge.
    #[serde(rename = "top")]
    pub top_px: u32,
    /// From the right edge.
    #[serde(rename = "right")]
    pub right_px: u32,
    /// From the lower edge.
    #[serde(rename = "bottom")]
    pub bottom_px: u32,
    /// From the left edge.
    #[serde(rename = "left")]
    pub left_px: u32,
    /// When it was looked at, as YYYY-MM-DD: such places drift. Nobody publishes them, so they are of grade C.
    pub checked: String,
    /// Where it was read.
    pub source: String,
}

impl SafeArea {
    /// The film that the area is of.
    pub const FILM_PX: (u32, u32) = (1080, 1920);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SafeAreaFields {
    top: u32,
    right: u32,
    bottom: u32,
    left: u32,
    checked: String,
    source: String,
}

impl TryFrom<SafeAreaFields> for SafeArea {
    type Error = String;

    fn try_from(fields: SafeAreaFields) -> Result<Self, String> {
        let SafeAreaFields { top, right, bottom, left, checked, source } = fields;
        let (width_px, height_px) = Self::FILM_PX;
        // An app that covers half of the film is a mistake of the row.
        if [left, right].iter().any(|side| *side > width_px / 2)
            || [top, bottom].iter().any(|side| *side > height_px / 2)
        {
            return Err(format!("safe_area {top}, {right}, {bottom}, {left} leaves less than half of 1080 × 1920"));
        }
        Ok(Self { top_px: top, right_px: right, bottom_px: bottom, left_px: left, checked, source })
    }
}

/// A platform and its limits. Where a limit is `None`, none is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// What the command line calls it.
    pub name: String,
    /// The name that people know it by.
    pub title: String,
    /// When it was looked at, as YYYY-MM-DD.
    pub checked: String,
    /// How reliable the limits are: A (from the platform itself), B (integrators agree), C (weak).
    pub grade: String,
    /// Where the limits were read.
    pub source: String,
    /// The largest file that it takes.
    pub max_bytes: Option<u64>,
    /// The longest video that it takes, in seconds.
    pub max_duration_s: Option<u32>,
    /// The longest shorter side that it takes.
    pub max_short_side_px: Option<u32>,
    /// The highest frame rate that it takes.
    pub max_frame_rate: Option<u32>,
    /// The picture's peak, in bits a second.
    pub max_video_bit_rate: Option<u32>,
    /// Of H.264: "baseline", "main" or "high".
    pub profile: String,
    /// Between two reference frames, at most.
    pub b_frames: u32,
    /// The constant rate factor that suits the platform; if left out, it follows from the picture's size.
    pub crf: Option<u8>,
    /// From one keyframe to the next, in milliseconds.
    pub max_keyframe_interval_ms: u32,
    /// Of one channel, in bits a second.
    pub audio_bit_rate_mono: u32,
    /// Of two channels together, in bits a second.
    pub audio_bit_rate_stereo: u32,
    /// What the app leaves free of an upright film; `None` where it covers nothing or nothing is known.
    pub safe_area: Option<SafeArea>,
}

#[derive(Deserialize)]
struct Platforms {
    platform: Vec<Platform>,
}

static PLATFORMS: LazyLock<Result<Vec<Platform>, String>> = LazyLock::new(|| read(SHIPPED));

fn read(text: &str) -> Result<Vec<Platform>, String> {
    toml::from_str::<Platforms>(text).map(|read| read.platform).map_err(|error| error.to_string())
}

/// Every platform that ships with the engine, in the file's order.
///
/// # Errors
/// [`ExportError::Store`] when the shipped file is broken, which a test rules out.
pub fn platforms() -> Result<&'static [Platform], ExportError> {
    let broken = |detail: &String| ExportError::Store {
        path: Path::new("presets/platforms.toml").to_owned(),
        detail: detail.clone(),
    };
    PLATFORMS.as_deref().map_err(broken)
}

/// The platform of that name.
///
/// # Errors
/// [`ExportError::UnknownPlatform`].
pub fn platform(name: &str) -> Result<&'static Platform, ExportError> {
    let found = platforms()?.iter().find(|platform| platform.name == name);
    found.ok_or_else(|| ExportError::UnknownPlatform(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_read_and_dated() {
        let all = platforms().unwrap();
        for platform in all {
            let date: Vec<&str> = platform.checked.split('-').collect();
            assert!(matches!(date[..], [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2), "{platform:?}");
            assert!(["A", "B", "C"].contains(&platform.grade.as_str()));
            assert!(["baseline", "main", "high"].contains(&platform.profile.as_str()));
            assert!(platform.max_keyframe_interval_ms > 0);
            assert!(platform.crf.is_none_or(|crf| (16..=28).contains(&crf)), "{platform:?}");
            assert_eq!(all.iter().filter(|other| other.name == platform.name).count(), 1);
        }
    }

    #[test]
    fn apps_over_upright_films_leave_an_area_free() {
        let area = |name: &str| {
            let SafeArea { top_px, right_px, bottom_px, left_px, .. } = platform(name).unwrap().safe_area.clone()?;
            Some([top_px, right_px, bottom_px, left_px])
        };
        assert_eq!(area("tiktok"), Some([150, 120, 340, 0]));
        assert_eq!(area("whatsapp-status"), Some([220, 0, 250, 0]));
        assert!(area("instagram-reels").is_some() && area("youtube").is_none());
    }

    #[test]
    fn a_safe_area_that_makes_no_sense_is_refused() {
        let of = |area: &str| {
            let row = SHIPPED.split("[[platform]]").find(|row| row.contains("\"youtube\"")).unwrap();
            read(&format!("[[platform]]{row}\nsafe_area = {area}"))
        };
        let dated = "checked = \"2026-11-24\", source = \"x\"";
        assert!(of(&format!("{{ top = 960, right = 540, bottom = 0, left = 0, {dated} }}")).is_ok());
        for sides in ["top = 961, right = 0, bottom = 0, left = 0", "top = 0, right = 541, bottom = 0, left = 0"] {
            assert!(of(&format!("{{ {sides}, {dated} }}")).unwrap_err().contains("less than half"), "{sides}");
        }
        for sides in ["top = -1, right = 0, bottom = 0, left = 0", "top = 5, right = 0, bottom = 0", "middle = 5"] {
            assert!(of(&format!("{{ {sides}, {dated} }}")).is_err(), "{sides}");
        }
        assert!(of("{ top = 5, right = 0, bottom = 0, left = 0 }").is_err(), "it is not dated");
    }

    #[test]
    fn mail_leaves_room_for_what_a_message_adds() {
        for (name, message_bytes) in [("email", 25e6), ("email-small", 10e6)] {
            let bytes = platform(name).unwrap().max_bytes.unwrap();
            assert!(bytes as f64 * 1.37 < message_bytes, "{name}");
        }
    }

    #[test]
    fn whatsapp_takes_16_mb_of_main_profile_without_b_frames() {
        let whatsapp = platform("whatsapp").unwrap();
        assert_eq!(whatsapp.max_bytes, Some(16_000_000));
        assert_eq!((whatsapp.profile.as_str(), whatsapp.b_frames), ("main", 0));
        assert!(whatsapp.max_keyframe_interval_ms <= 2000);
        assert!(matches!(platform("nowhere"), Err(ExportError::UnknownPlatform(name)) if name == "nowhere"));
    }
}
