//! The user's settings that also matter without a window. The window keeps its own settings in the same file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::ordinary_file::{SMALL_BYTES, read_ours};
use crate::swallowed::{OrWarn, if_there};
use crate::{atomic_file, folders};

/// Temporary material is at least enough for one video, and at most what a large disk has, in bytes.
const CACHE_BYTES: (u64, u64) = (100_000_000, 1_000_000_000_000);

/// The settings that concern language, files and folders. Missing ones have their default, and unknown ones are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language: `id` or `en`.
    pub language: String,
    /// Where projects go, when not to the documents.
    pub projects_folder: Option<PathBuf>,
    /// Where the last files came from.
    pub import_folder: Option<PathBuf>,
    /// How much room the media cache may take.
    pub cache_bytes: u64,
    /// Servers that the user took files from: paths in projects that lead there are followed.
    pub servers: BTreeSet<String>,
    /// What newer programs stored here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "id".to_owned(),
            projects_folder: None,
            import_folder: None,
            cache_bytes: 2_000_000_000,
            servers: BTreeSet::new(),
            extra: Map::new(),
        }
    }
}

impl Settings {
    /// Reads the settings in a folder. If there are none, or a single one makes no sense, the default is used.
    pub fn load(config: &Path) -> Self {
        load::<Self>(config).sane()
    }

    /// With every value within what programs can work with.
    pub fn sane(mut self) -> Self {
        self.cache_bytes = self.cache_bytes.clamp(CACHE_BYTES.0, CACHE_BYTES.1);
        if !["id", "en"].contains(&self.language.as_str()) {
            self.language = Self::default().language;
        }
        self
    }
}

fn file_in(config: &Path) -> PathBuf {
    config.join("settings.json")
}

/// Reads the settings file in a folder as some type of settings. Each value that does not fit is left out.
pub fn load<T: DeserializeOwned + Default>(config: &Path) -> T {
    const DOING: &str = "reading the settings";
    let file = file_in(config);
    let text = if_there(read_ours(&file, SMALL_BYTES), DOING, &file);
    let said: Option<BTreeMap<String, Box<RawValue>>> =
        text.and_then(|text| serde_json::from_slice(&text).or_warn(DOING, &file));
    let understood = said.into_iter().flatten().filter_map(|(name, value)| {
        let alone = BTreeMap::from([(&name, &value)]);
        serde_json::from_str::<T>(&serde_json::to_string(&alone).ok()?).ok()?;
        Some((name, serde_json::from_str(value.get()).ok()?))
    });
    let understood: Map<String, Value> = understood.collect();
    serde_json::from_value(understood.into()).unwrap_or_default()
}

/// Keeps settings in a folder.
///
/// # Errors
/// As the system says.
pub fn save(settings: &impl Serialize, config: &Path) -> std::io::Result<()> {
    folders::create_all(config)?;
    atomic_file::write(&file_in(config), &serde_json::to_vec_pretty(settings)?)
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
        assert_eq!((settings.language.as_str(), settings.cache_bytes), ("en", 2_000_000_000));
        save(&settings, folder.path()).unwrap();
        assert!(fs::read_to_string(file_in(folder.path())).unwrap().contains("microphone"));
        fs::write(file_in(folder.path()), "{rusak").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }

    #[test]
    fn each_value_that_makes_no_sense_is_left_out_alone() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = |text: &str| {
            fs::write(file_in(folder.path()), text).unwrap();
            Settings::load(folder.path())
        };
        let settings = loaded(r#"{"language": "xx", "cache_bytes": 0, "servers": 7, "import_folder": "/a"}"#);
        assert_eq!((settings.language.as_str(), settings.cache_bytes), ("id", 100_000_000));
        assert!(settings.servers.is_empty());
        assert_eq!(settings.import_folder, Some(PathBuf::from("/a")), "what makes sense stays");
        for text in ["[]", "null", "\u{0}", "{\"extra\": 1e999}"] {
            assert_eq!(loaded(text), Settings::default(), "{text}");
        }
    }
}
