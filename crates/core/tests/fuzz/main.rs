//! Fuzzing: everything that reads a file is given files that are almost right. Nothing may panic, hang or take memory
//! without end.
//!
//! `make fuzz` runs this for `FUZZ_SECONDS` (a minute for texts, a minute for media), with another seed each time or
//! `FUZZ_SEED`. What fails is written to `FUZZ_FOUND`; once it is mended, the small input goes to `found/`, under the
//! name of its reader.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod media;
mod mutate;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use media::Effort;
use mutate::{Dice, mutated};
use texts::{TARGETS, Target};

/// How long one reader is tried before it is the next one's turn.
const A_TURN: Duration = Duration::from_millis(200);
/// In every test run, of each reader.
const IN_TESTS: u64 = 1500;
/// No input of 64 kB takes longer to read.
const SLOW: Duration = Duration::from_secs(1);
/// Whoever takes so long will not come back.
const HANGS: Duration = Duration::from_secs(20);
/// Nothing that is read takes so much.
const MEMORY_BYTES: u64 = 1 << 30;

/// Each way in which an input failed, once: where, and the smallest input found for it.
type Found = BTreeMap<String, Vec<u8>>;

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seconds() -> Duration {
    Duration::from_secs(variable("FUZZ_SECONDS").unwrap_or(60))
}

fn seed() -> u64 {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    variable("FUZZ_SEED").unwrap_or_else(now)
}

/// Where what was found goes.
fn found_folder() -> PathBuf {
    let folder =
        std::env::var_os("FUZZ_FOUND").map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A folder in memory, where there is one: most readers read files.
fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// Gives readers inputs, and writes down how they fail.
struct Bench {
    folder: tempfile::TempDir,
    /// Where the last panic was.
    place: Arc<Mutex<String>>,
}

impl Bench {
    fn new() -> Self {
        let place = Arc::new(Mutex::new(String::new()));
        let for_hook = place.clone();
        set_hook(Box::new(move |panic| *for_hook.lock().unwrap() = panic.to_string()));
        Self { folder: scratch(), place }
    }

    /// How a reader fails at an input, if it does.
    fn failure(&self, target: &Target, input: &[u8]) -> Option<String> {
        let started = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| (target.read)(input, self.folder.path())));
        match read {
            Err(_) => Some(self.place.lock().unwrap().lines().next().unwrap_or_default().to_owned()),
            Ok(()) if started.elapsed() > SLOW => Some(format!("{} is slow", target.name)),
            Ok(()) => None,
        }
    }

    /// The same failure from as little as can be found by leaving out ever smaller parts.
    fn smallest(&self, target: &Target, input: Vec<u8>, failure: &str) -> Vec<u8> {
        let (mut small, mut part) = (input.clone(), input.len() / 2);
        let until = Instant::now() + HANGS / 2;
        while part > 0 && Instant::now() < until {
            let mut at = 0;
            while at < small.len() && Instant::now() < until {
                let mut less = small.clone();
                less.drain(at..(at + part).min(small.len()));
                (target.repair)(&mut less);
                if less.len() < small.len() && self.failure(target, &less).as_deref() == Some(failure) {
                    small = less;
                } else {
                    at += part;
                }
            }
            part /= 2;
        }
        small
    }

    /// One input, which its number decides.
    fn run(&self, target: &Target, seeds: &[Vec<u8>], dice: &mut Dice, found: &mut Found) {
        let input = input(target, seeds, dice);
        if let Some(failure) = self.failure(target, &input)
            && !found.contains_key(&failure)
            // A busy machine is slow now and then.
            && (0..5).all(|_| self.failure(target, &input).as_ref() == Some(&failure))
        {
            let small = self.smallest(target, input, &failure);
            found.insert(failure, small);
        }
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            drop(take_hook());
        }
    }
}

fn input(target: &Target, seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut input = mutated(seeds, dice);
    if dice.below(8) > 0 {
        (target.repair)(&mut input);
    }
    input
}

fn number_of(run: u64, seed: u64) -> Dice {
    Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ run)
}

/// Writes what was found where it can be looked at, and fails if there is any.
fn judge(target: &str, found: &Found) {
    for (number, (failure, input)) in found.iter().enumerate() {
        let path = found_folder().join(format!("{target}-{number}"));
        fs::write(&path, input).unwrap();
        println!("{target}: {failure}\n  {} bytes in {}", input.len(), path.display());
    }
}

