//! What may not be lost or torn, whatever the disk did: looked at by the program's own code.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sunting_core::export::SegmentStore;
use sunting_core::project_file::{load, load_in};
use sunting_core::workspace::open::{ProjectPlace, open};
use sunting_core::workspace::{recents, versions};
use sunting_editor::services::job_store::JobStore;
use sunting_editor::settings::Settings;
use sunting_timeline::Project;

use crate::disk::Disk;
use crate::session::{TICK, candidates, places};

/// What is older than this when the power goes is not lost.
const PROMISE: Duration = Duration::from_secs(1);
/// Stalls before that many seconds are over.
const STALL_WINDOW_US: u64 = 3_000_000;

/// What the session said, with its time in microseconds.
#[derive(Clone, Debug, Default)]
pub struct Said(Vec<(u64, String)>);

impl Said {
    /// Takes what was written to the marks.
    pub fn hear(&mut self, at_us: u64, text: &str) {
        self.0.extend(text.lines().map(|line| (at_us, line.to_owned())));
    }

    fn has(&self, mark: &str) -> bool {
        self.0.iter().any(|(_, said)| said == mark)
    }

    fn last(&self, kind: &str) -> Option<&str> {
        self.0.iter().rev().find_map(|(_, said)| said.strip_prefix(kind)?.strip_prefix(' '))
    }

    fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(move |(_, said)| said.strip_prefix(kind)?.strip_prefix(' '))
    }

    /// Steps that were told so long before that moment that they are promised; a stalled machine has longer.
    fn promised(&self, cut_us: u64) -> usize {
        let ticks: Vec<u64> = self.0.iter().filter(|(_, said)| said == "tick").map(|(at, _)| *at).collect();
        let recent = ticks.iter().skip_while(|at| **at + STALL_WINDOW_US < cut_us).copied().chain([cut_us]);
        let recent: Vec<u64> = recent.collect();
        let usual_us = TICK.as_micros() as u64 * 5 / 4;
        let stalled_us: u64 = recent.windows(2).map(|pair| (pair[1] - pair[0]).saturating_sub(usual_us)).sum();
        let least_us = PROMISE.as_micros() as u64 + stalled_us;
        self.0.iter().filter(|(at, said)| said.starts_with("step ") && at + least_us < cut_us).count()
    }

    /// Steps that were told at all.
    pub fn steps(&self) -> usize {
        self.all("step").count()
    }
}

/// What was lost of the last second.
#[derive(Debug, Default)]
pub struct Lost {
    pub steps: usize,
}

/// Looks at a disk after a power cut. `states` is the project after each step.
pub fn check(root: &Path, disk: &Disk, said: &Said, cut_us: u64, states: &[Arc<Project>]) -> Result<Lost, String> {
    nothing_is_torn(root, disk)?;
    what_is_made_is_there(root, disk, said)?;
    segments_are_whole(root, disk, said)?;
    small_things_are_old_or_new(root, said)?;
    let lost = the_project_is_there(root, said, cut_us, states)?;
    if said.has("copied") {
        let copy = places(root).documents.join("Salinan/Salinan.sunting");
        let loaded = load(&copy).map_err(|error| error.to_string())?;
        expect(loaded.missing.is_empty(), || format!("the copy lacks {:?}", loaded.missing))?;
    }
    Ok(lost)
}

fn the_project_is_there(root: &Path, said: &Said, cut_us: u64, states: &[Arc<Project>]) -> Result<Lost, String> {
    let found: Vec<PathBuf> = candidates(root).filter(|file| file.exists()).collect();
    let [file] = &found[..] else {
        return expect(!said.has("opened") && found.is_empty(), || format!("projects: {found:?}"))
            .map(|()| Lost::default());
    };
    if said.has("renamed") {
        expect(file.ends_with("Desa/Desa.sunting"), || format!("its old name: {}", file.display()))?;
    }
    let place = ProjectPlace::of(file);
    for version in versions::list(&place) {
        load_in(&version.file, &place.folder).map_err(|error| format!("a version: {error}"))?;
    }
    let opened = open(file).map_err(|error| error.to_string())?;
    expect(opened.missing.is_empty(), || format!("missing: {:?}", opened.missing))?;
    expect(opened.stepped_back.is_none() && opened.lock.is_ok(), || "it does not just open".to_owned())?;
    let promised = if said.has("closed") { said.steps() } else { said.promised(cut_us) };
    let state = (0..states.len()).rev().find(|step| *states[*step] == *opened.project);
    let state = state.ok_or("the project is as it never was")?;
    expect(state >= promised, || format!("step {state} of {}, {promised} promised", said.steps()))?;
    Ok(Lost { steps: said.steps().saturating_sub(state) })
}

/// Every file that has got its name by renaming holds what it held then; the rest is ours to judge when it is opened. What
/// is known of files ("sources") is sealed, and a torn record of it is as good as none: the store's own tests see to that.
fn nothing_is_torn(folder: &Path, disk: &Disk) -> Result<(), String> {
    const JUDGED: [&str; 7] = ["marks", "journal", "journal.new", "running", "lock", "segments", "sources"];
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let is_temporary = name.ends_with(".part")
            || [".sunting-", ".part-", ".tmp", "run-", "packing-"].iter().any(|prefix| name.starts_with(prefix));
        if is_temporary || JUDGED.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            nothing_is_torn(&path, disk)?;
        } else {
            expect(disk.was_whole(&path), || format!("torn: {}", path.display()))?;
        }
    }
    Ok(())
}

fn what_is_made_is_there(root: &Path, disk: &Disk, said: &Said) -> Result<(), String> {
    for made in said.all("made").map(Path::new) {
        // Its folder may have got another name since.
        let renamed = places(root).projects().join("Desa/Bahan").join(made.file_name().unwrap());
        let found = [made, &renamed].into_iter().find(|path| path.exists());
        expect(found.is_some_and(|path| disk.was_whole(path)), || format!("gone: {}", made.display()))?;
    }
    Ok(())
}

fn segments_are_whole(root: &Path, disk: &Disk, said: &Said) -> Result<(), String> {
    let segments = places(root).cache.join("segments");
    let Ok(store) = SegmentStore::open(&places(root).cache) else { return Err("the store does not open".to_owned()) };
    let mut whole = 0;
    for entry in fs::read_dir(segments).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if store.open_segment(&name).is_ok() {
            expect(disk.was_whole(&entry.path()), || format!("a broken segment is taken: {name}"))?;
            whole += 1;
        }
    }
    let promised: usize = said.last("segments").map_or(0, |count| count.parse().unwrap());
    expect(whole >= promised, || format!("{whole} of {promised} segments"))
}

fn small_things_are_old_or_new(root: &Path, said: &Said) -> Result<(), String> {
    let places = places(root);
    let text_size = Settings::load(&places.config).text_size;
    let least: f32 = said.last("settings").map_or(1.0, |size| size.parse().unwrap());
    expect(text_size >= least, || format!("settings {text_size}, {least} were kept"))?;
    let recent = recents::list(&places.config);
    expect(!said.has("remembered") || recent.len() == 1, || format!("recent: {recent:?}"))?;
    let recalled = JobStore::of_cache(&places.cache).recall();
    let other = places.results().join("b.mp4");
    let is_offered = recalled.iter().any(|(_, job)| job.noted.destination == other);
    expect(is_offered || !said.has("ordered") || said.has("forgets"), || "the order is gone".to_owned())?;
    recalled.iter().try_for_each(|(_, job)| {
        expect(!job.order.project.tracks.is_empty(), || "an order without its project".to_owned())
    })
}

fn expect(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}
