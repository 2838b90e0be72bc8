//! Nothing is lost: a program that is killed at any moment leaves a project that opens as it was, without a question.
//!
//! `SUNTING_KILLS` says how often; the session that is killed is a test of this file, run as a process of its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/script.rs"]
mod script;
mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use script::{Dice, Script, states};
use sunting_core::export::{ExportSettings, RunOptions, Unwatched, export};
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_from_media::project_of_file;
use sunting_core::workspace::autosave::Autosave;
use sunting_core::workspace::open::{Opened, create, open};
use sunting_timeline::Project;
use support::{Workplace, ffprobe};

const FILE: &str = "SUNTING_TEST_SESSION";
const SEED: &str = "SUNTING_TEST_SEED";
/// What is older than this when the program dies is not lost.
const PROMISE: Duration = Duration::from_secs(1);

fn now_micros() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros()
}

/// The program's part, without its window: opens, edits, saves, makes videos, until it is killed.
#[test]
#[ignore = "started and killed by the other tests"]
fn session() {
    let Some(file) = std::env::var_os(FILE).map(PathBuf::from) else { return };
    let opened = open(&file).unwrap();
    let mut history = opened.history();
    let paths = Arc::new(opened.paths.clone());
    let autosave =
        Autosave::start(opened.place, opened.lock.unwrap(), history.project().clone(), paths.clone(), Arc::new(|| {}))
            .unwrap();
    let mut script = Script::new(std::env::var(SEED).unwrap().parse().unwrap());
    let mut habits = Dice(script.dice.0 ^ 1);
    let exporting = Arc::new(AtomicBool::new(false));
    println!("\nopen");
    for step in 1.. {
        let entries = script.step(&mut history);
        autosave.steps(entries, history.project().clone(), paths.clone());
        println!("step {step} {}", now_micros());
        match habits.below(30) {
            0 => autosave.save_now(),
            1 => make_video(history.project().clone(), paths.clone(), &file, &exporting),
            _ => {}
        }
        // In bursts, with pauses in which the whole is saved.
        let rest = if habits.below(40) == 0 { 2100 } else { habits.below(40) };
        std::thread::sleep(Duration::from_millis(rest));
    }
}

/// One at a time, beside the project.
fn make_video(project: Arc<Project>, paths: Arc<MediaPaths>, file: &Path, running: &Arc<AtomicBool>) {
    if running.swap(true, Ordering::AcqRel) {
        return;
    }
    let (output, running) = (file.with_file_name("hasil.mp4"), running.clone());
    let options = RunOptions { store: file.with_file_name("store"), memory_bytes: None, force: true };
    let made = std::thread::Builder::new().spawn(move || {
        let settings = ExportSettings::default();
        // An empty timeline is refused, and that is right.
        let _ = export(&project, &paths, &settings, &output, &options, &Unwatched);
        running.store(false, Ordering::Release);
    });
    made.unwrap();
}

/// A session that runs, and when it told its steps.
struct Running {
    child: Child,
    steps: Receiver<u128>,
}

impl Running {
    fn start(file: &Path, seed: u64) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "session", "--ignored", "--nocapture"])
            .env(FILE, file)
            .env(SEED, seed.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        if !lines.any(|line| line == "open") {
            let output = child.wait_with_output().unwrap();
            panic!("the session did not open: {}", String::from_utf8_lossy(&output.stderr));
        }
        let (sender, steps) = channel();
        let reader = std::thread::Builder::new().spawn(move || {
            for line in lines {
                let time = line.strip_prefix("step ").and_then(|rest| rest.split(' ').nth(1)?.parse().ok());
                time.map(|time: u128| sender.send(time));
            }
        });
        reader.unwrap();
        Self { child, steps }
    }

    /// SIGKILL; when, and the times of the steps told before.
    fn kill(mut self) -> (u128, Vec<u128>) {
        let at = now_micros();
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        // The channel ends with the pipe.
        (at, self.steps.iter().collect())
    }
}

fn new_project(place: &Workplace) -> PathBuf {
    let clip = place.numbered("a.mp4", "25", 50, &["-vf", "scale=160:90"]);
    let (project, paths) = project_of_file(&probe(&clip).unwrap());
    create(&place.path("Dokumen"), "Rapat é", &project, &paths).unwrap().place.file
}

/// As if the window had shown its first picture: else the third sudden end in a row opens an older version.
fn settle(file: &Path) {
    let running = file.with_file_name(".sunting").join(file.file_stem().unwrap()).join("running");
    assert!(running.exists(), "a sudden end is noticed");
    fs::write(running, r#"{"ends_while_opening": 0, "shown": true}"#).unwrap();
}

fn reopen(file: &Path) -> Opened {
    settle(file);
    let opened = open(file).unwrap();
    assert!(opened.ended_suddenly.is_some() && opened.stepped_back.is_none() && opened.missing.is_empty());
    opened
}

#[test]
fn killed_at_any_moment_all_but_the_last_second_is_there() {
    let kills: u64 = std::env::var("SUNTING_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(50);
    let place = Workplace::new();
    let file = new_project(&place);
    let mut dice = Dice(7);
    let (mut all, mut unsynced) = (0, 0);
    for round in 0..kills {
        let mut history = reopen(&file).history();
        let running = Running::start(&file, round);
        let life = if dice.below(8) == 0 { 1200 + dice.below(1800) } else { dice.below(500) };
        std::thread::sleep(Duration::from_millis(life));
        let (killed, told) = running.kill();
        let opened = reopen(&file);
        // It may have died between doing a step and telling it.
        let states = states(&mut history, &mut Script::new(round), told.len() + 1);
        let promised = told.iter().filter(|time| killed.saturating_sub(**time) > PROMISE.as_micros()).count();
        let found = (0..states.len()).rev().find(|step| *states[*step] == *opened.project);
        let found = found.unwrap_or_else(|| panic!("round {round}: the project is as it never was"));
        assert!(found >= promised, "round {round}: step {found} of {}, {promised} promised", told.len());
        (all, unsynced) = (all + told.len(), unsynced + told.len().saturating_sub(found));
        let video = file.with_file_name("hasil.mp4");
        if video.exists() {
            assert_eq!(ffprobe(&video, &["-select_streams", "v", "-show_entries", "stream=codec_name"]), ["h264"]);
        }
    }
    println!("{kills} kills, {all} steps, {unsynced} of the last second lost");
    assert!(all > kills as usize, "the sessions did something");
    let folder = fs::read_dir(file.parent().unwrap()).unwrap().flatten();
    let names: Vec<String> = folder.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let projects = names.iter().filter(|name| name.ends_with(".sunting") && !name.starts_with('.')).count();
    assert_eq!(projects, 1, "{names:?}");
}
