//! What the user decided about the window, kept between starts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{atomic_file, folders};

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
    /// The purpose that was chosen last.
    pub purpose: String,
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
            purpose: "whatsapp".to_owned(),
            dividers: BTreeMap::new(),
            extra: Map::new(),
        }
    }
}

fn file_in(config: &Path) -> PathBuf {
    config.join("settings.json")
}

impl Settings {
    /// The settings in a folder; those that ship where there are none.
    pub fn load(config: &Path) -> Self {
        fs::read_to_string(file_in(config)).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
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
}
