//! The thread that makes videos.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use sunting_core::export::{ExportError, ExportReport, export};
use sunting_core::folders;
use sunting_core::naming::{free_file, safe_name};
use sunting_core::swallowed::warn_of;
use sunting_timeline::described::Described;

use super::bar::{JobWatcher, pieces_made};
use super::orders::Chore;
use super::{JobOrder, Noted, Problem, Shared, Standing};
use crate::model::{JobState, Remedy};
use crate::services::awake::Awake;

/// Makes what waits until the window is closed.
pub(super) fn run(shared: &Shared) {
    while let Some(id) = next(shared) {
        let _awake = Awake::hold();
        make(shared, id);
    }
}

/// Waits for something to do; nothing when the window is closed.
fn next(shared: &Shared) -> Option<u64> {
    let mut state = shared.lock();
    loop {
        if state.quit {
            return None;
        }
        if let Some(job) = state.jobs.iter().find(|job| job.view.state == JobState::Waiting) {
            return Some(job.view.id);
        }
        state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

fn make(shared: &Shared, id: u64) {
    let order = shared.lock().jobs.iter().find(|job| job.view.id == id).map(|job| job.order.clone());
    let Some(order) = order else { return };
    // Looked for without the lock: the window waits for nobody's disk.
    let destination = free_file(&order.folder, &safe_name(&order.stem), "mp4");
    let job = shared.change(|state| {
        let job = state.jobs.iter_mut().find(|job| job.view.id == id)?;
        if job.view.state != JobState::Waiting {
            return None;
        }
        job.view.destination.clone_from(&destination);
        let pieces = pieces_made(job.done, job.view.duration);
        job.view.state = JobState::Running { done: job.done, left: None, pieces, is_checking: false };
        Some((job.stop.clone(), job.done))
    });
    let Some((stop, done)) = job else { return };
    let note = Noted { destination: destination.clone(), done, standing: Standing::Stopped };
    shared.ask(Chore::Note(id, note));
    let watcher = JobWatcher::new(shared, id, stop, &order, &destination, done);
    let started = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| {
        folders::create_all(&order.folder).map_err(|error| ExportError::from_io(&order.folder, &error))?;
        export(&order.project, &order.paths, &order.settings, &destination, &shared.options, &watcher)
    }));
    let done = watcher.progress_so_far();
    shared.change(|state| state.jobs.iter_mut().filter(|job| job.view.id == id).for_each(|job| job.done = done));
    settle(shared, id, &order, result, started.elapsed());
}

fn settle(
    shared: &Shared,
    id: u64,
    order: &JobOrder,
    result: std::thread::Result<Result<ExportReport, ExportError>>,
    took: Duration,
) {
    let standing = match result {
        Ok(Ok(report)) => {
            shared.ask(Chore::Forget(id));
            let done = JobState::Done {
                bytes: report.size_bytes,
                limit_bytes: report.limit_bytes,
                size_px: (report.width_px, report.height_px),
                took,
                damaged_frames: report.damaged_frames,
            };
            shared.set_state(id, done);
            return;
        }
        Ok(Err(ExportError::Cancelled)) => {
            let cancelled = shared.lock().jobs.iter().any(|job| job.view.id == id && job.cancelled);
            if cancelled {
                shared.ask(Chore::Forget(id));
                shared.change(|state| state.jobs.retain(|job| job.view.id != id));
                return;
            }
            // A window that is being closed stops what it makes; nobody asked for that pause.
            if shared.lock().quit { Standing::Stopped } else { Standing::Paused }
        }
        Ok(Err(error)) => {
            warn_of("making a video", Path::new(&order.stem), &error);
            Standing::Failed(problem(order, &error))
        }
        Err(_) => Standing::Failed(Problem { code: "panic".to_owned(), ..Problem::default() }),
    };
    shared.change(|state| {
        if let Some(job) = state.jobs.iter_mut().find(|job| job.view.id == id) {
            shared.stand(job, standing);
        }
    });
}

/// What went wrong, and what would mend it.
fn problem(order: &JobOrder, error: &ExportError) -> Problem {
    let file = error.file().map(Path::to_owned);
    let arguments = error.arguments().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let used = order.project.tracks.iter().flat_map(|track| &track.clips).filter_map(|clip| clip.content.media());
    let is_of_result =
        |file: &PathBuf| file.starts_with(&order.folder) && !order.paths.0.values().any(|path| path == file);
    let remedy = match &file {
        _ if used.into_iter().any(|media| !order.paths.of(media).is_file()) => Some(Remedy::FindFile),
        Some(file) if is_of_result(file) => Some(Remedy::ChooseFolder),
        _ => None,
    };
    Problem { code: error.code().to_owned(), arguments, file, remedy }
}