#[test]
fn what_once_failed_is_read_without_harm() {
    let bench = Bench::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found");
    let mut failures = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        match TARGETS.iter().find(|target| name.starts_with(target.name)) {
            Some(target) => failures.extend(bench.failure(target, &fs::read(&path).unwrap())),
            None => {
                let started = Instant::now();
                media::look(&path);
                failures.extend((started.elapsed() > HANGS / 2).then(|| format!("{name} takes too long")));
            }
        }
    }
    drop(bench);
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn thousands_of_texts_that_are_almost_right_do_no_harm() {
    let (bench, mut found) = (Bench::new(), Found::new());
    for target in &TARGETS {
        let seeds = (target.seeds)();
        (0..IN_TESTS).for_each(|run| bench.run(target, &seeds, &mut number_of(run, 1), &mut found));
    }
    drop(bench);
    assert!(
        found.is_empty(),
        "{:?}",
        found.iter().map(|(what, input)| (what, String::from_utf8_lossy(input))).collect::<Vec<_>>()
    );
}

#[test]
fn some_media_with_wrong_bytes_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let (runs, harms) = media::fuzz(folder.path(), 1, Instant::now() + Duration::from_secs(60), Effort::Test);
    let harms: Vec<&String> = harms.iter().map(|harm| &harm.what).collect();
    assert!(runs > 0 && harms.is_empty(), "{harms:?}");
}

#[test]
#[ignore = "make fuzz"]
fn fuzz_texts() {
    let (bench, started, seed) = (Bench::new(), Instant::now(), seed());
    let until = started + seconds();
    let (turn, at) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicU64::new(0)));
    watch(turn.clone(), at.clone(), seed);
    let mut all: Vec<_> =
        TARGETS.iter().map(|target| (target, target.all_seeds(), Found::new(), 0, Duration::ZERO)).collect();
    while Instant::now() < until {
        for (number, (target, seeds, found, runs, spent)) in all.iter_mut().enumerate() {
            turn.store(number, Ordering::Relaxed);
            let begun = Instant::now();
            while begun.elapsed() < A_TURN {
                at.store(*runs, Ordering::Relaxed);
                bench.run(target, seeds, &mut number_of(*runs, seed), found);
                *runs += 1;
            }
            *spent += begun.elapsed();
        }
    }
    drop(bench);
    let (mut runs, mut findings) = (0, 0);
    for (target, seeds, found, done, spent) in &all {
        let rate = *done as f64 / spent.as_secs_f64();
        println!("{:9} {done:9} runs {rate:8.0}/s from {} seeds, {} found", target.name, seeds.len(), found.len());
        judge(target.name, found);
        (runs, findings) = (runs + done, findings + found.len());
    }
    println!("texts: {runs} runs in {} s, seed {seed}, {findings} found", started.elapsed().as_secs());
    assert_eq!(findings, 0);
}

/// Ends the program when a reader does not come back or takes all memory, and keeps the input.
fn watch(turn: Arc<AtomicUsize>, at: Arc<AtomicU64>, seed: u64) {
    let watcher = std::thread::Builder::new().spawn(move || {
        let (mut last, mut since) = ((0, 0), Instant::now());
        loop {
            std::thread::sleep(Duration::from_millis(50));
            let now = (turn.load(Ordering::Relaxed), at.load(Ordering::Relaxed));
            if now != last {
                (last, since) = (now, Instant::now());
            }
            let pages = fs::read_to_string("/proc/self/statm").unwrap_or_default();
            let resident_bytes =
                pages.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096;
            let what = match () {
                () if since.elapsed() > HANGS => "hangs",
                () if resident_bytes > MEMORY_BYTES => "takes too much memory",
                () => continue,
            };
            let target = &TARGETS[now.0];
            let input = input(target, &target.all_seeds(), &mut number_of(now.1, seed));
            let path = found_folder().join(format!("{}-{what}", target.name));
            fs::write(&path, input).unwrap();
            println!("{}: {what}, {}", target.name, path.display());
            std::process::exit(1);
        }
    });
    watcher.unwrap();
}

#[test]
#[ignore = "make fuzz"]
fn fuzz_media() {
    let (folder, started, seed) = (scratch(), Instant::now(), seed());
    let (runs, harms) = media::fuzz(folder.path(), seed, started + seconds(), Effort::Fuzz);
    for harm in &harms {
        let kept = found_folder().join(harm.input.file_name().unwrap());
        fs::copy(&harm.input, &kept).unwrap();
        println!("media: {}\n  {}", harm.what.lines().take(4).collect::<Vec<_>>().join(" "), kept.display());
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("media: {runs} runs, {:.0}/s, seed {seed}, {} found", runs as f64 / seconds, harms.len());
    assert!(harms.is_empty());
}

/// Looks at inputs, started by the other tests.
#[test]
#[ignore = "started by the other tests"]
fn media_child() {
    media::work();
}
