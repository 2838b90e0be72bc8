//! Earlier versions of a project: many of the last hour, fewer of the last day, one a day of the last week.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::hidden;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// How far apart versions are kept, up to which age, in seconds.
const STEPS: [(u64, u64); 3] = [(HOUR, 5 * MINUTE), (DAY, HOUR), (7 * DAY, DAY)];

/// An earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// A project file like any other.
    pub file: PathBuf,
    /// When it was saved.
    pub saved_at: SystemTime,
}

fn folder_of(folder: &Path) -> PathBuf {
    hidden(folder).join("versions")
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs()
}

/// The earlier versions of the project in a folder, the newest first.
pub fn list(folder: &Path) -> Vec<Version> {
    let entries = fs::read_dir(folder_of(folder)).into_iter().flatten().flatten();
    let mut versions: Vec<Version> = entries
        .filter_map(|entry| {
            let file = entry.path();
            let saved: u64 = file.file_stem()?.to_str()?.parse().ok()?;
            Some(Version { file, saved_at: UNIX_EPOCH + Duration::from_secs(saved) })
        })
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.saved_at));
    versions
}

/// Keeps a saved project as a version, unless one is hardly older, and lets go of what is no longer needed.
///
/// # Errors
/// As the system says.
pub fn keep(folder: &Path, saved: &[u8], now: SystemTime) -> io::Result<()> {
    let versions = list(folder);
    let newest = versions.first().map(|version| seconds(version.saved_at));
    if newest.is_none_or(|newest| seconds(now).saturating_sub(newest) >= 5 * MINUTE) {
        keep_now(folder, saved, now)?;
    }
    let times: Vec<u64> = list(folder).iter().map(|version| seconds(version.saved_at)).collect();
    for gone in superfluous(&times, seconds(now)) {
        fs::remove_file(folder_of(folder).join(format!("{gone}.sunting")))?;
    }
    Ok(())
}

/// Keeps a saved project as a version, however old the newest one is.
///
/// # Errors
/// As the system says.
pub fn keep_now(folder: &Path, saved: &[u8], now: SystemTime) -> io::Result<()> {
    let home = folder_of(folder);
    fs::create_dir_all(&home)?;
    let name = home.join(seconds(now).to_string());
    fs::write(name.with_extension("part"), saved)?;
    fs::rename(name.with_extension("part"), name.with_extension("sunting"))
}

/// Which of the versions, the newest first, are not needed: in each step's stretch of time the oldest one stays.
fn superfluous(times: &[u64], now: u64) -> Vec<u64> {
    let slot = |time: u64| {
        let age = now.saturating_sub(time);
        let (_, apart) = STEPS.iter().find(|(limit, _)| age <= *limit)?;
        Some((*apart, time / apart))
    };
    let mut gone = Vec::new();
    for (index, time) in times.iter().enumerate().skip(1) {
        let older_in_same_slot = times[index + 1..].iter().any(|older| slot(*older) == slot(*time));
        if slot(*time).is_none() || older_in_same_slot {
            gone.push(*time);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_of_saving_every_five_minutes_leaves_a_few_dozen() {
        let mut times: Vec<u64> = Vec::new();
        let start = 1_790_000_000;
        for step in 0..8 * DAY / (5 * MINUTE) {
            let now = start + step * 5 * MINUTE;
            times.insert(0, now);
            let gone = superfluous(&times, now);
            times.retain(|time| !gone.contains(time));
        }
        assert!((35..=48).contains(&times.len()), "{}", times.len());
        let newest = times[0];
        let within = |age: u64| times.iter().filter(|time| newest - **time <= age).count();
        assert!(within(HOUR) >= 11 && within(DAY) >= 33, "{} {}", within(HOUR), within(DAY));
        assert!(newest - times.last().unwrap() >= 6 * DAY);
    }

    #[test]
    fn versions_hardly_apart_are_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = |seconds: u64| UNIX_EPOCH + Duration::from_secs(1_790_000_000 + seconds);
        for seconds in [0, 60, 299, 300, 700] {
            keep(folder.path(), format!("{seconds}").as_bytes(), at(seconds)).unwrap();
        }
        let saved: Vec<SystemTime> = list(folder.path()).into_iter().map(|version| version.saved_at).collect();
        assert_eq!(saved, [at(700), at(300), at(0)]);
    }
}
