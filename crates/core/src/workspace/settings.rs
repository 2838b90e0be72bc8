//! What the user decided about the window, kept between starts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::ordinary_file::{SMALL_BYTES, read_ours};
use crate::{atomic_file, folders};

/// The smallest and the largest letters that the window can be used with.
pub const TEXT_SIZES: (f32, f32) = (0.8, 2.5);
/// Temporary material is at least enough for one video, and at most what a large disk has, in bytes.
const CACHE_BYTES: (u64, u64) = (100_000_000, 1_000_000_000_000);
/// No panel is wider or higher, in points.
const LARGEST_PANEL: f32 = 10_000.0;
/// More steps than that have no panels.
const MOST_STEPS: usize = 100;

/// Where somebody moved the borders between panels, in points; none stands where it ships.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dividers {
    /// The width of the left panel.
    pub left: Option<f32>,
    /// The width of the right panel.
    pub right: Option<f32>,
    /// The height of the timeline.
    pub timeline: Option<f32>,
}

/// All settings. What an older file does not say is as it ships; what a newer one says more is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// "id" or "en".
    pub language: String,
    /// "system", "light" or "dark".
    pub appearance: String,
    /// On top of the system's scale, 0.8 to 2.5.
    pub text_size: f32,
    /// Where projects go, when not to the documents.
    pub projects_folder: Option<PathBuf>,
    /// Where the last files came from.
    pub import_folder: Option<PathBuf>,
    /// Temporary material, in bytes.
    pub cache_bytes: u64,
    /// Everything moves at once.
    pub less_motion: bool,
    /// The preview's loudness, 0 to 1.
    pub volume: f32,
    /// The sound device, by its name; the system's own when none is chosen.
    pub sound_device: Option<String>,
    /// Servers that the user took files from: what projects name there is looked for.
    pub servers: BTreeSet<String>,
    /// The borders between panels, by step.
    pub dividers: BTreeMap<String, Dividers>,
    /// What newer programs stored here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "id".to_owned(),
            appearance: "system".to_owned(),
            text_size: 1.0,
            projects_folder: None,
            import_folder: None,
            cache_bytes: 2_000_000_000,
            less_motion: false,
            volume: 1.0,
            sound_device: None,
            servers: BTreeSet::new(),
            dividers: BTreeMap::new(),
            extra: Map::new(),
        }
    }
}

fn file_in(config: &Path) -> PathBuf {
    config.join("settings.json")
}

impl Settings {
    /// The settings in a folder; those that ship where there are none. One that makes no sense is as it ships, whatever
    /// the others are.
    pub fn load(config: &Path) -> Self {
        let text = read_ours(&file_in(config), SMALL_BYTES).unwrap_or_default();
        let said: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(&text).unwrap_or_default();
        let understood = said.into_iter().filter_map(|(name, value)| {
            let alone = BTreeMap::from([(&name, &value)]);
            serde_json::from_str::<Self>(&serde_json::to_string(&alone).ok()?).ok()?;
            Some((name, serde_json::from_str(value.get()).ok()?))
        });
        let understood: Map<String, Value> = understood.collect();
        serde_json::from_value::<Self>(understood.into()).unwrap_or_default().sane()
    }

    /// With every value within what the window can show.
    fn sane(mut self) -> Self {
        let ships = Self::default();
        let or_ships = |value: f32, least: f32, most: f32, shipped: f32| {
            if value.is_finite() { value.clamp(least, most) } else { shipped }
        };
        self.text_size = or_ships(self.text_size, TEXT_SIZES.0, TEXT_SIZES.1, ships.text_size);
        self.volume = or_ships(self.volume, 0.0, 1.0, ships.volume);
        self.cache_bytes = self.cache_bytes.clamp(CACHE_BYTES.0, CACHE_BYTES.1);
        if !["id", "en"].contains(&self.language.as_str()) {
            self.language = ships.language;
        }
        if !["system", "light", "dark"].contains(&self.appearance.as_str()) {
            self.appearance = ships.appearance;
        }
        if self.dividers.len() > MOST_STEPS {
            self.dividers.clear();
        }
        for Dividers { left, right, timeline } in self.dividers.values_mut() {
            for side in [left, right, timeline] {
                *side = side.filter(|side| side.is_finite()).map(|side| side.clamp(0.0, LARGEST_PANEL));
            }
        }
        self
    }

    /// Keeps them.
    ///
    /// # Errors
    /// As the system says.
    pub fn save(&self, config: &Path) -> std::io::Result<()> {
        folders::create_all(config)?;
        atomic_file::write(&file_in(config), &serde_json::to_vec_pretty(self)?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_not_known_is_kept_and_what_is_not_said_ships() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(file_in(folder.path()), r#"{"language": "en", "microphone": "USB"}"#).unwrap();
        let settings = Settings::load(folder.path());
        assert_eq!((settings.language.as_str(), settings.volume), ("en", 1.0));
        settings.save(folder.path()).unwrap();
        assert!(fs::read_to_string(file_in(folder.path())).unwrap().contains("microphone"));
        fs::write(file_in(folder.path()), "{rusak").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }

    #[test]
    fn a_text_size_of_nothing_does_not_end_the_window_at_every_start() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = |text: &str| {
            fs::write(file_in(folder.path()), text).unwrap();
            Settings::load(folder.path())
        };
        for (size, expected) in [("0", 0.8), ("-3", 0.8), ("1e30", 2.5), ("1e300", 1.0), ("1e999", 1.0), ("null", 1.0)]
        {
            let settings = loaded(&format!(r#"{{"language": "en", "text_size": {size}, "volume": 7}}"#));
            assert_eq!(
                (settings.text_size, settings.volume, settings.language.as_str()),
                (expected, 1.0, "en"),
                "{size}"
            );
        }
        let settings = loaded(
            r#"{"language": "xx", "appearance": 3, "cache_bytes": 0, "sound_device": ["a"], "import_folder": "/a",
            "dividers": {"cut": {"left": -5, "right": 1e38, "timeline": null}, "text": {}}, "less_motion": "ya"}"#,
        );
        let ships = Settings::default();
        assert_eq!((settings.language, settings.appearance), (ships.language, ships.appearance));
        assert_eq!((settings.cache_bytes, settings.sound_device, settings.less_motion), (100_000_000, None, false));
        assert_eq!(settings.import_folder, Some(PathBuf::from("/a")), "what makes sense stays");
        let panels = settings.dividers["cut"];
        assert_eq!((panels.left, panels.right, panels.timeline), (Some(0.0), Some(LARGEST_PANEL), None));
        for text in ["[]", "null", "\u{0}", "{\"extra\": 1e999}"] {
            assert_eq!(loaded(text), Settings::default(), "{text}");
        }
    }
}
