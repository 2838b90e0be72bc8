//! Power cuts: a session of the window is recorded call by call, and a disk is cut off at any point of it.
//!
//! The disk keeps what was synced. Of all else it has done anything: nothing, half, in any order, names without content.
//! `SUNTING_POWER_CUTS` says how many points are tried.
#![cfg(all(target_os = "linux", target_pointer_width = "64"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod disk;
mod promises;
mod recording;
#[path = "../../../../tests/support/script.rs"]
mod script;
mod session;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use disk::{Disk, Forgets};
use promises::{Said, check};
use recording::{Change, Record};
use script::{Dice, Script, states};
use session::{MARKS, live, prepare};
use sunting_core::export::SegmentStore;
use sunting_core::workspace::open::open;
use sunting_editor::services::sample_project::unpack;
use sunting_timeline::Project;

const ROOT: &str = "SUNTING_TEST_ROOT";
const SEED: &str = "SUNTING_TEST_SEED";
/// Points of one session; more are tried in further ones.
const POINTS_A_SESSION: usize = 300;
const SESSIONS_OF_FAULTS: u64 = 4;
/// What the recorder ends with where it may not watch.
const UNABLE: i32 = 77;
/// More than a session ever takes.
const ROOM_BYTES: u64 = 1 << 30;
/// How long a sync takes, in turns: a disk that turns, flash, a disk that is busy.
const SYNC_US: [u32; 3] = [8_000, 1_000, 40_000];

#[test]
#[ignore = "recorded by the other tests"]
fn session() {
    let Some(root) = std::env::var_os(ROOT).map(PathBuf::from) else { return };
    live(&root, std::env::var(SEED).unwrap().parse().unwrap());
}

/// A session that was recorded, and what the project was after each of its steps.
struct Recorded {
    root: tempfile::TempDir,
    before: Disk,
    records: Vec<Record>,
    marks_inode: u64,
    states: Vec<Arc<Project>>,
}

/// What the points of a session came to.
#[derive(Default)]
struct Tally {
    points: usize,
    lost_steps: usize,
    broken: Vec<String>,
}

/// In memory where there is such a place with room: thousands of disks are laid out.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let has_room = SegmentStore::free_bytes(memory).is_some_and(|bytes| bytes >= ROOM_BYTES);
    if has_room { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// `None` where the system lets no program watch another.
fn record(seed: u64) -> Option<Recorded> {
    // Nothing may be started from memory everywhere.
    let (root, tools) = (folder(), tempfile::tempdir().unwrap());
    let sample = unpack(tools.path(), "Rapat").unwrap();
    prepare(root.path(), &sample.with_file_name("Bahan").join("Isi formulir.mp4"));
    let before = Disk::of(root.path());
    let marks_inode = fs::metadata(root.path().join(MARKS)).unwrap().ino();
    let recording = tools.path().join("recording");
    let mut command = Command::new(recording::recorder(tools.path()));
    let sync_us = SYNC_US[seed as usize % SYNC_US.len()].to_string();
    command.arg(root.path()).arg(&recording).arg(sync_us).arg(std::env::current_exe().unwrap());
    command.args(["--exact", "session", "--ignored", "--nocapture"]).env(ROOT, root.path()).env(SEED, seed.to_string());
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    if output.status.code() == Some(UNABLE) {
        println!("skipped, programs cannot be watched here: {told}");
        return None;
    }
    assert!(output.status.success(), "{told}");
    let records = recording::read(&recording);
    let told = records.iter().map(|record| match &record.change {
        Change::Write { bytes, .. } if record.inode == marks_inode => {
            String::from_utf8_lossy(bytes).lines().filter(|line| line.starts_with("step ")).count()
        }
        _ => 0,
    });
    let states = states(&mut open(&sample).unwrap().history(), &mut Script::new(seed), told.sum());
    Some(Recorded { root, before, records, marks_inode, states })
}

impl Recorded {
    /// Cuts the power at so many random points, each time on a disk of its own mind.
    fn cut(&self, points: usize, dice: &mut Dice, forgets: Forgets) -> Tally {
        let mut at: Vec<usize> = (0..points).map(|_| dice.below(self.records.len() as u64) as usize).collect();
        at.sort_unstable();
        let (mut disk, mut said, mut tally) = (self.before.without_syncs(forgets), Said::default(), Tally::default());
        let mut done = 0;
        for point in at {
            for (number, record) in self.records.iter().enumerate().take(point).skip(done) {
                disk.follow(record, number);
                if let Change::Write { bytes, .. } = &record.change
                    && record.inode == self.marks_inode
                {
                    said.hear(record.began_us, &String::from_utf8_lossy(bytes));
                }
            }
            done = point;
            disk.cut(dice);
            tally.points += 1;
            match check(self.root.path(), &disk, &said, self.records[point].ended_us, &self.states) {
                Ok(lost) => tally.lost_steps += lost.steps,
                Err(what) => tally.broken.push(format!("point {point} of {}: {what}", self.records.len())),
            }
        }
        tally
    }
}

#[test]
fn after_a_power_cut_nothing_is_torn_and_all_but_the_last_second_is_there() {
    let asked = std::env::var("SUNTING_POWER_CUTS").ok().and_then(|points| points.parse().ok());
    let points: usize = asked.unwrap_or(POINTS_A_SESSION);
    let (mut tried, mut lost, mut broken) = (0, 0, Vec::new());
    for seed in 0.. {
        let left = points - tried;
        if left == 0 {
            break;
        }
        let Some(recorded) = record(seed) else { return };
        let tally = recorded.cut(left.min(POINTS_A_SESSION), &mut Dice(seed ^ 77), |_| false);
        (tried, lost) = (tried + tally.points, lost + tally.lost_steps);
        broken.extend(tally.broken.into_iter().map(|what| format!("session {seed}, {what}")));
    }
    println!("{tried} power cuts, {lost} steps of the last second lost, {} promises broken", broken.len());
    assert!(broken.is_empty(), "{} of {tried}:\n{}", broken.len(), broken.join("\n"));
}

/// The disk and the promises would notice: each of these syncs is needed.
#[test]
fn a_sync_that_is_left_out_is_noticed() {
    let faults: [(&str, Forgets); 6] = [
        ("journal", |path| path.ends_with("journal")),
        ("the folder of the journal", |path| path.parent().is_some_and(|all| all.ends_with(".sunting"))),
        ("what is new, before it gets its name", |path| name_of(path).starts_with(".sunting-")),
        ("segments", |path| name_of(path).starts_with(".part-")),
        ("the folder of a project", |path| path.parent().is_some_and(|parent| parent.ends_with("Sunting"))),
        ("the folder of projects", |path| path.ends_with("Sunting")),
    ];
    let mut unnoticed = faults.to_vec();
    // A fault may hide from some points of one session.
    for seed in 1000..1000 + SESSIONS_OF_FAULTS {
        let Some(recorded) = record(seed) else { return };
        unnoticed.retain(|(_, fault)| recorded.cut(150, &mut Dice(seed), *fault).broken.is_empty());
        if unnoticed.is_empty() {
            return;
        }
    }
    let names: Vec<&str> = unnoticed.iter().map(|(name, _)| *name).collect();
    panic!("nobody noticed that no sync was made of {names:?}");
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
