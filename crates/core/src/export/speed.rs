//! How fast this machine made its last videos, kept in the cache: pictures a second by the source's and the result's
//! size and the source's codec.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::plan::ExportPlan;
use super::sources::Sources;
use crate::atomic_file;
use crate::ordinary_file::{SMALL_BYTES, read_ours};

/// The file in the cache.
const NAME: &str = "speeds.json";
/// Sizes are told apart by the lines of the shorter side, up to these.
const SIZES_PX: [u32; 5] = [360, 480, 720, 1080, 2160];
/// Fewer pictures than that tell nothing of a machine's speed.
const LEAST_FRAMES: u64 = 60;
/// What was known before counts as much as so many pictures.
const REMEMBERED_FRAMES: f64 = 300.0;
/// No laptop is slower or faster, in pictures a second.
const SANE: std::ops::RangeInclusive<f64> = 0.5..=2000.0;
/// Pixels that a picture costs before anything is encoded, and pixels a second of two slow cores: until a machine was
/// measured.
const READING_PIXELS: f64 = 1_400_000.0;
const USUAL_PIXELS_A_SECOND: f64 = 90_000_000.0;

/// The figures of one machine.
pub(super) struct Speeds {
    path: PathBuf,
    known: BTreeMap<String, f64>,
}

/// What kind of work making a plan is.
pub(super) struct Kind {
    name: String,
    pixels: f64,
}

impl Speeds {
    /// What is kept in a cache folder; nothing where it cannot be read.
    pub fn load(cache: &Path) -> Self {
        let path = cache.join(NAME);
        let known = read_ours(&path, SMALL_BYTES).ok().and_then(|text| serde_json::from_slice(&text).ok());
        Self { path, known: known.unwrap_or_default() }
    }

    /// The kind of a plan's work: that of its longest source.
    pub fn kind(plan: &ExportPlan, sources: &Sources) -> Kind {
        let spent = sources.0.values().filter_map(|source| source.facts.spent.as_ref());
        let source = spent.max_by_key(|spent| spent.picture_bytes.len());
        let codec = source.map_or("still", |spent| if spent.in_h264 > 1.0 { "new" } else { "h264" });
        let read = source.map_or(0, |spent| class(((spent.pixels as f64) * 9.0 / 16.0).sqrt() as u32));
        let made = class(plan.coding.width_px.min(plan.coding.height_px));
        let pixels = f64::from(plan.coding.width_px) * f64::from(plan.coding.height_px);
        Kind { name: format!("{codec}-{read}-{made}"), pixels }
    }

    /// Pictures a second of that kind.
    pub fn of(&self, kind: &Kind) -> f64 {
        let usual = USUAL_PIXELS_A_SECOND / (READING_PIXELS + kind.pixels);
        self.known.get(&kind.name).copied().unwrap_or(usual).clamp(*SANE.start(), *SANE.end())
    }

    /// Keeps what so many pictures took. A cache that cannot be written only forgets it.
    pub fn note(&mut self, kind: &Kind, frames: u64, seconds: f64) {
        let newest = frames as f64 / seconds;
        if frames < LEAST_FRAMES || !SANE.contains(&newest) {
            return;
        }
        let before = self.known.get(&kind.name).copied().filter(|before| SANE.contains(before));
        let part = frames as f64 / (frames as f64 + REMEMBERED_FRAMES);
        let known = before.map_or(newest, |before| before + part * (newest - before));
        self.known.insert(kind.name.clone(), known);
        let text = serde_json::to_vec(&self.known).unwrap_or_default();
        let _ = atomic_file::write(&self.path, &text);
    }
}

fn class(short_side_px: u32) -> u32 {
    SIZES_PX.into_iter().find(|size| short_side_px <= *size).unwrap_or(SIZES_PX[SIZES_PX.len() - 1])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_last_exports_count_and_nonsense_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let kind = Kind { name: "h264-1080-720".to_owned(), pixels: 921_600.0 };
        let usual = Speeds::load(folder.path()).of(&kind);
        assert!((20.0..60.0).contains(&usual), "{usual}");
        Speeds::load(folder.path()).note(&kind, 300, 15.0);
        Speeds::load(folder.path()).note(&kind, 300, 30.0);
        Speeds::load(folder.path()).note(&kind, 300, 0.0);
        Speeds::load(folder.path()).note(&kind, 5, 5.0);
        assert_eq!(Speeds::load(folder.path()).of(&kind), 15.0);
        fs::write(folder.path().join(NAME), r#"{"h264-1080-720": 1e300}"#).unwrap();
        assert_eq!(Speeds::load(folder.path()).of(&kind), 2000.0);
        fs::write(folder.path().join(NAME), "{torn").unwrap();
        assert_eq!(Speeds::load(folder.path()).of(&kind), usual);
    }
}
