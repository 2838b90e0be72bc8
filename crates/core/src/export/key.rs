//! The key of a segment and of the sound: BLAKE3 over everything that decides their content.
//!
//! What is hashed is what is rendered: the scene of the segment, which starts at 0 and holds nothing that lies outside it,
//! so that moving a clip changes no key. It is written as JSON, so that what counts can be read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use sunting_timeline::MediaId;
use sunting_timeline::kit::Kit;
use sunting_timeline::scene::{File, Scene, ShownGraphic, Voice};

use super::coding::VideoCoding;
use super::sound_plan::SoundPlan;
use super::timing::Timing;

/// Raised whenever the same plan would produce other pictures or sound than before; so also when a template or a chart
/// is drawn otherwise.
pub const ENGINE_FORMAT: u32 = 10;

/// What every key of a plan depends on.
pub(super) struct Keys<'a> {
    pub fingerprints: &'a BTreeMap<MediaId, String>,
    pub timing: Timing,
    pub font_digest: &'a str,
    pub kits: &'a KitDigests,
    /// The versions of the libraries that decode, scale and encode.
    pub libraries: &'a str,
}

/// The digests of the offices' colours and logos in a scene. A logo has megabytes, and graphics share it: it is hashed
/// once for all of them.
pub(super) struct KitDigests(Vec<(Arc<Kit>, String)>);

impl KitDigests {
    /// Of the scene whose parts are named.
    pub fn of(scene: &Scene) -> Self {
        let mut known: Vec<(Arc<Kit>, String)> = Vec::new();
        for kit in scene.graphics.iter().filter_map(|graphic| graphic.kit.as_ref()) {
            if !known.iter().any(|(own, _)| Arc::ptr_eq(own, kit)) {
                known.push((kit.clone(), hash(kit.as_ref())));
            }
        }
        Self(known)
    }

    /// Empty for Sunting's own colours.
    fn digest(&self, graphic: &ShownGraphic) -> Cow<'_, str> {
        let Some(kit) = &graphic.kit else { return Cow::Borrowed("") };
        let known = self.0.iter().find(|(own, _)| Arc::ptr_eq(own, kit));
        known.map_or_else(|| hash(kit.as_ref()).into(), |(_, digest)| digest.as_str().into())
    }
}

#[derive(Serialize)]
struct SegmentContent<'a> {
    engine_format: u32,
    libraries: &'a str,
    timing: Timing,
    scene: &'a Scene,
    /// Of each of the scene's graphics.
    kits: Vec<Cow<'a, str>>,
    fingerprints: Vec<&'a str>,
    font_digest: Option<&'a str>,
}

#[derive(Serialize)]
struct SoundContent<'a> {
    engine_format: u32,
    libraries: &'a str,
    sound: &'a SoundPlan,
    voices: &'a [Vec<Voice>],
    fingerprints: Vec<&'a str>,
}

impl Keys<'_> {
    /// The name of what the scene of a segment shows, independent of how it is encoded.
    pub fn content(&self, scene: &Scene) -> String {
        hash(&SegmentContent {
            engine_format: ENGINE_FORMAT,
            libraries: self.libraries,
            timing: self.timing,
            scene,
            kits: scene.graphics.iter().map(|graphic| self.kits.digest(graphic)).collect(),
            fingerprints: self.fingerprints(&scene.files),
            font_digest: scene.has_letters().then_some(self.font_digest),
        })
    }

    /// The key of all that is heard.
    pub fn sound(&self, scene: &Scene, sound: &SoundPlan) -> String {
        hash(&SoundContent {
            engine_format: ENGINE_FORMAT,
            libraries: self.libraries,
            sound,
            voices: &scene.voices,
            fingerprints: self.fingerprints(&scene.files),
        })
    }

    fn fingerprints(&self, files: &[File]) -> Vec<&str> {
        files.iter().map(|file| self.fingerprints.get(&file.media).map_or("", String::as_str)).collect()
    }
}

/// The key of a segment of that content, coded so.
pub(super) fn segment_key(content: &str, coding: &VideoCoding) -> String {
    hash(&(content, coding))
}

fn hash(content: &impl Serialize) -> String {
    let mut hasher = blake3::Hasher::new();
    // Plain data without maps of odd keys always has a JSON text.
    let _ = serde_json::to_writer(&mut hasher, content);
    hasher.finalize().to_hex().to_string()
}
