//! What the media cache keeps and removes.

use std::time::{Duration, SystemTime};

use super::*;

fn opened(folder: &Path, quota_bytes: u64) -> Cache {
    let mut cache = Cache::open(folder, Library::nowhere(), quota_bytes).unwrap();
    cache.count();
    cache
}

fn tile_key(number: i64) -> Key {
    Key::of_tile("f00d", Time::from_seconds(number), 64)
}

fn used_hours_ago(cache: &Cache, key: &Key, hours: u32) {
    let file = File::options().append(true).open(cache.path_of(key)).unwrap();
    file.set_modified(SystemTime::now() - hours * Duration::from_secs(3600)).unwrap();
}

#[test]
fn different_things_have_different_names() {
    let of = |print| {
        let tile = |seconds, height_px| Key::of_tile(print, Time::from_seconds(seconds), height_px);
        [
            tile(0, 64),
            tile(0, 65),
            tile(1, 64),
            Key::new(RecordKind::Peaks, print, ""),
            Key::new(RecordKind::Proxy, print, ""),
        ]
    };
    let names: Vec<String> = of("a").into_iter().chain(of("b")).map(|key| key.name).collect();
    assert!(names.iter().enumerate().all(|(n, name)| crate::store::is_name(name) && !names[..n].contains(name)));
}

#[test]
fn a_record_is_read_back_after_a_restart_and_one_that_is_torn_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut cache = opened(folder.path(), 1 << 20);
    let key = tile_key(1);
    assert_eq!(cache.read(&key), None);
    cache.write(&key, b"picture").unwrap();
    assert_eq!(cache.read(&key).unwrap(), b"picture");
    assert_eq!(opened(folder.path(), 1 << 20).read(&key).unwrap(), b"picture");
    File::options().write(true).open(cache.path_of(&key)).unwrap().set_len(20).unwrap();
    assert_eq!(cache.read(&key), None);
    cache.write(&key, b"again").unwrap();
    assert_eq!(cache.read(&key).unwrap(), b"again");
}

#[test]
fn the_longest_unused_goes_first_and_what_is_not_ours_stays() {
    let folder = tempfile::tempdir().unwrap();
    let foreign = folder.path().join("surat.mp4");
    fs::write(&foreign, vec![0; 5000]).unwrap();
    let bytes = crate::store::HEAD_BYTES + 1000 + 32;
    let mut cache = opened(folder.path(), 4 * bytes);
    for (number, hours) in [(0, 3), (1, 9), (2, 5), (3, 1)] {
        cache.write(&tile_key(number), &[7; 1000]).unwrap();
        used_hours_ago(&cache, &tile_key(number), hours);
    }
    assert_eq!(cache.size_bytes(), 4 * bytes);
    assert!(cache.read(&tile_key(1)).is_some(), "reading is using");
    cache.write(&tile_key(4), &[7; 1000]).unwrap();
    let left: Vec<bool> = (0..5).map(|number| cache.path_of(&tile_key(number)).exists()).collect();
    assert_eq!(left, [false, true, false, true, true]);
    assert_eq!(cache.size_bytes(), 3 * bytes);
    cache.quota_bytes = 10;
    cache.write(&tile_key(5), &[7; 1000]).unwrap();
    assert_eq!(cache.size_bytes(), bytes, "what was just made stays");
    cache.clear();
    assert_eq!(cache.size_bytes(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(foreign.exists());
}

#[test]
fn what_a_crash_left_behind_goes_and_what_is_being_made_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join(".part-old"), folder.path().join(".part-new"));
    fs::write(&new, "x").unwrap();
    fs::write(&old, "x").unwrap();
    let file = File::options().append(true).open(&old).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(7200)).unwrap();
    drop(file);
    let cache = opened(folder.path(), 100);
    assert_eq!((old.exists(), new.exists(), cache.size_bytes()), (false, true, 0));
}

#[test]
fn a_film_counts_while_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut cache = opened(folder.path(), 1 << 20);
    let key = Key::new(RecordKind::Proxy, "f00d", "");
    let film = cache.temporary_film().unwrap();
    fs::write(&film, "moving pictures").unwrap();
    assert_eq!(cache.film(&key), None);
    let path = cache.keep_film(&key, film).unwrap();
    assert_eq!(cache.film(&key), Some(path.clone()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    fs::write(&path, "moving").unwrap();
    assert_eq!(cache.film(&key), None);
}

#[test]
fn a_film_that_is_played_is_not_swept_away_and_a_smaller_quota_holds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut cache = opened(folder.path(), 1 << 20);
    let (played, other) = (Key::new(RecordKind::Proxy, "f00d", ""), tile_key(1));
    let film = cache.temporary_film().unwrap();
    fs::write(&film, vec![7; 5000]).unwrap();
    let path = cache.keep_film(&played, film).unwrap();
    cache.write(&other, &[7; 1000]).unwrap();
    cache.set_quota(10);
    assert_eq!((path.exists(), cache.film(&played), cache.read(&other)), (true, Some(path.clone()), None));
    // The next start knows of nobody who plays it.
    opened(folder.path(), 1 << 20).set_quota(10);
    assert!(!path.exists());
    cache.clear();
    assert_eq!(cache.film(&played), None);
}
