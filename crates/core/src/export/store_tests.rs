//! What the store gives, keeps and removes.

use std::fs::{self, File};

use super::super::segment_file::tests::{packet, parameters};
use super::*;

/// A key that is easy to tell apart.
fn key(name: &str) -> String {
    blake3::hash(name.as_bytes()).to_hex().to_string()
}

fn path(store: &SegmentStore, name: &str) -> PathBuf {
    store.path_of(&key(name)).unwrap()
}

fn has(store: &SegmentStore, name: &str) -> bool {
    store.open_segment(&key(name)).is_ok()
}

fn make(store: &SegmentStore, name: &str) -> SegmentFacts {
    let mut pending = store.create(&key(name), &parameters()).unwrap();
    (0..3).for_each(|pts| pending.write(&packet(pts)).unwrap());
    pending.finish().unwrap()
}

fn used_hours_ago(store: &SegmentStore, name: &str, hours: u32) {
    let file = File::options().append(true).open(path(store, name)).unwrap();
    file.set_modified(SystemTime::now() - hours * RECENT).unwrap();
}

#[test]
fn a_segment_is_there_once_it_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let store = SegmentStore::open(folder.path()).unwrap();
    let mut pending = store.create(&key("k"), &parameters()).unwrap();
    pending.write(&packet(0)).unwrap();
    assert!(!has(&store, "k"));
    drop(pending);
    assert!(!has(&store, "k"));
    assert_eq!(store.segments.entries().unwrap().len(), 0);
    make(&store, "k");
    assert!(has(&store, "k"));
    assert_eq!(store.show().unwrap().segments, 1);
    used_hours_ago(&store, "k", 1);
    assert_eq!(store.clear().unwrap().segments, 1);
    assert_eq!(store.show().unwrap(), StoreSize::default());
}

#[test]
fn a_torn_segment_counts_as_not_made_and_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let store = SegmentStore::open(folder.path()).unwrap();
    make(&store, "k");
    File::options().write(true).open(path(&store, "k")).unwrap().set_len(40).unwrap();
    assert!(!has(&store, "k"));
    make(&store, "k");
    assert!(has(&store, "k"));
}

#[test]
fn the_longest_unused_goes_first_and_the_last_hour_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = SegmentStore::open(folder.path()).unwrap();
    for (key, hours) in [("a", 5), ("b", 7), ("c", 3), ("d", 0)] {
        make(&store, key);
        used_hours_ago(&store, key, hours);
    }
    let bytes = store.show().unwrap().bytes / 4;
    store.sweep_to(2 * bytes, SystemTime::now() - RECENT).unwrap();
    assert_eq!(["a", "b", "c", "d"].map(|key| path(&store, key).exists()), [false, false, true, true]);
    store.sweep_to(0, SystemTime::now() - RECENT).unwrap();
    assert_eq!(["c", "d"].map(|key| path(&store, key).exists()), [false, true]);
}

#[test]
fn what_a_live_run_used_stays_and_the_file_of_a_dead_run_goes() {
    let folder = tempfile::tempdir().unwrap();
    let store = SegmentStore::open(folder.path()).unwrap();
    store.run.set_start(SystemTime::now() - 4 * RECENT);
    let dead = folder.path().join("runs/run-dead");
    fs::write(&dead, "").unwrap();
    for (key, hours) in [("a", 3), ("b", 9)] {
        make(&store, key);
        used_hours_ago(&store, key, hours);
    }
    SegmentStore::open(folder.path()).unwrap().sweep_to(0, SystemTime::now() - RECENT).unwrap();
    assert!(!dead.exists());
    assert_eq!(["a", "b"].map(|key| path(&store, key).exists()), [true, false]);
}

#[test]
fn clearing_spares_what_a_live_run_uses_and_what_is_not_the_stores() {
    let folder = tempfile::tempdir().unwrap();
    let foreign = folder.path().join(SEGMENTS).join("skripsi.docx");
    let earlier = SegmentStore::open(folder.path()).unwrap();
    for name in ["old", "used"] {
        make(&earlier, name);
        used_hours_ago(&earlier, name, 2);
    }
    fs::write(&foreign, "mine").unwrap();
    earlier.run.set_start(SystemTime::now() - RECENT);
    assert!(has(&earlier, "used"));
    let cleared = SegmentStore::open(folder.path()).unwrap().clear().unwrap();
    assert_eq!(cleared.segments, 1);
    assert_eq!(["old", "used"].map(|name| path(&earlier, name).exists()), [false, true]);
    assert_eq!(fs::read(foreign).unwrap(), b"mine");
}

#[test]
fn making_room_takes_nothing_that_an_unfinished_order_or_a_live_run_made() {
    let folder = tempfile::tempdir().unwrap();
    let store = SegmentStore::open(folder.path()).unwrap();
    for (key, hours) in [("old", 5), ("of an order", 2), ("of a run", 0)] {
        make(&store, key);
        used_hours_ago(&store, key, hours);
    }
    let left = || ["old", "of an order", "of a run"].map(|key| path(&store, key).exists());
    let other = SegmentStore::open(folder.path()).unwrap();
    other.clear_unused(SystemTime::now() - 3 * RECENT).unwrap();
    assert_eq!(left(), [false, true, true]);
    store.run.set_start(SystemTime::now() - RECENT);
    other.clear_unused(SystemTime::now()).unwrap();
    assert_eq!(left(), [false, false, true]);
}

#[test]
fn a_store_that_is_a_file_is_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("berkas");
    fs::write(&file, "").unwrap();
    let refused = |root: &Path| match SegmentStore::open(root) {
        Err(ExportError::Media(error)) => Some(error.problem),
        _ => None,
    };
    assert_eq!(refused(&file), Some(MediaProblem::NotFolder));
    assert_eq!(refused(&file.join("dalam")), Some(MediaProblem::NotFolder));
}
