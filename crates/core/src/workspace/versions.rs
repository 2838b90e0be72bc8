//! Earlier versions of a project: many of the last hour, fewer of the last day, one a day of the last week.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::project_place::{NEWEST, ProjectPlace};
use super::{check_hidden, hidden};
use crate::ordinary_file::check_folder;
use crate::{atomic_file, folders};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// How far apart versions are kept, up to which age, in seconds.
const STEPS: [(u64, u64); 3] = [(HOUR, 5 * MINUTE), (DAY, HOUR), (7 * DAY, DAY)];

/// A version that lies further ahead is none.
const MOST_AHEAD: Duration = Duration::from_secs(3650 * DAY);

/// How the names of those end that were put aside, before the point.
const ASIDE: &str = "-kept";

/// An earlier version of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// A project file like any other.
    pub file: PathBuf,
    /// The time at which it was saved.
    pub saved_at: SystemTime,
}

pub(super) fn folder_of(place: &ProjectPlace) -> PathBuf {
    hidden(place).join("versions")
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs()
}

/// The folder, if it is the project's own and no link to somebody else's.
fn checked_folder(place: &ProjectPlace) -> io::Result<PathBuf> {
    let home = folder_of(place);
    check_hidden(place).and_then(|()| check_folder(&home)).map(|()| home)
}

/// The earlier versions of a project, the newest first. If opening the newest state ended the program, that state is
/// among them too.
pub fn list(place: &ProjectPlace) -> Vec<Version> {
    let beside = newest_beside(place).into_iter().filter_map(|file| {
        let saved_at = fs::metadata(&file).and_then(|facts| facts.modified()).ok()?;
        Some(Version { file, saved_at })
    });
    let mut versions: Vec<Version> = earlier(place).into_iter().chain(beside).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.saved_at));
    versions
}

/// What lies beside a project because an older version of it was opened: `Rapat (terbaru).sunting`, `Rapat (terbaru) 2.sunting`.
pub(super) fn newest_beside(place: &ProjectPlace) -> Vec<PathBuf> {
    let start = format!("{}{NEWEST}", place.name());
    let is_newest = |file: &PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let number = stem.strip_prefix(&start).map(str::trim_start);
        file.extension().is_some_and(|ending| ending == "sunting")
            && number.is_some_and(|number| number.chars().all(|letter| letter.is_ascii_digit()))
    };
    let entries = fs::read_dir(&place.folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(is_newest).collect()
}

/// The earlier versions, the newest first.
pub(super) fn earlier(place: &ProjectPlace) -> Vec<Version> {
    let entries = checked_folder(place).and_then(fs::read_dir).into_iter().flatten().flatten();
    // A name may be anybody's, and a clock may be wrong, but not by so much.
    let latest = SystemTime::now() + MOST_AHEAD;
    let mut versions: Vec<Version> = entries
        .filter_map(|entry| {
            let file = entry.path();
            let stem =
                file.file_stem().filter(|_| file.extension().is_some_and(|ending| ending == "sunting"))?.to_str()?;
            let saved: u64 = stem.strip_suffix(ASIDE).unwrap_or(stem).parse().ok()?;
            let saved_at = UNIX_EPOCH.checked_add(Duration::from_secs(saved)).filter(|saved_at| *saved_at <= latest)?;
            Some(Version { file, saved_at })
        })
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.saved_at));
    versions
}

/// Keeps a saved project as a version, unless there is one that is hardly older, and removes versions that are no
/// longer needed. If the clock was set back, so that the newest version lies in the future, this one is still kept.
///
/// # Errors
/// As the system says.
pub fn keep(place: &ProjectPlace, saved: &[u8], now: SystemTime) -> io::Result<()> {
    let is_apart = |version: &Version| seconds(version.saved_at).abs_diff(seconds(now)) >= 5 * MINUTE;
    if earlier(place).iter().all(is_apart) {
        write(place, &seconds(now).to_string(), saved)?;
    }
    let (aside, usual): (Vec<_>, Vec<_>) = earlier(place).into_iter().partition(is_aside);
    let times: Vec<u64> = usual.iter().map(|version| seconds(version.saved_at)).collect();
    let gone = superfluous(&times, seconds(now));
    let is_old = |version: &&Version| seconds(now).saturating_sub(seconds(version.saved_at)) > 7 * DAY;
    let usual = usual.iter().filter(|version| gone.contains(&seconds(version.saved_at)));
    aside.iter().filter(is_old).chain(usual).try_for_each(|version| fs::remove_file(&version.file))
}

/// Whether it was put aside: what somebody left for an earlier version is not thinned out.
fn is_aside(version: &Version) -> bool {
    version.file.to_string_lossy().ends_with(&format!("{ASIDE}.sunting"))
}

/// Keeps a project as a version for a week, however old the newest version is, because an earlier one is about to
/// replace it.
///
/// # Errors
/// As the system says.
pub fn put_aside(place: &ProjectPlace, project: &[u8], now: SystemTime) -> io::Result<()> {
    write(place, &format!("{}{ASIDE}", seconds(now)), project)
}

fn write(place: &ProjectPlace, stem: &str, project: &[u8]) -> io::Result<()> {
    let home = checked_folder(place)?;
    folders::create_all(&home)?;
    atomic_file::write(&home.join(format!("{stem}.sunting")), project)
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
    use std::path::Path;

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
        assert_eq!(kept(folder.path(), &[0, 60, 299, 300, 700]), [700, 300, 0]);
    }

    #[test]
    fn a_clock_that_is_put_back_does_not_end_the_versions() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kept(folder.path(), &[90_000, 0, 60, 400]), [90_000, 400, 0]);
    }

    #[test]
    fn what_was_left_for_an_earlier_version_is_not_thinned_out() {
        let folder = tempfile::tempdir().unwrap();
        let place = ProjectPlace::of(&folder.path().join("Rapat.sunting"));
        let at = |second: u64| UNIX_EPOCH + Duration::from_secs(1_790_000_100 + second);
        keep(&place, b"1", at(0)).unwrap();
        put_aside(&place, b"2", at(60)).unwrap();
        (2..20).for_each(|round| keep(&place, b"3", at(round * 300)).unwrap());
        assert!(list(&place).iter().any(|version| version.saved_at == at(60)));
        keep(&place, b"4", at(8 * DAY)).unwrap();
        assert!(list(&place).iter().all(|version| version.saved_at != at(60)));
    }

    /// What is there of a project that was saved at these seconds.
    fn kept(folder: &Path, saved: &[u64]) -> Vec<u64> {
        const START: u64 = 1_790_000_000;
        let place = ProjectPlace::of(&folder.join("Rapat.sunting"));
        for second in saved {
            let now = UNIX_EPOCH + Duration::from_secs(START + second);
            keep(&place, second.to_string().as_bytes(), now).unwrap();
        }
        list(&place).into_iter().map(|version| seconds(version.saved_at) - START).collect()
    }
}
