//! What the user decided about the window, kept between starts, in one file with what holds without it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sunting_core::workspace::settings::{self, Settings as CommonSettings};

/// The smallest and the largest letters that the window can be used with.
pub const TEXT_SIZES: (f32, f32) = (0.8, 2.5);
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
    /// "system", "light" or "dark".
    pub appearance: String,
    /// On top of the system's scale, within [`TEXT_SIZES`].
    pub text_size: f32,
    pub less_motion: bool,
    /// The preview's loudness, 0 to 1.
    pub volume: f32,
    /// The sound device, by its name; the system's own when none is chosen.
    pub sound_device: Option<String>,
    /// The borders between panels, by step.
    pub dividers: BTreeMap<String, Dividers>,
    /// What holds without a window, too.
    #[serde(flatten)]
    pub common: CommonSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: "system".to_owned(),
            text_size: 1.0,
            less_motion: false,
            volume: 1.0,
            sound_device: None,
            dividers: BTreeMap::new(),
            common: CommonSettings::default(),
        }
    }
}

impl Settings {
    /// The settings in a folder; those that ship where there are none. One that makes no sense is as it ships, whatever
    /// the others are.
    pub fn load(config: &Path) -> Self {
        settings::load::<Self>(config).sane()
    }

    /// With every value within what the window can show.
    fn sane(mut self) -> Self {
        let ships = Self::default();
        let or_ships = |value: f32, least: f32, most: f32, shipped: f32| {
            if value.is_finite() { value.clamp(least, most) } else { shipped }
        };
        self.text_size = or_ships(self.text_size, TEXT_SIZES.0, TEXT_SIZES.1, ships.text_size);
        self.volume = or_ships(self.volume, 0.0, 1.0, ships.volume);
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
        Self { common: self.common.sane(), ..self }
    }

    /// Keeps them.
    ///
    /// # Errors
    /// As the system says.
    pub fn save(&self, config: &Path) -> std::io::Result<()> {
        settings::save(self, config)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;

    fn loaded(text: &str) -> Settings {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("settings.json"), text).unwrap();
        Settings::load(folder.path())
    }

    #[test]
    fn a_file_from_before_is_read_whole_and_written_as_it_was() {
        let text = r#"{"appearance": "dark", "text_size": 1.5, "less_motion": true, "volume": 0.5,
            "sound_device": "HDMI", "dividers": {"trim": {"left": 300.0, "right": null, "timeline": 180.0}},
            "language": "en", "projects_folder": "/p", "import_folder": "/i", "cache_bytes": 3000000000,
            "servers": ["nas"], "microphone": "USB"}"#;
        let settings = loaded(text);
        let panels = Dividers { left: Some(300.0), right: None, timeline: Some(180.0) };
        assert_eq!((settings.text_size, settings.dividers["trim"]), (1.5, panels));
        let common = &settings.common;
        assert_eq!((common.language.as_str(), common.cache_bytes), ("en", 3_000_000_000));
        assert!(common.servers.contains("nas"));
        let folder = tempfile::tempdir().unwrap();
        settings.save(folder.path()).unwrap();
        let kept = fs::read_to_string(folder.path().join("settings.json")).unwrap();
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&kept), value(text));
        assert_eq!(CommonSettings::load(folder.path()).language, "en", "other programs read it");
    }

    #[test]
    fn a_text_size_of_nothing_does_not_end_the_window_at_every_start() {
        for (size, expected) in [("0", 0.8), ("-3", 0.8), ("1e30", 2.5), ("1e300", 1.0), ("1e999", 1.0), ("null", 1.0)]
        {
            let settings = loaded(&format!(r#"{{"language": "en", "text_size": {size}, "volume": 7}}"#));
            assert_eq!(
                (settings.text_size, settings.volume, settings.common.language.as_str()),
                (expected, 1.0, "en"),
                "{size}"
            );
        }
        let settings = loaded(
            r#"{"language": "xx", "appearance": 3, "cache_bytes": 0, "sound_device": ["a"], "import_folder": "/a",
            "dividers": {"cut": {"left": -5, "right": 1e38, "timeline": null}, "text": {}}, "less_motion": "ya"}"#,
        );
        let ships = Settings::default();
        assert_eq!((&settings.common.language, settings.appearance), (&ships.common.language, ships.appearance));
        let bytes = settings.common.cache_bytes;
        assert_eq!((bytes, settings.sound_device, settings.less_motion), (100_000_000, None, false));
        assert_eq!(settings.common.import_folder, Some(PathBuf::from("/a")), "what makes sense stays");
        let panels = settings.dividers["cut"];
        assert_eq!((panels.left, panels.right, panels.timeline), (Some(0.0), Some(LARGEST_PANEL), None));
        for text in ["[]", "null", "\u{0}", "{\"extra\": 1e999}"] {
            assert_eq!(loaded(text), Settings::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_stands_for_a_value_the_window_can_be_used(
            key in prop::sample::select(vec!["text_size", "volume", "appearance", "dividers", "less_motion", "common"]),
            value in prop_oneof![
                any::<f64>().prop_map(|number| format!("{number:e}")),
                "[a-z]{0,8}".prop_map(|text| format!("\"{text}\"")),
                Just("{\"cut\": {\"left\": 1e300}}".to_owned()),
                Just("[1, {}]".to_owned()),
            ],
        ) {
            let settings = loaded(&format!("{{\"{key}\": {value}, \"sound_device\": \"HDMI\"}}"));
            prop_assert!((TEXT_SIZES.0..=TEXT_SIZES.1).contains(&settings.text_size), "{}", settings.text_size);
            prop_assert!((0.0..=1.0).contains(&settings.volume));
        }
    }
}
