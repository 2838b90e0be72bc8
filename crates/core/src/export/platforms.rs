//! The platforms that films are sent to, with their limits. They are read from a dated data file.

use std::path::Path;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::error::ExportError;
use super::safe_area::SafeArea;

const SHIPPED: &str = include_str!("../../../../assets/presets/platforms.toml");

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
            let area = platform(name).unwrap().safe_area.clone()?;
            Some([area.top, area.right, area.bottom, area.left].map(|reach| (reach.least_px, reach.most_px)))
        };
        assert_eq!(area("tiktok"), Some([(150, 150), (120, 120), (340, 340), (0, 0)]));
        assert_eq!(area("whatsapp-status"), Some([(220, 220), (0, 0), (250, 250), (0, 0)]));
        assert_eq!(area("instagram-reels"), Some([(200, 270), (100, 100), (350, 350), (0, 0)]));
        assert_eq!(area("youtube"), Some([(140, 140), (96, 190), (320, 480), (0, 0)]));
        assert_eq!(area("email"), None);
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
