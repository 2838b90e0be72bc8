//! What a plan or a segment store from a stranger may do: nothing that this engine would not do by itself.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use sunting_core::export::{
    ExportError, ExportPlan, ExportSettings, RunOptions, Sound, Unwatched, join, plan, run_segment,
};
use sunting_core::library::Library;
use support::{X264, names_in, numbered_clip, numbers_of, project_of, reseal, run_options};

/// A film of a second, its plan, and a store with its only segment.
struct Place {
    folder: tempfile::TempDir,
    plan: ExportPlan,
    options: RunOptions,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clip = numbered_clip(folder.path(), "a.mp4", 25, "25", &X264);
        let (project, paths) = project_of(&clip, &[(0, 25)], Some((5, 20, "halo")));
        let plan = plan(&project, &paths, &ExportSettings::default(), &Library::nowhere()).unwrap();
        let options = RunOptions { force: true, ..run_options(folder.path()) };
        Self { folder, plan, options }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn make(&self, plan: &ExportPlan) -> Result<(), ExportError> {
        run_segment(plan, 0, &self.options, &Unwatched)?;
        join(plan, &self.path("out.mp4"), &self.options, &Unwatched).map(|_| ())
    }

    /// The only segment of the picture.
    fn stored(&self) -> PathBuf {
        self.options.store.join("segments").join(&self.plan.segments[0].key)
    }
}

/// Where every value of a plan lies.
/// Changes the bytes of a stored segment.
type Forgery = dyn Fn(&mut Vec<u8>);

fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(values) => values.iter().enumerate().map(|(n, value)| (n.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    inner.into_iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), found));
}

#[test]
fn any_changed_field_of_a_plan_is_refused_or_changes_nothing() {
    let place = Place::new();
    place.make(&place.plan).unwrap();
    let original = serde_json::to_value(&place.plan).unwrap();
    let mut all = Vec::new();
    places(&original, "", &mut all);
    let outside = place.path("outside").to_string_lossy().into_owned();
    let values = [
        Value::Null,
        json!(0),
        json!(-1),
        json!(1),
        json!(23),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(0.5),
        json!(1e300),
        json!(true),
        json!(""),
        json!("../../outside"),
        json!(outside),
        json!("1"),
        json!("1000000"),
        json!([]),
        json!({}),
        json!([["dump-yuv", outside]]),
    ];
    let (mut refused, mut harmless) = (0, 0);
    for at in &all {
        for value in &values {
            let mut changed = original.clone();
            *changed.pointer_mut(at).unwrap() = value.clone();
            let plan = serde_json::from_value::<ExportPlan>(changed).ok();
            match plan.map(|plan| run_segment(&plan, 0, &place.options, &Unwatched)) {
                Some(Ok(report)) => {
                    harmless += 1;
                    assert!(report.reused && report.key == place.plan.segments[0].key, "{at} = {value}");
                }
                _ => refused += 1,
            }
            assert_eq!(names_in(place.folder.path()), ["a.mp4", "out.mp4", "store"], "{at} = {value}");
        }
    }
    place.make(&place.plan).unwrap();
    assert_eq!(numbers_of(&place.path("out.mp4")), (0..25).collect::<Vec<_>>());
    assert!(refused > 1000 && harmless > 0, "{refused} refused, {harmless} harmless");
    assert_eq!(names_in(&place.options.store.join("segments")).len(), 2);
}

#[test]
fn a_plans_key_is_never_a_path() {
    let place = Place::new();
    fs::write(place.path("precious"), "mine").unwrap();
    let absolute = place.path("precious").to_string_lossy().into_owned();
    for key in ["../../precious", &absolute, "", ".", "A\u{0}b"] {
        let mut picture = place.plan.clone();
        picture.segments[0].key = key.to_owned();
        assert!(matches!(place.make(&picture), Err(ExportError::PlanChanged)), "{key}");
        place.make(&place.plan).unwrap();
        let mut sound = place.plan.clone();
        if let Some(Sound::Mixed { key: own, .. }) = &mut sound.sound {
            *own = key.to_owned();
        }
        assert!(matches!(place.make(&sound), Err(ExportError::PlanChanged)), "{key}");
    }
    assert_eq!(fs::read(place.path("precious")).unwrap(), b"mine");
}

/// Where a segment's first packet lies: behind the record's mark and name, its format, and its header.
fn first_packet(bytes: &[u8]) -> usize {
    const HEADER: usize = 8 + 64 + 4;
    HEADER + 4 + u32::from_le_bytes(bytes[HEADER..HEADER + 4].try_into().unwrap()) as usize
}

/// The head of a segment file alone, with facts that say that nothing follows.
fn without_packets(bytes: &mut Vec<u8>) {
    bytes.truncate(first_packet(bytes));
    let facts = br#"{"packets":0,"bytes":0,"damaged_frames":0}"#;
    bytes.push(2);
    bytes.extend((facts.len() as u32).to_le_bytes());
    bytes.extend(facts);
}

#[test]
fn a_forged_segment_is_not_joined_but_made_anew() {
    let place = Place::new();
    place.make(&place.plan).unwrap();
    let width = |bytes: &mut Vec<u8>| {
        let at = bytes.windows(14).position(|part| part == br#""width_px":320"#).unwrap();
        bytes[at + 13] = b'2';
    };
    let later = |bytes: &mut Vec<u8>| {
        let at = first_packet(bytes) + 1;
        bytes[at..][..8].copy_from_slice(&i64::MAX.to_le_bytes());
    };
    let forgeries: [&Forgery; 3] = [&without_packets, &width, &later];
    for forge in forgeries {
        reseal(&place.stored(), forge);
        let joined = join(&place.plan, &place.path("out.mp4"), &place.options, &Unwatched);
        assert!(matches!(joined, Err(ExportError::SegmentsMissing { missing: 1, count: 1 })), "{joined:?}");
        place.make(&place.plan).unwrap();
        assert_eq!(numbers_of(&place.path("out.mp4")).len(), 25);
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_store_are_not_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.make(&place.plan).unwrap();
    let away = place.path("away");
    fs::rename(place.stored(), &away).unwrap();
    symlink(&away, place.stored()).unwrap();
    let before = fs::read(&away).unwrap();
    assert!(!run_segment(&place.plan, 0, &place.options, &Unwatched).unwrap().reused);
    assert!(place.stored().symlink_metadata().unwrap().is_file());
    assert_eq!(fs::read(&away).unwrap(), before);
    let linked = place.path("linked");
    fs::create_dir(&linked).unwrap();
    fs::create_dir(place.path("elsewhere")).unwrap();
    symlink(place.path("elsewhere"), linked.join("segments")).unwrap();
    let options = RunOptions { store: linked, ..place.options.clone() };
    assert!(run_segment(&place.plan, 0, &options, &Unwatched).is_err());
    assert_eq!(names_in(&place.path("elsewhere")), [""; 0]);
}
